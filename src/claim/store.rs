//! Claim files on disk. A file is written whole or not at all.

use std::io::Write as _;

use camino::Utf8Path;
use miette::Diagnostic;

use super::file::document_paths;
use super::{
    Claim, ClaimId, Curated, Doubt, Meant, Merged, Read, SourceClaims, Status, Update, curate as curated,
    merge, parse, render,
};
use crate::document::{Document, Source, Wording};
use crate::yaml::{self, Problem, Problems};

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error, Diagnostic)]
pub enum StoreError {
    /// The disk refuses; the message names the path.
    #[error(transparent)]
    #[diagnostic(help("is the path right, and may it be read and written?"))]
    Disk(#[from] std::io::Error),
    /// The file is not what it should be.
    #[error(transparent)]
    #[diagnostic(transparent)]
    File(#[from] Problems),
}

impl From<Problem> for StoreError {
    fn from(problem: Problem) -> Self {
        Self::File(problem.into())
    }
}

/// Reads a claim file and holds it against its document, if `document` finds that at one of the
/// places where it may lie. The document is handed on.
///
/// # Errors
///
/// Where the file cannot be read, or says what cannot be.
pub fn read(
    path: &Utf8Path,
    document: impl FnMut(&Utf8Path) -> Option<Document>,
) -> Result<(Read, Option<Document>), StoreError> {
    read_doubting(path, document, |_, _, _| None)
}

/// Like [`read`]; `doubt` says of a claim what its source does not bear out.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_doubting(
    path: &Utf8Path,
    mut document: impl FnMut(&Utf8Path) -> Option<Document>,
    doubt: impl Fn(&Source, &Claim, Option<&Document>) -> Option<Doubt>,
) -> Result<(Read, Option<Document>), StoreError> {
    let bytes = fs_err::read(path)?;
    let file = parse(path.as_str(), yaml::utf8(path.as_str(), &bytes)?)?;
    let named = &file.source().document;
    let document = match named.as_str() {
        "" => None,
        _ => document_paths(path, named).iter().find_map(|path| document(path)),
    };
    let read =
        file.against_doubting(document.as_ref(), |source, claim| doubt(source, claim, document.as_ref()))?;
    Ok((read, document))
}

/// Writes a claim file that is not there yet.
///
/// # Errors
///
/// Where the disk refuses; there is no half of a file then.
pub fn write_new(path: &Utf8Path, claims: &SourceClaims) -> Result<(), StoreError> {
    Ok(write_whole(path, &render(claims))?)
}

/// Writes what was extracted from `document`: a new file, or into the one that is there, where
/// everything that a person did stays.
///
/// # Errors
///
/// Where the file that is there has mistakes, or the disk refuses; it is as it was then.
pub fn update<'d>(
    path: &Utf8Path,
    extracted: &SourceClaims,
    document: impl Into<Wording<'d>>,
) -> Result<Update, StoreError> {
    if !path.exists() {
        write_new(path, extracted)?;
        return Ok(Update::first(extracted));
    }
    let bytes = fs_err::read(path)?;
    let text = yaml::utf8(path.as_str(), &bytes)?;
    let Merged { text: new, update } = merge(path.as_str(), text, extracted, document)?;
    if new != text {
        write_whole(path, &new)?;
    }
    Ok(update)
}

/// Gives claims of a file a status, and says by whom; the claims that have another one now.
///
/// # Errors
///
/// Where the file has mistakes or cannot be edited in place, or the disk refuses; it is as it was then.
pub fn curate(path: &Utf8Path, meant: &Meant, status: Status, by: &str) -> Result<Vec<ClaimId>, StoreError> {
    let bytes = fs_err::read(path)?;
    let text = yaml::utf8(path.as_str(), &bytes)?;
    let Curated { text: new, changed } = curated(path.as_str(), text, meant, status, by)?;
    if !changed.is_empty() {
        write_whole(path, &new)?;
    }
    Ok(changed)
}

/// Puts a file in its place in one step: written beside it, forced to disk, renamed. Through a
/// symbolic link it is the file behind that is replaced; its permissions stay.
///
/// # Errors
///
/// Where the disk refuses; the file is as it was then.
pub fn write_whole(path: &Utf8Path, text: &str) -> std::io::Result<()> {
    let target = path.canonicalize_utf8().unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().filter(|p| !p.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    fs_err::create_dir_all(folder)?;
    let mut file = temporary(folder)?;
    file.write_all(text.as_bytes())?;
    if let Ok(there) = fs_err::metadata(&target) {
        file.as_file().set_permissions(there.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&target)?;
    Ok(())
}

/// Others may read it, as far as the user's mask allows: the crate's own default is the owner alone.
#[cfg(unix)]
fn temporary(folder: &Utf8Path) -> std::io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt as _;
    tempfile::Builder::new().permissions(std::fs::Permissions::from_mode(0o666)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn temporary(folder: &Utf8Path) -> std::io::Result<tempfile::NamedTempFile> {
    tempfile::NamedTempFile::new_in(folder)
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use camino::{Utf8Path, Utf8PathBuf};

    use super::{read, update, write_new};
    use crate::claim::SourceClaims;
    use crate::claim::tests::claim;

    fn folder() -> (tempfile::TempDir, Utf8PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = Utf8PathBuf::from_path_buf(folder.path().to_owned()).unwrap();
        (folder, path)
    }

    fn claims() -> SourceClaims {
        let mut claims = SourceClaims { claims: vec![claim("40", "forty dead")], ..SourceClaims::default() };
        claims.source.id = "wsws".to_owned();
        claims.source.document = "sources/wsws.txt".into();
        crate::claim::name_all("wsws", &mut claims.claims);
        claims
    }

    fn text_at(path: &Utf8Path) -> Option<Document> {
        fs_err::read_to_string(path).ok().map(|text| Document { text, ..Document::default() })
    }

    #[test]
    fn the_document_is_found_from_the_dossier() {
        let (_guard, dossier) = folder();
        let path = dossier.join("claims/wsws.yaml");
        write_new(&path, &claims()).unwrap();
        fs_err::create_dir(dossier.join("sources")).unwrap();
        fs_err::write(dossier.join("sources/wsws.txt"), "It left forty dead.").unwrap();
        let (read, _) = read(&path, text_at).unwrap();
        assert_eq!(read.claims.claims[0].span, crate::text::Span::new(8, 18));
    }

    #[test]
    fn a_file_with_a_mistake_is_left_as_it_is() {
        let (_guard, folder) = folder();
        let path = folder.join("wsws.yaml");
        fs_err::write(&path, "schema: crosscheck/claims/1\nsorce: {id: wsws}\n").unwrap();
        assert!(update(&path, &claims(), "forty dead").is_err());
        assert_eq!(text_at(&path).unwrap().text, "schema: crosscheck/claims/1\nsorce: {id: wsws}\n");
        assert_eq!(fs_err::read_dir(&folder).unwrap().count(), 1, "nothing is left lying about");
    }

    #[test]
    fn a_missing_file_is_an_error_that_names_it() {
        let error = read(Utf8Path::new("no/such.yaml"), text_at).unwrap_err();
        assert!(error.to_string().contains("no/such.yaml"), "{error}");
    }
}

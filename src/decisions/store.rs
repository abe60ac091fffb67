//! `decisions.yaml` on disk: read, changed under a lock, and written whole or not at all.

use std::fs::File;

use camino::{Utf8Path, Utf8PathBuf};
use miette::Diagnostic;

use super::{DecideError, Decisions};
use crate::claim::store::{StoreError, write_whole};
use crate::yaml;

/// Why a decision was not kept.
#[derive(Debug, thiserror::Error, Diagnostic)]
pub enum ChangeError {
    /// The file cannot be read or written.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Store(#[from] StoreError),
    /// The decision itself does not hold.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Decide(#[from] DecideError),
}

/// Reads the decisions; a file that is not there has none.
///
/// # Errors
///
/// Where the file cannot be read, or has mistakes.
pub fn load(path: &Utf8Path) -> Result<Decisions, StoreError> {
    load_anew(path, None)
}

/// The decisions as somebody knows them already, if the file has not changed.
fn load_anew(path: &Utf8Path, known: Option<&Decisions>) -> Result<Decisions, StoreError> {
    let bytes = match fs_err::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Ok(Decisions::empty(path.as_str()));
        }
        Err(error) => return Err(error.into()),
    };
    if let Some(known) = known.filter(|known| known.text().as_bytes() == bytes) {
        return Ok(known.clone());
    }
    Ok(Decisions::parse(path.as_str(), yaml::utf8(path.as_str(), &bytes)?)?)
}

/// Changes the decisions as they are on disk now, while nobody else can. Whoever has read the file before gives
/// what is `known`, so that it is not parsed again where it is as it was.
///
/// # Errors
///
/// What [`load`] or `change` tells, or what the disk refuses; the file is as it was then.
pub fn change(
    path: &Utf8Path,
    known: Option<&Decisions>,
    change: impl FnOnce(&mut Decisions) -> Result<(), DecideError>,
) -> Result<Decisions, ChangeError> {
    let _lock = Lock::take(path).map_err(StoreError::from)?;
    let mut decisions = load_anew(path, known)?;
    change(&mut decisions)?;
    write_whole(path, decisions.text()).map_err(StoreError::from)?;
    Ok(decisions)
}

/// A lock beside the file, not on it: renaming a new file into its place would leave the next one
/// waiting for a file that is gone. It is removed with the lock.
#[derive(Debug)]
struct Lock {
    path: Utf8PathBuf,
    _file: File,
}

impl Lock {
    fn take(beside: &Utf8Path) -> std::io::Result<Self> {
        let name = beside.file_name().unwrap_or("decisions.yaml");
        let path = beside.with_file_name(format!(".{name}.lock"));
        if let Some(folder) = path.parent().filter(|folder| !folder.as_str().is_empty()) {
            fs_err::create_dir_all(folder)?;
        }
        loop {
            let file = fs_err::File::create(&path)?.into_parts().0;
            file.lock()?;
            if is_still_there(&file, &path) {
                return Ok(Self { path, _file: file });
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Left behind it does no harm: the next one takes it.
        let _ = fs_err::remove_file(&self.path);
    }
}

/// Whether the file that was locked is the one that the next to come will lock: its last holder may
/// have removed it while we waited.
#[cfg(unix)]
fn is_still_there(file: &File, path: &Utf8Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let same = |a: std::fs::Metadata, b: std::fs::Metadata| (a.dev(), a.ino()) == (b.dev(), b.ino());
    file.metadata().ok().zip(fs_err::metadata(path).ok()).is_some_and(|(ours, there)| same(ours, there))
}

#[cfg(not(unix))]
fn is_still_there(_: &File, path: &Utf8Path) -> bool {
    path.exists()
}

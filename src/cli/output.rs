//! Where the results go: standard output, or a file written whole or not at all.

use std::io::{self, BufWriter, Write};

use camino::Utf8Path;

use super::problem::Problem;

/// Writes a payload to standard output. A reader that stops reading (`| head`) is no error.
pub(super) fn to_stdout(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Problem> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Problem::new(format!("standard output cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes a file whole or not at all: to a temporary file beside it, then renamed.
pub(super) fn to_file(
    path: &Utf8Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Problem> {
    replace(path, write).map_err(|error| {
        Problem::with_help(
            format!("{path} cannot be written: {error}"),
            "is the folder there, and may it be written? What was in the file before is still in it",
        )
    })
}

fn replace(path: &Utf8Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let folder = path.parent().filter(|parent| !parent.as_str().is_empty()).unwrap_or(Utf8Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".crosscheck").tempfile_in(folder)?;
    let mut out = BufWriter::new(&mut file);
    write(&mut out)?;
    out.flush()?;
    drop(out);
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_cannot_be_written_in_full_stays_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let path = Utf8Path::from_path(folder.path()).unwrap().join("report.md");
        to_file(&path, |out| out.write_all(b"first")).unwrap();
        let broken = to_file(&path, |out| {
            out.write_all(b"second")?;
            Err(io::Error::other("no more ink"))
        });
        assert!(broken.unwrap_err().to_string().contains("no more ink"));
        assert_eq!(fs_err::read_to_string(&path).unwrap(), "first");
        assert_eq!(fs_err::read_dir(folder.path()).unwrap().count(), 1);
    }
}

//! Where the results go: standard output, or a file written whole or not at all.

use std::io::{self, BufWriter, Write};

use camino::Utf8Path;

use super::problem::Problem;
use crate::claim::store::write_whole;

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

/// Writes a file that the user named. Its folder must be there: a slip in the name makes none.
pub(super) fn to_named_file(
    path: &Utf8Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Problem> {
    let folder = path.parent().filter(|folder| !folder.as_str().is_empty() && !folder.is_dir());
    if let Some(folder) = folder {
        return Err(Problem::with_help(
            format!("{path} cannot be written: there is no folder {folder}"),
            "make the folder, or mend its name",
        ));
    }
    to_file(path, write)
}

/// Writes a file whole or not at all; its folder is made if it is not there.
pub(super) fn to_file(
    path: &Utf8Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Problem> {
    let mut bytes = Vec::new();
    write(&mut bytes).and_then(|()| write_whole(path, &String::from_utf8_lossy(&bytes))).map_err(|error| {
        let why = error.raw_os_error().map_or(error, io::Error::from_raw_os_error);
        Problem::with_help(
            format!("{path} cannot be written: {why}"),
            "may the folder be written? What was in the file before is still in it",
        )
    })
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

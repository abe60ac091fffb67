use std::io;

use camino::Utf8PathBuf;
use miette::Diagnostic;

use crate::yaml::Problems;

/// The largest source that is read. Texts of news are a thousandth of it; what is larger is a
/// dump or a mistake, and is refused before it is read.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// Why a source could not be read.
#[derive(Debug, thiserror::Error, Diagnostic)]
pub enum IngestError {
    /// Nothing stands at the path.
    #[error("{path}: no such file")]
    #[diagnostic(code(crosscheck::ingest::missing), help("check the path; `-` reads standard input"))]
    Missing {
        /// As given.
        path: Utf8PathBuf,
    },
    /// It is there, and the system does not hand it over.
    #[error("{path}: cannot be read: {cause}")]
    #[diagnostic(code(crosscheck::ingest::unreadable), help("check its permissions, and that it is a file"))]
    Unreadable {
        /// As given.
        path: Utf8PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// No bytes, or white space alone.
    #[error("{path}: the file is empty")]
    #[diagnostic(
        code(crosscheck::ingest::empty),
        help("a source holds the text of an article; remove the file or fill it")
    )]
    Empty {
        /// As given.
        path: Utf8PathBuf,
    },
    /// An image, an archive, an office document: no text.
    #[error("{path}: not a text but {what}")]
    #[diagnostic(
        code(crosscheck::ingest::binary),
        help("save the article as plain text, HTML, Markdown or wiki text")
    )]
    Binary {
        /// As given.
        path: Utf8PathBuf,
        /// What it looks like, with its article ("a PDF file").
        what: String,
    },
    /// Larger than [`MAX_BYTES`].
    #[error("{path}: {bytes} bytes are more than the limit of {} bytes", MAX_BYTES)]
    #[diagnostic(
        code(crosscheck::ingest::too_large),
        help("cut the file into its articles, one source each")
    )]
    TooLarge {
        /// As given.
        path: Utf8PathBuf,
        /// Its size; for standard input, how much was read before giving up.
        bytes: u64,
    },
    /// Neither UTF-8 nor what it claims or seems to be.
    #[error("{path}: not UTF-8, and not readable as {encoding} either")]
    #[diagnostic(code(crosscheck::ingest::encoding), help("convert the file to UTF-8"))]
    Encoding {
        /// As given.
        path: Utf8PathBuf,
        /// The encoding that was tried.
        encoding: String,
    },
    /// The block between `---` lines at the top is no description of a source.
    #[error("{0}")]
    #[diagnostic(transparent)]
    FrontMatter(Problems),
}

impl IngestError {
    pub(super) fn io(path: &camino::Utf8Path, cause: io::Error) -> Self {
        let path = path.to_owned();
        match cause.kind() {
            io::ErrorKind::NotFound => Self::Missing { path },
            _ => Self::Unreadable { path, cause },
        }
    }
}

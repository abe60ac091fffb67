//! The `crosscheck` programme; everything it does is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    crosscheck::cli::run()
}

//! What the terminal can show.

use std::env;
use std::io::IsTerminal;

use super::args::Color;
use crate::report::Style;

/// Columns where the terminal does not say, or there is none.
const WIDTH: usize = 100;
/// Lines longer than this are hard to read.
const WIDEST: usize = 120;

/// How to draw on standard output.
pub(super) fn stdout(color: Color) -> Style {
    style(color, std::io::stdout().is_terminal())
}

/// How to draw on standard error.
pub(super) fn stderr(color: Color) -> Style {
    style(color, std::io::stderr().is_terminal())
}

fn style(color: Color, terminal: bool) -> Style {
    Style { unicode: is_unicode(), color: is_coloured(color, terminal), width: width(terminal) }
}

/// <https://no-color.org>: set and not empty means no colour, unless it is asked for on the command line.
fn is_coloured(color: Color, terminal: bool) -> bool {
    let set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => terminal && !set("NO_COLOR") && env::var_os("TERM").is_none_or(|term| term != "dumb"),
    }
}

/// The first of these that is set decides, as POSIX has it.
fn is_unicode() -> bool {
    let locale =
        ["LC_ALL", "LC_CTYPE", "LANG"].iter().filter_map(env::var_os).find(|value| !value.is_empty());
    let locale = locale.map(|value| value.to_string_lossy().to_uppercase()).unwrap_or_default();
    cfg!(windows) || locale.contains("UTF-8") || locale.contains("UTF8")
}

fn width(terminal: bool) -> usize {
    let size = if terminal { terminal_size::terminal_size() } else { None };
    size.map_or(WIDTH, |(columns, _)| usize::from(columns.0).clamp(40, WIDEST))
}

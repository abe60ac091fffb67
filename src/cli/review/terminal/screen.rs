//! The terminal while a review is on it, and as it was before.

use std::io::{self, Write as _};
use std::panic;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::{Hide, MoveTo, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::Print;
use crossterm::terminal::{
    self, BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen,
};
use crossterm::{execute, queue};

use super::draw::Frame;

/// Whether the terminal is ours now.
static OPEN: AtomicBool = AtomicBool::new(false);

/// The terminal is ours as long as this lives. A panic gives it back first, so that its message is seen.
#[derive(Debug)]
pub(super) struct Screen(());

impl Screen {
    /// Takes the terminal: keys come as they are pressed, and what was on it stays behind.
    ///
    /// # Errors
    ///
    /// Where it is none.
    pub(super) fn open() -> io::Result<Self> {
        give_back_on_panic();
        terminal::enable_raw_mode()?;
        OPEN.store(true, Ordering::SeqCst);
        let screen = Self(());
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide)?;
        Ok(screen)
    }

    /// Shows a frame, all of it at once.
    ///
    /// # Errors
    ///
    /// Those of standard output.
    pub(super) fn show(&self, frame: &Frame) -> io::Result<()> {
        let mut out = io::BufWriter::new(io::stdout().lock());
        queue!(out, BeginSynchronizedUpdate, Hide)?;
        for (row, text) in (0..).zip(&frame.rows) {
            queue!(out, MoveTo(0, row), Print(text), Clear(ClearType::UntilNewLine))?;
        }
        queue!(out, Clear(ClearType::FromCursorDown))?;
        if let Some((column, row)) = frame.cursor {
            queue!(out, MoveTo(cell(column), cell(row)), Show)?;
        }
        queue!(out, EndSynchronizedUpdate)?;
        out.flush()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        give_back();
    }
}

fn cell(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

/// Leaves the terminal as it was; once is enough.
fn give_back() {
    if OPEN.swap(false, Ordering::SeqCst) {
        // Nobody can be told if this fails.
        let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _ = terminal::disable_raw_mode();
    }
}

fn give_back_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let tell = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            give_back();
            tell(panic);
        }));
    });
}

//! How far long work is, on standard error where that is a terminal.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Work that is done within this time shows nothing.
const PATIENCE: Duration = Duration::from_millis(700);

/// A line that tells how many of the things to do are done, and goes away at the end.
#[derive(Debug)]
pub(super) struct Progress {
    started: Instant,
    done: AtomicUsize,
    total: usize,
    what: &'static str,
    bar: OnceLock<ProgressBar>,
}

impl Progress {
    /// Nothing done yet of `total` things called `what`.
    pub(super) fn new(total: usize, what: &'static str) -> Self {
        Self { started: Instant::now(), done: AtomicUsize::new(0), total, what, bar: OnceLock::new() }
    }

    /// One more is done.
    pub(super) fn advance(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.started.elapsed() > PATIENCE {
            self.bar.get_or_init(|| self.drawn()).set_position(done as u64);
        }
    }

    /// Draws on a terminal only: that is what the library's default does.
    fn drawn(&self) -> ProgressBar {
        let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} {msg}, {eta} left");
        let bar = ProgressBar::new(self.total as u64).with_message(self.what);
        bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = self.bar.get() {
            bar.finish_and_clear();
        }
    }
}

//! `crosscheck review` as a person at a terminal sees it: the programme runs in a pseudo-terminal, keys are
//! pressed, and what the screen then shows is read back.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::{Read as _, Write};
use std::num::NonZeroU16;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

mod dossier;

use dossier::{Dossier, PROGRAMME};

/// Longer than any step takes, on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn findings_are_decided_one_by_one_and_each_decision_is_on_disk_at_once() {
    let dossier = Dossier::new();
    let mut desk = Desk::open(&dossier, (80, 24), &[]);
    desk.shows("1 of 2, 0 decided");
    desk.shows("Different figures for killed");
    desk.shows("[34 people]");
    desk.press("r\r");
    desk.shows("2 of 2, 1 decided");
    assert!(dossier.decisions().contains("verdict: real\n    by: Ana\n    on: 2019-06-01"));
    desk.press("e");
    desk.shows("Why do they not contradict each other?");
    desk.press("two townships\r");
    desk.shows("2 of 2, 2 decided");
    desk.shows("All 2 findings are decided: 1");
    assert!(
        dossier.decisions().contains("verdict: explained")
            && dossier.decisions().contains("note: two townships")
    );
    desk.press("q");
    let told = desk.ends();
    assert!(told.contains("2 decisions kept in this review") && told.contains("crosscheck check"), "{told}");
}

#[test]
fn a_source_that_has_other_words_now_opens_what_was_decided_about_it() {
    let dossier = Dossier::new();
    let open = dossier.open();
    dossier.run(&["review", "decide", &open[0], ".", "--as", "real", "--by", "Ben"]);
    assert_eq!(dossier.open(), open[1..]);
    let source = dossier.path().join("sources/courier.txt");
    let text = std::fs::read_to_string(&source).unwrap();
    std::fs::write(&source, text.replace("34 people", "36 people")).unwrap();
    assert_eq!(dossier.open(), open);
}

#[test]
fn what_was_decided_is_taken_back_and_the_history_stays() {
    let dossier = Dossier::new();
    let mut desk = Desk::open(&dossier, (80, 24), &[]);
    desk.shows("1 of 2, 0 decided");
    desk.press("2\r");
    desk.shows("2 of 2, 1 decided");
    assert!(dossier.decisions().contains("print: herald-1"));
    desk.press("u");
    desk.shows("1 of 2, 0 decided");
    assert!(
        dossier.decisions().contains("verdict: revoked") && dossier.decisions().contains("{verdict: print")
    );
    desk.press("q");
    desk.ends();
}

#[test]
fn a_decision_waits_for_a_second_person() {
    let dossier = Dossier::new().signed_off();
    let mut desk = Desk::open(&dossier, (100, 40), &[]);
    desk.shows("1 of 2, 0 decided");
    desk.press("2\r");
    desk.shows("to be printed; a second person must confirm it");
    desk.shows("2 of 2, 0 decided");
    desk.press("b");
    desk.shows("decided to print “40 killed” by Ana on 1 June 2019; a second person must confirm it");
    dossier.ben_decides(&dossier.open()[0]);
    desk.shows("Ana decided to print “herald-1” on 1 June 2019");
    desk.press("w");
    desk.shows("What was decided before, the last first");
    desk.shows("by Ana on 1 June 2019");
    desk.press("q");
    desk.ends();
}

#[test]
fn after_a_decision_about_facts_the_findings_are_others() {
    let dossier = Dossier::with_a_headline();
    let before = dossier.open();
    let mut desk = Desk::open(&dossier, (100, 30), &[]);
    desk.shows("1 of 2, 0 decided");
    desk.press("s");
    desk.shows("Headline and text give different figures");
    desk.press("d\r");
    desk.shows("With this, 1 finding is no more: ");
    desk.shows("1 of 2, 1 decided");
    desk.shows("Different figures for killed in the flood, 3 May 2019: 43 (courier); 52 (herald)");
    desk.press("r\r");
    desk.shows("2 decided");
    let decisions = dossier.decisions();
    assert!(!decisions.contains(&before[0]) && decisions.contains(&before[1]), "{decisions}");
    assert!(dossier.open().is_empty());
    desk.press("u");
    desk.shows("1 of 2, 1 decided");
    desk.press("u");
    desk.shows("2 of 2, 0 decided");
    assert_eq!(dossier.open(), before);
    desk.press("q");
    desk.ends();
}

#[test]
fn a_note_without_a_decision_is_not_lost_unseen() {
    let dossier = Dossier::new();
    let mut desk = Desk::open(&dossier, (80, 24), &[]);
    desk.shows("1 of 2, 0 decided");
    desk.press("n");
    desk.shows("A note for the decision:");
    desk.press("ask the mayor\r");
    desk.shows("Note for the decision: ask the mayor");
    desk.press("q");
    desk.shows("is not kept: decide, or q again to leave");
    desk.press("q");
    desk.ends();
}

#[test]
fn an_explanation_needs_words() {
    let dossier = Dossier::new();
    let mut desk = Desk::open(&dossier, (80, 24), &[]);
    desk.shows("1 of 2, 0 decided");
    desk.press("e\r");
    desk.shows("An explanation needs words; Esc decides nothing.");
    desk.press("two days\r");
    desk.shows("2 of 2, 1 decided");
    desk.press("q");
    desk.ends();
}

#[test]
fn a_filter_narrows_what_is_gone_through() {
    let dossier = Dossier::new();
    let mut desk = Desk::open(&dossier, (80, 24), &[]);
    desk.shows("1 of 2, 0 decided");
    desk.press("f");
    desk.shows("2 findings. Enter takes it");
    desk.press("open residents");
    desk.shows("1 finding. Enter takes it");
    desk.press("\r");
    desk.shows("1 of 1 listed, 0 of 2 decided");
    desk.shows("open residents");
    desk.press("q");
    desk.ends();
}

#[test]
fn a_note_can_be_written_in_an_editor() {
    let dossier = Dossier::new();
    let editor = script(&dossier, "editor", "echo 'written elsewhere' > \"$1\"");
    let mut desk = Desk::open(&dossier, (80, 24), &[("EDITOR", editor.to_str().unwrap())]);
    desk.shows("1 of 2, 0 decided");
    desk.press("e");
    desk.shows("opens $EDITOR");
    desk.press("\u{5}");
    desk.shows("2 of 2, 1 decided");
    assert!(dossier.decisions().contains("note: written elsewhere"));
    desk.press("q");
    desk.ends();
}

#[test]
fn what_somebody_else_decides_meanwhile_is_seen_and_not_lost() {
    let dossier = Dossier::new();
    let mut desk = Desk::open(&dossier, (80, 24), &[]);
    desk.shows("1 of 2, 0 decided");
    let open = dossier.run(&["review", "list", ".", "--format", "jsonl"]);
    let second: serde_json::Value = serde_json::from_str(open.lines().nth(1).unwrap()).unwrap();
    let second = second["id"].as_str().unwrap();
    dossier.ben_decides(second);
    desk.shows("Somebody else has changed the file of decisions");
    desk.shows("1 of 2, 1 decided");
    desk.press("r\r");
    desk.shows("1 of 2, 2 decided");
    assert!(dossier.decisions().contains("by: Ana") && dossier.decisions().contains("by: Ben"));
    desk.press("s");
    desk.shows("decided as not the same fact by Ben");
    desk.press("q");
    desk.ends();
}

#[test]
fn a_narrow_terminal_and_a_new_size_are_no_trouble() {
    let dossier = Dossier::new();
    let mut desk = Desk::open(&dossier, (50, 40), &[]);
    desk.shows("1 of 2, 0 decided");
    assert!(!desk.screen().contains('│'), "{}", desk.screen());
    desk.resize(100, 30);
    desk.shows("│");
    desk.press("q");
    desk.ends();
}

#[test]
fn control_c_leaves_the_terminal_as_it_was() {
    let dossier = Dossier::new();
    let mut desk = Desk::open(&dossier, (80, 24), &[]);
    desk.shows("1 of 2, 0 decided");
    assert!(desk.parser.lock().unwrap().screen().alternate_screen());
    desk.press("e");
    desk.press("\u{3}");
    let told = desk.ends();
    assert!(told.contains("0 decisions kept in this review"), "{told}");
    let parser = desk.parser.lock().unwrap();
    assert!(!parser.screen().alternate_screen() && !parser.screen().hide_cursor());
    assert!(!dossier.path().join("decisions.yaml").exists());
}

#[test]
fn colour_is_for_those_who_want_it() {
    let dossier = Dossier::new();
    for (no_color, coloured) in [("1", false), ("", true)] {
        let mut desk = Desk::open(&dossier, (80, 24), &[("NO_COLOR", no_color)]);
        desk.shows("1 of 2, 0 decided");
        let level = desk.screen().lines().position(|line| line.starts_with("error")).unwrap();
        let parser = desk.parser.lock().unwrap();
        let cell = parser.screen().cell(u16::try_from(level).unwrap(), 0).unwrap().fgcolor();
        assert_eq!(cell != vt100::Color::Default, coloured);
        drop(parser);
        desk.press("q");
        desk.ends();
    }
}

fn script(dossier: &Dossier, name: &str, text: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt as _;
    let path = dossier.path().join(name);
    std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// The programme in a terminal.
struct Desk {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    parser: Arc<Mutex<vt100::Parser>>,
    reader: Option<thread::JoinHandle<()>>,
}

impl Desk {
    fn open(dossier: &Dossier, (columns, rows): (u16, u16), variables: &[(&str, &str)]) -> Self {
        let pty = native_pty_system().openpty(size(columns, rows)).unwrap();
        let mut command = CommandBuilder::new(PROGRAMME);
        command.args(["review", ".", "--by", "Ana", "--today", "2019-06-01"]);
        command.cwd(dossier.path());
        let usual = [("LC_ALL", "C.UTF-8"), ("TERM", "xterm-256color"), ("NO_COLOR", "1")];
        usual.iter().chain(variables).for_each(|(name, value)| command.env(name, value));
        let child = pty.slave.spawn_command(command).unwrap();
        drop(pty.slave);
        let screen = |n: u16| NonZeroU16::new(n).unwrap();
        let parser = Arc::new(Mutex::new(vt100::Parser::new(screen(rows), screen(columns), 0)));
        let reader = thread::spawn(watch(pty.master.try_clone_reader().unwrap(), Arc::clone(&parser)));
        let keys = pty.master.take_writer().unwrap();
        Self { child, master: pty.master, keys, parser, reader: Some(reader) }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn resize(&self, columns: u16, rows: u16) {
        self.master.resize(size(columns, rows)).unwrap();
        let screen = |n: u16| NonZeroU16::new(n).unwrap();
        self.parser.lock().unwrap().screen_mut().set_size(screen(rows), screen(columns));
    }

    fn screen(&self) -> String {
        self.parser.lock().unwrap().screen().contents()
    }

    /// Waits until the screen shows this.
    fn shows(&self, text: &str) {
        let start = Instant::now();
        while !self.screen().contains(text) {
            assert!(start.elapsed() < PATIENCE, "{text:?} is not on the screen:\n{}", self.screen());
            thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits until the programme has ended well; what it left on the terminal.
    fn ends(&mut self) -> String {
        let status = self.child.wait().unwrap();
        self.reader.take().unwrap().join().unwrap();
        assert!(status.success(), "{status:?}: {}", self.screen());
        self.screen()
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

/// Passes on what the programme writes, until it closes the terminal.
fn watch(mut from: Box<dyn std::io::Read + Send>, to: Arc<Mutex<vt100::Parser>>) -> impl FnOnce() {
    move || {
        let mut bytes = [0; 4096];
        while let Ok(n @ 1..) = from.read(&mut bytes) {
            to.lock().unwrap().process(&bytes[..n]);
        }
    }
}

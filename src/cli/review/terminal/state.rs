//! Where a person stands in a review, and what each key does there. Nothing here touches file or terminal: a
//! key may ask for an [`Action`], and whoever carries it out says how it went.

use std::collections::{BTreeMap, BTreeSet};

use super::action::{Action, Ask, Mode, Wanted};
use super::key::Key;
use super::prompt::Line;
use super::scroll::Scroll;
use crate::cli::review::desk::Change;
use crate::cli::review::items::{Item, Items};
use crate::cli::review::undo::{Back, Undo};
use crate::decisions::Verdict;
use crate::report::words;
use crate::text::one_line;

/// A review that is going on.
#[derive(Debug)]
pub(super) struct State {
    items: Items,
    /// The findings that the filter let through, by their places in `items`. A finding stays among them when
    /// it is decided: nobody's place in a list should move under their hands.
    shown: Vec<usize>,
    /// The place in `shown`.
    at: usize,
    query: String,
    /// Who decides.
    by: Option<String>,
    /// Notes for decisions that are still to come, by the id of the finding.
    notes: BTreeMap<String, String>,
    undo: Undo,
    mode: Mode,
    message: Option<String>,
    evidence: bool,
    /// Whether it was said what leaving loses.
    warned: bool,
    scroll: Scroll,
}

/// How far somebody is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Progress {
    /// The number of the finding, from 1.
    pub at: usize,
    /// How many there are to go through.
    pub of: usize,
    /// How many there are, whatever the filter says.
    pub all: usize,
    /// How many of all are decided.
    pub decided: usize,
}

impl State {
    /// A review of these findings from the first that the query lets through; `by` is who decides.
    pub(super) fn new(items: Items, query: &str, by: Option<String>) -> Self {
        Self {
            shown: items.found(query),
            items,
            at: 0,
            query: query.to_owned(),
            by,
            notes: BTreeMap::new(),
            undo: Undo::default(),
            mode: Mode::Reading,
            message: None,
            evidence: false,
            warned: false,
            scroll: Scroll::default(),
        }
    }

    /// The place among all of the finding that is looked at.
    pub(super) fn current(&self) -> Option<usize> {
        self.shown.get(self.at).copied()
    }

    /// The finding that is looked at.
    pub(super) fn item(&self) -> Option<&Item> {
        self.items.get(self.current()?)
    }

    pub(super) fn progress(&self) -> Progress {
        let (all, decided) = (self.items.len(), self.items.decided());
        Progress { at: (self.at + 1).min(self.shown.len()), of: self.shown.len(), all, decided }
    }

    pub(super) const fn mode(&self) -> &Mode {
        &self.mode
    }

    /// Which findings are gone through.
    pub(super) fn query(&self) -> &str {
        &self.query
    }

    pub(super) fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Whether it is shown why the claims were put together.
    pub(super) const fn shows_evidence(&self) -> bool {
        self.evidence
    }

    /// The first row of the finding that is seen.
    pub(super) const fn top(&self) -> usize {
        self.scroll.top()
    }

    /// The note that the next decision on this finding will have.
    pub(super) fn note(&self) -> Option<&str> {
        self.notes.get(&self.item()?.id).map(String::as_str)
    }

    /// How many findings a query lets through.
    pub(super) fn count(&self, query: &str) -> usize {
        self.items.found(query).len()
    }

    /// About how many findings decisions were made and not taken back.
    pub(super) fn made(&self) -> usize {
        self.undo.findings()
    }

    /// The ids of all sources that have findings, in order.
    pub(super) fn sources(&self) -> &[String] {
        self.items.sources()
    }

    /// Tells how much of a finding is seen at once, so that scrolling ends at its end.
    pub(super) fn fit(&mut self, page: usize, length: usize) {
        self.scroll.fit(page, length);
    }

    /// Says something to the person, until the next key.
    pub(super) fn say(&mut self, message: impl Into<String>) {
        self.message = Some(message.into());
    }

    /// The findings as they are by now. Those that are new are listed if the query lets them through; who looked at
    /// one that is no more looks at the next, and no line is written about that. Returns what is new.
    pub(super) fn settle(&mut self, items: Items) -> Vec<usize> {
        let before = std::mem::replace(&mut self.items, items);
        let moved = |place: &usize| self.items.place(before.id(*place));
        let (passed, ahead) = self.shown.split_at(self.at.min(self.shown.len()));
        let stays = ahead.first().is_none_or(|place| moved(place).is_some());
        let next = ahead.iter().chain(passed.iter().rev()).find_map(moved);
        let found = self.items.found(&self.query).into_iter();
        let new: Vec<_> = found.filter(|place| before.place(self.items.id(*place)).is_none()).collect();
        let shown: BTreeSet<_> = self.shown.iter().filter_map(moved).chain(new.iter().copied()).collect();
        self.shown = shown.into_iter().collect();
        self.at = next.and_then(|place| self.shown.binary_search(&place).ok()).unwrap_or(0);
        if !stays {
            self.mode = Mode::Reading;
            self.weigh(false);
        }
        self.notes.retain(|id, _| self.items.place(id).is_some());
        new
    }

    /// What was wanted is on disk, and these are the findings now; `told` says what was kept.
    pub(super) fn kept(&mut self, wanted: &Wanted, told: String, items: Items) {
        let item = wanted.change.item;
        let (id, before) = (self.items.id(item).to_owned(), self.items.standing(item).clone());
        let new = self.settle(items);
        if wanted.undoes {
            // What is taken back leaves its note for the decision to come.
            let note = before.verdict().and_then(|verdict| verdict.note.clone());
            let left = note.filter(|_| wanted.change.restores.is_none());
            self.notes.extend(left.map(|note| (id.clone(), note)));
            self.undo.pop();
            self.items.place(&id).into_iter().for_each(|item| self.look_at(item));
            return self.say(told);
        }
        self.notes.remove(&id);
        let advance = before.is_open() && !self.items.place(&id).is_some_and(|item| self.needs_me(item));
        self.undo.push(&id, before, &self.items);
        self.say(told);
        match new.into_iter().find(|place| self.needs_me(*place)) {
            Some(place) if advance => self.look_at(place),
            None if advance => self.advance(),
            _ => {}
        }
    }

    /// What a key does.
    pub(super) fn press(&mut self, key: Key) -> Option<Action> {
        self.message = None;
        self.warned &= matches!(key, Key::Char('q') | Key::Ctrl('c'));
        if key == Key::Ctrl('c') {
            self.set_line_aside();
            return self.quit();
        }
        match std::mem::replace(&mut self.mode, Mode::Reading) {
            Mode::Reading => self.read(key),
            Mode::Help => {
                if self.scroll.press(key) {
                    self.mode = Mode::Help;
                } else {
                    self.scroll.rewind();
                }
                None
            }
            Mode::Asking(ask, line) => self.write(ask, line, key),
        }
    }

    /// What is pasted: text for a line, and nothing at all elsewhere, for its letters are no keys.
    pub(super) fn paste(&mut self, text: &str) {
        if let Mode::Asking(_, line) = &mut self.mode {
            line.insert(text);
        }
    }

    /// What was written in the editor; none where the person left it without a text.
    pub(super) fn edited(&mut self, text: Option<&str>) -> Option<Action> {
        match (std::mem::replace(&mut self.mode, Mode::Reading), text) {
            (Mode::Asking(ask, _), Some(text)) => self.answer(ask, text),
            (mode, _) => {
                self.mode = mode;
                None
            }
        }
    }

    fn read(&mut self, key: Key) -> Option<Action> {
        match key {
            Key::Char('q') => return self.quit(),
            Key::Esc if self.evidence => self.weigh(false),
            Key::Char('?') => {
                self.mode = Mode::Help;
                self.scroll.rewind();
            }
            Key::Char('f' | '/') => self.ask(Ask::Filter, ""),
            Key::Char('w') => self.weigh(!self.evidence),
            Key::Char('s') | Key::Right => self.go(self.at + 1),
            Key::Char('b') | Key::Left => self.go(self.at.wrapping_sub(1)),
            Key::Home => self.go(0),
            Key::End => self.go(self.shown.len().wrapping_sub(1)),
            _ if self.scroll.press(key) => {}
            Key::Char('u') => return self.undo(),
            Key::Char(c) => return self.judge(c),
            _ => {}
        }
        None
    }

    /// Leaves; where notes would be lost, not before it was said.
    fn quit(&mut self) -> Option<Action> {
        let told = match self.notes.keys().collect::<Vec<_>>().as_slice() {
            [] => return Some(Action::Quit),
            _ if self.warned => return Some(Action::Quit),
            [id] => format!("A note on {id} is not kept"),
            [id, more @ ..] => {
                format!("Notes on {id} and {} are not kept", words::several(more.len(), "other"))
            }
        };
        self.say(format!("{told}: decide, or q again to leave."));
        self.warned = true;
        None
    }

    /// Leaves a line that is being written; a note stays as one.
    fn set_line_aside(&mut self) {
        let mode = std::mem::replace(&mut self.mode, Mode::Reading);
        let Mode::Asking(Ask::Why(_) | Ask::Note, line) = mode else { return };
        let note = line.text().trim();
        if let Some(id) = self.item().map(|item| item.id.clone())
            && !note.is_empty()
            && note != self.known_note()
        {
            self.notes.insert(id, note.to_owned());
        }
    }

    /// Shows why the claims were put together, or leaves that.
    const fn weigh(&mut self, shown: bool) {
        self.evidence = shown;
        self.scroll.rewind();
    }

    /// The keys that are about the finding that is looked at.
    fn judge(&mut self, c: char) -> Option<Action> {
        let item = self.item()?;
        let decided = item.standing.verdict().is_some();
        match c {
            'r' => self.ask_why(Verdict::Real),
            'd' => self.ask_why(Verdict::Different),
            'e' => self.ask_why(Verdict::Explained),
            'n' => self.ask(Ask::Note, &self.known_note()),
            'o' if decided => return self.decide(Verdict::Revoked, self.note().map(str::to_owned)),
            'o' => self.say("Nothing is decided about it."),
            '1'..='9' if item.claims.len() > 9 => self.ask(Ask::Print, &c.to_string()),
            '1'..='9' => self.print(&c.to_string()),
            _ => self.say("That key does nothing here; ? shows what the keys do."),
        }
        None
    }

    fn write(&mut self, ask: Ask, mut line: Line, key: Key) -> Option<Action> {
        match key {
            Key::Esc => return self.leave(ask),
            Key::Enter => return self.answer(ask, line.text()),
            Key::Ctrl('e') if matches!(ask, Ask::Why(_) | Ask::Note) => {
                let text = line.text().to_owned();
                self.mode = Mode::Asking(ask, line);
                return Some(Action::Edit(text));
            }
            _ => line.press(key),
        }
        self.mode = Mode::Asking(ask, line);
        None
    }

    /// A line is left. What was written before it stays as a note.
    fn leave(&mut self, ask: Ask) -> Option<Action> {
        if let Ask::Who(_, Some(note)) = ask {
            let id = self.item()?.id.clone();
            self.notes.insert(id, note);
        }
        None
    }

    /// What follows from a line that is finished.
    fn answer(&mut self, ask: Ask, text: &str) -> Option<Action> {
        let text = text.trim();
        let note = (!text.is_empty()).then(|| text.to_owned());
        match ask {
            Ask::Why(Verdict::Explained) if note.is_none() => {
                self.ask_again(ask, "An explanation needs words; Esc decides nothing.");
            }
            Ask::Why(verdict) => return self.decide(verdict, note),
            Ask::Note => return self.annotate(note),
            Ask::Print => self.print(text),
            Ask::Filter => self.filter(&one_line(text)),
            Ask::Who(..) if note.is_none() => {
                self.ask_again(ask, "A decision needs a name; Esc decides nothing.");
            }
            Ask::Who(verdict, why) => {
                self.by = note;
                return self.decide(verdict, why);
            }
        }
        None
    }

    fn ask(&mut self, ask: Ask, start: &str) {
        self.mode = Mode::Asking(ask, Line::new(start));
    }

    /// What is typed behind the key of a decision is its note, and decides nothing about the next finding.
    /// Asks for a note, to go on with one's own; what somebody else wrote of their decision stays theirs.
    fn ask_why(&mut self, verdict: Verdict) {
        let decided = self.item().and_then(|item| item.standing.verdict());
        let own = decided.is_some_and(|decided| Some(decided.by.as_str()) == self.by.as_deref());
        let known = if own { self.known_note() } else { self.note().unwrap_or_default().to_owned() };
        self.ask(Ask::Why(verdict), &known);
    }

    fn ask_again(&mut self, ask: Ask, why: &str) {
        self.ask(ask, "");
        self.say(why);
    }

    /// A note for the decision to come, or for the one that was made.
    fn annotate(&mut self, note: Option<String>) -> Option<Action> {
        let item = self.current()?;
        let standing = &self.item()?.standing;
        if let Some(verdict) = standing.verdict().filter(|_| !self.needs_me(item)) {
            return self.decide(verdict.what.clone(), note);
        }
        let id = self.items.id(item).to_owned();
        match note {
            Some(note) => _ = self.notes.insert(id, note),
            None => _ = self.notes.remove(&id),
        }
        None
    }

    /// The note that a person would change: their own, or that of what holds; none of somebody whom they are to confirm.
    fn known_note(&self) -> String {
        let settled = |item: &usize| !self.needs_me(*item);
        let decided =
            || self.current().filter(settled).and_then(|_| self.item()?.standing.verdict()?.note.clone());
        self.note().map(str::to_owned).or_else(decided).unwrap_or_default()
    }

    fn print(&mut self, number: &str) {
        let Some(Item { claims, .. }) = self.item() else { return };
        let claim = number.parse().ok().and_then(|n: usize| claims.get(n.checked_sub(1)?).cloned());
        let none = format!("There is no claim {number:?}: they are numbered from 1 to {}.", claims.len());
        if let Some(claim) = claim { self.ask_why(Verdict::Print(claim)) } else { self.say(none) }
    }

    fn decide(&mut self, verdict: Verdict, note: Option<String>) -> Option<Action> {
        let item = self.current()?;
        let Some(by) = self.by.clone() else {
            self.ask(Ask::Who(verdict, note), "");
            return None;
        };
        let change = Change { item, verdict, restores: None, note, by };
        Some(Action::Keep(Wanted { change, undoes: false }))
    }

    fn undo(&mut self) -> Option<Action> {
        match self.undo.back(&self.items) {
            Back::Nothing => self.say("There is nothing to take back in this review."),
            Back::Gone => self.say("The finding about which you decided last is no more."),
            Back::Overruled(item) => {
                self.look_at(item);
                self.say("Somebody else has decided about it since; o opens it again.");
            }
            Back::To(item, restores) => {
                let by = self.by.clone().unwrap_or_default();
                let change = Change { item, verdict: Verdict::Revoked, restores, note: None, by };
                return Some(Action::Keep(Wanted { change, undoes: true }));
            }
        }
        None
    }

    /// Whether a finding waits for this person: not where they have decided and a second one must confirm it.
    fn needs_me(&self, item: usize) -> bool {
        self.items.needs(item, self.by.as_deref())
    }

    /// Goes on to the next finding that is open, from the start again where there is none behind.
    fn advance(&mut self) {
        let places = (self.at + 1..self.shown.len()).chain(0..self.at);
        match { places }.find(|&at| self.shown.get(at).is_some_and(|&item| self.needs_me(item))) {
            Some(at) => self.turn(at),
            None => {
                let told = self.items.finished().unwrap_or_else(|| self.items.nothing_left(&self.shown));
                let kept = self.message.take().map(|kept| format!("{kept} ")).unwrap_or_default();
                self.say(format!("{kept}{told} q quits, f shows others."));
            }
        }
    }

    fn go(&mut self, at: usize) {
        if at < self.shown.len() {
            self.turn(at);
        } else {
            self.say(if at > self.shown.len() { "This is the first." } else { "This is the last." });
        }
    }

    fn turn(&mut self, at: usize) {
        self.at = at;
        self.weigh(false);
    }

    /// Turns to a finding, which is shown from then on, whatever the filter says.
    fn look_at(&mut self, item: usize) {
        let at = self.shown.binary_search(&item).unwrap_or_else(|at| {
            self.shown.insert(at, item);
            at
        });
        self.turn(at);
    }

    fn filter(&mut self, query: &str) {
        let found = self.items.found(query);
        if found.is_empty() {
            return self.say(format!("No finding fits {query:?}: all is as it was."));
        }
        let before = self.current();
        self.shown = found;
        self.query = query.to_owned();
        let stays = before.and_then(|item| self.shown.iter().position(|&shown| shown == item));
        self.turn(stays.unwrap_or(0));
    }
}

#[cfg(test)]
#[path = "state_tests.rs"]
mod tests;

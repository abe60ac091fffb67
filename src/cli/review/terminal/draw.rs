//! What is on the screen: a function of the state, the finding and the size of the terminal.

use super::action::{Ask, Mode};
use super::layout::{Ink, Row, beside, clipped, listed, row};
use super::prompt::Line;
use super::state::{Progress, State};
use crate::cli::review::card::{BESIDE, Card, Said};
use crate::cli::review::filter::{KINDS, LEVELS, STATUSES};
use crate::cli::review::keys::{CLOSING, KEYS, MISREAD, WEIGHTS};
use crate::decisions::Verdict;
use crate::report::{Style, words};

/// A claim that has fewer columns than this is hard to read.
const COLUMN: usize = 34;
/// More columns side by side are too many to compare.
const COLUMNS: usize = 3;

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    /// What the dossier is called.
    pub title: &'a str,
    pub state: &'a State,
    /// The finding that is looked at.
    pub card: Option<&'a Card>,
    /// How to draw; its width is that of the terminal.
    pub style: Style,
    /// Rows of the terminal.
    pub height: usize,
}

/// What a terminal shows.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Frame {
    /// Its rows, from the top, painted.
    pub rows: Vec<String>,
    /// Column and row of the cursor, where a line is written.
    pub cursor: Option<(usize, usize)>,
    /// Rows of the middle that are seen at once.
    pub page: usize,
    /// Rows that the middle has.
    pub length: usize,
}

impl Scene<'_> {
    /// Draws it: a head, a foot, and between them as much of the middle as there is room for.
    pub(super) fn frame(&self) -> Frame {
        let head = self.head();
        let (foot, cursor) = self.foot();
        let middle = self.middle();
        let page = self.height.saturating_sub(head.len() + foot.len() + 1).max(1);
        let length = middle.len();
        let top = self.state.top().min(length.saturating_sub(page));
        let mut rows = head;
        rows.extend(middle.into_iter().skip(top).take(page));
        rows.resize(rows.len().max(self.height.saturating_sub(foot.len() + 1)), Row::default());
        rows.push(self.rule(&below(length, top + page)));
        let cursor =
            cursor.map(|(column, row)| (column, (rows.len() + row).min(self.height.saturating_sub(1))));
        rows.extend(foot);
        rows.truncate(self.height);
        let rows = rows.iter().map(|row| row.painted(self.style)).collect();
        Frame { rows, cursor, page, length }
    }

    const fn width(&self) -> usize {
        self.style.width
    }

    fn head(&self) -> Vec<Row> {
        let Progress { at, of, all, decided } = self.state.progress();
        let progress = match of == all {
            true => format!("{at} of {of}, {decided} decided"),
            false => format!("{at} of {of} listed, {decided} of {all} decided"),
        };
        let query = if self.state.query().is_empty() { "all findings" } else { self.state.query() };
        let room = self.width().saturating_sub(progress.len() + 2);
        let told = format!("{}{}{query}", self.title, self.style.dot());
        let left = row(Ink::Dim, clipped(&told, room, self.style));
        let blank = " ".repeat(self.width().saturating_sub(left.width() + progress.len()));
        vec![left.with(Ink::Plain, blank).with(Ink::Bold, progress), self.rule("")]
    }

    /// A line across, with a word at its end.
    fn rule(&self, word: &str) -> Row {
        let line = if self.style.unicode { "─" } else { "-" };
        let word = if word.is_empty() { String::new() } else { format!(" {word}") };
        row(Ink::Dim, line.repeat(self.width().saturating_sub(word.chars().count())) + &word)
    }

    fn middle(&self) -> Vec<Row> {
        match (self.state.mode(), self.card) {
            (Mode::Help, _) => self.help(),
            (_, Some(card)) => self.finding(card),
            (_, None) => Vec::new(),
        }
    }

    fn finding(&self, card: &Card) -> Vec<Row> {
        let [level, rule, id] = &card.head;
        let dot = self.style.dot();
        let head = row(Ink::Level(card.severity), level).with(Ink::Dim, format!("{dot}{rule}{dot}{id}"));
        let mut rows = head.wrapped(self.width());
        rows.extend(row(Ink::Bold, &card.message).wrapped(self.width()));
        rows.extend(row(Ink::Plain, &card.why).wrapped(self.width()));
        let below = [&card.origins, &card.decided].into_iter().flatten().chain(&card.besides);
        rows.extend(below.flat_map(|told| row(Ink::Plain, told).wrapped(self.width())));
        if let Some(note) = self.state.note() {
            let note =
                row(Ink::Dim, "Note for the decision: ").with(Ink::Plain, crate::report::escape::line(note));
            rows.extend(note.wrapped(self.width()));
        }
        if self.state.shows_evidence() {
            rows.extend(self.history(card));
            rows.extend(self.evidence(card));
        }
        rows.push(Row::default());
        rows.extend(self.claims(&card.claims));
        rows.extend(row(Ink::Dim, &card.help).wrapped(self.width()));
        rows
    }

    /// The claims, as many side by side as the width allows.
    fn claims(&self, claims: &[Said]) -> Vec<Row> {
        let between = if self.style.unicode { " │ " } else { " | " };
        let fit = (self.width() + between.chars().count()) / (COLUMN + between.chars().count());
        let columns = fit.min(COLUMNS).min(claims.len()).max(1);
        let gaps = (columns - 1) * between.chars().count();
        let width = self.width().saturating_sub(gaps) / columns;
        let blocks: Vec<_> = claims.iter().map(|said| self.said(said, width)).collect();
        let bands = blocks.chunks(columns).map(|band| beside(band, width, between));
        bands.flat_map(|band| band.into_iter().chain([Row::default()])).collect()
    }

    fn said(&self, said: &Said, width: usize) -> Vec<Row> {
        let number = said.number.map(|number| format!("{number}) ")).unwrap_or_default();
        let value = row(Ink::Dim, number).with(Ink::Bold, &said.value);
        let value = match said {
            Said { printed: true, summed: true, print, .. } => {
                value.with(Ink::Dim, format!(" (to be printed: {print})"))
            }
            Said { printed: true, .. } => value.with(Ink::Dim, " (to be printed)"),
            Said { summed: true, number: Some(_), print, .. } => {
                value.with(Ink::Dim, format!(" (its key prints {print})"))
            }
            _ => value,
        };
        let mut rows = value.wrapped(width);
        if said.number.is_none() {
            rows.extend(row(Ink::Dim, BESIDE).wrapped(width));
        }
        rows.extend(row(Ink::Plain, &said.source).wrapped(width));
        let dated = format!("{}{}{}", said.dated, self.style.dot(), said.id);
        rows.extend(row(Ink::Dim, crate::report::escape::line(&dated)).wrapped(width));
        rows.extend(said.told.iter().flat_map(|told| row(Ink::Dim, told).wrapped(width)));
        rows.extend(self.quote(&said.quote).wrapped(width));
        if self.state.shows_evidence() {
            rows.extend(row(Ink::Dim, &said.site).wrapped(width));
        }
        rows
    }

    /// Without colour, brackets mark the value.
    fn quote(&self, [before, value, after]: &[String; 3]) -> Row {
        let (open, close) = if self.style.color { ("", "") } else { ("[", "]") };
        let before = row(Ink::Plain, before).with(Ink::Plain, open);
        before.with(Ink::Mark, value).with(Ink::Plain, close).with(Ink::Plain, after)
    }

    fn history(&self, card: &Card) -> Vec<Row> {
        if card.history.is_empty() {
            return Vec::new();
        }
        let head = [Row::default(), row(Ink::Bold, "What was decided before, the last first")];
        head.into_iter().chain(card.history.iter().flat_map(|line| self.item(line))).collect()
    }

    fn evidence(&self, card: &Card) -> Vec<Row> {
        let mut rows =
            vec![Row::default(), row(Ink::Bold, "Why these claims were put together and judged so")];
        let told = if card.evidence.is_empty() { "No two claims were compared." } else { WEIGHTS };
        rows.extend(row(Ink::Dim, told).wrapped(self.width()));
        rows.extend(card.evidence.iter().flat_map(|line| self.item(line)));
        rows
    }

    /// An item of a list: its further rows stand below its first word.
    fn item(&self, line: &str) -> Vec<Row> {
        let bullet = if self.style.unicode { "• " } else { "- " };
        let rows = row(Ink::Plain, line).wrapped(self.width().saturating_sub(2));
        let indented = rows.into_iter().enumerate().map(|(i, wrapped)| {
            let start = if i == 0 { bullet } else { "  " };
            row(Ink::Dim, start).joined(wrapped)
        });
        indented.collect()
    }

    fn help(&self) -> Vec<Row> {
        let mut rows = vec![row(Ink::Bold, "What the keys do")];
        let room = self.width().saturating_sub(KEYS_WIDTH);
        for (keys, does) in KEYS.into_iter().chain(OWN_KEYS) {
            let lines = row(Ink::Plain, does).wrapped(room);
            rows.extend(lines.into_iter().enumerate().map(|(i, line)| {
                let keys = if i == 0 { keys } else { "" };
                row(Ink::Bold, format!("{keys:KEYS_WIDTH$}")).joined(line)
            }));
        }
        rows.push(Row::default());
        rows.extend([CLOSING, MISREAD].iter().flat_map(|told| row(Ink::Plain, told).wrapped(self.width())));
        rows
    }

    /// The rows below the line, and where the cursor stands in them.
    fn foot(&self) -> (Vec<Row>, Option<(usize, usize)>) {
        match self.state.mode() {
            Mode::Asking(ask, line) => self.asked(ask, line),
            Mode::Help => (vec![row(Ink::Dim, "Any other key leads back.")], None),
            Mode::Reading => (self.keys(), None),
        }
    }

    fn keys(&self) -> Vec<Row> {
        let told = self.state.message().map(|message| row(Ink::Bold, message).wrapped(self.width()));
        let claims = self.state.item().map_or(0, |item| item.claims.len());
        let numbers = if claims > 1 { format!("1-{claims}") } else { "1".to_owned() };
        let key = |(key, does): (&str, &str)| row(Ink::Bold, key).with(Ink::Plain, format!(" {does}"));
        let decided = self.state.item().is_some_and(|item| item.standing.verdict().is_some());
        let keys =
            [("r", "real"), ("e", "explained"), ("d", "not the same fact"), (&numbers, "print that value")];
        let again = decided.then_some(("o", "open again"));
        let others = [
            ("s", "skip"),
            ("b", "back"),
            ("u", "undo"),
            ("n", "note"),
            ("w", "why matched"),
            ("f", "filter"),
            ("?", "help"),
            ("q", "quit"),
        ];
        let keys = keys.into_iter().chain(again).chain(others).map(key).collect();
        told.into_iter().flatten().chain(listed(keys, self.width())).collect()
    }

    /// A question, the line that is written, and what else is to be known for it.
    fn asked(&self, ask: &Ask, line: &Line) -> (Vec<Row>, Option<(usize, usize)>) {
        let told = self.state.message().map(|message| row(Ink::Bold, message).wrapped(self.width()));
        let question = row(Ink::Bold, self.question(ask)).wrapped(self.width());
        let mut rows: Vec<Row> = told.into_iter().flatten().chain(question).collect();
        let room = self.width().saturating_sub(3);
        let (seen, column) = window(line, room);
        let cursor = (column + 2, rows.len());
        rows.push(row(Ink::Bold, "> ").with(Ink::Plain, seen));
        rows.extend(row(Ink::Dim, self.hint(ask, line)).wrapped(self.width()));
        (rows, Some(cursor))
    }

    fn question(&self, ask: &Ask) -> String {
        let asked = match ask {
            Ask::Why(Verdict::Real) => "A real discrepancy. A note for it, or none:",
            Ask::Why(Verdict::Different) => "Not the same fact. A note for it, or none:",
            Ask::Why(Verdict::Print(claim)) => {
                let mut said = self.card.into_iter().flat_map(|card| &card.claims);
                let print = said.find(|said| said.id == *claim).map_or("", |said| said.print.as_str());
                return format!("To be printed: {print}. A note for it, or none:");
            }
            Ask::Why(_) => "Why do they not contradict each other?",
            Ask::Note => "A note for the decision:",
            Ask::Print => "Which claim's value is to be printed? Its number:",
            Ask::Filter if self.state.query().is_empty() => "Which findings?",
            Ask::Filter => return format!("Which findings, instead of “{}”?", self.state.query()),
            Ask::Who(..) => "Who decides? Your name, as it is to stand in the file:",
        };
        asked.to_owned()
    }

    fn hint(&self, ask: &Ask, line: &Line) -> String {
        let keys = match ask {
            Ask::Why(Verdict::Explained) => "Enter decides; Esc decides nothing, Ctrl-E opens $EDITOR.",
            Ask::Note => "Enter keeps it, Esc drops it, Ctrl-E opens $EDITOR.",
            Ask::Why(_) => {
                "Enter decides, with a note or without; Esc decides nothing, Ctrl-E opens $EDITOR."
            }
            Ask::Print | Ask::Who(..) => "Enter takes it; Esc decides nothing.",
            Ask::Filter => "Enter takes it, an empty line is all findings, Esc keeps what is shown.",
        };
        if *ask != Ask::Filter {
            return keys.to_owned();
        }
        let found = words::several(self.state.count(line.text()), "finding");
        let known = [LEVELS.join(" "), KINDS.join(" "), STATUSES.join(" "), self.state.sources().join(" ")];
        let known = crate::report::escape::line(&known.join(", "));
        format!(
            "{found}. {keys} Levels, kinds, statuses, sources: {known}. Two of one sort widen (error warning), those of two \
             sorts narrow (error count). Other words, and \"words\", are looked for in the text."
        )
    }
}

/// Columns for the keys in the help.
const KEYS_WIDTH: usize = 12;

/// What keys do at a terminal alone.
const OWN_KEYS: [(&str, &str); 3] = [
    ("Ctrl-E", "write the note in $EDITOR, while it is asked for"),
    ("down, up", "scroll; the space bar turns the page"),
    ("q, Ctrl-C", "quit"),
];

fn below(length: usize, seen: usize) -> String {
    match length.saturating_sub(seen) {
        0 => String::new(),
        more => format!("{} below", words::several(more, "row")),
    }
}

/// The part of a line that is seen in these columns, and the column of the cursor in it.
fn window(line: &Line, room: usize) -> (String, usize) {
    use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};
    let mut start = 0;
    while line.before()[start..].width() > room {
        start += line.before()[start..].chars().next().map_or(1, char::len_utf8);
    }
    let mut taken = 0;
    let fits = |c: &char| {
        taken += c.width().unwrap_or(0);
        taken <= room
    };
    let seen = line.text()[start..].chars().take_while(fits).collect();
    (seen, line.before()[start..].width())
}

#[cfg(test)]
#[path = "draw_tests.rs"]
mod tests;

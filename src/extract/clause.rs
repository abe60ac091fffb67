//! Clauses: the stretch of a sentence that belongs to one verb, as far as marks and connectives tell.

use std::ops::Range;

use super::Reading;
use crate::lexicon::{Class, Tagged};
use crate::text::{Case, TokenKind};

/// How far a clause reaches on either side of its token, at most; a sentence may be a whole book.
const REACH: usize = 60;
/// A clause with fewer words of content than this says too little to stand alone.
const CONTENT: usize = 2;
/// How far a relative clause looks back for the noun that it is about.
const ANTECEDENT: usize = 8;

/// Where the clauses of a text start, found once for all of its tokens.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    /// Tokens that a clause starts at, in order; the first token of a sentence need not be among them.
    starts: Vec<u32>,
}

impl Clauses {
    /// Those of all the tokens.
    pub(super) fn find(tagged: &Tagged<'_>) -> Self {
        let starts = (1..tagged.len()).filter(|&at| breaks(tagged, at));
        Self { starts: starts.filter_map(|at| u32::try_from(at).ok()).collect() }
    }

    /// The last start up to token `i`, and the first behind it.
    fn around(&self, i: usize) -> (Option<usize>, Option<usize>) {
        let behind = self.starts.partition_point(|&start| start as usize <= i);
        let start = |at: usize| self.starts.get(at).map(|&start| start as usize);
        (behind.checked_sub(1).and_then(start), start(behind))
    }
}

/// The clause around token `i`: never more than its sentence.
#[must_use]
pub fn around(reading: &Reading<'_>, i: usize) -> Range<usize> {
    let Some(sentence) = reading.sentence_of(i).map(|s| reading.sentences[s].tokens.clone()) else {
        return i..i;
    };
    let first = sentence.start.max(i.saturating_sub(REACH));
    let last = sentence.end.min(i + REACH);
    let (before, behind) = reading.clauses.around(i);
    let start = before.filter(|&start| start > first).unwrap_or(first);
    let end = behind.filter(|&end| end < last).unwrap_or(last);
    match closing_comma(reading, start, end) {
        Some(comma) if comma <= i => comma + 1..end,
        Some(comma) => start..comma,
        None => start..end,
    }
}

/// Where a relative clause between commas ends and the clause around it goes on.
fn closing_comma(reading: &Reading<'_>, start: usize, end: usize) -> Option<usize> {
    let opened = reading.word(start) == "," && relative(reading, start + 1);
    (start + 1..end).find(|&at| opened && reading.word(at) == ",")
}

/// The words of the clause around these tokens, as written, white space folded: what a claim is about.
///
/// A clause that says too little takes in its neighbours, and a relative clause the noun before it.
#[must_use]
pub fn words(reading: &Reading<'_>, tokens: &Range<usize>) -> String {
    let shown = reading.shown(&full(reading, tokens));
    let trimmed = shown.trim_matches([',', ';', ':', '–', '—', ' ', '.', '-']);
    if trimmed.len() == shown.len() { shown } else { trimmed.to_owned() }
}

/// The clause of these tokens, wide enough to be understood alone.
#[must_use]
pub fn full(reading: &Reading<'_>, tokens: &Range<usize>) -> Range<usize> {
    let Some(sentence) = reading.sentence_of(tokens.start).map(|s| &reading.sentences[s].tokens) else {
        return tokens.clone();
    };
    let mut clause = around(reading, tokens.start);
    clause.end = clause.end.max(tokens.end.min(sentence.end));
    if relative(reading, clause.start) || relative(reading, clause.start + 1) {
        clause.start = sentence.start.max(clause.start.saturating_sub(ANTECEDENT));
    }
    if clause.end < sentence.end && reading.is(clause.end, "when") {
        clause.end = around(reading, clause.end).end;
    }
    if content(reading, &clause, tokens) < CONTENT && clause.end < sentence.end {
        clause.end = around(reading, clause.end).end;
    }
    if content(reading, &clause, tokens) < CONTENT && clause.start > sentence.start {
        clause.start = around(reading, clause.start - 1).start;
    }
    clause
}

/// Brackets around so many tokens interrupt no clause.
const ASIDE: usize = 4;
/// The same for brackets around a name.
const LONG_ASIDE: usize = 10;

/// Whether a clause starts at token `at`.
fn breaks(tagged: &Tagged<'_>, at: usize) -> bool {
    let symbol = |at: usize| tagged.tokens[at].kind == TokenKind::Symbol;
    if symbol(at - 1) && ends(tagged, at - 1) {
        return true;
    }
    if symbol(at) { starts(tagged, at) } else { subordinates(tagged, at) && tagged.word(at - 1) != "," }
}

/// Whether the mark at token `at` is one that a clause ends with.
fn ends(tagged: &Tagged<'_>, at: usize) -> bool {
    let spaced = tagged.tokens[at + 1].spaced;
    match tagged.word(at) {
        ";" | "—" => true,
        "(" => !aside(tagged, at),
        ":" => spaced,
        "–" | "-" => spaced && tagged.tokens[at].spaced,
        _ => false,
    }
}

/// Whether the mark at token `at` is one that a clause starts with.
fn starts(tagged: &Tagged<'_>, at: usize) -> bool {
    match tagged.word(at) {
        ";" | "—" => true,
        ")" => !opening(tagged, at).is_some_and(|open| aside(tagged, open)),
        "," => opens(tagged, at + 1),
        _ => false,
    }
}

/// Whether the bracket that opens at token `at` holds only a word or two, as an acronym does, a name ("(Kara-Kulja
/// district, Osh region)"), or figures ("(26 girls and 15 boys)").
fn aside(tagged: &Tagged<'_>, at: usize) -> bool {
    let Some(close) = (at..=at + LONG_ASIDE).find(|&close| tagged.word(close) == ")") else { return false };
    close - at <= ASIDE || is_name(tagged, at + 1..close) || is_figures(tagged, at + 1..close)
}

/// Words with capitals and marks, and small ones that say what kind of place it is, no more than two.
fn is_name(tagged: &Tagged<'_>, inside: Range<usize>) -> bool {
    const SMALL: usize = 2;
    let small =
        |at: &usize| tagged.tokens[*at].case == Case::Lower && tagged.tokens[*at].kind == TokenKind::Word;
    let told = [Class::Function, Class::Cardinal, Class::Verb, Class::Event, Class::Speech];
    let plain = |at: usize| !told.iter().any(|class| tagged.has(at, *class));
    let worded = |at: usize| matches!(tagged.tokens[at].kind, TokenKind::Word | TokenKind::Symbol);
    tagged.tokens[inside.start].case == Case::Title
        && inside.clone().filter(small).count() <= SMALL
        && inside.clone().all(|at| plain(at) && worded(at))
}

/// A number and what it counts, without a verb.
fn is_figures(tagged: &Tagged<'_>, inside: Range<usize>) -> bool {
    let number = |at: usize| tagged.tokens[at].kind == TokenKind::Number || tagged.has(at, Class::Cardinal);
    let told = [Class::Verb, Class::Event, Class::Speech, Class::Affect, Class::Suffer];
    let function = |at: usize| tagged.hit(at, Class::Function).map(|hit| hit.value);
    let plain = |at: usize| {
        !matches!(function(at), Some("auxiliary" | "relative"))
            && !told.iter().any(|class| tagged.has(at, *class))
    };
    number(inside.start) && inside.clone().all(plain)
}

/// The bracket that the one at token `close` closes.
fn opening(tagged: &Tagged<'_>, close: usize) -> Option<usize> {
    (close.saturating_sub(LONG_ASIDE)..close).rev().find(|&open| tagged.word(open) == "(")
}

/// Whether what follows a comma is a clause of its own.
fn opens(tagged: &Tagged<'_>, at: usize) -> bool {
    let function = tagged.hit(at, Class::Function).map(|h| h.value);
    function == Some("conjunction") && !coordinates_nouns(tagged, at)
        || relative(tagged, at)
        || tagged.has(at, Class::Shift)
}

/// Words that start a clause without a comma before them.
fn subordinates(tagged: &Tagged<'_>, at: usize) -> bool {
    let function = tagged.hit(at, Class::Function);
    function.is_some_and(|h| {
        h.value == "conjunction"
            && !["and", "or", "nor", "but", "than", "so", "yet"].iter().any(|word| tagged.is(at, word))
            || reports(tagged, at)
    })
}

/// "that" shortly after a verb of saying: "reported on 2 August that the gates had been opened". Who
/// declares does by saying: what is declared belongs to the clause.
fn reports(tagged: &Tagged<'_>, at: usize) -> bool {
    const REPORT: usize = 6;
    tagged.is(at, "that")
        && (at.saturating_sub(REPORT)..at)
            .any(|verb| tagged.has(verb, Class::Speech) && !declares(tagged, verb))
}

fn declares(tagged: &Tagged<'_>, verb: usize) -> bool {
    tagged.hit(verb, Class::Concept).is_some_and(|hit| hit.value == "declare")
}

/// ", and" before a bare noun ("Niger, and Algeria") joins nouns, not clauses.
fn coordinates_nouns(tagged: &Tagged<'_>, at: usize) -> bool {
    tagged.is(at, "or") || tagged.is(at, "and") && tagged.word(at + 2).starts_with([',', '.', ')'])
}

fn relative(tagged: &Tagged<'_>, at: usize) -> bool {
    tagged.hit(at, Class::Function).is_some_and(|h| h.value == "relative")
}

/// Words of content in a clause, those of `apart` left out.
fn content(reading: &Reading<'_>, clause: &Range<usize>, apart: &Range<usize>) -> usize {
    clause
        .clone()
        .filter(|at| !apart.contains(at))
        .filter(|&at| reading.tokens[at].kind == TokenKind::Word && !reading.has(at, Class::Function))
        .take(CONTENT)
        .count()
}

#[cfg(test)]
mod tests {
    use super::words;
    use crate::extract::Reading;
    use crate::ingest;
    use crate::lexicon::Lexicon;

    fn clause(text: &str, of: &str) -> String {
        let document = ingest::read("test.txt".into(), text.to_owned());
        let reading = Reading::new(&document, Lexicon::english());
        let at = reading.at(text.find(of).unwrap());
        words(&reading, &(at..at + 1))
    }

    #[test]
    fn a_semicolon_and_a_subordinate_clause_are_cut_off() {
        let text = "The dam held; the army evacuated 300 villagers, although nobody was hurt in the valley.";
        assert_eq!(clause(text, "300"), "the army evacuated 300 villagers");
        assert_eq!(clause(text, "nobody"), "although nobody was hurt in the valley");
    }

    #[test]
    fn a_name_in_brackets_interrupts_no_clause() {
        let text = "On 12 May the bank of the Kok reservoir (Kara-Vell district, Osk region) was breached.";
        assert!(clause(text, "12").ends_with("was breached"), "{}", clause(text, "12"));
        let text = "On 12 May 41 pupils (26 girls and 15 boys) were handed over.";
        assert!(clause(text, "12").ends_with("were handed over"), "{}", clause(text, "12"));
        let text = "On 12 May the bank of the reservoir (Officials blamed heavy rain) was breached.";
        assert!(!clause(text, "12").contains("blamed"), "{}", clause(text, "12"));
        let text = "On 12 May the bank of the reservoir (which had been built in 1961) was breached.";
        assert!(!clause(text, "12").contains("1961"));
    }

    #[test]
    fn a_relative_clause_keeps_its_noun() {
        assert_eq!(
            clause("The coup, which had started on Wednesday, failed.", "Wednesday"),
            "The coup, which had started on Wednesday"
        );
    }

    #[test]
    fn a_fronted_date_takes_in_the_clause_that_it_dates() {
        let text = "In 2002, after he had left the army, the general was elected president.";
        assert!(clause(text, "2002").contains("left the army"));
    }
}

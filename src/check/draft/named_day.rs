//! Whether a date of the draft is part of the name of an event: "the coup of 21 March", "the 21 March coup", "the coup
//! in Sarpe on 21 March toppled".

use super::Desk;
use crate::claim::{ClaimRef, EventKinds};
use crate::lexicon::{Class, Tagged};
use crate::text::{Case, Span, TokenKind};

/// So many bytes before and behind a date are read.
const AROUND: usize = 120;

/// Whether the date says when an event was that is named beside it. Such a day is that of the event, whatever else the
/// sources have on it.
pub(super) fn names_event(desk: &Desk<'_>, date: ClaimRef) -> bool {
    let text = desk.draft.texts.get(date.source).copied().flatten();
    let claim = desk.view.claim(date);
    // The places of claims are those of the file, which of a page is more than its text.
    let stands = |text: &&str| text.get(claim.span.start..claim.span.end) == Some(claim.quote.as_str());
    text.filter(stands).is_some_and(|text| Phrase::new(desk, text, claim.span).names_event())
}

/// A date in its sentence.
struct Phrase<'a> {
    tagged: Tagged<'a>,
    /// The first token of the date, and the first behind it.
    date: (usize, usize),
    /// The first token of the sentence.
    start: usize,
}

impl<'a> Phrase<'a> {
    fn new(desk: &Desk<'a>, text: &'a str, span: Span) -> Self {
        let from = span.start.saturating_sub(AROUND)..=span.start;
        let to = span.end..=text.len().min(span.end + AROUND);
        let from = { from }.find(|at| text.is_char_boundary(*at)).unwrap_or(span.start);
        let to = to.rev().find(|at| text.is_char_boundary(*at)).unwrap_or(span.end);
        let around = Span::new(from, to);
        let tagged = desk.view.lexicon.tag(text, around);
        let first = tagged.tokens.partition_point(|token| token.span.start < span.start);
        let behind = tagged.tokens.partition_point(|token| token.span.start < span.end);
        let ends = |at: &usize| [".", "!", "?", ";", ":"].contains(&tagged.word(*at));
        let start = (0..first).rev().find(ends).map_or(0, |end| end + 1);
        Self { tagged, date: (first, behind), start }
    }

    fn names_event(&self) -> bool {
        let (first, behind) = self.date;
        let of = first.checked_sub(1).filter(|at| self.tagged.is(*at, "of"));
        self.event(behind).is_some()
            || of.is_some_and(|of| (self.start..of).any(|at| self.event(at) == Some(of)))
            || self.is_of_subject()
    }

    /// The event that is named at a token, by the token behind its name.
    fn event(&self, at: usize) -> Option<usize> {
        let hit = self.tagged.hit(at, Class::Event).filter(|_| !self.tagged.has(at, Class::EventActor))?;
        let lower = self.tagged.tokens.get(at).is_some_and(|token| token.case == Case::Lower);
        (lower && !EventKinds::shipped().follows(hit.value)).then_some(at + hit.len)
    }

    /// "A coup in Sarpe on 21 March": the sentence begins with the event, and nothing but where it was stands between the
    /// two.
    fn is_of_subject(&self) -> bool {
        let function = |at: usize| self.tagged.has(at, Class::Function);
        let noun = (self.start..self.date.0).find(|at| !function(*at));
        let place = |at: usize| function(at) || self.tagged.tokens[at].case != Case::Lower;
        let word = |at: usize| self.tagged.tokens[at].kind == TokenKind::Word;
        noun.and_then(|noun| self.event(noun)).is_some_and(|end| {
            (end..self.date.0).all(|at| word(at) && place(at)) && self.tagged.is(self.date.0 - 1, "on")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Desk, names_event};
    use crate::check::draft::{Draft, Shared};
    use crate::check::tests::sources;
    use crate::check::{Settings, View};
    use crate::claim::{ClaimRef, Kind};
    use crate::resolve::Corpus;

    /// Whether the first date of a text names an event.
    fn told(text: &str) -> bool {
        let (sources, settings) = (sources(&[text]), Settings::default());
        let corpus = Corpus::new(&sources, settings.lexicon);
        let draft = Draft { texts: vec![Some(text)], ..Draft::at(0) };
        let desk = Desk::new(&corpus, &draft, &settings, Shared::new(&corpus, &[], 0));
        let view = View { sources: &sources, lexicon: settings.lexicon };
        let all = (0..sources[0].claims.len()).map(|claim| ClaimRef { source: 0, claim });
        let mut dates = all.filter(|at| view.claim(*at).value.kind() == Kind::Date);
        names_event(&desk, dates.next().unwrap())
    }

    #[test]
    fn a_date_beside_an_event_is_part_of_its_name() {
        assert!(told("The coup of 21 March 2019 toppled the president."));
        assert!(told("He fled. The 21 March 2019 coup toppled the president."));
        assert!(told("A coup in Sarpe on 21 March 2019 toppled the president."));
        assert!(told("The president fled after the coup of 21 March 2019."));
    }

    #[test]
    fn the_words_around_a_date_are_cut_between_characters() {
        let long = "é".repeat(super::AROUND);
        assert!(told(&format!(
            "{long} {long}. The coup of 21 March 2019 toppled the president, {long} {long}."
        )));
    }

    #[test]
    fn what_was_done_about_an_event_on_a_day_is_no_name() {
        assert!(!told("The Union condemned the coup on 21 March 2019."));
        assert!(!told("On 21 March 2019 the coup leaders spoke on the radio."));
        assert!(!told("The coup drew protest on 21 March 2019."));
        assert!(!told("The coup ended, and on 21 March 2019 the Union met."));
    }
}

//! What is said of a phrase after it ("were killed", "dead", "who fell"): the walk goes over complements, asides,
//! relative clauses, a second subject, up to where another clause begins.

mod verb;

use std::ops::Range;

use super::course;
use super::look::{
    Outcome, adjective, adverb, frame, is_any, is_auxiliary, is_dash, is_mark, part_of_speech, participle,
    qualifies, starts_object, suffer,
};
use super::phrase::{Head, Phrase};
use crate::extract::Reading;
use crate::lexicon::{Class, Form, Hit};
use crate::text::TokenKind;

/// How far a verb may be from its subject, in tokens.
const REACH: usize = 45;

/// What was found after a phrase.
#[derive(Default, Debug)]
pub(super) struct Predicate<'a> {
    pub(super) outcomes: Vec<Outcome<'a>>,
    /// Whether the first outcome is an adjective that follows at once ("left twenty-four dead").
    pub(super) resultative: bool,
    /// "were among the dead": the phrase counts a part of them.
    pub(super) part: bool,
    /// "were children": the phrase is said to be of this group.
    pub(super) identity: Option<(Range<usize>, &'a str)>,
}

/// Whether the phrase can be the subject of the next finite verb, or only be described.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Position {
    Subject,
    /// After "of", "by", "for", or the object of a verb: only what follows at once, or a relative
    /// clause, tells of it.
    Oblique,
}

/// Reads what follows `phrase`; `next` are the phrases of the same sentence behind it.
pub(super) fn read<'a>(
    reading: &Reading<'a>,
    phrase: &Phrase<'_>,
    next: &[Phrase<'_>],
    position: Position,
    end: usize,
) -> Predicate<'a> {
    let limit = end.min(phrase.tokens.end + REACH);
    let at = noun_end(reading, phrase);
    let subject = Subject {
        end: at,
        position,
        bare: phrase.head == Head::Bare,
        inner: phrase.of && next.first().is_some_and(|p| p.core < phrase.tokens.end),
        apposed: is_apposed(reading, phrase),
        given: (phrase.left..phrase.tokens.start).any(|i| reading.has(i, Class::Definite)),
        elided: is_elided(reading, phrase, limit),
    };
    Walk { reading, next, limit, at, subject, met: Met::default(), found: Predicate::default() }.read()
}

/// The end of the phrase, over the noun of "17 innocent lives".
fn noun_end(reading: &Reading<'_>, phrase: &Phrase<'_>) -> usize {
    let end = phrase.tokens.end;
    let lives = |&i: &usize| reading.hits(i, Class::Unit).any(|unit| unit.value == "lives");
    let noun = (end..end + 4).find(lives).filter(|_| phrase.head == Head::Thing);
    noun.map_or(end, |noun| noun + 1)
}

/// Whether a noun and a comma, a bracket or a dash stand before people.
fn is_apposed(reading: &Reading<'_>, phrase: &Phrase<'_>) -> bool {
    let Some(noun) = phrase.left.checked_sub(2) else { return false };
    let opens = is_any(reading, noun + 1, &[",", "("]) || is_dash(reading, noun + 1);
    let named = reading.tokens[noun].kind == TokenKind::Word && !reading.has(noun, Class::Function);
    opens && named && phrase.head == Head::People
}

/// Whether a figure without a noun stands between a joint and a preposition, with no verb behind it as far as
/// `limit`.
fn is_elided(reading: &Reading<'_>, phrase: &Phrase<'_>, limit: usize) -> bool {
    let Some(joint) = phrase.left.checked_sub(1) else { return false };
    let bare = phrase.head == Head::Bare || phrase.partitive;
    let manner = || frame(reading, phrase.tokens.end, "manner").is_some();
    let verb = |i: usize| is_auxiliary(reading, i) || suffer(reading, i).is_some();
    let mut rest = (phrase.tokens.end..limit).take_while(|&i| !is_mark(reading, i));
    bare && is_any(reading, joint, &[",", "and", ";"]) && manner() && !rest.any(verb)
}

/// What is known of the phrase before the walk.
struct Subject {
    /// Where the phrase with its noun ends.
    end: usize,
    position: Position,
    /// The number has no noun.
    bare: bool,
    /// The noun behind the number is that of another figure ("50 of the 2,000 families"), to which what
    /// describes it belongs.
    inner: bool,
    /// The phrase stands behind a noun and a mark, as what says how many that noun means.
    apposed: bool,
    /// "the 33 miners trapped": what describes them is taken for granted.
    given: bool,
    /// ", four of them by gunfire": a preposition stands where its verb would.
    elided: bool,
}

/// What the walk has met so far.
#[derive(Default)]
struct Met {
    /// A relative clause, whose verb is still to come.
    relative: bool,
    /// A finite verb of the phrase.
    told: bool,
    /// That verb is a passive, so that a participle joined to it is one too.
    passive: bool,
    /// A passive of another verb ("identified by two sources as nurses").
    reduced: bool,
}

/// A walk over the words behind a phrase.
struct Walk<'r, 'a, 'p> {
    reading: &'r Reading<'a>,
    next: &'p [Phrase<'p>],
    limit: usize,
    at: usize,
    subject: Subject,
    met: Met,
    found: Predicate<'a>,
}

impl<'a> Walk<'_, 'a, '_> {
    fn read(mut self) -> Predicate<'a> {
        self.over_close();
        self.over_bracket();
        self.at_once();
        while !self.subject.elided && self.at < self.limit && self.step() {}
        self.found
    }

    /// "the entire village, some 640 people, was moved": a phrase between two marks says how many the
    /// subject before it is, so that the verb behind it is its own.
    fn over_close(&mut self) {
        let at = self.over_adverbs(self.at);
        if self.subject.apposed && is_mark(self.reading, at) && self.is_verb_after(at + 1) {
            self.at = at + 1;
        }
    }

    /// "14,650 persons (2,930 households) registered as displaced".
    fn over_bracket(&mut self) {
        const LONGEST: usize = 10;
        if self.reading.is(self.at, "(") {
            let inside = self.at + 1..self.limit.min(self.at + LONGEST);
            let close = inside.clone().find(|&i| self.reading.is(i, ")"));
            self.at = close.filter(|&i| i + 1 < self.limit).map_or(self.at, |i| i + 1);
        }
    }

    /// What follows the phrase without a verb of its own: "12 dead", "officers held hostage".
    fn at_once(&mut self) {
        let mut at = self.over_adverbs(self.at);
        while self.subject.bare && self.reading.has(at, Class::Modifier) && !self.is_outcome(at) {
            at += 1;
        }
        if at >= self.limit {
            return;
        }
        if let Some(outcome) = self.acted_on(at) {
            self.met.reduced = true;
            self.take(Outcome { given: true, ..outcome });
        } else if let Some(hit) = adjective(self.reading, at).filter(|h| !qualifies(self.reading, at + h.len))
        {
            self.found.resultative = true;
            self.take(Outcome::new(hit, at));
        } else if let Some(hit) =
            suffer(self.reading, at).filter(|h| h.form == Form::Ing && !self.subject.inner)
        {
            self.met.reduced = true;
            self.take(Outcome::new(hit, at));
        } else if let Some(outcome) = course::passive(self.reading, at).filter(|o| {
            !self.subject.inner && !self.has_object(o.tokens.end) && !self.reading.has(at, Class::Course)
        }) {
            self.met.reduced = true;
            self.take(Outcome { given: self.subject.given, ..outcome });
        } else if let Some(hit) = self.doomed(at) {
            self.take(Outcome { given: true, ..Outcome::new(hit, at + 1) });
        } else if let Some(len) = self.reputed() {
            (self.met.relative, self.at) = (true, self.at + len);
        } else if let Some(hit) = participle(self.reading, at) {
            if self.has_object(at + hit.len) && hit.len == 1 {
                self.met.told = true;
                self.at = at + hit.len;
            } else {
                self.met.reduced = true;
                self.met.told = suffer(self.reading, at).is_some();
                if !self.subject.inner {
                    self.take(Outcome { given: self.subject.given, ..Outcome::new(hit, at) });
                }
            }
        }
    }

    /// "one of 17 people to die": the infinitive behind those of whom some are picked out.
    fn doomed(&self, at: usize) -> Option<Hit<'a>> {
        let base = || suffer(self.reading, at + 1).filter(|h| h.form == Form::Base);
        let picked = self.subject.position == Position::Oblique && self.reading.is(at, "to");
        picked.then(base).flatten()
    }

    /// "believed to be gunmen", "suspected of arson", "known as rebels": a participle of saying or thinking
    /// with its complement, and how long it is. The verb behind is told of the phrase all the same.
    fn reputed(&self) -> Option<usize> {
        let hits = |class| self.reading.hits(self.at, class);
        let said = |h: &Hit<'_>| matches!(h.form, Form::Past | Form::Participle);
        let said = hits(Class::Speech).filter(said).map(|h| h.len).max();
        let len = hits(Class::Hedge).map(|h| h.len).max().max(said)?;
        let linked = |i: usize| part_of_speech(self.reading, i, "preposition") || self.reading.is(i, "to");
        (self.at + 1..=self.at + len).any(linked).then_some(len)
    }

    /// Whether a verb that ends before `at` has its object there.
    fn has_object(&self, at: usize) -> bool {
        at < self.limit && starts_object(self.reading, at)
    }

    fn take(&mut self, outcome: Outcome<'a>) {
        self.at = outcome.tokens.end;
        if !self.found.outcomes.iter().any(|o| o.attribute == outcome.attribute) {
            self.found.outcomes.push(outcome);
        }
    }

    /// Over adverbs; in "listed as missing" is none.
    fn over_adverbs(&self, mut at: usize) -> usize {
        let longer = |at, light| adjective(self.reading, at).is_some_and(|hit| hit.len > light);
        while at < self.limit {
            match adverb(self.reading, at) {
                light if light == 0 || longer(at, light) => break,
                light => at += light,
            }
        }
        at
    }

    /// Takes one step; whether the walk goes on. So do the steps below.
    fn step(&mut self) -> bool {
        let at = self.at;
        if self.over_aside() || self.over_second_subject() || self.over_complement() || self.over_report() {
            return true;
        }
        if frame(self.reading, at, "relative").is_some() && !self.met.told {
            self.met.relative = true;
            self.at += 1;
            return true;
        }
        if self.breaks(at) {
            return false;
        }
        if is_auxiliary(self.reading, at) {
            return self.verb_group();
        }
        self.plain_verb()
    }

    /// "three policemen and two civilians died": over the second number to the verb of both.
    fn over_second_subject(&mut self) -> bool {
        // "28 wounded, and 206,000 people have been displaced": another clause
        let clause = self.reading.is(self.at, ",") && self.reading.is(self.at + 1, "and");
        let closed = clause && !self.found.outcomes.is_empty();
        if self.met.told || closed || self.subject.position == Position::Oblique {
            return false;
        }
        let comprised = frame(self.reading, self.at, "subset").unwrap_or_default();
        let joint = self.is_joint(self.at) || comprised > 0;
        let mut start = self.at + comprised.max(usize::from(joint));
        start += usize::from(joint && self.reading.is(start, "and"));
        let second = self.next.iter().find(|p| p.left == start && joint && !p.partitive);
        if let Some(second) = second {
            self.at = second.tokens.end;
            if self.found.outcomes.is_empty() {
                self.at_once();
            }
        }
        second.is_some() || joint && self.over_person(start)
    }

    /// "two nurses, a driver and his wife were killed": over one person who is joined to the subject.
    fn over_person(&mut self, start: usize) -> bool {
        const LONGEST: usize = 5;
        let words = start + 1..self.limit.min(start + LONGEST);
        let person = part_of_speech(self.reading, start, "determiner")
            .then(|| {
                words
                    .take_while(|&i| !is_mark(self.reading, i))
                    .find_map(|i| self.reading.hit(i, Class::Group).map(|h| i + h.len))
            })
            .flatten();
        let ends = |&at: &usize| self.is_verb_after(at) || self.is_joint(at);
        person.filter(ends).is_some_and(|end| {
            self.at = end;
            true
        })
    }

    fn is_joint(&self, at: usize) -> bool {
        is_any(self.reading, at, &["and", "or", ",", "/"])
    }

    /// "of one family": a number inside the complement of the subject.
    fn over_complement(&mut self) -> bool {
        let of = !self.met.told && self.reading.is(self.at, "of");
        let number = self.next.iter().find(|p| of && p.left == self.at + 1);
        if let Some(number) = number {
            self.at = number.tokens.end;
        }
        number.is_some()
    }

    /// "nine women told us that they had been beaten": over what they say to what befell them.
    fn over_report(&mut self) -> bool {
        const LONGEST: usize = 5;
        let says = !self.met.told && !self.met.relative && self.subject.position == Position::Subject;
        if !says || !self.reading.has(self.at, Class::Speech) {
            return false;
        }
        let words = self.at + 1..self.limit.min(self.at + LONGEST);
        let they = words.clone().find(|&i| self.reading.is(i, "they"));
        let they = they.filter(|&they| is_auxiliary(self.reading, they + 1));
        let open = |they: usize| (words.start..they).all(|i| !is_mark(self.reading, i));
        they.filter(|&they| open(they)).is_some_and(|they| {
            self.at = they + 1;
            true
        })
    }

    /// ", all members of one family,": over what stands between two commas or brackets. Only a
    /// verb may follow it.
    fn over_aside(&mut self) -> bool {
        if self.met.told || frame(self.reading, self.at + 1, "relative").is_some() {
            return false;
        }
        let (reading, dash) = (self.reading, is_dash(self.reading, self.at));
        let close = if reading.is(self.at, "(") { ")" } else { "," };
        if !dash && !is_any(reading, self.at, &[",", "("]) {
            return false;
        }
        let closing = |i: usize| if dash { is_dash(reading, i) } else { reading.is(i, close) };
        let closes = (self.at + 1..self.limit).take(25).filter(|&i| closing(i));
        let Some(end) = closes.into_iter().find(|&i| self.is_verb_after(i + 1)) else { return false };
        if let Some(hit) = participle(self.reading, self.at + 1) {
            self.take(Outcome::new(hit, self.at + 1));
        }
        self.at = end + 1;
        true
    }

    fn is_verb_after(&self, at: usize) -> bool {
        let at = self.over_adverbs(at);
        at < self.limit
            && (is_auxiliary(self.reading, at)
                || suffer(self.reading, at).is_some()
                || course::subject(self.reading, at).is_some())
    }

    /// Where another clause begins, or something else becomes the subject.
    fn breaks(&self, at: usize) -> bool {
        let number = self.next.iter().any(|p| p.tokens.start == at || p.left == at);
        let noun =
            (self.met.relative || self.met.reduced) && (self.is_before_noun(at) || self.reading.is(at, "as"));
        let clause =
            frame(self.reading, at, "break").is_some() && !noun && !self.goes_on(at) && !self.is_soft(at);
        let mark = is_mark(self.reading, at) && !self.is_soft(at);
        let speech =
            self.reading.has(at, Class::Speech) && !self.met.relative && suffer(self.reading, at).is_none();
        number || clause || mark || speech
    }

    /// "questioned but later released": another participle of the same passive.
    fn goes_on(&self, at: usize) -> bool {
        let joint = part_of_speech(self.reading, at, "conjunction");
        joint && self.met.told && participle(self.reading, self.over_adverbs(at + 1)).is_some()
    }

    /// "before the coup", inside a relative clause: a preposition there, and no new clause.
    fn is_before_noun(&self, at: usize) -> bool {
        let calendar = [Class::Weekday, Class::Month, Class::RelativeDay, Class::DayPart];
        let noun = part_of_speech(self.reading, at + 1, "determiner")
            || calendar.iter().any(|class| self.reading.has(at + 1, *class));
        part_of_speech(self.reading, at, "preposition") && noun
    }

    fn is_soft(&self, at: usize) -> bool {
        let glued = self.reading.tokens.get(at).is_some_and(|t| !t.spaced);
        let comma = self.reading.is(at, ",") && (self.met.relative || self.met.told);
        comma || glued && (self.reading.is(at, "-") || self.reading.is(at, "'")) || self.reading.is(at, "\"")
    }
}

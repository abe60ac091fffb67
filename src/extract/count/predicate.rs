//! What is said of a phrase after it: "were killed", "have died", "dead", "who fell".
//!
//! The walk goes over what may stand between a subject and its verb: complements, asides between
//! commas, relative clauses, a second subject. It ends where another clause begins.

use std::ops::Range;

use super::course;
use super::look::{
    Outcome, adjective, adverb, ends_with, frame, is_any, is_auxiliary, is_capital, is_dash, is_mark,
    is_numeral, part_of_speech, participle, qualifies, requirement, starts_object, suffer,
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
    let walk = Walk {
        reading,
        next,
        limit,
        start: at,
        at,
        position,
        bare: phrase.head == Head::Bare,
        inner: phrase.of && next.first().is_some_and(|p| p.core < phrase.tokens.end),
        apposed: is_apposed(reading, phrase),
        given: (phrase.left..phrase.tokens.start).any(|i| reading.has(i, Class::Definite)),
        relative: false,
        told: false,
        reduced: false,
        passive: false,
        found: Predicate::default(),
    };
    walk.read()
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

struct Walk<'r, 'a, 'p> {
    reading: &'r Reading<'a>,
    next: &'p [Phrase<'p>],
    limit: usize,
    /// Where the phrase with its noun ends.
    start: usize,
    at: usize,
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
    /// Inside a relative clause that has not met its verb yet.
    relative: bool,
    /// A finite verb of the phrase has been met.
    told: bool,
    /// Its finite verb is a passive, so that a participle joined to it is one too.
    passive: bool,
    /// A passive of another verb has been met ("identified by two sources as nurses").
    reduced: bool,
    found: Predicate<'a>,
}

/// Whether the walk goes on.
type Goes = bool;

impl<'a> Walk<'_, 'a, '_> {
    fn read(mut self) -> Predicate<'a> {
        self.over_close();
        self.over_bracket();
        self.at_once();
        while self.at < self.limit && self.step() {}
        self.found
    }

    /// "the entire village, some 640 people, was moved": a phrase between two marks says how many the
    /// subject before it is, so that the verb behind it is its own.
    fn over_close(&mut self) {
        let at = self.over_adverbs(self.at);
        if self.apposed && is_mark(self.reading, at) && self.is_verb_after(at + 1) {
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
        while self.bare && self.reading.has(at, Class::Modifier) && !self.is_outcome(at) {
            at += 1;
        }
        if at >= self.limit {
            return;
        }
        if let Some(hit) = adjective(self.reading, at).filter(|h| !qualifies(self.reading, at + h.len)) {
            self.found.resultative = true;
            self.take(Outcome::new(hit, at));
        } else if let Some(hit) = suffer(self.reading, at).filter(|h| h.form == Form::Ing && !self.inner) {
            self.reduced = true;
            self.take(Outcome::new(hit, at));
        } else if let Some(outcome) = course::passive(self.reading, at)
            .filter(|o| !self.inner && !self.has_object(o.tokens.end) && !self.reading.has(at, Class::Course))
        {
            self.reduced = true;
            self.take(Outcome { given: self.given, ..outcome });
        } else if let Some(hit) = self.doomed(at) {
            self.take(Outcome { given: true, ..Outcome::new(hit, at + 1) });
        } else if let Some(len) = self.reputed() {
            (self.relative, self.at) = (true, self.at + len);
        } else if let Some(hit) = participle(self.reading, at) {
            if self.has_object(at + hit.len) && hit.len == 1 {
                self.told = true;
                self.at = at + hit.len;
            } else {
                self.reduced = true;
                self.told = suffer(self.reading, at).is_some();
                if !self.inner {
                    self.take(Outcome { given: self.given, ..Outcome::new(hit, at) });
                }
            }
        }
    }

    /// "one of 17 people to die": the infinitive behind those of whom some are picked out.
    fn doomed(&self, at: usize) -> Option<Hit<'a>> {
        let base = || suffer(self.reading, at + 1).filter(|h| h.form == Form::Base);
        let picked = self.position == Position::Oblique && self.reading.is(at, "to");
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

    fn over_adverbs(&self, mut at: usize) -> usize {
        while at < self.limit {
            match adverb(self.reading, at) {
                0 => break,
                n => at += n,
            }
        }
        at
    }

    fn step(&mut self) -> Goes {
        let at = self.at;
        if self.over_aside() || self.over_second_subject() || self.over_complement() {
            return true;
        }
        if frame(self.reading, at, "relative").is_some() && !self.told {
            self.relative = true;
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
        if self.told || self.position == Position::Oblique {
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
        let of = !self.told && self.reading.is(self.at, "of");
        let number = self.next.iter().find(|p| of && p.left == self.at + 1);
        if let Some(number) = number {
            self.at = number.tokens.end;
        }
        number.is_some()
    }

    /// ", all members of one family,": over what stands between two commas or brackets. Only a
    /// verb may follow it.
    fn over_aside(&mut self) -> bool {
        if self.told || frame(self.reading, self.at + 1, "relative").is_some() {
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
        let noun = (self.relative || self.reduced) && (self.is_before_noun(at) || self.reading.is(at, "as"));
        let clause =
            frame(self.reading, at, "break").is_some() && !noun && !self.goes_on(at) && !self.is_soft(at);
        let mark = is_mark(self.reading, at) && !self.is_soft(at);
        let speech =
            self.reading.has(at, Class::Speech) && !self.relative && suffer(self.reading, at).is_none();
        number || clause || mark || speech
    }

    /// "questioned but later released": another participle of the same passive.
    fn goes_on(&self, at: usize) -> bool {
        let joint = part_of_speech(self.reading, at, "conjunction");
        joint && self.told && participle(self.reading, self.over_adverbs(at + 1)).is_some()
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
        let comma = self.reading.is(at, ",") && (self.relative || self.told);
        comma || glued && (self.reading.is(at, "-") || self.reading.is(at, "'")) || self.reading.is(at, "\"")
    }

    /// A verb with auxiliaries: the walk ends at it, unless it belongs to a relative clause or
    /// another verb is joined to it.
    fn verb_group(&mut self) -> Goes {
        if self.told && !self.is_joined(self.at) {
            return false;
        }
        if let Some(hit) =
            suffer(self.reading, self.at).filter(|h| h.len > 1 && self.position == Position::Subject)
        {
            self.take(Outcome::new(hit, self.at));
            (self.told, self.relative) = (true, false);
            return true;
        }
        if let Some((_, outcome)) =
            course::subject(self.reading, self.at).filter(|_| self.position == Position::Subject)
        {
            self.take(outcome);
            (self.told, self.relative) = (true, false);
            return true;
        }
        let (be, at) = self.over_auxiliaries();
        if self.inner && self.relative {
            (self.relative, self.at) = (false, at + 1);
            return true;
        }
        if let Some(outcome) = self.outcome_of_group(be, at) {
            let direct = !self.relative;
            self.found.part |= be && frame(self.reading, at, "amid").is_some();
            self.take(outcome);
            self.told |= direct;
            self.relative = false;
            return direct || self.position == Position::Subject;
        }
        self.identify(be, at);
        self.at = at.max(self.at) + 1;
        let in_relative = std::mem::take(&mut self.relative);
        self.reduced |= in_relative;
        self.told |= !in_relative;
        self.passive |= be && !in_relative;
        in_relative && self.position == Position::Subject || self.told && self.found.identity.is_none()
    }

    fn outcome_of_group(&self, be: bool, at: usize) -> Option<Outcome<'a>> {
        if self.position == Position::Oblique && !self.relative {
            return None;
        }
        let at = self.over_amid(at).filter(|_| be).unwrap_or(at);
        if be && let Some(hit) = adjective(self.reading, at) {
            return Some(Outcome::new(hit, at));
        }
        if be && let Some(outcome) = self.passive(at) {
            return Some(outcome);
        }
        let (form, outcome) = self.undergone(at)?;
        (!be || form == Form::Ing).then_some(outcome)
    }

    /// A verb that has the affected as its subject, alone or with its complement.
    fn undergone(&self, at: usize) -> Option<(Form, Outcome<'a>)> {
        let alone = suffer(self.reading, at).map(|hit| (hit.form, Outcome::new(hit, at)));
        match alone {
            Some((form, outcome)) if outcome.tokens.len() > 1 => Some((form, outcome)),
            alone => course::subject(self.reading, at).or(alone),
        }
    }

    /// A participle: one of several words ("put on trial"), one told with the words behind it ("held in
    /// hospital"), one alone.
    fn passive(&self, at: usize) -> Option<Outcome<'a>> {
        let alone = participle(self.reading, at).map(|hit| Outcome::new(hit, at));
        match alone {
            Some(outcome) if outcome.tokens.len() > 1 => Some(outcome),
            alone => course::passive(self.reading, at).or(alone).or_else(|| self.suited(at)),
        }
    }

    /// "17 lives were lost": a participle of a verb that asks for the noun of the phrase.
    fn suited(&self, at: usize) -> Option<Outcome<'a>> {
        let noun = self.start.checked_sub(1)?;
        let asks = |h: &Hit<'a>| {
            let kind = requirement(*h).1;
            h.form == Form::Participle
                && self.reading.hits(noun, Class::Unit).any(|unit| kind == Some(unit.value))
        };
        self.reading.hits(at, Class::Affect).find(asks).map(|hit| Outcome::new(hit, at))
    }

    /// Over "among the", "among the seven".
    fn over_amid(&self, at: usize) -> Option<usize> {
        let mut at = at + frame(self.reading, at, "amid")?;
        while at < self.limit && is_numeral(self.reading, at) {
            at += 1;
        }
        Some(at)
    }

    /// Over "have", "had been", "are still being", "were reported to have": whether a form of "be"
    /// was the last of them, and where the verb stands.
    fn over_auxiliaries(&self) -> (bool, usize) {
        let (mut be, mut at) = (false, self.at);
        while at < self.limit {
            if let Some(len) = frame(self.reading, at, "be") {
                (be, at) = (true, at + len);
            } else if part_of_speech(self.reading, at, "auxiliary") || self.reading.is(at, "to") {
                be &= frame(self.reading, at, "have").is_none();
                at += 1 + usize::from(self.is_since(at + 1));
            } else if self.is_outcome(at) {
                break;
            } else if self.reading.has(at, Class::Negation) || self.reading.has(at, Class::Unreal) {
                at += 1;
            } else {
                match adverb(self.reading, at) {
                    0 => break,
                    n => at += n,
                }
            }
        }
        (be, at)
    }

    /// "have since been sent home": a word that elsewhere opens a clause, inside a verb group.
    fn is_since(&self, at: usize) -> bool {
        let opens = frame(self.reading, at, "break") == Some(1) && !is_mark(self.reading, at);
        opens && (is_auxiliary(self.reading, at + 1) || self.is_outcome(at + 1))
    }

    fn is_outcome(&self, at: usize) -> bool {
        adjective(self.reading, at).is_some()
            || participle(self.reading, at).is_some()
            || suffer(self.reading, at).is_some()
            || course::passive(self.reading, at).is_some()
            || course::subject(self.reading, at).is_some()
    }

    /// "were children".
    fn identify(&mut self, be: bool, at: usize) {
        if !be || self.relative && self.position == Position::Oblique {
            return;
        }
        let mut noun = at;
        while noun < at + 3
            && (self.reading.has(noun, Class::Modifier) || self.reading.has(noun, Class::Demonym))
        {
            noun += 1;
        }
        self.found.identity = self.reading.hit(noun, Class::Group).map(|h| (at..noun + h.len, h.value));
    }

    /// A word that is no auxiliary: a verb of outcome, another verb, or nothing of note.
    fn plain_verb(&mut self) -> Goes {
        let at = self.at;
        if self.inner && self.relative && suffer(self.reading, at).is_some() {
            (self.relative, self.at) = (false, at + 1);
            return true;
        }
        let may_be_subject = self.position == Position::Subject || self.relative;
        let told = self.undergone(at).filter(|(form, _)| may_be_subject && self.is_finite(*form, at));
        if let Some((_, outcome)) = told {
            self.take(outcome);
            self.told |= !self.relative;
            return !std::mem::take(&mut self.relative) || self.position == Position::Subject;
        }
        if self.told {
            return self.joined_participle();
        }
        self.reduced |= ends_with(self.reading, at, "ed") && frame(self.reading, at + 1, "manner").is_some();
        if self.is_other_verb(at) {
            let in_relative = std::mem::take(&mut self.relative);
            self.told |= !in_relative;
            self.reduced |= in_relative;
        }
        self.at += 1;
        true
    }

    /// After a verb of the same subject a second one must be joined to it.
    fn is_finite(&self, form: Form, at: usize) -> bool {
        form != Form::Ing && (!self.told || self.is_joined(at))
    }

    /// "injured by stones and then arrested": a participle joined to a passive.
    fn joined_participle(&mut self) -> Goes {
        let at = self.at;
        let listed = at > 0 && self.reading.is(at - 1, ",");
        let passive = (self.passive || !self.found.outcomes.is_empty()) && (listed || self.is_joined(at));
        match participle(self.reading, at).filter(|h| passive && !self.has_object(at + h.len)) {
            Some(hit) => self.take(Outcome::new(hit, at)),
            None => self.at += 1,
        }
        !self.is_new_subject(at)
    }

    /// Whether "and", "then", "or" stands before the verb at `at`, adverbs between allowed.
    fn is_joined(&self, at: usize) -> bool {
        let mut before = at;
        while before > 0 && before + 3 > at && adverb(self.reading, before - 1) == 1 {
            before -= 1;
        }
        before > 0 && is_any(self.reading, before - 1, &["and", "or", "then", "but"])
    }

    /// "and others wounded": another subject after "and".
    fn is_new_subject(&self, at: usize) -> bool {
        self.reading.has(at, Class::Group) && at > 0 && self.reading.is(at - 1, "and")
    }

    /// Another verb in its finite form: one of the table, or a word in -ed with its object behind it.
    fn is_other_verb(&self, at: usize) -> bool {
        let word = self.reading.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word)
            && !is_capital(self.reading, at);
        let past = ends_with(self.reading, at, "ed") && self.has_object(at + 1);
        word && (frame(self.reading, at, "verb").is_some() || past)
    }
}

//! The verb of a phrase: a group of auxiliaries with its participle, or one verb alone.

use std::ops::Range;

use super::super::course;
use super::super::look::{
    Outcome, adjective, adverb, ends_with, frame, is_any, is_auxiliary, is_capital, is_mark, is_numeral,
    part_of_speech, participle, requirement, suffer,
};
use super::{Position, Walk};
use crate::lexicon::{Class, Form, Hit};
use crate::text::TokenKind;

/// The kind of group that those who are not of age are.
const CHILDREN: &str = "children";

impl<'a> Walk<'_, 'a, '_> {
    /// A verb with auxiliaries: the walk ends at it, unless it belongs to a relative clause or
    /// another verb is joined to it.
    pub(super) fn verb_group(&mut self) -> bool {
        if self.met.told && !self.is_joined(self.at) {
            return false;
        }
        if let Some(hit) =
            suffer(self.reading, self.at).filter(|h| h.len > 1 && self.subject.position == Position::Subject)
        {
            self.take(Outcome::new(hit, self.at));
            (self.met.told, self.met.relative) = (true, false);
            return true;
        }
        if let Some((_, outcome)) =
            course::subject(self.reading, self.at).filter(|_| self.subject.position == Position::Subject)
        {
            self.take(outcome);
            (self.met.told, self.met.relative) = (true, false);
            return true;
        }
        let (be, at) = self.over_auxiliaries();
        if self.subject.inner && self.met.relative {
            (self.met.relative, self.at) = (false, at + 1);
            return true;
        }
        if let Some(outcome) = self.outcome_of_group(be, at) {
            let direct = !self.met.relative;
            self.found.part |= be && frame(self.reading, at, "amid").is_some();
            self.take(outcome);
            self.met.told |= direct;
            self.met.relative = false;
            return direct || self.subject.position == Position::Subject;
        }
        self.identify(be, at);
        self.at = at.max(self.at) + 1;
        let in_relative = std::mem::take(&mut self.met.relative);
        self.met.reduced |= in_relative;
        self.met.told |= !in_relative;
        self.met.passive |= be && !in_relative;
        in_relative && self.subject.position == Position::Subject
            || self.met.told && self.found.identity.is_none()
    }

    fn outcome_of_group(&self, be: bool, at: usize) -> Option<Outcome<'a>> {
        if self.subject.position == Position::Oblique && !self.met.relative {
            return None;
        }
        let amid = be && adjective(self.reading, at).is_none();
        let at = self.over_amid(at).filter(|_| amid).unwrap_or(at);
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
            Some(outcome) if outcome.tokens.len() > 1 && outcome.sense.is_none() => Some(outcome),
            alone => course::passive(self.reading, at).or(alone).or_else(|| self.suited(at)),
        }
    }

    /// "43 policemen whom the gang took prisoner", "the 43 policemen it took prisoner": a clause that has the phrase
    /// as its object, and its own subject before the verb.
    pub(super) fn acted_on(&self, at: usize) -> Option<Outcome<'a>> {
        const LONGEST: usize = 7;
        let whom = self.reading.is(at, "whom");
        let subject = ["they", "it", "he", "she", "we", "i"].iter().any(|word| self.reading.is(at, word));
        let light = |i: usize| is_auxiliary(self.reading, i) || adverb(self.reading, i) > 0;
        let near = at + 1..self.limit.min(at + LONGEST);
        let near = near.take_while(|&i| !is_mark(self.reading, i) && !self.reading.is(i, "who"));
        let mut verbs = near.into_iter();
        if whom {
            return verbs.find_map(|i| self.acts(i));
        }
        let verb = verbs.find(|&i| !light(i)).filter(|_| subject)?;
        self.acts(verb)
    }

    /// An active verb whose object stands before it.
    fn acts(&self, at: usize) -> Option<Outcome<'a>> {
        let passive = at > 0 && frame(self.reading, at - 1, "be").is_some();
        let finite = |h: &Hit<'a>| {
            matches!(h.form, Form::Past | Form::Participle | Form::S) && requirement(*h).1.is_none()
        };
        let verb = self.reading.hits(at, Class::Affect).find(finite).map(|h| Outcome::new(h, at));
        let verb = verb.filter(|told| !self.has_object(told.tokens.end));
        course::active(self.reading, at).or(verb).filter(|_| !passive)
    }

    /// "17 lives were lost": a participle of a verb that asks for the noun of the phrase.
    fn suited(&self, at: usize) -> Option<Outcome<'a>> {
        let noun = self.subject.end.checked_sub(1)?;
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

    pub(super) fn is_outcome(&self, at: usize) -> bool {
        adjective(self.reading, at).is_some()
            || participle(self.reading, at).is_some()
            || suffer(self.reading, at).is_some()
            || course::passive(self.reading, at).is_some()
            || course::subject(self.reading, at).is_some()
    }

    /// "were children", "were under 16".
    fn identify(&mut self, be: bool, at: usize) {
        if !be || self.met.relative && self.subject.position == Position::Oblique {
            return;
        }
        let mut noun = at;
        while noun < at + 3
            && (self.reading.has(noun, Class::Modifier) || self.reading.has(noun, Class::Demonym))
        {
            noun += 1;
        }
        let group = self.reading.hit(noun, Class::Group).map(|h| (at..noun + h.len, h.value));
        self.found.identity = group.or_else(|| Some((self.under_age(at)?, CHILDREN)));
    }

    /// "under the age of 16": of whom that is said is a child.
    fn under_age(&self, at: usize) -> Option<Range<usize>> {
        const OF_AGE: u64 = 21;
        let limit = at + frame(self.reading, at, "age_below")?;
        let written = self.reading.word(limit).parse().ok();
        let age = written.or_else(|| self.reading.hit(limit, Class::Cardinal)?.number)?;
        let deep = self.reading.has(limit + 1, Class::Unit) || self.reading.has(limit + 1, Class::Measure);
        (age < OF_AGE && !deep).then_some(at..limit + 1)
    }

    /// A word that is no auxiliary: a verb of outcome, another verb, or nothing of note.
    pub(super) fn plain_verb(&mut self) -> bool {
        let at = self.at;
        if self.subject.inner && self.met.relative && suffer(self.reading, at).is_some() {
            (self.met.relative, self.at) = (false, at + 1);
            return true;
        }
        let may_be_subject = self.subject.position == Position::Subject || self.met.relative;
        let noun = at > 0 && self.is_article(at - 1);
        let told =
            self.undergone(at).filter(|(form, _)| may_be_subject && !noun && self.is_finite(*form, at));
        if let Some((_, outcome)) = told {
            self.take(outcome);
            self.met.told |= !self.met.relative;
            return !std::mem::take(&mut self.met.relative) || self.subject.position == Position::Subject;
        }
        if self.met.told {
            return self.joined_participle();
        }
        self.met.reduced |=
            ends_with(self.reading, at, "ed") && frame(self.reading, at + 1, "manner").is_some();
        if self.is_other_verb(at) {
            let in_relative = std::mem::take(&mut self.met.relative);
            self.met.told |= !in_relative;
            self.met.reduced |= in_relative;
        }
        self.at += 1;
        true
    }

    /// "went to a shelter": what follows is a noun.
    fn is_article(&self, at: usize) -> bool {
        let indefinite = is_any(self.reading, at, &["a", "an"]);
        let relative = frame(self.reading, at, "relative").is_some();
        let definite = self.reading.has(at, Class::Definite) && adverb(self.reading, at) == 0;
        (indefinite || definite) && !relative
    }

    /// After a verb of the same subject a second one must be joined to it.
    fn is_finite(&self, form: Form, at: usize) -> bool {
        form != Form::Ing && (!self.met.told || self.is_joined(at))
    }

    /// "injured by stones and then arrested": a participle joined to a passive.
    fn joined_participle(&mut self) -> bool {
        let at = self.at;
        let listed = at > 0 && self.reading.is(at - 1, ",");
        let passive = (self.met.passive || !self.found.outcomes.is_empty()) && (listed || self.is_joined(at));
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

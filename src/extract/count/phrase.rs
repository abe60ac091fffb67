//! The noun phrase behind a number: who is counted, or that it counts no people.

use std::ops::Range;

use super::before::is_apt;
use super::look::{
    Outcome, adjective, adverb, ends_with, frame, frame_before, is_auxiliary, is_capital, is_mark,
    is_numeral, part_of_speech, participle, qualifies, requirement,
};
use crate::extract::Reading;
use crate::extract::mention::Number;
use crate::lexicon::{Class, Form, Hit};
use crate::text::{Case, TokenKind};

/// What a number counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Head<'a> {
    /// People, by a noun for them.
    People,
    /// Outcomes themselves: "14 deaths".
    Outcome(Outcome<'a>),
    /// Nothing is said: "killing 14", "five are missing".
    Bare,
    /// A plural that no table knows: people, where what is told is told of people alone.
    Unknown,
    /// Something else.
    Thing,
}

/// A number with its noun.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Phrase<'a> {
    /// Where the phrase starts, determiners and "a total of" included.
    pub(super) left: usize,
    /// Where the bare number starts.
    pub(super) core: usize,
    /// The number and its noun.
    pub(super) tokens: Range<usize>,
    /// "50 of the 2,000 families": the noun is that of another figure.
    pub(super) of: bool,
    pub(super) head: Head<'a>,
    /// The noun phrase without the number, where it names a group.
    pub(super) group: Option<Range<usize>>,
    /// The kind of group from the table; none where it says only "people".
    pub(super) group_type: Option<&'a str>,
    /// Outcomes that stand before the noun: "12 dead soldiers".
    pub(super) attributive: Vec<Outcome<'a>>,
    /// "four of them", "three of the victims".
    pub(super) partitive: bool,
}

/// Reads the phrase of a number inside the sentence `bounds`.
pub(super) fn read<'a>(reading: &Reading<'a>, number: &Number, bounds: &Range<usize>) -> Phrase<'a> {
    let mut phrase = Phrase {
        left: left_edge(reading, number.tokens.start, bounds.start),
        core: number.core.start,
        tokens: number.tokens.clone(),
        of: number.tokens.end < bounds.end && reading.is(number.tokens.end, "of"),
        head: Head::Bare,
        group: None,
        group_type: None,
        attributive: Vec::new(),
        partitive: false,
    };
    let start = if number.tokens.end < bounds.end { after_of(reading, &mut phrase) } else { bounds.end };
    let limit = bounds.end.min(start + 10);
    Run { reading, limit, at: start, start, head: None, passed: 0 }.read(&mut phrase);
    if let Some(len) = frame(reading, phrase.tokens.end, "strength").filter(|_| phrase.head == Head::Bare) {
        (phrase.head, phrase.tokens.end) = (Head::People, phrase.tokens.end + len);
    }
    phrase
}

/// Over "the", "another", "a total of" to the left.
fn left_edge(reading: &Reading<'_>, start: usize, floor: usize) -> usize {
    let mut left = start;
    for _ in 0..4 {
        match frame_before(reading, left, floor, "collective") {
            Some(at) => left = at,
            None => break,
        }
    }
    left
}

/// Over "of them", "of its", "of the 34" to the right.
fn after_of(reading: &Reading<'_>, phrase: &mut Phrase<'_>) -> usize {
    let at = phrase.tokens.end;
    if let Some(len) = frame(reading, at, "partitive") {
        (phrase.partitive, phrase.tokens.end) = (true, at + len);
        return at + len;
    }
    if !reading.is(at, "of") {
        return at;
    }
    let mut next = at + 1;
    while part_of_speech(reading, next, "determiner") || is_numeral(reading, next) {
        next += 1;
    }
    over_possessor(reading, next)
}

/// Over "city's 400,000" in "of the city's 400,000 residents".
fn over_possessor(reading: &Reading<'_>, at: usize) -> usize {
    let owner = (at..at + 3).find(|&i| reading.is(i, "'s")).map(|i| i + 1);
    let Some(mut next) = owner.filter(|&next| is_numeral(reading, next)) else { return at };
    while is_numeral(reading, next) {
        next += 1;
    }
    next
}

/// A walk over the words behind a number up to the last noun of its phrase.
struct Run<'r, 'a> {
    reading: &'r Reading<'a>,
    limit: usize,
    start: usize,
    at: usize,
    /// The last group noun.
    head: Option<Range<usize>>,
    /// How many words were passed that are neither group nor modifier.
    passed: usize,
}

impl<'a> Run<'_, 'a> {
    fn read(mut self, phrase: &mut Phrase<'a>) {
        while self.at < self.limit && self.step(phrase) {}
        if matches!(phrase.head, Head::Outcome(_)) {
            return;
        }
        match self.head.clone() {
            Some(head) => self.name(phrase, head.end),
            None => self.unnamed(phrase),
        }
    }

    /// Takes in one more word; false where the phrase ends.
    fn step(&mut self, phrase: &mut Phrase<'a>) -> bool {
        let group = self.reading.has(self.at, Class::Group);
        if self.head.is_some() && !group && self.outcome_noun(phrase) {
            phrase.group = Some(self.start..self.at);
            return false;
        }
        self.group(phrase)
            || self.complement()
            || self.head.is_none() && self.before_head(phrase)
            || self.joined()
    }

    fn group(&mut self, phrase: &mut Phrase<'a>) -> bool {
        let Some(hit) = self.reading.hit(self.at, Class::Group) else { return false };
        if hit.value != "people" || phrase.group_type.is_none() {
            phrase.group_type = Some(hit.value);
        }
        self.head = Some(self.at..self.at + hit.len);
        self.at += hit.len;
        true
    }

    /// "members of the security forces", "government officials and ministers".
    fn complement(&mut self) -> bool {
        let joint = self.reading.is(self.at, "of") || self.reading.is(self.at, "and");
        if self.head.is_none() || !joint {
            return false;
        }
        let of = self.reading.is(self.at, "of");
        let mut next = self.at + 1;
        while next < self.limit && !self.reading.has(next, Class::Group) {
            let over = of && part_of_speech(self.reading, next, "determiner") || self.is_modifier(next);
            if !over {
                return false;
            }
            next += 1;
        }
        let found = next < self.limit && self.reading.has(next, Class::Group);
        if found {
            self.at = next;
        }
        found
    }

    /// "army recruits": a word between two nouns for people.
    fn joined(&mut self) -> bool {
        let next = self.at + 1;
        let between = self.head.is_some() && self.is_word(self.at) && !self.is_verb(self.at);
        let found = between && next < self.limit && self.reading.has(next, Class::Group);
        self.at += usize::from(found);
        found
    }

    /// Words between the number and its noun.
    fn before_head(&mut self, phrase: &mut Phrase<'a>) -> bool {
        let word = self.at;
        if let Some(len) = self.attributive(phrase) {
            self.at += len;
        } else if self.outcome_noun(phrase) {
            return false;
        } else if self.is_modifier(word) || self.is_glue(word) || self.is_qualifier(word) {
            self.at += 1;
        } else if self.is_word(word) && !self.is_verb(word) && self.reading.hit(word, Class::Unit).is_none() {
            self.at += 1;
            self.passed += 1;
        } else {
            return false;
        }
        true
    }

    /// "12 dead soldiers", "13 other imprisoned officials".
    fn attributive(&self, phrase: &mut Phrase<'a>) -> Option<usize> {
        let hit = adjective(self.reading, self.at).or_else(|| participle(self.reading, self.at))?;
        let mut next = self.at + hit.len;
        while next < self.limit && self.is_modifier(next) {
            next += 1;
        }
        let group = next < self.limit && self.reading.has(next, Class::Group);
        group.then(|| phrase.attributive.push(Outcome { given: true, ..Outcome::new(hit, self.at) }))?;
        Some(hit.len)
    }

    /// "14 deaths", "three civilian casualties".
    fn outcome_noun(&mut self, phrase: &mut Phrase<'a>) -> bool {
        let told = adjective(self.reading, self.at).is_some() || participle(self.reading, self.at).is_some();
        let noun = self.reading.hits(self.at, Class::OutcomeNoun).find(|h| self.allows(*h, self.at + h.len));
        let Some(hit) = noun.filter(|_| !told) else { return false };
        let end = self.at + hit.len;
        // "two of murder": what people are accused of, or died of, is not what is counted.
        let of_one =
            phrase.of && self.start == phrase.tokens.end + 1 && !self.reading.word(end - 1).ends_with('s');
        if self.is_compound(end) || of_one {
            return false;
        }
        phrase.head = Head::Outcome(Outcome::new(hit, self.at));
        phrase.tokens.end = end;
        true
    }

    /// "three murder suspects", "two arrest warrants": another noun follows, and is what is counted.
    fn is_compound(&self, end: usize) -> bool {
        let illness = self.reading.is_a(end, Class::Unit, "illness");
        let noun = qualifies(self.reading, end) && self.reading.word(end).ends_with('s') && !illness;
        let later =
            end + 1 < self.limit && qualifies(self.reading, end) && self.reading.has(end + 1, Class::Group);
        end < self.limit && (self.reading.has(end, Class::Group) || noun || later)
    }

    /// Whether the noun is an outcome here: "cases of cholera" are, "cases of wine" are not.
    fn allows(&self, hit: Hit<'_>, end: usize) -> bool {
        match requirement(hit).1 {
            Some(kind) => {
                is_near(self.reading, end, kind)
                    || is_near(self.reading, end.saturating_sub(3), kind)
                    || is_apt(self.reading, end, hit)
            }
            None => hit.value != "same",
        }
    }

    fn name(&self, phrase: &mut Phrase<'a>, end: usize) {
        phrase.head = Head::People;
        phrase.tokens.end = end;
        phrase.group = Some(self.start..end);
    }

    /// No noun from the table: nothing at all, a capitalised plural, a noun of agent, or a thing.
    fn unnamed(&self, phrase: &mut Phrase<'a>) {
        if self.start >= self.limit
            || ends_with(self.reading, self.start, "ed") && !is_capital(self.reading, self.start)
        {
            return;
        }
        let unit = self.at < self.limit && self.reading.has(self.at, Class::Unit);
        if self.passed == 0 && !unit {
            return;
        }
        let last = self.at.saturating_sub(1);
        // "three of Kenya", after "fourteen of Tanzania"; "five of smoke poisoning", after "ten of burns"
        let number = phrase.tokens.end.checked_sub(1);
        let open = number
            .is_some_and(|at| [Class::Vague, Class::Scale].iter().any(|class| self.reading.has(at, *class)));
        let country = self.passed == 1 && is_capital(self.reading, last);
        let indefinite = phrase.of && self.start == phrase.tokens.end + 1 && (country || !open && !unit);
        if indefinite && !self.is_person_noun(last) {
            return;
        }
        if self.passed > 0 && self.is_person_noun(last) {
            self.name(phrase, self.at);
        } else if self.passed > 0 && self.is_unknown(last) {
            phrase.head = Head::Unknown;
            phrase.tokens.end = self.at;
        } else {
            phrase.head = Head::Thing;
        }
    }

    /// "three Malians", "six hauliers": by its capital or its ending.
    fn is_person_noun(&self, i: usize) -> bool {
        const AGENT: [&str; 9] = ["ers", "ors", "ists", "ians", "eers", "ees", "ants", "men", "women"];
        let ends = |ending: &str| ends_with(self.reading, i, ending);
        let plural = ends("s") || ends("ese");
        let title = is_capital(self.reading, i) && self.reading.tokens[i].case == Case::Title;
        let agent = AGENT.iter().any(|ending| ends(ending));
        // "100,000 Rohingya have fled": only a noun stands before its verb.
        let subject = title && i + 1 < self.limit && is_auxiliary(self.reading, i + 1);
        let people = self.reading.has(i, Class::People) || subject;
        !self.reading.has(i, Class::Unit) && (title && plural || agent || people)
    }

    /// A plural in small letters behind words that are no units either.
    fn is_unknown(&self, i: usize) -> bool {
        let plural = ends_with(self.reading, i, "s") && !ends_with(self.reading, i, "ss");
        let unit = (self.start..=i).any(|at| self.reading.has(at, Class::Unit));
        plural && !unit && !is_capital(self.reading, i)
    }

    fn is_modifier(&self, i: usize) -> bool {
        self.reading.has(i, Class::Modifier) || self.reading.has(i, Class::Demonym)
    }

    /// "new coronavirus cases", "15 cattle traders": what is no unit before the noun that it qualifies.
    fn is_qualifier(&self, i: usize) -> bool {
        let noun = |h: Hit<'_>| ["illness", "animal"].contains(&h.value);
        self.reading.hits(i, Class::Unit).any(noun)
            && (i + 1..self.limit.min(i + 3)).any(|next| {
                self.reading.has(next, Class::OutcomeNoun) || self.reading.has(next, Class::Group)
            })
    }

    /// Hyphens inside words, quotation marks, and the possessive.
    fn is_glue(&self, i: usize) -> bool {
        let glued = self.reading.tokens.get(i).is_some_and(|t| !t.spaced);
        let hyphen = glued && self.reading.is(i, "-");
        hyphen || self.passed > 0 && self.reading.is(i, "'s")
    }

    fn is_word(&self, i: usize) -> bool {
        let word = self.reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word);
        let when = [Class::Weekday, Class::Month, Class::RelativeDay, Class::Shift];
        let apart =
            when.iter().any(|c| self.reading.has(i, *c)) || frame(self.reading, i, "adverb").is_some();
        let number = is_numeral(self.reading, i) || self.reading.has(i, Class::Vague);
        word && !apart && !number && !self.reading.has(i, Class::Function) && adverb(self.reading, i) == 0
    }

    fn is_verb(&self, i: usize) -> bool {
        let reading = self.reading;
        let moved = reading.hits(i, Class::Affect).any(|h| !matches!(h.form, Form::Base | Form::S));
        moved
            || reading
                .hits(i, Class::Suffer)
                .any(|h| h.form != Form::Base || !reading.has(i + h.len, Class::Group))
            || reading.has(i, Class::Speech)
            || adjective(reading, i).is_some()
            || ["verb", "be", "have"].iter().any(|part| frame(reading, i, part).is_some())
    }
}

/// Whether a noun of this kind in the table of units stands at token `i` or in the three behind it, in the
/// sentence of what is before it.
pub(super) fn is_near(reading: &Reading<'_>, i: usize, kind: &str) -> bool {
    let sentence = reading.sentence_of(i.saturating_sub(1));
    let ahead = (i..i + 4)
        .take_while(|&at| !is_mark(reading, at) || reading.is(at, "-"))
        .take_while(|&at| reading.sentence_of(at) == sentence);
    ahead.into_iter().any(|at| reading.is_a(at, Class::Unit, kind))
}

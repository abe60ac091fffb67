//! Counts of people affected: a number, who, and what befell them. Every number of a sentence is read with its noun
//! ([`phrase`]); what befell those people is told before it ([`before`]) or after it ([`predicate`]), or of a figure that
//! this one is a part of or goes on from ([`told`]). A number without an outcome is no count: crowds have numbers too.

mod before;
mod course;
mod grid;
mod list;
mod look;
mod phrase;
mod predicate;
mod presence;
mod reckon;
mod roster;
mod scope;
mod skip;
mod table;
mod told;

use std::ops::Range;

use super::mention::Number;
use super::stance::{Reality, reality};
use super::{Context, Reading, Sentence};
use crate::claim::{Claim, NameType, Origin, Status, Value};
use crate::lexicon::{Class, Classes};
use crate::text::TokenKind;
use look::{Outcome, frame_before, requirement};
use phrase::{Head, Phrase};
use predicate::Position;
use told::{Tellings, Told};

/// Every count of people affected.
#[must_use]
pub fn claims(context: &Context<'_>) -> Vec<Claim> {
    let mut tellings = Tellings::default();
    let mut tables = table::read(context);
    let mut claims = std::mem::take(&mut tables.claims);
    for (index, sentence) in context.reading.sentences.iter().enumerate() {
        if !may_count(context, sentence) || tables.cover(index) {
            continue;
        }
        let numbers = reckon::numbers(context, &sentence.tokens);
        let reader = Reader { context, sentence: index, bounds: sentence.tokens.clone() };
        let found = reader.read(&numbers, &mut tellings);
        if found.is_empty() {
            claims.extend(list::claims(context, index, &numbers));
        }
        claims.extend(found);
    }
    claims
}

/// Whether the sentence has a number at all, or a word that a count takes for one.
fn may_count(context: &Context<'_>, sentence: &Sentence) -> bool {
    const WORDS: Classes = Classes::of(&[Class::Nobody, Class::Set, Class::Multiple, Class::Ordinal]);
    let first = context.numbers.partition_point(|n| n.tokens.start < sentence.tokens.start);
    let number = context.numbers.get(first).is_some_and(|n| n.tokens.start < sentence.tokens.end);
    let glued = |i: usize| context.reading.tokens.get(i).is_some_and(|t| !t.spaced);
    let ranks = |i: usize| context.reading.tokens[i].kind == TokenKind::Number && glued(i + 1);
    number || sentence.classes.any(WORDS) || sentence.tokens.clone().any(ranks)
}

/// The first number of a sentence that may count people: it has a noun for them, or none at all. "No soldier" counts
/// nobody.
pub(super) fn first_of_people(context: &Context<'_>, sentence: &Sentence) -> Option<Number> {
    let may = |number: &Number| {
        let phrase = phrase::read(&context.reading, number, &sentence.tokens);
        !is_zero(number)
            && !matches!(phrase.head, Head::Unknown | Head::Thing)
            && !skip::is_no_count(context, number, &phrase, &sentence.tokens)
    };
    let numbers = may_count(context, sentence).then(|| reckon::numbers(context, &sentence.tokens));
    numbers?.into_iter().find(may)
}

/// The numbers of one sentence, read one after another.
struct Reader<'c, 'a> {
    context: &'c Context<'a>,
    sentence: usize,
    bounds: Range<usize>,
}

impl<'a> Reader<'_, 'a> {
    fn read(&self, numbers: &[Number], tellings: &mut Tellings<'a>) -> Vec<Claim> {
        let reading = &self.context.reading;
        let phrases: Vec<Phrase<'a>> =
            numbers.iter().map(|n| phrase::read(reading, n, &self.bounds)).collect();
        let mut claims = Vec::new();
        for (i, (number, phrase)) in numbers.iter().zip(&phrases).enumerate() {
            if skip::is_no_count(self.context, number, phrase, &self.bounds) {
                continue;
            }
            let next = &phrases[i + 1..phrases.len().min(i + 7)];
            let inside = i > 0 && self.is_within(&phrases[i - 1], phrase);
            let told = self.told(number, phrase, next, inside, tellings);
            claims.extend(self.claims(number, phrase, &told));
            tellings.add(told, phrase);
        }
        claims
    }

    /// "the 2,000" in "50 of the 2,000 families", "five crew" in "of the 41 passengers and five crew,":
    /// the verb behind is not theirs.
    fn is_within(&self, before: &Phrase<'a>, phrase: &Phrase<'a>) -> bool {
        let (reading, floor) = (&self.context.reading, self.bounds.start);
        let nested = before.of && before.tokens.end > phrase.core && before.left <= phrase.left;
        let fronted =
            before.left <= floor + 1 && before::position(reading, before, floor) == Position::Oblique;
        let joined = reading.is(before.tokens.end, "and") && phrase.left == before.tokens.end + 1;
        nested || fronted && joined && reading.is(phrase.tokens.end, ",")
    }

    /// What befell the people of a phrase.
    fn told(
        &self,
        number: &Number,
        phrase: &Phrase<'a>,
        next: &[Phrase<'a>],
        inside: bool,
        tellings: &Tellings<'a>,
    ) -> Told<'a> {
        let (reading, floor) = (&self.context.reading, self.bounds.start);
        let mut told = Told::new(self.sentence, phrase, number.value.max);
        if self.is_nothing(number, phrase) {
            return told;
        }
        let (object, noun) = (before::object(reading, phrase, floor), before::noun(reading, phrase, floor));
        let governed = object.is_some() || noun.is_some();
        let oblique = governed || inside;
        let position = if oblique { Position::Oblique } else { before::position(reading, phrase, floor) };
        let mut after = predicate::read(reading, phrase, next, position, self.bounds.end);
        if inside && after.resultative {
            after.outcomes.clear();
        }
        told.before(object.filter(|_| !after.resultative));
        told.before(noun);
        // "four of the captured men have died": what they all are is told of the whole
        let whole = phrase.of && !after.outcomes.is_empty();
        let own = |o: &&Outcome<'a>| !whole && !is_of_next(phrase, next, o);
        told.after(phrase.attributive.iter().filter(own).cloned());
        told.after(after.outcomes.iter().cloned());
        told.settle(reading, &self.bounds);
        if phrase.head == Head::Unknown {
            let other = next.first().map_or(self.bounds.end, |p| p.left);
            let selects = |o: &Outcome<'_>| o.tokens.clone().any(|i| reading.has(i, Class::Selective));
            told.outcomes.retain(|o| o.tokens.start < other && selects(o));
            return told;
        }
        told.identity = after.identity.clone();
        self.told_otherwise(phrase, &mut told, tellings);
        told.part |= after.part || self.is_beside(phrase) && !told.outcomes.is_empty();
        told
    }

    /// "Ana Sow and 13 other officials": with whom they are named, they are more.
    fn is_beside(&self, phrase: &Phrase<'a>) -> bool {
        let reading = &self.context.reading;
        let other =
            look::is_any(reading, phrase.tokens.clone().end.min(phrase.core + 1), &["other", "others"]);
        let joint = phrase.left.checked_sub(1).filter(|&i| i > self.bounds.start && reading.is(i, "and"));
        let names = &self.context.names;
        let named = |joint: usize| {
            let upto = names.partition_point(|name| name.tokens.end <= joint);
            let name = upto.checked_sub(1).and_then(|at| names.get(at));
            name.is_some_and(|name| name.tokens.end == joint && name.r#type == NameType::Person)
        };
        other && joint.is_some_and(named)
    }

    /// A thing, or a "no" without a noun.
    fn is_nothing(&self, number: &Number, phrase: &Phrase<'a>) -> bool {
        let reading = &self.context.reading;
        let determiner =
            reading.hit(number.core.start, Class::Nobody).is_some_and(|h| h.value == "determiner");
        let lives = phrase.head == Head::Thing
            && before::object(reading, phrase, self.bounds.start).is_none()
            && !phrase::is_near(reading, number.tokens.end, "lives");
        lives || determiner && is_zero(number) && phrase.head == Head::Bare
    }

    /// Where neither a verb nor a noun tells: the noun itself, what stands beside the figure, the figure that it
    /// is a part of, what is told of others. Each is asked only where those before it told nothing.
    fn told_otherwise(&self, phrase: &Phrase<'a>, told: &mut Told<'a>, tellings: &Tellings<'a>) {
        let list = match phrase.head {
            Head::People => roster::list_start(&self.context.reading, phrase.left, self.bounds.start),
            _ => phrase.left,
        };
        if let Head::Outcome(outcome) = &phrase.head {
            told.outcomes = vec![outcome.clone()];
        }
        if phrase.head != Head::Thing {
            self.told_beside(phrase, list, told, tellings);
        }
        self.told_as_part(phrase, list, told, tellings);
        self.told_of_others(phrase, told, tellings);
    }

    /// By a label, a toll, a list of those whom a noun of outcome names.
    fn told_beside(&self, phrase: &Phrase<'a>, list: usize, told: &mut Told<'a>, tellings: &Tellings<'a>) {
        let (reading, floor) = (&self.context.reading, self.bounds.start);
        if told.outcomes.is_empty() {
            told.before(before::label(reading, phrase, floor));
            told.part |= tellings.heads(told);
        }
        if told.outcomes.is_empty() {
            self.toll(phrase, told, tellings);
        }
        if told.outcomes.is_empty() {
            let fronted = || roster::fronted(reading, phrase, floor).filter(|_| !self.counts_nobody(phrase));
            let roster = roster::read(reading, phrase.left, floor)
                .or_else(|| roster::read(reading, list, floor))
                .or_else(fronted);
            told.part |= roster.is_some();
            told.after(roster);
        }
    }

    /// As a part of another figure, which lends it its outcome, and for a part of itself its group.
    fn told_as_part(&self, phrase: &Phrase<'a>, list: usize, told: &mut Told<'a>, tellings: &Tellings<'a>) {
        let (reading, floor) = (&self.context.reading, self.bounds.start);
        if self.counts_nobody(phrase) {
            told.after(self.also_none(phrase));
        }
        told.part |= phrase.partitive
            || frame_before(reading, list, floor, "subset").is_some()
            || self.is_of_which(phrase)
            || self.is_amid(phrase)
            || self.is_of_fronted(phrase)
            || before::is_of_one_side(reading, floor, phrase.left);
        if told.outcomes.is_empty() && told.part {
            told.whole = self.whole(phrase, list);
            told.after(told.whole.clone());
        }
        if phrase.partitive || self.is_of_which(phrase) {
            tellings.share_group(told);
        }
    }

    /// By an earlier figure that it goes on from, a clause that it sums up, what people are given, those with
    /// whom they are named, or the noun for them alone.
    fn told_of_others(&self, phrase: &Phrase<'a>, told: &mut Told<'a>, tellings: &Tellings<'a>) {
        let (reading, floor) = (&self.context.reading, self.bounds.start);
        if told.outcomes.is_empty() && !self.counts_nobody(phrase) {
            tellings.inherit(reading, phrase, told, floor);
        }
        if told.outcomes.is_empty() {
            told.after(before::summed(reading, phrase, floor));
        }
        if told.outcomes.is_empty() && phrase.head == Head::People {
            told.before(before::award(reading, phrase, floor));
            told.before(before::companion(reading, phrase, floor));
        }
        if told.outcomes.is_empty() && phrase.head == Head::People {
            told.before(self.implied(phrase));
        }
        let somebody = matches!(phrase.head, Head::People | Head::Bare) && !self.counts_nobody(phrase);
        if told.outcomes.is_empty() && somebody {
            told.after(presence::read(reading, phrase, &self.bounds));
        }
        told.settle(reading, &self.bounds);
    }

    /// "nobody", "none of the miners": the phrase itself says that there were none.
    fn counts_nobody(&self, phrase: &Phrase<'_>) -> bool {
        self.context.reading.has(phrase.tokens.start, Class::Nobody)
    }

    /// "of which 20 died", "of these, 20 died".
    fn is_of_which(&self, phrase: &Phrase<'a>) -> bool {
        let (reading, floor) = (&self.context.reading, self.bounds.start);
        let comma = phrase.left > floor && reading.is(phrase.left - 1, ",");
        let ends = [phrase.left, phrase.left - usize::from(comma)];
        ends.iter().any(|&end| frame_before(reading, end, floor, "partitive").is_some())
    }

    /// "212 people were arrested, 31 officers among them".
    fn is_amid(&self, phrase: &Phrase<'a>) -> bool {
        let (reading, floor) = (&self.context.reading, self.bounds.start);
        let joint = phrase.left > floor && look::is_any(reading, phrase.left - 1, &[",", "and"]);
        joint && look::frame(reading, phrase.tokens.end, "amid_behind").is_some()
    }

    /// "Of the 37 wounded, 12 had burns": of those whom the sentence opens with.
    fn is_of_fronted(&self, phrase: &Phrase<'a>) -> bool {
        const NEAR: usize = 4;
        const FAR: usize = 60;
        let (reading, floor) = (&self.context.reading, self.bounds.start);
        let whole = || (floor + 1..floor + NEAR).find(|&i| look::is_numeral(reading, i));
        let bare = phrase.head == Head::Bare && reading.is(floor, "of");
        let comma = |whole: usize| (whole..phrase.left.min(whole + FAR)).any(|i| reading.is(i, ","));
        bare && whole().is_some_and(comma)
    }

    /// "no deaths or injuries".
    fn also_none(&self, phrase: &Phrase<'a>) -> Option<Outcome<'a>> {
        let (reading, at) = (&self.context.reading, phrase.tokens.end);
        let joined = at < self.bounds.end
            && matches!(phrase.head, Head::Outcome(_))
            && look::part_of_speech(reading, at, "conjunction");
        before::named(reading, at + 1).filter(|_| joined)
    }

    /// "among the dead were three children", "three of the injured": the whole is named with the part.
    fn whole(&self, phrase: &Phrase<'a>, list: usize) -> Option<Outcome<'a>> {
        let (reading, floor) = (&self.context.reading, self.bounds.start);
        let lead = frame_before(reading, list, floor, "subset").unwrap_or(list)..list;
        let tail = phrase.tokens.start..phrase.tokens.end;
        lead.chain(tail).find_map(|i| before::named(reading, i))
    }

    fn toll(&self, phrase: &Phrase<'a>, told: &mut Told<'a>, tellings: &Tellings<'a>) {
        let Some(toll) = before::toll(&self.context.reading, phrase, self.bounds.start) else { return };
        told.superseded = toll.superseded;
        match toll.outcome {
            Some(outcome) => told.outcomes.push(outcome),
            None => {
                let listed = before::is_itemised(&self.context.reading, phrase);
                let meant = match listed {
                    true => tellings.broken_down(self.sentence, told.most()),
                    false => tellings.meant(self.sentence),
                };
                if let Some(meant) = meant {
                    told.outcomes.extend(meant.outcomes.iter().cloned());
                    told.share_group(meant);
                    // "broke the figure down: four nurses, eight guests": parts of it, one joined to the other
                    told.part |= listed;
                }
            }
        }
    }

    /// "12 hostages", "48,000 refugees": the noun for them says what befell them.
    fn implied(&self, phrase: &Phrase<'a>) -> Option<Outcome<'a>> {
        let reading = &self.context.reading;
        let (at, hit) =
            look::ending_at(reading, phrase.tokens.end, phrase.tokens.start, Class::OutcomeNoun, |h| {
                requirement(*h).1.is_none()
            })?;
        (!self.counts_nobody(phrase)).then(|| Outcome::new(hit, at))
    }

    fn claims(&self, number: &Number, phrase: &Phrase<'a>, told: &Told<'a>) -> Vec<Claim> {
        let real = |o: &&Outcome<'a>| match reality(&self.context.reading, o.tokens.start) {
            Reality::Fact => true,
            _ if o.given && !is_zero(number) => true,
            Reality::Denied => is_zero(number),
            Reality::Unreal => false,
        };
        let facts = told.outcomes.iter().filter(real);
        facts.map(|outcome| self.claim(number, phrase, told, outcome)).collect()
    }

    fn claim(&self, number: &Number, phrase: &Phrase<'a>, told: &Told<'a>, outcome: &Outcome<'a>) -> Claim {
        let tokens = self.quote(phrase, told, outcome);
        let mut claim = self.context.claim(outcome.attribute, Value::Count(number.value), &tokens);
        claim.scope = scope::read(self.context, phrase, told, outcome, self.bounds.end);
        claim.as_of = scope::as_of(self.context, &self.bounds);
        // "Later reports put the figure at 300": of the event of which the figure before told.
        if told.inherited && claim.event.origin > Origin::Sentence {
            claim.event = self.context.events.of(&self.context.reading, outcome.tokens.start);
        }
        if told.superseded {
            claim.status = Status::Superseded;
        }
        claim
    }

    /// The number and its noun, with the word for the outcome where it stands next to them.
    fn quote(&self, phrase: &Phrase<'a>, told: &Told<'a>, outcome: &Outcome<'a>) -> Range<usize> {
        let Range { start, end } = phrase.tokens.clone();
        let (words, reading) = (&outcome.tokens, &self.context.reading);
        if told.inherited {
            start..end
        } else if words.start >= end && (end..words.start).all(|i| is_verbal(reading, i)) {
            start..words.end
        } else if words.end <= start
            && start - words.end <= 1
            && !reading.is(words.end, ",")
            && phrase.head != Head::People
        {
            words.start..end
        } else {
            start..end
        }
    }
}

/// "two of the three missing skiers were found": an adjective behind another number is told of that.
fn is_of_next(phrase: &Phrase<'_>, next: &[Phrase<'_>], outcome: &Outcome<'_>) -> bool {
    phrase.of && next.first().is_some_and(|p| p.core < outcome.tokens.start)
}

/// Whether the word only carries a verb: an auxiliary, an adverb.
fn is_verbal(reading: &Reading<'_>, i: usize) -> bool {
    let adverb = look::adverb(reading, i) > 0 || reading.has(i, Class::Modifier);
    adverb || look::is_auxiliary(reading, i)
}

fn is_zero(number: &Number) -> bool {
    number.value.max == Some(0)
}

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Reality;
use super::trigger::{TRIGGERS, Trigger, triggers};
use crate::extract::Reading;
use crate::extract::phrase::{
    boundary, ends_with, function, is_adverb, is_aux, is_boundary, is_content, is_function, is_stop,
    is_symbol, is_verbal, opens_subject, window,
};
use crate::lexicon::{Class, Form};

/// How far a predicate may stand behind its noun.
const PREDICATE: usize = 12;
/// The longest stretch that "without" and its kin govern.
const PHRASE: usize = 8;

/// The nearest trigger whose reach covers token `i` decides; one that puts its infinitive back
/// into the facts ("was forced to flee") hands the question on to itself.
pub(super) fn reality(reading: &Reading<'_>, i: usize) -> Reality {
    let window = window(reading, i);
    if !reading.starts_within(window.clone()).any(TRIGGERS) {
        return Reality::Fact;
    }
    let triggers = triggers(reading, &window);
    let mut target = Target::new(reading, i, &window);
    for trigger in triggers.iter().rev().filter(|t| t.tokens.end <= i) {
        if !target.is_reached(reading, trigger) {
            continue;
        }
        match trigger.kind {
            "none" => {}
            "actual" | "makes" => target = Target::new(reading, trigger.tokens.start, &window),
            _ => return trigger.reality(),
        }
    }
    let behind = triggers.iter().filter(|t| t.tokens.end > i);
    behind
        .take_while(|t| t.tokens.start < i + PREDICATE)
        .find(|t| target.is_followed(reading, t))
        .map_or(Reality::Fact, Trigger::reality)
}

impl Trigger<'_> {
    fn reality(&self) -> Reality {
        if self.denies { Reality::Denied } else { Reality::Unreal }
    }
}

/// The token in question, and what its noun phrase tells.
#[derive(Debug)]
struct Target {
    at: usize,
    /// Where its noun phrase starts; `at` itself for a verb.
    phrase: usize,
    /// It is the head of a noun phrase, or inside one.
    nominal: bool,
    /// The noun phrase is definite, so that its noun is taken for granted ("the forty dead").
    definite: bool,
}

impl Target {
    fn new(reading: &Reading<'_>, at: usize, window: &Range<usize>) -> Self {
        let phrase = phrase_start(reading, at, window.start);
        let definite = phrase < at && is_definite(reading, phrase, at);
        let nominal = phrase < at && opens_subject(reading, phrase) || is_noun(reading, at);
        Self { at, phrase, nominal, definite }
    }

    /// Whether a trigger before the token reaches it.
    fn is_reached(&self, reading: &Reading<'_>, trigger: &Trigger<'_>) -> bool {
        let between = trigger.tokens.end..self.at;
        match trigger.kind {
            "none" => true,
            "verb" | "modal" | "infinitive" => !self.definite && self.same_verb(reading, &between),
            "noun" if trigger.denies => self.same_noun(reading, &between),
            "phrase" | "averted" => {
                between.len() <= PHRASE && self.governed(reading, &between) && !self.beside(reading, &between)
            }
            "clause" | "condition" => {
                !crosses(reading, &between, &["contrast"]) && !comma_verb(reading, &between, self)
            }
            "denial" | "fear" => self.under_that(reading, &between) || self.governed(reading, &between),
            "dismissal" => self.under_that(reading, &between),
            "noun" | "demand" => self.wished(reading, trigger, &between),
            "adjective" => {
                between.clone().all(|at| is_content(reading, at) && !is_verbal(reading, at))
                    && between.len() < 4
            }
            "actual" => {
                self.same_verb(reading, &between)
                    && between.clone().all(|at| is_adverb(reading, at) || is_aux(reading, at))
            }
            "makes" => self.made(reading, &between),
            "purpose" => self.intended(reading, &between),
            _ => false,
        }
    }

    /// Whether a trigger behind the token takes it back: "forty deaths were feared", "killed nobody".
    fn is_followed(&self, reading: &Reading<'_>, trigger: &Trigger<'_>) -> bool {
        let between = self.at + 1..trigger.tokens.start.max(self.at + 1);
        match trigger.kind {
            "predicate" => {
                let own = own_verbs(reading, &between);
                self.nominal && flows(reading, &between) && verbs(reading, &own) == 0
            }
            "noun" if trigger.denies => !self.nominal && between.clone().all(|at| is_adverb(reading, at)),
            _ => false,
        }
    }

    /// No clause starts between the trigger and the token, and no other verb stands there.
    fn same_verb(&self, reading: &Reading<'_>, between: &Range<usize>) -> bool {
        let kinds: &[&str] = if self.nominal { &["adjunct"] } else { &[] };
        let chain = between.start..between.end.min(self.phrase);
        flows(reading, between)
            && !crosses(reading, between, kinds)
            && !self.other_subject(reading, between)
            && !later_aux(reading, &chain)
    }

    /// The denied noun is the subject of the token's verb, or its own noun phrase.
    fn same_noun(&self, reading: &Reading<'_>, between: &Range<usize>) -> bool {
        let own = own_verbs(reading, between);
        flows(reading, &own) && !self.other_subject(reading, between) && verbs(reading, &own) == 0
    }

    /// The token stands in the noun or gerund phrase right after the trigger.
    fn governed(&self, reading: &Reading<'_>, between: &Range<usize>) -> bool {
        let own = own_verbs(reading, between);
        flows(reading, between)
            && verbs(reading, &own) == 0
            && !(own.len() < between.len() && !own.is_empty() && self.nominal)
            && !crosses(reading, between, &["adjunct"])
    }

    /// "without power and 2,000 people homeless": the token tells of others behind "and".
    fn beside(&self, reading: &Reading<'_>, between: &Range<usize>) -> bool {
        let joint = self.phrase.checked_sub(1).filter(|at| between.contains(at));
        joint.is_some_and(|at| is_boundary(reading, at, "coordinate"))
            && reading.has(self.at, Class::OutcomeAdjective)
            && is_content(reading, self.at - 1)
            && self.phrase + 1 < self.at
    }

    /// A subordinate clause opens between trigger and token, and holds it.
    fn under_that(&self, reading: &Reading<'_>, between: &Range<usize>) -> bool {
        let that =
            between.clone().find(|&at| is_boundary(reading, at, "complement") || reading.is(at, "having"));
        let that = that.or_else(|| between.start.checked_sub(1).filter(|&at| reading.is(at, "that")));
        let open = || is_plain_clause(reading, between);
        let inside = that.map_or(between.start, |at| (at + 1).max(between.start))..between.end;
        (that.is_some() || open())
            && inside.clone().all(|at| {
                !is_stop(reading, at)
                    && !matches!(boundary(reading, at), Some("contrast" | "relative" | "subordinate"))
            })
            && !comma_verb(reading, &inside, self)
    }

    /// What is demanded or threatened: the noun phrase after the trigger, or the clause after "that".
    fn wished(&self, reading: &Reading<'_>, trigger: &Trigger<'_>, between: &Range<usize>) -> bool {
        let of = is_function(reading, trigger.tokens.end - 1, "preposition");
        let inner = between.clone().any(|at| is_function(reading, at, "preposition"));
        let modifies = !self.nominal
            && between.end > between.start
            && is_content(reading, between.end - 1)
            && ends_with(reading, self.at, "ed")
            && (of || inner);
        let to = between.clone().any(|at| reading.is(at, "to"));
        (self.governed(reading, between)
            || to && flows(reading, between)
            || self.under_that(reading, between) && between.clone().any(|at| reading.is(at, "that")))
            && !(self.definite && inner)
            && (to || !modifies)
    }

    /// "forced 3,000 villagers to flee", "led many to leave".
    fn made(&self, reading: &Reading<'_>, between: &Range<usize>) -> bool {
        let tail = between.end.saturating_sub(4).max(between.start)..between.end;
        let to = tail.clone().find(|&at| reading.is(at, "to"));
        let rest = |to: usize| (to + 1..between.end).all(|at| is_aux(reading, at) || is_adverb(reading, at));
        to.is_some_and(rest) && flows(reading, between)
    }

    /// "to arrest them", "to be arrested", but not "rose to forty dead" nor "to have been arrested".
    fn intended(&self, reading: &Reading<'_>, between: &Range<usize>) -> bool {
        let chain = between.clone().all(|at| is_aux(reading, at) || is_adverb(reading, at));
        let perfect = between.clone().any(|at| reading.is(at, "have"));
        let passive = between.clone().any(|at| reading.is(at, "be"));
        let classes = [Class::Affect, Class::Suffer, Class::Event, Class::Speech, Class::Causal, Class::Verb];
        let bare = classes.iter().any(|class| reading.hits(self.at, *class).any(|h| h.form == Form::Base));
        chain
            && !perfect
            && (passive || bare && self.phrase == self.at && !reading.word(self.at).ends_with('s'))
    }

    /// "might leave and forty people died": after "and" another subject has its verb.
    fn other_subject(&self, reading: &Reading<'_>, between: &Range<usize>) -> bool {
        between.clone().any(|at| {
            is_boundary(reading, at, "coordinate")
                && at + 1 < self.at
                && opens_subject(reading, at + 1)
                && (at + 1..=self.at).any(|verb| is_verbal(reading, verb))
        })
    }
}

/// No mark, connective or relative pronoun starts another clause in these tokens.
fn flows(reading: &Reading<'_>, tokens: &Range<usize>) -> bool {
    let kinds = ["contrast", "subordinate", "relative", "question", "complement"];
    let breaks = |at: usize| {
        let comma = reading.word(at) == "," && comma_breaks(reading, at, tokens.end);
        let opens = !is_function(reading, at, "preposition") && crosses(reading, &(at..at + 1), &kinds);
        is_stop(reading, at) || comma || opens
    };
    !tokens.clone().any(breaks)
}

/// Whether a boundary of one of these kinds starts in the tokens.
fn crosses(reading: &Reading<'_>, tokens: &Range<usize>, kinds: &[&str]) -> bool {
    tokens.clone().any(|at| reading.hits(at, Class::Boundary).any(|h| kinds.contains(&h.value)))
}

/// A comma ends the clause, unless a second one closes a short insertion or it stands in a list.
fn comma_breaks(reading: &Reading<'_>, comma: usize, end: usize) -> bool {
    const INSERTION: usize = 5;
    let closes = (comma + 1..end.min(comma + INSERTION)).any(|at| reading.word(at) == ",");
    let listed = (comma + 1..end).any(|at| is_boundary(reading, at, "coordinate"))
        && verbs(reading, &(comma + 1..end)) == 0;
    !closes && !listed
}

/// After a comma the token is, or stands behind, a finite verb of the main clause.
fn comma_verb(reading: &Reading<'_>, between: &Range<usize>, target: &Target) -> bool {
    let Some(comma) = between.clone().rev().find(|&at| reading.word(at) == ",") else { return false };
    let verb = (comma + 1..=target.at).any(|at| is_verbal(reading, at));
    let opened = comma > between.start && between.start + 1 < comma;
    opened && (verb || target.nominal)
}

/// Another auxiliary after a word that is neither auxiliary nor adverb starts another clause.
fn later_aux(reading: &Reading<'_>, chain: &Range<usize>) -> bool {
    let first = chain.clone().find(|&at| !is_aux(reading, at) && !is_adverb(reading, at));
    first.is_some_and(|first| (first..chain.end).any(|at| is_aux(reading, at)))
}

/// The tokens without the auxiliaries and adverbs right before the token in question.
fn own_verbs(reading: &Reading<'_>, between: &Range<usize>) -> Range<usize> {
    let mut end = between.end;
    while end > between.start && (is_aux(reading, end - 1) || is_adverb(reading, end - 1)) {
        end -= 1;
    }
    between.start..end
}

fn verbs(reading: &Reading<'_>, tokens: &Range<usize>) -> usize {
    tokens.clone().filter(|&at| is_verbal(reading, at)).count()
}

/// A subject and a verb follow at once: "feared three hundred had died".
fn is_plain_clause(reading: &Reading<'_>, between: &Range<usize>) -> bool {
    opens_subject(reading, between.start)
        && between.clone().any(|at| is_aux(reading, at))
        && flows(reading, between)
}

/// Back over adjectives, numbers and nouns to the determiner of a noun phrase.
fn phrase_start(reading: &Reading<'_>, at: usize, floor: usize) -> usize {
    const LONGEST: usize = 6;
    let mut start = at;
    let verb = is_verbal(reading, at) && at > floor && is_content(reading, at - 1);
    while !verb && start > floor && at - start < LONGEST {
        let before = start - 1;
        let ends = is_symbol(reading, before) && reading.word(before) != "-"
            || matches!(function(reading, before), Some(kind) if kind != "determiner" && kind != "adverb")
            || reading.has(before, Class::Negation)
            || reading.has(before, Class::Unreal)
            || reading.word(before) != "-" && is_verbal(reading, before);
        if ends {
            break;
        }
        start = before;
        if is_function(reading, start, "determiner") {
            break;
        }
    }
    start
}

fn is_definite(reading: &Reading<'_>, phrase: usize, at: usize) -> bool {
    reading.has(phrase, Class::Definite) || (phrase..at).any(|i| matches!(reading.word(i), "'s" | "’s"))
}

/// A word that the tables know as a noun of outcome or event, not in a verb's form.
fn is_noun(reading: &Reading<'_>, at: usize) -> bool {
    reading.has(at, Class::OutcomeNoun)
        || reading
            .hit(at, Class::Event)
            .is_some_and(|h| matches!(h.form, Form::Base | Form::S) && !reading.has(at, Class::Affect))
}

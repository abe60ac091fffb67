//! Causes: what the text says brought something about.
//!
//! The table names a frame for each connective, verb and noun: on which side the effect stands, on
//! which the cause, and what must stand around it. A frame yields a [`Relation`] of token ranges;
//! this module sorts out which of them are claims. Where the text leaves the effect unsaid ("their
//! grievance is the lack of arms"), it is the event that the document is about.

mod ascribe;
mod connective;
mod consequence;
mod grievance;
mod list;
mod nominal;
mod span;
mod subordinate;
mod verb;

use std::ops::Range;

use super::phrase::{self, function, is_symbol};
use super::stance::{self, Reality};
use super::{Context, Reading};
use crate::claim::{Claim, EventKinds, EventRef, Value};
use crate::lexicon::{Class, Classes, Hit};

/// A quote with more tokens is cut down to the signal and the cause.
const QUOTE: usize = 24;

/// What ties causes to effects.
const SIGNALS: Classes = Classes::of(&[Class::Causal, Class::CauseNoun]);

/// How a cause stands to its effect.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Frame {
    /// It brought the effect about.
    Cause,
    /// Somebody did it.
    Agency,
    /// One cause among others.
    Contribution,
    /// It is said not to be the cause.
    NotCause,
}

impl Frame {
    const fn attribute(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Agency => "agency",
            Self::Contribution => "contribution",
            Self::NotCause => "not_cause",
        }
    }
}

/// What was brought about.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Effect {
    /// In these words.
    Told(Range<usize>),
    /// In these words, which are a deed of the aggrieved: where their sentence names the document's
    /// event, it is that event.
    Done(Range<usize>),
    /// Left unsaid: what people did, if that is what the document is about.
    Deed,
    /// Left unsaid: the event that the document is about.
    Event,
    /// Left unsaid: the event that the document is about, if it befell people rather than was done.
    Mishap,
}

impl Effect {
    /// Its tokens, where it has some.
    const fn tokens(&self) -> Option<&Range<usize>> {
        match self {
            Self::Told(tokens) | Self::Done(tokens) => Some(tokens),
            Self::Deed | Self::Event | Self::Mishap => None,
        }
    }
}

/// A cause and its effect, as token ranges.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Relation {
    effect: Effect,
    cause: Range<usize>,
    /// The words that tie them.
    signal: Range<usize>,
    frame: Frame,
    /// The words that hedge it, where they stand in its own verb ("may have caused").
    hedge: Option<Range<usize>>,
}

impl Relation {
    /// A plain cause; none where a side is empty.
    fn new(effect: Effect, cause: Range<usize>, signal: Range<usize>) -> Option<Self> {
        let empty = cause.is_empty() || effect.tokens().is_some_and(Range::is_empty);
        (!empty).then_some(Self { effect, cause, signal, frame: Frame::Cause, hedge: None })
    }

    /// The same in another frame.
    fn framed(self, frame: Frame) -> Self {
        Self { frame, ..self }
    }

    /// The same, hedged by these words.
    fn hedged(self, hedge: Option<Range<usize>>) -> Self {
        Self { hedge, ..self }
    }
}

/// Every statement of cause and effect.
#[must_use]
pub fn claims(context: &Context<'_>) -> Vec<Claim> {
    let mut relations = relations(context);
    relations.sort_by_key(|r| (r.signal.start, r.cause.start, r.cause.end));
    relations.dedup_by(|b, a| repeats(a, b));
    relations.into_iter().filter_map(|relation| claim(context, &relation)).collect()
}

/// The same cause read again from a narrower signal.
fn repeats(first: &Relation, second: &Relation) -> bool {
    let inside = first.cause.start <= second.cause.start && second.cause.end <= first.cause.end;
    first.frame == second.frame && (first.cause == second.cause || inside && first.effect == second.effect)
}

fn relations(context: &Context<'_>) -> Vec<Relation> {
    let reading = &context.reading;
    let mut found = Vec::new();
    let mut listed_to = None;
    for (index, sentence) in reading.sentences.iter().enumerate() {
        let before = found.len();
        if !sentence.classes.any(SIGNALS) {
            continue;
        }
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            at = if reading.starts(at).any(SIGNALS) { frame_at(reading, at, &mut found) } else { at + 1 };
        }
        let listed = list::listed(reading, index);
        let last = listed.last().and_then(|relation| reading.sentence_of(relation.cause.start));
        listed_to = listed_to.max(last.map(|last| reading.sentences[last].block));
        found.extend(listed);
        if found.len() == before && listed_to < Some(sentence.block) {
            found.extend(grievance::under_heading(reading, index));
        }
    }
    let contrasts: Vec<_> = found.iter_mut().filter_map(|r| contrasted(reading, r)).collect();
    found.extend(contrasts);
    within_arguments(&mut found);
    found
}

/// What stands inside the argument of one relation reaches no further back than that: in "the unrest
/// stems from a quarrel over land" the quarrel alone is over land.
fn within_arguments(found: &mut [Relation]) {
    const NEAR: usize = 4;
    for index in 1..found.len() {
        let (earlier, later) = found.split_at_mut(index);
        let inner = &mut later[0];
        let outer = earlier.iter().rev().take(NEAR).map(|r| &r.cause);
        let Some(start) = outer.filter(|cause| cause.contains(&inner.signal.start)).map(|c| c.start).max()
        else {
            continue;
        };
        if let Effect::Told(effect) = &mut inner.effect
            && effect.start < start
            && effect.end > start
        {
            effect.start = start;
        }
    }
}

/// Tries the frames of the words at `at`, the longest first, and says where to go on.
fn frame_at(reading: &Reading<'_>, at: usize, found: &mut Vec<Relation>) -> usize {
    for hit in reading.hits(at, Class::Causal) {
        if let Some(relation) =
            by_word(reading, at, &hit).and_then(|r| judged(reading, r, is_verb(hit.value)))
        {
            found.push(relation);
            return at + hit.len;
        }
    }
    if reading.has(at, Class::CauseNoun) {
        found.extend(nominal::relation(reading, at).and_then(|r| judged(reading, r, false)));
    }
    at + 1
}

fn by_word(reading: &Reading<'_>, at: usize, hit: &Hit<'_>) -> Option<Relation> {
    let signal = at..at + hit.len;
    match hit.value {
        "because" => connective::because(reading, &signal),
        "due_to" => connective::due_to(reading, &signal),
        "following" => connective::following(reading, &signal),
        "over" => connective::over(reading, &signal),
        "against" => connective::against(reading, &signal),
        "blamed_on" => connective::behind_effect(reading, &signal, Frame::Cause),
        "followed" => connective::followed(reading, &signal, hit.form),
        "agency" => connective::behind_effect(reading, &signal, Frame::Agency),
        "led_to" => verb::led_to(reading, &signal, hit.form, Frame::Cause),
        "contribution" => verb::led_to(reading, &signal, hit.form, Frame::Contribution),
        "makes" => verb::makes(reading, &signal, hit.form),
        "harms" => verb::harms(reading, &signal, hit.form),
        "outcome" => verb::outcome(reading, &signal),
        "blamed_for" => verb::blamed_for(reading, &signal),
        "blames" => verb::blames(reading, &signal),
        "ascribes" | "puts_down" => ascribe::ascribes(reading, &signal, hit.value),
        "as_cause" => ascribe::as_cause(reading, &signal),
        "lies_with" => ascribe::lies_with(reading, &signal),
        "claims" => ascribe::claims(reading, &signal),
        "finds" => ascribe::finds(reading, &signal),
        "deed_by" => verb::deed_by(reading, &signal),
        "done_by" => verb::done_by(reading, &signal),
        "draws" => verb::draws(reading, &signal, hit.form),
        "died_of" => connective::died_of(reading, &signal),
        "died_in" => connective::died_in(reading, &signal),
        "inclusive" => connective::inclusive(reading, &signal),
        "therefore" => consequence::therefore(reading, &signal),
        "so" => consequence::so(reading, &signal),
        "when" => subordinate::when(reading, &signal),
        "since" => subordinate::since(reading, &signal),
        "as" => subordinate::as_clause(reading, &signal),
        "after" => subordinate::after(reading, &signal),
        "with" => subordinate::with(reading, &signal),
        "for" => grievance::penalty(reading, &signal),
        "cleft" => nominal::cleft(reading, at),
        "grievance" => grievance::adjective(reading, &signal),
        "grievance_noun" => grievance::noun(reading, &signal),
        "reproach" => grievance::reproach(reading, &signal),
        "voiced" => grievance::voiced(reading, &signal),
        "behind" => nominal::behind(reading, &signal),
        _ => None,
    }
}

/// What is denied is no cause, and says so; what is only possible, planned or feared is left out,
/// what may have been so is hedged.
fn judged(reading: &Reading<'_>, mut relation: Relation, verb: bool) -> Option<Relation> {
    match standing(reading, relation.signal.start, verb) {
        Reality::Fact => {}
        Reality::Denied => relation.frame = Frame::NotCause,
        Reality::Unreal => {
            relation.hedge = Some(relation.hedge.or_else(|| may_have(reading, relation.signal.start))?);
        }
    }
    if let Some(event) = relation.effect.tokens().and_then(|effect| pointed_at(reading, effect)) {
        relation.effect = Effect::Told(event);
    }
    let told = |tokens: &Range<usize>| {
        tokens.clone().any(|at| !is_symbol(reading, at) && function(reading, at).is_none())
    };
    let is = |at: usize, value: &str| reading.hits(at, Class::CauseNoun).any(|h| h.value == value);
    let named =
        relation.cause.len() > 2 || !relation.cause.clone().any(|at| is(at, "cause") || is(at, "factor"));
    let known = !relation.cause.clone().any(|at| is(at, "unknown"));
    let nothing = |tokens: &Range<usize>| relation.frame == Frame::NotCause && is(tokens.start, "any");
    let effect = relation.effect.tokens();
    let full = named && known && told(&relation.cause) && effect.is_none_or(|e| told(e) && !nothing(e));
    (full && !is_idle(reading, &relation)).then_some(relation)
}

/// "contributed to this report", a cause that is an adverb alone: nothing is told.
fn is_idle(reading: &Reading<'_>, relation: &Relation) -> bool {
    const SHORT: usize = 3;
    let effect = relation.effect.tokens();
    let byline = |at: usize| reading.hits(at, Class::CauseNoun).any(|hit| hit.value == "byline");
    let named = |e: &Range<usize>| e.len() <= SHORT && e.clone().any(byline);
    let bare = relation.cause.len() == 1 && phrase::is_adverb(reading, relation.cause.start);
    bare || relation.frame == Frame::Contribution && effect.is_some_and(named)
}

/// "It", "this": the event that the sentence before names first.
fn pointed_at(reading: &Reading<'_>, effect: &Range<usize>) -> Option<Range<usize>> {
    const NEAR: usize = 40;
    let at = effect.start;
    let points = effect.len() == 1 && ["it", "this", "that"].iter().any(|word| reading.is(at, word));
    let own = reading.sentence_of(at).filter(|_| points)?;
    let earlier = reading.sentences.get(own.checked_sub(1)?)?;
    if earlier.block != reading.sentences[own].block {
        return None;
    }
    let near = earlier.tokens.start..earlier.tokens.end.min(earlier.tokens.start + NEAR);
    let noun = |at: usize| phrase::is_function(reading, at, "determiner");
    let mut events = near.filter(|&at| reading.has(at, Class::Event) && at > 0 && noun(at - 1));
    let event = events.next()?;
    let len = reading.hit(event, Class::Event).map_or(1, |hit| hit.len);
    Some(event - 1..event + len)
}

/// Agency where the cause names somebody who can act, else a plain cause.
fn by_whom(reading: &Reading<'_>, relation: Relation) -> Relation {
    let agent = stance::who_speaks(reading, &relation.cause).is_some();
    relation.framed(if agent { Frame::Agency } else { Frame::Cause })
}

/// "may have caused": the modal and its "have".
fn may_have(reading: &Reading<'_>, verb: usize) -> Option<Range<usize>> {
    let chain = span::without_chain(reading, verb)..verb;
    let modal = chain.clone().find(|&at| reading.hits(at, Class::Unreal).any(|h| h.value == "modal"))?;
    let perfect = (modal + 1..verb).find(|&at| reading.is(at, "have"))?;
    Some(modal..perfect + 1)
}

/// Whether the frame's signal is a verb.
fn is_verb(frame: &str) -> bool {
    matches!(
        frame,
        "led_to"
            | "makes"
            | "harms"
            | "outcome"
            | "contribution"
            | "voiced"
            | "agency"
            | "ascribes"
            | "draws"
            | "claims"
    )
}

/// A verb stands under denial and doubt as any other does; a connective only under a "not" of its own.
fn standing(reading: &Reading<'_>, first: usize, verb: bool) -> Reality {
    if verb {
        return stance::reality(reading, first);
    }
    let not = |at: usize| reading.hits(at, Class::Negation).any(|h| h.value == "verb");
    if first.checked_sub(1).is_some_and(not) { Reality::Denied } else { Reality::Fact }
}

/// "rain, and not the dam": cuts the cause there and gives what is said not to be one; "not rain but
/// the dam" the other way round.
fn contrasted(reading: &Reading<'_>, relation: &mut Relation) -> Option<Relation> {
    if relation.frame == Frame::NotCause {
        return instead(reading, relation);
    }
    let contrast = |at: usize| reading.hit(at, Class::Causal).filter(|hit| hit.value == "contrast");
    let (at, hit) = relation.cause.clone().find_map(|at| contrast(at).map(|hit| (at, hit)))?;
    let denied = Relation {
        cause: at + hit.len..relation.cause.end,
        frame: Frame::NotCause,
        signal: at..at + hit.len,
        ..relation.clone()
    };
    relation.cause.end = at;
    (!denied.cause.is_empty() && at > relation.cause.start).then_some(denied)
}

/// "not by money *but by an old insult*": what is said to be the cause instead.
fn instead(reading: &Reading<'_>, relation: &Relation) -> Option<Relation> {
    let but = relation.cause.end;
    let link = reading.hit(but + 1, Class::Causal).map(|hit| hit.len);
    let preposition = || usize::from(phrase::is_function(reading, but + 1, "preposition"));
    let start = but + 1 + link.unwrap_or_else(preposition);
    let cause = span::noun_after(reading, start);
    let contrast = phrase::boundary(reading, but) == Some("contrast");
    let found = Relation { cause, frame: Frame::Cause, signal: but..start, ..relation.clone() };
    (contrast && !found.cause.is_empty() && !phrase::opens_clause(reading, start, start + QUOTE))
        .then_some(found)
}

fn claim(context: &Context<'_>, relation: &Relation) -> Option<Claim> {
    let reading = &context.reading;
    let told = told(context, relation);
    let effect = match told {
        Some(tokens) => words(reading, tokens),
        None => unsaid(context, relation)?.replace('_', " "),
    };
    let cause = words(reading, &relation.cause);
    if effect.is_empty() || cause.is_empty() {
        return None;
    }
    let value = Value::Cause { effect, cause };
    let claim = context.claim(relation.frame.attribute(), value, &quote(relation, told));
    let event = told.map_or_else(|| context.events.main().clone(), |tokens| event(context, tokens));
    let own = || stance::hedge(reading, relation.signal.start);
    let hedge = relation.hedge.as_ref().map(|words| phrase::text(reading, words));
    Some(Claim { event, hedge: hedge.or(claim.hedge).or_else(own), ..claim })
}

/// The tokens that tell the effect; none where it is the document's event.
fn told<'a>(context: &Context<'_>, relation: &'a Relation) -> Option<&'a Range<usize>> {
    let tokens = relation.effect.tokens()?;
    let main = context.events.main().r#type.as_deref().filter(|_| matches!(relation.effect, Effect::Done(_)));
    let reading = &context.reading;
    let floor = phrase::window(reading, relation.signal.start).start;
    let names = |at: usize, main: &str| {
        reading.hit(at, Class::Event).is_some_and(|h| EventKinds::shipped().kin(h.value, main))
    };
    let main = main.filter(|main| (floor..relation.signal.start).any(|at| names(at, main)));
    if main.is_some() { None } else { Some(tokens) }
}

/// The document's event, if it is one that can be the effect.
fn unsaid<'a>(context: &'a Context<'_>, relation: &Relation) -> Option<&'a str> {
    let main = context.events.main().r#type.as_deref()?;
    let deed = EventKinds::shipped().is_deed(main);
    let fits = match relation.effect {
        Effect::Mishap => !deed,
        Effect::Event => true,
        Effect::Told(_) | Effect::Done(_) | Effect::Deed => deed,
    };
    fits.then_some(main)
}

/// The event that the effect names, or stands in.
fn event(context: &Context<'_>, effect: &Range<usize>) -> EventRef {
    let named = effect.clone().find(|&at| context.reading.has(at, Class::Event));
    context.events.of(&context.reading, named.unwrap_or(effect.start))
}

/// From effect through cause; of a long one the signal and the cause; the cause alone where nothing
/// but its place ties it.
fn quote(relation: &Relation, effect: Option<&Range<usize>>) -> Range<usize> {
    let (signal, cause) = (&relation.signal, &relation.cause);
    let short = signal.start.min(cause.start)..signal.end.max(cause.end);
    let Some(effect) = effect.filter(|_| !signal.is_empty()) else { return short };
    let whole = short.start.min(effect.start)..short.end.max(effect.end);
    if whole.len() <= QUOTE { whole } else { short }
}

/// The words of a phrase without the marks around it.
fn words(reading: &Reading<'_>, tokens: &Range<usize>) -> String {
    let text = phrase::text(reading, tokens);
    text.trim_matches(|c: char| c.is_whitespace() || ",;:–—\"“”«»".contains(c)).to_owned()
}

#[cfg(test)]
mod tests;

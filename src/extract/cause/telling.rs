//! From relation to claim: whose words it quotes, and of which event it tells.

use std::ops::Range;

use super::{Effect, Relation};
use crate::claim::{Claim, EventKinds, EventRef, Value};
use crate::extract::phrase;
use crate::extract::stance;
use crate::extract::{Context, Reading};
use crate::lexicon::Class;

/// A quote with more tokens is cut down to the signal and the cause.
const QUOTE: usize = 24;

/// The claim that a relation makes; none where the effect is left unsaid and the document has no fitting event.
pub(super) fn claim(context: &Context<'_>, relation: &Relation) -> Option<Claim> {
    let reading = &context.reading;
    let told = told(context, relation);
    let effect = match told {
        Some(tokens) => words(reading, tokens),
        None => unsaid(context, relation)?.replace('_', " "),
    };
    let cause = words(reading, &relation.cause);
    if effect.is_empty() || cause.is_empty() || effect.to_lowercase() == cause.to_lowercase() {
        return None;
    }
    let value = Value::Cause { effect, cause };
    let claim = context.claim(relation.frame.attribute(), value, &quote(relation, told));
    let event = told.map_or_else(|| context.events.main().clone(), |tokens| event(context, tokens, relation));
    let own = || stance::hedge(reading, relation.signal.start);
    let hedge = relation.hedge.as_ref().map(|words| phrase::text(reading, words));
    let by = relation.by.as_ref().map(|words| stance::named(reading, words));
    let attributed_to = claim.attributed_to.or(by);
    Some(Claim { event, hedge: hedge.or(claim.hedge).or_else(own), attributed_to, ..claim })
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

/// The document's event, if it is one that can be the effect, and not what the cause names.
fn unsaid<'a>(context: &'a Context<'_>, relation: &Relation) -> Option<&'a str> {
    let main = context.events.main().r#type.as_deref()?;
    let deed = EventKinds::shipped().is_deed(main);
    let fits = match relation.effect {
        Effect::Mishap => !deed,
        Effect::Event => true,
        Effect::Told(_) | Effect::Done(_) | Effect::Deed => deed,
    };
    let reading = &context.reading;
    let itself = relation.cause.clone().any(|at| reading.is_a(at, Class::Event, main));
    (fits && !itself).then_some(main)
}

/// The event that the effect names, or stands in; where that is only the one that it followed ("they sent troops to
/// restore order following the coup"), of no kind.
fn event(context: &Context<'_>, effect: &Range<usize>, relation: &Relation) -> EventRef {
    let reading = &context.reading;
    let named = effect.clone().find(|&at| reading.has(at, Class::Event));
    let event = context.events.of(reading, named.unwrap_or(effect.start));
    let is = |at: usize| reading.hits(at, Class::Event).any(|hit| event.r#type.as_deref() == Some(hit.value));
    let follows = reading.is_a(relation.signal.start, Class::Causal, "following");
    let own = follows && !effect.clone().any(is) && relation.cause.clone().any(is);
    EventRef { r#type: event.r#type.clone().filter(|_| !own), ..event }
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

//! A text that is about to be published, held against the claims of its sources.
//!
//! The draft is one source more: its claims are resolved together with those of the dossier, and how two
//! claims stand to each other is told by the judges of their kinds. Only what follows from that is of its
//! own. Between two sources omission is no contradiction; a draft has to be borne by its sources, so that
//! their silence counts, and so does a hedge that was lost on the way.

mod another_day;
mod apart;
mod bearers;
mod beside;
mod boxed;
mod certainty;
mod decided;
mod deed;
mod disputed;
mod elsewhere;
mod exchanged;
mod fact;
mod far;
mod figures;
mod heard;
mod instead;
mod loose;
mod named_day;
mod near;
mod passage;
mod reversed;
mod settled;
mod sides;
mod unheard;
mod verbatim;
mod voice;
mod wording;

use std::num::NonZeroU64;

use rayon::prelude::*;

use super::figure::Reconciler;
use super::judgement::{Judged, Judgement};
use super::relation::Relations;
use super::{
    Checked, Params, Reason, Settings, View, agreeing, coverage, findings, ignore, left_out, name, of_group,
    of_source, speaker,
};
use crate::claim::{ClaimId, ClaimRef, Kind, SourceClaims, Status, Value};
use crate::extract::quote::FRAGMENT;
use crate::resolve::{Corpus, Features, Group, Origins, Resolved, resolve};
use crate::text::{Days, Span, contains_words, fold};
use bearers::Bearers;
use fact::Fact;
pub use figures::Figures;
use near::Shared;
use passage::Texts;
pub use settled::Settled;
use verbatim::Verbatim;

/// Which of the sources is the draft, and what is settled for it.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Draft<'a> {
    /// Its index among the sources.
    pub source: usize,
    /// What was decided about the claims of its sources.
    pub settled: Vec<Settled>,
    /// What the sources say in full, in their order, where their texts are at hand.
    pub texts: Vec<Option<&'a str>>,
}

impl Draft<'_> {
    /// The source at this index, with nothing settled.
    #[must_use]
    pub const fn at(source: usize) -> Self {
        Self { source, settled: Vec::new(), texts: Vec::new() }
    }
}

/// Holds the draft against all other sources, and against itself. Every finding has a claim of the draft
/// first and those of the sources behind it; facts, agreements and coverage are those of what the draft
/// speaks of.
#[must_use]
pub fn check_draft(sources: &[SourceClaims], draft: &Draft<'_>, settings: &Settings<'_>) -> Checked {
    let corpus = Corpus::new(sources, settings.lexicon);
    let Resolved { mut groups, cut } = resolve(&corpus, settings.weights, &settings.constraints);
    let shared = Shared::new(&corpus, &groups, draft.source);
    let desk = Desk { facts: facts(&groups, draft.source), ..Desk::new(&corpus, draft, settings, shared) };
    let mut judged = desk.of_draft_alone(&groups);
    for group in groups.iter().filter(|group| desk.is_told(group)) {
        judged.extend(desk.of_group(group));
    }
    desk.name_speakers(&mut judged);
    desk.tell_one_cause(&mut judged);
    let coverage = coverage(sources, &groups, |group| desk.is_told(group) && group.is_shared());
    groups.retain(|group| desk.is_told(group));
    let origins = Origins::new(sources, settings.lexicon, settings.origins, &settings.families);
    let reconciler = Reconciler::new(desk.view, &settings.reconciling, settings.codebook);
    let left_out = left_out(&groups);
    let told = groups.into_par_iter().filter_map(|group| desk.of_sources(group));
    let found = findings(&desk.view, judged.judgements, settings.rules);
    let (findings, suppressed) = ignore::ignored(&desk.view, found, settings, Some(draft.source));
    Checked {
        findings,
        suppressed,
        agreements: agreeing::agreements(&desk.view, [agreeing::together(judged.agreeing)]),
        coverage,
        cut: cut + left_out,
        facts: told.map(|group| super::fact(&desk.view, group, &origins, &reconciler)).collect(),
    }
}

/// What the sources say of each fact.
fn facts(groups: &[Group], draft: usize) -> Vec<Vec<ClaimRef>> {
    let told = |group: &Group| group.claims.iter().copied().filter(|at| at.source != draft).collect();
    groups.iter().map(told).collect()
}

/// What a draft is judged by.
struct Desk<'a> {
    view: View<'a>,
    corpus: &'a Corpus<'a>,
    draft: &'a Draft<'a>,
    settings: &'a Settings<'a>,
    relations: Relations<'a>,
    verbatim: Verbatim<'a>,
    texts: Texts<'a>,
    bearers: Bearers,
    shared: Shared,
    /// The claims of the sources on each fact.
    facts: Vec<Vec<ClaimRef>>,
    far: Far,
}

/// From how many times another figure on a difference is an error.
#[derive(Clone, Copy, Debug)]
struct Far {
    /// See [`super::Params::far_times`].
    bounds: Option<NonZeroU64>,
    /// See [`super::Params::grown_times`].
    grown: Option<NonZeroU64>,
}

impl<'a> Desk<'a> {
    fn new(corpus: &'a Corpus<'a>, draft: &'a Draft<'a>, settings: &'a Settings<'a>, shared: Shared) -> Self {
        let view = View { sources: corpus.sources, lexicon: settings.lexicon };
        let Params { far_times, grown_times, .. } = settings.rules.params(Kind::Count, Reason::AgainstAll);
        Self {
            view,
            corpus,
            draft,
            settings,
            relations: Relations::new(view, settings),
            verbatim: Verbatim::new(corpus.sources, draft.source),
            texts: Texts::new(&draft.texts, draft.source),
            bearers: Bearers::new(corpus, draft.source),
            shared,
            facts: Vec::new(),
            far: Far { bounds: far_times, grown: grown_times },
        }
    }

    /// Where a claim of the sources stands.
    fn place(&self, id: &ClaimId) -> Option<ClaimRef> {
        let known = |features: &&Features<'_>| features.claim.id == *id && !self.is_own(features.at);
        self.corpus.features.iter().find(known).map(|features| features.at)
    }

    /// What the sources say that stands on the fact of one of their claims.
    fn fact_of(&self, at: ClaimRef) -> Vec<ClaimRef> {
        let told = self.facts.iter().find(|fact| fact.contains(&at)).into_iter().flatten().copied();
        told.filter(|&at| self.view.claim(at).status != Status::Superseded).collect()
    }

    const fn is_own(&self, at: ClaimRef) -> bool {
        at.source == self.draft.source
    }

    /// Whether the draft speaks of it.
    fn is_told(&self, group: &Group) -> bool {
        group.claims.iter().any(|&at| self.is_own(at))
    }

    /// What any source is told of itself: sums, weekdays, names in two spellings.
    fn of_draft_alone(&self, groups: &[Group]) -> Judged {
        let mut judgements = of_source(&self.view, self.draft.source, self.settings.rules);
        for group in groups.iter().filter(|group| self.is_told(group)) {
            let own = group.claims.iter().copied().filter(|&at| self.is_own(at));
            let own = Group { kind: group.kind, claims: own.collect() };
            judgements.extend(of_group(&self.view, &own, self.settings).judgements);
        }
        Judged { judgements, ..Judged::default() }
    }

    /// Tells whose words are in another's mouth. The sources have these words, so that they are not without a
    /// source; but they do not agree.
    fn name_speakers(&self, judged: &mut Judged) {
        let mut told = speaker::against(&self.view, self.draft.source);
        told.retain(|judgement| !self.is_of_those_named(judgement));
        let is_told = |at: ClaimRef| told.iter().any(|told| told.claims[0] == at);
        judged.judgements.retain(|other| other.reason != Reason::Unsourced || !is_told(other.claims[0]));
        judged.agreeing.retain(|(_, at, _)| !is_told(*at));
        judged.judgements.extend(told);
    }

    /// Whether few words stand in the draft beside the name of one who says them in a source: who says them there is a guess.
    fn is_of_those_named(&self, judgement: &Judgement) -> bool {
        let own = self.view.claim(judgement.claims[0]);
        let about = fold(&own.about);
        let named = |other: &ClaimRef| match &self.view.claim(*other).value {
            Value::Quote { speaker, .. } => {
                let words = speaker::named_words(self.view.lexicon, speaker);
                words.is_empty() || words.iter().any(|word| contains_words(&about, &fold(word)))
            }
            _ => false,
        };
        own.attribute == FRAGMENT && judgement.claims[1..].iter().any(named)
    }

    /// Of two causes of the draft, one of which is told inside the other, the outer one is asked for: "the strike was caused
    /// by a quarrel over the price of cotton".
    fn tell_one_cause(&self, judged: &mut Judged) {
        let told = |judgement: &Judgement| {
            judgement.kind == Kind::Cause
                && matches!(judgement.reason, Reason::AgainstAll | Reason::Unsourced)
                && self.is_own(judgement.claims[0])
        };
        let spans: Vec<Span> = { judged.judgements.iter() }
            .filter(|judgement| told(judgement))
            .map(|judgement| self.view.claim(judgement.claims[0]).span)
            .collect();
        let inside = |inner: Span| {
            spans.iter().any(|outer| *outer != inner && outer.start <= inner.start && inner.end <= outer.end)
        };
        judged.judgements.retain(|one| !told(one) || !inside(self.view.claim(one.claims[0]).span));
    }

    /// Judges every claim of the draft on one fact. Counts are held against those of their own series.
    fn of_group(&self, group: &Group) -> Judged {
        let stands = |at: &&ClaimRef| self.view.claim(**at).status != Status::Superseded;
        let claims: Vec<ClaimRef> = group.claims.iter().filter(stands).copied().collect();
        if group.kind != Kind::Count {
            return self.of_claims(&claims);
        }
        let mut judged = Judged::default();
        for series in self.settings.reconciling.series(&self.view, &claims) {
            judged.extend(self.of_claims(&series.claims));
        }
        judged
    }

    fn of_claims(&self, claims: &[ClaimRef]) -> Judged {
        let (own, mut others): (Vec<ClaimRef>, Vec<ClaimRef>) =
            claims.iter().partition(|&&at| self.is_own(at));
        others.extend(own.iter().flat_map(|&at| self.verbatim.of(self.view.claim(at))));
        others.sort_unstable();
        others.dedup();
        let asked = self.asked(&own);
        let fact = Fact::new(self, own, others);
        let mut judged = Judged::default();
        asked.into_iter().for_each(|at| judged.extend(fact.judge(at)));
        judged
    }

    /// The claims that a source has to bear: of names not the short forms beside the full one, of dates not the day
    /// for which a figure is told, of causes none that says no more than a figure.
    fn asked(&self, own: &[ClaimRef]) -> Vec<ClaimRef> {
        let asked = |at: &ClaimRef| match self.view.claim(*at).value {
            Value::Date(days) => !self.is_as_of(*at, days),
            Value::Cause { .. } => !elsewhere::is_no_cause(self.corpus, *at),
            _ => true,
        };
        match own.first().map(|&at| self.view.claim(at).value.kind()) {
            Some(Kind::Name) => name::without_short_forms(&self.view, own.to_vec()),
            _ => own.iter().copied().filter(asked).collect(),
        }
    }

    /// Whether these days are those for which a figure of the same clause is told: "34 dead by 26 June".
    fn is_as_of(&self, date: ClaimRef, days: Days) -> bool {
        let clause = fold(&self.view.claim(date).about);
        self.view
            .counts(date.source)
            .map(|at| self.view.claim(at))
            .any(|count| count.as_of == Some(days) && contains_words(&clause, &fold(&count.quote)))
    }

    /// The fact as the sources tell it, without the draft.
    fn of_sources(&self, mut group: Group) -> Option<Group> {
        group.claims.retain(|&at| !self.is_own(at));
        (!group.claims.is_empty()).then_some(group)
    }
}

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::View;
use crate::claim::{ClaimRef, Kind};
use crate::resolve::pairs_beyond;

/// Why claims of a fact differ, or agree. The rules are about reasons; what is found is judged here
/// and nowhere else.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The same value.
    Same,
    /// The same after rounding.
    Rounding,
    /// The bounds allow both; one interval lies inside the other.
    Bounds,
    /// One is less specific, or silent.
    Omission,
    /// Grown (or, for the missing, shrunk) since.
    Growth,
    /// Another group, place, manner or time.
    Scope,
    /// A part and its whole.
    Subset,
    /// Nothing explains it.
    Contradiction,
    /// One source sets a second figure against its first.
    Revision,
    /// Parts that do not make the total.
    Sum,
    /// A labelled line against the running text of the same source.
    Infobox,
    /// A headline against the text below it.
    Headline,
    /// A weekday that does not fit its date.
    Weekday,
    /// A later event with an earlier date than the one that it was declared to come after.
    Sequence,
    /// The same name but for accents, hyphens or transliteration.
    Accents,
    /// The same name of a body in British and American English.
    English,
    /// A name spelled otherwise.
    Spelling,
    /// A name spelled otherwise within one source.
    OwnSpelling,
    /// Another letter in an acronym.
    Acronym,
    /// Another letter in an acronym within one source.
    OwnAcronym,
    /// The same words of an organisation's name in another order or spelling.
    Order,
    /// An organisation's name in other words.
    Expansion,
    /// An organisation's name in two forms within one source.
    OwnExpansion,
    /// Two ranks at one time.
    Rank,
    /// Two offices that cannot both be held.
    Incompatible,
    /// Two offices of one name: of transport and of the interior.
    Office,
    /// One measure, and another measure, of one actor.
    Measure,
    /// Other causes of the same event.
    Framing,
    /// A quotation in other words.
    Wording,
    /// The same words, said by two persons.
    Speaker,
    /// An entry under `ignore` that names no rule.
    IgnoreUnknown,
    /// An entry under `ignore` whose rule finds nothing about its claim.
    IgnoreUnused,
    /// An entry under `ignore` whose last day is over.
    IgnoreExpired,
    /// In a draft: every source that speaks of it says otherwise.
    AgainstAll,
    /// In a draft: no source says so, some allow it and others do not.
    AgainstSome,
    /// In a draft: one of the values on which the sources differ, without a word about the others.
    OneOfSeveral,
    /// In a draft: another value than the one that was decided on.
    AgainstDecision,
    /// In a draft: a figure that later reports have replaced.
    Outdated,
    /// In a draft: told as certain, or as exact, where every source is less so.
    Overstated,
    /// In a draft: a name that no source spells so.
    Misspelled,
    /// In a draft: a quotation in words that no source has.
    Altered,
    /// In a draft: from somebody whom the sources have say otherwise, while others say it.
    Misattributed,
    /// In a draft: cause and effect, or what is told and what is denied, the other way round than in a source.
    Exchanged,
    /// In a draft: what no source speaks of.
    Unsourced,
}

impl Reason {
    /// Its name in rules and reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Rounding => "rounding",
            Self::Bounds => "bounds",
            Self::Omission => "omission",
            Self::Growth => "growth",
            Self::Scope => "scope",
            Self::Subset => "subset",
            Self::Contradiction => "contradiction",
            Self::Revision => "revision",
            Self::Sum => "sum",
            Self::Infobox => "infobox",
            Self::Headline => "headline",
            Self::Weekday => "weekday",
            Self::Sequence => "sequence",
            Self::Accents => "accents",
            Self::English => "english",
            Self::Spelling => "spelling",
            Self::OwnSpelling => "own_spelling",
            Self::Acronym => "acronym",
            Self::OwnAcronym => "own_acronym",
            Self::Order => "order",
            Self::Expansion => "expansion",
            Self::OwnExpansion => "own_expansion",
            Self::Rank => "rank",
            Self::Incompatible => "incompatible",
            Self::Office => "office",
            Self::Measure => "measure",
            Self::Framing => "framing",
            Self::Wording => "wording",
            Self::Speaker => "speaker",
            Self::IgnoreUnknown => "ignore_unknown",
            Self::IgnoreUnused => "ignore_unused",
            Self::IgnoreExpired => "ignore_expired",
            Self::AgainstAll => "against_all",
            Self::AgainstSome => "against_some",
            Self::OneOfSeveral => "one_of_several",
            Self::AgainstDecision => "against_decision",
            Self::Outdated => "outdated",
            Self::Overstated => "overstated",
            Self::Misspelled => "misspelled",
            Self::Altered => "altered",
            Self::Misattributed => "misattributed",
            Self::Exchanged => "exchanged",
            Self::Unsourced => "unsourced",
        }
    }

    /// Whether two claims that it holds of cannot both be printed.
    pub(super) const fn is_discord(self) -> bool {
        !matches!(
            self,
            Self::Same | Self::Rounding | Self::Bounds | Self::Omission | Self::Scope | Self::Subset
        )
    }

    /// Whether it is about a draft, held against its sources.
    #[must_use]
    pub const fn is_of_draft(self) -> bool {
        matches!(
            self,
            Self::AgainstAll
                | Self::AgainstSome
                | Self::OneOfSeveral
                | Self::AgainstDecision
                | Self::Outdated
                | Self::Overstated
                | Self::Misspelled
                | Self::Altered
                | Self::Misattributed
                | Self::Exchanged
                | Self::Unsourced
        )
    }
}

/// What the judge of a fact saw: what there is to report, and every pair that agrees, with its reason.
#[derive(Debug, Default)]
pub(super) struct Judged {
    /// At most one for each reason and, where a reason is about one source, for each source.
    pub judgements: Vec<Judgement>,
    /// Pairs of claims of two sources.
    pub agreeing: Vec<(Reason, ClaimRef, ClaimRef)>,
}

impl Judged {
    /// Adds what another judge saw.
    pub(super) fn extend(&mut self, other: Self) {
        self.judgements.extend(other.judgements);
        self.agreeing.extend(other.agreeing);
    }
}

/// The claims that differ, by the reason why; gathered pair by pair.
pub(super) type Differing = BTreeMap<Reason, BTreeSet<ClaimRef>>;

/// With so many behind it each claim of a fact is compared: with all of any dossier.
const NEIGHBOURS: usize = 512;

/// So many pairs of one fact are judged at most, as long as each claim has [`FEWEST`] behind it: those of a
/// fact of a hundred thousand claims would be thousands of millions.
const MOST_PAIRS: usize = NEIGHBOURS * 8192;

/// With so many behind it a claim is compared in a fact of any size.
const FEWEST: usize = 16;

/// With how many behind it each of so many is compared.
fn reach(count: usize) -> usize {
    (MOST_PAIRS / count.max(1)).clamp(FEWEST, NEIGHBOURS)
}

/// Every two of these, each pair once and in order; of very many, each with its neighbours behind it.
pub(super) fn pairs<T>(items: &[T]) -> impl Iterator<Item = (&T, &T)> {
    let reach = reach(items.len());
    items.iter().enumerate().flat_map(move |(i, x)| items[i + 1..].iter().take(reach).map(move |y| (x, y)))
}

/// How many pairs of so many are not among [`pairs`].
pub(super) fn pairs_left_out(count: usize) -> u64 {
    pairs_beyond(count as u64, reach(count) as u64)
}

/// What each source gives in one fact.
pub(super) struct Given<T, V> {
    told: FxHashSet<(usize, T)>,
    value: V,
}

impl<T: Eq + Hash, V: Fn(ClaimRef) -> T> Given<T, V> {
    /// By the value of each of its claims.
    pub(super) fn new(claims: &[ClaimRef], value: V) -> Self {
        Self { told: claims.iter().map(|&at| (at.source, value(at))).collect(), value }
    }

    /// Whether the sources of two claims give both values: what differs then differs within each of them, and
    /// not between the two.
    pub(super) fn both_by_both(&self, x: ClaimRef, y: ClaimRef) -> bool {
        let gives = |source, at| self.told.contains(&(source, (self.value)(at)));
        gives(x.source, y) && gives(y.source, x)
    }
}

/// What was seen in a fact, before a rule gives it a level and words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judgement {
    /// The kind of its claims.
    pub kind: Kind,
    /// Why they differ.
    pub reason: Reason,
    /// The claims, those that disagree first.
    pub claims: Vec<ClaimRef>,
    /// How many of them, the last, only stand beside: parts of what the others give.
    pub aside: usize,
    /// Whether a vague word or a weak guess took part, so that the rule's lower level holds.
    pub weak: bool,
    /// What it is about, for the message: "killed, coup, March 2012".
    pub what: String,
    /// The values that differ, each with its sources.
    pub values: String,
    /// What it may be: "off by one".
    pub hint: Option<String>,
    /// Which milder reason does not hold, though it is near, and why.
    pub excluded: Option<String>,
    /// What to print instead, where that is sure.
    pub suggestion: Option<String>,
    /// Why the claims were put together and judged so.
    pub evidence: Vec<String>,
}

impl Judgement {
    /// What there is to say of these claims for any reason: label, values and who says what. The
    /// claims are not empty.
    #[must_use]
    pub(super) fn new(view: &View<'_>, reason: Reason, claims: Vec<ClaimRef>) -> Self {
        Self {
            kind: view.claim(claims[0]).value.kind(),
            reason,
            aside: 0,
            weak: false,
            what: view.label(&claims),
            values: view.values(&claims),
            hint: None,
            excluded: None,
            suggestion: None,
            evidence: claims.iter().map(|&at| view.told(at)).collect(),
            claims,
        }
    }

    /// The same of claims that were gathered pair by pair: each once, in order.
    #[must_use]
    pub(super) fn of_pairs(
        view: &View<'_>,
        reason: Reason,
        claims: impl IntoIterator<Item = ClaimRef>,
    ) -> Self {
        let claims: BTreeSet<ClaimRef> = claims.into_iter().collect();
        Self::new(view, reason, claims.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{FEWEST, MOST_PAIRS, NEIGHBOURS, pairs, pairs_left_out, reach};

    #[test]
    fn few_are_compared_each_with_each_and_very_many_with_their_neighbours() {
        assert_eq!(pairs(&['a', 'b', 'c']).collect::<Vec<_>>(), [(&'a', &'b'), (&'a', &'c'), (&'b', &'c')]);
        assert_eq!(pairs_left_out(NEIGHBOURS + 1), 0);
        let many: Vec<usize> = (0..3 * NEIGHBOURS).collect();
        let compared = pairs(&many).inspect(|(a, b)| assert!(*b - *a <= NEIGHBOURS)).count();
        let all = many.len() * (many.len() - 1) / 2;
        assert_eq!(compared as u64 + pairs_left_out(many.len()), all as u64);
    }

    #[test]
    fn the_more_there_are_the_fewer_each_is_compared_with() {
        assert_eq!(reach(0), NEIGHBOURS);
        assert_eq!(reach(MOST_PAIRS / NEIGHBOURS), NEIGHBOURS);
        assert_eq!(reach(100_000), MOST_PAIRS / 100_000);
        assert_eq!(reach(1_000_000), FEWEST);
    }
}

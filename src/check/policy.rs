use serde::Deserialize;

use super::View;
use super::count::as_of;
use crate::claim::{Attributes, ClaimRef, SourceClaims};
use crate::lexicon::Lexicon;
use crate::resolve::answers_to;

/// How the figures of a fact are reconciled.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Reconciling {
    /// Which of the figures is the best.
    pub policy: Policy,
    /// Sources by their ids or publishers, the best tier first; for [`Policy::BestSourced`].
    pub tiers: Vec<Vec<String>>,
    /// Where a series of figures begins anew.
    pub restarts: Vec<Restart>,
}

/// Which of the figures of a fact is the best.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// That of the last day.
    #[default]
    Latest,
    /// None: the range from the lowest to the highest is all that is said.
    Widest,
    /// That of the best tier that gives one; in a tier, the latest.
    BestSourced,
    /// That which most origins give, each with its own last figure; of several such, the latest.
    Majority,
}

impl Policy {
    /// Its name in the configuration and in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Latest => "latest",
            Self::Widest => "widest",
            Self::BestSourced => "best_sourced",
            Self::Majority => "majority",
        }
    }
}

/// The day on which counting began anew: figures from then on are held against none before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Restart {
    /// What is counted; the whole family of the attribute begins anew.
    pub attribute: String,
    /// The first day of the new series.
    pub on: jiff::civil::Date,
}

impl Reconciling {
    /// The tier of a source, 0 the best; that of a source in no tier is behind all.
    pub(super) fn tier(&self, lexicon: &Lexicon, from: &SourceClaims) -> usize {
        let named = |tier: &Vec<String>| tier.iter().any(|name| answers_to(lexicon, from, name));
        self.tiers.iter().position(named).unwrap_or(self.tiers.len())
    }

    /// The claims of a fact by the series that they belong to, the oldest first and each with the day on
    /// which it began. A figure without a day belongs to the last.
    pub(super) fn series(&self, view: &View<'_>, claims: &[ClaimRef]) -> Vec<Series> {
        let starts = self.starts(view, claims);
        let mut series: Vec<Series> =
            std::iter::once(None).chain(starts.iter().copied().map(Some)).map(Series::from).collect();
        for &at in claims {
            let place =
                day(view, at).map_or(starts.len(), |day| starts.partition_point(|start| *start <= day));
            series[place].claims.push(at);
        }
        series.retain(|series| !series.claims.is_empty());
        series
    }

    fn starts(&self, view: &View<'_>, claims: &[ClaimRef]) -> Vec<jiff::civil::Date> {
        let Some(&first) = claims.first().filter(|_| !self.restarts.is_empty()) else { return Vec::new() };
        let family = |attribute| Attributes::shipped().family(attribute);
        let own = family(&view.claim(first).attribute);
        let of_own = self.restarts.iter().filter(|restart| family(&restart.attribute) == own);
        let mut starts: Vec<_> = of_own.map(|restart| restart.on).collect();
        starts.sort_unstable();
        starts.dedup();
        starts
    }
}

/// Figures that are held against each other.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Series {
    /// The day on which it was declared to begin; none for the first.
    pub since: Option<jiff::civil::Date>,
    /// In order.
    pub claims: Vec<ClaimRef>,
}

impl From<Option<jiff::civil::Date>> for Series {
    fn from(since: Option<jiff::civil::Date>) -> Self {
        Self { since, claims: Vec::new() }
    }
}

/// The last day on which a figure was current.
pub(super) fn day(view: &View<'_>, at: ClaimRef) -> Option<jiff::civil::Date> {
    as_of(view.claim(at), view.source(at)).map(|days| days.end)
}

use super::count::Measure;
use super::{Params, Reason, Settings, View, cause, count, date, name, quote, role};
use crate::claim::{ClaimRef, Kind};

/// How two claims of one fact stand to each other, by the judge of their kind.
#[derive(Clone, Debug)]
pub(super) struct Relations<'a> {
    view: View<'a>,
    counts: Measure<'a>,
    roles: Params,
}

impl<'a> Relations<'a> {
    pub(super) fn new(view: View<'a>, settings: &Settings<'a>) -> Self {
        let counts = Measure::new(settings);
        let roles = settings.rules.params(Kind::Role, Reason::Incompatible);
        Self { view, counts, roles }
    }

    /// The first reason that holds for two of the `claims` of a fact. Of two quotations the first is taken
    /// for an excerpt of the second.
    pub(super) fn of(&self, claims: &[ClaimRef], x: ClaimRef, y: ClaimRef) -> Reason {
        let view = &self.view;
        match view.claim(x).value.kind() {
            Kind::Count => count::relation(view, (x, y), self.counts),
            Kind::Date => date::relation(view, claims, (x, y)),
            Kind::Name => name::relation(view, x, y),
            Kind::Role => role::relation(view, claims, (x, y), &self.roles),
            Kind::Cause => cause::relation(view, x, y),
            Kind::Quote => quote::relation(view, x, y),
        }
    }
}

//! Pairs of claims that `crosscheck.yaml` declares to be about one fact, or about different ones.

use super::Named;
use super::file::{Strange, names};
use crate::claim::{ClaimId, connected};
use crate::text::Span;
use crate::yaml::{self, Fields, Node, Reader};

/// Two claims by their ids, with what is said where somebody decided otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Pair {
    pub claims: [Named; 2],
    pub clash: yaml::Problem,
}

impl Pair {
    pub(super) fn ids(&self) -> (ClaimId, ClaimId) {
        let [a, b] = &self.claims;
        (ClaimId(a.name.clone()), ClaimId(b.name.clone()))
    }

    pub(super) fn is_in(&self, decided: &[(ClaimId, ClaimId)]) -> bool {
        let (a, b) = self.ids();
        decided.iter().any(|(x, y)| (x, y) == (&a, &b) || (y, x) == (&a, &b))
    }
}

/// `same: [[herald-1f09aa, courier-77c0de]]`
pub(super) fn pairs(reader: &mut Reader<'_>, fields: &Fields<'_>, key: &str) -> Vec<Pair> {
    let Some(node) = fields.get(key) else { return Vec::new() };
    let help = "`crosscheck extract` shows the ids of claims; one that was read anew may have another";
    let strange = Strange { what: "no claim here is called", help };
    let mut found = Vec::new();
    for pair in reader.items(node) {
        let items = reader.items(pair);
        match <[Named; 2]>::try_from(names(reader, items, strange)) {
            Ok(claims) => {
                let clash =
                    format!("two claims are declared `{key}` here, and a decision cannot say otherwise");
                let help = "take this pair out, or take the decision back: `crosscheck review list --all` has its id";
                found.push(Pair { claims, clash: reader.problem(pair.span, clash).help(help) });
            }
            Err(_) => {
                let problem = reader.problem(pair.span, "two claims are declared at a time");
                reader.tell(problem.help("write them as [herald-1f09aa, courier-77c0de]"));
            }
        }
    }
    found
}

/// Two claims that are declared different must not be the same by what else is declared.
pub(super) fn consistent(reader: &mut Reader<'_>, fields: &Fields<'_>) {
    let pairs = |key: &str| -> Vec<(Span, String, String)> {
        let items = fields.get(key).map(Node::as_list).unwrap_or_default();
        let text = |pair: &Node, at: usize| Some(pair.as_list().get(at)?.as_text()?.to_owned());
        let pair = |node: &Node| Some((node.span, text(node, 0)?, text(node, 1)?));
        items.iter().filter_map(pair).collect()
    };
    let facts = connected(pairs("same").into_iter().map(|(_, a, b)| (a, b)));
    for (span, a, b) in pairs("different") {
        if facts.iter().any(|fact| fact.contains(&a) && fact.contains(&b)) {
            let problem = reader
                .problem(span, format!("`{a}` and `{b}` are one fact by what is declared under `same`"));
            reader.tell(problem.help("take this pair out, or one of those that join the two"));
        }
    }
}

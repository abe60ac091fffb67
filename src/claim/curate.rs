//! A person's word on claims of a file: that they stand by them, or that they were misread.

use std::collections::HashSet;

use super::spelling::word;
use super::{Claim, ClaimId, Status, parse};
use crate::text::Span;
use crate::yaml::edit::{Edits, line_start};
use crate::yaml::{self, Key, Node, Problem, Problems, Sheet, Yaml, scalar};

const STATUS: &str = "status";
/// The key that tells who gave a claim its status.
const BY: &str = "judged_by";

/// Which claims of a file are meant.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Meant {
    /// These, whatever was said of them before.
    Named(HashSet<ClaimId>),
    /// All that nobody has looked at.
    Unseen,
}

impl Meant {
    fn holds(&self, claim: &Claim) -> bool {
        match self {
            Self::Named(ids) => ids.contains(&claim.id),
            Self::Unseen => claim.status == Status::Extracted,
        }
    }
}

/// A claim file with another status on some of its claims.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Curated {
    /// The new file.
    pub text: String,
    /// The claims that have another status now, in order of the file.
    pub changed: Vec<ClaimId>,
}

/// Gives the claims that are meant a status, and says by whom ("Ana on 2026-11-22"). Every other byte of the file stays.
///
/// # Errors
///
/// The mistakes of the file; or that it cannot be edited so. It is as it was then.
pub fn curate(name: &str, text: &str, meant: &Meant, status: Status, by: &str) -> Result<Curated, Problems> {
    let claims = claims_of(name, text)?;
    let root = yaml::parse(name, text)?;
    let nodes = root.entry("claims").map(Node::as_list).unwrap_or_default();
    let (mut edits, mut changed) = (Edits::default(), Vec::new());
    for (node, claim) in nodes.iter().zip(&claims).filter(|(_, claim)| meant.holds(claim)) {
        if claim.status != status {
            set(&mut edits, text, node, STATUS, &word(&status));
            set(&mut edits, text, node, BY, &scalar(by));
            changed.push(claim.id.clone());
        }
    }
    let new = edits.apply(text);
    let expected = claims.into_iter().map(|claim| {
        let status = if meant.holds(&claim) { status } else { claim.status };
        Claim { status, ..claim }
    });
    if claims_of(name, &new).ok() != Some(expected.collect()) {
        return Err(unfit(name, text).into());
    }
    Ok(Curated { text: new, changed })
}

fn claims_of(name: &str, text: &str) -> Result<Vec<Claim>, Problems> {
    Ok(parse(name, text)?.against(None::<&str>)?.claims.claims)
}

fn unfit(name: &str, text: &str) -> Problem {
    Problem::new(&Sheet { name, text }, Span::default(), "the claims of this file cannot be edited in place")
        .help("set `status` in it yourself; nothing was changed")
}

/// Sets a key of a claim; one that is not there comes before the status, where that is, else before all others.
fn set(edits: &mut Edits, text: &str, claim: &Node, key: &str, value: &str) {
    if let Some(there) = claim.entry(key) {
        return edits.replace(there.span, value);
    }
    let Yaml::Map(entries) = &claim.value else { return };
    let status = entries.iter().find(|(key, _)| key.name == STATUS);
    let Some((Key { span, .. }, _)) = status.or(entries.first()) else { return };
    let in_braces = text.get(claim.span.start..).is_some_and(|rest| rest.starts_with('{'));
    let column = text[line_start(text, span.start)..span.start].chars().count();
    let parted = if in_braces { ", ".to_owned() } else { format!("\n{:column$}", "") };
    edits.insert(span.start, format!("{key}: {value}{parted}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "schema: crosscheck/claims/1\nsource: {id: wsws}\n";

    fn curated(claims: &str, meant: &Meant, status: Status) -> String {
        let text = format!("{HEAD}{claims}");
        let curated = curate("wsws.yaml", &text, meant, status, "Ana on 2026-11-22").unwrap();
        curated.text.strip_prefix(HEAD).unwrap().to_owned()
    }

    fn only(id: &str) -> Meant {
        Meant::Named([ClaimId(id.to_owned())].into())
    }

    #[test]
    fn a_claim_is_given_a_status_with_its_author_and_all_else_stays() {
        let text = "claims:\n  # the first\n  - id: w-1\n    kind: count\n    attribute: killed\n    value: 40\n    \
                    quote: forty dead\n    status: extracted  # look at it\n    digest: b3-00\n\n  - id: w-2\n    kind: \
                    count\n    attribute: killed\n    value: 4\n    quote: four\n";
        let expected = text.replace(
            "status: extracted  # look",
            "judged_by: Ana on 2026-11-22\n    status: curated  # look",
        );
        assert_eq!(curated(text, &only("w-1"), Status::Curated), expected);
    }

    #[test]
    fn what_somebody_has_looked_at_stays_unless_it_is_named() {
        let text = "claims:\n- {id: w-1, kind: count, attribute: killed, value: 40, quote: forty, status: rejected}\n\
                    - {id: w-2, kind: count, attribute: killed, value: 4, quote: four}\n";
        let all = curated(text, &Meant::Unseen, Status::Curated);
        assert!(all.contains("quote: forty, status: rejected}"), "{all}");
        assert!(all.contains("- {status: curated, judged_by: Ana on 2026-11-22, id: w-2"), "{all}");
        let named = curated(&all, &only("w-1"), Status::Curated);
        assert!(named.contains("quote: forty, judged_by: Ana on 2026-11-22, status: curated}"), "{named}");
        let again = curated(&named, &only("w-2"), Status::Rejected);
        assert!(again.contains("- {status: rejected, judged_by: Ana on 2026-11-22, id: w-2"), "{again}");
    }

    #[test]
    fn windows_line_ends_stay_and_nothing_to_do_changes_nothing() {
        let text = "claims:\r\n  - id: w-1\r\n    kind: count\r\n    attribute: killed\r\n    value: 4\r\n    quote: x\r\n";
        let new = curated(text, &Meant::Unseen, Status::Curated);
        assert!(
            new.starts_with(
                "claims:\r\n  - status: curated\r\n    judged_by: Ana on 2026-11-22\r\n    id: w-1"
            ),
            "{new:?}"
        );
        assert_eq!(curated(&new, &Meant::Unseen, Status::Curated), new);
    }

    #[test]
    fn a_file_with_mistakes_is_refused() {
        let text = format!("{HEAD}claims: [{{id: w-1}}]\n");
        assert!(curate("w.yaml", &text, &Meant::Unseen, Status::Curated, "Ana").is_err());
    }
}

//! What a person wrote beside a claim so that findings about it are settled: `ignore:`.

use serde::{Deserialize, Serialize};

use super::read::{A_DATE, keys};
use crate::text::Days;
use crate::yaml::{Fields, Node, Reader};

/// One entry: findings of this rule about the claim need nobody any more.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ignore {
    /// The rule's id.
    pub rule: String,
    /// Why; never empty.
    pub reason: String,
    /// The last day on which it holds; without one it holds for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Days>,
}

impl Ignore {
    /// Whether its last day is over.
    #[must_use]
    pub fn has_expired(&self, today: jiff::civil::Date) -> bool {
        self.until.is_some_and(|until| until.end < today)
    }
}

/// The entries of a claim.
pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Vec<Ignore> {
    reader.items(node).iter().filter_map(|item| entry(reader, item)).collect()
}

fn entry(reader: &mut Reader<'_>, node: &Node) -> Option<Ignore> {
    let fields = reader.fields(node, keys::IGNORE)?;
    let rule = reader.required(&fields, "rule").and_then(|node| reader.text(node));
    let reason = reason(reader, &fields);
    let until = fields.get("until").and_then(|node| reader.parsed(node, A_DATE));
    Some(Ignore { rule: rule?.to_owned(), reason: reason?, until })
}

/// Nobody can judge later whether an entry without a reason still holds.
fn reason(reader: &mut Reader<'_>, fields: &Fields<'_>) -> Option<String> {
    const HELP: &str = "add `reason: …`, for those who read it later";
    let said = fields.get("reason");
    let reason = said.and_then(|node| reader.text(node)).map(str::trim).filter(|reason| !reason.is_empty());
    if reason.is_none() {
        let at = said.map(|node| node.span).or_else(|| fields.key("reason").map(|key| key.span));
        let problem = reader.problem(at.unwrap_or(fields.span), "findings are ignored here without a reason");
        reader.tell(problem.help(HELP));
    }
    reason.map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use crate::claim::{parse, render};

    const HEAD: &str = "schema: crosscheck/claims/1\nsource: {id: a}\nclaims:\n  - kind: count\n    \
                        attribute: killed\n    value: 40\n    quote: forty dead\n    ignore:\n";

    fn told(entries: &str) -> String {
        parse("a.yaml", &format!("{HEAD}{entries}")).unwrap_err().plain()
    }

    #[test]
    fn entries_are_read_and_written_again() {
        let text = format!(
            "{HEAD}      - {{rule: count-contradiction, reason: \"the erratum: settled\", until: 2027-01-31}}\n      \
             - rule: count-sum  # theirs\n        reason: counted twice\n"
        );
        let read = parse("a.yaml", &text).unwrap().against(None::<&str>).unwrap().claims;
        let ignore = &read.claims[0].ignore;
        assert_eq!(ignore[0].reason, "the erratum: settled");
        assert_eq!((ignore[1].rule.as_str(), ignore[1].until), ("count-sum", None));
        let written = render(&read);
        let again = parse("a.yaml", &written).unwrap().against(None::<&str>).unwrap().claims;
        assert_eq!(again, read, "{written}");
    }

    #[test]
    fn the_last_day_still_counts_and_a_month_holds_to_its_end() {
        let until = |day: &str| super::Ignore {
            rule: String::new(),
            reason: String::new(),
            until: Some(day.parse().unwrap()),
        };
        let today = jiff::civil::date(2027, 1, 31);
        assert!(!until("2027-01-31").has_expired(today) && !until("2027-01").has_expired(today));
        assert!(until("2027-01-30").has_expired(today));
    }

    #[test]
    fn an_entry_without_a_reason_is_refused_with_its_place() {
        for entry in
            ["- {rule: count-sum}", "- {rule: count-sum, reason: ' '}", "- rule: count-sum\n        reason:"]
        {
            let told = told(&format!("      {entry}\n"));
            assert!(told.contains("without a reason") && told.contains("[a.yaml:"), "{told}");
        }
        assert!(told("      - {rule: count-sum, reason: 'a', untill: 2027-01-01}\n").contains("untill"));
        assert!(told("      - {reason: 'a'}\n").contains("`rule` is missing"));
        assert!(told("      - {rule: count-sum, reason: 'a', until: soon}\n").contains("soon"));
        assert!(told("      count-sum: a\n").contains("expected a list"));
    }
}

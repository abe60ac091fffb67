use super::{Merged, merge};
use crate::claim::tests::claim;
use crate::claim::{Claim, SourceClaims, Standing, name_all, parse, render};

const DOCUMENT: &str = "It left forty dead. Later 34 died. Some five were hurt. Nine fled.";

fn extracted(claims: &[(&str, &str)]) -> SourceClaims {
    let mut claims: Vec<Claim> = claims.iter().map(|(count, quote)| claim(count, quote)).collect();
    for claim in &mut claims {
        let at = DOCUMENT.find(&claim.quote).unwrap_or_default();
        claim.span = crate::text::Span::new(at, at + claim.quote.len());
    }
    name_all("a", &mut claims);
    let mut told = SourceClaims { claims, ..SourceClaims::default() };
    told.source.id = "a".to_owned();
    told
}

fn merged(text: &str, claims: &[(&str, &str)]) -> Merged {
    merge("a.yaml", text, &extracted(claims), DOCUMENT).unwrap_or_else(|e| panic!("{}\n{text}", e.plain()))
}

const OLD: [(&str, &str); 3] = [("40", "forty dead"), ("34", "34 died"), ("5", "Some five")];

#[test]
fn nothing_new_changes_no_byte() {
    let text = render(&extracted(&OLD));
    assert_eq!(merged(&text, &OLD).text, text);
}

#[test]
fn what_a_person_touched_stays_byte_for_byte() {
    let text = render(&extracted(&OLD))
        .replacen("status: extracted\n", "status:   curated # by phone\n", 1)
        .replacen("value: 34", "value: 35", 1);
    let text = format!("# on top\n{text}# at the end\n");
    let again = merged(&text, &[("41", "forty dead"), ("36", "34 died"), ("5", "Some five")]);
    assert_eq!(again.text, text);
    assert_eq!(again.update.kept.len(), 2);
}

#[test]
fn what_the_source_itself_withdrew_is_the_programmes_own_too() {
    let mut told = extracted(&OLD[..1]);
    told.claims[0].status = crate::claim::Status::Superseded;
    let again = merge("a.yaml", &render(&told), &told, DOCUMENT).unwrap();
    assert_eq!((again.text, again.update.kept.len()), (render(&told), 0));
}

#[test]
fn a_comment_on_a_claim_makes_it_a_persons() {
    let text = render(&extracted(&OLD)).replace("    quote: forty dead\n", "    quote: forty dead # sure?\n");
    let text = text.replacen("\n\n  - id", "\n\n  # ask the ministry\n  - id", 1);
    let again = merged(&text, &[]);
    assert_eq!((again.update.kept.len(), again.update.removed.len()), (2, 1));
    assert!(again.text.contains("# sure?") && again.text.contains("  # ask the ministry\n  - id"));
}

#[test]
fn the_programmes_own_claims_follow_the_extraction() {
    let text = render(&extracted(&OLD));
    let again = merged(&text, &[("40", "forty dead"), ("~5", "Some five"), ("9", "Nine")]);
    assert_eq!(again.text, render(&extracted(&[("40", "forty dead"), ("~5", "Some five"), ("9", "Nine")])));
    let update = &again.update;
    assert_eq!((update.added.len(), update.removed.len(), update.refreshed.len()), (1, 1, 1));
}

#[test]
fn a_rejected_claim_does_not_come_back() {
    let text = render(&extracted(&OLD)).replacen("status: extracted", "status: rejected", 1);
    let again = merged(&text, &OLD);
    assert_eq!(again.text, text);
    assert_eq!(again.update.claims.claims.len(), 3);
}

#[test]
fn a_kept_quote_that_vanished_or_moved_is_told() {
    let text = render(&extracted(&OLD)).replace("status: extracted", "status: curated");
    let longer = format!("{DOCUMENT} {}", "x".repeat(999));
    let changed = longer.replacen("It left forty dead. ", "", 1);
    let again = merge("a", &text, &extracted(&[]), changed.as_str()).unwrap();
    assert_eq!(again.text, text);
    let told: Vec<_> = again.update.notices.iter().map(|n| n.standing).collect();
    assert!(matches!(told[..], [Standing::Vanished, Standing::Moved(_), Standing::Moved(_)]), "{told:?}");
    assert_eq!(merge("a", &text, &extracted(&[]), "Some five").unwrap().update.notices.len(), 3);
}

#[test]
fn a_file_without_claims_gets_them() {
    let head = "schema: crosscheck/claims/1\nsource: {id: a}\n";
    for empty in ["claims:\n", "claims: []  # none yet\n", "claims: [ ]", "", "claims: ~ # none\n"] {
        let again = merged(&format!("{head}{empty}"), &OLD);
        assert_eq!(again.update.claims.claims, extracted(&OLD).claims, "{}", again.text);
        assert_eq!(again.text.contains("# none"), empty.contains("# none"));
    }
}

#[test]
fn other_line_endings_and_indentations_are_kept() {
    let text = render(&extracted(&OLD[..1])).replace("\n  ", "\n").replace('\n', "\r\n");
    let text = text.replace("source:\r\nid: a", "source: {id: a}");
    let again = merged(&text, &OLD);
    assert!(
        again.text.starts_with(&text) && !again.text.replace("\r\n", "").contains('\n'),
        "{}",
        again.text
    );
    assert_eq!(again.update.added.len(), 2);
}

#[test]
fn claims_in_brackets_are_refused_with_their_place() {
    let text = "schema: crosscheck/claims/1\nsource: {id: a}\nclaims: [{kind: count, attribute: killed, value: 4, quote: x}]\n";
    insta::assert_snapshot!(merge("a.yaml", text, &extracted(&OLD), DOCUMENT).unwrap_err().plain(), @r#"
     × these claims cannot be edited in place
      ╭─[a.yaml:3:9]
    2 │ source: {id: a}
    3 │ claims: [{kind: count, attribute: killed, value: 4, quote: x}]
      ·         ┬
      ·         ╰── here
      ╰────
     help: write them as a list, a line with `-` for each; nothing was changed
    "#);
}

#[test]
fn the_claims_come_back_as_they_were_written() {
    let told = extracted(&OLD);
    assert_eq!(parse("a", &render(&told)).unwrap().against(Some(DOCUMENT)).unwrap().claims, told);
    insta::assert_snapshot!(render(&extracted(&OLD[..1])), @r#"
    # yaml-language-server: $schema=../schemas/claims.schema.json
    # Yours to edit: set `status: curated` on what you stand by, `status: rejected` on what was misread;
    # `crosscheck review curate` does it for you.
    # Extracting again leaves every claim alone that you changed, commented or wrote.
    schema: crosscheck/claims/1
    source:
      id: a
    claims:
      - id: a-1f6b35
        kind: count
        attribute: killed
        value: 40
        about: forty dead
        quote: forty dead
        span: 8..18
        status: extracted
        digest: b3-c4531893
    "#);
}

#[test]
fn what_is_to_be_ignored_makes_a_claim_a_persons() {
    let ignore = "status: extracted\n    ignore:\n      # until the printed one comes\n      - {rule: count-sum, reason: an erratum}\n";
    let text = render(&extracted(&OLD)).replacen("status: extracted\n", ignore, 1);
    let again = merged(&text, &[("41", "forty dead"), ("34", "34 died"), ("5", "Some five")]);
    assert_eq!((again.text.as_str(), again.update.kept.len()), (text.as_str(), 1));
    assert_eq!(again.update.claims.claims[0].ignore[0].reason, "an erratum");
}

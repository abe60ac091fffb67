use super::Standing;
use crate::claim::parse;
use crate::text::Span;

const DOCUMENT: &str = "Café owners fled. It left forty\ndead, and later four. Again forty dead.";

fn file(claims: &str) -> String {
    format!("schema: crosscheck/claims/1\nsource: {{id: a, document: sources/a.txt}}\nclaims:\n{claims}")
}

fn killed(rest: &str) -> String {
    file(&format!("  - {{kind: count, attribute: killed, value: 40, {rest}}}\n"))
}

fn told(text: &str) -> String {
    parse("claims/a.yaml", text).and_then(|file| file.against(Some(DOCUMENT))).unwrap_err().plain()
}

#[test]
fn a_claim_written_by_hand_gets_its_id_and_its_span() {
    let text = file(
        "  - {kind: count, attribute: killed, value: 40, quote: forty dead}\n  - {kind: count, attribute: killed, value: 40, quote: forty dead}\n",
    );
    let read = parse("a", &text).unwrap().against(Some(DOCUMENT)).unwrap();
    let spans: Vec<_> = read.claims.claims.iter().map(|c| c.span.of(DOCUMENT)).collect();
    assert_eq!(spans, ["forty\ndead", "forty dead"]);
    assert_eq!(read.claims.claims[1].id.0, format!("{}-2", read.claims.claims[0].id));
    assert_eq!(read.notices, []);
}

#[test]
fn a_quote_that_moved_is_found_again_and_told() {
    let text = killed("quote: forty dead, span: 1..11");
    let read = parse("a", &text).unwrap().against(Some(DOCUMENT)).unwrap();
    assert_eq!(read.notices[0].standing, Standing::Moved(Span::new(27, 37)));
    assert_eq!(read.claims.claims[0].span, Span::new(27, 37));
    insta::assert_snapshot!(read.notices[0].problem.plain(), @r#"
     ⚠ the quote does not stand at this span
      ╭─[a:4:74]
    3 │ claims:
    4 │   - {kind: count, attribute: killed, value: 40, quote: forty dead, span: 1..11}
      ·                                                                          ──┬──
      ·                                                                            ╰── here
      ╰────
     help: it stands at 27..37, which is used; write that, or leave `span` out
    "#);
}

#[test]
fn a_quote_that_vanished_is_told() {
    let text = killed("quote: fifty dead, span: 0..3");
    let read = parse("a", &text).unwrap().against(Some(DOCUMENT)).unwrap();
    assert_eq!(read.notices[0].standing, Standing::Vanished);
    insta::assert_snapshot!(read.notices[0].problem.plain(), @r#"
     ⚠ the document does not have this quote
      ╭─[a:4:56]
    3 │ claims:
    4 │   - {kind: count, attribute: killed, value: 40, quote: fifty dead, span: 0..3}
      ·                                                        ─────┬────
      ·                                                             ╰── not found
      ╰────
     help: mend the quote; or set `status: superseded` if the source withdrew it
    "#);
}

#[test]
fn a_span_outside_its_document_is_refused() {
    insta::assert_snapshot!(told(&killed("quote: forty dead, span: 990..1000")), @r#"
     × the span ends outside its document, which has 72 bytes
      ╭─[claims/a.yaml:4:74]
    3 │ claims:
    4 │   - {kind: count, attribute: killed, value: 40, quote: forty dead, span: 990..1000}
      ·                                                                          ────┬────
      ·                                                                              ╰── outside
      ╰────
     help: the quote stands at 61..71; write that, or leave `span` out
    "#);
    insta::assert_snapshot!(told(&killed("quote: Caf, span: 0..4")), @r#"
     × the span cuts a character of its document in two
      ╭─[claims/a.yaml:4:67]
    3 │ claims:
    4 │   - {kind: count, attribute: killed, value: 40, quote: Caf, span: 0..4}
      ·                                                                   ──┬─
      ·                                                                     ╰── outside
      ╰────
     help: the quote stands at 0..3; write that, or leave `span` out
    "#);
}

#[test]
fn a_duplicate_id_names_both_lines() {
    let claim = "  - id: a-1\n    kind: count\n    attribute: killed\n    value: 40\n    quote: forty dead\n";
    insta::assert_snapshot!(told(&file(&claim.repeat(2))), @r#"
     × the id `a-1` stands here a second time
       ╭─[claims/a.yaml:9:9]
     8 │     quote: forty dead
     9 │   - id: a-1
       ·         ─┬─
       ·          ╰── used before
    10 │     kind: count
       ╰────
     help: it is the id of the claim at line 4; leave `id` out and one is made from the quote
    "#);
}

#[test]
fn every_mistake_of_a_claim_file_is_shown() {
    let claims = "  - id: a-1\n    knd: count\n    attribute: killed\n    value: forty\n    quote: forty dead\n  - {kind: date, attribute: coup, value: 2012-02-30, quote: x, span: 9..4, status: curatd}\n  - {kind: role, attribute: role, value: {person: A, rol: B}, quote: x, scope: {part: maybe}}\n  - nothing\n";
    insta::assert_snapshot!(told(&file(claims)), @r#"
      × unknown key `knd`
       ╭─[claims/a.yaml:5:5]
     4 │   - id: a-1
     5 │     knd: count
       ·     ─┬─
       ·      ╰── not known here
     6 │     attribute: killed
       ╰────
      help: did you mean `kind`?

    Error: 
      × "2012-02-30" does not exist in the calendar
        ╭─[claims/a.yaml:9:42]
      8 │     quote: forty dead
      9 │   - {kind: date, attribute: coup, value: 2012-02-30, quote: x, span: 9..4, status: curatd}
        ·                                          ─────┬────
        ·                                               ╰── here
     10 │   - {kind: role, attribute: role, value: {person: A, rol: B}, quote: x, scope: {
        ╰────

    Error: 
      × `9..4` is no span
        ╭─[claims/a.yaml:9:70]
      8 │     quote: forty dead
      9 │   - {kind: date, attribute: coup, value: 2012-02-30, quote: x, span: 9..4, status: curatd}
        ·                                                                      ──┬─
        ·                                                                        ╰── here
     10 │   - {kind: role, attribute: role, value: {person: A, rol: B}, quote: x, scope: {
        ╰────
      help: write it as 1034..1044, in bytes of the document; or leave it out, it is found by the
            quote

    Error: 
      × `curatd` is none of the values known here
        ╭─[claims/a.yaml:9:84]
      8 │     quote: forty dead
      9 │ … {kind: date, attribute: coup, value: 2012-02-30, quote: x, span: 9..4, status: curatd}
        ·                                                                                  ───┬──
        ·                                                                                     ╰── here
     10 │   - {kind: role, attribute: role, value: {person: A, rol: B}, quote: x, scope: {
        ╰────
      help: did you mean `curated`?

    Error: 
      × unknown key `rol`
        ╭─[claims/a.yaml:10:54]
      9 │   - {kind: date, attribute: coup, value: 2012-02-30, quote: x, span: 9..4, statu
     10 │   - {kind: role, attribute: role, value: {person: A, rol: B}, quote: x, scope: {part: maybe}}
        ·                                                      ─┬─
        ·                                                       ╰── not known here
     11 │   - nothing
        ╰────
      help: did you mean `role`?

    Error: 
      × expected `true` or `false`, found `maybe`
        ╭─[claims/a.yaml:10:87]
      9 │   - {kind: date, attribute: coup, value: 2012-02-30, quote: x, span: 9..4, statu
     10 │ …ind: role, attribute: role, value: {person: A, rol: B}, quote: x, scope: {part: maybe}}
        ·                                                                                  ──┬──
        ·                                                                                    ╰── here
     11 │   - nothing
        ╰────

    Error: 
      × expected a map (`id: …`), found `nothing`
        ╭─[claims/a.yaml:11:5]
     10 │   - {kind: role, attribute: role, value: {person: A, rol: B}, quote: x, scope: {
     11 │   - nothing
        ·     ───┬───
        ·        ╰── here
        ╰────
    "#);
}

#[test]
fn another_schema_is_refused_with_what_to_do() {
    insta::assert_snapshot!(told("schema: crosscheck/claims/2\nsource: {id: a}\n"), @r#"
     × `crosscheck/claims/2` is not read here
      ╭─[claims/a.yaml:1:9]
    1 │ schema: crosscheck/claims/2
      ·         ─────────┬─────────
      ·                  ╰── here
    2 │ source: {id: a}
      ╰────
     help: this programme reads `crosscheck/claims/1`: the file was written by another version
    "#);
    insta::assert_snapshot!(told("source: {id: a}\nclaims:\n"), @r#"
     × the key `schema` is missing or has no value
      ╭─[claims/a.yaml:1:1]
    1 │ source: {id: a}
      · ───────┬───────
      ·        ╰── here
    2 │ claims:
      ╰────
     help: add `schema: crosscheck/claims/1`
    "#);
}

#[test]
fn no_claims_are_no_mistake() {
    for empty in ["claims:\n", "claims: []\n", ""] {
        let text = format!("schema: crosscheck/claims/1\nsource: {{id: a}}\n{empty}");
        assert_eq!(parse("a", &text).unwrap().against(None::<&str>).unwrap().claims.claims, []);
    }
}

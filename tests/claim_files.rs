//! Claim files: what is written comes back, and what is wrong gets a diagnostic with its place.

use camino::{Utf8Path, Utf8PathBuf};
use crosscheck::claim::store::{StoreError, read, update};
use crosscheck::claim::{SourceClaims, merge, parse, render};
use crosscheck::document::Document;
use crosscheck::extract::extract;
use crosscheck::ingest;
use crosscheck::lexicon::Lexicon;
use proptest::prelude::*;

const FOLDER: &str = "fixtures/hostile";

fn text_at(path: &Utf8Path) -> Option<Document> {
    fs_err::read_to_string(path).ok().map(|text| Document { text, ..Document::default() })
}

/// What a person sees of the mistakes of a file.
fn shown(name: &str) -> String {
    match read(&Utf8Path::new(FOLDER).join(name), text_at) {
        Err(StoreError::File(problems)) => problems.plain(),
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn what_is_extracted_comes_back_from_its_claim_file() {
    for dossier in ["fixtures/jelovica_floods", "fixtures/ambohidrano_mutiny", "seeds/mali-2012"] {
        for entry in fs_err::read_dir(format!("{dossier}/sources")).unwrap().flatten() {
            let path = Utf8PathBuf::from_path_buf(entry.path()).unwrap();
            let document = ingest::load(&path, Lexicon::english()).unwrap();
            let told = extract(&document, Lexicon::english());
            let yaml = render(&told);
            let read = parse(path.as_str(), &yaml).unwrap_or_else(|e| panic!("{}", e.plain()));
            let read = read.against(Some(&document)).unwrap();
            assert_eq!((read.claims, read.notices), (told.clone(), vec![]));
            assert_eq!(merge(path.as_str(), &yaml, &told, &document).unwrap().text, yaml);
        }
    }
}

#[test]
fn the_claims_of_a_page_of_html_come_back_and_are_found_by_their_quotes() {
    let html = "<p>The mayor didn&rsquo;t know that at&nbsp;least <b>34</b> people were killed at Norra.</p>";
    let document = ingest::read("a.html".into(), html.to_owned());
    let told = extract(&document, Lexicon::english());
    assert!(!told.claims.is_empty());
    let read = parse("a", &render(&told)).unwrap().against(Some(&document)).unwrap();
    assert_eq!((&read.claims, read.notices), (&told, vec![]));
    let unplaced: String = render(&told)
        .lines()
        .filter(|line| !line.trim().starts_with("span:"))
        .fold(String::new(), |text, line| text + line + "\n");
    let read = parse("a", &unplaced).unwrap().against(Some(&document)).unwrap();
    assert_eq!(read.claims, told);
}

#[test]
fn an_unknown_key_is_shown_with_the_one_that_was_meant() {
    insta::assert_snapshot!(shown("unknown-key.yaml"), @r#"
     × unknown key `qoute`
      ╭─[fixtures/hostile/unknown-key.yaml:7:5]
    6 │     value: 40
    7 │     qoute: forty dead
      ·     ──┬──
      ·       ╰── not known here
      ╰────
     help: did you mean `quote`?
    "#);
}

#[test]
fn a_wrong_type_says_what_was_expected() {
    insta::assert_snapshot!(shown("wrong-type.yaml"), @r#"
     × expected a count like 40, 4.., ..40, 30..35 or ~200, found a map
      ╭─[fixtures/hostile/wrong-type.yaml:6:12]
    5 │     attribute: killed
    6 │     value: {min: 40}
      ·            ┬
      ·            ╰── here
    7 │     quote: forty dead
      ╰────
    "#);
}

#[test]
fn an_impossible_date_is_underlined() {
    insta::assert_snapshot!(shown("impossible-date.yaml"), @r#"
     × "2012-02-30" does not exist in the calendar
      ╭─[fixtures/hostile/impossible-date.yaml:6:12]
    5 │     attribute: storm
    6 │     value: 2012-02-30
      ·            ─────┬────
      ·                 ╰── here
    7 │     quote: Monday
      ╰────
    "#);
}

#[test]
fn a_duplicate_id_names_the_first() {
    insta::assert_snapshot!(shown("duplicate-id.yaml"), @r#"
     × the id `a-1` stands here a second time
       ╭─[fixtures/hostile/duplicate-id.yaml:9:9]
     8 │     quote: forty dead
     9 │   - id: a-1
       ·         ─┬─
       ·          ╰── used before
    10 │     kind: date
       ╰────
     help: it is the id of the claim at line 4; leave `id` out and one is made from the quote
    "#);
}

#[test]
fn a_span_outside_its_document_says_where_the_quote_stands() {
    insta::assert_snapshot!(shown("span-outside.yaml"), @r#"
     × the span ends outside its document, which has 50 bytes
      ╭─[fixtures/hostile/span-outside.yaml:8:11]
    7 │     quote: forty dead
    8 │     span: 1034..1044
      ·           ─────┬────
      ·                ╰── outside
      ╰────
     help: the quote stands at 15..25; write that, or leave `span` out
    "#);
}

#[test]
fn a_span_that_cuts_a_character_is_refused() {
    insta::assert_snapshot!(shown("span-in-a-character.yaml"), @r#"
     × the span cuts a character of its document in two
      ╭─[fixtures/hostile/span-in-a-character.yaml:8:11]
    7 │     quote: Café Row
    8 │     span: 29..33
      ·           ───┬──
      ·              ╰── outside
      ╰────
     help: the quote stands at 29..38; write that, or leave `span` out
    "#);
}

#[test]
fn control_characters_do_not_reach_the_terminal() {
    insta::assert_snapshot!(shown("control-characters.yaml"), @r#"
     × "\u{1b}[31m40\u{202e}<script>" is no count: write it as 40, 4.., ..40, 30..35 or ~200
      ╭─[fixtures/hostile/control-characters.yaml:6:12]
    5 │     attribute: killed
    6 │     value: "\e[31m40\u202e<script>"
      ·            ────────────┬───────────
      ·                        ╰── here
    7 │     quote: forty dead
      ╰────
    "#);
}

#[test]
fn broken_yaml_is_shown_where_it_breaks() {
    insta::assert_snapshot!(shown("broken.yaml"), @r#"
     × invalid indentation in multiline quoted scalar
      ╭─[fixtures/hostile/broken.yaml:6:5]
    5 │     attribute: "killed
    6 │     value: 40
      ·     ────┬────
      ·         ╰── here
      ╰────
     help: is a closing quotation mark missing?
    "#);
}

#[test]
fn an_empty_file_says_so() {
    insta::assert_snapshot!(shown("empty.yaml"), @r#"
     × the file is empty
      ╭─[fixtures/hostile/empty.yaml:1:1]
    1 │ 
      · ▲
      · ╰── here
      ╰────
     help: it starts with its `schema:` or first key; see the shipped examples
    "#);
}

#[test]
fn another_encoding_is_shown_where_it_begins() {
    insta::assert_snapshot!(shown("not-utf8.yaml"), @r#"
     × the file is not UTF-8
      ╭─[fixtures/hostile/not-utf8.yaml:2:27]
    1 │ schema: crosscheck/claims/1
    2 │ source: {id: a, title: Caf�}
      ·                           ┬
      ·                           ╰── no character of UTF-8
      ╰────
     help: save the file in the encoding UTF-8
    "#);
}

#[test]
fn a_thousand_levels_are_refused() {
    insta::assert_snapshot!(shown("deep.yaml"), @r#"
     × nested deeper than 64 levels
      ╭─[fixtures/hostile/deep.yaml:4:260]
    3 │ claims:
    4 │ …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      ·                                                                                  ────────────────────┬───────────────────
      ·                                                                                                      ╰── here
      ╰────
     help: no file read here needs that; is it the right file?
    "#);
}

#[test]
fn an_alias_bomb_is_refused() {
    insta::assert_snapshot!(shown("alias-bomb.yaml"), @r#"
     × the aliases in this file multiply beyond the limit
      ╭─[fixtures/hostile/alias-bomb.yaml:7:10]
    6 │ x4: &x4 [*x3, *x3, *x3, *x3, *x3, *x3, *x3, *x3, *x3]
    7 │ x5: &x5 [*x4, *x4, *x4, *x4, *x4, *x4, *x4, *x4, *x4]
      ·          ─┬─
      ·           ╰── here
    8 │ x6: &x6 [*x5, *x5, *x5, *x5, *x5, *x5, *x5, *x5, *x5]
      ╰────
     help: write the values out instead of `*alias`
    "#);
}

#[test]
fn extracting_over_a_wrong_file_leaves_it_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs_err::read_dir(FOLDER).unwrap().flatten().filter(|e| e.path().is_file()) {
        let before = fs_err::read(entry.path()).unwrap();
        let copy = Utf8PathBuf::from_path_buf(folder.path().join(entry.file_name())).unwrap();
        fs_err::write(&copy, &before).unwrap();
        // Spans outside are no mistake here: the document may have changed since.
        if update(&copy, &SourceClaims::default(), "").is_err() {
            assert_eq!(fs_err::read(&copy).unwrap(), before, "{copy}");
        }
    }
}

const GOOD: &str = "\
# top
schema: crosscheck/claims/1
source:
  id: a
claims: # these
  - id: a-1
    kind: count
    attribute: killed
    value: 30..35   # or more
    event: {type: storm, when: 2012-03-19}
    quote: |
      forty
      dead
    span: 15..25
    status: curated

  # second
  - {kind: date, attribute: storm, value: 2012-03, quote: 'Mon''day', status: rejected}
";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_slip_of_the_hand_makes_it_panic(cut in 0..420usize, length in 0..12usize, new in "[-:#&*!|>'\"{}\\[\\], a0~.\né]{0,6}") {
        let mut text: Vec<char> = GOOD.chars().collect();
        let from = cut.min(text.len());
        let to = (cut + length).min(text.len());
        text.splice(from..to, new.chars());
        let text: String = text.into_iter().collect();
        let document = "The storm left forty dead in Café Row on Monday.";
        if let Ok(file) = parse("a.yaml", &text) {
            let _ = file.against(Some(document));
            let again = merge("a.yaml", &text, &SourceClaims::default(), document);
            prop_assert!(again.is_err() || again.unwrap().text == text, "a person's file was changed");
        }
    }

    #[test]
    fn what_is_written_is_read_as_it_was(title in "\\PC{0,30}", about in ".{0,30}", note in "[ -~\n\t]{0,20}") {
        let yaml = GOOD.replace("{kind: date", &format!("{{note: {}, about: {}, kind: date", crosscheck::yaml::quoted(&note), crosscheck::yaml::quoted(&about)));
        let mut claims = parse("a", &yaml).unwrap().against(None::<&str>).unwrap().claims;
        claims.source.title = Some(title);
        let again = render(&claims);
        let read = parse("a", &again).map_err(|e| TestCaseError::fail(e.plain()))?;
        prop_assert_eq!(read.against(None::<&str>).unwrap().claims, claims);
    }
}

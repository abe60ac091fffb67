use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use html5gum::{Token, Tokenizer};
use sha2::{Digest as _, Sha256};

use super::*;
use crate::check::{ClaimRef, Finding, Severity};
use crate::document::Document;
use crate::report::sample::Sample;
use crate::report::{Standing, Style, text};

fn written(sample: &Sample) -> String {
    let mut out = Vec::new();
    sample.with(|report| write(&mut out, report).unwrap());
    String::from_utf8(out).unwrap()
}

/// An element as it was opened.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
}

/// The elements of a page in order, and the text between them.
fn parsed(page: &str) -> (Vec<Element>, String) {
    let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (mut elements, mut text) = (Vec::new(), String::new());
    for Ok(token) in Tokenizer::new(page) {
        match token {
            Token::StartTag(tag) => {
                let attributes = tag.attributes.iter().map(|(name, value)| (lossy(name), lossy(value)));
                elements.push(Element { name: lossy(&tag.name), attributes: attributes.collect() });
            }
            Token::String(string) => text.push_str(&lossy(&string)),
            Token::Error(error) => panic!("{error:?}"),
            _ => {}
        }
    }
    (elements, text)
}

/// A report with many kinds of things in it: a stale decision, a claim that stands alone, a notice.
fn rich() -> Sample {
    let mut sample = Sample::decided();
    let second = Finding {
        id: "5aedd0c14c".into(),
        severity: Severity::Warning,
        hint: None,
        suggestion: None,
        ..sample.checked.findings[0].clone()
    };
    sample.checked.findings.push(second);
    let Standing::Decided(verdict) = sample.standings[0].clone() else { panic!() };
    sample.standings.push(Standing::Stale(verdict));
    sample.documents[0].as_mut().unwrap().notices.push("a table was not read".into());
    sample
}

#[test]
fn the_page_of_a_small_report() {
    let page = written(&rich()).replace(crate::shipped::version(), "(digest)");
    let page = page.replace(STYLE, "(style)").replace(SCRIPT, "(script)");
    let page = page.replace(STYLE_HASH, "(hash of style)").replace(SCRIPT_HASH, "(hash of script)");
    insta::assert_snapshot!(page);
}

#[test]
fn the_security_policy_names_the_style_and_the_script() {
    for (text, hash) in [(STYLE, STYLE_HASH), (SCRIPT, SCRIPT_HASH)] {
        let right = format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)));
        assert_eq!(hash, right, "write the right one beside its file's name in src/report/html/mod.rs");
    }
}

#[test]
fn every_finding_stands_on_the_page_once() {
    let sample = rich();
    let (elements, _) = parsed(&written(&sample));
    let ids: Vec<&String> = elements.iter().filter_map(|e| e.attributes.get("id")).collect();
    for finding in &sample.checked.findings {
        assert_eq!(ids.iter().filter(|id| ***id == format!("f-{}", finding.id)).count(), 1);
    }
    let mut unique = ids.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(unique.len(), ids.len(), "an id stands twice");
}

#[test]
fn headings_skip_no_level_and_links_lead_somewhere() {
    let (elements, _) = parsed(&written(&rich()));
    let heading = |e: &Element| e.name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
    let levels: Vec<u8> = elements.iter().filter_map(heading).collect();
    assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
    assert!(levels[0] == 1 && levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    for link in elements.iter().filter_map(|e| e.attributes.get("href")) {
        let target = link.strip_prefix('#').expect("no link leads out of the page");
        assert!(elements.iter().any(|e| e.attributes.get("id").is_some_and(|id| id == target)), "{link}");
    }
}

#[test]
fn every_drawing_has_a_title_and_says_in_words_what_it_shows() {
    let page = written(&Sample::new());
    let drawings: Vec<&str> = page.split("<svg").skip(1).collect();
    assert_eq!(drawings.len(), 1);
    for drawing in drawings {
        let inner = drawing.split_once('>').unwrap().1.trim_start();
        assert!(inner.starts_with("<title ") && inner.contains("</desc>"), "{inner}");
    }
    assert!(page.contains("34: The courier, 4 May 2019; 40: The herald, 5 May 2019"));
}

#[test]
fn nothing_is_fetched_and_nothing_runs_but_the_filter() {
    for sample in [rich(), hostile()] {
        let (elements, _) = parsed(&written(&sample));
        let known = ["script", "style", "meta"];
        for (name, n) in known.iter().zip([1, 1, 5]) {
            assert_eq!(elements.iter().filter(|e| e.name == *name).count(), n, "{name}");
        }
        for element in &elements {
            assert!(!["img", "iframe", "object", "link", "base", "b-evil"].contains(&element.name.as_str()));
            for (name, value) in &element.attributes {
                let safe = !name.starts_with("on") && !["src", "style", "action"].contains(&name.as_str());
                assert!(safe && (name != "href" || value.starts_with('#')), "{name}={value}");
            }
        }
    }
}

/// A source that tries each way out of its place.
fn hostile() -> Sample {
    let mut sample = rich();
    let evil = "\"><b-evil onclick='x()'></title><script>x()</script><a href=javascript:x()>\u{202e}--></style>\u{0}";
    for from in &mut sample.sources {
        let source = &mut from.source;
        for field in [&mut source.title, &mut source.publisher, &mut source.author] {
            *field = Some(evil.to_owned());
        }
        for claim in &mut from.claims {
            evil.clone_into(&mut claim.about);
            evil.clone_into(&mut claim.quote);
            (claim.attributed_to, claim.hedge, claim.note) =
                (Some(evil.into()), Some(evil.into()), Some(evil.into()));
        }
    }
    sample.sources[0].source.id = evil.to_owned();
    sample.documents = vec![None, Some(Document { notices: vec![evil.to_owned()], ..Document::default() })];
    sample.checked.findings[0].message = evil.to_owned();
    sample.checked.facts[0].label = evil.to_owned();
    sample
}

#[test]
fn what_a_source_says_is_text_and_nothing_else() {
    let page = written(&hostile());
    assert!(!page.contains('\u{202e}') && !page.contains('\u{0}'));
    let (elements, text) = parsed(&page);
    assert!(text.contains("<script>x()</script><a href=javascript:x()>\u{fffd}-->"), "it is shown as it is");
    let closed = |name: &str| elements.iter().filter(|e| e.name == name).count();
    assert_eq!(closed("a"), parsed(&written(&rich())).0.iter().filter(|e| e.name == "a").count());
}

#[test]
fn its_numbers_are_those_of_the_report_for_a_terminal() {
    let sample = rich();
    let (_, page) = parsed(&written(&sample));
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = Vec::new();
    sample.with(|report| text::write(&mut out, report, Style::PLAIN).unwrap());
    let terminal = String::from_utf8(out).unwrap();
    assert!(
        terminal
            .contains("0 errors, 1 warning, 0 notes open - 1 decided (not shown) - 1 of the open ones stale")
    );
    assert!(terminal.contains("1 agreement: 1 the same"), "{terminal}");
    for told in ["One disagreement waits", "0 errors", "1 warning", "0 notes", "1 decided", "1 agreement"] {
        assert!(page.contains(told), "{told} in {page}");
    }
}

#[test]
fn a_report_of_nothing_is_a_page_too() {
    let mut sample = Sample::new();
    sample.checked = crate::check::Checked::default();
    for from in &mut sample.sources {
        from.claims.clear();
    }
    let page = written(&sample);
    assert!(page.contains("Nothing was compared:"), "{page}");
    assert!(!page.contains("id=\"figures\"") && !page.contains("id=\"matrix\""));
}

#[test]
fn names_in_other_scripts_do_not_turn_what_stands_beside_them() {
    let mut sample = Sample::new();
    sample.sources[0].source.publisher = Some("صحيفة الوادي".into());
    let page = written(&sample);
    let plain = page.matches("صحيفة الوادي").count() - page.matches("<bdi>صحيفة الوادي</bdi>").count();
    // Once each in the words of the drawing, of its mark, in the filter, and as the title of a column.
    assert_eq!(plain, 4, "{page}");
    assert!(page.matches("<blockquote dir=\"auto\">").count() == page.matches("<blockquote").count());
}

#[test]
fn ten_sources_of_one_value_stand_under_it() {
    let mut sample = Sample::new();
    let told = sample.sources[1].clone();
    for n in 2..12 {
        let mut from = told.clone();
        from.source.id = format!("paper-{n}");
        sample.sources.push(from);
        sample.documents.push(None);
        sample.checked.findings[0].claims.push(ClaimRef { source: n, claim: 0 });
    }
    let (elements, _) = parsed(&written(&sample));
    let count = |name: &str| elements.iter().filter(|element| element.name == name).count();
    assert_eq!((count("article"), count("blockquote")), (2, 12));
}

#[test]
fn what_is_suppressed_says_why_and_what_waits_says_for_what() {
    let page = written(&Sample::suppressed());
    assert!(
        page.contains("<span>suppressed</span>") && page.contains("at herald-0: the erratum settles it"),
        "{page}"
    );
    let page = written(&Sample::waiting());
    assert!(page.contains("<em><bdi>A second person must confirm it.</bdi></em>"), "{page}");
    assert!(page.contains("<span>of these waiting</span>"), "{page}");
}

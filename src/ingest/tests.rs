//! Pages in, blocks out: `kind text`, a line each.

use camino::Utf8Path;
use proptest::prelude::*;

use super::{IngestError, read, source};
use crate::document::{BlockKind, Dating, Document};
use crate::lexicon::Lexicon;

fn blocks(name: &str, text: &str) -> Vec<String> {
    rendered(&read(Utf8Path::new(name), text.to_owned()))
}

pub(super) fn rendered(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .map(|block| {
            let kind = match block.kind {
                BlockKind::Field { label, value } => {
                    return format!("field {} = {}", document.shown(label), document.shown(value));
                }
                kind => format!("{kind:?}").to_lowercase(),
            };
            format!("{kind} {}", document.shown(block.span).replace('\n', " "))
        })
        .collect()
}

fn published(text: &str) -> String {
    let source = read("a.txt".into(), text.to_owned()).source;
    let dating = format!("{:?}", source.dating).to_lowercase();
    source.published.map_or(dating.clone(), |days| format!("{dating} {days}"))
}

const BODY: &str =
    "The bridge fell on Wednesday and killed nine people, the mayor of the town said on Thursday.";

#[test]
fn a_wrapped_paragraph_goes_on_in_a_line_that_opens_like_another() {
    let text = "\
Harbour pilots went on strike for a second day and no ship has left the
island since Sunday, when the owners of the two ferries cut the wages of
their crews by a third. Over the telephone the committee of owners, led
by Ana Kolar of the harbour, said that a third man had died on March 3,
and that those who had hurt him would hardly be looked for before March
14. Two more were taken to the hospital of the island before the evening.
Nobody else was hurt, she said, and the ferries would sail in the night.
";
    let document = read("a.txt".into(), text.to_owned());
    assert_eq!(document.blocks.len(), 1, "{:?}", document.blocks);
}

#[test]
fn a_line_of_a_form_goes_on_in_none_of_its_own() {
    let form =
        "Government: Issaka Tarrey (President), General Ousmane Kolley\nPlotters: Major Bakary Senghane";
    let wrapped = "The coup failed within a day, and by noon its leaders had been\ncaptured on the road to the north while they were on the way to\nthe border, or had laid down their weapons.";
    let found = blocks("a.txt", &format!("{form}\n\n{wrapped}\n"));
    assert_eq!(found.iter().filter(|block| block.starts_with("field")).count(), 2, "{found:?}");
}

#[test]
fn an_agency_story_has_a_byline_a_dateline_and_a_caption() {
    let text = "\
Landslide buries bus, killing 17

By MARIA OKELLO and JEAN-PAUL NDAYISHIMIYE
Associated Press
May 4, 2015 6:12 PM ET

NAIROBI, Kenya (AP) — A landslide set off by days of heavy rain buried a
bus on a mountain road in western Kenya on Monday, killing at least 17
people and injuring 23 others, police said on the following morning.

Survivors walk past the wreck, Monday, May 4, 2015. (AP Photo/Ben Otieno)

Copyright 2015 The Associated Press. All rights reserved.
";
    insta::assert_snapshot!(blocks("bus.txt", text).join("\n"), @r"
    title Landslide buries bus, killing 17
    credit MARIA OKELLO and JEAN-PAUL NDAYISHIMIYE
    credit Associated Press
    byline May 4, 2015 6:12 PM ET
    byline NAIROBI, Kenya (AP) —
    paragraph A landslide set off by days of heavy rain buried a bus on a mountain road in western Kenya on Monday, killing at least 17 people and injuring 23 others, police said on the following morning.
    caption Survivors walk past the wreck, Monday, May 4, 2015. (AP Photo/Ben Otieno)
    furniture Copyright 2015 The Associated Press. All rights reserved.
    ");
    let source = read("bus.txt".into(), text.to_owned()).source;
    assert_eq!(source.title.as_deref(), Some("Landslide buries bus, killing 17"));
    assert_eq!(source.author.as_deref(), Some("MARIA OKELLO and JEAN-PAUL NDAYISHIMIYE"));
    assert_eq!(
        (source.publisher.as_deref(), source.family.as_deref()),
        (Some("Associated Press"), Some("ap"))
    );
}

#[test]
fn a_wiki_page_keeps_its_box_and_loses_its_notes() {
    let text = "\
{{Use dmy dates|date=May 2016}}
{{Infobox storm
| name = Storm Ada
| fatalities = 15 total<ref name=\"met\">{{cite web|title=Storm kills 99}}</ref>
| areas = [[Ireland]], [[United Kingdom|UK]]<br />[[Norway]]
}}
'''Storm Ada''' struck [[Ireland]] on 5&nbsp;December 2013.<ref>Smith, p.&nbsp;12.</ref>

== Impact ==
=== Ireland ===
* Nine people died in [[Galway]].
{|
|-
! Country !! Deaths
|-
| [[Norway]] || 6
|}

== References ==
* Smith, ''The Storm'', 88 dead

[[Category:2013 storms]]
";
    insta::assert_snapshot!(blocks("storm.wiki", text).join("\n"), @r"
    field name = Storm Ada
    field fatalities = 15 total
    field areas = Ireland, UK Norway
    paragraph Storm Ada struck Ireland on 5 December 2013.
    heading Impact
    heading Ireland
    item Nine people died in Galway.
    field Country = Deaths
    field Norway = 6
    furniture References
    furniture Smith, The Storm, 88 dead
    ");
}

#[test]
fn markdown_shows_what_its_page_shows() {
    let text = "\
---
title: \"Dam failure\"
layout: post
---

![Dam](dam.jpg)

The dam failed on **25 January 2019**. At least
[58 people](https://example.org/58) were killed and 305 were missing.[^1]

Deaths
------

> \"We have no hope,\" a fireman
> said.

| Azul | 40 |
|------|---:|

```
99 dead
```

1. First, 24,000 people were evacuated.

[^1]: Fire service, 27 January 2019, https://example.org/report
";
    insta::assert_snapshot!(blocks("dam.md", text).join("\n"), @r#"
    paragraph The dam failed on 25 January 2019. At least 58 people were killed and 305 were missing.
    heading Deaths
    paragraph "We have no hope," a fireman  said.
    field Azul = 40
    furniture 99 dead
    item First, 24,000 people were evacuated.
    furniture : Fire service, 27 January 2019,
    "#);
}

#[test]
fn an_official_statement_has_a_letterhead_and_a_contact() {
    let text = "\
PRESS RELEASE
For immediate release: 14 November 2008

Ministry of Health
Republic of Tarkania

CHOLERA: SITUATION UPDATE

A total of 1,204 cases and 31 deaths have been reported since 1 October 2008.

For more information contact: Peter Okoth, tel. +255 22 211 7776
No. 217-6/10
";
    insta::assert_snapshot!(blocks("cholera.txt", text).join("\n"), @r"
    byline PRESS RELEASE
    byline For immediate release: 14 November 2008
    credit Ministry of Health
    credit Republic of Tarkania
    title CHOLERA: SITUATION UPDATE
    paragraph A total of 1,204 cases and 31 deaths have been reported since 1 October 2008.
    furniture For more information contact:
    credit Peter Okoth
    furniture , tel. +255 22 211 7776
    furniture No. 217-6/10
    ");
    let source = read("a.txt".into(), text.to_owned()).source;
    assert_eq!(source.publisher.as_deref(), Some("Ministry of Health"));
}

#[test]
fn what_readers_write_and_what_else_the_site_has_is_not_mined() {
    let text = format!(
        "{}\n\nRelated\n\nFerry kills 40\nJune 3, 2016\n\nLeave a reply\n\nJose said that 99 people died.\n",
        [BODY; 6].join("\n\n")
    );
    let mined = read("a.txt".into(), text).blocks.iter().filter(|b| b.kind.is_mined()).count();
    assert_eq!(mined, 6);
}

#[test]
fn furniture_is_cut_off_a_paragraph_and_its_words_elsewhere_are_text() {
    assert_eq!(
        blocks(
            "a.txt",
            &format!("{BODY}\n\nDonations: account 840-11. Further rain is forecast for Saturday.")
        ),
        [
            format!("paragraph {BODY}").as_str(),
            "furniture Donations: account 840-11.",
            "paragraph Further rain is forecast for Saturday."
        ]
    );
    for text in [
        "Search teams found 12 bodies.",
        "Share prices fell.",
        "Contact with the village was lost.",
        "Related deaths rose to nine.",
    ] {
        assert_eq!(blocks("a.txt", &format!("{BODY}\n\n{text}"))[1], format!("paragraph {text}"));
    }
}

#[test]
fn a_dateline_dates_the_story_of_a_wire_in_capitals() {
    let text = "\
URGENT
BC-NORRA-FERRY, 2ND LEAD
FERRY SINKS OFF NORRA, AT LEAST 16 DEAD

NORRA, OCT. 12, 1994 (COASTAL PRESS) -- A FERRY SANK OFF NORRA ON WEDNESDAY AND AT LEAST 16 PEOPLE DROWNED.

IT WAS THE WORST ACCIDENT IN THE STRAIT SINCE JULY 4, 1991, WHEN A TRAWLER WENT DOWN WITH ALL ITS CREW.
";
    insta::assert_snapshot!(blocks("ferry.txt", text).join("\n"), @r"
    byline URGENT
    byline BC-NORRA-FERRY, 2ND LEAD
    title FERRY SINKS OFF NORRA, AT LEAST 16 DEAD
    byline NORRA, OCT. 12, 1994 (COASTAL PRESS) --
    paragraph A FERRY SANK OFF NORRA ON WEDNESDAY AND AT LEAST 16 PEOPLE DROWNED.
    paragraph IT WAS THE WORST ACCIDENT IN THE STRAIT SINCE JULY 4, 1991, WHEN A TRAWLER WENT DOWN WITH ALL ITS CREW.
    ");
    assert_eq!(published(text), "stated 1994-10-12");
}

#[test]
fn a_sentence_in_capitals_dates_no_text() {
    let text = "\
LEEDS, FEB 2 2026 (CPA) - A JUDGE SENTENCED TWO MEN ON MONDAY.

THE FIRE BROKE OUT ON OCTOBER 5, 2023.
";
    assert_eq!(published(text), "stated 2026-02-02");
}

#[test]
fn a_report_has_a_letterhead_with_an_acronym_and_headings_in_capitals() {
    let text = format!(
        "VALLEY RELIEF CELL (VRC)\nNorra: Ferry Disaster\nReport No. 4 (as of 9 May 2011, 18:00)\n\nHIGHLIGHTS\n- 38 dead\n\nRESPONSE\n{BODY}\n"
    );
    insta::assert_snapshot!(blocks("report.txt", &text).join("\n"), @r"
    credit VALLEY RELIEF CELL (VRC)
    title Norra: Ferry Disaster
    byline Report No. 4 (as of 9 May 2011, 18:00)
    heading HIGHLIGHTS
    item 38 dead
    heading RESPONSE
    paragraph The bridge fell on Wednesday and killed nine people, the mayor of the town said on Thursday.
    ");
}

#[test]
fn an_update_dates_the_section_below_it() {
    let text = format!(
        "Ferry sinks\n\nUpdate 2 (May 9, 2011 4:30pm) –\n\n{BODY}\n\nUpdate 1 (May 8, 2011) –\n\n{BODY}"
    );
    let document = read("a.txt".into(), text);
    let written: Vec<_> = document.sections.iter().filter_map(|s| s.written).map(|d| d.to_string()).collect();
    assert_eq!(written, ["2011-05-09", "2011-05-08"]);
    assert_eq!(
        (document.source.published.unwrap().to_string(), document.source.dating),
        ("2011-05-09".to_owned(), Dating::Inferred)
    );
}

#[test]
fn sections_nest_by_the_marks_of_their_headings() {
    let document = read(
        "a.txt".into(),
        format!("= Flood =\n\n==Course==\n\n====22 March====\n{BODY}\n\n==After==\n{BODY}"),
    );
    let tree: Vec<_> = document.sections.iter().map(|s| (s.level, s.parent)).collect();
    assert_eq!(tree, [(0, None), (1, Some(0)), (2, Some(1)), (1, Some(0))]);
}

#[test]
fn the_date_of_publication_is_found_in_the_forms_that_articles_use() {
    for (line, date) in [
        ("By Ana Ilić, 3 May 2012", "2012-05-03"),
        ("Published on Thursday, 3rd May, 2012 at 10.30am GMT", "2012-05-03"),
        ("Updated 3 May 2012 14:00", "2012-05-03"),
        ("May 3, 2012 6:12 PM ET", "2012-05-03"),
        ("Opinion | 3 May 2012", "2012-05-03"),
        ("As of 3 May 2012, 12:00 CET", "2012-05-03"),
        ("Belgrade, Thursday, 3 May 2012", "2012-05-03"),
        ("Ana Ilić3rd May 20126 min", "2012-05-03"),
        ("2012-05-03", "2012-05-03"),
        ("Posted by admin on May 3, 2012", "2012-05-03"),
        ("Published 3 May 2012 | Updated 9 May 2012", "2012-05-03"),
        ("First published May 2, 2012 20:15 - Last updated May 3, 2012 21:40", "2012-05-03"),
    ] {
        assert_eq!(
            published(&format!("Old bridge falls into the river\n\n{line}\n\n{BODY}")),
            format!("stated {date}"),
            "{line}"
        );
    }
    for line in [
        "This page was last changed on 3 May 2012 at 16:40.",
        "Article last modified 3 May 2012",
        "Done at Novi Sad, 3 May 2012",
    ] {
        assert_eq!(
            published(&format!("Old bridge falls into the river\n\n{BODY}\n\n{line}")),
            "stated 2012-05-03",
            "{line}"
        );
    }
}

#[test]
fn a_date_in_the_text_or_in_a_box_is_no_date_of_publication() {
    assert_eq!(
        published(&format!(
            "Bridge falls\n\nOn 3 May 2012 the bridge fell and killed nine people.\n\n{BODY}"
        )),
        "inferred 2012-05-03"
    );
    assert_eq!(
        published(
            "= Flood =\n\nInfobox\n- Date: 22–24 June 2010\n- Deaths: 14\n\nThe flood killed 14 people in 2010."
        ),
        "inferred 2010"
    );
    assert_eq!(published("Bridge falls\n\nNine people died when it fell, the mayor said."), "unknown");
}

#[test]
fn a_source_without_a_date_says_so() {
    let told = |text: &str| read("a.txt".into(), text.to_owned()).dating_notice.unwrap_or_default();
    assert!(
        told("Nine people died when it fell, the mayor said.").contains("no date of publication is stated")
    );
    assert!(told(&format!("Bridge falls\n3 May 2012\n\n{BODY}")).is_empty());
}

fn hostile(name: &str) -> Result<Document, IngestError> {
    let path = format!("{}/fixtures/hostile/{name}", env!("CARGO_MANIFEST_DIR"));
    super::load(Utf8Path::new(&path), Lexicon::english())
}

#[test]
fn one_page_in_every_encoding_and_line_ending_is_one_page() {
    let plain = rendered(&hostile("byte_order_mark.txt").unwrap());
    assert_eq!(plain[1], "credit Željko Đurić");
    for name in ["utf_16.txt", "lone_cr.txt"] {
        assert_eq!(rendered(&hostile(name).unwrap()), plain, "{name}");
    }
    let converted = hostile("windows_1250.txt").unwrap();
    assert_eq!(converted.source.encoding.as_deref(), Some("windows-1250"));
    assert_eq!(rendered(&converted)[1], plain[1]);
    assert!(hostile("damaged_utf_8.txt").unwrap().notices[0].contains("not valid UTF-8"));
}

#[test]
fn what_is_no_source_is_refused_with_its_reason() {
    let refused = |name: &str| hostile(name).unwrap_err().to_string();
    assert!(refused("absent.txt").ends_with("no such file"));
    assert!(refused("").contains("cannot be read"));
    assert!(refused("empty.txt").ends_with("the file is empty"));
    assert!(refused("blank.txt").ends_with("the file is empty"));
    assert!(refused("picture.txt").ends_with("a PNG image"));
    assert!(refused("zero_byte.txt").contains("zero byte at offset 17"));
    assert!(refused("impossible_date.md").contains("does not exist in the calendar"));
    assert!(matches!(hostile("broken_front_matter.md"), Err(IngestError::FrontMatter(_))));
}

#[test]
fn control_characters_and_scripts_do_no_harm() {
    let document = hostile("control_characters.txt").unwrap();
    assert_eq!(document.source.title.as_deref(), Some("Bridge falls"));
    assert_eq!(document.blocks.len(), 2);
    assert!(hostile("opening_marks.wiki").is_ok());
}

#[test]
fn a_line_of_many_megabytes_is_read() {
    let text = "nine died, ".repeat(100_000);
    let document = read("a.txt".into(), text);
    assert_eq!((document.blocks.len(), document.source.title), (1, None));
}

/// Bytes as pages are made of: marks, words, dates and what does not belong there.
fn pages() -> impl Strategy<Value = Vec<u8>> {
    let scraps = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        " ",
        "  ",
        "# ",
        "== ",
        "==",
        "** ",
        "**",
        "- ",
        "– ",
        "1. ",
        "| ",
        "||",
        "{{",
        "}}",
        "[[",
        "]]",
        "](",
        ")",
        "[1]",
        "<b>",
        "</",
        "<!--",
        "-->",
        "<ref>",
        "---",
        "===",
        "```",
        ">",
        ": ",
        "=",
        "\u{FEFF}",
        "\u{200B}",
        "é",
        "“",
        "”",
        "…",
        "©",
        "Infobox",
        "{{Infobox x",
        "See also",
        "Leave a reply",
        "By Ana Ilić",
        "Updated",
        "3 May 2012",
        "Update 1 (3 May 2012) –",
        "14:20",
        "(AP Photo/Ana)",
        "BAMAKO (AFP) – ",
        "Nine people died.",
        "Killed: 9",
        "https://a.b/c",
        "www.a",
        "title: x",
        "published: 2012",
        "\\",
        "*",
        "_",
        "&nbsp;",
        "'",
        "&eacute;",
        "&#8217;",
        "&",
        "<p>",
        "</p>",
        "<div class=\"sidebar\">",
        "</div>",
        "<article>",
        "<h1>",
        "</h1>",
        "<table><tr><td>",
        "<td>",
        "</table>",
        "<br>",
        "<pre>",
        "<a href=x>",
        "</a>",
        "<sup>",
        "</sup>",
        "<script>",
        "</script>",
        "<time datetime=2012-03-22>",
        "<title>",
        "<span hidden>",
    ]);
    prop_oneof![
        prop::collection::vec(scraps, 0..60).prop_map(|scraps| scraps.concat().into_bytes()),
        prop::collection::vec(any::<u8>(), 0..300),
    ]
}

proptest! {
    #[test]
    fn any_bytes_are_a_document_or_an_error(bytes in pages(), name in prop::sample::select(vec!["a.txt", "a.md", "a.wiki", "a.html"])) {
        let Ok(document) = source(name.into(), bytes, Lexicon::english()) else { return Ok(()) };
        let text = &document.text;
        let mut end = 0;
        for block in &document.blocks {
            prop_assert!(block.span.start >= end && !block.span.is_empty() && block.span.end <= text.len());
            prop_assert!(text.is_char_boundary(block.span.start) && text.is_char_boundary(block.span.end));
            prop_assert!(block.section < document.sections.len());
            if let BlockKind::Field { label, value } = block.kind {
                prop_assert!(block.span.contains(label) && block.span.contains(value) && label.end <= value.start);
            }
            let mut at = block.span.start;
            for piece in document.pieces(block.span) {
                prop_assert!(piece.span.start >= at && piece.span.end <= block.span.end && text.get(piece.span.start..piece.span.end).is_some());
                at = piece.span.end;
            }
            end = block.span.end;
            let place = document.in_file(block.span);
            prop_assert!(!place.is_empty() && document.file().get(place.start..place.end).is_some());
        }
        for (i, section) in document.sections.iter().enumerate() {
            prop_assert!(section.parent.is_none_or(|parent| parent < i) && section.heading.is_none_or(|at| at < document.blocks.len()));
        }
    }
}

//! Pages in, blocks out.

use camino::Utf8Path;

use crate::document::Document;
use crate::ingest::load;
use crate::ingest::tests::rendered;
use crate::lexicon::Lexicon;

fn page(name: &str) -> Document {
    let path = format!("{}/fixtures/pages/{name}.html", env!("CARGO_MANIFEST_DIR"));
    load(Utf8Path::new(&path), Lexicon::english()).unwrap()
}

/// What the page says of its source, and its blocks.
fn told(name: &str) -> String {
    let page = page(name);
    let source = &page.source;
    let or = |said: &Option<String>| said.clone().unwrap_or_else(|| "-".to_owned());
    let published = source.published.map_or_else(|| "-".to_owned(), |days| days.to_string());
    let head =
        format!("{} / {} / {} / {published}", or(&source.title), or(&source.author), or(&source.publisher));
    let blocks = rendered(&page);
    let notices = page.all_notices().map(|notice| format!("! {notice}"));
    [head].into_iter().chain(blocks).chain(notices).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_newspaper_is_read_without_its_cookies_teasers_forms_and_readers() {
    insta::assert_snapshot!(told("newspaper"), @r"
    Ferry sinks off Norra, at least 16 dead / Maria Okello / The Norra Courier / 2014-10-12
    title Ferry sinks off Norra, at least 16 dead
    paragraph A car ferry with 140 people on board went down in the strait on Sunday morning.
    credit Maria Okello
    byline 12 October 2014, 6.40pm
    caption Rescuers bring survivors ashore at Norra harbour. Photograph: Ben Otieno/Courier
    paragraph A ferry sank off Norra on Sunday, and at least 16 people drowned, the coastguard said. Another 23 are still missing.
    paragraph “We didn’t have time to launch the boats,” said Captain José Almeida, who was pulled from the water—unhurt—after three hours.
    heading What we know
    item 101 passengers were rescued.
    item Eleven of the dead are children.
    paragraph The ship was overloaded, and everybody in the port knew it.
    paragraph The operator, Strait Lines, denied that. Its ships had been inspected in May, it said, and were found sound.
    caption The ship
    field Name = MV Skua
    field Built = 1987
    field Killed = 16
    field Missing = 23
    ");
}

#[test]
fn an_agency_has_open_paragraphs_and_a_dateline() {
    insta::assert_snapshot!(told("agency"), @r"
    Train derails near Orlu, 31 killed / - / Coastal Press / 2016-02-09
    title Train derails near Orlu, 31 killed
    byline ORLU, Feb 9 (Coastal Press) -
    paragraph Thirty-one people were killed and more than 70 injured when a train left the rails near Orlu on Tuesday, the railway said.
    paragraph The train was running from the capital to the coast with about 600 passengers.
    paragraph It was the third accident on the line since November.
    credit (Reporting by Ana Ilić; Editing by Ben Otieno)
    ");
}

#[test]
fn a_blog_has_its_headline_below_its_own_name_and_a_table_in_plain_text() {
    insta::assert_snapshot!(told("blog"), @r"
    The flood, one week on / - / - / 2010-06-30
    title The flood, one week on
    byline Posted on June 30, 2010 by Jovana
    paragraph It’s a week since the river came. Twelve of our neighbours are dead, and four haven’t been found. The school is a shelter now: 310 people sleep there.
    caption The school in the lower town, on Tuesday.
    paragraph The mayor said on Monday that 4,300 of us had been moved by tractor and by boat.
    heading Water level at the bridge, cm
    paragraph 22 June  614
    paragraph 23 June  702
    ");
}

#[test]
fn a_government_wraps_its_page_in_a_form_and_has_tables_and_definitions() {
    insta::assert_snapshot!(told("government"), @r"
    Cholera: situation report 7 / - / Ministry of Health / 2008-11-14
    title Cholera: situation report 7
    byline 14 November 2008
    paragraph A total of 1,204 cases and 31 deaths have been reported in three districts since 1 October 2008, the Ministry of Health said today.
    heading Cases by district
    field District = Deaths
    field Lower Tarka = 19
    field Upper Tarka = 12
    field Reporting period = 1 October to 13 November 2008
    field Wards closed = 4
    heading Response
    item Two treatment centres have been opened in Lower Tarka.
    item Water is chlorinated at 40 points.
    furniture For more information contact:
    credit Peter Okoth
    furniture , tel. +255 22 211 7776
    ");
}

#[test]
fn a_page_of_1998_lies_in_a_table_and_breaks_its_lines() {
    insta::assert_snapshot!(told("table_layout_1998"), @r#"
    Quake kills 40 in mountain villages / JOHN ADEYEMI / - / 1998-06-02
    title Quake kills 40 in mountain villages
    credit JOHN ADEYEMI
    credit Daily Post Correspondent
    byline June 2, 1998
    byline SANTA ROSA (Coastal Press) --
    paragraph An earthquake shook the mountains north of Santa Rosa early on Tuesday, killing at least 40 people and leaving some 3,000 homeless, civil defence officials said.
    paragraph President Martínez flew to the region and called the damage "very great." Soldiers dug with their hands for those who were buried.
    paragraph The quake measured 6.1 and was felt as far away as the coast. It was the strongest since 1985, when 900 died.
    furniture Copyright 1998 The Daily Post. All rights reserved.
    ! read as windows-1252 and converted to UTF-8; spans count the converted text
    "#);
}

#[test]
fn a_page_of_one_line_has_its_paragraphs() {
    insta::assert_snapshot!(told("minified"), @r"
    Mine collapse leaves nine dead / Kofi Mensah / - / 2021-07-03
    title Mine collapse leaves nine dead
    credit Kofi Mensah
    paragraph Nine miners were killed and five hurt when a shaft fell in at Obiri on Friday night, the company said.
    paragraph Rescuers brought out 14 others on Saturday. Two are still underground…
    paragraph The shaft had been closed in 2019 after a fire.
    ");
}

#[test]
fn a_page_without_an_article_says_so() {
    insta::assert_snapshot!(told("login"), @r"
    Log in / - / - / -
    ! the page has no article text: no sentences stand outside its links and forms
    ! no date of publication is stated and none can be worked out: give it with `published:` in the front matter; dates without a year stay open
    ");
}

fn of(html: &str) -> Document {
    crate::ingest::read("a.html".into(), html.to_owned())
}

fn blocks(html: &str) -> Vec<String> {
    rendered(&of(html))
}

#[test]
fn what_was_read_has_its_place_in_the_file() {
    let html = "<p>Jos&eacute; said the army&rsquo;s <b>th</b>ree posts fell &mdash; &quot;all&quot;.</p>";
    let page = of(html);
    assert_eq!(page.text.trim_end(), "José said the army’s three posts fell — \"all\".");
    let located = |words: &str| {
        let at = page.text.find(words).unwrap();
        page.in_file(crate::text::Span::new(at, at + words.len())).of(html).to_owned()
    };
    assert_eq!(located("José"), "Jos&eacute;");
    assert_eq!(located("three posts"), "th</b>ree posts");
    assert_eq!(located("\"all\""), "&quot;all&quot;");
    assert_eq!(page.file(), html);
}

#[test]
fn ten_thousand_nested_tags_are_read() {
    let deep = format!(
        "{}Nine people died in the flood that swept the lower town of Norra on Monday night.{}",
        "<div>".repeat(10_000),
        "</div>".repeat(10_000)
    );
    assert_eq!(
        blocks(&deep),
        ["paragraph Nine people died in the flood that swept the lower town of Norra on Monday night."]
    );
    let open = format!(
        "{}Nine people died in the flood that swept the lower town of Norra on Monday night.",
        "<b><table><td><li>".repeat(10_000)
    );
    assert_eq!(blocks(&open).len(), 1);
}

#[test]
fn broken_markup_loses_no_text() {
    for html in [
        "<p>Nine people died in the flood that swept the lower town of Norra on Monday night.",
        "<p>Nine people died in the flood that swept the lower town of Norra on Monday night.</div></td></p></i>",
        "<p>Nine <b><i>people</b> died</i> in the flood that swept the lower town of Norra on Monday night.<p",
        "<td><p>Nine people died in the flood that swept the lower town of Norra on Monday night.<tr>",
        "<!-- x --><P CLASS=>Nine people died in the flood that swept the lower town of Norra on Monday night.</P><!-- open",
    ] {
        assert_eq!(
            blocks(html),
            ["paragraph Nine people died in the flood that swept the lower town of Norra on Monday night."],
            "{html}"
        );
    }
}

#[test]
fn a_page_in_another_language_says_so() {
    let page = of("<html lang='fr'><p>Neuf personnes sont mortes dans la crue.</p>");
    assert!(page.notices[0].contains("\"fr\""), "{:?}", page.notices);
}

#[test]
fn a_line_break_parts_lines_and_not_sentences() {
    assert_eq!(
        blocks(
            "<div>The dam failed at noon on Monday and the water<br>reached the town at two.<br>Nine died.</div>"
        ),
        [
            "paragraph The dam failed at noon on Monday and the water reached the town at two.",
            "paragraph Nine died."
        ]
    );
}

#[test]
fn claims_of_a_page_stand_in_its_file() {
    let page = page("newspaper");
    let claims = crate::extract::extract(&page, Lexicon::english()).claims;
    assert!(claims.iter().any(|claim| claim.quote.contains("16")));
    for claim in claims {
        let (place, first) = (claim.span.of(page.file()), claim.quote.chars().next());
        let copied = first.is_some_and(|first| place.starts_with(first));
        assert!(copied || place.starts_with('&'), "{place}");
    }
}

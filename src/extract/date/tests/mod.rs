//! Sentences in, dates out.

mod usage;

use proptest::prelude::*;

use super::{claims, mentions};
use crate::claim::Anchor;
use crate::document::{Block, BlockKind, Document, Section};
use crate::extract::{Context, Reading};
use crate::lexicon::Lexicon;
use crate::text::{Days, Span};

/// A document: `# ` a title, `## ` and `### ` headings, `| Date: ...` a field, else a paragraph.
fn document(published: &str, text: &str) -> Document {
    let mut document = Document { sections: vec![Section::default()], ..Document::default() };
    document.source.published = published.parse().ok();
    document.text = text.to_owned();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        add_block(&mut document, text, start, end);
        start += line.len();
    }
    document
}

fn add_block(document: &mut Document, text: &str, start: usize, end: usize) {
    let line = text.get(start..end).unwrap_or_default();
    let marks = line.len() - line.trim_start_matches('#').len();
    let hashes = if line[marks..].starts_with(' ') { marks } else { 0 };
    let section = document.sections.len() - 1;
    let index = document.blocks.len();
    let (kind, skip) = match hashes {
        0 if line.starts_with("| ") && line.contains(": ") => (field(text, start, end), 2),
        0 => (BlockKind::Paragraph, 0),
        1 => (BlockKind::Title, 2),
        _ => (BlockKind::Heading, hashes + 1),
    };
    if kind == BlockKind::Heading {
        let level = u8::try_from(hashes).unwrap();
        let parent = (0..=section).rev().find(|&at| document.sections[at].level < level);
        document.sections.push(Section { heading: Some(index), level, parent, written: None });
    }
    let section = document.sections.len() - 1;
    let span = Span::new((start + skip).min(end), end);
    if !span.is_empty() {
        document.blocks.push(Block { kind, span, section });
    }
}

fn field(text: &str, start: usize, end: usize) -> BlockKind {
    let colon = text[start..end].find(':').map_or(end, |at| start + at);
    BlockKind::Field { label: Span::new(start + 2, colon), value: Span::new((colon + 2).min(end), end) }
}

/// Every date as `phrase = days`.
fn dates(published: &str, text: &str) -> Vec<String> {
    let document = document(published, text);
    let reading = Reading::new(&document, Lexicon::english());
    mentions(&reading).iter().map(|date| format!("{} = {}", date.span.of(text), date.days)).collect()
}

/// The date claims as `attribute: days`.
fn claimed(published: &str, text: &str) -> Vec<String> {
    let document = document(published, text);
    let context = Context::new(&document, Lexicon::english());
    claims(&context).iter().map(|c| format!("{}: {}", c.attribute, context_days(c))).collect()
}

fn context_days(claim: &crate::claim::Claim) -> Days {
    claim.event.when.unwrap()
}

/// News of Thursday 10 May 2018.
fn news(text: &str) -> Vec<String> {
    dates("2018-05-10", text)
}

#[test]
fn weekdays_look_back_from_publication_and_ahead_in_the_future() {
    assert_eq!(news("The bridge fell on Tuesday."), ["Tuesday = 2018-05-08"]);
    assert_eq!(news("The bridge fell on Thursday morning."), ["Thursday morning = 2018-05-10"]);
    assert_eq!(news("The seventh, who wanted to be a vet, died there on Tuesday."), ["Tuesday = 2018-05-08"]);
    assert_eq!(news("The governor declared Saturday a day of mourning."), ["Saturday = 2018-05-12"]);
    assert_eq!(news("Gunmen attacked Saturday a convoy of trucks."), ["Saturday = 2018-05-05"]);
    assert_eq!(news("The envoy will arrive on Saturday."), ["Saturday = 2018-05-12"]);
    assert_eq!(news("Rain is forecast for Friday."), ["Friday = 2018-05-11"]);
    assert_eq!(news("The inquiry opens on Monday."), ["Monday = 2018-05-14"]);
    assert_eq!(
        news("The mayor said on Monday that the dam would open on Friday."),
        ["Monday = 2018-05-07", "Friday = 2018-05-11"]
    );
    assert_eq!(news("Troops seized the port last Friday."), ["last Friday = 2018-05-04"]);
    assert_eq!(news("They meet next Tuesday."), ["next Tuesday = 2018-05-15"]);
}

#[test]
fn words_of_nearness_are_counted_from_publication() {
    assert_eq!(news("Two men died yesterday."), ["yesterday = 2018-05-09"]);
    assert_eq!(news("Schools reopen the day after tomorrow."), ["the day after tomorrow = 2018-05-12"]);
    assert_eq!(news("Shots were heard last night."), ["last night = 2018-05-09"]);
    assert_eq!(news("He resigned last month."), ["last month = 2018-04"]);
    assert_eq!(news("He resigned this week."), ["this week = 2018-05-07/2018-05-13"]);
    assert_eq!(news("She fled three weeks ago."), ["three weeks ago = 2018-04-19~"]);
    assert_eq!(news("They held talks over the weekend."), ["the weekend = 2018-05-05/2018-05-06"]);
    assert_eq!(news("They will hold talks at the weekend."), ["the weekend = 2018-05-12/2018-05-13"]);
    assert_eq!(news("Four fell ill in March last year."), ["March last year = 2017-03"]);
}

#[test]
fn a_date_without_a_year_is_the_last_before_publication() {
    assert_eq!(news("The siege began on 14 November."), ["14 November = 2017-11-14"]);
    assert_eq!(news("The siege began on February 2."), ["February 2 = 2018-02-02"]);
    assert_eq!(news("The vote is due on 3 June."), ["3 June = 2018-06-03"]);
    assert_eq!(
        news("The two rounds are to be held in July and August this year."),
        ["July and August this year = 2018-07-01/2018-08-31"]
    );
    assert_eq!(news("Again in October, the paper quoted him."), ["October = 2017-10"]);
    assert_eq!(
        news("Wages have been unpaid since the middle of January."),
        ["the middle of January = 2018-01-11/2018-01-20"]
    );
}

#[test]
fn a_weekday_beside_a_date_is_kept_and_corrects_nothing() {
    let document = document("2018-05-10", "He was caught on Monday, 8 May.");
    let reading = Reading::new(&document, Lexicon::english());
    let found = mentions(&reading);
    assert_eq!(found[0].days.to_string(), "2018-05-08");
    assert_eq!(found[0].weekday, Some(1));
}

#[test]
fn a_second_naming_of_a_day_joins_the_first() {
    assert_eq!(news("It fell on Tuesday (8 May)."), ["Tuesday (8 May) = 2018-05-08"]);
    assert_eq!(news("It fell yesterday, 9 May, at noon."), ["yesterday, 9 May = 2018-05-09"]);
    assert_eq!(news("It fell on May 8 (Tue)."), ["May 8 (Tue) = 2018-05-08"]);
}

#[test]
fn ranges_lend_each_other_month_and_year() {
    for (text, days) in [
        ("21-22 March 2012", "2012-03-21/2012-03-22"),
        ("8–11 September 2011", "2011-09-08/2011-09-11"),
        ("from 30 June to 3 July 2010", "2010-06-30/2010-07-03"),
        ("21 March 2012 – 8 April 2012", "2012-03-21/2012-04-08"),
        ("between 3 and 12 May", "2018-05-03/2018-05-12"),
        ("March 21 to 22, 2012", "2012-03-21/2012-03-22"),
        ("December 2010 to January 2011", "2010-12-01/2011-01-31"),
        ("from 2002 to 2012", "2002-01-01/2012-12-31"),
        ("1939–45", "1939-01-01/1945-12-31"),
        ("between Tuesday and Wednesday", "2018-05-08/2018-05-09"),
        ("from Wednesday to Thursday", "2018-05-09/2018-05-10"),
        ("8-9 May overnight", "2018-05-08/2018-05-09"),
    ] {
        assert_eq!(news(&format!("It happened {text}.")), [format!("{text} = {days}")], "{text}");
    }
}

#[test]
fn days_in_a_list_share_their_month() {
    assert_eq!(
        news("Shells fell on 1, 3 and 4 May."),
        ["1 = 2018-05-01", "3 = 2018-05-03", "4 May = 2018-05-04"]
    );
}

#[test]
fn parts_of_months_years_and_decades() {
    assert_eq!(news("It began in mid-January."), ["mid-January = 2018-01-10/2018-01-20"]);
    assert_eq!(
        news("It began in the first week of February."),
        ["the first week of February = 2018-02-01/2018-02-07"]
    );
    assert_eq!(news("It began in late 2011."), ["late 2011 = 2011-09-01/2011-12-31"]);
    assert_eq!(news("Disputed since the 1960s, and the 1990’s."), ["the 1960s = 196X", "the 1990’s = 199X"]);
    assert_eq!(news("They recall the spring of 2006."), ["the spring of 2006 = 2006-03-01/2006-05-31"]);
    assert_eq!(news("By the end of March all had left."), ["the end of March = 2018-03-31"]);
}

#[test]
fn decades_have_names_too() {
    assert_eq!(news("It was built in the nineteen sixties."), ["the nineteen sixties = 196X"]);
    assert_eq!(news("It was closed in the late nineties."), ["the late nineties = 1997-01-01/1999-12-31"]);
    assert_eq!(news("Two men in their thirties died."), [] as [&str; 0]);
    assert_eq!(news("It began in the 19th century."), ["the 19th century = 1800-01-01/1899-12-31"]);
}

#[test]
fn quarters_and_weeks() {
    assert_eq!(
        news("Sales fell in the third quarter of 2016."),
        ["the third quarter of 2016 = 2016-07-01/2016-09-30"]
    );
    assert_eq!(news("Sales fell in the first quarter."), ["the first quarter = 2018-01-01/2018-03-31"]);
    assert_eq!(news("In the fourth quarter they had risen."), ["the fourth quarter = 2017-10-01/2017-12-31"]);
    assert!(news("He scored late in the third quarter final.").is_empty());
    assert_eq!(news("Sales fell in Q3 2016."), ["Q3 2016 = 2016-07-01/2016-09-30"]);
    assert_eq!(news("Sales fell last quarter."), ["last quarter = 2018-01-01/2018-03-31"]);
    assert_eq!(news("They met in the week of 10 April."), ["the week of 10 April = 2018-04-09/2018-04-15"]);
    assert_eq!(news("They meet in the week after next."), ["the week after next = 2018-05-21/2018-05-27"]);
    assert_eq!(news("They met on the weekend of 5 May."), ["the weekend of 5 May = 2018-05-05/2018-05-06"]);
    assert_eq!(news("They met on the first Monday of April."), ["the first Monday of April = 2018-04-02"]);
    assert_eq!(news("He was away until Easter Monday."), ["Easter Monday = 2018-04-02"]);
}

#[test]
fn a_bare_number_is_a_year_only_where_the_words_say_so() {
    assert_eq!(news("In power since 2002, he won the 1992 elections."), ["2002 = 2002", "1992 = 1992"]);
    for text in [
        "Resolutions 2071 and 2085 were adopted.",
        "It cost 2000 dollars.",
        "Some 1998 people fled.",
        "They gave out 2000 blankets.",
        "Call 117 or 020 22 555.",
        "The 3rd Regiment mutinied.",
        "They may march on the capital.",
        "Theresa May said so.",
        "At 14:20 the wave came.",
        "He finished first.",
        "The inquiry was promised and never sat. The sun shone.",
    ] {
        assert_eq!(news(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn figures_are_read_day_first_unless_only_the_other_order_fits() {
    assert_eq!(
        news("They met on 22/04. They had met on 25/06/2010."),
        ["22/04 = 2018-04-22", "25/06/2010 = 2010-06-25"]
    );
    assert_eq!(news("They met on 04/22/2017."), ["04/22/2017 = 2017-04-22"]);
    assert_eq!(news("Closed from 5/1-5/7/2017 for repairs."), ["from 5/1-5/7/2017 = 2017-05-01/2017-05-07"]);
    assert_eq!(news("Open 24/7, with a ratio of 9/11."), [] as [&str; 0]);
}

#[test]
fn a_note_dates_the_article_that_is_quoted() {
    let mut quoted = document(
        "2020-09-10",
        "The paper wrote: “The captain who on Thursday deposed the president was trained abroad.”[2]\nThe general fell on Tuesday.\n2 Captain was trained abroad, Evening Post, March 24, 2012",
    );
    quoted.blocks[2].kind = BlockKind::Furniture;
    let reading = Reading::new(&quoted, Lexicon::english());
    let found: Vec<_> = mentions(&reading).iter().map(|d| (d.days.to_string(), d.anchor)).collect();
    assert_eq!(
        found,
        [
            ("2012-03-22".to_owned(), Some(Anchor::Quoted)),
            ("2020-09-08".to_owned(), Some(Anchor::Publication))
        ]
    );
}

#[test]
fn news_of_an_old_event_still_counts_from_its_own_day() {
    let text = "The owner was jailed yesterday for the collapse of 27 August 2015.\nThe trial opened on 29 September. Two men were freed in January.";
    assert_eq!(
        news(text),
        [
            "yesterday = 2018-05-09",
            "27 August 2015 = 2015-08-27",
            "29 September = 2017-09-29",
            "January = 2018-01"
        ]
    );
}

#[test]
fn a_pluperfect_that_lasted_up_to_a_day_lies_not_before_it() {
    let text =
        "The pier fell on Wednesday night. Nine anglers had been pulled from the lake by Thursday morning.";
    assert_eq!(news(text), ["Wednesday night = 2018-05-09", "Thursday morning = 2018-05-10"]);
}

#[test]
fn a_pluperfect_lies_before_the_day_told_of() {
    let text = "Soldiers seized power on Wednesday morning. The revolt, which had begun on Thursday, left forty dead.";
    assert_eq!(news(text), ["Wednesday morning = 2018-05-09", "Thursday = 2018-05-03"]);
}

#[test]
fn capitals_are_read_like_any_other_text() {
    assert_eq!(
        news("TROOPS OPENED FIRE ON WEDNESDAY. THEY MAY STAY UNTIL FRIDAY, AS IN JULY 1990."),
        ["WEDNESDAY = 2018-05-09", "FRIDAY = 2018-05-11", "JULY 1990 = 1990-07"]
    );
}

#[test]
fn headings_date_what_stands_below_them() {
    let text = "# 2014 Harbour strike\n| Date: 3 – 9 October 2014\n## Events\n### 3 October\nDockers walked out. In the evening, police came. The following day they left.\n### 5 October\nLater that day it rained. The previous night had been dry.\n## Reaction\nThe October strike was condemned. On 20 December a new board met.";
    assert_eq!(
        dates("", text),
        [
            "2014 = 2014",
            "3 – 9 October 2014 = 2014-10-03/2014-10-09",
            "3 October = 2014-10-03",
            "In the evening = 2014-10-03",
            "The following day = 2014-10-04",
            "5 October = 2014-10-05",
            "Later that day = 2014-10-05",
            "The previous night = 2014-10-04",
            "October = 2014-10",
            "20 December = 2014-12-20",
        ]
    );
}

#[test]
fn the_narrative_carries_its_day_forward() {
    let text = "On 15 October 2011 a convoy crossed the border. The next day, a soldier was killed. Three days later the town fell.";
    assert_eq!(
        dates("", text),
        ["15 October 2011 = 2011-10-15", "The next day = 2011-10-16", "Three days later = 2011-10-19"]
    );
    let text = "A grave was found on 3 December 2013 with men who had vanished the year before.";
    assert_eq!(dates("", text), ["3 December 2013 = 2013-12-03", "the year before = 2012"]);
    let text =
        "The 2012 coup began on 21 March that year; they declared the following day that he had fallen.";
    assert_eq!(
        dates("", text),
        ["2012 = 2012", "21 March that year = 2012-03-21", "the following day = 2012-03-22"]
    );
}

#[test]
fn a_time_between_takes_the_story_away_from_the_day_before() {
    let text = "They left on 1 May. A ship ran aground in mid-December. Two days later it sank.";
    assert_eq!(
        news(text),
        [
            "1 May = 2018-05-01",
            "mid-December = 2017-12-10/2017-12-20",
            "Two days later = 2017-12-12/2017-12-22~"
        ]
    );
    assert_eq!(
        dates("", "The trial began in October and ended in May 2015."),
        ["October = 2014-10", "May 2015 = 2015-05"]
    );
}

#[test]
fn an_event_is_an_anchor_too() {
    let text =
        "The rising began on 8 May. On the Monday before the rising unions met; two days later they parted.";
    assert_eq!(
        news(text),
        ["8 May = 2018-05-08", "the Monday before the rising = 2018-05-07", "two days later = 2018-05-09"]
    );
}

#[test]
fn a_weekday_with_its_article_lies_beside_the_day_told_of() {
    assert_eq!(
        news("The fire began on 27 April. Guards had locked the gate on the Wednesday evening."),
        ["27 April = 2018-04-27", "the Wednesday evening = 2018-04-25"]
    );
    assert_eq!(
        news("The fire began on 27 April. On the Sunday the roof fell in."),
        ["27 April = 2018-04-27", "the Sunday = 2018-04-29"]
    );
    assert_eq!(news("The Monday deadline passed."), ["The Monday = 2018-05-07"]);
}

#[test]
fn old_stories_keep_their_own_weekdays_and_years() {
    let text = "On 5 March 1994 troops landed. On Tuesday they took the port. In June they left.";
    assert_eq!(news(text), ["5 March 1994 = 1994-03-05", "Tuesday = 1994-03-08", "June = 1994-06"]);
}

#[test]
fn a_date_in_passing_does_not_carry_the_week_away() {
    let text = "The leader, who was elected on 5 May 2012 and again last November, told members on Sunday night that they had won.";
    assert_eq!(
        news(text),
        ["5 May 2012 = 2012-05-05", "last November = 2017-11", "Sunday night = 2018-05-06"]
    );
    let text = "A second vote follows in January 2019. The minister promised a law by the end of the year.";
    assert_eq!(news(text)[1], "the end of the year = 2018-12-31");
}

#[test]
fn a_story_told_in_order_keeps_its_year_across_paragraphs() {
    let text = "At 3:32 a.m. on 6 April 2009, the ground shook. On 30 March, a geologist had warned of it.\nIn May, thousands got new flats.\nToday the town is closed.";
    assert_eq!(
        news(text),
        ["6 April 2009 = 2009-04-06", "30 March = 2009-03-30", "May = 2009-05", "Today = 2018-05-10"]
    );
}

#[test]
fn the_month_of_may_is_no_verb_and_march_may_be_one() {
    assert_eq!(
        news("The 6 May accord, signed in the first week of the month, collapsed."),
        ["6 May = 2018-05-06", "the first week of the month = 2018-05-01/2018-05-07"]
    );
    assert_eq!(
        news("They said that they may march again, and plan to march on the palace."),
        [] as [&str; 0]
    );
    assert_eq!(news("Mr Friday, the manager, was seen on Monday."), ["Monday = 2018-05-07"]);
}

#[test]
fn a_limit_is_no_end_of_a_range() {
    assert_eq!(
        news("The ban was extended on 18 April until the end of September."),
        ["18 April = 2018-04-18", "the end of September = 2018-09-30"]
    );
    assert_eq!(
        news("The ban held from 18 January until the end of March."),
        ["from 18 January until the end of March = 2018-01-18/2018-03-31"]
    );
    assert_eq!(
        news("A vote is due in the second half of October."),
        ["the second half of October = 2018-10-16/2018-10-31"]
    );
}

#[test]
fn until_looks_on_from_what_was_told() {
    let text = "He was held from noon on Monday until Tuesday.";
    assert_eq!(news(text), ["Monday = 2018-05-07", "Tuesday = 2018-05-08"]);
    assert_eq!(news("# Curfew imposed till Friday\n\nPolice patrolled.")[0], "Friday = 2018-05-11");
    let hours = "The ban holds from noon yesterday till 6:00am on Friday.";
    assert_eq!(news(hours), ["yesterday = 2018-05-09", "Friday = 2018-05-11"]);
    assert_eq!(news("Closed on 20 March until 3 April."), ["20 March = 2018-03-20", "3 April = 2018-04-03"]);
}

#[test]
fn what_dates_no_event_is_no_claim() {
    for text in [
        "The colonel, born on 14 October 1964, fled.",
        "The 2014 Harbour strike failed.",
        "Priorities for the next two weeks are water and food.",
        "Rain fell in the afternoon.",
        "At half past four in the morning he spoke.",
    ] {
        assert_eq!(claimed("2018-05-10", text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn an_attribute_names_what_is_dated() {
    for (text, attribute) in [
        (
            "The government declared a state of emergency in the town on Wednesday.",
            "declared a state of emergency",
        ),
        ("The mine was reopened on 5 May.", "the mine was reopened"),
        ("The 8 May putsch failed.", "putsch"),
        ("On 6 April, the junta signed an accord with the mediators.", "signed an accord"),
    ] {
        let found = claimed("2018-05-10", text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(&format!("{attribute}: ")), "{found:?}");
    }
}

#[test]
fn a_claim_is_about_its_clause_without_the_date() {
    let document =
        document("2018-05-10", "The dam held; the army left the valley on Tuesday, although it rained.");
    let context = Context::new(&document, Lexicon::english());
    assert_eq!(claims(&context)[0].about, "the army left the valley");
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,80}", published in "20(0[0-9]|1[0-9])-0[1-9]-1[0-9]") {
        dates(&published, &text);
    }

    #[test]
    fn any_heap_of_time_words_is_read_and_every_span_slices(words in proptest::collection::vec(
        prop::sample::select(vec![
            "on", "the", "21", "March", "2012", "-", "–", "to", "and", "between", "from", "Friday", "last", "next", "week", "weeks",
            "year", "two", "days", "later", "before", "after", "ago", "mid", "end of", "1960", "s", "'s", ",", ".", "night", "in",
            "that", "same", "day", "9999", "0000", "2199-12-31", "31", "30", "February", "Easter", "1000", "century", "decade",
            "first", "third", "of", "Q", "4", "summer", "Christmas", "since", "coup", "yesterday", "9999999999", "29/02/2011", "\n",
        ]), 0..40)) {
        let text = words.join(" ");
        let document = document("2012-03-28", &text);
        let reading = Reading::new(&document, Lexicon::english());
        for date in mentions(&reading) {
            prop_assert!(!date.span.of(&text).is_empty());
            prop_assert!(date.days.start <= date.days.end);
        }
    }
}

use super::{Hour, hour_at};
use crate::lexicon::Lexicon;
use crate::text::Span;

/// The first time of day of a text.
fn read(text: &str) -> Option<Hour> {
    let tagged = Lexicon::english().tag(text, Span::new(0, text.len()));
    (0..tagged.len()).find_map(|at| hour_at(&tagged, at))
}

/// "17:30", with a question mark where the half of the day is not told.
fn told(text: &str) -> String {
    read(text).map_or_else(String::new, |hour| {
        format!("{}:{:02}{}", hour.minute / 60, hour.minute % 60, if hour.either { "?" } else { "" })
    })
}

#[test]
fn a_time_of_day_is_read_however_it_is_written() {
    for (text, hour) in [
        ("The gates opened at half past five in the morning.", "5:30"),
        ("The gates opened at a quarter to six on Friday evening.", "17:45"),
        ("They opened at ten to seven.", "6:50?"),
        ("They opened at 11 p.m. on Tuesday.", "23:00"),
        ("They opened at 6pm.", "18:00"),
        ("They opened at 4:30pm.", "16:30"),
        ("They opened at 11.30 p.m", "23:30"),
        ("They opened at 23:05 on 22 June.", "23:05"),
        ("They opened at 04:30.", "4:30"),
        ("They opened at 9:30.", "9:30?"),
        ("They opened at 22.15.", "22:15"),
        ("They opened shortly before 8 a.m. and closed.", "8:00"),
        ("They opened at noon.", "12:00"),
        ("They opened shortly after midnight.", "0:00"),
        ("They opened at 12:20 a.m.", "0:20"),
        ("They opened shortly after six o'clock on Thursday morning.", "6:00"),
        ("They opened at six on Wednesday.", "6:00?"),
        ("They opened at 11 at night.", "23:00"),
        ("They opened at two at night.", "2:00"),
        ("They opened at 21:00 local time.", "21:00"),
        ("They opened at 17:40 hrs.", "17:40"),
        ("They opened at 10:30 hrs.", "10:30"),
        ("On Tuesday evening, at about 10:30, they opened.", "22:30"),
        ("They opened 9:40 a.m. and closed.", "9:40"),
        ("On Tuesday, 9:40, they opened.", "9:40?"),
        ("9:40 The gates are opened.", "9:40?"),
        ("They opened between 5 and 6 p.m.", "17:00"),
        ("They opened between 11 and 1 at night.", "23:00"),
    ] {
        assert_eq!(told(text), hour, "{text}");
    }
}

#[test]
fn other_figures_are_no_time_of_day() {
    for text in [
        "The bridge is 23 metres long, and 2 trucks stood on it.",
        "The water stood 2.7 metres high, at 2.30 metres on Friday.",
        "The budget rose from five to seven million.",
        "He died at 58, after six years.",
        "The midnight train came in the evening.",
        "The count rose from eight to 13 in the morning.",
        "He came on 17 April, and left in 2012.",
        "About six people came, and 11 in the evening.",
        "Casualties1: 34 killed",
        "He was held for about nine hours.",
        "The nurses walked out at six hospitals.",
        "The motion was passed 12:10 in favour.",
        "He read from John 3:16 in the church.",
        "The index rose by 4.15 and then fell from 4.15.",
        "The debt stands at 4.15 million.",
        "Between 5 and 6 people came in the evening.",
    ] {
        assert_eq!(told(text), "", "{text}");
    }
}

#[test]
fn two_times_may_be_one_moment_within_what_their_words_allow() {
    let one = |x: &str, y: &str| {
        read(x).unwrap().may_be(&read(y).unwrap()) && read(y).unwrap().may_be(&read(x).unwrap())
    };
    assert!(one("at 23:05", "at about 11 p.m."));
    assert!(one("at 23:05", "at 11 p.m."));
    assert!(one("at 23:05", "at 11.05 p.m."));
    assert!(one("at 5.30 p.m.", "at half past five"));
    assert!(one("at 17:30", "at half past five"));
    assert!(one("shortly before midnight", "at 23:40"));
    assert!(one("shortly after midnight", "at 00:20"));
    assert!(one("shortly before 8 a.m.", "at 07:50"));
    assert!(one("before 9 a.m.", "at 07:50"));
    let at = |x: &str, y: &str| read(x).unwrap().is_at(&read(y).unwrap());
    assert!(!at("before 9 a.m.", "at 07:50") && at("before 9 a.m.", "at 9 a.m."));
    assert!(!one("by 8 p.m.", "by 10 p.m.") && one("by 10 p.m.", "by 22:00"));
    assert!(!one("at 23:05", "at 23:50"));
    assert!(!one("at half past five in the morning", "at 04:30"));
    assert!(!one("at 6 a.m.", "at 6 p.m."));
    assert!(!one("shortly after midnight", "at 23:40"));
    assert!(!one("at about 11 p.m.", "at 10 p.m."));
    assert!(
        !one("before midnight", "after midnight")
            && !one("shortly before midnight", "shortly after midnight")
    );
    assert!(
        !at("before midnight", "after midnight") && !at("just before six o'clock", "just after six o'clock")
    );
    assert!(!one("shortly after midnight", "at 23:55") && one("at midnight", "at 23:55"));
    assert!(one("shortly after 11 p.m.", "shortly before midnight"));
    assert!(one("between 5 and 6 p.m.", "at 17:20") && one("at 5.20", "between 5 and 6 p.m."));
    assert!(!one("between 5 and 6 p.m.", "at 18:40") && !one("between 5 and 6 p.m.", "at 5.20 a.m."));
    assert!(one("at 10:30", "at 22:30") && !one("on Tuesday morning at 10:30", "at 22:30"));
}

#[test]
fn an_hour_that_may_as_well_be_a_number_is_not_certain() {
    let certain = |text: &str| read(text).unwrap().certain;
    assert!(certain("from nine in the evening") && certain("at six on Friday") && certain("about 9 p.m."));
    assert!(!certain("killing about 11 on Tuesday") && !certain("about nine in the evening"));
}

#[test]
fn an_hour_is_told_by_one_clock() {
    let clocks = |x: &str, y: &str| read(x).unwrap().is_of_clock_of(&read(y).unwrap());
    assert!(clocks("at 21:00 local time", "at 9 p.m."));
    assert!(!clocks("at 21:00 GMT", "at 9 p.m."));
}

#[test]
fn the_words_around_an_hour_belong_to_it() {
    let text = "They opened at about 11 p.m. on Tuesday.";
    let tagged = Lexicon::english().tag(text, Span::new(0, text.len()));
    let hour = read(text).unwrap();
    assert_eq!(tagged.span(hour.tokens.start, hour.tokens.end).of(text), "at about 11 p.m.");
    assert_eq!(tagged.span(hour.core.start, hour.core.end).of(text), "11");
}

//! How newspapers write times: offsets, years, nights, figures, and what only looks like a date.

use super::{claimed, dates, news};

const NOTHING: [&str; 0] = [];

#[test]
fn offsets_may_have_several_parts_and_halves() {
    let text = "On 1 May 2015 the mine closed. Two years and three days later it reopened.";
    assert_eq!(news(text)[1], "Two years and three days later = 2017-05-04");
    assert_eq!(news("He was freed a year and a half ago."), ["a year and a half ago = 2016-11-10~"]);
    assert_eq!(news("He was freed two and a half years ago."), ["two and a half years ago = 2015-11-10~"]);
    assert_eq!(news("Half a century ago the dam burst."), ["Half a century ago = 1968-05-10~"]);
    assert_eq!(
        news("Thirty years ago this week, a ferry sank off Dover."),
        ["Thirty years ago this week = 1988-05-07/1988-05-13"]
    );
}

#[test]
fn words_in_quotation_marks_count_from_the_day_they_were_said() {
    assert_eq!(
        news("\"We will hold a vote on Thursday,\" the spokesman said on 14 April."),
        ["Thursday = 2018-04-19", "14 April = 2018-04-14"]
    );
    assert_eq!(
        news("On 14 April he told reporters: \"They came on Thursday and took my brother.\""),
        ["14 April = 2018-04-14", "Thursday = 2018-04-12"]
    );
    assert_eq!(
        news("\"They came yesterday,\" she said on Monday."),
        ["yesterday = 2018-05-06", "Monday = 2018-05-07"]
    );
    assert_eq!(news("\"They came yesterday,\" she said."), ["yesterday = 2018-05-09"]);
    assert_eq!(
        dates("", "On Monday 14 April 2014 he told the court: \"They took my brother on Thursday.\"")[1],
        "Thursday = 2014-04-10"
    );
}

#[test]
fn a_year_stands_in_many_frames() {
    for (text, year) in [
        ("The coup of 1991 left 300 dead.", "1991"),
        ("The quake of 1999 killed 17,000 people.", "1999"),
        ("The budget for 2019 was passed.", "2019"),
        ("The custom dates back to 1870.", "1870"),
        ("As recently as 2008 there was no road.", "2008"),
        ("1991 saw the fall of the regime.", "1991"),
        ("In a 1997 interview he denied it.", "1997"),
        ("There were strikes in ’68.", "68 = 1968"),
    ] {
        let found = news(text);
        assert!(found.len() == 1 && found[0].starts_with(year), "{text} {found:?}");
    }
    for text in [
        "A crowd of 2000 marched on the palace.",
        "An army of 1500 people gathered.",
        "The temple was built in 1500 BC.",
        "The tremor came at 2030 GMT, and by 2100 GMT help was there.",
        "A curfew from 1800 to 2000 hours was imposed.",
        "Flight 1990 left from gate 12.",
    ] {
        assert_eq!(news(text), NOTHING, "{text}");
    }
}

#[test]
fn decades_and_autumns_may_be_short() {
    assert_eq!(news("In the '90s there were strikes."), ["the '90s = 199X"]);
    assert_eq!(
        news("The vote, in the autumn of '68, was annulled."),
        ["the autumn of '68 = 1968-09-01/1968-11-30"]
    );
}

#[test]
fn a_hedged_date_is_approximate() {
    assert_eq!(news("Around 21 March he left for Cairo."), ["21 March = 2018-03-21~"]);
    assert_eq!(news("Some time in March 2017 he vanished."), ["March 2017 = 2017-03~"]);
    assert_eq!(news("The city was founded circa 1890."), ["1890 = 1890~"]);
    assert_eq!(news("On or about 5 April the men were taken."), ["5 April = 2018-04-05~"]);
}

#[test]
fn nights_and_stretches_have_two_ends() {
    for (text, found) in [
        ("On the night of 21/22 April they came.", "21/22 April = 2018-04-21/2018-04-22"),
        ("Two men were killed overnight.", "overnight = 2018-05-09/2018-05-10"),
        ("In the week ending 6 May 14 died.", "the week ending 6 May = 2018-04-30/2018-05-06"),
        ("In the three months to March sales fell.", "the three months to March = 2018-01-01/2018-03-31"),
        ("The verdict is due by year's end.", "year's end = 2018-12-31"),
    ] {
        assert_eq!(news(text), [found], "{text}");
    }
    assert_eq!(news("An overnight curfew is in force."), NOTHING);
}

#[test]
fn figures_follow_the_habit_of_their_document() {
    assert_eq!(news("One left on 04/25/2018, one on 05/04/2018.")[1], "05/04/2018 = 2018-05-04");
    assert_eq!(news("One left on 25/04/2018, one on 05/04/2018.")[1], "05/04/2018 = 2018-04-05");
    assert_eq!(claimed("2018-05-10", "The boat left on 25/04/2018 and sank on 05/04/2018.").len(), 2);
}

#[test]
fn days_with_a_name_are_known_where_all_agree_on_them() {
    for (text, found) in [
        ("He was shot on the Fourth of July.", "the Fourth of July = 2017-07-04"),
        ("It burned down on Thanksgiving Day 2010.", "Thanksgiving Day 2010 = 2010-11-25"),
        ("They fasted until Orthodox Easter.", "Orthodox Easter = 2018-04-08"),
        ("The September 11 attacks changed the law.", "September 11 = 2001-09-11"),
    ] {
        assert_eq!(news(text), [found], "{text}");
    }
    for text in ["Crowds gathered on Independence Day.", "It was bombed on the eve of Ramadan."] {
        assert_eq!(news(text), NOTHING, "{text}");
    }
    assert_eq!(
        dates("1975-12-01", "The September 11 attacks on the town killed ten."),
        ["September 11 = 1975-09-11"]
    );
}

#[test]
fn names_marches_and_versions_are_no_dates() {
    for text in [
        "The Sunday Times reported that he fled.",
        "The Mail on Sunday reported the affair.",
        "The Sun reported the story.",
        "He was shot on Bloody Sunday.",
        "The March on Washington was led by King.",
        "The Women's March drew crowds.",
        "TROOPS MARCH 14 MILES THROUGH SNOW.",
        "Version 10.4.11 of the software was released.",
        "Chapter 10.2.14 deals with this, see section 3.4.12.",
        "He came second. In a second, it was over.",
    ] {
        assert_eq!(news(text), NOTHING, "{text}");
    }
}

#[test]
fn british_and_old_ways_of_naming_a_day() {
    assert_eq!(news("The hearing was put off until Monday week."), ["Monday week = 2018-05-21"]);
    assert_eq!(news("The trial was adjourned to 4 June."), ["4 June = 2018-06-04"]);
    assert_eq!(news("On the 15th August last the Viceroy left."), ["the 15th August last = 2017-08-15"]);
}

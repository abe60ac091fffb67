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
    assert_eq!(news("Five years ago next month the mill burned."), ["Five years ago next month = 2013-06"]);
    assert_eq!(news("The strike began a week ago on Monday."), ["a week ago on Monday = 2018-04-30"]);
    assert_eq!(news("Three years ago on 4 May the hall burned."), ["Three years ago on 4 May = 2015-05-04"]);
}

#[test]
fn one_day_or_the_next_is_one_date() {
    assert_eq!(news("He was seized on 12 or 13 April."), ["12 or 13 April = 2018-04-12/2018-04-13"]);
    assert_eq!(news("He was seized on April 12 or 13."), ["April 12 or 13 = 2018-04-12/2018-04-13"]);
    assert_eq!(
        news("He was seized on 12 or 13 April 2015."),
        ["12 or 13 April 2015 = 2015-04-12/2015-04-13"]
    );
    assert_eq!(news("He was seized on 30 April or 1 May."), ["30 April or 1 May = 2018-04-30/2018-05-01"]);
    assert_eq!(news("He was seized on 12, 13 or 14 April."), ["12, 13 or 14 April = 2018-04-12/2018-04-14"]);
    assert_eq!(news("He was seized on 29 April or 1 May.").len(), 2);
    assert_eq!(news("He was seized on 12, 13 and 14 April.").len(), 3);
    assert_eq!(news("He was seized on 12 or 15 April."), ["12 = 2018-04-12", "15 April = 2018-04-15"]);
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
fn a_memoir_of_an_event_counts_from_it_and_not_from_its_own_day() {
    let told = |rest: &str| {
        let text = format!(
            "A year after the landslide the quarry is silent. It came down on Saturday, 20 May 2017. Half the street slept. {rest}"
        );
        dates("2018-05-10", &text).split_off(2)
    };
    assert_eq!(told("On Tuesday the last survivor was found."), ["Tuesday = 2017-05-23"]);
    assert_eq!(told("The manager was arrested in August."), ["August = 2017-08"]);
    assert_eq!(told("The report was published on 9 April."), ["9 April = 2018-04-09"]);
    assert_eq!(told("The last charge had been fired on May 12."), ["May 12 = 2017-05-12"]);
    assert_eq!(told("The mayor resigned on 2 May."), ["2 May = 2018-05-02"]);
    assert_eq!(
        told("It broke, and within four minutes the street was gone.")[0],
        "within four minutes = 2017-05-20"
    );
    assert_eq!(
        told("The priest read the names last Sunday. On Monday they had dug."),
        ["last Sunday = 2018-05-06", "Monday = 2017-05-22"]
    );
}

#[test]
fn news_of_an_event_of_the_year_before_is_no_memoir() {
    let told = |text: &str| dates("2018-05-10", text).split_off(1);
    let lead = "The quarry where a slide killed nine on 20 May 2017 was shut on Monday.";
    assert_eq!(
        told(&format!("{lead} The court ruled on Tuesday.")),
        ["Monday = 2018-05-07", "Tuesday = 2018-05-08"]
    );
    let trial = "A judge sentenced the mayor over the flood of 3 September 2017. Prosecutors had sought ten years. The defence \
                 will appeal. The judge read the sentence on Tuesday.";
    assert_eq!(told(trial), ["Tuesday = 2018-05-08"]);
    let month = "The slide of 20 March 2017 killed nine. A court last month convicted three. They denied it. They wept. They \
                 were led away on Tuesday.";
    assert_eq!(told(month)[1], "Tuesday = 2018-05-08");
}

#[test]
fn a_weekday_tells_the_year_of_the_day_beside_it() {
    let text = "The dam burst on 30 November 2013. They were buried on Tuesday, 3 December.";
    assert_eq!(dates("2014-11-22", text)[1], "Tuesday, 3 December = 2013-12-03");
    let text = "The ferry sank on 3 July 2018. The owner was jailed on Tuesday, 4 June.";
    assert_eq!(dates("2019-06-12", text)[1], "Tuesday, 4 June = 2019-06-04");
}

#[test]
fn a_year_beside_a_day_is_that_of_the_day_where_it_is_its_own() {
    let text = "The dam burst on 30 November 2013. For this year's feast, on 30 November, the gate is off its hinges.";
    assert_eq!(dates("2014-11-22", text).last().unwrap(), "30 November = 2014-11-30");
    assert_eq!(news("The polls are due next year, the minister said on 3 March.")[1], "3 March = 2018-03-03");
    let born = "The mutiny began on 2 May 2018. Amadou Sanogo (born 3 May 1961) was arrested on 4 May.";
    assert_eq!(news(born).last().unwrap(), "4 May = 2018-05-04");
}

#[test]
fn what_is_declared_to_begin_lies_ahead() {
    assert_eq!(news("He declared three days of mourning, beginning on Monday."), ["Monday = 2018-05-14"]);
    assert_eq!(news("The governor declared a curfew from Monday."), ["Monday = 2018-05-14"]);
    assert_eq!(
        news("The ministry declared 12 people dead in floods starting on Monday."),
        ["Monday = 2018-05-07"]
    );
}

#[test]
fn the_day_of_an_event_that_bounds_a_clause_is_that_of_the_event() {
    let dated = |text: &str| claimed("2012-03-23", text);
    assert_eq!(
        dated("Even before the coup of this week 173,000 people had fled."),
        ["coup: 2012-03-19/2012-03-25"]
    );
    assert_eq!(dated("The coup of 21 March toppled the president."), ["toppled the president: 2012-03-21"]);
}

#[test]
fn what_is_coming_lies_ahead_and_who_is_coming_down_does_not() {
    assert_eq!(news("More rain is coming on Sunday."), ["Sunday = 2018-05-13"]);
    assert_eq!(news("The attack, coming on Tuesday, killed 12 people."), ["Tuesday = 2018-05-08"]);
    assert_eq!(news("Pilgrims coming down the stairs fell on Monday."), ["Monday = 2018-05-07"]);
}

#[test]
fn what_was_done_by_an_hour_of_a_day_had_been_done_then() {
    assert_eq!(news("Nine had been identified by midday on Thursday."), ["Thursday = 2018-05-10"]);
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
        ("Shots were heard overnight Monday into Tuesday.", "Monday into Tuesday = 2018-05-07/2018-05-08"),
        (
            "It rained from late Monday night into early Tuesday.",
            "from late Monday night into early Tuesday = 2018-05-07/2018-05-08",
        ),
        (
            "They fought on Monday night and into Tuesday.",
            "Monday night and into Tuesday = 2018-05-07/2018-05-08",
        ),
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

#[test]
fn neighbouring_weekdays_are_one_stretch() {
    for (text, found) in [
        ("Votes were counted in April and May 2012.", "April and May 2012 = 2012-04-01/2012-05-31"),
        ("No case was seen on Monday and Tuesday.", "Monday and Tuesday = 2018-05-07/2018-05-08"),
    ] {
        assert_eq!(news(text), [found], "{text}");
    }
    assert_eq!(news("Shots were heard on 16 and 17 April.").len(), 2);
    assert_eq!(news("Trains stopped on Monday and Thursday.").len(), 2);
}

#[test]
fn a_day_may_stand_before_its_month_by_another_name() {
    assert_eq!(news("She died on the 9th of this month."), ["the 9th of this month = 2018-05-09"]);
    assert_eq!(news("Polling is set for the 3rd of next month."), ["the 3rd of next month = 2018-06-03"]);
    assert_eq!(
        dates("2018-05-01", "The clinic treated 31 patients since it opened on the 13th."),
        ["the 13th = 2018-04-13"]
    );
}

#[test]
fn what_was_put_off_until_a_day_close_ahead_is_of_this_year() {
    for text in [
        "Classes are suspended until 15 May.",
        "The trial was adjourned to 15 May.",
        "All flights were cancelled until Tuesday, May 15.",
    ] {
        let found = news(text);
        assert!(found.len() == 1 && found[0].ends_with("2018-05-15"), "{text} {found:?}");
    }
    assert_eq!(news("The vote is on Sunday."), ["Sunday = 2018-05-13"]);
    assert_eq!(news("The union has called a rally for this Sunday."), ["this Sunday = 2018-05-13"]);
}

#[test]
fn a_report_of_a_month_tells_of_the_year_before_it() {
    let text = "On 13 October 2003 police shot six people.\nIn 2001 two men were killed.\nThe strike was called on 28 September.";
    assert_eq!(dates("2003-12", text)[2], "28 September = 2003-09-28");
}

#[test]
fn a_time_told_twice_is_one_date() {
    assert_eq!(
        dates("2016-11-12", "Three years ago, in November 2013, a storm killed 6,000 people."),
        ["Three years ago, in November 2013 = 2013-11"]
    );
}

#[test]
fn nicknames_citations_and_stretches_date_nothing() {
    for text in [
        "Jan-Jan rescued 38 persons with his boat.",
        "The mission was set up under resolution 2009 (2011) of the Council.",
    ] {
        assert_eq!(news(text), NOTHING, "{text}");
    }
    for text in [
        "The coming fortnight will decide it.",
        "Hundreds left in the past month.",
        "The past week was quiet.",
    ] {
        assert!(claimed("2018-05-10", text).is_empty(), "{text}");
    }
    let text = "2014-02-08 | Sailing overnight to Cebu, the ferry sank late on Thursday.";
    assert_eq!(claimed("2014-02-08", &text[13..]).len(), 1);
}

#[test]
fn in_capitals_a_year_before_a_verb_is_a_date() {
    assert_eq!(claimed("1994-05-17", "A QUAKE IN 1955 KILLED 312 PEOPLE AT KOSH.").len(), 1);
}

#[test]
fn a_story_told_of_last_year_keeps_its_days() {
    let text = "The captain is charged with a raid on the night of April 9 last year.\n\
                In all, 14 people died between April 8 and 10. The last of them was buried on the 9th.";
    assert_eq!(
        dates("2014-03-13", text),
        [
            "April 9 last year = 2013-04-09",
            "between April 8 and 10 = 2013-04-08/2013-04-10",
            "the 9th = 2013-04-09",
        ]
    );
    let text = "The dam burst on 5 March last year.\nMourners came to the lake on 5 March.";
    assert_eq!(dates("2014-03-07", text)[1], "5 March = 2014-03-05");
    let text = "The dam burst on 5 May last year.\nA service will be held on 5 May.";
    assert_eq!(dates("2014-03-07", text)[1], "5 May = 2014-05-05");
}

#[test]
fn a_weekday_in_apposition_is_that_of_its_date() {
    assert_eq!(
        dates("2014-03-13", "Judgment is expected on April 11, a Friday."),
        ["April 11, a Friday = 2014-04-11"]
    );
    assert_eq!(
        dates("2014-03-13", "On 2 March, a Sunday paper printed the list."),
        ["2 March = 2014-03-02", "Sunday = 2014-03-09"]
    );
}

#[test]
fn what_is_promised_for_a_weekday_is_to_come() {
    for (text, day) in [
        ("Norway has promised two planes for Saturday.", "2014-03-15"),
        ("The mayor ordered a day of mourning for Tuesday.", "2014-03-18"),
        ("Two men were jailed for Tuesday's attack.", "2014-03-11"),
    ] {
        assert!(dates("2014-03-13", text)[0].ends_with(day), "{text}");
    }
}

#[test]
fn an_aside_of_another_year_ends_with_its_sentence() {
    let text = "Clashes broke out on Wednesday.\nIn October 2005 eight guests were killed. Clashes on 3 May hurt 14.";
    assert_eq!(news(text), ["Wednesday = 2018-05-09", "October 2005 = 2005-10", "3 May = 2018-05-03"]);
    let text = "Clashes broke out on Wednesday.\nIn May 2005 eight guests were killed. Their killer was shot on 12 August.";
    assert_eq!(news(text)[2], "12 August = 2005-08-12");
    let coup = "On 21 March 2012 soldiers seized power.\n";
    let later = "In December 2013 the dead were found.\nOn 20 August a government was formed.";
    assert_eq!(dates("2015-02-14", &format!("{coup}{later}"))[2], "20 August = 2012-08-20");
    let later = "In December 2013 the dead were found. On 20 August 2013 and on 2 May 2013 men fled.\nOn 20 September a government was formed.";
    assert_eq!(dates("2015-02-14", &format!("{coup}{later}"))[4], "20 September = 2013-09-20");
    let text = "On 6 April 2012 they gave it up.\nIn December 2013 the dead were found.\nOn 20 February the general was charged.";
    assert_eq!(dates("2015-03-14", text)[2], "20 February = 2014-02-20");
}

#[test]
fn a_pluperfect_looks_back_on_a_day_of_its_own_paragraph() {
    let text = "The raid was on 2 May.\nThe Tribune had counted 23 on Saturday.";
    assert_eq!(news(text)[1], "Saturday = 2018-05-05");
    let text = "The raid was on 2 May. The Tribune had counted 23 on Saturday.";
    assert_eq!(news(text)[1], "Saturday = 2018-04-28");
}

#[test]
fn no_clause_starts_inside_a_name() {
    let about = |text: &str| {
        let document = super::document("2018-05-10", text);
        let context = super::Context::new(&document, super::Lexicon::english());
        super::claims(&context).into_iter().map(|claim| claim.about).collect::<Vec<_>>().join(" | ")
    };
    let text = "The rebels, who formed the National Committee for Democracy and State, which on 3 May declared war, fled.";
    assert!(!about(text).starts_with("State"), "{}", about(text));
    assert!(about("Sister Ana Ruiz, who died on 3 May, was a nurse.").starts_with("Sister Ana Ruiz"));
}

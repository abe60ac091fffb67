//! What a source tells of one day in the words in which the draft tells it of another.

use super::told;
use crate::check::draft::Draft;
use crate::check::tests::sources;
use crate::claim::Kind;

/// The findings on the dates of a draft, with the text of its source at hand.
fn dates(draft: &str, page: &str) -> Vec<String> {
    let texts = [draft, page].map(|text| format!("2019-05-20 | {text}"));
    let sources = sources(&[&texts[0], &texts[1]]);
    told(Kind::Date, &sources, &Draft { texts: vec![Some(draft), Some(page)], ..Draft::at(0) })
}

#[test]
fn who_else_died_on_that_day_does_not_bear_a_death() {
    const PAGE: &str = "The dead are\n- Ana Horvat, 62, a baker from Vell, who died in Sarpe on 4 May 2019\n\
                        - Ivo Murak, 38, a driver, who died on 9 May 2019\n";
    let found = dates("Ana Horvat, a baker of 62, died in Sarpe on 9 May 2019.", PAGE);
    assert!(
        found.len() == 1 && found[0].starts_with("against_all: 9 May 2019 (a); 4 May 2019 (b)"),
        "{found:?}"
    );
    assert_eq!(dates("Ana Horvat, a baker of 62, died in Sarpe on 4 May 2019.", PAGE), [""; 0]);
}

#[test]
fn a_passage_with_both_days_bears_the_one_of_the_clause() {
    const PAGE: &str = "The mayor has declared mourning from 13 May 2019. A service of remembrance was held at Orm \
                        Stadium in Vell on 14 May 2019.";
    let found = dates("The service at Orm Stadium in Vell was held on 13 May 2019.", PAGE);
    assert!(found.len() == 1 && found[0].starts_with("against_all: 13 May 2019 (a)"), "{found:?}");
    assert_eq!(dates("The service at Orm Stadium in Vell was held on 14 May 2019.", PAGE), [""; 0]);
}

#[test]
fn a_passage_of_another_day_with_more_of_the_words_is_nearer() {
    const PAGE: &str = "Captain Ivo Murak imposed a truce in 2018. The council met on 3 May 2019.\n\nOn 4 May 2019 soldiers under \
                        Captain Ivo Murak took the radio. They imposed a curfew in Orm.\n";
    let found = dates("A curfew imposed in Orm by Captain Ivo Murak was in force from 3 May 2019.", PAGE);
    assert!(found.len() == 1 && found[0].contains("4 May 2019 (b)"), "{found:?}");
}

#[test]
fn what_was_done_on_that_day_to_another_place_does_not_bear_it() {
    const PAGE: &str = "Fighting went on in March 2019.\n\n====30 March====\nOrm was captured, the FLV announced. In Sarpe 12 \
                        people were wounded.\n\n====31 March====\nVell fell to the FLV, and 14 people were wounded there.\n";
    assert!(!dates("Vell was captured by the FLV on 30 March 2019.", PAGE).is_empty());
    assert_eq!(dates("Orm was captured by the FLV on 30 March 2019.", PAGE), [""; 0]);
}

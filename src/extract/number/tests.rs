use super::mentions;
use crate::document::Document;
use crate::extract::Reading;
use crate::ingest;
use crate::lexicon::Lexicon;

fn document(text: &str) -> Document {
    ingest::read("a.txt".into(), text.to_owned())
}

/// "40..40 | at least 4 = 4.." and the like: value, then the words that carry it.
fn read(text: &str) -> Vec<String> {
    let document = document(text);
    let reading = Reading::new(&document, Lexicon::english());
    let side = |n: Option<u64>| n.map_or(String::new(), |n| n.to_string());
    mentions(&reading)
        .iter()
        .map(|n| {
            let about = if n.value.approx { "~" } else { "" };
            format!("{}={about}{}..{}", n.span.of(&document.text), side(n.value.min), side(n.value.max))
        })
        .collect()
}

#[test]
fn digits_with_every_grouping() {
    assert_eq!(
        read("3,400 then 1 234 567 then 816\u{a0}000 men"),
        ["3,400=3400..3400", "1 234 567=1234567..1234567", "816\u{a0}000=816000..816000",]
    );
    assert_eq!(
        read("2.4 million, 1.2m, 100k, 3bn"),
        [
            "2.4 million=2400000..2400000",
            "1.2m=1200000..1200000",
            "100k=100000..100000",
            "3bn=3000000000..3000000000",
        ]
    );
    assert_eq!(
        read("pupils 7,9,12 and 423 0000"),
        ["7=7..7", "9=9..9", "12=12..12", "423=423..423", "0000=0..0"]
    );
}

#[test]
fn numbers_in_words() {
    assert_eq!(
        read("forty men, twenty-four women, sixty four"),
        ["forty=40..40", "twenty-four=24..24", "sixty four=64..64"]
    );
    assert_eq!(
        read("a hundred and twelve of two hundred and two thousand"),
        ["a hundred and twelve=112..112", "two hundred and two thousand=202000..202000",]
    );
    assert_eq!(
        read("two dozen; half a dozen; half a million; five and a half million"),
        [
            "two dozen=24..24",
            "half a dozen=6..6",
            "half a million=500000..500000",
            "five and a half million=5500000..5500000",
        ]
    );
    assert_eq!(
        read("34 thousand, 3 hundred and 2 hundred"),
        ["34 thousand=34000..34000", "3 hundred=300..300", "2 hundred=200..200"]
    );
}

#[test]
fn bounds_before_and_behind() {
    assert_eq!(
        read("at least four and more than 90, fewer than ten"),
        ["at least four=4..", "more than 90=91..", "fewer than ten=..9"]
    );
    assert_eq!(
        read("up to an estimated 400; upwards of 3,400"),
        ["up to an estimated 400=~..400", "upwards of 3,400=3400.."]
    );
    assert_eq!(
        read("60 or more; 20 or fewer; 200-plus; 50+"),
        ["60 or more=60..", "20 or fewer=..20", "200-plus=200..", "50+=50.."]
    );
    assert_eq!(read("It never numbered more than 120."), ["never numbered more than 120=..120"]);
}

#[test]
fn approximations() {
    assert_eq!(
        read("about 200, some forty, nearly 3,000"),
        ["about 200=~200..200", "some forty=~40..40", "nearly 3,000=~3000..3000"]
    );
    assert_eq!(read("30-odd men, fifty or so"), ["30-odd=~30..30", "fifty or so=~50..50"]);
}

#[test]
fn ranges() {
    assert_eq!(
        read("30 to 35; 30-35; between 30 and 35; from 30 to 35"),
        ["30 to 35=30..35", "30-35=30..35", "between 30 and 35=30..35", "from 30 to 35=30..35",]
    );
    assert_eq!(
        read("four or five; two to three hundred; 5k-20k"),
        ["four or five=4..5", "two to three hundred=200..300", "5k-20k=5000..20000"]
    );
    assert_eq!(read("more than 10 and less than 40"), ["more than 10 and less than 40=11..39"]);
}

#[test]
fn a_change_is_two_figures_and_no_range() {
    assert_eq!(read("The toll rose from eight to 13."), ["eight=8..8", "13=13..13"]);
}

#[test]
fn vague_words_are_at_least_what_the_codebook_says() {
    assert_eq!(
        read("dozens, scores, several hundred, hundreds of thousands"),
        ["dozens=~24..", "scores=~40..", "several hundred=~200..", "hundreds of thousands=~200000..",]
    );
}

#[test]
fn ordinals_labels_and_no_one_are_no_numbers() {
    assert_eq!(read("the 3rd Regiment, M5, Casualties1 and no one"), Vec::<String>::new());
    assert_eq!(read("account 840-1122-44"), ["840=840..840", "1122=1122..1122", "44=44..44"]);
}

#[test]
fn odd_input_is_read_to_its_end() {
    for text in [
        "between",
        "at least",
        "a",
        "1e",
        "and and and 3 and",
        "half of a",
        "12 - ",
        "٣",
        "9".repeat(400).as_str(),
    ] {
        let _ = read(text);
    }
}

#[test]
fn a_time_of_day_is_no_number() {
    assert_eq!(read("a curfew from nine in the evening, at 6 on Friday or by 11 p.m."), [""; 0]);
    assert_eq!(read("at half past five, a quarter to six and ten past four"), ["ten=10..10", "four=4..4"]);
    assert_eq!(read("killing about 11 on Tuesday"), ["about 11=~11..11"]);
}

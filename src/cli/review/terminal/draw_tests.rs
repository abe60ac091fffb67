use super::super::key::Key;
use super::*;
use crate::cli::review::card::Index;
use crate::cli::review::items::{Item, Items};
use crate::report::sample::Sample;
use crate::report::{Facts, Quotes, Standing};

/// What the terminal shows of the only finding after these keys, each row ended.
fn seen(sample: &Sample, keys: &[Key], style: Style, height: usize) -> String {
    let frame = framed(sample, keys, style, height);
    frame.rows.iter().map(|row| format!("{}\n", row.trim_end())).collect()
}

fn framed(sample: &Sample, keys: &[Key], style: Style, height: usize) -> Frame {
    sample.with(|report| {
        let (finding, standing) = report.findings().next().unwrap();
        let index = Index { quotes: &Quotes::new(report), facts: Facts::new(report) };
        let card = Card::new(report, &index, finding, standing, style.gap());
        let items = Items::new(vec![Item::new(report, finding, standing)]);
        let query = if *standing == Standing::Open { "open" } else { "" };
        let mut state = State::new(items, query, Some("Ana".into()));
        state.fit(5, 40);
        keys.iter().for_each(|key| _ = state.press(*key));
        Scene { title: report.title, state: &state, card: Some(&card), style, height }.frame()
    })
}

const WIDE: Style = Style { unicode: true, color: false, width: 80 };

fn typed(first: char, text: &str) -> Vec<Key> {
    std::iter::once(first).chain(text.chars()).map(Key::Char).collect()
}

#[test]
fn the_claims_stand_side_by_side() {
    insta::assert_snapshot!(seen(&Sample::new(), &[], WIDE, 24));
}

#[test]
fn on_a_narrow_terminal_they_stand_one_below_the_other() {
    insta::assert_snapshot!(seen(&Sample::new(), &[], Style { width: 50, ..WIDE }, 36));
}

#[test]
fn what_was_decided_and_why_the_claims_met_is_shown_on_demand() {
    insta::assert_snapshot!(seen(&Sample::decided(), &[Key::Char('w')], WIDE, 30));
}

#[test]
fn a_part_says_that_it_stands_beside_the_others() {
    let mut sample = Sample::new();
    sample.checked.findings[0].aside = 1;
    let text = seen(&sample, &[], WIDE, 24);
    assert!(text.contains("1) 34 killed") && text.contains(BESIDE) && !text.contains("2)"), "{text}");
}

#[test]
fn a_note_is_asked_for() {
    insta::assert_snapshot!(seen(&Sample::new(), &typed('e', "two days"), WIDE, 24));
}

#[test]
fn a_decision_says_what_it_is_and_takes_an_empty_note() {
    for (key, told) in
        [('r', "A real discrepancy."), ('d', "Not the same fact."), ('2', "To be printed: 40 killed.")]
    {
        let text = seen(&Sample::new(), &[Key::Char(key)], WIDE, 24);
        assert!(text.contains(&format!("{told} A note for it, or none:")), "{text}");
        assert!(text.contains("Enter decides, with a note or without; Esc decides nothing"), "{text}");
    }
}

#[test]
fn the_filter_says_what_it_knows_and_how_much_it_finds() {
    insta::assert_snapshot!(seen(&Sample::new(), &typed('f', " herald"), WIDE, 26));
}

#[test]
fn the_help_fits_a_terminal_of_the_usual_size() {
    let help = seen(&Sample::new(), &[Key::Char('?')], WIDE, 24);
    assert!(!help.contains(" below"), "{help}");
    insta::assert_snapshot!(help);
}

#[test]
fn whatever_the_size_no_row_is_too_wide_and_there_are_no_more_than_fit() {
    use unicode_width::UnicodeWidthStr as _;
    for (width, height) in [(1, 1), (8, 3), (20, 10), (50, 12), (80, 24), (130, 60)] {
        let keys =
            [typed('e', "a note that is longer than many a terminal is wide"), vec![Key::Char('w')], vec![]];
        for keys in keys {
            let frame = framed(&Sample::hostile(), &keys, Style { width, ..WIDE }, height);
            assert_eq!(frame.rows.len(), height, "{width} by {height}");
            let wide = frame.rows.iter().find(|row| row.width() > width);
            assert!(wide.is_none() || width < 20, "{width} by {height}: {wide:?}");
            assert!(frame.cursor.is_none_or(|(_, row)| row < height));
        }
    }
}

#[test]
fn nothing_from_a_source_drives_the_terminal_and_colour_comes_from_us_alone() {
    for color in [false, true] {
        let text = seen(&Sample::hostile(), &[Key::Char('w')], Style { color, ..WIDE }, 60);
        assert!(text.contains("evil") && !text.contains("\u{1b}[31mwere") && !text.contains('\u{202e}'));
        assert_eq!(text.contains('\u{1b}'), color);
        assert_eq!(text.contains("[34 killed]"), !color, "{text}");
    }
}

#[test]
fn without_unicode_everything_of_ours_is_ascii() {
    let text = seen(&Sample::new(), &[Key::Char('w')], Style { width: 80, ..Style::PLAIN }, 40);
    let foreign: String = text.chars().filter(|c| !c.is_ascii()).collect();
    assert_eq!(foreign, "\u{fffd}", "only what the source brought: {text}");
}

#[test]
fn what_is_below_the_last_row_is_counted() {
    let text = seen(&Sample::new(), &[], WIDE, 12);
    assert!(text.contains(" rows below\n"), "{text}");
}

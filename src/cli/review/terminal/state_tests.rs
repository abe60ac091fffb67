use super::*;
use crate::check::Severity;
use crate::claim::{ClaimId, Kind};
use crate::report::{self, Standing};

fn item(kind: Kind, text: &str) -> Item {
    let claims = vec![ClaimId("courier-1".into()), ClaimId("herald-1".into())];
    let sources = vec!["courier".into(), "herald".into()];
    let (id, text) = (text.to_owned(), text.to_owned());
    Item { id, severity: Severity::Error, kind, sources, standing: Standing::Open, text, claims }
}

fn review(by: Option<&str>) -> State {
    let items = vec![item(Kind::Count, "killed"), item(Kind::Date, "began"), item(Kind::Count, "displaced")];
    State::new(Items::new(items), "open", by.map(str::to_owned))
}

fn type_line(state: &mut State, text: &str) -> Option<Action> {
    for c in text.chars() {
        assert_eq!(state.press(Key::Char(c)), None);
    }
    state.press(Key::Enter)
}

fn ruled(what: Verdict, by: &str, note: Option<String>) -> report::Verdict {
    let (by, on) = (by.to_owned(), "2019-06-01".to_owned());
    report::Verdict { what, by, on, note, confirms: None, differs_from: None }
}

/// Does what an action asks for as the disk would, and nothing else.
fn keep(state: &mut State, action: Option<Action>) -> Change {
    let Some(Action::Keep(wanted)) = action else { panic!("no decision: {action:?}") };
    let change = &wanted.change;
    let mut standings: Vec<_> = (0..).map_while(|i| Some(state.items.get(i)?.standing.clone())).collect();
    standings[change.item] = match (&change.verdict, &change.restores) {
        (_, Some(before)) => Standing::Decided((**before).clone()),
        (Verdict::Revoked, None) => Standing::Open,
        (verdict, None) => Standing::Decided(ruled(verdict.clone(), &change.by, change.note.clone())),
    };
    state.kept(&wanted, "Kept.".to_owned(), standing_so(state, &standings));
    wanted.change
}

/// The findings, where they stand so.
fn standing_so(state: &State, standings: &[Standing]) -> Items {
    let items = (0..).map_while(|i| state.items.get(i)).zip(standings);
    Items::new(items.map(|(item, standing)| Item { standing: standing.clone(), ..item.clone() }).collect())
}

fn press(state: &mut State, key: char) -> Change {
    let action = ruling(state, key);
    keep(state, action)
}

/// A key, and an empty note where one is asked for.
fn ruling(state: &mut State, key: char) -> Option<Action> {
    let action = state.press(Key::Char(key));
    if matches!(state.mode(), Mode::Asking(Ask::Why(_), _)) { state.press(Key::Enter) } else { action }
}

fn standing(state: &State) -> String {
    let Progress { at, of, decided, .. } = state.progress();
    format!("{at} of {of}, {decided} decided")
}

#[test]
fn a_decision_counts_and_leads_to_the_next_open_finding() {
    let mut state = review(Some("Ana"));
    assert_eq!(standing(&state), "1 of 3, 0 decided");
    let change = press(&mut state, 'r');
    assert_eq!((change.verdict, change.by.as_str()), (Verdict::Real, "Ana"));
    assert_eq!(standing(&state), "2 of 3, 1 decided");
    state.press(Key::Char('s'));
    press(&mut state, 'd');
    assert_eq!(standing(&state), "2 of 3, 2 decided", "from the last on to the one that was skipped");
    press(&mut state, '2');
    assert_eq!(standing(&state), "2 of 3, 3 decided");
    let told =
        "Kept. All 3 findings are decided: 1 real, 1 not the same fact, 1 with a value to print. q quits";
    assert!(state.message().unwrap().starts_with(told), "{:?}", state.message());
}

#[test]
fn a_value_to_print_is_named_by_its_number() {
    let mut state = review(Some("Ana"));
    assert_eq!(state.press(Key::Char('3')), None);
    assert!(state.message().unwrap().contains("from 1 to 2"));
    assert_eq!(press(&mut state, '2').verdict, Verdict::Print(ClaimId("herald-1".into())));
}

#[test]
fn among_ten_claims_the_number_is_written_out() {
    let mut ten = item(Kind::Name, "spelled");
    ten.claims = (1..=10).map(|n| ClaimId(format!("courier-{n}"))).collect();
    let mut state = State::new(Items::new(vec![ten]), "", Some("Ana".into()));
    assert_eq!(state.press(Key::Char('1')), None);
    assert_eq!(type_line(&mut state, "0"), None);
    let action = state.press(Key::Enter);
    assert_eq!(keep(&mut state, action).verdict, Verdict::Print(ClaimId("courier-10".into())));
}

#[test]
fn an_explanation_needs_words() {
    let mut state = review(Some("Ana"));
    state.press(Key::Char('e'));
    assert_eq!(state.press(Key::Enter), None);
    assert!(matches!(state.mode(), Mode::Asking(Ask::Why(Verdict::Explained), _)));
    let action = type_line(&mut state, "two days");
    let change = keep(&mut state, action);
    assert_eq!((change.verdict, change.note.as_deref()), (Verdict::Explained, Some("two days")));
}

#[test]
fn what_is_typed_behind_a_deciding_key_is_its_note_and_decides_nothing_about_the_next_finding() {
    for (key, verdict) in
        [('r', Verdict::Real), ('d', Verdict::Different), ('2', Verdict::Print(ClaimId("herald-1".into())))]
    {
        let mut state = review(Some("Ana"));
        assert_eq!(state.press(Key::Char(key)), None);
        let action = type_line(&mut state, "not 2 same");
        let change = keep(&mut state, action);
        assert_eq!((change.item, change.verdict, change.note.as_deref()), (0, verdict, Some("not 2 same")));
        assert_eq!((state.mode(), standing(&state).as_str()), (&Mode::Reading, "2 of 3, 1 decided"));
        assert_eq!(state.note(), None);
    }
}

#[test]
fn a_note_that_is_emptied_is_not_kept() {
    let mut state = review(Some("Ana"));
    state.press(Key::Char('n'));
    type_line(&mut state, "ask the mayor");
    state.press(Key::Char('d'));
    state.press(Key::Ctrl('u'));
    let action = state.press(Key::Enter);
    assert_eq!(keep(&mut state, action).note, None);
}

#[test]
fn a_line_that_is_left_decides_nothing() {
    for key in ['r', 'e', 'd', '1'] {
        let mut state = review(Some("Ana"));
        state.press(Key::Char(key));
        state.press(Key::Char('r'));
        assert_eq!(state.press(Key::Esc), None);
        assert_eq!((state.mode(), standing(&state).as_str()), (&Mode::Reading, "1 of 3, 0 decided"));
    }
}

#[test]
fn a_note_waits_for_its_decision_and_may_be_changed_behind_it() {
    let mut state = review(Some("Ana"));
    state.press(Key::Char('n'));
    assert_eq!(type_line(&mut state, "ask the mayor"), None);
    assert_eq!(state.note(), Some("ask the mayor"));
    assert_eq!(press(&mut state, 'r').note.as_deref(), Some("ask the mayor"));
    assert_eq!(state.note(), None, "it was for the first finding");
    state.press(Key::Char('b'));
    state.press(Key::Char('n'));
    let action = type_line(&mut state, " again");
    let change = keep(&mut state, action);
    assert_eq!((change.verdict, change.note.as_deref()), (Verdict::Real, Some("ask the mayor again")));
    assert_eq!(standing(&state), "1 of 3, 1 decided", "a new note leads nowhere");
}

#[test]
fn what_was_decided_last_is_taken_back_first() {
    let mut state = review(Some("Ana"));
    press(&mut state, 'r');
    press(&mut state, 'd');
    let change = press(&mut state, 'u');
    assert_eq!((change.item, change.verdict, state.made()), (1, Verdict::Revoked, 1));
    assert_eq!(standing(&state), "2 of 3, 1 decided");
    press(&mut state, 'u');
    assert_eq!(standing(&state), "1 of 3, 0 decided");
    assert_eq!(state.press(Key::Char('u')), None);
    assert!(state.message().unwrap().starts_with("There is nothing to take back"));
}

#[test]
fn what_is_taken_back_is_looked_at_whatever_the_filter_says() {
    let mut state = review(Some("Ana"));
    press(&mut state, 'd');
    state.press(Key::Char('f'));
    type_line(&mut state, "date");
    assert_ne!(state.current(), Some(0));
    press(&mut state, 'u');
    assert_eq!(state.current(), Some(0));
}

#[test]
fn taking_back_a_second_opinion_restores_the_first() {
    let mut state = review(Some("Ana"));
    state.press(Key::Char('n'));
    type_line(&mut state, "sure");
    press(&mut state, 'r');
    state.press(Key::Char('b'));
    press(&mut state, 'd');
    let change = press(&mut state, 'u');
    let restored = change.restores.unwrap();
    assert_eq!((restored.what, restored.note.as_deref()), (Verdict::Real, Some("sure")));
}

#[test]
fn what_waits_for_others_is_passed_by() {
    let mut state = review(Some("Ana"));
    let Some(Action::Keep(wanted)) = ruling(&mut state, 'r') else { panic!() };
    let waiting = |by: &str| Standing::Waiting(ruled(Verdict::Real, by, None));
    let items = standing_so(&state, &[waiting("Ana"), waiting("Ben"), waiting("ana")]);
    state.kept(&wanted, "Kept.".to_owned(), items);
    assert_eq!(standing(&state), "2 of 3, 0 decided", "what Ben decided waits for Ana");
    let Some(Action::Keep(wanted)) = ruling(&mut state, 'r') else { panic!() };
    let items = standing_so(&state, &[waiting("Ana"), waiting("Ana"), waiting("ana")]);
    state.kept(&wanted, "Kept.".to_owned(), items);
    let told =
        "Kept. Nothing is left to decide among 3 findings, of which 3 wait for a second person. q quits";
    assert!(state.message().unwrap().starts_with(told), "{:?}", state.message());
}

#[test]
fn what_somebody_else_decided_since_is_not_taken_back_unseen() {
    let mut state = review(Some("Ana"));
    press(&mut state, 'r');
    let theirs = ruled(Verdict::Explained, "Ben", Some("two days".into()));
    state.settle(standing_so(&state, &[Standing::Decided(theirs), Standing::Open, Standing::Open]));
    assert_eq!(state.press(Key::Char('u')), None);
    assert_eq!((state.current(), standing(&state).as_str()), (Some(0), "1 of 3, 1 decided"));
    assert!(state.message().unwrap().starts_with("Somebody else has decided"));
}

#[test]
fn what_is_decided_can_be_opened_again_and_what_is_open_cannot() {
    let mut state = review(Some("Ana"));
    assert_eq!(state.press(Key::Char('o')), None);
    press(&mut state, 'r');
    state.press(Key::Char('b'));
    assert_eq!(press(&mut state, 'o').verdict, Verdict::Revoked);
    assert_eq!(standing(&state), "1 of 3, 0 decided");
    assert_eq!(press(&mut state, 'u').restores.map(|before| before.what), Some(Verdict::Real));
}

#[test]
fn what_is_taken_back_leaves_its_note_for_the_decision_to_come() {
    let mut state = review(Some("Ana"));
    state.press(Key::Char('e'));
    let action = type_line(&mut state, "two days");
    keep(&mut state, action);
    press(&mut state, 'u');
    assert_eq!(standing(&state), "1 of 3, 0 decided");
    assert_eq!(press(&mut state, 'r').note.as_deref(), Some("two days"));
}

#[test]
fn somebody_unknown_is_asked_once_who_decides() {
    let mut state = review(None);
    assert_eq!(ruling(&mut state, 'r'), None);
    assert!(matches!(state.mode(), Mode::Asking(Ask::Who(Verdict::Real, None), _)));
    let action = type_line(&mut state, "Ben");
    assert_eq!(keep(&mut state, action).by, "Ben");
    assert_eq!(press(&mut state, 'd').by, "Ben");
}

#[test]
fn a_filter_chooses_what_is_gone_through_and_one_that_finds_nothing_changes_nothing() {
    let mut state = review(Some("Ana"));
    state.press(Key::Char('f'));
    assert_eq!(type_line(&mut state, "open count"), None);
    assert_eq!((state.query(), standing(&state).as_str()), ("open count", "1 of 2, 0 decided"));
    state.press(Key::End);
    assert_eq!(state.current(), Some(2));
    state.press(Key::Char('f'));
    type_line(&mut state, "elephants");
    assert_eq!(standing(&state), "2 of 2, 0 decided");
    assert!(state.message().unwrap().contains("No finding fits"));
}

#[test]
fn a_decided_finding_keeps_its_place_until_the_filter_is_set_again() {
    let mut state = review(Some("Ana"));
    press(&mut state, 'r');
    state.press(Key::Char('b'));
    assert_eq!(standing(&state), "1 of 3, 1 decided");
    state.press(Key::Char('f'));
    type_line(&mut state, "open");
    assert_eq!(standing(&state), "1 of 2, 1 decided", "what the filter leaves out is decided all the same");
}

#[test]
fn pasted_text_is_for_lines_and_decides_nothing() {
    let mut state = review(Some("Ana"));
    state.paste("rrr");
    assert_eq!(standing(&state), "1 of 3, 0 decided");
    state.press(Key::Char('e'));
    state.paste("two\ndays");
    let action = state.press(Key::Enter);
    assert_eq!(keep(&mut state, action).note.as_deref(), Some("two days"));
}

#[test]
fn the_editor_gives_a_note_or_leaves_the_line_as_it_was() {
    let mut state = review(Some("Ana"));
    state.press(Key::Char('e'));
    state.press(Key::Char('x'));
    assert_eq!(state.press(Key::Ctrl('e')), Some(Action::Edit("x".into())));
    assert_eq!(state.edited(None), None);
    assert!(matches!(state.mode(), Mode::Asking(Ask::Why(Verdict::Explained), line) if line.text() == "x"));
    let action = state.edited(Some("two days,\nsays the mayor\n"));
    assert_eq!(keep(&mut state, action).note.as_deref(), Some("two days,\nsays the mayor"));
}

#[test]
fn scrolling_ends_where_the_text_ends_and_the_next_finding_starts_at_its_top() {
    let mut state = review(Some("Ana"));
    state.fit(10, 25);
    state.press(Key::Char(' '));
    state.press(Key::PageDown);
    assert_eq!(state.top(), 15);
    state.press(Key::Up);
    assert_eq!(state.top(), 14);
    state.press(Key::Char('s'));
    assert_eq!(state.top(), 0);
}

#[test]
fn the_help_is_scrolled_and_any_other_key_leads_back() {
    let mut state = review(Some("Ana"));
    state.press(Key::Char('?'));
    state.fit(10, 25);
    state.press(Key::Char(' '));
    assert_eq!((state.mode(), state.top()), (&Mode::Help, 10));
    assert_eq!(state.press(Key::Char('r')), None);
    assert_eq!((state.mode(), state.top()), (&Mode::Reading, 0));
}

#[test]
fn the_ends_of_the_list_are_said_and_quitting_asks_nothing() {
    let mut state = review(Some("Ana"));
    state.press(Key::Left);
    assert_eq!(state.message(), Some("This is the first."));
    state.press(Key::End);
    state.press(Key::Right);
    assert_eq!(state.message(), Some("This is the last."));
    assert_eq!(state.press(Key::Char('q')), Some(Action::Quit));
    state.press(Key::Char('e'));
    assert_eq!(state.press(Key::Ctrl('c')), Some(Action::Quit));
}

#[test]
fn what_is_new_is_listed_and_what_is_no_more_is_left() {
    let mut state = review(Some("Ana"));
    state.press(Key::Char('n'));
    type_line(&mut state, "ask the mayor");
    state.press(Key::End);
    state.press(Key::Char('r'));
    let now = || ["killed", "rescued", "began"].map(|text| item(Kind::Count, text)).into();
    state.settle(Items::new(now()));
    assert_eq!(
        (state.item().unwrap().id.as_str(), standing(&state).as_str()),
        ("began", "3 of 3, 0 decided")
    );
    assert_eq!(state.mode(), &Mode::Reading, "nothing is decided about a finding that was not asked about");
    state.press(Key::Home);
    let change = press(&mut state, 'd');
    assert_eq!((change.item, change.note.as_deref()), (0, Some("ask the mayor")));
    assert_eq!(state.item().unwrap().id, "rescued");
    state.settle(Items::new(now().split_off(1)));
    assert_eq!(
        (state.item().unwrap().id.as_str(), standing(&state).as_str()),
        ("rescued", "1 of 2, 0 decided")
    );
    assert_eq!(state.press(Key::Char('u')), None);
    assert!(state.message().unwrap().contains("is no more"));
}

#[test]
fn a_note_without_a_decision_is_not_lost_unseen() {
    let mut state = review(Some("Ana"));
    state.press(Key::Char('n'));
    type_line(&mut state, "ask the mayor");
    assert_eq!(state.press(Key::Char('q')), None);
    assert_eq!(state.message(), Some("A note on killed is not kept: decide, or q again to leave."));
    state.press(Key::Char('s'));
    assert_eq!(state.press(Key::Ctrl('c')), None, "only the next key is an answer");
    assert_eq!(state.press(Key::Char('q')), Some(Action::Quit));
    state.press(Key::Home);
    press(&mut state, 'r');
    assert_eq!(state.press(Key::Char('q')), Some(Action::Quit));
}

#[test]
fn a_line_that_is_being_written_is_not_lost_by_leaving() {
    let mut state = review(Some("Ana"));
    state.press(Key::Char('r'));
    "two towns".chars().for_each(|letter| _ = state.press(Key::Char(letter)));
    assert_eq!((state.press(Key::Ctrl('c')), state.mode()), (None, &Mode::Reading));
    assert_eq!(state.message(), Some("A note on killed is not kept: decide, or q again to leave."));
    assert_eq!(state.press(Key::Char('q')), Some(Action::Quit));
}

#[test]
fn who_does_not_say_their_name_keeps_the_note() {
    let mut state = review(None);
    state.press(Key::Char('e'));
    assert_eq!(type_line(&mut state, "two days"), None);
    assert_eq!(state.press(Key::Esc), None);
    assert_eq!((state.mode(), state.note()), (&Mode::Reading, Some("two days")));
}

#[test]
fn why_claims_met_is_shown_until_it_is_left() {
    let mut state = review(Some("Ana"));
    for leaves in [Key::Char('w'), Key::Esc, Key::Right] {
        state.press(Key::Char('w'));
        assert!(state.shows_evidence());
        state.press(leaves);
        assert!(!state.shows_evidence(), "{leaves:?}");
    }
}

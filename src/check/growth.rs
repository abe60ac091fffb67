//! Whether a figure may have moved from the one that a source gives to the one that another gives later.

use super::count::Figure;
use crate::claim::{Attributes, Moves};
use crate::lexicon::{Class, Lexicon, Tagged};
use crate::text::{Days, Span, TokenKind};

/// Days after which the toll of an event is told as history.
const SETTLED: u32 = 366;
/// A figure so many times less has not just fallen.
const FAR_FALL: u64 = 5;
/// The time of a deed is told by what came next where the next is named so near: "before the storm struck".
const NEAR: usize = 4;
/// "Still" belongs to a figure so few words behind it.
const BEHIND: usize = 2;

/// Whether the later figure may have grown (or shrunk) out of the earlier.
pub(super) fn grew(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let (Some(x), Some(y)) = (a.as_of, b.as_of) else { return false };
    let (earlier, later) = match (x.end < y.start, y.end < x.start) {
        (true, _) => (a, b),
        (_, true) => (b, a),
        _ => return false,
    };
    let over = |figures: [&Figure<'_>; 2]| figures.iter().all(|figure| is_settled(figure));
    moved(earlier, later) && !over([a, b]) && !was_done(a, b)
}

/// Whether both attributes may move that way as time goes by.
fn moved(earlier: &Figure<'_>, later: &Figure<'_>) -> bool {
    let (x, y) = (earlier.count, later.count);
    let rose = x.max.is_some_and(|max| y.min.is_some_and(|min| max < min));
    let far = x.min.zip(y.max).is_some_and(|(min, max)| max.saturating_mul(FAR_FALL) < min);
    let may = |figure: &Figure<'_>| match Attributes::shipped().moves(&figure.claim.attribute) {
        Some(Moves::Grows | Moves::Either) => rose,
        Some(Moves::Shrinks) => !rose,
        Some(Moves::Varies) => rose || !far,
        None => false,
    };
    may(earlier) && may(later)
}

/// Whether the event lies so far back when its source is published that the figure grows no more.
fn is_settled(figure: &Figure<'_>) -> bool {
    let past = |when: Days, told: Days| when.end < told.start && when.gap(told) > SETTLED;
    let event = figure.claim.event.when.zip(figure.published.or(figure.as_of));
    event.is_some_and(|(when, told)| past(when, told))
        && !Attributes::shipped().standing(&figure.claim.attribute)
}

/// Whether the one counts those of whom it is still true whom the other counts all: "46 are still being held".
pub(super) fn is_rest_of(rest: &Figure<'_>, all: &Figure<'_>) -> bool {
    let either =
        |figure: &Figure<'_>| Attributes::shipped().moves(&figure.claim.attribute) == Some(Moves::Either);
    let later = rest.as_of.zip(all.as_of).is_none_or(|(rest, all)| rest.end >= all.start);
    either(rest) && either(all) && later && still(rest) && !still(all)
}

fn still(figure: &Figure<'_>) -> bool {
    let quote = figure.claim.quoted().unwrap_or_default();
    let told = tagged(figure, quote.start);
    let end = told.at(quote.end);
    let joined =
        |at: usize| told.is_a(at, Class::Function, "conjunction") || told.tokens[at].kind != TokenKind::Word;
    let behind = (end..told.len().min(end + BEHIND)).take_while(|&at| !joined(at));
    (0..end).chain(behind).any(|i| told.is_a(i, Class::Frame, "still"))
}

/// Whether both count what was done and over before either was published: "rescued 12 fishermen on 22 May",
/// "evacuated before the storm struck". Such a figure is found to be another; it does not grow.
fn was_done(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let deed = |figure: &Figure<'_>| {
        let over = figure.claim.event.when.zip(figure.published).filter(|(when, told)| when.end < told.start);
        let current = figure.claim.as_of.is_some() || !Attributes::shipped().is_deed(&figure.claim.attribute);
        over.filter(|_| !current).map(|(when, _)| when)
    };
    let Some((x, y)) = deed(a).zip(deed(b)) else { return false };
    x.is_day() && x == y && gives_day(a) && gives_day(b) || done_before_event(a) && done_before_event(b)
}

/// Whether a clause gives the day on which its deed was done: "on 22 May" or "yesterday", with no other event named between
/// the two ("12 arrests over the attack on 3 May", "rescued from the ferry that sank on 3 May").
fn gives_day(figure: &Figure<'_>) -> bool {
    let tagged = tagged(figure, 0);
    let quote = figure.claim.quoted().unwrap_or_default();
    let (first, last) = (tagged.at(quote.start), tagged.at(quote.end));
    let between = |i: usize| if i < first { i..first } else { last..i };
    let alone = |i: usize| {
        !between(i).any(|at| names_event(&tagged, at) || tagged.is_a(at, Class::Frame, "relative"))
    };
    (0..tagged.len()).any(|i| is_day(&tagged, i) && alone(i))
}

fn is_day(tagged: &Tagged<'_>, i: usize) -> bool {
    const DAYS: [Class; 2] = [Class::Month, Class::Weekday];
    let number = |at: usize| tagged.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let named =
        |at: usize| at < tagged.len() && (number(at) || DAYS.iter().any(|class| tagged.has(at, *class)));
    let bound = ["bound", "from"].iter().any(|part| tagged.is_a(i, Class::TimeWord, part));
    tagged.has(i, Class::RelativeDay) || tagged.is_a(i, Class::TimeWord, "on_day") && !bound && named(i + 1)
}

/// Whether a clause tells of a time before an event that it names.
fn done_before_event(figure: &Figure<'_>) -> bool {
    let tagged = tagged(figure, 0);
    let before = |i: &usize| tagged.is_a(*i, Class::TimeWord, "before");
    (0..tagged.len())
        .filter(before)
        .any(|i| (i + 1..tagged.len().min(i + NEAR)).any(|at| names_event(&tagged, at)))
}

fn names_event(tagged: &Tagged<'_>, at: usize) -> bool {
    tagged.has(at, Class::Event) || tagged.has(at, Class::EventActor)
}

/// The clause of a figure from a byte on.
fn tagged<'a>(figure: &Figure<'a>, start: usize) -> Tagged<'a> {
    let about = &figure.claim.about;
    Lexicon::english().tag(about, Span::new(start, about.len()))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::found;
    use crate::claim::Kind;

    fn reasons(texts: [&str; 2]) -> Vec<String> {
        found(Kind::Count, &texts)
    }

    #[test]
    fn what_was_done_on_one_day_does_not_grow() {
        let later = "2014-06-02 | In the storm a naval vessel rescued 21 fishermen on 22 May 2014.";
        let early = "2014-05-24 | In the storm the navy rescued 12 fishermen on 22 May 2014.";
        assert_eq!(reasons([early, later]), ["contradiction: 12 (a); 21 (b), digits swapped"]);
        let open = "2014-05-24 | In the storm the navy rescued 12 fishermen.";
        assert_eq!(reasons([open, later]), ["growth: 12 (a); 21 (b)"]);
    }

    #[test]
    fn a_day_of_something_else_is_no_day_of_the_deed() {
        let grown = |early: &str, later: &str| {
            let texts = [format!("2019-05-05 | {early}"), format!("2019-05-09 | {later}")];
            assert_eq!(reasons([texts[0].as_str(), texts[1].as_str()]), ["growth: 12 (a); 31 (b)"]);
        };
        grown(
            "Police arrested 12 people over the attack in Sarpe on 3 May 2019.",
            "Police have arrested 31 people over the attack in Sarpe on 3 May 2019.",
        );
        grown(
            "After the coup of 3 May 2019, 12 people were arrested.",
            "After the coup of 3 May 2019, 31 people were arrested.",
        );
        grown(
            "In the storm 12 people were evacuated before the storm hits on 12 May 2019.",
            "In the storm 31 people were evacuated before the storm hits on 12 May 2019.",
        );
    }

    #[test]
    fn those_who_were_moved_before_the_event_become_no_more() {
        let texts = [
            "2014-05-24 | Before the storm struck on 22 May 2014, 310,000 people were evacuated.",
            "2014-06-02 | Some 430,000 people were evacuated before the storm of 22 May 2014.",
        ];
        assert_eq!(reasons(texts), ["contradiction: 310,000 (a); about 430,000 (b)"]);
    }

    #[test]
    fn those_still_held_are_some_of_those_who_were_taken() {
        let first = "2014-05-24 | After the coup 64 people were detained.";
        let still = "2014-06-14 | After the coup 46 people are still detained.";
        assert_eq!(reasons([first, still]), [""; 0]);
        let others = "2014-06-14 | After the coup 46 people were detained, and the town is still quiet.";
        assert!(reasons([first, others])[0].starts_with("contradiction"));
        let jailed = "2014-06-14 | After the coup 46 people were detained and remain in jail.";
        assert!(reasons([first, jailed])[0].starts_with("contradiction"));
        let fewer = "2014-06-14 | After the coup 46 people were detained.";
        assert!(reasons([first, fewer])[0].starts_with("contradiction"));
    }
}

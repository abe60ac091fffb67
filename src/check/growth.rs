//! Whether a figure may have moved from the one that a source gives to the one that another gives later.

use super::count::Figure;
use super::prose;
use crate::claim::{Attributes, Moves};
use crate::lexicon::{Class, Lexicon, Tagged};
use crate::text::{Days, Span};

/// Days after which the toll of an event is told as history.
const SETTLED: u32 = 366;
/// A figure so many times less has not just fallen.
const FAR_FALL: u64 = 5;
/// The time of a deed is told by what came next where the next is named so near: "before the storm struck".
const NEAR: usize = 4;
/// "Still" belongs to a figure so few words behind it.
const BEHIND: usize = 3;

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
    let end = told.at(quote.end) + BEHIND;
    (0..told.len().min(end)).any(|i| told.is_a(i, Class::Frame, "still"))
}

/// Whether both count what was done and over before either was published: "rescued 12 fishermen on 22 May",
/// "evacuated before the storm struck". Such a figure is found to be another; it does not grow.
fn was_done(a: &Figure<'_>, b: &Figure<'_>) -> bool {
    let deed = |figure: &Figure<'_>| Attributes::shipped().is_deed(&figure.claim.attribute);
    let one_day = || day_done(a).zip(day_done(b)).is_some_and(|(x, y)| x.gap(y) <= 1);
    deed(a) && deed(b) && (one_day() || done_before_event(a) && done_before_event(b))
}

/// The day on which a clause says that its deed was done, where that was before its source was published.
fn day_done(figure: &Figure<'_>) -> Option<Days> {
    let when = figure.claim.event.when.filter(|days| days.length() == 1)?;
    let published = figure.published.filter(|published| when.end < published.start)?;
    let dates = prose::dates(&figure.claim.about, Some(published));
    dates.iter().any(|date| date.days == when).then_some(when)
}

/// Whether a clause tells of a time before an event that it names.
fn done_before_event(figure: &Figure<'_>) -> bool {
    const EVENTS: [Class; 2] = [Class::Event, Class::EventActor];
    let tagged = tagged(figure, 0);
    let named = |i: usize| EVENTS.iter().any(|class| tagged.has(i, *class));
    let before = |i: &usize| tagged.hits(*i, Class::TimeWord).any(|hit| hit.value == "before");
    (0..tagged.len()).filter(before).any(|i| (i + 1..tagged.len().min(i + NEAR)).any(named))
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
    fn those_who_were_moved_before_the_event_become_no_more() {
        let texts = [
            "2014-05-24 | Before the storm struck, 310,000 people were evacuated.",
            "2014-06-02 | Some 430,000 people were evacuated before the storm.",
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
        let fewer = "2014-06-14 | After the coup 46 people were detained.";
        assert!(reasons([first, fewer])[0].starts_with("contradiction"));
    }
}

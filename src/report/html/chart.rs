//! A figure over the days on which it was told, as a small drawing.
//!
//! Coordinates are whole numbers, so that the same report has the same bytes everywhere.

use super::scale::{Scale, Tick, ticks};
use crate::check::{ClaimRef, Fact, Figure, Sides, as_of};
use crate::claim::{Claim, Count, SourceClaims, Status};
use crate::report::reconciled::Printed;
use crate::report::{Report, words};
use crate::text::Days;

/// Width of a drawing, in its own units; about a CSS pixel each.
pub(super) const WIDTH: i64 = 320;
/// Height of a chart.
pub(super) const HEIGHT: i64 = 144;
/// Where the axis of days lies.
pub(super) const AXIS: i64 = 118;

/// Left and right end of what is drawn.
const SIDES: (i64, i64) = (20, WIDTH - 20);
/// Where the lowest and the highest value lie.
const LEVELS: (i64, i64) = (94, 34);
/// Marks of one day and value stand so far apart.
const STEP: i64 = 11;

/// The figures of a fact, each at its day and height.
#[derive(Debug)]
pub(super) struct Chart {
    /// What is shown, in a line.
    pub(super) title: String,
    /// All of it, in words.
    pub(super) told: String,
    pub(super) marks: Vec<Mark>,
    /// The height of the best figure.
    pub(super) best: Option<i64>,
    /// Where counting began anew.
    pub(super) since: Option<i64>,
    pub(super) ticks: Vec<Tick>,
}

/// One source's figure.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) x: i64,
    pub(super) y: i64,
    /// Where the days begin for which it holds, if it is not one day.
    pub(super) from: Option<i64>,
    /// The height of the other end of a range.
    pub(super) to: Option<i64>,
    pub(super) bound: Bound,
    pub(super) approx: bool,
    /// Whether it was decided to print it.
    pub(super) chosen: bool,
    /// "about 40: Herald, 5 May 2019".
    pub(super) told: String,
    pub(super) label: Option<Label>,
}

/// On which side a figure is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Bound {
    None,
    Above,
    Below,
}

/// A value beside its mark.
#[derive(Debug)]
pub(super) struct Label {
    /// The middle of the words.
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) text: String,
}

impl Chart {
    /// None where fewer than two sources say when their figures held.
    pub(super) fn new(
        report: &Report<'_>,
        printed: &Printed<'_>,
        fact: &Fact,
        figure: &Figure,
    ) -> Option<Self> {
        let Figure::Count { best, since, .. } = *figure else { return None };
        let point = |at: &ClaimRef| {
            let sides = report.sides(*at, &fact.claims);
            Point::new(report.claim(*at)?, sides.as_ref(), printed.holds(*at))
        };
        let mut points: Vec<Point> = fact.claims.iter().filter_map(point).collect();
        if points.iter().any(|point| !point.households) {
            points.retain(|point| !point.households);
        }
        points.sort_by(|a, b| (a.days.end, a.low(), &a.told).cmp(&(b.days.end, b.low(), &b.told)));
        let (days, levels) = (Scale::of_days(points.iter().map(|p| p.days), SIDES)?, levels(&points)?);
        if points.len() < 2 {
            return None;
        }
        let told: Vec<&str> = points.iter().map(|point| point.told.as_str()).collect();
        Some(Self {
            title: format!("{}: {} over time", fact.label, words::several(points.len(), "figure")),
            told: told.join("; "),
            best: best.map(|best| levels.at(i128::from(best))),
            since: since.map(|day| days.day(day)).filter(|x| (SIDES.0..=SIDES.1).contains(x)),
            ticks: ticks(&days),
            marks: marks(&points, &days, &levels),
        })
    }
}

/// A figure of which the day is known.
struct Point {
    days: Days,
    count: Count,
    households: bool,
    chosen: bool,
    told: String,
}

impl Point {
    fn new((from, claim): (&SourceClaims, &Claim), sides: Option<&Sides>, chosen: bool) -> Option<Self> {
        let count = sides.map(|sides| sides.total).or_else(|| claim.count());
        let count = count.filter(|count| count.min.or(count.max).is_some())?;
        let days = as_of(claim, &from.source).filter(|_| claim.status != Status::Superseded)?;
        let (said, who) = (words::count(count), words::publisher(&from.source));
        let sum = sides.map(|sides| format!(" ({sides})")).unwrap_or_default();
        let told = format!("{said}{sum}: {who}, {}", words::days(days));
        Some(Self { days, count, households: claim.scope.unit.is_some(), chosen, told })
    }

    fn low(&self) -> u64 {
        self.count.min.or(self.count.max).unwrap_or_default()
    }

    fn high(&self) -> u64 {
        self.count.max.or(self.count.min).unwrap_or_default()
    }

    fn bound(&self) -> Bound {
        match (self.count.min, self.count.max) {
            (Some(_), None) => Bound::Above,
            (None, Some(_)) => Bound::Below,
            _ => Bound::None,
        }
    }

    /// "34", "≥ 4", "30–35".
    fn short(&self) -> String {
        let about = if self.count.approx { "~" } else { "" };
        let (low, high) = (words::number(self.low()), words::number(self.high()));
        match self.bound() {
            Bound::Above => format!("≥ {low}"),
            Bound::Below => format!("≤ {high}"),
            Bound::None if low == high => format!("{about}{low}"),
            Bound::None => format!("{low}–{high}"),
        }
    }
}

fn levels(points: &[Point]) -> Option<Scale> {
    let low = points.iter().map(Point::low).min()?;
    let high = points.iter().map(Point::high).max()?;
    Some(Scale::new((i128::from(low), i128::from(high)), LEVELS))
}

fn marks(points: &[Point], days: &Scale, levels: &Scale) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for point in points {
        let y = levels.at(i128::from(point.high()));
        let there = |x: i64| marks.iter().any(|mark| (mark.x, mark.y) == (x, y));
        let first = days.day(point.days.end);
        let free = (0..).map(|n| first - n * STEP).take_while(|x| *x > SIDES.0).find(|x| !there(*x));
        let low = levels.at(i128::from(point.low()));
        marks.push(Mark {
            x: free.unwrap_or(first),
            y,
            from: (!point.days.is_day()).then(|| days.day(point.days.start)),
            to: (low != y).then_some(low),
            bound: point.bound(),
            approx: point.count.approx,
            chosen: point.chosen,
            told: point.told.clone(),
            label: None,
        });
    }
    let mut taken: Vec<Area> = marks.iter().map(Area::of_mark).collect();
    let mut said = Vec::new();
    for (mark, point) in marks.iter_mut().zip(points) {
        let short = point.short();
        let key = (mark.y, days.day(point.days.end), short.clone());
        if !said.contains(&key) {
            mark.label = label(mark, short, &mut taken);
            said.push(key);
        }
    }
    marks
}

/// A value where there is room for it: above its mark, below, to the right or to the left; none where all
/// is taken.
fn label(mark: &Mark, text: String, taken: &mut Vec<Area>) -> Option<Label> {
    const LETTER: i64 = 7;
    let half = i64::try_from(text.chars().count()).unwrap_or(WIDTH) * LETTER / 2;
    let beside = half + 9;
    let places = [(0, -10), (0, 19), (beside, 4), (-beside, 4), (half, -10), (-half, -10)];
    let areas = places.map(|(dx, dy)| Area { x: mark.x + dx, y: mark.y + dy - 4, wide: half, high: 6 });
    let free = areas.into_iter().find(|area| area.fits() && !taken.iter().any(|other| other.meets(area)))?;
    taken.push(free);
    Some(Label { x: free.x, y: free.y + 4, text })
}

/// A rectangle around its middle; `wide` and `high` are half of its sides.
#[derive(Clone, Copy, Debug)]
struct Area {
    x: i64,
    y: i64,
    wide: i64,
    high: i64,
}

impl Area {
    /// The mark with its arrow, or with the whole of its range.
    fn of_mark(mark: &Mark) -> Self {
        let (above, below) = match mark.bound {
            Bound::Above => (19, 5),
            Bound::Below => (5, 19),
            Bound::None => (5, 5 + mark.to.map_or(0, |to| to - mark.y)),
        };
        Self { x: mark.x, y: mark.y + (below - above) / 2, wide: 5, high: (above + below) / 2 }
    }

    fn meets(&self, other: &Self) -> bool {
        (self.x - other.x).abs() < self.wide + other.wide && (self.y - other.y).abs() < self.high + other.high
    }

    fn fits(&self) -> bool {
        self.x - self.wide >= 0
            && self.x + self.wide <= WIDTH
            && self.y - self.high >= 0
            && self.y + self.high <= AXIS
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::Sample;

    fn chart(sample: &Sample) -> Option<Chart> {
        sample.with(|report| {
            let fact = &report.checked.facts[0];
            Chart::new(report, &Printed::new(report), fact, fact.figure.as_ref()?)
        })
    }

    #[test]
    fn figures_stand_at_their_days_and_heights() {
        let chart = chart(&Sample::new()).unwrap();
        let places: Vec<_> = chart.marks.iter().map(|mark| (mark.x, mark.y)).collect();
        assert_eq!(places, [(SIDES.0, LEVELS.0), (SIDES.1, LEVELS.1)]);
        assert_eq!(chart.best, Some(LEVELS.1));
        let labels: Vec<_> =
            chart.marks.iter().map(|mark| mark.label.as_ref().unwrap().text.as_str()).collect();
        assert_eq!(labels, ["34", "40"]);
    }

    #[test]
    fn the_value_that_was_chosen_is_marked_and_no_other() {
        let chosen = |sample: &Sample| -> Vec<bool> {
            chart(sample).unwrap().marks.iter().map(|mark| mark.chosen).collect()
        };
        assert_eq!(chosen(&Sample::printed()), [true, false]);
        assert_eq!(chosen(&Sample::decided()), [false, false]);
    }

    #[test]
    fn the_drawing_is_told_in_words() {
        let chart = chart(&Sample::new()).unwrap();
        assert_eq!(chart.title, "killed, flood, May 2019: 2 figures over time");
        assert_eq!(chart.told, "34: The courier, 4 May 2019; 40: The herald, 5 May 2019");
    }

    #[test]
    fn figures_without_a_day_are_not_drawn() {
        let mut sample = Sample::new();
        sample.sources[0].source.published = None;
        assert!(chart(&sample).is_none());
    }

    #[test]
    fn equal_figures_of_one_day_stand_side_by_side_with_one_label() {
        let mut sample = Sample::new();
        sample.sources[0].source.published = sample.sources[1].source.published;
        sample.sources[0].claims[0].value = sample.sources[1].claims[0].value.clone();
        let marks = chart(&sample).unwrap().marks;
        assert_eq!(marks[0].x - marks[1].x, STEP);
        assert_eq!(marks.iter().filter(|mark| mark.label.is_some()).count(), 1);
    }

    #[test]
    fn labels_do_not_cover_each_other() {
        let mut taken = Vec::new();
        let mark = |x| Mark {
            x,
            y: 60,
            from: None,
            to: None,
            bound: Bound::None,
            approx: false,
            chosen: false,
            told: String::new(),
            label: None,
        };
        let labels: Vec<_> =
            (0..20).filter_map(|n| label(&mark(100 + n), "173,000".to_owned(), &mut taken)).collect();
        assert!(labels.len() > 1 && labels.len() < 20);
        for (i, a) in taken.iter().enumerate() {
            assert!(taken[i + 1..].iter().all(|b| !a.meets(b)));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_figure_is_too_great_or_too_old_to_be_drawn(counts in proptest::collection::vec((0..=u64::MAX, -9999_i16..=9999), 2..6)) {
            let mut sample = Sample::new();
            let (told, claim) = (sample.sources[0].clone(), sample.sources[0].claims[0].clone());
            sample.sources = counts.iter().map(|&(n, year)| {
                let mut from = told.clone();
                from.source.published = Days::year(year);
                from.claims = vec![Claim { value: crate::claim::Value::Count(Count { min: Some(n), max: None, approx: true }), ..claim.clone() }];
                from
            }).collect();
            sample.checked.facts[0].claims = (0..counts.len()).map(|source| crate::check::ClaimRef { source, claim: 0 }).collect();
            for mark in chart(&sample).unwrap().marks {
                proptest::prop_assert!((0..=WIDTH).contains(&mark.x) && (0..=HEIGHT).contains(&mark.y));
            }
        }
    }
}

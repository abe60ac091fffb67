//! Bodies of claims with known truth: many events, each told by several sources in their own way.
//!
//! Everything follows from a seed. What differs between two tellings of a fact is what differs between
//! reports: spelling, rounding, a slot left out, another wording; one fact in twenty is contradicted.

use crosscheck::claim::{Claim, ClaimId, Count, EventRef, NameType, Origin, Scope, SourceClaims, Value};
use crosscheck::document::Source;
use crosscheck::text::{Days, Span};
use jiff::ToSpan as _;
use jiff::civil::Date;

/// A body of claims, and which of them tell one fact.
pub(crate) struct Body {
    /// Each is about one event.
    pub(crate) sources: Vec<SourceClaims>,
    /// For each source and claim, the fact that it tells.
    pub(crate) facts: Vec<Vec<u32>>,
    /// Facts of which one source says another thing.
    pub(crate) planted: Vec<bool>,
}

/// A body of about so many claims.
pub(crate) fn body(claims: usize) -> Body {
    let mut random = Random(0x5eed_c1a1);
    let mut body = Body { sources: Vec::new(), facts: Vec::new(), planted: Vec::new() };
    let mut made = 0;
    for number in 0.. {
        if made >= claims {
            break;
        }
        let event = Event::new(&mut random, number);
        made += event.tell(&mut random, &mut body);
    }
    body
}

/// One in so many facts is contradicted by one of its sources.
const PLANTED: u64 = 20;

/// SplitMix64 (Steele, Lea and Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: u64) -> u64 {
        self.next() % n
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }

    fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        let n = self.below(all.len() as u64);
        all[usize::try_from(n).unwrap_or_default()]
    }

    /// A name of three to five syllables.
    fn name(&mut self) -> String {
        const HEADS: &[&str] =
            &["B", "D", "G", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Z", "Dr", "Tr", "St"];
        const VOWELS: &[&str] = &["a", "e", "i", "o", "u"];
        const INNER: &[&str] =
            &["b", "d", "g", "k", "l", "m", "n", "r", "s", "t", "v", "nd", "rk", "lm", "st"];
        let mut name = format!("{}{}", self.of(HEADS), self.of(VOWELS));
        for _ in 0..2 + self.below(3) {
            name.push_str(self.of(INNER));
            name.push_str(self.of(VOWELS));
        }
        name
    }
}

/// What happened, and what is true of it.
struct Event {
    number: u32,
    kind: &'static str,
    place: String,
    when: Date,
    killed: u64,
    wounded: u64,
    person: [String; 2],
    office: &'static str,
    body: [String; 2],
    cause: &'static str,
    words: Vec<String>,
}

const KINDS: &[&str] = &[
    "flood",
    "earthquake",
    "fire",
    "attack",
    "mutiny",
    "epidemic",
    "landslide",
    "accident",
    "protest",
    "famine",
    "strike",
    "volcano",
];
const OFFICES: &[&str] = &["army spokesman", "leader of the Unity Party"];
const CAUSES: &[&str] = &[
    "heavy rain",
    "unpaid wages",
    "a faulty cable",
    "foreign fighters",
    "a broken dam",
    "contaminated water",
];
impl Event {
    fn new(random: &mut Random, number: u32) -> Self {
        let first = Date::constant(2001, 1, 1);
        let day = i64::try_from(random.below(9000)).unwrap_or_default();
        let killed = 3 + random.below(400);
        let spoken = 9 + random.below(6);
        Self {
            number,
            kind: random.of(KINDS),
            place: random.name(),
            when: first.checked_add(day.days()).unwrap_or(first),
            killed,
            wounded: killed + 5 + random.below(900),
            person: [random.name(), random.name()],
            office: random.of(OFFICES),
            body: [random.name(), random.name()],
            cause: random.of(CAUSES),
            words: (0..spoken).map(|_| random.name().to_lowercase()).collect(),
        }
    }

    /// Tells the event by several sources; returns how many claims that makes.
    fn tell(&self, random: &mut Random, body: &mut Body) -> usize {
        let first = u32::try_from(body.planted.len()).unwrap_or(u32::MAX);
        let sources = 2 + random.below(4);
        let contradicted: Vec<Option<u64>> =
            (0..FACTS).map(|_| random.one_in(PLANTED).then(|| random.below(sources))).collect();
        let mut tellings = [0; FACTS as usize];
        let mut made = 0;
        for source in 0..sources {
            let mut told = Vec::new();
            let mut facts = Vec::new();
            for (fact, contradicted) in (0..).zip(&contradicted) {
                let wrong = *contradicted == Some(source);
                if !wrong && random.one_in(6) {
                    continue;
                }
                let mut claim = self.claim(random, fact, wrong);
                claim.id = ClaimId(format!("e{}s{source}-{fact}", self.number));
                claim.span = Span::new(told.len() * 400, told.len() * 400 + claim.quote.len());
                told.push(claim);
                facts.push(first + fact);
                tellings[fact as usize] += 1;
            }
            made += told.len();
            body.sources.push(SourceClaims { source: self.source(source), claims: told });
            body.facts.push(facts);
        }
        // What one source alone tells is contradicted by none.
        body.planted.extend(contradicted.iter().zip(tellings).map(|(by, n)| by.is_some() && n > 1));
        made
    }

    fn source(&self, source: u64) -> Source {
        Source {
            id: format!("e{}s{source}", self.number),
            // All on one day: no figure differs because it has grown.
            published: self.when.checked_add(3.days()).ok().map(Days::day),
            ..Source::default()
        }
    }
}

/// So many facts an event has.
pub(crate) const FACTS: u32 = 8;

impl Event {
    fn claim(&self, random: &mut Random, fact: u32, wrong: bool) -> Claim {
        match fact {
            0 => self.count(random, "killed", self.killed, wrong),
            1 => self.count(random, "wounded", self.wounded, wrong),
            2 => self.date(random, wrong),
            3 => self.person(random, wrong),
            4 => self.role(random, wrong),
            5 => self.organisation(random, wrong),
            6 => self.cause(random, wrong),
            _ => self.quotation(random, wrong),
        }
    }

    /// The slots that every kind shares, some of them left out.
    fn told(
        &self,
        random: &mut Random,
        attribute: &str,
        value: Value,
        about: String,
        quote: String,
    ) -> Claim {
        let when = (!random.one_in(5)).then(|| Days::day(self.when));
        let place = (!random.one_in(4)).then(|| self.place.clone());
        Claim {
            id: ClaimId::default(),
            attribute: attribute.to_owned(),
            value,
            about,
            event: EventRef { r#type: Some(self.kind.to_owned()), when, place, origin: Origin::Sentence },
            scope: Scope::default(),
            as_of: None,
            attributed_to: None,
            hedge: None,
            anchor: None,
            place: crosscheck::claim::Place::Prose,
            quote,
            span: Span::new(0, 0),
            status: crosscheck::claim::Status::Extracted,
            note: None,
            ignore: Vec::new(),
        }
    }

    fn count(&self, random: &mut Random, attribute: &str, figure: u64, wrong: bool) -> Claim {
        let figure = if wrong { swapped(figure) } else { figure };
        let value = Count { min: Some(figure), max: Some(figure), approx: !wrong && random.one_in(8) };
        let about = match random.below(3) {
            0 => format!("the {} in {} left {figure} people {attribute}", self.kind, self.place),
            1 => format!("{figure} people were {attribute} when the {} struck {}", self.kind, self.place),
            _ => format!("officials put the number of {attribute} at {figure}"),
        };
        self.told(random, attribute, Value::Count(value), about, format!("{figure} people"))
    }

    fn date(&self, random: &mut Random, wrong: bool) -> Claim {
        let shift = if wrong { 1 + i64::try_from(random.below(2)).unwrap_or_default() } else { 0 };
        let day = self.when.checked_add(shift.days()).unwrap_or(self.when);
        let about = match random.below(2) {
            0 => format!("the {} began in {} on {day}", self.kind, self.place),
            _ => format!("the {} struck {} on {day}", self.kind, self.place),
        };
        let mut claim = self.told(
            random,
            &format!("{} began", self.kind),
            Value::Date(Days::day(day)),
            about,
            day.to_string(),
        );
        claim.event.when = Some(Days::day(day));
        claim
    }

    fn spelled(&self, random: &mut Random, wrong: bool) -> String {
        let [first, last] = &self.person;
        let last = if wrong { slipped(last) } else { last.clone() };
        if random.one_in(8) && !wrong {
            format!("{}. {last}", &first[..1])
        } else {
            format!("{first} {last}")
        }
    }

    fn person(&self, random: &mut Random, wrong: bool) -> Claim {
        let text = self.spelled(random, wrong);
        let about = format!("{} {text} spoke in {}", self.office, self.place);
        let value = Value::Name { text: text.clone(), r#type: NameType::Person };
        self.told(random, "person", value, about, text)
    }

    fn role(&self, random: &mut Random, wrong: bool) -> Claim {
        let person = self.person.join(" ");
        let other = OFFICES.iter().find(|office| **office != self.office).unwrap_or(&self.office);
        let role = if wrong { (*other).to_owned() } else { self.office.to_owned() };
        let about = format!("{person}, the {role}");
        self.told(random, "role", Value::Role { person, role }, about.clone(), about)
    }

    fn organisation(&self, random: &mut Random, wrong: bool) -> Claim {
        let [first, last] = &self.body;
        let last = if wrong { slipped(last) } else { last.clone() };
        let text = format!("{first} {last} Committee for Relief");
        let about = format!("the {text} sent tents");
        let value = Value::Name { text: text.clone(), r#type: NameType::Organisation };
        self.told(random, "organisation", value, about, text)
    }

    fn cause(&self, random: &mut Random, wrong: bool) -> Claim {
        let other = CAUSES.iter().find(|cause| **cause != self.cause).unwrap_or(&self.cause);
        let cause = if wrong { *other } else { self.cause }.to_owned();
        let effect = format!("the {}", self.kind);
        let about = format!("{effect} was caused by {cause}");
        self.told(random, "cause", Value::Cause { effect, cause }, about.clone(), about)
    }

    fn quotation(&self, random: &mut Random, wrong: bool) -> Claim {
        let mut words = self.words.clone();
        if wrong && let Some(word) = words.first_mut() {
            "nothing".clone_into(word);
        }
        let words = words.join(" and the ");
        let value = Value::Quote { speaker: self.person.join(" "), words: words.clone() };
        self.told(random, "quote", value, words.clone(), words)
    }
}

/// The last two digits changed places; a figure that this leaves alone grows by half.
fn swapped(figure: u64) -> u64 {
    let (tens, ones) = (figure / 10 % 10, figure % 10);
    let other = figure / 100 * 100 + ones * 10 + tens;
    if figure > 99 && other != figure { other } else { figure + figure / 2 + 1 }
}

/// A letter inside changed.
fn slipped(name: &str) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let middle = letters.len() / 2;
    letters[middle] = if letters[middle] == 'u' { 'a' } else { 'u' };
    letters.into_iter().collect()
}

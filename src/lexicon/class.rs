use std::fmt;
use std::str::FromStr;

/// Declares the classes once: variant, name in the tables, meaning of its values.
macro_rules! classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A class of words, as the tables in `rules/` name it.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum Class { $($(#[$doc])* $variant,)* }

        impl Class {
            /// Every class, in the order of declaration.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name in the tables.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

classes! {
    // numbers
    /// Number words below a hundred and their kin; the value is the number ("forty": 40).
    Cardinal = "cardinal",
    /// Multipliers; the value is the factor ("thousand": 1000, "dozen": 12).
    Scale = "scale",
    /// Ordinals; the value is the rank.
    Ordinal = "ordinal",
    /// Parts of one; the value is how many make a whole ("half": 2).
    Fraction = "fraction",
    /// Vague numbers ("dozens", "several"); the value is the least that the word says. What it counts for
    /// where figures are compared stands in a codebook.
    Vague = "vague",
    /// Phrases around a number that bound it; the value is `min`, `over`, `max`, `under` or `exact`
    /// before it, `or_more` or `or_less` behind it.
    Bound = "bound",
    /// Phrases that make a number approximate; the value is `before` or `after`.
    Approximate = "approximate",
    /// Words that make two numbers a range; the value is `between`, `from`, `to`, `and`, `or`, `dash`.
    Range = "range",
    /// Verbs of growing and shrinking ("rise", "fall"): what stands behind them "from" is past.
    Change = "change",
    /// Nouns after a number that make it no count of people (units, money, time, things).
    Unit = "unit",
    /// Units of measure; the value is what is measured and how many of the smallest unit make one (`length 1000`).
    Quantity = "quantity",
    /// What stands beside a figure that is so much for each of something ("a month", "per head"); the value is for what.
    Rate = "rate",
    /// "no", "nobody", "none": a count of zero where an outcome follows.
    Nobody = "nobody",
    /// Words that stand for a number of people ("both", "the trio"); the value is how many.
    Set = "set",
    /// "twice as many": the value is the factor, or `times` for what takes it from the number before.
    Multiple = "multiple",
    // people and what befell them
    /// Nouns for people; the value is the kind of group (`people`, `soldiers`, `civilians`, `households`).
    Group = "group",
    /// Adjectives and determiners that may stand between a number and its noun.
    Modifier = "modifier",
    /// Words that frame a count without saying who or what: the value is the part they play
    /// (`oblique`, `collective`, `subset`, `be`, `break`, ...).
    Frame = "frame",
    /// Verbs with the affected as object or passive subject; the value is the attribute.
    Affect = "affect",
    /// Verbs that tell an outcome of their object together with a complement behind it ("forced 300
    /// people from their homes"); the value is the kind of the verb.
    Split = "split",
    /// Verbs that tell an outcome of their subject together with a complement ("thousands poured across
    /// the border"); the value is the kind of the verb.
    Course = "course",
    /// What completes a verb of `split` or `course`; the value is the kind of verb and the attribute.
    Complement = "complement",
    /// Nouns for what the affected are given ("food parcels", "compensation"); the value is the attribute.
    Award = "award",
    /// Words for where people are ("on board"); the value is the attribute.
    Presence = "presence",
    /// What carries people ("ferry", "flight"), and the lists of those it carries; the value is the attribute of
    /// those on it.
    Carrier = "carrier",
    /// What holds people ("grave", "ward"); the value is the attribute of those whom it holds.
    Holder = "holder",
    /// Words of outcome that are told of nothing but people ("arrested", "died"), so that a noun which
    /// no table knows is one for people beside them.
    Selective = "selective",
    /// Verbs with the affected as subject ("died", "fled"); the value is the attribute.
    Suffer = "suffer",
    /// Nouns of outcome ("deaths", "bodies", "toll"); the value is the attribute.
    OutcomeNoun = "outcome_noun",
    /// Adjectives of outcome ("dead", "missing"); the value is the attribute.
    OutcomeAdjective = "outcome_adjective",
    // stance
    /// Words that deny.
    Negation = "negation",
    /// Words that make an event possible, planned, feared or conditional, and so no fact.
    Unreal = "unreal",
    /// Words that hedge a claim ("reportedly", "allegedly"); it stays a fact as reported.
    Hedge = "hedge",
    /// Verbs of saying; `report` marks those whose object is the news itself ("admitted four deaths").
    Speech = "speech",
    /// Nouns for those who say something, and for the papers that do ("analysts", "the communiqué").
    Speaker = "speaker",
    /// "according to" and its kin.
    Attribution = "attribution",
    // dates
    /// Months; the value is 1 to 12.
    Month = "month",
    /// Days of the week; the value is 1 (Monday) to 7.
    Weekday = "weekday",
    /// Parts of the day ("morning", "night", "dawn").
    DayPart = "day_part",
    /// Words of the clock; the value is what they do to the hour beside them (`half_past`, `about`, `just_before`), or the
    /// hour that they name (`midnight`).
    Clock = "clock",
    /// Units of the calendar; the value is the unit in the singular (`hour`, `day`, `week`, `decade`).
    CalendarUnit = "calendar_unit",
    /// Days counted from the anchor; the value is the signed number of days ("yesterday": -1).
    RelativeDay = "relative_day",
    /// Words that shift a unit or a weekday; the value is `last`, `this`, `next`, `coming`, `same`, `previous`
    /// or `following`.
    Shift = "shift",
    /// Parts of a month or year; the value is `early`, `mid`, `middle`, `late`, `first_half`, `second_half`
    /// or `rest`.
    PartOf = "part_of",
    /// Seasons; the value is the number of the first month.
    Season = "season",
    /// Labels of a line that gives the date of the event ("Date", "When").
    DateLabel = "date_label",
    /// Decades in words ("the nineties"); the value is the tens.
    DecadeName = "decade_name",
    /// Words that join the parts of a date; the value says what they do (`range`, `from`, `ago`, `later`).
    TimeWord = "time_word",
    /// Days with a name ("Christmas Day"); the value is `MM-DD`, or days counted from Easter (`easter-2`).
    NamedDay = "named_day",
    /// Words by which a clause looks back or ahead; the value is `past`, `pluperfect`, `future` or `scheduled`.
    Tense = "tense",
    // names and roles
    /// Titles and ranks before a name; the value is the kind (`honorific`, `rank`, `royal`, `office`).
    Title = "title",
    /// Nouns of office, rank and post that make a role; the value is the kind (`office`, `rank`, `leader`).
    Office = "office",
    /// What ministers are for ("foreign affairs"), before or after the office.
    Portfolio = "portfolio",
    /// Words between an article and an office that belong to it ("former", "deputy", "rebel").
    RoleModifier = "role_modifier",
    /// Words that tie a person to an office; the value is what they do: verbs say of their subject that it got
    /// the office (`become`, `made`) or heads something (`lead`), of their object (`appoint`, `name`, `identify`)
    /// or of both (`succeed`), and `led_by`, `copula`, `as` and `to` lead from the one to the other.
    Appointment = "appointment",
    /// What a state does to its ties with another; the value is `end` or `impose` for the verbs, `tie`
    /// or `sanction` for what they touch.
    Measure = "measure",
    /// Ranks; the value is the rank in full ("Capt": captain).
    Rank = "rank",
    /// Words of an office that place it; the value is the sector ("party", "military").
    Sector = "sector",
    /// Words that put an office in the past.
    Past = "past",
    /// First names often met, where case alone does not decide.
    GivenName = "given_name",
    /// Particles inside a name ("de", "ag", "al"); the value is `lead` or `inner`.
    Particle = "particle",
    /// Nouns that head the name of an organisation ("Union", "Ministry"); the value is `last`, `first`,
    /// `party` or `facility`, and `legal` for the legal forms behind one ("Ltd").
    Organisation = "organisation",
    /// Small words inside the name of an organisation; the value is `of`, `for`, `in`, `and`, `article`.
    Link = "link",
    /// Names of organisations that no grammar can tell ("Reuters").
    KnownOrganisation = "known_organisation",
    /// Names of places: countries, continents, cities; the value is the country or region around it.
    Place = "place",
    /// Acronyms of places, which count only in capitals ("US"); the value is the country.
    PlaceAcronym = "place_acronym",
    /// Words beside a place that tell it; the value is `before`, `after`, `preposition`, `verb`.
    Geography = "geography",
    /// Words with a capital that name neither person nor organisation ("God", "TV"); the value `head`
    /// is for nouns that close the name of a war, a law, a work or another thing.
    Capitalised = "capitalised",
    /// Adjectives of nationality and the like ("Malian"); the value is the place where known.
    Demonym = "demonym",
    /// Names of peoples, languages, faiths: capitals, and yet no person or organisation.
    People = "people",
    // causes
    /// Words that tie a cause to its effect; the value names the frame, which says where either stands
    /// (`because`, `led_to`, `died_of`).
    Causal = "causal",
    /// Nouns that announce a cause ("cause", "reason", "grievance").
    CauseNoun = "cause_noun",
    // events and meaning
    /// Words for a kind of event; the value is the kind ("putsch": coup).
    Event = "event",
    /// Words for those who make an event ("mutineers"), which name the event as well; the value is its kind.
    EventActor = "event_actor",
    /// Words that mean alike in news ("proclaim", "declare"); the value is the concept.
    Concept = "concept",
    // grammar
    /// Words at which one stretch of a sentence ends and another begins; the value says of what kind.
    Boundary = "boundary",
    /// Determiners that take their noun for granted ("the", "those", "his").
    Definite = "definite",
    /// Irregular verbs, whose forms no ending shows.
    Verb = "verb",
    /// Closed-class words that carry no content; the value is the part of speech.
    Function = "function",
    /// Abbreviations whose dot ends no sentence.
    Abbreviation = "abbreviation",
    /// Lines and phrases that are furniture of a page; the value is the kind.
    Furniture = "furniture",
    /// Publishers and agencies; the value is the family.
    Outlet = "outlet",
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Class {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::ALL.iter().copied().find(|c| c.name() == name).ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|c| c.name()).collect();
            format!("no class of words is called {name:?}; there are {}", known.join(", "))
        })
    }
}

/// A set of classes, one bit each.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Classes(u128);

impl Classes {
    /// The classes that both sets have.
    #[must_use]
    #[inline]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Its classes, in order of declaration.
    pub fn iter(self) -> impl Iterator<Item = Class> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let at = usize::try_from(bits.trailing_zeros()).ok()?;
            bits &= bits.wrapping_sub(1);
            Class::ALL.get(at).copied()
        })
    }

    /// Adds a class.
    #[inline]
    pub const fn insert(&mut self, class: Class) {
        self.0 |= 1 << class as u8;
    }

    /// The set of these classes.
    #[must_use]
    #[inline]
    pub const fn of(classes: &[Class]) -> Self {
        let mut set = Self(0);
        let mut i = 0;
        while i < classes.len() {
            set.insert(classes[i]);
            i += 1;
        }
        set
    }

    /// What is in either set.
    #[must_use]
    #[inline]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any class is in both sets.
    #[must_use]
    #[inline]
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether `class` is in the set.
    #[must_use]
    #[inline]
    pub const fn has(self, class: Class) -> bool {
        self.0 >> class as u8 & 1 == 1
    }
}

const _: () = assert!(Class::ALL.len() <= 128, "Classes holds one bit a class");

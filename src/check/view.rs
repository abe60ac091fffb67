use crate::claim::{Attributes, Claim, ClaimRef, Origin, SourceClaims, Status, Value, words};
use crate::document::Source;
use crate::lexicon::Lexicon;
use crate::text::Days;

/// The claims of a run, and how they are spoken of.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The sources, in order of their ids.
    pub sources: &'a [SourceClaims],
    /// The tables.
    pub lexicon: &'a Lexicon,
}

impl<'a> View<'a> {
    /// The claim at a place.
    #[must_use]
    pub fn claim(&self, at: ClaimRef) -> &'a Claim {
        at.of(self.sources)
    }

    /// The source of a claim.
    #[must_use]
    pub fn source(&self, at: ClaimRef) -> &'a Source {
        &self.sources[at.source].source
    }

    /// The counts of a source, in order of the text; rejected ones stay out.
    pub fn counts(&self, source: usize) -> impl Iterator<Item = ClaimRef> + use<'a> {
        let own = self.sources[source].claims.iter().enumerate();
        let counts = own.filter(|(_, c)| c.count().is_some() && c.status != Status::Rejected);
        counts.map(move |(claim, _)| ClaimRef { source, claim })
    }

    /// A claim in one line: who says what, when it was published, and who is said to have said it.
    #[must_use]
    pub fn told(&self, at: ClaimRef) -> String {
        let (claim, source) = (self.claim(at), self.source(at));
        let published = source.published.map(|_| format!(", published {}", words::published(source)));
        let published = published.unwrap_or_default();
        let by = claim.attributed_to.as_ref().map(|who| format!(", attributed to {who}")).unwrap_or_default();
        format!("{}: “{}”{published}{by}", source.id, claim.quote)
    }

    /// A short name for the fact of these claims: attribute, group, event and time.
    #[must_use]
    pub fn label(&self, claims: &[ClaimRef]) -> String {
        let Some(first) = claims.first().map(|&at| self.claim(at)) else { return String::new() };
        let told = |slot: fn(&Claim) -> Option<&String>| claims.iter().find_map(|&at| slot(self.claim(at)));
        let parts = match &first.value {
            Value::Date(_) => vec![shorten(self.plainest(claims))],
            Value::Name { text, .. } => vec![text.clone()],
            Value::Role { person, .. } => vec![person.clone()],
            Value::Quote { speaker, .. } => vec![speaker.clone()],
            Value::Cause { effect, .. } => vec![told(|c| c.event.r#type.as_ref()).unwrap_or(effect).clone()],
            Value::Count(_) => vec![self.counted(claims, first, claims)],
        };
        parts.join(", ")
    }

    /// The same of counts, with the day of some of the claims alone.
    pub(super) fn label_dated_by(&self, claims: &[ClaimRef], dated: &[ClaimRef]) -> String {
        claims.first().map_or_else(String::new, |&at| self.counted(claims, self.claim(at), dated))
    }

    /// "killed (soldiers) in the coup, 21 March 2012"; of a lasting crisis neither event nor day, of a former one the
    /// year.
    fn counted(&self, claims: &[ClaimRef], first: &Claim, dated: &[ClaimRef]) -> String {
        let told =
            |slot: fn(&'a Claim) -> Option<&'a String>| claims.iter().find_map(|&at| slot(self.claim(at)));
        let attribute = first.attribute.replace('_', " ");
        let group = self.group_of_most(claims).map(|group| format!(" ({group})")).unwrap_or_default();
        if Attributes::shipped().standing(&first.attribute) {
            let past = self.past_year(dated).map(|year| format!(", {year}")).unwrap_or_default();
            return format!("people {attribute}{group}{past}");
        }
        // "kidnapped in the kidnapping"
        let again = |kind: &&String| attribute.strip_suffix("ed").is_some_and(|stem| kind.starts_with(stem));
        let kind = told(|c| c.event.r#type.as_ref()).filter(|kind| !again(kind));
        let kind = kind.map(|kind| format!(" in the {}", kind.replace('_', " ")));
        // The day of the whole text is no more than a guess at that of one of its claims.
        let told = |guessed: bool| {
            let events = dated.iter().map(|&at| &self.claim(at).event);
            let told = events.filter(move |event| guessed == (event.origin == Origin::Document));
            told.filter_map(|event| event.when).collect::<Vec<Days>>()
        };
        let when = [told(false), told(true)].into_iter().find(|times| !times.is_empty());
        let when = undisputed(&when.unwrap_or_default());
        let when = when.map(|days| format!(", {}", words::days(days))).unwrap_or_default();
        format!("{attribute}{group}{}{when}", kind.unwrap_or_default())
    }

    /// The year in which something was that the sources tell of years later.
    fn past_year(&self, claims: &[ClaimRef]) -> Option<i16> {
        let times: Option<Vec<Days>> = claims.iter().map(|&at| self.claim(at).event.when).collect();
        let year = undisputed(&times?).filter(|days| days.start.year() == days.end.year())?.start.year();
        let later = |at: &ClaimRef| self.source(*at).published.is_some_and(|days| days.start.year() > year);
        claims.iter().all(later).then_some(year)
    }

    /// The group to which more than half of some counts are limited.
    fn group_of_most(&self, claims: &[ClaimRef]) -> Option<&'a str> {
        let groups = || claims.iter().filter_map(|&at| Attributes::shipped().limiting_group(self.claim(at)));
        groups().find(|group| groups().filter(|other| other == group).count() * 2 > claims.len())
    }

    /// What the claim with the shortest clause is about, one of a word or two left out.
    fn plainest(&self, claims: &[ClaimRef]) -> &'a str {
        const TELLING: usize = 3;
        let words = |about: &str| about.split_whitespace().count();
        let abouts = claims.iter().map(|&at| self.claim(at).about.as_str());
        abouts.min_by_key(|about| (words(about) < TELLING, words(about))).unwrap_or_default()
    }

    /// The values of these claims side by side, each with its sources: "34 (wiki), 40 (wsws)".
    #[must_use]
    pub fn values(&self, claims: &[ClaimRef]) -> String {
        let mut told: Vec<(String, Vec<&str>)> = Vec::new();
        for &at in claims {
            let (value, source) = (plain(&self.claim(at).value), self.source(at).id.as_str());
            match told.iter_mut().find(|(known, _)| *known == value) {
                Some((_, sources)) if sources.contains(&source) => {}
                Some((_, sources)) => sources.push(source),
                None => told.push((value, vec![source])),
            }
        }
        let each: Vec<String> =
            told.iter().map(|(value, sources)| format!("{value} ({})", sources.join(", "))).collect();
        each.join("; ")
    }
}

/// When something was that is told to be then: the shortest of these times, if all others leave room for it and are
/// only less precise; where they differ, the month or the year in which all of them lie.
fn undisputed(times: &[Days]) -> Option<Days> {
    let shortest = *times.iter().min_by_key(|days| (days.length(), **days))?;
    if times.iter().all(|days| days.overlaps(shortest) && is_one_time(*days, shortest)) {
        return Some(shortest);
    }
    let (year, month) = (shortest.start.year(), shortest.start.month());
    let wider = [Days::month(year, month), Days::year(year)].into_iter().flatten();
    { wider }.find(|wider| times.iter().all(|days| wider.contains(*days)))
}

/// Whether the longer of two times that overlap tells of the same, less precisely: a month, a year, the night between
/// two days. What took three weeks did not happen on its first day.
fn is_one_time(longer: Days, shorter: Days) -> bool {
    const NIGHT: u32 = 2;
    let (year, month) = (longer.start.year(), longer.start.month());
    let unit =
        [Days::month(year, month), Days::year(year)].into_iter().flatten().any(|unit| longer.contains(unit));
    longer.length() <= NIGHT.max(shorter.length()) || unit
}

/// A value as an editor writes it.
#[must_use]
pub fn plain(value: &Value) -> String {
    match value {
        Value::Count(count) => words::count(*count),
        Value::Date(days) => words::days(*days),
        Value::Name { text, .. } => text.clone(),
        Value::Role { role, .. } => role.clone(),
        Value::Cause { cause, .. } => shorten(cause),
        Value::Quote { words, .. } => shorten(words),
    }
}

/// At most twelve words, a name not cut in two.
pub(super) fn shorten(text: &str) -> String {
    const WORDS: usize = 12;
    const FEWEST: usize = 6;
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= WORDS {
        return words.join(" ");
    }
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let ends = |end: &usize| !(capital(words[end - 1]) && capital(words[*end]));
    let end = (FEWEST..=WORDS).rev().find(ends).unwrap_or(WORDS);
    format!("{} …", words[..end].join(" "))
}

#[cfg(test)]
mod tests {
    use super::{shorten, undisputed};
    use crate::claim::words;
    use crate::text::Days;

    fn told(times: &[&str]) -> Option<String> {
        let times: Vec<Days> = times.iter().map(|days| days.parse().unwrap()).collect();
        undisputed(&times).map(words::days)
    }

    #[test]
    fn a_long_clause_is_cut_between_names() {
        let told = "On the radio they said that the rule of President Ana Ruiz Mena was over";
        assert_eq!(shorten(told), "On the radio they said that the rule of …");
        assert_eq!(shorten("Ana Ruiz spoke"), "Ana Ruiz spoke");
        assert_eq!(shorten(&"Ana ".repeat(13)).split_whitespace().count(), 13);
    }

    #[test]
    fn a_day_on_which_sources_differ_is_not_told_as_settled() {
        assert_eq!(told(&["2012-03-21", "2012-03"]).as_deref(), Some("21 March 2012"));
        assert_eq!(told(&["2012-03-21", "2012-03-21/2012-03-22"]).as_deref(), Some("21 March 2012"));
        assert_eq!(told(&["2012-03-21", "2012-03-21/2012-04-08"]).as_deref(), Some("2012"));
        assert_eq!(told(&["2012-03-21", "2012-03-22"]).as_deref(), Some("March 2012"));
        assert_eq!(told(&["2012-03-21", "2012-04-02"]).as_deref(), Some("2012"));
        assert_eq!(told(&["2012-03-21", "2013-03-21"]), None);
        assert_eq!(told(&[]), None);
    }
}

use crate::claim::{Claim, ClaimRef, Count, SourceClaims, Value};
use crate::document::Source;
use crate::lexicon::Lexicon;

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

    /// A claim in one line: who says what, when it was published, and who is said to have said it.
    #[must_use]
    pub fn told(&self, at: ClaimRef) -> String {
        let (claim, source) = (self.claim(at), self.source(at));
        let published = source.published.map(|days| format!(", published {days}")).unwrap_or_default();
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
            Value::Count(_) => [
                Some(first.attribute.clone()),
                told(|c| c.scope.group_type.as_ref()).cloned(),
                told(|c| c.event.r#type.as_ref()).cloned(),
                claims.iter().filter_map(|&at| self.claim(at).event.when).min().map(|days| days.to_string()),
            ]
            .into_iter()
            .flatten()
            .collect(),
        };
        parts.join(", ")
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

/// A value as an editor writes it.
#[must_use]
pub fn plain(value: &Value) -> String {
    match value {
        Value::Count(count) => count_in_words(*count),
        Value::Date(days) => days.to_string(),
        Value::Name { text, .. } => text.clone(),
        Value::Role { role, .. } => role.clone(),
        Value::Cause { cause, .. } => shorten(cause),
        Value::Quote { words, .. } => shorten(words),
    }
}

fn count_in_words(count: Count) -> String {
    let about = if count.approx { "about " } else { "" };
    match (count.min, count.max) {
        (Some(a), Some(b)) if a == b => format!("{about}{}", grouped(a)),
        (Some(a), Some(b)) => format!("{about}{} to {}", grouped(a), grouped(b)),
        (Some(a), None) => format!("at least {about}{}", grouped(a)),
        (None, Some(b)) => format!("at most {about}{}", grouped(b)),
        (None, None) => "some".to_owned(),
    }
}

/// 206000 as 206,000.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut told = String::with_capacity(digits.len() * 4 / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}

/// At most twelve words.
fn shorten(text: &str) -> String {
    const WORDS: usize = 12;
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() <= WORDS { words.join(" ") } else { format!("{} …", words[..WORDS].join(" ")) }
}

#[cfg(test)]
mod tests {
    use super::{Count, count_in_words};

    #[test]
    fn counts_are_written_as_an_editor_writes_them() {
        let count = |min, max, approx| count_in_words(Count { min, max, approx });
        assert_eq!(count(Some(206_000), Some(206_000), false), "206,000");
        assert_eq!(count(Some(7200), Some(7200), true), "about 7,200");
        assert_eq!(count(Some(4), None, false), "at least 4");
        assert_eq!(count(Some(30), Some(35), false), "30 to 35");
    }
}

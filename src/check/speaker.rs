//! One quotation, two speakers: the same words, which one source has from one person and another from another.
//!
//! Persons are held against each other, those that some source gives as the name of one, and so is the same office of
//! two places. An organisation speaks through its people, an office has a holder, and a source that names nobody
//! contradicts nobody.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::quote::part;
use super::{Judgement, Reason, View, plain};
use crate::claim::{ClaimRef, NameType, Status, Value, connected};
use crate::lexicon::{Class, Lexicon, names};
use crate::resolve::words_of_quotation;
use crate::text::{Span, fold};

/// Fewer words than this may be anybody's.
const WORDS: usize = 5;

/// In a draft so few are held against the sources all the same: they may be anybody's, but some source has them from
/// somebody else, and none from whom the draft names.
const FEWEST: usize = 2;

/// So many on each side of a quotation are held against it.
const NEIGHBOURS: usize = 32;

/// Words that somebody says.
struct Said<'a> {
    at: ClaimRef,
    speaker: &'a str,
    /// The office that the speaker holds, folded, and the place of which; none of a person.
    office: Option<(String, &'a str)>,
    text: &'a str,
    words: Vec<Cow<'a, str>>,
}

/// The quotations of persons, and for each those that have its words, or whose words it has. Of a draft's short ones
/// only the former.
struct Mouths<'a> {
    view: &'a View<'a>,
    said: Vec<Said<'a>>,
    alike: BTreeMap<usize, BTreeSet<usize>>,
}

/// Of two sources: at most one judgement for the same words. A source that has the words from both contradicts
/// neither.
pub(super) fn judge(view: &View<'_>) -> Vec<Judgement> {
    let mouths = Mouths::new(view);
    let clashes = mouths.alike.iter().flat_map(|(&x, others)| others.iter().map(move |&y| (x, y)));
    let clashes = clashes.filter(|&(x, y)| x < y && mouths.clash(x, y));
    let clashes = clashes.filter(|&(x, y)| !mouths.is_told_too(x, y) && !mouths.is_told_too(y, x));
    connected(clashes).iter().map(|group| mouths.judgement(group)).collect()
}

/// Of a draft: its words that the sources have from somebody else, and none from whom it names. Of a few words that is
/// less sure.
pub(super) fn against(view: &View<'_>, draft: usize) -> Vec<Judgement> {
    let said = said(view, FEWEST);
    let mut alike = alike(&said);
    alike.extend(verbatim(&said, draft));
    Mouths { view, said, alike }.in_other_mouths(draft)
}

impl<'a> Mouths<'a> {
    fn new(view: &'a View<'a>) -> Self {
        let said = said(view, WORDS);
        let alike = alike(&said);
        Self { view, said, alike }
    }

    fn in_other_mouths(&self, draft: usize) -> Vec<Judgement> {
        let own = self.alike.iter().filter(|(own, _)| self.said[**own].at.source == draft);
        let told = own.filter_map(|(&own, others)| {
            let others = others.iter().copied().filter(|&other| self.said[other].at.source != draft);
            let (deny, bear): (Vec<usize>, Vec<usize>) = others.partition(|&other| self.clash(own, other));
            let weak = self.said[own].words.len() < WORDS;
            let judgement = || Judgement { weak, ..self.judgement([own].iter().chain(&deny)) };
            (bear.is_empty() && !deny.is_empty()).then(judgement)
        });
        told.collect()
    }

    fn clash(&self, x: usize, y: usize) -> bool {
        let (x, y) = (&self.said[x], &self.said[y]);
        if x.at.source == y.at.source || x.speaker == y.speaker {
            return false;
        }
        match (&x.office, &y.office) {
            (None, None) => !names(x.speaker, y.speaker).same,
            (Some((office, place)), Some((other, there))) => office == other && !names(place, there).same,
            _ => false,
        }
    }

    /// Whether the source of `other` has the words from the speaker of `one` as well.
    fn is_told_too(&self, one: usize, other: usize) -> bool {
        let source = self.said[other].at.source;
        self.alike[&one].iter().any(|&too| self.said[too].at.source == source && !self.clash(one, too))
    }

    /// "“We lost the bridge”: Vesna Perić (courier); Ana Horvat (herald)"
    fn judgement<'g>(&self, group: impl IntoIterator<Item = &'g usize>) -> Judgement {
        let said: Vec<&Said<'_>> = group.into_iter().map(|&at| &self.said[at]).collect();
        let mut speakers: Vec<(&str, Vec<&str>)> = Vec::new();
        for Said { at, speaker, .. } in &said {
            let source = self.view.source(*at).id.as_str();
            match speakers.iter_mut().find(|(known, _)| known == speaker) {
                Some((_, sources)) if sources.contains(&source) => {}
                Some((_, sources)) => sources.push(source),
                None => speakers.push((speaker, vec![source])),
            }
        }
        let each = speakers.iter().map(|(speaker, sources)| format!("{speaker} ({})", sources.join(", ")));
        let each: Vec<_> = each.collect();
        let claims: Vec<ClaimRef> = said.iter().map(|said| said.at).collect();
        let words = plain(&self.view.claim(claims[0]).value);
        let values = format!("“{}”: {}", words.trim_end_matches(','), each.join("; "));
        Judgement { values, ..Judgement::new(self.view, Reason::Speaker, claims) }
    }
}

/// Found by the first words of each, wherever they stand in the others. Of words that very many say, each is held
/// against its neighbours: who says them otherwise is seen all the same.
fn alike(said: &[Said<'_>]) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut starts: HashMap<&[Cow<'_, str>], BTreeSet<usize>> = HashMap::new();
    for (at, one) in said.iter().enumerate() {
        one.words.windows(WORDS).for_each(|run| _ = starts.entry(run).or_default().insert(at));
    }
    let mut alike: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (at, one) in said.iter().enumerate() {
        let Some(all) = one.words.get(..WORDS).and_then(|start| starts.get(start)) else { continue };
        let others = all.range(..at).rev().take(NEIGHBOURS).chain(all.range(at + 1..).take(NEIGHBOURS));
        for &other in others.filter(|&&other| part(one.text, said[other].text)) {
            alike.entry(at).or_default().insert(other);
            alike.entry(other).or_default().insert(at);
        }
    }
    alike
}

/// The short quotations of a draft, and for each those of others that have its very words. Found by its first words,
/// for which each of the others is read once.
fn verbatim(said: &[Said<'_>], draft: usize) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut starts: HashMap<&[Cow<'_, str>], Vec<usize>> = HashMap::new();
    let (own, others): (Vec<_>, Vec<_>) =
        said.iter().enumerate().partition(|(_, one)| one.at.source == draft);
    for (at, one) in own.into_iter().filter(|(_, one)| one.words.len() < WORDS) {
        starts.entry(&one.words[..FEWEST]).or_default().push(at);
    }
    let mut verbatim: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (other, one) in others {
        for (at, start) in one.words.windows(FEWEST).enumerate() {
            let own = starts.get(start).into_iter().flatten();
            for &own in own.filter(|&&own| one.words[at..].starts_with(&said[own].words)) {
                verbatim.entry(own).or_default().insert(other);
            }
        }
    }
    verbatim
}

/// The quotations of persons, and of holders of an office of a place, that have so many words at least.
fn said<'a>(view: &View<'a>, least: usize) -> Vec<Said<'a>> {
    let claims = view.sources.iter().enumerate().flat_map(|(source, from)| {
        from.claims.iter().enumerate().map(move |(claim, told)| (ClaimRef { source, claim }, told))
    });
    let standing = claims.filter(|(_, told)| !matches!(told.status, Status::Rejected | Status::Superseded));
    let said = standing.filter_map(|(at, told)| match &told.value {
        Value::Quote { speaker, words } => {
            Some(Said { at, speaker, office: None, text: words, words: words_of_quotation(words) })
        }
        _ => None,
    });
    let said: Vec<Said<'a>> = said.filter(|said| said.words.len() >= least).collect();
    let persons = if said.len() > 1 { persons(view) } else { BTreeSet::new() };
    let is_person = |said: &Said<'_>| persons.contains(fold(said.speaker).as_ref());
    let known = said.into_iter().filter_map(|said| {
        let office = if is_person(&said) { None } else { Some(office_of(view.lexicon, said.speaker)?) };
        Some(Said { office, ..said })
    });
    known.collect()
}

/// "The foreign minister of Vell": the office, and the place behind it; none of a body with its article ("of the
/// Port Authority"), or of an acronym, which another source may write otherwise.
fn office_of<'s>(lexicon: &Lexicon, speaker: &'s str) -> Option<(String, &'s str)> {
    let (office, place) = speaker.rsplit_once(" of ")?;
    let tagged = lexicon.tag(office, Span::new(0, office.len()));
    let is_name =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().skip(1).all(|c| !c.is_uppercase());
    let held = (0..tagged.len()).any(|i| tagged.has(i, Class::Office));
    let office = fold(office);
    let office = office.strip_prefix("the ").unwrap_or(&office).to_owned();
    (held && place.split([' ', '-']).all(is_name)).then_some((office, place))
}

/// Words of these name nobody.
const NAMELESS: [Class; 6] =
    [Class::Function, Class::Definite, Class::Title, Class::Office, Class::Rank, Class::Speaker];

/// The words of a speaker that name somebody. A capital at the start of a sentence makes no name.
pub(super) fn named_words<'s>(lexicon: &'s Lexicon, speaker: &'s str) -> Vec<&'s str> {
    let tagged = lexicon.tag(speaker, Span::new(0, speaker.len()));
    let is_name = |i: &usize| {
        tagged.word(*i).contains(char::is_uppercase) && !NAMELESS.iter().any(|class| tagged.has(*i, *class))
    };
    (0..tagged.len()).filter(is_name).map(|i| tagged.word(i)).collect()
}

/// What the sources give as names of persons, folded.
fn persons(view: &View<'_>) -> BTreeSet<String> {
    let claims = view.sources.iter().flat_map(|from| &from.claims);
    let persons = claims.filter_map(|claim| match &claim.value {
        Value::Name { text, r#type: NameType::Person } => Some(text),
        Value::Role { person, .. } => Some(person),
        _ => None,
    });
    persons.map(|name| fold(name).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{found, sources};
    use crate::check::{Draft, Settings, Severity, check_draft};
    use crate::claim::Kind;

    const WORDS: &str = "We lost the bridge and the bakery in forty minutes";

    fn said(speaker: &str) -> String {
        format!("\"{WORDS},\" said {speaker}.")
    }

    fn speakers(texts: &[&str]) -> Vec<String> {
        found(Kind::Quote, texts).into_iter().filter(|told| told.starts_with("speaker")).collect()
    }

    fn clash(first: &str, second: &str) -> bool {
        !speakers(&[&said(first), &said(second)]).is_empty()
    }

    #[test]
    fn the_same_words_of_two_persons_are_one_quotation_too_many() {
        assert!(clash("Mayor Vesna Perić", "Captain Goran Babić"));
        assert!(!clash("Mayor Vesna Perić", "Vesna Peric") && !clash("Mayor Vesna Perić", "Mayor Perić"));
    }

    #[test]
    fn who_is_no_person_or_is_not_named_contradicts_nobody() {
        for other in ["the mayor", "a spokesman for the Civil Protection", "the Valley Rescue Committee"] {
            assert!(!clash("Mayor Vesna Perić", other), "{other}");
        }
        assert!(speakers(&[&said("Mayor Vesna Perić"), &format!("\"{WORDS}.\"")]).is_empty());
    }

    #[test]
    fn one_office_of_two_places_is_held_by_two() {
        assert!(clash("the foreign minister of Vell", "the foreign minister of Tesk"));
        assert!(!clash("the foreign minister of Vell", "Vell's Foreign Minister"));
        for (one, other) in [
            ("the foreign minister of Vell", "the French ambassador"),
            ("the UN secretary-general", "the secretary-general of the United Nations"),
            ("the president of the Red Cross", "the ICRC president"),
            ("the Interior Minister of Vell", "the Minister of the Interior and Security"),
        ] {
            assert!(!clash(one, other), "{one}");
        }
    }

    #[test]
    fn an_excerpt_has_the_same_words_and_a_few_words_are_anybodys() {
        let whole = said("Mayor Vesna Perić");
        assert_eq!(
            speakers(&[&whole, "\"We lost the bridge and the bakery,\" said Captain Goran Babić."]).len(),
            1
        );
        assert!(speakers(&[&whole, "\"We lost the bridge,\" said Captain Goran Babić."]).is_empty());
    }

    #[test]
    fn a_source_that_has_them_from_both_contradicts_neither() {
        let both = format!("{} {}", said("Mayor Vesna Perić"), said("Captain Goran Babić"));
        assert!(speakers(&[&said("Mayor Vesna Perić"), &both]).is_empty());
    }

    #[test]
    fn a_draft_must_have_the_words_from_whom_a_source_has_them() {
        let rules = |texts: &[&str]| {
            let checked = check_draft(&sources(texts), &Draft::at(0), &Settings::default());
            let quotes = checked.findings.into_iter().filter(|found| found.kind == Kind::Quote);
            quotes.map(|found| found.rule).collect::<Vec<_>>()
        };
        let (mayor, captain) = (said("Mayor Vesna Perić"), said("Captain Goran Babić"));
        assert_eq!(rules(&[&captain, &mayor]), ["quote-speaker"]);
        assert_eq!(rules(&[&captain, &mayor, &captain]), [""; 0]);
        assert_eq!(rules(&[&captain, &captain]), [""; 0]);
    }

    #[test]
    fn a_few_words_of_a_draft_in_another_mouth_are_a_warning() {
        let levels = |texts: &[&str]| {
            let checked = check_draft(&sources(texts), &Draft::at(0), &Settings::default());
            let found = checked.findings.into_iter().filter(|found| found.rule == "quote-speaker");
            found.map(|found| found.severity).collect::<Vec<_>>()
        };
        let short = |speaker: &str| format!("\"We lost the bridge,\" said {speaker}.");
        let (mayor, captain) = (said("Mayor Vesna Perić"), short("Captain Goran Babić"));
        assert_eq!(levels(&[&captain, &mayor]), [Severity::Warning]);
        assert_eq!(
            levels(&[&captain, &mayor, &said("Captain Goran Babić")]),
            [],
            "a source has them from him"
        );
        assert_eq!(levels(&[&captain, "\"We kept the bridge,\" said Mayor Vesna Perić."]), []);
    }
}

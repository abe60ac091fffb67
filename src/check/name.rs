//! Why the forms of one name differ: accents, spelling, letters of an acronym, words of its full form.

use std::collections::{BTreeMap, BTreeSet};

use super::judgement::{Given, Judged, pairs};
use super::{Judgement, Reason, View};
use crate::claim::{ClaimRef, NameType, Value};
use crate::lexicon::spelled_in_english;
use crate::resolve::{is_acronym, is_spelt_by, words_of_content};
use crate::text::fold;

/// Two words of a name are one, spelled two ways, from this likeness on.
const SPELLED: f64 = 0.85;

/// Judges the forms of one name: across the sources, and within each.
#[must_use]
pub(super) fn judge(view: &View<'_>, claims: &[ClaimRef]) -> Judged {
    let (mut differing, mut judged) = (Differing::new(), Judged::default());
    let given = Given::new(claims, |at| text(view, at));
    for (&x, &y) in pairs(claims) {
        let reason = relation(view, x, y);
        let within = (x.source == y.source).then_some(x.source);
        match (reason, within) {
            (Reason::Same | Reason::Omission, Some(_)) => {}
            (Reason::Same | Reason::Omission, None) => judged.agreeing.push((reason, x, y)),
            (_, None) if given.both_by_both(x, y) => {}
            (_, within) => {
                let reason = if within.is_some() { own(reason) } else { Some(reason) };
                reason.into_iter().for_each(|why| differing.entry((why, within)).or_default().extend([x, y]));
            }
        }
    }
    let questions = questions(differing).into_iter();
    judged.judgements = questions.filter_map(|question| judgement(view, question)).collect();
    judged
}

/// The claims that differ for a reason: between the sources, or within one.
type Differing = BTreeMap<(Reason, Option<usize>), BTreeSet<ClaimRef>>;

/// What an editor is asked about a name: the gravest reason why its forms differ, and the claims that have them.
#[derive(Clone, Debug)]
struct Question {
    reason: Reason,
    claims: BTreeSet<ClaimRef>,
}

/// Puts together what is decided together.
fn questions(differing: Differing) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    for ((reason, _), claims) in differing {
        let mut asked = Question { reason, claims };
        let near: Vec<Question> = questions.extract_if(.., |other| asked.is_one_with(other)).collect();
        near.into_iter().for_each(|other| asked.take(other));
        questions.push(asked);
    }
    questions
}

impl Question {
    /// Who chooses among spellings or translations chooses among all the forms that share one with them; who
    /// decides about a difference between the sources has decided about it within each.
    fn is_one_with(&self, other: &Self) -> bool {
        let shared = !self.claims.is_disjoint(&other.claims);
        shared && (self.is_wide() || other.is_wide() || self.tells(other) || other.tells(self))
    }

    const fn is_wide(&self) -> bool {
        matches!(self.reason, Reason::Spelling | Reason::Expansion)
    }

    fn tells(&self, within: &Self) -> bool {
        own(self.reason) == Some(within.reason) && within.claims.is_subset(&self.claims)
    }

    fn take(&mut self, other: Self) {
        if other.gravity() < self.gravity() {
            self.reason = other.reason;
        }
        self.claims.extend(other.claims);
    }

    /// The gravest first, and what is between sources before what is within one.
    const fn gravity(&self) -> u8 {
        match self.reason {
            Reason::Spelling => 0,
            Reason::Expansion => 1,
            Reason::OwnSpelling | Reason::OwnExpansion | Reason::OwnAcronym => 3,
            _ => 2,
        }
    }
}

/// What a difference is called when one source makes it itself; accents alone are passed over.
const fn own(reason: Reason) -> Option<Reason> {
    match reason {
        Reason::Spelling => Some(Reason::OwnSpelling),
        Reason::Acronym => Some(Reason::OwnAcronym),
        Reason::Expansion | Reason::Order => Some(Reason::OwnExpansion),
        _ => None,
    }
}

/// Nothing where all forms but one are short for it.
fn judgement(view: &View<'_>, Question { reason, claims }: Question) -> Option<Judgement> {
    let claims = without_short_forms(view, claims.into_iter().collect());
    let what = called(view, &claims);
    (claims.len() > 1).then(|| Judgement { what, ..Judgement::new(view, reason, claims) })
}

/// "Touré" beside "Amadou Touré" and "Amadou Toure" adds nothing to the question.
pub(super) fn without_short_forms(view: &View<'_>, mut claims: Vec<ClaimRef>) -> Vec<ClaimRef> {
    let forms: Vec<BTreeSet<String>> = claims.iter().map(|&at| words(text(view, at))).collect();
    claims.retain(|&at| {
        let own = words(text(view, at));
        own.len() > 1 || !forms.iter().any(|longer| longer.len() > 1 && own.is_subset(longer))
    });
    claims
}

fn words(name: &str) -> BTreeSet<String> {
    fold(name).split_whitespace().map(str::to_owned).collect()
}

/// What an editor calls the one that the names are of: its acronym, or all that are written, else the form that most
/// claims have, of several the longest.
fn called(view: &View<'_>, claims: &[ClaimRef]) -> String {
    let given = claims.iter().filter_map(|&at| view.claim(at).scope.group.as_deref());
    let mut acronyms: Vec<&str> = given.filter(|group| is_acronym(group)).collect();
    acronyms.sort_by_key(|acronym| (std::cmp::Reverse(acronym.len()), *acronym));
    acronyms.dedup();
    if !acronyms.is_empty() {
        return acronyms.join(" or ");
    }
    let forms: Vec<&str> = claims.iter().map(|&at| text(view, at)).collect();
    let used = |form: &str| forms.iter().filter(|other| **other == form).count();
    let most = forms.iter().max_by_key(|form| (used(form), form.chars().count()));
    most.copied().unwrap_or_default().to_owned()
}

fn text<'a>(view: &View<'a>, at: ClaimRef) -> &'a str {
    match &view.claim(at).value {
        Value::Name { text, .. } => text,
        _ => "",
    }
}

/// How two forms of one name differ.
pub(super) fn relation(view: &View<'_>, x: ClaimRef, y: ClaimRef) -> Reason {
    let (a, b) = (text(view, x), text(view, y));
    let organisation = matches!(view.claim(x).value, Value::Name { r#type: NameType::Organisation, .. });
    let bare = |name: &str| fold(name).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    // "U.N." and "UN" are written alike
    let written = |name: &str| name.to_lowercase().replace('.', "");
    if written(a) == written(b) {
        Reason::Same
    } else if bare(a) == bare(b) || bare(&in_two_letters(a)) == bare(b) || bare(a) == bare(&in_two_letters(b))
    {
        Reason::Accents
    } else if organisation && spelled_in_english(a, b) {
        Reason::English
    } else if organisation {
        organisations(view, a, b, [x, y].map(|at| stands_for_acronym(view, at)))
    } else {
        persons(a, b)
    }
}

/// A name as it is written where a letter is not at hand: "Djordje" for "Đorđe", "Mueller" for "Müller".
fn in_two_letters(name: &str) -> String {
    let lower = name.to_lowercase();
    let written = lower.chars().map(|letter| match letter {
        'đ' => "dj".to_owned(),
        'ä' | 'æ' => "ae".to_owned(),
        'ö' | 'ø' | 'œ' => "oe".to_owned(),
        'ü' => "ue".to_owned(),
        'å' => "aa".to_owned(),
        'þ' => "th".to_owned(),
        other => other.to_string(),
    });
    written.collect()
}

/// A full name that says less than another is no difference, unless both stand for an acronym; where neither does,
/// none is expanded.
fn organisations(view: &View<'_>, a: &str, b: &str, stand_for_acronyms: [bool; 2]) -> Reason {
    if is_spelt_by(a, b) || is_spelt_by(b, a) {
        return Reason::Omission;
    }
    match (is_acronym(a), is_acronym(b)) {
        (true, true) => Reason::Acronym,
        (true, false) | (false, true) => Reason::Omission,
        (false, false) => {
            let (x, y) = (words_of_content(view.lexicon, a), words_of_content(view.lexicon, b));
            if x == y {
                Reason::Order
            } else if spelled_alike(&x, &y) {
                Reason::Spelling
            } else if stand_for_acronyms != [true; 2] && (x.is_subset(&y) || y.is_subset(&x)) {
                Reason::Omission
            } else if stand_for_acronyms == [false; 2] {
                Reason::Spelling
            } else {
                Reason::Expansion
            }
        }
    }
}

fn stands_for_acronym(view: &View<'_>, at: ClaimRef) -> bool {
    view.claim(at).scope.group.as_deref().is_some_and(is_acronym)
}

/// Whether each word has its like among the others, as "Azawad" and "Azaouad".
fn spelled_alike(x: &BTreeSet<String>, y: &BTreeSet<String>) -> bool {
    let like = |word: &String, others: &BTreeSet<String>| {
        others.iter().any(|o| strsim::jaro_winkler(word, o) >= SPELLED)
    };
    x.len() == y.len() && x.iter().all(|word| like(word, y)) && y.iter().all(|word| like(word, x))
}

/// A form with fewer words or letters, all of them in the other, only says less.
fn persons(a: &str, b: &str) -> Reason {
    let (x, y) = (words(a), words(b));
    if x == y {
        Reason::Order
    } else if says_less(&x, &y) || says_less(&y, &x) {
        Reason::Omission
    } else {
        Reason::Spelling
    }
}

/// Whether each word stands in the other name, or is the initial of one that does: "A. Sanogo".
fn says_less(x: &BTreeSet<String>, y: &BTreeSet<String>) -> bool {
    let initial = |word: &str, other: &str| {
        let letter = word.trim_end_matches('.');
        letter.chars().count() == 1 && other.starts_with(letter)
    };
    x.iter().all(|word| y.contains(word) || y.iter().any(|other| initial(word, other)))
}

#[cfg(test)]
mod tests {
    use crate::check::tests::{agreed, found};
    use crate::claim::Kind;

    fn names(texts: &[&str]) -> Vec<String> {
        found(Kind::Name, texts)
    }

    #[test]
    fn accents_and_hyphens_alone_are_a_matter_of_style() {
        let texts =
            ["President Édouard Razafy spoke on Monday.", "President Edouard Razafy spoke on Monday."];
        assert_eq!(names(&texts), ["accents: Édouard Razafy (a); Edouard Razafy (b)"]);
    }

    #[test]
    fn a_letter_that_two_stand_for_is_no_other_spelling() {
        let texts = ["Mayor Đorđe Živković spoke on Monday.", "Mayor Djordje Zivkovic spoke on Monday."];
        assert_eq!(names(&texts), ["accents: Đorđe Živković (a); Djordje Zivkovic (b)"]);
        let texts = ["Mayor Jörg Müller spoke on Monday.", "Mayor Joerg Mueller spoke on Monday."];
        assert_eq!(names(&texts), ["accents: Jörg Müller (a); Joerg Mueller (b)"]);
    }

    #[test]
    fn capitals_are_no_other_form() {
        assert_eq!(names(&["Captain AMADOU SANOGO spoke.", "Captain Amadou Sanogo spoke."]), [""; 0]);
    }

    #[test]
    fn another_letter_is_another_spelling() {
        let texts = ["Captain Amadou Sanogo took power.", "Captain Amadou Sango took power."];
        assert_eq!(names(&texts), ["spelling: Amadou Sanogo (a); Amadou Sango (b)"]);
    }

    #[test]
    fn what_a_source_does_itself_is_told_once_with_what_others_do() {
        let both = "Captain Amadou Sanogo took power. Captain Amadou Sango spoke.";
        assert_eq!(names(&[both]), ["own_spelling: Amadou Sanogo (a); Amadou Sango (a)"]);
        let told = names(&[both, "Captain Amadou Sanago took power."]);
        assert_eq!(told, ["spelling: Amadou Sanogo (a); Amadou Sango (a); Amadou Sanago (b)"]);
    }

    #[test]
    fn all_forms_that_share_one_with_another_spelling_are_asked_about_at_once() {
        let both = "Captain Amadou Sanogo took power. Captain Amadou Sango spoke.";
        let told = names(&[both, "Captain Amadou Sanogó took power."]);
        assert_eq!(told, ["spelling: Amadou Sanogo (a); Amadou Sango (a); Amadou Sanogó (b)"]);
    }

    #[test]
    fn an_initial_says_less() {
        let texts = ["Captain A. Sanogo took power.", "Captain Amadou Sanogo took power."];
        assert_eq!(names(&texts), [""; 0]);
        let slip = ["Captain A. Sanogo took power.", "Captain Amadou Sango took power."];
        assert_eq!(names(&slip), ["spelling: A. Sanogo (a); Amadou Sango (b)"]);
    }

    #[test]
    fn a_shorter_form_of_a_name_says_less() {
        let texts = ["Captain Amadou Haya Sanogo took power.", "Captain Amadou Sanogo took power."];
        assert_eq!(names(&texts), [""; 0]);
        assert_eq!(agreed(Kind::Name, &texts), ["omission: Amadou Haya Sanogo (a); Amadou Sanogo (b)"]);
    }

    #[test]
    fn a_surname_alone_is_no_spelling_of_its_own() {
        let texts = [
            "Captain Amadou Sanogo took power. Sanogo spoke on the radio.",
            "Captain Amadou Sango took power. Sango spoke on the radio.",
        ];
        assert_eq!(names(&texts), ["spelling: Amadou Sanogo (a); Amadou Sango (b)"]);
    }

    #[test]
    fn two_people_of_one_surname_are_two_people() {
        let texts = ["Captain Amadou Sanogo took power.", "Lieutenant Boubacar Sanogo spoke on the radio."];
        assert_eq!(names(&texts), [""; 0]);
    }

    #[test]
    fn one_acronym_with_other_letters() {
        let texts = [
            "The junta calls itself the National Committee for Recovery (CNRDR).",
            "The junta calls itself the National Committee for Recovery (CNRDRE).",
        ];
        assert_eq!(names(&texts), ["acronym: CNRDR (a); CNRDRE (b)"]);
    }

    #[test]
    fn an_acronym_and_its_full_form_are_one_name() {
        let texts = ["The National Committee for Recovery (CNRDR) took power.", "The CNRDR took power."];
        assert_eq!(names(&texts), [""; 0]);
    }

    #[test]
    fn one_acronym_and_other_words_for_it() {
        let texts = [
            "The Council for National Recovery (CRN) took power.",
            "The Committee for National Renewal (CRN) took power.",
        ];
        assert_eq!(
            names(&texts),
            ["expansion: Council for National Recovery (a); Committee for National Renewal (b)"]
        );
    }

    #[test]
    fn the_same_words_in_another_order_are_another_translation() {
        let texts = [
            "The National Movement for the Liberation of Sarpe (MNLS) advanced.",
            "The Sarpe National Liberation Movement (MNLS) advanced.",
        ];
        assert_eq!(
            names(&texts),
            [
                "order: National Movement for the Liberation of Sarpe (a); Sarpe National Liberation Movement (b)"
            ]
        );
    }

    #[test]
    fn one_source_that_spells_a_name_in_two_ways_is_told_so_itself() {
        let text = "Captain Amadou Sanogo took power. A week later Captain Amadou Sonogo met the envoys.";
        assert_eq!(names(&[text]), ["own_spelling: Amadou Sanogo (a); Amadou Sonogo (a)"]);
    }

    #[test]
    fn each_source_is_told_of_its_own_slips() {
        let text = "Captain Amadou Sanogo took power. A week later Captain Amadou Sonogo met the envoys.";
        let own: Vec<_> = names(&[text, text]).into_iter().filter(|told| told.starts_with("own")).collect();
        assert_eq!(
            own,
            [
                "own_spelling: Amadou Sanogo (a); Amadou Sonogo (a)",
                "own_spelling: Amadou Sanogo (b); Amadou Sonogo (b)"
            ]
        );
    }

    #[test]
    fn two_forms_that_both_sources_have_differ_within_each_and_not_between_them() {
        let text = "Captain Amadou Sanogo took power. A week later Captain Amadou Sonogo met the envoys.";
        let across: Vec<_> =
            names(&[text, text]).into_iter().filter(|told| told.starts_with("spelling")).collect();
        assert_eq!(across, [""; 0]);
        let third = "Captain Amadou Sonogo took power.";
        assert!(names(&[text, third]).iter().any(|told| told.starts_with("spelling")));
    }

    #[test]
    fn accents_within_one_source_are_passed_over() {
        assert_eq!(names(&["President Édouard Razafy spoke. Later President Edouard Razafy left."]), [""; 0]);
    }
}

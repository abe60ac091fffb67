//! What of a draft stands with no claim of a source: the texts are asked, and what the sources tell besides.

use std::collections::BTreeSet;

use super::Desk;
use super::another_day;
use super::elsewhere;
use super::exchanged;
use super::fact::Fact;
use super::heard::Heard;
use super::near::{self, Counted};
use super::passage::{Attested, Quoted};
use super::sides;
use crate::check::judgement::Judgement;
use crate::check::speaker::named_words;
use crate::check::{Reason, hint, plain, quote, role};
use crate::claim::{Attributes, ClaimRef, Kind, NameType, Value, words};
use crate::extract::quote::FRAGMENT;
use crate::lexicon::Lexicon;
use crate::text::{Span, fold, tokenize};

/// A quotation of fewer words may be near another one by chance.
const SHORT: usize = 4;

/// What may be the matter where only the day is another.
const ANOTHER_DAY: &str = "only the day is another";

impl Fact<'_> {
    /// What no claim speaks of. Of a quotation the texts are asked as well, of a figure and a day what the sources
    /// tell besides.
    pub(super) fn unheard(&self, at: ClaimRef, heard: &Heard) -> Option<Judgement> {
        let known = match &self.claim(at).value {
            Value::Quote { words, .. } if self.is_unheard_fragment(at, words) => {
                return words.contains(' ').then(|| self.unsourced(at));
            }
            Value::Quote { words, speaker } => match self.desk.texts.find(words) {
                Some(Attested::Verbatim) => return None,
                Some(Attested::Quoted(places)) => return self.quoted_by_another(at, speaker, &places),
                Some(Attested::Altered { source, words: there }) => {
                    Some(self.misquoted(at, words, source, there))
                }
                None => self.exchanged(at),
            },
            Value::Role { .. } if elsewhere::is_role_told(self.desk, at) => return None,
            Value::Role { .. } => self.holds_otherwise(at, heard),
            Value::Count(_) => self.counted_otherwise(at),
            Value::Date(_) => self.dated_otherwise(at),
            Value::Cause { .. } if elsewhere::is_cause_told(self.desk, at) => return None,
            Value::Name { text, .. } if self.is_of_a_source(text) || self.desk.texts.have(text) => {
                return None;
            }
            Value::Name { text, r#type: NameType::Person } => self.named_otherwise(at, text),
            Value::Name { .. } | Value::Cause { .. } => None,
        };
        Some(known.unwrap_or_else(|| self.unsourced(at)))
    }

    /// Whether no source has a few words that stand between marks for no reason that is known.
    fn is_unheard_fragment(&self, at: ClaimRef, words: &str) -> bool {
        let found = || matches!(self.desk.texts.find(words), Some(Attested::Verbatim | Attested::Quoted(_)));
        self.is_fragment(at) && !found()
    }

    /// Whether words stand between marks and nobody is told to say them.
    pub(super) fn is_fragment(&self, at: ClaimRef) -> bool {
        self.claim(at).attribute == FRAGMENT
    }

    /// Words that stand between quotation marks in these sentences, of which no claim was made: somebody else says
    /// them there, unless the sentence names the speaker; of sentences that name nobody that is a guess.
    fn quoted_by_another(&self, at: ClaimRef, speaker: &str, places: &[Quoted<'_>]) -> Option<Judgement> {
        let lexicon = self.desk.view.lexicon;
        let mut told = named_words(lexicon, speaker);
        if self.is_fragment(at) {
            told.extend(named_words(lexicon, &self.claim(at).about));
        }
        let names = |place: &Quoted<'_>| {
            let passage = fold(place.sentences(lexicon));
            let words = tokenize(&passage, Span::new(0, passage.len()));
            let known: BTreeSet<&str> = words.map(|word| word.span.of(&passage)).collect();
            told.iter().any(|word| known.contains(fold(word).as_ref()))
        };
        let first = places.first().filter(|_| !is_nobody(lexicon, speaker) && !places.iter().any(names))?;
        let weak = places.iter().any(|place| is_nobody(lexicon, place.sentences(lexicon)));
        let judgement = self.unsourced(at);
        let id = &self.desk.view.sources[first.source].source.id;
        let values = format!("{}; {id} has them in line {}", judgement.values, first.line);
        Some(Judgement { weak, values, ..judgement })
    }

    /// Whether it names a source of the dossier, or who published one.
    fn is_of_a_source(&self, name: &str) -> bool {
        let name = fold(name);
        self.desk.view.sources.iter().any(|from| {
            let called = [Some(&from.source.id), from.source.publisher.as_ref(), from.source.title.as_ref()];
            called.into_iter().flatten().any(|called| fold(called) == name)
        })
    }

    /// The one person of that surname whom the sources name, told beside one whom they do not: "Slobodan Pešić" beside
    /// "Ljubiša Pešić". The draft may name both.
    fn named_otherwise(&self, at: ClaimRef, name: &str) -> Option<Judgement> {
        let others = self.desk.bearers.of(name);
        let called: BTreeSet<_> =
            others.iter().map(|&other| fold(&plain(&self.claim(other).value)).into_owned()).collect();
        let other = others.first().filter(|_| called.len() == 1 && !self.desk.bearers.is_shared(name))?;
        let judgement = self.unsourced(at);
        let id = &self.desk.view.source(*other).id;
        let values = format!("{}; {id} names {}", judgement.values, plain(&self.claim(*other).value));
        Some(Judgement { values, ..judgement })
    }

    /// Posts of that kind which the sources give to the person, where none of them gives this one. One may hold two.
    fn holds_otherwise(&self, at: ClaimRef, heard: &Heard) -> Option<Judgement> {
        let beside = heard.beside.iter().map(|(_, other)| *other);
        let others: Vec<ClaimRef> =
            beside.filter(|&other| role::are_posts_of_one_kind(&self.desk.view, at, other)).collect();
        let against = || Judgement { weak: true, ..self.judgement(Reason::AgainstAll, at, &others) };
        (!others.is_empty()).then(against)
    }

    /// A figure that the sources have for another day; or one so far from all of theirs that it was put to none.
    fn counted_otherwise(&self, at: ClaimRef) -> Option<Judgement> {
        let Counted { mut then, mut on_other_days } = Counted::new(self.desk.corpus, at);
        let exchanged = then.iter().copied().filter(|&other| sides::are_exchanged(self.desk, at, other));
        if let Some(exchanged) = self.sides_exchanged(at, &exchanged.collect::<Vec<_>>()) {
            return Some(exchanged);
        }
        let relation = |other: ClaimRef| self.desk.relations.of(&[at, other], at, other);
        let gives_day = self.desk.corpus.of(at).is_some_and(near::gives_day);
        if let Some(bounded) = self.unbound(at, &then, if gives_day { &[] } else { &on_other_days }) {
            return Some(bounded);
        }
        on_other_days.retain(|&other| matches!(relation(other), Reason::Same | Reason::Rounding));
        if !on_other_days.is_empty() {
            let lasts = Attributes::shipped().standing(&self.claim(at).attribute);
            return (gives_day && !lasts).then(|| self.of_another_day(at, &on_other_days));
        }
        let explained = [Reason::Same, Reason::Rounding, Reason::Omission, Reason::Scope, Reason::Subset];
        then.retain(|&other| {
            let reason = relation(other);
            let vague = self.claim(other).count().is_some_and(|count| count.approx);
            !vague && !explained.contains(&reason) && !self.speaks_beside(at, other, reason)
        });
        if let Some(against) = self.against_decision(at, &then).or_else(|| self.chosen_over(at, &then)) {
            return Some(against);
        }
        let far = self.is_far(at, &then, self.desk.far.bounds);
        let weak = !(far && near::of_main_event(self.desk.corpus, at, &then));
        let against = || self.judgement(Reason::AgainstAll, at, &then);
        (!then.is_empty()).then(|| Judgement { weak, hint: self.slip(at, &then), ..against() })
    }

    /// A figure that the sources, put to another fact, give as a bound: 140 for "at least 140".
    fn unbound(&self, at: ClaimRef, then: &[ClaimRef], on_any_day: &[ClaimRef]) -> Option<Judgement> {
        let figure = self.claim(at).exact()?;
        let bound = |other: &ClaimRef| {
            let count = self.claim(*other).count();
            let gives = count.is_some_and(|count| {
                !count.approx && count.exact().is_none() && [count.min, count.max].contains(&Some(figure))
            });
            gives
                && self.desk.relations.of(&[at, *other], at, *other) == Reason::Bounds
                && !self.are_bodies_alone(self.claim(at), self.claim(*other))
        };
        let others: Vec<ClaimRef> = then.iter().chain(on_any_day).copied().filter(bound).collect();
        let bounded = || self.chosen_over(at, &others).unwrap_or_else(|| self.overstating(at, &others));
        (!others.is_empty()).then(bounded)
    }

    /// A figure of the sources, put to another fact, of which that of the draft has a nought more or less.
    pub(super) fn but_for_a_nought(&self, at: ClaimRef) -> Option<ClaimRef> {
        let own = self.claim(at).exact()?;
        let Counted { then, on_other_days } = Counted::new(self.desk.corpus, at);
        let times_ten = |other: &ClaimRef| {
            self.claim(*other).exact().is_some_and(|other| hint::times_ten(own, other).is_some())
        };
        then.into_iter().chain(on_other_days).find(times_ten)
    }

    /// A day on which the draft puts what the sources put on another.
    fn dated_otherwise(&self, at: ClaimRef) -> Option<Judgement> {
        let Desk { corpus, relations, shared, .. } = self.desk;
        let mut others = near::dated_otherwise(corpus, relations, shared, at);
        if others.is_empty() {
            let told =
                another_day::in_clause(self.desk, at).or_else(|| another_day::in_passage(self.desk, at));
            others.extend(told.map(|(_, other)| other));
        }
        (!others.is_empty()).then(|| self.of_another_day(at, &others))
    }

    /// A day that the sources have for something else alone, while what the draft says beside it they say of another day.
    pub(super) fn borne_by_other_deeds(&self, at: ClaimRef, bearing: &[ClaimRef]) -> Option<Judgement> {
        if self.kind(at) != Kind::Date || self.speaks_of_it(at, bearing) {
            return None;
        }
        let Desk { corpus, relations, shared, .. } = self.desk;
        let others = near::dated_otherwise(corpus, relations, shared, at);
        (!others.is_empty()).then(|| self.of_another_day(at, &others))
    }

    /// "34, 4 May 2019 (draft); 34, 3 May 2019 (herald)"
    fn of_another_day(&self, at: ClaimRef, others: &[ClaimRef]) -> Judgement {
        let judgement = self.judgement(Reason::AgainstAll, at, others);
        let told = judgement.claims.iter().map(|&at| {
            let (value, id) = (plain(&self.claim(at).value), &self.desk.view.source(at).id);
            let when = self.desk.corpus.of(at).and_then(|features| features.when);
            match when.filter(|_| self.kind(at) != Kind::Date) {
                Some(when) => format!("{value}, {} ({id})", words::days(when)),
                None => format!("{value} ({id})"),
            }
        });
        let values = told.collect::<Vec<_>>().join("; ");
        Judgement { weak: true, hint: Some(ANOTHER_DAY.to_owned()), values, ..judgement }
    }

    /// Other words than a passage has that was made no claim of; of a few, chance may have it.
    fn misquoted(&self, at: ClaimRef, words: &str, source: usize, there: String) -> Judgement {
        let apart = quote::differing(words, &there);
        let id = &self.desk.view.sources[source].source.id;
        Judgement {
            weak: words.split_whitespace().count() < SHORT,
            values: format!("{apart} – “{words}” (draft); “{there}” ({id})"),
            suggestion: Some(there),
            ..self.judgement(Reason::Altered, at, &[])
        }
    }

    /// Few words, which who says them has in a source but for one.
    fn exchanged(&self, at: ClaimRef) -> Option<Judgement> {
        let (other, there) = exchanged::one_word_off(self.desk, at)?;
        let Value::Quote { words, .. } = &self.claim(at).value else { return None };
        let apart = quote::differing(words, &there);
        let judgement = self.judgement(Reason::Unsourced, at, &[other]);
        Some(Judgement {
            values: format!("{apart} – {}", judgement.values),
            suggestion: Some(there),
            ..judgement
        })
    }

    fn unsourced(&self, at: ClaimRef) -> Judgement {
        let judgement = self.judgement(Reason::Unsourced, at, &[]);
        let value = &self.claim(at).value;
        let values = match value {
            Value::Count(_) => format!("{}: {}", judgement.what, plain(value)),
            Value::Date(_) => format!("{} ({})", plain(value), judgement.what),
            Value::Cause { effect, cause } => format!("“{cause}” as the cause of “{effect}”"),
            value => words::value(value),
        };
        let weak = match value {
            Value::Quote { speaker, .. } => {
                self.is_fragment(at) || is_nobody(self.desk.view.lexicon, speaker)
            }
            _ => false,
        };
        Judgement { weak, values, ..judgement }
    }
}

/// Whether words name nobody: "he", "The mayor".
fn is_nobody(lexicon: &Lexicon, speaker: &str) -> bool {
    named_words(lexicon, speaker).is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_nobody;
    use crate::lexicon::Lexicon;

    #[test]
    fn a_pronoun_or_a_bare_title_names_nobody_however_it_is_written() {
        let is_nobody = |speaker| is_nobody(Lexicon::english(), speaker);
        assert!(
            ["he", "He", "They", "The mayor", "Mayor", "Captain", "One of them", ""]
                .map(is_nobody)
                .iter()
                .all(|nobody| *nobody)
        );
        assert!(
            !["Vesna Perić", "Perić", "Captain Sanogo", "The FLV"]
                .map(is_nobody)
                .iter()
                .any(|nobody| *nobody)
        );
    }
}

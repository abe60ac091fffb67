//! What was told of the figures before: a part of a figure, or a figure joined to one, shares what
//! befell it.

use std::ops::Range;

use super::look::{
    Outcome, frame, frame_before, is_any, is_auxiliary, is_dash, is_mark, is_numeral, part_of_speech,
};
use super::phrase::{Head, Phrase};
use super::scope::is_name;
use crate::extract::Reading;
use crate::lexicon::Class;
use crate::text::{TokenKind, fold};

/// What was told of one figure.
#[derive(Clone, Debug)]
pub(super) struct Told<'a> {
    sentence: usize,
    /// Where its phrase ends.
    end: usize,
    /// The most that it says they are.
    most: Option<u64>,
    pub(super) outcomes: Vec<Outcome<'a>>,
    /// Whether the first outcome stands before the phrase, so that a figure joined to it shares it.
    governed: bool,
    /// "were children": what kind of people they are said to be.
    pub(super) identity: Option<(Range<usize>, &'a str)>,
    /// The words and the kind of the group that its phrase names.
    group: Option<(Range<usize>, &'a str)>,
    /// The outcome of those of whom it is a part ("23 of the injured").
    pub(super) whole: Option<Outcome<'a>>,
    /// Whether it is a part of another figure.
    pub(super) part: bool,
    /// Whether its outcomes are those of another figure.
    pub(super) inherited: bool,
    /// Whether the text replaces it in the same breath.
    pub(super) superseded: bool,
}

impl<'a> Told<'a> {
    pub(super) fn new(sentence: usize, phrase: &Phrase<'a>, most: Option<u64>) -> Self {
        Self {
            sentence,
            end: phrase.tokens.end,
            most,
            outcomes: Vec::new(),
            governed: false,
            identity: None,
            group: phrase.group.clone().zip(phrase.group_type),
            whole: None,
            part: false,
            inherited: false,
            superseded: false,
        }
    }

    /// The most that it says they are.
    pub(super) const fn most(&self) -> Option<u64> {
        self.most
    }

    /// Takes the group of another figure, where this one names none.
    pub(super) fn share_group(&mut self, other: &Self) {
        if self.group.is_none() && self.identity.is_none() {
            self.identity = other.identity.clone().or_else(|| other.group.clone());
        }
    }

    /// Settles what the outcomes mean beside the nouns of their sentence.
    pub(super) fn settle(&mut self, reading: &Reading<'a>, sentence: &Range<usize>) {
        let outcomes = std::mem::take(&mut self.outcomes);
        self.after(outcomes.into_iter().filter_map(|outcome| outcome.settled(reading, sentence)));
    }

    /// Adds an outcome told before the phrase.
    pub(super) fn before(&mut self, outcome: Option<Outcome<'a>>) {
        self.governed |= outcome.is_some();
        self.after(outcome);
    }

    /// Adds outcomes, each attribute once.
    pub(super) fn after(&mut self, outcomes: impl IntoIterator<Item = Outcome<'a>>) {
        for outcome in outcomes {
            if !self.outcomes.iter().any(|o| o.attribute == outcome.attribute) {
                self.outcomes.push(outcome);
            }
        }
    }
}

/// The figures told so far; only the last few matter.
#[derive(Default, Debug)]
pub(super) struct Tellings<'a> {
    /// The last figure of all, whether or not it counts people affected.
    figure: Option<(usize, bool)>,
    whole: Option<Told<'a>>,
    /// The whole before that one.
    former: Option<Told<'a>>,
    latest: Option<Told<'a>>,
}

impl<'a> Tellings<'a> {
    /// Keeps what was told of a figure. A thing that opens a sentence is what "of them" refers to
    /// from there on.
    pub(super) fn add(&mut self, told: Told<'a>, phrase: &Phrase<'_>) {
        self.figure = Some((told.sentence, !told.outcomes.is_empty()));
        if told.outcomes.is_empty() {
            let thing = matches!(phrase.head, Head::Thing | Head::Unknown);
            self.whole.take_if(|whole| thing && whole.sentence < told.sentence);
            return;
        }
        if !told.part {
            self.former = self.whole.replace(told.clone());
        }
        self.latest = Some(told);
    }

    /// The last figure that is not a part of another, told in this sentence or the one before.
    pub(super) fn last(&self, sentence: usize) -> Option<&Told<'a>> {
        self.whole.as_ref().filter(|t| t.sentence + 1 >= sentence)
    }

    /// The last such figure of the paragraph, not many sentences ago.
    fn lately(&self, reading: &Reading<'_>, sentence: usize) -> Option<&Told<'a>> {
        const RECENT: usize = 4;
        let block = |sentence: usize| reading.sentences[sentence].block;
        let near = |t: &&Told<'a>| {
            t.sentence + 1 >= sentence
                || t.sentence + RECENT >= sentence && block(t.sentence) == block(sentence)
        };
        self.whole.as_ref().filter(near)
    }

    /// Gives a part the group of the whole that the same sentence tells of.
    pub(super) fn share_group(&self, told: &mut Told<'a>) {
        if let Some(whole) = self.whole.as_ref().filter(|whole| whole.sentence == told.sentence) {
            told.share_group(whole);
        }
    }

    /// What "the number", "the figure" refers to: the last figure, unless that one, in the same
    /// sentence, counts something else.
    pub(super) fn meant(&self, sentence: usize) -> Option<&Told<'a>> {
        self.last(sentence).filter(|_| !self.is_of_others(sentence))
    }

    /// The figure that one of these people is a part of, in a list that breaks it down: one that is not smaller.
    pub(super) fn broken_down(&self, sentence: usize, most: Option<u64>) -> Option<&Told<'a>> {
        const RECENT: usize = 3;
        let wholes = self.whole.iter().chain(&self.former);
        let mut near = wholes.filter(|t| t.sentence + RECENT >= sentence);
        near.find(|t| most.is_none() || t.most.is_none() || t.most >= most)
    }

    /// Whether the label of a figure tells of the figure before: "Forty-seven are in custody: 31 soldiers, ...".
    pub(super) fn heads(&self, told: &Told<'a>) -> bool {
        let latest = self.latest.as_ref().filter(|latest| latest.sentence == told.sentence);
        let words = |o: &Outcome<'a>| told.outcomes.iter().any(|own| own.tokens == o.tokens);
        latest.is_some_and(|latest| latest.outcomes.iter().any(words))
    }

    /// Whether the last figure of the sentence counts something else.
    fn is_of_others(&self, sentence: usize) -> bool {
        self.figure.is_some_and(|(at, people)| at == sentence && !people)
    }

    /// Gives `told` the outcomes of an earlier figure, where the text makes it a part of that one
    /// or joins it to that one.
    pub(super) fn inherit(
        &self,
        reading: &Reading<'a>,
        phrase: &Phrase<'_>,
        told: &mut Told<'a>,
        floor: usize,
    ) {
        let bracket = self.is_bracketed(reading, phrase, told.sentence)
            || self.is_apposed(reading, phrase, told.sentence);
        let named = phrase.head == Head::Bare || phrase.partitive || self.is_of_whole(reading, phrase, told);
        let identified = told.identity.is_some() && named;
        let graded = phrase.head == Head::Bare && is_graded(reading, phrase, floor);
        let part = told.part && phrase.head != Head::Thing || identified || graded || bracket;
        let compared =
            ["compared", "replaced"].iter().find(|p| frame_before(reading, phrase.left, floor, p).is_some());
        let elided = self.elided(reading, phrase, told.sentence, floor);
        let part = part
            || elided == Some(Elided::Part)
            || self.is_listed(reading, phrase, told.sentence, floor)
            || self.is_itemised(reading, phrase, told.sentence);
        let beside = self.latest.as_ref().filter(|latest| {
            let here = |t: &Told<'a>| t.sentence == told.sentence;
            bracket && latest.part && here(latest) && !self.whole.as_ref().is_some_and(here)
        });
        let source = if beside.is_some() {
            beside
        } else if part || compared.is_some() {
            let whole = if told.identity.is_some() {
                self.lately(reading, told.sentence)
            } else {
                self.last(told.sentence)
            };
            whole.or_else(|| self.latest.as_ref().filter(|t| t.sentence == told.sentence))
        } else if elided.is_some() {
            self.latest.as_ref()
        } else {
            self.joined(reading, phrase, told, floor).or_else(|| self.restated(reading, phrase, told, floor))
        };
        let Some(source) = source else { return self.share_whole(reading, phrase, told) };
        told.outcomes.clone_from(&source.outcomes);
        told.inherited = true;
        told.superseded |= compared == Some(&"replaced");
        told.share_group(source);
        told.part |= part || elided.is_some() && source.part;
        told.governed = source.governed && !part;
    }

    /// "two of the miners", where the whole is so many miners, and no others.
    fn is_of_whole(&self, reading: &Reading<'_>, phrase: &Phrase<'_>, told: &Told<'a>) -> bool {
        let noun = |words: &Range<usize>| words.end.checked_sub(1).map(|last| fold(reading.word(last)));
        let own = phrase.group.as_ref().map(noun);
        let is_own = |told: &Told<'a>| told.group.as_ref().map(|(words, _)| noun(words)) == own;
        let former = self.former.as_ref().is_some_and(is_own);
        phrase.of && own.is_some() && !former && self.lately(reading, told.sentence).is_some_and(is_own)
    }

    /// "four at the scene", "27 for disobedience": a preposition stands where the verb would. A figure with
    /// the preposition that the one before it has stands beside that one, and else is a part of it.
    fn elided(
        &self,
        reading: &Reading<'a>,
        phrase: &Phrase<'_>,
        sentence: usize,
        floor: usize,
    ) -> Option<Elided> {
        let latest = self.latest.as_ref().filter(|t| t.sentence == sentence && t.end < phrase.left)?;
        let end = phrase.tokens.end;
        let opens = phrase.head == Head::Bare && is_joint(reading, phrase.left, floor);
        if !opens || !part_of_speech(reading, end, "preposition") {
            return None;
        }
        let again = (latest.end..phrase.left).any(|i| reading.is(i, reading.word(end)));
        if reading.is(end, "of") && !again {
            return None;
        }
        let last = self.figure.is_some_and(|(_, people)| people);
        last.then_some(if again { Elided::Beside } else { Elided::Part })
    }

    /// "58 were held, among them the deputy mayor and eleven women": behind another of those who are a part.
    fn is_listed(&self, reading: &Reading<'_>, phrase: &Phrase<'_>, sentence: usize, floor: usize) -> bool {
        const NEAR: usize = 14;
        let latest = self.latest.as_ref().filter(|t| t.sentence == sentence && phrase.head == Head::People);
        let joint = phrase.left > floor && is_any(reading, phrase.left - 1, &["and", ","]);
        let Some(latest) = latest.filter(|_| joint) else { return false };
        let between = latest.end.max(phrase.left.saturating_sub(NEAR))..phrase.left;
        let subset = between.clone().find(|&i| frame(reading, i, "subset").is_some());
        let verb = |i: usize| part_of_speech(reading, i, "auxiliary") || reading.has(i, Class::Speech);
        subset.is_some_and(|at| !(at..phrase.left).any(verb))
    }

    /// "the school insisted on 97", "It is 97.", "the 73 announced by the police": the figure before, said
    /// anew by somebody.
    fn restated(
        &self,
        reading: &Reading<'a>,
        phrase: &Phrase<'_>,
        told: &Told<'a>,
        floor: usize,
    ) -> Option<&Told<'a>> {
        let end = phrase.tokens.end;
        let closed = is_mark(reading, end) || part_of_speech(reading, end, "conjunction");
        let led = frame_before(reading, phrase.left, floor, "restated").is_some();
        let the = phrase.left < phrase.tokens.start && reading.has(phrase.left, Class::Definite);
        let announced = the && reading.has(end, Class::Speech) && reading.is(end + 1, "by");
        let anew = phrase.head == Head::Bare && (closed && led || announced);
        self.lately(reading, told.sentence).filter(|_| anew && !self.is_of_others(told.sentence))
    }

    /// "23 of the injured were serious and four had been moved": four of them as well.
    fn share_whole(&self, reading: &Reading<'a>, phrase: &Phrase<'_>, told: &mut Told<'a>) {
        let latest =
            self.latest.as_ref().filter(|t| t.sentence == told.sentence && phrase.head == Head::Bare);
        let joined = phrase.left.checked_sub(1).is_some_and(|i| part_of_speech(reading, i, "conjunction"));
        if let Some(whole) = latest.filter(|_| joined).and_then(|latest| latest.whole.clone()) {
            (told.part, told.inherited) = (true, true);
            told.after([whole]);
        }
    }

    /// "12 killed (2 children)", "12 people – nine adults and three children".
    fn is_bracketed(&self, reading: &Reading<'_>, phrase: &Phrase<'_>, sentence: usize) -> bool {
        let latest = self.latest.as_ref().filter(|t| t.sentence == sentence);
        let opens = |i: &usize| is_any(reading, *i, &["(", ":"]) || is_dash(reading, *i);
        let open = phrase.left.checked_sub(1).filter(opens);
        let near = latest.zip(open).is_some_and(|(t, open)| t.end <= open && open - t.end < 3);
        near && phrase.head == Head::People
    }

    /// "Nineteen people died: eleven soldiers, of whom two were officers, and eight civilians hit by shells.":
    /// people who stand in a list behind the colon or the "namely" that follows the figure before.
    fn is_itemised(&self, reading: &Reading<'_>, phrase: &Phrase<'_>, sentence: usize) -> bool {
        const FAR: usize = 60;
        let whole = self.whole.as_ref().filter(|t| t.sentence == sentence && t.end + FAR > phrase.left);
        let Some(whole) = whole else { return false };
        // a list opens with its first figure, not with the minutes of "10:30"
        let opened = (whole.end..phrase.left).any(|i| {
            let first = frame(reading, i, "namely").map(|len| i + len);
            let spaced = |at: usize| reading.tokens.get(at).is_some_and(|token| token.spaced);
            first.is_some_and(|at| spaced(at) && (at..at + 2).any(|i| is_numeral(reading, i)))
        });
        let said = (whole.end..phrase.left).any(|i| reading.has(i, Class::Speech));
        let joint = is_any(reading, phrase.left - 1, &[",", ";", "and"])
            || frame(reading, phrase.left - 1, "namely").is_some();
        let people = match phrase.head {
            Head::People => true,
            Head::Bare => reading.has(phrase.tokens.end, Class::Demonym),
            _ => false,
        };
        let verb = is_auxiliary(reading, phrase.tokens.end) || reading.has(phrase.tokens.end, Class::Speech);
        opened && joint && people && !said && !verb
    }

    /// "Sixteen people were killed in the attack, eleven soldiers and five civilians.": people alone stand
    /// behind a mark that ends the clause of the figure before, and close the sentence or open a list.
    fn is_apposed(&self, reading: &Reading<'_>, phrase: &Phrase<'_>, sentence: usize) -> bool {
        const NEAR: usize = 16;
        const FAR: usize = 60;
        let latest = self.latest.as_ref().filter(|t| t.sentence == sentence && phrase.head == Head::People);
        let Some(latest) = latest else { return false };
        let told = latest.outcomes.iter().map(|o| o.tokens.end).fold(latest.end, usize::max);
        let Some(mark) = phrase.left.checked_sub(1).filter(|&i| (told..told + NEAR).contains(&i)) else {
            return false;
        };
        let opens = is_any(reading, mark, &[",", ":"]) || is_dash(reading, mark);
        let verb = |i: usize| {
            part_of_speech(reading, i, "auxiliary")
                || part_of_speech(reading, i, "conjunction") && !reading.is(i, "and")
                || [Class::Affect, Class::Suffer, Class::Speech].iter().any(|class| reading.has(i, *class))
        };
        let end = phrase.tokens.end;
        let rest = reading.sentences[sentence].tokens.end.min(end + FAR);
        let listed = is_mark(reading, end) || reading.is(end, "and");
        opens && listed && !(told..mark).any(verb) && !(end..rest).any(verb)
    }

    /// "killing 14 civilians and 3 soldiers", "12 people were hurt, among them two men and a boy".
    fn joined(
        &self,
        reading: &Reading<'a>,
        phrase: &Phrase<'_>,
        told: &mut Told<'a>,
        floor: usize,
    ) -> Option<&Told<'a>> {
        let latest = self.latest.as_ref()?;
        if latest.sentence != told.sentence {
            let next = latest.sentence + 1 == told.sentence && is_next_place(reading, phrase, floor);
            return Some(latest).filter(|_| next);
        }
        let mut at = phrase.left;
        while at > floor && is_any(reading, at - 1, &["and", "or", ",", "plus"]) {
            at -= 1;
        }
        let adjacent = (latest.end..phrase.left).contains(&at) && is_complement(reading, latest.end..at);
        let people = matches!(phrase.head, Head::People);
        let shared = adjacent && people && (latest.governed || latest.part);
        let again = frame_before(reading, phrase.tokens.start, floor, "again").is_some();
        let another = again && (people || matches!(phrase.head, Head::Bare) && at < phrase.left);
        let likewise = people && frame_before(reading, phrase.left, floor, "likewise").is_some();
        let or = people && adjacent && reading.is(phrase.left - 1, "or");
        let gapped = matches!(phrase.head, Head::Bare)
            && (at < phrase.left && is_elsewhere(reading, phrase.tokens.end)
                || is_gapped(reading, phrase, latest.end));
        told.part |= (shared || likewise) && latest.part;
        (shared || another || gapped || likewise || or).then_some(latest)
    }
}

/// Whether nothing stands there, or a complement of the noun before: "of the depot" in "six employees of the
/// depot, three firefighters".
fn is_complement(reading: &Reading<'_>, tokens: Range<usize>) -> bool {
    const LONGEST: usize = 5;
    let noun = |i: usize| {
        reading.tokens[i].kind == TokenKind::Word
            && !part_of_speech(reading, i, "conjunction")
            && !is_auxiliary(reading, i)
            && ![Class::Affect, Class::Suffer, Class::Speech].iter().any(|class| reading.has(i, *class))
    };
    let of = reading.is(tokens.start, "of") && tokens.len() <= LONGEST;
    tokens.is_empty() || of && tokens.clone().all(noun)
}

/// "and the second four", ", the music school 230": a subject without its verb, between a joint behind the
/// last figure and this one, which closes its clause.
fn is_gapped(reading: &Reading<'_>, phrase: &Phrase<'_>, floor: usize) -> bool {
    const LONGEST: usize = 5;
    let subject = |i: &usize| {
        let token = &reading.tokens[*i];
        let verbal = [Class::Affect, Class::Suffer, Class::Speech, Class::Verb, Class::Change, Class::Unit];
        token.kind == TokenKind::Word
            && !["auxiliary", "preposition", "conjunction"]
                .iter()
                .any(|part| part_of_speech(reading, *i, part))
            && (reading.has(*i, Class::Ordinal) || !verbal.iter().any(|class| reading.has(*i, *class)))
    };
    let start = phrase.tokens.start;
    let words = (floor..start).rev().take_while(subject).count();
    let joined = start > floor + words && is_joint(reading, start - words, floor);
    let end = phrase.tokens.end;
    (1..=LONGEST).contains(&words) && joined && is_closed(reading, end) && !reading.is(end, ",")
}

/// "In Jos, nine.": a place and a figure are all there is.
fn is_next_place(reading: &Reading<'_>, phrase: &Phrase<'_>, floor: usize) -> bool {
    let comma = phrase.tokens.start.checked_sub(1).filter(|&i| i > floor + 1 && reading.is(i, ","));
    let placed = comma.is_some_and(|comma| {
        frame(reading, floor, "place").is_some() && (floor + 1..comma).all(|i| is_name(reading, i))
    });
    placed && phrase.head == Head::Bare && is_closed(reading, phrase.tokens.end)
}

fn is_closed(reading: &Reading<'_>, end: usize) -> bool {
    is_mark(reading, end) || part_of_speech(reading, end, "conjunction")
}

/// ", two seriously", "23 confirmed, 34 probable": an adverb or a grade stands where the verb would.
fn is_graded(reading: &Reading<'_>, phrase: &Phrase<'_>, floor: usize) -> bool {
    let end = phrase.tokens.end;
    let comma = phrase.left > floor && reading.is(phrase.left - 1, ",");
    let adverb = comma && reading.word(end).ends_with("ly");
    let grade = is_joint(reading, phrase.left, floor) && frame(reading, end, "grade") == Some(1);
    let closed = is_mark(reading, end + 1) || part_of_speech(reading, end + 1, "conjunction");
    (adverb || grade) && closed
}

/// Whether a comma, a colon, a bracket or "and" stands before token `at`.
fn is_joint(reading: &Reading<'_>, at: usize, floor: usize) -> bool {
    at > floor && (is_any(reading, at - 1, &["and", ",", ";", ":", "("]) || is_dash(reading, at - 1))
}

/// How a figure without a noun stands to the one before it, whose verb it shares.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Elided {
    /// "Six died, four at the scene": of the figure before.
    Part,
    /// "52 were picked up by one ship, 61 by another": beside it.
    Beside,
}

/// "and 45 in Melin": a place stands where the verb would.
fn is_elsewhere(reading: &Reading<'_>, i: usize) -> bool {
    frame(reading, i, "place").is_some() && is_name(reading, i + 1)
}

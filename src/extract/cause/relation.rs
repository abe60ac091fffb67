use std::ops::Range;

use crate::extract::Reading;
use crate::extract::stance;

/// How a cause stands to its effect.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Frame {
    /// It brought the effect about.
    Cause,
    /// Somebody did it.
    Agency,
    /// One cause among others.
    Contribution,
    /// It is said not to be the cause.
    NotCause,
}

impl Frame {
    pub(super) const fn attribute(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Agency => "agency",
            Self::Contribution => "contribution",
            Self::NotCause => "not_cause",
        }
    }
}

/// What was brought about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Effect {
    /// In these words.
    Told(Range<usize>),
    /// In these words, which are a deed of the aggrieved: where their sentence names the document's
    /// event, it is that event.
    Done(Range<usize>),
    /// Left unsaid: what people did, if that is what the document is about.
    Deed,
    /// Left unsaid: the event that the document is about.
    Event,
    /// Left unsaid: the event that the document is about, if it befell people rather than was done.
    Mishap,
}

impl Effect {
    /// Its tokens, where it has some.
    pub(super) const fn tokens(&self) -> Option<&Range<usize>> {
        match self {
            Self::Told(tokens) | Self::Done(tokens) => Some(tokens),
            Self::Deed | Self::Event | Self::Mishap => None,
        }
    }
}

/// A cause and its effect, as token ranges.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Relation {
    pub(super) effect: Effect,
    pub(super) cause: Range<usize>,
    /// The words that tie them.
    pub(super) signal: Range<usize>,
    pub(super) frame: Frame,
    /// The words that hedge it, where they stand in its own verb ("may have caused").
    pub(super) hedge: Option<Range<usize>>,
    /// Those whose view it is, where its own words name them ("the mutineers accuse him of being weak").
    pub(super) by: Option<Range<usize>>,
}

impl Relation {
    /// A plain cause; none where a side is empty.
    pub(super) fn new(effect: Effect, cause: Range<usize>, signal: Range<usize>) -> Option<Self> {
        let empty = cause.is_empty() || effect.tokens().is_some_and(Range::is_empty);
        (!empty).then_some(Self { effect, cause, signal, frame: Frame::Cause, hedge: None, by: None })
    }

    /// The same in another frame.
    pub(super) fn framed(self, frame: Frame) -> Self {
        Self { frame, ..self }
    }

    /// The same, hedged by these words.
    pub(super) fn hedged(self, hedge: Option<Range<usize>>) -> Self {
        Self { hedge, ..self }
    }

    /// The same, as those see it who are named in these words, if they can speak.
    pub(super) fn seen_by(self, reading: &Reading<'_>, words: &Range<usize>) -> Self {
        Self { by: stance::who_speaks(reading, words), ..self }
    }

    /// The same, as those see it who do what the verb says.
    pub(super) fn told_by(self, reading: &Reading<'_>, verb: usize) -> Self {
        Self { by: stance::asserter(reading, verb), ..self }
    }
}

/// Agency where the cause names somebody who can act, else a plain cause.
pub(super) fn by_whom(reading: &Reading<'_>, relation: Relation) -> Relation {
    let agent = stance::who_speaks(reading, &relation.cause).is_some();
    relation.framed(if agent { Frame::Agency } else { Frame::Cause })
}

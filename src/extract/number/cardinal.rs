//! The bare number: digits, words, scales, fractions of a scale, and vague words.

use super::amount::{self, Amount};
use crate::extract::Reading;
use crate::lexicon::Class;
use crate::text::{Case, TokenKind};

/// A bare number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Cardinal {
    /// One past its last token.
    pub(super) end: usize,
    pub(super) amount: Amount,
    /// Whether it is a vague word: then `amount` is the least that it says.
    pub(super) vague: bool,
}

/// The bare number that starts at token `i`, the longest that can be read before token `limit`.
pub(super) fn read(reading: &Reading<'_>, i: usize, limit: usize) -> Option<Cardinal> {
    let grammar = Grammar { reading, limit };
    grammar.part_of_scale(i).or_else(|| grammar.vague(i)).or_else(|| grammar.sum(i))
}

struct Grammar<'r, 'a> {
    reading: &'r Reading<'a>,
    limit: usize,
}

/// What has been read of a sum of terms, each smaller than the one before ("two thousand three
/// hundred and six").
struct Sum {
    /// The terms with a scale of a thousand or more.
    done: Amount,
    /// The term being read.
    term: Option<Amount>,
    /// The scale of the last term in `done`.
    last: Option<u64>,
    /// Whether `term` ends in hundreds or dozens, so that units may follow.
    open: bool,
    at: usize,
}

impl Grammar<'_, '_> {
    /// "half a million", "a quarter of a million", "three quarters of a million", "half a dozen".
    fn part_of_scale(&self, i: usize) -> Option<Cardinal> {
        let counted = self.small(i).filter(|&(_, at)| self.value(at, Class::Fraction).is_some());
        let (parts, mut at) = counted.or_else(|| Some((Amount::whole(1), self.after_article(i))))?;
        let whole = self.value(at, Class::Fraction)?;
        at += 1;
        at += usize::from(self.reading.is(at, "of"));
        at = self.after_article(at);
        let (scale, end) = self.scale(at)?;
        Some(Cardinal { end, amount: (parts * scale).divided(whole), vague: false })
    }

    /// "dozens", "several hundred", "a few thousand".
    fn vague(&self, i: usize) -> Option<Cardinal> {
        let hit = self.reading.hit(i, Class::Vague).filter(|hit| i + hit.len <= self.limit)?;
        let mut amount = Amount::whole(hit.number?);
        let mut end = i + hit.len;
        while let Some((scale, after)) = self.scale(end) {
            (amount, end) = (amount * scale, after);
        }
        Some(Cardinal { end, amount, vague: true })
    }

    fn sum(&self, i: usize) -> Option<Cardinal> {
        let mut sum = Sum { done: Amount::whole(0), term: None, last: None, open: false, at: i };
        while self.step(&mut sum) {}
        let amount = sum.done + sum.term.unwrap_or(Amount::whole(0));
        (sum.at > i).then_some(Cardinal { end: sum.at, amount, vague: false })
    }

    /// Reads one more word of the sum; false where it ends.
    fn step(&self, sum: &mut Sum) -> bool {
        self.unit(sum) || self.multiply(sum) || self.and(sum)
    }

    /// A unit, or digits, where none has been read in this term: "two", "a" before a scale, "3".
    fn unit(&self, sum: &mut Sum) -> bool {
        let Some((value, end)) = self.small(sum.at).or_else(|| self.article(sum.at)) else { return false };
        let fits = match sum.term {
            None => sum.last.is_none() || !self.starts_digits(sum.at) || !self.reading.tokens[sum.at].spaced,
            Some(_) => sum.open && value < Amount::whole(100) && !self.starts_digits(sum.at),
        };
        if fits {
            sum.term = Some(sum.term.unwrap_or(Amount::whole(0)) + value);
            (sum.open, sum.at) = (false, end);
        }
        fits || self.digits_after_scale(sum, value, end)
    }

    /// "4 thousand 3 hundred": digits go on after a scale only where a scale follows them too.
    fn digits_after_scale(&self, sum: &mut Sum, value: Amount, end: usize) -> bool {
        let goes_on = sum.term.is_none() && sum.last.is_some() && self.scale(end).is_some();
        if goes_on {
            (sum.term, sum.at) = (Some(value), end);
        }
        goes_on
    }

    /// "hundred" multiplies the term, "thousand" and above close it.
    fn multiply(&self, sum: &mut Sum) -> bool {
        let Some((scale, end)) = self.scale(sum.at) else { return false };
        let Some(term) = sum.term else { return self.multiply_again(sum, scale, end) };
        if scale < 1000 {
            (sum.term, sum.open) = (Some(term * scale), true);
        } else if sum.last.is_none_or(|last| scale < last) {
            sum.done = sum.done + term * scale;
            (sum.term, sum.last, sum.open) = (None, Some(scale), false);
        } else {
            return false;
        }
        sum.at = end;
        true
    }

    /// "three lakh crore": a scale straight after another multiplies what has been read.
    fn multiply_again(&self, sum: &mut Sum, scale: u64, end: usize) -> bool {
        let greater = sum.last.is_some_and(|last| scale >= last);
        if greater {
            sum.done = sum.done * scale;
            (sum.last, sum.at) = (Some(scale), end);
        }
        greater
    }

    /// "a hundred and twelve", "one million and a half", "five and a half million".
    fn and(&self, sum: &mut Sum) -> bool {
        if !self.reading.is(sum.at, "and") || sum.at + 1 >= self.limit {
            return false;
        }
        self.and_fraction(sum) || self.and_units(sum)
    }

    fn and_fraction(&self, sum: &mut Sum) -> bool {
        let at = sum.at + 1;
        let counted = self.small(at).filter(|&(_, at)| self.value(at, Class::Fraction).is_some());
        let (parts, at) = counted.unwrap_or((Amount::whole(1), self.after_article(at)));
        let Some(whole) = self.value(at, Class::Fraction) else { return false };
        let part = parts.divided(whole);
        match (sum.term, sum.last, self.scale(at + 1)) {
            (None, Some(last), Some((scale, end))) if scale < last => {
                (sum.done, sum.at) = (sum.done + part * scale, end);
            }
            (None, Some(last), None) => (sum.done, sum.at) = (sum.done + part * last, at + 1),
            (Some(term), None, Some(_)) if !sum.open => (sum.term, sum.at) = (Some(term + part), at + 1),
            _ => return false,
        }
        true
    }

    fn and_units(&self, sum: &mut Sum) -> bool {
        let at = sum.at + 1;
        let Some((value, end)) = self.small(at).or_else(|| self.article(at)) else { return false };
        let scale = self.scale(end).map(|(scale, _)| scale);
        let fits = match (sum.term, sum.last) {
            (Some(_), _) => {
                sum.open && value < Amount::whole(100) && scale != Some(100) && self.same(at, sum)
            }
            (None, Some(last)) => {
                !self.starts_digits(at) && scale.is_none_or(|s| s < last) && value < Amount::whole(last)
            }
            (None, None) => false,
        };
        let fits = fits && !sum.done.is_fractional();
        if fits {
            sum.term = Some(sum.term.unwrap_or(Amount::whole(0)) + value);
            (sum.open, sum.at) = (false, end);
        }
        fits
    }

    /// Whether the units are written as the hundreds are: "3 hundred and 21", "two hundred and one".
    /// A tally ("4 hundred and two hurt") mixes them no more than prose does.
    fn same(&self, at: usize, sum: &Sum) -> bool {
        let hundreds = sum.at.checked_sub(2).is_some_and(|i| self.starts_digits(i));
        hundreds == self.starts_digits(at)
    }

    /// A number below a hundred in words, dozens of it, or digits of any size.
    fn small(&self, i: usize) -> Option<(Amount, usize)> {
        let (value, end) = self.digits(i).or_else(|| self.words(i))?;
        match self.scale(end) {
            Some((12, after)) => Some((value * 12, after)),
            _ => Some((value, end)),
        }
    }

    /// "twenty-four", "twenty four", "forty".
    fn words(&self, i: usize) -> Option<(Amount, usize)> {
        let tens = self.value(i, Class::Cardinal)?;
        let hyphen = self.glued_dash(i + 1);
        let unit = if hyphen { i + 2 } else { i + 1 };
        let units = self.value(unit, Class::Cardinal).filter(|n| tens >= 20 && (1..10).contains(n));
        Some(units.map_or((Amount::whole(tens), i + 1), |n| (Amount::whole(tens + n), unit + 1)))
    }

    fn glued_dash(&self, i: usize) -> bool {
        let glued = |i: usize| self.reading.tokens.get(i).is_some_and(|t| !t.spaced);
        glued(i) && glued(i + 1) && self.reading.hit(i, Class::Range).is_some_and(|h| h.value == "dash")
    }

    /// Digits with their groups, "816 000" and "1e10" included; not "10th", not "M5".
    fn digits(&self, i: usize) -> Option<(Amount, usize)> {
        if !self.starts_digits(i) || self.is_ordinal(i) || self.is_glued_to_a_word(i) {
            return None;
        }
        let text = self.reading.word(i);
        let end = self.spaced_groups(i);
        if end > i + 1 {
            let joined: String = (i..end).map(|i| self.reading.word(i)).collect();
            return amount::parse(&joined).map(|amount| (amount, end));
        }
        let amount = amount::parse(text)?;
        Some(self.exponent(i + 1).map_or((amount, i + 1), |(by, end)| (amount.shifted(by), end)))
    }

    /// One past the last group of three digits that a single space joins: "816 000", "1 234 567".
    fn spaced_groups(&self, i: usize) -> usize {
        let first = self.reading.word(i);
        let leads = first.len() <= 3 && !first.starts_with('0') && first.bytes().all(|b| b.is_ascii_digit());
        let mut end = i + 1;
        while leads && end < self.limit && self.is_group(end) {
            end += 1;
        }
        end
    }

    fn is_group(&self, i: usize) -> bool {
        let word = self.reading.word(i);
        let (before, this) = (self.reading.tokens[i - 1].span, self.reading.tokens[i].span);
        let gap = crate::text::Span::new(before.end, this.start).of(self.reading.text);
        let one_space = gap.chars().count() == 1 && !gap.starts_with(['\n', '\t', '\r']);
        let clock = self.reading.is(i + 1, ":") && !self.reading.tokens[i + 1].spaced;
        one_space && word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit()) && !clock
    }

    fn exponent(&self, i: usize) -> Option<(u32, usize)> {
        let glued = |i: usize| self.reading.tokens.get(i).is_some_and(|t| !t.spaced);
        if !(self.reading.is(i, "e") && glued(i)) {
            return None;
        }
        let at = if self.reading.is(i + 1, "+") { i + 2 } else { i + 1 };
        let power = self.reading.word(at).parse().ok().filter(|_| glued(at) && at < self.limit)?;
        Some((power, at + 1))
    }

    /// "a hundred", "a million": the article counts as one, but only before a scale.
    fn article(&self, i: usize) -> Option<(Amount, usize)> {
        let after = self.after_article(i);
        let scale = self.reading.hit(after, Class::Scale).filter(|_| after > i && after < self.limit)?;
        let word = self.reading.word(after);
        (scale.number.is_some() && word.len() > 3).then_some((Amount::whole(1), after)).map(|one| {
            // "a dozen" is read here, since dozens are no scale of their own.
            if scale.number == Some(12) { (Amount::whole(12), after + 1) } else { one }
        })
    }

    fn after_article(&self, i: usize) -> usize {
        i + usize::from((self.reading.is(i, "a") || self.reading.is(i, "an")) && i < self.limit)
    }

    /// The scale at token `i`. A short sign ("m", "bn", "K") must follow digits, and a lone small
    /// letter must touch them: "1.2m" are millions, "1.78 m" are metres.
    fn scale(&self, i: usize) -> Option<(u64, usize)> {
        let hit = self.reading.hit(i, Class::Scale).filter(|_| i < self.limit)?;
        let (token, word) = (self.reading.tokens[i], self.reading.word(i));
        if word.len() <= 2 {
            let after_digits = i.checked_sub(1).is_some_and(|before| self.starts_digits(before));
            let touches = !token.spaced || token.case != Case::Lower || word == "k" || word.ends_with('n');
            return hit.number.filter(|_| after_digits && touches).map(|n| (n, i + 1));
        }
        hit.number.map(|n| (n, i + 1))
    }

    fn value(&self, i: usize, class: Class) -> Option<u64> {
        self.reading.hit(i, class).filter(|_| i < self.limit)?.number
    }

    fn starts_digits(&self, i: usize) -> bool {
        i < self.limit && self.reading.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Number)
    }

    fn is_ordinal(&self, i: usize) -> bool {
        let suffix = ["st", "nd", "rd", "th"].iter().any(|s| self.reading.is(i + 1, s));
        suffix && self.reading.tokens.get(i + 1).is_some_and(|t| !t.spaced)
    }

    fn is_glued_to_a_word(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|before| self.reading.tokens.get(before));
        before.is_some_and(|b| b.kind == TokenKind::Word) && !self.reading.tokens[i].spaced
    }
}

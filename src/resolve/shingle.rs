//! Near-duplicate passages: which sources print largely the same clauses.
//!
//! After Broder, a text is the set of its shingles, its runs of so many words. Two sources are one
//! passage where enough of the smaller set stands in the larger. An inverted index finds them: only
//! sources that share a shingle are ever compared, and of many that share one, neighbours.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::digest::digest;
use crate::claim::{Claim, Kind, SourceClaims, Status};
use crate::text::{Span, fold, tokenize};

/// No more shingles of a source are kept, the lowest by their digests, which are a sample of all.
const SKETCH: usize = 1024;

/// Of the sources that share a shingle, each is counted with so many that come next. A thousand copies
/// of one text are linked from neighbour to neighbour.
const NEIGHBOURS: usize = 8;

/// When the clauses of two sources are the same passages; see `rules/origins.yaml`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shingling {
    /// Words of a shingle.
    pub words: usize,
    /// Percent of the smaller set.
    pub share: usize,
    /// Shingles that are shared at least.
    pub least: usize,
}

/// Two sources with the same passages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Copy {
    /// Percent of the shingles of the shorter source that the other one has.
    pub share: usize,
    /// Index of the one source.
    pub a: usize,
    /// Index of the other, which is higher.
    pub b: usize,
}

/// The copies among the sources, by their indices.
pub(super) fn copies(sources: &[SourceClaims], shingling: Shingling) -> Vec<Copy> {
    let sketches: Vec<Sketch> = sources.par_iter().map(|from| Sketch::of(from, shingling.words)).collect();
    let shared = shared(&sketches).into_iter().filter(|(_, shared)| *shared >= shingling.least);
    let copies = shared.map(|((a, b), shared)| {
        let fewer = Sketch::fewer(&sketches[a], &sketches[b]).max(1);
        Copy { share: 100 * shared / fewer, a, b }
    });
    let mut copies: Vec<_> = copies.filter(|copy| copy.share >= shingling.share).collect();
    copies.sort_unstable_by_key(|copy| (copy.a, copy.b));
    copies
}

/// How many shingles two sources share, for those that share any.
fn shared(sketches: &[Sketch]) -> FxHashMap<(usize, usize), usize> {
    let places = sketches.iter().enumerate();
    let mut index: Vec<(u64, usize)> =
        places.flat_map(|(source, sketch)| sketch.0.iter().map(move |&shingle| (shingle, source))).collect();
    index.par_sort_unstable();
    let mut shared = FxHashMap::default();
    for having in index.chunk_by(|a, b| a.0 == b.0) {
        for (at, &(_, a)) in having.iter().enumerate() {
            for &(_, b) in having[at + 1..].iter().take(NEIGHBOURS) {
                *shared.entry((a, b)).or_default() += 1;
            }
        }
    }
    shared
}

/// The digests of the shingles of a source, sorted, each once.
#[derive(Debug)]
struct Sketch(Vec<u64>);

impl Sketch {
    fn of(from: &SourceClaims, words: usize) -> Self {
        let mut clauses: Vec<&str> =
            from.claims.iter().filter(|claim| is_told(claim)).map(|claim| claim.about.as_str()).collect();
        clauses.sort_unstable();
        clauses.dedup();
        let mut shingles: Vec<u64> = clauses.iter().flat_map(|clause| shingles(clause, words)).collect();
        shingles.sort_unstable();
        shingles.dedup();
        shingles.truncate(SKETCH);
        Self(shingles)
    }

    /// The digest up to which every shingle is kept.
    fn reach(&self) -> u64 {
        self.0.last().copied().filter(|_| self.0.len() == SKETCH).unwrap_or(u64::MAX)
    }

    /// How many shingles the smaller of two sources has, as far as both were kept.
    fn fewer(a: &Self, b: &Self) -> usize {
        let reach = a.reach().min(b.reach());
        let within = |sketch: &Self| sketch.0.partition_point(|&shingle| shingle <= reach);
        within(a).min(within(b))
    }
}

/// What somebody said word for word is heard by many reporters: only what a source tells in its own
/// words shows that it was copied.
fn is_told(claim: &Claim) -> bool {
    claim.value.kind() != Kind::Quote && claim.status != Status::Rejected
}

fn shingles(clause: &str, words: usize) -> Vec<u64> {
    let tokens = tokenize(clause, Span::new(0, clause.len())).map(|token| fold(token.span.of(clause)));
    let words_of: Vec<u64> =
        tokens.filter(|word| word.contains(char::is_alphanumeric)).map(|word| digest(&*word)).collect();
    words_of.windows(words).map(digest).collect()
}

#[cfg(test)]
mod tests {
    use super::{NEIGHBOURS, Shingling, copies};
    use crate::check::tests::sources;

    const SHINGLING: Shingling = Shingling { words: 5, share: 50, least: 12 };

    const WIRE: &str = "A ferry with 212 people on board capsized off the harbour of Norra on 3 May 2019 after it struck a \
        sandbank in heavy rain. Divers of the coast guard had recovered 34 bodies from the lower deck by the evening. \
        Another 17 people were taken to the hospital of the island with broken bones and burns.";
    const CUT: &str = "Divers of the coast guard had recovered 36 bodies from the lower deck by the evening. Another 17 people \
        were taken to the hospital of the island with broken bones and burns.";
    const OWN: &str = "At least 34 people drowned when the Norra ferry went down on 3 May 2019, the coast guard said. It had left \
        port with too many passengers, and 17 of those who were saved lay in hospital on the island on Saturday.";

    fn found(texts: &[&str]) -> Vec<(usize, usize)> {
        copies(&sources(texts), SHINGLING).iter().map(|copy| (copy.a, copy.b)).collect()
    }

    #[test]
    fn a_story_that_was_cut_and_whose_figure_was_changed_is_a_copy() {
        assert_eq!(found(&[WIRE, OWN, CUT]), [(0, 2)]);
    }

    #[test]
    fn two_reports_of_one_event_in_their_own_words_are_none() {
        assert_eq!(found(&[WIRE, OWN]), []);
    }

    #[test]
    fn a_stock_sentence_is_no_passage() {
        let stock = "The death toll rose to 34 people on Monday, officials said.";
        assert_eq!(found(&[stock, stock]), []);
    }

    #[test]
    fn many_copies_hang_together_without_every_pair() {
        let copies = found(&[WIRE; 26]);
        assert!((0..25).all(|source| copies.contains(&(source, source + 1))));
        assert!(copies.len() < 26 * NEIGHBOURS, "{}", copies.len());
    }
}

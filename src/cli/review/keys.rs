//! What the keys of a review do, at a terminal and on the page alike.

/// The keys, and what they do, in words.
pub(super) const KEYS: [(&str, &str); 11] = [
    ("r", "a real discrepancy: the sources contradict each other"),
    ("e", "explained: they do not contradict each other, and you say why"),
    ("d", "not the same fact: the claims are kept apart from then on"),
    ("1 to 9", "print the value of that claim"),
    ("o", "open it again, if it is decided"),
    ("u", "undo the last decision of this review; the file keeps its history"),
    ("n", "a note for the decision"),
    ("s, b", "skip to the next finding, back to the one before (right, left)"),
    ("Home, End", "the first finding, the last"),
    ("w", "why the claims were put together and judged so; earlier decisions"),
    ("f, /", "filter by level, kind, status, source, or words in the text"),
];

/// What the weights of evidence mean.
pub(super) const WEIGHTS: &str = "Each piece of evidence weighs for (+) or against (-) two claims being about one \
                                  fact; where they come together to as much as is needed, they are put together. That \
                                  is more for dates and quotations than for figures, and more between two claims of one source.";

/// What there is to do where a source does not say what was read from it.
pub(super) const MISREAD: &str = "Was a claim misread? `crosscheck review curate ID --as rejected --in DOSSIER` refuses it, by the \
                                  id that stands with it; then review anew.";

/// What else is to be known.
pub(super) const CLOSING: &str = "r, e, d and the numbers ask why first, and only the finished line decides; then the decision is on \
                                  disk at once, with your name and the day.";

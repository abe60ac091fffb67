//! What the keys of a review do, at a terminal and on the page alike.

/// The keys, and what they do, in words.
pub(super) const KEYS: [(&str, &str); 13] = [
    ("r", "a real discrepancy: the sources contradict each other"),
    ("e", "explained: they do not, and you say why"),
    ("d", "not the same fact: the claims are kept apart from the next check on"),
    ("1 to 9", "print the value of that claim"),
    ("o", "open it again, if it is decided"),
    ("u", "undo the last decision of this review; the file keeps its history"),
    ("n", "a note for the decision"),
    ("s, right", "skip to the next finding"),
    ("b, left", "back to the one before"),
    ("Home, End", "the first finding, the last"),
    (
        "w",
        "why the claims were put together and judged so, with what each piece of evidence weighs; what was decided before",
    ),
    ("f, /", "filter by level, kind, status, source, or words in the text"),
    ("?", "this page"),
];

/// What the weights of evidence mean.
pub(super) const WEIGHTS: &str = "Each piece of evidence weighs for (+) or against (-) two claims being about one \
                                  fact; where the sum is as much as is needed, they are put together.";

/// What else is to be known.
pub(super) const CLOSING: &str = "r, e, d and the numbers ask why first, and only the finished line decides; then the decision is on \
                                  disk at once, with your name and the day.";

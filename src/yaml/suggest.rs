/// Names farther from what was written than this share of their letters are no suggestion.
const NEAR: f64 = 0.6;

/// The same share where what was written may be meant: "freed" is no slip for "fled".
const NEARER: f64 = 0.7;

/// The known name that was probably meant: "did you mean `quote`?"; else all of them.
#[must_use]
pub fn did_you_mean(written: &str, known: &[&str]) -> String {
    match nearest(written, known) {
        Some(name) => format!("did you mean `{name}`?"),
        None => format!("known here: {}", listed(known)),
    }
}

/// The known name of which this is a slip of the hand, where other names are allowed too; none where
/// it is known itself.
#[must_use]
pub fn misspelt<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let name = nearest(written, known).filter(|name| *name != written)?;
    (strsim::normalized_damerau_levenshtein(&written.to_lowercase(), name) >= NEARER).then_some(name)
}

pub(super) fn nearest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    // A key as long as a page is no slip of the hand, and the distance is quadratic.
    if written.len() > 64 {
        return None;
    }
    let written = written.to_lowercase();
    let likeness = |name: &str| strsim::normalized_damerau_levenshtein(&written, name);
    let best = known.iter().copied().map(|name| (likeness(name), name)).max_by(|a, b| a.0.total_cmp(&b.0));
    best.filter(|(likeness, _)| *likeness >= NEAR).map(|(_, name)| name)
}

fn listed(known: &[&str]) -> String {
    known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, misspelt};

    #[test]
    fn a_slip_of_the_hand_names_the_key() {
        assert_eq!(did_you_mean("atribute", &["about", "attribute"]), "did you mean `attribute`?");
        assert_eq!(did_you_mean("Quote", &["quote", "note"]), "did you mean `quote`?");
    }

    #[test]
    fn where_other_names_are_allowed_only_a_near_one_is_a_slip() {
        let known = ["killed", "fled"];
        assert_eq!(misspelt("kiled", &known), Some("killed"));
        assert_eq!((misspelt("freed", &known), misspelt("killed", &known)), (None, None));
    }

    #[test]
    fn anything_else_lists_what_is_known() {
        assert_eq!(did_you_mean("colour", &["about", "quote"]), "known here: `about`, `quote`");
    }
}

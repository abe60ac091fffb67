//! The regular forms of English words, so that a table names a word once.
//!
//! A table entry marks the word that changes: `kill+v` stands for kill, kills, killed and killing;
//! `take+v(took,taken)` names the irregular past and participle; `rob+vv` doubles its consonant;
//! `death+n` stands for death and deaths, `body+n` for body and bodies.

use super::Form;

/// Every form of a table entry, the marks taken out: `lose+v(lost,lost) their life+n` gives ten.
/// At most one verb is expected in a phrase; its form is the form of the phrase.
pub(super) fn forms(entry: &str) -> Vec<(String, Form)> {
    let mut phrases = vec![(String::new(), Form::Base)];
    for word in entry.split_whitespace() {
        let options = word_forms(word);
        phrases = phrases
            .iter()
            .flat_map(|(start, form)| {
                options.iter().map(move |(word, own)| {
                    let space = if start.is_empty() { "" } else { " " };
                    (format!("{start}{space}{word}"), if *form == Form::Base { *own } else { *form })
                })
            })
            .collect();
    }
    phrases
}

fn word_forms(word: &str) -> Vec<(String, Form)> {
    let Some((stem, mark)) = word.split_once('+').filter(|(stem, _)| !stem.is_empty()) else {
        return vec![(word.to_owned(), Form::Base)];
    };
    match mark {
        "n" => vec![(stem.to_owned(), Form::Base), (with_s(stem), Form::S)],
        _ => verb_forms(stem, mark),
    }
}

fn verb_forms(stem: &str, mark: &str) -> Vec<(String, Form)> {
    let doubled = mark.starts_with("vv");
    let mut forms =
        vec![(stem.to_owned(), Form::Base), (third(stem), Form::S), (with_ing(stem, doubled), Form::Ing)];
    let irregular = mark.split_once('(').and_then(|(_, pair)| pair.trim_end_matches(')').split_once(','));
    match irregular {
        Some((past, participle)) => {
            if past != participle {
                forms.push((past.to_owned(), Form::Past));
            }
            forms.push((participle.to_owned(), Form::Participle));
        }
        None => forms.push((with_ed(stem, doubled), Form::Participle)),
    }
    forms
}

fn consonant_and(stem: &str, last: char) -> bool {
    let mut tail = stem.chars().rev();
    tail.next() == Some(last) && tail.next().is_some_and(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'))
}

/// The third person of a verb: "goes", though it is "photos".
fn third(stem: &str) -> String {
    if consonant_and(stem, 'o') { format!("{stem}es") } else { with_s(stem) }
}

fn with_s(stem: &str) -> String {
    if consonant_and(stem, 'y') {
        format!("{}ies", &stem[..stem.len() - 1])
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| stem.ends_with(end)) {
        format!("{stem}es")
    } else {
        format!("{stem}s")
    }
}

fn with_ed(stem: &str, doubled: bool) -> String {
    if consonant_and(stem, 'y') {
        format!("{}ied", &stem[..stem.len() - 1])
    } else if stem.ends_with('e') {
        format!("{stem}d")
    } else {
        format!("{}ed", double(stem, doubled))
    }
}

fn with_ing(stem: &str, doubled: bool) -> String {
    if let Some(root) = stem.strip_suffix("ie") {
        format!("{root}ying")
    } else if stem.ends_with('e') && !stem.ends_with("ee") && !stem.ends_with("oe") {
        format!("{}ing", &stem[..stem.len() - 1])
    } else {
        format!("{}ing", double(stem, doubled))
    }
}

fn double(stem: &str, doubled: bool) -> String {
    let last = stem.chars().next_back().filter(|_| doubled);
    stem.chars().chain(last).collect()
}

#[cfg(test)]
mod tests {
    use super::forms;

    fn words(entry: &str) -> Vec<String> {
        forms(entry).into_iter().map(|(word, _)| word).collect()
    }

    #[test]
    fn regular_and_irregular_verbs() {
        assert_eq!(words("kill+v"), ["kill", "kills", "killing", "killed"]);
        assert_eq!(words("die+v"), ["die", "dies", "dying", "died"]);
        assert_eq!(words("rob+vv"), ["rob", "robs", "robbing", "robbed"]);
        assert_eq!(words("echo+v"), ["echo", "echoes", "echoing", "echoed"]);
        assert_eq!(words("flee+v(fled,fled)"), ["flee", "flees", "fleeing", "fled"]);
        assert_eq!(words("take+v(took,taken)"), ["take", "takes", "taking", "took", "taken"]);
    }

    #[test]
    fn nouns_and_phrases() {
        assert_eq!(words("body+n"), ["body", "bodies"]);
        assert_eq!(words("photo+n"), ["photo", "photos"]);
        assert_eq!(words("loss+n of life"), ["loss of life", "losses of life"]);
    }
}

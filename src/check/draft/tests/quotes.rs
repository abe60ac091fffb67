use super::*;

#[test]
fn a_quotation_that_nobody_has_is_a_warning_where_its_speaker_is_named() {
    let of = |draft: &str| {
        let sources = sources(&[draft, "Mayor Vesna Perić visited the bridge."]);
        let found =
            findings(&sources, &Draft::at(0)).into_iter().filter(|finding| finding.kind == Kind::Quote);
        found.map(|finding| (finding.reason, finding.severity)).collect::<Vec<_>>()
    };
    let warned = [("unsourced".to_owned(), Severity::Warning)];
    assert_eq!(of("\"Nobody in this town will drink the water again,\" said Mayor Vesna Perić."), warned);
    let noted = [("unsourced".to_owned(), Severity::Note)];
    assert_eq!(of("\"Nobody in this town will drink the water again,\" she said."), noted);
}

#[test]
fn a_quotation_is_to_have_the_words_of_a_source() {
    let said = |words: &str| format!("\"{words},\" said Mayor Vesna Perić.");
    let whole = said("We lost the bridge, the bakery and the school in forty minutes");
    let quotes = |draft: &str| {
        let of_quote = found(Kind::Quote, &[&said(draft), &whole]);
        of_quote.iter().map(|told| told.split(':').next().unwrap_or_default().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(quotes("We lost the bridge, the bakery and the church in forty minutes"), ["altered"]);
    assert_eq!(quotes("We lost the bridge, the bakery and the school"), [""; 0]);
    let told =
        &findings(&sources(&[&said("We lost the bridge, the bakery and the church"), &whole]), &Draft::at(0));
    let altered = told.iter().find(|finding| finding.reason == "altered").unwrap();
    assert!(altered.suggestion.as_deref().unwrap().starts_with("We lost the bridge"), "{altered:?}");
    assert!(altered.message.contains("church / school"), "{}", altered.message);
}

#[test]
fn a_word_exchanged_in_few_is_told_with_those_that_the_speaker_has() {
    let of = |draft: &str, source: &str| {
        let found = findings(&sources(&[draft, source]), &Draft::at(0)).into_iter();
        let found = found.filter(|finding| finding.kind == Kind::Quote);
        found.map(|finding| (finding.severity, finding.suggestion)).collect::<Vec<_>>()
    };
    let source = "Mayor Vesna Perić said that she was \"in total control\".";
    let other = "Mayor Ana Horvat said that she was \"in total control\".";
    let draft = "Mayor Vesna Perić said that she was \"in full control\".";
    assert_eq!(of(draft, source), [(Severity::Warning, Some("in total control".to_owned()))]);
    assert_eq!(of(draft, other), [(Severity::Warning, None)]);
}

#[test]
fn words_that_a_source_quotes_without_a_claim_are_not_unheard_of() {
    let of = |draft: &str| {
        let source = "Mayor Vesna Perić, the chair, saw \"a threat\" to the valley.";
        let draft = format!("{draft} Ana Horvat left.");
        let texts = vec![Some(draft.as_str()), Some(source)];
        let of_draft = Draft { texts, ..Draft::at(0) };
        let sources = sources(&[&draft, "Mayor Vesna Perić spoke."]);
        let found = findings(&sources, &of_draft).into_iter().filter(|finding| finding.kind == Kind::Quote);
        found.map(|finding| (finding.severity, finding.message)).collect::<Vec<_>>()
    };
    assert_eq!(of("Vesna Perić spoke of \"a threat\"."), []);
    let told = of("Goran Babić spoke of \"a threat\".");
    assert!(told.len() == 1 && told[0].0 == Severity::Warning, "{told:?}");
    assert!(told[0].1.ends_with("Goran Babić: \"a threat\"; b has them in line 1"), "{told:?}");
    assert_eq!(of("Goran Babić spoke of \"a menace\".")[0].0, Severity::Warning);
}

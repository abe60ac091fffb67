use super::*;

#[test]
fn a_figure_that_every_source_gives_is_silent() {
    assert_eq!(counts(&[coup("05", "34"), coup("04", "34"), coup("04", "34")]), [""; 0]);
}

#[test]
fn a_figure_against_all_sources_is_told_with_the_one_that_they_share() {
    assert_eq!(
        counts(&[coup("04", "43"), coup("04", "34"), coup("04", "34")]),
        ["against_all: 43 (a); 34 (b, c), digits swapped, print 34"]
    );
}

#[test]
fn where_the_sources_differ_nothing_is_suggested() {
    assert_eq!(
        counts(&[coup("05", "20"), coup("04", "34"), coup("04", "40")]),
        ["against_all: 20 (a); 34 (b); 40 (c)"]
    );
}

#[test]
fn one_figure_of_several_is_to_be_told_as_such() {
    assert_eq!(
        counts(&[coup("05", "34"), coup("04", "34"), coup("04", "40")]),
        ["one_of_several: 34 (a, b); 40 (c)"]
    );
}

#[test]
fn a_draft_that_gives_both_figures_has_said_so() {
    let both = "2019-05-05 | The coup in Sarpe left 34 people dead. Others say that the coup in Sarpe left 40 people dead.";
    assert_eq!(counts(&[both.to_owned(), coup("04", "34"), coup("04", "40")]), [""; 0]);
}

#[test]
fn a_figure_that_some_allow_and_others_deny() {
    let least = "2019-05-04 | At least 30 people died in the coup in Sarpe.".to_owned();
    assert_eq!(
        counts(&[coup("04", "36"), least, coup("04", "40")]),
        ["against_some: 36 (a); at least 30 (b); 40 (c)"]
    );
}

#[test]
fn an_older_figure_is_told_with_the_newest() {
    assert_eq!(
        counts(&[quake("07", "19"), quake("03", "19"), quake("04", "40"), quake("06", "61")]),
        ["outdated: 19 (a, b); 40 (c); 61 (d), print 61"]
    );
}

#[test]
fn the_newest_figure_is_silent_about_older_ones() {
    assert_eq!(counts(&[quake("07", "61"), quake("03", "19"), quake("06", "61")]), [""; 0]);
}

#[test]
fn a_hedge_that_was_lost_is_told() {
    let hedged = "2019-05-04 | The coup in Sarpe reportedly left 40 people dead.".to_owned();
    let about = coup("04", "about 40");
    for source in [&hedged, &about] {
        let found = counts(&[coup("05", "40"), source.clone()]);
        assert!(found.len() == 1 && found[0].starts_with("overstated"), "{found:?}");
    }
    assert_eq!(counts(&[hedged.clone(), hedged]), [""; 0]);
    assert_eq!(counts(&[about.clone(), about]), [""; 0]);
}

#[test]
fn who_said_it_excuses_a_lost_hedge_and_no_lost_about() {
    let said = "2019-05-05 | The coup in Sarpe left 40 people dead, the health ministry said.".to_owned();
    let hedged = "2019-05-04 | The coup in Sarpe reportedly left 40 people dead.".to_owned();
    assert_eq!(counts(&[said.clone(), hedged]), [""; 0]);
    assert_eq!(counts(&[said, coup("04", "about 40")]).len(), 1);
}

#[test]
fn background_that_no_source_has_is_a_note() {
    let texts = [coup("05", "34"), "2019-05-04 | The flood in Vell displaced 900 people.".to_owned()];
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    let findings = findings(&sources(&texts), &Draft::at(0));
    let counts: Vec<_> = findings.iter().filter(|finding| finding.kind == Kind::Count).collect();
    assert_eq!(counts.len(), 1);
    assert_eq!((counts[0].severity, counts[0].reason.as_str()), (Severity::Note, "unsourced"));
    assert!(counts[0].message.contains("killed in the coup") && counts[0].message.ends_with(": 34"));
}

#[test]
fn what_was_rejected_or_replaced_bears_nothing() {
    for status in [Status::Rejected, Status::Superseded] {
        let texts = [coup("05", "34"), coup("04", "34")];
        let mut sources = sources(&[&texts[0], &texts[1]]);
        sources[1].claims.iter_mut().for_each(|claim| claim.status = status);
        assert_eq!(told(Kind::Count, &sources, &Draft::at(0)), ["unsourced: 34 (a)"]);
    }
}

#[test]
fn a_part_told_in_passing_is_held_against_no_total_and_one_of_a_group_against_that_group() {
    let of = |rest: &str| {
        let told =
            |day: &str, rest: &str| format!("2019-05-{day} | The coup in Sarpe left 34 people dead{rest}.");
        let found = counts(&[told("05", rest), told("04", ". Twelve of the dead were children")]);
        found.into_iter().filter(|told| told.starts_with("against")).collect::<Vec<_>>()
    };
    assert_eq!(of(", 20 of whom were tortured to death"), [""; 0]);
    assert_eq!(of(". Sixteen of the dead were children").len(), 1);
}

#[test]
fn a_part_is_held_against_the_same_part_and_a_contradiction_is_no_agreement() {
    let texts = ["20", "8"]
        .map(|part| format!("2019-05-04 | The fire in Rell killed 12 people, {part} of them in the hotel."));
    let sources = sources(&[&texts[0], &texts[1]]);
    assert_eq!(told(Kind::Count, &sources, &Draft::at(0)), ["against_all: 20 (a); 8 (b)"]);
    let checked = check_draft(&sources, &Draft::at(0), &Settings::default());
    assert!(checked.agreements.iter().all(|agreement| agreement.reason != "contradiction"));
}

#[test]
fn one_figure_of_the_other_side_is_told_where_both_name_the_two() {
    let of = |draft: &str, source: &str| {
        let texts = [draft, source].map(|told| format!("2019-05-04 | {told} in Sarpe on 3 May 2019."));
        let found = findings(&sources(&[&texts[0], &texts[1]]), &Draft::at(0)).into_iter();
        let found = found.filter(|finding| finding.kind == Kind::Count && finding.severity > Severity::Note);
        found.map(|finding| (finding.hint.unwrap_or_default(), finding.message)).collect::<Vec<_>>()
    };
    let told = "Protesters killed 40 soldiers";
    for draft in ["Soldiers killed 40 protesters", "40 protesters were killed by soldiers"] {
        let found = of(draft, told);
        assert!(found.len() == 1 && found[0].0 == "who and whom exchanged", "{found:?}");
        assert!(found[0].1.ends_with("40 protesters (a); 40 soldiers (b)"), "{found:?}");
    }
    assert_eq!(of("40 soldiers were killed by protesters", told), []);
    assert_eq!(of("A bomb killed 40 protesters", told), []);
}

#[test]
fn an_earlier_toll_of_a_source_is_no_rival_of_its_last() {
    let source = "2019-05-08 | The flood in Vell killed 14 people. On 4 May 2019 the toll of the flood rose from eight to 13 dead.";
    let found = found(Kind::Count, &["2019-05-09 | The flood in Vell killed 14 people.", source]);
    assert!(found.iter().all(|told| !told.starts_with("one_of_several")), "{found:?}");
}

#[test]
fn who_is_named_for_an_older_figure_has_no_newer_one() {
    let texts = |by: &str| {
        let draft = format!("2019-05-09 | According to {by}, four people are missing in the flood in Vell.");
        let found = found(
            Kind::Count,
            &[
                &draft,
                "2019-05-04 | According to police, four people are missing in the flood in Vell.",
                "2019-05-08 | According to police, two people are missing in the flood in Vell.",
            ],
        );
        found.iter().any(|told| told.starts_with("outdated"))
    };
    assert!(texts("police") && !texts("the mayor"));
}

#[test]
fn a_bound_that_was_lost_is_told_though_the_day_is_another() {
    let source = "2019-05-20 | On 2 May 2019 the junta captured at least 140 Red Berets in Sarpe.";
    let draft = "2019-06-20 | On 30 April 2019 Red Berets attacked Sarpe. The junta captured 140 Red Berets in Sarpe.";
    let found = found(Kind::Count, &[draft, source]);
    assert!(found.iter().any(|told| told.starts_with("overstated: 140 (a); at least 140 (b)")), "{found:?}");
}

#[test]
fn a_part_is_not_held_against_fewer_of_whom_nothing_is_said() {
    let source = "2019-05-20 | The shooting in Sarpe wounded 47 people. Three lost a leg in the shooting.";
    let draft = "2019-05-20 | The shooting in Sarpe wounded 47 people, 19 of them police officers.";
    let found = found(Kind::Count, &[draft, source]);
    assert!(found.iter().all(|told| !told.starts_with("against_all")), "{found:?}");
}

#[test]
fn bodies_that_were_found_are_not_all_the_dead() {
    let found = |draft: &str, source: &str| {
        let texts = [draft, source].map(|text| format!("2019-05-04 | {text}"));
        counts(&texts).into_iter().filter(|told| !told.starts_with("unsourced")).collect::<Vec<_>>()
    };
    let fire = "The fire in Sarpe killed 14 people.";
    assert_eq!(found("The bodies of three cooks were found after the fire in Sarpe.", fire), [""; 0]);
    assert_eq!(
        found(
            "The bodies of three cooks were found after the fire in Sarpe.",
            "The fire in Sarpe killed at least three people."
        ),
        [""; 0]
    );
    assert!(!found("The fire in Sarpe killed three people.", fire).is_empty());
    assert!(!found("The bodies of 40 cooks were found after the fire in Sarpe.", fire).is_empty());
}

#[test]
fn a_range_between_two_figures_of_the_sources_takes_in_what_they_said_before() {
    let texts = |draft: &str| {
        let siege =
            |day: &str, dead: &str| format!("2019-05-{day} | The siege of Sarpe left {dead} people dead.");
        let draft = format!("2019-05-20 | {draft} people died in the siege of Sarpe.");
        counts(&[draft, siege("03", "14"), siege("09", "23"), siege("10", "26")])
    };
    assert_eq!(texts("Between 23 and 26"), [""; 0]);
    assert!(!texts("Between 33 and 36").is_empty());
}

#[test]
fn a_range_between_two_figures_of_the_sources_leaves_out_a_third() {
    let siege = |dead: &str| format!("2019-05-10 | The siege of Sarpe left {dead} people dead.");
    let draft = "2019-05-20 | Between 23 and 26 people died in the siege of Sarpe.".to_owned();
    let of = |third: &str| counts(&[draft.clone(), siege("23"), siege("26"), siege(third)]);
    assert_eq!(of("24"), [""; 0]);
    let found = of("58");
    assert!(
        found.len() == 1 && found[0].starts_with("against_some: ") && found[0].contains("58 (d)"),
        "{found:?}"
    );
}

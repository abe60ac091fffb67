use super::*;

#[test]
fn what_was_decided_is_right_and_anything_else_is_not() {
    let of = |dead: &str| {
        let texts = [coup("05", dead), coup("04", "34"), coup("04", "40")];
        let sources = sources(&[&texts[0], &texts[1], &texts[2]]);
        let is_count = |claim: &&crate::claim::Claim| matches!(claim.value, Value::Count(_));
        let chosen = sources[2].claims.iter().find(is_count).map(|claim| claim.id.clone());
        let settled = chosen.map(|id| settled(std::slice::from_ref(&id), Some(&id)));
        told(Kind::Count, &sources, &Draft { settled: settled.into_iter().collect(), ..Draft::at(0) })
    };
    assert_eq!(of("40"), [""; 0]);
    assert_eq!(of("34"), ["against_decision: 34 (a); 40 (c), print 40"]);
}

fn settled(claims: &[ClaimId], print: Option<&ClaimId>) -> Settled {
    let told = "as A. Editor decided on 2026-11-21 (f1)".to_owned();
    Settled { claims: claims.to_vec(), print: print.cloned(), told }
}

#[test]
fn a_decided_spelling_is_right_another_is_told_with_the_decision_and_one_explained_is_free() {
    let named = |name: &str| format!("Captain {name} took power in the capital.");
    let of = |draft: &str, decide: fn(&[ClaimId]) -> Settled| {
        let texts = [named(draft), named("Amadou Sanogo"), named("Amadou Sango")];
        let sources = sources(&[&texts[0], &texts[1], &texts[2]]);
        let name = |source: usize| {
            let mut claims = sources[source].claims.iter();
            claims.find(|claim| matches!(claim.value, Value::Name { .. })).unwrap().id.clone()
        };
        let draft = Draft { settled: vec![decide(&[name(1), name(2)])], ..Draft::at(0) };
        let found = findings(&sources, &draft).into_iter().filter(|finding| finding.kind == Kind::Name);
        found.map(|finding| (finding.reason, finding.message)).collect::<Vec<_>>()
    };
    let print: fn(&[ClaimId]) -> Settled = |claims| settled(claims, Some(&claims[0]));
    assert_eq!(of("Amadou Sanogo", print), []);
    let against = of("Amadou Sango", print);
    assert!(against.len() == 1 && against[0].0 == "against_decision", "{against:?}");
    assert!(against[0].1.ends_with("as A. Editor decided on 2026-11-21 (f1)"), "{against:?}");
    assert_eq!(of("Amadou Sango", |claims| settled(claims, None)), []);
    assert_eq!(of("Amadou Sango", |claims| settled(&claims[..1], None)).len(), 1);
}

#[test]
fn a_bound_beside_which_a_figure_was_chosen_is_told_and_the_figure_is_right() {
    let taken = |figure: &str| format!("2019-05-20 | The junta captured {figure} soldiers in Sarpe.");
    let of = |draft: &str| {
        let texts = [taken(draft), taken("at least 140"), taken("300")];
        let sources = sources(&[&texts[0], &texts[1], &texts[2]]);
        let count = |source: usize| {
            let mut claims = sources[source].claims.iter();
            claims.find(|claim| matches!(claim.value, Value::Count(_))).unwrap().id.clone()
        };
        let (bound, chosen) = (count(1), count(2));
        let draft = Draft { settled: vec![settled(&[bound, chosen.clone()], Some(&chosen))], ..Draft::at(0) };
        told(Kind::Count, &sources, &draft)
    };
    assert_eq!(of("300"), [""; 0]);
    assert_eq!(of("at least 300"), [""; 0]);
    for figure in ["at least 140", "at least 100", "140", "250"] {
        let found = of(figure);
        let told = format!("against_decision: {figure} (a); 300 (c), print 300");
        assert!(found.contains(&told), "{figure}: {found:?}");
    }
}

#[test]
fn a_cause_that_was_chosen_makes_no_other_cause_wrong() {
    let caused = |cause: &str| format!("2019-05-20 | The mutiny in Sarpe was caused by {cause}.");
    let texts =
        [caused("foreign mining companies"), caused("unpaid wages"), caused("foreign mining companies")];
    let sources = sources(&[&texts[0], &texts[1], &texts[2]]);
    let cause = |source: usize| {
        let mut claims = sources[source].claims.iter();
        claims.find(|claim| matches!(claim.value, Value::Cause { .. })).unwrap().id.clone()
    };
    let draft = Draft { settled: vec![settled(&[cause(1), cause(2)], Some(&cause(1)))], ..Draft::at(0) };
    let found = told(Kind::Cause, &sources, &draft);
    assert!(found.iter().all(|told| !told.starts_with("against_decision")), "{found:?}");
}

#[test]
fn the_sides_of_a_box_are_right_together_and_once_chosen_not_alone() {
    let page = "= 2019 Sarpe mutiny =\n\nInfobox\n- Date: 3 May 2019\n- Casualties1: 34 killed\n- Casualties2: 1 killed\n\n\
                The 2019 Sarpe mutiny was a mutiny by soldiers.\n";
    let wire = "2019-05-20 | The mutiny in Sarpe on 3 May 2019 left forty people dead.";
    let of = |dead: &str, decided: bool| {
        let draft = format!("2019-05-21 | The mutiny in Sarpe on 3 May 2019 left {dead} dead.");
        let sources = sources(&[&draft, page, wire]);
        let side =
            sources[1].claims.iter().find(|claim| claim.exact() == Some(34)).map(|claim| claim.id.clone());
        let settled = side.filter(|_| decided).map(|id| settled(std::slice::from_ref(&id), Some(&id)));
        told(Kind::Count, &sources, &Draft { settled: settled.into_iter().collect(), ..Draft::at(0) })
    };
    assert_eq!(of("35 people", false), ["outdated: 35 (a); 40 (c); 34 (b), print 40"]);
    assert_eq!(of("35 people", true), [""; 0]);
    assert_eq!(of("34 people", true), ["against_decision: 34 (a, b), print 35"]);
    for dead in ["34 rebels", "34 people of the rebels and one loyalist"] {
        let found = of(dead, true);
        assert!(found.iter().all(|told| !told.starts_with("against_decision")), "{dead}: {found:?}");
    }
    let found = of("35 loyalist soldiers", true);
    assert!(found.iter().any(|told| told.starts_with("against_decision: 35 (a)")), "{found:?}");
}

#[test]
fn a_box_may_count_the_side_that_the_draft_names() {
    let page = "= 2019 Sarpe mutiny =\n\nInfobox\n- Date: 3 May 2019\n- Casualties1: 34 killed\n- Casualties2: 1 killed\n\n\
                The 2019 Sarpe mutiny was a mutiny by soldiers.\n";
    let wire = "2019-08-20 | The raid on Orm on 9 July 2019 killed nine soldiers.";
    let draft = |dead: u64| format!("The mutiny left {dead} loyal soldiers dead.");
    assert_eq!(found(Kind::Count, &[&draft(34), page, wire]), [""; 0]);
    assert_eq!(found(Kind::Count, &[&draft(44), page, wire]).len(), 1);
}

use super::file::{keys, parse};
use super::*;
use crate::shipped::tests::{assert_keys, assert_words};

#[test]
fn what_is_not_said_is_left_to_the_command_line() {
    let config = parse("crosscheck.yaml", "schema: crosscheck/config/1\nfail_on: warning\n").unwrap();
    assert_eq!((config.fail_on, config.title, config.require_curated), (Some(FailOn::Warning), None, false));
}

#[test]
fn of_two_dossiers_the_stricter_holds() {
    let read = |rest: &str| parse("c", &format!("schema: crosscheck/config/1\n{rest}")).unwrap();
    let (never, note) = (
        read("fail_on: never\nrequire_coverage: 40\n"),
        read("fail_on: note\nrequire_curated: true\nrequire_coverage: 50\nrequire_signoff: true\n"),
    );
    let both = note.clone().strictest(never.clone());
    assert_eq!((both.fail_on, both.require_curated, both.require_signoff), (Some(FailOn::Note), true, true));
    assert_eq!(both.require_coverage, Some(Percent(50)));
    let usual = never.strictest(read("title: Flood\n"));
    assert_eq!((usual.fail_on, usual.require_curated), (Some(FailOn::Error), false));
}

#[test]
fn an_unknown_key_and_another_version_are_refused_with_their_place() {
    let unknown = parse("crosscheck.yaml", "schema: crosscheck/config/1\nfial_on: note\n").unwrap_err();
    assert!(unknown.plain().contains("fial_on"), "{}", unknown.plain());
    let version = parse("crosscheck.yaml", "schema: crosscheck/config/9\n").unwrap_err();
    assert!(version.plain().contains("crosscheck/config/1"), "{}", version.plain());
}

fn refused(rest: &str) -> String {
    parse("crosscheck.yaml", &format!("schema: crosscheck/config/1\n{rest}")).unwrap_err().plain()
}

const RECONCILED: &str = "schema: crosscheck/config/1\npolicy: best_sourced\n\
    tiers: [[herald, The Valley Courier], [AFP]]\nfamilies: {wire: [courier, gazette]}\n\
    restarts:\n  - {attribute: killed, on: 2019-05-05}\n";

#[test]
fn what_reconciles_figures_reaches_the_check_as_plain_data() {
    let config = parse("c", RECONCILED).unwrap();
    let settings = config.settings();
    let Reconciling { policy, tiers, restarts } = settings.reconciling;
    assert_eq!((policy, tiers[0][1].as_str(), tiers.len()), (Policy::BestSourced, "The Valley Courier", 2));
    assert_eq!(restarts, [Restart { attribute: "killed".into(), on: "2019-05-05".parse().unwrap() }]);
    assert_eq!(settings.families["wire"], ["courier", "gazette"]);
}

#[test]
fn a_name_that_nobody_answers_to_is_told_with_its_place() {
    let sources = crate::report::sample::sources();
    let told = parse("crosscheck.yaml", RECONCILED).unwrap().strangers(&sources);
    let told: Vec<_> = told.iter().map(|problem| problem.rendered(crate::report::Style::PLAIN)).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told[0].contains("`The Valley Courier`") && told[0].contains("crosscheck.yaml:3:"),
        "{}",
        told[0]
    );
    assert!(told[1].contains("`AFP`") && told[2].contains("`gazette`"), "{told:?}");
}

#[test]
fn an_event_of_the_order_is_spoken_of_by_its_words_and_not_within_others() {
    let mut sources = crate::report::sample::sources();
    sources.iter_mut().flat_map(|from| &mut from.claims).for_each(|claim| claim.event.r#type = None);
    let mut told = |about: &str| {
        about.clone_into(&mut sources[0].claims[0].about);
        let config = parse("c", "schema: crosscheck/config/1\norder: [riot, radio stormed]\n").unwrap();
        config.strangers(&sources).len()
    };
    assert_eq!((told("A patriot spoke"), told("The riot began"), told("the storm on the radio")), (2, 1, 2));
    assert_eq!(told("They stormed the radio"), 1);
}

#[test]
fn declared_pairs_and_households_reach_the_check() {
    let declared = "schema: crosscheck/config/1\nsame: [[a-1, b-2]]\ndifferent: [[a-3, b-4]]\n\
                    persons_per_household: [4, 7]\n";
    let config = parse("crosscheck.yaml", declared).unwrap();
    let Settings { constraints, persons_per_household, .. } = config.settings();
    let pair = |a: &str, b: &str| vec![(ClaimId(a.to_owned()), ClaimId(b.to_owned()))];
    assert_eq!(constraints, Constraints { same: pair("a-1", "b-2"), different: pair("a-3", "b-4") });
    assert_eq!(persons_per_household, Some((4, 7)));
    assert_eq!(config.strangers(&crate::report::sample::sources()).len(), 4);
    let config = parse("c", "schema: crosscheck/config/1\ncodebook: bounded\n").unwrap();
    assert_eq!(config.settings().codebook.name, "bounded");
    assert!(refused("codebook: bonded\n").contains("did you mean `bounded`?"));
    let told = refused("same: [[a-1, b-2], [b-2, c-3]]\ndifferent: [[c-3, a-1]]\n");
    assert!(told.contains("[crosscheck.yaml:3:") && told.contains("one fact by what is declared"), "{told}");
    assert!(refused("same: [[a-1]]\n").contains("two claims are declared at a time"));
    assert!(refused("persons_per_household: [7, 4]\n").contains("write them as [4, 7]"));
}

#[test]
fn a_declared_order_reaches_the_check_and_has_each_event_once() {
    let config = parse("c", "schema: crosscheck/config/1\norder: [coup, counter-coup]\n").unwrap();
    assert_eq!(config.settings().order, ["coup", "counter-coup"]);
    assert!(refused("order: [coup]\n").contains("two events at least"));
    assert!(refused("order: [coup, coup]\n").contains("`coup` stands in a place of the order already"));
}

#[test]
fn what_a_dossier_adds_to_the_tables_reaches_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = Utf8Path::from_path(folder.path()).unwrap();
    let write = |name: &str, text: &str| fs_err::write(dossier.join(name), text).unwrap();
    write("crosscheck.yaml", "schema: crosscheck/config/1\nrules: .\n");
    assert!(load(dossier).is_err(), "crosscheck.yaml is no rule");
    fs_err::create_dir(dossier.join("own")).unwrap();
    write("crosscheck.yaml", "schema: crosscheck/config/1\nrules: own\n");
    write("own/concepts.yaml", "concept:\n  pay: [bread ration+n]\n");
    write("own/outlets.yaml", "outlet:\n  valley: [valley wire]\n");
    write("own/origins.yaml", "agencies: [valley]\n");
    let config = load(dossier).ok().unwrap().strictest(Config::default());
    assert!(config.settings().lexicon.meaning("bread rations").concepts.contains("pay"));
    assert!(config.own_tables.agencies.contains("valley"));
}

#[test]
fn every_mistake_is_shown_where_it_stands_and_says_what_to_do() {
    let told = refused("policy: latset\nrestarts: [{attribute: kiled, on: 2019-05}]\n");
    for part in
        ["did you mean `latest`?", "did you mean `killed`?", "write it as 2012-03-21", "[crosscheck.yaml:3:"]
    {
        assert!(told.contains(part), "{part}: {told}");
    }
    let told = refused("policy: best_sourced\n");
    assert!(told.contains("add `tiers:`"), "{told}");
    let told = refused("tiers: [[a], [b, a]]\nfamilies: {x: [a], y: [a]}\n");
    assert!(told.contains("`a` stands in a tier already"), "{told}");
    assert!(told.contains("`a` stands in a family already"), "{told}");
    assert!(refused("families: [a, b]\n").contains("expected a map"));
    let told = refused("title: Flood\nfamilies:\n");
    assert!(
        told.contains("`families:` has nothing behind it") && told.contains("[crosscheck.yaml:3:"),
        "{told}"
    );
    assert!(told.contains("write {wire: [courier, gazette]}"), "{told}");
    assert!(refused("families: {wire: []}\n").contains("the family `wire` has no sources"));
    assert!(refused("tiers: a\n").contains("expected a list"));
}

#[test]
fn the_schema_has_the_keys_that_are_read() {
    const SCHEMA: &str = "config.schema.json";
    assert_keys(SCHEMA, "", keys::FILE);
    assert_keys(SCHEMA, "/$defs/restart", keys::RESTART);
    assert_words::<FailOn>(SCHEMA, "/properties/fail_on");
    assert_words::<Policy>(SCHEMA, "/properties/policy");
}

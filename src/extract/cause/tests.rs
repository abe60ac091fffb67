use super::claims;
use crate::claim::Value;
use crate::extract::Context;
use crate::ingest;
use crate::lexicon::Lexicon;

/// `effect <= cause`, one line a relation, the frame before it where it is no plain cause.
pub(super) fn causes(text: &str) -> String {
    let document = ingest::read("test.txt".into(), text.to_owned());
    let context = Context::new(&document, Lexicon::english());
    let lines = claims(&context).into_iter().map(|claim| {
        let frame = if claim.attribute == "cause" { String::new() } else { format!("{}: ", claim.attribute) };
        match claim.value {
            Value::Cause { effect, cause } => format!("{frame}{effect} <= {cause}"),
            other => format!("{other:?}"),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The sentences of a file in `fixtures/causes/`, each with the lines that it should give.
fn told_of(file: &str) -> Vec<(String, Vec<String>)> {
    let path = format!("{}/fixtures/causes/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = fs_err::read_to_string(path).unwrap();
    let mut cases: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match (line.strip_prefix("  "), cases.last_mut()) {
            (Some(told), Some(case)) => case.1.push(told.to_owned()),
            _ => cases.push((line.to_owned(), Vec::new())),
        }
    }
    cases
}

/// Every sentence gives exactly its causes.
fn holds(file: &str) {
    let mut wrong = Vec::new();
    for (text, mut expected) in told_of(file) {
        let found = causes(&text);
        let mut found: Vec<&str> = found.lines().collect();
        found.sort_unstable();
        expected.sort_unstable();
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn connectives_give_their_cause_and_effect() {
    holds("connectives.txt");
}

#[test]
fn verbs_give_their_cause_and_effect() {
    holds("verbs.txt");
}

#[test]
fn sentences_of_wires_give_their_cause_and_effect() {
    holds("wires.txt");
}

#[test]
fn sentences_of_many_genres_give_their_cause_and_effect() {
    holds("reports.txt");
}

#[test]
fn nouns_give_their_cause_and_effect() {
    holds("nouns.txt");
}

#[test]
fn a_connective_stands_behind_its_effect_or_before_it() {
    assert_eq!(
        causes("The match was called off because the pitch was frozen."),
        "The match was called off <= the pitch was frozen"
    );
    assert_eq!(
        causes("Because the pitch was frozen, the match was called off."),
        "the match was called off <= the pitch was frozen"
    );
    assert_eq!(
        causes("Trains were cancelled due to a strike by signal staff."),
        "Trains were cancelled <= a strike by signal staff"
    );
    assert_eq!(
        causes("As a result of the strike, trains were cancelled."),
        "trains were cancelled <= the strike"
    );
    assert_eq!(
        causes("Police said that three shops were looted in response to the verdict."),
        "three shops were looted <= the verdict"
    );
}

#[test]
fn due_to_before_a_verb_is_a_timetable() {
    assert_eq!(causes("The envoy is due to be received on Monday."), "");
    assert_eq!(causes("The envoy was due to return on Monday."), "");
}

#[test]
fn following_is_a_cause_only_as_a_preposition() {
    assert_eq!(
        causes("The minister resigned following the collapse of the bridge."),
        "The minister resigned <= the collapse of the bridge"
    );
    assert_eq!(causes("The minister resigned the following day."), "");
    assert_eq!(causes("A dog was following the minister."), "");
}

#[test]
fn over_is_a_cause_behind_contention_and_no_measure() {
    assert_eq!(
        causes("Farmers clashed with herders over a stretch of pasture."),
        "Farmers clashed with herders <= a stretch of pasture"
    );
    assert_eq!(causes("Six men were hurt in a dispute over water."), "a dispute <= water");
    assert_eq!(causes("The protest left over 70 injured and the strike went on over the weekend."), "");
    assert_eq!(causes("Angry men took over the town hall."), "");
}

#[test]
fn a_verb_leads_from_cause_to_effect_and_its_passive_back() {
    assert_eq!(causes("Heavy rain led to a landslide."), "a landslide <= Heavy rain");
    assert_eq!(causes("A landslide caused by heavy rain cut the road."), "A landslide <= heavy rain");
    assert_eq!(causes("The fire was triggered by a faulty heater."), "The fire <= a faulty heater");
    assert_eq!(causes("The firm cut wages, which sparked a walkout."), "a walkout <= The firm cut wages");
    assert_eq!(causes("They denounced the decree that caused the revolt."), "the revolt <= the decree");
}

#[test]
fn an_outcome_in_a_participle_belongs_to_the_clause_before() {
    assert_eq!(
        causes("A lorry rammed the gate, killing two guards."),
        "killing two guards <= A lorry rammed the gate"
    );
    assert_eq!(causes("The blast left nine people dead."), "left nine people dead <= The blast");
    assert_eq!(causes("He was accused of killing two guards."), "");
    assert_eq!(causes("She left the town on Friday."), "");
}

#[test]
fn one_cause_among_others_is_a_contribution() {
    assert_eq!(
        causes("A late release from the reservoir added to the peak."),
        "contribution: the peak <= A late release from the reservoir"
    );
    assert_eq!(causes("The shortage was exacerbated by hoarding."), "contribution: The shortage <= hoarding");
    assert_eq!(causes("Rain had worsened by a third the flood."), "contribution: the flood <= Rain");
}

#[test]
fn who_did_it_is_agency() {
    assert_eq!(
        causes("The plotters were manipulated by exiles abroad."),
        "agency: The plotters <= exiles abroad"
    );
    assert_eq!(causes("The raid was the work of local smugglers."), "agency: The raid <= local smugglers");
    assert_eq!(
        causes("Behind the strikers stand two rich landowners."),
        "agency: the strikers <= two rich landowners"
    );
    assert_eq!(causes("A bus was parked behind the station."), "");
}

#[test]
fn a_noun_of_cause_is_equated_with_it() {
    assert_eq!(causes("The cause of the fire was a faulty heater."), "the fire <= a faulty heater");
    assert_eq!(causes("A faulty heater was the main cause of the fire."), "the fire <= A faulty heater");
    assert_eq!(
        causes("It was when the wall gave way that the water came."),
        "the water came <= when the wall gave way"
    );
    assert_eq!(causes("It was on Friday that the water came."), "");
}

#[test]
fn what_is_said_not_to_be_the_cause_says_so() {
    assert_eq!(
        causes("The cause of the flood was rain, and not the opening of the gates."),
        "the flood <= rain\nnot_cause: the flood <= the opening of the gates"
    );
    assert_eq!(causes("The heater did not cause the fire."), "not_cause: the fire <= The heater");
    assert_eq!(
        causes("Soldiers mutinied on Monday. Their unpaid wages were a pretext."),
        "not_cause: mutiny <= Their unpaid wages"
    );
}

#[test]
fn what_is_only_possible_is_left_out() {
    assert_eq!(causes("Heavy rain could lead to a landslide."), "");
    assert_eq!(causes("The decree would spark a revolt."), "");
}

#[test]
fn the_items_below_an_announcement_are_causes() {
    let text = "# The coup\n\nFactors that led to the coup:\n\n- The army had not been paid.\n- Bread was short, and prices rose.\n\nThe coup failed.";
    let document = ingest::read("test.md".into(), text.to_owned());
    let context = Context::new(&document, Lexicon::english());
    let told: Vec<String> = claims(&context).into_iter().map(|claim| claim.quote).collect();
    assert_eq!(told, ["The army had not been paid", "Bread was short"]);
}

#[test]
fn odd_input_is_read_without_panic() {
    for text in [
        "because",
        "over",
        "due to",
        "It was",
        "behind",
        ", killing",
        "led to led to",
        "and not",
        "was was",
        ":",
        "Behind stands",
        "\"because",
        "the cause of is",
    ] {
        causes(text);
    }
}

proptest::proptest! {
    #[test]
    fn any_string_of_signals_is_read_without_panic(
        words in proptest::collection::vec(
            proptest::sample::select(vec![
                "because", "due to", "over", "led to", "caused", "by", "behind", "and not", "it was", "that", "which",
                "the cause of", "is", "a pretext", "for being", "killing", "rain", "The army", "did not", "could",
                "“", "”", "\"", "'", ",", ".", ":", "(", ")", "–", "-", "14", "é", "\n\n", "- ",
            ]),
            0..40,
        )
    ) {
        let text = words.join(" ");
        causes(&text);
        causes(&words.concat());
    }
}

#[test]
fn what_befell_people_when_something_gave_way_has_that_cause() {
    assert_eq!(
        causes("Nine farmers drowned when the old bank gave way."),
        "Nine farmers drowned <= the old bank gave way"
    );
    assert_eq!(causes("The mayor resigned when he was 60."), "");
    assert_eq!(causes("The fire began when a lamp fell over."), "The fire began <= a lamp fell over");
    assert_eq!(causes("The coup began on 3 May, when soldiers attacked the palace."), "");
    assert_eq!(
        causes("The flood began on Sunday, when the dam burst."),
        "The flood began on Sunday <= the dam burst"
    );
}

#[test]
fn who_ascribes_an_effect_says_so() {
    let by = |told: &str| {
        let document =
            crate::ingest::read("test.md".into(), format!("The bridge collapsed on 3 May 2019. {told}"));
        let claims = super::claims(&Context::new(&document, Lexicon::english()));
        claims.into_iter().find_map(|claim| claim.attributed_to).unwrap_or_default()
    };
    assert_eq!(
        by("The mayor of Vell, who was in Orm, attributed the collapse to rust."),
        "the mayor of Vell"
    );
    assert_eq!(by("The opposition, led by Ana Horvat, blamed the collapse on rust."), "the opposition");
    assert_eq!(by("Investigators found that a cable had snapped."), "Investigators");
    assert_eq!(by("The company that built the bridge blamed the collapse on rust."), "");
    assert_eq!(by("Neither the mayor nor the police blamed the collapse on rust."), "");
    assert_eq!(by("Police and prosecutors blamed the collapse on rust."), "Police and prosecutors");
}

#[test]
fn who_blames_gives_a_cause_and_its_effect_in_either_order() {
    assert_eq!(causes("The minister blamed foreign agents for the unrest."), "the unrest <= foreign agents");
    assert_eq!(causes("The minister blamed the unrest on foreign agents."), "the unrest <= foreign agents");
}

#[test]
fn an_item_of_a_list_of_factors_gives_its_cause_once() {
    assert_eq!(
        causes(
            "== Background ==\n\nFactors that led to the coup:\n\n* A shortage of food, which hit the poor\n* Unpaid wages\n"
        ),
        "the coup <= A shortage of food\nthe coup <= Unpaid wages"
    );
}

#[test]
fn how_long_a_protest_went_on_is_no_cause() {
    assert_eq!(causes("The protests against him for weeks were loud."), "");
}

#[test]
fn a_theory_of_a_force_is_a_cause_that_somebody_gives() {
    let fire = "A fire broke out in the mill on Monday. ";
    let of = |text: &str| causes(&format!("{fire}{text}"));
    assert!(of("The brigade stands by its theory of a short circuit.").ends_with("<= a short circuit"));
    assert!(of("Police dismissed the theory of a short circuit.").starts_with("not_cause: "));
    assert!(
        of("The fire service spoke on the first day of a short circuit.").ends_with("<= a short circuit")
    );
    assert!(of("The hypothesis of an electrical origin has been excluded.").starts_with("not_cause: "));
    assert_eq!(of("The theory of music was taught there."), "");
    assert_eq!(of("The fire service spoke of the dead."), "");
    assert_eq!(of("A singer spoke of a storm."), "");
    for text in [
        "The theory of the storm was taught there.",
        "There is the possibility of a new attack.",
        "Police spoke on Monday to the victims of a fire.",
    ] {
        assert_eq!(of(text), "", "{text}");
    }
    let once = of("They left because of the possibility of an explosion.");
    assert_eq!(once, "They left <= the possibility of an explosion");
}

#[test]
fn an_end_and_a_revenge_are_causes_of_a_deed() {
    let raid = "Gunmen abducted 42 students from the college on Monday. ";
    let of = |text: &str| causes(&format!("{raid}{text}"));
    assert!(of("Its purpose had been to exchange the students for prisoners.").contains("<= to exchange"));
    assert!(
        of("The gunmen took revenge at the weekend for the killing of a chief.").contains("<= the killing")
    );
    assert_eq!(of("A purpose of his visit is to build a school."), "");
    assert_eq!(of("The team took revenge on Monday."), "");
}

#[test]
fn what_did_it_may_stand_behind_its_cause() {
    let fall = "The bridge collapsed on Monday. ";
    let of = |text: &str| causes(&format!("{fall}{text}"));
    assert!(of("The locked gate was what killed people.").contains("<= The locked gate"));
    assert!(of("The crowd was neither the cause nor a factor.").contains("not_cause: "));
    assert_eq!(of("This was what people said."), "");
    assert!(
        causes("Bridge collapse\n\nCause: Scour of pier foundation\nDeaths: 86\n")
            .contains("<= Scour of pier")
    );
    assert!(
        causes("Train crash\n\nCause: Signal passed at danger\nDeaths: 23\n").contains("<= Signal passed")
    );
    assert_eq!(causes("Bridge collapse\n\nSources: OCHA, WFP and the Red Cross\n"), "");
    assert_eq!(causes("Bridge collapse\n\nCause: unknown\nDeaths: 86\n"), "");
    assert_eq!(causes("Fire\n\nCause: Fire\nDeaths: 86\n"), "");
    assert_eq!(causes("Road closed\n\nReason: rain, wind and neglect\n"), "");
}

#[test]
fn what_only_looks_like_a_cause_is_none() {
    for text in [
        "The party lost the seat by 321 votes.",
        "The locomotive, driven by Ali Sow, hit the bus.",
        "The man is the driver of the bus.",
        "The MNLA, as the movement is also called, declared independence.",
        "The war, as it would seem, is over.",
        "It cannot intervene on the grounds of unrest.",
    ] {
        assert_eq!(causes(text), "", "{text}");
    }
    assert_eq!(causes("The bridge was destroyed by two bombs."), "The bridge was destroyed <= two bombs");
    assert_eq!(causes("The town was destroyed by three storms."), "The town was destroyed <= three storms");
    assert_eq!(causes("The town was hit by 12 storms."), "The town was hit <= 12 storms");
    assert_eq!(
        causes("The market for the ferry, driven by demand from tourists, grew."),
        "The market for the ferry <= demand from tourists"
    );
    assert_eq!(causes("They cannot return on the grounds of unrest."), "They cannot return <= unrest");
    assert_eq!(causes("The revolt, driven by hunger, spread."), "The revolt <= hunger");
    assert!(causes("Help came late, as the roads were blocked.").contains("<= the roads were blocked"));
    assert!(causes("He left, as it would seem that he was ill.").contains("<= it would seem"));
    assert_eq!(causes("He left on the grounds of ill health."), "He left <= ill health");
}

#[test]
fn an_event_is_no_cause_of_its_own_kind() {
    let kind = |text: &str| {
        let document = ingest::read("test.txt".into(), text.to_owned());
        let found = claims(&Context::new(&document, Lexicon::english()));
        found.into_iter().map(|claim| claim.event.r#type).collect::<Vec<_>>()
    };
    assert_eq!(kind("The bloc sent troops to restore stability following the coup."), [None]);
    assert_eq!(kind("The flood was caused by the storm."), [Some("flood".to_owned())]);
    assert_eq!(kind("The flood killed 90 people."), [Some("flood".to_owned())]);
    assert_eq!(kind("Sarpe was destroyed by the flood."), [Some("flood".to_owned())]);
}

#[test]
fn a_text_that_is_cut_off_is_read_without_panic() {
    for text in [
        "The bridge was destroyed by",
        "Nine people died. The town was hit by",
        "They left because of",
        "The fire service spoke of",
        "They took revenge for",
        "Cause:",
        "They cannot return on the grounds of",
    ] {
        assert_eq!(causes(text), "", "{text}");
    }
}

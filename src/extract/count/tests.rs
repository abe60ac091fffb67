use crate::claim::{Claim, Count, Status, Value};
use crate::extract::Context;
use crate::ingest;
use crate::lexicon::Lexicon;

fn claims(text: &str) -> Vec<Claim> {
    let document = ingest::read("a.txt".into(), text.to_owned());
    super::claims(&Context::new(&document, Lexicon::english()))
}

fn value(count: Count) -> String {
    let side = |n: Option<u64>| n.map_or(String::new(), |n| n.to_string());
    let about = if count.approx { "~" } else { "" };
    match (count.min, count.max) {
        (Some(min), Some(max)) if min == max => format!("{about}{min}"),
        (min, max) => format!("{about}{}..{}", side(min), side(max)),
    }
}

/// "killed 17: 17 people", one line a count.
fn told(claim: &Claim) -> String {
    let Value::Count(count) = claim.value else { return String::new() };
    format!("{} {}: {}", claim.attribute, value(count), claim.quote)
}

fn read(text: &str) -> Vec<String> {
    claims(text).iter().map(told).collect()
}

/// The attributes and values alone.
fn brief(text: &str) -> String {
    let told = |c: &Claim| read_brief(c);
    claims(text).iter().map(told).collect::<Vec<_>>().join(", ")
}

fn read_brief(claim: &Claim) -> String {
    let Value::Count(count) = claim.value else { return String::new() };
    format!("{} {}", claim.attribute, value(count))
}

#[test]
fn objects_of_a_verb() {
    assert_eq!(
        read("The train left the rails, killing 17 people and injuring more than 60."),
        ["killed 17: 17 people", "wounded 61..: injuring more than 60",]
    );
    assert_eq!(
        brief("The storm displaced some 300,000 and affected up to two million."),
        "displaced ~300000, affected ..2000000"
    );
    assert_eq!(brief("The blaze killed the pilot and two passengers."), "killed 2");
    assert_eq!(
        brief("The court handed prison terms to nine officers and acquitted three."),
        "sentenced 9, acquitted 3"
    );
    assert_eq!(brief("Bus crash kills 12, injures 30"), "killed 12, wounded 30");
    assert_eq!(brief("The disaster cost 212 lives."), "killed 212");
}

#[test]
fn subjects_of_a_verb() {
    assert_eq!(
        read("At least 23 passengers were killed and 140 others injured when two trains collided."),
        ["killed 23..: At least 23 passengers were killed", "wounded 140: 140 others injured",]
    );
    assert_eq!(
        brief("Thirty thousand villagers have fled and dozens are still missing."),
        "displaced 30000, missing ~24.."
    );
    assert_eq!(
        brief("Seven rebels laid down their arms; five had already left hospital."),
        "surrendered 7, discharged 5"
    );
    assert_eq!(
        brief("Five judges were dismissed and nine prosecutors suspended."),
        "dismissed 5, suspended 9"
    );
    assert_eq!(brief("Five men were found guilty of treason; two were cleared."), "convicted 5, acquitted 2");
}

#[test]
fn what_holds_people_tells_what_befell_them() {
    assert_eq!(brief("The mass grave in Orm held 21 soldiers."), "killed 21");
    assert_eq!(brief("The hospital held 21 soldiers."), "hospitalised 21");
    assert_eq!(brief("The building held 21 soldiers."), "");
    assert_eq!(brief("The junta held 21 soldiers."), "detained 21");
    assert_eq!(brief("In the building the rebels held 21 soldiers."), "detained 21");
    assert_eq!(brief("21 soldiers were held in the building."), "detained 21");
}

#[test]
fn what_stands_between_subject_and_verb() {
    assert_eq!(brief("Three of the guests, all members of one choir, drowned."), "killed 3");
    assert_eq!(
        brief("Four nurses who had worked in the ward before the outbreak were quarantined."),
        "quarantined 4"
    );
    assert_eq!(brief("Two women identified by the police as cooks were also arrested."), "detained 2");
    assert_eq!(brief("The three men, aged 24, 31 and 45, were charged with arson."), "charged 3");
    assert_eq!(
        brief("Nine officers, seven soldiers and 11 civilians had been killed."),
        "killed 9, killed 7, killed 11"
    );
    assert_eq!(
        brief("Six clerks held since Monday in the vault were freed by the army."),
        "detained 6, released 6"
    );
}

#[test]
fn adjectives_and_participles_without_a_verb() {
    assert_eq!(
        read("12 confirmed dead, two missing"),
        ["killed 12: 12 confirmed dead", "missing 2: two missing"]
    );
    assert_eq!(
        brief("Guards shot four miners dead and left 11,000 families homeless."),
        "killed 4, displaced 11000"
    );
    assert_eq!(brief("The clashes left nine policemen and 11 strikers dead."), "killed 9, killed 11");
    assert_eq!(brief("She and 13 other imprisoned teachers refused to eat."), "detained 13");
    assert_eq!(brief("Gunmen took eight tourists hostage."), "detained 8");
}

#[test]
fn nouns_of_outcome() {
    assert_eq!(
        brief("They found the bodies of 40 conscripts and the remains of two nuns."),
        "killed 40, killed 2"
    );
    assert_eq!(
        brief("The night ended with at least 14 deaths, 40 injuries and 46 arrests."),
        "killed 14.., wounded 40, detained 46"
    );
    assert_eq!(brief("There have been 57 confirmed cases of cholera."), "infected 57");
    assert_eq!(brief("He survived three assassination attempts and saw two arrest warrants."), "");
}

#[test]
fn two_outcomes_of_the_same_people() {
    assert_eq!(
        brief("They found the remains of 21 cadets that went missing in May."),
        "killed 21, missing 21"
    );
    assert_eq!(
        brief("The murder of at least 30 sailors taken prisoner at Dorvan shocked them."),
        "killed 30.., captured 30.."
    );
    assert_eq!(brief("Three brothers were attacked and killed."), "killed 3");
    assert_eq!(brief("Eight marchers were beaten and then arrested."), "beaten 8, detained 8");
}

#[test]
fn a_toll_and_its_change() {
    assert_eq!(read("The death toll stands at 61."), ["killed 61: 61"]);
    assert_eq!(brief("The number of injured has reached 350."), "wounded 350");
    let rose = claims("The toll rose from eight to 13.");
    let status: Vec<_> = rose.iter().map(|c| (told(c), c.status == Status::Superseded)).collect();
    assert_eq!(status, [("killed 8: eight".to_owned(), true), ("killed 13: 13".to_owned(), false)]);
    assert_eq!(
        brief("The army captured 140 rebels, but later reports put the number at 300."),
        "captured 140, captured 300"
    );
    assert_eq!(brief("Some 200,000 took part; the police put the figure at 60,000."), "");
}

#[test]
fn parts_share_what_befell_the_whole() {
    let parts = claims(
        "At least 38 people drowned, four of them children, and 91 were rescued, among them two nurses.",
    );
    let told: Vec<_> = parts.iter().map(|c| (read_brief(c), c.scope.part)).collect();
    let expected = [("killed 38..", false), ("killed 4", true), ("rescued 91", false), ("rescued 2", true)];
    assert_eq!(told, expected.map(|(t, part)| (t.to_owned(), part)));
    assert_eq!(brief("The army caught 300 men, of whom 20 died under torture."), "captured 300, killed 20");
    assert_eq!(brief("Among the dead were three children."), "killed 3");
    assert_eq!(brief("Six people were injured, two seriously."), "wounded 6, wounded 2");
    assert_eq!(brief("The quake killed 310 people in Sarata and 45 in Melin."), "killed 310, killed 45");
}

#[test]
fn nobody_is_a_count_of_zero() {
    assert_eq!(
        read("Nobody was injured and no minister was arrested."),
        ["wounded 0: Nobody was injured", "detained 0: no minister was arrested",]
    );
    assert_eq!(brief("No deaths have been reported. The fire hurt no one."), "killed 0, wounded 0");
    assert_eq!(brief("No bus left and none of the lines worked."), "");
}

#[test]
fn labels_and_lists() {
    assert_eq!(brief("Killed: 12 soldiers, 5 civilians"), "killed 12, killed 5");
    assert_eq!(brief("Injured: 40+"), "wounded 40..");
    assert_eq!(brief("Casualty figures: dead 12, wounded 33."), "killed 12, wounded 33");
    let text = "Floods in Reka\n\nThe wave came at night.\n\n## Where the displaced are\n\n\
                Host families 4,150; collective centres 1,900.\n";
    assert_eq!(
        read(text),
        ["displaced 4150: Host families 4,150", "displaced 1900: collective centres 1,900"]
    );
}

#[test]
fn groups_are_told_apart() {
    let group = |text: &str| claims(text)[0].scope.group_type.clone().unwrap_or_default();
    assert_eq!(group("Nine members of the security forces were killed."), "soldiers");
    assert_eq!(group("Three U.S. military personnel were wounded."), "soldiers");
    assert_eq!(group("Ten bystanders died."), "civilians");
    assert_eq!(group("Ten people died."), "");
    let kinds: Vec<_> =
        claims("They caught 140 marines, but later reports put the number at 300, of whom 20 died.")
            .into_iter()
            .map(|c| c.scope.group_type)
            .collect();
    assert_eq!(kinds, vec![Some("soldiers".to_owned()); 3]);
    let families = &claims("About 600 families were evacuated.")[0];
    assert_eq!(families.scope.unit.as_deref(), Some("families"));
    assert_eq!(families.scope.group_type, None);
}

#[test]
fn manner_and_place_narrow_a_count() {
    let scope = claims("In all, 121 people were rescued by helicopter.")[0].scope.clone();
    assert_eq!(scope.manner.as_deref(), Some("by helicopter"));
    let scope = claims("The wave drowned five people in Gornja Reka.")[0].scope.clone();
    assert_eq!(scope.place.as_deref(), Some("Gornja Reka"));
}

#[test]
fn numbers_that_count_nobody_affected() {
    for text in [
        "On the farm 112 cows drowned.",
        "Two hundred thousand people marched for three hours.",
        "The new cabinet of 24 ministers was sworn in.",
        "The operation involved 350 soldiers, 40 vehicles and six helicopters.",
        "The city of 200,000 people was evacuated at 14:20.",
        "The ferry can carry 80 passengers and six crew.",
        "Ana Reva, 58, was killed.",
        "A girl of six drowned.",
        "Clinics treat about 90 patients a day.",
        "Flight 370 went missing.",
        "The population fell from 12,000 to 8,000.",
        "The 15-member panel was dismissed.",
        "Two gunmen killed a guard.",
    ] {
        assert_eq!(brief(text), "", "{text}");
    }
}

#[test]
fn items_behind_a_colon_are_parts_of_the_figure_before_it() {
    let found = claims("Forty-seven suspects are in custody: 31 soldiers, 12 gendarmes and five civilians.");
    let parts: Vec<_> = found.iter().map(|c| c.scope.part).collect();
    assert_eq!(parts, [false, true, true, true]);
}

#[test]
fn those_among_the_dead_are_a_part_of_them() {
    let found = claims("Eleven children were among the dead, and two nurses are among the injured.");
    let told: Vec<_> = found.iter().map(|c| (read_brief(c), c.scope.part)).collect();
    assert_eq!(told, [("killed 11".to_owned(), true), ("wounded 2".to_owned(), true)]);
}

#[test]
fn what_is_feared_planned_or_denied_is_no_count() {
    for text in [
        "As many as 40 people may have died.",
        "If the dam breaks, 20,000 people could be displaced.",
        "The government plans to evacuate 5,000 residents.",
        "The army denied that 12 civilians had been killed.",
    ] {
        assert_eq!(brief(text), "", "{text}");
    }
}

#[test]
fn odd_input_is_read_to_its_end() {
    for text in [
        "Killed:",
        "killing 14 and",
        "of them",
        "12, 13, 14, 15",
        "nobody",
        "no",
        "two of",
        "the toll from to",
    ] {
        let _ = read(text);
    }
    let _ = read(&"killed 3 people and ".repeat(2000));
}

/// Every sentence of a file in `fixtures/counts/` tells exactly what is written below it.
fn holds(file: &str) {
    let path = format!("{}/fixtures/counts/{file}", env!("CARGO_MANIFEST_DIR"));
    let text = fs_err::read_to_string(path).unwrap();
    let mut lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).peekable();
    let mut wrong = Vec::new();
    while let Some(sentence) = lines.next() {
        let expected = lines.next_if(|line| line.starts_with("  ")).map_or("", str::trim);
        let found = brief(sentence);
        if found != expected {
            wrong.push(format!("{sentence}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn verbs_and_nouns_of_a_kind_are_read_alike() {
    holds("varied.txt");
}

#[test]
fn numbers_are_read_however_they_are_written() {
    holds("numbers.txt");
    holds("reckoned.txt");
}

#[test]
fn tolls_are_read_with_their_change() {
    holds("tolls.txt");
    holds("background.txt");
}

#[test]
fn the_dead_and_injured_are_counted_in_every_form_of_sentence() {
    holds("victims.txt");
    holds("accidents.txt");
    holds("labels_and_capitals.txt");
}

#[test]
fn other_outcomes_have_vocabularies_of_their_own() {
    holds("displacement.txt");
    holds("courts.txt");
    holds("epidemics.txt");
}

#[test]
fn what_counts_nobody_is_no_count() {
    holds("unreal.txt");
    holds("no_counts.txt");
}

#[test]
fn figures_share_the_noun_or_verb_of_another() {
    holds("elided.txt");
}

#[test]
fn predicates_tell_what_befell_people() {
    holds("predicates.txt");
}

#[test]
fn wires_and_headlines_are_read() {
    holds("wire.txt");
}

/// Attribute, value and label, one line a count.
fn rows(text: &str) -> Vec<String> {
    let label = |c: &Claim| {
        [&c.scope.place, &c.scope.group, &c.scope.manner]
            .into_iter()
            .flatten()
            .next()
            .cloned()
            .unwrap_or_default()
    };
    claims(text).iter().map(|c| format!("{} {}", read_brief(c), label(c)).trim_end().to_owned()).collect()
}

#[test]
fn columns_are_told_by_their_header_and_rows_by_their_label() {
    let expected = [
        "killed 9 Reka",
        "wounded 72 Reka",
        "killed 3 Melin",
        "wounded 1028 Melin",
        "killed 12",
        "wounded 1100",
    ];
    assert_eq!(
        rows(
            "SITUATION REPORT\n\nThe figures follow.\n\nDistrict      Dead    Injured    Houses destroyed\n\
              Reka             9         72               310\nMelin            3      1,028             1,340\n\
              Total           12      1,100             1,650\n"
        ),
        expected
    );
    assert_eq!(
        rows(
            "The figures follow.\n\n| District | Dead | Injured |\n|---|---|---|\n| Reka | 9 | 72 |\n\
              | Melin | 3 | 1,028 |\n| Total | 12 | 1,100 |\n"
        ),
        expected
    );
    assert_eq!(
        rows(
            "The figures follow.\n\nDistrict | Dead | Injured\nReka | 9 | 72\nMelin | 3 | 1,028\nTotal | 12 | 1,100\n"
        ),
        expected
    );
}

#[test]
fn a_list_counts_what_the_line_above_it_names() {
    assert_eq!(
        rows("Storm report\n\nBreakdown of the dead:\n\nRegion V - 6\nNorte - 19\nTotal - 25\n"),
        ["killed 6 Region V", "killed 19 Norte", "killed 25"]
    );
    assert_eq!(
        rows(
            "Cholera in the delta\n\nThe ministry gave figures today.\n\nCumulative cases by area:\n\n\
              Olna ........ 38\nTessa ........ 19\nTotal ........ 57\n"
        ),
        ["infected 38 Olna", "infected 19 Tessa", "infected 57"]
    );
    assert_eq!(
        rows("Fire at the hotel\n\nDeaths by country:\n\nNorway (17)\nSweden (3)\n"),
        ["killed 17 Norway", "killed 3 Sweden"]
    );
    assert_eq!(
        rows("Storm report\n\nCost of the damage:\n\nRegion V - 6\nNorte - 19\n"),
        Vec::<String>::new()
    );
}

#[test]
fn a_figure_ends_with_its_line() {
    assert_eq!(brief("Deaths: 63\nInjuries: 4\n"), "killed 63, wounded 4");
    assert_eq!(brief("{{Infobox flood\n| deaths = 63\n| injuries = 44\n}}\n"), "killed 63, wounded 44");
    assert_eq!(brief("# Toll\n\n- Deaths: 63\n- Homes destroyed: 400\n"), "killed 63");
    assert_eq!(brief("Police said the number of dead was 63.\n\nHouses were burnt.\n"), "killed 63");
    assert_eq!(brief("Deaths: 3\nMay was wet.\n"), "killed 3");
    assert_eq!(brief("Deaths: 63\nA day later the river fell.\n"), "killed 63");
    let text = "Fire at the mill\n\nThe report of the brigade.\n\n- missing: 12\n- minor injuries: 9\n";
    assert_eq!(rows(text), ["missing 12", "wounded 9"]);
}

#[test]
fn the_columns_of_a_table_count_whom_they_name_of_those_whom_the_line_above_tells_of() {
    assert_eq!(
        rows(
            "DISPLACEMENT\n\nLocation | Households | Individuals\nReka, Unity College | 388 | 2,310\n\
             Total | 388 | 2,310\n"
        ),
        [
            "displaced 388 Reka, Unity College",
            "displaced 2310 Reka, Unity College",
            "displaced 388",
            "displaced 2310"
        ]
    );
    let text = "Displacement: 12,350 people are still in shelters, as follows:\n\n\
                District          Shelters    People\nReka              14          8,200\n\
                Melin             7           4,150\n";
    assert_eq!(rows(text)[..2], ["sheltered 8200 Reka", "sheltered 4150 Melin"]);
    let units: Vec<_> = claims("Displacement\n\nPlace | Families\nReka | 38\nMelin | 12\n")
        .into_iter()
        .filter_map(|claim| claim.scope.unit)
        .collect();
    assert_eq!(units, ["households"; 2]);
}

#[test]
fn a_clause_that_has_the_phrase_as_its_object_tells_of_it() {
    assert_eq!(brief("The 43 policemen it took prisoner were seen in May."), "captured 43");
    assert_eq!(brief("The paper named 27 workers whom the plant dismissed."), "dismissed 27");
    assert_eq!(brief("The 53 people whom the diocese counts as dead have names."), "killed 53");
    assert_eq!(brief("The 43 policemen it praised went on leave."), "");
    assert_eq!(brief("The 53 people whom the killed man had met were there."), "");
}

#[test]
fn a_complement_that_is_a_noun_for_people_completes_the_verb_before_them() {
    assert_eq!(brief("The rebels came at dawn, taking 43 others prisoner."), "captured 43");
    assert_eq!(brief("They took 43 captive."), "captured 43");
    assert_eq!(brief("They took 43 others home."), "");
}

#[test]
fn whom_kidnappers_hand_over_is_released() {
    let tale = "Gunmen abducted 90 students in Reka. On Monday 42 students were handed over at the mission.";
    assert_eq!(brief(tale), "kidnapped 90, released 42");
    assert_eq!(brief("On Monday 42 students were handed over at the mission."), "");
}

#[test]
fn the_parts_of_a_figure_that_is_broken_down_share_its_outcome() {
    let tale = "The fire killed 16 people. The office broke the figure down: four firefighters, eight employees \
                of the terminal and four residents of Reka.";
    assert_eq!(brief(tale), "killed 16, killed 4, killed 8, killed 4");
    let tale = "The dead number 16. Three people are missing. The office broke the figure down: four firefighters, \
                eight employees and four residents.";
    assert_eq!(brief(tale), "killed 16, missing 3, killed 4, killed 8, killed 4");
}

#[test]
fn a_body_and_how_many_it_is_are_one_subject() {
    assert_eq!(brief("Her crew of 22 were rescued."), "rescued 22");
    assert_eq!(brief("A father of three was killed."), "");
}

#[test]
fn the_victims_are_the_dead() {
    assert_eq!(
        brief("The fire killed 9. Later they found out: two of the victims were children."),
        "killed 9, killed 2"
    );
    assert_eq!(brief("Nine died. He left. He said two sons were among the victims."), "killed 9, killed 2");
    assert_eq!(brief("Two of the victims were discharged."), "discharged 2");
}

#[test]
fn those_who_receive_care_are_in_hospital() {
    assert_eq!(brief("In Reka 24 patients are receiving care."), "hospitalised 24");
    assert_eq!(brief("Some 24 officers received a prize."), "");
    assert_eq!(brief("Five people have still not been found."), "missing 5");
    assert_eq!(brief("Some 24 people are still receiving medical care."), "hospitalised ~24");
    assert_eq!(brief("Some 24 people are still receiving visitors."), "");
}

#[test]
fn those_listed_as_missing_are_missing() {
    assert_eq!(brief("There are 15 people listed as missing."), "missing 15");
    assert_eq!(brief("There are 15 people listed as members."), "");
}

#[test]
fn a_limit_behind_people_is_their_age() {
    assert_eq!(brief("Nine people, two of them under 18, were killed."), "killed 9, killed 2");
    assert_eq!(brief("Nine people, two of them over 60, were killed."), "killed 9, killed 2");
    assert_eq!(brief("Over 60 were killed."), "killed 61..");
    assert_eq!(brief("The number of dead is under 18."), "killed ..17");
}

#[test]
fn an_event_behind_its_article_has_no_object() {
    let text = "In the two days after the shooting at least 143 people were taken into custody.";
    assert_eq!(brief(text), "detained 143..");
    assert_eq!(brief("Police fired on the crowd, shooting 14 people."), "shot 14");
}

#[test]
fn others_beside_somebody_named_are_not_all() {
    let part = |text: &str| claims(text).iter().map(|claim| claim.scope.part).collect::<Vec<_>>();
    assert_eq!(part("Ana Kolar and 13 other imprisoned officials stopped eating."), [true]);
    assert_eq!(part("The police and 13 imprisoned officials stopped eating."), [false]);
}

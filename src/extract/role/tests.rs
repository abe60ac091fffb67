use camino::Utf8Path;

use crate::claim::Value;
use crate::extract::extract;
use crate::ingest;
use crate::lexicon::Lexicon;

/// Every role of the text, as "person: role [kind]".
fn roles(text: &str) -> Vec<String> {
    let document = ingest::read(Utf8Path::new("a.txt"), text.to_owned());
    let told =
        extract(&document, Lexicon::english()).claims.into_iter().filter_map(|claim| match claim.value {
            Value::Role { person, role } => Some(format!("{person}: {role} [{}]", claim.attribute)),
            _ => None,
        });
    told.collect()
}

#[test]
fn titles_before_a_name_are_roles_each_of_its_kind() {
    assert_eq!(roles("Captain Idrissa Kone spoke."), ["Idrissa Kone: Captain [rank]"]);
    assert_eq!(
        roles("They met defence minister Brigadier General Paul Okello."),
        ["Paul Okello: defence minister [office]", "Paul Okello: Brigadier General [rank]"]
    );
    assert_eq!(roles("Mr Paul Okello left."), [""; 0]);
    let tied = [
        "Sub-Collector Ana Kolar spoke.",
        "They met Deputy-Mayor Ana Kolar.",
        "It was Vice-Collector Ana Kolar.",
    ];
    assert_eq!(
        tied.map(|text| roles(text).join("")),
        ["Sub-Collector", "Deputy-Mayor", "Vice-Collector"].map(|role| format!("Ana Kolar: {role} [office]"))
    );
}

#[test]
fn an_apposition_is_read_on_both_sides_of_the_name() {
    assert_eq!(roles("The mayor, Ana Kolar, left."), ["Ana Kolar: mayor [office]"]);
    assert_eq!(
        roles("Ana Kolar, head of the Salama Port Authority, left."),
        ["Ana Kolar: head of the Salama Port Authority [leader]"]
    );
    assert_eq!(
        roles("John McAllister, 47, a taxi driver from Eastleigh, saw it."),
        ["John McAllister: taxi driver from Eastleigh [profession]"]
    );
    assert_eq!(
        roles("A spokesman for the Port Authority (PA), Daniel Otieno, told us."),
        ["Daniel Otieno: spokesman for the Port Authority (PA) [spokesperson]"]
    );
}

#[test]
fn what_a_bracket_says_is_of_the_one_before_it() {
    let told = roles("Ali Sow (the head of the Salama Port Authority), Ana Kolar, left.");
    assert_eq!(told, ["Ali Sow: head of the Salama Port Authority [leader]"]);
    assert_eq!(
        roles("It went on for days, forcing President Ana Kolar to leave.")[0],
        "Ana Kolar: President [office]"
    );
}

#[test]
fn the_day_before_a_body_is_no_part_of_what_somebody_leads() {
    let led = ["Ana Kolar: led miners [leader]"];
    assert_eq!(roles("On 21 March 2012 miners led by Ana Kolar took the bridge."), led);
    assert_eq!(roles("On Tuesday miners led by Ana Kolar took the bridge."), led);
}

#[test]
fn when_an_office_was_held_is_no_part_of_it() {
    assert_eq!(
        roles("Ana Kolar, at the time mayor of Salama, left."),
        ["Ana Kolar: mayor of Salama [office]"]
    );
    assert_eq!(
        roles("Ana Kolar, who was mayor of Salama at the time and now grows apples, left."),
        ["Ana Kolar: mayor of Salama [office]"]
    );
    assert_eq!(roles("Ana Kolar, formerly a judge of the High Court, left.").len(), 1);
}

#[test]
fn brackets_hold_one_role_for_each_conjunct() {
    assert_eq!(
        roles("Commander: Idrissa Kone (Captain and the leader of the mutiny)"),
        ["Idrissa Kone: Captain [rank]", "Idrissa Kone: leader of the mutiny [leader]"]
    );
}

#[test]
fn a_verb_puts_a_person_into_an_office() {
    assert_eq!(roles("Ruth Adongo was elected president in 2016."), ["Ruth Adongo: president [office]"]);
    assert_eq!(
        roles("Ruth Adongo has been appointed interim prime minister."),
        ["Ruth Adongo: interim prime minister [office]"]
    );
    assert_eq!(
        roles("The spokesman for the union is Daniel Otieno."),
        ["Daniel Otieno: spokesman for the union [spokesperson]"]
    );
    assert_eq!(
        roles("Daniel Otieno came on air; the station identified him as the leader of the mutiny."),
        ["Daniel Otieno: leader of the mutiny [leader]"]
    );
}

#[test]
fn an_office_may_stand_before_the_verb_that_names_its_holder() {
    assert_eq!(roles("The driver was named as Peter Hallam."), ["Peter Hallam: driver [profession]"]);
    assert_eq!(
        roles("Police identified the gunman as Marcus Vellner."),
        ["Marcus Vellner: gunman [membership]"]
    );
    assert_eq!(roles("The suspect, identified as Ana Kolar, fled."), ["Ana Kolar: suspect [membership]"]);
}

#[test]
fn whom_somebody_appoints_holds_the_office() {
    assert_eq!(roles("The king named Paul Okello prime minister."), ["Paul Okello: prime minister [office]"]);
    assert_eq!(
        roles("They appointed Ruth Adongo as finance minister."),
        ["Ruth Adongo: finance minister [office]"]
    );
    assert_eq!(roles("Ruth Adongo succeeded him as chairman."), ["Ruth Adongo: chairman [leader]"]);
    assert_eq!(roles("Ruth Adongo has been replaced by another as chairman."), [""; 0]);
}

#[test]
fn ages_letters_and_asides_do_not_hide_a_role() {
    assert_eq!(roles("Jane Doe, 34, of Leeds, a nurse, died."), ["Jane Doe: nurse [profession]"]);
    assert_eq!(roles("The pilot, 45-year-old Stefan Brandt, died."), ["Stefan Brandt: pilot [profession]"]);
    assert_eq!(roles("David Malone MP was there."), ["David Malone: MP [office]"]);
    assert_eq!(
        roles("Michel Kafando, a diplomat, was chosen as interim leader."),
        ["Michel Kafando: diplomat [office]", "Michel Kafando: interim leader [leader]"]
    );
}

#[test]
fn roles_are_read_in_capitals() {
    assert_eq!(
        roles("GEN. VASILY ORLOV, COMMANDER OF THE NORTHERN FLEET, WAS DISMISSED."),
        ["VASILY ORLOV: GEN [rank]", "VASILY ORLOV: COMMANDER OF THE NORTHERN FLEET [leader]"]
    );
}

#[test]
fn a_denied_office_and_the_office_of_the_next_in_a_list_are_no_roles() {
    assert_eq!(roles("Ruth Adongo was not a minister."), [""; 0]);
    assert_eq!(
        roles("Ruth Adongo, President Paul Okello and others came."),
        ["Paul Okello: President [office]"]
    );
    assert_eq!(roles("After meeting the president, Ruth Adongo left."), [""; 0]);
}

#[test]
fn a_signature_has_the_office_above_or_below_the_name() {
    assert_eq!(
        roles("The search goes on.\n\nCAPT ROSA D LIM PCG\nSpokesperson\n"),
        ["ROSA D LIM: CAPT [rank]", "ROSA D LIM: Spokesperson [spokesperson]"]
    );
    assert_eq!(
        roles("The bulletin appears weekly.\n\nThe Director of Public Health,\n\nMr Paul Okello\n"),
        ["Paul Okello: Director of Public Health [leader]"]
    );
    assert_eq!(roles("It met twice.\n\nSecretary: Ana Kolar\n"), ["Ana Kolar: Secretary [office]"]);
    assert_eq!(
        roles("It rains.\n\nContact: Ana Kolar, press officer, +381 555 01\n"),
        ["Ana Kolar: press officer [spokesperson]"]
    );
}

#[test]
fn somebody_named_and_one_so_and_so_have_the_office_before_the_name() {
    assert_eq!(roles("A teacher named Paul Okello was shot."), ["Paul Okello: teacher [profession]"]);
    assert_eq!(
        roles("They killed their kingpin, one Paul Okello, in May."),
        ["Paul Okello: kingpin [leader]"]
    );
    assert_eq!(roles("The guard, known simply as Paul Okello, fled."), ["Paul Okello: guard [profession]"]);
}

#[test]
fn kin_hold_no_office() {
    assert_eq!(roles("Her brother, Paul Okello, wept. Ana Kolar, the wife of a miner, wept."), [""; 0]);
    assert_eq!(roles("They asked Father Paul Okello."), ["Paul Okello: Father [religious]"]);
}

#[test]
fn the_person_is_named_in_the_fullest_form() {
    assert_eq!(roles("Idrissa Kone read it. Later Captain Kone slept."), ["Idrissa Kone: Captain [rank]"]);
}

#[test]
fn a_measure_of_a_state_is_a_role_of_its_own_kind() {
    assert_eq!(
        roles("France has declared an end to military cooperation with Chad."),
        ["France: declared an end to military cooperation with Chad [measure]"]
    );
    assert_eq!(roles("France suspended the player."), [""; 0]);
}

#[test]
fn who_leads_a_body_is_told_by_the_verb_behind_it() {
    assert_eq!(
        roles("A rescue team of four, led by Mr Jorge Ferrante, arrived."),
        ["Jorge Ferrante: led a rescue team of four [leader]"]
    );
    assert_eq!(
        roles("The state has formed an inquiry headed by Ana Kolar."),
        ["Ana Kolar: headed an inquiry [leader]"]
    );
    assert_eq!(roles("The raid may be led by Ana Kolar."), [""; 0]);
}

#[test]
fn who_leads_an_undertaking_is_told_by_a_passive_too() {
    assert!(
        roles("The search has been directed by Major Ali Sow.")
            .contains(&"Ali Sow: directed the search [leader]".to_owned())
    );
    assert_eq!(
        roles("The Commission was set up in May and has been chaired throughout by Ana Kolar."),
        ["Ana Kolar: chaired the Commission [leader]"]
    );
    assert!(
        roles("A mission led by the former minister Ana Kolar came.")
            .contains(&"Ana Kolar: led a mission [leader]".to_owned())
    );
    assert!(
        roles("A delegation led by the president of its council, Ana Kolar, came.")
            .contains(&"Ana Kolar: led a delegation [leader]".to_owned())
    );
    assert_eq!(roles("The search was not led by Ana Kolar."), [""; 0]);
    assert_eq!(roles("The search will be led by Ana Kolar if she agrees."), [""; 0]);
    assert_eq!(roles("The flood was seen by Ana Kolar."), [""; 0]);
}

#[test]
fn one_who_leads_may_stand_before_the_name() {
    assert_eq!(roles("The man who ran the search, Ali Sow, left."), ["Ali Sow: ran the search [leader]"]);
    assert_eq!(roles("Ana Kolar, who ran the hospital, left."), ["Ana Kolar: ran the hospital [leader]"]);
    assert_eq!(roles("The man who ran home in the rain, Ali Sow, left."), [""; 0]);
    assert_eq!(roles("He met the man who ran the search when Ali Sow left."), [""; 0]);
}

#[test]
fn what_is_no_body_and_no_undertaking_has_no_leader() {
    for text in [
        "Ali Sow, who ran the red light, left.",
        "Ali Sow, who ran the marathon, left.",
        "Ali Sow, who ran the risk of arrest, left.",
        "The man who ran the bus over, Ali Sow, left.",
        "The boy who led the dog, Ali Sow, left.",
        "The man who headed home, Ali Sow, left.",
        "The letter was directed by Ali Sow.",
        "A race run by Ali Sow was lost.",
        "The goal was captained by Ali Sow.",
    ] {
        assert_eq!(roles(text), [""; 0], "{text}");
    }
    assert!(
        roles("The enquiry into the death of the mayor was headed by judge Ali Sow.")
            .contains(&"Ali Sow: headed the enquiry into the death of the mayor [leader]".to_owned())
    );
    assert_eq!(roles("Ali Sow, dubbed a traitor, the mayor said, left."), [""; 0]);
}

#[test]
fn another_name_stands_between_a_name_and_its_office() {
    for text in [
        "Ali Sow, alias \"the Lion\", head of the port, left.",
        "Ali Sow (\"Lion\"), head of the port, left.",
    ] {
        assert_eq!(roles(text), ["Ali Sow: head of the port [leader]"], "{text}");
    }
}

#[test]
fn who_leads_a_body_at_the_start_of_a_sentence_leads_it_in_small_letters() {
    let text = "Mutinous soldiers led by Ana Kolar took the bridge.";
    assert_eq!(roles(text), ["Ana Kolar: led mutinous soldiers [leader]"]);
    let text = "Malian soldiers under the command of Ana Kolar took the bridge.";
    assert_eq!(roles(text), ["Ana Kolar: command of Malian soldiers [leader]"]);
}

#[test]
fn a_verb_before_an_office_is_no_part_of_it() {
    assert_eq!(roles("Soldiers arrested President Kolar."), ["Kolar: President [office]"]);
    assert_eq!(roles("The arrested President Kolar left."), ["Kolar: arrested President [office]"]);
    assert_eq!(roles("The ministry moved to suspend Colonel Sow."), ["Sow: Colonel [rank]"]);
    assert_eq!(roles("He spoke to defence minister Ali Sow."), ["Ali Sow: defence minister [office]"]);
}

#[test]
fn an_assistant_at_the_start_of_a_sentence_is_an_assistant_minister() {
    assert_eq!(roles("Assistant minister Peter Kamau left."), ["Peter Kamau: Assistant minister [office]"]);
}

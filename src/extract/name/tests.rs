use camino::Utf8Path;
use proptest::prelude::*;

use super::mentions;
use crate::claim::{NameType, Value};
use crate::extract::{Reading, extract};
use crate::ingest;
use crate::lexicon::Lexicon;

/// Every name of the type in the text, in order.
fn named(text: &str, of: NameType) -> Vec<String> {
    let document = ingest::read(Utf8Path::new("a.txt"), text.to_owned());
    let reading = Reading::new(&document, Lexicon::english());
    mentions(&reading).into_iter().filter(|name| name.r#type == of).map(|name| name.text).collect()
}

fn persons(text: &str) -> Vec<String> {
    named(text, NameType::Person)
}

fn organisations(text: &str) -> Vec<String> {
    named(text, NameType::Organisation)
}

fn places(text: &str) -> Vec<String> {
    named(text, NameType::Place)
}

#[test]
fn titles_ranks_and_possessives_stay_out_of_a_name() {
    assert_eq!(persons("On Monday President Abdou Lamine Faye spoke."), ["Abdou Lamine Faye"]);
    assert_eq!(persons("They met Lt. Col. Saira Baloch's brother."), ["Saira Baloch"]);
    assert_eq!(persons("It was the former French Foreign Minister Luc Marchand."), ["Luc Marchand"]);
    assert_eq!(persons("Minister of Foreign Affairs Ana Prieto resigned."), ["Ana Prieto"]);
    assert_eq!(persons("Sub-Collector Ana Prieto resigned."), ["Ana Prieto"]);
    assert_eq!(persons("On Monday Jean-Prince Mbaye, a teacher, spoke."), ["Jean-Prince Mbaye"]);
}

#[test]
fn the_seat_of_an_office_is_no_part_of_the_name_behind_it() {
    assert_eq!(persons("Superintendent of Police (SP) of Vellpur Jamil Ahsan denied it."), ["Jamil Ahsan"]);
    assert_eq!(persons("The retired judge Shah Alam Chowdhury reported it."), ["Shah Alam Chowdhury"]);
}

#[test]
fn the_month_of_a_day_is_no_first_name() {
    assert_eq!(
        persons("On 17 April Cheick Diawara came; April Diawara stayed."),
        ["Cheick Diawara", "April Diawara"]
    );
    assert_eq!(persons("On 17th April Cheick Diawara came."), ["Cheick Diawara"]);
}

#[test]
fn initials_particles_hyphens_and_accents_belong_to_a_name() {
    assert_eq!(
        persons("The report was signed by J. Kovačević and R.K. Menon."),
        ["J. Kovačević", "R.K. Menon"]
    );
    assert_eq!(
        persons("Sofie van der Meer met Ahmed bin Khalid al-Rashid. Van der Meer left."),
        ["Sofie van der Meer", "Ahmed bin Khalid al-Rashid", "Van der Meer"]
    );
    assert_eq!(persons("Mr Kim Jong-su and Ms Aoife O'Brien talked."), ["Kim Jong-su", "Aoife O'Brien"]);
    assert_eq!(persons("The rebel chief Moussa ag Intalla fled."), ["Moussa ag Intalla"]);
}

#[test]
fn a_bare_surname_is_a_person_once_the_full_name_was_given() {
    let text = "Peter Mwangi opened the gate. Later Mwangi closed it.";
    assert_eq!(persons(text), ["Peter Mwangi", "Mwangi"]);
    let document = ingest::read(Utf8Path::new("a.txt"), text.to_owned());
    let reading = Reading::new(&document, Lexicon::english());
    assert_eq!(mentions(&reading)[1].other_form.as_deref(), Some("Peter Mwangi"));
}

#[test]
fn a_surname_in_another_spelling_is_a_name_of_its_own() {
    let told =
        persons("Captain Idrissa Konneh read it. Captain Koneh said in an interview that he was calm.");
    assert_eq!(told, ["Idrissa Konneh", "Koneh"]);
}

#[test]
fn capitals_at_the_head_of_a_sentence_make_no_name() {
    assert_eq!(persons("Angry soldiers fled. Soldiers said so. Nobody Knows."), [""; 0]);
    assert_eq!(persons("The Young Patriots marched. Don't Panic."), [""; 0]);
}

#[test]
fn months_peoples_things_and_works_are_no_persons() {
    assert_eq!(persons("In March the Tuareg left. The Geneva Conventions and the Cold War ended."), [""; 0]);
    assert_eq!(persons("It is in the Kandora Media Act, said the Roman Catholics."), [""; 0]);
}

#[test]
fn a_headline_in_title_case_names_only_whom_the_text_names() {
    let text = "# Rebel Attack Leaves Dozens Dead As Sow Vows Revenge\n\nGeneral Ali Sow spoke on Monday.";
    assert_eq!(persons(text), ["Sow", "Ali Sow"]);
}

#[test]
fn a_place_told_once_is_a_place_throughout() {
    assert_eq!(
        places("The wave reached Gornja Reka. People in Gornja Reka fled."),
        ["Gornja Reka", "Gornja Reka"]
    );
    assert_eq!(persons("Rescuers went to Tamba valley. Tamba was empty."), [""; 0]);
    assert_eq!(places("Flights from Nairobi to the US were late; tell us why."), ["Nairobi", "US"]);
}

#[test]
fn a_head_noun_and_its_phrases_make_an_organisation() {
    assert_eq!(
        organisations("The Ministry of Health and Social Services and the Kandora Farmers' Union agreed."),
        ["Ministry of Health and Social Services", "Kandora Farmers' Union"]
    );
    assert_eq!(
        organisations(
            "the Alliance for Peace in Kandora, the Unity and Progress Party and the Salama Port Authority"
        ),
        ["Alliance for Peace in Kandora", "Unity and Progress Party", "Salama Port Authority"]
    );
    assert_eq!(organisations("He read the Council and left the Army."), [""; 0]);
}

#[test]
fn an_acronym_and_its_expansion_are_two_names_that_know_each_other() {
    let text = "The Front for the Liberation of Southern Kandora (FLSK) spoke. The FLSK denied it.";
    let document = ingest::read(Utf8Path::new("a.txt"), text.to_owned());
    let reading = Reading::new(&document, Lexicon::english());
    let told: Vec<_> =
        mentions(&reading).into_iter().map(|name| (name.text, name.other_form.unwrap_or_default())).collect();
    let (long, short) = ("Front for the Liberation of Southern Kandora", "FLSK");
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(told, [pair(long, short), pair(short, long), pair(short, long)]);
}

#[test]
fn an_expansion_may_be_quoted_or_in_lower_case_or_stand_behind() {
    assert_eq!(
        organisations("They formed a 'Council for the Rebirth of the Nation' (CRN)."),
        ["Council for the Rebirth of the Nation", "CRN"]
    );
    assert_eq!(
        organisations("a national committee for public order (NCPO) ruled"),
        ["national committee for public order", "NCPO"]
    );
    assert_eq!(
        organisations("the PTRK (Presse et Télévision du Royaume de Kandora)"),
        ["PTRK", "Presse et Télévision du Royaume de Kandora"]
    );
    assert_eq!(
        organisations("NORTHERN AID NETWORK (NAN)\nSituation report."),
        ["NORTHERN AID NETWORK", "NAN"]
    );
}

#[test]
fn an_acronym_of_another_language_stands_for_the_name_before_it() {
    let text = "Some 140 members of the Professional Mine Rescue Detachment (VGSO) joined the search.";
    assert_eq!(organisations(text), ["Professional Mine Rescue Detachment", "VGSO"]);
}

#[test]
fn numerals_posts_and_shouting_are_no_acronyms() {
    assert_eq!(organisations("Louis XIV met the CEO on TV. STOP SHOUTING NOW."), [""; 0]);
    assert_eq!(organisations("NATO and the M5-RFP told AFP."), ["NATO", "M5-RFP", "AFP"]);
}

#[test]
fn a_line_in_capitals_names_whom_a_title_a_first_name_or_an_office_tells() {
    assert_eq!(
        persons("PRESIDENT IDRIS KAMARA SAID ORDER HAD BEEN RESTORED IN THE CAPITAL."),
        ["IDRIS KAMARA"]
    );
    assert_eq!(
        persons("GEN. VASILY ORLOV, COMMANDER OF THE FLEET, WAS DISMISSED. ORLOV SAID NOTHING."),
        ["VASILY ORLOV", "ORLOV"]
    );
    assert_eq!(persons("A SPOKESMAN FOR THE MINERS, TOMASK BREVIC, SAID 200 HAD DIED."), ["TOMASK BREVIC"]);
    assert_eq!(persons("FIVE PEOPLE DIED WHEN A BUS PLUNGED INTO A RAVINE, POLICE SAID TODAY."), [""; 0]);
}

#[test]
fn a_headline_names_no_workers() {
    assert_eq!(persons("# Death Toll Rises As Rescue Workers Search Rubble\n\nForty died."), [""; 0]);
    assert_eq!(organisations("# Death Toll Rises As Rescue Workers Search Rubble\n\nForty died."), [""; 0]);
}

#[test]
fn names_of_the_world_are_whole() {
    assert_eq!(persons("Deputy Police Chief Ramon dela Cruz spoke."), ["Ramon dela Cruz"]);
    assert_eq!(
        persons("Datuk Seri Anwar bin Osman met Nur Aisyah binti Hamzah."),
        ["Anwar bin Osman", "Nur Aisyah binti Hamzah"]
    );
    assert_eq!(
        persons("The guests were F. W. de Kock and Henry Cole III."),
        ["F. W. de Kock", "Henry Cole III"]
    );
    assert_eq!(persons("Daw Khin Mar Aye met Lee Mei-ling."), ["Khin Mar Aye", "Lee Mei-ling"]);
}

#[test]
fn a_lone_word_is_a_person_by_its_title_its_age_or_its_frame() {
    assert_eq!(persons("The agency's spokesman Sutopo said so."), ["Sutopo"]);
    assert_eq!(persons("\"All is lost,\" said Fatima, a mother of four."), ["Fatima"]);
    assert_eq!(persons("His son, Kofi, survived."), ["Kofi"]);
}

#[test]
fn ships_storms_teams_and_followers_are_no_persons() {
    assert_eq!(persons("The ferry Northern Star met HMS Sheffield in Typhoon Haiyan."), [""; 0]);
    assert_eq!(persons("They beat Real Madrid. The Lib Dem leader came."), [""; 0]);
}

#[test]
fn streets_makes_headings_and_undertakings_are_no_persons() {
    assert_eq!(persons("They were taken to the Seventh Precinct, among them the mayor."), [""; 0]);
    assert_eq!(persons("He lives in Jirón Callao, and she in Barangay Mabini."), [""; 0]);
    assert_eq!(persons("Debris of Blue Lance drones lay at the gates of Pampa Rosa."), [""; 0]);
    assert_eq!(
        persons("It rained a lot.\n\nYesterday the Open Ledger initiative met. Open Ledger called for calm."),
        [""; 0]
    );
    assert_eq!(
        persons("It rained a lot.\n\nThe trawler Bright Dawn sank. Bright Dawn had nine men."),
        [""; 0]
    );
    assert_eq!(persons("Six died at the General Hospital, Tamba Koro."), [""; 0]);
    assert_eq!(
        persons(
            "# Report\n\nAll is not so well, it seems.\n\nB. Affected families\n\nAll is well.\n\nC. Damaged houses"
        ),
        [""; 0]
    );
}

#[test]
fn somebody_called_by_a_lone_name_is_a_person() {
    assert_eq!(persons("A girl named Grace came home with a boy called Juma."), ["Grace", "Juma"]);
}

#[test]
fn legal_forms_and_joined_words_have_no_letter_in_an_acronym() {
    assert_eq!(
        organisations("The ferry of Southern Inter-Island Lines, Inc. (SIL) sank."),
        ["Southern Inter-Island Lines, Inc.", "SIL"]
    );
    assert_eq!(
        organisations("THE WORLD FEDERATION OF RED CROSS AND RED CRESCENT SOCIETIES (WFRC) SAID SO TODAY."),
        ["WORLD FEDERATION OF RED CROSS AND RED CRESCENT SOCIETIES", "WFRC"]
    );
}

#[test]
fn a_captain_is_not_short_for_a_general_of_his_name() {
    let text = "General Ali Sow resigned. Captain Sow stayed.";
    let document = ingest::read(Utf8Path::new("a.txt"), text.to_owned());
    let reading = Reading::new(&document, Lexicon::english());
    assert_eq!(mentions(&reading)[1].other_form, None);
}

#[test]
fn each_form_is_claimed_once_with_its_other_form() {
    let text =
        "Peter Mwangi left. Mwangi and Peter Mwangi came back with the Red Cross. The Red Cross stayed.";
    let document = ingest::read(Utf8Path::new("a.txt"), text.to_owned());
    let claims = extract(&document, Lexicon::english()).claims;
    let names = claims.into_iter().filter_map(|claim| match claim.value {
        Value::Name { text, .. } => Some((text, claim.scope.group)),
        _ => None,
    });
    let full = Some("Peter Mwangi".to_owned());
    let told: Vec<_> = names.collect();
    assert_eq!(told, [("Peter Mwangi".into(), None), ("Mwangi".into(), full), ("Red Cross".into(), None)]);
}

proptest! {
    #[test]
    fn any_heap_of_name_like_words_is_read_and_every_span_slices(words in proptest::collection::vec(
        prop::sample::select(vec![
            "President", "of", "the", "van der", "ag", "-", "'s", "(", ")", "ECOWAS", "É", "J", ".", "Bank", "and", "for", "\"",
            "Radio", "O'Neill", "in", "Mali", "Al", "said", ",", "\n", "—", "U.N.", "Ministry", "’", "II", "5", "&", "Workers'",
        ]), 0..40)) {
        let text = words.join(" ");
        let document = ingest::read(Utf8Path::new("a.txt"), text.clone());
        let reading = Reading::new(&document, Lexicon::english());
        for name in mentions(&reading) {
            prop_assert!(!name.span.of(&text).is_empty());
        }
        prop_assert!(extract(&document, Lexicon::english()).claims.iter().all(|claim| !claim.quote.is_empty()));
    }
}

#[test]
fn a_title_that_ends_a_name_is_its_surname() {
    assert_eq!(persons("Until then, says Rokeya Begum, it held."), ["Rokeya Begum"]);
    assert_eq!(persons("A body led by Shirin Sultana sat on Monday."), ["Shirin Sultana"]);
    assert_eq!(persons("They met Tariq Khan and Morgan Bishop."), ["Tariq Khan", "Morgan Bishop"]);
    assert_eq!(persons("They met Begum Rokeya Hasin."), ["Rokeya Hasin"]);
    assert_eq!(persons("The camp of Rahima Begum Shila was burned."), ["Rahima Begum Shila"]);
    assert_eq!(persons("Yesterday Imam Hassan Sow spoke."), ["Hassan Sow"]);
    assert_eq!(persons("In Tripoli Sheikh Ali Sow spoke."), ["Ali Sow"]);
    assert_eq!(persons("The constable, Md. Rafiq Alam, was hurt."), ["Md. Rafiq Alam"]);
    assert_eq!(
        persons("The clerk, Md Selim Rehan, and Syed Anwar Kabir left."),
        ["Md Selim Rehan", "Syed Anwar Kabir"]
    );
}

#[test]
fn a_line_that_says_who_wrote_names_persons() {
    let signed = |line: &str| persons(&format!("The dam held on Monday.\n\n{line}\n"));
    assert_eq!(signed("From Rupert Ashdene, Tarsa, and our Gorelda Correspondent"), ["Rupert Ashdene"]);
    assert_eq!(signed("REPORTING BY DAMIR TOLGANBEK"), ["DAMIR TOLGANBEK"]);
    assert_eq!(signed("By Friday the toll had risen."), [""; 0]);
    assert_eq!(signed("From London To Paris In Two Hours"), [""; 0]);
}

#[test]
fn an_initial_at_the_head_of_a_sentence_belongs_to_the_name() {
    assert_eq!(persons("A. Wolanska answered. Ms. A. Wolanska left."), ["A. Wolanska", "A. Wolanska"]);
    assert_eq!(persons("A. Affected families were moved."), [""; 0]);
}

#[test]
fn what_a_preposition_of_place_governs_is_a_place_though_a_verb_of_saying_follows() {
    let text = "The 90 families at Gori Tsveri found no water. A road to Gori Tsveri is shut.";
    assert_eq!((persons(text), places(text)), (vec![], vec!["Gori Tsveri".to_owned(); 2]));
}

#[test]
fn what_has_an_article_is_no_person_whatever_it_does() {
    assert_eq!(
        persons("The siege of the Salama Crown began on Friday, and the Salama Crown said so."),
        [""; 0]
    );
    assert_eq!(persons("They left the group \"Clear Harbour\" and the charity “Open Roads”."), [""; 0]);
}

#[test]
fn in_a_headline_a_person_ends_where_the_verb_begins() {
    assert_eq!(persons("Pope Adrian Condemns Attack On Cathedral"), ["Adrian"]);
    assert_eq!(persons("Pope Adrian Visits Salama Hospital"), ["Adrian"]);
}

#[test]
fn mills_and_makers_of_clothes_are_bodies() {
    let text = "She worked for Torola Composite Knitwear and for Marin Spinning Mills. Torola closed.";
    assert_eq!(persons(text), [""; 0]);
    assert_eq!(organisations(text), ["Torola Composite Knitwear", "Marin Spinning Mills"]);
    assert_eq!(persons("They met Heather Mills."), ["Heather Mills"]);
}

#[test]
fn a_name_is_what_a_reader_of_the_page_sees() {
    let text = "== Toll ==\nThe owner, [[Orvane (city)|Orvane]] Line, was sued by '''Petra''' Halvic.\n";
    let document = crate::ingest::read("a.wiki".into(), text.to_owned());
    let claims = crate::extract::extract(&document, crate::lexicon::Lexicon::english()).claims;
    assert!(
        claims
            .iter()
            .any(|c| matches!(&c.value, crate::claim::Value::Name { text, .. } if text == "Petra Halvic"))
    );
    let leak = |text: &str| text.contains("[[") || text.contains("]]") || text.contains("''");
    assert!(
        claims.iter().all(|claim| !leak(&claim.about) && !leak(&format!("{:?}", claim.value))),
        "{claims:?}"
    );
}

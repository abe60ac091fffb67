use std::collections::{HashMap, HashSet};

use super::{Claim, ClaimId};

/// Gives every claim that has none its id: source, digest of what it says, and a number where the
/// source says it again (or where two digests agree by chance).
pub fn name_all(source: &str, claims: &mut [Claim]) {
    let mut taken: HashSet<String> =
        claims.iter().filter(|c| !c.id.0.is_empty()).map(|c| c.id.0.clone()).collect();
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for claim in claims.iter_mut().filter(|c| c.id.0.is_empty()) {
        let stem = stem(source, claim);
        let number = numbers.entry(stem.clone()).or_insert(0);
        let id = loop {
            *number += 1;
            let id = if *number > 1 { format!("{stem}-{number}") } else { stem.clone() };
            if taken.insert(id.clone()) {
                break id;
            }
        };
        claim.id = ClaimId(id);
    }
}

fn stem(source: &str, claim: &Claim) -> String {
    let told = format!("{:?}|{}|{}", claim.value.kind(), claim.attribute, claim.quote);
    let digest = blake3::hash(told.as_bytes()).to_hex();
    format!("{source}-{}", &digest[..6])
}

#[cfg(test)]
mod tests {
    use super::name_all;
    use crate::claim::tests::claim;

    #[test]
    fn the_same_words_again_are_numbered_and_ids_that_stand_stay() {
        let mut claims = vec![claim("40", "forty dead"), claim("40", "forty dead"), claim("4", "four")];
        name_all("a", &mut claims);
        let stem = claims[0].id.0.clone();
        assert_eq!(claims[1].id.0, format!("{stem}-2"));
        claims[0].id.0.clear();
        claims[1].id.0 = stem.clone();
        name_all("a", &mut claims);
        assert_eq!(claims[0].id.0, format!("{stem}-2"));
    }
}

use std::fmt::Write as _;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Claim, ClaimId};

/// Gives every claim that has none its id: source, digest of what it says, and a number where the
/// source says it again (or where two digests agree by chance).
pub fn name_all(source: &str, claims: &mut [Claim]) {
    let taken: FxHashSet<String> =
        claims.iter().filter(|c| !c.id.0.is_empty()).map(|c| c.id.0.clone()).collect();
    let mut numbers: FxHashMap<u32, usize> = FxHashMap::default();
    let mut told = String::new();
    for claim in claims.iter_mut().filter(|c| c.id.0.is_empty()) {
        let digest = digest(claim, &mut told);
        let number = numbers.entry(digest).or_insert(0);
        claim.id = loop {
            *number += 1;
            let id = id(source, digest, *number);
            if !taken.contains(&id) {
                break ClaimId(id);
            }
        };
    }
}

fn id(source: &str, digest: u32, number: usize) -> String {
    if number > 1 { format!("{source}-{digest:06x}-{number}") } else { format!("{source}-{digest:06x}") }
}

/// Three bytes of the digest of what the claim says, which is put together in `told`.
fn digest(claim: &Claim, told: &mut String) -> u32 {
    told.clear();
    // Writing to a string fails never.
    _ = write!(told, "{:?}|{}|{}", claim.value.kind(), claim.attribute, claim.quote);
    let digest = blake3::hash(told.as_bytes());
    let [a, b, c, ..] = *digest.as_bytes();
    u32::from_be_bytes([0, a, b, c])
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

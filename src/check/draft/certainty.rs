use crate::claim::{Claim, Value};

/// Whether the draft tells as certain, or as exact, what every claim that bears it tells as less so. Who is
/// said to have said it excuses a hedge that was lost, and no bound or "about".
pub(super) fn is_overstated<'a>(draft: &Claim, mut borne: impl Iterator<Item = &'a Claim>) -> bool {
    let hedgeable = matches!(draft.value, Value::Count(_) | Value::Cause { .. });
    let asserts = hedgeable && draft.hedge.is_none() && draft.attributed_to.is_none();
    borne.all(|source| is_vaguer(source, draft) || asserts && source.hedge.is_some())
}

/// "About forty" and "at least thirty" beside "forty"; March beside 21 March.
fn is_vaguer(source: &Claim, draft: &Claim) -> bool {
    match (&source.value, &draft.value) {
        (Value::Count(told), Value::Count(own)) => {
            let vague = told.approx || told.exact().is_none();
            vague && !own.approx && own.exact().is_some()
        }
        (Value::Date(told), Value::Date(own)) => {
            told.approx && !own.approx || told.contains(*own) && told.length() > own.length()
        }
        _ => false,
    }
}

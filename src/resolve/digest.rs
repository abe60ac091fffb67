use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

/// A number that stands for a value: the same in every run.
pub(super) fn digest(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

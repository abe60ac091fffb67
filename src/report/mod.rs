//! What people and programmes read: one file a format; nothing is computed here.

pub mod json;

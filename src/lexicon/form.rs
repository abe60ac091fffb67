/// Which form of its entry a word is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Form {
    /// As the table has it; a noun in the singular, a verb in the infinitive.
    Base,
    /// A noun in the plural, or the third person of a verb.
    S,
    /// The past tense of a verb, when it is not its participle as well.
    Past,
    /// The past participle, or a form that is past tense and participle both.
    Participle,
    /// The present participle.
    Ing,
}

impl Form {
    /// Every form, in the order of declaration.
    pub const ALL: [Self; 5] = [Self::Base, Self::S, Self::Past, Self::Participle, Self::Ing];
}

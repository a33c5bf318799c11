//! Terms of the field with short definitions, for the glossary of a book. Definitions follow 预算法 and its 实施条例 in
//! words of our own.

use std::sync::LazyLock;

/// A term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// 基本支出
    pub name: String,
    /// What it means, one or two sentences.
    pub text: String,
}

static EMBEDDED: LazyLock<Vec<Term>> = LazyLock::new(|| {
    csv::Reader::from_reader(include_str!("../data/glossary.csv").as_bytes())
        .records()
        .flatten()
        .filter_map(|record| Some(Term { name: record.get(0)?.to_owned(), text: record.get(1)?.to_owned() }))
        .collect()
});

impl Term {
    /// Every term, in the order in which a glossary lists them.
    pub fn embedded() -> &'static [Self] {
        &EMBEDDED
    }
}

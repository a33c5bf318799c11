//! What is known before a book is opened: the budget classifications and the words that books are made of.
//! All of it is data under `data/`, embedded and read once.

mod chain;
mod classification;
mod glossary;
mod lexicon;
pub mod template;
mod wording;
pub mod words;

pub use chain::{SubjectChain, subject_chain};
pub use classification::{Classification, Entry, Kind, OldName};
pub use glossary::Term;
pub use lexicon::{Lexicon, Where};
pub use template::Template;
pub use wording::{first_bytes, is_total, last_bytes, plain, says_empty, similarity, squeeze, strip_ordinal};

use std::sync::LazyLock;

/// Everything that is embedded.
#[derive(Debug)]
pub struct Catalog {
    /// 支出功能分类科目
    pub function: Classification,
    /// 部门预算支出经济分类科目
    pub dept_economic: Classification,
    /// 政府预算支出经济分类科目
    pub gov_economic: Classification,
    /// Words of titles, headers and row labels.
    pub lexicon: Lexicon,
}

static EMBEDDED: LazyLock<Catalog> = LazyLock::new(|| {
    let aliases = include_str!("../data/aliases.csv");
    Catalog {
        function: Classification::parse(Kind::Function, include_str!("../data/function.csv"), aliases),
        dept_economic: Classification::parse(
            Kind::DeptEconomic,
            include_str!("../data/dep_economic.csv"),
            aliases,
        ),
        gov_economic: Classification::parse(
            Kind::GovEconomic,
            include_str!("../data/gov_economic.csv"),
            aliases,
        ),
        lexicon: Lexicon::parse(include_str!("../data/lexicon.csv")),
    }
});

impl Catalog {
    /// The catalogue that ships with the program.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// The classification of one kind.
    pub const fn classification(&self, kind: Kind) -> &Classification {
        match kind {
            Kind::Function => &self.function,
            Kind::DeptEconomic => &self.dept_economic,
            Kind::GovEconomic => &self.gov_economic,
        }
    }
}

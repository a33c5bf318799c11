//! Meaning, law and privacy: what a book says must be true of the world as far as a program can tell.

mod abolished;
pub(crate) mod assets;
pub(crate) mod citations;
mod companies;
mod funding_words;
mod mask;
mod numbers;
mod outdated_law;
mod persons;
pub(crate) mod pieces;
mod project_names;
mod quantities;
mod quotes;
pub(crate) mod scan;
mod secrets;
mod unit_name;
mod vehicles;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[
    quantities::RULE,
    unit_name::RULE,
    project_names::RULE,
    quotes::RULE,
    vehicles::RULE,
    funding_words::RULE,
    outdated_law::RULE,
    abolished::RULE,
    numbers::RULE,
    persons::RULE,
    secrets::RULE,
    companies::RULE,
];

/// Most places that one finding shows; its message says how many there are.
pub(crate) const MOST_SPOTS: usize = 12;

/// Privacy and secrets: what must not be published.
const DISCLOSURE: (&str, &str) = (
    "政府信息公开条例第十四、十五、十七条",
    "Regulations on Open Government Information, arts. 14, 15 and 17",
);

//! A unit of money in JSON: the word that books print.

use mingzhang_model::MoneyUnit;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(crate) fn serialize<S: Serializer>(unit: &MoneyUnit, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(unit.chinese())
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<MoneyUnit, D::Error> {
    let word = String::deserialize(deserializer)?;
    MoneyUnit::ALL
        .into_iter()
        .find(|unit| unit.chinese() == word)
        .ok_or_else(|| Error::custom(format!("no unit of money: {word}")))
}

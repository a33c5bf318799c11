//! What was probably meant.

use std::fmt::Write as _;

use mingzhang_catalog::Classification;
use mingzhang_model::SubjectCode;
use strsim::damerau_levenshtein;

/// The known word that is nearest, if any is near at all: a third of its characters may differ.
pub(crate) fn nearest_word<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let word = word.to_lowercase();
    known
        .map(|candidate| (damerau_levenshtein(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| distance * 3 <= candidate.chars().count().max(word.chars().count()))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate.to_owned())
}

/// How many codes are proposed.
const PROPOSED: usize = 3;

/// Codes that may have been meant, with their names: those of the name beside the code first, then those whose digits
/// differ least, at the depth that was written, under the same parent where that is equal.
pub(crate) fn nearest_codes(list: &Classification, code: &str, name: &str) -> String {
    let mut found: Vec<SubjectCode> = if name.is_empty() { Vec::new() } else { list.by_name(name).to_vec() };
    found.truncate(PROPOSED);
    let mut near: Vec<(usize, bool, usize, SubjectCode)> = list
        .iter()
        .filter(|(candidate, _)| !found.contains(candidate))
        .filter_map(|(candidate, _)| {
            let text = candidate.to_string();
            let distance = damerau_levenshtein(code, &text);
            let common = code.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
            (distance <= 2).then_some((distance, text.len() != code.len(), usize::MAX - common, candidate))
        })
        .collect();
    near.sort_unstable();
    found.extend(near.into_iter().map(|(.., candidate)| candidate).take(PROPOSED - found.len()));
    let mut out = String::new();
    for code in found {
        let separator = if out.is_empty() { "" } else { "、" };
        let name = list.get(code).map_or("", |entry| entry.name.as_str());
        let _ = write!(out, "{separator}{code} {name}");
    }
    out
}

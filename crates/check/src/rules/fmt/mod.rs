//! Form and language: labels, headers, placeholders, remnants of templates, punctuation.

mod alternatives;
mod cell_figure;
mod chart_caption;
mod decimals;
mod document_number;
mod enumeration;
mod et_cetera;
mod formula_error;
mod half_width;
mod header_words;
mod instruction;
mod pairs;
mod placeholder;
mod reference;
mod remnant;
mod separators;
mod sheet_labels;
mod sheet_signature;
mod slips;
mod table_labels;
mod unfinished;
mod unit_missing;
mod wrong_year;

use super::Rule;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[
    unit_missing::RULE,
    table_labels::RULE,
    header_words::RULE,
    decimals::RULE,
    cell_figure::RULE,
    wrong_year::RULE,
    placeholder::RULE,
    remnant::RULE,
    formula_error::RULE,
    sheet_signature::RULE,
    document_number::RULE,
    separators::RULE,
    half_width::RULE,
    enumeration::RULE,
    slips::RULE,
    unfinished::RULE,
    sheet_labels::RULE,
    reference::RULE,
    chart_caption::RULE,
    et_cetera::RULE,
    alternatives::RULE,
    instruction::RULE,
    pairs::RULE,
];

/// Good form, without an article of law behind it.
pub(super) const FORM: (&str, &str) = ("公文与表格的通行格式", "the usual form of documents and tables");

/// Why a rule says nothing of a form that nobody has filled in: only its empty places are told.
pub(super) const BLANK: &str = "reach-blank-form";

/// Whether a character is a Chinese one.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

/// The character before a byte, and the one from it on.
pub(super) fn around(text: &str, at: usize) -> (Option<char>, Option<char>) {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    (before, text.get(at..).and_then(|after| after.chars().next()))
}

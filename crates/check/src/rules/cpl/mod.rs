//! Completeness: what a book must hold and say.

mod agency_operating;
mod assets;
mod basic_depth;
mod contents;
mod cover;
mod dates;
mod empty_without_note;
mod function_depth;
mod fund_sections;
mod note_on_filled;
pub(crate) mod overall_sheet;
mod parts;
mod procurement;
mod sheets_published;
mod staffing;
mod table_list;
mod three_public;

use mingzhang_model::{Role, Spot};

use super::Rule;
use super::context::Context;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[
    cover::RULE,
    parts::RULE,
    dates::RULE,
    table_list::RULE,
    contents::RULE,
    empty_without_note::RULE,
    note_on_filled::RULE,
    staffing::RULE,
    fund_sections::RULE,
    three_public::RULE,
    procurement::RULE,
    agency_operating::RULE,
    assets::RULE,
    function_depth::RULE,
    sheets_published::RULE,
    overall_sheet::RULE,
    basic_depth::RULE,
];

/// Why a rule says nothing of a part of a book: only from a whole one something is missing.
pub(super) const PART: &str = "reach-part-of-a-book";

/// The rules of publishing.
pub(super) const PUBLISHING: (&str, &str) =
    ("财预〔2016〕143号《地方预决算公开操作规程》", "财预〔2016〕143号, rules for publishing local budgets");

/// The line that names the book, for what is missing from all of it.
pub(super) fn title(context: &Context<'_>) -> Vec<Spot> {
    const COVER: usize = 8;
    let named = |text: &str| text.contains("预算") || text.contains("决算");
    let line = context.paragraphs().take(COVER).find(|(_, paragraph)| named(&paragraph.text));
    let line = line.or_else(|| context.paragraphs().next());
    line.map(|(index, _)| context.whole(index, Role::Primary)).into_iter().collect()
}

/// An entry of the contents or a heading without its page, markup and white space.
pub(super) fn entry(text: &str) -> (&str, Option<u32>) {
    // What a word processor leaves of the field that gave the page.
    let text = text.split("PAGEREF").next().unwrap_or(text).trim_matches('*');
    let digits = text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (name, page) = text.split_at(text.len() - digits);
    let dotted = name.trim_end_matches(['.', '…', '·', '．', '-', '—', ' ']);
    // 附表1 ends with a number of its own.
    let glued = digits <= 3
        && !name.ends_with(['表', '第', '件', '图'])
        && name.ends_with(|c: char| c.is_alphabetic());
    if digits > 0 && (dotted.len() < name.len() || glued) {
        return (dotted, page.parse().ok());
    }
    (text.trim_end_matches(['.', '…', '·', '：', ':']), None)
}

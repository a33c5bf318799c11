//! Classification: codes and names of the yearly 政府收支分类科目.

mod balances;
mod category;
mod code_form;
mod code_name;
mod fund_item;
mod gov_class;
mod item_fit;
mod no_codes;
mod projects;
mod running;
mod social_items;

use mingzhang_catalog::{Catalog, Classification, Kind};
use mingzhang_model::{Book, RowKey, SubjectCode};

use super::Rule;
use crate::system::Address;

/// The rules of the group.
pub(crate) const RULES: &[Rule] = &[
    code_form::RULE,
    code_name::RULE,
    fund_item::RULE,
    no_codes::RULE,
    gov_class::RULE,
    item_fit::RULE,
    balances::RULE,
    category::RULE,
    running::RULE,
    social_items::RULE,
];

pub(super) const CLASSES: (&str, &str) = (
    "预算法第三十二条;当年《政府收支分类科目》",
    "Budget Law, art. 32; the year's classification of revenue and expenditure",
);

/// The coded rows of a book with the cell that holds their name (or their code).
fn coded_rows(book: &Book) -> impl Iterator<Item = (Address, &RowKey)> {
    book.tables.iter().enumerate().filter(|(_, table)| table.is_money).flat_map(|(index, table)| {
        table.blocks.iter().flat_map(move |block| {
            let column = block.code_columns.first().copied().or(block.name_column).unwrap_or(0);
            block.keys.iter().enumerate().filter_map(move |(row, key)| {
                let key = key.as_ref().filter(|key| !key.is_total)?;
                Some(((index, row, column), key))
            })
        })
    })
}

fn classification(code: SubjectCode) -> Option<&'static Classification> {
    Kind::of(code).map(|kind| Catalog::embedded().classification(kind))
}

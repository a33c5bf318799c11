//! Tables of a template: blocks side by side, each with its rows and columns.

use mingzhang_model::{Coordinate, MoneyUnit};
use serde::{Deserialize, Deserializer};

/// A table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(clippy::struct_excessive_bools)] // Switches of a form, each on its own line of the data.
pub struct TableForm {
    /// `T5`
    pub id: String,
    /// `表五`
    pub ordinal: String,
    /// `预算公开表5`, above the title.
    pub label: Option<String>,
    /// Title, with `{year}`, `{level}` (单位 or 部门) and `{budgeted}` (预算单位 or 部门).
    pub title: String,
    /// Unit of its amounts.
    #[serde(deserialize_with = "unit")]
    pub unit: MoneyUnit,
    /// Digits after the point.
    pub decimals: u32,
    /// Whether thousands are separated.
    #[serde(default)]
    pub separated: bool,
    /// Whether it needs a page on its side.
    #[serde(default)]
    pub landscape: bool,
    /// What all its figures have in common.
    #[serde(default, deserialize_with = "coordinate")]
    pub scope: Coordinate,
    /// Note below where it has no figures, with `{year}`, `{level}` and `{unit}`.
    #[serde(default)]
    pub empty_note: Option<String>,
    /// Whether the note on tail differences stands below it.
    #[serde(default)]
    pub tails_note: bool,
    /// Whether a row below the header numbers the columns.
    #[serde(default)]
    pub numbered: bool,
    /// The halves, side by side.
    #[serde(rename = "block")]
    pub blocks: Vec<BlockForm>,
}

/// A half of a table.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockForm {
    /// What the half's figures have in common.
    #[serde(default, deserialize_with = "coordinate")]
    pub scope: Coordinate,
    /// Label columns, then money columns.
    #[serde(rename = "column")]
    pub columns: Vec<ColumnForm>,
    /// Where the rows come from.
    pub rows: RowsForm,
    /// Rows at the end, at the same height in all halves.
    #[serde(default)]
    pub closing: Vec<RowForm>,
}

/// A column.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnForm {
    /// Header labels from the outermost in; `{year}` is filled in.
    pub head: Vec<String>,
    /// What stands in it.
    #[serde(default)]
    pub holds: Holds,
    /// The restriction of a money column.
    #[serde(default, deserialize_with = "coordinate")]
    pub at: Coordinate,
    /// Relative width.
    pub width: u16,
    /// Whether the column is left out where it has no figures: money that the official form has no place for.
    #[serde(default)]
    pub optional: bool,
}

/// What stands in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Holds {
    /// An amount.
    #[default]
    Money,
    /// The name of the row.
    Name,
    /// The whole code.
    Code,
    /// The code's three digits of 类.
    Class,
    /// Its two digits of 款.
    Division,
    /// Its two digits of 项.
    Item,
    /// The name of the government economic class that the row's money is in (部门 and 政府 side by side).
    GovName,
}

/// Where rows come from.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum RowsForm {
    /// A list of its own.
    List(Vec<RowForm>),
    /// The classes of the functional classification with an ordinal, all that are listed or those that have figures.
    Classes {
        /// Codes in the order of the form; empty for those that have figures in the ledger.
        #[serde(default)]
        listed: Vec<String>,
    },
    /// The tree of a classification, as deep as the ledger.
    Tree {
        /// Which.
        of: Axis,
        /// Where the total stands; none leaves it out.
        #[serde(default)]
        total: Option<TotalAt>,
        /// Only what stands below these codes.
        #[serde(default)]
        within: Vec<String>,
        /// Classes whose 款 the form lists whether they have figures or not.
        #[serde(default)]
        whole: Vec<String>,
    },
    /// A total with the body's name, then a row a project.
    Projects,
    /// A row a unit, then a total.
    Agencies {
        /// Label of the total.
        total: String,
    },
    /// One row without a label.
    Single,
}

/// A classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// 支出功能分类
    Function,
    /// 部门预算支出经济分类
    DeptEconomic,
    /// 收入分类
    Revenue,
}

/// Where a total stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TotalAt {
    /// Above the rows.
    First,
    /// Below the rows.
    Last,
}

/// A row of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RowForm {
    /// Label; `{n}` is the next Chinese numeral of the list, for rows whose place depends on the optional ones.
    pub name: String,
    /// Its restriction; none for a row that never has figures.
    #[serde(default, deserialize_with = "optional_coordinate")]
    pub at: Option<Coordinate>,
    /// Whether it is a total.
    #[serde(default)]
    pub total: bool,
    /// How far it is set in.
    #[serde(default)]
    pub indent: u8,
    /// Whether the row is left out where it has no figures.
    #[serde(default)]
    pub optional: bool,
}

pub(super) fn coordinate<'de, D: Deserializer<'de>>(input: D) -> Result<Coordinate, D::Error> {
    String::deserialize(input)?.parse().map_err(serde::de::Error::custom)
}

fn optional_coordinate<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Coordinate>, D::Error> {
    coordinate(input).map(Some)
}

pub(super) fn unit<'de, D: Deserializer<'de>>(input: D) -> Result<MoneyUnit, D::Error> {
    let text = String::deserialize(input)?;
    MoneyUnit::ALL
        .into_iter()
        .find(|unit| unit.chinese() == text)
        .ok_or_else(|| serde::de::Error::custom(format!("no unit of money: {text}")))
}

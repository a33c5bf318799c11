//! What a citizen wants to know of a published book, in a few kilobytes: what comes in, where it goes, what it is for, the
//! three public expenses, the projects. The portal and its JSON API show this and never the whole book.
//!
//! Every amount is a figure that the book prints, found at its coordinate; nothing is added up, and what the book does not
//! print is absent. [`Tables`] hold the tables as printed: they are a value of their own, so that a book's page need not
//! load them.

mod amount;
mod breakdown;
mod figures;
mod money;
mod projects;
mod tables;
mod three_public;
mod totals;

use mingzhang_model::{Book, BookKind, Level, Table};
use serde::{Deserialize, Serialize};

pub use amount::{Amount, Figure};
pub use breakdown::{Breakdown, Line};
pub use projects::{Project, Target};
pub use tables::{TableText, Tables, tables};
pub use three_public::{ThreePublicItem, ThreePublicMoney};
pub use totals::Totals;

use figures::Figures;

/// The form of what is written: `schema` of a digest.
pub const SCHEMA: &str = "mingzhang.digest/1";

/// What a book says, in short.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Digest {
    /// [`SCHEMA`].
    pub schema: String,
    /// `budget` or `final_accounts`; absent where the book does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// `unit` or `department`; absent where the book does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// The fiscal year; absent where the book does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// The body that publishes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How many pages the file has; 0 for a format without pages.
    pub pages: u32,
    /// What comes in and goes out.
    pub totals: Totals,
    /// Where the money comes from: funds, and what was carried in.
    pub sources: Breakdown,
    /// What it is for, by 支出功能分类.
    pub functions: Breakdown,
    /// 基本支出 and 项目支出.
    pub spending: Breakdown,
    /// What it buys, by 支出经济分类.
    pub economic: Breakdown,
    /// “三公”经费.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub three_public: Option<ThreePublicMoney>,
    /// The projects with their targets, the largest first.
    pub projects: Vec<Project>,
    /// The tables, without what is in them.
    pub tables: Vec<TableEntry>,
}

/// A table in the list of tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TableEntry {
    /// As printed.
    pub title: String,
    /// Which of the standard tables: `summary`, `revenue`, …, `other`.
    pub kind: String,
    /// Its unit of money, `万元`; absent where it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The pages that it stands on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<u32>,
    /// How many rows it has below its header.
    pub rows: u32,
}

/// The digest of a book.
pub fn digest(book: &Book) -> Digest {
    let figures = Figures::of(book);
    let totals = totals::totals(&figures);
    Digest {
        schema: SCHEMA.to_owned(),
        kind: match book.kind {
            BookKind::Budget => Some("budget".to_owned()),
            BookKind::FinalAccounts => Some("final_accounts".to_owned()),
            BookKind::Unknown => None,
        },
        level: match book.level {
            Level::Unit => Some("unit".to_owned()),
            Level::Department => Some("department".to_owned()),
            Level::Unknown => None,
        },
        year: book.year,
        unit: book.unit_name.clone(),
        pages: book.pages,
        sources: breakdown::sources(&figures),
        functions: breakdown::functions(&figures),
        spending: breakdown::spending(&figures),
        economic: breakdown::economic(&figures),
        three_public: three_public::three_public(&figures),
        projects: projects::projects(book, &figures),
        tables: book.tables.iter().map(entry).collect(),
        totals,
    }
}

fn entry(table: &Table) -> TableEntry {
    TableEntry {
        title: table.title.clone(),
        kind: table.kind().id().to_owned(),
        unit: table.unit.filter(|_| table.is_money).map(|unit| unit.chinese().to_owned()),
        pages: table.pages.clone(),
        rows: u32::try_from(table.rows.len()).unwrap_or(u32::MAX),
    }
}

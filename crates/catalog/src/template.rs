//! Templates: what a region's book prints, in which order and under which words. Data under `data/templates/`.
//!
//! A template says nothing that the ledger says. Every table is a list of blocks side by side; a block has a row axis and a
//! column tree, and both put restrictions on a figure. The narrative is a text with bound figures.

mod table;

use std::sync::LazyLock;

pub use table::{Axis, BlockForm, ColumnForm, Holds, RowForm, RowsForm, TableForm, TotalAt};

use mingzhang_model::{BookKind, Coordinate, MoneyUnit};
use serde::{Deserialize, Deserializer};

use table::{coordinate, unit};

/// One template.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// `shanxi`
    pub id: String,
    /// For a list to choose from.
    pub name: String,
    /// Budget or final accounts.
    #[serde(deserialize_with = "kind")]
    pub kind: BookKind,
    /// Title of the book; `{year}`, `{level}` (单位 or 部门) and `{unit}` are filled in.
    pub title: String,
    /// Unit of the amounts in prose.
    #[serde(deserialize_with = "unit")]
    pub prose_unit: MoneyUnit,
    /// The tables in their order.
    #[serde(rename = "table")]
    pub tables: Vec<TableForm>,
    /// The charts.
    #[serde(rename = "chart", default)]
    pub charts: Vec<ChartForm>,
    /// Title of the performance sheets.
    #[serde(default)]
    pub sheet_title: String,
    /// Layout of the performance sheets.
    #[serde(default)]
    pub sheet: SheetForm,
    /// The chapters in their order: headings, sentences, `@form`, `@chart`, `@sheets`, `@glossary`.
    #[serde(skip)]
    pub narrative: &'static str,
}

/// How a performance sheet is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SheetForm {
    /// 实施期目标 and 年度目标 side by side.
    #[default]
    TwoHorizons,
    /// 年度目标 only.
    OneHorizon,
}

/// A chart.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChartForm {
    /// Name in `@chart`.
    pub id: String,
    /// Caption, with `{year}`.
    pub title: String,
    /// What is drawn.
    pub draw: Draw,
    /// What is divided.
    #[serde(default, deserialize_with = "coordinate")]
    pub at: Coordinate,
}

/// What a chart draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Draw {
    /// Shares by class of function.
    Classes,
    /// 三公 with last year beside it.
    ThreePublic,
    /// From funds through functions to kinds of spending.
    Flow,
}

fn kind<'de, D: Deserializer<'de>>(input: D) -> Result<BookKind, D::Error> {
    match String::deserialize(input)?.as_str() {
        "budget" => Ok(BookKind::Budget),
        "final-accounts" => Ok(BookKind::FinalAccounts),
        other => Err(serde::de::Error::custom(format!("no kind of book: {other}"))),
    }
}

/// The sources that are embedded: settings and narrative.
const SOURCES: &[(&str, &str)] = &[
    (include_str!("../data/templates/shanxi.toml"), include_str!("../data/templates/shanxi.txt")),
    (include_str!("../data/templates/shanghai.toml"), include_str!("../data/templates/shanghai.txt")),
    (
        include_str!("../data/templates/final-accounts.toml"),
        include_str!("../data/templates/final-accounts.txt"),
    ),
];

static EMBEDDED: LazyLock<Vec<Template>> = LazyLock::new(|| {
    SOURCES
        .iter()
        .filter_map(|(settings, narrative)| {
            let mut template: Template = toml::from_str(settings).ok()?;
            template.narrative = narrative;
            Some(template)
        })
        .collect()
});

impl Template {
    /// Every template that ships with the program.
    pub fn embedded() -> &'static [Self] {
        &EMBEDDED
    }

    /// The template with that id.
    pub fn get(id: &str) -> Option<&'static Self> {
        EMBEDDED.iter().find(|template| template.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_template_is_well_formed() {
        for (settings, _) in SOURCES {
            if let Err(error) = toml::from_str::<Template>(settings) {
                panic!("{error}");
            }
        }
        assert_eq!(Template::embedded().len(), SOURCES.len());
    }
}

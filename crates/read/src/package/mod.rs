//! A Frictionless data package of a book, as `mingzhang` writes it: `datapackage.json` describes a table file each.
//!
//! Every file is a sheet to the places in it: row and column as a spreadsheet that opens it shows them.

use mingzhang_model::{Place, Problem};
use serde::Deserialize;

use crate::container::{Container, damaged};
use crate::declared::{Cover, Declared};
use crate::{Document, Limits, Page, ReadError};

/// The description.
const DESCRIPTION: &str = "datapackage.json";

#[derive(Default, Deserialize)]
#[serde(default)]
struct Package {
    title: Option<String>,
    #[serde(rename = "mingzhang:organisation")]
    organisation: Option<String>,
    #[serde(rename = "mingzhang:year")]
    year: Option<i64>,
    #[serde(rename = "mingzhang:kind")]
    kind: Option<String>,
    #[serde(rename = "mingzhang:level")]
    level: Option<String>,
    resources: Vec<Resource>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Resource {
    path: Option<String>,
    title: Option<String>,
    #[serde(rename = "mingzhang:org")]
    org: Option<String>,
    #[serde(rename = "mingzhang:unit")]
    unit: Option<String>,
    #[serde(rename = "mingzhang:headerRows")]
    header_rows: usize,
    #[serde(rename = "mingzhang:note")]
    note: Option<String>,
}

pub(crate) fn read(mut container: Container<'_>, limits: &Limits) -> Result<Document, ReadError> {
    let description = container.part(DESCRIPTION)?.unwrap_or_default();
    let description = description.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&description);
    let package: Package =
        serde_json::from_slice(description).map_err(|error| damaged(&error.to_string()))?;
    let mut document = Document { sheets: vec![DESCRIPTION.to_owned()], ..Document::default() };
    let text = |value: &'_ Option<String>| value.clone().unwrap_or_default();
    let [title, organisation, kind, level] =
        [&package.title, &package.organisation, &package.kind, &package.level].map(text);
    let cover =
        Cover { title: &title, organisation: &organisation, year: package.year, kind: &kind, level: &level };
    let blocks = cover.lines(Place::Sheet { sheet: 0, row: 1, column: 1 }).collect();
    document.pages.push(Page { number: 1, blocks, ..Page::default() });
    let mut boxes = limits.boxes;
    // The facts are the same figures once more.
    let tables = package.resources.into_iter().filter_map(|resource| {
        let path = resource.path.clone().filter(|path| path.starts_with("tables/"))?;
        Some((path, resource))
    });
    for (sheet, (path, resource)) in (1u32..).zip(tables.take(limits.pages)) {
        document.sheets.push(path.clone());
        let index = |index: usize| u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        let place =
            |row: usize, column: usize| Place::Sheet { sheet, row: index(row), column: index(column) };
        let mut page = Page { number: sheet.saturating_add(1), ..Page::default() };
        let mut problem = |code, detail| {
            document.problems.push(Problem { code, detail, place: Some(place(0, 0)) });
        };
        if let Some(part) = container.part(&path)? {
            let part = part.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&part);
            let rows =
                crate::csv::records(part).map_while(Result::ok).map(|r| crate::csv::texts(&r).collect());
            let [title, unit, note] = [&resource.title, &resource.unit, &resource.note].map(text);
            let org = resource.org.clone().unwrap_or_else(|| organisation.clone());
            let declared = Declared {
                title: &title,
                organisation: &org,
                unit: &unit,
                note: &note,
                rows: rows.collect(),
                header_rows: resource.header_rows,
            };
            match declared.blocks(place, &mut boxes) {
                Ok(blocks) => page.blocks = blocks,
                Err(needed) => problem("table-overfull", needed.to_string()),
            }
        } else {
            problem("part-missing", path);
        }
        document.pages.push(page);
    }
    Ok(document)
}

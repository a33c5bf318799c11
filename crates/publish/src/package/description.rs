//! `datapackage.json`: Frictionless Data Package with Table Schemas, the column types of the fiscal taxonomy where they fit,
//! and what our own reader needs under `mingzhang:`.

use mingzhang_model::{BookKind, Level, Manuscript};
use serde::Serialize;

use super::Error;
use super::records::{Field, Kind, Records};

/// The types of columns that budgets have: <https://specs.frictionlessdata.io/fiscal-data-package--budgets/>.
const TAXONOMY: &str = "https://specs.frictionlessdata.io/taxonomies/fiscal/budgets.json";
/// The schema that our reader knows.
const SCHEMA: &str = "mingzhang.package/1";

#[derive(Serialize)]
struct Package<'a> {
    profile: &'static str,
    name: String,
    title: String,
    language: &'static str,
    #[serde(rename = "mingzhang:schema")]
    schema: &'static str,
    #[serde(rename = "mingzhang:organisation")]
    organisation: &'a str,
    #[serde(rename = "mingzhang:year")]
    year: i32,
    #[serde(rename = "mingzhang:kind", skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(rename = "mingzhang:level", skip_serializing_if = "Option::is_none")]
    level: Option<&'static str>,
    #[serde(rename = "mingzhang:published", skip_serializing_if = "Option::is_none")]
    published: Option<&'a str>,
    #[serde(rename = "mingzhang:draft")]
    draft: bool,
    #[serde(rename = "columnTypes")]
    column_types: [&'static str; 1],
    resources: Vec<Resource<'a>>,
}

#[derive(Serialize)]
struct Resource<'a> {
    profile: &'static str,
    name: &'a str,
    path: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    format: &'static str,
    mediatype: &'static str,
    encoding: &'static str,
    bytes: usize,
    #[serde(flatten)]
    form: Option<Form<'a>>,
    dialect: Dialect,
    schema: Schema<'a>,
}

#[derive(Serialize)]
struct Form<'a> {
    #[serde(rename = "mingzhang:org")]
    org: &'a str,
    #[serde(rename = "mingzhang:unit")]
    unit: &'a str,
    #[serde(rename = "mingzhang:headerRows")]
    header_rows: usize,
    #[serde(rename = "mingzhang:note")]
    note: Option<&'a str>,
}

/// A form has a header of several rows, which no reader of tables puts together: the names come from the schema.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Dialect {
    delimiter: char,
    line_terminator: &'static str,
    header: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    comment_rows: Vec<usize>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Schema<'a> {
    fields: Vec<FieldWords<'a>>,
    missing_values: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FieldWords<'a> {
    name: &'a str,
    title: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_char: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column_type: Option<&'static str>,
}

/// The description of the files, each with its size.
pub(super) fn json<'a>(
    manuscript: &Manuscript,
    tables: impl Iterator<Item = (&'a Records, usize)>,
) -> Result<Vec<u8>, Error> {
    let package = Package {
        profile: "data-package",
        name: format!("mingzhang-{}", manuscript.year),
        title: manuscript.title.clone(),
        language: "zh-CN",
        schema: SCHEMA,
        organisation: &manuscript.unit_name,
        year: manuscript.year,
        kind: match manuscript.kind {
            BookKind::Budget => Some("budget"),
            BookKind::FinalAccounts => Some("final_accounts"),
            BookKind::Unknown => None,
        },
        level: match manuscript.level {
            Level::Unit => Some("unit"),
            Level::Department => Some("department"),
            Level::Unknown => None,
        },
        published: manuscript.published.as_deref(),
        draft: manuscript.draft,
        column_types: [TAXONOMY],
        resources: tables.map(|(table, bytes)| resource(table, bytes)).collect(),
    };
    let mut out = serde_json::to_vec_pretty(&package)?;
    out.push(b'\n');
    Ok(out)
}

fn resource(table: &Records, bytes: usize) -> Resource<'_> {
    let form = table.form.as_ref().map(|form| Form {
        org: &form.org,
        unit: form.unit,
        header_rows: table.head.len(),
        note: form.note.as_deref(),
    });
    let header = form.is_none();
    let comment_rows = if header { Vec::new() } else { (1..=table.head.len()).collect() };
    Resource {
        profile: "tabular-data-resource",
        name: &table.name,
        path: &table.path,
        title: &table.title,
        description: &table.description,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes,
        form,
        dialect: Dialect { delimiter: ',', line_terminator: "\r\n", header, comment_rows },
        schema: Schema { fields: table.fields.iter().map(field).collect(), missing_values: [""] },
    }
}

fn field(field: &Field) -> FieldWords<'_> {
    let (kind, group_char) = match field.kind {
        Kind::Text => ("string", None),
        Kind::Whole => ("integer", None),
        Kind::Number => ("number", None),
        Kind::Printed => ("number", Some(',')),
    };
    FieldWords { name: &field.name, title: &field.title, kind, group_char, column_type: field.column_type }
}

//! The forms as they are printed: header rows, then data rows. A text that covers several cells stands in the top left one.

use mingzhang_model::Manuscript;
use mingzhang_model::manuscript::{Axis, Form};

use super::names::unique;
use super::records::{Field, FormWords, Kind, Records};
use crate::cells::cells;

/// A file a form.
pub(super) fn tables(manuscript: &Manuscript) -> Vec<Records> {
    let ids = ids(manuscript);
    manuscript.forms.iter().zip(ids).map(|(form, id)| table(form, &id)).collect()
}

/// The ids of the forms as names of files.
pub(super) fn ids(manuscript: &Manuscript) -> Vec<String> {
    let fit = |form: &Form| form.id.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    unique(manuscript.forms.iter().map(fit), "T")
}

fn table(form: &Form, id: &str) -> Records {
    let columns = form.columns.len();
    let blank = || vec![String::new(); columns];
    let mut head: Vec<Vec<String>> = form.header.iter().map(|_| blank()).collect();
    for (line, cells) in head.iter_mut().zip(&form.header) {
        for cell in cells {
            if let Some(text) = line.get_mut(cell.column) {
                text.clone_from(&cell.text);
            }
        }
    }
    let rows = form.rows.iter().map(|row| {
        let mut line = blank();
        for (column, _, cell) in cells(row, columns) {
            if let Some(text) = line.get_mut(column) {
                text.clone_from(&cell.text);
            }
        }
        line
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let names = unique(form.columns.iter().map(|column| column.path.join("/")), "列");
    let fields = form.columns.iter().zip(names).enumerate().map(|(at, (column, name))| {
        let is_numeric = column.axis == Axis::Money
            && rows.iter().filter_map(|row| row.get(at)).all(|text| text.is_empty() || is_number(text));
        let kind = if is_numeric { Kind::Printed } else { Kind::Text };
        Field::new(&name, &column.path.join(" / "), kind)
    });
    Records {
        name: id.to_lowercase(),
        path: format!("tables/{id}.csv"),
        title: form.title.clone(),
        description: [Some(form.ordinal.as_str()), form.label.as_deref()]
            .into_iter()
            .flatten()
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        fields: fields.collect(),
        head,
        rows,
        form: Some(FormWords { org: form.org.clone(), unit: form.unit.chinese(), note: form.note.clone() }),
    }
}

/// Digits with thousands separated and perhaps a point and a minus: what a reader of tables takes for a number.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let groups: Vec<&str> = whole.split(',').collect();
    groups.iter().all(|group| is_digits(group))
        && groups.iter().skip(1).all(|group| group.len() == 3)
        && is_digits(fraction)
}

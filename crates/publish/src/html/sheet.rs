//! A performance sheet: a grid of labels and texts.

use mingzhang_model::manuscript::{Reach, Sheet, SheetTone};

use super::form::span;
use super::out::Out;
use super::outline::Place;

pub(super) fn sheet(out: &mut Out, sheet: &Sheet, place: &Place) {
    out.open("section", &[("class", "sheet"), ("aria-labelledby", &place.id)]);
    out.leaf(place.tag(), &[("id", &place.id)], &sheet.project);
    out.open(
        "div",
        &[("class", "scroll"), ("role", "region"), ("aria-labelledby", &place.id), ("tabindex", "0")],
    );
    out.open("table", &[]);
    out.open("caption", &[]);
    out.open("div", &[("class", "above")]);
    out.leaf("p", &[("class", "title")], &sheet.title);
    out.leaf("p", &[], &sheet.caption);
    out.close("div");
    out.close("caption");
    let whole: u32 = sheet.weights.iter().map(|weight| u32::from(*weight)).sum();
    out.open("colgroup", &[]);
    for weight in &sheet.weights {
        let share = u32::from(*weight) * 1000 / whole.max(1);
        out.open("col", &[("style", &format!("width:{}.{}%", share / 10, share % 10))]);
    }
    out.close("colgroup");
    out.open("tbody", &[]);
    for row in 0..sheet.rows {
        out.open("tr", &[]);
        for cell in sheet.cells.iter().filter(|cell| cell.row == row) {
            let (rows, columns) = (span(cell.row_span), span(cell.column_span));
            let (name, class) = match cell.tone {
                SheetTone::Label => ("th", ""),
                SheetTone::Short => ("td", "short"),
                SheetTone::Text => ("td", ""),
                SheetTone::Money => ("td", "num"),
            };
            let scope = match sheet.reach(cell) {
                Some(Reach::Row) => "row",
                Some(Reach::Column) => "col",
                None => "",
            };
            let attributes = [("scope", scope), ("rowspan", &rows), ("colspan", &columns), ("class", class)];
            out.leaf(name, &attributes, &cell.text);
        }
        out.close("tr");
    }
    out.close("tbody");
    out.close("table");
    out.close("div");
    if !sheet.foot.is_empty() {
        out.open("p", &[("class", "foot")]);
        for (label, value) in &sheet.foot {
            out.leaf("span", &[], &format!("{label}：{value}"));
            out.raw(" ");
        }
        out.close("p");
    }
    out.close("section");
}

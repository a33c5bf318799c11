//! A chart: the picture, for a wide and for a narrow screen, and the data.

use std::fmt::Write as _;

use mingzhang_model::manuscript::Chart;

use super::out::Out;
use crate::chart::{Palette, Style, data, svg};

/// With so many rows the data stands open below the picture; more of them are folded.
const OPEN: usize = 12;

pub(super) fn chart(out: &mut Out, chart: &Chart, index: usize) {
    out.open("figure", &[]);
    // Not as `单位：万元`: that opens a form, and the data of a chart is none.
    let title = format!("{}（{}）", chart.title, chart.unit.chinese());
    out.leaf("figcaption", &[], &title);
    let style = Style::web(&format!("chart{}", index + 1));
    out.open("div", &[("class", "picture")]);
    out.raw(&svg(chart, &style));
    out.close("div");
    let style = Style::web(&format!("chart{}n", index + 1)).narrow();
    out.open("div", &[("class", "picture narrow")]);
    out.raw(&svg(chart, &style));
    out.close("div");
    let data = data(chart);
    let open = data.rows.len() <= OPEN;
    out.raw(if open { "<details open>" } else { "<details>" });
    out.leaf("summary", &[], "图中数据");
    out.open(
        "div",
        &[("class", "scroll"), ("role", "region"), ("aria-label", &chart.title), ("tabindex", "0")],
    );
    out.open("table", &[("class", "data")]);
    out.open("thead", &[]);
    // Without their unit, for the same reason; the caption has it.
    let unit = format!("（{}）", chart.unit.chinese());
    let head: Vec<String> = data.head.iter().map(|head| head.replace(&unit, "")).collect();
    line(out, &head, data.labels, true);
    out.close("thead");
    out.open("tbody", &[]);
    for row in &data.rows {
        line(out, row, data.labels, false);
    }
    out.close("tbody");
    out.close("table");
    out.close("div");
    out.close("details");
    out.close("figure");
}

fn line(out: &mut Out, texts: &[String], labels: usize, head: bool) {
    out.open("tr", &[]);
    for (column, text) in texts.iter().enumerate() {
        let is_label = column < labels;
        let (name, scope) = match (head, is_label) {
            (true, _) => ("th", "col"),
            (_, true) => ("th", "row"),
            _ => ("td", ""),
        };
        out.leaf(name, &[("scope", scope), ("class", if is_label { "" } else { "num" })], text);
    }
    out.close("tr");
}

/// The colours of the drawings at night; by day their own attributes hold.
pub(super) fn colours() -> String {
    let night = Palette::DARK;
    let mut out = String::from("@media screen and (prefers-color-scheme:dark){\n");
    let named = [
        ("paper", night.paper),
        ("ink", night.ink),
        ("ink2", night.ink_2),
        ("rule", night.rule),
        ("strong", night.rule_strong),
    ];
    let series = (1..).zip(night.series).map(|(number, colour)| (format!("s{number}"), colour));
    for (name, colour) in named.map(|(name, colour)| (name.to_owned(), colour)).into_iter().chain(series) {
        let _ = writeln!(out, ".c-{name}{{fill:{colour}}}.l-{name}{{stroke:{colour}}}");
    }
    out.push_str("}\n");
    out
}

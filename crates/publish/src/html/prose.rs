//! Running text; each figure in it also says its value to programs.

use mingzhang_model::manuscript::{Figure, FigureKind, Span};
use mingzhang_model::{Coordinate, Manuscript, MoneyUnit, Printed};

use super::out::Out;

pub(super) fn paragraph(out: &mut Out, manuscript: &Manuscript, spans: &[Span]) {
    out.open("p", &[("class", "prose")]);
    for span in spans {
        match span {
            Span::Text(text) => out.text(text),
            Span::Figure(index) => {
                if let Some(figure) = manuscript.figures.get(*index) {
                    let value = value(manuscript, figure);
                    let at = coordinate(&figure.kind);
                    out.leaf("data", &[("value", &value), ("data-coordinate", &at)], &figure.text);
                }
            }
        }
    }
    out.close("p");
}

pub(super) fn term(out: &mut Out, name: &str, text: &str) {
    out.leaf("dt", &[], name);
    out.leaf("dd", &[], text);
}

/// What the figure is about; of a share, the part.
fn coordinate(kind: &FigureKind) -> String {
    match kind {
        FigureKind::Amount(at) | FigureKind::Change(at) | FigureKind::ChangeRate(at) => at.to_string(),
        FigureKind::Share { part, .. } => part.to_string(),
        FigureKind::Count(_) => String::new(),
    }
}

/// Yuan for money, exact where a table holds the same; else the number as it stands.
fn value(manuscript: &Manuscript, figure: &Figure) -> String {
    let plain = || figure.text.replace([',', '，'], "");
    match &figure.kind {
        FigureKind::Amount(at) => {
            exact(manuscript, at).or_else(|| printed(&figure.text)).unwrap_or_else(plain)
        }
        FigureKind::Change(_) => printed(&figure.text).unwrap_or_else(plain),
        FigureKind::Share { .. } | FigureKind::ChangeRate(_) | FigureKind::Count(_) => plain(),
    }
}

fn exact(manuscript: &Manuscript, at: &Coordinate) -> Option<String> {
    manuscript.facts.iter().find(|fact| fact.coordinate == *at).map(|fact| fact.exact.to_string())
}

fn printed(text: &str) -> Option<String> {
    let unit = MoneyUnit::find(text)?;
    let number = text.trim().strip_suffix(unit.chinese())?;
    Printed::parse(number, unit).map(|printed| printed.value().to_string())
}

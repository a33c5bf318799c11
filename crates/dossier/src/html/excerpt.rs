//! Places without a picture: the part of the table, or the sentence.

use std::fmt::Write as _;

use mingzhang_model::{Finding, Spot, Table};
use mingzhang_report::excerpt::{Drawn, Mark, draw};
use mingzhang_report::printable;
use mingzhang_report::wording::{Marked, names_best};

use super::HtmlReport;
use super::finding::Told;
use super::markup::escaped;

/// Tables that one finding shows.
const TABLES: usize = 3;
/// Columns of a terminal that a table of the report corresponds to.
const WIDTH: usize = 110;
/// Letters of a sentence on each side of the words in question.
const AROUND: usize = 90;

/// Writes the tables, else the sentence; gives back the tables, and whether there is anything to be seen.
pub(super) fn write(
    out: &mut String,
    report: &HtmlReport<'_>,
    told: &Told<'_>,
) -> (Vec<(usize, Drawn)>, bool) {
    let mut drawn: Vec<(usize, Drawn)> = Vec::new();
    for Marked { table: index, marks, .. } in report.wording.marks(told.finding) {
        if drawn.len() == TABLES {
            break;
        }
        let Some(table) = told.book.tables.get(index) else { continue };
        let cells = told.finding.spots.iter().filter_map(|spot| spot.cell);
        let related: Vec<_> = cells.filter(|cell| cell.0 == index).map(|cell| (cell.1, cell.2)).collect();
        let Some(picture) = draw(table, &told.book.facts, &marks, &related, WIDTH) else { continue };
        grid(out, report, (index, table), &picture, (&marks, &related));
        drawn.push((index, picture));
    }
    let first = told.finding.spots.first().filter(|_| drawn.is_empty());
    let quoted = first.and_then(|spot| sentence(out, told.finding, spot)).is_some();
    let shown = quoted || !drawn.is_empty();
    (drawn, shown)
}

fn grid(
    out: &mut String,
    report: &HtmlReport<'_>,
    (_, table): (usize, &Table),
    picture: &Drawn,
    (marks, related): (&[Mark], &[(usize, usize)]),
) {
    let unit = table.unit.map(|unit| {
        let unit = report.wording.localiser().unit(unit);
        report.say(mingzhang_model::Message::new("ui-money-unit").with("unit", unit))
    });
    // Writing to a `String` cannot fail.
    let _ = writeln!(
        out,
        "<div class=\"scroll\"><table class=\"excerpt\"><caption>{}<span class=\"unit\">{}</span></caption><thead><tr>",
        escaped(&printable(&table.title)),
        unit.unwrap_or_default()
    );
    let figures = |column: usize| table.blocks.iter().any(|block| block.number_columns.contains(&column));
    for column in picture.columns() {
        let label = table.columns.get(*column).and_then(|path| path.last()).map_or("", String::as_str);
        let class = if figures(*column) { "n" } else { "" };
        let _ = write!(out, "<th class=\"{class}\">{}</th>", escaped(&printable(label)));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    let mut last = None;
    for row in picture.rows() {
        if last.is_some_and(|last: usize| last + 1 < *row) {
            let _ =
                writeln!(out, "<tr class=\"gap\"><td colspan=\"{}\">⋯</td></tr>", picture.columns().len());
        }
        last = Some(*row);
        out.push_str("<tr>");
        for column in picture.columns() {
            let cell = table.rows.get(*row).and_then(|row| row.cells.get(*column));
            let text = escaped(&printable(cell.map_or("", |cell| cell.text.as_str())));
            let number = if figures(*column) { " n" } else { "" };
            let mark = marks.iter().find(|mark| (mark.row, mark.column) == (*row, *column));
            let _ = match mark {
                Some(mark) => write!(out, "<td class=\"wrong{number}\">{}</td>", wrong(&text, mark)),
                None if related.contains(&(*row, *column)) => {
                    write!(out, "<td class=\"part{number}\"><span>{text}</span></td>")
                }
                None => write!(out, "<td class=\"{}\">{text}</td>", number.trim_start()),
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

/// The printed value struck through, the right one above it; what is said at the cell where no value is known.
fn wrong(text: &str, mark: &Mark) -> String {
    let note = escaped(&mark.note);
    match &mark.right {
        Some(right) => {
            format!("<span title=\"{note}\"><ins>{}</ins><del>{text}</del></span>", escaped(right))
        }
        None => format!("<span title=\"{note}\"><i>{note}</i>{text}</span>"),
    }
}

/// The words around a place in prose; `None` if it does not stand in a sentence.
fn sentence(out: &mut String, finding: &Finding, spot: &Spot) -> Option<()> {
    let (sentence, at) = spot.sentence.as_ref()?;
    let (before, rest) = sentence.split_at_checked(*at)?;
    let after = rest.strip_prefix(spot.text.as_str())?;
    let head: Vec<char> = before.chars().rev().take(AROUND).collect();
    let head: String = head.into_iter().rev().collect();
    let tail: String = after.chars().take(AROUND).collect();
    let cut = |whole: &str, part: &str| if part.len() < whole.len() { "…" } else { "" };
    let best =
        finding.explanations.first().filter(|_| names_best(finding)).and_then(|best| best.cells.first());
    let text = escaped(&printable(&spot.text));
    let words = best.map_or_else(
        || text.clone(),
        |cell| format!("<ins>{}</ins><del>{text}</del>", escaped(&printable(&cell.should_be))),
    );
    let _ = writeln!(
        out,
        "<p class=\"quote\">{}{}<span class=\"wrong\">{words}</span>{}{}</p>",
        cut(before, &head),
        escaped(&printable(&head)),
        escaped(&printable(&tail)),
        cut(after, &tail)
    );
    Some(())
}

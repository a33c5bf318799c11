//! One finding: a line until it is opened; then what it looks like, what is to be changed, and why.

use std::fmt::Write as _;

use mingzhang_model::{Book, Finding, Message, Pattern};
use mingzhang_report::excerpt::Drawn;
use mingzhang_report::wording::{SPELT_OUT, Source, names_best};

use super::HtmlReport;
use super::excerpt;
use super::markup::escaped;
use super::scan::Scan;

/// Cells of the best explanation that are listed.
const LISTED: usize = 12;
/// Places that are listed.
const PLACES: usize = 8;

/// What is told, and where.
pub(super) struct Told<'a> {
    pub(super) finding: &'a Finding,
    pub(super) book: &'a Book,
    pub(super) source: Source<'a>,
    /// Pictures of its places; none where there is no PDF.
    pub(super) scans: &'a [Scan],
    pub(super) anchor: &'a str,
    pub(super) open: bool,
}

pub(super) fn write(out: &mut String, report: &HtmlReport<'_>, told: &Told<'_>) {
    let (finding, source) = (told.finding, told.source);
    let wording = &report.wording;
    let place = finding.spots.first().and_then(|spot| spot.place).map(|place| wording.place(source, place));
    // Writing to a `String` cannot fail.
    let _ = writeln!(
        out,
        "<details class=\"finding {}\" id=\"{}\" data-severity=\"{}\" data-rule=\"{}\"{}>\n<summary>\
         <span class=\"grade\" aria-hidden=\"true\">{}</span>\
         <code title=\"{}\">{}</code><span class=\"message\">{}</span><span class=\"where\">{}</span></summary>",
        finding.severity.id(),
        told.anchor,
        finding.severity.id(),
        escaped(finding.rule),
        if told.open { " open" } else { "" },
        crate::colour::mark(finding.severity),
        escaped(wording.title(finding.rule)),
        escaped(finding.rule),
        escaped(&wording.message(finding)),
        escaped(&place.unwrap_or_default())
    );
    out.push_str("<div class=\"body\">\n");
    for scan in told.scans {
        scan.write(out);
    }
    let (drawn, seen) =
        if told.scans.is_empty() { excerpt::write(out, report, told) } else { (Vec::new(), true) };
    corrections(out, report, told);
    notes(out, report, told, &drawn, seen);
    out.push_str("</div>\n</details>\n");
}

/// What is to be changed: where, from what, to what.
fn corrections(out: &mut String, report: &HtmlReport<'_>, told: &Told<'_>) {
    let finding = told.finding;
    let Some(best) = finding.explanations.first().filter(|_| names_best(finding)) else { return };
    let _ = writeln!(
        out,
        "<div class=\"scroll\"><table class=\"changes\"><thead><tr><th>{}</th><th class=\"n\">{}</th>\
         <th class=\"n\">{}</th></tr></thead><tbody>",
        report.words("dossier-place"),
        report.words("dossier-printed"),
        report.words("dossier-should")
    );
    for change in best.cells.iter().take(LISTED) {
        let place = report.wording.whereabouts(told.source, &change.spot, true);
        let printed = match change.printed.as_str() {
            "" => format!("<span class=\"blank\">{}</span>", report.words("ui-blank")),
            printed => format!("<del>{}</del>", escaped(printed)),
        };
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td class=\"n\">{printed}</td><td class=\"n\"><ins>{}</ins></td></tr>",
            escaped(&place),
            escaped(&change.should_be)
        );
    }
    out.push_str("</tbody></table></div>\n");
    let more = best.cells.len().saturating_sub(LISTED);
    if more > 0 {
        let more = Message::new("ui-more-cells").with("n", more);
        let _ = writeln!(out, "<p class=\"note\">{}</p>", report.say(more));
    }
    if best.pattern != Pattern::Unknown {
        let pattern = report.wording.localiser().pattern(best.pattern);
        let _ = writeln!(out, "<p class=\"note pattern\">{}</p>", escaped(&pattern));
    }
}

/// Both sides, other ways out, other places, the basis.
fn notes(out: &mut String, report: &HtmlReport<'_>, told: &Told<'_>, drawn: &[(usize, Drawn)], seen: bool) {
    let (finding, wording) = (told.finding, &report.wording);
    let mut lines: Vec<String> = Vec::new();
    // Where nothing can be seen, the place is said in full.
    if let Some(spot) = finding.spots.first().filter(|_| !seen) {
        let place = format!("{} {}", wording.whereabouts(told.source, spot, true), spot.text);
        let message = Message::new("ui-places").with("what", place.trim());
        lines.push(wording.localiser().message(&message));
    }
    lines.extend(wording.sides(finding));
    lines.extend(wording.other_ways(told.source, finding, SPELT_OUT));
    lines.extend(wording.other_places(told.source, finding, drawn, PLACES));
    lines.extend(wording.doubt(finding));
    lines.extend(wording.basis(finding.rule));
    if lines.is_empty() {
        return;
    }
    out.push_str("<ul class=\"notes\">\n");
    for line in lines {
        let _ = writeln!(out, "<li>{}</li>", escaped(&line));
    }
    out.push_str("</ul>\n");
}

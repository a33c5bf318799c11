//! One file.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use mingzhang_model::{Finding, Message, Severity};
use mingzhang_report::wording::Source;
use mingzhang_report::{Checked, CheckedFile, Reached, problem_message};

use super::finding::{self, Told};
use super::markup::escaped;
use super::scan::{self, Scan};
use super::{HtmlReport, Section};

/// Findings of one severity that are open from the start, so that a short report reads without a click.
const OPEN: usize = 12;

pub(super) fn write(report: &HtmlReport<'_>, file: &CheckedFile, original: &[u8]) -> Section {
    let mut section = Section {
        html: String::new(),
        anchor: anchor(&file.file),
        line: file.line(),
        unit: String::new(),
        year: String::new(),
        kind: String::new(),
        rules: BTreeMap::new(),
    };
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "<section class=\"book\" id=\"{}\">", section.anchor);
    match &file.outcome {
        Err(unreadable) => {
            let _ = writeln!(
                out,
                "<h2 class=\"path\">{}</h2>\n<p class=\"lead error\">● {} {}</p>",
                escaped(&file.file),
                report.words("ui-unreadable"),
                report.say(unreadable.message.clone())
            );
        }
        Ok(checked) => {
            let book = &checked.book;
            section.unit = escaped(book.unit_name.as_deref().unwrap_or_default());
            section.year = book.year.map(|year| year.to_string()).unwrap_or_default();
            section.kind = escaped(&report.wording.kind(book));
            for finding in &checked.findings {
                *section.rules.entry(finding.rule).or_default() += 1;
            }
            head(&mut out, report, file, checked, &section);
            findings(&mut out, report, file, checked, original);
            problems(&mut out, report, file, checked);
        }
    }
    out.push_str("</section>\n");
    section.html = out;
    section
}

fn head(out: &mut String, report: &HtmlReport<'_>, file: &CheckedFile, checked: &Checked, section: &Section) {
    let name = if section.unit.is_empty() { report.words("ui-name-unknown") } else { section.unit.clone() };
    let year =
        checked.book.year.map(|year| report.say(Message::new("ui-year").with("year", year.to_string())));
    let line = &section.line;
    let lead = Message::new("ui-summary-one")
        .with("pages", line.pages)
        .with("tables", line.tables)
        .with("errors", line.errors)
        .with("warnings", line.warnings)
        .with("infos", line.infos);
    let laws = checked.laws;
    let laws = Message::new("ui-laws")
        .with("evaluated", laws.evaluated)
        .with("exact", laws.exact)
        .with("rounding", laws.rounding)
        .with("violated", laws.violated)
        .with("skipped", laws.not_evaluable);
    let _ = writeln!(
        out,
        "<h2>{name} <small>{} {}</small></h2>\n<p class=\"lead\">{}</p>\n<dl class=\"meta\">\
         <dt>{}</dt><dd class=\"path\">{}</dd><dt>{}</dt><dd>{}</dd>",
        year.unwrap_or_default(),
        section.kind,
        report.say(lead),
        report.words("dossier-file"),
        escaped(&file.file),
        report.words("dossier-laws"),
        report.say(laws)
    );
    if let Some(reached) = Reached::of(&checked.coverage).message() {
        let _ = write!(out, "<dt>{}</dt><dd>{}</dd>", report.words("dossier-reached"), report.say(reached));
    }
    if !file.sha256.is_empty() {
        let sha = escaped(&file.sha256);
        let _ = write!(out, "<dt>{}</dt><dd class=\"sha\">{sha}</dd>", report.words("dossier-sha"));
    }
    out.push_str("</dl>\n");
}

fn findings(
    out: &mut String,
    report: &HtmlReport<'_>,
    file: &CheckedFile,
    checked: &Checked,
    original: &[u8],
) {
    // A book that could not be looked at is not a good one.
    if !checked.book.tables.iter().any(|table| table.is_money) {
        let _ = writeln!(out, "<p class=\"none\">▲ {}</p>", report.words("ui-nothing-to-check"));
    } else if checked.findings.is_empty() {
        let _ = writeln!(out, "<p class=\"clean\">✓ {}</p>", report.words("dossier-no-finding"));
    }
    if checked.findings.is_empty() {
        return;
    }
    let source = Source { file: &file.file, sheets: &checked.book.sheets };
    let mut sorted: Vec<&Finding> = checked.findings.iter().collect();
    // Within a severity by group, and within a group as the book goes on.
    sorted.sort_by_key(|finding| (std::cmp::Reverse(finding.severity), group(finding.rule)));
    let scans = scan::scans(report, &checked.book, &sorted, original);
    let anchor = anchor(&file.file);
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let of: Vec<(usize, (&&Finding, &Vec<Scan>))> = sorted
            .iter()
            .zip(&scans)
            .enumerate()
            .filter(|(_, (finding, _))| finding.severity == severity)
            .collect();
        if of.is_empty() {
            continue;
        }
        let open = severity == Severity::Error && of.len() <= OPEN;
        let _ = writeln!(
            out,
            "<section class=\"severity {}\">\n<h3>{} <span class=\"count\">{}</span></h3>",
            severity.id(),
            report.severity(severity),
            of.len()
        );
        let mut last = "";
        for (number, (finding, scans)) in of {
            let group = group(finding.rule);
            if group != last {
                if !last.is_empty() {
                    out.push_str("</section>\n");
                }
                last = group;
                let id = format!("dossier-group-{}", group.to_ascii_lowercase());
                let _ = writeln!(
                    out,
                    "<section class=\"group\"><h4>{} {}</h4>",
                    escaped(group),
                    report.words(&id)
                );
            }
            let anchor = format!("{anchor}-{}", number + 1);
            let told = Told { finding, book: &checked.book, source, scans, anchor: &anchor, open };
            finding::write(out, report, &told);
        }
        out.push_str("</section>\n</section>\n");
    }
}

/// What could not be read, unless a finding says the same.
fn problems(out: &mut String, report: &HtmlReport<'_>, file: &CheckedFile, checked: &Checked) {
    let said = |code: &str| checked.findings.iter().any(|finding| finding.message.id == code);
    let problems: Vec<_> = checked.book.problems.iter().filter(|problem| !said(problem.code)).collect();
    if problems.is_empty() {
        return;
    }
    let source = Source { file: &file.file, sheets: &checked.book.sheets };
    let _ = writeln!(
        out,
        "<section class=\"problems\">\n<h3>○ {} <span class=\"count\">{}</span></h3>\n<ul>",
        report.words("dossier-problems"),
        problems.len()
    );
    for problem in problems {
        let place = problem.place.map(|place| report.wording.place(source, place)).unwrap_or_default();
        let _ = writeln!(
            out,
            "<li>{} <span class=\"where\">{}</span></li>",
            report.say(problem_message(&checked.book, problem)),
            escaped(&place)
        );
    }
    out.push_str("</ul>\n</section>\n");
}

/// `SUM` of `SUM-06`.
fn group(rule: &'static str) -> &'static str {
    rule.split('-').next().unwrap_or(rule)
}

/// The same for the same path, so that a link into a report still leads there after the next run.
fn anchor(path: &str) -> String {
    let hash = path.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("f{hash:016x}")
}

//! What is around the files: head, filter, the table of files.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use mingzhang_model::{Message, Severity};
use mingzhang_report::{FileLine, Lang, Totals};

use super::markup::escaped;
use super::{HtmlReport, Section};

/// Nothing comes from elsewhere, whatever a book holds.
const POLICY: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; \
                      base-uri 'none'; form-action 'none'";

pub(super) fn write(report: &HtmlReport<'_>, sections: &[Section]) -> String {
    let size = sections.iter().map(|section| section.html.len()).sum::<usize>();
    let mut out = String::with_capacity(size + (64 << 10));
    let lang = match report.wording.localiser().lang() {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let title = match sections {
        [one] if !one.unit.is_empty() => format!("{} · {}", one.unit, report.words("dossier-report")),
        _ => report.words("dossier-report"),
    };
    let (style, script) = (include_str!("style.css"), include_str!("script.js"));
    // Writing to a `String` cannot fail.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
    );
    let lines: Vec<FileLine> = sections.iter().map(|section| section.line.clone()).collect();
    let totals = Totals::of(&lines);
    head(&mut out, report, &totals, sections);
    out.push_str("<main>\n");
    let mut sorted: Vec<&Section> = sections.iter().collect();
    sorted.sort_by_key(|section| {
        let line = &section.line;
        std::cmp::Reverse((line.unreadable, line.errors, line.warnings, line.infos))
    });
    if sections.len() > 1 {
        overview(&mut out, report, &sorted);
    }
    for section in sorted {
        out.push_str(&section.html);
    }
    let _ = write!(
        out,
        "<p class=\"nothing\" hidden>{}</p>\n</main>\n<script>\n{script}</script>\n</body>\n</html>\n",
        report.words("dossier-nothing-shown")
    );
    out
}

fn head(out: &mut String, report: &HtmlReport<'_>, totals: &Totals, sections: &[Section]) {
    let _ = writeln!(out, "<header class=\"top\">\n<h1>{}</h1>", report.words("dossier-report"));
    if sections.len() > 1 {
        let message = Message::new("ui-summary-many")
            .with("files", totals.files - totals.unreadable)
            .with("pages", totals.pages)
            .with("tables", totals.tables)
            .with("errors", totals.errors)
            .with("warnings", totals.warnings)
            .with("infos", totals.infos);
        let _ = writeln!(out, "<p class=\"lead\">{}</p>", report.say(message));
        if totals.unreadable > 0 {
            let message = Message::new("ui-summary-unreadable").with("n", totals.unreadable);
            let _ = writeln!(out, "<p class=\"lead error\">● {}</p>", report.say(message));
        }
    }
    let _ = writeln!(out, "</header>");
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for (rule, count) in sections.iter().flat_map(|section| &section.rules) {
        *rules.entry(rule).or_default() += count;
    }
    if rules.is_empty() {
        return;
    }
    // Without a script there is no filter: it stays hidden.
    let _ = writeln!(
        out,
        "<form class=\"filter\" role=\"search\" aria-label=\"{}\" hidden>",
        report.words("dossier-filter")
    );
    let counts = [
        (Severity::Error, totals.errors),
        (Severity::Warning, totals.warnings),
        (Severity::Info, totals.infos),
    ];
    for (severity, count) in counts {
        let id = severity.id();
        let disabled = if count == 0 { " disabled" } else { "" };
        let _ = writeln!(
            out,
            "<label class=\"{id}\"><input type=\"checkbox\" name=\"severity\" value=\"{id}\" checked{disabled}>{} \
             <span class=\"count\">{count}</span></label>",
            report.severity(severity)
        );
    }
    let _ = writeln!(
        out,
        "<select name=\"rule\" aria-label=\"{}\"><option value=\"\">{}</option>",
        report.words("dossier-rule"),
        report.words("dossier-all-rules")
    );
    for (rule, count) in rules {
        let name = escaped(report.wording.title(rule));
        let rule = escaped(rule);
        let _ = writeln!(out, "<option value=\"{rule}\">{rule} {name} ({count})</option>");
    }
    let search = report.words("dossier-search");
    let _ = writeln!(
        out,
        "</select>\n<input type=\"search\" name=\"text\" placeholder=\"{search}\" aria-label=\"{search}\">\n\
         <span class=\"buttons\"><button type=\"button\" data-do=\"open\">{}</button>\
         <button type=\"button\" data-do=\"close\">{}</button></span>\n\
         <output data-words=\"{}\"></output>\n<span class=\"keys\">{}</span>\n</form>",
        report.words("dossier-open-all"),
        report.words("dossier-close-all"),
        report.words("dossier-shown"),
        report.words("dossier-keys")
    );
}

/// The files.
fn overview(out: &mut String, report: &HtmlReport<'_>, sections: &[&Section]) {
    let _ = writeln!(
        out,
        "<section class=\"overview\" id=\"overview\">\n<h2>{}</h2>\n<table>\n<thead><tr>",
        report.words("dossier-overview")
    );
    let heads = [
        ("dossier-unit", ""),
        ("dossier-year", "wide"),
        ("dossier-pages", "n wide"),
        ("dossier-errors", "n"),
        ("dossier-warnings", "n"),
        ("dossier-infos", "n"),
    ];
    for (id, class) in heads {
        let _ = write!(out, "<th scope=\"col\" class=\"{class}\">{}</th>", report.words(id));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for section in sections {
        let line = &section.line;
        let path = escaped(&line.file);
        let (name, below) =
            if section.unit.is_empty() { (&path, "") } else { (&section.unit, path.as_str()) };
        let _ = write!(
            out,
            "<tr><th scope=\"row\"><a href=\"#{}\">{name}</a><small class=\"path\">{below}</small></th>\
             <td class=\"wide\">{} {}</td>",
            section.anchor, section.year, section.kind
        );
        if line.unreadable {
            let _ = write!(
                out,
                "<td class=\"wide\"></td><td colspan=\"3\" class=\"error\">● {}</td>",
                report.words("ui-unreadable")
            );
        } else {
            let cells = [
                ("wide", "", line.pages),
                ("error", "● ", line.errors),
                ("warning", "▲ ", line.warnings),
                ("info", "○ ", line.infos),
            ];
            for (class, mark, count) in cells {
                let _ = match count {
                    0 => write!(out, "<td class=\"n {class}\"></td>"),
                    _ => write!(out, "<td class=\"n {class}\">{mark}{count}</td>"),
                };
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table>\n</section>\n");
}

//! The comparison as one page that needs nothing else.

use std::fmt::Write as _;

use mingzhang_model::Message;
use mingzhang_report::Localiser;

use crate::money;
use crate::text::describe;
use crate::{Change, Diff};

const STYLE: &str = include_str!("style.css");

/// A self-contained page.
pub fn html(diff: &Diff, words: &Localiser) -> String {
    let title = words.words("diff-title");
    let mut out = format!(
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width,initial-scale=1\"><title>{title}</title><style>{STYLE}</style></head><body><main>\
         <h1>{title}</h1><dl>"
    );
    for (term, side) in [("diff-before", &diff.before), ("diff-after", &diff.after)] {
        let _ = write!(
            out,
            "<dt>{}</dt><dd><b>{}</b> {}</dd>",
            words.words(term),
            escape(&side.file),
            escape(&describe(side, words))
        );
    }
    let count = |wanted: &str| diff.entries.iter().filter(|e| crate::json::id(&e.change) == wanted).count();
    let summary = Message::new("diff-summary")
        .with("same", diff.same)
        .with("changed", count("changed"))
        .with("added", count("added"))
        .with("removed", count("removed"));
    let _ = write!(out, "</dl><p>{}</p>", escape(&words.message(&summary)));
    for chunk in diff.entries.chunk_by(|a, b| a.table == b.table) {
        let name = chunk.first().map(|entry| entry.table.as_str()).unwrap_or_default();
        let unit = money::unit(chunk);
        let told = unit.map(|unit| money::told(unit, chunk, words)).unwrap_or_default();
        let _ = write!(
            out,
            "<div class=\"wide\"><table><caption>{}{}</caption><thead><tr>",
            escape(name),
            escape(&told)
        );
        for head in ["diff-what", "diff-before", "diff-after", "diff-difference", "diff-rate"] {
            let _ = write!(out, "<th scope=\"col\">{}</th>", words.words(head));
        }
        out.push_str("</tr></thead><tbody>");
        for entry in chunk {
            let class = crate::json::id(&entry.change);
            let mark = match entry.change {
                Change::Added(_) => "＋",
                Change::Removed(_) => "－",
                Change::Changed { .. } => "",
            };
            let [label, before, after, difference, rate] = money::cells(entry, unit);
            let _ = write!(
                out,
                "<tr class=\"{class}\" title=\"{}\"><th scope=\"row\">{mark}{}</th><td>{}</td><td>{}</td><td>{}</td>\
                 <td>{}</td></tr>",
                escape(&entry.coordinate.to_string()),
                escape(&label),
                escape(&before),
                escape(&after),
                escape(&difference),
                escape(&rate)
            );
        }
        out.push_str("</tbody></table></div>");
    }
    out.push_str("</main></body></html>\n");
    out
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

//! The book as one web page that needs nothing else: no script, no other file, nothing from another host.
//!
//! It reads on a telephone and on a desk, by day and by night, and prints as a book on A4. Tables come in their official layout,
//! each in a box that scrolls alone, so that the page never does.

mod chart;
mod contents;
mod cover;
mod form;
mod out;
mod outline;
mod prose;
mod sheet;

use mingzhang_model::Manuscript;
use mingzhang_model::manuscript::Piece;

use out::Out;
use outline::{Outline, Place};

/// Style sheet of the page.
const STYLE: &str = include_str!("page.css");

/// What a draft says.
const DRAFT: &str = "草稿 · 尚未通过检查，不得公开";
/// The same above every printed page: in the margin, where it covers nothing.
const DRAFT_ON_PAPER: &str =
    "@page{@top-center{content:\"草稿 · 尚未通过检查，不得公开\";font-size:9pt;color:#8a5f00}}\n";

/// Writes the book as a web page. The same book gives the same text.
pub fn html(manuscript: &Manuscript) -> String {
    let outline = outline::outline(manuscript);
    let mut out = Out::default();
    out.raw("<!DOCTYPE html>\n");
    out.open("html", &[("lang", "zh-CN")]);
    head(&mut out, manuscript);
    out.open("body", &[("class", if manuscript.draft { "draft" } else { "" })]);
    out.leaf("a", &[("class", "skip"), ("href", "#main")], "跳到正文");
    if manuscript.draft {
        out.leaf("p", &[("class", "draft-mark")], DRAFT);
    }
    cover::cover(&mut out, manuscript);
    out.open("div", &[("class", "desk")]);
    contents::contents(&mut out, &outline);
    out.open("main", &[("id", "main")]);
    body(&mut out, manuscript, &outline);
    out.close("main");
    out.close("div");
    out.close("body");
    out.close("html");
    out.finish()
}

fn head(out: &mut Out, manuscript: &Manuscript) {
    out.open("head", &[]);
    out.open("meta", &[("charset", "utf-8")]);
    out.open("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
    out.open("meta", &[("name", "color-scheme"), ("content", "light dark")]);
    out.open("meta", &[("name", "generator"), ("content", "mingzhang")]);
    let mark = if manuscript.draft { "（草稿）" } else { "" };
    out.leaf("title", &[], &format!("{}{}{mark}", manuscript.unit_name, manuscript.title));
    out.open("style", &[]);
    out.raw(STYLE);
    out.raw(&chart::colours());
    if manuscript.draft {
        out.raw(DRAFT_ON_PAPER);
    }
    out.close("style");
    out.close("head");
}

fn body(out: &mut Out, manuscript: &Manuscript, outline: &Outline) {
    let mut terms = false;
    for (index, piece) in manuscript.pieces.iter().enumerate() {
        let is_term = matches!(piece, Piece::Term { .. });
        if is_term != terms {
            if is_term {
                out.open("dl", &[]);
            } else {
                out.close("dl");
            }
            terms = is_term;
        }
        let place = outline.place(index);
        match piece {
            Piece::Heading { text, .. } => heading(out, place, text),
            Piece::Paragraph(spans) => prose::paragraph(out, manuscript, spans),
            Piece::Term { name, text } => prose::term(out, name, text),
            Piece::Form(index) => {
                if let Some(table) = manuscript.forms.get(*index) {
                    form::form(out, table, &manuscript.facts, place);
                }
            }
            Piece::Chart(index) => {
                if let Some(data) = manuscript.charts.get(*index) {
                    chart::chart(out, data, *index);
                }
            }
            Piece::Sheet(index) => {
                if let Some(grid) = manuscript.sheets.get(*index) {
                    sheet::sheet(out, grid, place);
                }
            }
        }
    }
    if terms {
        out.close("dl");
    }
}

/// The name of the page's own heading is the book's; those of the book stand one level lower. A chapter's name breaks after
/// its ordinal before it breaks anywhere else.
fn heading(out: &mut Out, place: &Place, text: &str) {
    let attributes = [("id", place.id.as_str()), ("class", if place.level == 1 { "chapter" } else { "" })];
    match text.split_once([' ', '\u{3000}']) {
        Some((ordinal, name)) if place.level == 1 => {
            out.open(place.tag(), &attributes);
            out.leaf("span", &[], ordinal);
            out.text(" ");
            out.leaf("span", &[], name);
            out.close(place.tag());
        }
        _ => out.leaf(place.tag(), &attributes, text),
    }
}

//! Letters as lines of text, by where they stand and not by when they were drawn.
//!
//! ONLYOFFICE draws the digits of a number apart from each other, and most programs draw tables column by column at
//! times; only positions can be trusted.

use mingzhang_model::Rect;

use super::ink::Glyph;

/// Letters whose baselines differ by less than this part of their size stand on one line.
pub(super) const BASELINE: f32 = 0.4;
/// A gap wider than this many ems separates words.
const GAP: f32 = 0.9;
/// The same letter drawn again within this part of its size is the same letter (fill plus stroke, poor man's bold).
const OVERPRINT: f32 = 0.12;

/// A line of text and where it stands.
#[derive(Debug)]
pub(super) struct TextLine {
    pub(super) text: String,
    pub(super) bbox: Rect,
}

/// Lines from the top down; letters printed twice count once, white space is one space, empty lines are left out.
pub(super) fn lines(mut glyphs: Vec<&Glyph>) -> Vec<TextLine> {
    glyphs.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut out = Vec::new();
    let mut rest = glyphs.as_mut_slice();
    while let Some(first) = rest.first() {
        let limit = first.base + BASELINE * first.size.max(1.0);
        let count = rest.partition_point(|glyph| glyph.base <= limit);
        let (row, tail) = std::mem::take(&mut rest).split_at_mut(count.max(1));
        rest = tail;
        row.sort_by(|a, b| a.bbox.x0.total_cmp(&b.bbox.x0));
        out.extend(line(row));
    }
    out
}

/// The text of a cell: its lines joined with line feeds.
pub(super) fn cell_text(glyphs: Vec<&Glyph>) -> String {
    let lines: Vec<String> = lines(glyphs).into_iter().map(|line| line.text).collect();
    lines.join("\n")
}

fn line(row: &[&Glyph]) -> Option<TextLine> {
    let mut text = String::with_capacity(row.len() * 3);
    let mut bbox: Option<Rect> = None;
    let mut space = false;
    for (index, glyph) in row.iter().enumerate() {
        if glyph.is_space() {
            space = true;
            continue;
        }
        if overprinted(&row[..index], glyph) {
            continue;
        }
        if let Some(line) = bbox {
            if space || glyph.bbox.x0 - line.x1 > GAP * glyph.size {
                text.push(' ');
            }
            bbox = Some(line.union(glyph.bbox));
        } else {
            bbox = Some(glyph.bbox);
        }
        space = false;
        text.push(glyph.letter);
    }
    bbox.map(|bbox| TextLine { text, bbox })
}

/// Whether a letter already stands at the same place, among letters sorted by x.
fn overprinted(before: &[&Glyph], glyph: &Glyph) -> bool {
    let near = OVERPRINT * glyph.size;
    before
        .iter()
        .rev()
        .take_while(|other| glyph.bbox.x0 - other.bbox.x0 <= near)
        .take(8)
        .any(|other| other.letter == glyph.letter && (other.base - glyph.base).abs() <= near)
}

//! Lines outside the tables become paragraphs: which lines go on, which are headings, which belong to the contents.

use std::collections::HashMap;

use mingzhang_catalog::{squeeze, strip_ordinal};
use mingzhang_model::{Paragraph, ParagraphKind, Place, Rect};
use mingzhang_read::Line;

/// A heading is no longer than this; what is longer is a sentence that begins with an ordinal.
const LONGEST_HEADING: usize = 45;

/// Paragraphs of the lines, in their order.
pub(crate) fn paragraphs(lines: &[Line]) -> Vec<Paragraph> {
    let margins = Margins::of(lines);
    let mut out: Vec<Paragraph> = Vec::new();
    let mut above: Option<&Line> = None;
    for line in lines {
        let text = squeeze(&line.text);
        if text.is_empty() {
            continue;
        }
        let kind = kind(&text, line.heading);
        let goes_on = above.is_some_and(|above| margins.goes_on(above, line));
        match out.last_mut() {
            Some(last) if goes_on && joins(last, &text, kind) => {
                last.lines.push((last.text.len(), line.place));
                last.text.push_str(&text);
            }
            _ => out.push(Paragraph::line(text, kind, line.place)),
        }
        above = Some(line);
    }
    contents(&mut out);
    // A heading that turned out to go on over several lines into a sentence is one.
    for paragraph in &mut out {
        if paragraph.lines.len() > 1 && matches!(paragraph.kind, ParagraphKind::Heading(level) if level > 1) {
            paragraph.kind = kind(&paragraph.text, 0);
        }
    }
    out
}

/// After 目录 every heading is an entry of the contents, until the first of them comes again.
fn contents(paragraphs: &mut [Paragraph]) {
    let Some(start) = paragraphs.iter().position(|p| p.text == "目录") else { return };
    let bare =
        |text: &str| text.trim_end_matches(|c: char| c.is_ascii_digit() || ".…·．".contains(c)).to_owned();
    let Some(first) = paragraphs.get(start + 1).map(|p| bare(&p.text)) else { return };
    let again = paragraphs.iter().skip(start + 2).position(|p| bare(&p.text) == first);
    let Some(end) = again.map(|at| start + 2 + at) else { return };
    for paragraph in paragraphs.get_mut(start + 1..end).unwrap_or_default() {
        if paragraph.level().is_some() || paragraph.text.ends_with(|c: char| c.is_ascii_digit()) {
            paragraph.kind = ParagraphKind::Contents;
        }
    }
}

/// Whether words may be the rest of a paragraph.
fn joins(last: &Paragraph, text: &str, kind: ParagraphKind) -> bool {
    last.kind != ParagraphKind::Contents
        && kind != ParagraphKind::Contents
        && !matches!(kind, ParagraphKind::Heading(_))
        && strip_ordinal(text).0 == 0
        && last.level().is_none_or(|level| level > 1)
}

/// What a line is, by its own words and by what the format says of it.
fn kind(text: &str, said: u8) -> ParagraphKind {
    if is_contents(text) {
        return ParagraphKind::Contents;
    }
    let short = text.chars().count() <= LONGEST_HEADING;
    let ends = text.ends_with(['。', '；', '，', '：', ';', ':', '.', '！']);
    let level = part_heading(text).map(|()| 1).or_else(|| match strip_ordinal(text).0 {
        1 => Some(2),
        2 => Some(3),
        3 | 4 => Some(4),
        _ => None,
    });
    let counts = text.contains("万元") || text.contains('%');
    match level {
        // `1、车辆情况：` is a heading; `1、…万元。` is an item.
        Some(level) if short && (!ends || (said > 0 && text.ends_with(['：', ':']))) && !counts => {
            // Items of a list begin with 1、 too: only the format, or a word like 情况, makes a heading of them.
            if level < 4 || said > 0 || ["情况", "说明", "目标"].iter().any(|word| text.contains(word))
            {
                ParagraphKind::Heading(level)
            } else {
                ParagraphKind::Text
            }
        }
        None if said > 0 && short && !ends && !counts => ParagraphKind::Heading(said.clamp(1, 4)),
        _ => ParagraphKind::Text,
    }
}

/// `第一部分 概况`
fn part_heading(text: &str) -> Option<()> {
    let rest = text.strip_prefix('第')?;
    let name = rest.trim_start_matches(|c: char| "一二三四五六七八九十0123456789".contains(c));
    (name.len() < rest.len() && (name.starts_with("部分") || name.starts_with('章'))).then_some(())
}

/// An entry of the contents: dots lead to a page, or a heading ends with one.
fn is_contents(text: &str) -> bool {
    if ["....", "……", "····", "…….", "．．．"].iter().any(|dots| text.contains(dots))
        && text.chars().count() < 90
    {
        return true;
    }
    let page = text.chars().rev().take_while(char::is_ascii_digit).count();
    let before: String = text.chars().take(text.chars().count() - page).collect();
    let is_entry = strip_ordinal(text).0 == 1 || part_heading(text).is_some();
    (1..=3).contains(&page)
        && is_entry
        && before.chars().count() < 50
        && !before.ends_with(['年', '.', '-', '第', '表'])
}

/// The text's left and right edge on each page, by its long lines.
struct Margins {
    pages: HashMap<u32, (f32, f32)>,
}

/// Lines shorter than this say nothing of the margins.
const LONG: usize = 20;

impl Margins {
    fn of(lines: &[Line]) -> Self {
        let mut pages: HashMap<u32, (f32, f32)> = HashMap::new();
        for line in lines {
            if let Place::Page { page, bbox } = line.place
                && line.text.chars().count() >= LONG
            {
                let edges = pages.entry(page).or_insert((bbox.x0, bbox.x1));
                *edges = (edges.0.min(bbox.x0), edges.1.max(bbox.x1));
            }
        }
        Self { pages }
    }

    /// Whether the lower line may go on what the upper one began: the upper one is full, the lower one not indented, and
    /// nothing but a page's end stands between them.
    fn goes_on(&self, above: &Line, below: &Line) -> bool {
        let (Place::Page { page: a, bbox: upper }, Place::Page { page: b, bbox: lower }) =
            (above.place, below.place)
        else {
            return false;
        };
        let height = (upper.y1 - upper.y0).max(1.0);
        // A number is not broken: the upper line is full if the number that begins the lower one has no room in it.
        let room = height * (2.0 + 0.5 * unbroken(&below.text));
        let is_full = self.pages.get(&a).is_some_and(|(_, right)| upper.x1 > right - room);
        // After a full stop only a page that indents its paragraphs tells whether the next line begins one.
        let is_flush = self.pages.get(&b).is_none_or(|(left, _)| lower.x0 < left + 1.2 * height);
        let follows = if a == b { is_next(upper, lower, height) } else { b == a + 1 };
        is_full && is_flush && follows
    }
}

/// How wide the beginning of a line is that stays together, in halves of a letter: a number, or a short bracket with the stop
/// behind it.
fn unbroken(text: &str) -> f32 {
    let text = text.trim_start();
    let number = text.chars().take_while(|c| c.is_ascii_digit() || ".,%".contains(*c)).take(20).count();
    let bracket = match text.chars().position(|c| "）)".contains(c)) {
        Some(close) if text.starts_with(['（', '(']) && close < 6 => (close + 2) * 2,
        _ => 0,
    };
    u8::try_from(number.max(bracket)).map_or(0.0, f32::from)
}

fn is_next(upper: Rect, lower: Rect, height: f32) -> bool {
    lower.y0 > upper.y0 && lower.y0 - upper.y1 < 2.2 * height
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, page: u32, x0: f32, x1: f32, y0: f32) -> Line {
        let bbox = Rect { x0, y0, x1, y1: y0 + 12.0 };
        Line { text: text.to_owned(), place: Place::Page { page, bbox }, heading: 0 }
    }

    #[test]
    fn a_full_line_goes_on_and_an_indent_begins() {
        let long = "与上年相比增加的主要原因是人员经费按照规定标准正常调整，项目支出";
        let lines = [
            line("二、收入预算情况说明", 1, 114.0, 260.0, 60.0),
            line(long, 1, 114.0, 500.0, 80.0),
            line("有所压减，口径未变。", 1, 90.0, 200.0, 100.0),
            line(long, 1, 114.0, 500.0, 120.0),
            line("按计划安排。", 2, 90.0, 180.0, 60.0),
            line("1.“一般公共服务支出”科目12,789万元", 2, 114.0, 500.0, 80.0),
        ];
        let texts: Vec<(String, usize)> = paragraphs(&lines)
            .into_iter()
            .map(|p| (p.text.chars().take(6).collect(), p.lines.len()))
            .collect();
        assert_eq!(
            texts,
            [
                ("二、收入预算".into(), 1),
                ("与上年相比增".into(), 2),
                ("与上年相比增".into(), 2),
                ("1.“一般公".into(), 1)
            ]
        );
    }

    #[test]
    fn headings_items_and_contents_are_told_apart() {
        assert_eq!(kind("第三部分2026年度单位预算情况说明", 0), ParagraphKind::Heading(1));
        assert_eq!(kind("七、“三公”经费增减变动原因说明", 0), ParagraphKind::Heading(2));
        assert_eq!(kind("（一）一般公共预算当年支出规模变化情况", 0), ParagraphKind::Heading(3));
        assert_eq!(kind("1、车辆情况：", 4), ParagraphKind::Heading(4));
        assert_eq!(kind("1.贯彻执行国家的方针政策；", 0), ParagraphKind::Text);
        assert_eq!(kind("（一）因公出国（境）费288.70万元，与2024年预算持平。", 0), ParagraphKind::Text);
        assert_eq!(kind("表一2026年预算收支总表.....2", 0), ParagraphKind::Contents);
        assert_eq!(kind("一、本单位职责1", 0), ParagraphKind::Contents);
        assert_eq!(kind("2026年收入总计为100万元", 0), ParagraphKind::Text);
    }
}

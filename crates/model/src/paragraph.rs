//! The words of a book outside its tables, and the order that headings bring into them.

use crate::Place;

/// A paragraph: its printed lines joined, white space removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    /// The words.
    pub text: String,
    /// What the paragraph is.
    pub kind: ParagraphKind,
    /// The printed lines: at which byte of `text` each begins, and where it stands. Never empty, in rising order from 0.
    pub lines: Vec<(usize, Place)>,
}

/// What a paragraph is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParagraphKind {
    /// Sentences.
    Text,
    /// A heading: 1 第一部分, 2 一、, 3 （一）, 4 1、.
    Heading(u8),
    /// An entry of the contents.
    Contents,
    /// A text cell of a performance sheet: its index in the book. Such paragraphs stand after all others.
    Sheet(usize),
}

impl Paragraph {
    /// A paragraph of one line.
    pub fn line(text: String, kind: ParagraphKind, place: Place) -> Self {
        Self { text, kind, lines: vec![(0, place)] }
    }

    /// Where it begins.
    pub fn place(&self) -> Place {
        self.lines.first().map_or(Place::Text { line: 0, column: 0 }, |(_, place)| *place)
    }

    /// The level of a heading.
    pub const fn level(&self) -> Option<u8> {
        match self.kind {
            ParagraphKind::Heading(level) => Some(level),
            _ => None,
        }
    }

    /// Where the bytes from `start` to `end` stand: within one line as exactly as its letters tell, else the line in which
    /// they begin. Letters beyond ASCII count double, as they are set.
    pub fn place_of(&self, start: usize, end: usize) -> Place {
        let index = self.lines.partition_point(|(at, _)| *at <= start).saturating_sub(1);
        let Some((from, place)) = self.lines.get(index) else { return self.place() };
        let to = self.lines.get(index + 1).map_or(self.text.len(), |(at, _)| *at);
        let width = |from: usize, to: usize| -> u16 {
            let letters = self.text.get(from..to.min(self.text.len())).unwrap_or("").chars();
            letters.fold(0, |sum: u16, c| sum.saturating_add(if c.is_ascii() { 1 } else { 2 }))
        };
        match *place {
            Place::Page { page, bbox } => {
                let all = f32::from(width(*from, to).max(1));
                let step = (bbox.x1 - bbox.x0) / all;
                let x0 = bbox.x0 + step * f32::from(width(*from, start));
                let x1 = bbox.x0 + step * f32::from(width(*from, end.min(to)));
                Place::Page { page, bbox: crate::Rect { x0, x1, ..bbox } }
            }
            Place::Text { line, column } => {
                let before = self.text.get(*from..start).unwrap_or("").chars().count();
                Place::Text { line, column: column.saturating_add(u32::try_from(before).unwrap_or(u32::MAX)) }
            }
            other => other,
        }
    }
}

/// The headings above a paragraph, the outermost first; none above a text of a performance sheet.
pub fn headings_above(paragraphs: &[Paragraph], index: usize) -> Vec<&Paragraph> {
    let mut out: Vec<&Paragraph> = Vec::new();
    if paragraphs.get(index).is_some_and(|paragraph| matches!(paragraph.kind, ParagraphKind::Sheet(_))) {
        return out;
    }
    let mut below = u8::MAX;
    for paragraph in paragraphs.get(..index).unwrap_or(paragraphs).iter().rev() {
        if let Some(level) = paragraph.level().filter(|level| *level < below) {
            out.push(paragraph);
            below = level;
        }
        if below <= 1 {
            break;
        }
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rect;

    #[test]
    fn a_figure_has_a_place_within_its_line() {
        let bbox = Rect { x0: 100.0, y0: 10.0, x1: 200.0, y1: 22.0 };
        let next = Rect { x0: 100.0, y0: 30.0, x1: 150.0, y1: 42.0 };
        let paragraph = Paragraph {
            text: "共12元".to_owned() + "整",
            kind: ParagraphKind::Text,
            lines: vec![(0, Place::Page { page: 3, bbox }), (8, Place::Page { page: 3, bbox: next })],
        };
        let Place::Page { page, bbox } = paragraph.place_of(3, 8) else { panic!("a page") };
        assert_eq!(page, 3);
        assert!((bbox.x0 - 133.3).abs() < 0.1 && (bbox.x1 - 200.0).abs() < 0.1, "{bbox:?}");
    }

    #[test]
    fn headings_lead_to_a_paragraph() {
        let line = |text: &str, kind| Paragraph::line(text.into(), kind, Place::Text { line: 1, column: 1 });
        let book = [
            line("第三部分", ParagraphKind::Heading(1)),
            line("一、", ParagraphKind::Heading(2)),
            line("五、", ParagraphKind::Heading(2)),
            line("（一）", ParagraphKind::Heading(3)),
            line("……", ParagraphKind::Text),
        ];
        let above: Vec<&str> = headings_above(&book, 4).iter().map(|p| p.text.as_str()).collect();
        assert_eq!(above, ["第三部分", "五、", "（一）"]);
    }
}

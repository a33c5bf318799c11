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
        self.places().of(start, end)
    }

    /// The same for many places from left to right, in one pass over the text.
    pub const fn places(&self) -> Places<'_> {
        Places { paragraph: self, line: usize::MAX, at: 0, letters: 0, width: 0, all: 0 }
    }
}

/// Finds places in a paragraph from left to right.
#[derive(Clone, Debug)]
pub struct Places<'a> {
    paragraph: &'a Paragraph,
    /// The line that the counts are about.
    line: usize,
    /// How far it is read.
    at: usize,
    /// Letters of the line up to there, and their width.
    letters: u32,
    width: u32,
    /// The width of the whole line.
    all: u32,
}

impl Places<'_> {
    /// Where the bytes from `start` to `end` stand; see [`Paragraph::place_of`].
    pub fn of(&mut self, start: usize, end: usize) -> Place {
        let lines = &self.paragraph.lines;
        let index = lines.partition_point(|(at, _)| *at <= start).saturating_sub(1);
        let Some((from, place)) = lines.get(index) else { return self.paragraph.place() };
        let to = lines.get(index + 1).map_or(self.paragraph.text.len(), |(at, _)| *at);
        if self.line != index || start < self.at {
            (self.line, self.at, self.letters, self.width) = (index, *from, 0, 0);
            self.all = if matches!(place, Place::Page { .. }) { self.count(*from, to).1 } else { 0 };
        }
        let (letters, width) = self.count(self.at, start);
        self.letters = self.letters.saturating_add(letters);
        self.width = self.width.saturating_add(width);
        self.at = start;
        match *place {
            Place::Page { page, bbox } => {
                #[expect(
                    clippy::cast_precision_loss,
                    reason = "a line has fewer letters than a float has digits"
                )]
                let share = |width: u32| width as f32 / self.all.max(1) as f32;
                let own = self.count(start, end.min(to)).1;
                let wide = bbox.x1 - bbox.x0;
                let x0 = bbox.x0 + wide * share(self.width);
                let x1 = bbox.x0 + wide * share(self.width.saturating_add(own));
                Place::Page { page, bbox: crate::Rect { x0, x1, ..bbox } }
            }
            Place::Text { line, column } => Place::Text { line, column: column.saturating_add(self.letters) },
            other => other,
        }
    }

    /// Letters between two bytes, and their width.
    fn count(&self, from: usize, to: usize) -> (u32, u32) {
        let letters = self.paragraph.text.get(from..to).unwrap_or("").chars();
        letters.fold((0, 0), |(count, width): (u32, u32), c| {
            (count.saturating_add(1), width.saturating_add(if c.is_ascii() { 1 } else { 2 }))
        })
    }
}

/// A section of more paragraphs than this is none: a forged file may have a million of them under one heading.
const LONGEST_SECTION: usize = 3_000;

/// The headings above a paragraph, the outermost first; none above a text of a performance sheet.
pub fn headings_above(paragraphs: &[Paragraph], index: usize) -> Vec<&Paragraph> {
    let mut out: Vec<&Paragraph> = Vec::new();
    if paragraphs.get(index).is_some_and(|paragraph| matches!(paragraph.kind, ParagraphKind::Sheet(_))) {
        return out;
    }
    let mut below = u8::MAX;
    for paragraph in paragraphs.get(..index).unwrap_or(paragraphs).iter().rev().take(LONGEST_SECTION) {
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

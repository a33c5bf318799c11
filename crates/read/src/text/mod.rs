//! Plain text: a book exported from an office program or a PDF tool, tables as tab-separated or piped lines.

pub(crate) mod decode;
mod markup;
mod table;

use mingzhang_model::{Place, Problem};

use crate::reader::{Reader, too_large};
use crate::{Block, Document, Limits, Line, Page, ReadError};
use table::Row;

/// Reads text files.
pub(crate) struct TextReader;

impl Reader for TextReader {
    fn sniff(&self, bytes: &[u8]) -> bool {
        decode::is_text(bytes)
    }

    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
        let (text, damaged) = decode::text(bytes)?;
        let lines = text.lines().count();
        if lines > limits.lines {
            return Err(too_large("lines", lines, limits.lines));
        }
        let mut out = Reading { boxes: limits.boxes, ..Reading::default() };
        if damaged > 0 {
            out.problem("text-damaged", damaged.to_string(), None);
        }
        for (number, line) in (1u32..).zip(text.lines()) {
            out.take(number, line);
        }
        out.finish_table();
        if out.blocks.is_empty() {
            return Err(ReadError::Empty);
        }
        let page = Page { number: 1, blocks: out.blocks, ..Page::default() };
        Ok(Document { pages: vec![page], problems: out.problems, ..Document::default() })
    }
}

/// Blocks so far, and the rows of the table that the last lines belong to.
#[derive(Default)]
struct Reading {
    blocks: Vec<Block>,
    problems: Vec<Problem>,
    rows: Vec<Row>,
    /// Boxes that grids may still have.
    boxes: usize,
}

impl Reading {
    fn take(&mut self, number: u32, line: &str) {
        if let Some(row) = Row::of(number, line) {
            if self.rows.last().is_some_and(|last| last.piped != row.piped) {
                self.finish_table();
            }
            self.rows.push(row);
        } else {
            // A blank line ends a table: it may be a page break inside of one, which only its contents can tell.
            self.finish_table();
            self.line(number, line);
        }
    }

    fn line(&mut self, number: u32, line: &str) {
        let text = markup::strip(line);
        let (heading, text) = markup::heading(text.trim());
        if !text.is_empty() {
            let text = text.replace('\t', " ");
            let column = table::column_of(line, line.len() - line.trim_start().len());
            let place = Place::Text { line: number, column };
            self.blocks.push(Block::Line(Line { text, place, heading }));
        }
    }

    fn finish_table(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        if table::is_table(&rows) {
            let boxes = table::boxes(&rows);
            if boxes <= self.boxes {
                self.boxes -= boxes;
                self.blocks.extend(table::grid(&rows).map(Block::Grid));
                return;
            }
            let place = rows.first().map(Row::place);
            self.problem("table-too-large", boxes.to_string(), place);
        }
        for row in &rows {
            self.line(row.line, &row.text());
        }
    }

    fn problem(&mut self, code: &'static str, detail: String, place: Option<Place>) {
        self.problems.push(Problem { code, detail, place });
    }
}

//! The body of a Word document: paragraphs and tables, as far as they are shown.

use mingzhang_model::Markup;
use quick_xml::events::{BytesStart, Event};

use super::styles::{Styles, level};
use crate::aside::Clock;
use crate::flow::{Down, Flow, Table, line};
use crate::xml::{attribute, is_on, letter, reader};
use crate::{Block, Document, Limits};

/// Elements whose contents are not shown: deleted text, codes of fields, readings above characters, and what stands
/// there for programs that do not know the first choice.
const NOT_SHOWN: [&str; 8] =
    ["del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "Fallback", "cellDel"];
/// Elements between two looks at the clock.
const ELEMENTS_A_LOOK: usize = 4096;

/// Reads the main part. What stands before a place that is not well formed is there.
pub(super) fn read(text: &str, styles: &Styles, limits: &Limits, clock: Clock) -> Document {
    let mut body = Body {
        styles,
        flow: Flow::new(Markup::Word, limits),
        blocks: Vec::new(),
        tables: Vec::new(),
        paragraphs: Vec::new(),
        properties: None,
        in_text: false,
        hidden: false,
    };
    let (mut depth, mut unseen, mut count) = (0usize, None, 0usize);
    let mut xml = reader(text);
    loop {
        count += 1;
        if depth > limits.nesting || (count.is_multiple_of(ELEMENTS_A_LOOK) && clock.is_over()) {
            let code = if depth > limits.nesting { "nested-too-deep" } else { "time-limit" };
            body.flow.problem(code, String::new(), None);
            break;
        }
        match xml.read_event() {
            Ok(Event::Start(element)) => {
                depth += 1;
                let name = element.local_name();
                // The mark of a deleted row stands among its properties and is no text.
                let is_row_mark = body.properties == Some(Properties::Row);
                if unseen.is_none() && NOT_SHOWN.contains(&name.as_ref()) && !is_row_mark {
                    unseen = Some(depth);
                }
                if unseen.is_none() {
                    body.open(name.as_ref(), &element);
                }
            }
            Ok(Event::End(element)) => {
                if unseen.is_none() {
                    body.close(element.local_name().as_ref());
                }
                if unseen == Some(depth) {
                    unseen = None;
                }
                depth = depth.saturating_sub(1);
            }
            Ok(Event::Text(text)) if unseen.is_none() => body.text(&text.xml10_content()),
            Ok(Event::CData(text)) if unseen.is_none() => body.text(&text.xml10_content()),
            Ok(Event::GeneralRef(reference)) if unseen.is_none() => {
                body.text(letter(&reference).map(String::from).as_deref().unwrap_or_default());
            }
            Ok(Event::Eof) => {
                if depth > 0 {
                    body.flow.problem("file-truncated", String::new(), None);
                }
                break;
            }
            Ok(_) => {}
            Err(error) => {
                body.flow.problem("part-damaged", error.to_string(), None);
                break;
            }
        }
    }
    body.finish()
}

/// Whose properties are being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Properties {
    Paragraph,
    Row,
    Cell,
}

struct Body<'a> {
    styles: &'a Styles,
    flow: Flow,
    blocks: Vec<Block>,
    tables: Vec<OpenTable>,
    /// A text box is a paragraph inside of a paragraph.
    paragraphs: Vec<Paragraph>,
    properties: Option<Properties>,
    in_text: bool,
    /// Whether the run is hidden text.
    hidden: bool,
}

struct OpenTable {
    table: Table,
    cell: Option<Cell>,
    /// Columns that the row leaves out at its start; the row begins with its first cell.
    skipped: usize,
    begun: bool,
    /// Whether the row is deleted or hidden.
    gone: bool,
}

struct Cell {
    wide: usize,
    down: Down,
    blocks: Vec<Block>,
}

#[derive(Default)]
struct Paragraph {
    text: String,
    heading: Option<u8>,
    style: String,
    /// Whether its tabs are drawn as dots, as in a table of contents.
    dotted: bool,
}

impl Body<'_> {
    fn open(&mut self, name: &str, element: &BytesStart<'_>) {
        let value = || attribute(element, "val");
        let number = || value().and_then(|value| value.parse::<usize>().ok());
        match (self.properties, name) {
            (None, "pPr") => self.properties = Some(Properties::Paragraph),
            (None, "trPr") => self.properties = Some(Properties::Row),
            (None, "tcPr") => self.properties = Some(Properties::Cell),
            (Some(Properties::Paragraph), _) => self.paragraph_property(name, element),
            (Some(Properties::Row), _) => {
                let Some(table) = self.tables.last_mut() else { return };
                match name {
                    "gridBefore" => table.skipped = number().unwrap_or(0),
                    "del" => table.gone = true,
                    "hidden" => table.gone |= is_on(element),
                    _ => {}
                }
            }
            (Some(Properties::Cell), _) => {
                let Some(cell) = self.tables.last_mut().and_then(|table| table.cell.as_mut()) else { return };
                match name {
                    "gridSpan" => cell.wide = number().unwrap_or(1),
                    "vMerge" if value().is_some_and(|value| value == "restart") => cell.down = Down::Open,
                    "vMerge" => cell.down = Down::Above,
                    _ => {}
                }
            }
            (None, _) => self.open_content(name, element),
        }
    }

    fn paragraph_property(&mut self, name: &str, element: &BytesStart<'_>) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match name {
            "pStyle" => {
                paragraph.style = attribute(element, "val").unwrap_or_default();
                paragraph.dotted |= self.styles.is_contents(&paragraph.style);
            }
            "outlineLvl" => {
                paragraph.heading = attribute(element, "val").and_then(|v| v.parse().ok()).map(level);
            }
            "tab" => paragraph.dotted |= attribute(element, "leader").is_some_and(|leader| leader == "dot"),
            _ => {}
        }
    }

    fn open_content(&mut self, name: &str, element: &BytesStart<'_>) {
        match name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "r" => self.hidden = false,
            "vanish" => self.hidden = is_on(element),
            "t" => self.in_text = true,
            "tab" | "ptab" => {
                let dotted = self.paragraphs.last().is_some_and(|paragraph| paragraph.dotted);
                self.say(if dotted { " ...... " } else { "\t" });
            }
            "br" if attribute(element, "type").is_some_and(|kind| kind == "page") => self.end_line(),
            // A title that is broken by hand is still one title; in a cell a break is a break.
            "br" | "cr" => self.say(if self.tables.is_empty() { " " } else { "\n" }),
            "noBreakHyphen" => self.say("-"),
            "tbl" => {
                let table = self.flow.open_table();
                self.tables.push(OpenTable { table, cell: None, skipped: 0, begun: false, gone: false });
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    (table.skipped, table.begun, table.gone) = (0, false, false);
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    if !table.begun {
                        table.table.row(table.skipped);
                        table.begun = true;
                    }
                    table.cell = Some(Cell { wide: 1, down: Down::Rows(1), blocks: Vec::new() });
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "pPr" | "trPr" | "tcPr" => self.properties = None,
            "t" => self.in_text = false,
            "p" => {
                self.end_line();
                self.paragraphs.pop();
            }
            "tc" => {
                if let Some(open) = self.tables.last_mut()
                    && let Some(cell) = open.cell.take()
                {
                    open.table.cell(&self.flow, (cell.wide, cell.down), cell.blocks);
                }
            }
            "tr" => {
                if let Some(open) = self.tables.last_mut().filter(|open| open.gone && open.begun) {
                    open.table.drop_row();
                }
            }
            "tbl" => {
                if let Some(open) = self.tables.pop() {
                    let blocks = self.flow.close_table(open.table);
                    self.target().extend(blocks);
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_text {
            self.say(text);
        }
    }

    fn say(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| !self.hidden) {
            paragraph.text.push_str(text);
        }
    }

    /// Ends the line of the paragraph; the paragraph may go on.
    fn end_line(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        let text = std::mem::take(&mut paragraph.text);
        if text.trim().is_empty() {
            return;
        }
        let heading = paragraph.heading.unwrap_or_else(|| self.styles.heading(&paragraph.style));
        let open = self.tables.last().filter(|open| open.cell.is_some());
        let place = match open.map(|open| self.flow.cell_place(&open.table)) {
            Some(place) => place,
            None => self.flow.next_paragraph(),
        };
        let block = line(&text.replace('\t', " "), place, heading);
        self.target().extend(block);
    }

    /// Where blocks go: the cell that is open, else the document.
    fn target(&mut self) -> &mut Vec<Block> {
        match self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            Some(cell) => &mut cell.blocks,
            None => &mut self.blocks,
        }
    }

    /// Closes what a damaged file left open.
    fn finish(mut self) -> Document {
        while !self.paragraphs.is_empty() {
            self.close("p");
        }
        while !self.tables.is_empty() {
            self.close("tc");
            self.close("tbl");
        }
        self.flow.document(self.blocks)
    }
}

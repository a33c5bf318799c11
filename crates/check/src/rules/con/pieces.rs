//! Every text of a book, wherever it stands: paragraphs, cells of the performance sheets, words in tables.

use std::collections::{HashMap, HashSet};

use mingzhang_model::{ParagraphKind, Role, Spot};

use crate::rules::context::{Context, Words};
use crate::spots;
use crate::system::Address;

/// A text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'a> {
    /// As printed, white space removed.
    pub(crate) text: &'a str,
    /// What it answers: the label beside it in a sheet, the column's name in a table.
    pub(crate) label: &'a str,
    /// Where.
    at: At,
}

#[derive(Clone, Copy, Debug)]
enum At {
    Paragraph(usize),
    Cell(Address),
}

/// The texts of a book, contents left out.
pub(crate) fn pieces<'a>(context: &Context<'a>) -> Vec<Piece<'a>> {
    let book = context.book;
    let mut labels: HashMap<(usize, &str), &str> = HashMap::new();
    for (index, sheet) in book.target_sheets.iter().enumerate() {
        for text in &sheet.texts {
            labels.entry((index, text.text.as_str())).or_insert(text.label.as_str());
        }
    }
    let mut out: Vec<Piece<'a>> = Vec::new();
    let mut sheet_texts: HashSet<&str> = HashSet::new();
    for (index, paragraph) in context.paragraphs() {
        let mut label = "";
        if let ParagraphKind::Sheet(sheet) = paragraph.kind {
            sheet_texts.insert(&paragraph.text);
            label = labels.get(&(sheet, paragraph.text.as_str())).copied().unwrap_or("");
        }
        out.push(Piece { text: &paragraph.text, label, at: At::Paragraph(index) });
    }
    for (t, table) in book.tables.iter().enumerate() {
        for (r, row) in table.rows.iter().enumerate() {
            for (c, cell) in row.cells.iter().enumerate() {
                let told = !table.is_money && sheet_texts.contains(cell.text.as_str());
                if cell.fact.is_none() && !cell.text.is_empty() && !told {
                    // A form names what it asks for at the left, a table above.
                    let left = row
                        .cells
                        .get(..c)
                        .unwrap_or_default()
                        .iter()
                        .rev()
                        .find(|cell| !cell.text.is_empty());
                    let head = table.columns.get(c).and_then(|path| path.last()).map_or("", String::as_str);
                    let label = left.filter(|_| !table.is_money).map_or(head, |cell| cell.text.as_str());
                    out.push(Piece { text: &cell.text, label, at: At::Cell((t, r, c)) });
                }
            }
        }
    }
    out
}

impl Piece<'_> {
    /// Words of it as a place in a finding.
    pub(crate) fn spot(&self, context: &Context<'_>, start: usize, end: usize, role: Role) -> Spot {
        match self.at {
            At::Paragraph(paragraph) => {
                let spot = context.quote(Words { paragraph, start, end }, role);
                let sheet = self.sheet(context).and_then(|sheet| context.book.target_sheets.get(sheet));
                match sheet {
                    Some(sheet) => Spot { table: Some(sheet.project.text.clone()), ..spot },
                    None => spot,
                }
            }
            At::Cell(at) => {
                let text = self.text.get(start..end).unwrap_or(self.text).to_owned();
                Spot { text, ..spots::cell(context.book, at, role) }
            }
        }
    }

    /// The sheet that it stands in.
    pub(crate) fn sheet(&self, context: &Context<'_>) -> Option<usize> {
        let At::Paragraph(index) = self.at else { return None };
        match context.book.paragraphs.get(index)?.kind {
            ParagraphKind::Sheet(sheet) => Some(sheet),
            _ => None,
        }
    }
}

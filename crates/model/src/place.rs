//! Where in a file something stands.

/// A rectangle in PDF points; the origin is the page's top left corner and y grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x0: f32,
    /// Top edge.
    pub y0: f32,
    /// Right edge.
    pub x1: f32,
    /// Bottom edge.
    pub y1: f32,
}

impl Rect {
    /// The smallest rectangle that holds both.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }
}

/// A place in the file that a book was read from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Place {
    /// A rectangle on a page (pages count from 1).
    Page {
        /// Page number.
        page: u32,
        /// Where on the page.
        bbox: Rect,
    },
    /// A position in a text file.
    Text {
        /// Line, counted from 1.
        line: u32,
        /// Column in characters, counted from 1.
        column: u32,
    },
    /// A cell of a workbook, or of a table file in a package. The sheet's name stands in the document and the book.
    Sheet {
        /// Index of the sheet, counted from 0, hidden ones included.
        sheet: u32,
        /// Row, counted from 1.
        row: u32,
        /// Column, counted from 1.
        column: u32,
    },
    /// A part of a file that flows: pages are made by the program that shows it, and lines mean nothing.
    Part {
        /// How a path in it is written.
        markup: Markup,
        /// The part.
        part: Part,
    },
}

/// The formats without pages and lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Markup {
    /// `.docx`
    Word,
    /// A web page.
    Html,
    /// A book as data, `mingzhang.book/1`.
    Json,
}

/// A part of such a file. Everything counts from 1 in the order of the file; tables inside of tables count as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A paragraph outside of tables, or a line of its own.
    Paragraph(u32),
    /// A table.
    Table(u32),
    /// A cell of a table.
    Cell {
        /// The table.
        table: u32,
        /// The row.
        row: u32,
        /// The cell in the row, as the file lists them: merged cells are one.
        cell: u32,
    },
}

impl Place {
    /// The page, if the file has pages.
    pub const fn page(&self) -> Option<u32> {
        match self {
            Self::Page { page, .. } => Some(*page),
            Self::Text { .. } | Self::Sheet { .. } | Self::Part { .. } => None,
        }
    }
}

impl Part {
    /// The part as a path in the words of its format: `tbl[3]/tr[5]/tc[2]`, `table[3]/tr[5]/td[2]`,
    /// `tables[3]/rows[5]/cells[2]`.
    pub fn path(self, markup: Markup) -> String {
        let [paragraphs, tables, rows, cells] = match markup {
            Markup::Word => ["p", "tbl", "tr", "tc"],
            Markup::Html => ["p", "table", "tr", "td"],
            Markup::Json => ["lines", "tables", "rows", "cells"],
        };
        match self {
            Self::Paragraph(number) => format!("{paragraphs}[{number}]"),
            Self::Table(number) => format!("{tables}[{number}]"),
            Self::Cell { table, row, cell } => format!("{tables}[{table}]/{rows}[{row}]/{cells}[{cell}]"),
        }
    }
}

/// The name of a cell in a workbook: row 7 of column 3 is `C7`.
pub fn cell_name(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    while let Some(index) = rest.checked_sub(1) {
        letters.push(char::from(b'A' + u8::try_from(index % 26).unwrap_or(0)));
        rest = index / 26;
    }
    letters.iter().rev().collect::<String>() + &row.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_a_workbook_names_them() {
        let columns =
            [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")];
        for (column, letters) in columns {
            assert_eq!(cell_name(7, column), format!("{letters}7"));
        }
    }

    #[test]
    fn a_part_is_a_path_in_the_words_of_its_format() {
        let cell = Part::Cell { table: 3, row: 5, cell: 2 };
        assert_eq!(cell.path(Markup::Word), "tbl[3]/tr[5]/tc[2]");
        assert_eq!(cell.path(Markup::Html), "table[3]/tr[5]/td[2]");
        assert_eq!(Part::Paragraph(4).path(Markup::Word), "p[4]");
    }
}

//! A CSV file with what is said about it.

use csv::{Terminator, WriterBuilder};

use super::Error;

/// How Excel knows that a file is UTF-8.
pub(super) const MARK: &str = "\u{feff}";

/// A file of the package before it is written.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// Name of the resource: lower case, no spaces.
    pub(super) name: String,
    pub(super) path: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) fields: Vec<Field>,
    /// The rows above the data: the names of the fields, or the header of a form.
    pub(super) head: Vec<Vec<String>>,
    pub(super) rows: Vec<Vec<String>>,
    /// What is said of a form of the book.
    pub(super) form: Option<FormWords>,
}

/// What the book says above and below a form.
#[derive(Debug)]
pub(super) struct FormWords {
    pub(super) org: String,
    pub(super) unit: &'static str,
    pub(super) note: Option<String>,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) kind: Kind,
    /// Its type in the taxonomy of fiscal data packages.
    pub(super) column_type: Option<&'static str>,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Whole,
    /// With a point.
    Number,
    /// As the book prints it, thousands separated.
    Printed,
}

impl Field {
    pub(super) fn new(name: &str, title: &str, kind: Kind) -> Self {
        Self { name: name.to_owned(), title: title.to_owned(), kind, column_type: None }
    }

    pub(super) fn text(name: &str, title: &str) -> Self {
        Self::new(name, title, Kind::Text)
    }

    pub(super) const fn with_type(mut self, column_type: &'static str) -> Self {
        self.column_type = Some(column_type);
        self
    }
}

impl Records {
    /// A file whose first line names its columns.
    pub(super) fn named(name: &str, title: &str, description: &str, fields: Vec<Field>) -> Self {
        let head = vec![fields.iter().map(|field| field.name.clone()).collect()];
        Self {
            name: name.to_owned(),
            path: format!("{name}.csv"),
            title: title.to_owned(),
            description: description.to_owned(),
            fields,
            head,
            ..Self::default()
        }
    }

    /// The file.
    pub(super) fn bytes(&self) -> Result<Vec<u8>, Error> {
        let mut writer =
            WriterBuilder::new().flexible(true).terminator(Terminator::CRLF).from_writer(Vec::from(MARK));
        for row in self.head.iter().chain(&self.rows) {
            writer.write_record(row)?;
        }
        writer.into_inner().map_err(|error| Error::Write(error.into_error()))
    }
}

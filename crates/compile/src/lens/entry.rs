//! What a figure is made of.

use std::sync::Arc;

use mingzhang_model::Money;
use mingzhang_model::ledger::{Income, Ledger, Line, Origin};

/// A ledger line that is part of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where it was written.
    pub origin: Origin,
    /// What it counts, in the ledger's own codes.
    pub label: String,
    /// How much of the figure it is.
    pub amount: Money,
}

/// Something of the ledger that a figure is made of.
pub(super) enum Entry<'a> {
    Line(&'a Line),
    Income(&'a Income),
    Detail(&'static str),
}

impl Entry<'_> {
    pub(super) fn origin(&self) -> Origin {
        match self {
            Self::Line(line) => line.origin.clone(),
            Self::Income(row) => row.origin.clone(),
            Self::Detail(_) => Origin { file: Arc::from("book.toml"), row: 0 },
        }
    }

    pub(super) fn label(&self, ledger: &Ledger) -> String {
        match self {
            Self::Line(line) => {
                let project = line.project.as_deref().and_then(|code| ledger.project(code));
                [
                    Some(line.function.to_string()),
                    line.dept_economic.map(|code| code.to_string()),
                    project.map(|project| project.name.clone()),
                ]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" ")
            }
            Self::Income(row) => mingzhang_model::Member::id(row.fund).to_owned(),
            Self::Detail(section) => (*section).to_owned(),
        }
    }
}

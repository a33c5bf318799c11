//! A report in one HTML file: it opens from a disk, asks no network for anything, and shows each place as it looks on the
//! page, with the right value in red pencil.
//!
//! A [`Section`] is made file by file, on any thread; [`HtmlReport::finish`] joins them, worst first.

mod excerpt;
mod finding;
mod markup;
mod page;
mod scan;
mod section;

use std::collections::BTreeMap;

use mingzhang_model::{Message, Severity};
use mingzhang_report::wording::Wording;
use mingzhang_report::{CheckedFile, FileLine};

/// What a report may cost.
#[derive(Clone, Copy, Debug)]
pub struct HtmlOptions {
    /// Most pictures of one file; its further findings have their words only.
    pub pictures: usize,
}

impl Default for HtmlOptions {
    fn default() -> Self {
        Self { pictures: 60 }
    }
}

/// Writes the parts of a report.
#[derive(Clone, Copy)]
pub struct HtmlReport<'a> {
    wording: Wording<'a>,
    options: HtmlOptions,
}

/// One file of a report.
#[derive(Clone, Debug)]
pub struct Section {
    html: String,
    /// By which the table of files leads here.
    anchor: String,
    line: FileLine,
    unit: String,
    year: String,
    kind: String,
    /// Findings by rule.
    rules: BTreeMap<&'static str, usize>,
}

impl<'a> HtmlReport<'a> {
    /// A report in the words of `wording`.
    pub const fn new(wording: Wording<'a>, options: HtmlOptions) -> Self {
        Self { wording, options }
    }

    /// One file, with pictures of its places if `original` is a PDF.
    pub fn file(&self, file: &CheckedFile, original: &[u8]) -> Section {
        section::write(self, file, original)
    }

    /// The whole report.
    pub fn finish(&self, sections: &[Section]) -> String {
        page::write(self, sections)
    }

    /// A word of the catalogue, as markup.
    fn words(&self, id: &str) -> String {
        markup::escaped(&self.wording.localiser().entry(id).unwrap_or_default())
    }

    /// A sentence of the catalogue, as markup.
    #[allow(clippy::needless_pass_by_value, reason = "messages are built where they are said")]
    fn say(&self, message: Message) -> String {
        markup::escaped(&self.wording.localiser().message(&message))
    }

    /// Mark and word: severity is never told by colour alone.
    fn severity(&self, severity: Severity) -> String {
        let word = markup::escaped(&self.wording.localiser().severity(severity));
        format!(
            "<b class=\"grade\"><span aria-hidden=\"true\">{}</span> {word}</b>",
            crate::colour::mark(severity)
        )
    }
}

#[cfg(test)]
mod tests;

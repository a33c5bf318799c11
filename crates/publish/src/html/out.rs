//! Writing markup: whatever comes from a book is escaped on its way in.

use crate::markup::escaped;

/// The page so far.
#[derive(Debug, Default)]
pub(super) struct Out {
    text: String,
}

impl Out {
    /// A start tag. An attribute with nothing in it is left out.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            self.text.push_str(&escaped(value));
            self.text.push('"');
        }
        self.text.push('>');
    }

    /// An end tag, on a line of its own if what it ends is large.
    pub(super) fn close(&mut self, name: &str) {
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
        if !matches!(name, "a" | "data" | "span" | "strong" | "td" | "th") {
            self.text.push('\n');
        }
    }

    /// An element that holds a text.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close(name);
    }

    /// Words.
    pub(super) fn text(&mut self, text: &str) {
        self.text.push_str(&escaped(text));
    }

    /// Markup that this program wrote.
    pub(super) fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// The page.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

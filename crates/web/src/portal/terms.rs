//! Official words that a page uses, with what they mean.

use std::collections::BTreeSet;

use mingzhang_catalog::Term;

/// The terms of the glossary that a page asked for.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    used: BTreeSet<usize>,
}

/// A word on a page; with a definition, its place among them.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// The word.
    pub(crate) text: String,
    /// `term-12`.
    pub(crate) anchor: Option<String>,
}

/// A definition at the page's foot.
#[derive(Clone, Debug)]
pub(crate) struct Definition {
    pub(crate) anchor: String,
    pub(crate) term: &'static Term,
}

impl Terms {
    /// The word, with its definition if the glossary has one.
    pub(crate) fn word(&mut self, text: &str) -> Word {
        let place = Term::embedded().iter().position(|term| term.name == text);
        self.used.extend(place);
        Word { text: text.to_owned(), anchor: place.map(anchor) }
    }

    /// The definitions of all words that were asked for, in the glossary's order.
    pub(crate) fn definitions(&self) -> Vec<Definition> {
        let all = Term::embedded().iter().enumerate().filter(|(place, _)| self.used.contains(place));
        all.map(|(place, term)| Definition { anchor: anchor(place), term }).collect()
    }
}

fn anchor(place: usize) -> String {
    format!("term-{place}")
}

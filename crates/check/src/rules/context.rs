//! What every rule sees: the book, and the questions about it that many rules ask.

use mingzhang_catalog::plain;
use mingzhang_model::{
    Book, BookKind, Fact, Level, Paragraph, ParagraphKind, Role, Spot, Table, TargetSheet, headings_above,
};

use crate::spots;

/// A book while the rules run over it.
pub(crate) struct Context<'a> {
    /// The book.
    pub(crate) book: &'a Book,
    /// Each paragraph as [`plain`] writes it: half-width signs, no white space. For searching; places count in the paragraph's own text.
    pub(crate) plain: Vec<String>,
}

/// Words of a paragraph: its index, first byte, and the byte after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) paragraph: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// What a body is, as far as its book tells: it decides codes, classes of the government's economic classification, and whether
/// there is 机关运行经费.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Body {
    /// 行政单位, or one managed by the civil service law (参公).
    Administrative,
    /// 事业单位
    Institution,
}

impl<'a> Context<'a> {
    pub(crate) fn new(book: &'a Book) -> Self {
        Self { book, plain: book.paragraphs.iter().map(|paragraph| plain(&paragraph.text)).collect() }
    }

    /// The paragraphs with their indices, contents left out.
    pub(crate) fn paragraphs(&self) -> impl Iterator<Item = (usize, &'a Paragraph)> {
        let paragraphs = self.book.paragraphs.iter().enumerate();
        paragraphs.filter(|(_, paragraph)| paragraph.kind != ParagraphKind::Contents)
    }

    /// Sentences outside the performance sheets.
    pub(crate) fn narrative(&self) -> impl Iterator<Item = (usize, &'a Paragraph)> {
        self.paragraphs().filter(|(_, paragraph)| paragraph.kind == ParagraphKind::Text)
    }

    /// Texts of the performance sheets.
    pub(crate) fn sheet_texts(&self) -> impl Iterator<Item = (usize, &'a Paragraph)> {
        self.paragraphs().filter(|(_, paragraph)| matches!(paragraph.kind, ParagraphKind::Sheet(_)))
    }

    /// The headings of the text, contents left out.
    pub(crate) fn headings(&self) -> impl Iterator<Item = (usize, &'a Paragraph)> {
        self.paragraphs().filter(|(_, paragraph)| paragraph.level().is_some())
    }

    /// The sentences that stand under a heading that contains one of these words, at any depth.
    pub(crate) fn under(&self, words: &[&str]) -> Vec<(usize, &'a Paragraph)> {
        self.narrative()
            .filter(|(index, _)| {
                headings_above(&self.book.paragraphs, *index)
                    .iter()
                    .any(|heading| words.iter().any(|word| heading.text.contains(word)))
            })
            .collect()
    }

    /// Whether a heading contains one of these words.
    pub(crate) fn has_heading(&self, words: &[&str]) -> bool {
        self.headings().any(|(_, heading)| words.iter().any(|word| heading.text.contains(word)))
    }

    /// Every place outside the contents where `word` stands, as printed.
    pub(crate) fn find(&self, word: &str) -> Vec<Words> {
        self.paragraphs()
            .flat_map(|(paragraph, found)| {
                found.text.match_indices(word).map(move |(start, word)| Words {
                    paragraph,
                    start,
                    end: start + word.len(),
                })
            })
            .collect()
    }

    /// Words as a place in a finding.
    pub(crate) fn quote(&self, words: Words, role: Role) -> Spot {
        spots::quote(self.book, words.paragraph, words.start, words.end, role)
    }

    /// A whole paragraph as a place in a finding.
    pub(crate) fn whole(&self, paragraph: usize, role: Role) -> Spot {
        let end = self.book.paragraphs.get(paragraph).map_or(0, |paragraph| paragraph.text.len());
        spots::quote(self.book, paragraph, 0, end, role)
    }

    /// The tables that hold money.
    pub(crate) fn money_tables(&self) -> impl Iterator<Item = (usize, &'a Table)> {
        self.book.tables.iter().enumerate().filter(|(_, table)| table.is_money)
    }

    /// The performance sheets of projects, with their indices in the book.
    pub(crate) fn sheets(&self) -> impl Iterator<Item = (usize, &'a TargetSheet)> {
        self.book.target_sheets.iter().enumerate().filter(|(_, sheet)| !sheet.overall)
    }

    /// Whether this is a budget.
    pub(crate) fn is_budget(&self) -> bool {
        self.book.kind == BookKind::Budget
    }

    /// Whether these are final accounts.
    pub(crate) fn is_accounts(&self) -> bool {
        self.book.kind == BookKind::FinalAccounts
    }

    /// Whether this is the book of a department with its units.
    pub(crate) fn is_department(&self) -> bool {
        self.book.level == Level::Department
    }

    /// What the body is, told by the item that pays for its running: 行政运行 (01) or 事业运行 (50). A department with both is
    /// administrative.
    pub(crate) fn body(&self) -> Option<Body> {
        let named = |word: &str| {
            self.money_tables().any(|(_, table)| {
                table.blocks.iter().flat_map(|block| block.keys.iter().flatten()).any(|key| key.name == word)
            })
        };
        if named("行政运行") {
            return Some(Body::Administrative);
        }
        named("事业运行").then_some(Body::Institution)
    }

    /// The figures of the book that `which` picks.
    pub(crate) fn facts(&self, which: impl Fn(&Fact) -> bool) -> impl Iterator<Item = &'a Fact> {
        self.book.facts.iter().filter(move |fact| which(fact))
    }

    /// A figure of a table as a place in a finding.
    pub(crate) fn fact(&self, fact: &Fact, role: Role) -> Spot {
        spots::cell(self.book, (fact.table, fact.row, fact.column), role)
    }
}

//! What every rule sees: the book, and the questions about it that many rules ask.

use std::collections::HashSet;

use mingzhang_catalog::{plain, strip_ordinal};
use mingzhang_model::{
    Book, BookKind, Claim, Fact, Level, Paragraph, ParagraphKind, Place, Role, Spot, Table, TargetSheet,
};

use crate::spots;

/// A book while the rules run over it.
pub(crate) struct Context<'a> {
    /// The book.
    pub(crate) book: &'a Book,
    /// Each paragraph as [`plain`] writes it: half-width signs, no white space. For searching; places count in the paragraph's own text.
    pub(crate) plain: Vec<String>,
    /// The prose outside tables and sheets, paragraphs that a page cut in two joined again.
    pub(crate) passages: Vec<Passage>,
    /// For each paragraph, whether it is an entry of the contents, marked or not.
    contents: Vec<bool>,
    /// For each paragraph, the innermost heading above it.
    above: Vec<Option<usize>>,
    /// The same, of headings that are marked as such only.
    marked: Vec<Option<usize>>,
}

/// At most so many places stand in one finding; its message says how many there are.
pub(crate) const MOST_SPOTS: usize = 12;

/// Prose that belongs together although a page may have cut it.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// The words.
    pub(crate) text: String,
    /// At which byte each paragraph begins, and its index.
    parts: Vec<(usize, usize)>,
}

impl Passage {
    /// The paragraph that it begins with.
    pub(crate) fn first(&self) -> usize {
        self.parts.first().map_or(0, |(_, paragraph)| *paragraph)
    }

    /// The paragraph that it ends with.
    pub(crate) fn last(&self) -> usize {
        self.parts.last().map_or(0, |(_, paragraph)| *paragraph)
    }

    /// Where words of the passage stand in the book: up to the end of the paragraph in which they begin.
    pub(crate) fn words(&self, start: usize, end: usize) -> Words {
        let index = self.parts.partition_point(|(at, _)| *at <= start).saturating_sub(1);
        let (from, paragraph) = self.parts.get(index).copied().unwrap_or((0, 0));
        let to = self.parts.get(index + 1).map_or(self.text.len(), |(at, _)| *at);
        Words { paragraph, start: start.saturating_sub(from), end: end.min(to).saturating_sub(from) }
    }
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
        let contents = contents(book);
        let above = above(book, |index, paragraph| {
            let is_entry = contents.get(index) == Some(&true);
            (!is_entry).then(|| level(paragraph)).flatten()
        });
        let marked = self::above(book, |_, paragraph| paragraph.level());
        let passages = passages(book, &contents);
        let plain = book.paragraphs.iter().map(|paragraph| plain(&paragraph.text)).collect();
        Self { book, plain, passages, contents, above, marked }
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
                self.marked_headings_of(*index)
                    .any(|heading| words.iter().any(|word| heading.text.contains(word)))
            })
            .collect()
    }

    /// The headings above a paragraph that are marked as such, the innermost first.
    fn marked_headings_of(&self, paragraph: usize) -> impl Iterator<Item = &'a Paragraph> {
        let above = |index: usize| self.marked.get(index).copied().flatten();
        std::iter::successors(above(paragraph), move |heading| above(*heading))
            .filter_map(|heading| self.book.paragraphs.get(heading))
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

    /// Whether a paragraph is an entry of the contents, also where the file does not mark it as one.
    pub(crate) fn is_contents(&self, paragraph: usize) -> bool {
        self.contents.get(paragraph).copied().unwrap_or(false)
    }

    /// The innermost heading above a paragraph. A short line that names a section counts as one.
    pub(crate) fn heading_of(&self, paragraph: usize) -> Option<usize> {
        self.above.get(paragraph).copied().flatten()
    }

    /// The headings above a paragraph, the innermost first.
    pub(crate) fn headings_of(&self, paragraph: usize) -> impl Iterator<Item = &'a Paragraph> {
        std::iter::successors(self.heading_of(paragraph), |heading| self.heading_of(*heading))
            .filter_map(|heading| self.book.paragraphs.get(heading))
    }

    /// Whether a paragraph stands under a heading that contains one of these words.
    pub(crate) fn stands_under(&self, paragraph: usize, words: &[&str]) -> bool {
        self.headings_of(paragraph).any(|heading| words.iter().any(|word| heading.text.contains(word)))
    }

    /// Whether a paragraph stands in the glossary.
    pub(crate) fn in_glossary(&self, paragraph: usize) -> bool {
        self.stands_under(paragraph, GLOSSARY)
    }

    /// Whether the narrative holds one of these words where it speaks of the body, not in definitions.
    pub(crate) fn says_outside_glossary(&self, words: &[&str]) -> bool {
        self.narrative().any(|(index, paragraph)| {
            words.iter().any(|word| paragraph.text.contains(word)) && !self.in_glossary(index)
        })
    }

    /// The passages under a heading that contains one of these words.
    pub(crate) fn passages_under(&self, words: &[&str]) -> Vec<&Passage> {
        self.passages.iter().filter(|passage| self.stands_under(passage.first(), words)).collect()
    }

    /// The passages, and each text of the performance sheets as one of its own.
    pub(crate) fn all_passages(&self) -> impl Iterator<Item = Passage> {
        let sheets = self
            .sheet_texts()
            .map(|(index, paragraph)| Passage { text: paragraph.text.clone(), parts: vec![(0, index)] });
        self.passages.iter().cloned().chain(sheets)
    }

    /// The claims that stand in a passage.
    pub(crate) fn claims_in(&self, passage: &Passage) -> impl Iterator<Item = &'a Claim> + use<'a> {
        let (first, last) = (passage.first(), passage.last());
        let claims = &self.book.claims;
        let from = claims.partition_point(|claim| claim.paragraph < first);
        claims.iter().skip(from).take_while(move |claim| claim.paragraph <= last)
    }

    /// Places of words as the primary places of a finding, not more than a reader can follow.
    pub(crate) fn quotes(&self, hits: &[Words]) -> Vec<Spot> {
        hits.iter().take(MOST_SPOTS).map(|words| self.quote(*words, Role::Primary)).collect()
    }

    /// Whether this is a form that nobody has filled in yet: no figure in it, but places for them.
    pub(crate) fn is_blank(&self) -> bool {
        const PLACES: [&str; 8] = ["XX", "xx", "××", "{", "＊＊", "__", "待填写", "未填报"];
        let figures = self.book.facts.iter().any(|fact| !fact.printed.value().is_zero());
        let open = |passage: &&Passage| PLACES.iter().any(|place| passage.text.contains(place));
        !figures && self.passages.iter().filter(open).take(3).count() == 3
    }

    /// Whether this is a whole book, tables and narrative, and not a part of one: only then is something missing from it.
    pub(crate) fn is_whole(&self) -> bool {
        const TABLES: usize = 4;
        const SENTENCES: usize = 6;
        let sentences = self.passages.iter().filter(|passage| passage.text.contains('。'));
        self.money_tables().take(TABLES).count() == TABLES
            && sentences.take(SENTENCES).count() == SENTENCES
            && !self.is_blank()
    }
}

/// How the section of definitions is called.
const GLOSSARY: &[&str] = &["名词解释", "名词说明", "专业名词", "术语解释"];

/// A short line that names a section without a number before it.
fn names_section(text: &str) -> bool {
    const ENDS: [&str; 8] =
        ["说明", "解释", "主要职能", "主要职责", "机构设置", "概况", "机构设置情况", "基本情况"];
    let length = text.chars().count();
    (4..=40).contains(&length)
        && !text.contains(['。', '，', '；', '：', '、', ',', ';', ':'])
        && ENDS.iter().any(|end| text.ends_with(end))
}

/// The level of a heading, or of a line that is one in all but form.
fn level(paragraph: &Paragraph) -> Option<u8> {
    paragraph
        .level()
        .or_else(|| (paragraph.kind == ParagraphKind::Text && names_section(&paragraph.text)).then_some(1))
}

/// Which paragraphs are entries of the contents: those that are marked, else those on the page of the word 目录.
fn contents(book: &Book) -> Vec<bool> {
    let marked = |paragraph: &Paragraph| paragraph.kind == ParagraphKind::Contents;
    let title = book.paragraphs.iter().position(|paragraph| plain(&paragraph.text) == "目录");
    let page = title.and_then(|index| book.paragraphs.get(index)).and_then(|title| title.place().page());
    let loose = page.filter(|_| !book.paragraphs.iter().any(marked));
    book.paragraphs
        .iter()
        .enumerate()
        .map(|(index, paragraph)| {
            let beside = loose.is_some()
                && paragraph.place().page() == loose
                && title.is_some_and(|title| title < index);
            marked(paragraph) || beside
        })
        .collect()
}

/// For each paragraph the innermost heading above it, by the level that each heading has.
fn above(book: &Book, level: impl Fn(usize, &Paragraph) -> Option<u8>) -> Vec<Option<usize>> {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut out = Vec::with_capacity(book.paragraphs.len());
    for (index, paragraph) in book.paragraphs.iter().enumerate() {
        if matches!(paragraph.kind, ParagraphKind::Sheet(_)) {
            out.push(None);
            continue;
        }
        let level = level(index, paragraph);
        if let Some(level) = level {
            while open.last().is_some_and(|(other, _)| *other >= level) {
                open.pop();
            }
        }
        out.push(open.last().map(|(_, heading)| *heading));
        open.extend(level.map(|level| (level, index)));
    }
    out
}

/// Joins what a page or a column cut: a paragraph that does not end goes on in the next one.
fn passages(book: &Book, contents: &[bool]) -> Vec<Passage> {
    const LINE: usize = 24;
    let titles: HashSet<&str> = book.tables.iter().map(|table| table.title.as_str()).collect();
    let mut out: Vec<Passage> = Vec::new();
    for (index, paragraph) in book.paragraphs.iter().enumerate() {
        let is_prose = paragraph.kind == ParagraphKind::Text
            && contents.get(index) != Some(&true)
            && !titles.contains(paragraph.text.as_str())
            && !is_caption(&paragraph.text);
        if !is_prose {
            continue;
        }
        let goes_on = out.last_mut().filter(|before| {
            let text = &before.text;
            let cut = text.chars().take(LINE).count() == LINE && text.contains(['，', '。', '、', '；', ',']);
            before.last() + 1 == index
                && (cut || is_next_line(book, index))
                && !text.ends_with(['。', '；', '！', '？', '：', ';', ':', '!', '?', '.'])
                && strip_ordinal(&paragraph.text).0 == 0
                && level(paragraph).is_none()
        });
        if let Some(before) = goes_on {
            before.parts.push((before.text.len(), index));
            before.text.push_str(&paragraph.text);
        } else {
            out.push(Passage { text: paragraph.text.clone(), parts: vec![(0, index)] });
        }
    }
    out
}

/// Whether a paragraph of a text file begins on the line after the one before it, with no empty line between.
fn is_next_line(book: &Book, index: usize) -> bool {
    let line = |paragraph: &Paragraph| match paragraph.lines.last() {
        Some((_, Place::Text { line, .. })) => Some(*line),
        _ => None,
    };
    let before = index.checked_sub(1).and_then(|before| book.paragraphs.get(before)).and_then(line);
    let first = book.paragraphs.get(index).map(Paragraph::place);
    matches!((before, first), (Some(before), Some(Place::Text { line, .. })) if before + 1 == line)
}

/// What stands above a table: the body, the unit of money.
fn is_caption(text: &str) -> bool {
    const LINE: usize = 40;
    let text = plain(text);
    text.chars().take(LINE).count() < LINE
        && (text.ends_with("单位:元") || text.ends_with("单位:万元") || text.starts_with("单位名称:"))
}

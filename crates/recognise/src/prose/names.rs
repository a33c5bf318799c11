//! What the words in front of a figure name, as a coordinate.

use std::collections::HashMap;

use mingzhang_catalog::{Catalog, Kind, Where, plain, subject_chain};
use mingzhang_model::{Book, BookKind, Coordinate, Flow, Fund, Stage, SubjectCode, Year};

/// What a book calls things, beside the lexicon: its own name, its subjects, its projects.
pub(super) struct Names<'a> {
    book: &'a Book,
    unit: String,
    subjects: HashMap<String, Vec<SubjectCode>>,
    /// Longest first, so that a name inside a longer one does not hide it.
    projects: Vec<(String, String)>,
}

/// What some words name.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Named {
    pub(super) coordinate: Coordinate,
    /// Whether every word was understood.
    pub(super) complete: bool,
    /// Whether the words name a thing, not only a year or a version of a figure.
    pub(super) thing: bool,
}

/// What a body calls itself.
const OWN: [&str; 10] =
    ["本单位", "本部门", "我单位", "我部门", "本级", "我局", "本局", "我委", "全区", "我中心"];

/// Words that narrow nothing in a sentence.
const FILLERS: [&str; 57] = [
    "主要用于以下方面",
    "用于以下方面",
    "主要用于",
    "主要包括",
    "支出包括",
    "收入包括",
    "具体包括",
    "包括",
    "以下",
    "方面",
    "分别为",
    "全年",
    "年度",
    "其中",
    "按来源分",
    "按年度分",
    "按功能分",
    "按支出功能",
    "按来源",
    "按功能",
    "安排",
    "预算数",
    "预算",
    "决算数",
    "决算",
    "总额",
    "总计",
    "合计",
    "共计",
    "金额",
    "规模",
    "总",
    "资金",
    "编制",
    "批复",
    "涉及",
    "当年",
    "本年",
    "科目",
    "实际",
    "完成",
    "支出数",
    "收入数",
    "数",
    "费用",
    "经费",
    "项目",
    "分别",
    "为",
    "是",
    "的",
    "由",
    "共",
    "约",
    "在",
    "中",
    "等",
];

impl<'a> Names<'a> {
    pub(super) fn of(book: &'a Book) -> Self {
        let mut subjects: HashMap<String, Vec<SubjectCode>> = HashMap::new();
        let mut projects = Vec::new();
        for key in book.tables.iter().flat_map(|table| &table.blocks).flat_map(|block| &block.keys).flatten()
        {
            if let Some(code) = key.coordinate.function {
                let codes = subjects.entry(plain(&key.name)).or_default();
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
            if let Some(project) = &key.coordinate.project {
                projects.push((plain(project), project.clone()));
            }
        }
        projects.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        projects.dedup();
        let unit = book.unit_name.as_deref().map(plain).unwrap_or_default();
        Self { book, unit, subjects, projects }
    }

    /// What the words name.
    pub(super) fn name(&self, words: &str) -> Named {
        let mut rest = plain(words);
        let mut out = Coordinate::default();
        for own in OWN {
            rest = rest.replace(own, "");
        }
        if !self.unit.is_empty() {
            rest = rest.replace(&self.unit, "");
        }
        if let Some((name, project)) = self.projects.iter().find(|(name, _)| rest.contains(name.as_str())) {
            out.project = Some(project.clone());
            rest = rest.replace(name.as_str(), "");
        }
        let mut unknown_subject = false;
        if let Some(chain) = subject_chain(&rest) {
            out.function = self.subject_of_chain(&chain.names);
            unknown_subject = out.function.is_none();
            rest.replace_range(chain.range, "");
        } else if let Some((code, name)) = self.class_in(&rest) {
            out.function = Some(code);
            rest = rest.replacen(&name, "", 1);
        }
        let (year, without_years) = self.years(&rest);
        rest = without_years;
        let lexicon = &Catalog::embedded().lexicon;
        let said = lexicon.restrict(&rest, Where::Prose);
        let mut left = lexicon.remainder(&rest, Where::Prose);
        for filler in FILLERS {
            left = left.replace(filler, "");
        }
        let mut coordinate = out.refine(&said);
        coordinate.year = year.or(coordinate.year);
        if coordinate.stage.is_none() {
            coordinate.stage = stage(&rest, self.book.kind);
        }
        let thing = Coordinate { year: None, stage: None, ..coordinate.clone() } != Coordinate::default();
        if coordinate.function.is_some() && coordinate.flow.is_none() {
            coordinate.flow = Some(Flow::Expenditure);
        }
        let complete = !unknown_subject && !left.chars().any(char::is_alphabetic);
        Named { coordinate: normal(coordinate, self.book.kind), complete, thing }
    }

    /// The subject at the end of a chain 类 › 款 › 项: the book's own name for it first, then the classification's. Only one that
    /// the names above lead to.
    fn subject_of_chain(&self, names: &[String]) -> Option<SubjectCode> {
        let last = names.last()?;
        let above = names.get(..names.len().checked_sub(1)?).unwrap_or(&[]);
        let depth = names.len();
        let list = &Catalog::embedded().function;
        let fits = |code: &&SubjectCode| {
            level(**code) == depth
                && above.iter().enumerate().all(|(index, name)| {
                    let parent = ancestor(**code, index + 1);
                    parent.is_some_and(|parent| {
                        self.subjects.get(name).is_some_and(|codes| codes.contains(&parent))
                            || list.by_name(name).contains(&parent)
                    })
                })
        };
        self.subjects
            .get(last)
            .and_then(|codes| codes.iter().find(fits))
            .or_else(|| list.by_name(last).iter().find(fits))
            .copied()
    }

    /// The class (类) that the words name: the longest name of one that the words contain and that nothing goes on with.
    fn class_in(&self, words: &str) -> Option<(SubjectCode, String)> {
        let bare = words.replace(['“', '”', '(', ')'], "");
        let known = self.subjects.iter().filter_map(|(name, codes)| {
            let code = codes.iter().find(|code| level(**code) == 1)?;
            Some((*code, name.clone()))
        });
        let listed = Catalog::embedded()
            .classification(Kind::Function)
            .iter()
            .filter(|(code, _)| level(*code) == 1)
            .map(|(code, entry)| (code, plain(&entry.name)));
        known
            .chain(listed)
            .filter(|(_, name)| {
                name.chars().count() >= 4 && name.ends_with("支出") && bare.contains(name.as_str())
            })
            .max_by_key(|(_, name)| name.len())
    }

    /// The year that the words name beside the book's own, and the words without their years.
    fn years(&self, words: &str) -> (Option<Year>, String) {
        let chars: Vec<char> = words.chars().collect();
        let mut out = String::new();
        let mut named = None;
        let mut at = 0;
        while let Some(c) = chars.get(at) {
            let digits: String = chars.iter().skip(at).take(4).filter(|c| c.is_ascii_digit()).collect();
            if digits.len() == 4
                && chars.get(at + 4) == Some(&'年')
                && !out.ends_with(|c: char| c.is_ascii_digit())
            {
                if let (Ok(year), Some(own)) = (digits.parse::<i32>(), self.book.year)
                    && year + 1 == own
                {
                    named = Some(Year::Last);
                }
                at += 5;
                if chars.get(at) == Some(&'度') {
                    at += 1;
                }
                continue;
            }
            out.push(*c);
            at += 1;
        }
        if ["上年", "去年"].iter().any(|word| out.contains(word)) && !out.contains("上年结转") {
            named = Some(Year::Last);
        }
        (named, out.replace("上年度", "").replace("去年", ""))
    }

    /// What a heading says of every figure below it.
    pub(super) fn heading(&self, text: &str) -> Coordinate {
        let said = Catalog::embedded().lexicon.restrict(text, Where::Title);
        normal(Coordinate { stage: None, year: None, ..said }, self.book.kind)
    }
}

/// In final accounts 年初预算 and 预算 are not the figure that the tables print, in budgets they are.
fn stage(words: &str, kind: BookKind) -> Option<Stage> {
    if kind != BookKind::FinalAccounts {
        return None;
    }
    if words.contains("调整预算") || words.contains("全年预算") {
        return Some(Stage::Adjusted);
    }
    let only_a_fund = words.replace("公共预算", "").replace("基金预算", "").replace("经营预算", "");
    (only_a_fund.contains("年初预算") || (only_a_fund.contains("预算") && !only_a_fund.contains("决算")))
        .then_some(Stage::Budget)
}

fn normal(mut coordinate: Coordinate, kind: BookKind) -> Coordinate {
    match (kind, coordinate.stage) {
        (BookKind::Budget, Some(Stage::Budget)) | (BookKind::FinalAccounts, Some(Stage::Actual)) => {
            coordinate.stage = None;
        }
        _ => {}
    }
    let spent = coordinate.spending.is_some() || coordinate.three_public.is_some();
    if spent && coordinate.flow.is_none() {
        coordinate.flow = Some(Flow::Expenditure);
    }
    if coordinate.three_public.is_some() {
        coordinate.spending = None;
    }
    // “三公”经费 are paid from 财政拨款 alone; books say so or leave it out.
    if coordinate.three_public.is_some() && coordinate.fund.is_none() {
        coordinate.fund = Some(Fund::Fiscal);
    }
    coordinate
}

fn level(code: SubjectCode) -> usize {
    match code.to_string().len() {
        3 => 1,
        5 => 2,
        _ => 3,
    }
}

fn ancestor(code: SubjectCode, level: usize) -> Option<SubjectCode> {
    let digits = code.to_string();
    SubjectCode::parse(digits.get(..level * 2 + 1)?)
}

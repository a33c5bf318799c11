//! The page: findings on the right, the file's pages on the left with the places marked.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use mingzhang_report::Earlier;
use mingzhang_store::{Acceptance, ReadingState};
use mingzhang_worker::check::Summary;
use mingzhang_worker::view::{Excerpt, Item, PageMark, View};

use super::download::{DATA, Offer, REPORTS};
use super::earlier::EarlierFile;
use super::filter::Filter;
use super::subject::{Subject, Which};
use super::words::state_words;
use crate::app::App;
use crate::moment;
use crate::page::{Frame, page};
use crate::refusal::Refusal;

/// Findings of one page; a hostile file may have any number.
const MOST: usize = 1000;

#[derive(Template)]
#[template(path = "findings/pending.html")]
struct Pending {
    frame: Frame,
    subject: Subject,
    words: String,
    has_failed: bool,
}

#[derive(Template)]
#[template(path = "findings/findings.html")]
struct Page {
    frame: Frame,
    subject: Subject,
    view: View,
    head: Head,
    severities: Vec<Severity>,
    sheets: Vec<Sheet>,
    fixed: Vec<Earlier>,
    standings: Vec<Standing>,
    rules: Vec<(String, String)>,
    tables: Vec<String>,
    filter: Filter,
    shown: usize,
    reports: &'static [Offer],
    data: &'static [Offer],
}

/// What stands above all.
struct Head {
    unit: String,
    year: String,
    kind: String,
    coverage: String,
    earlier: Option<String>,
}

/// The findings of one severity, by group.
struct Severity {
    id: &'static str,
    mark: &'static str,
    word: &'static str,
    count: usize,
    groups: Vec<(String, Vec<Row>)>,
}

/// A finding on the page.
struct Row {
    number: usize,
    item: Item,
    acceptance: Option<Acceptance>,
    accepted_at: String,
    /// `新出现`, `仍存在`, beside an earlier file.
    standing: Option<&'static str>,
}

/// A page of the file with its places.
struct Sheet {
    number: usize,
    width: f32,
    height: f32,
    marks: Vec<Mark>,
}

struct Mark {
    finding: usize,
    severity: String,
    place: PageMark,
}

impl Mark {
    fn width(&self) -> f32 {
        let [left, _, right, _] = self.place.area;
        right - left
    }

    fn height(&self) -> f32 {
        let [_, top, _, bottom] = self.place.area;
        bottom - top
    }

    fn left(&self) -> f32 {
        let [left, ..] = self.place.area;
        left
    }

    fn top(&self) -> f32 {
        let [_, top, ..] = self.place.area;
        top
    }
}

/// A count that filters.
struct Standing {
    word: &'static str,
    count: usize,
    query: String,
    is_current: bool,
}

pub(super) async fn findings(
    State(app): State<App>,
    Query(filter): Query<Filter>,
    subject: Subject,
) -> Result<Response, Refusal> {
    let section = match subject.which {
        Which::Reading(_) => "reading",
        Which::Check(_) => "overview",
    };
    let frame = Frame::desk(&subject.signed, section, subject.file_name.clone());
    let (Some(_), Some(view)) = (subject.report, subject.view) else {
        let words = state_words(&subject.state);
        let has_failed = matches!(subject.state, ReadingState::Failed { .. });
        return page(&Pending { frame, subject, words, has_failed });
    };
    let broken = |error: serde_json::Error| Refusal::fault("read what a page shows", &error);
    let mut view: View = serde_json::from_slice(&app.store().get_file(view).await?).map_err(broken)?;
    let summary: Summary = serde_json::from_str(&subject.summary).map_err(broken)?;
    let accepted = app.store().acceptances(subject.signed.actor(), subject.scope).await?;
    let accepted: BTreeMap<String, Acceptance> =
        accepted.into_iter().map(|one| (one.finding.clone(), one)).collect();
    let earlier = match &subject.earlier {
        None => None,
        Some((report, name)) => Some(EarlierFile::load(&app, *report, name.clone()).await?),
    };
    let items = std::mem::take(&mut view.findings);
    let fixed = earlier.as_ref().map(|earlier| earlier.fixed(&items)).unwrap_or_default();
    let standings = standings(&items, earlier.as_ref(), (&accepted, fixed.len()), &filter);
    let rules: BTreeMap<String, String> =
        items.iter().map(|item| (item.rule.clone(), item.title.clone())).collect();
    let tables: BTreeSet<String> = items.iter().filter_map(|item| item.table.clone()).collect();
    let all = items.into_iter().enumerate();
    let mut rows: Vec<Row> = all
        .filter_map(|(index, item)| {
            let is_new = earlier.as_ref().map(|earlier| earlier.is_new(&item));
            let acceptance = accepted.get(&item.key).cloned();
            filter.takes(&item, is_new, acceptance.is_some()).then(|| Row {
                number: index + 1,
                standing: is_new.map(|is_new| if is_new { "新出现" } else { "仍存在" }),
                accepted_at: acceptance.as_ref().map(|one| moment::minute(one.at)).unwrap_or_default(),
                acceptance,
                item,
            })
        })
        .collect();
    rows.truncate(MOST);
    let shown = rows.len();
    let shows_fixed = filter.status.is_empty() || filter.status == "fixed";
    page(&Page {
        frame,
        head: head(&summary, &view, earlier.map(|earlier| earlier.name)),
        sheets: sheets(&summary, &rows),
        severities: by_severity(rows),
        fixed: if shows_fixed { fixed } else { Vec::new() },
        standings,
        rules: rules.into_iter().collect(),
        tables: tables.into_iter().collect(),
        shown,
        filter,
        view,
        subject,
        reports: REPORTS,
        data: DATA,
    })
}

fn head(summary: &Summary, view: &View, earlier: Option<String>) -> Head {
    let pages = summary.pages.len();
    let has_pages = summary.pages.iter().any(|(width, _)| *width > 0.0);
    let read = if has_pages { format!("已读取 {pages} 页、") } else { "已读取 ".to_owned() };
    let (told, all) = view.sentences;
    let sentences =
        if all == 0 { String::new() } else { format!("，含金额的句子 {all} 句、读懂 {told} 句") };
    Head {
        unit: summary.unit.clone().unwrap_or_else(|| "未识别单位".to_owned()),
        year: summary.year.map_or_else(|| "年度未识别".to_owned(), |year| format!("{year}年")),
        kind: view.kind.clone(),
        coverage: format!(
            "{read}{} 张表{sentences}；{} 处错误、{} 处警告、{} 处提示。{}",
            view.tables, summary.errors, summary.warnings, summary.infos, summary.reached
        ),
        earlier,
    }
}

fn standings(
    items: &[Item],
    earlier: Option<&EarlierFile>,
    (accepted, fixed): (&BTreeMap<String, Acceptance>, usize),
    filter: &Filter,
) -> Vec<Standing> {
    let standing = |word, status: &str, count| Standing {
        word,
        count,
        query: filter.with_status(status),
        is_current: filter.status == status,
    };
    let count = |wanted: &dyn Fn(&Item) -> bool| items.iter().filter(|item| wanted(item)).count();
    let is_accepted = |item: &Item| accepted.contains_key(&item.key);
    let mut out = vec![standing("全部", "", items.len())];
    if let Some(earlier) = earlier {
        out.push(standing("已改正", "fixed", fixed));
        out.push(standing("新出现", "new", count(&|item| earlier.is_new(item))));
        out.push(standing("仍存在", "open", count(&|item| !earlier.is_new(item))));
    }
    let accepted = count(&is_accepted);
    if accepted > 0 {
        out.push(standing("已接受", "accepted", accepted));
        out.push(standing("未接受", "standing", items.len() - accepted));
    }
    out
}

fn by_severity(rows: Vec<Row>) -> Vec<Severity> {
    let mut out = [("error", "●", "错误"), ("warning", "▲", "警告"), ("info", "○", "提示")]
        .map(|(id, mark, word)| Severity { id, mark, word, count: 0, groups: Vec::new() });
    for row in rows {
        let Some(severity) = out.iter_mut().find(|severity| severity.id == row.item.severity) else {
            continue;
        };
        severity.count += 1;
        match severity.groups.last_mut() {
            Some((group, rows)) if *group == row.item.group => rows.push(row),
            _ => severity.groups.push((row.item.group.clone(), vec![row])),
        }
    }
    out.into_iter().filter(|severity| severity.count > 0).collect()
}

/// Pages with a size; a format without pages has none.
fn sheets(summary: &Summary, rows: &[Row]) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = summary
        .pages
        .iter()
        .enumerate()
        .filter(|(_, (width, height))| *width > 0.0 && *height > 0.0)
        .map(|(index, &(width, height))| Sheet { number: index + 1, width, height, marks: Vec::new() })
        .collect();
    for row in rows {
        for place in &row.item.marks {
            let number = usize::try_from(place.page).unwrap_or(usize::MAX);
            if let Ok(at) = sheets.binary_search_by_key(&number, |sheet| sheet.number)
                && let Some(sheet) = sheets.get_mut(at)
            {
                let severity = row.item.severity.clone();
                sheet.marks.push(Mark { finding: row.number, severity, place: place.clone() });
            }
        }
    }
    sheets
}

impl Page {
    /// The number of findings that are shown or not.
    fn all(&self) -> usize {
        self.standings.first().map_or(0, |all| all.count)
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.severities.iter().flat_map(|severity| &severity.groups).flat_map(|(_, rows)| rows)
    }

    fn is_own(&self) -> bool {
        matches!(self.subject.which, Which::Reading(_))
    }

    /// What is selected in a list.
    fn chosen(&self, field: &str, value: &str) -> bool {
        let current = match field {
            "severity" => &self.filter.severity,
            "rule" => &self.filter.rule,
            "table" => &self.filter.table,
            _ => return false,
        };
        current == value
    }
}

impl Row {
    fn has_picture(&self) -> bool {
        !self.item.marks.is_empty()
    }
}

impl Pending {
    fn is_own(&self) -> bool {
        matches!(self.subject.which, Which::Reading(_))
    }
}

/// Whether a column of an excerpt holds figures.
fn is_figure(excerpt: &Excerpt, column: usize) -> bool {
    excerpt.figures.get(column).copied().unwrap_or(false)
}

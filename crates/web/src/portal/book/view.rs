//! What a book's page shows, in words.

use askama::Template;
use mingzhang_digest::{Amount, Breakdown, Digest, Figure, Line, Project};
use mingzhang_model::{Money, MoneyUnit};

use super::Place;
use crate::app::App;
use crate::moment;
use crate::page::Frame;
use crate::portal::sketch::{self, Sketch};
use crate::portal::terms::{Definition, Terms, Word};
use crate::portal::{address, files, words};

/// Projects that are shown with goal and indicators; of the others, name and amount.
const PROJECTS: usize = 60;

#[derive(Template)]
#[template(path = "portal/book.html")]
pub(super) struct Page {
    frame: Frame,
    canonical: String,
    unit: String,
    unit_href: String,
    parent: String,
    year: u16,
    kind: &'static str,
    /// Where the newest version is, on the page of an older one.
    newer: Option<String>,
    number: u32,
    published: String,
    /// `万元`: what all amounts of the page are in.
    money: &'static str,
    headline: Option<Headline>,
    beside: Vec<Beside>,
    flow: Option<Sketch>,
    purposes: Purposes,
    economic: Purposes,
    three_public: Option<ThreePublic>,
    projects: Vec<ProjectView>,
    more_projects: Vec<(String, String)>,
    tables: Vec<Listed>,
    downloads: Vec<(String, String, &'static str)>,
    sha256: String,
    versions: Vec<(u32, String, String, bool)>,
    compare: Vec<(String, String)>,
    compare_any: String,
    definitions: Vec<Definition>,
    /// Whether the book's figures are there: not where it could not be read.
    is_read: bool,
}

/// The figure that stands for the book.
struct Headline {
    word: Word,
    amount: String,
    change: Option<String>,
}

/// A figure beside it.
struct Beside {
    word: Word,
    amount: String,
    hint: String,
}

/// What money is for: a picture, and every line to the last item.
#[derive(Default)]
struct Purposes {
    whole: String,
    sketch: Option<Sketch>,
    lines: Vec<Row>,
}

struct Row {
    code: String,
    name: String,
    depth: u8,
    amount: String,
    last: String,
}

struct ThreePublic {
    word: Word,
    total: String,
    change: Option<String>,
    of: String,
    sketch: Option<Sketch>,
    all_zero: bool,
}

struct ProjectView {
    name: String,
    amount: String,
    whole: String,
    about: String,
    goal: String,
    result: String,
    indicators: Vec<[String; 4]>,
}

struct Listed {
    href: String,
    title: String,
    unit: String,
    pages: String,
}

/// The page of a version.
pub(super) fn page(app: &App, place: &Place<'_>, digest: &Digest) -> Page {
    let Place { unit, edition, book, .. } = *place;
    let mut terms = Terms::default();
    let money = sketch::unit(digest);
    let kind = words::kind(edition.kind, edition.level);
    let newest = edition.newest().map_or(book.version, |newest| newest.version);
    let is_old = book.version < newest;
    let address = address::version(book);
    let canonical = if is_old { address.clone() } else { address::book(unit, edition) };
    let (projects, more) = digest.projects.split_at(digest.projects.len().min(PROJECTS));
    Page {
        frame: Frame::public(format!("{} {}年{kind}", unit.name, edition.year)),
        canonical: format!("{}{canonical}", app.config().base_url()),
        unit: unit.name.clone(),
        unit_href: address::unit(unit),
        parent: unit.parent.clone().unwrap_or_default(),
        year: edition.year,
        kind,
        newer: is_old.then(|| address::book(unit, edition)),
        number: book.version,
        published: moment::minute(book.published_at),
        money: money.chinese(),
        headline: headline(digest, money, &mut terms),
        beside: beside(digest, money, &mut terms),
        flow: sketch::flow(digest, money),
        purposes: purposes(&digest.functions, "各类支出", "purpose", money),
        economic: purposes(&digest.economic, "按经济分类", "economic", money),
        three_public: three_public(digest, edition.year, money, &mut terms),
        projects: projects.iter().map(|it| project(it, money)).collect(),
        more_projects: more.iter().map(|it| (it.name.clone(), shown(it.amount.as_ref(), money))).collect(),
        tables: tables(digest, &address),
        downloads: files::downloads(book)
            .into_iter()
            .map(|file| (format!("{address}/files/{}", address::encoded(&file.name)), file.name, file.what))
            .collect(),
        sha256: book.file.to_string(),
        versions: edition
            .versions()
            .iter()
            .rev()
            .map(|it| {
                (
                    it.version,
                    address::version(it),
                    moment::minute(it.published_at),
                    it.version == book.version,
                )
            })
            .collect(),
        compare: compare(place),
        compare_any: address::compare(&address::book(unit, edition), None),
        definitions: terms.definitions(),
        is_read: digest.totals.headline().is_some() || !digest.tables.is_empty(),
    }
}

fn written(amount: Money, unit: MoneyUnit) -> String {
    amount.display(unit, 2, true)
}

fn shown(amount: Option<&Amount>, unit: MoneyUnit) -> String {
    amount.map(|amount| written(amount.money(), unit)).unwrap_or_default()
}

/// `比上年增加 12.75 万元，增长 0.47%`; nothing where the book does not print it.
fn change(figure: &Figure, unit: MoneyUnit) -> Option<String> {
    let (change, before) = (figure.changed()?, figure.before()?);
    let amount = written(change.abs(), unit);
    let (verb, rate_verb) = match change.fen() {
        0 => return Some("与上年持平".to_owned()),
        1.. => ("增加", "增长"),
        _ => ("减少", "下降"),
    };
    let rate = rate(change, before).map(|rate| format!("，{rate_verb} {rate}")).unwrap_or_default();
    Some(format!("比上年{verb} {amount} {}{rate}", unit.chinese()))
}

/// The change in per cent with two decimals, without its sign.
fn rate(change: Money, before: Money) -> Option<String> {
    let (change, before) = (i128::from(change.fen().unsigned_abs()), i128::from(before.fen()));
    if before <= 0 {
        return None;
    }
    let hundredths = i64::try_from((change * 20_000 + before) / (before * 2)).ok()?;
    Some(format!("{}%", Money::from_fen(hundredths).display(MoneyUnit::Yuan, 2, true)))
}

fn headline(digest: &Digest, unit: MoneyUnit, terms: &mut Terms) -> Option<Headline> {
    let totals = &digest.totals;
    let figure = totals.headline()?;
    let word = match figure.at.as_str() {
        "flow=expenditure" => "本年支出",
        "flow=revenue" => "本年收入",
        _ => "收支总计",
    };
    // Income and expenditure are one sum; a sentence may print the change of either.
    let changed = [&totals.total_out, &totals.total_in]
        .into_iter()
        .flatten()
        .find_map(|it| (it.amount.fen == figure.amount.fen).then(|| change(it, unit))?);
    Some(Headline {
        word: terms.word(word),
        amount: written(figure.amount.money(), unit),
        change: changed.or_else(|| change(figure, unit)),
    })
}

fn beside(digest: &Digest, unit: MoneyUnit, terms: &mut Terms) -> Vec<Beside> {
    let mut out = Vec::new();
    let mut add = |word: &str, hint: &str, figure: &Figure| {
        if figure.amount.fen != 0 {
            let amount = written(figure.amount.money(), unit);
            out.push(Beside { word: terms.word(word), amount, hint: hint.to_owned() });
        }
    };
    for line in digest.sources.parts() {
        add(words::member(&line.id), "收入", &line.figure);
    }
    for line in digest.spending.parts() {
        let hint = match line.id.as_str() {
            "basic" => "人员和日常运转",
            "project" => "专门的任务",
            _ => "支出",
        };
        add(words::spending(&line.id), hint, &line.figure);
    }
    out
}

fn purposes(breakdown: &Breakdown, title: &str, id: &str, unit: MoneyUnit) -> Purposes {
    let row = |line: &Line| Row {
        code: if line.id.starts_with(|first: char| first.is_ascii_digit()) {
            line.id.clone()
        } else {
            String::new()
        },
        name: words::line(line),
        depth: line.depth,
        amount: written(line.figure.amount.money(), unit),
        last: line.figure.last.as_ref().map(|last| written(last.money(), unit)).unwrap_or_default(),
    };
    Purposes {
        whole: words::whole(breakdown),
        sketch: sketch::bars(breakdown, title, id, unit),
        lines: breakdown.lines.iter().map(row).collect(),
    }
}

impl Purposes {
    /// Whether last year stands beside any line.
    fn has_last(&self) -> bool {
        self.lines.iter().any(|line| !line.last.is_empty())
    }
}

fn three_public(digest: &Digest, year: u16, unit: MoneyUnit, terms: &mut Terms) -> Option<ThreePublic> {
    let money = digest.three_public.as_ref()?;
    let all = money.items.iter().find(|item| item.id == "all");
    let at = money.of.parse::<mingzhang_model::Coordinate>().unwrap_or_default();
    let of = at.fund.map(|fund| words::member(mingzhang_model::Member::id(fund)).to_owned());
    Some(ThreePublic {
        word: terms.word("“三公”经费"),
        total: all.map(|it| written(it.figure.amount.money(), unit)).unwrap_or_default(),
        change: all.and_then(|it| change(&it.figure, unit)),
        of: of.unwrap_or_default(),
        sketch: sketch::three_public(money, year, unit),
        all_zero: money.items.iter().all(|it| it.figure.amount.fen == 0),
    })
}

fn project(project: &Project, unit: MoneyUnit) -> ProjectView {
    let whole =
        project.whole.as_ref().filter(|whole| project.amount.as_ref().is_none_or(|it| it.fen != whole.fen));
    let spent = project
        .spent
        .as_ref()
        .map(|spent| format!("已支出 {} {}", written(spent.money(), unit), unit.chinese()));
    let score = project.score.as_ref().map(|score| format!("自评得分 {score}"));
    ProjectView {
        name: project.name.clone(),
        amount: shown(project.amount.as_ref(), unit),
        whole: shown(whole, unit),
        about: project.about.clone().unwrap_or_default(),
        goal: project.goal.clone().unwrap_or_default(),
        result: spent.into_iter().chain(score).collect::<Vec<_>>().join("，"),
        indicators: project
            .indicators
            .iter()
            .map(|it| [it.level1.clone(), it.name.clone(), it.value.clone(), it.actual.clone()])
            .collect(),
    }
}

impl ProjectView {
    /// Whether what was reached stands beside what was to be reached.
    fn is_evaluation(&self) -> bool {
        self.indicators.iter().any(|[.., actual]| !actual.is_empty())
    }
}

fn tables(digest: &Digest, address: &str) -> Vec<Listed> {
    let numbered = digest.tables.iter().enumerate().filter(|(_, table)| !table.title.is_empty());
    numbered
        .map(|(at, table)| Listed {
            href: format!("{address}/tables/{}", at + 1),
            title: table.title.clone(),
            unit: table.unit.clone().unwrap_or_default(),
            pages: match (table.pages.first(), table.pages.last()) {
                (Some(first), Some(last)) if first != last => format!("第{first}—{last}页"),
                (Some(first), _) => format!("第{first}页"),
                _ => String::new(),
            },
        })
        .collect()
}

/// The unit's other years, the newest first.
fn compare(place: &Place<'_>) -> Vec<(String, String)> {
    let own = address::book(place.unit, place.edition);
    let others = place.unit.books.iter().filter(|book| address::book(place.unit, book) != own);
    others
        .take(6)
        .map(|other| {
            let name = format!("{}年{}", other.year, words::kind(other.kind, other.level));
            // The older one stands first.
            let (a, b) = if other.year < place.edition.year {
                (address::book(place.unit, other), own.clone())
            } else {
                (own.clone(), address::book(place.unit, other))
            };
            (name, address::compare(&a, Some(&b)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_with_its_rate() {
        let amount = |fen: i64| Amount { fen, text: String::new(), unit: MoneyUnit::WanYuan };
        let figure = |now, last| Figure {
            at: String::new(),
            amount: amount(now),
            last: Some(amount(last)),
            change: None,
        };
        let said = |now, last| change(&figure(now, last), MoneyUnit::WanYuan).unwrap_or_default();
        assert_eq!(said(2_712_370_000, 2_699_620_000), "比上年增加 12.75 万元，增长 0.47%");
        assert_eq!(said(1_000_000, 2_000_000), "比上年减少 1.00 万元，下降 50.00%");
        assert_eq!(said(1_000_000, 0), "比上年增加 1.00 万元", "nothing has no rate");
        assert_eq!(said(5, 5), "与上年持平");
    }
}

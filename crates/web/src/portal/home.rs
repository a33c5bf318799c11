//! The first page: search, and the units that have published.

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::Response;
use serde::Deserialize;

use super::answer::{Answer, Made, Wants};
use super::index::{Edition, Index, Unit};
use super::shelf::Shelf;
use super::{address, words};
use crate::app::App;
use crate::page::Frame;
use crate::refusal::Refusal;

/// Units on a page.
const PAGE: usize = 50;
/// The longest search, in characters.
const LONGEST: usize = 60;

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    q: String,
    year: Option<u16>,
    #[serde(default)]
    page: Option<u32>,
}

#[derive(Template)]
#[template(path = "portal/home.html")]
struct Home {
    frame: Frame,
    q: String,
    year: Option<u16>,
    /// Each with whether it is the one that is shown.
    years: Vec<(u16, bool)>,
    units: Vec<Row>,
    /// Of the units that are listed.
    found: usize,
    all_units: usize,
    all_books: usize,
    page: usize,
    pages: usize,
    base: String,
    canonical: Option<String>,
}

struct Row {
    name: String,
    parent: String,
    href: String,
    books: Vec<(String, String)>,
    more: usize,
}

pub(super) async fn home(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let answer = Answer { shelf: &shelf, wants: &wants };
    let is_first = asked.q.trim().is_empty() && asked.year.is_none() && asked.page.unwrap_or(1) <= 1;
    let stamp = u64::from_ne_bytes(index.generation.to_ne_bytes());
    if is_first && let Some(kept) = answer.kept("/", stamp) {
        return Ok(kept);
    }
    let made = Made::page(&home_of(&app, &index, &asked, is_first))?;
    if is_first { answer.keep("/".to_owned(), stamp, made).await } else { answer.once(made).await }
}

fn home_of(app: &App, index: &Index, asked: &Asked, is_first: bool) -> Home {
    let q: String = asked.q.trim().chars().take(LONGEST).collect();
    let mut units: Vec<&Unit> = if q.is_empty() { index.units.iter().collect() } else { index.search(&q) };
    if let Some(year) = asked.year {
        units.retain(|unit| unit.books.iter().any(|book| book.year == year));
    }
    let found = units.len();
    let pages = found.div_ceil(PAGE).max(1);
    let page = usize::try_from(asked.page.unwrap_or(1)).unwrap_or(1).clamp(1, pages);
    let shown = units.into_iter().skip((page - 1) * PAGE).take(PAGE).map(|unit| row(unit, asked.year));
    let search = if q.is_empty() { String::new() } else { format!("q={}&", address::encoded(&q)) };
    let of_year = asked.year.map(|year| format!("year={year}&")).unwrap_or_default();
    Home {
        frame: Frame::public(if is_first { "预算决算公开" } else { "查找单位" }),
        years: index.years().into_iter().map(|year| (year, asked.year == Some(year))).collect(),
        units: shown.collect(),
        found,
        all_units: index.units.len(),
        all_books: index.newest().count(),
        page,
        pages,
        base: format!("/?{search}{of_year}"),
        canonical: is_first.then(|| format!("{}/", app.config().base_url())),
        year: asked.year,
        q,
    }
}

/// Links to the newest books; all are on the unit's own page.
const BOOKS: usize = 4;

fn row(unit: &Unit, year: Option<u16>) -> Row {
    let books = || unit.books.iter().filter(|book| year.is_none_or(|year| year == book.year));
    let link = |book: &Edition| {
        (format!("{}年{}", book.year, words::kind(book.kind, book.level)), address::book(unit, book))
    };
    Row {
        name: unit.name.clone(),
        parent: unit.parent.clone().unwrap_or_default(),
        href: address::unit(unit),
        books: books().take(BOOKS).map(link).collect(),
        more: books().count().saturating_sub(BOOKS),
    }
}

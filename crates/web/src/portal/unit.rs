//! A unit: its books, year by year, with every version.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;

use super::answer::{Answer, Made, Wants};
use super::index::{Edition, Unit};
use super::shelf::Shelf;
use super::{address, words};
use crate::app::App;
use crate::moment;
use crate::page::Frame;
use crate::refusal::Refusal;

#[derive(Template)]
#[template(path = "portal/unit.html")]
struct Page {
    frame: Frame,
    canonical: String,
    name: String,
    code: String,
    parent: String,
    years: Vec<Year>,
    /// Two years of the same kind of book, to be compared.
    compare: Option<String>,
}

struct Year {
    year: u16,
    books: Vec<Row>,
}

struct Row {
    kind: &'static str,
    href: String,
    published: String,
    /// Older versions, the newest of them first.
    older: Vec<(u32, String, String)>,
}

pub(super) async fn unit(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Path(code): Path<String>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let unit = index.unit(&code).ok_or_else(Refusal::not_found)?;
    let answer = Answer { shelf: &shelf, wants: &wants };
    let key = address::unit(unit);
    if let Some(kept) = answer.kept(&key, unit.stamp) {
        return Ok(kept);
    }
    let made = Made::page(&page(&app, unit))?;
    answer.keep(key, unit.stamp, made).await
}

fn page(app: &App, unit: &Unit) -> Page {
    let years = unit.years().into_iter().map(|year| Year {
        year,
        books: unit
            .books
            .iter()
            .filter(|book| book.year == year)
            .filter_map(|book| row(unit, book))
            .collect(),
    });
    let newest = unit.books.first();
    let before = newest.and_then(|newest| {
        unit.books
            .iter()
            .find(|book| book.year < newest.year && (book.kind, book.level) == (newest.kind, newest.level))
    });
    let compare = newest.zip(before).map(|(newest, before)| {
        address::compare(&address::book(unit, before), Some(&address::book(unit, newest)))
    });
    Page {
        frame: Frame::public(unit.name.clone()),
        canonical: format!("{}{}", app.config().base_url(), address::unit(unit)),
        name: unit.name.clone(),
        code: unit.code.clone(),
        parent: unit.parent.clone().unwrap_or_default(),
        years: years.collect(),
        compare,
    }
}

fn row(unit: &Unit, book: &Edition) -> Option<Row> {
    let newest = book.newest()?;
    let older = book.versions().iter().rev().skip(1);
    Some(Row {
        kind: words::kind(book.kind, book.level),
        href: address::book(unit, book),
        published: moment::minute(newest.published_at),
        older: older
            .map(|old| (old.version, address::version(old), moment::minute(old.published_at)))
            .collect(),
    })
}

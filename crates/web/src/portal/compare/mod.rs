//! Two books beside each other: two units, or two years of one.

mod rows;

use askama::Template;
use axum::Extension;
use axum::extract::{Query, State};
use axum::response::Response;
use mingzhang_store::Published;
use serde::Deserialize;

use super::answer::{Answer, Made, Wants};
use super::index::{Edition, Index, Unit};
use super::shelf::{Shelf, digest};
use super::sketch::Sketch;
use super::{address, words};
use crate::app::App;
use crate::page::Frame;
use crate::refusal::Refusal;

use rows::Group;

/// Units that a search offers.
const MOST: usize = 20;

#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// Addresses of books.
    #[serde(default)]
    a: String,
    #[serde(default)]
    b: String,
    #[serde(default)]
    q: String,
}

/// Which two, where one of them is still to be found.
#[derive(Template)]
#[template(path = "portal/choose.html")]
struct Choose {
    frame: Frame,
    first: Option<Side>,
    a: String,
    q: String,
    own: Vec<(String, String)>,
    found: Vec<Found>,
}

struct Found {
    name: String,
    parent: String,
    books: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "portal/compare.html")]
struct Compare {
    frame: Frame,
    first: Side,
    second: Side,
    groups: Vec<Group>,
    sketch: Option<Sketch>,
    turned: String,
    another: String,
}

/// One of the two books.
struct Side {
    name: String,
    book: String,
    href: String,
}

struct Located<'a> {
    unit: &'a Unit,
    edition: &'a Edition,
    book: &'a Published,
    address: String,
}

impl Located<'_> {
    fn side(&self) -> Side {
        Side { name: self.unit.name.clone(), book: named(self.edition), href: self.address.clone() }
    }
}

fn named(edition: &Edition) -> String {
    format!("{}年{}", edition.year, words::kind(edition.kind, edition.level))
}

pub(super) async fn compare(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let answer = Answer { shelf: &shelf, wants: &wants };
    let first = located(&index, &asked.a);
    let (Some(first), Some(second)) = (&first, located(&index, &asked.b)) else {
        return answer.once(Made::page(&choose(&index, first.as_ref(), &asked))?).await;
    };
    let key = format!("/compare?a={}&b={}", first.address, second.address);
    let stamp = first.unit.stamp ^ second.unit.stamp.rotate_left(1);
    if let Some(kept) = answer.kept(&key, stamp) {
        return Ok(kept);
    }
    let a = digest(app.store(), first.book.digest).await?;
    let b = digest(app.store(), second.book.digest).await?;
    let (one, other) = (first.side(), second.side());
    let of_one_unit = first.unit.code == second.unit.code;
    let labels = if of_one_unit { [&one.book, &other.book] } else { [&one.name, &other.name] };
    let page = Compare {
        frame: Frame::public("比较"),
        groups: rows::groups(&a, &b),
        sketch: rows::sketch(&a, &b, labels),
        turned: address::compare(&second.address, Some(&first.address)),
        another: address::compare(&first.address, None),
        first: one,
        second: other,
    };
    answer.keep(key, stamp, Made::page(&page)?).await
}

fn located<'a>(index: &'a Index, address: &str) -> Option<Located<'a>> {
    let (code, year, kind, version) = address::parts(address)?;
    let unit = index.unit(&code)?;
    let edition = address::find(unit, &year, &kind)?;
    let (book, address) = match version {
        Some(version) => {
            let book = edition.version(address::number(&version)?)?;
            (book, address::version(book))
        }
        None => (edition.newest()?, address::book(unit, edition)),
    };
    Some(Located { unit, edition, book, address })
}

fn choose(index: &Index, first: Option<&Located<'_>>, asked: &Asked) -> Choose {
    let q: String = asked.q.trim().chars().take(60).collect();
    let link = |unit: &Unit, edition: &Edition| {
        let address = address::book(unit, edition);
        let href = match first {
            Some(first) => address::compare(&first.address, Some(&address)),
            None => address::compare(&address, None),
        };
        (named(edition), href)
    };
    let own = first.map(|first| {
        let others = first.unit.books.iter().filter(|book| !std::ptr::eq(*book, first.edition));
        others.map(|book| link(first.unit, book)).collect()
    });
    let found = if q.is_empty() { Vec::new() } else { index.search(&q) };
    Choose {
        frame: Frame::public("选择要比较的两本账"),
        first: first.map(Located::side),
        a: first.map(|first| first.address.clone()).unwrap_or_default(),
        own: own.unwrap_or_default(),
        found: found
            .into_iter()
            .take(MOST)
            .map(|unit| Found {
                name: unit.name.clone(),
                parent: unit.parent.clone().unwrap_or_default(),
                books: unit.books.iter().take(8).map(|book| link(unit, book)).collect(),
            })
            .collect(),
        q,
    }
}

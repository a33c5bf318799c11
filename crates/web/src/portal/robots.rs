//! For search engines: where the pages are, and where they need not look.

use std::fmt::Write as _;

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;

use super::address;
use super::answer::{Answer, Made, Wants};
use super::index::Index;
use super::shelf::Shelf;
use crate::app::App;
use crate::refusal::Refusal;

/// Books in one part of the sitemap. The protocol allows 50,000 addresses; a unit's own page comes to each book at most.
const PART: usize = 10_000;
const XML: &str = "application/xml; charset=utf-8";

pub(super) async fn robots(State(app): State<App>) -> String {
    format!(
        "User-agent: *\nDisallow: /desk\nDisallow: /compare\n\nSitemap: {}/sitemap.xml\n",
        app.config().base_url()
    )
}

pub(super) async fn sitemap(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let parts = index.newest().count().div_ceil(PART);
    if parts <= 1 {
        return part_of(&app, &shelf, &wants, &index, 0).await;
    }
    let mut text = head("sitemapindex");
    for number in 1..=parts {
        let _ =
            write!(text, "<sitemap><loc>{}/sitemaps/{number}.xml</loc></sitemap>", app.config().base_url());
    }
    text.push_str("</sitemapindex>\n");
    Answer { shelf: &shelf, wants: &wants }.once(Made::new(XML, text)).await
}

pub(super) async fn part(
    State(app): State<App>,
    Extension(shelf): Extension<Shelf>,
    wants: Wants,
    Path(name): Path<String>,
) -> Result<Response, Refusal> {
    let index = shelf.index(app.store()).await?;
    let number = name.strip_suffix(".xml").and_then(|number| number.parse::<usize>().ok());
    let parts = index.newest().count().div_ceil(PART);
    let number = number.filter(|number| (1..=parts).contains(number)).ok_or_else(Refusal::not_found)?;
    part_of(&app, &shelf, &wants, &index, number - 1).await
}

async fn part_of(
    app: &App,
    shelf: &Shelf,
    wants: &Wants,
    index: &Index,
    part: usize,
) -> Result<Response, Refusal> {
    let answer = Answer { shelf, wants };
    let (key, stamp) = (format!("/sitemaps/{part}"), u64::from_ne_bytes(index.generation.to_ne_bytes()));
    if let Some(kept) = answer.kept(&key, stamp) {
        return Ok(kept);
    }
    let base = app.config().base_url();
    let mut text = head("urlset");
    let mut last_unit = "";
    for (unit, book, newest) in index.newest().skip(part * PART).take(PART) {
        if unit.code != last_unit {
            let _ = write!(text, "<url><loc>{base}{}</loc></url>", address::unit(unit));
            last_unit = &unit.code;
        }
        let (address, day) = (address::book(unit, book), newest.published_at.day());
        let _ = write!(text, "<url><loc>{base}{address}</loc><lastmod>{day}</lastmod></url>");
    }
    text.push_str("</urlset>\n");
    answer.keep(key, stamp, Made::new(XML, text)).await
}

fn head(element: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{element} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">"
    )
}

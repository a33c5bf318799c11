//! Web pages: what a browser shows of them, as lines and grids. Spreadsheets and documents that were saved as a web page
//! under another name are read as what they are.

mod dom;
mod encoding;
mod walk;

use crate::aside::{self, Clock};
use crate::reader::Reader;
use crate::{Document, Limits, ReadError};

/// Reads web pages.
pub(crate) struct HtmlReader;

/// What a page may begin with, after comments and the declaration of XML.
const STARTS: [&str; 9] =
    ["<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<table", "<div", "<style"];

impl Reader for HtmlReader {
    fn sniff(&self, bytes: &[u8]) -> bool {
        let start = bytes.get(..4096).unwrap_or(bytes);
        let start = encoding::decoded(start).0;
        let mut rest = start.trim_start();
        loop {
            let end = match rest {
                _ if rest.starts_with("<!--") => "-->",
                _ if rest.starts_with("<?xml") => "?>",
                _ => break,
            };
            let Some((_, after)) = rest.split_once(end) else { return false };
            rest = after.trim_start();
        }
        let begins =
            |mark: &&str| rest.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
        STARTS.iter().any(begins)
    }

    fn read(&self, bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
        aside::read(bytes, limits, page)
    }
}

#[allow(clippy::unnecessary_wraps, reason = "readers of other formats may fail")]
fn page(bytes: &[u8], limits: &Limits, clock: Clock) -> Result<Document, ReadError> {
    let (text, damaged) = encoding::decoded(bytes);
    let tree = dom::parse(&text, limits, clock);
    drop(text);
    let mut document = walk::document(&tree, limits);
    if damaged > 0 {
        document.problems.push(mingzhang_model::Problem {
            code: "text-damaged",
            detail: damaged.to_string(),
            place: None,
        });
    }
    Ok(document)
}

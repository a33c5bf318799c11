//! Finds every page and every form that someone can reach, so that a new form is attacked without a line here.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::browser::Browser;

/// Pages that differ in numbers only, at most.
const ALIKE: usize = 3;
const PAGES: usize = 250;

/// A form as a page has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Form {
    pub(crate) page: String,
    pub(crate) action: String,
    pub(crate) method: String,
    pub(crate) is_multipart: bool,
    /// Names and the values that the page gives them.
    pub(crate) fields: Vec<(String, String)>,
    /// Names of fields that take files.
    pub(crate) files: Vec<String>,
}

/// What can be reached.
#[derive(Default)]
pub(crate) struct Site {
    pub(crate) pages: BTreeMap<String, String>,
    pub(crate) forms: BTreeMap<(String, String), Form>,
}

impl Site {
    /// Follows all links from these pages on.
    pub(crate) fn explore(browser: &mut Browser, from: &[&str]) -> Self {
        let mut site = Self::default();
        let mut waiting: VecDeque<String> = from.iter().map(|&path| path.to_owned()).collect();
        let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
        let mut alike: BTreeMap<String, usize> = BTreeMap::new();
        while let Some(path) = waiting.pop_front() {
            let shape = shape(&path);
            let count = alike.entry(shape).or_default();
            *count += 1;
            if *count > ALIKE || site.pages.len() >= PAGES {
                continue;
            }
            let answer = browser.get(&path);
            assert!(answer.status < 500, "{path}: {} {}", answer.status, answer.text());
            if (300..400).contains(&answer.status) && seen.insert(answer.location().to_owned()) {
                waiting.push_back(answer.location().to_owned());
            }
            let is_page = answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html"));
            if answer.status != 200 || !is_page {
                continue;
            }
            let text = answer.text();
            for link in links(&text) {
                if seen.insert(link.clone()) {
                    waiting.push_back(link);
                }
            }
            for form in forms(&path, &text) {
                site.forms.entry((form.method.clone(), self::shape(&form.action))).or_insert(form);
            }
            site.pages.insert(path, text);
        }
        site
    }
}

/// The address without its numbers and hashes.
pub(crate) fn shape(path: &str) -> String {
    let path = path.split('?').next().unwrap();
    let part = |part: &str| {
        let is_name = part.bytes().any(|byte| byte.is_ascii_digit())
            && part.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        if is_name { "N".to_owned() } else { part.to_owned() }
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn links(html: &str) -> Vec<String> {
    let hrefs = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    hrefs
        .map(|href| unescape(href.split('#').next().unwrap()))
        .filter(|href| href.starts_with('/') && !href.starts_with("//") && !href.starts_with("/assets/"))
        .collect()
}

pub(crate) fn forms(page: &str, html: &str) -> Vec<Form> {
    let pieces = html.split("<form").skip(1).filter_map(|rest| rest.split("</form>").next());
    let of_piece = |piece: &str| {
        let tag = piece.split('>').next().unwrap();
        let action = attribute(tag, "action").filter(|action| !action.is_empty());
        let mut form = Form {
            page: page.to_owned(),
            action: action.unwrap_or_else(|| page.to_owned()),
            method: attribute(tag, "method").unwrap_or_else(|| "get".to_owned()).to_lowercase(),
            is_multipart: tag.contains("multipart/form-data"),
            fields: Vec::new(),
            files: Vec::new(),
        };
        for kind in ["<input", "<select", "<textarea", "<button"] {
            for rest in piece.split(kind).skip(1) {
                let tag = rest.split('>').next().unwrap();
                let Some(name) = attribute(tag, "name") else { continue };
                let value = attribute(tag, "value")
                    .or_else(|| attribute(rest.split("<option").nth(1)?.split('>').next()?, "value"))
                    .unwrap_or_else(|| "1".to_owned());
                if attribute(tag, "type").as_deref() == Some("file") {
                    form.files.push(name);
                } else if !form.fields.iter().any(|(known, _)| *known == name) {
                    form.fields.push((name, value));
                }
            }
        }
        form
    };
    pieces.map(of_piece).collect()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!(" {name}=\"")).nth(1)?;
    Some(unescape(value.split('"').next()?))
}

fn unescape(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#34;", "\"");
    text.replace("&#38;", "&").replace("&#39;", "'").replace("&amp;", "&")
}

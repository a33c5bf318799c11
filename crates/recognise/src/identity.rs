//! What book this is: budget or final accounts, unit or department, which year, whose.

use std::collections::HashMap;

use mingzhang_catalog::{plain, squeeze};
use mingzhang_model::{BookKind, Level};

use crate::captions::unit_and_org;
use crate::stitch::{Draft, Stitched};

/// What cover, contents and captions say of the book as a whole. Never taken from the file's name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Identity {
    pub(crate) kind: BookKind,
    pub(crate) level: Level,
    pub(crate) year: Option<i32>,
    pub(crate) unit_name: Option<String>,
}

/// The cover and the contents are within the first lines of a book.
const COVER_LINES: usize = 40;

pub(crate) fn identify(stitched: &Stitched) -> Identity {
    let titles: Vec<String> = stitched.drafts.iter().map(|draft| plain(&draft.caption.title)).collect();
    let cover: Vec<String> = stitched
        .lines
        .iter()
        .take(COVER_LINES)
        .map(|line| plain(&line.text))
        // A sentence is no cover.
        .filter(|t| t.chars().count() < 60 && !t.ends_with('。'))
        .collect();
    let count = |word: &str| {
        titles.iter().filter(|t| t.contains(word)).count() * 3
            + cover.iter().filter(|t| t.contains(word)).count()
    };
    let (budget, accounts) = (count("预算"), count("决算"));
    let kind = match (budget, accounts) {
        (0, 0) => BookKind::Unknown,
        // Final accounts print 预算 in their titles too (一般公共预算财政拨款支出决算表); budgets never print 决算.
        (_, a)
            if a * 2 > budget
                || (a > 0
                    && titles
                        .iter()
                        .filter(|t| t.ends_with("决算表") || t.ends_with("决算总表"))
                        .count()
                        >= 3) =>
        {
            BookKind::FinalAccounts
        }
        _ => BookKind::Budget,
    };
    Identity {
        kind,
        level: level(&cover, &titles),
        year: year(&cover, &titles),
        unit_name: unit_name(stitched),
    }
}

fn level(cover: &[String], titles: &[String]) -> Level {
    let count = |words: &[&str]| {
        cover.iter().take(6).chain(titles).filter(|text| words.iter().any(|word| text.contains(word))).count()
    };
    let department = count(&["部门预算", "部门决算", "年部门", "部门财务", "主管部门:", "部门收支"]);
    let unit = count(&["单位预算", "单位决算", "年单位", "单位财务", "预算单位", "单位收支"]);
    match department.cmp(&unit) {
        std::cmp::Ordering::Greater => Level::Department,
        std::cmp::Ordering::Less => Level::Unit,
        std::cmp::Ordering::Equal => Level::Unknown,
    }
}

/// The year that titles name most often, else the first on the cover.
fn year(cover: &[String], titles: &[String]) -> Option<i32> {
    let mut counts: HashMap<i32, usize> = HashMap::new();
    for title in titles {
        for year in years(title) {
            *counts.entry(year).or_default() += 2;
        }
    }
    for line in cover {
        for year in years(line) {
            *counts.entry(year).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

fn years(text: &str) -> Vec<i32> {
    let chars: Vec<char> = text.chars().collect();
    chars
        .windows(5)
        .filter(|w| w.iter().take(4).all(char::is_ascii_digit) && w.last() == Some(&'年'))
        .filter_map(|w| w.iter().take(4).collect::<String>().parse().ok())
        .filter(|year| (1990..2100).contains(year))
        .collect()
}

/// The body that most tables name; else what the cover says.
fn unit_name(stitched: &Stitched) -> Option<String> {
    // In order of appearance: a department's own tables stand before its units'.
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for org in stitched.drafts.iter().filter_map(|draft| draft.caption.org.as_deref()) {
        match counts.iter_mut().find(|(known, _)| *known == org) {
            Some((_, count)) => *count += 1,
            None => counts.push((org, 1)),
        }
    }
    if let Some((org, _)) = counts.iter().rev().max_by_key(|(_, count)| *count) {
        return Some((*org).to_owned());
    }
    let cover: Vec<&str> = stitched.lines.iter().take(COVER_LINES).map(|line| line.text.as_str()).collect();
    if let Some(org) = cover.iter().find_map(|line| unit_and_org(line).1) {
        return Some(org);
    }
    cover.iter().take(8).enumerate().find_map(|(index, line)| named_on_cover(&cover, index, line))
}

/// `X2024年度部门决算` on one line, or `X` on the line above `2024年度部门决算`.
fn named_on_cover(cover: &[&str], index: usize, line: &str) -> Option<String> {
    let text = squeeze(line);
    let is_heading = (text.contains("预算") || text.contains("决算")) && text.chars().count() < 50;
    if !is_heading {
        return None;
    }
    let at = text.find("20").filter(|at| text.get(*at..).is_some_and(|rest| !years(rest).is_empty()));
    if let Some(name) = at.and_then(|at| text.get(..at)).filter(|name| name.chars().count() >= 4) {
        return Some(name.to_owned());
    }
    // `2025年X单位预算`: the name between year and kind.
    let after = at.and_then(|at| text.get(at + 4..)).map(|rest| rest.trim_start_matches(['年', '度']));
    let between = after.and_then(|rest| {
        ["部门", "单位"]
            .iter()
            .filter_map(|word| {
                rest.rfind(&format!("{word}预算")).or_else(|| rest.rfind(&format!("{word}决算")))
            })
            .min()
            .and_then(|end| rest.get(..end))
    });
    if let Some(name) = between.filter(|name| name.chars().count() >= 4) {
        return Some(name.to_owned());
    }
    let above = index.checked_sub(1).and_then(|i| cover.get(i)).map(|line| squeeze(line))?;
    let plausible = (4..=40).contains(&above.chars().count()) && !above.contains(['：', ':', '。', '.']);
    plausible.then_some(above)
}

/// The body of a table that names none.
pub(crate) fn org_of(draft: &Draft, identity: &Identity) -> Option<String> {
    draft.caption.org.clone().or_else(|| identity.unit_name.clone())
}

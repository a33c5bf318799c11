//! CPL-05: the contents list what the body has: the same headings under the same numbers, on rising pages.

use mingzhang_catalog::{plain, similarity, strip_ordinal};
use mingzhang_model::{Finding, Message, ParagraphKind, Role, Severity};

use super::entry;
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-05",
    severity: Severity::Warning,
    title: ("目录与正文标题不符", "Contents and headings differ"),
    what: (
        "目录中的标题应与正文一致，序号相同，页码不倒退。表名由 CPL-04 核对。",
        "The entries of the contents are the headings of the body, under the same numbers, on pages that do not go back. Titles of tables are left to CPL-04.",
    ),
    basis: LOGIC,
    example: (
        "目录“十一、其他重要事项”，正文“十二、其他事项”",
        "eleventh in the contents, twelfth in the body",
    ),
};

/// A heading, or an entry that stands for one.
struct Heading {
    paragraph: usize,
    /// As compared: without page and typographic variants.
    text: String,
    /// The words after the number, and the number.
    name: String,
    number: String,
    /// Which 第…部分 it stands in, counted; 0 before the first.
    part: usize,
    /// 0 for a part, 1 for 一、, more for what is below.
    depth: u8,
}

fn check(context: &Context<'_>) -> Verdict {
    const ENOUGH: usize = 4;
    // More entries than any book has are no contents.
    const MOST: usize = 400;
    if context.is_blank() {
        return Verdict::not_applicable("reach-blank-form");
    }
    let mut entries = headings(context, true);
    let body = headings(context, false);
    entries.truncate(MOST);
    if entries.len() < ENOUGH {
        return Verdict::not_applicable("reach-no-contents");
    }
    let same = |entry: &&Heading| find(context, &body, entry).is_some();
    let known = entries.iter().filter(same).count();
    // Where most entries have no heading, the headings were not recognised.
    if known * 2 < entries.len() {
        return Verdict::not_understood("reach-headings");
    }
    let mut findings: Vec<Finding> = entries
        .iter()
        .filter(|entry| entry.depth <= 1 && !same(entry))
        .filter_map(|entry| differs(context, &body, entry))
        .collect();
    findings.extend(pages(context));
    Verdict::checked(entries.len(), findings)
}

/// The entries of the contents, or the headings of the body; titles of tables left out.
fn headings(context: &Context<'_>, contents: bool) -> Vec<Heading> {
    let mut out: Vec<Heading> = Vec::new();
    let mut part = 0;
    let titles: Vec<String> = context.book.tables.iter().map(|table| plain(&table.title)).collect();
    for (index, paragraph) in context.book.paragraphs.iter().enumerate() {
        let is_heading = matches!(paragraph.kind, ParagraphKind::Heading(_));
        if context.is_contents(index) != contents || !(contents || is_heading) || paragraph.text == "目录" {
            continue;
        }
        let text = plain(entry(&paragraph.text).0);
        let first = text.starts_with('第') && text.contains("部分");
        if first {
            part += 1;
        }
        let (depth, name) = strip_ordinal(&text);
        let is_table = text.trim_end_matches(')').ends_with('表')
            || text.contains("表(")
            || text.starts_with('表')
            || titles.iter().any(|title| title == name || *title == text);
        if is_table || (depth == 0 && !first) {
            continue;
        }
        let number = text.strip_suffix(name).unwrap_or("").to_owned();
        let (name, depth) = (name.to_owned(), if first { 0 } else { depth });
        out.push(Heading { paragraph: index, text, name, number, part, depth });
    }
    out
}

/// The heading that an entry stands for, word by word. A heading may be broken over two lines, and a line that is one may not
/// look it.
fn find<'a>(context: &Context<'_>, body: &'a [Heading], entry: &Heading) -> Option<&'a Heading> {
    let goes_on = |paragraph: usize, rest: &str| {
        context.plain.get(paragraph + 1).is_some_and(|next| super::entry(next).0 == rest)
    };
    body.iter().find(|heading| {
        let (entry_text, heading_text) = (entry.text.as_str(), heading.text.as_str());
        entry_text == heading_text
            || entry_text.strip_prefix(heading_text).is_some_and(|rest| goes_on(heading.paragraph, rest))
            || heading_text.strip_prefix(entry_text).is_some_and(|rest| goes_on(entry.paragraph, rest))
    })
}

fn differs(context: &Context<'_>, body: &[Heading], entry: &Heading) -> Option<Finding> {
    const ALIKE: usize = 60;
    // A line of the body that was not taken for a heading says the same.
    let printed = context
        .plain
        .iter()
        .enumerate()
        .any(|(index, text)| !context.is_contents(index) && text.trim_matches('*') == entry.text);
    if printed {
        return None;
    }
    let here = || body.iter().filter(|heading| heading.part == entry.part && heading.depth == entry.depth);
    let renumbered = here().find(|heading| heading.name == entry.name);
    let reworded = here()
        .filter(|heading| heading.number == entry.number && similarity(&heading.name, &entry.name) >= ALIKE)
        .max_by_key(|heading| similarity(&heading.name, &entry.name));
    let listed = |paragraph: usize| context.book.paragraphs.get(paragraph).map_or("", |p| p.text.as_str());
    let in_contents = super::entry(listed(entry.paragraph)).0.to_owned();
    let about = &entry.text;
    let spot = context.whole(entry.paragraph, Role::Primary);
    if let Some(heading) = renumbered.or(reworded) {
        let message = Message::new("cpl-contents-differ")
            .with("contents", in_contents)
            .with("body", listed(heading.paragraph).to_owned());
        let spots = vec![spot, context.whole(heading.paragraph, Role::Primary)];
        return Some(finding(&DOC, Severity::Warning, message, about, spots));
    }
    // Without any heading of its part the part was not understood.
    here().next()?;
    let message = Message::new("cpl-contents-missing").with("contents", in_contents);
    Some(finding(&DOC, Severity::Warning, message, about, vec![spot]))
}

/// Pages of the contents that go back.
fn pages(context: &Context<'_>) -> Option<Finding> {
    let pages: Vec<(usize, u32)> = context
        .book
        .paragraphs
        .iter()
        .enumerate()
        .filter(|(index, _)| context.is_contents(*index))
        .filter_map(|(index, paragraph)| Some((index, entry(&paragraph.text).1?)))
        .collect();
    let back = pages.windows(2).find_map(|pair| {
        let [(before, from), (at, to)] = pair else { return None };
        (to < from).then_some((*before, *at, *from, *to))
    });
    let (before, at, from, to) = back?;
    let message =
        Message::new("cpl-contents-pages").with("from", from.to_string()).with("to", to.to_string());
    let spots = vec![context.whole(at, Role::Primary), context.whole(before, Role::Related)];
    Some(finding(&DOC, Severity::Warning, message, "pages", spots))
}

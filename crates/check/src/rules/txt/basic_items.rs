//! TXT-08, TXT-24: what the text says that personnel and operating money is spent on, against the table of basic expenditure.

use mingzhang_catalog::{Catalog, plain, similarity, strip_ordinal};
use mingzhang_model::{Finding, Message, Role, Severity, Spot, SubjectCode, SubjectLevel, TableKind};

use super::list::{items, name};
use crate::rules::Rule;
use crate::rules::context::{Context, Passage};
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};
use crate::spots;
use crate::system::Address;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[ITEMS, BLANK], check };

const ITEMS: RuleDoc = RuleDoc {
    id: "TXT-08",
    severity: Severity::Warning,
    title: ("经费构成的文字与表不符", "Items in the text are not those of the table"),
    what: (
        "文字所列人员经费、公用经费的项目，应是基本支出表中有金额的行。列了没有的、漏了有的，多半是写错或沿用了别处的文字。",
        "The items of personnel and operating money in the text are rows with money in the table of basic expenditure. One named without money while another with money is left out is a slip.",
    ),
    basis: LOGIC,
    example: ("文字列“差旅费”，表中没有这一行", "差旅费 in the text, no such row in the table"),
};

const BLANK: RuleDoc = RuleDoc {
    id: "TXT-24",
    severity: Severity::Info,
    title: ("“主要包括”中有空白的项目", "A list names items without money"),
    what: (
        "“主要包括”所列的项目在表中为空或为零时，应从文字中去掉。",
        "Items that a list names and the table leaves blank do not belong in the list.",
    ),
    basis: LOGIC,
    example: ("主要包括……取暖费、会议费，表中两行为空", "取暖费 and 会议费 are listed, their rows are blank"),
};

/// A division of the economic classification in the table.
struct Line {
    name: String,
    code: Option<SubjectCode>,
    at: Address,
    has_money: bool,
}

fn check(context: &Context<'_>) -> Verdict {
    let lines = lines(context);
    if !lines.iter().any(|line| line.has_money) {
        return Verdict::not_applicable("reach-no-basic-lines");
    }
    let mut places = 0;
    let mut findings = Vec::new();
    for passage in context.passages.iter().filter(|passage| !context.in_glossary(passage.first())) {
        for (about, personnel) in [("人员经费", true), ("公用经费", false)] {
            let Some((start, listed)) = listed(&passage.text, about) else { continue };
            places += listed.len();
            findings.extend(compare(context, &lines, (passage, start, &listed), personnel));
        }
    }
    Verdict::over(places, "reach-no-item-lists", findings)
}

/// The items after `人员经费…主要包括：`, and where they begin.
fn listed<'a>(text: &'a str, about: &str) -> Option<(usize, Vec<&'a str>)> {
    const NEAR: usize = 30;
    const FEW: usize = 3;
    text.match_indices(about).find_map(|(at, word)| {
        let after = text.get(at + word.len()..)?;
        let includes = after.find("包括")?;
        let between = after.get(..includes)?;
        if between.chars().count() > NEAR || between.contains(['。', '；']) {
            return None;
        }
        let rest = after.get(includes + "包括".len()..)?;
        let list = rest.trim_start_matches(['：', ':', '，']);
        let listed = items(list);
        (listed.len() >= FEW).then_some((text.len() - list.len(), listed))
    })
}

fn compare(
    context: &Context<'_>,
    lines: &[Line],
    (passage, start, listed): (&Passage, usize, &[&str]),
    personnel: bool,
) -> Vec<Finding> {
    let open = listed.last().is_some_and(|item| item.contains('等'));
    let named: Vec<String> = listed.iter().map(|item| plain(name(item))).collect();
    let mut unfounded: Vec<(&str, Option<&Line>)> = Vec::new();
    for (item, name) in listed.iter().zip(&named) {
        let lines_of: Vec<&Line> = lines.iter().filter(|line| same(&line.name, name)).collect();
        let known = Catalog::embedded().dept_economic.by_name(name);
        let is_division = known.iter().any(|code| code.level() == SubjectLevel::Division);
        if lines_of.is_empty() && is_division {
            unfounded.push((item, None));
        } else if let Some(line) = lines_of.first().filter(|_| !lines_of.iter().any(|line| line.has_money)) {
            unfounded.push((item, Some(*line)));
        }
    }
    if unfounded.is_empty() {
        return Vec::new();
    }
    let left_out: Vec<&Line> = lines
        .iter()
        .filter(|line| line.has_money && is_personnel(line) == Some(personnel))
        .filter(|line| !named.iter().any(|name| same(&line.name, name)))
        .collect();
    let swapped = !open && !left_out.is_empty();
    let (wrong, blank): (Vec<_>, Vec<_>) = unfounded.into_iter().partition(|_| swapped);
    let mut out = Vec::new();
    let words = |items: &[(&str, Option<&Line>)]| {
        items.iter().map(|(item, _)| name(item)).collect::<Vec<_>>().join("、")
    };
    let quote = |(item, _): &(&str, Option<&Line>)| {
        let at = start + passage.text.get(start..)?.find(*item)?;
        Some(context.quote(passage.words(at, at + item.len()), Role::Primary))
    };
    if !wrong.is_empty() {
        let shown = if open { &[][..] } else { &left_out[..] };
        let mut spots: Vec<Spot> = wrong.iter().filter_map(quote).collect();
        spots.extend(shown.iter().take(6).map(|line| spots::cell(context.book, line.at, Role::Related)));
        let rows: Vec<&str> = shown.iter().map(|line| line.name.as_str()).collect();
        let message = Message::new("txt-items")
            .with("items", words(&wrong))
            .with("rows", rows.join("、"))
            .with("count", rows.len());
        out.push(finding(&ITEMS, Severity::Warning, message, &words(&wrong), spots));
    }
    if !blank.is_empty() {
        let mut spots: Vec<Spot> = blank.iter().filter_map(quote).collect();
        let cells = blank
            .iter()
            .filter_map(|(_, line)| Some(spots::cell(context.book, line.as_ref()?.at, Role::Related)));
        spots.extend(cells.take(6));
        let message = Message::new("txt-blank-items").with("items", words(&blank)).with("count", blank.len());
        out.push(finding(&BLANK, Severity::Info, message, &words(&blank), spots));
    }
    out
}

/// Whether two names are one item, written a little differently: 其他交通费 and 其他交通费用.
fn same(a: &str, b: &str) -> bool {
    const ALIKE: usize = 88;
    a == b || similarity(a, b) >= ALIKE || (b.chars().count() > 3 && a.starts_with(b))
}

/// Whether the money of a line goes to people: 301 and 303, by its code or by its name.
fn is_personnel(line: &Line) -> Option<bool> {
    let named = || Catalog::embedded().dept_economic.by_name(&line.name).first().copied();
    let class = line.code.or_else(named)?.class().to_string();
    Some(matches!(class.as_str(), "301" | "303"))
}

fn lines(context: &Context<'_>) -> Vec<Line> {
    let mut out = Vec::new();
    for (index, table) in context.money_tables().filter(|(_, table)| table.kind() == TableKind::BasicEconomic)
    {
        for block in &table.blocks {
            for (row, key) in block.keys.iter().enumerate() {
                let Some(key) = key.as_ref().filter(|key| !key.is_total && !key.name.is_empty()) else {
                    continue;
                };
                let name = plain(strip_ordinal(&key.name).1);
                let code = key.code.or(key.coordinate.dept_economic);
                if code.is_some_and(|code| code.level() == SubjectLevel::Class) {
                    continue;
                }
                let cells = table.rows.get(row).map_or(&[][..], |row| row.cells.as_slice());
                let has_money = block
                    .number_columns
                    .iter()
                    .filter_map(|column| context.book.facts.get(cells.get(*column)?.fact?))
                    .any(|fact| !fact.printed.value().is_zero());
                let at = (index, row, block.name_column.unwrap_or(0));
                out.push(Line { name, code, at, has_money });
            }
        }
    }
    out
}

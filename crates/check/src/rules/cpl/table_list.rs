//! CPL-04: the tables of the book are those of its contents, and at least those that every book has.

use mingzhang_catalog::{plain, similarity, strip_ordinal};
use mingzhang_model::{BookKind, Finding, Message, Role, Severity, Table, TableKind};

use super::{PART, PUBLISHING, entry, title};
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, doubtful, finding, likely};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CPL-04",
    severity: Severity::Error,
    title: ("报表与目录或规定的表数不符", "Tables differ from the contents or from the rules"),
    what: (
        "正文的表与目录所列一致、次序相同；收支总表、收入、支出、财政拨款收支、一般公共预算支出、基本支出、“三公”、政府性基金各表不能少，没有数据的也列空表。",
        "The tables are those of the contents, in the same order. Summary, revenue, expenditure, fiscal summary, general budget, basic expenditure, 三公 and government funds are never left out, even when empty.",
    ),
    basis: PUBLISHING,
    example: ("没有“三公”经费表", "no table of 三公 money"),
};

fn check(context: &Context<'_>) -> Verdict {
    // No book has more tables than that.
    const MOST: usize = 200;
    if !context.is_whole() {
        return Verdict::not_applicable(PART);
    }
    let mut listed = listed(context);
    listed.truncate(MOST);
    let mut findings = Vec::new();
    let mut order = Vec::new();
    for (paragraph, name) in &listed {
        match context.book.tables.iter().position(|table| bare(&table.title) == *name) {
            Some(index) => order.push((*paragraph, index)),
            None if printed(context, name) => {}
            None => findings.push(missing(context, &listed, (*paragraph, name))),
        }
    }
    findings.extend(disorder(context, &order));
    findings.extend(minimum(context));
    Verdict::checked(context.money_tables().count().max(listed.len()), findings)
}

/// The tables that the contents list, each with its paragraph; two entries on one line are two.
fn listed(context: &Context<'_>) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (index, paragraph) in context.book.paragraphs.iter().enumerate() {
        if !context.is_contents(index) {
            continue;
        }
        let text = plain(entry(&paragraph.text).0);
        let mut rest = text.as_str();
        while let Some(at) = rest.match_indices('表').map(|(at, word)| at + word.len()).find(|at| {
            let after = rest.get(*at..).unwrap_or("");
            after.is_empty() || after.starts_with('(') || unordered(after).len() < after.len()
        }) {
            let after = rest.get(at..).unwrap_or("");
            // 表（不含上年结转） keeps its brackets.
            let end = if after.starts_with('(') {
                after.find(')').map_or(after.len(), |close| close + 1)
            } else {
                0
            };
            let name = bare(rest.get(..at + end).unwrap_or(""));
            // 五、部门预算表 is the part that holds them all.
            if ["收", "支", "经费", "资金", "项目", "采购"].iter().any(|word| name.contains(word)) {
                out.push((index, name));
            }
            rest = after.get(end..).unwrap_or("");
        }
    }
    out
}

/// A title without its number: 表一2026年收支总表, 1.2026年收支总表.
fn bare(title: &str) -> String {
    let text = plain(title);
    let text = unordered(&text);
    let unnumbered = text.strip_prefix("附表").or_else(|| text.strip_prefix('表')).map(|rest| {
        let words = rest.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
        let digits = rest.chars().take_while(char::is_ascii_digit).count();
        // Digits of four are the year.
        let name =
            if words.len() == rest.len() && digits < 4 { rest.get(digits..).unwrap_or(rest) } else { words };
        name.trim_start_matches([':', '、', '.'])
    });
    unnumbered.unwrap_or(text).to_owned()
}

/// A title without its ordinal, also where the year follows it: 1.2025年收支总表.
fn unordered(text: &str) -> &str {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let rest = text.get(digits..).unwrap_or("");
    match rest.strip_prefix(['.', '、']) {
        Some(rest) if (1..=2).contains(&digits) && rest.starts_with("20") => rest,
        _ => strip_ordinal(text).1,
    }
}

/// Whether the body prints the title somewhere, if only in a line with others.
fn printed(context: &Context<'_>, name: &str) -> bool {
    context.plain.iter().enumerate().any(|(index, text)| !context.is_contents(index) && text.contains(name))
}

fn missing(context: &Context<'_>, listed: &[(usize, String)], (paragraph, name): (usize, &str)) -> Finding {
    const ALIKE: usize = 80;
    let spot = context.whole(paragraph, Role::Primary);
    let other = context
        .money_tables()
        .filter(|(_, table)| !listed.iter().any(|(_, name)| *name == bare(&table.title)))
        .max_by_key(|(_, table)| similarity(&bare(&table.title), name))
        .filter(|(_, table)| similarity(&bare(&table.title), name) >= ALIKE);
    if let Some((index, table)) = other {
        let message = Message::new("cpl-table-title")
            .with("contents", name.to_owned())
            .with("table", table.title.clone());
        let spots = vec![spot, spots::table(context.book, index, Role::Primary)];
        return finding(&DOC, Severity::Warning, message, name, spots);
    }
    // Pages that are pictures may hold it.
    let unread = context.book.problems.iter().any(|problem| problem.code.starts_with("page-"));
    let message = Message::new("cpl-table-missing").with("contents", name.to_owned());
    let told =
        finding(&DOC, if unread { Severity::Info } else { Severity::Error }, message, name, vec![spot]);
    if unread { doubtful(told) } else { likely(told) }
}

fn disorder(context: &Context<'_>, order: &[(usize, usize)]) -> Option<Finding> {
    let (first, second) = order.windows(2).find_map(|pair| {
        let [first, second] = pair else { return None };
        (second.1 < first.1).then_some((*first, *second))
    })?;
    let table = context.book.tables.get(second.1)?;
    let before = context.book.tables.get(first.1)?;
    let message = Message::new("cpl-table-order")
        .with("table", table.title.clone())
        .with("before", before.title.clone());
    let spots =
        vec![spots::table(context.book, second.1, Role::Primary), context.whole(second.0, Role::Related)];
    Some(finding(&DOC, Severity::Warning, message, "order", spots))
}

/// The tables that every book has, by kind.
fn minimum(context: &Context<'_>) -> Option<Finding> {
    const BUDGET: [(TableKind, &str); 8] = [
        (TableKind::Summary, "收支总表"),
        (TableKind::Revenue, "收入总表"),
        (TableKind::Expenditure, "支出总表"),
        (TableKind::FiscalSummary, "财政拨款收支总表"),
        (TableKind::GeneralExpenditure, "一般公共预算支出表"),
        (TableKind::BasicEconomic, "一般公共预算基本支出表"),
        (TableKind::ThreePublic, "“三公”经费支出表"),
        (TableKind::GovernmentFund, "政府性基金预算支出表"),
    ];
    if context.book.kind == BookKind::Unknown {
        return None;
    }
    let kind = |title: &str| Table { title: title.to_owned(), ..Table::default() }.kind();
    let lines = context.paragraphs().filter(|(index, paragraph)| {
        !context.is_contents(*index) && paragraph.text.contains('表') && !paragraph.text.contains('。')
    });
    let mut present: Vec<TableKind> = context.money_tables().map(|(_, table)| table.kind()).collect();
    present.extend(lines.flat_map(|(_, p)| p.text.split_inclusive('表').map(kind).collect::<Vec<_>>()));
    let missing: Vec<&str> =
        BUDGET.iter().filter(|(kind, _)| !present.contains(kind)).map(|(_, name)| *name).collect();
    // Too many at once: the tables go by other names here.
    if missing.is_empty() || missing.len() > 3 {
        return None;
    }
    let message = Message::new("cpl-table-minimum").with("tables", missing.join("、"));
    Some(likely(finding(&DOC, Severity::Error, message, "minimum", title(context))))
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn titles_lose_their_number_and_nothing_else() {
        for (title, name) in [
            ("表一2026年预算收支总表", "2026年预算收支总表"),
            ("1.2025年部门收支总表", "2025年部门收支总表"),
            ("九、收入决算表", "收入决算表"),
            ("附表3 支出总表", "支出总表"),
            ("2026年支出总表", "2026年支出总表"),
        ] {
            assert_eq!(bare(title), name);
        }
    }
}

//! FMT-06: titles and headings about this year name this year.

use mingzhang_model::{BookKind, Finding, Message, Role, Severity, Spot};

use super::BLANK;
use crate::rules::Rule;
use crate::rules::context::{Context, MOST_SPOTS, Words};
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding, likely};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FMT-06",
    severity: Severity::Error,
    title: ("标题或表名的年度有误", "A title or heading names another year"),
    what: (
        "表名、章节标题和以年度开头的本年情况应写本书的年度；少一位的年份（202年度）也在此列。与上年比较的词句不算。",
        "Titles of tables, headings and sentences that open with the year are about the book's year; a year short of a digit (202年度) is found too. Comparisons are left alone.",
    ),
    basis: LOGIC,
    example: ("2026年的书中一张表名为“2025年预算支出总表”", "a table 2025年预算支出总表 in the book of 2026"),
};

/// Words that make another year right.
const OTHER: [&str; 23] = [
    "上年",
    "执行",
    "完成",
    "对比",
    "比较",
    "变动",
    "增减",
    "较",
    "比20",
    "结转",
    "历年",
    "回顾",
    "绩效",
    "评价",
    "自评",
    "总结",
    "结果",
    "审计",
    "调整",
    "整改",
    "相比",
    "差异",
    "情况反馈",
];

fn check(context: &Context<'_>) -> Verdict {
    if context.is_blank() {
        return Verdict::not_applicable(BLANK);
    }
    let Some(year) = context.book.year else { return Verdict::not_understood("reach-year-unknown") };
    let about = match context.book.kind {
        BookKind::Budget => "预算",
        BookKind::FinalAccounts => "决算",
        BookKind::Unknown => return Verdict::not_understood("reach-year-unknown"),
    };
    let mut right = 0;
    let mut wrong: Vec<(i32, Spot)> = Vec::new();
    let mut look = |text: &str, spot: &dyn Fn() -> Spot| match named(text, about) {
        Some(found) if found == year => right += 1,
        Some(found) => wrong.push((found, spot())),
        None => {}
    };
    for (index, table) in context.book.tables.iter().enumerate() {
        look(&table.title, &|| Spot {
            text: table.title.clone(),
            ..spots::table(context.book, index, Role::Primary)
        });
    }
    let titles: Vec<&str> = context.book.tables.iter().map(|table| table.title.as_str()).collect();
    for (index, heading) in context.headings().filter(|(index, _)| !context.is_contents(*index)) {
        if !titles.contains(&heading.text.as_str()) {
            look(&heading.text, &|| context.whole(index, Role::Primary));
        }
    }
    let mut findings: Vec<Finding> = titles_wrong(year, right, wrong).into_iter().collect();
    findings.extend(openings(context, year));
    findings.extend(short_year(context));
    Verdict::checked(right + findings.len(), findings)
}

/// One finding for all titles: certain where several others name the right year.
fn titles_wrong(year: i32, right: usize, wrong: Vec<(i32, Spot)>) -> Option<Finding> {
    let (found, _) = wrong.first()?;
    if right == 0 {
        return None;
    }
    let sure = right >= 3 && right > wrong.len();
    let severity = if sure { Severity::Error } else { Severity::Warning };
    let message = Message::new("fmt-title-year")
        .with("printed", found.to_string())
        .with("year", year.to_string())
        .with("count", wrong.len());
    let spots = wrong.into_iter().map(|(_, spot)| spot).take(MOST_SPOTS).collect();
    let told = finding(&DOC, severity, message, "title", spots);
    Some(if sure { told } else { likely(told) })
}

/// The year that a title about the book's own figures names; `None` where it names none or may name another.
fn named(text: &str, about: &str) -> Option<i32> {
    let (at, found) = first_year(text)?;
    let rest = text.get(at..)?;
    let single = rest.get(4..).is_some_and(|rest| first_year(rest).is_none());
    let own = rest.get(4..)?.starts_with(['年', '度'])
        && text.contains(about)
        && !OTHER.iter().any(|word| text.contains(word));
    (single && own).then_some(found)
}

/// The first four digits 20xx that stand alone.
fn first_year(text: &str) -> Option<(usize, i32)> {
    text.match_indices("20").find_map(|(at, _)| {
        let digits = text.get(at..at + 4)?;
        let alone = !text.get(..at)?.ends_with(|c: char| c.is_ascii_digit())
            && !text.get(at + 4..)?.starts_with(|c: char| c.is_ascii_digit());
        (alone && digits.bytes().all(|b| b.is_ascii_digit())).then(|| Some((at, digits.parse().ok()?)))?
    })
}

/// Sections that open with `2025年度某单位…` where the others open with the book's year.
fn openings(context: &Context<'_>, year: i32) -> Option<Finding> {
    let unit = context.book.unit_name.as_deref()?;
    let opening = |text: &str| {
        let rest = text.get(4..)?.strip_prefix('年')?;
        let own = rest.trim_start_matches('度').starts_with(unit);
        (own && first_year(text)?.0 == 0).then_some(first_year(text)?.1)
    };
    let mut right = 0;
    let mut wrong: Vec<(i32, Words)> = Vec::new();
    for passage in &context.passages {
        match opening(&passage.text) {
            Some(found) if found == year => right += 1,
            Some(found) => wrong.push((found, passage.words(0, 7))),
            None => {}
        }
    }
    let (found, _) = wrong.first().filter(|_| right >= 3 && wrong.len() * 2 < right)?;
    let message = Message::new("fmt-opening-year")
        .with("printed", found.to_string())
        .with("year", year.to_string())
        .with("count", wrong.len());
    let hits: Vec<Words> = wrong.iter().map(|(_, words)| *words).collect();
    Some(likely(finding(&DOC, Severity::Warning, message, "opening", context.quotes(&hits))))
}

/// `202年度`: a year that lost a digit.
fn short_year(context: &Context<'_>) -> Option<Finding> {
    let mut hits = Vec::new();
    for (index, paragraph) in context.paragraphs() {
        for word in ["年度", "年预算", "年决算", "年部门", "年单位"] {
            for (at, word) in paragraph.text.match_indices(word) {
                let before = paragraph.text.get(..at).unwrap_or("");
                let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
                if digits == 3 && before.get(at - 3..).is_some_and(|digits| digits.starts_with("20")) {
                    hits.push(Words { paragraph: index, start: at - 3, end: at + word.len() });
                }
            }
        }
    }
    let spots = context.quotes(&hits);
    let printed = spots.first()?.text.clone();
    let message = Message::new("fmt-short-year").with("printed", printed).with("count", hits.len());
    Some(finding(&DOC, Severity::Error, message, "short", spots))
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn only_titles_about_the_own_year_name_it() {
        assert_eq!(named("2025年预算支出总表", "预算"), Some(2025));
        assert_eq!(named("第三部分2026年度单位预算情况说明", "预算"), Some(2026));
        for no in [
            "2025年预算执行情况",
            "2026年比2025年预算增减变动",
            "收入决算表",
            "2025年决算",
            "上年结转2025年预算",
        ] {
            assert_eq!(named(no, "预算"), None, "{no}");
        }
    }
}

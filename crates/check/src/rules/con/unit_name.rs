//! CON-02: the body is called the same on the cover, above the tables and in the sheets.

use mingzhang_catalog::{plain, similarity};
use mingzhang_model::{Level, Message, Role, Severity, Spot};

use super::MOST_SPOTS;
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};
use crate::spots;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CON-02",
    severity: Severity::Error,
    title: ("单位名称前后不一", "The body has two names"),
    what: (
        "单位预算、决算中,封面、表头、绩效目标表中的单位名称应当一致。个别表与其余各表不同的是错误;一个名称包含另一个的(简称)只作提示,“本级”“机关”不算差别。部门的书列有所属单位,不查。",
        "In the book of one unit its name is the same on the cover, above the tables and in the sheets. A table that differs from all others is an error; one name within the other (a short form) is an info; 本级 and 机关 make no difference. A department's book names its units and is not looked at.",
    ),
    basis: ("真实、准确的要求;逻辑关系", "truthfulness; logic"),
    example: ("封面为某市甲中心,表六表头为某市乙中心", "another unit's name above one table"),
};

/// Names in this many letters of a hundred alike are one name with a slip.
const SLIP: usize = 80;

/// Compares the names.
fn check(context: &Context<'_>) -> Verdict {
    let book = context.book;
    if book.level != Level::Unit {
        return Verdict::not_applicable("reach-not-one-unit");
    }
    let Some(own) = book.unit_name.as_deref() else { return Verdict::not_understood("reach-no-unit-name") };
    // The name, where, and whether above a table; a sheet's project may be carried out by another body.
    let mut named: Vec<(&str, Spot, bool)> = Vec::new();
    for (index, table) in book.tables.iter().enumerate().filter(|(_, table)| table.is_money) {
        if let Some(org) = table.org.as_deref() {
            named.push((org, spots::table(book, index, Role::Primary), true));
        }
    }
    for (_, sheet) in context.sheets() {
        let label = |label: &str| matches!(label, "实施单位" | "项目实施单位" | "单位名称" | "预算单位");
        for text in sheet.texts.iter().filter(|text| label(&text.label) && !text.text.is_empty()) {
            named.push((&text.text, spots::on_sheet(sheet, &text.text, text.place, Role::Primary), false));
        }
    }
    let own_name = bare(own);
    let differing: Vec<&(&str, Spot, bool)> =
        named.iter().filter(|(name, ..)| bare(name) != own_name).collect();
    let mut findings = Vec::new();
    let mut told: Vec<String> = Vec::new();
    for (name, _, above_table) in &differing {
        let this = bare(name);
        // A unit may have others carry out its projects: a list, or a department above it.
        if told.len() >= MOST_SPOTS
            || told.contains(&this)
            || this.contains(['、', ',', '/'])
            || this.chars().count() < 4
        {
            continue;
        }
        told.push(this.clone());
        let of: Vec<Spot> =
            differing.iter().filter(|(n, ..)| bare(n) == this).map(|(_, spot, _)| spot.clone()).collect();
        let alone = *above_table && of.len() * 3 <= named.len();
        let (severity, sure) = weigh(&this, &own_name, alone, differing.len() * 2 >= named.len());
        let Some(severity) = severity else { continue };
        let message = Message::new("con-unit-name")
            .with("name", (*name).to_owned())
            .with("own", own.to_owned())
            .with("places", of.len());
        let told = finding(&DOC, severity, message, name, of.into_iter().take(MOST_SPOTS).collect());
        findings.push(if sure { told } else { likely(told) });
    }
    Verdict::over(named.len(), "reach-no-unit-name", findings)
}

/// How bad a differing name is, and whether that is sure.
fn weigh(this: &str, own: &str, alone: bool, most_differ: bool) -> (Option<Severity>, bool) {
    if own.contains(this) || this.contains(own) {
        return (Some(Severity::Info), false);
    }
    // The cover alone against all tables: who is right is not sure, nor whether the cover was read right.
    if most_differ {
        return (None, false);
    }
    // 第一中学 and 第二中学 are two bodies.
    let numbers = |name: &str| {
        name.chars().filter(|c| "一二三四五六七八九十0123456789".contains(*c)).collect::<String>()
    };
    let is_slip = similarity(this, own) >= SLIP && numbers(this) == numbers(own);
    match (is_slip, alone) {
        (true, true) => (Some(Severity::Error), true),
        (true, false) | (false, true) => (Some(Severity::Warning), false),
        (false, false) => (None, false),
    }
}

/// A name without a code before it and without what makes no difference behind it.
fn bare(name: &str) -> String {
    let plain = plain(name);
    let name = plain.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let mut name = name.trim_start_matches('[').trim_end_matches(']');
    for tail in
        ["(汇总)", "汇总", "(部门)", "(本级)", "(机关)", "(本部)", "(单位)", "[单位]", "本级", "机关", "本部"]
    {
        name = name.strip_suffix(tail).unwrap_or(name);
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn what_makes_no_difference_is_left_out() {
        assert_eq!(bare("121001-某市财政局（本级）"), "某市财政局");
        assert_eq!(bare("某市财政局机关"), "某市财政局");
    }
}

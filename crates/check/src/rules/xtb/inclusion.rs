//! XTB-12, XTB-20 and, in final accounts, FIN-10: what basic expenditure pays for 三公 is part of 三公.
//!
//! 30212, 30217, 30231 and 31013 of basic expenditure are never more than the matching line of the 三公 table; projects may add
//! to it. A blank line of that table is nothing only where both of its sums hold without it.

use mingzhang_model::{Fact, Fund, Message, Role, Severity, Spot, SubjectCode, ThreePublic, Vintage};

use super::money::{is_now, is_own, three_public};
use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::{LOGIC, RuleDoc};
use crate::rules::verdict::{Verdict, finding};
use crate::spots;

/// The rules: one look at each line tells both.
pub(crate) const RULE: Rule = Rule { docs: &[PRINTED, BLANK, ACCOUNTS], check };

const PRINTED: RuleDoc = RuleDoc {
    id: "XTB-12",
    severity: Severity::Error,
    title: ("基本支出中的“三公”科目大于“三公”经费", "More 三公 in basic expenditure than in all"),
    what: (
        "基本支出中的因公出国(境)费用、公务接待费、公务用车运行维护费、公务用车购置,不得大于“三公”经费表中的对应项。项目支出还可以列支,因此不要求相等。高校、科研单位的出国费用按警告。",
        "The lines for travel abroad, reception and vehicles in basic expenditure are never more than those of the 三公 table. Projects may add to them, so that they need not be equal. Travel abroad of universities and research bodies is a warning.",
    ),
    basis: LOGIC,
    example: (
        "基本支出公务用车运行维护费2.60万元,“三公”经费表1.60万元",
        "2.60 in basic expenditure, 1.60 in the 三公 table",
    ),
};

const ACCOUNTS: RuleDoc = RuleDoc {
    id: "FIN-10",
    title: (
        "基本支出决算中的“三公”科目大于“三公”经费决算",
        "More 三公 in basic expenditure than spent in all",
    ),
    what: (
        "决算基本支出中的因公出国(境)费用、公务接待费、公务用车运行维护费、公务用车购置,不得大于“三公”经费支出决算表中的对应项。项目支出还可以列支,因此不要求相等。",
        "In final accounts the lines for travel abroad, reception and vehicles in basic expenditure are never more than those of the 三公 table. Projects may add to them.",
    ),
    ..PRINTED
};

const BLANK: RuleDoc = RuleDoc {
    id: "XTB-20",
    severity: Severity::Error,
    title: (
        "基本支出中有“三公”科目,“三公”经费表中为空",
        "三公 in basic expenditure, blank in the 三公 table",
    ),
    what: (
        "“三公”经费表的某一项为空,而表中两个合计不含它也成立,即为零;基本支出中却有对应科目的金额。",
        "A line of the 三公 table is blank and both of its sums hold without it, so that it is nothing; yet basic expenditure has money for it.",
    ),
    basis: LOGIC,
    example: (
        "基本支出公务接待费1.00万元,“三公”经费表公务接待费为空",
        "1.00 for reception in basic expenditure, a blank in the 三公 table",
    ),
};

/// The code, a word that its name must hold (codes numbered by hand are other lines), and the item of 三公.
const LINES: [(&str, &str, ThreePublic); 4] = [
    ("30212", "出国", ThreePublic::Abroad),
    ("30217", "接待", ThreePublic::Reception),
    ("30231", "运行", ThreePublic::VehicleRunning),
    ("31013", "公务用车", ThreePublic::VehiclePurchase),
];

/// Compares every line that is printed.
fn check(context: &Context<'_>) -> Verdict {
    let Some(all) = three_public(context, ThreePublic::All) else {
        return Verdict::not_applicable("reach-no-three-public");
    };
    let nothing_blank = blanks_are_nothing(context);
    let mut places = 0;
    let mut findings = Vec::new();
    for (code, word, item) in LINES {
        let Some(line) = basic_line(context, code).filter(|line| name_of(context, line).contains(word))
        else {
            continue;
        };
        let (low, _) = line.printed.fen_range();
        match three_public(context, item) {
            Some(whole) => {
                places += 1;
                if low > whole.printed.fen_range().1 {
                    let doc = if context.is_accounts() { &ACCOUNTS } else { &PRINTED };
                    findings.push(told(context, doc, "xtb-three-public", line, whole));
                }
            }
            None if nothing_blank => {
                places += 1;
                if low > 0 {
                    findings.push(told(context, &BLANK, "xtb-three-public-blank", line, all));
                }
            }
            None => {}
        }
    }
    Verdict::over(places, "reach-no-three-public", findings)
}

fn told(
    context: &Context<'_>,
    doc: &RuleDoc,
    id: &'static str,
    line: &Fact,
    whole: &Fact,
) -> mingzhang_model::Finding {
    let at = |fact: &Fact| (fact.table, fact.row, fact.column);
    let name = name_of(context, line);
    let unit = |fact: &Fact| fact.printed.unit().chinese();
    let message = Message::new(id)
        .with("line", name.clone())
        .with("printed", format!("{}{}", line.text, unit(line)))
        .with("other", format!("{}{}", whole.text, unit(whole)));
    // What teachers and researchers spend on travel abroad for exchange is not counted as 三公.
    let scholars = name.contains("出国")
        && context.book.unit_name.as_deref().is_some_and(|own| {
            ["大学", "学院", "学校", "研究", "科学", "医院"].iter().any(|word| own.contains(word))
        });
    let severity = if scholars { Severity::Warning } else { Severity::Error };
    let places: Vec<Spot> = vec![
        spots::cell(context.book, at(line), Role::Primary),
        spots::cell(context.book, at(whole), Role::Related),
    ];
    finding(doc, severity, message, &name, places)
}

fn name_of(context: &Context<'_>, line: &Fact) -> String {
    let table = context.book.tables.get(line.table);
    table.map_or_else(String::new, |table| spots::row_label(table, line.row, line.column))
}

/// The line of basic expenditure with this code, all of it.
fn basic_line<'a>(context: &Context<'a>, code: &str) -> Option<&'a Fact> {
    let code = SubjectCode::parse(code)?;
    context
        .facts(|fact| {
            let at = &fact.coordinate;
            at.dept_economic == Some(code)
                && at.fund == Some(Fund::General)
                && at.vintage != Some(Vintage::Carried)
                && at.function.is_none()
                && at.project.is_none()
                && is_now(at)
        })
        .filter(|fact| is_own(context, fact))
        .filter(|fact| fact.coordinate.spending.is_some_and(|s| s != mingzhang_model::Spending::Project))
        .max_by_key(|fact| fact.printed.value())
}

/// Whether 合计 and 公务用车 are the sums of what is printed below them.
fn blanks_are_nothing(context: &Context<'_>) -> bool {
    let range = |item| three_public(context, item).map_or((0, 0), |fact| fact.printed.fen_range());
    let meets = |whole: (i64, i64), parts: &[(i64, i64)]| {
        let low: i64 = parts.iter().map(|part| part.0).sum();
        let high: i64 = parts.iter().map(|part| part.1).sum();
        whole.0 <= high && low <= whole.1
    };
    let vehicles = range(ThreePublic::Vehicles);
    meets(range(ThreePublic::All), &[range(ThreePublic::Abroad), range(ThreePublic::Reception), vehicles])
        && meets(vehicles, &[range(ThreePublic::VehiclePurchase), range(ThreePublic::VehicleRunning)])
}

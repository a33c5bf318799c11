//! FIN-11: the text on 三公 gives the counts behind the money: groups and persons abroad, vehicles, receptions and guests.

use mingzhang_model::{Message, Role, Severity, Spot, ThreePublic};

use crate::rules::Rule;
use crate::rules::con::scan::{before, clauses, has, numbers};
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};
use crate::rules::xtb::money::three_public;

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FIN-11",
    severity: Severity::Warning,
    title: ("“三公”经费缺少人次、批次、车辆数或者与金额不符", "Counts of 三公 missing or against the money"),
    what: (
        "决算说明应当写明因公出国(境)团组数和人次、公务用车购置数和保有量、国内公务接待批次和人次;有支出的次数不能为零,没有支出的次数应当为零。表中另列这些数字的也算。",
        "The text of final accounts gives groups and persons abroad, vehicles bought and held, receptions and guests. Money spent means that they are not zero, and no money that they are. Counts in a table will do.",
    ),
    basis: ("财预〔2016〕143号;部门决算公开格式", "财预〔2016〕143号; the form of published accounts"),
    example: ("公务接待费0.68万元,未写明批次、人次", "0.68 for reception, no counts"),
};

/// A kind of count: the money, words of its sentences, and what is counted.
const COUNTS: [(ThreePublic, &[&str], &[&str], &str); 3] = [
    (ThreePublic::Abroad, &["出国"], &["团组", "人次", "批次"], "因公出国（境）团组数、人次数"),
    (ThreePublic::Reception, &["接待"], &["批次", "人次", "批", "次"], "国内公务接待批次、人次"),
    (ThreePublic::VehicleRunning, &["保有", "公务用车", "车辆"], &["辆", "台"], "公务用车保有量"),
];

/// Compares money and counts.
fn check(context: &Context<'_>) -> Verdict {
    if !context.is_accounts() {
        return Verdict::not_applicable("reach-not-accounts");
    }
    // Tables alone say nothing of counts; that the text is missing is another rule's to tell.
    if !context.under(&["三公"]).iter().any(|(_, paragraph)| paragraph.text.contains('。')) {
        return Verdict::not_applicable("reach-no-such-section");
    }
    let mut places = 0;
    let mut findings = Vec::new();
    for (item, topics, nouns, name) in COUNTS {
        let Some(money) = three_public(context, item) else { continue };
        places += 1;
        let found = counts(context, topics, nouns);
        let spent = !money.printed.value().is_zero();
        let some = found.iter().find(|(count, _)| *count > 0);
        let cost = format!("{}{}", money.text, money.printed.unit().chinese());
        let mut spots: Vec<Spot> = vec![context.fact(money, Role::Primary)];
        let id = match (spent, some) {
            (true, None) if found.is_empty() && !in_table(context, topics, nouns) => "fin-counts-missing",
            (true, None) if !found.is_empty() => {
                spots.extend(found.iter().take(2).map(|(_, words)| context.quote(*words, Role::Related)));
                "fin-counts-zero"
            }
            (false, Some((_, words))) if item != ThreePublic::VehicleRunning => {
                spots.push(context.quote(*words, Role::Related));
                "fin-counts-no-money"
            }
            _ => continue,
        };
        let message = Message::new(id).with("counts", name).with("cost", cost);
        findings.push(likely(finding(&DOC, Severity::Warning, message, name, spots)));
    }
    Verdict::over(places, "reach-no-three-public", findings)
}

/// The counts of this year in the clauses of the section on 三公 and, for vehicles, on assets.
fn counts(context: &Context<'_>, topics: &[&str], nouns: &[&str]) -> Vec<(i64, Words)> {
    let mut out = Vec::new();
    for (paragraph, found) in context.narrative() {
        // A paragraph about one item carries its topic from clause to clause.
        let mut about = false;
        for (from, clause) in clauses(&found.text) {
            if has(clause, &["出国", "接待", "车"]) {
                about = has(clause, topics);
            }
            if !about {
                continue;
            }
            for number in numbers(clause) {
                let behind = number.after.strip_prefix('个').unwrap_or(number.after);
                let counted = nouns.iter().any(|noun| behind.starts_with(noun));
                let labelled = has(before(clause, number.start, 6), nouns)
                    && number.after.starts_with(['个', '人', '次', '批', '。', '，']);
                let compared = has(before(clause, number.start, 8), &["增加", "减少", "上年", "比", "较"]);
                if (counted || labelled)
                    && !compared
                    && let Some(count) = number.count()
                {
                    let words = Words { paragraph, start: from + number.start, end: from + number.end };
                    out.push((count, words));
                }
            }
        }
    }
    out
}

/// Whether a table lists the counts in rows of their own.
fn in_table(context: &Context<'_>, topics: &[&str], nouns: &[&str]) -> bool {
    context.book.tables.iter().any(|table| {
        table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| has(&cell.text, topics) && has(&cell.text, nouns))
    })
}

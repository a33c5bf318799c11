//! CLS-11: pay and running costs are basic expenditure.

use mingzhang_model::{Message, Money, MoneyUnit, Severity, Spending, Spot};

use super::projects::{Project, projects, speaks_of};
use crate::rules::Rule;
use crate::rules::con::MOST_SPOTS;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};
use crate::rules::xtb::money::{is_now, is_own};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "CLS-11",
    severity: Severity::Warning,
    title: ("项目支出中列支人员经费、运转经费", "Pay and running costs among the projects"),
    what: (
        "人员工资、聘用和派遣人员经费、物业费、运转经费属于基本支出。按项目名称认定,给出合计和占项目支出的比重:有人员类的为警告,只有物业、运转类的为提示。驻村、帮扶人员补助不算。",
        "Pay, hired and dispatched staff, property services and running costs belong to basic expenditure. Told by the names of projects with their sum and share: a warning where staff is paid, an info where only running costs are. Allowances for staff sent to villages do not count.",
    ),
    basis: ("预算法实施条例第五条", "Implementing Regulations of the Budget Law, art. 5"),
    example: ("“聘用人员经费”189.05万元列项目支出", "189.05 for hired staff as a project"),
};

/// Staff sent elsewhere or paid for others is a task, not the body's own running.
const TASKS: [&str; 38] = [
    "驻村",
    "帮扶",
    "扶贫",
    "乡村振兴",
    "培训",
    "档案",
    "公益",
    "三支一扶",
    "村",
    "社区",
    "志愿",
    "辅警",
    "协警",
    "辅助",
    "协管",
    "书记员",
    "网格",
    "消防",
    "护林",
    "保洁",
    "环卫",
    "教练",
    "运动员",
    "教师",
    "代课",
    "保育",
    "校医",
    "规培",
    "医生",
    "援",
    "挂职",
    "选派",
    "特岗",
    "巡",
    "讲解",
    "专家",
    "调解",
    "大学生",
];

/// Looks at the names of projects.
fn check(context: &Context<'_>) -> Verdict {
    let all = projects(context);
    let is_task = |project: &Project<'_>| TASKS.iter().any(|word| project.name.contains(word));
    let personnel = all.iter().any(|p| speaks_of(p.name, "personnel") && !is_task(p));
    let odd: Vec<&Project<'_>> = all
        .iter()
        .filter(|p| (speaks_of(p.name, "personnel") || speaks_of(p.name, "running")) && !is_task(p))
        .collect();
    let mut findings = Vec::new();
    if !odd.is_empty() {
        let sum = total(odd.iter().copied());
        let whole = whole(context).filter(|whole| *whole >= sum).unwrap_or_else(|| total(all.iter()));
        let share = if whole.is_zero() { 0 } else { sum.fen() / (whole.fen() / 1000).max(1) };
        let names: Vec<&str> = odd.iter().take(4).map(|project| project.name).collect();
        let message = Message::new("cls-running")
            .with("names", names.join("、"))
            .with("projects", odd.len())
            .with("sum", sum.display(MoneyUnit::WanYuan, 2, false))
            .with("share", format!("{}.{}", share / 10, share % 10));
        let severity = if personnel { Severity::Warning } else { Severity::Info };
        let spots: Vec<Spot> = odd.iter().take(MOST_SPOTS).map(|project| project.spot.clone()).collect();
        findings.push(likely(finding(&DOC, severity, message, "", spots)));
    }
    Verdict::over(all.len(), "reach-no-projects", findings)
}

fn total<'a, 'b: 'a>(projects: impl Iterator<Item = &'a Project<'b>>) -> Money {
    projects.filter_map(|project| project.money).fold(Money::ZERO, |sum, money| sum + money)
}

/// All project expenditure of the year.
fn whole(context: &Context<'_>) -> Option<Money> {
    context
        .facts(|fact| {
            let at = &fact.coordinate;
            at.spending == Some(Spending::Project)
                && at.function.is_none()
                && at.project.is_none()
                && at.fund.is_none()
                && is_now(at)
        })
        .filter(|fact| is_own(context, fact))
        .map(|fact| fact.printed.value())
        .max()
}

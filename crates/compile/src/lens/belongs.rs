//! Which members belong to which: funds, kinds of spending, 三公, revenue codes, and what last year's figures are known by.

use mingzhang_model::{Coordinate, Flow, Fund, Spending, SubjectCode, ThreePublic, Vintage};

/// Whether money of `fund` belongs to `wanted` or to a part of it.
pub(crate) fn is_of_fund(fund: Fund, wanted: Option<Fund>) -> bool {
    wanted.is_none_or(|wanted| fund == wanted || fund.parent() == Some(wanted))
}

/// Whether income under `code` belongs to the row `line`, which is a code with its name: 1030148… belongs to 103 and 10301.
pub(super) fn is_of_code(code: &str, line: &str) -> bool {
    let end = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    let digits = line.get(..end).unwrap_or_default();
    !digits.is_empty() && code.starts_with(digits)
}

pub(super) fn is_of_spending(spending: Spending, wanted: Spending) -> bool {
    spending == wanted || spending.parent() == Some(wanted)
}

/// 三公 by department economic class: 30212 因公出国（境）费用, 30217 公务接待费, 30231 公务用车运行维护费, 31013 and 30913
/// 公务用车购置.
pub(super) fn is_three_public(code: Option<SubjectCode>, wanted: ThreePublic) -> bool {
    let Some(code) = code else { return false };
    let member = match code.to_string().as_str() {
        "30212" => ThreePublic::Abroad,
        "30217" => ThreePublic::Reception,
        "30231" => ThreePublic::VehicleRunning,
        "31013" | "30913" => ThreePublic::VehiclePurchase,
        _ => return false,
    };
    match wanted {
        ThreePublic::All => true,
        ThreePublic::Vehicles => matches!(member, ThreePublic::VehicleRunning | ThreePublic::VehiclePurchase),
        one => one == member,
    }
}

/// Last year's figures are compared without the words that only tell years and directions apart.
pub(super) fn without_year(at: &Coordinate) -> Coordinate {
    let spent = at.spending.is_some()
        || at.three_public.is_some()
        || at.project.is_some()
        || at.dept_economic.is_some()
        || at.topic.is_some();
    Coordinate {
        year: None,
        vintage: at.vintage.filter(|v| *v == Vintage::Carried),
        flow: at.flow.filter(|flow| !(spent && *flow == Flow::Expenditure)),
        ..at.clone()
    }
}

//! FIN-15: of what was procured, small and medium firms got a part, and the small and micro ones a part of that.

use mingzhang_model::{Finding, Message, Role, Severity};

use crate::rules::Rule;
use crate::rules::con::scan::{Amount, amounts, before, has};
use crate::rules::context::{Context, Words};
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding, likely};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "FIN-15",
    severity: Severity::Error,
    title: ("政府采购授予中小企业的金额不合逻辑", "Contracts to small firms do not fit"),
    what: (
        "授予小微企业合同金额不得大于授予中小企业的;授予中小企业合同金额大于政府采购支出总额的,合同可能跨年,报警告。货物、工程、服务之和以及占比由正文各项规则检查。",
        "Contracts to small and micro firms are no more than those to small and medium ones. Those above all procurement are a warning: a contract may run over years. Sums and shares are looked at with the other sentences.",
    ),
    basis: ("财预〔2016〕143号;逻辑关系", "财预〔2016〕143号; logic"),
    example: (
        "政府采购支出总额60.00万元,授予中小企业合同金额66.00万元",
        "66.00 to small and medium firms of 60.00",
    ),
};

/// Reads the sentence on procurement.
fn check(context: &Context<'_>) -> Verdict {
    if !context.is_accounts() {
        return Verdict::not_applicable("reach-not-accounts");
    }
    let mut places = 0;
    let mut findings = Vec::new();
    for (paragraph, found) in context.narrative() {
        if !found.text.contains("授予中小企业") {
            continue;
        }
        places += 1;
        let amounts = amounts(&found.text);
        let by = |words: &[&str], not: &[&str]| {
            amounts.iter().find(|amount| {
                let label = before(&found.text, amount.start, 16);
                let label = label.rsplit(['，', ',', '。', '；', '、', '：', '（']).next().unwrap_or(label);
                has(label, words) && !has(label, not)
            })
        };
        let all = by(&["采购支出总额", "采购总额", "采购金额"], &["授予"]);
        let medium = by(&["授予中小企业"], &["货物", "工程", "服务"]);
        let micro = by(&["授予小微企业"], &["货物", "工程", "服务"]);
        for (part, whole, id) in [(medium, all, "fin-medium-over"), (micro, medium, "fin-micro-over")] {
            let (Some(part), Some(whole)) = (part, whole) else { continue };
            if part.printed.fen_range().0 <= whole.printed.fen_range().1 {
                continue;
            }
            let text = |amount: &Amount| found.text.get(amount.start..amount.end).unwrap_or("").to_owned();
            let quote = |amount: &Amount, role| {
                context.quote(Words { paragraph, start: amount.start, end: amount.end }, role)
            };
            let message = Message::new(id).with("printed", text(part)).with("other", text(whole));
            let spots = vec![quote(part, Role::Primary), quote(whole, Role::Related)];
            // A contract may be of more years than the spending that it is compared with.
            let told = finding(&DOC, Severity::Error, message, id, spots);
            findings.push(if id == "fin-medium-over" {
                Finding { severity: Severity::Warning, ..likely(told) }
            } else {
                told
            });
        }
    }
    Verdict::over(places, "reach-no-procurement", findings)
}

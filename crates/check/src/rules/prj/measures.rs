//! PRJ-15: measures are measures, not documents.

use mingzhang_catalog::plain;
use mingzhang_model::{Message, Role, Severity};

use crate::rules::prf::shared::{NO_SHEETS, targets};
use crate::spots;

use crate::rules::Rule;
use crate::rules::context::Context;
use crate::rules::docs::RuleDoc;
use crate::rules::verdict::{Verdict, finding};

/// The rule.
pub(crate) const RULE: Rule = Rule { docs: &[DOC], check };

const DOC: RuleDoc = RuleDoc {
    id: "PRJ-15",
    severity: Severity::Info,
    title: ("“制度、措施”只引用文件", "Measures that only cite a document"),
    what: (
        "“保证项目实施的制度、措施”一栏除文件名外没有内容。",
        "The field of measures holds the title of a document and nothing else.",
    ),
    basis: (
        "财预〔2015〕88号《中央部门预算绩效目标管理办法》",
        "财预〔2015〕88号, performance targets of budgets",
    ),
    example: ("仅写“某厅〔2024〕37号《关于……的通知》”", "only the title of a notice"),
};

/// A measure takes more words than this.
const FEW: usize = 8;

fn check(context: &Context<'_>) -> Verdict {
    let mut findings = Vec::new();
    let mut places = 0;
    for sheet in targets(context) {
        let Some(text) = sheet.text(&["措施"]) else { continue };
        places += 1;
        if !text.text.contains('《') || own_words(&text.text) > FEW {
            continue;
        }
        let message = Message::new("prj-measures")
            .with("project", sheet.project.text.as_str())
            .with("label", text.label.as_str());
        let spots = vec![spots::on_sheet(sheet, &text.text, text.place, Role::Primary)];
        findings.push(finding(&DOC, Severity::Info, message, &sheet.project.text, spots));
    }
    Verdict::over(places, NO_SHEETS, findings)
}

/// Letters outside of titles and document numbers, and without the issuer before the number.
fn own_words(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut outside = String::new();
    for letter in text.chars() {
        match letter {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            c if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    let outside = plain(&outside);
    // What stands before 号 names the document.
    let rest = outside.rsplit_once('号').map_or(outside.as_str(), |(_, rest)| rest);
    rest.chars().filter(|c| c.is_alphanumeric()).count()
}

//! What each rule checks, why, and on what it rests.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use mingzhang_model::Severity;
use mingzhang_report::{RuleView, Rules};

use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::SignedIn;

#[derive(Template)]
#[template(path = "findings/rules.html")]
struct List {
    frame: Frame,
    rules: Vec<RuleView<'static>>,
}

#[derive(Template)]
#[template(path = "findings/rule.html")]
struct One<'a> {
    frame: Frame,
    asked: String,
    rule: &'a RuleView<'a>,
}

pub(super) async fn list(signed: SignedIn) -> Result<Response, Refusal> {
    page(&List { frame: Frame::desk(&signed, "reading", "检查规则"), rules: mingzhang_examine::rules() })
}

pub(super) async fn rule(Path(id): Path<String>, signed: SignedIn) -> Result<Response, Refusal> {
    let rules = mingzhang_examine::rules();
    let rule = Rules(&rules).find(&id).ok_or_else(Refusal::not_found)?;
    // What documents a group documents each of its findings too.
    let asked = if id.to_ascii_uppercase().starts_with(rule.id) {
        id.to_ascii_uppercase()
    } else {
        rule.id.to_owned()
    };
    let title = format!("{asked} {}", rule.title.0);
    page(&One { frame: Frame::desk(&signed, "reading", title), asked, rule })
}

/// Mark and word.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "● 错误",
        Severity::Warning => "▲ 警告",
        Severity::Info => "○ 提示",
    }
}

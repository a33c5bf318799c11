//! The audit log: looked through, and exported.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};
use mingzhang_store::{AuditEntry, AuditFilter, Outcome};
use serde::Deserialize;

use super::{Tabs, words};
use crate::app::App;
use crate::moment;
use crate::page::{Frame, page};
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// Entries of a page, and of an export: more is for the command line.
const PAGE: u32 = 100;
const EXPORT: u32 = 50_000;

#[derive(Clone, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    actor: String,
    #[serde(default)]
    action: String,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    before: String,
}

impl Asked {
    fn filter(&self) -> AuditFilter {
        let actor = match self.actor.trim() {
            number if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
                format!("account:{number}")
            }
            actor => actor.to_owned(),
        };
        AuditFilter {
            before: self.before.parse().ok(),
            actor,
            action: self.action.trim().to_owned(),
            subject: self.subject.trim().to_owned(),
        }
    }

    /// The address of the same look further back.
    fn link(&self, path: &str, before: Option<i64>) -> String {
        let mut pairs: Vec<(&str, String)> =
            [("actor", &self.actor), ("action", &self.action), ("subject", &self.subject)]
                .into_iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| (name, value.clone()))
                .collect();
        pairs.extend(before.map(|before| ("before", before.to_string())));
        format!("{path}?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
    }
}

#[derive(Template)]
#[template(path = "administration/audit.html")]
struct AuditPage {
    frame: Frame,
    tabs: Tabs,
    asked: Asked,
    lines: Vec<Line>,
    older: Option<String>,
    export: String,
}

/// An entry in words.
struct Line {
    entry: AuditEntry,
    at: String,
    who: String,
    what: String,
}

fn line(entry: AuditEntry, names: &BTreeMap<String, String>) -> Line {
    Line {
        at: moment::minute(entry.at),
        who: names.get(&entry.actor).cloned().unwrap_or_default(),
        what: words::action(&entry.action).to_owned(),
        entry,
    }
}

pub(super) async fn list(
    State(app): State<App>,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let tabs = Tabs::of(&app, &signed, "audit").await?;
    let names = app.store().account_names(signed.actor()).await?;
    let entries = app.store().audit_log(signed.actor(), &asked.filter(), PAGE).await?;
    let is_full = u32::try_from(entries.len()).is_ok_and(|count| count == PAGE);
    let last = entries.last().map(|entry| entry.seq).filter(|_| is_full);
    let older = last.map(|last| asked.link("/desk/administration/audit", Some(last)));
    let export = asked.link("/desk/administration/audit.csv", None);
    let lines = entries.into_iter().map(|entry| line(entry, &names)).collect();
    let frame = Frame::desk(&signed, "administration", "审计日志");
    page(&AuditPage { frame, tabs, asked, lines, older, export })
}

pub(super) async fn export(
    State(app): State<App>,
    signed: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    Tabs::of(&app, &signed, "audit").await?;
    let names = app.store().account_names(signed.actor()).await?;
    let entries = app.store().audit_log(signed.actor(), &asked.filter(), EXPORT).await?;
    app.store().record(signed.actor(), "audit.export", "audit", Outcome::Done).await?;
    let text = csv(entries, &names).map_err(|error| Refusal::fault("write the log", &error))?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"audit.csv\""),
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, text).into_response())
}

fn csv(entries: Vec<AuditEntry>, names: &BTreeMap<String, String>) -> Result<Vec<u8>, csv::Error> {
    // The mark by which Excel knows the encoding.
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    writer.write_record([
        "序号",
        "时间",
        "操作人",
        "姓名",
        "来源",
        "操作",
        "动作",
        "对象",
        "结果",
        "说明",
    ])?;
    for entry in entries {
        let Line { entry, at, who, what } = line(entry, names);
        let seq = entry.seq.to_string();
        let cells = [
            &seq,
            &at,
            &entry.actor,
            &who,
            &entry.origin,
            &what,
            &entry.action,
            &entry.subject,
            &entry.outcome,
            &entry.detail,
        ];
        writer.write_record(cells.map(|cell| harmless(cell)))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(std::io::Error::other(error.to_string())))
}

/// A cell that a spreadsheet takes for a text: what begins like a formula gets an apostrophe in front (CWE-1236).
fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use mingzhang_store::Timestamp;

    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let entry = AuditEntry {
            seq: 1,
            at: Timestamp::from_millis(0),
            actor: "account:1".to_owned(),
            origin: "=cmd|'/c calc'!A1".to_owned(),
            action: "material.review".to_owned(),
            subject: "@SUM(1)".to_owned(),
            outcome: "done".to_owned(),
            detail: "{\"reason\":\"=1+1\"}".to_owned(),
        };
        let names = BTreeMap::from([("account:1".to_owned(), "+张三".to_owned())]);
        let text = String::from_utf8(csv(vec![entry], &names).unwrap()).unwrap();
        let row = text.lines().nth(1).unwrap();
        assert!(row.starts_with("1,1970年1月1日 08:00,account:1,'+张三,'=cmd|'/c calc'!A1,审核,"), "{row}");
        assert!(row.contains(",'@SUM(1),"), "{row}");
    }
}

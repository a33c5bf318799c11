//! What an earlier file showed: what is new since, what is still there, what is corrected.

use std::collections::BTreeSet;

use mingzhang_report::Earlier;
use mingzhang_store::FileId;
use mingzhang_worker::view::Item;
use serde::Deserialize;

use crate::app::App;
use crate::refusal::Refusal;

/// The findings of the earlier file, and its name.
pub(super) struct EarlierFile {
    pub(super) name: String,
    findings: Vec<Earlier>,
    keys: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Report {
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    #[serde(default)]
    findings: Vec<Earlier>,
}

impl EarlierFile {
    pub(super) async fn load(app: &App, report: FileId, name: String) -> Result<Self, Refusal> {
        let bytes = app.store().get_file(report).await?;
        let report: Report =
            serde_json::from_slice(&bytes).map_err(|error| Refusal::fault("read a report", &error))?;
        let findings: Vec<Earlier> = report.files.into_iter().flat_map(|file| file.findings).collect();
        let keys = findings.iter().map(|finding| finding.key.clone()).collect();
        Ok(Self { name, findings, keys })
    }

    /// Whether the finding was not there then.
    pub(super) fn is_new(&self, item: &Item) -> bool {
        !self.keys.contains(&item.key)
    }

    /// What was found then and is not found any more.
    pub(super) fn fixed(&self, now: &[Item]) -> Vec<Earlier> {
        let now: BTreeSet<&str> = now.iter().map(|item| item.key.as_str()).collect();
        self.findings.iter().filter(|finding| !now.contains(finding.key.as_str())).cloned().collect()
    }
}

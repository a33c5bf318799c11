//! An earlier check of the same book: what is new since, what is still there, what was corrected.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_model::Finding;
use serde::Deserialize;

/// The findings of an earlier run, as `check --format json` wrote them.
#[derive(Debug, Default)]
pub struct Baseline {
    files: Vec<OldFile>,
    /// Files by the last part of their path: a corrected book may lie in another folder.
    by_name: BTreeMap<String, usize>,
}

#[derive(Debug, Deserialize)]
struct OldRun {
    schema: String,
    files: Vec<OldFile>,
}

#[derive(Debug, Default, Deserialize)]
struct OldFile {
    file: String,
    #[serde(default)]
    findings: Vec<Earlier>,
}

/// A finding of the earlier run.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Earlier {
    /// Rule id.
    pub rule: String,
    /// `error`, `warning` or `info`.
    pub severity: String,
    /// What was said.
    pub message: String,
    /// Stable between runs.
    pub key: String,
}

/// How the findings of a book stand to an earlier run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// Keys of what was found then.
    known: BTreeSet<String>,
    /// What was found then and is not found any more.
    pub fixed: Vec<Earlier>,
}

impl Baseline {
    /// Reads the JSON of an earlier run.
    ///
    /// # Errors
    /// What is wrong with it, in the words of the JSON reader.
    pub fn parse(json: &[u8]) -> Result<Self, String> {
        let run: OldRun = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        if run.schema != "mingzhang.findings/1" {
            return Err(run.schema);
        }
        let by_name =
            run.files.iter().enumerate().map(|(index, file)| (name(&file.file).to_owned(), index)).collect();
        Ok(Self { files: run.files, by_name })
    }

    /// How the findings of `file` stand to that run: by the whole path, else by the file's name, else, where both runs are of one
    /// file, by that one. A file that the earlier run did not see has nothing but new findings.
    pub fn history(&self, file: &str, findings: &[Finding], files: usize) -> History {
        let exact = self.files.iter().find(|old| old.file == file);
        let named = || self.by_name.get(name(file)).and_then(|index| self.files.get(*index));
        let only = || self.files.first().filter(|_| files == 1 && self.files.len() == 1);
        let Some(old) = exact.or_else(named).or_else(only) else { return History::default() };
        let now: BTreeSet<&str> = findings.iter().map(|finding| finding.key.as_str()).collect();
        History {
            known: old.findings.iter().map(|finding| finding.key.clone()).collect(),
            fixed: old.findings.iter().filter(|old| !now.contains(old.key.as_str())).cloned().collect(),
        }
    }
}

impl History {
    /// Whether a finding was not there in the earlier run.
    pub fn is_new(&self, finding: &Finding) -> bool {
        !self.known.contains(&finding.key)
    }
}

fn name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{error, info};

    #[test]
    fn what_is_new_still_there_and_fixed() {
        let old = br#"{"schema":"mingzhang.findings/1","files":[{"file":"old/a.pdf","findings":[
            {"rule":"SUM-06","severity":"error","message":"x","key":"SUM-06|302|total"},
            {"rule":"CLS-02","severity":"warning","message":"y","key":"CLS-02/30202"}]}]}"#;
        let baseline = Baseline::parse(old).unwrap_or_default();
        let history = baseline.history("new/a.pdf", &[error(), info()], 1);
        assert!(!history.is_new(&error()) && history.is_new(&info()));
        assert_eq!(history.fixed.iter().map(|old| old.rule.as_str()).collect::<Vec<_>>(), ["CLS-02"]);
        // Another book among many is not compared with this one.
        assert_eq!(baseline.history("new/b.pdf", &[error()], 2), History::default());
        assert_eq!(baseline.history("new/b.pdf", &[error()], 1).fixed.len(), 1);
    }

    #[test]
    fn another_file_is_no_earlier_run() {
        assert!(Baseline::parse(b"{}").is_err());
        assert!(Baseline::parse(br#"{"schema":"mingzhang.book/1","files":[]}"#).is_err());
    }
}

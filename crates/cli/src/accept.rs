//! `.mingzhang.toml`: findings that somebody has accepted, with who, why and until when.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::path::{Path, PathBuf};

use mingzhang_model::{Finding, Message};
use mingzhang_report::{Accepted, Checked};
use serde::Deserialize;
use time::{Date, OffsetDateTime};

use crate::output::Failure;

/// The file's name. It counts for its folder and all below, down to the next one.
const NAME: &str = ".mingzhang.toml";
/// A folder deeper than this is not looked above.
const DEEPEST: usize = 32;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Decisions {
    #[serde(default)]
    accept: Vec<Acceptance>,
}

/// One decision. It names a finding by its key, or all of a rule; in one file, or in all.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Acceptance {
    key: Option<String>,
    rule: Option<String>,
    file: Option<String>,
    by: String,
    reason: String,
    until: Option<toml::value::Datetime>,
}

/// What was accepted, by the folder of the books.
#[derive(Debug, Default)]
pub(crate) struct Acceptances {
    by_folder: HashMap<PathBuf, Vec<Acceptance>>,
}

impl Acceptances {
    /// Looks beside and above every file, before any of them is read.
    pub(crate) fn find<'a>(paths: impl Iterator<Item = &'a Path>) -> Result<Self, Failure> {
        let mut out = Self::default();
        for folder in paths.map(folder_of) {
            if let Entry::Vacant(slot) = out.by_folder.entry(folder) {
                let found = above(slot.key())?;
                slot.insert(found);
            }
        }
        Ok(out)
    }

    /// Takes what is accepted out of the findings.
    pub(crate) fn apply(&self, path: &Path, checked: &mut Checked) {
        let Some(decisions) = self.by_folder.get(&folder_of(path)).filter(|all| !all.is_empty()) else {
            return;
        };
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let today = OffsetDateTime::now_utc().date();
        let (mut left, mut accepted) = (Vec::new(), Vec::new());
        for finding in std::mem::take(&mut checked.findings) {
            let decision = decisions.iter().find(|d| d.names(&finding, &name) && d.lasts(today));
            match decision {
                None => left.push(finding),
                Some(decision) => accepted.push(Accepted {
                    finding,
                    by: decision.by.clone(),
                    reason: decision.reason.clone(),
                    until: decision.until.map(|until| until.to_string()),
                }),
            }
        }
        checked.findings = left;
        checked.accepted = accepted;
    }
}

impl Acceptance {
    fn names(&self, finding: &Finding, file: &str) -> bool {
        self.key.as_ref().is_none_or(|key| *key == finding.key)
            && self.rule.as_ref().is_none_or(|rule| rule == finding.rule)
            && self.file.as_ref().is_none_or(|name| name == file)
    }

    /// Through the last day; a time of day in the file is left aside.
    fn lasts(&self, today: Date) -> bool {
        let last = self.until.and_then(|until| until.date);
        last.is_none_or(|date| {
            (today.year(), u8::from(today.month()), today.day())
                <= (i32::from(date.year), date.month, date.day)
        })
    }
}

fn folder_of(path: &Path) -> PathBuf {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned())
}

/// The nearest file at or above a folder.
fn above(folder: &Path) -> Result<Vec<Acceptance>, Failure> {
    let Some(path) = folder.ancestors().take(DEEPEST).map(|f| f.join(NAME)).find(|path| path.is_file())
    else {
        return Ok(Vec::new());
    };
    let fail = |detail: String| {
        Failure::Said(
            Message::new("accept-unreadable").with("path", path.display().to_string()).with("detail", detail),
        )
    };
    let text = std::fs::read_to_string(&path).map_err(|error| fail(error.to_string()))?;
    let decisions: Decisions = toml::from_str(&text).map_err(|error| fail(error.to_string()))?;
    for decision in &decisions.accept {
        let blank = decision.by.trim().is_empty() || decision.reason.trim().is_empty();
        if blank || (decision.key.is_none() && decision.rule.is_none()) {
            let message = Message::new("accept-incomplete").with("path", path.display().to_string());
            return Err(Failure::Said(message));
        }
    }
    Ok(decisions.accept)
}

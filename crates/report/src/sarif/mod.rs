//! SARIF 2.1.0, the form in which code hosts and editors take findings.
//!
//! A log is written as its files come: [`Sarif::file`] turns each into text, on any thread, and [`SarifStream`] joins
//! them. Pages and cells are no lines of a text: they stand in `logicalLocations` and in `properties`.

mod location;
mod result;
mod rules;
mod uri;

use mingzhang_model::{Book, Severity};
use serde::Serialize;

use crate::checked::CheckedFile;
use crate::localise::{Lang, Localiser};
use crate::problem::problem_message;
use crate::rule::Rules;
use crate::wording::{Source, Wording};

use location::LocationJson;
use result::ResultJson;
use rules::RuleJson;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// Writes the parts of a log.
#[derive(Clone, Copy)]
pub struct Sarif<'a> {
    wording: Wording<'a>,
    version: &'a str,
}

/// One file in a log.
#[derive(Clone, Debug, Default)]
pub struct SarifFile {
    /// Its results, one a line, with commas between them.
    results: String,
    /// Why it was not read, or not all of it.
    notifications: Vec<String>,
    artifact: String,
    unreadable: bool,
}

/// Joins the files of a log. It keeps a line or two of each, not its results.
#[derive(Debug, Default)]
pub struct SarifStream {
    started: bool,
    some: bool,
    notifications: Vec<String>,
    artifacts: Vec<String>,
    failed: bool,
}

impl<'a> Sarif<'a> {
    /// `version` is that of the program.
    pub const fn new(localiser: &'a Localiser, rules: Rules<'a>, version: &'a str) -> Self {
        Self { wording: Wording::new(localiser, rules), version }
    }

    /// One file, ready for [`SarifStream::push`].
    ///
    /// # Errors
    /// Never in practice: every key is a string and no number is infinite.
    pub fn file(&self, file: &CheckedFile) -> serde_json::Result<SarifFile> {
        let uri = uri::relative(&file.file);
        let hashes = (!file.sha256.is_empty()).then_some(HashesJson { sha256: &file.sha256 });
        let location = ArtifactLocationJson { uri: &uri };
        let mut out = SarifFile {
            artifact: serde_json::to_string(&ArtifactJson { location, hashes })?,
            ..SarifFile::default()
        };
        match &file.outcome {
            Err(unreadable) => {
                out.unreadable = true;
                let text = self.wording.localiser().message(&unreadable.message);
                let locations = vec![LocationJson::whole(&uri)];
                out.notifications.push(notification("error", unreadable.message.id, text, locations)?);
            }
            Ok(checked) => {
                let source = Source { file: &file.file, sheets: &checked.book.sheets };
                let results = checked.findings.iter().map(|finding| {
                    serde_json::to_string(&ResultJson::new(finding, &self.wording, source, &uri))
                });
                out.results = results.collect::<Result<Vec<_>, _>>()?.join(",\n");
                out.notifications = self.problems(&checked.book, source, &uri)?;
            }
        }
        Ok(out)
    }

    fn problems(&self, book: &Book, source: Source<'_>, uri: &str) -> serde_json::Result<Vec<String>> {
        let one = |problem: &mingzhang_model::Problem| {
            let text = self.wording.localiser().message(&problem_message(book, problem));
            let place = problem.place.map(|place| LocationJson::place(place, &self.wording, source, uri));
            let locations = vec![place.unwrap_or_else(|| LocationJson::whole(uri))];
            notification("warning", problem.code, text, locations)
        };
        book.problems.iter().map(one).collect()
    }

    fn head(&self) -> serde_json::Result<String> {
        let lang = self.wording.localiser().lang();
        let rules = self.wording.rules().0.iter().map(|rule| RuleJson::new(rule, lang)).collect();
        let tool = ToolJson {
            driver: DriverJson {
                name: "mingzhang",
                full_name: "mingzhang 明账",
                version: self.version,
                language: tag(lang),
                rules,
            },
        };
        let tool = serde_json::to_string(&tool)?;
        Ok(format!(
            "{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{\"tool\":{tool},\"language\":\"{}\",\
             \"columnKind\":\"unicodeCodePoints\",\"results\":[\n",
            tag(lang)
        ))
    }
}

impl SarifStream {
    /// What is to be written now.
    ///
    /// # Errors
    /// Never in practice, as with [`Sarif::file`].
    pub fn push(&mut self, sarif: &Sarif<'_>, file: SarifFile) -> serde_json::Result<String> {
        let mut out = self.open(sarif)?;
        if !file.results.is_empty() {
            if self.some {
                out.push_str(",\n");
            }
            self.some = true;
            out.push_str(&file.results);
        }
        self.failed |= file.unreadable;
        self.notifications.extend(file.notifications);
        self.artifacts.push(file.artifact);
        Ok(out)
    }

    /// What closes the log.
    ///
    /// # Errors
    /// Never in practice, as with [`Sarif::file`].
    pub fn finish(mut self, sarif: &Sarif<'_>) -> serde_json::Result<String> {
        let open = self.open(sarif)?;
        Ok(format!(
            "{open}\n],\"artifacts\":[{}],\"invocations\":[{{\"executionSuccessful\":{},\
             \"toolExecutionNotifications\":[{}]}}]}}]}}\n",
            self.artifacts.join(",\n"),
            !self.failed,
            self.notifications.join(",\n")
        ))
    }

    fn open(&mut self, sarif: &Sarif<'_>) -> serde_json::Result<String> {
        if std::mem::replace(&mut self.started, true) { Ok(String::new()) } else { sarif.head() }
    }
}

/// The level of a severity.
const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

const fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en-US",
    }
}

fn notification(
    level: &'static str,
    id: &'static str,
    text: String,
    locations: Vec<LocationJson>,
) -> serde_json::Result<String> {
    let descriptor = DescriptorJson { id };
    serde_json::to_string(&NotificationJson { level, descriptor, message: TextJson::plain(text), locations })
}

/// Words. A book must not be able to put a link into them.
#[derive(Serialize)]
struct TextJson {
    text: String,
}

impl TextJson {
    fn plain(text: String) -> Self {
        let link = text.contains("](");
        Self { text: if link { text.replace('[', "\\[").replace(']', "\\]") } else { text } }
    }
}

#[derive(Serialize)]
struct ToolJson<'a> {
    driver: DriverJson<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DriverJson<'a> {
    name: &'static str,
    full_name: &'static str,
    version: &'a str,
    language: &'static str,
    rules: Vec<RuleJson>,
}

#[derive(Serialize)]
struct ArtifactJson<'a> {
    location: ArtifactLocationJson<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hashes: Option<HashesJson<'a>>,
}

#[derive(Serialize)]
struct ArtifactLocationJson<'a> {
    uri: &'a str,
}

#[derive(Serialize)]
struct HashesJson<'a> {
    #[serde(rename = "sha-256")]
    sha256: &'a str,
}

#[derive(Serialize)]
struct NotificationJson {
    level: &'static str,
    descriptor: DescriptorJson,
    message: TextJson,
    locations: Vec<LocationJson>,
}

#[derive(Serialize)]
struct DescriptorJson {
    id: &'static str,
}

#[cfg(test)]
mod tests;

//! The rules as reporting descriptors.

use serde::Serialize;

use super::{TextJson, level};
use crate::localise::Lang;
use crate::rule::{RuleView, said};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RuleJson {
    id: String,
    short_description: TextJson,
    full_description: TextJson,
    help: TextJson,
    default_configuration: ConfigurationJson,
    properties: PropertiesJson,
}

#[derive(Serialize)]
struct ConfigurationJson {
    level: &'static str,
}

#[derive(Serialize)]
struct PropertiesJson {
    /// The group of the rule: hosts filter by tags.
    tags: Vec<String>,
}

impl RuleJson {
    pub(super) fn new(rule: &RuleView<'_>, lang: Lang) -> Self {
        let title = said(rule.title, lang);
        let parts = [rule.what, rule.basis, rule.example].map(|part| said(part, lang));
        let [what, _, _] = parts;
        let or_title = |text: &str| TextJson::plain(if text.is_empty() { title } else { text }.to_owned());
        let help: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let group = rule.id.split('-').next().unwrap_or(rule.id);
        Self {
            id: rule.id.to_owned(),
            short_description: TextJson::plain(title.to_owned()),
            full_description: or_title(what),
            help: or_title(&help.join("\n\n")),
            default_configuration: ConfigurationJson { level: level(rule.severity) },
            properties: PropertiesJson { tags: vec![group.to_owned()] },
        }
    }
}

//! A rule's documentation, as `mingzhang rule` prints it.

use std::fmt::Write as _;

use mingzhang_model::Severity;
use serde::Serialize;

use crate::localise::{Lang, Localiser};
use crate::text::Paint;
use crate::width::{display_width, pad_right};

/// The same in Chinese and in English.
pub type Bilingual<'a> = (&'a str, &'a str);

/// What is to be said about one rule.
#[derive(Clone, Copy, Debug)]
pub struct RuleView<'a> {
    /// `SUM`, `CLS-02`.
    pub id: &'a str,
    /// Its name.
    pub title: Bilingual<'a>,
    /// What it checks and why.
    pub what: Bilingual<'a>,
    /// The law or the logic that it rests on.
    pub basis: Bilingual<'a>,
    /// An example of a violation.
    pub example: Bilingual<'a>,
    /// How bad a finding usually is.
    pub severity: Severity,
}

/// The rules, to look up a finding's basis.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules<'a>(pub &'a [RuleView<'a>]);

impl<'a> Rules<'a> {
    /// The rule with this id, or the rule of its group: `SUM` documents `SUM-06` too.
    pub fn find(self, id: &str) -> Option<&'a RuleView<'a>> {
        let exact = self.0.iter().find(|rule| rule.id.eq_ignore_ascii_case(id));
        exact.or_else(|| {
            let (group, _) = id.split_once('-')?;
            self.0.iter().find(|rule| rule.id.eq_ignore_ascii_case(group))
        })
    }

    /// The legal basis of a rule; `None` if it is not known or not given.
    pub fn basis(self, id: &str, lang: Lang) -> Option<&'a str> {
        self.find(id).map(|rule| said(rule.basis, lang)).filter(|basis| !basis.is_empty())
    }

    /// What a rule is called; `None` if it is not documented.
    pub fn title(self, id: &str, lang: Lang) -> Option<&'a str> {
        self.find(id).map(|rule| rule.title(lang)).filter(|title| !title.is_empty())
    }

    /// One line a rule.
    pub fn list(self, localiser: &Localiser, paint: Paint) -> String {
        let width = self.0.iter().map(|rule| display_width(rule.id)).max().unwrap_or(0);
        let mut out = String::new();
        for rule in self.0 {
            let id = paint.bold(&pad_right(rule.id, width));
            let _ = writeln!(out, "{id}  {}", said(rule.title, localiser.lang()));
        }
        let _ = writeln!(out, "\n{}", localiser.words("ui-rule-list"));
        out
    }

    /// `mingzhang.rules/1`.
    ///
    /// # Errors
    /// Never in practice: the views hold strings only.
    pub fn json(self, localiser: &Localiser) -> serde_json::Result<String> {
        let rules = self.0.iter().map(|rule| rule.json(localiser.lang())).collect();
        serde_json::to_string_pretty(&RulesJson { schema: "mingzhang.rules/1", rules })
    }
}

impl<'a> RuleView<'a> {
    /// Its name.
    pub const fn title(&self, lang: Lang) -> &'a str {
        said(self.title, lang)
    }

    /// The whole documentation of the rule.
    pub fn text(&self, localiser: &Localiser, paint: Paint) -> String {
        let lang = localiser.lang();
        let mut out = format!("{}  {}\n", paint.bold(self.id), paint.bold(said(self.title, lang)));
        let severity = localiser.severity(self.severity);
        for (heading, body) in [
            ("ui-rule-severity", severity.as_str()),
            ("ui-rule-what", said(self.what, lang)),
            ("ui-rule-basis", said(self.basis, lang)),
            ("ui-rule-example", said(self.example, lang)),
        ] {
            if !body.is_empty() {
                let _ = writeln!(out, "\n{}", paint.bold(&localiser.words(heading)));
                for line in body.lines() {
                    let _ = writeln!(out, "  {line}");
                }
            }
        }
        out
    }

    fn json(&self, lang: Lang) -> RuleJson<'a> {
        RuleJson {
            id: self.id,
            title: said(self.title, lang),
            severity: self.severity.id(),
            what: said(self.what, lang),
            basis: said(self.basis, lang),
            example: said(self.example, lang),
        }
    }
}

pub(crate) const fn said(words: Bilingual<'_>, lang: Lang) -> &str {
    match lang {
        Lang::Zh => words.0,
        Lang::En => words.1,
    }
}

#[derive(Serialize)]
struct RulesJson<'a> {
    schema: &'static str,
    rules: Vec<RuleJson<'a>>,
}

#[derive(Serialize)]
struct RuleJson<'a> {
    id: &'a str,
    title: &'a str,
    severity: &'static str,
    what: &'a str,
    basis: &'a str,
    example: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;

    const RULE: RuleView<'static> = RuleView {
        id: "SUM",
        title: ("合计等于各部分之和", "A total is the sum of its parts"),
        what: ("上级科目等于下级之和", "a parent equals its children"),
        basis: ("勾稽关系", "arithmetic"),
        example: ("", ""),
        severity: Severity::Error,
    };

    #[test]
    fn a_group_documents_its_rules() {
        let rules = [RULE];
        let rules = Rules(&rules);
        assert_eq!(rules.basis("SUM-06", Lang::Zh), Some("勾稽关系"));
        assert_eq!(rules.find("sum").map(|r| r.id), Some("SUM"));
        assert!(rules.find("XTB-01").is_none());
    }

    #[test]
    fn empty_parts_are_left_out() {
        let localiser = Localiser::new(Lang::Zh);
        let text = RULE.text(&localiser, Paint::plain());
        assert_eq!(
            text,
            "SUM  合计等于各部分之和\n\n级别\n  错误\n\n查什么，为什么\n  上级科目等于下级之和\n\n依据\n  勾稽关系\n"
        );
    }
}

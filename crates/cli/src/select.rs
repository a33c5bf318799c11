//! `--select` and `--ignore`: rules by the beginning of their ids.

use mingzhang_model::{Finding, Message};
use mingzhang_report::RuleView;

use crate::output::Failure;

/// Which findings are wanted.
#[derive(Debug)]
pub(crate) struct Selection {
    select: Vec<String>,
    ignore: Vec<String>,
}

impl Selection {
    /// Refuses an id that no rule has: a slip of the pen must not turn into "nothing found".
    pub(crate) fn new(select: &[String], ignore: &[String], rules: &[RuleView<'_>]) -> Result<Self, Failure> {
        let known = |wanted: &String| {
            let wanted = wanted.trim().to_ascii_uppercase();
            // A finding of a group, `SUM-06`, is documented by its group, `SUM`.
            let matches = |rule: &RuleView<'_>| {
                rule.id.starts_with(&wanted) || wanted.starts_with(&format!("{}-", rule.id))
            };
            if !wanted.is_empty() && rules.iter().any(matches) {
                Ok(wanted)
            } else {
                Err(Failure::Said(Message::new("rule-not-found").with("rule", wanted)))
            }
        };
        Ok(Self {
            select: select.iter().map(known).collect::<Result<_, _>>()?,
            ignore: ignore.iter().map(known).collect::<Result<_, _>>()?,
        })
    }

    /// Whether a finding is wanted.
    pub(crate) fn wants(&self, finding: &Finding) -> bool {
        let named = |list: &[String]| list.iter().any(|prefix| finding.rule.starts_with(prefix.as_str()));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}

//! How far the check could look, and how the findings stand to what people decided and to an earlier run.

use std::fmt::Write as _;

use mingzhang_model::{Message, Reach, Severity};

use super::TextReport;
use crate::checked::{Checked, Reached};
use crate::width::printable;

impl TextReport<'_> {
    /// How much of what must be checked was checked, in one line.
    pub(super) fn reached(&self, out: &mut String, checked: &Checked) {
        let Some(message) = Reached::of(&checked.coverage).message() else { return };
        let _ = writeln!(out, "{}", self.paint.dim(&self.say(message)));
    }

    /// What was not checked, and why; how many sentences were understood.
    pub(super) fn not_reached(&self, out: &mut String, checked: &Checked) {
        let (read, all) = checked.sentences;
        if all > 0 {
            let message = Message::new("ui-sentences")
                .with("read", read)
                .with("all", all)
                .with("percent", (read * 100 / all).to_string());
            let _ = writeln!(out, "{}", self.say(message));
        }
        for (heading, which) in [
            ("ui-reach-unread", "could not be read"),
            ("ui-reach-unclear", "could not be understood"),
            ("ui-reach-none", "not applicable"),
            ("ui-reach-missing", "not implemented"),
        ] {
            let of: Vec<String> = checked
                .coverage
                .iter()
                .filter(|obligation| obligation.reach.id() == which)
                .map(|obligation| match &obligation.reach {
                    Reach::NotApplicable(why) | Reach::Unread(why) | Reach::NotUnderstood(why) => {
                        format!("{}（{}）", obligation.rule, self.localiser.message(why))
                    }
                    Reach::Checked(_) | Reach::NotImplemented => obligation.rule.to_owned(),
                })
                .collect();
            if !of.is_empty() {
                let _ = writeln!(out, "{} {}", self.paint.bold(&self.words(heading)), of.join("、"));
            }
        }
    }

    /// What people have accepted, and what an earlier run found that is gone.
    pub(super) fn decided(&self, out: &mut String, checked: &Checked) {
        if !checked.accepted.is_empty() {
            let heading = self.say(Message::new("ui-accepted").with("n", checked.accepted.len()));
            let _ = writeln!(out, "\n{}", self.paint.bold(&heading));
            for accepted in checked.accepted.iter().filter(|_| self.options.verbose) {
                let message = self.localiser.message(&accepted.finding.message);
                let until = accepted.until.as_ref().map_or_else(String::new, |until| {
                    self.say(Message::new("ui-accepted-until").with("date", until.as_str()))
                });
                let by = self.say(
                    Message::new("ui-accepted-by")
                        .with("by", printable(&accepted.by).into_owned())
                        .with("reason", printable(&accepted.reason).into_owned()),
                );
                let _ = writeln!(
                    out,
                    "✓ {} {message}\n   {} {by}{until}",
                    accepted.finding.rule,
                    self.paint.dim("=")
                );
            }
        }
        let Some(history) = &checked.history else { return };
        let new = checked.findings.iter().filter(|finding| history.is_new(finding)).count();
        let message = Message::new("ui-history")
            .with("new", new)
            .with("open", checked.findings.len() - new)
            .with("fixed", history.fixed.len());
        let _ = writeln!(out, "\n{}", self.paint.bold(&self.say(message)));
        for old in &history.fixed {
            let _ = writeln!(out, "✓ {} {}", printable(&old.rule), self.paint.dim(&printable(&old.message)));
        }
    }

    /// `新` before what the earlier run did not find.
    pub(super) fn novelty(&self, checked: &Checked, finding: &mingzhang_model::Finding) -> String {
        match &checked.history {
            Some(history) if history.is_new(finding) => {
                format!("{} ", self.paint.severity(Severity::Warning, &self.words("ui-new")))
            }
            _ => String::new(),
        }
    }
}

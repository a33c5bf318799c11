//! What a rule hands back: what it found, and how far it could look.

use mingzhang_model::{Confidence, Finding, Message, Reach, Severity, Spot};

use super::docs::RuleDoc;

/// The answer of one rule over one book.
#[derive(Clone, Debug)]
pub(crate) struct Verdict {
    /// How far it could look.
    pub(crate) reach: Reach,
    /// What it found.
    pub(crate) findings: Vec<Finding>,
}

impl Verdict {
    /// It looked at so many places.
    pub(crate) const fn checked(places: usize, findings: Vec<Finding>) -> Self {
        Self { reach: Reach::Checked(places), findings }
    }

    /// A book such as this has nothing that the rule is about. `why` is the id of a message without arguments.
    pub(crate) const fn not_applicable(why: &'static str) -> Self {
        Self { reach: Reach::NotApplicable(Message::new(why)), findings: Vec::new() }
    }

    /// What the rule needs is there but was not understood. `why` is the id of a message without arguments.
    pub(crate) const fn not_understood(why: &'static str) -> Self {
        Self { reach: Reach::NotUnderstood(Message::new(why)), findings: Vec::new() }
    }

    /// Checked if there was any place to look at, else not applicable because of `why`.
    pub(crate) fn over(places: usize, why: &'static str, findings: Vec<Finding>) -> Self {
        if places == 0 { Self::not_applicable(why) } else { Self::checked(places, findings) }
    }
}

/// A finding of a rule. `about` tells two findings of one rule in one book apart and must be stable between runs: words of the
/// book, not positions.
pub(crate) fn finding(
    doc: &RuleDoc,
    severity: Severity,
    message: Message,
    about: &str,
    spots: Vec<Spot>,
) -> Finding {
    Finding {
        rule: doc.id,
        severity,
        confidence: Confidence::Certain,
        message,
        key: if about.is_empty() { doc.id.to_owned() } else { format!("{}/{about}", doc.id) },
        difference: None,
        spots,
        explanations: Vec::new(),
    }
}

/// The same, but other readings exist.
pub(crate) fn likely(finding: Finding) -> Finding {
    Finding { confidence: Confidence::Likely, ..finding }
}

/// The same, but it may be the reading of the file, not the book.
pub(crate) fn doubtful(finding: Finding) -> Finding {
    Finding { confidence: Confidence::Doubtful, ..finding }
}

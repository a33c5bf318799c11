//! How far the check could look, and what is gone since an earlier run.

use mingzhang_model::{Obligation, Reach};
use serde::Serialize;

use crate::history::Earlier;
use crate::localise::Localiser;

/// A finding of an earlier run that is not found any more.
#[derive(Serialize)]
pub(super) struct FixedJson<'a> {
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    key: &'a str,
}

/// What became of one rule.
#[derive(Serialize)]
pub(super) struct ReachJson {
    rule: &'static str,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

/// Sentences with amounts of money: how many were understood, and how many there are.
#[derive(Default, Serialize)]
pub(super) struct SentencesJson {
    pub(super) read: usize,
    pub(super) all: usize,
}

impl<'a> From<&'a Earlier> for FixedJson<'a> {
    fn from(old: &'a Earlier) -> Self {
        Self { rule: &old.rule, severity: &old.severity, message: &old.message, key: &old.key }
    }
}

impl ReachJson {
    pub(super) fn new(obligation: &Obligation, localiser: &Localiser) -> Self {
        let (places, why) = match &obligation.reach {
            Reach::Checked(places) => (Some(*places), None),
            Reach::NotApplicable(why) | Reach::Unread(why) | Reach::NotUnderstood(why) => {
                (None, Some(localiser.message(why)))
            }
            Reach::NotImplemented => (None, None),
        };
        Self { rule: obligation.rule, state: obligation.reach.id(), places, why }
    }
}

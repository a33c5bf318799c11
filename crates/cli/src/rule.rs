//! `mingzhang rule`: what a rule checks.

use mingzhang_model::Message;
use mingzhang_report::{RuleView, Rules};

use crate::args::{Report, Rule};
use crate::output::{Failure, Output};
use crate::screen::Screen;

/// Prints one rule or the list of them.
pub(crate) fn run(args: &Rule, screen: &Screen) -> Result<u8, Failure> {
    let views = mingzhang_examine::rules();
    let one: Option<[RuleView<'_>; 1]> = match &args.id {
        None => None,
        Some(id) => match Rules(&views).find(id) {
            Some(rule) => Some([*rule]),
            None => return Err(Failure::Said(Message::new("rule-not-found").with("rule", id.as_str()))),
        },
    };
    let text = match (args.format, &one) {
        (Report::Json, one) => {
            let rules = Rules(one.as_ref().map_or(views.as_slice(), |rule| rule.as_slice()));
            let mut json = rules.json(&screen.words).unwrap_or_default();
            json.push('\n');
            json
        }
        (Report::Text, Some([rule])) => rule.text(&screen.words, screen.paint()),
        (Report::Text, None) => Rules(&views).list(&screen.words, screen.paint()),
    };
    Output::open(None, &[])?.write(text.as_bytes())?;
    Ok(0)
}

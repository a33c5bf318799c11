//! Usage errors in the reader's language.

use clap::error::{ContextKind, ErrorKind};
use mingzhang_model::Message;
use mingzhang_report::Localiser;

/// What is wrong with the command line, and where to read on.
pub(crate) fn explain(error: &clap::Error, words: &Localiser) -> String {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let say = |id, pairs: &[(&'static str, String)]| {
        let with =
            |message: Message, (name, value): &(&'static str, String)| message.with(name, value.as_str());
        words.message(&pairs.iter().fold(Message::new(id), with))
    };
    let arg = ("arg", context(ContextKind::InvalidArg));
    let mut what = match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
            if !context(ContextKind::InvalidValue).is_empty() =>
        {
            say("usage-invalid-value", &[arg, ("value", context(ContextKind::InvalidValue))])
        }
        ErrorKind::InvalidValue | ErrorKind::MissingRequiredArgument => say("usage-missing", &[arg]),
        ErrorKind::UnknownArgument => say("usage-unknown-argument", &[arg]),
        ErrorKind::InvalidSubcommand => {
            say("usage-invalid-subcommand", &[("command", context(ContextKind::InvalidSubcommand))])
        }
        ErrorKind::TooManyValues | ErrorKind::ArgumentConflict => say("usage-too-many", &[arg]),
        _ => say("usage-other", &[]),
    };
    let values = context(ContextKind::ValidValue);
    if !values.is_empty() {
        what.push_str(&say("usage-valid-values", &[("values", values)]));
    }
    for kind in [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue] {
        let suggestion = context(kind);
        if !suggestion.is_empty() {
            what.push_str(&say("usage-suggestion", &[("suggestion", suggestion)]));
        }
    }
    let see = say("usage-see-help", &[("command", "mingzhang".to_owned())]);
    format!("{}\n{see}\n", say("usage-error", &[("what", what)]))
}

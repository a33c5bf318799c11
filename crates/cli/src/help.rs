//! Help in the reader's language: clap's definitions give the shape, the catalogue gives the words.

use clap::{Command, CommandFactory};
use mingzhang_model::Message;
use mingzhang_report::{Lang, Localiser};

use crate::args::Cli;
use crate::output::{Failure, Output};

/// The words of the product and those of this program.
pub(crate) fn localiser(lang: Lang) -> Localiser {
    let own = match lang {
        Lang::Zh => include_str!("../messages/zh-CN.ftl"),
        Lang::En => include_str!("../messages/en.ftl"),
    };
    let words = Localiser::new(lang).and(own).and(mingzhang_compose::messages(lang));
    words.and(mingzhang_diff::messages(lang)).and(mingzhang_dossier::messages(lang))
}

/// The language as far as it can be told before the command line is parsed: help and usage errors need it too.
pub(crate) fn lang_of(arguments: &[std::ffi::OsString], environment: Option<&str>) -> Lang {
    let mut said = environment.map(str::to_owned);
    let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            break;
        } else if argument == "--lang" {
            said = arguments.next().map(std::borrow::Cow::into_owned);
        } else if let Some(lang) = argument.strip_prefix("--lang=") {
            said = Some(lang.to_owned());
        }
    }
    if said.as_deref() == Some("en") { Lang::En } else { Lang::Zh }
}

/// The command with its help in the localiser's language.
pub(crate) fn command(words: &Localiser) -> Command {
    let version = format!("{} {}", env!("CARGO_PKG_VERSION"), std::env::consts::ARCH);
    localise(Cli::command(), "help", words).version(version)
}

/// Prints the help of a command, or of the program.
pub(crate) fn run(of: Option<&str>, words: &Localiser) -> Result<u8, Failure> {
    let mut program = command(words);
    // Gives the commands the options that all of them share.
    program.build();
    let help = match of {
        None => program.render_help(),
        Some(name) => match program.find_subcommand_mut(name) {
            Some(found) => found.render_help(),
            None => {
                return Err(Failure::Said(Message::new("usage-invalid-subcommand").with("command", name)));
            }
        },
    };
    let mut out = Output::open(None, &[])?;
    out.write(help.to_string().as_bytes())?;
    Ok(0)
}

fn localise(command: Command, id: &str, words: &Localiser) -> Command {
    let say = |id: &str| words.entry(id).unwrap_or_default();
    let template = format!(
        "{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}",
        say("help-usage-heading")
    );
    command
        .about(say(id))
        .override_usage(say(&format!("{id}-usage")))
        .after_help(say(&format!("{id}-after")))
        .help_template(template)
        .subcommand_help_heading(say("help-commands"))
        .mut_args(|argument| {
            let heading = match (argument.is_positional(), argument.is_global_set()) {
                (true, _) => "help-arguments",
                (false, true) => "help-globals",
                (false, false) => "help-options",
            };
            let help = say(&format!("{id}-{}", argument.get_id()));
            let argument = if argument.get_action().takes_values() {
                // Values and defaults are part of the sentence, in its language.
                argument.hide_possible_values(true).hide_default_value(true).hide_env(true)
            } else {
                argument
            };
            argument.help(help).help_heading(say(heading))
        })
        .mut_subcommands(|sub| {
            let id = format!("help-{}", sub.get_name());
            localise(sub, &id, words)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command and every argument is explained in both languages.
    #[test]
    fn nothing_is_without_help() {
        for lang in [Lang::Zh, Lang::En] {
            let words = localiser(lang);
            let mut all = vec![command(&words)];
            for verb in command(&words).get_subcommands() {
                all.push(verb.clone());
                all.extend(verb.get_subcommands().cloned());
            }
            for command in all {
                let name = command.get_name().to_owned();
                assert!(command.get_about().is_some_and(|a| !a.to_string().is_empty()), "{lang:?} {name}");
                assert!(
                    command.get_after_help().is_some_and(|a| !a.to_string().is_empty()),
                    "{lang:?} {name}"
                );
                for argument in command.get_arguments() {
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty(), "{lang:?} {name} {}", argument.get_id());
                }
            }
        }
    }

    #[test]
    fn the_definitions_are_consistent() {
        command(&localiser(Lang::Zh)).debug_assert();
    }

    #[test]
    fn the_language_is_known_before_parsing() {
        let of = |arguments: &[&str], environment| {
            let arguments: Vec<_> = arguments.iter().map(std::ffi::OsString::from).collect();
            lang_of(&arguments, environment)
        };
        assert_eq!(of(&["check", "--lang", "en"], None), Lang::En);
        assert_eq!(of(&["--lang=en"], Some("zh")), Lang::En);
        assert_eq!(of(&["--lang=zh"], Some("en")), Lang::Zh);
        assert_eq!(of(&["check"], Some("en")), Lang::En);
        assert_eq!(of(&["check", "--", "--lang=en"], None), Lang::Zh);
    }
}

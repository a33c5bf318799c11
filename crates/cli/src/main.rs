//! `mingzhang`: reads published budget books and says what is wrong with them. What each command promises to scripts
//! stands in `docs`; exit codes are 0 for nothing found, 1 for findings, 2 for work that could not be done.

mod accept;
mod args;
mod build;
mod check;
mod convert;
mod diff;
mod help;
mod inputs;
mod new;
mod output;
mod pipeline;
mod read;
mod rule;
mod screen;
mod scripts;
mod select;
mod serve;
mod store;
mod usage;
mod watch;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use mingzhang_model::Message;
use mingzhang_report::Lang;

use args::{Cli, Verb};
use output::Failure;
use screen::Screen;

fn main() -> ExitCode {
    // A worker that fails says so in the result of its file; a trace in the middle of the findings helps nobody.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let lang = help::lang_of(&arguments, std::env::var("MINGZHANG_LANG").ok().as_deref());
    let parsed = help::command(&help::localiser(lang)).try_get_matches_from(arguments);
    match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => run(&cli),
        Err(error) => refuse(&error, lang),
    }
}

fn run(cli: &Cli) -> ExitCode {
    let lang = cli.lang.into();
    let screen = Screen::new(help::localiser(lang), cli.color);
    let result = match &cli.verb {
        Verb::Build(args) => build::run(args, &screen),
        Verb::Watch(args) => watch::run(args, &screen),
        Verb::New(args) => new::run(args, &screen),
        Verb::Convert(args) => convert::run(args, &screen),
        Verb::Diff(args) => diff::run(args, &screen),
        Verb::Check(args) => check::run(args, &screen),
        Verb::Read(args) => read::run(args, &screen),
        Verb::Rule(args) => rule::run(args, &screen),
        Verb::Serve(args) => serve::run(args, &screen),
        Verb::Store(args) => store::run(args, &screen),
        Verb::Worker => Ok(if mingzhang_worker::serve_one() { 0 } else { 2 }),
        Verb::Help { command } => help::run(command.as_deref(), &screen.words),
        Verb::Completions { shell } => scripts::completions(*shell, help::command(&screen.words)),
        Verb::Man { directory } => scripts::man(directory.as_deref(), help::command(&screen.words)),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Said(message)) => stop(&screen.words.message(&message), &screen),
        Err(Failure::File { path, message }) => {
            stop(&format!("{path}: {}", screen.words.message(&message)), &screen)
        }
    }
}

/// Says why nothing was done.
fn stop(what: &str, screen: &Screen) -> ExitCode {
    let what = Message::new("usage-error").with("what", what);
    let _ = writeln!(std::io::stderr(), "{}", screen.words.message(&what));
    ExitCode::from(2)
}

/// Help and version are asked for; everything else is bad usage.
fn refuse(error: &clap::Error, lang: Lang) -> ExitCode {
    use clap::error::ErrorKind as Kind;
    let asked_for = matches!(error.kind(), Kind::DisplayHelp | Kind::DisplayVersion);
    let help = error.kind() == Kind::DisplayHelpOnMissingArgumentOrSubcommand;
    if asked_for || help || lang == Lang::En {
        // A closed pipe is no reason to complain.
        let _ = error.print();
    } else {
        let _ = write!(std::io::stderr(), "{}", usage::explain(error, &help::localiser(lang)));
    }
    ExitCode::from(if asked_for { 0 } else { 2 })
}

//! The shape of the command line. The words of the help stand in `messages/`, in both languages; see `help`.

use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use mingzhang_model::Severity;
use mingzhang_press::Format;
use mingzhang_report::Lang;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(name = "mingzhang", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[arg(long, global = true, value_name = "LANG", env = "MINGZHANG_LANG", default_value = "zh")]
    pub(crate) lang: LangArg,
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: When,
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Build(Build),
    Watch(Watch),
    New(New),
    Convert(Convert),
    Diff(Diff),
    Check(Check),
    Read(Read),
    Rule(Rule),
    Serve(Serve),
    Store(crate::store::args::Store),
    Help {
        command: Option<String>,
    },
    /// What the server starts for a file from outside; not for people.
    #[command(hide = true)]
    Worker,
    #[command(hide = true)]
    Completions {
        shell: clap_complete::Shell,
    },
    #[command(hide = true)]
    Man {
        directory: Option<PathBuf>,
    },
}

/// `mingzhang build`
#[derive(Debug, Args)]
pub(crate) struct Build {
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub(crate) output: PathBuf,
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub(crate) format: Vec<Form>,
    #[arg(long, value_name = "ID")]
    pub(crate) template: Option<String>,
    #[arg(long, value_name = "CELL")]
    pub(crate) explain: Option<String>,
    #[arg(long)]
    pub(crate) force: bool,
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

impl Build {
    /// The forms that are wanted, all of them by default, each once.
    pub(crate) fn formats(&self) -> Vec<Format> {
        let wanted: Vec<Format> = self.format.iter().map(|form| (*form).into()).collect();
        Format::ALL.into_iter().filter(|format| wanted.is_empty() || wanted.contains(format)).collect()
    }
}

/// `mingzhang watch`
#[derive(Debug, Args)]
pub(crate) struct Watch {
    #[arg(value_name = "PATH")]
    pub(crate) path: PathBuf,
    #[arg(short, long, value_name = "DIR", default_value = "out")]
    pub(crate) output: PathBuf,
    #[arg(long, value_name = "FORMAT", value_delimiter = ',')]
    pub(crate) format: Vec<Form>,
    #[arg(long, value_name = "ID")]
    pub(crate) template: Option<String>,
    #[arg(short, long)]
    pub(crate) verbose: bool,
    /// How many builds to make before stopping; endless without it. For tests and scripts.
    #[arg(long, hide = true, value_name = "N")]
    pub(crate) rounds: Option<usize>,
}

impl Watch {
    /// What every round builds. It neither explains a figure nor insists on a draft.
    pub(crate) fn build(&self) -> Build {
        Build {
            path: self.path.clone(),
            output: self.output.clone(),
            format: self.format.clone(),
            template: self.template.clone(),
            explain: None,
            force: false,
            verbose: self.verbose,
        }
    }
}

/// `mingzhang convert`
#[derive(Debug, Args)]
pub(crate) struct Convert {
    #[arg(value_name = "FROM")]
    pub(crate) from: PathBuf,
    #[arg(value_name = "TO")]
    pub(crate) to: PathBuf,
}

/// `mingzhang new`
#[derive(Debug, Args)]
pub(crate) struct New {
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: PathBuf,
    #[arg(long, value_name = "ID", default_value = "shanxi")]
    pub(crate) template: String,
    #[arg(long)]
    pub(crate) xlsx: bool,
    #[arg(long, value_name = "LAST_YEAR")]
    pub(crate) from: Option<PathBuf>,
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i32>,
    #[arg(long, value_name = "NAME")]
    pub(crate) unit: Option<String>,
}

/// `mingzhang diff`
#[derive(Debug, Args)]
pub(crate) struct Diff {
    #[arg(value_name = "A")]
    pub(crate) before: PathBuf,
    #[arg(id = "second", value_name = "B")]
    pub(crate) after: PathBuf,
    #[arg(long, value_name = "ID")]
    pub(crate) template: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: DiffForm,
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
}

/// `mingzhang check`
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Findings,
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
    #[arg(id = "failon", long = "fail-on", value_name = "SEVERITY", default_value = "error")]
    pub(crate) fail_on: FailOn,
    #[arg(long, value_name = "JSON")]
    pub(crate) baseline: Option<PathBuf>,
    #[arg(id = "lastyear", long = "last-year", value_name = "FILE")]
    pub(crate) last_year: Option<PathBuf>,
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[arg(short, long)]
    pub(crate) verbose: bool,
}

/// `mingzhang read`
#[derive(Debug, Args)]
pub(crate) struct Read {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(crate) format: Data,
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
}

/// `mingzhang rule`
#[derive(Debug, Args)]
pub(crate) struct Rule {
    #[arg(value_name = "ID")]
    pub(crate) id: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Report,
}

/// `mingzhang serve`
#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[arg(long, value_name = "DIR", default_value = "mingzhang-data")]
    pub(crate) data: PathBuf,
    #[arg(long, value_name = "URL", env = "MINGZHANG_DATABASE")]
    pub(crate) database: Option<String>,
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    #[arg(id = "publicurl", long = "public-url", value_name = "URL")]
    pub(crate) public_url: Option<String>,
    #[arg(id = "bureaucode", long = "bureau-code", value_name = "CODE", default_value = "000")]
    pub(crate) bureau_code: String,
    #[arg(id = "bureauname", long = "bureau-name", value_name = "NAME", default_value = "财政局")]
    pub(crate) bureau_name: String,
    #[arg(short, long, value_name = "N")]
    pub(crate) jobs: Option<NonZeroUsize>,
    #[arg(
        id = "metricstoken",
        long = "metrics-token",
        value_name = "TOKEN",
        env = "MINGZHANG_METRICS_TOKEN"
    )]
    pub(crate) metrics_token: Option<String>,
    #[arg(long, value_name = "LEVEL", env = "MINGZHANG_LOG", default_value = "info")]
    pub(crate) log: String,
    #[arg(long)]
    pub(crate) demo: bool,
}

/// Forms of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Findings {
    Text,
    Json,
    Sarif,
    Html,
    Xlsx,
    Pdf,
}

impl Findings {
    /// The word on the command line.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Sarif => "sarif",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
        }
    }
}

/// Formats for people and for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Report {
    Text,
    Json,
}

/// Forms of a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    Pdf,
    Docx,
    Xlsx,
    Html,
    Json,
    Csv,
}

impl From<Form> for Format {
    fn from(form: Form) -> Self {
        match form {
            Form::Pdf => Self::Pdf,
            Form::Docx => Self::Docx,
            Form::Xlsx => Self::Xlsx,
            Form::Html => Self::Html,
            Form::Json => Self::Json,
            Form::Csv => Self::Csv,
        }
    }
}

/// Forms of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffForm {
    Text,
    Json,
    Html,
}

/// Formats for a book as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Data {
    Json,
    Csv,
}

/// When to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

/// The severity that makes a check fail.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum FailOn {
    Error,
    Warning,
    Info,
}

impl From<FailOn> for Severity {
    fn from(fail_on: FailOn) -> Self {
        match fail_on {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Info => Self::Info,
        }
    }
}

/// A language by its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangArg {
    #[value(alias = "zh-CN", alias = "zh_CN")]
    Zh,
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Zh => Self::Zh,
            LangArg::En => Self::En,
        }
    }
}

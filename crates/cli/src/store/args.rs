//! The shape of `mingzhang store`.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Subcommand};
use mingzhang_store::Head;

/// `mingzhang store`
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(crate) struct Store {
    #[command(subcommand)]
    pub(crate) verb: StoreVerb,
}

/// What to do with what a server keeps.
#[derive(Debug, Subcommand)]
pub(crate) enum StoreVerb {
    VerifyAudit(VerifyAudit),
    Backup(Backup),
    Restore(Restore),
    Sweep(Sweep),
}

/// Where a server keeps things, said as for `mingzhang serve`.
#[derive(Debug, Args)]
pub(crate) struct Place {
    #[arg(long, value_name = "DIR", default_value = "mingzhang-data")]
    pub(crate) data: PathBuf,
    #[arg(long, value_name = "URL", env = "MINGZHANG_DATABASE")]
    pub(crate) database: Option<String>,
}

impl Place {
    /// The database's address; beside the files where none is given.
    pub(crate) fn url(&self) -> String {
        let beside = || format!("sqlite://{}", self.data.join("mingzhang.sqlite").display());
        self.database.clone().unwrap_or_else(beside)
    }
}

/// `mingzhang store verify-audit`
#[derive(Debug, Args)]
pub(crate) struct VerifyAudit {
    #[command(flatten)]
    pub(crate) place: Place,
    #[arg(long, value_name = "SEQ:HASH")]
    pub(crate) anchor: Option<Anchor>,
}

/// `mingzhang store backup`
#[derive(Debug, Args)]
pub(crate) struct Backup {
    #[arg(value_name = "TARGET")]
    pub(crate) target: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `mingzhang store restore`
#[derive(Debug, Args)]
pub(crate) struct Restore {
    #[arg(value_name = "SOURCE")]
    pub(crate) source: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
}

/// `mingzhang store sweep`
#[derive(Debug, Args)]
pub(crate) struct Sweep {
    #[command(flatten)]
    pub(crate) place: Place,
    #[arg(id = "olderthan", long = "older-than", value_name = "HOURS", default_value_t = 24)]
    pub(crate) older_than: u32,
}

/// The last entry of a log that verified earlier, as `verify-audit` prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Anchor(pub(crate) Head);

/// The text is not a number, a colon and 64 hexadecimal digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NoAnchor;

impl std::fmt::Display for NoAnchor {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("write it as verify-audit printed it: SEQ:HASH")
    }
}

impl std::error::Error for NoAnchor {}

impl FromStr for Anchor {
    type Err = NoAnchor;

    fn from_str(text: &str) -> Result<Self, NoAnchor> {
        let (seq, hash) = text.trim().split_once(':').ok_or(NoAnchor)?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let seq = seq.parse().ok().filter(|seq| *seq > 0 && is_hash).ok_or(NoAnchor)?;
        Ok(Self(Head { seq, hash: hash.to_ascii_lowercase() }))
    }
}

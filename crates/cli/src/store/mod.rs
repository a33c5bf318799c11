//! `mingzhang store`: what an operator does with the database and the files of a server, beside it or without it.

pub(crate) mod args;

use std::path::{Path, PathBuf};
use std::time::Duration;

use mingzhang_model::Message;
use mingzhang_store::{Actor, Error, Head, Store};

use crate::inputs::shown;
use crate::output::{Failure, Output};
use crate::screen::Screen;
use args::{Backup, Place, Restore, StoreVerb, Sweep, VerifyAudit};

const OPERATOR: Actor = Actor::system("command line");

/// Does it; the exit code is 1 where the audit log is broken.
pub(crate) fn run(args: &args::Store, screen: &Screen) -> Result<u8, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| detail("store-failed", error.to_string()))?;
    let (said, code) = runtime.block_on(async {
        match &args.verb {
            StoreVerb::VerifyAudit(args) => verify(args).await,
            StoreVerb::Backup(args) => backup(args).await,
            StoreVerb::Restore(args) => restore(args).await,
            StoreVerb::Sweep(args) => sweep(args).await,
        }
    })?;
    let mut out = Output::open(None, &[])?;
    for message in said {
        out.write(format!("{}\n", screen.words.message(&message)).as_bytes())?;
    }
    Ok(code)
}

type Said = Result<(Vec<Message>, u8), Failure>;

async fn verify(args: &VerifyAudit) -> Said {
    let anchor = args.anchor.as_ref().map(|anchor| &anchor.0);
    with(&args.place, async |store| store.verify_audit(anchor).await).await.map(|report| {
        let head = head(&report.head);
        match report.broken {
            None => (vec![Message::new("store-audit-whole").with("head", head)], 0),
            Some(broken) => {
                let message = Message::new("store-audit-broken").with("seq", broken.seq().to_string());
                (vec![message.with("kind", kind(&broken)).with("head", head)], 1)
            }
        }
    })
}

const fn kind(broken: &mingzhang_store::AuditBreak) -> &'static str {
    match broken {
        mingzhang_store::AuditBreak::Changed { .. } => "changed",
        mingzhang_store::AuditBreak::Unlinked { .. } => "unlinked",
        mingzhang_store::AuditBreak::Anchor { .. } => "anchor",
    }
}

async fn backup(args: &Backup) -> Said {
    let report = with(&args.place, async |store| store.backup(&OPERATOR, &args.target).await).await?;
    let done = Message::new("store-backup-done").with("path", shown(&args.target));
    let done = done.with("files", report.files.to_string()).with("head", head(&report.head));
    Ok((vec![done, Message::new("store-backup-key").with("path", key(&args.place))], 0))
}

async fn restore(args: &Restore) -> Said {
    let url = args.place.url();
    let Some(database) = url.strip_prefix("sqlite://").map(PathBuf::from) else {
        return Err(Failure::Said(Message::new("store-backup-tool")));
    };
    if let Some(folder) = database.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)
            .map_err(|error| detail("store-failed", format!("{}: {error}", folder.display())))?;
    }
    let report =
        Store::restore(&OPERATOR, &args.source, &database, &args.place.data).await.map_err(failure)?;
    let done = Message::new("store-restore-done").with("path", shown(&args.place.data));
    let done = done.with("files", report.files.to_string()).with("at", report.made_at.to_string());
    Ok((vec![done, Message::new("store-restore-key").with("path", key(&args.place))], 0))
}

async fn sweep(args: &Sweep) -> Said {
    let grace = Duration::from_secs(u64::from(args.older_than) * 3600);
    let count = with(&args.place, async |store| store.sweep_files(&OPERATOR, grace).await).await?;
    Ok((vec![Message::new("store-sweep-done").with("files", count.to_string())], 0))
}

/// Opens a store that is there already; a wrong folder must not become an empty store that verifies.
async fn with<T>(place: &Place, act: impl AsyncFnOnce(&Store) -> Result<T, Error>) -> Result<T, Failure> {
    let url = place.url();
    if let Some(database) = url.strip_prefix("sqlite://").map(Path::new)
        && !database.is_file()
    {
        return Err(Failure::Said(Message::new("store-missing").with("path", shown(database))));
    }
    let store = Store::open(&url, &place.data).await.map_err(failure)?;
    let done = act(&store).await;
    store.close().await;
    done.map_err(failure)
}

fn head(head: &Head) -> String {
    format!("{}:{}", head.seq, head.hash)
}

fn key(place: &Place) -> String {
    shown(&place.data.join("second-factor.key"))
}

/// Why it could not be done, in the reader's words as far as there are some.
#[allow(clippy::needless_pass_by_value, reason = "as `map_err` hands it over")]
fn failure(error: Error) -> Failure {
    let message = match &error {
        Error::NotEmpty { path } => Message::new("store-not-empty").with("path", shown(path)),
        Error::BackupByTool => Message::new("store-backup-tool"),
        Error::Backup { path, .. } => Message::new("store-backup-unsound").with("path", shown(path)),
        Error::BrokenAudit(broken) => {
            Message::new("store-audit-refused").with("seq", broken.seq().to_string())
        }
        Error::DamagedFile(file) => Message::new("store-file-damaged").with("file", file.to_string()),
        Error::Address => Message::new("store-address"),
        Error::Migration(_) => Message::new("store-migration"),
        _ => return detail("store-failed", chain(&error)),
    };
    Failure::Said(message)
}

fn detail(id: &'static str, detail: String) -> Failure {
    Failure::Said(Message::new(id).with("detail", detail))
}

/// What went wrong, and what that came from.
pub(crate) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

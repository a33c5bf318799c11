//! What can go wrong, in types; each message says what happened and what to do.

use std::path::{Path, PathBuf};

use crate::{AuditBreak, FileId, JobId, OrganisationId, PasswordFault, Role, Timestamp, Version};

/// Why a call was refused or failed. Nothing was changed where one is returned.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The address of the database. It is not repeated here: it may hold a password.
    #[error("the address of the database cannot be read; write sqlite://path or postgres://user@host/name")]
    Address,
    /// The database did not do it: gone, full, locked for too long.
    #[error("the database failed to {doing}; nothing was changed, try again when it is back")]
    Database {
        /// What it was asked.
        doing: &'static str,
        /// What it says.
        source: sqlx::Error,
    },
    /// The schema is not this program's.
    #[error(
        "the schema of the database does not fit this program; use the version that wrote it, or a newer one"
    )]
    Migration(#[source] sqlx::migrate::MigrateError),
    /// The disk did not do it: full, read-only, gone.
    #[error("cannot {doing} {}; look at the disk's space and rights", path.display())]
    Disk {
        /// What was tried.
        doing: &'static str,
        /// With which file or folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The machine has no randomness to give.
    #[error("the system gives no random numbers; nothing secret can be made")]
    Randomness,
    /// A task was cut off: the program is stopping.
    #[error("the work was cut off because the program is stopping; start it again")]
    Stopping,

    /// No file of this content is kept.
    #[error("no file {0} is kept; hand it in again")]
    NoFile(FileId),
    /// A file is in the books but not on the disk, or not with the content that it had.
    #[error("the file {0} is damaged on the disk; restore it from a backup or hand it in again")]
    DamagedFile(FileId),

    /// No such thing, or none that the asker may see: the two are not told apart.
    #[error("there is no {what} {id}; go back to the list")]
    NotFound {
        /// What kind of thing.
        what: &'static str,
        /// Its number.
        id: i64,
    },

    /// The asker may see the thing, but not do this with it.
    #[error("this needs the role {role} of the organisation {organisation}; ask its administrator")]
    Forbidden {
        /// Which role is missing.
        role: Role,
        /// Where.
        organisation: OrganisationId,
    },
    /// Whoever signs off must be another than whoever made it (职责分离).
    #[error("who handed the file in cannot review it; another reviewer must")]
    OwnWork,
    /// Someone else changed the thing in the meantime.
    #[error(
        "the {what} was changed in the meantime (version {found}, yours was {expected}); look at it again"
    )]
    Conflict {
        /// What kind of thing.
        what: &'static str,
        /// The version that the change was made for.
        expected: Version,
        /// The version that it has.
        found: Version,
    },
    /// The material is not where this can be done with it.
    #[error("the material is {state}, so it cannot be {act}; look at it again")]
    WrongState {
        /// Where it is, the word of [`crate::State::id`].
        state: &'static str,
        /// What was to be done.
        act: &'static str,
    },
    /// What was sent back is still in the file, or no check has shown that it is not.
    #[error("{count} of the findings sent back are still open; close each with a reason, or return the file")]
    OpenRemarks {
        /// How many.
        count: u64,
    },
    /// A name or a code is already another's.
    #[error("there is already another {what} of this name or code; choose another")]
    Taken {
        /// What kind of thing.
        what: &'static str,
    },
    /// What was given cannot be taken.
    #[error("{what} is {fault}; correct it and send it again")]
    Invalid {
        /// What was given.
        what: &'static str,
        /// What is wrong with it.
        fault: &'static str,
    },
    /// The password breaks a rule.
    #[error(transparent)]
    Password(#[from] PasswordFault),
    /// Name or password are wrong, or the account is disabled: the three are not told apart.
    #[error("name or password are wrong; try again, or ask your administrator for a link")]
    SignIn,
    /// Too many failed sign-ins under this name.
    #[error("too many failed sign-ins; wait until {until}")]
    Locked {
        /// When the next is looked at.
        until: Timestamp,
    },
    /// The code is wrong, too old, or was used already.
    #[error(
        "the code is wrong or was used already; wait for the next one in the app, or take a recovery code"
    )]
    Code,
    /// Secrets of second factors are sealed with a key that is not there.
    #[error(
        "the key of the second factors does not fit; put second-factor.key back into the data folder from its backup"
    )]
    FactorKey,
    /// The session is over: signed out, idle for too long, too old, revoked.
    #[error("the session is over; sign in again")]
    NoSession,
    /// The link was used, is too old, or never was one.
    #[error("the link was used already or is too old; ask your administrator for a new one")]
    NoLink,

    /// The job has gone to another worker, is finished, or was given up.
    #[error("job {job} is no longer held by attempt {attempt}; drop the result, another worker has the job")]
    LateResult {
        /// Which job.
        job: JobId,
        /// The attempt that came too late.
        attempt: u32,
    },
    /// A backup or a restore never overwrites.
    #[error("{} is not empty; choose an empty or new place", path.display())]
    NotEmpty {
        /// What is there already.
        path: PathBuf,
    },
    /// The backup is not whole, or was changed.
    #[error("{} of the backup is {fault}; use another backup", path.display())]
    Backup {
        /// Which part of it.
        path: PathBuf,
        /// What is wrong with it.
        fault: &'static str,
    },
    /// PostgreSQL is backed up with its own tools.
    #[error("a PostgreSQL database is backed up with pg_dump, then a copy of the data folder's files")]
    BackupByTool,
    /// The audit log does not verify.
    #[error("the audit log is broken at entry {}; find out who had the database in hands", .0.seq())]
    BrokenAudit(AuditBreak),
    /// What the database holds is not what this program writes.
    #[error("the database holds {what}, which this program does not write; verify the audit log")]
    Foreign {
        /// What it is.
        what: String,
    },
}

impl Error {
    pub(crate) fn database(doing: &'static str) -> impl FnOnce(sqlx::Error) -> Self {
        move |source| Self::Database { doing, source }
    }

    pub(crate) fn disk(doing: &'static str, path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Disk { doing, path, source }
    }

    /// Whether the database refused a second thing of a name that must be its own.
    pub(crate) fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database { source: sqlx::Error::Database(error), .. } if error.is_unique_violation())
    }
}

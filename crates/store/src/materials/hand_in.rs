//! A file is handed in: kept for good, and on its way to be checked, in one transaction.

use super::state::load;
use super::{State, change, checks, remarks, subject};
use crate::audit::Entry;
use crate::db::{Write, args};
use crate::files::file_info;
use crate::organisations::{Role, require, text};
use crate::{Actor, CheckId, Error, FileId, JobId, MaterialId, Store, SubmissionId, Timestamp, Version};

/// What is handed in.
#[derive(Clone, Debug)]
pub struct HandIn {
    /// The file, kept before by [`Store::put_file`].
    pub file: FileId,
    /// What it was called.
    pub file_name: String,
    /// The version of the engine that is to check it.
    pub engine: String,
    /// What the clerk says of it; may be empty, unless it corrects what is published.
    pub note: String,
}

/// What handing in began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandedIn {
    /// The submission.
    pub submission: SubmissionId,
    /// Its check.
    pub check: CheckId,
    /// The job that does the check.
    pub job: JobId,
    /// The material's version now.
    pub version: Version,
}

impl Store {
    /// Hands in a file for a material; reviews of earlier files stay, and this one asks for its own. Findings that were sent
    /// back count as corrected until the check says otherwise. A published book stays published until this one is.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role clerk of that very organisation, [`Error::NotFound`], [`Error::NoFile`],
    /// [`Error::Conflict`], [`Error::WrongState`] where none is to be delivered,
    /// [`Error::Invalid`] for a correction of what is published without its reason.
    pub async fn hand_in(
        &self,
        actor: &Actor,
        id: MaterialId,
        seen: Version,
        new: &HandIn,
    ) -> Result<HandedIn, Error> {
        let now = self.now();
        let mut write = self.write().await?;
        let (handed_in, entry) = hand_in_file(&mut write, actor, id, seen, new, now).await?;
        write.commit(now, entry).await?;
        Ok(handed_in)
    }
}

/// Hands in a file, in a transaction that may do more and ends with the entry.
pub(crate) async fn hand_in_file(
    write: &mut Write,
    actor: &Actor,
    id: MaterialId,
    seen: Version,
    new: &HandIn,
    now: Timestamp,
) -> Result<(HandedIn, Entry), Error> {
    let file_name = text("the file's name", &new.file_name)?;
    let engine = text("the engine's version", &new.engine)?;
    let organisation = change(write, actor, id, seen).await?;
    require(write, actor, Role::Clerk, organisation).await?;
    let state = load(write, id, now).await?.state;
    if matches!(state, State::NotApplicable { .. }) {
        return Err(Error::WrongState { state: state.id(), act: "handed in" });
    }
    // 更正: whoever reads the book of today is told why it is no longer the one of yesterday.
    if matches!(state, State::Published { .. }) && new.note.trim().is_empty() {
        return Err(Error::Invalid { what: "the reason", fault: "empty" });
    }
    file_info(write, new.file).await?;
    let sql =
        "INSERT INTO submissions (material_id, number, file, file_name, note, handed_in_by, handed_in_at)
                   SELECT $1, COUNT(*) + 1, $2, $3, $4, $5, $6 FROM submissions WHERE material_id = $1
                   RETURNING id";
    let by = actor.account_id().map(crate::AccountId::get);
    let submission = write.insert(sql, args![id, new.file, file_name, &*new.note, by, now]).await?;
    let submission = SubmissionId::new(submission);
    remarks::take_as_corrected(write, id, submission, now).await?;
    let (check, job) = checks::request(write, submission, new.file, engine, now).await?;
    let detail = serde_json::json!({
        "submission": submission.get(), "file": new.file.to_string(), "engine": engine,
    });
    let entry = Entry::new(actor, "material.hand_in", subject(id)).detail(&detail);
    let version = Version::new(seen.get().saturating_add(1));
    Ok((HandedIn { submission, check, job, version }, entry))
}

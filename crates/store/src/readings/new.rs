//! Files are dropped, and taken away again.

use super::{not_found, owner, require_own, subject};
use crate::audit::Entry;
use crate::db::{Write, args};
use crate::files::file_info;
use crate::jobs::enqueue;
use crate::organisations::text;
use crate::{AccountId, Actor, Error, FileId, NewJob, ReadingId, Store, Timestamp};

/// The kind of the jobs that read. Their payload is `{"reading": 7, "file": "<64 hexadecimal digits>", "name": "a.pdf",
/// "unpack": true}`; one from an archive is not unpacked.
pub const READ_JOB: &str = "read";

/// A file to be read and checked.
#[derive(Clone, Debug)]
pub struct NewReading {
    /// The file, kept before by [`Store::put_file`].
    pub file: FileId,
    /// What it was called, without a path.
    pub file_name: String,
    /// The earlier file that it is to set right.
    pub corrects: Option<ReadingId>,
}

impl Store {
    /// Takes files that were dropped together, each with a job: all of them or, with an error, none.
    ///
    /// # Errors
    ///
    /// [`Error::NoSession`] of nobody, [`Error::NoFile`], [`Error::Invalid`] for a name, [`Error::NotFound`] where the earlier
    /// file is not the actor's own.
    pub async fn add_readings(
        &self,
        actor: &Actor,
        files: &[NewReading],
        engine: &str,
    ) -> Result<Vec<ReadingId>, Error> {
        let account = owner(actor)?;
        let engine = text("the engine's version", engine)?;
        let now = self.now();
        let mut write = self.write().await?;
        for corrects in files.iter().filter_map(|file| file.corrects) {
            require_own(&mut write, actor, corrects).await?;
        }
        let ids = insert(&mut write, (account, None), files, engine, now).await?;
        let Some(first) = ids.first() else { return Ok(ids) };
        let detail = serde_json::json!({ "files": ids.len() });
        write.commit(now, Entry::new(actor, "reading.add", subject(*first)).detail(&detail)).await?;
        Ok(ids)
    }

    /// Takes a reading away, with what was accepted in it. What no one else refers to goes with the next sweep of files.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where it is someone else's.
    pub async fn delete_reading(&self, actor: &Actor, id: ReadingId) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        let sql = "SELECT job_id FROM readings WHERE id = $1 AND account_id = $2";
        let row = write.first(sql, args![id, owner(actor)?]).await?;
        let job = row.ok_or_else(|| not_found(id))?.int(0)?;
        remove(&mut write, id).await?;
        // A worker that has it in hands finds nothing to finish; none needs to begin.
        let sql = "UPDATE jobs SET state = 'done', result = '{}', finished_at = $2 WHERE id = $1 AND state = 'queued'";
        write.execute(sql, args![job, now]).await?;
        write.commit(now, Entry::new(actor, "reading.delete", subject(id))).await
    }
}

/// `batch` is that of the archive that the files come from; files that were dropped make one of their own.
pub(super) async fn insert(
    write: &mut Write,
    (account, mut batch): (AccountId, Option<i64>),
    files: &[NewReading],
    engine: &str,
    now: Timestamp,
) -> Result<Vec<ReadingId>, Error> {
    let is_dropped = batch.is_none();
    let mut ids = Vec::with_capacity(files.len());
    for new in files {
        let name = text("the file's name", &new.file_name)?;
        file_info(write, new.file).await?;
        let sql =
            "INSERT INTO readings (account_id, batch, file, file_name, engine, corrects, created_at, summary,
                                         pages, errors, warnings, infos)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, '{}', 0, 0, 0, 0) RETURNING id";
        let corrects = new.corrects.map(ReadingId::get);
        let args = args![account, batch.unwrap_or(0), new.file, name, engine, corrects, now];
        let id = write.insert(sql, args).await?;
        // An archive in an archive is not followed.
        let unpack = is_dropped;
        let file = new.file.to_string();
        let payload = serde_json::json!({ "reading": id, "file": file, "name": name, "unpack": unpack });
        let job = enqueue(write, now, &NewJob::new(READ_JOB, payload.to_string())).await?;
        let batch = *batch.get_or_insert(id);
        let sql = "UPDATE readings SET job_id = $2, batch = $3 WHERE id = $1";
        write.execute(sql, args![id, job, batch]).await?;
        ids.push(ReadingId::new(id));
    }
    Ok(ids)
}

/// With all that hangs on it.
pub(super) async fn remove(write: &mut Write, id: ReadingId) -> Result<(), Error> {
    write.execute("DELETE FROM acceptances WHERE reading_id = $1", args![id]).await?;
    write.execute("UPDATE readings SET corrects = NULL WHERE corrects = $1", args![id]).await?;
    write.execute("DELETE FROM readings WHERE id = $1", args![id]).await?;
    Ok(())
}

//! The list of what someone dropped.

use super::{Reading, ReadingResult, ReadingState, not_found, owner};
use crate::db::{Row, args};
use crate::{Actor, Error, FileId, JobId, JobState, Progress, ReadingId, Store, Timestamp};

/// Which readings to list.
#[derive(Clone, Debug, Default)]
pub struct ReadingFilter {
    /// Those whose file name or unit contains this.
    pub words: String,
    /// Those in the state of this word ([`ReadingState::id`]); all with an empty one.
    pub state: String,
    /// Those of one batch.
    pub batch: Option<ReadingId>,
    /// Those dropped before this one.
    pub before: Option<ReadingId>,
}

macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT r.id, r.batch, r.file, r.file_name, r.engine, r.job_id, r.corrects, r.created_at, r.finished_at,
                    r.report, r.book, r.digest, r.view, r.summary, r.kind, r.year, r.unit, r.pages,
                    r.errors, r.warnings, r.infos, j.state, j.progress_done, j.progress_total, j.error
             FROM readings r JOIN jobs j ON j.id = r.job_id WHERE ",
            $condition
        )
    };
}

impl Store {
    /// One reading, as it is now.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where it is someone else's.
    pub async fn reading(&self, actor: &Actor, id: ReadingId) -> Result<Reading, Error> {
        let sql = select!("r.id = $1 AND r.account_id = $2");
        let row = self.read().await?.first(sql, args![id, owner(actor)?]).await?;
        of_row(&row.ok_or_else(|| not_found(id))?)
    }

    /// The actor's own readings, the newest first, at most `limit`.
    ///
    /// # Errors
    ///
    /// [`Error::Database`], [`Error::NoSession`].
    pub async fn readings(
        &self,
        actor: &Actor,
        filter: &ReadingFilter,
        limit: u32,
    ) -> Result<Vec<Reading>, Error> {
        let sql = select!(
            "r.account_id = $1
             AND ($2 = '' OR r.file_name LIKE $3 ESCAPE '!' OR COALESCE(r.unit, '') LIKE $3 ESCAPE '!')
             AND ($4 = '' OR $4 = CASE WHEN j.state = 'queued' THEN 'waiting' WHEN j.state = 'running' THEN 'being_read'
                                       WHEN j.state = 'done' THEN 'read' ELSE 'failed' END)
             AND ($5 = 0 OR r.batch = $5) AND ($6 = 0 OR r.id < $6)
             ORDER BY r.id DESC LIMIT $7"
        );
        let words = filter.words.trim();
        let pattern = pattern(words);
        let number = |id: Option<ReadingId>| id.map_or(0, ReadingId::get);
        let (batch, before) = (number(filter.batch), number(filter.before));
        let args = args![owner(actor)?, words, pattern, &*filter.state, batch, before, limit];
        self.read().await?.all(sql, args).await?.iter().map(of_row).collect()
    }

    /// The actor's readings that are still on their way, at most `limit`, and those that this list named before: for whoever
    /// watches them.
    ///
    /// # Errors
    ///
    /// [`Error::Database`], [`Error::NoSession`].
    pub async fn readings_under_way(&self, actor: &Actor, limit: u32) -> Result<Vec<Reading>, Error> {
        let sql = select!("r.account_id = $1 AND j.state IN ('queued', 'running') ORDER BY r.id LIMIT $2");
        self.read().await?.all(sql, args![owner(actor)?, limit]).await?.iter().map(of_row).collect()
    }
}

/// What contains these words, with nothing in them taken for a sign.
fn pattern(words: &str) -> String {
    let mut pattern = "%".to_owned();
    for character in words.chars() {
        if matches!(character, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

fn of_row(row: &Row) -> Result<Reading, Error> {
    let small = |column| row.int(column).map(|value| u32::try_from(value).unwrap_or(u32::MAX));
    let file = |column| row.get::<Option<Vec<u8>>>(column)?.as_deref().map(FileId::from_bytes).transpose();
    let result = match file(9)? {
        None => None,
        Some(report) => Some(ReadingResult {
            report,
            book: file(10)?,
            digest: file(11)?,
            view: file(12)?,
            summary: row.text(13)?,
            kind: row.get(14)?,
            year: row.get::<Option<i64>>(15)?.and_then(|year| i32::try_from(year).ok()),
            unit: row.get(16)?,
            pages: small(17)?,
            errors: small(18)?,
            warnings: small(19)?,
            infos: small(20)?,
        }),
    };
    let trouble: Option<String> = row.get(24)?;
    let state = match (JobState::of(&row.text(21)?)?, &result) {
        (_, Some(_)) => ReadingState::Read,
        (JobState::Running, None) => {
            ReadingState::BeingRead { progress: Progress { done: small(22)?, total: small(23)? } }
        }
        (JobState::Queued, None) => ReadingState::Waiting { trouble },
        (JobState::Done | JobState::Failed, None) => {
            ReadingState::Failed { trouble: trouble.unwrap_or_default() }
        }
    };
    Ok(Reading {
        id: ReadingId::new(row.int(0)?),
        batch: ReadingId::new(row.int(1)?),
        file: FileId::from_bytes(&row.get::<Vec<u8>>(2)?)?,
        file_name: row.text(3)?,
        engine: row.text(4)?,
        job: JobId::new(row.int(5)?),
        corrects: row.get::<Option<i64>>(6)?.map(ReadingId::new),
        created_at: row.moment(7)?,
        finished_at: row.get::<Option<i64>>(8)?.map(Timestamp::from_millis),
        state,
        result,
    })
}

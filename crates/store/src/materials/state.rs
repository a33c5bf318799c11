//! Where a material is, derived from what happened to it.

use time::Date;
use time::macros::format_description;

use super::{Level, Material, MaterialKind, not_found};
use crate::db::{Row, Tx, args};
use crate::{
    CheckId, Error, FileId, JobId, JobState, MaterialId, OrganisationId, Progress, SubmissionId, Timestamp,
    Version,
};

/// Who reviews, in this order: 单位审核 → 主管部门 → 财政局.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The organisation's own reviewer.
    Unit,
    /// The department above; left out where there is none.
    Department,
    /// The bureau above.
    Bureau,
}

impl Step {
    /// The word in the database and in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Department => "department",
            Self::Bureau => "bureau",
        }
    }

    pub(super) fn of(word: &str) -> Result<Self, Error> {
        [Self::Unit, Self::Department, Self::Bureau]
            .into_iter()
            .find(|step| step.id() == word)
            .ok_or_else(|| Error::Foreign { what: format!("the step {word}") })
    }
}

/// Where a material is; each state carries its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// Nothing came, and it is in time until the end of the due day.
    NotDue,
    /// Nothing came, and the due day is over.
    Missing,
    /// A file came; no worker has taken it up yet, or the check failed, and why.
    HandedIn {
        /// What the last attempt to check it said.
        trouble: Option<String>,
    },
    /// A worker reads it.
    BeingChecked {
        /// How far.
        progress: Progress,
    },
    /// Checked; someone is to review it.
    ToReview {
        /// Who.
        step: Step,
    },
    /// Sent back.
    Returned {
        /// By whom.
        step: Step,
        /// Why.
        reason: String,
    },
    /// Every step accepted it.
    Accepted,
    /// It is public.
    Published {
        /// Since when.
        at: Timestamp,
    },
    /// None is to be delivered.
    NotApplicable {
        /// Why not.
        reason: String,
    },
}

impl State {
    /// The word in JSON.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::NotDue => "not_due",
            Self::Missing => "missing",
            Self::HandedIn { .. } => "handed_in",
            Self::BeingChecked { .. } => "being_checked",
            Self::ToReview { .. } => "to_review",
            Self::Returned { .. } => "returned",
            Self::Accepted => "accepted",
            Self::Published { .. } => "published",
            Self::NotApplicable { .. } => "not_applicable",
        }
    }
}

/// A file that was handed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Which.
    pub id: SubmissionId,
    /// The how-manieth of its material, from 1.
    pub number: u32,
    /// The file itself.
    pub file: FileId,
    /// What it was called.
    pub file_name: String,
    /// When.
    pub handed_in_at: Timestamp,
    /// By whom; nothing for the program itself.
    pub handed_in_by: Option<crate::AccountId>,
}

/// A check of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Which.
    pub id: CheckId,
    /// The engine's version.
    pub engine: String,
    /// The job that does it.
    pub job: JobId,
    /// The report, once there is one.
    pub report: Option<FileId>,
    /// The book as data, once it was read.
    pub book: Option<FileId>,
    /// What the portal shows of the book, once it was read.
    pub digest: Option<FileId>,
    /// What a list shows of it, as JSON; `{}` before it was read.
    pub summary: String,
    /// Findings that are errors.
    pub errors: u64,
    /// Findings that are warnings.
    pub warnings: u64,
}

/// All that a state follows from; one row a material.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT m.id, m.organisation_id, m.year, m.kind, m.level, m.due_on, m.not_applicable, m.version,
                    s.id, s.number, s.file, s.file_name, s.handed_in_at,
                    c.id, c.engine, c.report, c.errors, c.warnings, c.finished_at,
                    j.id, j.state, j.progress_done, j.progress_total, j.error,
                    (SELECT COUNT(*) FROM reviews v WHERE v.check_id = c.id AND v.verdict = 'accepted'),
                    r.step, r.reason, p.published_at,
                    (SELECT COUNT(*) FROM organisations d
                     WHERE d.kind = 'department' AND d.id <> o.id AND o.path LIKE d.path || '%'),
                    (SELECT COUNT(*) FROM publications q JOIN checks qc ON qc.id = q.check_id
                     JOIN submissions qs ON qs.id = qc.submission_id
                     WHERE qs.material_id = m.id AND qc.id <> COALESCE(c.id, 0)),
                    c.book, c.digest, c.summary, m.approved_on, s.handed_in_by
             FROM materials m
             JOIN organisations o ON o.id = m.organisation_id
             LEFT JOIN submissions s ON s.id = (SELECT MAX(id) FROM submissions WHERE material_id = m.id)
             LEFT JOIN checks c ON c.id = (SELECT MAX(id) FROM checks WHERE submission_id = s.id)
             LEFT JOIN jobs j ON j.id = c.job_id
             LEFT JOIN reviews r ON r.check_id = c.id AND r.verdict = 'returned'
             LEFT JOIN publications p ON p.check_id = c.id
             WHERE ",
            $condition
        )
    };
}

pub(super) use select;

pub(super) async fn load(tx: &mut Tx, id: MaterialId, now: Timestamp) -> Result<Material, Error> {
    let row = tx.first(select!("m.id = $1"), args![id]).await?;
    of_row(&row.ok_or_else(|| not_found(id))?, now)
}

pub(super) fn of_row(row: &Row, now: Timestamp) -> Result<Material, Error> {
    let due_on = parse_day(&row.text(5)?)?;
    let submission = match row.get::<Option<i64>>(8)? {
        None => None,
        Some(id) => Some(Submission {
            id: SubmissionId::new(id),
            number: u32::try_from(row.int(9)?).unwrap_or(u32::MAX),
            file: FileId::from_bytes(&row.get::<Vec<u8>>(10)?)?,
            file_name: row.text(11)?,
            handed_in_at: row.moment(12)?,
            handed_in_by: row.get::<Option<i64>>(34)?.map(crate::AccountId::new),
        }),
    };
    let check = match row.get::<Option<i64>>(13)? {
        None => None,
        Some(id) => Some(Check {
            id: CheckId::new(id),
            engine: row.text(14)?,
            job: JobId::new(row.int(19)?),
            report: row.get::<Option<Vec<u8>>>(15)?.as_deref().map(FileId::from_bytes).transpose()?,
            book: row.get::<Option<Vec<u8>>>(30)?.as_deref().map(FileId::from_bytes).transpose()?,
            digest: row.get::<Option<Vec<u8>>>(31)?.as_deref().map(FileId::from_bytes).transpose()?,
            summary: row.text(32)?,
            errors: row.count(16)?,
            warnings: row.count(17)?,
        }),
    };
    let state = match (row.get::<Option<String>>(6)?, &submission) {
        (Some(reason), _) => State::NotApplicable { reason },
        (None, None) if now.day() <= due_on => State::NotDue,
        (None, None) => State::Missing,
        (None, Some(_)) => of_submission(row)?,
    };
    Ok(Material {
        id: MaterialId::new(row.int(0)?),
        organisation: OrganisationId::new(row.int(1)?),
        year: u16::try_from(row.int(2)?).unwrap_or(u16::MAX),
        kind: MaterialKind::of(&row.text(3)?)?,
        level: Level::of(&row.text(4)?)?,
        due_on,
        approved_on: row.get::<Option<String>>(33)?.as_deref().map(parse_day).transpose()?,
        version: Version::new(row.int(7)?),
        state,
        steps: steps(row)?,
        submission,
        check,
        has_earlier_publication: row.int(29)? > 0,
    })
}

fn of_submission(row: &Row) -> Result<State, Error> {
    if row.get::<Option<i64>>(18)?.is_none() {
        let trouble = row.get::<Option<String>>(23)?;
        return Ok(match row.get::<Option<String>>(20)?.map(|word| JobState::of(&word)).transpose()? {
            Some(JobState::Running) => {
                let small = |column| row.int(column).map(|value| u32::try_from(value).unwrap_or(u32::MAX));
                State::BeingChecked { progress: Progress { done: small(21)?, total: small(22)? } }
            }
            _ => State::HandedIn { trouble },
        });
    }
    if let Some(at) = row.get::<Option<i64>>(27)? {
        return Ok(State::Published { at: Timestamp::from_millis(at) });
    }
    if let Some(step) = row.get::<Option<String>>(25)? {
        return Ok(State::Returned { step: Step::of(&step)?, reason: row.text(26)? });
    }
    let accepted = usize::try_from(row.int(24)?).unwrap_or(usize::MAX);
    Ok(steps(row)?.get(accepted).map_or(State::Accepted, |&step| State::ToReview { step }))
}

/// Who reviews it: the department only where there is one above.
fn steps(row: &Row) -> Result<&'static [Step], Error> {
    Ok(if row.int(28)? > 0 {
        &[Step::Unit, Step::Department, Step::Bureau]
    } else {
        &[Step::Unit, Step::Bureau]
    })
}

/// `2026-01-31`.
pub(super) fn parse_day(text: &str) -> Result<Date, Error> {
    Date::parse(text, format_description!("[year]-[month]-[day]"))
        .map_err(|_| Error::Foreign { what: format!("the day {text}") })
}

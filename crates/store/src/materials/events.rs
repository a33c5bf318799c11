//! What happened to the materials of an organisation, in the order of time.

use super::{Step, Verdict};
use crate::db::{Row, args};
use crate::organisations::require_sight;
use crate::{Actor, Error, MaterialId, OrganisationId, Store, Timestamp};

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// It was expected.
    Expected,
    /// A file came.
    HandedIn {
        /// The how-manieth.
        number: u64,
        /// What it was called.
        file_name: String,
    },
    /// It was checked.
    Checked {
        /// Findings that are errors.
        errors: u64,
        /// Findings that are warnings.
        warnings: u64,
    },
    /// It was accepted at a step.
    Accepted {
        /// Which.
        step: Step,
        /// What was said with it; may be empty.
        reason: String,
    },
    /// It was sent back at a step.
    Returned {
        /// Which.
        step: Step,
        /// Why.
        reason: String,
    },
    /// It was published.
    Published,
}

/// Something that happened to a material.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// To which.
    pub material: MaterialId,
    /// What.
    pub what: Happening,
    /// The name of the person who did it; nothing where the program itself did.
    pub who: Option<String>,
}

impl Store {
    /// What happened to all materials of an organisation, the newest first.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where there is one out of the actor's sight.
    pub async fn events(&self, actor: &Actor, organisation: OrganisationId) -> Result<Vec<Event>, Error> {
        let mut tx = self.read().await?;
        require_sight(&mut tx, actor, organisation).await?;
        // One shape for all: when, to which, what, by whom, two numbers, two texts. The order within a moment is that of the walk.
        let sql = "SELECT e.at, e.material, e.what, a.full_name, e.one, e.two, e.text, e.more FROM (
               SELECT m.created_at AS at, m.id AS material, 1 AS what, CAST(NULL AS BIGINT) AS account,
                      CAST(0 AS BIGINT) AS one, CAST(0 AS BIGINT) AS two, '' AS text, '' AS more
               FROM materials m WHERE m.organisation_id = $1
               UNION ALL
               SELECT s.handed_in_at, m.id, 2, s.handed_in_by, s.number, 0, s.file_name, ''
               FROM submissions s JOIN materials m ON m.id = s.material_id WHERE m.organisation_id = $1
               UNION ALL
               SELECT c.finished_at, m.id, 3, NULL, c.errors, c.warnings, '', ''
               FROM checks c JOIN submissions s ON s.id = c.submission_id
               JOIN materials m ON m.id = s.material_id
               WHERE m.organisation_id = $1 AND c.finished_at IS NOT NULL
               UNION ALL
               SELECT r.reviewed_at, m.id, CASE WHEN r.verdict = $2 THEN 4 ELSE 5 END, r.reviewed_by, 0, 0,
                      r.step, r.reason
               FROM reviews r JOIN checks c ON c.id = r.check_id JOIN submissions s ON s.id = c.submission_id
               JOIN materials m ON m.id = s.material_id WHERE m.organisation_id = $1
               UNION ALL
               SELECT p.published_at, m.id, 6, p.published_by, 0, 0, '', ''
               FROM publications p JOIN checks c ON c.id = p.check_id
               JOIN submissions s ON s.id = c.submission_id
               JOIN materials m ON m.id = s.material_id WHERE m.organisation_id = $1
             ) e LEFT JOIN accounts a ON a.id = e.account
             ORDER BY e.at DESC, e.what DESC, e.material";
        let rows = tx.all(sql, args![organisation, Verdict::Accepted.id()]).await?;
        rows.iter().map(event).collect()
    }
}

fn event(row: &Row) -> Result<Event, Error> {
    let what = match row.get::<i32>(2)? {
        1 => Happening::Expected,
        2 => Happening::HandedIn { number: row.count(4)?, file_name: row.text(6)? },
        3 => Happening::Checked { errors: row.count(4)?, warnings: row.count(5)? },
        4 => Happening::Accepted { step: Step::of(&row.text(6)?)?, reason: row.text(7)? },
        5 => Happening::Returned { step: Step::of(&row.text(6)?)?, reason: row.text(7)? },
        _ => Happening::Published,
    };
    Ok(Event { at: row.moment(0)?, material: MaterialId::new(row.int(1)?), what, who: row.get(3)? })
}

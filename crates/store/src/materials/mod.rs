//! Expected materials: who is to deliver what, by when, and what came of it.
//!
//! A material is an organisation's book of a year, a kind and a level. What happens to it is written down as rows that
//! are never changed: *submissions* (a file), their *checks* (by one version of the engine), *reviews* of a check,
//! *publications*. A new file or a new check makes a new row, so no review is ever overwritten: it is simply no longer
//! about the latest check, and the material asks for another. The [`State`] follows from the rows.
//!
//! Every change names the [`Version`] of the material that its author saw, and is refused with [`Error::Conflict`] where
//! another came first.

mod checks;
mod events;
mod expected;
mod hand_in;
mod history;
mod list;
mod remarks;
mod review;
mod standing;
mod state;
mod sums;

use time::Date;

use crate::db::{Tx, Write, args};
use crate::organisations::require_sight;
use crate::{Actor, Error, MaterialId, OrganisationId, Version};

pub use checks::{CHECK_JOB, CheckResult};
pub use events::{Event, Happening};
pub use expected::{MaterialFilter, NewMaterial};
pub(crate) use hand_in::hand_in_file;
pub use hand_in::{HandIn, HandedIn};
pub use history::{Turn, What};
pub use list::{ListColumn, ListFault, ListOutcome, ListProblem, ListRow};
pub use remarks::{NewRemark, Remark, RemarkState};
pub use review::{PastReview, Review, Verdict};
pub use standing::Standing;
pub use state::{Check, State, Step, Submission};
pub use sums::{Aspect, CheckSum, FindingLine, SumFilter, SumLine, Sums};

/// Which book of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MaterialKind {
    /// 预算公开.
    Budget,
    /// 决算公开.
    FinalAccounts,
}

impl MaterialKind {
    /// The word in the database and in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::FinalAccounts => "final_accounts",
        }
    }

    pub(crate) fn of(word: &str) -> Result<Self, Error> {
        [Self::Budget, Self::FinalAccounts]
            .into_iter()
            .find(|kind| kind.id() == word)
            .ok_or_else(|| Error::Foreign { what: format!("a material of the kind {word}") })
    }
}

/// How much of the tree the book is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 单位: the organisation alone.
    Unit,
    /// 部门: a department with its units.
    Department,
    /// 政府: the whole of a government.
    Government,
}

impl Level {
    /// The word in the database and in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Department => "department",
            Self::Government => "government",
        }
    }

    pub(crate) fn of(word: &str) -> Result<Self, Error> {
        [Self::Unit, Self::Department, Self::Government]
            .into_iter()
            .find(|level| level.id() == word)
            .ok_or_else(|| Error::Foreign { what: format!("a material of the level {word}") })
    }
}

/// An expected material, and where it is.
#[derive(Clone, Debug)]
pub struct Material {
    /// Which.
    pub id: MaterialId,
    /// Whose.
    pub organisation: OrganisationId,
    /// Of which year.
    pub year: u16,
    /// Which book.
    pub kind: MaterialKind,
    /// About how much.
    pub level: Level,
    /// The last day on which it is in time, in Beijing.
    pub due_on: Date,
    /// The day on which the bureau approved it, 批复日, where that is known.
    pub approved_on: Option<Date>,
    /// To be named by the next change.
    pub version: Version,
    /// Where it is, and why.
    pub state: State,
    /// Who reviews it, in this order.
    pub steps: &'static [Step],
    /// The latest file.
    pub submission: Option<Submission>,
    /// The latest check of that file.
    pub check: Option<Check>,
    /// Whether an earlier file is published, and stays so until this one is.
    pub has_earlier_publication: bool,
}

/// Counts the material's version up and locks it, if it is the one that was seen. First in every change: what is read
/// after it cannot change any more.
async fn change(
    write: &mut Write,
    actor: &Actor,
    id: MaterialId,
    seen: Version,
) -> Result<OrganisationId, Error> {
    let organisation = located(write, actor, id).await?;
    let sql = "UPDATE materials SET version = version + 1 WHERE id = $1 AND version = $2";
    if write.execute(sql, args![id, seen]).await? == 1 {
        return Ok(organisation);
    }
    let row = write.first("SELECT version FROM materials WHERE id = $1", args![id]).await?;
    let found = Version::new(row.ok_or_else(|| not_found(id))?.int(0)?);
    Err(Error::Conflict { what: "material", expected: seen, found })
}

/// Whose it is, where the actor may see it.
pub(crate) async fn located(tx: &mut Tx, actor: &Actor, id: MaterialId) -> Result<OrganisationId, Error> {
    let row = tx.first("SELECT organisation_id FROM materials WHERE id = $1", args![id]).await?;
    let organisation = OrganisationId::new(row.ok_or_else(|| not_found(id))?.int(0)?);
    match require_sight(tx, actor, organisation).await {
        Err(Error::NotFound { .. }) => Err(not_found(id)),
        other => other.map(|()| organisation),
    }
}

fn not_found(id: MaterialId) -> Error {
    Error::NotFound { what: "material", id: id.get() }
}

/// The subject of an entry of the audit log.
fn subject(id: MaterialId) -> String {
    format!("material:{id}")
}

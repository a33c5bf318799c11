//! Findings that someone accepted: still shown, as accepted, with who, when and why.

use super::{owner, require_own};
use crate::audit::Entry;
use crate::db::{Row, Tx, args};
use crate::organisations::{Role, require, text};
use crate::{AccountId, Actor, Error, MaterialId, OrganisationId, ReadingId, Store, Timestamp};

/// Longest key of a finding, in bytes.
const KEY: usize = 4096;

/// Where an acceptance holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcceptanceScope {
    /// In one file that someone had checked; for its owner.
    Reading(ReadingId),
    /// In a material, whatever file comes; for everyone who sees it.
    Material(MaterialId),
}

/// A finding that someone accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acceptance {
    /// Its key (`mingzhang_model::Finding::key`), the same in every check of every file.
    pub finding: String,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: Option<AccountId>,
    /// Their name.
    pub by_name: String,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Accepts a finding. Accepted again, the reason is the new one.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] out of the actor's sight; [`Error::Forbidden`] for a material without the role clerk, unit reviewer,
    /// department or bureau; [`Error::Invalid`] without a reason.
    pub async fn accept(
        &self,
        actor: &Actor,
        scope: AcceptanceScope,
        finding: &str,
        reason: &str,
    ) -> Result<(), Error> {
        let reason = text("the reason", reason)?;
        let finding = key(finding)?;
        let account = owner(actor)?;
        let now = self.now();
        let mut write = self.write().await?;
        require_scope(&mut write, actor, scope).await?;
        let (reading, material) = scope.numbers();
        let sql = "UPDATE acceptances SET revoked_by = $4, revoked_at = $5
                   WHERE (reading_id = $1 OR material_id = $2) AND finding = $3 AND revoked_at IS NULL";
        write.execute(sql, args![reading, material, finding, account, now]).await?;
        let sql =
            "INSERT INTO acceptances (reading_id, material_id, finding, reason, accepted_by, accepted_at)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        write.execute(sql, args![reading, material, finding, reason, account, now]).await?;
        let detail = serde_json::json!({ "finding": finding, "reason": reason });
        write.commit(now, Entry::new(actor, "finding.accept", scope.subject()).detail(&detail)).await
    }

    /// Takes an acceptance back: the finding stands again.
    ///
    /// # Errors
    ///
    /// As [`Store::accept`]; [`Error::NotFound`] where it was not accepted.
    pub async fn revoke_acceptance(
        &self,
        actor: &Actor,
        scope: AcceptanceScope,
        finding: &str,
    ) -> Result<(), Error> {
        let account = owner(actor)?;
        let now = self.now();
        let mut write = self.write().await?;
        require_scope(&mut write, actor, scope).await?;
        let (reading, material) = scope.numbers();
        let sql = "UPDATE acceptances SET revoked_by = $4, revoked_at = $5
                   WHERE (reading_id = $1 OR material_id = $2) AND finding = $3 AND revoked_at IS NULL";
        if write.execute(sql, args![reading, material, finding, account, now]).await? == 0 {
            return Err(Error::NotFound { what: "acceptance", id: reading.or(material).unwrap_or(0) });
        }
        let detail = serde_json::json!({ "finding": finding });
        write.commit(now, Entry::new(actor, "finding.revoke", scope.subject()).detail(&detail)).await
    }

    /// The findings that are accepted there now.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] out of the actor's sight.
    pub async fn acceptances(&self, actor: &Actor, scope: AcceptanceScope) -> Result<Vec<Acceptance>, Error> {
        let mut tx = self.read().await?;
        match scope {
            AcceptanceScope::Reading(id) => require_own(&mut tx, actor, id).await?,
            AcceptanceScope::Material(id) => crate::materials::located(&mut tx, actor, id).await.map(drop)?,
        }
        let (reading, material) = scope.numbers();
        let sql = "SELECT a.finding, a.reason, a.accepted_by, COALESCE(k.full_name, ''), a.accepted_at
                   FROM acceptances a LEFT JOIN accounts k ON k.id = a.accepted_by
                   WHERE (a.reading_id = $1 OR a.material_id = $2) AND a.revoked_at IS NULL ORDER BY a.id";
        tx.all(sql, args![reading, material]).await?.iter().map(of_row).collect()
    }
}

impl AcceptanceScope {
    fn numbers(self) -> (Option<i64>, Option<i64>) {
        match self {
            Self::Reading(id) => (Some(id.get()), None),
            Self::Material(id) => (None, Some(id.get())),
        }
    }

    fn subject(self) -> String {
        match self {
            Self::Reading(id) => super::subject(id),
            Self::Material(id) => format!("material:{id}"),
        }
    }
}

async fn require_scope(tx: &mut Tx, actor: &Actor, scope: AcceptanceScope) -> Result<(), Error> {
    match scope {
        AcceptanceScope::Reading(id) => require_own(tx, actor, id).await,
        AcceptanceScope::Material(id) => {
            let organisation = crate::materials::located(tx, actor, id).await?;
            require_part(tx, actor, organisation).await
        }
    }
}

/// That the actor has a part in the material's way: an administrator sees it, and decides nothing.
pub(super) async fn require_part(
    tx: &mut Tx,
    actor: &Actor,
    organisation: OrganisationId,
) -> Result<(), Error> {
    for role in [Role::Clerk, Role::UnitReviewer, Role::Department] {
        match require(tx, actor, role, organisation).await {
            Err(Error::Forbidden { .. }) => {}
            other => return other,
        }
    }
    require(tx, actor, Role::Bureau, organisation).await
}

fn key(finding: &str) -> Result<&str, Error> {
    let what = "the finding";
    match finding {
        "" => Err(Error::Invalid { what, fault: "empty" }),
        _ if finding.len() > KEY || finding.contains('\0') => {
            Err(Error::Invalid { what, fault: "not a key" })
        }
        _ => Ok(finding),
    }
}

fn of_row(row: &Row) -> Result<Acceptance, Error> {
    Ok(Acceptance {
        finding: row.text(0)?,
        reason: row.text(1)?,
        by: row.get::<Option<i64>>(2)?.map(AccountId::new),
        by_name: row.text(3)?,
        at: row.moment(4)?,
    })
}

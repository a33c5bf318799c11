//! What an account may do where.

use std::fmt;

use super::{OrganisationKind, organisation, require};
use crate::audit::Entry;
use crate::db::{Write, args};
use crate::{AccountId, Actor, Error, OrganisationId, Store, Timestamp};

/// What one may do at an organisation. Each is as narrow as its work: an administrator keeps accounts and organisations,
/// and reviews nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 填报: hands in for this organisation.
    Clerk,
    /// 单位审核: reviews what this organisation's clerk handed in.
    UnitReviewer,
    /// 主管部门: reviews and sees what is under this department.
    Department,
    /// 财政局: reviews, publishes and sees what is under this bureau.
    Bureau,
    /// Keeps accounts and organisations here and beneath.
    Administrator,
}

impl Role {
    /// All of them, in the order of the way that a book goes.
    pub const ALL: [Self; 5] =
        [Self::Clerk, Self::UnitReviewer, Self::Department, Self::Bureau, Self::Administrator];

    /// The word in the database and in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::UnitReviewer => "unit_reviewer",
            Self::Department => "department",
            Self::Bureau => "bureau",
            Self::Administrator => "administrator",
        }
    }

    pub(crate) fn of(word: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|role| role.id() == word)
            .ok_or_else(|| Error::Foreign { what: format!("the role {word}") })
    }

    /// Whether it reaches to the organisations beneath.
    pub const fn reaches_down(self) -> bool {
        matches!(self, Self::Department | Self::Bureau | Self::Administrator)
    }

    const fn fits(self, kind: OrganisationKind) -> bool {
        match self {
            Self::Clerk | Self::UnitReviewer | Self::Administrator => true,
            Self::Department => matches!(kind, OrganisationKind::Department),
            Self::Bureau => matches!(kind, OrganisationKind::Bureau),
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.id())
    }
}

/// A role that an account has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleGrant {
    /// What.
    pub role: Role,
    /// Where.
    pub organisation: OrganisationId,
}

impl Store {
    /// Gives the account a role; that it has it already is no error.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role administrator there, [`Error::Invalid`] where the role does not fit the
    /// organisation, [`Error::NotFound`].
    pub async fn grant(&self, actor: &Actor, account: AccountId, grant: RoleGrant) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        require(&mut write, actor, Role::Administrator, grant.organisation).await?;
        if write.first("SELECT id FROM accounts WHERE id = $1", args![account]).await?.is_none() {
            return Err(Error::NotFound { what: "account", id: account.get() });
        }
        insert_role(&mut write, account, grant, now).await?;
        write.commit(now, entry(actor, "role.grant", account, grant)).await
    }

    /// Takes the role away; it holds from the account's next request.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role administrator there; [`Error::NotFound`] where the account has it not.
    pub async fn revoke(&self, actor: &Actor, account: AccountId, grant: RoleGrant) -> Result<(), Error> {
        let now = self.now();
        let mut write = self.write().await?;
        require(&mut write, actor, Role::Administrator, grant.organisation).await?;
        let sql = "DELETE FROM roles WHERE account_id = $1 AND organisation_id = $2 AND role = $3";
        if write.execute(sql, args![account, grant.organisation, grant.role.id()]).await? == 0 {
            return Err(Error::NotFound { what: "role of the account", id: account.get() });
        }
        write.commit(now, entry(actor, "role.revoke", account, grant)).await
    }

    /// The roles of an account.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn roles(&self, account: AccountId) -> Result<Vec<RoleGrant>, Error> {
        let sql =
            "SELECT role, organisation_id FROM roles WHERE account_id = $1 ORDER BY organisation_id, role";
        let rows = self.read().await?.all(sql, args![account]).await?;
        rows.iter()
            .map(|row| {
                Ok(RoleGrant {
                    role: Role::of(&row.text(0)?)?,
                    organisation: OrganisationId::new(row.int(1)?),
                })
            })
            .collect()
    }
}

pub(crate) async fn insert_role(
    write: &mut Write,
    account: AccountId,
    grant: RoleGrant,
    now: Timestamp,
) -> Result<(), Error> {
    check_fit(write, grant).await?;
    let sql = "INSERT INTO roles (account_id, organisation_id, role, granted_at) VALUES ($1, $2, $3, $4)
               ON CONFLICT DO NOTHING";
    write.execute(sql, args![account, grant.organisation, grant.role.id(), now]).await?;
    Ok(())
}

pub(crate) async fn check_fit(write: &mut Write, grant: RoleGrant) -> Result<(), Error> {
    let kind = organisation(write, grant.organisation).await?.kind;
    if grant.role.fits(kind) {
        Ok(())
    } else {
        Err(Error::Invalid { what: "the role", fault: "not one of this kind of organisation" })
    }
}

fn entry(actor: &Actor, action: &'static str, account: AccountId, grant: RoleGrant) -> Entry {
    let detail = serde_json::json!({ "role": grant.role.id(), "organisation": grant.organisation.get() });
    Entry::new(actor, action, format!("account:{account}")).detail(&detail)
}

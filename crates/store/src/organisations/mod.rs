//! The tree of organisations: 财政局 over 主管部门 over 单位.

mod rights;
mod roles;

use crate::audit::Entry;
use crate::db::{Row, Tx, Write, args};
use crate::{Actor, Error, OrganisationId, Store, Timestamp, Version};

pub(crate) use rights::{in_keeping, in_sight, require, require_root, require_sight};
pub use roles::{Role, RoleGrant};
pub(crate) use roles::{check_fit, insert_role};

/// What an organisation is in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganisationKind {
    /// 财政局; at the root, or under another one (a county's under a city's).
    Bureau,
    /// 主管部门, under a bureau.
    Department,
    /// 单位, under a department, another unit, or a bureau directly.
    Unit,
}

impl OrganisationKind {
    /// The word in the database and in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Bureau => "bureau",
            Self::Department => "department",
            Self::Unit => "unit",
        }
    }

    pub(crate) fn of(word: &str) -> Result<Self, Error> {
        [Self::Bureau, Self::Department, Self::Unit]
            .into_iter()
            .find(|kind| kind.id() == word)
            .ok_or_else(|| Error::Foreign { what: format!("an organisation of the kind {word}") })
    }

    pub(crate) const fn may_stand_under(self, parent: Option<Self>) -> bool {
        match self {
            Self::Bureau => matches!(parent, None | Some(Self::Bureau)),
            Self::Department => matches!(parent, Some(Self::Bureau)),
            Self::Unit => parent.is_some(),
        }
    }
}

/// An organisation to be added.
#[derive(Clone, Debug)]
pub struct NewOrganisation {
    /// Under which; nothing for a root, which only the program itself adds.
    pub parent: Option<OrganisationId>,
    /// What it is.
    pub kind: OrganisationKind,
    /// 预算单位编码, its own in the whole store; where several regions are kept, with the region's code in front.
    pub code: String,
    /// Its name as it is on its seal.
    pub name: String,
}

/// An organisation of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    /// Which.
    pub id: OrganisationId,
    /// Under which.
    pub parent: Option<OrganisationId>,
    /// What it is.
    pub kind: OrganisationKind,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How often it was changed.
    pub version: Version,
}

/// The longest name or code, in characters.
const LONGEST: usize = 200;

impl Store {
    /// Adds an organisation.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role administrator at the parent or above, [`Error::Taken`] where the code is
    /// another's, [`Error::Invalid`] where the kind does not fit under the parent or a text is empty or too long.
    pub async fn add_organisation(
        &self,
        actor: &Actor,
        new: &NewOrganisation,
    ) -> Result<OrganisationId, Error> {
        let now = self.now();
        let mut write = self.write().await?;
        let id = add(&mut write, actor, new, now).await?;
        let entry = Entry::new(actor, "organisation.add", format!("organisation:{id}"));
        write.commit(now, entry.detail(&serde_json::json!({ "code": new.code, "name": new.name }))).await?;
        Ok(id)
    }

    /// Gives it another name.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`], [`Error::NotFound`], [`Error::Invalid`]; [`Error::Conflict`] where it was changed since.
    pub async fn rename_organisation(
        &self,
        actor: &Actor,
        id: OrganisationId,
        name: &str,
        seen: Version,
    ) -> Result<(), Error> {
        let name = text("the name", name)?;
        let now = self.now();
        let mut write = self.write().await?;
        require(&mut write, actor, Role::Administrator, id).await?;
        let sql = "UPDATE organisations SET name = $2, version = version + 1 WHERE id = $1 AND version = $3";
        if write.execute(sql, args![id, name, seen]).await? == 0 {
            let found = organisation(&mut write, id).await?.version;
            return Err(Error::Conflict { what: "organisation", expected: seen, found });
        }
        let entry = Entry::new(actor, "organisation.rename", format!("organisation:{id}"));
        write.commit(now, entry.detail(&serde_json::json!({ "name": name }))).await
    }

    /// All that the actor may see, the root first, each above what is under it.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn organisations(&self, actor: &Actor) -> Result<Vec<Organisation>, Error> {
        let sql = "SELECT o.id, o.parent_id, o.kind, o.code, o.name, o.version FROM organisations o
                   WHERE $1 = 1 OR o.id IN (SELECT organisation_id FROM roles WHERE account_id = $2)
                      OR EXISTS (SELECT 1 FROM roles r JOIN organisations a ON a.id = r.organisation_id
                                 WHERE r.account_id = $2 AND r.role IN ('department', 'bureau', 'administrator')
                                   AND o.path LIKE a.path || '%')
                   ORDER BY o.path";
        let account = actor.account_id().map_or(0, crate::AccountId::get);
        let rows = self.read().await?.all(sql, args![actor.is_system(), account]).await?;
        rows.iter().map(of_row).collect()
    }

    /// One that the actor may see.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where there is one out of the actor's sight.
    pub async fn organisation(&self, actor: &Actor, id: OrganisationId) -> Result<Organisation, Error> {
        let mut tx = self.read().await?;
        require_sight(&mut tx, actor, id).await?;
        organisation(&mut tx, id).await
    }
}

pub(crate) async fn add(
    write: &mut Write,
    actor: &Actor,
    new: &NewOrganisation,
    now: Timestamp,
) -> Result<OrganisationId, Error> {
    let (code, name) = (text("the code", &new.code)?, text("the name", &new.name)?);
    let parent = match new.parent {
        Some(parent) => {
            require(write, actor, Role::Administrator, parent).await?;
            Some(organisation(write, parent).await?.kind)
        }
        None if actor.is_system() => None,
        None => return Err(Error::Invalid { what: "the parent", fault: "missing" }),
    };
    if !new.kind.may_stand_under(parent) {
        return Err(Error::Invalid { what: "the parent", fault: "not one that this may stand under" });
    }
    insert(write, &NewOrganisation { code: code.to_owned(), name: name.to_owned(), ..*new }, now).await
}

/// Writes the row; rights, texts and the parent's kind were looked at before.
pub(crate) async fn insert(
    write: &mut Write,
    new: &NewOrganisation,
    now: Timestamp,
) -> Result<OrganisationId, Error> {
    let sql = "INSERT INTO organisations (parent_id, kind, code, name, path, version, created_at)
               VALUES ($1, $2, $3, $4, '', 1, $5) RETURNING id";
    let args = args![new.parent.map(OrganisationId::get), new.kind.id(), &*new.code, &*new.name, now];
    let id = write.insert(sql, args).await.map_err(|error| match error {
        error if error.is_duplicate() => Error::Taken { what: "organisation" },
        error => error,
    })?;
    let sql = "UPDATE organisations SET path =
                   COALESCE((SELECT p.path FROM organisations p WHERE p.id = organisations.parent_id), '/')
                   || CAST(id AS TEXT) || '/'
               WHERE id = $1";
    write.execute(sql, args![id]).await?;
    Ok(OrganisationId::new(id))
}

/// A text of one line that says something.
pub(crate) fn text<'a>(what: &'static str, text: &'a str) -> Result<&'a str, Error> {
    let text = text.trim();
    match text {
        "" => Err(Error::Invalid { what, fault: "empty" }),
        _ if text.chars().count() > LONGEST => {
            Err(Error::Invalid { what, fault: "longer than 200 characters" })
        }
        _ if text.chars().any(char::is_control) => Err(Error::Invalid { what, fault: "more than one line" }),
        _ => Ok(text),
    }
}

pub(crate) async fn organisation(tx: &mut Tx, id: OrganisationId) -> Result<Organisation, Error> {
    let sql = "SELECT id, parent_id, kind, code, name, version FROM organisations WHERE id = $1";
    let row = tx.first(sql, args![id]).await?;
    of_row(&row.ok_or(Error::NotFound { what: "organisation", id: id.get() })?)
}

fn of_row(row: &Row) -> Result<Organisation, Error> {
    Ok(Organisation {
        id: OrganisationId::new(row.int(0)?),
        parent: row.get::<Option<i64>>(1)?.map(OrganisationId::new),
        kind: OrganisationKind::of(&row.text(2)?)?,
        code: row.text(3)?,
        name: row.text(4)?,
        version: Version::new(row.int(5)?),
    })
}

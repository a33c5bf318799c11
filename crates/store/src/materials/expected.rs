//! The list of what is expected: loaded, changed, looked at.

use time::{Date, Duration};

use super::state::{load, of_row, select};
use super::{Level, Material, MaterialKind, change, located, subject};
use crate::audit::Entry;
use crate::db::args;
use crate::organisations::{Role, require, text};
use crate::{Actor, Error, MaterialId, OrganisationId, Store, Version};

/// So long after its approval, a book is to be public.
const PUBLISHED_WITHIN: Duration = Duration::days(20);

/// A material to be expected.
#[derive(Clone, Debug)]
pub struct NewMaterial {
    /// Whose.
    pub organisation: OrganisationId,
    /// Of which year, 1950 to 2199.
    pub year: u16,
    /// Which book.
    pub kind: MaterialKind,
    /// About how much.
    pub level: Level,
    /// The last day on which it is in time, in Beijing.
    pub due_on: Date,
}

/// Which materials to list.
#[derive(Clone, Copy, Debug, Default)]
pub struct MaterialFilter {
    /// Of this year only.
    pub year: Option<u16>,
    /// Of this organisation only.
    pub organisation: Option<OrganisationId>,
}

impl Store {
    /// Expects a material.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role bureau above; [`Error::Taken`] where it is expected already;
    /// [`Error::Invalid`] where the year cannot be.
    pub async fn expect(&self, actor: &Actor, new: &NewMaterial) -> Result<MaterialId, Error> {
        if !(1950..2200).contains(&new.year) {
            return Err(Error::Invalid { what: "the year", fault: "not between 1950 and 2199" });
        }
        let now = self.now();
        let mut write = self.write().await?;
        require(&mut write, actor, Role::Bureau, new.organisation).await?;
        let sql = "INSERT INTO materials (organisation_id, year, kind, level, due_on, version, created_at)
                   VALUES ($1, $2, $3, $4, $5, 1, $6) RETURNING id";
        let due_on = new.due_on.to_string();
        let year = i64::from(new.year);
        let args = args![new.organisation, year, new.kind.id(), new.level.id(), &*due_on, now];
        let id = write.insert(sql, args).await.map_err(|error| match error {
            error if error.is_duplicate() => Error::Taken { what: "material" },
            error => error,
        })?;
        let id = MaterialId::new(id);
        let entry = Entry::new(actor, "material.expect", subject(id));
        write.commit(now, entry.detail(&serde_json::json!({ "year": year, "due_on": due_on }))).await?;
        Ok(id)
    }

    /// Sets another due day.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role bureau above, [`Error::NotFound`], [`Error::Conflict`].
    pub async fn set_due_day(
        &self,
        actor: &Actor,
        id: MaterialId,
        seen: Version,
        due_on: Date,
    ) -> Result<Version, Error> {
        let now = self.now();
        let mut write = self.write().await?;
        let organisation = change(&mut write, actor, id, seen).await?;
        require(&mut write, actor, Role::Bureau, organisation).await?;
        let due_on = due_on.to_string();
        write.execute("UPDATE materials SET due_on = $2 WHERE id = $1", args![id, &*due_on]).await?;
        let entry = Entry::new(actor, "material.due", subject(id));
        write.commit(now, entry.detail(&serde_json::json!({ "due_on": due_on }))).await?;
        Ok(Version::new(seen.get().saturating_add(1)))
    }

    /// Notes the day of approval (批复日), from which the due day follows: within twenty days of it the book is to be public.
    ///
    /// Source: 预算法 第十四条.
    ///
    /// # Errors
    ///
    /// As [`Store::set_due_day`]; [`Error::Invalid`] for a day at the end of all calendars.
    pub async fn set_approval_day(
        &self,
        actor: &Actor,
        id: MaterialId,
        seen: Version,
        approved_on: Date,
    ) -> Result<Version, Error> {
        let due_on = approved_on
            .checked_add(PUBLISHED_WITHIN)
            .ok_or(Error::Invalid { what: "the day", fault: "not a day of this age" })?;
        let now = self.now();
        let mut write = self.write().await?;
        let organisation = change(&mut write, actor, id, seen).await?;
        require(&mut write, actor, Role::Bureau, organisation).await?;
        let sql = "UPDATE materials SET approved_on = $2, due_on = $3 WHERE id = $1";
        let (approved_on, due_on) = (approved_on.to_string(), due_on.to_string());
        write.execute(sql, args![id, &*approved_on, &*due_on]).await?;
        let entry = Entry::new(actor, "material.approval", subject(id));
        let detail = serde_json::json!({ "approved_on": approved_on, "due_on": due_on });
        write.commit(now, entry.detail(&detail)).await?;
        Ok(Version::new(seen.get().saturating_add(1)))
    }

    /// Says that none is to be delivered, and why; or, with nothing, that one is after all.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role bureau above, [`Error::NotFound`], [`Error::Conflict`],
    /// [`Error::WrongState`] where one is published.
    pub async fn set_not_applicable(
        &self,
        actor: &Actor,
        id: MaterialId,
        seen: Version,
        reason: Option<&str>,
    ) -> Result<Version, Error> {
        let reason = reason.map(|reason| text("the reason", reason)).transpose()?;
        let now = self.now();
        let mut write = self.write().await?;
        let organisation = change(&mut write, actor, id, seen).await?;
        require(&mut write, actor, Role::Bureau, organisation).await?;
        let state = load(&mut write, id, now).await?.state;
        if matches!(state, super::State::Published { .. }) {
            return Err(Error::WrongState { state: state.id(), act: "left out" });
        }
        write.execute("UPDATE materials SET not_applicable = $2 WHERE id = $1", args![id, reason]).await?;
        let entry = Entry::new(actor, "material.not_applicable", subject(id));
        write.commit(now, entry.detail(&serde_json::json!({ "reason": reason }))).await?;
        Ok(Version::new(seen.get().saturating_add(1)))
    }

    /// One material, as it is now.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where there is one out of the actor's sight.
    pub async fn material(&self, actor: &Actor, id: MaterialId) -> Result<Material, Error> {
        let mut tx = self.read().await?;
        located(&mut tx, actor, id).await?;
        load(&mut tx, id, self.now()).await
    }

    /// The materials that the actor may see, by organisation in the order of the tree, the newest year first.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn materials(&self, actor: &Actor, filter: MaterialFilter) -> Result<Vec<Material>, Error> {
        let account = actor.account_id().map_or(0, crate::AccountId::get);
        let year = filter.year.map_or(0, i64::from);
        let organisation = filter.organisation.map_or(0, OrganisationId::get);
        let sql = select!(
            "($3 = 0 OR m.year = $3) AND ($4 = 0 OR m.organisation_id = $4) AND ($1 = 1 OR EXISTS (
                 SELECT 1 FROM roles g
                 JOIN organisations a ON a.id = g.organisation_id
                 JOIN accounts k ON k.id = g.account_id
                 WHERE g.account_id = $2 AND k.disabled_at IS NULL
                   AND (a.id = o.id
                        OR g.role IN ('department', 'bureau', 'administrator') AND o.path LIKE a.path || '%')))
             ORDER BY o.path, m.year DESC, m.kind, m.level"
        );
        let now = self.now();
        let rows = self.read().await?.all(sql, args![actor.is_system(), account, year, organisation]).await?;
        rows.iter().map(|row| of_row(row, now)).collect()
    }
}

//! Where many materials stand at once: what an overview shows of each.

use std::collections::BTreeMap;

use super::{Material, MaterialFilter};
use crate::db::args;
use crate::organisations::in_sight;
use crate::{Actor, Error, MaterialId, OrganisationId, Store, Timestamp};

/// A material, and what an overview says of it.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The material.
    pub material: Material,
    /// Since when it is in its state; nothing where nothing ever happened to it.
    pub since: Option<Timestamp>,
    /// How many findings that were sent back are not closed yet.
    pub open_remarks: u64,
}

impl Standing {
    /// Whether the unit or a check has still to correct something: it was returned, or what was sent back is open.
    pub const fn is_to_be_corrected(&self) -> bool {
        self.open_remarks > 0 || matches!(self.material.state, super::State::Returned { .. })
    }
}

impl Store {
    /// The materials that the actor may see, as [`Store::materials`], with what an overview says of each.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn standings(&self, actor: &Actor, filter: MaterialFilter) -> Result<Vec<Standing>, Error> {
        let materials = self.materials(actor, filter).await?;
        let account = actor.account_id().map_or(0, crate::AccountId::get);
        let year = filter.year.map_or(0, i64::from);
        let organisation = filter.organisation.map_or(0, OrganisationId::get);
        let sql = concat!(
            "SELECT m.id,
                    COALESCE(p.published_at,
                             (SELECT MAX(v.reviewed_at) FROM reviews v WHERE v.check_id = c.id),
                             c.finished_at, s.handed_in_at),
                    (SELECT COUNT(*) FROM remarks k WHERE k.material_id = m.id AND k.state <> 'closed')
             FROM materials m
             JOIN organisations o ON o.id = m.organisation_id
             LEFT JOIN submissions s ON s.id = (SELECT MAX(id) FROM submissions WHERE material_id = m.id)
             LEFT JOIN checks c ON c.id = (SELECT MAX(id) FROM checks WHERE submission_id = s.id)
             LEFT JOIN publications p ON p.check_id = c.id
             WHERE ($3 = 0 OR m.year = $3) AND ($4 = 0 OR m.organisation_id = $4) AND ",
            in_sight!()
        );
        let args = args![actor.is_system(), account, year, organisation];
        let rows = self.read().await?.all(sql, args).await?;
        let mut told = BTreeMap::new();
        for row in &rows {
            let since = row.get::<Option<i64>>(1)?.map(Timestamp::from_millis);
            told.insert(MaterialId::new(row.int(0)?), (since, row.count(2)?));
        }
        let standing = |material: Material| {
            let (since, open_remarks) = told.get(&material.id).copied().unwrap_or_default();
            Standing { material, since, open_remarks }
        };
        Ok(materials.into_iter().map(standing).collect())
    }

    /// The years that there are materials of, the newest first.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn years(&self, actor: &Actor) -> Result<Vec<u16>, Error> {
        let account = actor.account_id().map_or(0, crate::AccountId::get);
        let sql = concat!(
            "SELECT DISTINCT m.year FROM materials m JOIN organisations o ON o.id = m.organisation_id WHERE ",
            in_sight!(),
            " ORDER BY m.year DESC"
        );
        let rows = self.read().await?.all(sql, args![actor.is_system(), account]).await?;
        rows.iter().map(|row| Ok(u16::try_from(row.int(0)?).unwrap_or(u16::MAX))).collect()
    }
}

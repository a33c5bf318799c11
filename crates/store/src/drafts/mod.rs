//! Books in the making: the writing desk's drafts.
//!
//! A draft is an organisation's book of a year and a kind. Its content is grids and texts ([`DraftContent`]); a save is a list of
//! [`Operation`]s that say what their author saw, so that several people write in one book and no change is lost
//! ([`Store::save_draft`]). Every save is a [`Revision`]; all earlier contents follow from them ([`Store::draft_at`]).
//!
//! Who has the role clerk at the organisation changes its drafts; who sees the organisation reads them.

mod content;
mod forms;
mod history;
mod operation;
mod parts;
mod save;

use crate::audit::Entry;
use crate::db::{Row, Tx, Write, args};
use crate::organisations::{Role, require, require_sight};
use crate::{
    Actor, DraftId, Error, MaterialId, MaterialKind, OrganisationId, Store, SubmissionId, Timestamp, Version,
};

pub use content::{DraftContent, Grid, GridRow, RowId};
pub use forms::{HandedInDraft, SubmissionForm};
pub use history::Revision;
pub use operation::{Change, Conflict, Operation};
pub use save::Saved;

/// A draft to begin.
#[derive(Clone, Debug)]
pub struct NewDraft {
    /// Whose book.
    pub organisation: OrganisationId,
    /// Of which year.
    pub year: u16,
    /// Which book.
    pub kind: MaterialKind,
    /// For which expected material, where that is known already.
    pub material: Option<MaterialId>,
    /// What it was begun from, for the list: `空白`, the name of a workbook.
    pub source: String,
    /// What it holds to begin with.
    pub content: DraftContent,
}

/// A draft, without its content.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Which.
    pub id: DraftId,
    /// Whose book.
    pub organisation: OrganisationId,
    /// Of which year.
    pub year: u16,
    /// Which book.
    pub kind: MaterialKind,
    /// For which material.
    pub material: Option<MaterialId>,
    /// What it was begun from.
    pub source: String,
    /// How often it was saved.
    pub version: Version,
    /// When it was begun.
    pub created_at: Timestamp,
    /// Name of whoever changed it last.
    pub changed_by: Option<String>,
    /// When.
    pub changed_at: Timestamp,
    /// The latest submission that was made of it, and of which version.
    pub handed_in: Option<(SubmissionId, Version)>,
}

/// The columns of [`of_row`], with a condition and what follows it.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT d.id, d.organisation_id, d.year, d.kind, d.material_id, d.source, d.version, d.created_at,
                    k.full_name, d.changed_at, d.submission_id, d.handed_in
             FROM drafts d
             JOIN organisations o ON o.id = d.organisation_id
             LEFT JOIN accounts k ON k.id = d.changed_by
             WHERE ",
            $rest
        )
    };
}

impl Store {
    /// Begins a draft; its version is 1.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role clerk of that very organisation, [`Error::NotFound`], [`Error::Invalid`] where year
    /// or content cannot be.
    pub async fn begin_draft(&self, actor: &Actor, new: &NewDraft) -> Result<DraftId, Error> {
        if !(1950..2200).contains(&new.year) {
            return Err(Error::Invalid { what: "the year", fault: "not between 1950 and 2199" });
        }
        new.content.check()?;
        let source = crate::organisations::text("the source", &new.source)?;
        let now = self.now();
        let mut write = self.write().await?;
        require(&mut write, actor, Role::Clerk, new.organisation).await?;
        if let Some(material) = new.material {
            fits(&mut write, material, new).await?;
        }
        let sql = "INSERT INTO drafts (organisation_id, material_id, year, kind, source, version, created_at, changed_by,
                       changed_at)
                   VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $6) RETURNING id";
        let by = actor.account_id().map(crate::AccountId::get);
        let material = new.material.map(MaterialId::get);
        let year = i64::from(new.year);
        let args = args![new.organisation, material, year, new.kind.id(), source, now, by];
        let id = DraftId::new(write.insert(sql, args).await?);
        for name in new.content.grids.keys().chain(new.content.texts.keys()) {
            parts::put(&mut write, id, &new.content, name).await?;
        }
        let detail = serde_json::json!({ "year": year, "kind": new.kind.id(), "source": source });
        write.commit(now, Entry::new(actor, "draft.begin", subject(id)).detail(&detail)).await?;
        Ok(id)
    }

    /// The drafts of all organisations that the actor may see, the one changed last first.
    ///
    /// # Errors
    ///
    /// [`Error::Database`].
    pub async fn drafts(&self, actor: &Actor) -> Result<Vec<Draft>, Error> {
        let sql = select!(
            "$1 = 1 OR EXISTS (
                 SELECT 1 FROM roles g
                 JOIN organisations a ON a.id = g.organisation_id
                 JOIN accounts c ON c.id = g.account_id
                 WHERE g.account_id = $2 AND c.disabled_at IS NULL
                   AND (a.id = o.id
                        OR g.role IN ('department', 'bureau', 'administrator') AND o.path LIKE a.path || '%'))
             ORDER BY d.changed_at DESC, d.id DESC LIMIT 500"
        );
        let account = actor.account_id().map_or(0, crate::AccountId::get);
        let rows = self.read().await?.all(sql, args![actor.is_system(), account]).await?;
        rows.iter().map(of_row).collect()
    }

    /// One draft.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], also where there is one out of the actor's sight.
    pub async fn draft(&self, actor: &Actor, id: DraftId) -> Result<Draft, Error> {
        let mut tx = self.read().await?;
        located(&mut tx, actor, id).await?;
        load(&mut tx, id).await
    }

    /// One draft with what it holds.
    ///
    /// # Errors
    ///
    /// As [`Store::draft`].
    pub async fn draft_content(&self, actor: &Actor, id: DraftId) -> Result<(Draft, DraftContent), Error> {
        let mut tx = self.read().await?;
        located(&mut tx, actor, id).await?;
        let draft = load(&mut tx, id).await?;
        Ok((draft, parts::all(&mut tx, id).await?))
    }
}

/// That the draft is one of that material.
async fn fits(write: &mut Write, material: MaterialId, new: &NewDraft) -> Result<(), Error> {
    let sql = "SELECT organisation_id, year, kind FROM materials WHERE id = $1";
    let row = write.first(sql, args![material]).await?;
    let not_found = Error::NotFound { what: "material", id: material.get() };
    let row = row.ok_or(not_found)?;
    let fits = row.int(0)? == new.organisation.get()
        && row.int(1)? == i64::from(new.year)
        && row.text(2)? == new.kind.id();
    if fits { Ok(()) } else { Err(Error::Invalid { what: "the material", fault: "not one of this book" }) }
}

/// Counts the draft's version up and locks it. First in every change; the version is the new one.
async fn change(
    write: &mut Write,
    actor: &Actor,
    id: DraftId,
    now: Timestamp,
) -> Result<(OrganisationId, Version), Error> {
    let organisation = located(write, actor, id).await?;
    require(write, actor, Role::Clerk, organisation).await?;
    let by = actor.account_id().map(crate::AccountId::get);
    let sql = "UPDATE drafts SET version = version + 1, changed_by = $2, changed_at = $3 WHERE id = $1
               RETURNING version";
    let version = write.insert(sql, args![id, by, now]).await?;
    Ok((organisation, Version::new(version)))
}

/// Whose it is, where the actor may see it.
async fn located(tx: &mut Tx, actor: &Actor, id: DraftId) -> Result<OrganisationId, Error> {
    let row = tx.first("SELECT organisation_id FROM drafts WHERE id = $1", args![id]).await?;
    let organisation = OrganisationId::new(row.ok_or_else(|| not_found(id))?.int(0)?);
    match require_sight(tx, actor, organisation).await {
        Err(Error::NotFound { .. }) => Err(not_found(id)),
        other => other.map(|()| organisation),
    }
}

async fn load(tx: &mut Tx, id: DraftId) -> Result<Draft, Error> {
    let row = tx.first(select!("d.id = $1"), args![id]).await?;
    of_row(&row.ok_or_else(|| not_found(id))?)
}

fn of_row(row: &Row) -> Result<Draft, Error> {
    let submission = row.get::<Option<i64>>(10)?.map(SubmissionId::new);
    Ok(Draft {
        id: DraftId::new(row.int(0)?),
        organisation: OrganisationId::new(row.int(1)?),
        year: u16::try_from(row.int(2)?).unwrap_or(0),
        kind: MaterialKind::of(&row.text(3)?)?,
        material: row.get::<Option<i64>>(4)?.map(MaterialId::new),
        source: row.text(5)?,
        version: Version::new(row.int(6)?),
        created_at: row.moment(7)?,
        changed_by: row.get(8)?,
        changed_at: row.moment(9)?,
        handed_in: submission.zip(row.get::<Option<i64>>(11)?.map(Version::new)),
    })
}

fn not_found(id: DraftId) -> Error {
    Error::NotFound { what: "draft", id: id.get() }
}

fn subject(id: DraftId) -> String {
    format!("draft:{id}")
}

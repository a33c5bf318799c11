//! The parts of a draft in the database: a grid as JSON, a text as it is.

use super::{DraftContent, not_found};
use crate::db::{Row, Tx, Write, args};
use crate::{DraftId, Error};

/// All parts.
pub(super) async fn all(tx: &mut Tx, id: DraftId) -> Result<DraftContent, Error> {
    let sql = "SELECT name, kind, content FROM draft_parts WHERE draft_id = $1";
    of_rows(&tx.all(sql, args![id]).await?)
}

/// One part, alone.
pub(super) async fn one(tx: &mut Tx, id: DraftId, name: &str, into: &mut DraftContent) -> Result<(), Error> {
    let sql = "SELECT name, kind, content FROM draft_parts WHERE draft_id = $1 AND name = $2";
    let mut found = of_rows(&tx.all(sql, args![id, name]).await?)?;
    into.grids.append(&mut found.grids);
    into.texts.append(&mut found.texts);
    Ok(())
}

/// Writes a part.
pub(super) async fn put(
    write: &mut Write,
    id: DraftId,
    content: &DraftContent,
    name: &str,
) -> Result<(), Error> {
    let (kind, text) = match (content.grids.get(name), content.texts.get(name)) {
        (Some(grid), _) => ("grid", serde_json::to_string(grid).map_err(|_| not_found(id))?),
        (None, Some(text)) => ("text", text.clone()),
        (None, None) => return Ok(()),
    };
    let sql = "INSERT INTO draft_parts (draft_id, name, kind, content) VALUES ($1, $2, $3, $4)
               ON CONFLICT (draft_id, name) DO UPDATE SET content = EXCLUDED.content";
    write.execute(sql, args![id, name, kind, text]).await.map(drop)
}

fn of_rows(rows: &[Row]) -> Result<DraftContent, Error> {
    let mut content = DraftContent::default();
    for row in rows {
        let (name, text) = (row.text(0)?, row.text(2)?);
        if row.text(1)? == "grid" {
            let foreign = |_| Error::Foreign { what: "a grid of a draft that is no grid".to_owned() };
            content.grids.insert(name, serde_json::from_str(&text).map_err(foreign)?);
        } else {
            content.texts.insert(name, text);
        }
    }
    Ok(content)
}

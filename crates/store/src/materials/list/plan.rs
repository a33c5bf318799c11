//! What a list asks for, held against what is there.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::{ListColumn, ListFault, ListOutcome, ListProblem, ListRow};
use crate::db::{Tx, Write, args};
use crate::materials::state::parse_day;
use crate::materials::{Level, MaterialKind};
use crate::organisations::{insert, organisation, text};
use crate::{Error, NewOrganisation, OrganisationId, OrganisationKind, Timestamp};

/// An organisation that the store knows.
struct Known {
    id: OrganisationId,
    /// The code of the one above.
    parent: Option<String>,
    kind: OrganisationKind,
    name: String,
    is_beneath: bool,
}

/// What is to be done, and what speaks against it.
pub(super) struct Plan {
    ids: BTreeMap<String, OrganisationId>,
    bureau: OrganisationId,
    /// Rows that make an organisation, each after the one that it stands under.
    makes: Vec<usize>,
    /// Rows that make a material.
    expects: Vec<usize>,
    pub(super) outcome: ListOutcome,
}

type Key = (String, u16, MaterialKind, Level);

impl Plan {
    pub(super) async fn of(tx: &mut Tx, bureau: OrganisationId, rows: &[ListRow]) -> Result<Self, Error> {
        let known = known(tx, bureau).await?;
        let materials = materials(tx, bureau).await?;
        let bureau_code = organisation(tx, bureau).await?.code;
        let mut outcome = ListOutcome::default();
        // The first row of each code says what the organisation is; the others must say the same.
        let mut first: BTreeMap<&str, &ListRow> = BTreeMap::new();
        for row in rows {
            first.entry(&row.code).or_insert(row);
        }
        let mut seen: BTreeMap<Key, u32> = BTreeMap::new();
        let mut expects = Vec::new();
        for (place, row) in rows.iter().enumerate() {
            let before = outcome.faults.len();
            let mut fault = |column, problem| {
                outcome.faults.push(ListFault { row: row.row, column, problem });
            };
            texts(row, &mut fault);
            let stored = known.get(&row.code);
            if stored.is_some_and(|stored| !stored.is_beneath) {
                fault(ListColumn::Code, ListProblem::CodeElsewhere);
                continue;
            }
            let parent = row.parent.as_deref().unwrap_or(&bureau_code);
            let says = |other: &ListRow| (other.name.clone(), other.organisation);
            let (name, kind) = match (stored, first.get(&*row.code)) {
                (Some(stored), _) => (stored.name.clone(), stored.kind),
                (None, Some(first)) => says(first),
                (None, None) => says(row),
            };
            if row.name != name {
                fault(ListColumn::Name, ListProblem::NameDiffers(name));
            }
            if row.organisation != kind {
                fault(ListColumn::Organisation, ListProblem::KindDiffers(kind));
            }
            let is_bureau = stored.is_some_and(|stored| stored.id == bureau);
            let stands = match (stored, first.get(&*row.code)) {
                _ if is_bureau => None,
                (Some(stored), _) => stored.parent.as_deref(),
                (None, Some(first)) => Some(first.parent.as_deref().unwrap_or(&bureau_code)),
                (None, None) => None,
            };
            if let Some(stands) = stands.filter(|stands| *stands != parent) {
                fault(ListColumn::Parent, ListProblem::ParentDiffers(stands.to_owned()));
            } else if stored.is_none() {
                let above = known.get(parent).filter(|known| known.is_beneath).map(|known| known.kind);
                match above.or_else(|| first.get(parent).map(|row| row.organisation)) {
                    None => fault(ListColumn::Parent, ListProblem::ParentUnknown),
                    Some(above) if !row.organisation.may_stand_under(Some(above)) => {
                        fault(ListColumn::Parent, ListProblem::ParentUnfit);
                    }
                    Some(_) => {}
                }
            }
            let key = (row.code.clone(), row.year, row.kind, row.level);
            if let Some(earlier) = seen.get(&key) {
                fault(ListColumn::Code, ListProblem::Twice(*earlier));
            } else if let Some((due_on, reason)) = materials.get(&key) {
                if *due_on != row.due_on {
                    fault(ListColumn::Due, ListProblem::DueDiffers(*due_on));
                }
                if *reason != row.not_applicable {
                    fault(ListColumn::NotApplicable, ListProblem::ReasonDiffers(reason.clone()));
                }
                outcome.kept += usize::from(outcome.faults.len() == before);
            } else {
                expects.push(place);
            }
            seen.entry(key).or_insert(row.row);
        }
        let makes = in_order(&known, &first, rows, &bureau_code, &mut outcome.faults);
        outcome.materials = expects.len();
        let named = |place: &usize| rows.get(*place).map(|row| (row.code.clone(), row.name.clone()));
        outcome.organisations = makes.iter().filter_map(named).collect();
        let ids = known.into_iter().map(|(code, known)| (code, known.id)).collect();
        Ok(Self { ids, bureau, makes, expects, outcome })
    }

    pub(super) async fn carry_out(
        mut self,
        write: &mut Write,
        rows: &[ListRow],
        now: Timestamp,
    ) -> Result<(), Error> {
        for row in self.makes.iter().filter_map(|place| rows.get(*place)) {
            let parent = row.parent.as_ref().and_then(|code| self.ids.get(code)).copied();
            let new = NewOrganisation {
                parent: Some(parent.unwrap_or(self.bureau)),
                kind: row.organisation,
                code: row.code.clone(),
                name: row.name.clone(),
            };
            let id = insert(write, &new, now).await?;
            self.ids.insert(row.code.clone(), id);
        }
        for row in self.expects.iter().filter_map(|place| rows.get(*place)) {
            let Some(id) = self.ids.get(&row.code).copied() else { continue };
            let sql = "INSERT INTO materials
                           (organisation_id, year, kind, level, due_on, not_applicable, version, created_at)
                       VALUES ($1, $2, $3, $4, $5, $6, 1, $7)";
            let (year, due_on) = (i64::from(row.year), row.due_on.to_string());
            let reason = row.not_applicable.as_deref();
            let args = args![id, year, row.kind.id(), row.level.id(), &*due_on, reason, now];
            write.execute(sql, args).await.map_err(|error| match error {
                error if error.is_duplicate() => Error::Taken { what: "material" },
                error => error,
            })?;
        }
        Ok(())
    }
}

fn texts(row: &ListRow, fault: &mut impl FnMut(ListColumn, ListProblem)) {
    let mut hold = |column, given: &str| {
        if text("the text", given).is_err() {
            fault(column, ListProblem::Text);
        }
    };
    hold(ListColumn::Code, &row.code);
    hold(ListColumn::Name, &row.name);
    if let Some(reason) = &row.not_applicable {
        hold(ListColumn::NotApplicable, reason);
    }
    if !(1950..2200).contains(&row.year) {
        fault(ListColumn::Year, ListProblem::Year);
    }
}

/// The rows that make an organisation, each after the one that it stands under. What is left over stands under itself.
fn in_order(
    known: &BTreeMap<String, Known>,
    first: &BTreeMap<&str, &ListRow>,
    rows: &[ListRow],
    bureau: &str,
    faults: &mut Vec<ListFault>,
) -> Vec<usize> {
    let is_first = |row: &ListRow| first.get(&*row.code).is_some_and(|first| first.row == row.row);
    let mut waiting: Vec<usize> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !known.contains_key(&row.code) && is_first(row))
        .map(|(place, _)| place)
        .collect();
    let mut made: Vec<usize> = Vec::new();
    let mut there: BTreeSet<&str> = std::iter::once(bureau).collect();
    loop {
        let (ready, later): (Vec<usize>, Vec<usize>) = waiting.iter().partition(|place| {
            let parent = rows.get(**place).and_then(|row| row.parent.as_deref()).unwrap_or(bureau);
            there.contains(parent) || known.contains_key(parent) || !first.contains_key(parent)
        });
        there.extend(ready.iter().filter_map(|place| rows.get(*place)).map(|row| &*row.code));
        let is_end = ready.is_empty();
        made.extend(ready);
        waiting = later;
        if is_end {
            break;
        }
    }
    let looped = waiting.iter().filter_map(|place| rows.get(*place));
    faults.extend(looped.map(|row| ListFault {
        row: row.row,
        column: ListColumn::Parent,
        problem: ListProblem::ParentLoop,
    }));
    made
}

async fn known(tx: &mut Tx, bureau: OrganisationId) -> Result<BTreeMap<String, Known>, Error> {
    let sql = "SELECT o.code, o.id, p.code, o.kind, o.name,
                      CASE WHEN o.path LIKE b.path || '%' THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END
               FROM organisations o JOIN organisations b ON b.id = $1
               LEFT JOIN organisations p ON p.id = o.parent_id";
    let rows = tx.all(sql, args![bureau]).await?;
    rows.iter()
        .map(|row| {
            let known = Known {
                id: OrganisationId::new(row.int(1)?),
                parent: row.get(2)?,
                kind: OrganisationKind::of(&row.text(3)?)?,
                name: row.text(4)?,
                is_beneath: row.int(5)? == 1,
            };
            Ok((row.text(0)?, known))
        })
        .collect()
}

async fn materials(
    tx: &mut Tx,
    bureau: OrganisationId,
) -> Result<BTreeMap<Key, (Date, Option<String>)>, Error> {
    let sql = "SELECT o.code, m.year, m.kind, m.level, m.due_on, m.not_applicable
               FROM materials m JOIN organisations o ON o.id = m.organisation_id
               JOIN organisations b ON b.id = $1
               WHERE o.path LIKE b.path || '%'";
    let rows = tx.all(sql, args![bureau]).await?;
    rows.iter()
        .map(|row| {
            let year = u16::try_from(row.int(1)?).unwrap_or(u16::MAX);
            let key = (row.text(0)?, year, MaterialKind::of(&row.text(2)?)?, Level::of(&row.text(3)?)?);
            Ok((key, (parse_day(&row.text(4)?)?, row.get(5)?)))
        })
        .collect()
}

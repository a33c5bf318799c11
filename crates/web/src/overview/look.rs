//! What the overview and its workbook show: the materials that are asked for, ordered into rows and columns.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_store::{
    Clock as _, Level, MaterialFilter, MaterialKind, Organisation, OrganisationId, Standing, SystemClock,
};
use time::Date;

use super::filter::{Asked, GROUPS, is_of};
use super::words;
use crate::app::App;
use crate::refusal::Refusal;
use crate::security::SignedIn;

/// A column: the newest year first, then budget before final accounts, then the unit's own before the department's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Column {
    year: std::cmp::Reverse<u16>,
    kind: MaterialKind,
    level: Level,
}

impl Column {
    fn of(standing: &Standing) -> Self {
        let material = &standing.material;
        Self { year: std::cmp::Reverse(material.year), kind: material.kind, level: material.level }
    }

    /// `2026年`.
    pub(super) fn year(self) -> String {
        format!("{}年", self.year.0)
    }

    /// `单位预算`.
    pub(super) fn word(self) -> String {
        format!("{}{}", words::level(self.level), words::kind(self.kind))
    }
}

/// An organisation with its materials, one place a column.
pub(super) struct Row {
    pub(super) organisation: Organisation,
    /// How far it stands under the first of the list.
    pub(super) depth: usize,
    pub(super) cells: Vec<Option<Standing>>,
}

/// Everything that is asked for.
pub(super) struct Look {
    /// Years that there are materials of.
    pub(super) years: Vec<u16>,
    pub(super) year: Option<u16>,
    /// Departments and bureaus, to choose from.
    pub(super) above: Vec<Organisation>,
    /// How many materials each of [`GROUPS`] counts.
    pub(super) numbers: Vec<(&'static str, &'static str, usize)>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    pub(super) today: Date,
}

impl Look {
    pub(super) async fn at(app: &App, signed: &SignedIn, asked: &Asked) -> Result<Self, Refusal> {
        let actor = signed.actor();
        let years = app.store().years(actor).await?;
        let year = asked.year(&years);
        let all = in_order(app.store().organisations(actor).await?);
        let filter = MaterialFilter { year, organisation: None };
        let standings = app.store().standings(actor, filter).await?;

        let organisations = asked.organisations(&all);
        let within: BTreeSet<OrganisationId> = organisations.iter().map(|found| found.id).collect();
        let looked_at: Vec<Standing> = standings
            .into_iter()
            .filter(|standing| within.contains(&standing.material.organisation))
            .filter(|standing| asked.is_of_kind(standing.material.kind))
            .collect();
        let count = |group| looked_at.iter().filter(|standing| is_of(standing, group)).count();
        let numbers = GROUPS.iter().map(|(id, word)| (*id, *word, count(id))).collect();

        let mut shown: BTreeMap<OrganisationId, Vec<Standing>> = BTreeMap::new();
        let mut columns = BTreeSet::new();
        for standing in looked_at.into_iter().filter(|standing| is_of(standing, &asked.show)) {
            columns.insert(Column::of(&standing));
            shown.entry(standing.material.organisation).or_default().push(standing);
        }
        let columns: Vec<Column> = columns.into_iter().collect();
        let depths = depths(&all);
        let row = |organisation: &Organisation| {
            let mut found = shown.remove(&organisation.id)?;
            let mut take = |column: &Column| {
                let place = found.iter().position(|standing| Column::of(standing) == *column)?;
                Some(found.swap_remove(place))
            };
            let cells = columns.iter().map(&mut take).collect();
            let depth = depths.get(&organisation.id).copied().unwrap_or(0);
            Some(Row { organisation: organisation.clone(), depth, cells })
        };
        let rows = organisations.into_iter().filter_map(row).collect();
        let is_above = |kind| kind != mingzhang_store::OrganisationKind::Unit;
        let above = all.into_iter().filter(|organisation| is_above(organisation.kind)).collect();
        Ok(Self { years, year, above, numbers, columns, rows, today: SystemClock.now().day() })
    }
}

/// The tree as people read it: each above what is under it, and those beside each other by their codes.
pub(crate) fn in_order(mut all: Vec<Organisation>) -> Vec<Organisation> {
    let mut ways: BTreeMap<OrganisationId, Vec<String>> = BTreeMap::new();
    // Each comes after the one that it stands under.
    for organisation in &all {
        let above = organisation.parent.and_then(|parent| ways.get(&parent));
        let mut way = above.cloned().unwrap_or_default();
        way.push(organisation.code.clone());
        ways.insert(organisation.id, way);
    }
    all.sort_by_cached_key(|organisation| ways.remove(&organisation.id));
    all
}

/// How far each stands under the ones in sight.
pub(crate) fn depths(all: &[Organisation]) -> BTreeMap<OrganisationId, usize> {
    let mut depths = BTreeMap::new();
    for organisation in all {
        let above = organisation.parent.and_then(|parent| depths.get(&parent)).copied();
        depths.insert(organisation.id, above.map_or(0, |depth: usize| depth.saturating_add(1)));
    }
    depths
}

#[cfg(test)]
mod tests {
    use mingzhang_store::{OrganisationKind, Version};

    use super::*;

    #[test]
    fn organisations_stand_by_their_codes_each_under_its_own() {
        let organisation = |id, parent: Option<i64>, code: &str| Organisation {
            id: OrganisationId::new(id),
            parent: parent.map(OrganisationId::new),
            kind: OrganisationKind::Unit,
            code: code.to_owned(),
            name: String::new(),
            version: Version::new(1),
        };
        // As the store lists them: by the numbers of their rows, taken as texts.
        let all = [(1, None, "140200"), (10, Some(1), "109"), (11, Some(10), "109001"), (2, Some(1), "101")];
        let ordered = in_order(all.map(|(id, parent, code)| organisation(id, parent, code)).into());
        let codes: Vec<&str> = ordered.iter().map(|found| &*found.code).collect();
        assert_eq!(codes, ["140200", "101", "109", "109001"]);
        let depths = depths(&ordered);
        assert_eq!(depths.get(&OrganisationId::new(11)), Some(&2));
    }
}

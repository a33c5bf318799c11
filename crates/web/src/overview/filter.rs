//! What is looked at: the query of the overview's address, the numbers above it, and which materials each number stands for.

use std::collections::BTreeSet;

use mingzhang_store::{MaterialKind, Organisation, OrganisationId, Standing, State};
use serde::Deserialize;

use super::words;

/// The query, as typed into the address or sent by the form. Everything empty is everything.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Asked {
    /// A year, or `all`.
    #[serde(default)]
    pub(crate) year: String,
    #[serde(default)]
    pub(crate) kind: String,
    /// A group of [`GROUPS`] or a state.
    #[serde(default)]
    pub(crate) show: String,
    /// The number of a department or bureau.
    #[serde(default)]
    pub(crate) under: String,
    /// A part of a name or a code.
    #[serde(default)]
    pub(crate) q: String,
    #[serde(default)]
    pub(crate) page: String,
}

/// What the numbers above the matrix count: the word in the address, and what it is called.
pub(crate) const GROUPS: [(&str, &str); 6] = [
    ("due", "应报"),
    ("came", "已报"),
    ("absent", "未报"),
    ("late", "逾期"),
    ("correct", "待整改"),
    ("public", "已公开"),
];

/// Whether the material is of a group, or in a state; of anything where nothing is asked.
pub(crate) fn is_of(standing: &Standing, show: &str) -> bool {
    let state = &standing.material.state;
    let is_due = !matches!(state, State::NotApplicable { .. });
    let is_absent = matches!(state, State::NotDue | State::Missing);
    match show {
        "" => true,
        "due" => is_due,
        "came" => is_due && !is_absent,
        "absent" => is_absent,
        "late" => matches!(state, State::Missing),
        "correct" => is_due && standing.is_to_be_corrected(),
        "public" => matches!(state, State::Published { .. }) || standing.material.has_earlier_publication,
        _ => state.id() == show,
    }
}

impl Asked {
    /// The year, or nothing for all; the newest of `years` where none is asked for.
    pub(crate) fn year(&self, years: &[u16]) -> Option<u16> {
        match &*self.year {
            "all" => None,
            asked => asked.parse().ok().or_else(|| years.first().copied()),
        }
    }

    /// The organisation under which is looked, if any.
    pub(crate) fn under(&self) -> Option<OrganisationId> {
        self.under.parse().ok().map(OrganisationId::new)
    }

    /// Whether the material is of the kind that is asked for.
    pub(crate) fn is_of_kind(&self, kind: MaterialKind) -> bool {
        self.kind.is_empty() || self.kind == kind.id()
    }

    /// The page, from 1.
    pub(crate) fn page(&self) -> usize {
        self.page.parse().unwrap_or(1).max(1)
    }

    /// The organisations that are asked for, in the order of the tree.
    pub(crate) fn organisations<'a>(&self, all: &'a [Organisation]) -> Vec<&'a Organisation> {
        let mut under: Option<BTreeSet<OrganisationId>> = None;
        if let Some(root) = self.under() {
            let mut within = BTreeSet::from([root]);
            // Each stands below the one that it is under, so one pass finds them all.
            for organisation in all {
                if organisation.parent.is_some_and(|parent| within.contains(&parent)) {
                    within.insert(organisation.id);
                }
            }
            under = Some(within);
        }
        let q = self.q.trim();
        let is_asked = |organisation: &&Organisation| {
            under.as_ref().is_none_or(|under| under.contains(&organisation.id))
                && (q.is_empty() || organisation.name.contains(q) || organisation.code.starts_with(q))
        };
        all.iter().filter(is_asked).collect()
    }

    /// The address of the same look with one thing changed; the page is the first again.
    pub(crate) fn with(&self, path: &str, name: &str, value: &str) -> String {
        let pairs = [
            ("year", &self.year),
            ("kind", &self.kind),
            ("show", &self.show),
            ("under", &self.under),
            ("q", &self.q),
        ];
        let mut kept: Vec<(&str, &str)> = pairs
            .iter()
            .filter(|(known, kept)| *known != name && !kept.is_empty())
            .map(|(known, kept)| (*known, kept.as_str()))
            .collect();
        if !value.is_empty() {
            kept.push((name, value));
        }
        match serde_urlencoded::to_string(kept) {
            Ok(query) if !query.is_empty() => format!("{path}?{query}"),
            _ => path.to_owned(),
        }
    }

    /// What is shown, in words, for a heading.
    pub(crate) fn shown(&self) -> &'static str {
        let group = GROUPS.iter().find(|(id, _)| *id == self.show).map(|(_, word)| *word);
        let state = words::STATES.iter().find(|(id, ..)| *id == self.show).map(|(.., word)| *word);
        group.or(state).unwrap_or("全部")
    }
}

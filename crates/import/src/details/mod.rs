//! `book.toml`, or the sheet 封面与说明, ↔ [`mingzhang_model::ledger::Details`].
//!
//! Both are a list of entries: a key, for some keys a name, and a value. `duties` may stand many times; in
//! `reasons`, `texts`, `notes` and `glossary` the name is free; in `last_year` and `balance` it is a coordinate.

mod book_rows;
mod book_sheet;
mod book_toml;
mod build;
mod edit;
mod entries;

pub(crate) use book_rows::book_rows;
pub(crate) use book_sheet::read_sheet;
pub(crate) use book_toml::{read_toml, write_toml};
pub(crate) use build::build;
pub use edit::{BadEntry, BookEntry, BookKey, book_entries, book_keys, set_book_entry};
pub(crate) use entries::entries;

use crate::fault::{Fault, Position};

/// What the sheet has in a cell for "there are none", where a file has an empty list.
pub(crate) const NONE: &str = "无";

/// One entry with its place. One without name and value says that the key is there and holds nothing.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: Key,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) position: Position,
}

/// What an entry is about, in the order in which they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Key {
    Kind,
    Level,
    Template,
    Published,
    Premises,
    Duties,
    Departments,
    LastYear,
    Reasons,
    Balance,
    Procurement,
    Vehicles,
    VehicleKinds,
    Equipment,
    Texts,
    Notes,
    Glossary,
}

/// How often a key stands, and whether with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Once, without a name.
    Single,
    /// Any number, without names.
    List,
    /// Any number, each with a name.
    Named,
}

impl Key {
    /// Every key with its word in the sheet, its Chinese word there, and its shape.
    pub(crate) const ALL: [(Self, &'static str, &'static str, Shape); 17] = [
        (Self::Kind, "kind", "类型", Shape::Single),
        (Self::Level, "level", "级别", Shape::Single),
        (Self::Template, "template", "模板", Shape::Single),
        (Self::Published, "published", "公开日期", Shape::Single),
        (Self::Premises, "premises", "办公用房面积", Shape::Single),
        (Self::Duties, "duties", "职责", Shape::List),
        (Self::Departments, "departments", "内设机构", Shape::List),
        (Self::LastYear, "last_year.figures", "上年数", Shape::Named),
        (Self::Reasons, "reasons", "变动原因", Shape::Named),
        (Self::Balance, "balance", "结转结余", Shape::Named),
        (Self::Procurement, "procurement", "政府采购", Shape::Named),
        (Self::Vehicles, "vehicles", "公务用车", Shape::Named),
        (Self::VehicleKinds, "vehicles.kinds", "车辆类别", Shape::Named),
        (Self::Equipment, "equipment", "大型设备", Shape::Named),
        (Self::Texts, "texts", "文字", Shape::Named),
        (Self::Notes, "notes", "表注", Shape::Named),
        (Self::Glossary, "glossary", "名词解释", Shape::Named),
    ];

    /// The word of the key.
    pub(crate) fn word(self) -> &'static str {
        Self::ALL.iter().find(|(key, ..)| *key == self).map_or("", |(_, word, ..)| word)
    }

    /// Its Chinese word.
    pub(crate) fn title(self) -> &'static str {
        Self::ALL.iter().find(|(key, ..)| *key == self).map_or("", |(_, _, title, _)| title)
    }

    /// How often it stands.
    pub(crate) fn shape(self) -> Shape {
        Self::ALL.iter().find(|(key, ..)| *key == self).map_or(Shape::Named, |(.., shape)| *shape)
    }

    /// Whether the key may be there with nothing in it, which says that there is nothing.
    pub(crate) fn may_be_none(self) -> bool {
        matches!(self, Self::Premises | Self::Departments | Self::Procurement | Self::Texts)
    }

    /// The key of that word, in either language.
    pub(crate) fn from_word(text: &str) -> Option<Self> {
        let text = text.trim();
        Self::ALL
            .iter()
            .find(|(_, word, chinese, _)| text.eq_ignore_ascii_case(word) || text == *chinese)
            .map(|(key, ..)| *key)
    }
}

/// Entries and what was wrong while they were collected.
#[derive(Debug, Default)]
pub(crate) struct Entries {
    pub(crate) list: Vec<Entry>,
    /// Rows of the sheet that nobody has filled in yet.
    pub(crate) open: Vec<Entry>,
    pub(crate) faults: Vec<Fault>,
}

//! What is not a row of figures (`book.toml`).

use std::collections::BTreeMap;

use crate::{BookKind, Coordinate, Level, Money, Procurement};

/// `book.toml`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Details {
    /// Budget or final accounts.
    pub kind: BookKind,
    /// Of a unit or of a department.
    pub level: Level,
    /// Id of the template: `shanxi`, `shanghai`, `final-accounts`.
    pub template: String,
    /// Date on the cover as it is printed: `2026年2月14日`.
    pub published: Option<String>,
    /// 本单位职责, one sentence each.
    pub duties: Vec<String>,
    /// 内设机构; an empty list says that there are none, `None` that the unit has not said.
    pub departments: Option<Vec<String>>,
    /// Figures of the year before, at their coordinates.
    pub last_year: Vec<(Coordinate, Money)>,
    /// Why something changed, by the name that the template asks for. A reason may hold figures: `{{ … }}`.
    pub reasons: BTreeMap<String, String>,
    /// Balances that no line holds: carried in, carried out, surplus used and distributed, by fund.
    pub balances: Vec<(Coordinate, Money)>,
    /// 政府采购; an empty list says that there is none, `None` that the unit has not said.
    pub procurement: Option<Vec<(Procurement, Money)>>,
    /// 公务用车
    pub vehicles: Option<Vehicles>,
    /// 办公用房 in square metres, as printed; empty for none.
    pub premises: Option<String>,
    /// 大型设备
    pub equipment: Option<Equipment>,
    /// Other texts, by the name that the template asks for.
    pub texts: BTreeMap<String, String>,
    /// Notes below tables, by table id.
    pub notes: BTreeMap<String, String>,
    /// Terms that the unit adds to the glossary, with their definitions.
    pub glossary: Vec<(String, String)>,
}

/// 公务用车占有情况
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vehicles {
    /// 编制数
    pub establishment: u32,
    /// What the unit has, by kind: 其他公务用车 1.
    pub kinds: Vec<(String, u32)>,
}

impl Vehicles {
    /// 实有数
    pub fn total(&self) -> u32 {
        self.kinds.iter().map(|(_, count)| count).sum()
    }
}

/// 大型设备占有情况
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Equipment {
    /// 单价50万元以上的通用设备
    pub general: u32,
    /// 单价100万元以上的专用设备
    pub special: u32,
}

//! What comes in and goes out.

use mingzhang_model::{Coordinate, Flow};
use serde::{Deserialize, Serialize};

use crate::Figure;
use crate::figures::Figures;

/// The totals that the book prints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Totals {
    /// 收入总计: everything that came in, with what was carried in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_in: Option<Figure>,
    /// 本年收入
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revenue: Option<Figure>,
    /// 上年结转, 年初结转和结余
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_in: Option<Figure>,
    /// 使用非财政拨款结余
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surplus_used: Option<Figure>,
    /// 支出总计: everything that went out, with what is carried out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total_out: Option<Figure>,
    /// 本年支出
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expenditure: Option<Figure>,
    /// 年终结转, 年末结转和结余
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_out: Option<Figure>,
    /// 结余分配
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surplus_distributed: Option<Figure>,
}

impl Totals {
    /// The one figure that stands for the book: what goes out in all, else what is spent, else what comes in.
    pub fn headline(&self) -> Option<&Figure> {
        [&self.total_out, &self.total_in, &self.expenditure, &self.revenue]
            .into_iter()
            .find_map(Option::as_ref)
    }
}

pub(crate) fn totals(figures: &Figures<'_>) -> Totals {
    let of = |flow| figures.figure(&Coordinate { flow: Some(flow), ..Coordinate::NOTHING });
    Totals {
        total_in: of(Flow::TotalIn),
        revenue: of(Flow::Revenue),
        carried_in: of(Flow::CarriedIn),
        surplus_used: of(Flow::SurplusUsed),
        total_out: of(Flow::TotalOut),
        expenditure: of(Flow::Expenditure),
        carried_out: of(Flow::CarriedOut),
        surplus_distributed: of(Flow::SurplusDistributed),
    }
}

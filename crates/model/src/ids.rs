//! The words for the members of each dimension, in data files, templates and JSON.

use crate::{Flow, Fund, Procurement, Spending, Stage, ThreePublic, Topic, Vintage, Year};

/// A dimension whose members are listed: each has one word that never changes.
pub trait Member: Copy + PartialEq + Sized + 'static {
    /// Every member with its word.
    const WORDS: &'static [(Self, &'static str)];

    /// The word of the member.
    fn id(self) -> &'static str {
        Self::WORDS.iter().find(|(member, _)| *member == self).map_or("", |(_, word)| word)
    }

    /// The member that the word names.
    fn from_id(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(_, known)| *known == word).map(|(member, _)| *member)
    }
}

impl Member for Flow {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Revenue, "revenue"),
        (Self::Expenditure, "expenditure"),
        (Self::CarriedIn, "carried_in"),
        (Self::CarriedOut, "carried_out"),
        (Self::SurplusUsed, "surplus_used"),
        (Self::SurplusDistributed, "surplus_distributed"),
        (Self::TotalIn, "total_in"),
        (Self::TotalOut, "total_out"),
    ];
}

impl Member for Fund {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Fiscal, "fiscal"),
        (Self::General, "general"),
        (Self::GovernmentFund, "government_fund"),
        (Self::StateCapital, "state_capital"),
        (Self::SpecialAccount, "special_account"),
        (Self::Unit, "unit"),
        (Self::Undertaking, "undertaking"),
        (Self::Business, "business"),
        (Self::FromSuperior, "from_superior"),
        (Self::FromSubordinate, "from_subordinate"),
        (Self::Other, "other"),
    ];
}

impl Member for Spending {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::Basic, "basic"),
        (Self::Personnel, "personnel"),
        (Self::Operating, "operating"),
        (Self::Project, "project"),
        (Self::ToSuperior, "to_superior"),
        (Self::Business, "business"),
        (Self::ToSubordinate, "to_subordinate"),
    ];
}

impl Member for Vintage {
    const WORDS: &'static [(Self, &'static str)] = &[(Self::Current, "current"), (Self::Carried, "carried")];
}

impl Member for ThreePublic {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::All, "all"),
        (Self::Abroad, "abroad"),
        (Self::Reception, "reception"),
        (Self::Vehicles, "vehicles"),
        (Self::VehiclePurchase, "vehicle_purchase"),
        (Self::VehicleRunning, "vehicle_running"),
    ];
}

impl Member for Procurement {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Goods, "goods"), (Self::Works, "works"), (Self::Services, "services")];
}

impl Member for Year {
    const WORDS: &'static [(Self, &'static str)] = &[(Self::Last, "last")];
}

impl Member for Stage {
    const WORDS: &'static [(Self, &'static str)] =
        &[(Self::Budget, "budget"), (Self::Adjusted, "adjusted"), (Self::Actual, "actual")];
}

impl Member for Topic {
    const WORDS: &'static [(Self, &'static str)] = &[
        (Self::AgencyOperating, "agency_operating"),
        (Self::Procurement, "procurement"),
        (Self::PurchasedServices, "purchased_services"),
        (Self::Targets, "targets"),
    ];
}

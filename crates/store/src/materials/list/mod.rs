//! The list of what is expected, taken as a whole: missing organisations and missing materials are made, what is there already
//! stays as it is, and a single row that does not fit keeps all of them out.
//!
//! The code of an organisation decides which one it is. Two of like names are two; one code under two names is a fault that
//! someone must look at.

mod plan;

use time::Date;

use super::{Level, MaterialKind};
use crate::audit::Entry;
use crate::organisations::{Role, require};
use crate::{Actor, Error, OrganisationId, OrganisationKind, Store};

use plan::Plan;

/// A row of the list.
#[derive(Clone, Debug)]
pub struct ListRow {
    /// Its number in the file, to be named by faults.
    pub row: u32,
    /// 单位编码.
    pub code: String,
    /// 单位名称.
    pub name: String,
    /// 上级单位编码; nothing for what stands under the bureau itself.
    pub parent: Option<String>,
    /// 类型.
    pub organisation: OrganisationKind,
    /// 年度.
    pub year: u16,
    /// 种类.
    pub kind: MaterialKind,
    /// 级别.
    pub level: Level,
    /// 截止日期.
    pub due_on: Date,
    /// 不适用原因; nothing where the material is to be delivered.
    pub not_applicable: Option<String>,
}

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListColumn {
    /// 单位编码.
    Code,
    /// 单位名称.
    Name,
    /// 上级单位编码.
    Parent,
    /// 类型.
    Organisation,
    /// 年度.
    Year,
    /// 截止日期.
    Due,
    /// 不适用原因.
    NotApplicable,
}

/// Why a row keeps the list out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListProblem {
    /// Empty, too long, or of several lines.
    Text,
    /// Not between 1950 and 2199.
    Year,
    /// The code belongs to an organisation of another bureau.
    CodeElsewhere,
    /// The code is known under this other name.
    NameDiffers(String),
    /// The organisation is of this other kind.
    KindDiffers(OrganisationKind),
    /// The organisation stands under the one of this other code.
    ParentDiffers(String),
    /// No organisation of this code is under the bureau or in the list.
    ParentUnknown,
    /// An organisation of this kind cannot stand there.
    ParentUnfit,
    /// It stands under itself.
    ParentLoop,
    /// The material is expected already, by this other day.
    DueDiffers(Date),
    /// The material is known already, with this other reason or without one.
    ReasonDiffers(Option<String>),
    /// The same material stands in this earlier row.
    Twice(u32),
}

/// A row that keeps the list out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListFault {
    /// The row's number.
    pub row: u32,
    /// Where in the row.
    pub column: ListColumn,
    /// Why.
    pub problem: ListProblem,
}

/// What taking the list did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListOutcome {
    /// Code and name of each organisation that is new.
    pub organisations: Vec<(String, String)>,
    /// How many materials are new.
    pub materials: usize,
    /// How many were there already, and stay.
    pub kept: usize,
    /// What keeps the list out; with one of them nothing was done.
    pub faults: Vec<ListFault>,
}

impl Store {
    /// Takes the list under a bureau, or, with `is_trial`, only says what it would do. With faults nothing is changed; taken
    /// again, it changes nothing.
    ///
    /// # Errors
    ///
    /// [`Error::Forbidden`] without the role bureau there, [`Error::NotFound`], [`Error::Taken`] where another list came in
    /// between.
    pub async fn take_list(
        &self,
        actor: &Actor,
        bureau: OrganisationId,
        rows: &[ListRow],
        is_trial: bool,
    ) -> Result<ListOutcome, Error> {
        let now = self.now();
        if is_trial {
            let mut tx = self.read().await?;
            require(&mut tx, actor, Role::Bureau, bureau).await?;
            return Ok(Plan::of(&mut tx, bureau, rows).await?.outcome);
        }
        let mut write = self.write().await?;
        require(&mut write, actor, Role::Bureau, bureau).await?;
        let plan = Plan::of(&mut write, bureau, rows).await?;
        let outcome = plan.outcome.clone();
        let is_nothing = outcome.materials == 0 && outcome.organisations.is_empty();
        if !outcome.faults.is_empty() || is_nothing {
            return Ok(outcome);
        }
        plan.carry_out(&mut write, rows, now).await?;
        let detail = serde_json::json!({
            "organisations": outcome.organisations.len(), "materials": outcome.materials, "kept": outcome.kept,
        });
        let entry = Entry::new(actor, "list.take", format!("organisation:{bureau}"));
        write.commit(now, entry.detail(&detail)).await?;
        Ok(outcome)
    }
}

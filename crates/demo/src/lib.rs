//! An invented finance bureau with its departments, units and people, and a ledger for each unit's book of any year: what
//! `mingzhang serve --demo` shows. Nothing of it is real, and no file of it is kept: the product makes every book anew.

mod ledger;
mod project;
mod slip;

use mingzhang_model::Fund;
use mingzhang_model::ledger::AgencyKind;
use serde::Deserialize;

pub use ledger::ledger;
pub use slip::plant;

/// The bureau and all under it.
#[derive(Clone, Debug, Deserialize)]
pub struct Bureau {
    /// `mof_div_code`
    pub division: String,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Keeps accounts and organisations.
    pub administrator: Person,
    /// Reviews and publishes.
    pub reviewer: Person,
    /// 主管部门
    #[serde(rename = "department")]
    pub departments: Vec<Department>,
    /// 单位
    #[serde(rename = "unit")]
    pub units: Vec<Unit>,
}

/// Someone with an account: the name to sign in with, and their own.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Person(pub String, pub String);

/// 主管部门
#[derive(Clone, Debug, Deserialize)]
pub struct Department {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Reviews what its units hand in.
    pub reviewer: Person,
}

/// 单位, with what its ledgers are made of.
#[derive(Clone, Debug, Deserialize)]
pub struct Unit {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Code of its department.
    pub department: String,
    /// Hands in.
    pub clerk: Person,
    /// Reviews what the clerk hands in.
    pub reviewer: Person,
    kind: Kind,
    staff: i64,
    retired: i64,
    function: String,
    medical: String,
    vehicles: u32,
    premises: String,
    duties: Vec<String>,
    rooms: Vec<String>,
    #[serde(rename = "project")]
    projects: Vec<Project>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Administrative,
    CivilService,
    Public,
}

impl From<Kind> for AgencyKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Administrative => Self::Administrative,
            Kind::CivilService => Self::CivilService,
            Kind::Public => Self::Public,
        }
    }
}

/// Where a project's money comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Source {
    #[default]
    General,
    SpecialAccount,
    FromSuperior,
    Other,
}

impl From<Source> for Fund {
    fn from(source: Source) -> Self {
        match source {
            Source::General => Self::General,
            Source::SpecialAccount => Self::SpecialAccount,
            Source::FromSuperior => Self::FromSuperior,
            Source::Other => Self::Other,
        }
    }
}

#[derive(Clone, Debug, Deserialize)]
struct Project {
    name: String,
    function: String,
    #[serde(default)]
    fund: Source,
    economic: String,
    /// In yuan.
    amount: i64,
    what: String,
    need: String,
    /// 社会效益指标, and its value in words.
    benefit: [String; 2],
    /// 二级指标, 三级指标, sign, value, unit.
    indicators: Vec<[String; 5]>,
}

/// The demonstration's own data cannot be read: a fault of this program.
#[derive(Debug, thiserror::Error)]
#[error("the demonstration's data: {0}")]
pub struct DataError(#[from] toml::de::Error);

impl Bureau {
    /// The one that there is.
    ///
    /// # Errors
    ///
    /// None with what is part of the program.
    pub fn embedded() -> Result<Self, DataError> {
        Ok(toml::from_str(include_str!("../data/bureau.toml"))?)
    }

    /// The unit with that code.
    pub fn unit(&self, code: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.code == code)
    }

    /// The department that the unit is under.
    pub fn department_of(&self, unit: &Unit) -> Option<&Department> {
        self.departments.iter().find(|department| department.code == unit.department)
    }
}

#[cfg(test)]
mod tests {
    use mingzhang_catalog::Template;
    use mingzhang_compile::compile;
    use mingzhang_model::{BookKind, Severity};

    use super::*;

    fn found(unit: &str, kind: BookKind, slip: bool) -> Vec<String> {
        let bureau = Bureau::embedded().unwrap();
        let unit = bureau.unit(unit).unwrap();
        let ledger = ledger(&bureau, unit, kind, 2026, 2026);
        let template = Template::get(&ledger.details.template).unwrap();
        let mut compiled = compile(&ledger, template);
        let faults: Vec<String> = compiled.faults.iter().map(|fault| format!("{fault:?}")).collect();
        assert_eq!(faults, Vec::<String>::new(), "{}", unit.name);
        if slip {
            plant(&mut compiled.manuscript);
        }
        let proof = mingzhang_press::proof(&compiled.manuscript).unwrap();
        let serious = proof.findings.iter().filter(|finding| finding.severity > Severity::Info);
        serious.map(|finding| format!("{} {:?} {}", unit.name, finding.severity, finding.key)).collect()
    }

    #[test]
    fn every_book_is_right() {
        let bureau = Bureau::embedded().unwrap();
        for unit in &bureau.units {
            for kind in [BookKind::Budget, BookKind::FinalAccounts] {
                assert_eq!(found(&unit.code, kind, false), Vec::<String>::new());
            }
        }
    }

    #[test]
    fn a_slip_is_found() {
        for kind in [BookKind::Budget, BookKind::FinalAccounts] {
            let found = found("101002", kind, true);
            assert!(found.iter().any(|finding| finding.contains("Error")), "{found:?}");
        }
    }

    #[test]
    fn nobody_shares_a_name() {
        let bureau = Bureau::embedded().unwrap();
        let mut names: Vec<&str> = vec![&bureau.administrator.0, &bureau.reviewer.0];
        names.extend(bureau.departments.iter().map(|department| &*department.reviewer.0));
        names.extend(bureau.units.iter().flat_map(|unit| [&*unit.clerk.0, &*unit.reviewer.0]));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}

//! What the rows of all files have in common while they are read: known agencies, years, faults.

use std::collections::BTreeMap;

use mingzhang_catalog::{Catalog, Classification, Kind, plain};
use mingzhang_model::ledger::Agency;
use mingzhang_model::{Fund, Money, Severity, SubjectCode, Vintage};

use crate::choice::Choice;
use crate::fault::{Fault, FaultCode, Position};
use crate::nearest::{nearest_codes, nearest_word};
use crate::record::Record;

/// The state of reading one ledger.
#[derive(Debug, Default)]
pub(crate) struct Reading {
    pub(crate) faults: Vec<Fault>,
    pub(crate) agencies: Vec<Agency>,
    /// Whether there is a list of agencies to compare with.
    pub(crate) agencies_known: bool,
    /// Every year that a row says, with its place.
    pub(crate) years: Vec<(i32, Position)>,
    /// Every line of expenditure, also those that the ledger cannot hold, for the sums.
    pub(crate) spent: Vec<Tally>,
    /// Every row of income.
    pub(crate) earned: Vec<Tally>,
    /// Names that stand beside project codes in other files: code, name, place of the name.
    pub(crate) project_names: Vec<(String, Fault)>,
    /// Names that the files give to codes that the catalogue does not know.
    pub(crate) names: BTreeMap<SubjectCode, String>,
    proposals: BTreeMap<String, String>,
}

/// What a row adds to sums; what could not be read is `None`.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    pub(crate) agency: String,
    pub(crate) fund: Option<Fund>,
    pub(crate) vintage: Vintage,
    pub(crate) project: Option<String>,
    /// Whether it is project money, whose project may be missing.
    pub(crate) for_project: bool,
    pub(crate) amount: Option<Money>,
    pub(crate) position: Position,
}

impl Reading {
    /// The year of a row, remembered with its place.
    pub(crate) fn year(&mut self, record: &Record<'_>) {
        let text = record.text("fiscal_year", &mut self.faults);
        if text.is_empty() {
            return;
        }
        match text.trim_end_matches('年').parse::<i32>() {
            Ok(year) if (1900..=2999).contains(&year) => {
                self.years.push((year, record.position("fiscal_year")));
            }
            _ => self.faults.push(record.fault(FaultCode::YearNotYear, "fiscal_year")),
        }
    }

    /// The agency of a row. An unknown one is kept: the line is not lost, the fault says what is wrong.
    pub(crate) fn agency(&mut self, record: &Record<'_>) -> Option<String> {
        let code = record.needed("agency_code", &mut self.faults)?;
        if !self.agencies_known {
            return Some(code);
        }
        if let Some(agency) = self.agencies.iter().find(|agency| agency.code == code) {
            let name = record.text("agency_name", &mut self.faults);
            if !name.is_empty() && plain(&name) != plain(&agency.name) {
                let fault = record.fault(FaultCode::NameMismatch, "agency_name");
                self.faults.push(fault.arg("code", &code).arg("name", &agency.name));
            }
            let division = record.text("mof_div_code", &mut self.faults);
            if !division.is_empty() && !agency.division.is_empty() && division != agency.division {
                let fault = record.fault(FaultCode::DivisionDiffers, "mof_div_code");
                self.faults.push(fault.arg("expected", &agency.division));
            }
        } else {
            let nearest = nearest_word(&code, self.agencies.iter().map(|agency| agency.code.as_str()));
            let fault = record.fault(FaultCode::AgencyUnknown, "agency_code");
            self.faults.push(fault.arg("nearest", nearest.unwrap_or_default()));
        }
        Some(code)
    }

    /// The fund of a row, compared with the name beside it.
    pub(crate) fn fund(&mut self, record: &Record<'_>) -> Option<Fund> {
        let fund: Fund = record.choice("fund_type_code", true, &mut self.faults)?;
        let name = record.text("fund_type_name", &mut self.faults);
        let named = Fund::read(&name);
        let fits = named.is_none_or(|named| named == fund || fund.parent() == Some(named));
        if !name.is_empty() && !fits {
            self.faults.push(
                record
                    .fault(FaultCode::NameMismatch, "fund_type_name")
                    .arg("code", fund.code())
                    .arg("name", fund.name()),
            );
        }
        Some(fund)
    }

    /// A subject code, looked up, and compared with the name beside it. `Err` where it is there and no code.
    pub(crate) fn subject(
        &mut self,
        record: &Record<'_>,
        kind: Kind,
        needed: bool,
    ) -> Result<Option<SubjectCode>, ()> {
        let (field, name_field) = match kind {
            Kind::Function => ("exp_func_code", "exp_func_name"),
            Kind::DeptEconomic => ("dep_bgt_eco_code", "dep_bgt_eco_name"),
            Kind::GovEconomic => ("gov_bgt_eco_code", "gov_bgt_eco_name"),
        };
        let text = if needed {
            record.needed(field, &mut self.faults).ok_or(())?
        } else {
            record.text(field, &mut self.faults)
        };
        if text.is_empty() {
            return Ok(None);
        }
        // A code may carry its name: `2080199 其他…`.
        let (digits, beside) = text.split_once(char::is_whitespace).unwrap_or((&text, ""));
        let name = match record.text(name_field, &mut self.faults) {
            name if name.is_empty() => beside.trim().to_owned(),
            name => name,
        };
        let list = Catalog::embedded().classification(kind);
        let Some(code) = SubjectCode::parse(digits) else {
            let nearest = self.proposal(list, digits, &name);
            self.faults.push(record.fault(FaultCode::CodeMalformed, field).arg("nearest", nearest));
            return Err(());
        };
        if Kind::of(code) != Some(kind) {
            let fault = record.fault(FaultCode::CodeWrongList, field).arg("expected", list_name(kind));
            self.faults.push(fault.arg("list", Kind::of(code).map_or("收入或其他分类", list_name)));
            return Err(());
        }
        if let Some(entry) = list.get(code) {
            let mut known = std::iter::once(&entry.name).chain(entry.old_names.iter().map(|old| &old.name));
            if !name.is_empty() && !known.any(|known| plain(known) == plain(&name)) {
                let severity = if entry.corroborated { Severity::Error } else { Severity::Warning };
                let at = if beside.is_empty() { name_field } else { field };
                let nearest = self.proposal(list, digits, &name);
                self.faults.push(
                    record
                        .fault(FaultCode::NameMismatch, at)
                        .with_severity(severity)
                        .arg("code", digits)
                        .arg("name", &entry.name)
                        .arg("nearest", nearest),
                );
            }
        } else {
            // Our function list is complete for 类 only, so that a missing 款 or 项 is not proof.
            let severity =
                if list.is_complete_at(code.level()) { Severity::Error } else { Severity::Warning };
            let nearest = self.proposal(list, digits, &name);
            self.faults.push(
                record
                    .fault(FaultCode::CodeUnknown, field)
                    .with_severity(severity)
                    .arg("list", list_name(kind))
                    .arg("name_field", name_field)
                    .arg("nearest", nearest),
            );
            if !name.is_empty() {
                self.names.entry(code).or_insert(name);
            }
        }
        Ok(Some(code))
    }

    /// Codes that the catalogue does not know need a name, and any row may give it. One without would be printed as
    /// its number, which no reader understands.
    pub(crate) fn unnamed_codes(&mut self) {
        let names = &self.names;
        let is_open =
            |fault: &&mut Fault| fault.code == FaultCode::CodeUnknown && fault.severity == Severity::Warning;
        for fault in self.faults.iter_mut().filter(is_open) {
            let digits = fault.value.split_whitespace().next().unwrap_or_default();
            if SubjectCode::parse(digits).is_none_or(|code| !names.contains_key(&code)) {
                fault.code = FaultCode::CodeUnnamed;
                fault.severity = Severity::Error;
            }
        }
    }

    /// Nearest codes; a wrong code often stands in many rows, and is looked for once.
    fn proposal(&mut self, list: &Classification, code: &str, name: &str) -> String {
        self.proposals
            .entry(format!("{} {code} {name}", list_name(list.kind())))
            .or_insert_with(|| nearest_codes(list, code, name))
            .clone()
    }

    /// Remembers a project's name beside its code, to be compared once the projects are known.
    pub(crate) fn project_name(&mut self, record: &Record<'_>, code: &str) {
        if !record.text("pro_name", &mut self.faults).is_empty() {
            self.project_names.push((code.to_owned(), record.fault(FaultCode::NameMismatch, "pro_name")));
        }
    }
}

/// The classification's name in messages.
fn list_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Function => "支出功能分类",
        Kind::DeptEconomic => "部门支出经济分类",
        Kind::GovEconomic => "政府支出经济分类",
    }
}

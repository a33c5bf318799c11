//! `projects.csv`

use mingzhang_model::ledger::{Category, Project};

use crate::fault::{Fault, FaultCode};
use crate::reading::Reading;
use crate::record::Table;

/// Reads the projects, without their money and targets.
pub(crate) fn read_projects(table: &Table<'_>, reading: &mut Reading) -> Vec<Project> {
    let mut out: Vec<Project> = Vec::new();
    for record in table.records(&mut reading.faults) {
        reading.year(&record);
        let agency = reading.agency(&record).unwrap_or_default();
        let faults = &mut reading.faults;
        let Some(code) = record.needed("pro_code", faults) else { continue };
        if let Some(first) = out.iter().find(|project| project.code == code) {
            let first = first.origin.row.to_string();
            faults.push(record.fault(FaultCode::ProjectTwice, "pro_code").arg("first", first));
            continue;
        }
        let secret = record.choice("is_secret_pro", false, faults).unwrap_or(false);
        if secret {
            // The notice names the code, never the project: it may end up in a log or on a screen.
            let notice = Fault::new(FaultCode::ProjectSecret, record.position("is_secret_pro"), "");
            faults.push(notice.arg("project", &code));
        }
        let mut text = |field| record.text(field, faults);
        let (attribute, term, start_year, end_year) =
            (text("pro_attr"), text("pro_term"), text("pro_start_year"), text("end_year"));
        let (description, bases, necessity, measures, plan) = (
            text("pro_desc"),
            text("pro_bases"),
            text("pro_necessary"),
            text("pro_measures"),
            text("pro_plan"),
        );
        out.push(Project {
            code,
            name: record.needed("pro_name", faults).unwrap_or_default(),
            // A project without a readable category is most likely of the common kind; the fault is said anyway.
            category: record.choice("pro_cat_code", true, faults).unwrap_or(Category::Specific),
            agency,
            attribute,
            term,
            start_year,
            end_year,
            total: record.amount_if_any("pro_total_amt", faults).unwrap_or_default(),
            description,
            bases,
            necessity,
            measures,
            plan,
            secret,
            funds: Vec::new(),
            goals: Vec::new(),
            indicators: Vec::new(),
            origin: record.origin(),
        });
    }
    out
}

//! `agencies.csv`

use mingzhang_model::ledger::Agency;

use crate::fault::FaultCode;
use crate::reading::Reading;
use crate::record::Table;

/// Reads the units of the book.
pub(crate) fn read_agencies(table: &Table<'_>, reading: &mut Reading) {
    reading.agencies_known = table.has("agency_code");
    for record in table.records(&mut reading.faults) {
        reading.year(&record);
        let Some(code) = record.needed("agency_code", &mut reading.faults) else { continue };
        if let Some(first) = reading.agencies.iter().find(|agency| agency.code == code) {
            let first = first.origin.row.to_string();
            reading.faults.push(record.fault(FaultCode::AgencyTwice, "agency_code").arg("first", first));
            continue;
        }
        let faults = &mut reading.faults;
        let agency = Agency {
            division: record.text("mof_div_code", faults),
            dept_code: record.text("dept_code", faults),
            dept_name: record.text("dept_name", faults),
            code,
            name: record.needed("agency_name", faults).unwrap_or_default(),
            kind: record.choice("agency_kind", true, faults).unwrap_or_default(),
            origin: record.origin(),
        };
        reading.agencies.push(agency);
    }
}

//! `project_funds.csv`, `perf_goals.csv`, `perf_indicators.csv`: rows that belong to a project.

use std::collections::BTreeMap;

use mingzhang_model::ledger::{Goal, Indicator, Project, ProjectFund};

use crate::fault::{Fault, FaultCode};
use crate::layout::{LEVELS, SIGNS};
use crate::nearest::nearest_word;
use crate::reading::Reading;
use crate::record::{Record, Table};

/// The three tables, where they are there.
#[derive(Debug, Default)]
pub(crate) struct Sheets<'a> {
    pub(crate) funds: Option<Table<'a>>,
    pub(crate) goals: Option<Table<'a>>,
    pub(crate) indicators: Option<Table<'a>>,
}

/// Projects some of whose rows could not be read: that they have none, or that sums differ, follows from that.
#[derive(Debug, Default)]
pub(crate) struct Unread {
    pub(crate) funds: Vec<String>,
    pub(crate) goals: Vec<String>,
    pub(crate) indicators: Vec<String>,
}

/// Reads money sources, goals and indicators onto the projects.
pub(crate) fn read_performance(
    sheets: &Sheets<'_>,
    projects: Option<&mut [Project]>,
    reading: &mut Reading,
) -> Unread {
    // Without a list of projects, each row would be one more fault of that list's absence.
    let Some(projects) = projects else { return Unread::default() };
    let places: BTreeMap<String, usize> =
        projects.iter().enumerate().map(|(index, project)| (project.code.clone(), index)).collect();
    let mut unread = Unread::default();
    for record in records(sheets.funds.as_ref(), reading) {
        let Some(index) = project_of(&record, &places, reading) else { continue };
        let horizon = record.choice("horizon", true, &mut reading.faults);
        let source = record.choice("source_level", true, &mut reading.faults);
        let amount = record.amount("amt", &mut reading.faults);
        let Some(project) = projects.get_mut(index) else { continue };
        match (horizon, source, amount) {
            (Some(horizon), Some(source), Some(amount)) => {
                project.funds.push(ProjectFund { horizon, source, amount });
            }
            _ => unread.funds.push(project.code.clone()),
        }
    }
    for record in records(sheets.goals.as_ref(), reading) {
        let Some(index) = project_of(&record, &places, reading) else { continue };
        let horizon = record.choice("horizon", true, &mut reading.faults);
        let text = record.needed("kpi_target", &mut reading.faults);
        let Some(project) = projects.get_mut(index) else { continue };
        match (horizon, text) {
            (Some(horizon), Some(text)) => project.goals.push(Goal { horizon, text }),
            _ => unread.goals.push(project.code.clone()),
        }
    }
    for record in records(sheets.indicators.as_ref(), reading) {
        let Some(index) = project_of(&record, &places, reading) else { continue };
        let indicator = read_indicator(&record, &mut reading.faults);
        let Some(project) = projects.get_mut(index) else { continue };
        match indicator {
            Some(indicator) => project.indicators.push(indicator),
            None => unread.indicators.push(project.code.clone()),
        }
    }
    unread
}

fn records<'a>(table: Option<&'a Table<'_>>, reading: &mut Reading) -> Vec<Record<'a>> {
    let records = table.map(|table| table.records(&mut reading.faults)).unwrap_or_default();
    for record in &records {
        reading.year(record);
    }
    records
}

fn project_of(record: &Record<'_>, places: &BTreeMap<String, usize>, reading: &mut Reading) -> Option<usize> {
    let code = record.needed("pro_code", &mut reading.faults)?;
    let found = places.get(&code).copied();
    if found.is_some() {
        reading.project_name(record, &code);
    } else {
        let nearest = nearest_word(&code, places.keys().map(String::as_str));
        reading.faults.push(
            record.fault(FaultCode::ProjectUnknown, "pro_code").arg("nearest", nearest.unwrap_or_default()),
        );
    }
    found
}

fn read_indicator(record: &Record<'_>, faults: &mut Vec<Fault>) -> Option<Indicator> {
    let horizon = record.choice("horizon", true, faults);
    let level1 = record.needed("lv1_perf_ind_name", faults);
    let level2 = read_level2(record, level1.as_deref(), faults);
    let level3 = record.needed("lv3_perf_ind_name", faults);
    let mut value = record.needed("kpi_val", faults)?;
    let written = record.text("computesign", faults);
    let mut sign = read_sign(&written).unwrap_or_else(|| {
        let allowed = SIGNS.join("、");
        faults.push(record.fault(FaultCode::ChoiceUnknown, "computesign").arg("allowed", allowed));
        ""
    });
    // V1.0 exports have the sign in the value: `≥113人`. `=` is left there, since it is printed where it was written.
    let signs = ["≥", "≤", "＞", "＜", ">=", "<=", ">", "<"];
    let leading = signs.into_iter().filter(|_| sign.is_empty()).find_map(|known| {
        let rest = value.strip_prefix(known)?.trim_start();
        rest.starts_with(|c: char| c.is_ascii_digit()).then(|| (known, rest.to_owned()))
    });
    if let Some((known, rest)) = leading {
        sign = read_sign(known).unwrap_or_default();
        value = rest;
    }
    Some(Indicator {
        horizon: horizon?,
        level1: level1?,
        level2: level2?,
        level3: level3?,
        value,
        sign: sign.to_owned(),
        unit: record.text("meterunit", faults),
        origin: record.origin(),
    })
}

/// 二级指标; said together with 一级指标, whose names are fixed: the form has one block for each.
fn read_level2(record: &Record<'_>, level1: Option<&str>, faults: &mut Vec<Fault>) -> Option<String> {
    let known = level1.map(|level1| LEVELS.iter().find(|(known, _)| *known == level1));
    if known == Some(None) {
        let allowed = LEVELS.map(|(level1, _)| level1).join("、");
        faults.push(record.fault(FaultCode::ChoiceUnknown, "lv1_perf_ind_name").arg("allowed", allowed));
    }
    let before = faults.len();
    let level2 = record.needed("lv2_perf_ind_name", faults);
    if let (None, Some(Some((level1, level2s))), Some(fault)) = (&level2, known, faults.get_mut(before)) {
        fault.code = FaultCode::Level2Empty;
        fault.args.insert("level1", (*level1).to_owned());
        fault.args.insert("allowed", level2s.join("、"));
    }
    level2
}

/// The sign as the ledger holds it. The codes 1 and 2 were seen with a vendor; more are not known.
fn read_sign(text: &str) -> Option<&'static str> {
    Some(match text {
        "" | "定性" => "",
        "≥" | ">=" | "＞=" | "1" | "大于等于" | "不低于" => "≥",
        "＞" | ">" | "2" | "大于" => "＞",
        "≤" | "<=" | "＜=" | "小于等于" | "不高于" | "不超过" => "≤",
        "＜" | "<" | "小于" => "＜",
        "=" | "＝" | "等于" => "=",
        _ => return None,
    })
}

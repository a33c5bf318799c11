//! A book on its way: handed in, checked, reviewed.

use std::collections::BTreeSet;

use mingzhang_store::{
    Actor, CHECK_JOB, CheckId, CheckResult, Error, FileId, HandIn, Level, MaterialId, MaterialKind,
    NewMaterial, NewRemark, RemarkState, Review, State, Verdict, Version,
};
use time::macros::date;

use crate::people::Office;
use crate::rig::{MINUTE, Rig, SYSTEM};

/// A material of the office's unit, due ten days after the clock starts.
pub(crate) async fn expected(rig: &Rig, office: &Office) -> MaterialId {
    let new = NewMaterial {
        organisation: office.unit,
        year: 2026,
        kind: MaterialKind::Budget,
        level: Level::Unit,
        due_on: date!(2026 - 01 - 15),
    };
    rig.store.expect(&office.bureau, &new).await.unwrap()
}

pub(crate) async fn state(rig: &Rig, id: MaterialId) -> State {
    rig.store.material(&SYSTEM, id).await.unwrap().state
}

pub(crate) async fn version(rig: &Rig, id: MaterialId) -> Version {
    rig.store.material(&SYSTEM, id).await.unwrap().version
}

pub(crate) async fn put(rig: &Rig, text: &str) -> FileId {
    rig.store.put_file(&SYSTEM, text.as_bytes().to_vec(), "text/plain").await.unwrap()
}

pub(crate) async fn new_file(rig: &Rig, text: &str) -> HandIn {
    HandIn {
        file: put(rig, text).await,
        file_name: "2026年预算公开.docx".to_owned(),
        engine: "0.1.0".to_owned(),
        note: "补充了情况说明".to_owned(),
    }
}

pub(crate) async fn hand_in(rig: &Rig, office: &Office, id: MaterialId, text: &str) -> CheckId {
    let new = new_file(rig, text).await;
    rig.store.hand_in(&office.clerk, id, version(rig, id).await, &new).await.unwrap().check
}

/// The worker: takes the next check and brings these findings.
pub(crate) async fn check(rig: &Rig, findings: &[&str]) {
    let claim = rig.store.claim(CHECK_JOB, "w", MINUTE).await.unwrap().unwrap();
    let result = CheckResult {
        errors: u32::try_from(findings.len()).unwrap(),
        findings: findings.iter().map(|&key| key.to_owned()).collect::<BTreeSet<_>>(),
        ..CheckResult::of(put(rig, &format!("report of {:?}", claim.job)).await)
    };
    rig.store.finish_check(&claim, &result).await.unwrap();
}

pub(crate) async fn decide(
    rig: &Rig,
    who: &Actor,
    id: MaterialId,
    verdict: Verdict,
    sent: &[&str],
) -> Result<(), Error> {
    let material = rig.store.material(&SYSTEM, id).await.unwrap();
    let remark = |key: &&str| NewRemark { finding: (*key).to_owned(), message: format!("{key} 请核对") };
    let review = Review {
        check: material.check.unwrap().id,
        verdict,
        reason: "收支总表与支出总表不一致".to_owned(),
        remarks: sent.iter().map(remark).collect(),
    };
    rig.store.review(who, id, material.version, &review).await.map(drop)
}

pub(crate) async fn remark_states(rig: &Rig, id: MaterialId) -> Vec<RemarkState> {
    rig.store.remarks(&SYSTEM, id).await.unwrap().iter().map(|remark| remark.state).collect()
}

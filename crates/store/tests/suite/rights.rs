//! Who may do what when: every act tried by every role in every state. One table says what is right, and the store must
//! agree with it in each cell.

use mingzhang_store::{
    Actor, CHECK_JOB, CheckId, Error, Failure, Level, MaterialFilter, MaterialId, MaterialKind, NewMaterial,
    NewRemark, RemarkId, Review, Role, State, Step, Verdict,
};
use time::macros::date;

use crate::book::{check, decide, hand_in, new_file, state, version};
use crate::people::{Office, member};
use crate::rig::{MINUTE, Rig, SYSTEM, on_both};

/// What can be done to a material.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    HandIn,
    Accept,
    Return,
    Publish,
    Recheck,
    SetDueDay,
    CloseRemark,
}

const ACTS: [Act; 7] =
    [Act::HandIn, Act::Accept, Act::Return, Act::Publish, Act::Recheck, Act::SetDueDay, Act::CloseRemark];

/// Where a material can be, as far as its rights differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    NotDue,
    HandedIn,
    AtUnit,
    AtDepartment,
    AtBureau,
    Returned,
    Accepted,
    Published,
    NotApplicable,
}

const STAGES: [Stage; 9] = [
    Stage::NotDue,
    Stage::HandedIn,
    Stage::AtUnit,
    Stage::AtDepartment,
    Stage::AtBureau,
    Stage::Returned,
    Stage::Accepted,
    Stage::Published,
    Stage::NotApplicable,
];

/// The table. Closing a remark needs one that is open, which only what was returned has here.
fn may(act: Act, role: Role, stage: Stage) -> bool {
    let reviewer = match stage {
        Stage::AtUnit => Some(Role::UnitReviewer),
        Stage::AtDepartment => Some(Role::Department),
        Stage::AtBureau => Some(Role::Bureau),
        _ => None,
    };
    match act {
        Act::HandIn => role == Role::Clerk && stage != Stage::NotApplicable,
        Act::Accept | Act::Return => reviewer == Some(role),
        Act::Publish => role == Role::Bureau && stage == Stage::Accepted,
        Act::Recheck => {
            role == Role::Bureau && !matches!(stage, Stage::NotDue | Stage::Published | Stage::NotApplicable)
        }
        Act::SetDueDay => role == Role::Bureau,
        Act::CloseRemark => matches!(role, Role::Department | Role::Bureau) && stage == Stage::Returned,
    }
}

/// A material in this state: of a year of its own, so that the one before is left as it is.
async fn reach(rig: &Rig, office: &Office, stage: Stage) -> MaterialId {
    // Jobs of the materials before are not for `check`.
    while let Some(claim) = rig.store.claim(CHECK_JOB, "w", MINUTE).await.unwrap() {
        let failure = Failure { message: "未检查".to_owned(), may_retry: false };
        rig.store.fail(&claim, &failure).await.unwrap();
    }
    let count = rig.store.materials(&SYSTEM, MaterialFilter::default()).await.unwrap().len();
    let new = NewMaterial {
        organisation: office.unit,
        year: 2000 + u16::try_from(count).unwrap(),
        kind: MaterialKind::Budget,
        level: Level::Unit,
        due_on: date!(2026 - 01 - 15),
    };
    let id = rig.store.expect(&office.bureau, &new).await.unwrap();
    let steps = match stage {
        Stage::NotDue => return id,
        Stage::NotApplicable => {
            let seen = version(rig, id).await;
            rig.store.set_not_applicable(&office.bureau, id, seen, Some("单位已撤销")).await.unwrap();
            return id;
        }
        Stage::HandedIn => {
            hand_in(rig, office, id, "book").await;
            return id;
        }
        Stage::AtUnit | Stage::Returned => 0,
        Stage::AtDepartment => 1,
        Stage::AtBureau => 2,
        Stage::Accepted | Stage::Published => 3,
    };
    hand_in(rig, office, id, "book").await;
    check(rig, &["SUM-06 表三"]).await;
    for who in [&office.unit_reviewer, &office.department, &office.bureau].into_iter().take(steps) {
        decide(rig, who, id, Verdict::Accepted, &[]).await.unwrap();
    }
    match stage {
        Stage::Returned => {
            decide(rig, &office.unit_reviewer, id, Verdict::Returned, &["SUM-06 表三"]).await.unwrap();
        }
        Stage::Published => {
            rig.store.publish(&office.bureau, id, version(rig, id).await).await.unwrap();
        }
        _ => {}
    }
    id
}

async fn attempt(rig: &Rig, act: Act, who: &Actor, id: MaterialId) -> Result<(), Error> {
    let material = rig.store.material(&SYSTEM, id).await.unwrap();
    let seen = material.version;
    let check = material.check.map_or(CheckId::new(0), |check| check.id);
    let review = |verdict| Review {
        check,
        verdict,
        reason: "合计与明细不一致".to_owned(),
        remarks: vec![NewRemark { finding: "SUM-06 表三".to_owned(), message: "请核对".to_owned() }],
    };
    match act {
        Act::HandIn => {
            let mut new = new_file(rig, "another").await;
            "更正合计数".clone_into(&mut new.note);
            rig.store.hand_in(who, id, seen, &new).await.map(drop)
        }
        Act::Accept => rig.store.review(who, id, seen, &review(Verdict::Accepted)).await.map(drop),
        Act::Return => rig.store.review(who, id, seen, &review(Verdict::Returned)).await.map(drop),
        Act::Publish => rig.store.publish(who, id, seen).await.map(drop),
        Act::Recheck => rig.store.recheck(who, id, seen, "0.2.0").await.map(drop),
        Act::SetDueDay => rig.store.set_due_day(who, id, seen, date!(2026 - 03 - 01)).await.map(drop),
        Act::CloseRemark => {
            let remarks = rig.store.remarks(&SYSTEM, id).await.unwrap();
            let remark = remarks.first().map_or(RemarkId::new(0), |remark| remark.id);
            rig.store.close_remark(who, id, seen, remark, "已作说明").await.map(drop)
        }
    }
}

/// Tries one stage with every act of every role; refused ones first, as they must leave everything as it was.
async fn hold_stage(rig: &Rig, office: &Office, administrator: &Actor, stage: Stage) {
    let id = reach(rig, office, stage).await;
    let people = [
        (Role::Clerk, &office.clerk),
        (Role::UnitReviewer, &office.unit_reviewer),
        (Role::Department, &office.department),
        (Role::Bureau, &office.bureau),
        (Role::Administrator, administrator),
    ];
    let (before, at) = (state(rig, id).await, version(rig, id).await);
    for act in ACTS {
        for (role, who) in people.iter().filter(|(role, _)| !may(act, *role, stage)) {
            let refused = attempt(rig, act, who, id).await;
            assert!(
                matches!(
                    refused,
                    Err(Error::Forbidden { .. }
                        | Error::WrongState { .. }
                        | Error::NotFound { what: "open remark", .. })
                ),
                "{act:?} by {role} at {stage:?}: {refused:?}"
            );
        }
        // A clerk of another unit and someone who has not signed in do not learn that there is such a material.
        for who in [&office.stranger, &Actor::nobody()] {
            let unseen = attempt(rig, act, who, id).await;
            let is_unseen = matches!(unseen, Err(Error::NotFound { what: "material", .. }));
            assert!(is_unseen, "{act:?} by {who} at {stage:?}: {unseen:?}");
        }
    }
    assert_eq!(
        (state(rig, id).await, version(rig, id).await),
        (before, at),
        "a refusal left a trace at {stage:?}"
    );
}

async fn hold_allowed(rig: &Rig, office: &Office, act: Act, role: Role, stage: Stage) {
    let id = reach(rig, office, stage).await;
    let who = match role {
        Role::Clerk => &office.clerk,
        Role::UnitReviewer => &office.unit_reviewer,
        Role::Department => &office.department,
        _ => &office.bureau,
    };
    let before = version(rig, id).await;
    attempt(rig, act, who, id)
        .await
        .unwrap_or_else(|error| panic!("{act:?} by {role} at {stage:?}: {error}"));
    assert!(version(rig, id).await > before);
}

on_both! {
    async fn whoever_may_not_is_refused_in_every_state(rig: Rig) {
        let office = Office::open(&rig).await;
        let (_, administrator) = member(&rig, "admin-qian", Role::Administrator, office.unit).await;
        for stage in STAGES {
            hold_stage(&rig, &office, &administrator, stage).await;
        }
    }

    async fn whoever_may_is_let_in_every_state(rig: Rig) {
        let office = Office::open(&rig).await;
        for stage in STAGES {
            for act in ACTS {
                for role in [Role::Clerk, Role::UnitReviewer, Role::Department, Role::Bureau] {
                    if may(act, role, stage) {
                        hold_allowed(&rig, &office, act, role, stage).await;
                    }
                }
            }
        }
    }

    async fn the_states_are_those_that_the_table_means(rig: Rig) {
        let office = Office::open(&rig).await;
        for stage in STAGES {
            let id = reach(&rig, &office, stage).await;
            let found = state(&rig, id).await;
            let is_meant = match stage {
                Stage::NotDue => found == State::NotDue,
                Stage::HandedIn => matches!(found, State::HandedIn { .. }),
                Stage::AtUnit => found == State::ToReview { step: Step::Unit },
                Stage::AtDepartment => found == State::ToReview { step: Step::Department },
                Stage::AtBureau => found == State::ToReview { step: Step::Bureau },
                Stage::Returned => matches!(found, State::Returned { step: Step::Unit, .. }),
                Stage::Accepted => found == State::Accepted,
                Stage::Published => matches!(found, State::Published { .. }),
                Stage::NotApplicable => matches!(found, State::NotApplicable { .. }),
            };
            assert!(is_meant, "{stage:?} is {found:?}");
        }
    }
}

//! What a page offers to whoever looks at it: exactly what the store would accept of them. Each act asks the store again.

use mingzhang_store::{Role, State, Step};

/// What can be done.
#[expect(clippy::struct_excessive_bools, reason = "each is an act of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Offers {
    /// A file may be handed in.
    pub(super) hand_in: bool,
    /// It would correct what is published, and needs a reason.
    pub(super) is_correction: bool,
    /// It may be accepted or sent back, at this step.
    pub(super) review: Option<Step>,
    /// It may be published.
    pub(super) publish: bool,
    /// It may be checked again.
    pub(super) recheck: bool,
    /// What was sent back may be closed by hand.
    pub(super) close: bool,
    /// Its due day may be set, and that none is to be delivered.
    pub(super) plan: bool,
}

/// `roles` are those that hold at the material's organisation; `is_own` says that whoever looks handed the latest file in.
pub(super) fn offers(state: &State, roles: &[Role], is_own: bool) -> Offers {
    let has = |role| roles.contains(&role);
    let is_applicable = !matches!(state, State::NotApplicable { .. });
    let is_published = matches!(state, State::Published { .. });
    let has_file = is_applicable && !matches!(state, State::NotDue | State::Missing);
    let review = match state {
        State::ToReview { step } if !is_own && has(role(*step)) => Some(*step),
        _ => None,
    };
    Offers {
        hand_in: is_applicable && has(Role::Clerk),
        is_correction: is_published,
        review,
        publish: *state == State::Accepted && has(Role::Bureau),
        recheck: has_file && !is_published && has(Role::Bureau),
        close: has(Role::Department) || has(Role::Bureau),
        plan: !is_published && has(Role::Bureau),
    }
}

/// Who may review at a step.
pub(crate) const fn role(step: Step) -> Role {
    match step {
        Step::Unit => Role::UnitReviewer,
        Step::Department => Role::Department,
        Step::Bureau => Role::Bureau,
    }
}

#[cfg(test)]
mod tests {
    use mingzhang_store::{Progress, Timestamp};

    use super::*;

    fn states() -> Vec<State> {
        let reason = || "数据不一致".to_owned();
        vec![
            State::NotDue,
            State::Missing,
            State::HandedIn { trouble: None },
            State::BeingChecked { progress: Progress::default() },
            State::ToReview { step: Step::Unit },
            State::ToReview { step: Step::Department },
            State::ToReview { step: Step::Bureau },
            State::Returned { step: Step::Unit, reason: reason() },
            State::Accepted,
            State::Published { at: Timestamp::from_millis(0) },
            State::NotApplicable { reason: reason() },
        ]
    }

    /// Whoever has a role sees what it is for, and nobody sees more.
    #[test]
    fn each_role_is_offered_its_own_work() {
        for state in states() {
            let of = |role: Role| offers(&state, &[role], false);
            let step = match state {
                State::ToReview { step } => Some(step),
                _ => None,
            };
            let is_applicable = !matches!(state, State::NotApplicable { .. });
            assert_eq!(of(Role::Clerk).hand_in, is_applicable, "{state:?}");
            for other in [Role::UnitReviewer, Role::Department, Role::Bureau, Role::Administrator] {
                assert!(!of(other).hand_in, "{state:?} {other}");
                assert_eq!(of(other).review, step.filter(|step| role(*step) == other), "{state:?} {other}");
            }
            for other in [Role::Clerk, Role::UnitReviewer, Role::Department, Role::Administrator] {
                let offers = of(other);
                assert!(!offers.publish && !offers.recheck && !offers.plan, "{state:?} {other}");
            }
            assert_eq!(of(Role::Bureau).publish, state == State::Accepted);
            assert_eq!(
                of(Role::Administrator),
                Offers { is_correction: of(Role::Clerk).is_correction, ..Offers::default() }
            );
            assert!(!offers(&state, &[], false).hand_in);
        }
    }

    #[test]
    fn nobody_is_offered_to_review_their_own_file() {
        let state = State::ToReview { step: Step::Unit };
        assert_eq!(offers(&state, &[Role::UnitReviewer], true).review, None);
        assert_eq!(offers(&state, &[Role::UnitReviewer], false).review, Some(Step::Unit));
    }
}

//! How far each book of the demonstration has come: one in every state.

use mingzhang_store::{MaterialKind, Step};

/// Where a book is when the curtain rises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// None is to be delivered, and why.
    NotApplicable(&'static str),
    /// A file came that cannot be read.
    Unreadable,
    /// A worker reads it, and takes its time.
    BeingChecked,
    /// Accepted by everyone before this step.
    ToReview(Step),
    /// Sent back by this step, with its errors.
    Returned(Step),
    /// Everyone accepted it.
    Accepted,
    /// It is public.
    Published,
    /// It is public, and was corrected before with another version.
    Corrected,
}

/// A book that is more than expected.
#[derive(Clone, Copy, Debug)]
pub(super) struct Book {
    pub(super) unit: &'static str,
    pub(super) kind: MaterialKind,
    /// How many years ago its year is.
    pub(super) ago: u16,
    pub(super) end: End,
}

const fn budget(unit: &'static str, ago: u16, end: End) -> Book {
    Book { unit, kind: MaterialKind::Budget, ago, end }
}

const fn accounts(unit: &'static str, end: End) -> Book {
    Book { unit, kind: MaterialKind::FinalAccounts, ago: 1, end }
}

/// What citizens may read first, then what is at work. Of the other materials nothing came yet.
pub(super) const BOOKS: &[Book] = &[
    budget("101001", 1, End::Published),
    budget("101001", 0, End::Corrected),
    budget("101002", 1, End::Published),
    budget("102002", 1, End::Published),
    accounts("101001", End::Published),
    budget("101002", 0, End::Returned(Step::Department)),
    budget("101003", 0, End::ToReview(Step::Department)),
    budget("102001", 0, End::Accepted),
    budget("102002", 0, End::ToReview(Step::Unit)),
    accounts("101002", End::ToReview(Step::Bureau)),
    accounts("102001", End::Returned(Step::Bureau)),
    accounts("102003", End::Unreadable),
    accounts("102004", End::NotApplicable("该单位上年6月新设立，上年没有决算")),
    budget("102004", 1, End::NotApplicable("该单位上年6月新设立，上年没有预算")),
    budget("101003", 1, End::Published),
    budget("102001", 1, End::Published),
    budget("102003", 1, End::Published),
    // Last, when the queue is empty: it must be this one that is taken up and not finished.
    budget("102004", 0, End::BeingChecked),
];

/// How many days are left for what is being worked on; less than none where it is overdue.
pub(super) fn days_left(unit: &str, kind: MaterialKind) -> i64 {
    match (unit, kind) {
        ("101003", MaterialKind::FinalAccounts) => -9,
        ("102002", MaterialKind::FinalAccounts) | ("102003", MaterialKind::Budget) => -3,
        (_, MaterialKind::FinalAccounts) => 12,
        (_, MaterialKind::Budget) => 5,
    }
}

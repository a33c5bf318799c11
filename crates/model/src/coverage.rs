//! How far a check could look: for every obligation that a book of its kind has, what became of it.

use crate::Message;

/// One rule over one book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// Rule id.
    pub rule: &'static str,
    /// What became of it.
    pub reach: Reach,
}

/// What became of an obligation. A check that could not look never counts as passed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It was looked at in so many places.
    Checked(usize),
    /// A book such as this has nothing for it, and why.
    NotApplicable(Message),
    /// What it needs is in the file but could not be read: pictures, damaged pages.
    Unread(Message),
    /// What it needs was read but not understood.
    NotUnderstood(Message),
    /// Nothing here checks it yet.
    NotImplemented,
}

impl Reach {
    /// The words in JSON.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Checked(_) => "checked",
            Self::NotApplicable(_) => "not applicable",
            Self::Unread(_) => "could not be read",
            Self::NotUnderstood(_) => "could not be understood",
            Self::NotImplemented => "not implemented",
        }
    }
}

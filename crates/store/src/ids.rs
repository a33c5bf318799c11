//! Numbers that name a row, each of its own type so that one is never taken for another.

use std::fmt;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl $name {
            /// From the number in an address or a form; whether there is such a thing is asked when it is used.
            pub const fn new(number: i64) -> Self {
                Self(number)
            }

            /// The number.
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl From<$name> for crate::db::Value {
            fn from(id: $name) -> Self {
                Self::from(id.0)
            }
        }
    )*};
}

id! {
    /// A job of the queue.
    JobId;
    /// An organisation of the tree.
    OrganisationId;
    /// An account.
    AccountId;
    /// An expected material.
    MaterialId;
    /// A file that was handed in for a material.
    SubmissionId;
    /// A check of a submission by one version of the engine.
    CheckId;
    /// A finding that was sent back.
    RemarkId;
    /// A book that a clerk is making.
    DraftId;
    /// A file that someone had checked for themselves.
    ReadingId;
}

/// How often a thing has been changed; what a change names, so that it cannot overwrite one that its author never saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(i64);

impl Version {
    /// From the number that a form carried along.
    pub const fn new(number: i64) -> Self {
        Self(number)
    }

    /// The number.
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl From<Version> for crate::db::Value {
    fn from(version: Version) -> Self {
        Self::from(version.0)
    }
}

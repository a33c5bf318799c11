//! Who does a thing, as the audit log and the checks of rights see it.

use std::fmt;

use crate::AccountId;

/// Who does a thing, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    who: Who,
    origin: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Who {
    System(&'static str),
    Account(AccountId),
    Nobody,
}

impl Actor {
    /// The program itself: a command on the server's own terminal, a worker. It may do everything; never build one
    /// from a request.
    pub const fn system(part: &'static str) -> Self {
        Self { who: Who::System(part), origin: None }
    }

    /// Someone who has not signed in: a visitor of the portal, a failed sign-in. May do nothing that asks for a right.
    pub const fn nobody() -> Self {
        Self { who: Who::Nobody, origin: None }
    }

    /// Only a session makes one: whoever holds it has signed in.
    pub(crate) const fn account(id: AccountId) -> Self {
        Self { who: Who::Account(id), origin: None }
    }

    /// Whether this is the program itself.
    pub(crate) const fn is_system(&self) -> bool {
        matches!(self.who, Who::System(_))
    }

    /// The account, of someone who has signed in.
    pub const fn account_id(&self) -> Option<AccountId> {
        match self.who {
            Who::Account(id) => Some(id),
            Who::System(_) | Who::Nobody => None,
        }
    }

    /// The same, from this network address.
    #[must_use]
    pub fn from_origin(mut self, origin: impl Into<String>) -> Self {
        self.origin = Some(origin.into());
        self
    }

    /// The network address, where there is one.
    pub fn origin(&self) -> Option<&str> {
        self.origin.as_deref()
    }
}

impl fmt::Display for Actor {
    /// As the audit log writes it: `system:jobs`, `account:12`, `nobody`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.who {
            Who::System(part) => write!(formatter, "system:{part}"),
            Who::Account(id) => write!(formatter, "account:{id}"),
            Who::Nobody => formatter.write_str("nobody"),
        }
    }
}

//! Who asks, and whether the request is what it says.
//!
//! Source: GB/T 22239-2019 level 3, 8.1.4; each control and its test stand in `docs/security.md`.

mod guarded;
mod headers;
mod origin;
mod session;
mod visitor;

pub(crate) use guarded::Guarded;
pub(crate) use headers::add_headers;
pub(crate) use origin::refuse_foreign;
pub(crate) use session::{SignedIn, end_cookie, half, half_cookie, session_cookie, token};
pub(crate) use visitor::Visitor;

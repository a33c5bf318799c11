//! Cases of real books: what is wrong in them, what is right, and thirty traps between the two. The books here are invented, their
//! figures and short phrases are as printed.

#![allow(clippy::unwrap_used)] // a helper that cannot read its fixture fails the test

mod invented;
mod right;
mod traps;
mod wrong;

//! `mingzhang serve` as the network sees it: a real process, real requests, and what an attacker, a bad day or an operator does.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod account;
mod browser;
mod forms;
mod gone;
mod hostile;
mod kill;
mod limits;
mod office;
mod operator;
mod overview;
mod postgres;
mod reading;
mod server;
mod strangers;
mod walk;
mod watch;
mod writing;

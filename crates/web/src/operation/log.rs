//! The log: for people on a terminal, JSON a line for programs anywhere else. It goes to standard error, where a service manager or a
//! container takes it.

use std::io::IsTerminal as _;

use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// Begins the log, at `error`, `warn`, `info` or `debug`; `info` where it is none of these.
pub fn begin_log(level: &str) {
    let level = match level {
        "error" => LevelFilter::ERROR,
        "warn" => LevelFilter::WARN,
        "debug" => LevelFilter::DEBUG,
        _ => LevelFilter::INFO,
    };
    // Libraries speak of what they are given (statements, addresses) below warnings.
    let filter = Targets::new().with_default(LevelFilter::WARN).with_target("mingzhang", level);
    let registry = tracing_subscriber::registry().with(filter);
    let format = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    // A second server in one process, as tests have it, keeps the log of the first.
    let _ = if std::io::stderr().is_terminal() {
        registry.with(format.compact()).try_init()
    } else {
        registry.with(format.json().flatten_event(true).with_span_list(false)).try_init()
    };
}

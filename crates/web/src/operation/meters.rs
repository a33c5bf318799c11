//! What is measured, in the form that Prometheus reads.

use std::time::Duration;

use mingzhang_store::{JobState, Measure};
use prometheus_client::encoding::{EncodeLabelSet, text::encode};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// Upper bounds in seconds, around what is promised of pages: 50 and 200 ms.
const BOUNDS: [f64; 10] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 2.0, 10.0];

/// Requests by the pattern of their address, of which there are few: never the address itself, which anyone can make up and
/// which may hold a secret.
#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: &'static str,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfRoute {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct OfState {
    state: &'static str,
}

/// The meters of this instance. What the database knows is asked when it is read.
#[derive(Debug)]
pub(crate) struct Meters {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<OfRoute, Histogram, fn() -> Histogram>,
    jobs: Family<OfState, Gauge>,
    oldest_wait: Gauge,
    sessions: Gauge,
    audit: Gauge,
    busy: Gauge,
    free: Gauge,
}

/// What is not in the database.
#[derive(Clone, Copy, Debug)]
pub(super) struct Machine {
    /// Workers at work.
    pub(super) busy: usize,
    /// Bytes free where the files are.
    pub(super) free: Option<u64>,
}

impl Meters {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("mingzhang");
        let requests = Family::default();
        let histogram: fn() -> Histogram = || Histogram::new(BOUNDS);
        let seconds = Family::new_with_constructor(histogram);
        let jobs = Family::default();
        let [oldest_wait, sessions, audit, busy, free]: [Gauge; 5] = Default::default();
        registry.register("requests", "Answers by method, route and status", requests.clone());
        let help = "Time until an answer began";
        registry.register_with_unit("request_duration", help, Unit::Seconds, seconds.clone());
        registry.register("jobs", "Jobs of the queue by state, of all instances", jobs.clone());
        let help = "How long the job that has waited longest could have been started";
        registry.register_with_unit("oldest_job_wait", help, Unit::Seconds, oldest_wait.clone());
        registry.register("sessions", "Open sessions, of all instances", sessions.clone());
        registry.register("audit_entries", "The place of the last entry of the audit log", audit.clone());
        registry.register("workers_busy", "Workers at work, of this instance", busy.clone());
        registry.register_with_unit("disk_free", "Free where files are kept", Unit::Bytes, free.clone());
        Self { registry, requests, seconds, jobs, oldest_wait, sessions, audit, busy, free }
    }

    pub(super) fn answered(&self, method: &'static str, route: &str, status: u16, took: Duration) {
        self.requests.get_or_create(&Answered { method, route: route.to_owned(), status }).inc();
        self.seconds.get_or_create(&OfRoute { route: route.to_owned() }).observe(took.as_secs_f64());
    }

    /// The text. Where the database does not answer, what this instance knows is still told.
    pub(super) fn text(&self, measure: Option<&Measure>, machine: Machine) -> String {
        let gauge = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        if let Some(measure) = measure {
            for (state, count) in &measure.jobs {
                self.jobs.get_or_create(&OfState { state: JobState::id(*state) }).set(gauge(*count));
            }
            self.oldest_wait.set(gauge(measure.oldest_wait.as_secs()));
            self.sessions.set(gauge(measure.sessions));
            self.audit.set(gauge(measure.audit_seq));
        }
        self.busy.set(i64::try_from(machine.busy).unwrap_or(i64::MAX));
        self.free.set(machine.free.map_or(-1, gauge));
        let mut text = String::new();
        // Writing to memory cannot fail.
        let _ = encode(&mut text, &self.registry);
        text
    }
}

//! How much of the server one visitor may take: how often, how much at once, how slowly.
//!
//! Visitors are counted by their address, those who have signed in by their account where they change something. Requests
//! from the machine itself are not counted (whoever is there can do worse); behind a proxy, `--public-url` tells the server to
//! count the addresses that the proxy names.
//!
//! Source: GB/T 22239-2019, 8.1.4.1 b) (limits on sign-ins), 8.1.4.4 (入侵防范).

mod buckets;
mod connections;
mod slow;

use std::net::IpAddr;
use std::time::{Duration, Instant};

use axum::extract::{FromRequestParts as _, Request, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use mingzhang_model::Message;

use crate::app::App;
use crate::refusal::Refusal;
use crate::security::{SignedIn, Visitor};

use buckets::{Buckets, Key, Rate};
pub(crate) use connections::serve;

/// The longest address, with its question mark and all.
const ADDRESS: usize = 4096;

/// The counts of this instance; others have their own.
#[derive(Debug)]
pub(crate) struct Limits {
    buckets: Buckets,
}

impl Limits {
    pub(crate) fn new() -> Self {
        Self { buckets: Buckets::new() }
    }
}

/// What is counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Passwords, codes, one-time links: what could be guessed.
    SignIn,
    /// Files.
    Upload,
    /// Any other change.
    Change,
    /// The interface for programs.
    Data,
    /// Pages.
    Page,
}

impl Kind {
    /// Style sheets and scripts are no work and not counted.
    fn of(parts: &Parts) -> Option<Self> {
        let path = parts.uri.path();
        let is_reading = matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS);
        if path.starts_with("/assets/") {
            return None;
        }
        if path.starts_with("/desk/link/") || (!is_reading && path.starts_with("/desk/sign-in")) {
            return Some(Self::SignIn);
        }
        if !is_reading {
            let kind = parts.headers.get(CONTENT_TYPE).map(axum::http::HeaderValue::as_bytes);
            let is_form = kind.is_none_or(|kind| {
                kind.starts_with(b"application/x-www-form-urlencoded")
                    || kind.starts_with(b"application/json")
            });
            return Some(if is_form { Self::Change } else { Self::Upload });
        }
        Some(if path.starts_with("/api/") { Self::Data } else { Self::Page })
    }

    /// An office of hundreds may come from one address, and a department hands in 200 files at once.
    const fn rate(self) -> Rate {
        let (burst, every) = match self {
            Self::SignIn => (30, 4000),
            Self::Upload => (600, 500),
            Self::Change => (300, 100),
            Self::Data => (200, 50),
            Self::Page => (600, 20),
        };
        Rate { burst, every: Duration::from_millis(every) }
    }
}

/// Refuses what is too much, and lets no body dawdle.
pub(crate) async fn hold(State(app): State<App>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let length = parts.uri.path_and_query().map_or(0, |all| all.as_str().len());
    if length > ADDRESS {
        return Refusal::new(StatusCode::URI_TOO_LONG, Message::new("web-address-long")).into_response();
    }
    if let Some(kind) = Kind::of(&parts).filter(|_| !Visitor::is_local(&parts)) {
        let key = Key { kind: kind as u8, who: who(kind, &mut parts, &app).await };
        if let Err(wait) = app.limits().buckets.take(key, kind.rate(), Instant::now()) {
            let seconds = wait.as_secs().saturating_add(1);
            tracing::warn!(kind = ?kind, "too many requests");
            let message = Message::new("web-too-many").with("seconds", seconds.to_string());
            let refusal = Refusal::new(StatusCode::TOO_MANY_REQUESTS, message);
            return ([(RETRY_AFTER, seconds)], refusal).into_response();
        }
    }
    next.run(Request::from_parts(parts, slow::patiently(body))).await
}

/// The account for changes, the address for all else. Of an IPv6 address the first half: the other is the visitor's to choose.
async fn who(kind: Kind, parts: &mut Parts, app: &App) -> [u8; 16] {
    if matches!(kind, Kind::Upload | Kind::Change)
        && let Ok(signed) = SignedIn::from_request_parts(parts, app).await
    {
        let mut who = [0xac; 16];
        for (place, byte) in who.iter_mut().zip(signed.account().id.get().to_be_bytes()) {
            *place = byte;
        }
        return who;
    }
    match Visitor::of(parts, app).0 {
        IpAddr::V4(address) => address.to_ipv6_mapped().octets(),
        IpAddr::V6(address) => (u128::from(address) & !u128::from(u64::MAX)).to_be_bytes(),
    }
}

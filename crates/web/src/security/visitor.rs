//! Where a request comes from.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use mingzhang_store::Actor;

use crate::app::App;

/// The network address of whoever asks.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Visitor(pub(crate) IpAddr);

impl Visitor {
    /// Someone who has not signed in, from here.
    pub(crate) fn actor(self) -> Actor {
        Actor::nobody().from_origin(self.0.to_string())
    }

    /// The address of a request. Behind a proxy, the last one that it wrote into `X-Forwarded-For`: what stands before that can be
    /// made up by anyone.
    pub(crate) fn of(parts: &Parts, app: &App) -> Self {
        let direct = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let forwarded = || {
            let header = parts.headers.get_all("x-forwarded-for").iter().next_back()?;
            header.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()
        };
        let told = if app.config().public_url.is_some() { forwarded() } else { None };
        Self(told.or(direct).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)))
    }
}

impl Visitor {
    /// Whether the request comes from the machine itself, and not through a proxy on it.
    pub(crate) fn is_local(parts: &Parts) -> bool {
        let direct = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        direct.is_some_and(|info| info.0.ip().to_canonical().is_loopback())
            && !["x-forwarded-for", "forwarded", "x-real-ip"]
                .iter()
                .any(|name| parts.headers.contains_key(*name))
    }
}

impl FromRequestParts<App> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::of(parts, app))
    }
}

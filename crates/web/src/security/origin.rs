//! Requests that change something and come from another site's page.

use axum::extract::{Request, State};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::app::App;
use crate::refusal::Refusal;

/// Refuses them, before anything else is looked at. Browsers say where a request comes from (`Sec-Fetch-Site`, `Origin`), and no
/// page can make them say otherwise; a program that says nothing has no session of someone else to misuse.
pub(crate) async fn refuse_foreign(State(app): State<App>, request: Request, next: Next) -> Response {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_safe || is_own(request.headers(), app.config().public_url.as_deref()) {
        next.run(request).await
    } else {
        Refusal::said("web-foreign").into_response()
    }
}

fn is_own(headers: &HeaderMap, public_url: Option<&str>) -> bool {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    if let Some(site) = headers.get("sec-fetch-site").and_then(|value| value.to_str().ok()) {
        return matches!(site, "same-origin" | "none");
    }
    match text(ORIGIN) {
        None => true,
        Some(origin) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_some() && host == text(HOST)
                || public_url.map(|url| url.trim_end_matches('/')) == Some(origin)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn only_our_own_pages_may_change_something() {
        assert!(is_own(&headers(&[("host", "a.cn"), ("origin", "https://a.cn")]), None));
        assert!(is_own(&headers(&[("host", "10.0.0.1"), ("origin", "https://a.cn")]), Some("https://a.cn/")));
        assert!(!is_own(&headers(&[("host", "a.cn"), ("origin", "https://b.cn")]), None));
        assert!(!is_own(&headers(&[("host", "a.cn"), ("origin", "null")]), None));
        assert!(!is_own(
            &headers(&[("sec-fetch-site", "cross-site"), ("host", "a.cn"), ("origin", "https://a.cn")]),
            None
        ));
        assert!(is_own(&headers(&[("host", "a.cn")]), None));
    }
}

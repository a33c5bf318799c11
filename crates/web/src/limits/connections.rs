//! Connections: how many, how long one may take to say what it wants, and how they end.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, watch};
use tower::ServiceExt as _;

/// Connections at a time; more wait in the system's queue.
const CONNECTIONS: usize = 2000;
/// How long a connection may take over the head of a request, and rest between two.
const HEAD: Duration = Duration::from_secs(20);
/// The largest head; a larger one is answered with 431.
const HEAD_BYTES: usize = 32 * 1024;
/// How long is waited where the system has no more files to open.
const REST: Duration = Duration::from_millis(100);

/// Answers until `stop` changes; then takes no more connections and waits for the requests under way.
pub(crate) async fn serve(listener: TcpListener, routes: Router, mut stop: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(HEAD_BYTES);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await.map_err(std::io::Error::other)?;
            listener.accept().await.map(|accepted| (place, accepted))
        };
        let (place, (stream, address)) = tokio::select! {
            next = next => match next {
                Ok(next) => next,
                Err(error) => {
                    tracing::warn!(error = %error, "a connection could not be taken");
                    tokio::time::sleep(REST).await;
                    continue;
                }
            },
            _ = stop.changed() => break,
        };
        // Without it a small answer may wait for the other side's acknowledgement.
        let _ = stream.set_nodelay(true);
        let service = service_fn({
            let routes = routes.clone();
            move |request| answer(routes.clone(), request, address)
        });
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // What goes wrong on a connection is the other side's affair.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    graceful.shutdown().await;
}

async fn answer(
    routes: Router,
    mut request: Request<Incoming>,
    address: SocketAddr,
) -> Result<axum::response::Response, Infallible> {
    request.extensions_mut().insert(ConnectInfo(address));
    routes.oneshot(request).await
}

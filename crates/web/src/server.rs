//! From a configuration to a running server, and its end.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use mingzhang_store::{Clock as _, Store, SystemClock};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::App;
use crate::demo::{self, DemoError, DemoPeople};
use crate::{Config, jobs, limits, operation, refusal, rooms, security};

/// The largest body of a form; a room that takes files sets its own limit.
const FORM: usize = 1 << 20;
/// How long requests under way are waited for when the server stops.
const GRACE: Duration = Duration::from_secs(10);

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The store cannot be opened.
    #[error(transparent)]
    Store(#[from] mingzhang_store::Error),
    /// The demonstration cannot be loaded.
    #[error(transparent)]
    Demo(#[from] DemoError),
    /// The address cannot be listened on.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Which.
        address: SocketAddr,
        /// What the system says.
        source: std::io::Error,
    },
    /// The server ended by itself.
    #[error("the server ended: {0}")]
    Ended(std::io::Error),
}

/// A server that answers.
#[derive(Clone, Debug)]
pub struct Started {
    /// Where it listens; with a port of 0 in the configuration, the one that the system chose.
    pub address: SocketAddr,
    /// What addresses for people begin with.
    pub base_url: String,
    /// The one-time link of the first administrator, on the first start. For the terminal only.
    pub first_link: Option<String>,
    /// Who may be signed in as in the demonstration that was loaded. For the terminal only.
    pub demo: Option<DemoPeople>,
}

/// Serves until `stop` comes: requests under way are finished, jobs are given back.
///
/// # Errors
///
/// [`ServeError`], each before anything is served but the last.
pub async fn serve(
    mut config: Config,
    stop: impl Future<Output = ()> + Send + 'static,
    announce: impl FnOnce(&Started),
) -> Result<(), ServeError> {
    let store = Store::open(&config.database, &config.data).await?;
    let listening = |source| ServeError::Listen { address: config.listen, source };
    let listener = TcpListener::bind(config.listen).await.map_err(listening)?;
    config.listen = listener.local_addr().map_err(ServeError::Ended)?;
    let base_url = config.base_url();
    let demonstration = if config.demo { demo::set(&store, SystemClock.now()).await? } else { None };
    let (stage, people) = demonstration.unzip();
    let link = store.first_administrator_link(&config.bureau_code, &config.bureau_name).await?;
    let first_link = link.map(|secret| format!("{base_url}/desk/link/{}", secret.expose()));
    let app = App::new(store, config);

    let (halt, halted) = watch::channel(false);
    let loops: Vec<_> = (0..app.config().jobs.max(1))
        .map(|number| {
            let name = format!("{}-{}-{number}", std::process::id(), app.config().listen.port());
            tokio::spawn(jobs::work(app.clone(), name, halted.clone()))
        })
        .collect();

    let routes = rooms::routes()
        .layer(DefaultBodyLimit::max(FORM))
        .layer(from_fn_with_state(app.clone(), limits::hold))
        .layer(from_fn_with_state(app.clone(), security::refuse_foreign))
        .layer(from_fn_with_state(app.clone(), refusal::dress))
        .layer(from_fn_with_state(app.clone(), security::add_headers))
        .layer(from_fn_with_state(app.clone(), operation::observe))
        .with_state(app.clone());
    announce(&Started { address: app.config().listen, base_url, first_link, demo: people });
    let story = stage.map(|stage| tokio::spawn(demo::tell(app.clone(), stage)));
    let mut server = tokio::spawn(limits::serve(listener, routes, halted.clone()));
    tokio::select! {
        () = stop => {}
        ended = &mut server => return ended.map_err(std::io::Error::other).map_err(ServeError::Ended),
    }
    let _ = halt.send(true);
    if let Some(story) = story {
        story.abort();
    }
    // A page that is still streaming must not keep the server from ending.
    let _ = tokio::time::timeout(GRACE, &mut server).await;
    for work in loops {
        let _ = tokio::time::timeout(GRACE, work).await;
    }
    app.store().close().await;
    Ok(())
}

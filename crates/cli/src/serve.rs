//! `mingzhang serve`: the workbench and the public portal.

use std::io::Write as _;

use mingzhang_model::Message;
use mingzhang_web::{Config, Started};

use crate::args::Serve;
use crate::output::Failure;
use crate::screen::Screen;
use crate::store::chain;

/// Serves until Ctrl+C, or until the system asks the process to end.
pub(crate) fn run(args: &Serve, screen: &Screen) -> Result<u8, Failure> {
    let failed = |detail: String| Failure::Said(Message::new("serve-failed").with("detail", detail));
    let program = std::env::current_exe().map_err(|error| failed(error.to_string()))?;
    std::fs::create_dir_all(&args.data)
        .map_err(|error| failed(format!("{}: {error}", args.data.display())))?;
    let beside = || format!("sqlite://{}", args.data.join("mingzhang.sqlite").display());
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    let config = Config {
        listen: args.listen,
        database: args.database.clone().unwrap_or_else(beside),
        data: args.data.clone(),
        program,
        jobs: args.jobs.map_or(cores, Into::into),
        public_url: args.public_url.clone(),
        bureau_code: args.bureau_code.clone(),
        bureau_name: args.bureau_name.clone(),
        metrics_token: args.metrics_token.clone(),
        demo: args.demo,
    };
    mingzhang_web::begin_log(&args.log);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| failed(error.to_string()))?;
    let announce = |started: &Started| tell(started, args.demo, screen);
    let served = runtime.block_on(mingzhang_web::serve(config, asked_to_stop(), announce));
    match served {
        Ok(()) => Ok(0),
        Err(error) => Err(failed(chain(&error))),
    }
}

fn tell(started: &Started, wants_demo: bool, screen: &Screen) {
    let mut out = std::io::stdout().lock();
    // Nobody may be there to read it; the server serves all the same.
    let ready = Message::new("serve-ready").with("url", started.base_url.as_str());
    let _ = writeln!(out, "{}", screen.words.message(&ready));
    if let Some(link) = &started.first_link {
        let link = Message::new("serve-first-link").with("link", link.as_str());
        let _ = writeln!(out, "{}", screen.words.message(&link));
    }
    if let Some(demo) = &started.demo {
        let password = Message::new("serve-demo").with("password", demo.password.as_str());
        let _ = writeln!(out, "{}", screen.words.message(&password));
        for (role, organisation, name) in &demo.people {
            let _ = writeln!(out, "  {name}  {role}  {organisation}");
        }
    } else if wants_demo {
        let _ = writeln!(out, "{}", screen.words.words("serve-demo-not"));
    }
    let _ = out.flush();
}

/// Ctrl+C on a terminal, SIGTERM from a service manager.
async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    // Without a handler there is nothing to wait for but the end of the process.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

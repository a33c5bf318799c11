//! `mingzhang watch`: the book again on every change, with the time that it took.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use mingzhang_model::Message;
use mingzhang_press::Press;
use notify::{Event, RecursiveMode, Watcher as _};

use crate::args::Watch;
use crate::build::{Job, print, report, tell, write_all};
use crate::output::{Failure, Output};
use crate::screen::Screen;

/// An editor writes a file in several steps; a change is over when nothing came for so long.
const QUIET: Duration = Duration::from_millis(40);

/// Builds at once and on every change, until the program is stopped.
pub(crate) fn run(args: &Watch, screen: &Screen) -> Result<u8, Failure> {
    let mut press = Press::new().map_err(|error| crate::build::press_failed(&error))?;
    let (sender, events) = channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        // Nobody listens any more when the program ends.
        let _ = sender.send(event);
    })
    .map_err(|error| failed(&args.build.path, &error))?;
    watcher
        .watch(&args.build.path, RecursiveMode::NonRecursive)
        .map_err(|error| failed(&args.build.path, &error))?;
    let mut rounds = 0;
    loop {
        round(&mut press, args, screen)?;
        rounds += 1;
        if args.rounds.is_some_and(|wanted| rounds >= wanted) {
            return Ok(0);
        }
        wait(&events);
    }
}

/// One build. What is wrong is said, and the next change is waited for: a watch does not end because of a slip.
fn round(press: &mut Press, args: &Watch, screen: &Screen) -> Result<(), Failure> {
    let started = Instant::now();
    let mut out = Output::open(None, &[])?;
    match Job::new(&args.build) {
        Err(Failure::Said(message)) => {
            out.write(format!("{}\n", screen.words.message(&message)).as_bytes())?;
        }
        Err(Failure::File { path, message }) => {
            out.write(format!("{path}: {}\n", screen.words.message(&message)).as_bytes())?;
        }
        Err(closed @ Failure::Closed) => return Err(closed),
        Ok(job) => {
            out.write(report(&job, &args.build, screen).as_bytes())?;
            if job.is_wrong() && !args.build.force {
                out.write(format!("{}\n", screen.words.words("build-nothing-written")).as_bytes())?;
            } else {
                match print(press, &job, &args.build.formats()) {
                    Ok(printed) => {
                        let files = write_all(&printed, &args.build.output)?;
                        let told = tell::written(&files, started.elapsed(), job.is_wrong(), screen);
                        out.write(told.as_bytes())?;
                    }
                    Err(Failure::Said(message)) => {
                        out.write(format!("{}\n", screen.words.message(&message)).as_bytes())?;
                    }
                    Err(other) => return Err(other),
                }
            }
        }
    }
    let waiting = Message::new("watch-waiting").with("path", crate::inputs::shown(&args.build.path));
    out.write(format!("{}\n\n", screen.words.message(&waiting)).as_bytes())
}

/// Waits for a change, and for the end of it.
fn wait(events: &Receiver<notify::Result<Event>>) {
    let matters = |event: &notify::Result<Event>| {
        event
            .as_ref()
            .is_ok_and(|event| !event.kind.is_access() && event.paths.iter().any(|path| is_ledger(path)))
    };
    while let Ok(event) = events.recv() {
        if matters(&event) {
            break;
        }
    }
    while events.recv_timeout(QUIET).is_ok() {}
}

/// Temporary files of editors and our own output are not the ledger.
fn is_ledger(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let known = Path::new(&name).extension().is_some_and(|e| ["csv", "toml", "xlsx"].iter().any(|k| e == *k));
    known && !name.starts_with(['.', '~'])
}

fn failed(path: &Path, error: &notify::Error) -> Failure {
    let path = crate::inputs::shown(path);
    Failure::Said(Message::new("watch-failed").with("path", path).with("detail", error.to_string()))
}

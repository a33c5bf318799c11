//! `mingzhang watch`: the book again on every change, with the time that it took.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use mingzhang_model::Message;
use mingzhang_press::Press;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::args::{Build, Watch};
use crate::build::{Job, print, report, tell, write_all};
use crate::output::{Failure, Output};
use crate::screen::Screen;

/// An editor writes a file in several steps; a change is over when nothing came for so long.
const QUIET: Duration = Duration::from_millis(40);

/// Builds at once and on every change, until the program is stopped.
pub(crate) fn run(args: &Watch, screen: &Screen) -> Result<u8, Failure> {
    let mut press = Press::new().map_err(|error| crate::build::press_failed(&error))?;
    let mut watched = Watched::new(&args.path).map_err(|error| failed(&args.path, &error))?;
    let build = args.build();
    let mut rounds = 0;
    loop {
        round(&mut press, &build, screen)?;
        rounds += 1;
        if args.rounds.is_some_and(|wanted| rounds >= wanted) {
            return Ok(0);
        }
        watched.wait();
    }
}

/// A ledger under watch: its files, and the folder that it stands in. A system's watch is on the folder that was there, not on
/// its name: when the folder is removed and made again, only the folder above says so.
struct Watched {
    watcher: RecommendedWatcher,
    events: Receiver<notify::Result<Event>>,
    ledger: PathBuf,
}

impl Watched {
    fn new(path: &Path) -> notify::Result<Self> {
        let ledger = path.canonicalize().map_err(notify::Error::io)?;
        let (sender, events) = channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // Nobody listens any more when the program ends.
            let _ = sender.send(event);
        })?;
        if ledger.is_dir() {
            watcher.watch(&ledger, RecursiveMode::NonRecursive)?;
        }
        if let Some(above) = ledger.parent() {
            watcher.watch(above, RecursiveMode::NonRecursive)?;
        }
        Ok(Self { watcher, events, ledger })
    }

    /// Waits for a change, and for the end of it.
    fn wait(&mut self) {
        while let Ok(event) = self.events.recv() {
            if event.is_ok_and(|event| self.matters(&event)) {
                break;
            }
        }
        let mut is_replaced = false;
        let mut quiet = false;
        while !quiet {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => is_replaced |= event.is_ok_and(|event| event.paths.contains(&self.ledger)),
                // The folder of this name may be another one by now. What is written into it from here on is heard.
                Err(_) if is_replaced => {
                    self.attach();
                    is_replaced = false;
                }
                Err(_) => quiet = true,
            }
        }
        self.attach();
    }

    fn attach(&mut self) {
        if self.ledger.is_dir() {
            let _ = self.watcher.unwatch(&self.ledger);
            let _ = self.watcher.watch(&self.ledger, RecursiveMode::NonRecursive);
        }
    }

    fn matters(&self, event: &Event) -> bool {
        let is_ours =
            |path: &PathBuf| *path == self.ledger || (path.starts_with(&self.ledger) && is_ledger(path));
        !event.kind.is_access() && event.paths.iter().any(is_ours)
    }
}

/// One build. What is wrong is said, and the next change is waited for: a watch does not end because of a slip.
fn round(press: &mut Press, build: &Build, screen: &Screen) -> Result<(), Failure> {
    let started = Instant::now();
    let mut out = Output::open(None, &[])?;
    match Job::new(build) {
        Err(Failure::Said(message)) => {
            out.write(format!("{}\n", screen.words.message(&message)).as_bytes())?;
        }
        Err(Failure::File { path, message }) => {
            out.write(format!("{path}: {}\n", screen.words.message(&message)).as_bytes())?;
        }
        Err(closed @ Failure::Closed) => return Err(closed),
        Ok(job) => {
            out.write(report(&job, build, screen).as_bytes())?;
            if job.is_wrong() {
                out.write(format!("{}\n", screen.words.words("build-nothing-written")).as_bytes())?;
            } else {
                match print(press, &job, &build.formats()) {
                    Ok(printed) => {
                        let files = write_all(&printed, &build.output)?;
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
    let waiting = Message::new("watch-waiting").with("path", crate::inputs::shown(&build.path));
    out.write(format!("{}\n\n", screen.words.message(&waiting)).as_bytes())
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

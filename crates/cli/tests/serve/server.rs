//! The program, running on a port of its own.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::browser::Browser;

pub(crate) const PASSWORD: &str = "k7#Lm2vQx9";

/// A running server; killed where it is dropped.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// The path of the first administrator's link, on the first start.
    pub(crate) first_link: Option<String>,
    log: PathBuf,
}

/// What a start takes beside the data folder.
#[derive(Default)]
pub(crate) struct Start<'a> {
    pub(crate) database: Option<&'a str>,
    /// A free port where there is none.
    pub(crate) listen: Option<SocketAddr>,
    pub(crate) more: &'a [&'a str],
}

pub(crate) fn mingzhang() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mingzhang"));
    for name in ["MINGZHANG_LANG", "MINGZHANG_DATABASE", "MINGZHANG_LOG", "MINGZHANG_METRICS_TOKEN"] {
        command.env_remove(name);
    }
    command
}

impl Server {
    pub(crate) fn start(data: &Path) -> Self {
        Self::start_with(data, &Start::default())
    }

    pub(crate) fn start_with(data: &Path, start: &Start<'_>) -> Self {
        Self::try_start(data, start).expect("the server says that it is ready")
    }

    /// Nothing where it ended before it was ready.
    pub(crate) fn try_start(data: &Path, start: &Start<'_>) -> Option<Self> {
        let log = data.with_extension("log");
        let mut command = mingzhang();
        let listen = start.listen.unwrap_or_else(free_address);
        command.args(["serve", "--listen", &listen.to_string(), "--data"]).arg(data).args(start.more);
        if let Some(database) = start.database {
            command.env("MINGZHANG_DATABASE", database);
        }
        let errors = File::options().create(true).append(true).open(&log).unwrap();
        let mut child = command.stdout(Stdio::piped()).stderr(errors).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ready = lines.next().and_then(Result::ok);
        if ready.is_none() {
            child.wait().unwrap();
            return None;
        }
        let mut server = Self { child, address: listen, first_link: None, log };
        // The link comes with the ready line or not at all; the pipe is read to its end so that the server never waits for it.
        let (send, receive) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some(at) = line.find("/desk/link/") {
                    let _ = send.send(line[at..].trim().to_owned());
                }
            }
        });
        let is_first = !data.join(".known").exists();
        if is_first {
            std::fs::write(data.join(".known"), "").unwrap();
            server.first_link = receive.recv_timeout(Duration::from_secs(5)).ok();
        }
        Some(server)
    }

    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.address)
    }

    /// The first administrator, signed in.
    pub(crate) fn administrator(&self) -> Browser {
        let mut browser = self.browser();
        browser.enrol(self.first_link.as_deref().expect("a first start"), "admin-zhao");
        browser
    }

    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// What `kill -9` or a power cut does.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// What a service manager does; the exit code.
    pub(crate) fn stop(mut self) -> Option<i32> {
        let id = self.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Where nobody listens.
pub(crate) fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// Waits until it is so, for up to three minutes: a killed server's jobs rest until their lease is over, and the machine may be busy.
pub(crate) fn eventually(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < Duration::from_mins(3), "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

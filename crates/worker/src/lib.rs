//! What a server does with files from outside, in a process of its own.
//!
//! The server never reads a foreign file itself: it makes a folder, puts the files in, starts `mingzhang worker` there, writes a
//! [`Request`] to its input and reads [`Event`]s, one a line, from its output. The process limits its own memory, time and
//! output before it looks at anything, so that a malicious file can end this process and nothing else. What comes out are
//! files in the folder, and a small value in the last event.

mod limits;
mod tasks;
pub mod view;

use std::io::{BufRead as _, Write as _};
use std::path::Path;
use std::sync::LazyLock;

use mingzhang_model::Message;
use mingzhang_report::{Lang, Localiser};
use serde::{Deserialize, Serialize};

pub use limits::WorkerLimits;
pub use tasks::{
    Asked, Fault, Found, Task, build, check, compare, example, explain, faults_of, index, list, page, proof,
    report, take, unpack,
};

/// What a worker is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The work.
    pub task: Task,
    /// What it may take.
    pub limits: WorkerLimits,
}

/// What a worker says, one a line.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// How far it is.
    Progress {
        /// Steps done.
        done: u32,
        /// Steps in all.
        total: u32,
    },
    /// The end: what the task gives beside its files.
    Done {
        /// As the task defines it.
        result: serde_json::Value,
    },
    /// The end: why the file cannot be worked on, for people.
    Refused {
        /// What happened and what to do about it.
        message: String,
    },
}

/// Why a task gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum TaskError {
    /// The file cannot be worked on; to be said to whoever handed it in.
    #[error("{}", .0.id)]
    Refused(Message),
    /// The folder cannot be read or written.
    #[error("the task's folder: {0}")]
    Folder(#[from] std::io::Error),
    /// A value cannot be written: a fault of this program.
    #[error("the task's result: {0}")]
    Value(#[from] serde_json::Error),
}

impl From<Message> for TaskError {
    fn from(message: Message) -> Self {
        Self::Refused(message)
    }
}

/// The words of everything that a worker writes.
fn words() -> &'static Localiser {
    static WORDS: LazyLock<Localiser> = LazyLock::new(|| {
        Localiser::new(Lang::Zh)
            .and(mingzhang_dossier::messages(Lang::Zh))
            .and(mingzhang_compose::messages(Lang::Zh))
            .and(include_str!("../messages/writing.zh-CN.ftl"))
            .and(include_str!("../messages/zh-CN.ftl"))
    });
    &WORDS
}

/// The process: reads one request from its input, works in the current folder, and says how it went. Returns whether it
/// could.
pub fn serve_one() -> bool {
    let mut line = String::new();
    if std::io::stdin().lock().read_line(&mut line).is_err() {
        return false;
    }
    let Ok(request) = serde_json::from_str::<Request>(&line) else { return false };
    if request.limits.apply().is_err() {
        return false;
    }
    let say = |event: &Event| {
        let Ok(mut text) = serde_json::to_string(event) else { return };
        text.push('\n');
        // Nobody listens any more: the work is for nothing, and ends by itself.
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
    };
    let progress = |done, total| say(&Event::Progress { done, total });
    match request.task.run(Path::new("."), &progress) {
        Ok(result) => say(&Event::Done { result }),
        Err(TaskError::Refused(message)) => say(&Event::Refused { message: words().message(&message) }),
        Err(TaskError::Folder(_) | TaskError::Value(_)) => return false,
    }
    true
}

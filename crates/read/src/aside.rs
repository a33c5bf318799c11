//! Reading on a thread of its own, so that a file can neither hang the caller nor overflow its stack nor end the program.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

use crate::{Document, Limits, ReadError};

/// Name of the reading threads; by it their panics are told from those of the program.
pub(crate) const THREAD: &str = "mingzhang-read";
/// Elements are followed down to the limit of nesting; the stack holds all of them.
const STACK: usize = 32 << 20;
/// A reader looks at the clock now and then and stops by itself; one that does not is left behind after so long.
const GRACE: Duration = Duration::from_secs(1);

/// When reading has to end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    end: Instant,
}

impl Clock {
    pub(crate) fn start(limits: &Limits) -> Self {
        Self { end: Instant::now() + limits.time }
    }

    pub(crate) fn is_over(self) -> bool {
        Instant::now() >= self.end
    }
}

/// Reads aside. Unlike that of a PDF, such a reader gives its document at the end or not at all; it stops by the clock.
pub(crate) fn read(
    bytes: &[u8],
    limits: &Limits,
    work: fn(&[u8], &Limits, Clock) -> Result<Document, ReadError>,
) -> Result<Document, ReadError> {
    quiet();
    let clock = Clock::start(limits);
    let (sender, receiver) = sync_channel(1);
    let (data, bounds) = (bytes.to_vec(), limits.clone());
    std::thread::Builder::new()
        .name(THREAD.to_owned())
        .stack_size(STACK)
        .spawn(move || {
            let result = catch_unwind(AssertUnwindSafe(|| work(&data, &bounds, clock)));
            // The caller may have stopped listening; then nobody misses the answer.
            let _ = sender.send(result.unwrap_or_else(|_| Err(broken())));
        })
        .map_err(|error| ReadError::NoThread { detail: error.to_string() })?;
    match receiver.recv_timeout(limits.time.saturating_add(GRACE)) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => Err(ReadError::TimeLimit { seconds: limits.time.as_secs() }),
        Err(RecvTimeoutError::Disconnected) => Err(broken()),
    }
}

fn broken() -> ReadError {
    ReadError::Damaged { detail: "its structure cannot be followed".to_owned() }
}

/// A panic of a library becomes an error or a problem of the document; its message on the terminal would only confuse.
///
/// Panics of all other threads are reported as before.
pub(crate) fn quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if std::thread::current().name() != Some(THREAD) {
                before(info);
            }
        }));
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_panics_or_hangs_ends_in_an_error() {
        let limits = Limits { time: Duration::from_millis(10), ..Limits::default() };
        let panicking = read(b"", &limits, |_, _, _| panic!("a library's mistake"));
        assert!(matches!(panicking, Err(ReadError::Damaged { .. })));
        let hanging = read(b"", &limits, |_, _, _| {
            std::thread::sleep(Duration::from_secs(3));
            Ok(Document::default())
        });
        assert!(matches!(hanging, Err(ReadError::TimeLimit { .. })));
    }
}

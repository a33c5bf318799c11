//! Work on a foreign PDF on a thread of its own: it can neither hang the caller, nor overflow its stack, nor end the
//! program.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::mpsc::sync_channel;
use std::time::Duration;

/// By this name the panics of a library are told from those of the program.
const THREAD: &str = "mingzhang-dossier";
/// Deep enough for objects nested as deep as the parser allows.
const STACK: usize = 64 << 20;

/// What `work` sends until it ends, panics, or time is over. The caller does not wait for what comes later.
pub(crate) fn gather<T: Send + 'static>(
    time: Duration,
    work: impl FnOnce(&dyn Fn(T) -> bool) + Send + 'static,
) -> Vec<T> {
    quiet();
    let (sender, receiver) = sync_channel(16);
    let started = std::thread::Builder::new().name(THREAD.to_owned()).stack_size(STACK).spawn(move || {
        let send = |item| sender.send(item).is_ok();
        // A panic ends the work like time does: what was sent before it counts.
        let _ = catch_unwind(AssertUnwindSafe(|| work(&send)));
    });
    if started.is_err() {
        return Vec::new();
    }
    let deadline = std::time::Instant::now() + time;
    let mut out = Vec::new();
    while let Ok(item) = receiver.recv_timeout(deadline.saturating_duration_since(std::time::Instant::now()))
    {
        out.push(item);
    }
    out
}

/// A panic of a library becomes a picture or a mark that is missing; its message on the terminal would only confuse.
fn quiet() {
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
    fn what_was_sent_before_the_end_counts() {
        let panicking = gather(Duration::from_secs(5), |send| {
            send(1);
            panic!("a library's mistake")
        });
        assert_eq!(panicking, [1]);
        let hanging = gather(Duration::from_millis(50), |send| {
            send(1);
            std::thread::sleep(Duration::from_secs(2));
            send(2);
        });
        assert_eq!(hanging, [1]);
    }
}

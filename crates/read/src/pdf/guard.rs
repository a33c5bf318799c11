//! Reads a PDF on a thread of its own, so that a file can neither hang the caller nor overflow its stack.
//!
//! The thread is told to stop when time is over and gives up at its next drawing instruction; the caller does not wait
//! for that.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::time::Instant;

use hayro_interpret::InterpreterCache;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use mingzhang_model::{Place, Problem, Rect};

use super::bombs;
use super::page::{self, Outcome, Source};
use crate::aside::{THREAD, quiet};
use crate::reader::too_large;
use crate::{Document, Limits, Page, ReadError};

/// Deep enough for objects nested as deep as the parser allows.
const STACK: usize = 64 << 20;

/// What the reading thread sends.
enum News {
    /// The file is open and has that many pages.
    Opened(usize),
    /// The next page.
    Page(Box<Outcome>),
    /// Nothing can be read.
    Failed(ReadError),
}

/// Reads the file, within the time that the limits allow.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Document, ReadError> {
    quiet();
    let deadline = Instant::now() + limits.time;
    let stop = Arc::new(AtomicBool::new(false));
    let (sender, receiver) = sync_channel(64);
    let (data, bounds, flag) = (bytes.to_vec(), limits.clone(), Arc::clone(&stop));
    std::thread::Builder::new()
        .name(THREAD.to_owned())
        .stack_size(STACK)
        .spawn(move || {
            let work = AssertUnwindSafe(|| work(data, &bounds, &sender, &flag));
            if catch_unwind(work).is_err() {
                let detail = "its structure cannot be followed".to_owned();
                // The caller may have stopped listening; then nobody misses the answer.
                let _ = sender.send(News::Failed(ReadError::Damaged { detail }));
            }
        })
        .map_err(|error| ReadError::NoThread { detail: error.to_string() })?;
    let document = collect(&receiver, limits, deadline);
    stop.store(true, Ordering::Relaxed);
    document
}

fn collect(receiver: &Receiver<News>, limits: &Limits, deadline: Instant) -> Result<Document, ReadError> {
    let mut document = Document::default();
    let mut expected = None;
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        match receiver.recv_timeout(left) {
            Ok(News::Opened(pages)) => {
                expected = Some(pages.min(limits.pages));
                if pages > limits.pages {
                    document.problems.push(Problem {
                        code: "page-limit",
                        detail: format!("{} / {pages}", limits.pages),
                        place: None,
                    });
                }
            }
            Ok(News::Page(outcome)) => {
                document.pages.push(outcome.page);
                document.problems.extend(outcome.problems);
            }
            Ok(News::Failed(error)) if document.pages.is_empty() => return Err(error),
            Err(RecvTimeoutError::Timeout) if expected.is_none() => {
                return Err(ReadError::TimeLimit { seconds: limits.time.as_secs() });
            }
            Ok(News::Failed(_)) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
        }
    }
    if document.pages.len() < expected.unwrap_or(0) {
        let page = u32::try_from(document.pages.len()).unwrap_or(u32::MAX).saturating_add(1);
        let place = Some(Place::Page { page, bbox: Rect::default() });
        let code = if Instant::now() >= deadline { "time-limit" } else { "page-damaged" };
        document.problems.push(Problem { code, detail: String::new(), place });
        document.pages.push(Page { number: page, ..Page::default() });
    }
    Ok(document)
}

fn work(data: Vec<u8>, limits: &Limits, sender: &SyncSender<News>, stop: &AtomicBool) {
    let pdf = match open(data, limits) {
        Ok(pdf) => pdf,
        Err(error) => {
            let _ = sender.send(News::Failed(error));
            return;
        }
    };
    let pages = pdf.pages();
    if sender.send(News::Opened(pages.len())).is_err() {
        return;
    }
    let source = Source { pdf: &pdf, cache: InterpreterCache::new(), limits, stop };
    for (number, page) in (1u32..).zip(pages.iter().take(limits.pages)) {
        let outcome = page::read(&source, page, number);
        if stop.load(Ordering::Relaxed) || sender.send(News::Page(Box::new(outcome))).is_err() {
            return;
        }
    }
}

fn open(data: Vec<u8>, limits: &Limits) -> Result<Pdf, ReadError> {
    bombs::check(&data, limits)?;
    let pdf = Pdf::new(data).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => ReadError::Encrypted,
        LoadPdfError::Decryption(DecryptionError::UnsupportedAlgorithm) => {
            ReadError::EncryptionUnsupported { detail: "unsupported algorithm" }
        }
        LoadPdfError::Decryption(DecryptionError::MissingIDEntry | DecryptionError::InvalidEncryption) => {
            ReadError::EncryptionUnsupported { detail: "incomplete encryption dictionary" }
        }
        LoadPdfError::Invalid => ReadError::Damaged { detail: "no page can be found in it".to_owned() },
    })?;
    if pdf.len() > limits.objects {
        return Err(too_large("objects", pdf.len(), limits.objects));
    }
    if pdf.pages().is_empty() {
        return Err(ReadError::Damaged { detail: "it has no pages".to_owned() });
    }
    Ok(pdf)
}

//! Bodies that come too slowly: each holds a connection and what was read of it.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep};

/// What every body is given.
const PATIENCE: Duration = Duration::from_secs(20);
/// Bytes that buy another second: a file over a poor line comes faster.
const PER_SECOND: u64 = 8 * 1024;

/// The body, cut off where it falls behind.
pub(super) fn patiently(body: Body) -> Body {
    let deadline = Instant::now() + PATIENCE;
    Body::new(Slow { inner: body, deadline, bytes: 0, alarm: Box::pin(tokio::time::sleep_until(deadline)) })
}

struct Slow {
    inner: Body,
    deadline: Instant,
    bytes: u64,
    alarm: Pin<Box<Sleep>>,
}

impl HttpBody for Slow {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let this = self.get_mut();
        match Pin::new(&mut this.inner).poll_frame(context) {
            Poll::Ready(frame) => {
                if let Some(Ok(Some(data))) = frame.as_ref().map(|frame| frame.as_ref().map(Frame::data_ref))
                {
                    this.bytes = this.bytes.saturating_add(u64::try_from(data.len()).unwrap_or(u64::MAX));
                    let bought = Duration::from_secs(this.bytes / PER_SECOND);
                    this.alarm.as_mut().reset(this.deadline + bought);
                }
                Poll::Ready(frame)
            }
            Poll::Pending => this
                .alarm
                .as_mut()
                .poll(context)
                .map(|()| Some(Err(axum::Error::new(std::io::Error::from(std::io::ErrorKind::TimedOut))))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

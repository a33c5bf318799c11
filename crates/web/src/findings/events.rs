//! How far checks are, told as it happens (server-sent events). Each look is at the store, so that it does not matter which instance
//! does the work and which one is asked.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::time::{Duration, Instant};

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use futures_util::stream;
use mingzhang_store::{Actor, ReadingState};

use super::subject::{Subject, Which};
use super::words::state_words;
use crate::app::App;
use crate::refusal::Refusal;

/// How often the store is looked at.
const LOOK: Duration = Duration::from_secs(1);
/// How long one answer lasts. The browser asks again by itself, and whether it may is asked again too.
const LASTS: Duration = Duration::from_mins(1);

/// What a look found: events to tell, and whether anything is still to come.
pub(crate) struct Look {
    pub(crate) events: Vec<Event>,
    pub(crate) is_over: bool,
}

/// An answer that tells what each look finds, until all is over. A failed look ends it; the browser asks again.
pub(crate) fn stream<W, F>(watch: W, look: impl Fn(W) -> F + Clone + Send + 'static) -> Response
where
    W: Send + 'static,
    F: Future<Output = Option<(Look, W)>> + Send + 'static,
{
    struct Stand<W> {
        watch: Option<W>,
        told: VecDeque<Event>,
        begun: Instant,
        is_first: bool,
    }
    let stand = Stand { watch: Some(watch), told: VecDeque::new(), begun: Instant::now(), is_first: true };
    let events = stream::unfold(stand, move |mut stand| {
        let look = look.clone();
        async move {
            loop {
                if let Some(event) = stand.told.pop_front() {
                    return Some((Ok::<_, Infallible>(event), stand));
                }
                let watch = stand.watch.take().filter(|_| stand.begun.elapsed() < LASTS)?;
                if !stand.is_first {
                    tokio::time::sleep(LOOK).await;
                }
                stand.is_first = false;
                let (found, watch) = look(watch).await?;
                stand.told.extend(found.events);
                if found.is_over {
                    stand.told.push_back(Event::default().event("over").data("over"));
                } else {
                    stand.watch = Some(watch);
                }
            }
        }
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(15))).into_response()
}

/// One file.
pub(super) async fn one(State(app): State<App>, subject: Subject) -> Result<Response, Refusal> {
    let actor = subject.signed.actor().clone();
    let which = subject.which;
    Ok(stream(String::new(), move |last: String| {
        let (app, actor) = (app.clone(), actor.clone());
        async move {
            // Gone in the meantime: whoever looks again is told so.
            let Some(state) = which.state(&app, &actor).await else {
                return Some((Look { events: Vec::new(), is_over: true }, last));
            };
            let is_over = matches!(state, ReadingState::Read | ReadingState::Failed { .. });
            let words = state_words(&state);
            let events = if words == last { Vec::new() } else { vec![Event::default().data(&words)] };
            Some((Look { events, is_over }, words))
        }
    }))
}

impl Which {
    async fn state(self, app: &App, actor: &Actor) -> Option<ReadingState> {
        match self {
            Self::Reading(id) => app.store().reading(actor, id).await.ok().map(|reading| reading.state),
            Self::Check(id) => app.store().checked_submission(actor, id).await.ok().map(|check| check.state),
        }
    }
}

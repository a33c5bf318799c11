//! Why a worker gave nothing, for the clerk who waits.

use axum::http::StatusCode;
use mingzhang_model::Message;

use crate::refusal::Refusal;
use crate::workers::WorkerError;

pub(super) fn of_worker(error: &WorkerError) -> Refusal {
    match error {
        WorkerError::Refused(message) => {
            let message = Message::new("writing-refused").with("message", message.as_str());
            Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, message)
        }
        WorkerError::Exhausted => Refusal::said("writing-exhausted"),
        WorkerError::Process(error) => Refusal::fault("run a worker", error),
    }
}

//! What a sentence needs and the unit has not said. A sentence that goes on without it would state something that nobody
//! knows to be true, so the gap stays visible, and the fault names the key to write.

use std::sync::Arc;

use minijinja::{Environment, Error};

use super::desk::{Desk, coordinate};
use super::marks;
use crate::fault::Fault;

/// How a gap looks in a draft.
pub(super) fn mark(name: &str) -> String {
    format!("【待填写：{name}】")
}

/// Teaches an environment the words that look for a key of `book.toml`.
pub(super) fn teach(env: &mut Environment<'_>, desk: &Arc<Desk>) {
    let own = Arc::clone(desk);
    env.add_function("gap", move |key: &str| gap(&own, key));
    // `text("service_catalogue", "没有……。")`: the unit's own text; the second where it is there and empty.
    let own = Arc::clone(desk);
    env.add_function("text", move |name: &str, none: &str| {
        match own.lens.ledger.details.texts.get(name).map(|text| marks::clean(text)) {
            Some(text) if text.is_empty() => none.to_owned(),
            Some(text) => text,
            None => gap(&own, &format!("texts.{name}")),
        }
    });
    // `tally("reception_batches", "three_public=reception")`: how often; nothing spent is never, and needs no words.
    let own = Arc::clone(desk);
    env.add_function("tally", move |name: &str, at: &str| {
        let is_spent = !own.lens.amount(&coordinate(at)?).is_zero();
        Ok::<_, Error>(match own.lens.ledger.details.texts.get(name).map(|text| marks::clean(text)) {
            Some(text) if !text.is_empty() => text,
            None if is_spent => gap(&own, &format!("texts.{name}")),
            _ => "0".to_owned(),
        })
    });
}

fn gap(desk: &Desk, key: &str) -> String {
    desk.fault(Fault::error("key-missing", &[("key", key)]));
    mark(key)
}

//! Lists in parts. A cursor names the last value of the part before, so that what is published in between moves nothing.

use axum::http::StatusCode;
use mingzhang_model::Message;

use crate::refusal::Refusal;

/// Values in a part, where nothing is asked for.
const USUAL: usize = 100;
/// At most.
const MOST: usize = 500;

/// How many values a part is to have.
pub(super) fn limit(asked: Option<u32>) -> Result<usize, Refusal> {
    match asked.map(usize::try_from) {
        None => Ok(USUAL),
        Some(Ok(limit @ 1..=MOST)) => Ok(limit),
        _ => Err(wrong("limit")),
    }
}

/// A parameter that says nothing.
pub(super) fn wrong(name: &'static str) -> Refusal {
    Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, Message::new("api-parameter").with("name", name))
}

/// The part after the cursor, and the cursor of the next.
pub(super) fn part<T>(
    all: impl Iterator<Item = T>,
    cursor: Option<&str>,
    limit: usize,
    key: impl Fn(&T) -> String,
) -> Result<(Vec<T>, Option<String>), Refusal> {
    let mut all = all.peekable();
    if let Some(cursor) = cursor {
        loop {
            let before = all.next().ok_or_else(|| wrong("cursor"))?;
            if key(&before) == cursor {
                break;
            }
        }
    }
    let items: Vec<T> = all.by_ref().take(limit).collect();
    let next = all.peek().and_then(|_| items.last()).map(key);
    Ok((items, next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_in_parts_is_the_whole_list() {
        let all = || ["a", "b", "c", "d", "e"].into_iter();
        let (mut got, mut cursor) = (Vec::new(), None::<String>);
        loop {
            let Ok((items, next)) = part(all(), cursor.as_deref(), 2, |it| (*it).to_owned()) else {
                panic!()
            };
            got.extend(items);
            cursor = next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(got, all().collect::<Vec<_>>());
        assert!(part(all(), Some("x"), 2, |it| (*it).to_owned()).is_err());
    }
}

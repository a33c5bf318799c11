//! What could not be read, as a message.

use mingzhang_model::{Book, Message, Problem};

/// The message for a problem of `book`: its page; its table, which is the one that its detail names, else the one
/// at its place, else the first on its page; its detail.
pub fn problem_message(book: &Book, problem: &Problem) -> Message {
    let page = problem.place.and_then(|place| place.page());
    let named = || book.tables.iter().find(|t| !t.title.is_empty() && t.title == problem.detail);
    let here = || book.tables.iter().find(|t| t.place.is_some() && t.place == problem.place);
    let on_page = || book.tables.iter().find(|t| page.is_some_and(|page| t.pages.contains(&page)));
    let table = named().or_else(here).or_else(on_page).map_or("", |t| t.title.as_str());
    Message::new(problem.code)
        .with("page", page.map_or_else(|| "?".to_owned(), |page| page.to_string()))
        .with("table", table)
        .with("detail", problem.detail.as_str())
}

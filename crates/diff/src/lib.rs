//! Two books, figure by figure: draft against published, this year against last, budget against final accounts. What is
//! compared are coordinates, not cells, so that the layout does not matter: the same figure in another table, another unit or
//! another form is the same figure.

mod compare;
mod html;
mod json;
mod money;
mod text;

pub use compare::{Change, Diff, Entry, Exact, Figure, Side, Source, compare};
pub use html::html;
pub use json::json;
pub use text::text;

/// The words of this crate, to be added to a [`mingzhang_report::Localiser`].
pub const fn messages(lang: mingzhang_report::Lang) -> &'static str {
    match lang {
        mingzhang_report::Lang::Zh => include_str!("../messages/zh-CN.ftl"),
        mingzhang_report::Lang::En => include_str!("../messages/en.ftl"),
    }
}

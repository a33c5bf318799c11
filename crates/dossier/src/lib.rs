//! Findings as documents: a register to work off (XLSX), a report with pictures of the pages (HTML), and the original PDF
//! with its places marked.
//!
//! The heavy parts (a rasteriser, a workbook writer) are here and not in `mingzhang-report`, which every crate uses.
//! Nothing here does I/O: bytes in, bytes out. A [`Localiser`](mingzhang_report::Localiser) needs the words of
//! [`messages`] with its own.

mod aside;
mod colour;
#[cfg(test)]
mod fixture;
pub mod html;
pub mod marked;
mod picture;
pub mod register;

use mingzhang_report::Lang;

pub use picture::pages;

/// The words that these documents need beside those of the report: `Localiser::new(lang).and(messages(lang))`.
pub const fn messages(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => include_str!("../messages/zh-CN.ftl"),
        Lang::En => include_str!("../messages/en.ftl"),
    }
}

#[cfg(test)]
mod tests;

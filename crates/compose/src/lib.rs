//! From a ledger to a book that can be printed: what is wrong with it, in words. The command line and the writing desk both go
//! through here, so that both say the same of a ledger.

mod characters;
mod said;

pub use characters::{Handed, missing_characters, said_of_characters};
pub use said::Said;

use mingzhang_catalog::Template;
use mingzhang_compile::Compiled;
use mingzhang_import::Imported;
use mingzhang_model::ledger::Details;
use mingzhang_model::{BookKind, Message};
use mingzhang_report::Lang;

/// The words of this crate's messages.
pub const fn messages(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => include_str!("../messages/zh-CN.ftl"),
        Lang::En => include_str!("../messages/en.ftl"),
    }
}

/// The template that a ledger asks for, or that fits its kind.
///
/// # Errors
///
/// There is none of that name, or it is one of the other kind of book.
pub fn template(details: &Details) -> Result<&'static Template, Message> {
    let wanted = match (details.template.as_str(), details.kind) {
        ("", BookKind::FinalAccounts) => "final-accounts",
        ("", _) => "shanxi",
        (named, _) => named,
    };
    let found = Template::get(wanted).ok_or_else(|| {
        let known: Vec<&str> = Template::embedded().iter().map(|template| template.id.as_str()).collect();
        Message::new("build-template-unknown").with("template", wanted).with("known", known.join("、"))
    })?;
    if details.kind != BookKind::Unknown && found.kind != details.kind {
        return Err(Message::new("build-template-kind").with("template", wanted));
    }
    Ok(found)
}

/// Whether the book is worth proofreading: what is wrong with the ledger itself comes back from the proof as many findings,
/// none of which names the cause.
pub fn is_sound(imported: &Imported, compiled: &Compiled) -> bool {
    let breaks_sums =
        |fault: &mingzhang_compile::Fault| matches!(fault.code, "fund-unshown" | "accounts-unbalanced");
    imported.is_clean() && !compiled.faults.iter().any(breaks_sums)
}

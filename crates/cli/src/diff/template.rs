//! The template that a ledger is compiled with beside a book: the one that the book was made with, or comes nearest to it.

use std::collections::BTreeSet;

use mingzhang_catalog::Template;
use mingzhang_compile::{compile, printed_title};
use mingzhang_model::{Book, BookKind, Ledger, Message};

use crate::output::Failure;

/// The wanted template; else the one most of whose titles the book has; else the ledger's own.
pub(super) fn choose(
    ledger: &Ledger,
    beside: Option<&Book>,
    wanted: Option<&str>,
) -> Result<&'static Template, Failure> {
    let details = &ledger.details;
    let own = match (details.template.as_str(), details.kind) {
        ("", BookKind::FinalAccounts) => "final-accounts",
        ("", _) => "shanxi",
        (named, _) => named,
    };
    let own = named(wanted.unwrap_or(own))?;
    let Some(book) = beside.filter(|_| wanted.is_none()) else { return Ok(own) };
    let titles: BTreeSet<String> = book.tables.iter().map(|table| timeless(&table.title)).collect();
    let shared = |template: &'static Template| {
        let forms = compile(ledger, template).manuscript.forms;
        forms.iter().filter(|form| titles.contains(&timeless(&printed_title(&form.title)))).count()
    };
    // Of those that come equally near the ledger's own stays.
    let (mut best, mut most) = (own, shared(own));
    for template in Template::embedded().iter().filter(|template| template.kind == own.kind) {
        let count = shared(template);
        if count > most {
            (best, most) = (template, count);
        }
    }
    Ok(best)
}

fn named(id: &str) -> Result<&'static Template, Failure> {
    Template::get(id).ok_or_else(|| {
        let known: Vec<&str> = Template::embedded().iter().map(|template| template.id.as_str()).collect();
        let message = Message::new("build-template-unknown").with("template", id);
        Failure::Said(message.with("known", known.join("、")))
    })
}

/// A title without its year: last year's book has the same tables.
fn timeless(title: &str) -> String {
    title.chars().filter(|c| !c.is_ascii_digit()).collect()
}

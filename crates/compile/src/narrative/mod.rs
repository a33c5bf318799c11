//! The chapters of the book: a text of the template, in the language of minijinja, whose figures are worked out from the
//! ledger and stay bound to it. No figure is typed in.

mod desk;
mod facts;
mod gaps;
mod language;
mod marks;
mod parts;

use std::sync::Arc;

use mingzhang_catalog::Template;
use mingzhang_model::manuscript::{Figure, Piece};
use minijinja::{Environment, UndefinedBehavior};

use crate::Lens;
use crate::fault::Fault;
use desk::Desk;

/// Steps that a template may take: enough for a book of ten thousand projects, too few to hang.
const FUEL: u64 = 20_000_000;

/// The chapters.
pub(crate) struct Narrative {
    pub(crate) pieces: Vec<Order>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) faults: Vec<Fault>,
}

/// A piece, or an order to put one here.
#[derive(Debug, PartialEq)]
pub(crate) enum Order {
    Piece(Piece),
    /// `@forms`
    Forms,
    /// `@form T5`
    Form(String),
    /// `@chart general`
    Chart(String),
    /// `@sheets`
    Sheets,
    /// `@glossary`
    Glossary,
}

/// Writes the chapters.
pub(crate) fn write(lens: &Arc<Lens>, template: &Template) -> Narrative {
    let desk = Arc::new(Desk::new(Arc::clone(lens), template.prose_unit));
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Strict);
    env.set_fuel(Some(FUEL));
    language::teach(&mut env, &desk);
    facts::lay_out(&mut env, lens);
    let source = marks::with_orders(template.narrative);
    let pieces = match env.render_str(&source, minijinja::context! {}) {
        Ok(text) => text.lines().filter_map(order).collect(),
        Err(error) => {
            let detail = format!("{error:#}");
            desk.fault(Fault::error("narrative-broken", &[("template", &template.id), ("detail", &detail)]));
            Vec::new()
        }
    };
    let (figures, faults) = desk.take();
    Narrative { pieces, figures, faults }
}

fn order(line: &str) -> Option<Order> {
    let line = line.trim();
    let Some(order) = line.strip_prefix(marks::ORDER) else {
        return (!line.is_empty()).then(|| Order::Piece(Piece::Paragraph(marks::spans(line))));
    };
    let (word, rest) = order.split_once(' ').unwrap_or((order, ""));
    let rest = rest.trim().to_owned();
    match word {
        "@forms" => Some(Order::Forms),
        "@form" => Some(Order::Form(rest)),
        "@chart" => Some(Order::Chart(rest)),
        "@sheets" => Some(Order::Sheets),
        "@glossary" => Some(Order::Glossary),
        hashes if hashes.chars().all(|c| c == '#') => {
            let level = u8::try_from(hashes.len()).unwrap_or(3).min(3);
            Some(Order::Piece(Piece::Heading { level, text: rest }))
        }
        _ => None,
    }
}

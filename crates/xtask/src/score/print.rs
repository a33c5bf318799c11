//! The scores as text.

use super::tables::{Predicted, Truth, squeezed};
use super::tally::{Count, Pooled, Score};

fn figures(count: Count) -> String {
    format!(
        "P {:.4} R {:.4} F1 {:.4}  cells right {} / predicted {} / truth {}",
        count.precision(),
        count.recall(),
        count.f1(),
        count.right,
        count.predicted,
        count.truth
    )
}

/// One book: its figures, its tables, and what stands above them.
pub(crate) fn book(truth: &Truth, predicted: &Predicted, score: &Score, errors: usize) {
    println!("{}", truth.file);
    println!(
        "  {}  tables {}/{} ({} predicted)",
        figures(score.count),
        score.found(),
        score.tables.len(),
        predicted.tables.len()
    );
    for (table, scored) in truth.tables.iter().zip(&score.tables) {
        let mark = if scored.found { "" } else { "  NOT FOUND" };
        let Count { right, predicted, truth } = scored.count;
        println!("    {} truth {truth} predicted {predicted} right {right}{mark}", table.title);
    }
    let wrong = captions(truth, predicted, score);
    if wrong.is_empty() {
        println!("    every title, unit and organisation is right");
    }
    for line in wrong {
        println!("    WRONG {line}");
    }
    for d in score.differences.iter().take(errors) {
        println!(
            "    diff {} row {} col {} truth {:?} predicted {:?}",
            d.title, d.row, d.column, d.truth, d.predicted
        );
    }
}

/// Titles, units and organisations that differ from the truth.
pub(crate) fn captions(truth: &Truth, predicted: &Predicted, score: &Score) -> Vec<String> {
    let mut wrong = Vec::new();
    for (table, scored) in truth.tables.iter().zip(&score.tables) {
        let Some(other) = scored.matched.and_then(|j| predicted.tables.get(j)) else {
            wrong.push(format!("{}: no table", table.title));
            continue;
        };
        let compared = [
            ("title", Some(table.title.as_str()), other.title.as_deref()),
            ("unit", table.unit.as_deref(), other.unit.as_deref()),
            ("organisation", table.org.as_deref(), other.org.as_deref()),
        ];
        for (what, truth, read) in compared {
            if truth.map(squeezed) != read.map(squeezed) {
                wrong.push(format!("{}: {what} {truth:?}, read {read:?}", table.title));
            }
        }
    }
    wrong
}

/// All books together.
pub(crate) fn pooled(pooled: &Pooled) {
    println!("all {} books together", pooled.books);
    println!("  {}  tables {}/{}", figures(pooled.count), pooled.found, pooled.tables);
}

//! Prints what is found in a file, in data: `cargo run --example check -- book.pdf`.
#![allow(clippy::print_stdout)]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let document = mingzhang_read::read(&std::fs::read(&path)?, &mingzhang_read::Limits::default())?;
        let book = mingzhang_recognise::recognise(&document);
        let start = std::time::Instant::now();
        let outcome = mingzhang_check::check(&book);
        println!("== {path} {:?} {:?}", outcome.laws, start.elapsed());
        for finding in &outcome.findings {
            println!(
                "{} {} {:?} diff {:?}",
                finding.rule,
                finding.severity.id(),
                finding.message,
                finding.difference
            );
            for spot in finding.spots.iter().take(6) {
                println!(
                    "    {} {} | {} | {} | {}",
                    spot.role.id(),
                    spot.table.clone().unwrap_or_default(),
                    spot.row_label,
                    spot.column_label,
                    spot.text
                );
            }
            for explanation in finding.explanations.iter().take(3) {
                println!("    -> {} of {}", explanation.pattern.id(), explanation.alternatives);
                for cell in explanation.cells.iter().take(4) {
                    println!(
                        "       {} {} {} => {}",
                        cell.spot.row_label, cell.spot.column_label, cell.printed, cell.should_be
                    );
                }
            }
        }
    }
    Ok(())
}

//! Prints what is understood of a file: `cargo run --example book -- book.pdf [facts]`.
#![allow(clippy::print_stdout)]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let path = args.next().ok_or("which file?")?;
    let facts = args.next().is_some();
    let document = mingzhang_read::read(&std::fs::read(path)?, &mingzhang_read::Limits::default())?;
    let book = mingzhang_recognise::recognise(&document);
    println!("{:?} {:?} {:?} {:?}", book.kind, book.level, book.year, book.unit_name);
    for problem in &book.problems {
        println!("! {problem:?}");
    }
    for (index, table) in book.tables.iter().enumerate() {
        println!(
            "== {index} {} {:?} {:?} {:?} money {}",
            table.title, table.pages, table.unit, table.org, table.is_money
        );
        println!("   scope {:?}", table.scope);
        println!("   note {:?}", table.note.as_ref().map(|n| &n.text));
        for (c, path) in table.columns.iter().enumerate() {
            println!("   column {c} {}", path.join("/"));
        }
        println!("   column sums {:?}", table.column_sums);
        for block in &table.blocks {
            println!(
                "   block code {:?} name {:?} numbers {:?}",
                block.code_columns, block.name_column, block.number_columns
            );
            println!("   row sums {:?}", block.row_sums);
        }
        for (r, row) in table.rows.iter().enumerate() {
            let texts: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
            println!("   {r:3} {}", texts.join(" | "));
            if facts {
                for fact in row.cells.iter().filter_map(|cell| book.facts.get(cell.fact?)) {
                    println!("         {} {:?}", fact.text, fact.coordinate);
                }
            }
        }
    }
    Ok(())
}

//! Prints what the reader sees in a file: `cargo run -p mingzhang-read --example dump -- FILE [PAGE …]`.

use std::time::Instant;

use mingzhang_model::{Place, cell_name};
use mingzhang_read::{Block, Grid, Limits, read};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().ok_or("usage: dump FILE [PAGE …]")?;
    let wanted: Vec<u32> = arguments.map(|page| page.parse()).collect::<Result<_, _>>()?;
    let bytes = std::fs::read(path)?;
    let start = Instant::now();
    let document = read(&bytes, &Limits::default())?;
    let took = start.elapsed();
    for page in document.pages.iter().filter(|page| wanted.is_empty() || wanted.contains(&page.number)) {
        println!("═══ page {} ({} × {})", page.number, page.width, page.height);
        for block in &page.blocks {
            match block {
                Block::Line(line) if line.heading > 0 => {
                    println!("{} {}", "#".repeat(line.heading.into()), line.text);
                }
                Block::Line(line) => println!("{} {}", place(&line.place), line.text),
                Block::Grid(grid) => print(grid),
            }
        }
    }
    for problem in &document.problems {
        println!("! {} {} {:?}", problem.code, problem.detail, problem.place);
    }
    println!("{} pages, {} problems, {took:?}", document.pages.len(), document.problems.len());
    Ok(())
}

fn place(place: &Place) -> String {
    match place {
        Place::Page { bbox, .. } => format!("{:5.0},{:<5.0}", bbox.x0, bbox.y0),
        Place::Text { line, column } => format!("{line}:{column}"),
        Place::Sheet { sheet, row, column } => format!("{sheet}!{}", cell_name(*row, *column)),
        Place::Part { markup, part } => part.path(*markup),
    }
}

fn print(grid: &Grid) {
    println!("┌ {} {} rows × {} columns", place(&grid.place), grid.rows, grid.columns);
    for row in 0..grid.rows {
        let cells = grid.cells.iter().filter(|cell| cell.row == row).map(|cell| {
            let span = match (cell.row_span, cell.column_span) {
                (1, 1) => String::new(),
                (rows, columns) => format!("⟨{rows}×{columns}⟩"),
            };
            format!("{span}{}", cell.text.replace('\n', "⏎"))
        });
        println!("│ {}", cells.collect::<Vec<_>>().join(" │ "));
    }
    println!("└ {:?}", grid.edges);
}

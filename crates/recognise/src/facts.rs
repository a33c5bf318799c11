//! Every figure at its coordinate: what the title, the column and the row say together.

use mingzhang_catalog::{Catalog, Where, plain};
use mingzhang_model::{
    Block, Book, BookKind, Coordinate, EmptyCell, Fact, Flow, Reading, Spending, Stage, Table, Year,
};

use crate::sums::total_flow;

/// Adds every figure of the table at its coordinate.
pub(crate) fn add_facts(book: &mut Book, table: &mut Table, sides: &[Coordinate]) {
    let Some(unit) = table.unit.filter(|_| table.is_money) else { return };
    let index = book.tables.len();
    for (block, side) in table.blocks.iter().zip(sides) {
        let heads: Vec<Coordinate> = block
            .number_columns
            .iter()
            .map(|column| {
                column_coordinate(table.columns.get(*column).map_or(&[][..], Vec::as_slice), side, book)
            })
            .collect();
        for (row_index, row) in table.rows.iter_mut().enumerate() {
            let key = block.keys.get(row_index).and_then(Option::as_ref);
            for (column, head) in block.number_columns.iter().zip(&heads) {
                let Some(cell) = row.cells.get_mut(*column) else { continue };
                let reading = Reading::of(&cell.text, unit);
                if reading == Reading::Other {
                    continue;
                }
                let mut coordinate = key.map_or_else(|| head.clone(), |key| head.refine(&key.coordinate));
                coordinate.flow =
                    raise_totals(table.column_sums.as_slice(), block, *column, &heads, coordinate.flow);
                normalise(&mut coordinate, book.kind);
                // A figure beside an empty label counts nobody knows what: never the total, and never compared.
                if key.is_none() && (block.name_column.is_some() || !block.code_columns.is_empty()) {
                    coordinate.line = Some(String::new());
                }
                let Reading::Figure(printed) = reading else {
                    if key.is_some() {
                        book.empty_cells.push(EmptyCell {
                            coordinate,
                            table: index,
                            row: row_index,
                            column: *column,
                        });
                    }
                    continue;
                };
                cell.fact = Some(book.facts.len());
                book.facts.push(Fact {
                    coordinate,
                    text: cell.text.clone(),
                    printed,
                    place: cell.place,
                    table: index,
                    row: row_index,
                    column: *column,
                });
            }
        }
    }
}

fn column_coordinate(path: &[String], side: &Coordinate, book: &Book) -> Coordinate {
    let lexicon = &Catalog::embedded().lexicon;
    let is_in = matches!(side.flow, Some(Flow::Revenue | Flow::TotalIn));
    let place = if is_in { Where::ColumnIn } else { Where::ColumnOut };
    let mut out = side.clone();
    for label in path {
        let mut said = lexicon.restrict(label, place);
        // 支出预算 over a column of an income table, or 收入 inside 支出, would turn the side around.
        if side.flow.is_some()
            && matches!(
                (side.flow, said.flow),
                (Some(Flow::Revenue), Some(Flow::Expenditure))
                    | (Some(Flow::Expenditure), Some(Flow::Revenue))
            )
        {
            said.flow = None;
        }
        let refined = out.refine(&said);
        // 教育收费 beside 事业收入 counts a part that no member names: it is kept apart, never compared.
        if !lexicon.exhausts(label, place) || (label.starts_with("其中") && refined == out) {
            out.line = Some(plain(label));
        }
        out = refined.refine(&Coordinate { line: out.line.take(), ..Coordinate::default() });
        if let (Some(year), Some(named)) = (book.year, year_in(label))
            && named + 1 == year
        {
            out.year = Some(Year::Last);
        }
    }
    out
}

fn year_in(label: &str) -> Option<i32> {
    let digits: String = label.chars().take_while(char::is_ascii_digit).collect();
    (digits.len() == 4 && label.get(4..).is_some_and(|rest| rest.starts_with('年')))
        .then(|| digits.parse().ok())?
}

/// A 合计 column over 本年收入 and 上年结转 is everything that came in.
fn raise_totals(
    sums: &[mingzhang_model::ColumnSum],
    block: &Block,
    column: usize,
    heads: &[Coordinate],
    own: Option<Flow>,
) -> Option<Flow> {
    let flow_of = |column: usize| {
        block
            .number_columns
            .iter()
            .position(|c| *c == column)
            .and_then(|i| heads.get(i))
            .and_then(|head| head.flow)
    };
    match sums.iter().find(|sum| sum.total == column) {
        Some(sum) => {
            let parts: Vec<Option<Flow>> = sum.parts.iter().map(|part| flow_of(*part)).collect();
            total_flow(own, &parts)
        }
        None => own,
    }
}

/// What goes without saying in this kind of book is not said: 预算数 in a budget, 决算数 in final accounts.
fn normalise(coordinate: &mut Coordinate, kind: BookKind) {
    match (kind, coordinate.stage) {
        (BookKind::Budget, Some(Stage::Budget)) | (BookKind::FinalAccounts, Some(Stage::Actual)) => {
            coordinate.stage = None;
        }
        _ => {}
    }
    // 基本支出, 公务接待费, 301 can only be spent.
    let spent = coordinate.spending.is_some()
        || coordinate.dept_economic.is_some()
        || coordinate.gov_economic.is_some()
        || coordinate.three_public.is_some();
    if coordinate.flow.is_none() && spent {
        coordinate.flow = Some(Flow::Expenditure);
    }
    if coordinate.spending == Some(Spending::Basic) && coordinate.three_public.is_some() {
        coordinate.spending = None;
    }
}

//! From a draft to a table of the book: columns, blocks, keys, sums, and every figure at its coordinate.

use mingzhang_catalog::{Catalog, Where, plain};
use mingzhang_model::{
    Block, Book, BookKind, Cell, Coordinate, Fact, Flow, MoneyUnit, Problem, Reading, Row, Spending, Stage, Table,
    Year,
};

use crate::blocks::blocks;
use crate::header::{header_texts, paths};
use crate::identity::{Identity, org_of};
use crate::keys::{Surroundings, row_keys};
use crate::stitch::Draft;
use crate::sums::{column_sums, row_sums, total_flow};

/// Understands a draft and adds it to the book.
pub(crate) fn add(book: &mut Book, draft: Draft, identity: &Identity, common_unit: Option<MoneyUnit>) {
    let org = org_of(&draft, identity);
    let Draft { caption, pages, matrix, header_rows, note, place, .. } = draft;
    let columns = paths(&matrix, header_rows);
    let scope = title_scope(&caption.title);
    let mut blocks = blocks(&matrix, header_rows, &columns);
    let declared = caption.unit.or_else(|| unit_in_header(&columns));
    let is_sheet = ["绩效", "目标表", "申报表", "指标"].iter().any(|word| caption.title.contains(word));
    let has_scope = scope != Coordinate::default();
    let is_money = !is_sheet && !blocks.is_empty() && (declared.is_some() || (has_scope && common_unit.is_some()));
    let unit = declared.or(common_unit.filter(|_| is_money));
    if is_money && declared.is_none() {
        book.problems.push(Problem { code: "unit-missing", detail: caption.title.clone(), place: Some(place) });
    }
    if !is_money {
        blocks.clear();
    }
    let sides = sides(&blocks, &columns, &scope);
    let mut column_sums_all = Vec::new();
    for (block, side) in blocks.iter_mut().zip(&sides) {
        column_sums_all.extend(column_sums(block, &columns));
        let labels: String = block
            .code_columns
            .iter()
            .chain(&block.name_column)
            .filter_map(|column| columns.get(*column))
            .flatten()
            .map(String::as_str)
            .collect();
        let leaf_is_project = block
            .name_column
            .and_then(|column| columns.get(column))
            .is_some_and(|path| path.last().is_some_and(|leaf| leaf.contains("项目名称")));
        let around = Surroundings {
            scope: side,
            economic: labels.contains("经济") || caption.title.contains("经济"),
            subjects: holds_subjects(block, &columns),
            projects: leaf_is_project && block.code_columns.is_empty(),
            org: org.as_deref(),
        };
        block.keys = row_keys(&matrix, header_rows, block, &around);
        block.row_sums = row_sums(&block.keys);
        inherit(block);
    }
    let rows: Vec<Row> = (header_rows..matrix.rows.len())
        .map(|row| Row {
            cells: (0..matrix.columns)
                .map(|column| Cell {
                    text: matrix.own_text(row, column).to_owned(),
                    place: matrix.rows.get(row).and_then(|cells| cells.get(column)).map_or(place, |cell| cell.place),
                    fact: None,
                })
                .collect(),
        })
        .collect();
    let mut table = Table {
        title: caption.title,
        pages,
        unit,
        org,
        header: header_texts(&matrix, header_rows),
        columns,
        rows,
        blocks,
        column_sums: column_sums_all,
        scope,
        note,
        is_money,
        place: caption.title_place.or(Some(place)),
    };
    add_facts(book, &mut table, &sides);
    book.tables.push(table);
}

/// Whether the code columns of a block hold subject codes: their header speaks of 科目, 功能, 经济 or 类款项, or says no
/// more than 编码; 单位代码 and 项目编码 are other registers.
fn holds_subjects(block: &Block, columns: &[Vec<String>]) -> bool {
    block.code_columns.iter().filter_map(|column| columns.get(*column)).all(|path| {
        let leaf = path.last().map_or("", String::as_str);
        let whole = path.concat();
        ["科目", "功能", "经济"].iter().any(|word| whole.contains(word))
            || matches!(leaf, "类" | "款" | "项" | "编码" | "代码")
            || !["单位", "部门", "项目", "资产", "采购"].iter().any(|word| leaf.contains(word))
    })
}

/// A title that names 三公 and 机关运行经费 together says neither of all its figures: the columns do.
fn title_scope(title: &str) -> Coordinate {
    let mut scope = Catalog::embedded().lexicon.restrict(title, Where::Title);
    if scope.three_public.is_some() && scope.topic.is_some() {
        scope.three_public = None;
        scope.topic = None;
    }
    scope
}

/// A named part counts what its whole counts: 一般公共预算 under 年初结转和结余 is carried in, not the year's revenue.
fn inherit(block: &mut Block) {
    for sum in block.row_sums.clone() {
        let Some(whole) = block.keys.get(sum.total).and_then(Option::as_ref).filter(|key| !key.is_total).cloned() else {
            continue;
        };
        for part in sum.parts {
            if let Some(Some(key)) = block.keys.get_mut(part)
                && key.code_text.is_empty()
            {
                key.coordinate = whole.coordinate.refine(&key.coordinate);
            }
        }
    }
}

/// `金额（万元）` in a header declares the unit where no line above the table does.
fn unit_in_header(columns: &[Vec<String>]) -> Option<MoneyUnit> {
    columns.iter().flatten().map(|label| plain(label)).find_map(|label| {
        let inner = label.split_once('(')?.1;
        MoneyUnit::ALL.into_iter().find(|unit| inner.starts_with(unit.chinese()) || inner.ends_with(&format!("{})", unit.chinese())))
    })
}

/// The restriction that each block inherits from the title and the label over its half.
fn sides(blocks: &[Block], columns: &[Vec<String>], scope: &Coordinate) -> Vec<Coordinate> {
    let lexicon = &Catalog::embedded().lexicon;
    blocks
        .iter()
        .enumerate()
        .map(|(index, block)| {
            let over = block
                .code_columns
                .iter()
                .chain(&block.name_column)
                .chain(block.number_columns.first())
                .filter_map(|column| columns.get(*column).and_then(|path| path.first()))
                .map(|label| lexicon.restrict(label, Where::Title))
                .find(|restriction| matches!(restriction.flow, Some(Flow::Revenue | Flow::Expenditure)));
            let mut side = scope.clone();
            if let Some(over) = over.filter(|_| scope.flow.is_none() || blocks.len() > 1) {
                side = scope.refine(&Coordinate { flow: over.flow, fund: over.fund, ..Coordinate::default() });
            }
            if side.flow.is_none() && blocks.len() == 2 {
                side.flow = Some(if index == 0 { Flow::Revenue } else { Flow::Expenditure });
            }
            side
        })
        .collect()
}

fn add_facts(book: &mut Book, table: &mut Table, sides: &[Coordinate]) {
    let Some(unit) = table.unit.filter(|_| table.is_money) else { return };
    let index = book.tables.len();
    for (block, side) in table.blocks.iter().zip(sides) {
        let heads: Vec<Coordinate> = block
            .number_columns
            .iter()
            .map(|column| column_coordinate(table.columns.get(*column).map_or(&[][..], Vec::as_slice), side, book))
            .collect();
        for (row_index, row) in table.rows.iter_mut().enumerate() {
            let key = block.keys.get(row_index).and_then(Option::as_ref);
            for (column, head) in block.number_columns.iter().zip(&heads) {
                let Some(cell) = row.cells.get_mut(*column) else { continue };
                let Reading::Figure(printed) = Reading::of(&cell.text, unit) else { continue };
                let mut coordinate = key.map_or_else(|| head.clone(), |key| merge(head, &key.coordinate));
                coordinate.flow = raise_totals(table.column_sums.as_slice(), block, *column, &heads, coordinate.flow);
                normalise(&mut coordinate, book.kind);
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

/// The row key stands closer to the figure; but a column for one kind of money under a row for the year's total
/// (当年预算 | 上年结转) keeps what both say.
fn merge(head: &Coordinate, row: &Coordinate) -> Coordinate {
    head.refine(row)
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
            && matches!((side.flow, said.flow), (Some(Flow::Revenue), Some(Flow::Expenditure)) | (Some(Flow::Expenditure), Some(Flow::Revenue)))
        {
            said.flow = None;
        }
        out = out.refine(&said);
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
    (digits.len() == 4 && label.get(4..).is_some_and(|rest| rest.starts_with('年'))).then(|| digits.parse().ok())?
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
        block.number_columns.iter().position(|c| *c == column).and_then(|i| heads.get(i)).and_then(|head| head.flow)
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
    if coordinate.spending == Some(Spending::Basic) && coordinate.three_public.is_some() {
        coordinate.spending = None;
    }
}

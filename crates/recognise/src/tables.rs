//! From a draft to a table of the book: columns, blocks, keys, sums, and every figure at its coordinate.

use mingzhang_catalog::{Catalog, Where, plain};
use mingzhang_model::{Block, Book, Cell, Coordinate, Flow, MoneyUnit, Problem, Row, Table};

use crate::blocks::{blocks, is_subject_column, label_columns};
use crate::facts::add_facts;
use crate::header::{header_texts, paths};
use crate::identity::{Identity, org_of};
use crate::keys::{Names, Surroundings, row_keys};
use crate::matrix::Matrix;
use crate::sheets;
use crate::stitch::Draft;
use crate::sums::{column_sums, row_sums};
use crate::totals::{asides, body_is_total, headings, move_labels, settle, whole_body};

/// Understands a draft and adds it to the book.
pub(crate) fn add(book: &mut Book, draft: Draft, identity: &Identity, common_unit: Option<MoneyUnit>) {
    let org = org_of(&draft, identity);
    let Draft { caption, pages, matrix, header_rows, note, place, .. } = draft;
    let sheet = sheets::read(&matrix, &caption.title, caption.title_place.unwrap_or(place), &pages);
    let columns = paths(&matrix, header_rows);
    let scope = title_scope(&caption.title);
    let mut blocks = blocks(&matrix, header_rows, &columns);
    let declared = caption.unit.or_else(|| unit_in_header(&columns));
    let is_sheet = sheet.is_some()
        || ["绩效", "目标表", "申报表", "指标"].iter().any(|word| caption.title.contains(word));
    book.target_sheets.extend(sheet);
    let has_scope = scope != Coordinate::default();
    let is_money =
        !is_sheet && !blocks.is_empty() && (declared.is_some() || (has_scope && common_unit.is_some()));
    let unit = declared.or(common_unit.filter(|_| is_money));
    if is_money && declared.is_none() {
        book.problems.push(Problem {
            code: "unit-missing",
            detail: caption.title.clone(),
            place: Some(place),
        });
    }
    if !is_money {
        blocks.clear();
    }
    let income = blocks.first().is_some_and(|block| speaks_of_income(&matrix, block));
    let sides = sides(&blocks, &columns, &scope, income);
    let two_sided = blocks.len() > 1;
    let mut column_sums_all = Vec::new();
    let label_columns = label_columns(&blocks);
    let title = caption.title.clone();
    let around = |block: &Block, side| {
        surroundings(block, &columns, &title, side, org.as_deref(), two_sided, book.year)
    };
    for ((block, side), labels) in blocks.iter_mut().zip(&sides).zip(&label_columns) {
        let around = around(block, side);
        block.keys = row_keys(&matrix, header_rows, block, labels, &around);
        if !around.subjects {
            whole_body(block);
        }
        if block.code_columns.is_empty() {
            body_is_total(block, org.as_deref());
        }
    }
    let moved = move_labels(&matrix, header_rows, &mut blocks);
    for (index, ((block, side), labels)) in blocks.iter_mut().zip(&sides).zip(&label_columns).enumerate() {
        column_sums_all.extend(column_sums(block, &columns));
        let headings = headings(&matrix, header_rows, block, labels, &around(block, side));
        let asides = asides(&matrix, header_rows, block);
        let mut sums = row_sums(&block.keys, &headings, &asides);
        block.row_sums = std::mem::take(&mut sums.sums);
        settle(block, side, &sums, &asides);
        block.row_sums.retain(|sum| !moved.contains(&(index, sum.total)));
    }
    let rows: Vec<Row> = (header_rows..matrix.rows.len())
        .map(|row| Row {
            cells: (0..matrix.columns)
                .map(|column| Cell {
                    text: matrix.own_text(row, column).to_owned(),
                    place: matrix
                        .rows
                        .get(row)
                        .and_then(|cells| cells.get(column))
                        .map_or(place, |cell| cell.place),
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

/// What the reading of a block's labels depends on.
fn surroundings<'a>(
    block: &Block,
    columns: &[Vec<String>],
    title: &str,
    scope: &'a Coordinate,
    org: Option<&'a str>,
    two_sided: bool,
    year: Option<i32>,
) -> Surroundings<'a> {
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
    Surroundings {
        scope,
        names: if leaf_is_project && block.code_columns.is_empty() {
            Names::Projects
        } else if labels.contains("经济") || title.contains("经济") {
            Names::Economic
        } else {
            Names::Any
        },
        subjects: block.code_columns.iter().all(|column| is_subject_column(columns.get(*column))),
        org,
        two_sided,
        year,
    }
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

/// `金额（万元）` in a header declares the unit where no line above the table does.
fn unit_in_header(columns: &[Vec<String>]) -> Option<MoneyUnit> {
    columns.iter().flatten().map(|label| plain(label)).find_map(|label| {
        let inner = label.split_once('(')?.1;
        MoneyUnit::ALL.into_iter().find(|unit| {
            inner.starts_with(unit.chinese()) || inner.ends_with(&format!("{})", unit.chinese()))
        })
    })
}

/// Whether the labels of a block are about income. Two halves need not be the two sides of an account: they may as well be
/// one long list, folded.
fn speaks_of_income(matrix: &Matrix, block: &Block) -> bool {
    let Some(column) = block.name_column else { return false };
    (0..matrix.rows.len())
        .any(|row| ["收入", "拨款"].iter().any(|word| matrix.own_text(row, column).contains(word)))
}

/// The restriction that each block inherits from the title and the label over its half.
fn sides(blocks: &[Block], columns: &[Vec<String>], scope: &Coordinate, income: bool) -> Vec<Coordinate> {
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
                side =
                    scope.refine(&Coordinate { flow: over.flow, fund: over.fund, ..Coordinate::default() });
            }
            if side.flow.is_none() && blocks.len() == 2 && income {
                side.flow = Some(if index == 0 { Flow::Revenue } else { Flow::Expenditure });
            }
            side
        })
        .collect()
}

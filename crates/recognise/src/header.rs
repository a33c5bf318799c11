//! Where the header ends, and what path of labels stands above each column.

use mingzhang_catalog::{Catalog, is_total, plain, strip_ordinal};

use crate::matrix::{Matrix, is_code_like, is_figure};

/// More header rows than this no book has; a grid that seems to is not a table of figures.
const MOST_HEADER_ROWS: usize = 8;

/// How many rows at the top of the matrix are header rows.
pub(crate) fn header_rows(matrix: &Matrix) -> usize {
    if let Some(declared) = matrix.declared {
        return declared.min(matrix.rows.len());
    }
    let mut label_columns = vec![false; matrix.columns];
    for row in 0..matrix.rows.len().min(MOST_HEADER_ROWS) {
        let texts = matrix.own_texts(row);
        if is_index_row(&texts) {
            continue;
        }
        if is_data(matrix, row, &texts, &label_columns) {
            return row;
        }
        for (column, text) in texts {
            if is_label_header(text) {
                let end = matrix
                    .rows
                    .get(row)
                    .and_then(|cells| cells.get(column))
                    .map_or(column + 1, |c| c.column_end);
                // A text export has lost the merge, but a label such as 项目 still reaches over what is blank.
                label_columns.iter_mut().take(end).skip(column).for_each(|flag| *flag = true);
            }
        }
    }
    matrix.rows.len().min(MOST_HEADER_ROWS)
}

fn is_data(matrix: &Matrix, row: usize, texts: &[(usize, &str)], label_columns: &[bool]) -> bool {
    let Some(&(column, first)) = texts.first() else {
        // A blank row is data, unless header cells from above still cover it.
        let covered = matrix
            .rows
            .get(row)
            .is_some_and(|cells| cells.iter().any(|c| c.origin.0 < row && !c.text.is_empty()));
        return row > 0 && !covered;
    };
    if is_code_like(first) || (strip_ordinal(first).0 == 1 && row > 0) {
        return true;
    }
    if texts.iter().any(|(_, text)| is_figure(text) && !is_year(text)) {
        return true;
    }
    let under_label = label_columns.get(column).copied().unwrap_or(false);
    if row == 0 || !under_label || is_label_header(first) {
        return false;
    }
    // Under a label header a text that is not itself a label is the first row key, unless a column to its right
    // still opens new header labels (text exports put 合计, 基本支出 … one row below 项目).
    let opens_header = texts.iter().skip(1).any(|(c, text)| {
        !label_columns.get(*c).copied().unwrap_or(false) && !is_figure(text) && is_column_word(text)
    });
    is_total(first) || !opens_header
}

/// `1 2 3 …` below the header, also with 栏次 or 行次 in front.
fn is_index_row(texts: &[(usize, &str)]) -> bool {
    let numbers: Vec<u32> = texts
        .iter()
        .map(|(_, text)| *text)
        .filter(|text| !matches!(*text, "栏次" | "行次" | "甲" | "乙" | "**" | "—" | "栏目"))
        .filter_map(|text| text.split(['=', '＝']).next().and_then(|n| n.parse().ok()))
        .collect();
    let words = texts.iter().filter(|(_, text)| text.contains(['栏', '行', '甲', '乙', '*'])).count();
    (numbers.len() >= 2 || (words > 0 && !numbers.is_empty()))
        && numbers.len() + words == texts.len()
        && numbers.windows(2).all(|pair| matches!(pair, [a, b] if *b == a + 1))
        && numbers.first().is_some_and(|n| *n <= 2)
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.starts_with("20") && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a header label stands above keys (codes, names) and not above figures.
pub(crate) fn is_label_header(text: &str) -> bool {
    let text = plain(text);
    let (_, text) = strip_ordinal(&text);
    if ["金额", "预算数", "决算数", "合计"].iter().any(|word| text.contains(word)) {
        return false;
    }
    // 项目（按功能分类）: the brackets say by what the items are listed.
    let text = text.split('(').next().unwrap_or(text);
    let text = text.trim_start_matches('按');
    ["编码", "代码", "名称", "科目"].iter().any(|word| text.contains(word))
        || matches!(
            text,
            "项目"
                | "类"
                | "款"
                | "项"
                | "序号"
                | "单位"
                | "部门"
                | "行次"
                | "栏次"
                | "功能分类"
                | "经济分类"
                | "支出功能分类"
                | "支出经济分类"
                | "部门预算经济分类"
                | "政府预算经济分类"
                | "备注"
                | "说明"
                | "支出项目"
                | "支出项目类别"
                | "支出用途"
                | "支出性质"
                | "支出性质分类"
                | "经济性质"
                | "年度"
                | "支出经济科目"
                | "部门预算支出经济分类"
                | "政府预算支出经济分类"
                | "功能科目"
                | "支出类别"
                | "收入项目"
                | "支出功能科目"
        )
}

/// Whether a header label stands above figures.
fn is_column_word(text: &str) -> bool {
    is_total(text)
        || Catalog::embedded().lexicon.knows(text)
        || ["金额", "预算数", "决算数"].iter().any(|w| text.contains(w))
}

/// The header as plain rows, merged text in its leftmost column.
pub(crate) fn header_texts(matrix: &Matrix, rows: usize) -> Vec<Vec<String>> {
    (0..rows)
        .map(|row| (0..matrix.columns).map(|column| matrix.own_text(row, column).to_owned()).collect())
        .collect()
}

/// The labels above each column, outermost first, each merged label once.
pub(crate) fn paths(matrix: &Matrix, rows: usize) -> Vec<Vec<String>> {
    (0..matrix.columns).map(|column| path(matrix, rows, column)).collect()
}

fn path(matrix: &Matrix, rows: usize, column: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut last = None;
    for row in 0..rows {
        if is_index_row(&matrix.own_texts(row)) {
            continue;
        }
        let (origin, text) = if matrix.ruled {
            let Some(cell) = matrix.rows.get(row).and_then(|cells| cells.get(column)) else { continue };
            (cell.origin, cell.text.as_str())
        } else {
            let Some(found) = inherited(matrix, rows, row, column) else { continue };
            found
        };
        if !text.is_empty() && last != Some(origin) {
            out.push(text.to_owned());
            last = Some(origin);
        }
    }
    out
}

/// In a text export a blank header cell belongs to the label on its left if a lower header row still says something
/// about the column; otherwise the label above it reaches down.
fn inherited(matrix: &Matrix, rows: usize, row: usize, column: usize) -> Option<((usize, usize), &str)> {
    let own = matrix.own_text(row, column);
    if !own.is_empty() {
        return Some(((row, column), own));
    }
    let said_below = (row + 1..rows)
        .any(|r| !matrix.own_text(r, column).is_empty() && !is_index_row(&matrix.own_texts(r)));
    if !said_below {
        return None;
    }
    let left = (0..column).rev().find(|c| !matrix.own_text(row, *c).is_empty())?;
    // The label on the left is only shared if it has parts of its own below: `项目名称 | 合计 | 财政拨款 | | |`.
    let divided = (row + 1..rows).any(|r| !matrix.own_text(r, left).is_empty());
    divided.then(|| ((row, left), matrix.own_text(row, left)))
}

//! Which columns hold keys and which hold money, and where one half of a table ends and the next begins.

use mingzhang_catalog::{Catalog, is_total, plain};
use mingzhang_model::Block;

use crate::header::is_label_header;
use crate::matrix::{Matrix, is_figure};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Code,
    Name,
    Number,
    Other,
}

/// Splits the columns of a table into blocks; a block without number columns is dropped.
pub(crate) fn blocks(matrix: &Matrix, header_rows: usize, paths: &[Vec<String>]) -> Vec<Block> {
    let roles: Vec<Role> = paths.iter().enumerate().map(|(c, path)| role(matrix, header_rows, path, c)).collect();
    let mut out: Vec<Block> = Vec::new();
    let mut current = Block::default();
    let mut names: Vec<usize> = Vec::new();
    for (column, role) in roles.iter().enumerate() {
        let is_label = matches!(role, Role::Code | Role::Name);
        if is_label && !current.number_columns.is_empty() {
            finish(&mut current, &mut names, paths, &mut out);
        }
        match role {
            Role::Code => current.code_columns.push(column),
            Role::Name => names.push(column),
            Role::Number => current.number_columns.push(column),
            Role::Other => {}
        }
    }
    finish(&mut current, &mut names, paths, &mut out);
    out
}

fn finish(current: &mut Block, names: &mut Vec<usize>, paths: &[Vec<String>], out: &mut Vec<Block>) {
    let mut block = std::mem::take(current);
    let names = std::mem::take(names);
    if block.number_columns.is_empty() {
        return;
    }
    let leaf = |column: &usize| paths.get(*column).and_then(|path| path.last()).map_or("", String::as_str);
    // Where a unit, a code and an item stand side by side, the item is what the row is about.
    block.name_column = names
        .iter()
        .find(|c| leaf(c).contains("部门预算") && leaf(c).contains("经济"))
        .or_else(|| names.iter().rev().find(|c| leaf(c).contains("项目名称") || leaf(c).contains("科目名称")))
        .or_else(|| names.last())
        .copied();
    out.push(block);
}

fn role(matrix: &Matrix, header_rows: usize, path: &[String], column: usize) -> Role {
    let leaf = path.last().map_or("", String::as_str);
    let body: Vec<&str> = (header_rows..matrix.rows.len())
        .map(|row| matrix.own_text(row, column))
        .filter(|text| !text.is_empty())
        .collect();
    let figures = body.iter().filter(|text| is_figure(text)).count();
    if path.iter().any(|label| is_growth(label)) || ["数量", "人数", "个数", "单价", "计量单位", "规格"].iter().any(|word| leaf.contains(word))
        || matches!(plain(leaf).as_str(), "备注" | "说明" | "序号" | "行次") {
        return Role::Other;
    }
    if is_label_header(leaf) || (path.is_empty() && figures * 2 < body.len()) {
        let coded = matches!(leaf, "类" | "款" | "项") || leaf.contains("编码") || leaf.contains("代码");
        let named = leaf.contains("名称");
        // A joined label (科目) above codes only: the body decides.
        let digits = body.iter().filter(|text| text.starts_with(|c: char| c.is_ascii_digit())).count();
        return if coded && !named || (!named && !body.is_empty() && digits * 2 > body.len()) {
            Role::Code
        } else {
            Role::Name
        };
    }
    let known = path.iter().any(|label| is_total(label) || Catalog::embedded().lexicon.knows(label))
        || ["金额", "预算", "决算", "年", "数"].iter().any(|word| leaf.contains(word));
    if figures * 2 >= body.len() && (known || figures > 0) {
        Role::Number
    } else if body.iter().any(|text| !is_figure(text)) && column == 0 {
        Role::Name
    } else {
        Role::Other
    }
}

/// Columns of changes and shares hold no amounts at a coordinate.
fn is_growth(label: &str) -> bool {
    ["增减", "增长", "比例", "%", "％", "占比", "比上年", "完成率", "变动"].iter().any(|word| label.contains(word))
}

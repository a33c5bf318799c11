//! Which columns hold keys and which hold money, and where one half of a table ends and the next begins.

use mingzhang_catalog::{Catalog, is_total, plain};
use mingzhang_model::Block;

use crate::header::is_label_header;
use crate::matrix::{Matrix, is_dash, is_figure};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    Code,
    Name,
    Number,
    /// Words under a header that says nothing known.
    Words,
    Other,
}

/// Codes and the name beside them: one way in which a row is labelled.
#[derive(Debug, Default)]
struct Labels {
    codes: Vec<usize>,
    name: Option<usize>,
}

/// The label columns of a block, before it is known which of them say what the row is about.
#[derive(Debug, Default)]
struct Open {
    labels: Vec<Labels>,
    /// Columns of words under headers that nobody knows.
    words: Option<usize>,
    numbers: Vec<usize>,
}

impl Open {
    fn take(&mut self, role: Role, column: usize) {
        let last = self.labels.last_mut().filter(|labels| labels.name.is_none());
        match (role, last) {
            (Role::Code, Some(labels)) => labels.codes.push(column),
            (Role::Code, None) => self.labels.push(Labels { codes: vec![column], name: None }),
            (Role::Name, Some(labels)) => labels.name = Some(column),
            (Role::Name, None) => self.labels.push(Labels { codes: Vec::new(), name: Some(column) }),
            (Role::Number, _) => self.numbers.push(column),
            (Role::Words, _) if self.numbers.is_empty() => self.words = Some(column),
            (Role::Words | Role::Other, _) => {}
        }
    }
}

/// Splits the columns of a table into blocks; a block without number columns is dropped.
pub(crate) fn blocks(matrix: &Matrix, header_rows: usize, paths: &[Vec<String>]) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut open = Open::default();
    let roles: Vec<Role> =
        paths.iter().enumerate().map(|(column, path)| role(matrix, header_rows, path, column)).collect();
    let leaf = |column: usize| paths.get(column).and_then(|path| path.last());
    for (column, role) in roles.iter().copied().enumerate() {
        // Words between 预算数 and another 预算数 label the rows of the second, whatever they are called (项目分类, 支出性质).
        let repeats = role == Role::Words
            && roles.get(column + 1) == Some(&Role::Number)
            && open.numbers.iter().any(|number| leaf(*number).is_some() && leaf(*number) == leaf(column + 1));
        let role = if repeats { Role::Name } else { role };
        if matches!(role, Role::Code | Role::Name) && !open.numbers.is_empty() {
            out.push(closed(std::mem::take(&mut open), paths));
        }
        open.take(role, column);
    }
    if !open.numbers.is_empty() {
        out.push(closed(open, paths));
    }
    out
}

/// Where a unit, a subject and a project stand side by side, decides which of them the row is about.
fn closed(open: Open, paths: &[Vec<String>]) -> Block {
    let path = |column: usize| paths.get(column).map(|path| path.concat()).unwrap_or_default();
    let leaf = |column: usize| paths.get(column).and_then(|path| path.last()).map_or("", String::as_str);
    let subject = |labels: &&Labels| labels.codes.iter().any(|column| is_subject_column(paths.get(*column)));
    let departmental = |labels: &&Labels| {
        labels
            .name
            .or(labels.codes.first().copied())
            .is_some_and(|c| path(c).contains("部门预算") && path(c).contains("经济"))
    };
    let chosen = open
        .labels
        .iter()
        .find(departmental)
        .or_else(|| open.labels.iter().rev().find(subject))
        .or_else(|| {
            open.labels.iter().rev().find(|l| {
                l.name.is_some_and(|c| ["项目名称", "科目名称"].iter().any(|w| leaf(c).contains(w)))
            })
        })
        .or_else(|| open.labels.last());
    let mut block = Block { number_columns: open.numbers, ..Block::default() };
    let Some(chosen) = chosen else {
        block.name_column = open.words;
        return block;
    };
    block.code_columns.clone_from(&chosen.codes);
    // Numbers of units beside subject codes are registers: the subject is what the row is about.
    if block.code_columns.iter().any(|column| is_subject_column(paths.get(*column))) {
        block.code_columns.retain(|column| is_subject_column(paths.get(*column)));
    }
    // The name may stand in front of its code.
    let nameless =
        || open.labels.iter().filter(|labels| labels.codes.is_empty()).find_map(|labels| labels.name);
    block.name_column = chosen.name.or_else(nameless).or(open.words);
    block
}

/// The columns in front of each block's figures: the labels of its rows, whatever they hold.
pub(crate) fn label_columns(blocks: &[Block]) -> Vec<Vec<usize>> {
    let mut start = 0;
    blocks
        .iter()
        .map(|block| {
            let first = block.number_columns.first().copied().unwrap_or(start);
            let labels = (start..first).collect();
            start = block.number_columns.last().map_or(start, |column| column + 1);
            labels
        })
        .collect()
}

/// Whether a code column holds subject codes: its header speaks of 科目, 功能, 经济 or 类款项, or says no more than 编码;
/// 单位代码 and 项目编码 are other registers.
pub(crate) fn is_subject_column(path: Option<&Vec<String>>) -> bool {
    let Some(path) = path else { return false };
    let leaf = path.last().map_or("", String::as_str);
    let whole = path.concat();
    let register =
        |text: &str| ["单位", "部门", "项目", "资产", "采购"].iter().any(|word| text.contains(word));
    ["科目", "功能", "经济"].iter().any(|word| whole.contains(word))
        || matches!(leaf, "类" | "款" | "项")
        || (matches!(leaf, "编码" | "代码") && !["单位", "部门"].iter().any(|word| whole.contains(word)))
        || !register(leaf) && !matches!(leaf, "编码" | "代码")
}

fn role(matrix: &Matrix, header_rows: usize, path: &[String], column: usize) -> Role {
    let leaf = path.last().map_or("", String::as_str);
    let body: Vec<&str> = (header_rows..matrix.rows.len())
        .map(|row| matrix.own_text(row, column))
        .filter(|text| !text.is_empty() && !is_dash(text))
        .collect();
    let figures = body.iter().filter(|text| is_figure(text)).count();
    if path.iter().any(|label| is_growth(label))
        || ["数量", "人数", "个数", "单价", "计量单位", "规格"].iter().any(|word| leaf.contains(word))
        || matches!(plain(leaf).as_str(), "备注" | "说明" | "序号" | "行次" | "栏次")
    {
        return Role::Other;
    }
    if is_label_header(leaf) || (path.is_empty() && figures * 2 < body.len()) {
        let coded = matches!(leaf, "类" | "款" | "项") || leaf.contains("编码") || leaf.contains("代码");
        let named = leaf.contains("名称");
        // A joined label (科目) above codes only: the body decides. `2010101行政运行` is a name with its code in front.
        let digits = body.iter().filter(|text| text.bytes().all(|b| b.is_ascii_digit() || b == b'-')).count();
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
    } else if figures * 2 < body.len() {
        Role::Words
    } else {
        Role::Other
    }
}

/// Columns of changes and shares hold no amounts at a coordinate.
fn is_growth(label: &str) -> bool {
    ["增减", "增长", "比例", "%", "％", "占比", "比上年", "完成率", "变动"]
        .iter()
        .any(|word| label.contains(word))
}

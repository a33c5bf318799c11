//! Header rows from column paths: equal neighbours merge, a short path reaches down.

use mingzhang_model::manuscript::HeadCell;

/// The header rows of columns with these paths, from the outermost label in.
pub(crate) fn header(paths: &[Vec<String>], numbered: bool) -> Vec<Vec<HeadCell>> {
    let depth = paths.iter().map(Vec::len).max().unwrap_or(0);
    let mut rows: Vec<Vec<HeadCell>> = (0..depth).map(|level| level_cells(paths, level, depth)).collect();
    if numbered {
        rows.push(
            (0..paths.len())
                .map(|column| HeadCell {
                    text: (column + 1).to_string(),
                    column,
                    row_span: 1,
                    column_span: 1,
                })
                .collect(),
        );
    }
    rows
}

fn level_cells(paths: &[Vec<String>], level: usize, depth: usize) -> Vec<HeadCell> {
    let mut cells: Vec<HeadCell> = Vec::new();
    for (column, path) in paths.iter().enumerate() {
        let Some(text) = path.get(level) else { continue };
        let is_leaf = level + 1 == path.len();
        let same_group = column > 0
            && !is_leaf
            && paths
                .get(column - 1)
                .is_some_and(|before| before.len() > level + 1 && before.get(..=level) == path.get(..=level));
        if same_group && let Some(cell) = cells.last_mut() {
            cell.column_span += 1;
            continue;
        }
        let row_span = if is_leaf { depth - level } else { 1 };
        cells.push(HeadCell { text: text.clone(), column, row_span, column_span: 1 });
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_merge_and_short_paths_reach_down() {
        let path = |text: &str| text.split('/').map(str::to_owned).collect::<Vec<_>>();
        let rows = header(&[path("项目/编码"), path("项目/名称"), path("合计"), path("数/合计")], true);
        let spans: Vec<Vec<(usize, usize, usize)>> = rows
            .iter()
            .map(|row| row.iter().map(|c| (c.column, c.row_span, c.column_span)).collect())
            .collect();
        assert_eq!(
            spans,
            [
                vec![(0, 1, 2), (2, 2, 1), (3, 1, 1)],
                vec![(0, 1, 1), (1, 1, 1), (3, 1, 1)],
                vec![(0, 1, 1), (1, 1, 1), (2, 1, 1), (3, 1, 1)],
            ]
        );
    }
}

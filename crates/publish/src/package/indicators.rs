//! The performance indicators, from the grids of the sheets: what stands below 三级指标 and the column to its right.

use mingzhang_model::Manuscript;
use mingzhang_model::manuscript::{Sheet, SheetCell, SheetTone};

use super::records::{Field, Records};

pub(super) fn indicators(manuscript: &Manuscript) -> Records {
    let fields = vec![
        Field::text("project", "项目").with_type("activity:generic:project:label"),
        Field::text("horizon", "目标期"),
        Field::text("level1", "一级指标"),
        Field::text("level2", "二级指标"),
        Field::text("level3", "三级指标"),
        Field::text("target", "指标值"),
    ];
    let mut out = Records::named("indicators", "绩效指标", "项目支出绩效目标表中的指标，一行一个。", fields);
    for sheet in &manuscript.sheets {
        let heads = sheet.cells.iter().filter(|cell| is_label(cell, "三级指标"));
        for head in heads {
            out.rows.extend(below(sheet, head));
        }
    }
    out
}

fn is_label(cell: &SheetCell, text: &str) -> bool {
    cell.tone == SheetTone::Label && cell.text.trim() == text
}

/// The cell that covers a place.
fn at(sheet: &Sheet, row: usize, column: usize) -> Option<&SheetCell> {
    sheet.cells.iter().find(|cell| {
        (cell.row..cell.row.saturating_add(cell.row_span)).contains(&row)
            && (cell.column..cell.column.saturating_add(cell.column_span)).contains(&column)
    })
}

fn below(sheet: &Sheet, head: &SheetCell) -> Vec<Vec<String>> {
    let value = head.column.saturating_add(head.column_span);
    // The two upper levels stand under the nearest such heads to the left.
    let level = |name: &str| {
        let heads = sheet.cells.iter().filter(|cell| cell.row == head.row && cell.column < head.column);
        heads.filter(|cell| is_label(cell, name)).map(|cell| cell.column).max()
    };
    let (first, second) = (level("一级指标"), level("二级指标"));
    let text = |row, column| at(sheet, row, column).map_or("", |cell| cell.text.trim()).to_owned();
    let mut out = Vec::new();
    for row in head.row.saturating_add(1)..sheet.rows {
        let Some(cell) = at(sheet, row, head.column) else { break };
        if cell.row != row || cell.text.trim().is_empty() {
            continue;
        }
        let upper = |column: Option<usize>| column.map(|column| text(row, column)).unwrap_or_default();
        let name = cell.text.trim().to_owned();
        let record = [
            sheet.project.clone(),
            horizon(sheet, head),
            upper(first),
            upper(second),
            name,
            text(row, value),
        ];
        out.push(record.into());
    }
    out
}

/// 实施期目标 or 年度目标, if the sheet tells them apart.
fn horizon(sheet: &Sheet, head: &SheetCell) -> String {
    let covers = |cell: &&SheetCell| {
        cell.row < head.row
            && cell.column > 0
            && (cell.column..cell.column.saturating_add(cell.column_span)).contains(&head.column)
            && matches!(cell.text.trim(), "实施期目标" | "年度目标")
            && cell.tone == SheetTone::Label
    };
    sheet.cells.iter().rfind(covers).map(|cell| cell.text.trim().to_owned()).unwrap_or_default()
}

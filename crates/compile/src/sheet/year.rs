//! The sheet for the year alone: its money, its goal, and one column of indicators with their targets.

use mingzhang_model::ledger::{Horizon, Indicator, Ledger, Project, SourceLevel};
use mingzhang_model::manuscript::Sheet;
use mingzhang_model::manuscript::SheetTone::{Label, Money as Amount, Short, Text};

use super::grid::Grid;
use super::{dimensions, is_dimension, yuan};

/// Widths of the six columns.
const WEIGHTS: [u16; 6] = [14, 14, 18, 22, 16, 16];

pub(super) fn sheet(ledger: &Ledger, project: &Project, title: &str) -> Sheet {
    let mut grid = Grid::default();
    let agency = ledger.agencies.iter().find(|agency| agency.code == project.agency);
    let department = agency.map_or("", |agency| agency.dept_name.as_str());
    let name = agency.map_or("", |agency| agency.name.as_str());
    let term = if project.term.is_empty() { String::new() } else { format!("{}年", project.term) };
    grid.row(&[(1, Label, "项目名称"), (5, Short, &project.name)]);
    grid.row(&[(1, Label, "主管部门"), (2, Short, department), (1, Label, "实施单位"), (2, Short, name)]);
    grid.row(&[
        (1, Label, "项目属性"),
        (2, Short, &project.attribute),
        (1, Label, "项目期"),
        (2, Short, &term),
    ]);
    money(&mut grid, project);
    let goals = project.goals.iter().filter(|goal| goal.horizon == Horizon::Year);
    let goal = goals.map(|goal| goal.text.as_str()).collect::<Vec<_>>().join("\n");
    grid.row(&[(1, Label, "年度总体目标"), (5, Text, &goal)]);
    indicators(&mut grid, project);
    Sheet {
        project: project.name.clone(),
        title: title.to_owned(),
        caption: format!("（{}年度）", ledger.year),
        weights: WEIGHTS.to_vec(),
        cells: grid.cells,
        rows: grid.rows,
        foot: Vec::new(),
    }
}

/// The year's money, and where it comes from.
fn money(grid: &mut Grid, project: &Project) {
    let given: Vec<SourceLevel> = SourceLevel::ALL
        .into_iter()
        .filter(|source| project.funding_from(Horizon::Year, *source).is_some())
        .collect();
    grid.tall(0, 1 + given.len(), Label, "项目资金（元）");
    let total = yuan(Some(project.funding(Horizon::Year)));
    grid.row_from(1, &[(2, Label, "年度资金总额"), (3, Amount, &total)]);
    for source in given {
        let label = match source {
            SourceLevel::Central => "中央财政资金",
            SourceLevel::Provincial => "省级财政资金",
            SourceLevel::Local => "市县（区）财政资金",
            SourceLevel::Own => "单位自筹",
            SourceLevel::Other => "其他资金",
        };
        let amount = yuan(project.funding_from(Horizon::Year, source));
        grid.row_from(1, &[(2, Label, label), (3, Amount, &amount)]);
    }
}

fn indicators(grid: &mut Grid, project: &Project) {
    let of = |level1: &str, level2: &str| -> Vec<&Indicator> {
        let fits = |i: &&Indicator| {
            i.horizon == Horizon::Year && i.level1 == level1 && is_dimension(&i.level2, level2)
        };
        project.indicators.iter().filter(fits).collect()
    };
    let dimensions = dimensions(project);
    let height = |level1: &str, level2: &str| of(level1, level2).len().max(1);
    let all: usize = dimensions.iter().flat_map(|(l1, l2s)| l2s.iter().map(|l2| height(l1, l2))).sum();
    grid.tall(0, all + 1, Label, "绩效指标");
    grid.row_from(
        1,
        &[(1, Label, "一级指标"), (1, Label, "二级指标"), (1, Label, "三级指标"), (2, Label, "指标值")],
    );
    for (level1, level2s) in &dimensions {
        grid.tall(1, level2s.iter().map(|level2| height(level1, level2)).sum(), Label, level1);
        for level2 in level2s {
            let rows = height(level1, level2);
            grid.tall(2, rows, Label, level2);
            let list = of(level1, level2);
            for i in 0..rows {
                let name = list.get(i).map_or("", |indicator| indicator.level3.as_str());
                let target = list.get(i).map(|indicator| indicator.target()).unwrap_or_default();
                grid.put(grid.rows, 3, (1, 1), Short, name);
                grid.put(grid.rows, 4, (1, 2), Short, &target);
                grid.rows += 1;
            }
        }
    }
    grid.cells.sort_by_key(|cell| (cell.row, cell.column));
}

//! Performance sheets (项目支出绩效目标表): with two horizons side by side, or for the year alone.

mod grid;
mod year;

use mingzhang_catalog::template::SheetForm;
use mingzhang_model::ledger::{Horizon, Indicator, Ledger, Project, SourceLevel};
use mingzhang_model::manuscript::{Sheet, SheetTone};
use mingzhang_model::{Money, MoneyUnit};

use grid::Grid;

/// Widths of the eight columns.
const WEIGHTS: [u16; 8] = [11, 9, 13, 18, 13, 13, 18, 13];

/// 一级指标 with their 二级指标, in the order of the form (财预〔2015〕88号).
const DIMENSIONS: [(&str, &[&str]); 3] = [
    ("产出指标", &["数量指标", "质量指标", "时效指标", "成本指标"]),
    ("效益指标", &["经济效益", "社会效益", "生态效益", "可持续影响"]),
    ("满意度指标", &["服务对象满意度"]),
];

/// A sheet for every project that may be published.
pub(crate) fn sheets(ledger: &Ledger, form: SheetForm, title: &str) -> Vec<Sheet> {
    ledger
        .projects
        .iter()
        .filter(|project| !project.secret)
        .map(|project| match form {
            SheetForm::TwoHorizons => sheet(ledger, project, title),
            SheetForm::OneHorizon => year::sheet(ledger, project, title),
        })
        .collect()
}

fn sheet(ledger: &Ledger, project: &Project, title: &str) -> Sheet {
    let mut grid = Grid::default();
    let agency = ledger.agencies.iter().find(|agency| agency.code == project.agency);
    let department = agency.map(|a| format!("{}-{}", a.dept_code, a.dept_name)).unwrap_or_default();
    let name = agency.map_or("", |agency| agency.name.as_str());
    grid.row(&[(1, Label, "项目名称"), (7, Short, &project.name)]);
    grid.row(&[
        (1, Label, "主管部门及代码"),
        (3, Short, &department),
        (1, Label, "实施单位"),
        (3, Short, name),
    ]);
    let term = if project.term.is_empty() { String::new() } else { format!("{}年", project.term) };
    grid.row(&[
        (1, Label, "项目属性"),
        (3, Short, &project.attribute),
        (1, Label, "项目期"),
        (3, Short, &term),
    ]);
    grid.money(project);
    for (label, text) in [
        ("项目概况", &project.description),
        ("立项依据", &project.bases),
        ("项目设立必要性", &project.necessity),
        ("保证项目实施的制度、措施", &project.measures),
        ("项目实施计划", &project.plan),
    ] {
        grid.row(&[(1, Label, label), (7, Text, text)]);
    }
    let goal = |horizon: Horizon| {
        let texts =
            project.goals.iter().filter(|goal| goal.horizon == horizon).map(|goal| goal.text.as_str());
        texts.collect::<Vec<_>>().join("\n")
    };
    grid.tall(0, 2, Label, "总体目标");
    grid.row_from(1, &[(3, Label, "实施期目标"), (4, Label, "年度目标")]);
    grid.row_from(1, &[(3, Text, &goal(Horizon::Total)), (4, Text, &goal(Horizon::Year))]);
    grid.indicators(project);
    Sheet {
        project: project.name.clone(),
        title: title.to_owned(),
        caption: format!("（{}年度）", ledger.year),
        weights: WEIGHTS.to_vec(),
        cells: grid.cells,
        rows: grid.rows,
        // Names and telephone numbers of people are not published.
        foot: Vec::new(),
    }
}

use SheetTone::{Label, Money as Amount, Short, Text};

impl Grid {
    fn money(&mut self, project: &Project) {
        self.tall(0, 1 + SourceLevel::ALL.len(), Label, "项目资金（元）");
        // A ledger without funds for the whole period says nothing of it: that is not zero.
        let total = |horizon| {
            let said = project.funds.iter().any(|fund| fund.horizon == horizon);
            let whole = project.total.filter(|_| horizon == Horizon::Total);
            yuan(said.then(|| project.funding(horizon)).or(whole))
        };
        self.row_from(
            1,
            &[
                (2, Label, "实施期资金总额："),
                (1, Amount, &total(Horizon::Total)),
                (2, Label, "年度资金总额："),
                (2, Amount, &total(Horizon::Year)),
            ],
        );
        for source in SourceLevel::ALL {
            let label = match source {
                SourceLevel::Central => "其中：中央财政资金",
                SourceLevel::Provincial => "省级财政资金",
                SourceLevel::Local => "市县（区）财政资金",
                SourceLevel::Own => "单位自筹",
                SourceLevel::Other => "其他资金",
            };
            let amount = |horizon| yuan(project.funding_from(horizon, source));
            self.row_from(
                1,
                &[
                    (2, Label, label),
                    (1, Amount, &amount(Horizon::Total)),
                    (2, Label, label),
                    (2, Amount, &amount(Horizon::Year)),
                ],
            );
        }
    }

    fn indicators(&mut self, project: &Project) {
        let of = |level1: &str, level2: &str, horizon: Horizon| -> Vec<&Indicator> {
            let fits = |i: &&Indicator| {
                i.horizon == horizon && i.level1 == level1 && is_dimension(&i.level2, level2)
            };
            project.indicators.iter().filter(fits).collect()
        };
        let height = |level1: &str, level2: &str| {
            of(level1, level2, Horizon::Total).len().max(of(level1, level2, Horizon::Year).len()).max(1)
        };
        let dimensions = dimensions(project);
        let all: usize = dimensions.iter().flat_map(|(l1, l2s)| l2s.iter().map(|l2| height(l1, l2))).sum();
        self.tall(0, all + 1, Label, "绩效指标");
        self.row_from(
            1,
            &[
                (1, Label, "一级指标"),
                (1, Label, "二级指标"),
                (1, Label, "三级指标"),
                (1, Label, "指标值"),
                (1, Label, "二级指标"),
                (1, Label, "三级指标"),
                (1, Label, "指标值"),
            ],
        );
        for (level1, level2s) in &dimensions {
            let rows: usize = level2s.iter().map(|level2| height(level1, level2)).sum();
            self.tall(1, rows, Label, level1);
            for level2 in level2s {
                let rows = height(level1, level2);
                let (long, year) = (of(level1, level2, Horizon::Total), of(level1, level2, Horizon::Year));
                self.tall(2, rows, Label, level2);
                self.tall(5, rows, Label, level2);
                for i in 0..rows {
                    for (column, list) in [(3, &long), (6, &year)] {
                        let indicator = list.get(i);
                        let name = indicator.map_or("", |indicator| indicator.level3.as_str());
                        let target = indicator.map(|indicator| indicator.target()).unwrap_or_default();
                        self.put(self.rows, column, (1, 1), Short, name);
                        self.put(self.rows, column + 1, (1, 1), Short, &target);
                    }
                    self.rows += 1;
                }
            }
        }
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
    }
}

/// The dimensions of the form, then those that a project has besides.
fn dimensions(project: &Project) -> Vec<(String, Vec<String>)> {
    let mut out: Vec<(String, Vec<String>)> = DIMENSIONS
        .iter()
        .map(|(level1, level2s)| ((*level1).to_owned(), level2s.iter().map(|l| (*l).to_owned()).collect()))
        .collect();
    for indicator in &project.indicators {
        match out.iter_mut().find(|(level1, _)| *level1 == indicator.level1) {
            Some((_, level2s)) => {
                if !level2s.iter().any(|level2| is_dimension(&indicator.level2, level2)) {
                    level2s.push(indicator.level2.clone());
                }
            }
            None => out.push((indicator.level1.clone(), vec![indicator.level2.clone()])),
        }
    }
    out
}

/// 社会效益指标 and 社会效益 name one dimension.
fn is_dimension(name: &str, dimension: &str) -> bool {
    let bare = |text: &str| text.trim_end_matches("指标").to_owned();
    bare(name) == bare(dimension)
}

/// Yuan as the sheets print them: `6,030,000`, with fen only where there are any.
fn yuan(amount: Option<Money>) -> String {
    let Some(amount) = amount else { return String::new() };
    let decimals = if amount.fen() % 100 == 0 { 0 } else { 2 };
    amount.display(MoneyUnit::Yuan, decimals, true)
}

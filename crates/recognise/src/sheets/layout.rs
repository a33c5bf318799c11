//! Which column of a sheet holds what, as the header row of its indicators says.

use mingzhang_catalog::plain;
use mingzhang_model::ledger::Horizon;

use super::Piece;

/// First column, and the one after the last.
pub(super) type Span = (usize, usize);

/// The columns of one horizon.
#[derive(Clone, Copy, Debug)]
pub(super) struct Half {
    pub(super) horizon: Horizon,
    pub(super) level2: Option<Span>,
    pub(super) name: Span,
    /// ≥, ≤ in a column of its own.
    pub(super) sign: Option<Span>,
    pub(super) value: Option<Span>,
    /// 计量单位 in a column of its own.
    pub(super) unit: Option<Span>,
}

/// The columns of the indicators.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    pub(super) level1: Option<Span>,
    pub(super) halves: Vec<Half>,
    /// Weights, and what an evaluation adds.
    pub(super) points: Option<Span>,
    pub(super) actual: Option<Span>,
    pub(super) score: Option<Span>,
    pub(super) reason: Option<Span>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Level1,
    Level2,
    Name,
    Sign,
    Value(Option<Horizon>),
    Unit,
    Points,
    Actual,
    Score,
    Reason,
    Other,
}

impl Layout {
    /// Whether a row is the header of indicators.
    pub(super) fn is_head(row: &[Piece<'_>]) -> bool {
        let has = |kind| row.iter().any(|piece| column(piece.text) == kind);
        has(Column::Name) && has(Column::Level2)
    }

    /// How many horizons the header (the first of the rows) gives columns to.
    pub(super) fn halves_of(rows: &[Vec<Piece<'_>>]) -> usize {
        rows.first().map_or(0, |row| Self::of(row, false).halves.len())
    }

    /// Reads the header row.
    pub(super) fn of(row: &[Piece<'_>], two_horizons: bool) -> Self {
        let mut out = Self::default();
        let mut level2 = None;
        // What stands before its name column waits here.
        for piece in row {
            let span = piece.columns;
            match column(piece.text) {
                Column::Level1 => out.level1 = Some(span),
                Column::Level2 => level2 = Some(span),
                Column::Name => out.halves.push(Half {
                    horizon: Horizon::Year,
                    level2: level2.take(),
                    name: span,
                    sign: None,
                    value: None,
                    unit: None,
                }),
                Column::Value(said) => out.value(span, said),
                Column::Sign => {
                    if let Some(half) = out.halves.last_mut() {
                        half.sign = Some(span);
                    }
                }
                Column::Unit => {
                    if let Some(half) = out.halves.last_mut() {
                        half.unit = Some(span);
                    }
                }
                Column::Points => out.points = Some(span),
                Column::Actual => out.actual = Some(span),
                Column::Score => out.score = Some(span),
                Column::Reason => out.reason = Some(span),
                Column::Other => {}
            }
        }
        let names: Vec<Span> = out.halves.iter().map(|half| half.name).collect();
        if let [first, second] = names.as_slice()
            && first != second
            && let Some(half) = out.halves.first_mut()
        {
            half.horizon = Horizon::Total;
        } else if two_horizons
            && names.len() == 1
            && let Some(half) = out.halves.first_mut()
        {
            half.horizon = Horizon::Total;
        }
        out
    }

    /// A value column belongs to the name before it; a second one beside a name that has its value shares the name.
    fn value(&mut self, span: Span, said: Option<Horizon>) {
        let Some(last) = self.halves.last_mut() else { return };
        if last.value.is_none() {
            last.value = Some(span);
            last.horizon = said.unwrap_or(Horizon::Year);
        } else if let Some(horizon) = said.filter(|said| *said != last.horizon) {
            let half = Half { value: Some(span), horizon, ..*last };
            self.halves.push(half);
        }
    }
}

fn column(text: &str) -> Column {
    if text.len() > 60 {
        return Column::Other;
    }
    let bare = plain(text);
    let bare = bare.split('(').next().unwrap_or(&bare);
    match bare {
        "一级指标" => Column::Level1,
        "二级指标" => Column::Level2,
        "三级指标" | "三级指标名称" | "指标名称" | "指标内容" => Column::Name,
        "指标性质" | "指标方向" | "计算符号" | "运算符号" | "符号" | "绩效指标性质" => {
            Column::Sign
        }
        "计量单位" | "度量单位" | "指标单位" | "单位" => Column::Unit,
        "分值" | "权重" | "指标权重" | "指标分值" => Column::Points,
        "实际完成值" | "实际完成指标值" | "全年实际值" | "全年完成值" | "完成值" | "实际值" => {
            Column::Actual
        }
        "得分" | "自评得分" | "评价得分" => Column::Score,
        text if text.contains("偏差原因") || text.contains("未完成原因") => Column::Reason,
        "指标值" | "目标值" | "绩效指标值" => Column::Value(None),
        "年度指标值" | "本年度指标值" | "当年指标值" | "年度目标值" | "全年目标值" => {
            Column::Value(Some(Horizon::Year))
        }
        "实施期指标值" | "中期指标值" | "总体指标值" | "实施期目标值" => {
            Column::Value(Some(Horizon::Total))
        }
        _ => Column::Other,
    }
}

/// Whether two spans share a column.
pub(super) const fn meet(a: Span, b: Span) -> bool {
    a.0 < b.1 && b.0 < a.1
}

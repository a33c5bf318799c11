//! What stands above and below the indicators: names, money, texts, goals.

use mingzhang_catalog::plain;
use mingzhang_model::ledger::Horizon;
use mingzhang_model::{MoneyUnit, Printed, SheetFund, SheetGoal, TargetSheet};

use super::labels::{self, Label, Line};
use super::{Piece, text_of};

/// Reads the rows above the indicators.
pub(super) fn read(sheet: &mut TargetSheet, rows: &[Vec<Piece<'_>>]) {
    let all = || rows.iter().flatten();
    sheet.unit = all()
        .filter(|piece| piece.text.chars().count() <= 20)
        .find_map(|piece| unit_of(piece.text))
        .unwrap_or_default();
    let sides = sides(rows);
    for row in rows {
        if sheet.evaluation && execution(sheet, row) {
            continue;
        }
        if money(sheet, row, &sides) {
            continue;
        }
        if labels::is_horizons(row) {
            continue;
        }
        if let Some(at) = row.iter().position(|piece| labels::label(piece.text) == Some(Label::Goal)) {
            goals(sheet, row.get(at + 1..).unwrap_or_default());
            continue;
        }
        texts(sheet, row);
    }
}

/// Reads the rows below the indicators: who signs, and when.
pub(super) fn foot(sheet: &mut TargetSheet, rows: &[Vec<Piece<'_>>]) {
    for row in rows {
        texts(sheet, row);
    }
}

/// `项目资金（元）`: the unit of the sheet's money.
fn unit_of(text: &str) -> Option<MoneyUnit> {
    let plain = plain(text);
    if !plain.contains("资金") && !plain.contains("金额") && !plain.contains("单位") {
        return None;
    }
    MoneyUnit::ALL.into_iter().find(|unit| {
        plain.contains(&format!("({})", unit.chinese())) || plain.ends_with(&format!(":{}", unit.chinese()))
    })
}

/// Labels and what stands to their right, up to the next label.
fn texts(sheet: &mut TargetSheet, row: &[Piece<'_>]) {
    for (index, piece) in row.iter().enumerate() {
        let Some(label) = labels::label(piece.text) else { continue };
        let value = row.get(index + 1).filter(|next| labels::label(next.text).is_none());
        let text = text_of(piece, value);
        match label {
            Label::Project if sheet.project.text.is_empty() => sheet.project = text,
            Label::Project | Label::Text => sheet.texts.push(text),
            Label::Money | Label::Goal => {}
        }
    }
}

/// The columns at which the totals of the two horizons stand: what is nearer to one belongs to it.
fn sides(rows: &[Vec<Piece<'_>>]) -> Vec<(Horizon, usize)> {
    rows.iter()
        .flatten()
        .filter(|piece| labels::source(piece.text) == Some(Line::Total))
        .map(|piece| {
            let bare = labels::bare(piece.text);
            let whole = ["实施期", "中期", "项目资金总额", "总体"].iter().any(|word| bare.contains(word));
            (if whole { Horizon::Total } else { Horizon::Year }, piece.columns.0)
        })
        .collect()
}

/// Reads a row of money: labels with a figure to their right. Whether there was one.
fn money(sheet: &mut TargetSheet, row: &[Piece<'_>], sides: &[(Horizon, usize)]) -> bool {
    let mut found = false;
    for (index, piece) in row.iter().enumerate() {
        let Some(source) = labels::source(piece.text) else { continue };
        let figure = row.get(index + 1).and_then(|next| Some((next, Printed::parse(next.text, sheet.unit)?)));
        // A sentence about money is none.
        let next_is_words =
            row.get(index + 1).is_some_and(|next| figure.is_none() && labels::source(next.text).is_none());
        if next_is_words {
            continue;
        }
        let horizon = sides
            .iter()
            .min_by_key(|(_, column)| column.abs_diff(piece.columns.0))
            .map_or(Horizon::Year, |(horizon, _)| *horizon);
        sheet.funds.push(SheetFund {
            horizon,
            source: match source {
                Line::Total => None,
                Line::From(level) => Some(level),
            },
            label: labels::bare(piece.text),
            text: figure.map_or_else(String::new, |(next, _)| next.text.to_owned()),
            printed: figure.map(|(_, printed)| printed),
            place: figure.map_or(piece.place, |(next, _)| next.place),
        });
        found = true;
    }
    found
}

/// The line 年度资金总额 of an evaluation: 年初预算数, 全年预算数, 全年执行数, 分值, 执行率, 得分. Whether it was one.
fn execution(sheet: &mut TargetSheet, row: &[Piece<'_>]) -> bool {
    let Some(label) = row.iter().position(|piece| labels::source(piece.text) == Some(Line::Total)) else {
        return false;
    };
    let texts: Vec<&str> = row.iter().skip(label + 1).map(|piece| piece.text).collect();
    let figures: Vec<Printed> = texts.iter().map_while(|text| Printed::parse(text, sheet.unit)).collect();
    let rate = texts.iter().position(|text| text.ends_with(['%', '％']));
    let at = |index: usize| texts.get(index).map_or_else(String::new, |text| (*text).to_owned());
    // Budget of the year, budget as adjusted, spent, and the points before the rate.
    let (Some(rate), [.., budget, spent, _]) = (rate, figures.as_slice()) else { return false };
    if figures.len() != rate || figures.len() < 3 {
        return false;
    }
    sheet.execution = row.get(label).map(|piece| mingzhang_model::Execution {
        budget: *budget,
        spent: *spent,
        rate: at(rate),
        points: at(rate - 1),
        score: at(rate + 1),
        place: piece.place,
    });
    true
}

/// The texts beside 总体目标: two for two horizons.
fn goals(sheet: &mut TargetSheet, row: &[Piece<'_>]) {
    let texts: Vec<&Piece<'_>> =
        row.iter().filter(|piece| labels::label(piece.text) != Some(Label::Goal)).collect();
    for (index, piece) in texts.iter().enumerate() {
        let total = sheet.two_horizons && index == 0;
        sheet.goals.push(SheetGoal {
            horizon: if total { Horizon::Total } else { Horizon::Year },
            text: piece.text.to_owned(),
            place: piece.place,
        });
    }
}

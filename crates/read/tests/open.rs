//! Tables whose borders are not all drawn: rules below the rows only, filled rows, dots, thick frames.

mod common;

use common::{Sheet, grid, grids, line, lines, rows, text};

/// Words of one row: a name at the left, figures that end at `x` 250 and 350 (Helvetica digits are 0.556 em wide).
fn row(y: f32, name: &str, figures: [&str; 2]) -> String {
    let right = |x: f32, figure: &str| {
        let width: f32 = figure.chars().map(|c| if c.is_ascii_digit() { 5.56 } else { 2.78 }).sum();
        text(x - width, y, 10.0, figure)
    };
    text(55.0, y, 10.0, name) + &right(250.0, figures[0]) + &right(350.0, figures[1])
}

fn body() -> String {
    row(332.0, "Pay", ["1,200.50", "1,000.00"])
        + &row(316.0, "Rent", ["3.00", ""])
        + &row(300.0, "All", ["1,203.50", "1,000.00"])
}

fn head() -> String {
    text(55.0, 352.0, 10.0, "Item") + &text(222.0, 352.0, 10.0, "Total") + &text(318.0, 352.0, 10.0, "Basic")
}

const READ: [&str; 4] =
    ["Item | Total | Basic", "Pay | 1,200.50 | 1,000.00", "Rent | 3.00 | ", "All | 1,203.50 | 1,000.00"];

fn across(ys: &[f32]) -> String {
    ys.iter().map(|y| line(50.0, *y, 355.0, *y)).collect()
}

#[test]
fn a_three_line_table_has_the_columns_that_white_space_shows() {
    let title = text(150.0, 385.0, 14.0, "Table 1") + &text(300.0, 370.0, 9.0, "Unit: yuan");
    let document = Sheet::new(title + &across(&[365.0, 347.0, 294.0]) + &head() + &body()).read();
    assert_eq!(rows(grid(&document)), READ);
    assert_eq!(lines(&document), ["Table 1", "Unit: yuan"]);
}

#[test]
fn a_rule_below_each_row_makes_rows_even_of_wrapped_text() {
    let wrapped = text(55.0, 286.0, 10.0, "Other")
        + &text(55.0, 274.0, 10.0, "things")
        + &row(280.0, "", ["7.00", "6.00"]);
    let rules = across(&[365.0, 346.0, 328.0, 312.0, 297.0, 270.0]);
    let document = Sheet::new(rules + &head() + &body() + &wrapped).read();
    let all = rows(grid(&document));
    assert_eq!(all[..4], READ);
    assert_eq!(all[4], "Other\nthings | 7.00 | 6.00");
}

#[test]
fn rules_around_running_text_are_no_table() {
    let words: String = (0u8..8)
        .map(|index| {
            text(
                50.0,
                355.0 - 12.0 * f32::from(index),
                10.0,
                "Words that run from end to end of a line, 12.50 of them.",
            )
        })
        .collect();
    let document = Sheet::new(across(&[370.0, 300.0, 250.0]) + &words).read();
    assert!(grids(&document).is_empty());
    assert_eq!(lines(&document).len(), 8);
}

#[test]
fn two_ruled_tables_with_a_title_between_them_stay_two() {
    let rules = |top: f32| common::ruling(&[50.0, 150.0, 250.0, 355.0], &[top, top - 15.0, top - 30.0]);
    let title = text(150.0, 304.0, 10.0, "Table 2");
    let document = Sheet::new(rules(350.0) + &rules(300.0) + &title).read();
    assert_eq!(grids(&document).len(), 2);
    assert_eq!(lines(&document), ["Table 2"]);
}

#[test]
fn every_other_row_filled_and_no_rules_is_one_table() {
    let fill = |y: f32| -> String {
        [(50.0, 150.0), (150.0, 255.0), (255.0, 355.0)]
            .map(|(from, to): (f32, f32)| format!("0.9 g {from} {y} {} 16 re f 0 g\n", to - from))
            .concat()
    };
    let document =
        Sheet::new(fill(347.0) + &fill(312.0) + &head() + &body().replace(" 300 Td", " 280 Td")).read();
    assert_eq!(rows(grid(&document)), READ[..3]);
}

#[test]
fn dots_in_a_row_are_a_border_and_a_single_dot_is_none() {
    let dots = |from: (f32, f32), step: (f32, f32), count: u16| -> String {
        let dot =
            |index| (step.0.mul_add(f32::from(index), from.0), step.1.mul_add(f32::from(index), from.1));
        let boxes = (0..count).map(dot).map(|(x, y)| format!("{x} {y} 0.75 0.75 re"));
        boxes.collect::<Vec<_>>().join(" f\n") + " f\n"
    };
    let across: String = [300.0, 330.0, 360.0].map(|y| dots((50.0, y), (1.5, 0.0), 200)).concat();
    let down: String = [50.0, 150.0, 349.25].map(|x| dots((x, 300.0), (0.0, 1.5), 40)).concat();
    let bullet = "200 310 1 1 re f ".to_owned();
    let words = text(60.0, 340.0, 10.0, "A") + &text(160.0, 310.0, 10.0, "B");
    assert_eq!(rows(grid(&Sheet::new(across + &down + &bullet + &words).read())), ["A | ", " | B"]);
}

#[test]
fn a_thick_frame_closes_the_table() {
    let frame = "50 357 300 3 re f 50 300 300 3 re f 50 300 3 60 re f 347 300 3 60 re f ".to_owned();
    let inner = line(50.0, 330.0, 350.0, 330.0) + &line(150.0, 300.0, 150.0, 330.0);
    let words =
        text(60.0, 340.0, 10.0, "Head") + &text(60.0, 310.0, 10.0, "A") + &text(160.0, 310.0, 10.0, "B");
    assert_eq!(rows(grid(&Sheet::new(frame + &inner + &words).read())), ["[1×2]Head", "A | B"]);
}

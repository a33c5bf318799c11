//! Tables as programs draw them.

mod common;

use common::{Sheet, grid, grids, line, lines, problems, rows, ruling, text};
use mingzhang_model::Place;
use mingzhang_read::Block;

const XS: [f32; 4] = [50.0, 150.0, 250.0, 350.0];
const YS: [f32; 3] = [300.0, 330.0, 360.0];

fn labels() -> String {
    [
        text(60.0, 340.0, 10.0, "Code"),
        text(160.0, 340.0, 10.0, "Name"),
        text(260.0, 340.0, 10.0, "Sum"),
        text(60.0, 310.0, 10.0, "201"),
        text(160.0, 310.0, 10.0, "Pay"),
        text(260.0, 310.0, 10.0, "1,234.50"),
    ]
    .concat()
}

#[test]
fn stroked_lines_make_a_grid_with_places() {
    let document = Sheet::new(ruling(&XS, &YS) + &labels() + &text(50.0, 370.0, 12.0, "Table 1")).read();
    let grid = grid(&document);
    assert_eq!(rows(grid), ["Code | Name | Sum", "201 | Pay | 1,234.50"]);
    assert_eq!(grid.edges, [50.0, 150.0, 250.0, 350.0]);
    let Place::Page { page, bbox } = grid.cells[5].place else { panic!("a PDF has pages") };
    assert_eq!((page, bbox.x0, bbox.y0, bbox.x1, bbox.y1), (1, 250.0, 70.0, 350.0, 100.0));
    assert!(matches!(&document.pages[0].blocks[0], Block::Line(line) if line.text == "Table 1"));
}

#[test]
fn thin_filled_boxes_are_lines() {
    let across = |y: f32| format!("50 {y} 300 0.5 re f\n");
    let down = |x: f32| format!("{x} 300 0.5 60 re f\n");
    let rules: String = YS.map(across).into_iter().chain(XS.map(down)).collect();
    assert_eq!(
        rows(grid(&Sheet::new(rules + &labels()).read())),
        ["Code | Name | Sum", "201 | Pay | 1,234.50"]
    );
}

#[test]
fn every_cell_may_draw_its_own_border_in_pieces() {
    let mut rules = String::new();
    for x in [50.0, 150.0, 250.0] {
        for y in [300.0, 330.0] {
            // Each box a fraction off and the lower side in dashes.
            let border = format!("{} {} 99.6 29.4 re S\n", x + 0.3, y + 0.4);
            rules += &border;
            let mut dash = x;
            while dash < x + 100.0 {
                rules += &line(dash, y, dash + 3.0, y);
                dash += 6.0;
            }
        }
    }
    assert_eq!(
        rows(grid(&Sheet::new(rules + &labels()).read())),
        ["Code | Name | Sum", "201 | Pay | 1,234.50"]
    );
}

#[test]
fn cells_without_a_border_between_them_are_merged() {
    let rules = [
        line(50.0, 360.0, 350.0, 360.0),
        line(150.0, 330.0, 350.0, 330.0),
        line(50.0, 300.0, 350.0, 300.0),
        line(50.0, 300.0, 50.0, 360.0),
        line(150.0, 300.0, 150.0, 360.0),
        line(250.0, 300.0, 250.0, 330.0),
        line(350.0, 300.0, 350.0, 360.0),
    ]
    .concat();
    let words = text(60.0, 325.0, 10.0, "Code")
        + &text(220.0, 340.0, 10.0, "Budget")
        + &text(160.0, 310.0, 10.0, "A");
    let document = Sheet::new(rules + &words + &text(260.0, 310.0, 10.0, "B")).read();
    assert_eq!(rows(grid(&document)), ["[2×1]Code | [1×2]Budget", "A | B"]);
}

#[test]
fn a_lost_border_leaves_rectangles_that_tile_the_grid() {
    // The border between the cells of the second column is missing for the first column only in part: an L.
    let rules = [
        line(50.0, 360.0, 350.0, 360.0),
        line(50.0, 330.0, 150.0, 330.0),
        line(50.0, 300.0, 350.0, 300.0),
        line(50.0, 300.0, 50.0, 360.0),
        line(150.0, 330.0, 150.0, 360.0),
        line(350.0, 300.0, 350.0, 360.0),
    ]
    .concat();
    let document = Sheet::new(rules + &labels()).read();
    let grid = grid(&document);
    let area: usize = grid.cells.iter().map(|cell| cell.row_span * cell.column_span).sum();
    assert_eq!(area, grid.rows * grid.columns);
    let all: String = grid.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
    for word in ["Code", "Name", "Sum", "201", "Pay", "1,234.50"] {
        assert_eq!(all.matches(word).count(), 1, "{word} in {all}");
    }
}

#[test]
fn white_lines_are_no_borders() {
    let white = format!("1 1 1 RG {} 0 0 0 RG ", line(200.0, 300.0, 200.0, 360.0));
    let document = Sheet::new(white + &ruling(&XS, &YS) + &labels()).read();
    assert_eq!(grid(&document).columns, 3);
}

#[test]
fn white_text_counts_on_a_dark_fill_only() {
    let fill = "0 0 0.5 rg 50 330 300 30 re f 1 1 1 rg ".to_owned();
    let head = text(60.0, 340.0, 10.0, "Code") + &text(160.0, 310.0, 10.0, "ghost");
    let document = Sheet::new(fill + &head + "0 g " + &ruling(&XS, &YS)).read();
    assert_eq!(rows(grid(&document)), ["Code |  | ", " |  | "]);
}

#[test]
fn a_filled_header_above_a_ruled_body_belongs_to_the_table() {
    let fill: String = [50.0, 150.0, 250.0].map(|x: f32| format!("0.8 g {x} 330 100 30 re f\n")).concat();
    let document = Sheet::new(fill + "0 g " + &ruling(&XS, &YS[..2]) + &labels()).read();
    assert_eq!(rows(grid(&document)), ["Code | Name | Sum", "201 | Pay | 1,234.50"]);
}

#[test]
fn shading_inside_of_a_cell_does_not_split_it() {
    let shade = "0.9 g 155 305 90 20 re f 0 g ".to_owned();
    let document = Sheet::new(shade + &ruling(&XS, &YS) + &labels()).read();
    assert_eq!(rows(grid(&document)), ["Code | Name | Sum", "201 | Pay | 1,234.50"]);
}

#[test]
fn text_that_is_filled_and_stroked_or_printed_twice_is_read_once() {
    let both = "2 Tr 0.2 w ".to_owned() + &text(60.0, 200.0, 10.0, "11,221.00") + "0 Tr ";
    let twice = text(60.0, 150.0, 10.0, "33,344.00") + &text(60.3, 150.0, 10.0, "33,344.00");
    assert_eq!(lines(&Sheet::new(both + &twice).read()), ["11,221.00", "33,344.00"]);
}

#[test]
fn letters_outside_of_the_clip_or_the_page_are_not_read() {
    let clipped = format!(
        "q 50 300 300 60 re W n {} {} Q ",
        text(60.0, 310.0, 10.0, "seen"),
        text(60.0, 280.0, 10.0, "cut")
    );
    let off = text(60.0, -30.0, 10.0, "off");
    assert_eq!(lines(&Sheet::new(clipped + &off).read()), ["seen"]);
}

#[test]
fn a_figure_wider_than_its_cell_stays_whole() {
    // 61 points wide in a column of 40.
    let rules = ruling(&[50.0, 150.0, 190.0, 350.0], &YS);
    let words = text(140.0, 310.0, 10.0, "1,234,567,890") + &text(60.0, 310.0, 10.0, "x");
    assert_eq!(rows(grid(&Sheet::new(rules + &words).read()))[1], "x | 1,234,567,890 | ");
}

#[test]
fn a_missing_outer_border_leaves_the_column_open_and_not_lost() {
    let across: String = YS.map(|y| line(50.0, y, 350.0, y)).concat();
    let down: String = [150.0, 250.0].map(|x| line(x, 300.0, x, 360.0)).concat();
    let document = Sheet::new(across + &down + &labels()).read();
    assert_eq!(rows(grid(&document)), ["Code | Name | Sum", "201 | Pay | 1,234.50"]);
}

#[test]
fn a_frame_around_text_is_no_table() {
    let document = Sheet::new("50 300 300 60 re S ".to_owned() + &text(60.0, 320.0, 10.0, "Note")).read();
    assert!(grids(&document).is_empty());
    assert_eq!(lines(&document), ["Note"]);
}

#[test]
fn stacked_frames_are_no_table() {
    let words = text(60.0, 340.0, 10.0, "One") + &text(60.0, 310.0, 10.0, "Two");
    let document = Sheet::new(ruling(&[50.0, 350.0], &YS) + &words).read();
    assert!(grids(&document).is_empty());
    assert_eq!(lines(&document), ["One", "Two"]);
}

#[test]
fn gridlines_of_a_chart_are_no_table() {
    let axis = line(50.0, 300.0, 50.0, 360.0) + &YS.map(|y| line(50.0, y, 350.0, y)).concat();
    let bars: String = [100.0, 200.0].map(|x: f32| format!("0 0 0.6 rg {x} 300 40 50 re f ")).concat();
    let document = Sheet::new(axis + &bars + "0 g " + &text(100.0, 352.0, 8.0, "96.5%")).read();
    assert!(grids(&document).is_empty());
    assert_eq!(lines(&document), ["96.5%"]);
}

#[test]
fn tables_side_by_side_or_inside_of_a_frame_stay_apart() {
    let left = ruling(&[50.0, 100.0, 150.0], &YS);
    let right = ruling(&[250.0, 300.0, 350.0], &YS);
    let frame = "20 200 360 190 re S ";
    let words =
        text(60.0, 310.0, 10.0, "L") + &text(260.0, 310.0, 10.0, "R") + &text(170.0, 310.0, 10.0, "M");
    let document = Sheet::new(left + &right + frame + &words).read();
    let all: Vec<Vec<String>> = grids(&document).into_iter().map(rows).collect();
    assert_eq!(all, [[" | ", "L | "], [" | ", "R | "]]);
    assert_eq!(lines(&document), ["M"]);
}

#[test]
fn strips_too_thin_for_text_are_no_rows_or_columns() {
    let document =
        Sheet::new(ruling(&[50.0, 150.0, 153.5, 250.0, 350.0], &[300.0, 330.0, 360.0, 364.0]) + &labels())
            .read();
    assert_eq!(rows(grid(&document)), ["Code | Name | Sum", "201 | Pay | 1,234.50"]);
}

#[test]
fn lines_are_rebuilt_from_positions() {
    // Digits drawn before the words between which they stand, as ONLYOFFICE does.
    let torn = text(82.0, 200.0, 10.0, "2025")
        + &text(60.0, 200.0, 10.0, "year")
        + &text(200.0, 200.0, 10.0, "Unit");
    let cell = ruling(&XS, &YS) + &text(60.0, 335.0, 8.0, "below") + &text(60.0, 348.0, 8.0, "above");
    let document = Sheet::new(torn + &cell).read();
    assert_eq!(lines(&document), ["year2025 Unit"]);
    assert_eq!(rows(grid(&document))[0], "above\nbelow |  | ");
}

#[test]
fn a_turned_page_is_read_as_it_is_looked_at() {
    let content = ruling(&XS, &YS) + &labels();
    let turned =
        Sheet { page_entries: "/Rotate 90".into(), ..Sheet::new(format!("0 1 -1 0 400 0 cm {content}")) };
    assert_eq!(rows(grid(&turned.read())), ["Code | Name | Sum", "201 | Pay | 1,234.50"]);
}

#[test]
fn a_table_drawn_sideways_is_read_and_its_places_are_those_on_the_page() {
    for (matrix, corner) in [
        ("0 1 -1 0 400 0", (40.0, 250.0)),
        ("0 -1 1 0 0 400", (330.0, 50.0)),
        ("-1 0 0 -1 400 400", (250.0, 330.0)),
    ] {
        let document = Sheet::new(format!("{matrix} cm {}{}", ruling(&XS, &YS), labels())).read();
        let grid = grid(&document);
        assert_eq!(rows(grid), ["Code | Name | Sum", "201 | Pay | 1,234.50"], "{matrix}");
        let Place::Page { bbox, .. } = grid.cells[0].place else { panic!("a PDF has pages") };
        assert_eq!((bbox.x0, bbox.y0), corner, "{matrix}");
    }
}

#[test]
fn a_scan_is_reported() {
    let sheet = Sheet {
        objects: vec!["<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\nstream\nx\nendstream".into()],
        ..Sheet::new("q 400 0 0 380 0 0 cm /I Do Q ".to_owned() + &text(200.0, 10.0, 10.0, "- 3 -"))
    };
    let document = sheet.read();
    assert_eq!(problems(&document), ["page-is-picture"]);
    assert_eq!(lines(&document), ["- 3 -"]);
}

#[test]
fn letters_that_were_turned_into_shapes_are_reported() {
    let shape = "60 200 m 62 205 66 205 68 200 c f ";
    assert_eq!(problems(&Sheet::new(shape.repeat(100)).read()), ["page-is-picture"]);
    assert_eq!(problems(&Sheet::new(shape.repeat(10)).read()), [""; 0]);
}

#[test]
fn a_watermark_does_not_tear_the_text_that_it_crosses() {
    let mark = "BT /F 30 Tf 0.7 0.7 -0.7 0.7 80 150 Tm (DRAFT) Tj ET ".to_owned();
    assert_eq!(
        lines(&Sheet::new(mark + &text(60.0, 200.0, 10.0, "Total 2,995.39")).read()),
        ["Total 2,995.39"]
    );
}

#[test]
fn places_are_those_of_the_visible_part_of_the_page() {
    let content = ruling(&XS, &YS) + &labels();
    let corner = |entries: &str| {
        let document = Sheet { page_entries: entries.into(), ..Sheet::new(content.clone()) }.read();
        let Place::Page { bbox, .. } = grid(&document).place else { panic!("a PDF has pages") };
        (document.pages[0].width, document.pages[0].height, bbox.x0, bbox.y0)
    };
    assert_eq!(corner("/CropBox[30 20 380 390]"), (350.0, 370.0, 20.0, 30.0));
    // Turned clockwise: what was the left edge is the top.
    assert_eq!(corner("/CropBox[30 20 380 390]/Rotate 90"), (370.0, 350.0, 280.0, 20.0));
    assert_eq!(corner("/CropBox[-50 -50 900 900]"), (400.0, 400.0, 50.0, 40.0));
}

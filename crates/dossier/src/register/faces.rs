//! How cells look, and how much room they need.

use mingzhang_model::Severity;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::colour;

/// The highest a row can be, in points.
const HIGHEST: f64 = 400.0;
/// A row of one line, and every further line.
const LINES: (f64, f64) = (20.0, 14.0);

/// The looks that cells have.
pub(super) struct Faces {
    pub(super) title: Format,
    pub(super) lead: Format,
    pub(super) head: Format,
    pub(super) text: Format,
    pub(super) centred: Format,
    pub(super) figure: Format,
    pub(super) count: Format,
    pub(super) date: Format,
    pub(super) total: Format,
    cell: Format,
}

impl Faces {
    pub(super) fn new() -> Self {
        let plain =
            Format::new().set_font_name("宋体").set_font_size(10.5).set_align(FormatAlign::VerticalCenter);
        let cell = plain
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color(colour([0x8f, 0x8a, 0x7c]))
            .set_text_wrap();
        let centred = cell.clone().set_align(FormatAlign::Center);
        Self {
            title: plain.clone().set_font_name("黑体").set_font_size(18).set_align(FormatAlign::Center),
            lead: plain.set_font_color(colour([0x56, 0x5b, 0x64])),
            head: centred
                .clone()
                .set_font_name("黑体")
                .set_background_color(colour([0xf4, 0xf2, 0xec]))
                .set_border_bottom(FormatBorder::Medium),
            text: cell.clone().set_align(FormatAlign::Left),
            figure: cell.clone().set_align(FormatAlign::Right),
            count: cell.clone().set_align(FormatAlign::Right).set_num_format("#,##0;-#,##0;"),
            date: centred.clone().set_num_format("yyyy-mm-dd"),
            total: cell
                .clone()
                .set_bold()
                .set_align(FormatAlign::Right)
                .set_num_format("#,##0;-#,##0;")
                .set_border_top(FormatBorder::Medium),
            centred,
            cell,
        }
    }

    /// The word of a severity in its colour.
    pub(super) fn severity(&self, severity: Severity) -> Format {
        let bold = self.cell.clone().set_align(FormatAlign::Center).set_bold();
        bold.set_font_color(colour(colour::of(severity)))
    }

    /// A value as it should be.
    pub(super) fn right(&self, severity: Severity) -> Format {
        self.figure.clone().set_bold().set_font_color(colour(colour::of(severity)))
    }

    /// A value as it is printed and should not be.
    pub(super) fn wrong(&self) -> Format {
        self.figure.clone().set_font_strikethrough()
    }
}

fn colour([r, g, b]: [u8; 3]) -> Color {
    Color::RGB(u32::from_be_bytes([0, r, g, b]))
}

/// How high a row has to be for these texts in columns so wide.
pub(super) fn height<'t>(cells: impl Iterator<Item = (&'t str, f64)>) -> f64 {
    let lines = |text: &str, width: f64| -> f64 {
        let room = (width - 1.0).max(2.0);
        text.split('\n').map(|line| (wide(line) / room).ceil().max(1.0)).sum()
    };
    let most = cells.map(|(text, width)| lines(text, width)).fold(1.0, f64::max);
    (LINES.0 + (most - 1.0) * LINES.1).min(HIGHEST)
}

/// Width of a text in the units of columns.
fn wide(text: &str) -> f64 {
    text.chars().map(|letter| if letter.is_ascii() { 1.1 } else { 2.15 }).sum()
}

//! How cells look.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The looks that others are made from.
pub(super) struct Faces {
    /// Title of a table.
    pub(super) title: Format,
    /// Line below the title: organisation on the left.
    pub(super) left: Format,
    /// Unit on the right.
    pub(super) right: Format,
    /// Centred, without a border.
    pub(super) centred: Format,
    /// Link of the contents.
    pub(super) link: Format,
    /// Header cell of a table, and label of a performance sheet.
    pub(super) head: Format,
    /// Text in a table.
    pub(super) text: Format,
    /// Figure in a table.
    pub(super) figure: Format,
    /// Note below a table.
    pub(super) note: Format,
}

impl Faces {
    pub(super) fn new() -> Self {
        let plain =
            Format::new().set_font_name("宋体").set_font_size(10).set_align(FormatAlign::VerticalCenter);
        let cell = plain.clone().set_border(FormatBorder::Thin).set_text_wrap();
        let wide = plain.clone().set_text_wrap();
        Self {
            title: wide.clone().set_font_name("黑体").set_font_size(16).set_align(FormatAlign::Center),
            left: plain.clone().set_align(FormatAlign::Left),
            right: plain.clone().set_align(FormatAlign::Right),
            centred: plain.clone().set_align(FormatAlign::Center),
            link: plain
                .set_font_size(11)
                .set_align(FormatAlign::Left)
                .set_font_color(Color::RGB(0x0027_477D)),
            head: cell
                .clone()
                .set_font_name("黑体")
                .set_align(FormatAlign::Center)
                .set_background_color(Color::RGB(0x00F4_F2EC)),
            text: cell.clone().set_align(FormatAlign::Left),
            figure: cell.set_align(FormatAlign::Right),
            note: wide.set_align(FormatAlign::Left),
        }
    }
}

/// A cell of a total: bold under a strong line.
pub(super) fn total(face: &Format) -> Format {
    face.clone().set_bold().set_border_top(FormatBorder::Medium)
}

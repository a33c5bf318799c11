//! The typefaces of a published book, and which characters they have. The files and the script that made them are in
//! `assets/fonts`; they are part of the program, so that a book looks the same on every machine and needs no fonts
//! installed.

mod coverage;
mod metrics;

pub use coverage::{covers, missing};
pub use metrics::width;

/// Family of running text.
pub const SERIF: &str = "Noto Serif SC";
/// Family of headings, labels and charts.
pub const SANS: &str = "Noto Sans SC";

/// One font file.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// [`SERIF`] or [`SANS`].
    pub family: &'static str,
    /// Whether it is the bold one.
    pub bold: bool,
    /// Name of the file, for formats that carry fonts with them.
    pub file_name: &'static str,
    /// The OpenType file (CFF outlines).
    pub bytes: &'static [u8],
}

/// 正文: serif, regular.
pub const SERIF_REGULAR: Face = Face {
    family: SERIF,
    bold: false,
    file_name: "NotoSerifSC-Regular.otf",
    bytes: include_bytes!("../../../assets/fonts/NotoSerifSC-Regular.otf"),
};

/// Serif, bold.
pub const SERIF_BOLD: Face = Face {
    family: SERIF,
    bold: true,
    file_name: "NotoSerifSC-Bold.otf",
    bytes: include_bytes!("../../../assets/fonts/NotoSerifSC-Bold.otf"),
};

/// Sans, regular.
pub const SANS_REGULAR: Face = Face {
    family: SANS,
    bold: false,
    file_name: "NotoSansSC-Regular.otf",
    bytes: include_bytes!("../../../assets/fonts/NotoSansSC-Regular.otf"),
};

/// 标题: sans, bold.
pub const SANS_BOLD: Face = Face {
    family: SANS,
    bold: true,
    file_name: "NotoSansSC-Bold.otf",
    bytes: include_bytes!("../../../assets/fonts/NotoSansSC-Bold.otf"),
};

/// All four.
pub const FACES: [Face; 4] = [SERIF_REGULAR, SERIF_BOLD, SANS_REGULAR, SANS_BOLD];

/// The licence of the fonts (SIL OFL 1.1), which has to go wherever the font files go.
pub const LICENCE: &str = include_str!("../../../assets/fonts/OFL.txt");

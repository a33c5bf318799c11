//! Faces and colours of a drawing.

use crate::markup::escaped;

/// Where a drawing is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// On a light screen.
    Light,
    /// On a dark screen.
    Dark,
    /// On paper.
    Print,
    /// On a web page that follows the reader's choice: colours are also named by classes (`c-ink`, `c-s1`, …), for which the
    /// page has rules.
    Web,
}

/// The colours of a drawing, as `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// What lies behind.
    pub paper: &'static str,
    /// Text.
    pub ink: &'static str,
    /// Labels.
    pub ink_2: &'static str,
    /// Hairlines.
    pub rule: &'static str,
    /// Base lines.
    pub rule_strong: &'static str,
    /// The data: indigo, pine, ochre, and three more. Never red, which says that something is wrong.
    pub series: [&'static str; 6],
}

impl Palette {
    /// By day and on paper.
    pub const LIGHT: Self = Self {
        paper: "#fffefb",
        ink: "#1d1f23",
        ink_2: "#565b64",
        rule: "#dcd8cc",
        rule_strong: "#8f8a7c",
        series: ["#27477d", "#2f6b4a", "#9a6a00", "#7a5c8e", "#5d7f8c", "#a58d6f"],
    };
    /// At night: the same hues, light enough for dark paper.
    pub const DARK: Self = Self {
        paper: "#16181c",
        ink: "#e9e6de",
        ink_2: "#b3b7bf",
        rule: "#34373d",
        rule_strong: "#75777d",
        series: ["#8fb0ea", "#78bd95", "#dcae52", "#bf9fd6", "#93b7c5", "#cdb592"],
    };

    pub(super) const fn of(theme: Theme) -> Self {
        match theme {
            Theme::Dark => Self::DARK,
            Theme::Light | Theme::Print | Theme::Web => Self::LIGHT,
        }
    }
}

/// How a chart is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// Families in the order in which they are asked for.
    pub(super) families: String,
    pub(super) theme: Theme,
    /// Goes in front of every id, so that several drawings fit on a page.
    pub(super) id: String,
    pub(super) narrow: bool,
}

impl Style {
    /// For paper and for pictures, in the book's faces: that of labels, and the one to fall back on.
    pub fn print(sans: &str, serif: &str) -> Self {
        Self {
            families: format!("{sans}, {serif}, sans-serif"),
            theme: Theme::Print,
            id: "c".into(),
            narrow: false,
        }
    }

    /// For a web page: in the page's own faces and colours. `id` is the drawing's own on its page.
    pub fn web(id: &str) -> Self {
        Self { families: "inherit".into(), theme: Theme::Web, id: escaped(id), narrow: false }
    }

    /// In the colours of another place.
    #[must_use]
    pub fn with_theme(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    /// For a telephone: as wide as one, labels above the bars.
    #[must_use]
    pub fn narrow(self) -> Self {
        Self { narrow: true, ..self }
    }

    /// Width of the drawing in its own units, of which one is a pixel or three quarters of a point.
    pub(super) const fn width(&self) -> f64 {
        if self.narrow { 340.0 } else { 680.0 }
    }
}

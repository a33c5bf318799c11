//! The few colours: red for errors and nothing else, yellow for warnings. Only the terminal's own sixteen, so that
//! they can be read on its background, dark or light.

use anstyle::{AnsiColor, Style};
use mingzhang_model::Severity;

/// Colours a text, or leaves it alone.
#[derive(Clone, Copy, Debug)]
pub struct Paint {
    colour: bool,
}

impl Paint {
    /// With or without colours.
    pub const fn new(colour: bool) -> Self {
        Self { colour }
    }

    /// Without colours.
    pub const fn plain() -> Self {
        Self::new(false)
    }

    /// For heads.
    pub fn bold(self, text: &str) -> String {
        self.with(Style::new().bold(), text)
    }

    /// For what is beside the point.
    pub fn dim(self, text: &str) -> String {
        self.with(Style::new().dimmed(), text)
    }

    /// For marks: their form and the word say the same as the colour.
    pub fn severity(self, severity: Severity, text: &str) -> String {
        let style = match severity {
            Severity::Error => AnsiColor::Red.on_default().bold(),
            Severity::Warning => AnsiColor::Yellow.on_default().bold(),
            Severity::Info => Style::new().bold(),
        };
        self.with(style, text)
    }

    fn with(self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

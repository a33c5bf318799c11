//! What the terminal can do.

use std::io::IsTerminal as _;

use mingzhang_report::Localiser;
use mingzhang_report::text::Paint;

use crate::args::When;

/// Everything that depends on where the program runs.
pub(crate) struct Screen {
    /// The reader's language.
    pub(crate) words: Localiser,
    /// Columns of the terminal.
    pub(crate) width: usize,
    color: When,
}

impl Screen {
    /// Looks at the terminal.
    pub(crate) fn new(words: Localiser, color: When) -> Self {
        let width = terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0));
        Self { words, width: width.clamp(60, 200), color }
    }

    /// Whether standard output is to be coloured.
    pub(crate) fn colours_stdout(&self) -> bool {
        self.colours(std::io::stdout().is_terminal())
    }

    /// Paint for standard output.
    pub(crate) fn paint(&self) -> Paint {
        Paint::new(self.colours_stdout())
    }

    /// Whether a file is to be coloured: only where the user insists.
    pub(crate) fn colours_files(&self) -> bool {
        self.color == When::Always
    }

    fn colours(&self, terminal: bool) -> bool {
        match self.color {
            When::Always => true,
            When::Never => false,
            // https://no-color.org: set and not empty.
            When::Auto => {
                terminal
                    && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                    && std::env::var_os("TERM").is_none_or(|value| value != "dumb")
            }
        }
    }
}

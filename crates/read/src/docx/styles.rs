//! Which paragraph styles are headings, and which are entries of a table of contents.

use std::collections::HashMap;

use crate::xml::{attribute, each_element};

/// Styles are based on each other; no chain is longer than this.
const LONGEST_CHAIN: usize = 16;

/// The paragraph styles by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    /// Outline level from 0; 9 is running text.
    outline: Option<u8>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn of(text: &str) -> Self {
        let mut out = Self::default();
        let mut current = String::new();
        each_element(text, |element| {
            let name = element.local_name();
            if name.as_ref() == "style" {
                current = attribute(element, "styleId").unwrap_or_default();
                out.styles.insert(current.clone(), Style::default());
                return;
            }
            let Some(style) = out.styles.get_mut(&current) else { return };
            let value = || attribute(element, "val");
            match name.as_ref() {
                "name" => style.name = value().unwrap_or_default().to_lowercase(),
                "basedOn" => style.based_on = value(),
                "outlineLvl" => style.outline = value().and_then(|value| value.parse().ok()),
                _ => {}
            }
        });
        out
    }

    /// Heading level of a style, 0 for running text.
    pub(super) fn heading(&self, id: &str) -> u8 {
        let mut id = id;
        for _ in 0..LONGEST_CHAIN {
            let Some(style) = self.styles.get(id) else { return by_name(&id.to_lowercase()) };
            let named = by_name(&style.name);
            if named > 0 {
                return named;
            }
            match (style.outline, &style.based_on) {
                (Some(outline), _) => return level(outline),
                (None, Some(base)) => id = base,
                (None, None) => return 0,
            }
        }
        0
    }

    /// Whether a style is that of an entry in a table of contents.
    pub(super) fn is_contents(&self, id: &str) -> bool {
        let name = self.styles.get(id).map_or_else(|| id.to_lowercase(), |style| style.name.clone());
        name.starts_with("toc")
    }
}

/// Heading level of an outline level.
pub(super) const fn level(outline: u8) -> u8 {
    if outline < 9 { outline + 1 } else { 0 }
}

fn by_name(name: &str) -> u8 {
    let number = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题")).unwrap_or_default();
    number.trim().parse().ok().filter(|level| (1..=9).contains(level)).unwrap_or(0)
}

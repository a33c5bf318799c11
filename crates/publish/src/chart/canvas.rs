//! The SVG itself. Numbers are written by it and texts escaped by it: nothing else can reach the file.

use std::fmt::Write as _;

use super::style::{Palette, Style, Theme};
use super::text::SIZE;
use crate::markup::escaped;

/// What something is painted with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Ink,
    Ink2,
    Rule,
    RuleStrong,
    /// A series, by its number; six are told apart.
    Series(usize),
    /// The same with its pattern, which tells it apart without colour.
    Pattern(usize),
}

/// How a text stands to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    End,
}

/// A line of text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label<'a> {
    pub(super) at: (f64, f64),
    pub(super) text: &'a str,
    pub(super) size: f64,
    pub(super) anchor: Anchor,
    pub(super) paint: Paint,
    /// On top of other things: with a rim of paper.
    pub(super) rimmed: bool,
}

pub(super) struct Canvas<'a> {
    pub(super) style: &'a Style,
    palette: Palette,
    body: String,
    patterns: [bool; 6],
}

impl<'a> Canvas<'a> {
    pub(super) fn new(style: &'a Style) -> Self {
        Self { style, palette: Palette::of(style.theme), body: String::new(), patterns: [false; 6] }
    }

    pub(super) const fn width(&self) -> f64 {
        self.style.width()
    }

    /// `fill` or `stroke` in a paint, with the class that says the same to the page.
    fn paint(&mut self, attribute: &str, paint: Paint) -> String {
        let (colour, class) = match paint {
            Paint::Ink => (self.palette.ink, "ink".to_owned()),
            Paint::Ink2 => (self.palette.ink_2, "ink2".to_owned()),
            Paint::Rule => (self.palette.rule, "rule".to_owned()),
            Paint::RuleStrong => (self.palette.rule_strong, "strong".to_owned()),
            Paint::Series(index) => (self.series(index), format!("s{}", index % 6 + 1)),
            Paint::Pattern(index) => {
                // The first pattern is the plain colour.
                if index.is_multiple_of(6) {
                    return self.paint(attribute, Paint::Series(0));
                }
                if let Some(used) = self.patterns.get_mut(index % 6) {
                    *used = true;
                }
                return format!(" {attribute}=\"url(#{}-p{})\"", self.style.id, index % 6 + 1);
            }
        };
        if self.style.theme == Theme::Web {
            let kind = if attribute == "stroke" { "l" } else { "c" };
            format!(" {attribute}=\"{colour}\" class=\"{kind}-{class}\"")
        } else {
            format!(" {attribute}=\"{colour}\"")
        }
    }

    fn series(&self, index: usize) -> &'static str {
        self.palette.series.get(index % 6).copied().unwrap_or(self.palette.ink)
    }

    /// A rectangle, with words for who points at it.
    pub(super) fn rect(&mut self, (x, y): (f64, f64), (wide, high): (f64, f64), paint: Paint, words: &str) {
        let fill = self.paint("fill", paint);
        let _ = write!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{fill}",
            number(x),
            number(y),
            number(wide.max(0.0)),
            number(high.max(0.0))
        );
        self.close("rect", words);
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), paint: Paint, thick: f64) {
        let stroke = self.paint("stroke", paint);
        let _ = write!(
            self.body,
            "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{stroke} stroke-width=\"{}\"/>",
            number(from.0),
            number(from.1),
            number(to.0),
            number(to.1),
            number(thick)
        );
    }

    /// A ribbon of even height from one place to another further right.
    pub(super) fn ribbon(&mut self, from: (f64, f64), to: (f64, f64), high: f64, paint: Paint, words: &str) {
        let fill = self.paint("fill", paint);
        let bend = f64::midpoint(from.0, to.0);
        let [x0, x1, bend] = [from.0, to.0, bend].map(number);
        let [a, b, c, d] = [from.1, to.1, to.1 + high, from.1 + high].map(number);
        let _ = write!(
            self.body,
            "<path d=\"M{x0} {a}C{bend} {a} {bend} {b} {x1} {b}V{c}C{bend} {c} {bend} {d} {x0} {d}Z\"{fill} fill-opacity=\"0.3\""
        );
        self.close("path", words);
    }

    pub(super) fn text(&mut self, label: Label<'_>) {
        let fill = self.paint("fill", label.paint);
        let anchor = match label.anchor {
            Anchor::Start => "",
            Anchor::End => " text-anchor=\"end\"",
        };
        let size = if (label.size - SIZE).abs() > 1e-6 {
            format!(" font-size=\"{}\"", number(label.size))
        } else {
            String::new()
        };
        let (x, y) = (number(label.at.0), number(label.at.1));
        let text = escaped(label.text);
        // The rim is a text of its own below: not every reader of SVG paints strokes before fills.
        if label.rimmed {
            let paper = self.palette.paper;
            let class = if self.style.theme == Theme::Web { " class=\"l-paper c-paper\"" } else { "" };
            let _ = write!(
                self.body,
                "<text x=\"{x}\" y=\"{y}\"{anchor}{size} fill=\"{paper}\" stroke=\"{paper}\" stroke-width=\"3\" stroke-linejoin=\"round\"{class} aria-hidden=\"true\">{text}</text>"
            );
        }
        let _ = write!(self.body, "<text x=\"{x}\" y=\"{y}\"{anchor}{size}{fill}>{text}</text>");
    }

    fn close(&mut self, element: &str, words: &str) {
        if words.is_empty() {
            self.body.push_str("/>");
        } else {
            let _ = write!(self.body, "><title>{}</title></{element}>", escaped(words));
        }
    }

    /// The whole file.
    pub(super) fn finish(mut self, height: f64, title: &str, description: &str) -> String {
        let patterns = self.pattern_definitions();
        let (wide, high) = (number(self.width()), number(height));
        let (id, families) = (&self.style.id, escaped(&self.style.families));
        // On a page, the page says how wide it is shown.
        let size = if self.style.theme == Theme::Web {
            String::new()
        } else {
            format!(" width=\"{wide}\" height=\"{high}\"")
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\"{size} viewBox=\"0 0 {wide} {high}\" role=\"img\" \
             aria-labelledby=\"{id}-t {id}-d\" font-family=\"{families}\" font-size=\"{}\">\
             <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">{}</desc>{patterns}{}</svg>",
            number(SIZE),
            escaped(title),
            escaped(description),
            self.body
        )
    }

    fn pattern_definitions(&mut self) -> String {
        let mut out = String::new();
        for index in (1..6).filter(|index| self.patterns.get(*index) == Some(&true)).collect::<Vec<_>>() {
            let (fill, stroke) =
                (self.paint("fill", Paint::Series(index)), self.paint("stroke", Paint::Series(index)));
            let mark = match index {
                1 => "<path d=\"M-1 1L1 -1M0 6L6 0M5 7L7 5\"",
                2 => "<path d=\"M0 1.5H6M0 4.5H6\"",
                3 => "<path d=\"M1.5 0V6M4.5 0V6\"",
                4 => "<path d=\"M-1 5L1 7M0 0L6 6M5 -1L7 1\"",
                _ => "<path d=\"M0 3H6M3 0V6\"",
            };
            let _ = write!(
                out,
                "<pattern id=\"{}-p{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
                 <rect width=\"6\" height=\"6\"{fill} fill-opacity=\"0.35\"/>{mark} fill=\"none\"{stroke} stroke-width=\"1.4\"/></pattern>",
                self.style.id,
                index + 1
            );
        }
        if out.is_empty() { out } else { format!("<defs>{out}</defs>") }
    }
}

/// A coordinate with at most two decimals.
fn number(value: f64) -> String {
    let text = format!("{:.2}", if value.is_finite() { value } else { 0.0 });
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text.is_empty() || text == "-0" { "0".to_owned() } else { text.to_owned() }
}

//! Charts: one drawing for the web, the PDF and (as a picture) Word, with its content as data and in words.
//!
//! The SVG is plain: attributes instead of style sheets, no scripts, no foreign objects, text as `<text>`; what a
//! typesetter's SVG reader knows is enough. On a web page each painted thing also carries a class, so that the page's
//! colours replace those of the attributes in the dark.

mod bars;
mod canvas;
mod data;
mod flow;
mod layout;
mod style;
mod text;

pub use data::{Data, data, describe};
pub use style::{Palette, Style, Theme};

use mingzhang_model::manuscript::{Chart, Shape};

use canvas::Canvas;

/// Draws a chart. Nothing in it depends on a font being there: text stands where it has room for widths like those of the
/// book's own faces.
pub fn svg(chart: &Chart, style: &Style) -> String {
    let mut canvas = Canvas::new(style);
    let height = match &chart.shape {
        Shape::Bars { series, bars, shares } => {
            bars::draw(&mut canvas, &bars::Plan { series, bars, shares: *shares, unit: chart.unit })
        }
        Shape::Flow { steps, links } => flow::draw(&mut canvas, steps, links, chart.unit),
    };
    canvas.finish(height, &chart.title, &describe(chart))
}

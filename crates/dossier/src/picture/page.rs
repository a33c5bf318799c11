//! One page as pixels.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{FontData, FontQuery};
use hayro::hayro_syntax::object::Stream;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use mingzhang_fonts::{SANS_BOLD, SANS_REGULAR, SERIF_REGULAR};
use mingzhang_model::Rect;

use super::encode::{self, Crop};
use super::{Picture, Wanted};

/// Pixels a point of a picture of a place.
pub(super) const SCALE: f32 = 2.0;
/// Pixels of one page: A3 at the scale above is 4 million.
const PIXELS: f32 = 9e6;
/// Pixels of all pictures on a page, before they are drawn small.
const SOURCES: u64 = 80_000_000;
/// Ink is darker than this: text, even grey text on a tinted cell.
const INK: u8 = 150;
/// A line at the border of a cell is no ink.
const BORDER: f32 = 1.5;

/// A drawn page.
pub(super) struct Drawn {
    /// Red, green, blue and whatever stands for opacity, by rows.
    pixels: Vec<u8>,
    width: usize,
    height: usize,
    scale: f32,
}

/// Draws the page with so many pixels a point at most, if that can be afforded.
pub(super) fn draw<'a>(page: &'a Page<'a>, cache: &RenderCache<'a>, scale: f32) -> Option<Drawn> {
    let (width, height) = page.render_dimensions();
    if !(width >= 1.0 && height >= 1.0 && width.max(height) <= 14_400.0) || sources(page) > SOURCES {
        return None;
    }
    let scale = scale.min((PIXELS / (width * height)).sqrt());
    let interpreter = InterpreterSettings { font_resolver: Arc::new(font), ..InterpreterSettings::default() };
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let pixmap = render(page, cache, &interpreter, &RenderSettings::default(), &settings);
    Some(Drawn {
        width: usize::from(pixmap.width()),
        height: usize::from(pixmap.height()),
        pixels: pixmap.data_as_u8_slice().to_vec(),
        scale,
    })
}

/// How many pixels the pictures of a page have.
fn sources(page: &Page<'_>) -> u64 {
    let objects = &page.resources().x_objects;
    let names: Vec<_> = objects.keys().collect();
    names
        .iter()
        .filter_map(|name| objects.get::<Stream<'_>>(&**name))
        .map(|stream| {
            let side = |key: &[u8]| u64::from(stream.dict().get::<u32>(key).unwrap_or(0));
            side(b"Width").saturating_mul(side(b"Height"))
        })
        .fold(0, u64::saturating_add)
}

/// A face for text whose own is not in the file: ours have the Chinese that books use.
#[allow(clippy::unnecessary_wraps, reason = "the rasteriser asks for it")]
fn font(query: &FontQuery) -> Option<(FontData, u32)> {
    let fallback = match query {
        FontQuery::Standard(standard) => return Some(standard.get_font_data()),
        FontQuery::Fallback(fallback) => fallback,
    };
    if fallback.character_collection.is_none() {
        return Some(fallback.pick_standard_font().get_font_data());
    }
    let face = match (fallback.is_bold, fallback.is_serif) {
        (true, _) => SANS_BOLD,
        (false, true) => SERIF_REGULAR,
        (false, false) => SANS_REGULAR,
    };
    Some((Arc::new(face.bytes), 0))
}

impl Drawn {
    /// All of it.
    pub(super) fn whole(&self) -> Option<Vec<u8>> {
        let (pixels, _) = self.pixels.as_chunks::<4>();
        let rgb = pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]).collect();
        Crop { rgb, width: self.width }.full()
    }

    /// The part that is wanted; `None` if nothing of it is on the page.
    pub(super) fn picture(&self, wanted: &Wanted) -> Option<Picture> {
        let Rect { x0, y0, x1, y1 } = wanted.area;
        let (left, right) = (self.pixel(x0, self.width), self.pixel(x1, self.width));
        let (top, bottom) = (self.pixel(y0, self.height), self.pixel(y1, self.height));
        if right < left + 8 || bottom < top + 8 {
            return None;
        }
        let mut rgb = Vec::with_capacity((right - left) * (bottom - top) * 3);
        for row in top..bottom {
            let start = (row * self.width + left) * 4;
            let line = self.pixels.get(start..start + (right - left) * 4)?;
            let (pixels, _) = line.as_chunks::<4>();
            rgb.extend(pixels.iter().flat_map(|[r, g, b, _]| [*r, *g, *b]));
        }
        let png = encode::png(&Crop { rgb, width: right - left })?;
        let area =
            Rect { x0: self.point(left), y0: self.point(top), x1: self.point(right), y1: self.point(bottom) };
        let ink = wanted.cells.iter().map(|cell| self.ink(*cell)).collect();
        Some(Picture { png, area, ink })
    }

    /// The smallest rectangle around what is printed in a cell.
    pub(super) fn ink(&self, cell: Rect) -> Option<Rect> {
        let (left, right) =
            (self.pixel(cell.x0 + BORDER, self.width), self.pixel(cell.x1 - BORDER, self.width));
        let (top, bottom) =
            (self.pixel(cell.y0 + BORDER, self.height), self.pixel(cell.y1 - BORDER, self.height));
        let mut found: Option<(usize, usize, usize, usize)> = None;
        for row in top..bottom {
            let line =
                self.pixels.get((row * self.width + left) * 4..(row * self.width + right.max(left)) * 4)?;
            let (pixels, _) = line.as_chunks::<4>();
            for (at, [r, g, b, _]) in pixels.iter().enumerate() {
                if *r.max(g).max(b) < INK {
                    let x = left + at;
                    let (x0, y0, x1, _) = found.unwrap_or((x, row, x, row));
                    found = Some((x0.min(x), y0, x1.max(x), row));
                }
            }
        }
        let (x0, y0, x1, y1) = found?;
        Some(Rect { x0: self.point(x0), y0: self.point(y0), x1: self.point(x1 + 1), y1: self.point(y1 + 1) })
    }

    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rounded, not negative, and held to the size of the page"
    )]
    fn pixel(&self, points: f32, limit: usize) -> usize {
        ((points * self.scale).round().max(0.0) as usize).min(limit)
    }

    #[allow(clippy::cast_precision_loss, reason = "a page has some thousand pixels a side")]
    fn point(&self, pixel: usize) -> f32 {
        pixel as f32 / self.scale
    }
}

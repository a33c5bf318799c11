//! Collects letters and lines while the interpreter carries out a page's drawing instructions.

use std::sync::atomic::{AtomicBool, Ordering};

use hayro_interpret::font::{Glyph as FontGlyph, GlyphRun, PositionedGlyph};
use hayro_interpret::hayro_cmap::{BfString, WritingMode};
use hayro_interpret::{BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask};
use kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};

use super::ink::{Fill, Glyph, Ink, holds};
use super::strokes::{Outline, narrow, narrow_rect, outlines, segments};
use super::tint::Tint;
use super::turn::Turn;
use crate::Limits;

/// Units of an em in the interpreter's glyph space.
const EM: f64 = 1000.0;
/// A letter whose middle is this far outside of the clip is not seen.
const CLIP_SLACK: f64 = 0.5;
/// Boxes remembered per page for telling white text on a fill from white text on paper.
const MAX_FILLS: usize = 4_000;

/// Unwinds the interpreter when a page has to be given up; carries no message, so that the panic hook is not called.
pub(super) struct GiveUp;

/// The device that the interpreter draws on.
pub(super) struct Collector<'s> {
    /// What was found so far.
    pub(super) ink: Ink,
    clips: Vec<Rect>,
    /// Whether each open transparency group can be seen.
    groups: Vec<bool>,
    max_glyphs: usize,
    max_rules: usize,
    stop: &'s AtomicBool,
}

impl<'s> Collector<'s> {
    pub(super) fn new(width: f64, height: f64, limits: &Limits, stop: &'s AtomicBool) -> Self {
        Self {
            ink: Ink::default(),
            clips: vec![Rect::new(0.0, 0.0, width, height)],
            groups: Vec::new(),
            max_glyphs: limits.glyphs,
            max_rules: limits.rules,
            stop,
        }
    }

    fn clip(&self) -> Rect {
        self.clips.last().copied().unwrap_or_default()
    }

    fn push_clip(&mut self, bbox: Rect) {
        let clip = bbox.intersect(self.clip());
        self.clips.push(clip);
    }

    fn visible(&self) -> bool {
        self.groups.iter().all(|seen| *seen)
    }

    /// Called on every drawing instruction: the only moments at which a page can be given up from within.
    fn breathe(&mut self) {
        let letters = self.ink.glyphs.len() + self.ink.hidden.len();
        let lines = self.ink.rules.len() + self.ink.dots.len();
        self.ink.overfull = letters > self.max_glyphs || lines > self.max_rules;
        if self.ink.overfull || self.stop.load(Ordering::Relaxed) {
            std::panic::resume_unwind(Box::new(GiveUp));
        }
    }

    /// White on paper is not there; white on a coloured box or a picture is.
    fn shows(&self, tint: Tint, x: f32, y: f32) -> bool {
        match tint {
            Tint::Ink => true,
            Tint::Nothing => false,
            Tint::White => {
                self.ink.fills.iter().any(|fill| holds(&fill.bbox, x, y))
                    || self.ink.pictures.iter().any(|bbox| holds(bbox, x, y))
            }
        }
    }

    fn fill(&mut self, path: &BezPath, tint: Tint) {
        if path.elements().iter().any(|piece| matches!(piece, PathEl::QuadTo(..) | PathEl::CurveTo(..))) {
            self.ink.outlines += usize::from(tint == Tint::Ink);
        }
        let clip = self.clip();
        for shape in outlines(path) {
            match shape {
                Outline::Line(rule) if tint == Tint::Ink => self.ink.rules.extend(rule.clipped(clip)),
                Outline::Dot(bbox) if tint == Tint::Ink && clip.contains(bbox.center()) => {
                    self.ink.dots.push(narrow_rect(bbox));
                }
                Outline::Area(bbox) if tint == Tint::Ink => {
                    let bbox = bbox.intersect(clip);
                    if bbox.area() > 0.0 && self.ink.fills.len() < MAX_FILLS {
                        self.ink.fills.push(Fill { bbox: narrow_rect(bbox) });
                    }
                }
                Outline::Area(bbox) if tint == Tint::White => {
                    // Paper colour painted over a fill takes the fill away.
                    let cover = narrow_rect(bbox.intersect(clip));
                    self.ink.fills.retain(|fill| !covers(&cover, &fill.bbox));
                }
                _ => {}
            }
        }
    }

    fn glyph(
        &mut self,
        placed: &PositionedGlyph<'_>,
        at: Affine,
        vertical: bool,
        tint: Tint,
        invisible: bool,
    ) {
        let advance = match &**placed {
            FontGlyph::Outline(glyph) => glyph.advance_width(),
            FontGlyph::Type3(glyph) => glyph.advance_width(),
        };
        let Some(space) = GlyphSpace::new(at, advance.map(f64::from), vertical) else { return };
        let (x, y) = (space.bbox.center().x, space.bbox.center().y);
        let clip = self.clip();
        if x < clip.x0 - CLIP_SLACK
            || x > clip.x1 + CLIP_SLACK
            || y < clip.y0 - CLIP_SLACK
            || y > clip.y1 + CLIP_SLACK
        {
            return;
        }
        if let Some(count) = self.ink.turns.get_mut(space.turn as usize) {
            *count += 1;
        }
        let hidden = invisible || !self.visible();
        if !hidden && !self.shows(tint, narrow(x), narrow(y)) {
            return;
        }
        let out = if hidden { &mut self.ink.hidden } else { &mut self.ink.glyphs };
        match placed.as_unicode() {
            Some(BfString::Char(letter)) => space.push(out, letter, 0, 1),
            Some(BfString::String(letters)) => {
                let count = letters.chars().count();
                for (index, letter) in letters.chars().enumerate() {
                    space.push(out, letter, index, count);
                }
            }
            // Subset fonts often leave out what their blank glyph stands for.
            None if is_blank(placed) => space.push(out, ' ', 0, 1),
            None => {
                self.ink.unknown += usize::from(!hidden);
                space.push(out, char::REPLACEMENT_CHARACTER, 0, 1);
            }
        }
    }
}

impl<'a> Device<'a> for Collector<'_> {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.breathe();
        if !self.visible() {
            return;
        }
        let path = props.transform * path;
        let tint = Tint::of(&props.paint);
        if matches!(mode, DrawMode::Fill(_) | DrawMode::FillAndStroke(..)) {
            self.fill(&path, tint);
        }
        if matches!(mode, DrawMode::Stroke(_) | DrawMode::FillAndStroke(..)) && tint == Tint::Ink {
            let clip = self.clip();
            self.ink.rules.extend(segments(&path).filter_map(|rule| rule.clipped(clip)));
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.breathe();
        self.push_clip(clip.path.bounding_box());
    }

    fn push_clip_rect(&mut self, rect: &Rect) {
        self.breathe();
        self.push_clip(*rect);
    }

    fn push_transparency_group(&mut self, opacity: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.breathe();
        self.groups.push(opacity > 0.0);
    }

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        self.breathe();
        let vertical = matches!(run.writing_mode(), WritingMode::Vertical);
        let tint = Tint::of(&props.paint);
        let invisible = matches!(mode, DrawMode::Invisible);
        for placed in run.glyphs() {
            self.glyph(placed, props.transform * placed.transform(), vertical, tint, invisible);
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, props: ImageDrawProps<'a>) {
        self.breathe();
        if !self.visible() || self.ink.pictures.len() >= MAX_FILLS {
            return;
        }
        let pixels = Rect::new(0.0, 0.0, f64::from(image.width()), f64::from(image.height()));
        let bbox = props.transform.transform_rect_bbox(pixels).intersect(self.clip());
        if bbox.area() > 0.0 {
            self.ink.pictures.push(narrow_rect(bbox));
        }
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {
        self.groups.pop();
    }
}

fn is_blank(glyph: &FontGlyph<'_>) -> bool {
    matches!(glyph, FontGlyph::Outline(glyph) if glyph.outline().is_empty())
}

/// Where a glyph's em box lies on the page.
struct GlyphSpace {
    bbox: Rect,
    base: f64,
    size: f64,
    turn: Turn,
}

impl GlyphSpace {
    /// `None` for a glyph that cannot be seen or stands aslant, as watermarks do: their letters would fall between
    /// those of the lines that they cross.
    fn new(at: Affine, advance: Option<f64>, vertical: bool) -> Option<Self> {
        let [a, b, c, d, ..] = at.as_coeffs();
        let (along, up) = (a.hypot(b), c.hypot(d));
        let size = up * EM;
        if !size.is_finite() || size < 0.1 || along <= 0.0 {
            return None;
        }
        let slant = a.abs().min(b.abs()) / along;
        if slant > 0.1 {
            return None;
        }
        let advance = match advance {
            Some(width) if width > 0.0 && !vertical => width,
            _ => EM,
        };
        // A substitute font is stretched to the width that the file declares, and the declared width is already the
        // advance: without the cap a stretched box would cover its neighbours.
        let width = advance * (up * 1.25 / along).min(1.0);
        let corner = |x: f64, y: f64| at * Point::new(x, y);
        let bbox = Rect::from_points(corner(0.0, -120.0), corner(width, 880.0))
            .union(Rect::from_points(corner(width, -120.0), corner(0.0, 880.0)));
        Some(Self { bbox, base: (at * Point::ZERO).y, size, turn: Turn::of(a, b) })
    }

    /// Adds one letter of a glyph that stands for `count` letters (a ligature), sharing its width between them.
    fn push(&self, out: &mut Vec<Glyph>, letter: char, index: usize, count: usize) {
        let letter = super::letters::plain(letter);
        let Some(letter) = letter else { return };
        let [index, count] = [index, count].map(|n| f64::from(u32::try_from(n).unwrap_or(u32::MAX)));
        let step = self.bbox.width() / count;
        let x0 = step.mul_add(index, self.bbox.x0);
        out.push(Glyph {
            letter,
            bbox: narrow_rect(Rect::new(x0, self.bbox.y0, x0 + step, self.bbox.y1)),
            base: narrow(self.base),
            size: narrow(self.size),
        });
    }
}

fn covers(cover: &mingzhang_model::Rect, bbox: &mingzhang_model::Rect) -> bool {
    holds(cover, bbox.x0, bbox.y0) && holds(cover, bbox.x1, bbox.y1)
}

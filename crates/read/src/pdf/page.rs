//! One page: interpret it, lay it out, say what is wrong with it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::AtomicBool;

use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page};
use hayro_syntax::Pdf;
use mingzhang_model::{Place, Problem, Rect};

use super::contents::{Contents, inspect};
use super::device::{Collector, GiveUp};
use super::ink::{Ink, area};
use super::turn::Turn;
use super::{dots, layout};
use crate::{Limits, Page};

/// A page with no more letters than this (a page number, a stamp) has no text to speak of.
const FEW_LETTERS: usize = 20;
/// The part of a page that pictures cover if it is a scan.
const MOSTLY: f32 = 0.5;

/// Fewer curved shapes than this are a drawing; more, on a page without letters, are letters turned into shapes.
const MANY_OUTLINES: usize = 60;

/// A page as far as it could be read.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) page: Page,
    pub(super) problems: Vec<Problem>,
}

/// An open file, and what all of its pages share.
pub(super) struct Source<'a> {
    pub(super) pdf: &'a Pdf,
    pub(super) cache: InterpreterCache<'a>,
    pub(super) limits: &'a Limits,
    pub(super) stop: &'a AtomicBool,
}

/// Reads one page. `number` counts from 1.
///
/// Never fails: what an interpreter found before it gave up or panicked is kept, with a problem.
pub(super) fn read<'a>(source: &Source<'a>, page: &hayro_syntax::page::Page<'a>, number: u32) -> Outcome {
    let (width, height) = page.render_dimensions();
    let bbox = Rect { x0: 0.0, y0: 0.0, x1: width, y1: height };
    let mut report = Report { page: number, bbox, problems: Vec::new() };
    let mut out = Page { number, width, height, blocks: Vec::new() };
    let fits = width > 0.0 && height > 0.0 && width.max(height) <= source.limits.page_side;
    if !fits {
        report.add("page-too-large", format!("{width} × {height}"));
        return Outcome { page: Page { number, ..Page::default() }, problems: report.problems };
    }
    let work = AssertUnwindSafe(|| {
        let contents = inspect(page, source.limits);
        if contents == Contents::Bursting {
            report.add("page-overfull", String::new());
            return Vec::new();
        }
        let (mut ink, mut whole) = interpret(source, page, Turn::None);
        let turn = ink.turn();
        if turn != Turn::None {
            (ink, whole) = interpret(source, page, turn);
        }
        report.judge(&ink, whole && contents == Contents::Whole);
        let scanned = ink.glyphs.len() <= FEW_LETTERS && ink.hidden.len() > ink.glyphs.len();
        // The only text of a scanned page is what a recogniser has put beneath the picture.
        let glyphs = if scanned { &ink.hidden } else { &ink.glyphs };
        let (mut blocks, dropped) = layout::blocks(&ink, glyphs, number, source.limits);
        if dropped {
            report.add("table-too-large", String::new());
        }
        for block in &mut blocks {
            turn.restore(block, width, height);
        }
        blocks
    });
    match catch_unwind(work) {
        Ok(blocks) => out.blocks = blocks,
        Err(_) => report.add("page-damaged", String::new()),
    }
    Outcome { page: out, problems: report.problems }
}

/// What stands on the page when it is turned, and whether the interpreter came to its end.
fn interpret<'a>(source: &Source<'a>, page: &hayro_syntax::page::Page<'a>, turn: Turn) -> (Ink, bool) {
    let (width, height) = page.render_dimensions();
    let (width, height) = (f64::from(width), f64::from(height));
    let transform = turn.upright(width, height) * page.initial_transform(true).to_kurbo();
    let (width, height) = turn.size(width, height);
    let mut collector = Collector::new(width, height, source.limits, source.stop);
    let bounds = kurbo::Rect::new(0.0, 0.0, width, height);
    let result = catch_unwind(AssertUnwindSafe(|| {
        let settings = InterpreterSettings::default();
        let mut context = Context::new(transform, bounds, &source.cache, source.pdf.xref(), settings);
        interpret_page(page, &mut context, &mut collector);
    }));
    let whole = match result {
        Ok(()) => true,
        Err(cause) => cause.is::<GiveUp>(),
    };
    let mut ink = collector.ink;
    ink.rules.extend(dots::lines(&ink.dots));
    (ink, whole)
}

/// Collects the problems of a page.
struct Report {
    page: u32,
    bbox: Rect,
    problems: Vec<Problem>,
}

impl Report {
    fn add(&mut self, code: &'static str, detail: String) {
        let place = Some(Place::Page { page: self.page, bbox: self.bbox });
        self.problems.push(Problem { code, detail, place });
    }

    fn judge(&mut self, ink: &Ink, whole: bool) {
        if !whole {
            self.add("page-damaged", String::new());
        }
        if ink.overfull {
            self.add("page-overfull", format!("{} + {}", ink.glyphs.len(), ink.rules.len()));
        }
        let pictured: f32 = ink.pictures.iter().map(area).sum();
        let letters = ink.glyphs.iter().filter(|glyph| !glyph.is_space()).count();
        if letters <= FEW_LETTERS && pictured > MOSTLY * area(&self.bbox) {
            self.add("page-is-picture", String::new());
        } else if letters <= FEW_LETTERS && ink.outlines > MANY_OUTLINES {
            self.add("page-is-picture", format!("{} outlines", ink.outlines));
        }
        if ink.unknown > 0 {
            self.add("glyphs-without-text", ink.unknown.to_string());
        }
    }
}

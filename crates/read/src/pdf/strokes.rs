//! Paths as ruled lines and boxes.
//!
//! Programs draw the same table border in different ways: a stroked line (WPS Writer, `LibreOffice`), a thin filled box
//! (WPS Sheets), both (Excel), one piece a cell (Word, ONLYOFFICE), the ring between two boxes (Skia, Quartz).

use kurbo::{BezPath, PathEl, PathSeg, Point, Rect};

use super::ink::{Rule, Way};

/// A filled box no thicker than this is a line.
const THIN: f64 = 2.5;
/// So is one no thicker than this (the outer frame of a table) that is at least [`LONG`] times as long.
const THICK: f64 = 4.5;
/// See [`THICK`].
const LONG: f64 = 5.0;
/// How far a line may lean over its length and still run along an axis.
const LEAN: f64 = 0.6;
/// Shorter pieces are dots.
const DOT: f64 = 0.3;

/// A filled outline.
pub(super) enum Outline {
    /// Thin enough to be a line.
    Line(Stroke),
    /// As small across as down: one dot of a dotted line, perhaps.
    Dot(Rect),
    /// A box.
    Area(Rect),
}

/// A line with the precision of the interpreter.
pub(super) struct Stroke {
    way: Way,
    at: f64,
    from: f64,
    to: f64,
}

impl Stroke {
    fn new(way: Way, at: f64, a: f64, b: f64) -> Self {
        Self { way, at, from: a.min(b), to: a.max(b) }
    }

    fn between(start: Point, end: Point) -> Option<Self> {
        let (wide, tall) = ((start.x - end.x).abs(), (start.y - end.y).abs());
        if tall < LEAN && wide > DOT && wide >= tall {
            Some(Self::new(Way::Across, f64::midpoint(start.y, end.y), start.x, end.x))
        } else if wide < LEAN && tall > DOT {
            Some(Self::new(Way::Down, f64::midpoint(start.x, end.x), start.y, end.y))
        } else {
            None
        }
    }

    /// The part inside of the clip, if there is one.
    pub(super) fn clipped(self, clip: Rect) -> Option<Rule> {
        let (low, high, near, far) = match self.way {
            Way::Across => (clip.x0, clip.x1, clip.y0, clip.y1),
            Way::Down => (clip.y0, clip.y1, clip.x0, clip.x1),
        };
        // Half of a border's width may lie outside of the clip of the cell that draws it.
        let inside = self.at >= near - 1.0 && self.at <= far + 1.0;
        let (from, to) = (self.from.max(low), self.to.min(high));
        (inside && to - from > DOT).then(|| Rule {
            way: self.way,
            at: narrow(self.at),
            from: narrow(from),
            to: narrow(to),
        })
    }
}

/// The straight pieces of a stroked path that run along an axis.
pub(super) fn segments(path: &BezPath) -> impl Iterator<Item = Stroke> {
    path.segments().filter_map(|piece| match piece {
        PathSeg::Line(line) => Stroke::between(line.p0, line.p1),
        PathSeg::Quad(_) | PathSeg::Cubic(_) => None,
    })
}

/// The boxes and thin lines of a filled path; shapes that are neither are left out.
pub(super) fn outlines(path: &BezPath) -> Vec<Outline> {
    let boxes = corners(path);
    if let [first, second] = boxes.as_slice() {
        if is_ring(*first, *second) {
            return ring(*first, *second);
        }
        if is_ring(*second, *first) {
            return ring(*second, *first);
        }
    }
    boxes
        .into_iter()
        .map(|bbox| {
            let (wide, tall) = (bbox.width(), bbox.height());
            if wide.max(tall) <= THIN && wide.max(tall) < 2.0 * wide.min(tall) {
                Outline::Dot(bbox)
            } else if is_line(tall, wide) {
                Outline::Line(Stroke::new(Way::Across, bbox.center().y, bbox.x0, bbox.x1))
            } else if is_line(wide, tall) {
                Outline::Line(Stroke::new(Way::Down, bbox.center().x, bbox.y0, bbox.y1))
            } else {
                Outline::Area(bbox)
            }
        })
        .collect()
}

fn is_line(thick: f64, long: f64) -> bool {
    thick <= THIN && long > thick || thick <= THICK && long >= LONG * thick
}

/// The bounding boxes of those subpaths that are boxes, or thin enough that their shape does not matter.
fn corners(path: &BezPath) -> Vec<Rect> {
    let mut boxes = Vec::new();
    let mut points: Vec<Point> = Vec::new();
    let mut curved = false;
    let mut finish = |points: &mut Vec<Point>, curved: &mut bool| {
        if !*curved && points.len() > 1 {
            boxes.extend(upright(points));
        }
        points.clear();
        *curved = false;
    };
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(point) => {
                finish(&mut points, &mut curved);
                points.push(point);
            }
            PathEl::LineTo(point) => points.push(point),
            PathEl::QuadTo(_, point) | PathEl::CurveTo(_, _, point) => {
                curved = true;
                points.push(point);
            }
            PathEl::ClosePath => finish(&mut points, &mut curved),
        }
    }
    finish(&mut points, &mut curved);
    boxes
}

fn upright(points: &[Point]) -> Option<Rect> {
    let first = points.first()?;
    let bbox = points.iter().fold(Rect::from_points(*first, *first), |bbox, point| bbox.union_pt(*point));
    let on = |value: f64, low: f64, high: f64| (value - low).abs() < DOT || (value - high).abs() < DOT;
    let is_box = points.iter().all(|p| on(p.x, bbox.x0, bbox.x1) && on(p.y, bbox.y0, bbox.y1));
    (is_box || bbox.width() <= THIN || bbox.height() <= THIN).then_some(bbox)
}

fn is_ring(outer: Rect, inner: Rect) -> bool {
    let gaps = [inner.x0 - outer.x0, inner.y0 - outer.y0, outer.x1 - inner.x1, outer.y1 - inner.y1];
    gaps.iter().all(|gap| (0.0..=THIN).contains(gap)) && inner.width() > THIN && inner.height() > THIN
}

fn ring(outer: Rect, inner: Rect) -> Vec<Outline> {
    let middle = Rect::new(
        f64::midpoint(outer.x0, inner.x0),
        f64::midpoint(outer.y0, inner.y0),
        f64::midpoint(outer.x1, inner.x1),
        f64::midpoint(outer.y1, inner.y1),
    );
    vec![
        Outline::Line(Stroke::new(Way::Across, middle.y0, middle.x0, middle.x1)),
        Outline::Line(Stroke::new(Way::Across, middle.y1, middle.x0, middle.x1)),
        Outline::Line(Stroke::new(Way::Down, middle.x0, middle.y0, middle.y1)),
        Outline::Line(Stroke::new(Way::Down, middle.x1, middle.y0, middle.y1)),
    ]
}

/// Page coordinates need no more than single precision: a page side has at most 14 400 points.
#[expect(clippy::cast_possible_truncation, reason = "out of range becomes infinite, which no box holds")]
pub(super) const fn narrow(value: f64) -> f32 {
    value as f32
}

/// [`narrow`] for a box.
pub(super) const fn narrow_rect(bbox: Rect) -> mingzhang_model::Rect {
    mingzhang_model::Rect {
        x0: narrow(bbox.x0),
        y0: narrow(bbox.y0),
        x1: narrow(bbox.x1),
        y1: narrow(bbox.y1),
    }
}

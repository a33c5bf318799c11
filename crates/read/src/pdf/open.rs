//! Tables without upright rules: the three-line tables of reports, and tables with a rule below each row.
//!
//! Such a table shows as rules across that begin and end alike, with text in columns between them. Its upright borders
//! are put where the white space between the columns is, or where those of its filled rows are. Nothing is done where
//! the text does not stand in columns.

use mingzhang_model::Rect;

use super::cuts::cuts;
use super::ink::{Glyph, Rule, Way};
use super::lattice::Lattice;
use super::rules::{Rules, SNAP};
use super::segments::{SegmentLine, segment_lines};

/// Shorter rules are underlines.
const SHORTEST: f32 = 100.0;
/// Rules of one table begin and end this near to each other.
const ALIKE: f32 = 4.0;
/// Fewer rules are not a table, but lines above and below a page.
const FEWEST: usize = 3;
/// More rules of a page than this are a drawing.
const MOST: usize = 1_000;
/// A row with one line of text is no higher than so many times that line.
const HIGHEST: f32 = 3.5;

/// What stands between two rules.
struct Strip {
    top: f32,
    bottom: f32,
    lines: Vec<SegmentLine>,
    kind: Kind,
}

/// What is known of the columns of a strip.
enum Kind {
    /// Nothing.
    Open,
    /// It is a filled row with these column boundaries, the outer ones included.
    Filled(Vec<f32>),
    /// It belongs to a ruled table.
    Ruled,
}

/// What is found before the open tables are looked for.
pub(super) struct Known<'a> {
    /// Tables that have upright rules.
    pub(super) ruled: &'a [Rect],
    /// Every lattice, filled rows among them.
    pub(super) lattices: &'a [Lattice],
    pub(super) glyphs: &'a [Glyph],
}

/// The missing borders of all open tables.
pub(super) fn borders(rules: &Rules, known: &Known<'_>) -> Vec<Rule> {
    let inside = |rule: &Rule, bbox: &Rect| {
        rule.at >= bbox.y0 - SNAP && rule.at <= bbox.y1 + SNAP && rule.from < bbox.x1 && rule.to > bbox.x0
    };
    let mut groups: Vec<Vec<Rule>> = Vec::new();
    let long = rules.across.iter().filter(|rule| rule.to - rule.from >= SHORTEST);
    for rule in long.filter(|rule| !known.ruled.iter().any(|bbox| inside(rule, bbox))).take(MOST) {
        let alike =
            |other: &Rule| (other.from - rule.from).abs() <= ALIKE && (other.to - rule.to).abs() <= ALIKE;
        match groups.iter_mut().find(|group| group.first().is_some_and(alike)) {
            Some(group) => group.push(*rule),
            None => groups.push(vec![*rule]),
        }
    }
    let mut out = Vec::new();
    for group in groups.iter().filter(|group| group.len() >= FEWEST) {
        for table in strips(group, known).split(|strip| !strip.is_part()) {
            // What comes first is the header; a lone title above it is not.
            let first = table
                .iter()
                .position(|strip| strip.widest() > 1 || strip.edges().is_some())
                .unwrap_or(table.len());
            close(table.get(first..).unwrap_or_default(), group, &mut out);
        }
    }
    out
}

fn strips(group: &[Rule], known: &Known<'_>) -> Vec<Strip> {
    let mut strips = Vec::new();
    for pair in group.windows(2) {
        let &[Rule { at: top, from, to, .. }, Rule { at: bottom, .. }] = pair else { continue };
        let within = |glyph: &&Glyph| {
            let y = f32::midpoint(glyph.bbox.y0, glyph.bbox.y1);
            y > top && y < bottom && glyph.middle() > from && glyph.middle() < to
        };
        let middle = f32::midpoint(top, bottom);
        let holds = |lattice: &&Lattice| {
            let bbox = lattice.bbox();
            lattice.columns() > 1
                && bbox.y0 < middle
                && bbox.y1 > middle
                && (bbox.x0 - from).abs() <= ALIKE
                && (bbox.x1 - to).abs() <= ALIKE
        };
        let kind = if known.ruled.iter().any(|bbox| bbox.y0 < bottom && bbox.y1 > top) {
            Kind::Ruled
        } else if let Some(lattice) = known.lattices.iter().find(holds) {
            Kind::Filled(lattice.xs.clone())
        } else {
            Kind::Open
        };
        let lines = match kind {
            Kind::Open => segment_lines(known.glyphs.iter().filter(within).copied()),
            Kind::Filled(_) | Kind::Ruled => Vec::new(),
        };
        strips.push(Strip { top, bottom, lines, kind });
    }
    strips
}

impl Strip {
    /// The most segments on a line.
    fn widest(&self) -> usize {
        self.lines.iter().map(|line| line.segments.len()).max().unwrap_or(0)
    }

    /// The column boundaries of a filled row.
    fn edges(&self) -> Option<&[f32]> {
        if let Kind::Filled(edges) = &self.kind { Some(edges) } else { None }
    }

    /// Whether it can be a part of a table: it has columns, or is as low as a row. A title and a unit line between two
    /// tables are neither.
    fn is_part(&self) -> bool {
        match self.kind {
            Kind::Filled(_) => return true,
            Kind::Ruled => return false,
            Kind::Open => {}
        }
        let text = self.lines.iter().map(|line| line.bottom - line.top).fold(12.0, f32::max);
        let (Some(first), Some(last)) = (self.lines.first(), self.lines.last()) else {
            return self.bottom - self.top <= HIGHEST * text;
        };
        let slack = self.bottom - self.top - (last.bottom - first.top);
        let low = slack <= (HIGHEST - 1.0) * text;
        let left = |line: &SegmentLine| line.segments.first().map_or(0.0, |segment| segment.x0);
        let alike = || self.lines.iter().all(|line| (left(line) - left(first)).abs() <= ALIKE);
        let figures = || self.lines.iter().any(SegmentLine::has_figure);
        self.widest() > 2 || low && (self.lines.len() < 3 || figures() || alike())
    }

    /// Whether several rows stand in it: two figures below each other are never one cell.
    fn has_rows(&self) -> bool {
        self.lines.iter().enumerate().any(|(index, line)| {
            let below = self.lines.iter().skip(index + 1).flat_map(|line| &line.segments);
            below.filter(|other| other.figure).any(|other| {
                line.segments.iter().any(|one| one.figure && one.overlap(other.x0, other.x1) > 0.0)
            })
        })
    }

    /// The lines by rows. A line with figures is a row; one without belongs to a row that it stands very near to.
    fn rows(&self, cuts: &[f32]) -> Vec<Vec<&SegmentLine>> {
        let crossed = || self.lines.iter().any(|line| cuts.iter().any(|cut| crosses(line, *cut)));
        let anchored = self.has_rows();
        if !anchored && (self.lines.len() < 2 || self.lines.iter().any(SegmentLine::has_figure) || !crossed())
        {
            return vec![self.lines.iter().collect()];
        }
        let middle = |line: &SegmentLine| f32::midpoint(line.top, line.bottom);
        let anchors: Vec<f32> = self.lines.iter().filter(|line| line.has_figure()).map(middle).collect();
        let pitch = anchors.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?));
        let near = 0.75 * pitch.fold(f32::INFINITY, f32::min);
        let anchor = |line: &SegmentLine| {
            let distance = |at: &f32| (at - middle(line)).abs();
            let nearest = (0..anchors.len()).min_by(|a, b| {
                let at = |index: &usize| anchors.get(*index).map_or(f32::INFINITY, distance);
                at(a).total_cmp(&at(b))
            })?;
            (distance(anchors.get(nearest)?) < near).then_some(nearest)
        };
        let mut rows: Vec<(Option<usize>, Vec<&SegmentLine>)> = Vec::new();
        for line in &self.lines {
            let key = anchor(line);
            match rows.last_mut() {
                Some((last, row)) if key.is_some() && *last == key => row.push(line),
                _ => rows.push((key, vec![line])),
            }
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }
}

fn crosses(line: &SegmentLine, cut: f32) -> bool {
    line.segments.iter().any(|segment| segment.x0 < cut - 1.0 && segment.x1 > cut + 1.0)
}

/// The boundaries between the columns of a table; none if its text does not stand in columns.
fn columns(table: &[Strip]) -> Vec<f32> {
    let lines: Vec<SegmentLine> = table.iter().flat_map(|strip| strip.lines.iter().cloned()).collect();
    let edges = table.iter().filter_map(Strip::edges).max_by_key(|edges| edges.len());
    if let Some([_, inner @ .., _]) = edges {
        let torn = lines.iter().filter(|line| inner.iter().any(|cut| crosses(line, *cut))).count();
        return if torn * 4 <= lines.len() { inner.to_vec() } else { Vec::new() };
    }
    let first = table.first().map_or(0, |strip| strip.lines.len());
    let head = lines.iter().position(SegmentLine::has_figure).unwrap_or(first);
    cuts(&lines, head.max(first.min(1)))
}

/// Adds the borders of one table, if its text stands in columns.
fn close(table: &[Strip], group: &[Rule], out: &mut Vec<Rule>) {
    let (Some(first), Some(last)) = (table.first(), table.last()) else { return };
    if table.len() + 1 < FEWEST || table.iter().all(|strip| strip.edges().is_some()) {
        return;
    }
    let cuts = columns(table);
    if cuts.is_empty() {
        return;
    }
    let from = group.iter().fold(f32::INFINITY, |from, rule| from.min(rule.from));
    let to = group.iter().fold(f32::NEG_INFINITY, |to, rule| to.max(rule.to));
    let down = |at: f32, from: f32, to: f32| Rule { way: Way::Down, at, from, to };
    out.extend([down(from, first.top, last.bottom), down(to, first.top, last.bottom)]);
    for strip in table.iter().filter(|strip| strip.edges().is_none()) {
        let rows = strip.rows(&cuts);
        let mut top = strip.top;
        for (index, row) in rows.iter().enumerate() {
            let low = row.iter().fold(f32::NEG_INFINITY, |low, line| low.max(line.bottom));
            let next = rows.get(index + 1).and_then(|next| next.first());
            let bottom = next.map_or(strip.bottom, |next| f32::midpoint(low, next.top));
            if next.is_some() {
                out.push(Rule { way: Way::Across, at: bottom, from, to });
            }
            let open = |cut: &&f32| !row.iter().any(|line| crosses(line, **cut));
            out.extend(cuts.iter().filter(open).map(|cut| down(*cut, top, bottom)));
            top = bottom;
        }
    }
}

//! Where the columns of a table without upright rules begin and end: in the white space that runs down between them.

use super::segments::{Segment, SegmentLine};

/// Segments that lie over each other by less stand in different columns.
const TOUCH: f32 = 1.0;
/// Rows that have to agree before white space is a column.
const FEWEST_ROWS: usize = 3;

/// What stands below each other.
#[derive(Clone, Copy, Debug)]
struct Column {
    x0: f32,
    x1: f32,
    /// Segments of the body.
    body: usize,
    /// Segments of the header.
    head: usize,
}

/// Boundaries between the columns, or nothing if the lines do not stand in columns.
///
/// The first `head` lines are the header: what stands over several columns there does not join them.
pub(super) fn cuts(lines: &[SegmentLine], head: usize) -> Vec<f32> {
    let (head, body) = lines.split_at(head.min(lines.len()));
    let mut columns = body_columns(body);
    for line in head.iter().rev() {
        for segment in &line.segments {
            add_head(&mut columns, segment);
        }
    }
    columns.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    adopt(&mut columns);
    let rows = lines.iter().filter(|line| hits(&columns, line) > 1).count();
    let figures = body.iter().any(SegmentLine::has_figure);
    if rows < FEWEST_ROWS || columns.len() < 2 || columns.len() == 2 && !figures {
        return Vec::new();
    }
    columns
        .windows(2)
        .filter_map(|pair| pair.first().zip(pair.last()))
        .map(|(left, right)| f32::midpoint(left.x1, right.x0))
        .collect()
}

/// Narrow segments first: they say most surely where a column is, and a wide one that lies over two well-filled columns
/// is a merged cell or a name that has run over.
fn body_columns(body: &[SegmentLine]) -> Vec<Column> {
    let mut segments: Vec<&Segment> = body.iter().flat_map(|line| &line.segments).collect();
    segments.sort_by(|a, b| (a.x1 - a.x0).total_cmp(&(b.x1 - b.x0)));
    let mut columns: Vec<Column> = Vec::new();
    for segment in segments {
        let mut joined = Column { x0: segment.x0, x1: segment.x1, body: 1, head: 0 };
        let met = |column: &Column| segment.overlap(column.x0, column.x1) > TOUCH;
        if columns.iter().filter(|column| met(column) && column.body > 1).count() > 1 {
            continue;
        }
        columns.retain(|column| {
            let met = met(column);
            if met {
                joined.x0 = joined.x0.min(column.x0);
                joined.x1 = joined.x1.max(column.x1);
                joined.body += column.body;
            }
            !met
        });
        columns.push(joined);
    }
    columns
}

fn add_head(columns: &mut Vec<Column>, segment: &Segment) {
    let mut met = columns.iter_mut().filter(|column| segment.overlap(column.x0, column.x1) > TOUCH);
    match (met.next(), met.next()) {
        (None, _) => columns.push(Column { x0: segment.x0, x1: segment.x1, body: 0, head: 1 }),
        (Some(column), None) => {
            column.x0 = column.x0.min(segment.x0);
            column.x1 = column.x1.max(segment.x1);
            column.head += 1;
        }
        _ => {}
    }
}

/// A heading centred over figures that stand at the right of their column is one column with them.
fn adopt(columns: &mut Vec<Column>) {
    let mut index = 0;
    while let Some([left, right]) = columns.get_mut(index..index + 2) {
        let lone = |a: &Column, b: &Column| a.body == 0 && b.head == 0;
        if lone(left, right) || lone(right, left) {
            *left = Column {
                x0: left.x0,
                x1: right.x1,
                body: left.body + right.body,
                head: left.head + right.head,
            };
            columns.remove(index + 1);
        } else {
            index += 1;
        }
    }
}

/// How many columns a line has something in.
fn hits(columns: &[Column], line: &SegmentLine) -> usize {
    columns
        .iter()
        .filter(|column| line.segments.iter().any(|segment| segment.overlap(column.x0, column.x1) > TOUCH))
        .count()
}

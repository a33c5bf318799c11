//! Many pieces of lines become few long ones.
//!
//! A border comes in one piece a cell, twice (stroke and fill), or as two lines a point apart, and the pieces of one
//! border differ by fractions of a point. Lattices need one line at one position.

use super::ink::{Rule, Way};

/// Lines nearer than this are one line.
pub(super) const SNAP: f32 = 3.0;
/// Pieces of one line may have gaps this wide between them.
const JOIN: f32 = 3.0;
/// Dashes drawn one by one have gaps as long as themselves; up to this length a piece may be a dash.
const DASH: f32 = 6.0;
/// A merged line that stays shorter is no border.
const SHORTEST: f32 = 3.0;

/// Merged lines of a page.
#[derive(Debug, Default)]
pub(super) struct Rules {
    /// Lines that run across, by y and then x.
    pub(super) across: Vec<Rule>,
    /// Lines that run down, by x and then y.
    pub(super) down: Vec<Rule>,
}

/// Snaps, joins and cleans the pieces.
pub(super) fn merge(pieces: &[Rule]) -> Rules {
    let of = |way: Way| pieces.iter().filter(|rule| rule.way == way).copied().collect::<Vec<_>>();
    Rules { across: merge_way(of(Way::Across)), down: merge_way(of(Way::Down)) }
}

fn merge_way(mut pieces: Vec<Rule>) -> Vec<Rule> {
    pieces.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut merged = Vec::new();
    let mut rest = pieces.as_mut_slice();
    while let Some(first) = rest.first().map(|rule| rule.at) {
        // Measured from the first piece, not from the previous one, so that a ladder of near lines stays a ladder.
        let count = rest.partition_point(|rule| rule.at - first <= SNAP);
        let (cluster, tail) = std::mem::take(&mut rest).split_at_mut(count.max(1));
        rest = tail;
        join(cluster, &mut merged);
    }
    merged.retain(|rule| rule.to - rule.from >= SHORTEST);
    merged
}

/// Joins pieces at about the same position end to end, at the position that most of their length has.
fn join(cluster: &mut [Rule], out: &mut Vec<Rule>) {
    let length: f32 = cluster.iter().map(|rule| rule.to - rule.from).sum();
    let weighted: f32 = cluster.iter().map(|rule| rule.at * (rule.to - rule.from)).sum();
    let at = if length > 0.0 { weighted / length } else { return };
    cluster.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut current: Option<Rule> = None;
    for piece in cluster.iter() {
        let piece = Rule { at, ..*piece };
        match &mut current {
            Some(line) if piece.from <= line.to + gap(line, &piece) => line.to = line.to.max(piece.to),
            _ => out.extend(current.replace(piece)),
        }
    }
    out.extend(current);
}

fn gap(line: &Rule, piece: &Rule) -> f32 {
    let dash = (piece.to - piece.from).min(line.to - line.from);
    if dash <= DASH { JOIN.max(dash) } else { JOIN }
}

//! A flow from left to right. Every node has room for its label, so that no two labels meet however thin the nodes are.

use mingzhang_model::manuscript::{Link, Step};
use mingzhang_model::{Money, MoneyUnit};

use super::canvas::{Anchor, Canvas, Label, Paint};
use super::data::written;
use super::layout::{count, ratio};
use super::text::{LEADING, SIZE, SMALL, measure, wrap};

/// Width of a node.
const NODE: f64 = 12.0;
/// Between a node and its label.
const GAP: f64 = 6.0;
/// Between two nodes.
const PAD: f64 = 10.0;
/// Left free at both edges, where letters may reach out of their width.
const EDGE: f64 = 2.0;
/// The highest column's nodes are together so high.
const HEIGHT: f64 = 220.0;
/// A node or ribbon is never thinner: what is not zero is seen.
const THINNEST: f64 = 1.5;
/// Where the nodes begin, below the headings.
const TOP: f64 = 34.0;
/// Labels at both sides are at most so wide.
const WIDEST_LABEL: f64 = 13.0 * 10.0;

/// A node with its place.
struct Node {
    x: f64,
    y: f64,
    height: f64,
    lines: Vec<String>,
    amount: String,
    paint: Paint,
    /// Where the next ribbon leaves and arrives.
    out: f64,
    into: f64,
}

/// Draws the flow and says how high the drawing is.
pub(super) fn draw(canvas: &mut Canvas<'_>, steps: &[Step], links: &[Link], unit: MoneyUnit) -> f64 {
    let flow = Flow { steps, links, unit, width: canvas.width(), narrow: canvas.style.narrow };
    let (mut nodes, height) = flow.nodes();
    flow.headings(canvas, &nodes);
    flow.ribbons(canvas, &mut nodes);
    flow.labels(canvas, &nodes);
    TOP + height + 4.0
}

struct Flow<'a> {
    steps: &'a [Step],
    links: &'a [Link],
    unit: MoneyUnit,
    width: f64,
    narrow: bool,
}

impl Flow<'_> {
    /// The widest column: what all heights are measured by.
    fn largest(&self) -> Money {
        let sum =
            |step: &Step| step.nodes.iter().map(|(_, amount)| (*amount).max(Money::ZERO)).sum::<Money>();
        self.steps.iter().map(sum).max().unwrap_or(Money::ZERO)
    }

    /// Room for a label in a column: outside at both ends, before the next column in between.
    fn label_room(&self, step: usize) -> f64 {
        let side = self.side();
        if step == 0 || step + 1 == self.steps.len() {
            return side - GAP - EDGE;
        }
        let inner = self.width - 2.0 * side - NODE;
        (inner / count(self.steps.len() - 1) - NODE - 2.0 * GAP).clamp(SIZE * 4.0, WIDEST_LABEL)
    }

    fn side(&self) -> f64 {
        let ends = [self.steps.first(), self.steps.last()];
        let nodes = ends.into_iter().flatten().flat_map(|step| &step.nodes);
        let widest = nodes
            .map(|(name, amount)| measure(name, SIZE).max(measure(&written(*amount, self.unit), SMALL)))
            .fold(SIZE * 4.0, f64::max);
        widest.min(if self.narrow { SIZE * 6.5 } else { WIDEST_LABEL }) + GAP + EDGE
    }

    fn nodes(&self) -> (Vec<Vec<Node>>, f64) {
        let largest = self.largest();
        let side = self.side();
        let pitch = (self.width - 2.0 * side - NODE) / count(self.steps.len().saturating_sub(1).max(1));
        let first_count = self.steps.first().map_or(0, |step| step.nodes.len());
        let mut columns: Vec<(Vec<(Node, f64)>, f64)> = Vec::new();
        for (at, step) in self.steps.iter().enumerate() {
            let is_last = at + 1 == self.steps.len();
            let mut slots = Vec::new();
            for (index, (name, amount)) in step.nodes.iter().enumerate() {
                let lines = wrap(name, self.label_room(at), if self.narrow { 3 } else { 2 }, SIZE);
                let height = (ratio((*amount).max(Money::ZERO), largest) * HEIGHT)
                    .max(self.through(at, index, largest))
                    .max(THINNEST);
                let slot = height.max(count(lines.len() + 1) * LEADING);
                let paint = match at {
                    0 => Paint::Series(index),
                    _ if is_last => Paint::Series(first_count + index),
                    _ => Paint::Ink2,
                };
                let x = side + pitch * count(at);
                let amount = written(*amount, self.unit);
                slots.push((Node { x, y: 0.0, height, lines, amount, paint, out: 0.0, into: 0.0 }, slot));
            }
            let tall = slots.iter().map(|(_, slot)| slot + PAD).sum::<f64>() - PAD;
            columns.push((slots, tall));
        }
        let tallest = columns.iter().map(|(_, tall)| *tall).fold(0.0, f64::max);
        let placed = columns.into_iter().map(|(slots, tall)| {
            let free = if slots.is_empty() { 0.0 } else { (tallest - tall) / count(slots.len()) };
            let mut y = TOP + free / 2.0;
            let place = |(mut node, slot): (Node, f64)| {
                node.y = y + (slot - node.height) / 2.0;
                y += slot + PAD + free;
                node
            };
            slots.into_iter().map(place).collect()
        });
        (placed.collect(), tallest)
    }

    /// How high the ribbons of a node are together, on the side where they are more.
    fn through(&self, step: usize, node: usize, largest: Money) -> f64 {
        let sum = |is_of: &dyn Fn(&&Link) -> bool| {
            self.links.iter().filter(is_of).map(|link| thickness(link.amount, largest)).sum::<f64>()
        };
        let out = sum(&|link| link.step == step && link.from == node);
        out.max(sum(&|link| link.step.checked_add(1) == Some(step) && link.to == node))
    }

    fn headings(&self, canvas: &mut Canvas<'_>, nodes: &[Vec<Node>]) {
        for (at, (step, column)) in self.steps.iter().zip(nodes).enumerate() {
            let Some(node) = column.first() else { continue };
            let (x, anchor) = Self::label_place(at, node);
            let mut text = step.title.clone();
            if at == 0 {
                text = format!("{text}（{}）", self.unit.chinese());
            }
            let (x, anchor) = if at == 0 { (0.0, Anchor::Start) } else { (x, anchor) };
            canvas.text(Label {
                at: (x, 14.0),
                text: &text,
                size: SMALL,
                anchor,
                paint: Paint::Ink2,
                rimmed: false,
            });
        }
        canvas.line((0.0, 21.0), (self.width, 21.0), Paint::Rule, 0.75);
    }

    fn label_place(step: usize, node: &Node) -> (f64, Anchor) {
        if step == 0 { (node.x - GAP, Anchor::End) } else { (node.x + NODE + GAP, Anchor::Start) }
    }

    /// Ribbons leave a node in the order in which they arrive further on, so that they cross as little as can be.
    fn ribbons(&self, canvas: &mut Canvas<'_>, nodes: &mut [Vec<Node>]) {
        let largest = self.largest();
        let mut links: Vec<&Link> = self.links.iter().filter(|link| link.amount.fen() > 0).collect();
        links.sort_by_key(|link| (link.step, link.from, link.to));
        for link in links {
            let high = thickness(link.amount, largest);
            let early = count(link.step) < count(self.steps.len().saturating_sub(1)) / 2.0;
            let Some((left, right)) = nodes.split_at_mut_checked(link.step.saturating_add(1)) else {
                continue;
            };
            let Some(from) = left.last_mut().and_then(|column| column.get_mut(link.from)) else { continue };
            let Some(to) = right.first_mut().and_then(|column| column.get_mut(link.to)) else { continue };
            let start = (from.x + NODE, from.y + from.out);
            let end = (to.x, to.y + to.into);
            from.out += high;
            to.into += high;
            let paint = if early { from.paint } else { to.paint };
            let (from, to) = (from.lines.concat(), to.lines.concat());
            let words = format!("{from} → {to} {}{}", written(link.amount, self.unit), self.unit.chinese());
            canvas.ribbon(start, end, high, paint, &words);
        }
    }

    fn labels(&self, canvas: &mut Canvas<'_>, nodes: &[Vec<Node>]) {
        for (at, (step, column)) in self.steps.iter().zip(nodes).enumerate() {
            let inside = at > 0 && at + 1 < self.steps.len();
            for ((name, _), node) in step.nodes.iter().zip(column) {
                let words = format!("{name} {}{}", node.amount, self.unit.chinese());
                canvas.rect((node.x, node.y), (NODE, node.height), node.paint, &words);
                let (x, anchor) = Self::label_place(at, node);
                let tall = count(node.lines.len() + 1) * LEADING;
                let mut y = node.y + node.height / 2.0 - tall / 2.0 + 13.0;
                for line in &node.lines {
                    canvas.text(Label {
                        at: (x, y),
                        text: line,
                        size: SIZE,
                        anchor,
                        paint: Paint::Ink,
                        rimmed: inside,
                    });
                    y += LEADING;
                }
                let label = Label {
                    at: (x, y - 1.0),
                    text: &node.amount,
                    size: SMALL,
                    anchor,
                    paint: Paint::Ink2,
                    rimmed: inside,
                };
                canvas.text(label);
            }
        }
    }
}

fn thickness(amount: Money, largest: Money) -> f64 {
    if amount.fen() <= 0 { 0.0 } else { (ratio(amount, largest) * HEIGHT).max(0.75) }
}

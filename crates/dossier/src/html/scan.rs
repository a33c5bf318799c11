//! The place as it looks on the page, and over it what an auditor's red pencil would add: a frame, a stroke through the
//! figure, the right one above it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mingzhang_model::{Book, Finding, Message, Place, Rect, Role, Spot};
use mingzhang_report::wording::{Marked, Source, names_best};

use super::HtmlReport;
use super::markup::escaped;
use crate::picture::{Picture, Wanted, pictures};

/// Pictures that one finding has.
const PICTURES: usize = 3;
/// Cells that one picture marks.
const CELLS: usize = 40;
/// Highest picture, in points, without what is around the cells.
const HIGHEST: f32 = 230.0;
/// What is shown above and below the cells, and beside the table.
const AROUND: (f32, f32, f32) = (40.0, 28.0, 10.0);

/// A picture and what is drawn over it.
pub(super) struct Scan {
    picture: Picture,
    frames: Vec<Frame>,
    caption: String,
    label: String,
}

/// One cell in a picture.
#[derive(Clone, Debug)]
struct Frame {
    cell: Rect,
    role: Role,
    /// What should stand there.
    right: Option<String>,
}

/// A picture before it is taken.
struct Plan {
    wanted: Wanted,
    frames: Vec<Frame>,
    caption: String,
    label: String,
}

/// The pictures of each finding, in their order; none where there are no pages, or no more pictures to be had.
pub(super) fn scans(
    report: &HtmlReport<'_>,
    book: &Book,
    findings: &[&Finding],
    original: &[u8],
) -> Vec<Vec<Scan>> {
    let mut out: Vec<Vec<Scan>> = findings.iter().map(|_| Vec::new()).collect();
    let widths = widths(book);
    let mut plans: Vec<(usize, Plan)> = Vec::new();
    for (number, finding) in findings.iter().enumerate() {
        let room = report.options.pictures.saturating_sub(plans.len());
        if room == 0 {
            break;
        }
        let of = plan(report, book, finding, &widths);
        plans.extend(of.into_iter().take(room.min(PICTURES)).map(|plan| (number, plan)));
    }
    let wanted = plans.iter().map(|(_, plan)| plan.wanted.clone()).collect();
    for ((number, plan), picture) in plans.into_iter().zip(pictures(original, wanted)) {
        if let (Some(picture), Some(slot)) = (picture, out.get_mut(number)) {
            let Plan { frames, caption, label, .. } = plan;
            slot.push(Scan { picture, frames, caption, label });
        }
    }
    out
}

/// From where to where the text of each page goes.
fn widths(book: &Book) -> BTreeMap<u32, (f32, f32)> {
    let mut out: BTreeMap<u32, (f32, f32)> = BTreeMap::new();
    let lines = book.paragraphs.iter().flat_map(|paragraph| &paragraph.lines).map(|(_, place)| *place);
    let cells = book.tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    for place in lines.chain(cells.map(|cell| cell.place)) {
        if let Place::Page { page, bbox } = place {
            let width = out.entry(page).or_insert((bbox.x0, bbox.x1));
            *width = (width.0.min(bbox.x0), width.1.max(bbox.x1));
        }
    }
    out
}

fn plan(
    report: &HtmlReport<'_>,
    book: &Book,
    finding: &Finding,
    widths: &BTreeMap<u32, (f32, f32)>,
) -> Vec<Plan> {
    let mut out = Vec::new();
    for Marked { table, spot, marks } in report.wording.marks(finding) {
        let place = |row: usize, column: usize| {
            let row = book.tables.get(table)?.rows.get(row)?;
            row.cells.get(column).map(|cell| cell.place)
        };
        let wrong = marks.iter().filter_map(|mark| {
            let cell = place(mark.row, mark.column)?;
            Some((cell, Role::Primary, mark.right.clone()))
        });
        let others = finding.spots.iter().filter_map(|spot| {
            let (_, row, column) = spot.cell.filter(|cell| cell.0 == table)?;
            let marked = marks.iter().any(|mark| (mark.row, mark.column) == (row, column));
            Some((place(row, column)?, Role::Related, None)).filter(|_| !marked)
        });
        out.extend(shot(report, book, (spot, widths), wrong.chain(others)));
    }
    if out.is_empty() {
        let right = finding.explanations.first().filter(|_| names_best(finding));
        let right = right.and_then(|best| best.cells.first()).map(|cell| cell.should_be.clone());
        let right = right.or_else(|| report.wording.right(finding).map(str::to_owned));
        if let Some(spot) = finding.spots.first()
            && let Some(place) = spot.place
        {
            // The right value belongs to the words themselves, not to a table that is named as a whole.
            let right = right.filter(|_| !spot.text.is_empty());
            out.extend(shot(report, book, (spot, widths), std::iter::once((place, Role::Primary, right))));
        }
    }
    out
}

/// A picture of the cells on the page of the first of them, as far as they stand near to each other.
fn shot(
    report: &HtmlReport<'_>,
    book: &Book,
    (spot, widths): (&Spot, &BTreeMap<u32, (f32, f32)>),
    cells: impl Iterator<Item = (Place, Role, Option<String>)>,
) -> Option<Plan> {
    let mut frames: Vec<Frame> = Vec::new();
    let mut at = None;
    let mut all = Rect::default();
    for (place, role, right) in cells {
        let Place::Page { page, bbox } = place else { continue };
        let flat = !(bbox.x1 > bbox.x0 && bbox.y1 > bbox.y0);
        if flat || at.is_some_and(|at| at != page) || frames.len() == CELLS {
            continue;
        }
        let with = if at.is_none() { bbox } else { all.union(bbox) };
        if at.is_some() && with.y1 - with.y0 > HIGHEST {
            continue;
        }
        at = Some(page);
        all = with;
        frames.push(Frame { cell: bbox, role, right });
    }
    let page = at?;
    let (above, below, beside) = AROUND;
    let (x0, x1) = widths.get(&page).copied().unwrap_or((all.x0, all.x1));
    let area = Rect {
        x0: x0.min(all.x0) - beside,
        y0: all.y0 - above,
        x1: x1.max(all.x1) + beside,
        // A place as high as a page is shown from its top.
        y1: all.y1.min(all.y0 + HIGHEST * 1.5) + below,
    };
    let wording = &report.wording;
    let source = Source { file: "", sheets: &book.sheets };
    let place = wording.place(source, Place::Page { page, bbox: area });
    let title = spot.table.as_deref().filter(|title| !title.is_empty());
    let title =
        title.map(|title| wording.localiser().message(&Message::new("ui-title").with("table", title)));
    let unit = spot.cell.and_then(|cell| book.tables.get(cell.0)).and_then(|table| table.unit).map(|unit| {
        let unit = wording.localiser().unit(unit);
        wording.localiser().message(&Message::new("ui-money-unit").with("unit", unit))
    });
    let label = wording.localiser().message(&Message::new("dossier-picture").with("place", &*place));
    let parts: Vec<String> = [Some(place), title, unit].into_iter().flatten().collect();
    let cells = frames.iter().map(|frame| frame.cell).collect();
    let caption = escaped(&parts.join("　"));
    Some(Plan { wanted: Wanted { page, area, cells }, frames, caption, label: escaped(&label) })
}

impl Scan {
    pub(super) fn write(&self, out: &mut String) {
        let area = self.picture.area;
        let (width, height) = (area.x1 - area.x0, area.y1 - area.y0);
        let first = self.frames.first().map_or(area.x0, |frame| f32::midpoint(frame.cell.x0, frame.cell.x1));
        // Writing to a `String` cannot fail.
        let _ = writeln!(
            out,
            "<figure class=\"scan\"><div class=\"scroll\" tabindex=\"0\" data-at=\"{:.3}\">\
             <svg viewBox=\"0 0 {width:.1} {height:.1}\" style=\"min-width:{:.0}px;max-width:{:.0}px\" role=\"img\" \
             aria-label=\"{}\">\n<image width=\"{width:.1}\" height=\"{height:.1}\" href=\"data:image/png;base64,{}\"/>",
            (first - area.x0) / width.max(1.0),
            (width * 0.95).max(320.0),
            width * 1.7,
            self.label,
            STANDARD.encode(&self.picture.png)
        );
        let ink = self.picture.ink.iter().copied().chain(std::iter::repeat(None));
        for (frame, ink) in self.frames.iter().zip(ink) {
            let moved = |rect: Rect| Rect {
                x0: rect.x0 - area.x0,
                y0: rect.y0 - area.y0,
                x1: rect.x1 - area.x0,
                y1: rect.y1 - area.y0,
            };
            pencil(out, frame, moved(frame.cell), ink.map(moved), width);
        }
        let _ = writeln!(out, "</svg></div><figcaption>{}</figcaption></figure>", self.caption);
    }
}

/// What is drawn at one cell.
fn pencil(out: &mut String, frame: &Frame, cell: Rect, ink: Option<Rect>, width: f32) {
    if frame.role == Role::Related {
        let (x0, x1, y) = ink.map_or((cell.x0 + 2.0, cell.x1 - 2.0, cell.y1 - 2.0), |ink| {
            (ink.x0 - 1.0, ink.x1 + 1.0, ink.y1 + 1.8)
        });
        let _ = writeln!(out, "<path class=\"part\" d=\"M{x0:.1} {y:.1}H{x1:.1}\"/>");
        return;
    }
    let _ = writeln!(
        out,
        "<rect class=\"frame\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>",
        cell.x0,
        cell.y0,
        cell.x1 - cell.x0,
        cell.y1 - cell.y0
    );
    let Some(right) = &frame.right else { return };
    let printed = ink.filter(|ink| ink.x1 - ink.x0 > 2.0);
    if let Some(ink) = printed {
        let y = f32::midpoint(ink.y0, ink.y1);
        let _ = writeln!(
            out,
            "<path class=\"strike\" d=\"M{:.1} {:.1}L{:.1} {:.1}\"/>",
            ink.x0 - 1.5,
            y + 1.0,
            ink.x1 + 1.5,
            y - 1.0
        );
    }
    let size = printed.map_or(8.0, |ink| (ink.y1 - ink.y0) * 1.1).clamp(7.0, 10.0);
    // Whatever face a screen has, it is hardly wider than this.
    let letters: f32 = right.chars().map(|letter| if letter.is_ascii() { 0.7 } else { 1.05 }).sum();
    // Right-aligned with the printed figure, but not beyond the picture.
    let end = printed.map_or(cell.x1 - 2.0, |ink| ink.x1 + 1.0).max(letters * size + 2.0).min(width - 2.0);
    let base = printed.map_or(f32::midpoint(cell.y0, cell.y1) + size * 0.4, |ink| ink.y0 - 1.8);
    let _ = writeln!(
        out,
        "<text class=\"right\" x=\"{end:.1}\" y=\"{base:.1}\" font-size=\"{size:.1}\">{}</text>",
        escaped(right)
    );
}

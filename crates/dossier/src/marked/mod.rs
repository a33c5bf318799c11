//! The original PDF with its places marked: the original to the byte, then an incremental update with annotations.
//!
//! Every viewer shows the marks, because each carries its own appearance; taking the update off gives the original back.
//! The file is read with the same parser as by `mingzhang-read`, so that page numbers and places mean the same.

mod annotation;
mod syntax;
mod tail;
mod update;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use hayro::hayro_interpret::util::TransformExt as _;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::Array;
use hayro::hayro_syntax::page::{Page, Rotation};
use mingzhang_model::{Finding, Message, Place, Rect, Role, Severity};
use mingzhang_report::wording::{Source, Wording};
use mingzhang_report::{Checked, CheckedFile};

use crate::{aside, picture};
use annotation::{Mark, Turned};
use syntax::{entries, items};
use tail::Tail;
use update::Update;

/// Longest time for finding the pages of a file.
const TIME: Duration = Duration::from_secs(20);
/// Places that one finding marks; a shifted column may have hundreds.
const PLACES: usize = 60;
/// Marks in one file.
const MARKS: usize = 5_000;

/// Why a file cannot be marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkError {
    /// It is no PDF: only that has pages to mark.
    NotPdf,
    /// It was not read, so there is nothing to mark.
    Unread,
    /// It is encrypted: what is added would have to be encrypted with it.
    Encrypted,
    /// Its end does not lead to its objects: an update cannot continue it.
    Damaged,
}

impl MarkError {
    /// What happened and what to do about it.
    pub const fn message(self) -> Message {
        Message::new(match self {
            Self::NotPdf => "dossier-mark-not-pdf",
            Self::Unread => "dossier-mark-unread",
            Self::Encrypted => "dossier-mark-encrypted",
            Self::Damaged => "dossier-mark-damaged",
        })
    }
}

/// The original with its findings marked. Without a finding on a page it is the original as it is.
///
/// # Errors
/// If the file is no PDF, is encrypted, or is too damaged to be continued.
pub fn marked(original: &[u8], file: &CheckedFile, wording: &Wording<'_>) -> Result<Vec<u8>, MarkError> {
    let header = original.get(..original.len().min(1024)).unwrap_or_default();
    if memchr::memmem::find(header, b"%PDF-").is_none() {
        return Err(MarkError::NotPdf);
    }
    let Ok(checked) = &file.outcome else { return Err(MarkError::Unread) };
    let marks = marks(checked, Source { file: &file.file, sheets: &checked.book.sheets }, wording);
    let tail = Tail::read(original)?;
    if marks.is_empty() {
        return Ok(original.to_vec());
    }
    let leaves = leaves(original, wanted(&marks));
    if leaves.is_empty() {
        return Err(MarkError::Damaged);
    }
    let mut update = Update::new(original, tail);
    write(&mut update, &leaves, &marks).ok_or(MarkError::Damaged)?;
    update.finish().ok_or(MarkError::Damaged)
}

/// The marks by page. A place that several findings name is marked by each: each says something else.
fn marks(checked: &Checked, source: Source<'_>, wording: &Wording<'_>) -> BTreeMap<u32, Vec<Mark>> {
    let mut out: BTreeMap<u32, Vec<Mark>> = BTreeMap::new();
    let mut findings: Vec<&Finding> = checked.findings.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let mut count = 0;
    for (number, finding) in findings.into_iter().enumerate() {
        let words = words(finding, source, wording);
        let compared = Message::new("dossier-compare").with("what", wording.message(finding));
        let compared = wording.localiser().message(&compared);
        let mut seen: Vec<Place> = Vec::new();
        let spots = finding.explanations.first().filter(|_| mingzhang_report::wording::names_best(finding));
        let changed = spots.into_iter().flat_map(|best| &best.cells).map(|change| {
            let right = Some(change.should_be.as_str());
            (&change.spot, Role::Primary, right)
        });
        let named = finding.spots.iter().map(|spot| (spot, spot.role, None));
        // A remark points at its own place only: nothing is to be corrected.
        let quiet = |role: Role| finding.severity == Severity::Info && role == Role::Related;
        for (spot, role, right) in changed.chain(named).filter(|spot| !quiet(spot.1)).take(PLACES) {
            let Some(place) = spot.place.filter(|place| !seen.contains(place)) else { continue };
            let Place::Page { page, bbox } = place else { continue };
            seen.push(place);
            if count == MARKS || !(bbox.x1 > bbox.x0 && bbox.y1 > bbox.y0) {
                continue;
            }
            count += 1;
            out.entry(page).or_default().push(Mark {
                bbox,
                severity: finding.severity,
                role,
                subject: format!("{} {}", wording.localiser().severity(finding.severity), finding.rule),
                words: match role {
                    Role::Primary => words.clone(),
                    Role::Related => compared.clone(),
                },
                right: right.map(str::to_owned),
                name: format!("mingzhang-{number}-{}", seen.len()),
            });
        }
    }
    out
}

/// What a mark says: the finding, both sides, other ways out, the basis.
fn words(finding: &Finding, source: Source<'_>, wording: &Wording<'_>) -> String {
    let mut lines = vec![wording.message(finding)];
    lines.extend(wording.sides(finding));
    lines.extend(wording.other_ways(source, finding, mingzhang_report::wording::SPELT_OUT));
    lines.extend(wording.doubt(finding));
    lines.extend(wording.basis(finding.rule));
    lines.join("\n")
}

/// A page as the update writes it again.
struct Leaf {
    number: u32,
    id: (u32, u16),
    /// Its dictionary as written.
    dictionary: Vec<u8>,
    /// The items of its annotations as written.
    annotations: Vec<u8>,
    turned: Turned,
    /// Where the cells that were asked about have their ink.
    ink: Vec<Option<Rect>>,
}

/// The pages, and the cells of each whose ink matters: what is printed there is struck through.
fn wanted(marks: &BTreeMap<u32, Vec<Mark>>) -> Vec<(u32, Vec<Rect>)> {
    let cells = |marks: &Vec<Mark>| marks.iter().filter(|m| m.right.is_some()).map(|m| m.bbox).collect();
    marks.iter().map(|(page, marks)| (*page, cells(marks))).collect()
}

/// The pages with these numbers, as far as the file has them as objects of their own.
fn leaves(original: &[u8], wanted: Vec<(u32, Vec<Rect>)>) -> Vec<Leaf> {
    let data = Arc::new(original.to_vec());
    aside::gather(TIME, move |send| {
        let Ok(pdf) = Pdf::new(data) else { return };
        let pages = pdf.pages();
        for (number, cells) in wanted {
            let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
            let page = index.and_then(|index| pages.get(index));
            let leaf = page.and_then(|page| leaf(number, page)).map(|leaf| {
                let ink = page.map(|page| picture::ink(page, &cells)).unwrap_or_default();
                Leaf { ink, ..leaf }
            });
            if leaf.is_some_and(|leaf| !send(leaf)) {
                return;
            }
        }
    })
}

fn leaf(number: u32, page: &Page<'_>) -> Option<Leaf> {
    let dictionary = page.raw();
    let id = dictionary.obj_id()?;
    let id = (id.obj_number, u16::try_from(id.gen_number).ok()?);
    let mut annotations = Vec::new();
    if let Some(array) = dictionary.get::<Array<'_>>(b"Annots") {
        // A comment must not take the bracket with it.
        for item in items(&[b"[", array.data(), b"\n]"].concat())? {
            annotations.extend_from_slice(item);
            annotations.push(b' ');
        }
    }
    Some(Leaf {
        number,
        id,
        dictionary: dictionary.data().to_vec(),
        annotations,
        ink: Vec::new(),
        turned: Turned {
            to_page: page.initial_transform(true).to_kurbo().inverse(),
            quarters: match page.rotation() {
                Rotation::None => 0,
                Rotation::Horizontal => 1,
                Rotation::Flipped => 2,
                Rotation::FlippedHorizontal => 3,
            },
        },
    })
}

/// Writes the pages again, with their annotations; `None` if nothing could be written.
fn write(update: &mut Update<'_>, leaves: &[Leaf], marks: &BTreeMap<u32, Vec<Mark>>) -> Option<()> {
    let face = update.reserve()?;
    update.object(face, 0, annotation::FACE);
    let mut written = false;
    for leaf in leaves {
        // A page that is not written like one stays as it is.
        let Some(entries) = entries(&leaf.dictionary) else { continue };
        let mut page = b"<<".to_vec();
        for (name, value) in entries.iter().filter(|(name, _)| name != b"Annots") {
            page.push(b'/');
            page.extend(name.iter().flat_map(|byte| escaped(*byte)));
            page.push(b' ');
            page.extend_from_slice(value);
            page.push(b'\n');
        }
        page.extend_from_slice(b"/Annots[");
        page.extend_from_slice(&leaf.annotations);
        let mut ink = leaf.ink.iter().copied();
        for mark in marks.get(&leaf.number).into_iter().flatten() {
            let (look, own) = (update.reserve()?, update.reserve()?);
            let printed = mark.right.as_ref().and_then(|_| ink.next().flatten());
            let drawn = mark.drawn(&leaf.turned, printed);
            update.stream(look, drawn.look(face).as_bytes(), drawn.content.as_bytes());
            update.object(own, 0, mark.dictionary(&drawn, leaf.id, look).as_bytes());
            page.extend_from_slice(format!("{own} 0 R ").as_bytes());
        }
        page.extend_from_slice(b"]>>");
        update.object(leaf.id.0, leaf.id.1, &page);
        written = true;
    }
    written.then_some(())
}

/// A byte of a name.
fn escaped(byte: u8) -> Vec<u8> {
    if byte.is_ascii_alphanumeric() || b"-_.+:".contains(&byte) {
        vec![byte]
    } else {
        format!("#{byte:02X}").into_bytes()
    }
}

#[cfg(test)]
mod tests;

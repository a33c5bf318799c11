//! One mark: a frame around the place, and above it what should stand there, in red pencil.

use std::fmt::Write as _;

use hayro::kurbo::{Affine, Rect as Area};
use mingzhang_model::{Rect, Role, Severity};

use crate::colour;

/// The face of the right values: every viewer has it.
pub(super) const FACE: &[u8] =
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>";
/// Room between a place and its frame.
const ROOM: f64 = 1.0;
/// Longest right value that is drawn; a longer one is in the note only.
const LONGEST: usize = 24;

/// What is marked, and what is said there.
pub(super) struct Mark {
    pub(super) bbox: Rect,
    pub(super) severity: Severity,
    pub(super) role: Role,
    pub(super) subject: String,
    pub(super) words: String,
    /// What should stand there.
    pub(super) right: Option<String>,
    /// Its name among the annotations of the file.
    pub(super) name: String,
}

/// How a page is turned for showing.
pub(super) struct Turned {
    /// From what is shown (from the top left) to the page's own axes.
    pub(super) to_page: Affine,
    /// Quarters of a turn, clockwise.
    pub(super) quarters: u8,
}

/// A mark as it is drawn.
pub(super) struct Drawn {
    /// The annotation on the page.
    rect: Area,
    /// By how much the frame is smaller than the annotation: left, bottom, right, top.
    inset: [f64; 4],
    /// Width and height of the drawing, upright.
    size: (f64, f64),
    /// Turns the drawing as the page is turned.
    matrix: &'static str,
    pub(super) content: String,
}

impl Mark {
    /// Puts the mark on the page. `ink` is where the wrong figure is printed, if that is known.
    pub(super) fn drawn(&self, turned: &Turned, ink: Option<Rect>) -> Drawn {
        let shown = self.frame();
        let right = self.right.as_deref().and_then(letters).filter(|_| shown.width() > shown.height() / 2.0);
        let ink = ink.filter(|ink| ink.x1 - ink.x0 > 2.0).map(area);
        let size = ink.map_or(shown.height() * 0.6, |ink| ink.height() * 1.1).clamp(5.0, 9.0);
        let width = right.as_ref().map_or(0.0, |letters| length(letters) * size);
        // The value ends where the printed one does, and stands on it, or on the frame.
        let end = ink.map_or(shown.x1 - 1.0, |ink| ink.x1 + 0.5).max(shown.x0);
        let base = ink.map_or(shown.y0 + size * 0.1, |ink| ink.y0 - 1.5);
        let mut all = shown;
        if right.is_some() {
            all = all.union(Area::new(end - width - 2.0, base - size, end + 2.0, base + 1.0));
        }
        let rect = turned.to_page.transform_rect_bbox(all);
        let frame = turned.to_page.transform_rect_bbox(shown);
        // The drawing counts upwards from its own bottom left.
        let (x, y) = (|x: f64| x - all.x0, |y: f64| all.y1 - y);
        let mut content = String::new();
        let [r, g, b] = rgb(self.severity);
        let (line, dash) = self.line();
        let half = line / 2.0;
        // Writing to a `String` cannot fail.
        let _ = write!(
            content,
            "{r} {g} {b} RG {line} w q {dash}{:.2} {:.2} {:.2} {:.2} re S Q",
            x(shown.x0) + half,
            y(shown.y1) + half,
            shown.width() - line,
            shown.height() - line
        );
        if let Some(ink) = ink {
            let middle = y(ink.y0 + ink.height() / 2.0);
            let _ = write!(
                content,
                "\n0.8 w {:.2} {:.2} m {:.2} {:.2} l S",
                x(ink.x0) - 1.2,
                middle - 0.8,
                x(ink.x1) + 1.2,
                middle + 0.8
            );
        }
        if let Some(letters) = right {
            let at = format!("1 0 0 1 {:.2} {:.2} Tm", x(end - width), y(base));
            let mut hex = String::new();
            for letter in letters {
                let _ = write!(hex, "{letter:02X}");
            }
            let _ = write!(
                content,
                "\nBT /F {size:.2} Tf {at} 1 j 1 1 1 RG 2 w 1 Tr <{hex}> Tj {at} 0 Tr {r} {g} {b} rg <{hex}> Tj ET"
            );
        }
        Drawn {
            inset: [frame.x0 - rect.x0, frame.y0 - rect.y0, rect.x1 - frame.x1, rect.y1 - frame.y1],
            rect,
            size: (all.width(), all.height()),
            matrix: match turned.quarters {
                1 => "0 1 -1 0 0 0",
                2 => "-1 0 0 -1 0 0",
                3 => "0 -1 1 0 0 0",
                _ => "1 0 0 1 0 0",
            },
            content,
        }
    }

    /// The frame, as shown. That of a figure that only takes part stays inside of its cell: neighbours would cross.
    fn frame(&self) -> Area {
        let frame = area(self.bbox);
        let room = match self.role {
            Role::Primary => ROOM,
            Role::Related => -ROOM.min(frame.height() / 12.0),
        };
        frame.inflate(room, room)
    }

    const fn line(&self) -> (f64, &'static str) {
        match self.role {
            Role::Primary => (1.1, ""),
            Role::Related => (0.6, "[2.5 2] 0 d "),
        }
    }

    /// The annotation; `look` is its appearance.
    pub(super) fn dictionary(&self, drawn: &Drawn, page: (u32, u16), look: u32) -> String {
        let [r, g, b] = rgb(self.severity);
        let style = match self.role {
            Role::Primary => "<</W 1.1/S/S>>",
            Role::Related => "<</W 0.6/S/D/D[2.5 2]>>",
        };
        let rect = drawn.rect;
        let [left, bottom, right, top] = drawn.inset;
        format!(
            "<</Type/Annot/Subtype/Square/Rect[{:.2} {:.2} {:.2} {:.2}]/RD[{left:.2} {bottom:.2} {right:.2} {top:.2}]\
             /Contents {}/T(mingzhang)/Subj {}/NM({})/F 4/C[{r} {g} {b}]/BS{style}/P {} {} R/AP<</N {look} 0 R>>>>",
            rect.x0,
            rect.y0,
            rect.x1,
            rect.y1,
            text(&self.words),
            text(&self.subject),
            self.name,
            page.0,
            page.1
        )
    }
}

impl Drawn {
    /// The entries of the appearance, a form with `face` for its letters.
    pub(super) fn look(&self, face: u32) -> String {
        format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 {:.2} {:.2}]/Matrix[{}]/Resources<</Font<</F {face} 0 R>>>>",
            self.size.0, self.size.1, self.matrix
        )
    }
}

fn area(rect: Rect) -> Area {
    Area::new(rect.x0.into(), rect.y0.into(), rect.x1.into(), rect.y1.into())
}

/// A text string.
fn text(words: &str) -> String {
    let mut out = String::from("<FEFF");
    for unit in words.encode_utf16() {
        let _ = write!(out, "{unit:04X}");
    }
    out.push('>');
    out
}

fn rgb(severity: Severity) -> [String; 3] {
    colour::of(severity).map(|part| format!("{:.3}", f32::from(part) / 255.0))
}

/// The letters of a right value as the face numbers them, if the face has them all.
fn letters(right: &str) -> Option<Vec<u8>> {
    let letter = |c: char| match c {
        '…' => Some(0x85),
        ' '..='~' => u8::try_from(c).ok(),
        _ => None,
    };
    let letters: Option<Vec<u8>> = right.chars().map(letter).collect();
    letters.filter(|letters| !letters.is_empty() && letters.len() <= LONGEST)
}

/// Length in ems.
fn length(letters: &[u8]) -> f64 {
    let letter = |letter: &u8| match letter {
        b',' | b'.' | b' ' | b':' | b';' => 0.278,
        b'-' | b'(' | b')' => 0.333,
        b'%' => 0.889,
        0x85 => 1.0,
        b'0'..=b'9' => 0.556,
        _ => 0.667,
    };
    letters.iter().map(letter).sum()
}

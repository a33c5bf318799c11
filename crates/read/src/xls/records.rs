//! A walk over the records of a workbook stream (MS-XLS): how large its sheets are, and the number format and borders of
//! every cell, which `calamine` leaves out.

use std::collections::HashMap;

use crate::aside::Clock;
use crate::container::damaged;
use crate::reader::too_large;
use crate::sheet::number;
use crate::{Limits, ReadError};

/// A sheet has no more rows and columns than this.
const ROWS: u32 = 65_536;
const COLUMNS: u32 = 256;
/// Boxes between the outermost cells of all sheets, as a multiple of the limit: a forgotten cell far out is common.
const SPREAD: usize = 8;

/// What the walk found.
#[derive(Debug, Default)]
pub(super) struct Survey {
    /// The sheets in the order of the workbook.
    pub(super) sheets: Vec<Raster>,
    styles: Vec<Style>,
}

/// What matters of a cell's style.
#[derive(Debug, Default)]
pub(super) struct Style {
    /// Code of the number format.
    pub(super) code: String,
    /// Whether there is a border at its left or right.
    pub(super) walled: bool,
    /// Whether there is a border at all.
    pub(super) drawn: bool,
}

/// The cells of one sheet: number of the style, and whether there is a value.
#[derive(Debug, Default)]
pub(super) struct Raster {
    cells: HashMap<(u16, u16), (u16, bool)>,
}

impl Raster {
    /// The cells without a value, in no order.
    pub(super) fn blanks(&self) -> impl Iterator<Item = (u32, u32)> {
        self.cells
            .iter()
            .filter(|(_, (_, filled))| !filled)
            .map(|((row, column), _)| (u32::from(*row), u32::from(*column)))
    }
}

impl Survey {
    /// The style of a cell.
    pub(super) fn style(&self, raster: Option<&Raster>, row: u32, column: u32) -> Option<&Style> {
        let at = (u16::try_from(row).ok()?, u16::try_from(column).ok()?);
        let (style, _) = raster?.cells.get(&at)?;
        self.styles.get(usize::from(*style))
    }
}

/// Walks over the records. A stream that ends in the middle of one is left to `calamine` to refuse.
pub(super) fn survey(stream: &[u8], limits: &Limits, clock: Clock) -> Result<Survey, ReadError> {
    let mut survey = Survey::default();
    let mut formats: HashMap<u16, String> = HashMap::new();
    let mut sheets = Vec::new();
    for (kind, data) in records(stream) {
        match kind {
            0x0085 => sheets.extend(u32_at(data, 0)),
            0x041E => formats.extend(format(data)),
            0x00E0 => survey.styles.push(style(data, &formats)),
            0x000A => break,
            _ => {}
        }
    }
    let (mut cells, mut spread) = (0usize, 0usize);
    if sheets.len() > limits.pages {
        return Err(too_large("sheets", sheets.len(), limits.pages));
    }
    for start in sheets {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let raster = raster(stream.get(start..).unwrap_or_default(), limits)?;
        cells = cells.saturating_add(raster.cells.len());
        if cells > limits.boxes {
            return Err(too_large("cells", cells, limits.boxes));
        }
        // Every sheet may point to the same long stretch of records.
        if clock.is_over() {
            return Err(ReadError::TimeLimit { seconds: limits.time.as_secs() });
        }
        let filled = || raster.cells.iter().filter(|(_, (_, filled))| *filled).map(|(at, _)| at);
        let extent = |of: fn(&(u16, u16)) -> u16| {
            let (least, most) = (filled().map(of).min().unwrap_or(0), filled().map(of).max().unwrap_or(0));
            usize::from(most - least) + 1
        };
        spread = spread.saturating_add(extent(|at| at.0) * extent(|at| at.1));
        if spread > limits.boxes.saturating_mul(SPREAD) {
            return Err(too_large("cells", spread, limits.boxes.saturating_mul(SPREAD)));
        }
        survey.sheets.push(raster);
    }
    Ok(survey)
}

/// Records as kind and data.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let kind = u16_at(rest, 0)?;
        let length = usize::from(u16_at(rest, 2)?);
        let data = rest.get(4..4 + length)?;
        rest = rest.get(4 + length..)?;
        Some((kind, data))
    })
}

fn raster(stream: &[u8], limits: &Limits) -> Result<Raster, ReadError> {
    let mut raster = Raster::default();
    let (mut depth, mut begun) = (0usize, false);
    for (kind, data) in records(stream) {
        match kind {
            0x0809 if begun => depth += 1,
            0x0809 => begun = true,
            0x000A if depth == 0 => break,
            0x000A => depth -= 1,
            _ if depth > 0 => {}
            0x0200 if !is_possible(data) => {
                return Err(damaged("a sheet is larger than a sheet can be"));
            }
            0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x0006 => raster.one(data, true),
            0x0201 => raster.one(data, false),
            0x00BD => raster.many(data, 6, true),
            0x00BE => raster.many(data, 2, false),
            _ => {}
        }
        if raster.cells.len() > limits.boxes {
            return Err(too_large("cells", raster.cells.len(), limits.boxes));
        }
    }
    Ok(raster)
}

/// Whether the extent that a DIMENSIONS record declares can be: `calamine` makes room for as many cells, and for four
/// thousand million rows if the last one stands before the first.
fn is_possible(data: &[u8]) -> bool {
    let (first, last, columns) = if data.len() < 14 {
        (u16_at(data, 0).map(u32::from), u16_at(data, 2).map(u32::from), u16_at(data, 6))
    } else {
        (u32_at(data, 0), u32_at(data, 4), u16_at(data, 10))
    };
    let rows = first.zip(last).is_none_or(|(first, last)| first <= last && last <= ROWS);
    rows && columns.is_none_or(|columns| u32::from(columns) <= COLUMNS)
}

impl Raster {
    fn one(&mut self, data: &[u8], filled: bool) {
        if let (Some(row), Some(column), Some(style)) = (u16_at(data, 0), u16_at(data, 2), u16_at(data, 4)) {
            self.cells.insert((row, column), (style, filled));
        }
    }

    /// Several cells side by side; each takes `size` bytes, its style first.
    fn many(&mut self, data: &[u8], size: usize, filled: bool) {
        let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { return };
        let inner = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (column, cell) in (first..=u16::MAX).zip(inner.chunks_exact(size)) {
            if let Some(style) = u16_at(cell, 0) {
                self.cells.insert((row, column), (style, filled));
            }
        }
    }
}

/// A format and its number, as BIFF 8 writes it; older versions have no format that matters here.
fn format(data: &[u8]) -> Option<(u16, String)> {
    let (number, length) = (u16_at(data, 0)?, usize::from(u16_at(data, 2)?));
    let wide = data.get(4)? & 1 == 1;
    let bytes = data.get(5..)?;
    let units: Vec<u16> = if wide {
        bytes.chunks_exact(2).take(length).filter_map(|pair| u16_at(pair, 0)).collect()
    } else {
        bytes.iter().take(length).map(|byte| u16::from(*byte)).collect()
    };
    Some((number, String::from_utf16_lossy(&units)))
}

/// The style of an XF record: number of the format, then font and the like, then the borders, four bits a side.
fn style(data: &[u8], formats: &HashMap<u16, String>) -> Style {
    let number = u16_at(data, 2).unwrap_or(0);
    let builtin = || number::builtin(u32::from(number)).unwrap_or_default().to_owned();
    let code = formats.get(&number).cloned().unwrap_or_else(builtin);
    // Before BIFF 8 the record was shorter and put its borders elsewhere.
    let borders = if data.len() >= 20 { u16_at(data, 10).unwrap_or(0) } else { 0 };
    Style { code, walled: borders & 0x00FF != 0, drawn: borders != 0 }
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

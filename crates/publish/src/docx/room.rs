//! How high a grid becomes, and the setting in which it stands on one page: Word itself lets a grid that is one row too long
//! leave that row alone on the next page. Lines in cells have an exact height, so that the count holds with any font.

use super::table::Cell;

/// Letter size in half points of an ordinary cell: 小五.
pub(super) const ORDINARY: u32 = 18;
/// Space above and below a cell's text in twentieths of a point, the wanted one first.
const MARGINS: [u32; 4] = [45, 30, 18, 10];
/// Left and right margin of a cell and its border.
const BESIDE: u32 = 2 * 57 + 10;
/// A border between rows.
const RULE: u32 = 10;
/// What programs count differently: some set a border inside the row, others between rows.
const SPARE: u32 = 120;
/// Smallest letters to which a grid shrinks for the sake of one page.
const SMALLEST: u32 = 14;

/// How a grid is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Setting {
    /// Letter size in half points.
    pub(super) size: u32,
    /// Space above and below a cell's text, in twentieths of a point.
    pub(super) margin: u32,
}

impl Setting {
    /// A grid in a size that pays no heed to the page.
    pub(super) const fn wanted(size: u32) -> Self {
        Self { size, margin: MARGINS[0] }
    }
}

/// Height of a line of letters in a cell: four thirds of their size, in twentieths of a point.
pub(super) const fn line(size: u32) -> u32 {
    size * 40 / 3
}

/// The airiest setting in which the grid fits into a height; the wanted one if there is none, since the grid then takes
/// two pages anyway.
pub(super) fn setting(cells: &[Cell<'_>], columns: &[u32], rows: usize, size: u32, room: u32) -> Setting {
    let tight = MARGINS.last().copied().unwrap_or(0);
    let airy = MARGINS.into_iter().map(|margin| Setting { size, margin });
    let small = (SMALLEST..size).rev().map(|size| Setting { size, margin: tight });
    airy.chain(small)
        .find(|setting| height(cells, columns, rows, *setting) + SPARE <= room)
        .unwrap_or(Setting::wanted(size))
}

/// Height of a grid: rows are as high as their cells, and a cell over several rows stretches the last.
fn height(cells: &[Cell<'_>], columns: &[u32], rows: usize, setting: Setting) -> u32 {
    let one = line(setting.size) + 2 * setting.margin + RULE;
    let mut heights = vec![one; rows];
    let mut ordered: Vec<&Cell<'_>> = cells.iter().collect();
    ordered.sort_by_key(|cell| (cell.row + cell.row_span, cell.row_span));
    for cell in ordered {
        let width: u32 = columns.iter().skip(cell.column).take(cell.column_span.max(1)).sum();
        let inner = width.saturating_sub(BESIDE + cell.set.indent);
        let need = one + (lines(cell.text, inner, setting.size) - 1) * line(setting.size);
        let span = cell.row_span.max(1);
        let above: u32 = heights.iter().skip(cell.row).take(span - 1).sum();
        if let Some(last) = heights.get_mut(cell.row + span - 1) {
            *last = (*last).max(need.saturating_sub(above));
        }
    }
    heights.iter().sum()
}

/// How many lines a text takes in a width, at least one.
pub(super) fn lines(text: &str, width: u32, size: u32) -> u32 {
    // Twentieths of a point a line are width; letters are thousandths of half points.
    let room = width.max(1) * 100 / size.max(1);
    let mut lines = 0;
    for line in text.split('\n') {
        let (mut filled, mut count) = (0, 1);
        for run in runs(line) {
            if filled > 0 && filled + run > room {
                count += 1;
                filled = 0;
            }
            filled += run;
            // Something longer than a line breaks where the line ends.
            count += filled.saturating_sub(1) / room.max(1);
            filled = if filled > room { filled % room.max(1) } else { filled };
        }
        lines += count;
    }
    lines.max(1)
}

/// Widths of what stays together, in thousandths of the letter size: Latin words and figures, and ideographs with the
/// punctuation that follows them.
fn runs(text: &str) -> Vec<u32> {
    let mut out: Vec<u32> = Vec::new();
    let mut joins = false;
    for c in text.chars() {
        let closes = "）〕】》”’」』〉，。、；：？！％…—·".contains(c);
        let latin = c.is_ascii() && c != ' ';
        match out.last_mut() {
            Some(run) if closes || (joins && latin) => *run += super::widths::letter(c),
            _ => out.push(super::widths::letter(c)),
        }
        joins = latin;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::text::{Set, Style};
    use super::*;

    fn rows(count: usize) -> Vec<Cell<'static>> {
        let cell = |row| Cell {
            row,
            column: 0,
            row_span: 1,
            column_span: 1,
            text: "教育支出",
            style: Style::TextCell,
            set: Set::default(),
            strong: false,
        };
        (0..count).map(cell).collect()
    }

    #[test]
    fn a_grid_closes_up_before_its_last_row_stands_alone_on_a_page() {
        let set = |count: usize| setting(&rows(count), &[4_000], count, ORDINARY, 12_000);
        assert_eq!(set(20), Setting::wanted(ORDINARY), "there is room");
        let close = set(40);
        assert!(close.margin < 45 && close.size == ORDINARY, "{close:?}");
        assert!(height(&rows(40), &[4_000], 40, close) <= 12_000);
        assert!(set(48).size < ORDINARY);
        assert_eq!(set(90), Setting::wanted(ORDINARY), "two pages in any setting");
    }

    #[test]
    fn lines_are_counted_with_figures_whole() {
        // Three ideographs of nine points a line.
        assert_eq!(lines("一二三四", 540, 18), 2);
        assert_eq!(lines("一二\n三", 540, 18), 2);
        assert_eq!(lines("一12.34", 540, 18), 2);
        assert_eq!(lines("", 540, 18), 1);
    }
}

//! Pictures of places on the pages of a PDF.
//!
//! A page is drawn once, whatever number of places it has, and dropped before the next. A page that would take too much
//! memory or time has no picture; its findings have their words.

mod encode;
mod page;
mod whole;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use hayro::RenderCache;
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::page::Page;
use mingzhang_model::Rect;

use crate::aside;

pub use whole::pages;

/// Longest time for all pictures of a file.
const TIME: Duration = Duration::from_secs(30);

/// A place to be shown.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    /// The page, counted from 1.
    pub(crate) page: u32,
    /// What is shown of it, in points from its top left corner.
    pub(crate) area: Rect,
    /// Cells whose ink is looked for.
    pub(crate) cells: Vec<Rect>,
}

/// A place as it looks.
#[derive(Clone, Debug)]
pub(crate) struct Picture {
    /// A PNG.
    pub(crate) png: Vec<u8>,
    /// What it shows: the area that was wanted, as far as the page has it.
    pub(crate) area: Rect,
    /// Where each cell has its ink; `None` for an empty one.
    pub(crate) ink: Vec<Option<Rect>>,
}

/// Where cells of a page have their ink; nothing if the page cannot be drawn.
pub(crate) fn ink<'a>(page: &'a Page<'a>, cells: &[Rect]) -> Vec<Option<Rect>> {
    if cells.is_empty() {
        return Vec::new();
    }
    let cache = RenderCache::new();
    let work = std::panic::AssertUnwindSafe(|| page::draw(page, &cache, page::SCALE));
    match std::panic::catch_unwind(work) {
        Ok(Some(drawn)) => cells.iter().map(|cell| drawn.ink(*cell)).collect(),
        Ok(None) | Err(_) => Vec::new(),
    }
}

/// The pictures, one for each that is wanted; `None` where there is none to be had.
pub(crate) fn pictures(pdf: &[u8], wanted: Vec<Wanted>) -> Vec<Option<Picture>> {
    let mut out = vec![None; wanted.len()];
    if wanted.is_empty() {
        return out;
    }
    let mut pages: BTreeMap<u32, Vec<(usize, Wanted)>> = BTreeMap::new();
    for (index, place) in wanted.into_iter().enumerate() {
        pages.entry(place.page).or_default().push((index, place));
    }
    let data = Arc::new(pdf.to_vec());
    let found = aside::gather(TIME, move |send| {
        let Ok(pdf) = Pdf::new(data) else { return };
        for (number, places) in pages {
            let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
            let Some(page) = index.and_then(|index| pdf.pages().get(index)) else { continue };
            // What the pages share is little, and a cache of all of them would be much.
            let cache = RenderCache::new();
            let work = std::panic::AssertUnwindSafe(|| page::draw(page, &cache, page::SCALE));
            let Ok(Some(drawn)) = std::panic::catch_unwind(work) else { continue };
            for (index, place) in places {
                if let Some(picture) = drawn.picture(&place)
                    && !send((index, picture))
                {
                    return;
                }
            }
        }
    });
    for (index, picture) in found {
        if let Some(slot) = out.get_mut(index) {
            *slot = Some(picture);
        }
    }
    out
}

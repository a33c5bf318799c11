//! Whole pages, as the reading desk shows them beside the findings.

use std::sync::Arc;

use hayro::RenderCache;
use hayro::hayro_syntax::Pdf;

use super::{TIME, page};
use crate::aside;

/// Pages of a PDF as PNGs of eight bits a channel, `scale` pixels a point. Pages count from 1; one that there is not, or that would take
/// too much memory or time, is left out.
pub fn pages(pdf: &[u8], wanted: &[u32], scale: f32) -> Vec<(u32, Vec<u8>)> {
    let (data, wanted) = (Arc::new(pdf.to_vec()), wanted.to_vec());
    aside::gather(TIME, move |send| {
        let Ok(pdf) = Pdf::new(data) else { return };
        for number in wanted {
            let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
            let Some(page) = index.and_then(|index| pdf.pages().get(index)) else { continue };
            let cache = RenderCache::new();
            let work = std::panic::AssertUnwindSafe(|| page::draw(page, &cache, scale));
            let Ok(Some(drawn)) = std::panic::catch_unwind(work) else { continue };
            if let Some(png) = drawn.whole()
                && !send((number, png))
            {
                return;
            }
        }
    })
}

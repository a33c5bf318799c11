//! Small PNGs: a printed page needs sixteen greys, or a few dozen colours.

use std::collections::BTreeMap;

/// Longest PNG; a report may have hundreds.
const BYTES: usize = 60_000;
/// Colours of one picture.
const COLOURS: usize = 64;
/// Channels that differ by more than this are a colour, not a grey.
const GREY: u8 = 24;

/// Pixels of three bytes, by rows.
pub(super) struct Crop {
    pub(super) rgb: Vec<u8>,
    pub(super) width: usize,
}

/// The picture at the best size that stays short; `None` if even a quarter of it does not.
pub(super) fn png(crop: &Crop) -> Option<Vec<u8>> {
    let full = crop.encoded()?;
    if full.len() <= BYTES {
        return Some(full);
    }
    let half = crop.halved();
    let small = half.encoded()?;
    if small.len() <= BYTES {
        return Some(small);
    }
    half.halved().encoded().filter(|png| png.len() <= BYTES)
}

impl Crop {
    fn pixels(&self) -> impl Iterator<Item = [u8; 3]> + '_ {
        let (pixels, _) = self.rgb.as_chunks::<3>();
        pixels.iter().copied()
    }

    fn height(&self) -> usize {
        self.rgb.len() / 3 / self.width.max(1)
    }

    /// Every pixel as it is, eight bits a channel; one channel where nothing is coloured.
    pub(super) fn full(&self) -> Option<Vec<u8>> {
        let is_grey = self.pixels().all(|[r, g, b]| r.max(g).max(b).saturating_sub(r.min(g).min(b)) <= GREY);
        let grey: Vec<u8>;
        let (colour, data) = if is_grey {
            grey = self.pixels().map(|[_, g, _]| g).collect();
            (png::ColorType::Grayscale, &grey)
        } else {
            (png::ColorType::Rgb, &self.rgb)
        };
        let mut out = Vec::new();
        let (width, height) = (u32::try_from(self.width).ok()?, u32::try_from(self.height()).ok()?);
        let mut encoder = png::Encoder::new(&mut out, width, height);
        encoder.set_color(colour);
        encoder.set_depth(png::BitDepth::Eight);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(data).ok()?;
        writer.finish().ok()?;
        Some(out)
    }

    fn encoded(&self) -> Option<Vec<u8>> {
        let colourful = |[r, g, b]: [u8; 3]| r.max(g).max(b).saturating_sub(r.min(g).min(b)) > GREY;
        if self.pixels().any(colourful) { self.indexed() } else { self.grey() }
    }

    /// Four bits a pixel.
    fn grey(&self) -> Option<Vec<u8>> {
        let level = |[r, g, b]: [u8; 3]| {
            let sum = u16::from(r) * 3 + u16::from(g) * 6 + u16::from(b);
            // 2550 is white.
            u8::try_from((sum * 15 + 1275) / 2550).unwrap_or(15)
        };
        let mut data = Vec::with_capacity(self.rgb.len() / 6);
        let levels: Vec<u8> = self.pixels().map(level).collect();
        for row in levels.chunks(self.width) {
            for pair in row.chunks(2) {
                let [first, second] = [pair.first(), pair.get(1)].map(|level| level.copied().unwrap_or(15));
                data.push(first << 4 | second);
            }
        }
        self.write(png::ColorType::Grayscale, png::BitDepth::Four, None, &data)
    }

    /// The most frequent colours; every other becomes the nearest of them.
    fn indexed(&self) -> Option<Vec<u8>> {
        let coarse = |[r, g, b]: [u8; 3]| [r >> 4, g >> 4, b >> 4];
        let mut counts: BTreeMap<[u8; 3], usize> = BTreeMap::new();
        for pixel in self.pixels() {
            *counts.entry(coarse(pixel)).or_default() += 1;
        }
        let mut colours: Vec<([u8; 3], usize)> = counts.iter().map(|(c, n)| (*c, *n)).collect();
        colours.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        colours.truncate(COLOURS);
        let distance = |a: [u8; 3], b: [u8; 3]| -> u32 {
            a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
        };
        let nearest = |colour: [u8; 3]| {
            let index = (0..colours.len())
                .min_by_key(|at| colours.get(*at).map_or(u32::MAX, |other| distance(other.0, colour)));
            index.and_then(|index| u8::try_from(index).ok()).unwrap_or(0)
        };
        let indices: BTreeMap<[u8; 3], u8> = counts.keys().map(|c| (*c, nearest(*c))).collect();
        let data: Vec<u8> =
            self.pixels().map(|pixel| indices.get(&coarse(pixel)).copied().unwrap_or(0)).collect();
        let palette: Vec<u8> = colours.iter().flat_map(|(colour, _)| colour.map(|part| part * 17)).collect();
        self.write(png::ColorType::Indexed, png::BitDepth::Eight, Some(palette), &data)
    }

    fn write(
        &self,
        colour: png::ColorType,
        depth: png::BitDepth,
        palette: Option<Vec<u8>>,
        data: &[u8],
    ) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let (width, height) = (u32::try_from(self.width).ok()?, u32::try_from(self.height()).ok()?);
        let mut encoder = png::Encoder::new(&mut out, width, height);
        encoder.set_color(colour);
        encoder.set_depth(depth);
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        if let Some(palette) = palette {
            encoder.set_palette(palette);
        }
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(data).ok()?;
        writer.finish().ok()?;
        Some(out)
    }

    /// Half as wide and half as high.
    fn halved(&self) -> Self {
        let width = (self.width / 2).max(1);
        let at = |x: usize, y: usize, part: usize| {
            let index = (y * self.width + x) * 3 + part;
            u16::from(self.rgb.get(index).copied().unwrap_or(255))
        };
        let mut rgb = Vec::with_capacity(self.rgb.len() / 4);
        for y in 0..self.height() / 2 {
            for x in 0..width {
                for part in 0..3 {
                    let (x, y) = (x * 2, y * 2);
                    let sum =
                        at(x, y, part) + at(x + 1, y, part) + at(x, y + 1, part) + at(x + 1, y + 1, part);
                    rgb.push(u8::try_from(sum / 4).unwrap_or(255));
                }
            }
        }
        Self { rgb, width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(png: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().unwrap();
        let mut data = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut data).unwrap();
        (info.width, info.height, data)
    }

    #[test]
    fn greys_and_colours_survive() {
        let grey = Crop { rgb: [[0; 3], [255; 3], [136; 3]].concat().repeat(10), width: 3 };
        let (width, height, data) = decoded(&png(&grey).unwrap());
        assert_eq!((width, height, &data[..3]), (3, 10, &[0, 255, 136][..]));
        let red = Crop { rgb: [[0xb8, 0x32, 0x1f], [255; 3]].concat().repeat(8), width: 2 };
        let (_, _, data) = decoded(&png(&red).unwrap());
        assert_eq!(&data[..6], &[0xbb, 0x33, 0x11, 255, 255, 255]);
    }

    #[test]
    fn a_picture_stays_short_whatever_it_shows() {
        // Noise: nothing compresses worse.
        let mut state = 1_u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        let crop = Crop { rgb: (0..600 * 400 * 3).map(|_| noise()).collect(), width: 600 };
        assert!(png(&crop).unwrap().len() <= BYTES);
    }
}

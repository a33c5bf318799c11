//! An incremental update: the original to the byte, then new objects, then a cross-reference section that leads to both.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::tail::{Form, HIGHEST, Tail};

/// A file that grows.
pub(super) struct Update<'a> {
    tail: Tail<'a>,
    bytes: Vec<u8>,
    original: usize,
    /// Where each new object begins, and its generation.
    objects: BTreeMap<u32, (usize, u16)>,
}

impl<'a> Update<'a> {
    pub(super) fn new(original: &'a [u8], tail: Tail<'a>) -> Self {
        let mut bytes = Vec::with_capacity(original.len() + original.len() / 16 + 4096);
        bytes.extend_from_slice(original);
        if !original.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        Self { tail, bytes, original: original.len(), objects: BTreeMap::new() }
    }

    /// A number for a new object; `None` if there is no more.
    pub(super) fn reserve(&mut self) -> Option<u32> {
        let number = self.tail.next;
        self.tail.next = number.checked_add(1).filter(|next| *next <= HIGHEST)?;
        Some(number)
    }

    /// Writes an object, new or in the place of an old one.
    pub(super) fn object(&mut self, number: u32, generation: u16, body: &[u8]) {
        self.objects.insert(number, (self.bytes.len(), generation));
        self.bytes.extend_from_slice(format!("{number} {generation} obj\n").as_bytes());
        self.bytes.extend_from_slice(body);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    /// Writes a stream as a new object.
    pub(super) fn stream(&mut self, number: u32, entries: &[u8], data: &[u8]) {
        let length = format!("/Length {}>>\nstream\n", data.len());
        self.object(number, 0, &[b"<<", entries, length.as_bytes(), data, b"\nendstream"].concat());
    }

    /// The whole file; `None` if it has grown beyond what its form can count.
    pub(super) fn finish(mut self) -> Option<Vec<u8>> {
        let start = self.bytes.len();
        match self.tail.form {
            Form::Table => self.table()?,
            Form::Stream => self.cross_references()?,
        }
        let end = format!("startxref\n{}\n%%EOF\n", start.checked_sub(self.tail.base)?);
        self.bytes.extend_from_slice(end.as_bytes());
        Some(self.bytes)
    }

    fn table(&mut self) -> Option<()> {
        let mut text = String::from("xref\n");
        for run in runs(&self.objects) {
            let (first, _) = run.first()?;
            // Writing to a `String` cannot fail.
            let _ = writeln!(text, "{first} {}", run.len());
            for (_, (offset, generation)) in &run {
                let offset = offset.checked_sub(self.tail.base).filter(|offset| *offset <= 9_999_999_999)?;
                let _ = writeln!(text, "{offset:010} {generation:05} n ");
            }
        }
        let trailer = self.trailer();
        self.bytes.extend_from_slice(&[text.as_bytes(), b"trailer\n<<", &trailer, b">>\n"].concat());
        Some(())
    }

    fn cross_references(&mut self) -> Option<()> {
        let own = self.reserve()?;
        self.objects.insert(own, (self.bytes.len(), 0));
        let mut index = String::new();
        let mut data = Vec::new();
        for run in runs(&self.objects) {
            let (first, _) = run.first()?;
            let _ = write!(index, "{first} {} ", run.len());
            for (_, (offset, generation)) in &run {
                let offset = u32::try_from(offset.checked_sub(self.tail.base)?).ok()?;
                data.push(1);
                data.extend_from_slice(&offset.to_be_bytes());
                data.extend_from_slice(&generation.to_be_bytes());
            }
        }
        let kind = format!("/Type/XRef/W[1 4 2]/Index[{}]", index.trim_end());
        let entries = [kind.as_bytes(), &self.trailer()].concat();
        self.stream(own, &entries, &data);
        Some(())
    }

    /// The entries of the trailer. What comes from the original goes on as it is written there.
    fn trailer(&self) -> Vec<u8> {
        let mut out = format!("/Size {}/Prev {}/Root ", self.tail.next, self.tail.section).into_bytes();
        out.extend_from_slice(self.tail.root);
        if let Some(info) = self.tail.info {
            out.extend_from_slice(b"/Info ");
            out.extend_from_slice(info);
        }
        // The first identifier stays; the second changes with the contents.
        let items = self.tail.id.and_then(super::syntax::items);
        if let Some(first) = items.as_deref().and_then(<[_]>::first) {
            out.extend_from_slice(b"/ID[");
            out.extend_from_slice(first);
            out.extend_from_slice(format!("<{:032X}>]", self.hash()).as_bytes());
        }
        out
    }

    /// FNV-1a of what was added: it only has to differ.
    fn hash(&self) -> u128 {
        let added = self.bytes.get(self.original..).unwrap_or_default();
        added.iter().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, |hash, byte| {
            (hash ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b)
        })
    }
}

type Entry = (u32, (usize, u16));

/// The objects by unbroken runs of numbers.
fn runs(objects: &BTreeMap<u32, (usize, u16)>) -> Vec<Vec<Entry>> {
    let mut out: Vec<Vec<Entry>> = Vec::new();
    for (number, place) in objects {
        match out.last_mut() {
            Some(run) if run.last().is_some_and(|last| last.0.checked_add(1) == Some(*number)) => {
                run.push((*number, *place));
            }
            _ => out.push(vec![(*number, *place)]),
        }
    }
    out
}

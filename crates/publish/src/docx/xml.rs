//! Writing the parts of a Word file: elements in the order in which they stand.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::Error;

/// A part in the making. The first failure is kept until [`Xml::finish`], so that drawing code need not ask after every element.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    failed: Option<io::Error>,
}

/// Attributes by name.
pub(super) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    /// An empty part with the declaration that every part opens with.
    pub(super) fn new() -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()), failed: None };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// An element with what `inner` writes into it.
    pub(super) fn element(&mut self, name: &str, attributes: Attributes<'_>, inner: impl FnOnce(&mut Self)) {
        self.open(name, attributes);
        inner(self);
        self.close(name);
    }

    /// The start tag of an element that [`Xml::close`] ends.
    pub(super) fn open(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// The end tag.
    pub(super) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An empty element with the one attribute that most settings of a Word file have.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// An element that holds a text.
    pub(super) fn leaf(&mut self, name: &str, attributes: Attributes<'_>, text: &str) {
        self.element(name, attributes, |xml| xml.event(Event::Text(BytesText::new(&legal(text)))));
    }

    /// The bytes of the part.
    pub(super) fn finish(self) -> Result<Vec<u8>, Error> {
        match self.failed {
            Some(error) => Err(Error::Write(error)),
            None => Ok(self.writer.into_inner()),
        }
    }

    fn event(&mut self, event: Event<'_>) {
        if self.failed.is_none() {
            self.failed = self.writer.write_event(event).err();
        }
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (key, value) in attributes {
        tag.push_attribute((*key, legal(value).as_str()));
    }
    tag
}

/// A text without the characters that XML 1.0 has no way to write, not even escaped: one of them makes Word refuse the file.
fn legal(text: &str) -> String {
    text.chars()
        .filter(
            |c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..),
        )
        .collect()
}

//! What the XML parts of office documents have in common. Entities that a document declares are never expanded.

use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// The part as text: XML is UTF-8 unless a mark says otherwise.
pub(crate) fn decoded(part: &[u8]) -> String {
    let (encoding, mark) = Encoding::for_bom(part).unwrap_or((UTF_8, 0));
    encoding.decode_without_bom_handling(part.get(mark..).unwrap_or_default()).0.into_owned()
}

/// A reader to which `<a/>` is the same as `<a></a>`.
pub(crate) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    reader
}

/// An attribute by its local name.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(
        quick_xml::escape::unescape(&found.value)
            .map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned),
    )
}

/// Whether a switch such as `<w:vanish/>` is on: it is unless its value says otherwise.
pub(crate) fn is_on(element: &BytesStart<'_>) -> bool {
    !attribute(element, "val").is_some_and(|value| matches!(value.as_str(), "0" | "false" | "off"))
}

/// The letter that a reference such as `&amp;` or `&#20803;` stands for.
pub(crate) fn letter(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return Some(letter);
    }
    match reference.xml10_content().as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// Calls `visit` for every element; stops at the first place that is not well formed.
pub(crate) fn each_element(text: &str, mut visit: impl FnMut(&BytesStart<'_>)) {
    let mut xml = reader(text);
    loop {
        match xml.read_event() {
            Ok(Event::Start(element)) => visit(&element),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

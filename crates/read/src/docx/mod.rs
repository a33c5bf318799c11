//! Word documents (`.docx`, also as WPS and `LibreOffice` write them), straight from their XML (ECMA-376 part 1, 17).
//!
//! Headers, footers, footnotes and comments are not read: they are no part of the tables, and page numbers are unknown.

mod body;
mod styles;

use crate::aside::Clock;
use crate::container::{Container, damaged};
use crate::xml::{attribute, decoded, each_element};
use crate::{Document, Limits, ReadError};
use styles::Styles;

pub(crate) fn read(
    mut container: Container<'_>,
    limits: &Limits,
    clock: Clock,
) -> Result<Document, ReadError> {
    let main = main_part(&mut container)?;
    let Some(part) = container.part(&main)? else {
        return Err(damaged("it has no main part"));
    };
    let folder = main.rfind('/').map_or("", |at| main.get(..=at).unwrap_or_default());
    let styles = container.part(&format!("{folder}styles.xml"))?.unwrap_or_default();
    let styles = Styles::of(&decoded(&styles));
    Ok(body::read(&decoded(&part), &styles, limits, clock))
}

/// The part that the container names as its document; nearly all are called alike.
fn main_part(container: &mut Container<'_>) -> Result<String, ReadError> {
    let mut main = None;
    if let Some(relations) = container.part("_rels/.rels")? {
        each_element(&decoded(&relations), |element| {
            let is_main = attribute(element, "Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
            if element.local_name().as_ref() == "Relationship" && is_main {
                main = attribute(element, "Target").map(|target| target.trim_start_matches('/').to_owned());
            }
        });
    }
    Ok(main.unwrap_or_else(|| "word/document.xml".to_owned()))
}

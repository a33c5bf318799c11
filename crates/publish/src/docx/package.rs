//! The parts of the file and how they are packed.

use std::io::{Cursor, Write};

use mingzhang_model::Manuscript;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::section::Paper;
use super::xml::{Attributes, Xml};
use super::{Error, Options, Picture, body, furniture, styles};

/// Namespace of the text.
pub(super) const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Namespace of relations between parts.
pub(super) const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

/// Namespaces of the document.
pub(super) const NAMESPACES: [(&str, &str); 5] = [
    ("xmlns:w", MAIN),
    ("xmlns:r", RELATIONS),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
];

/// A part of the text beside the document itself: relation, kind of relation, file, kind of content.
pub(super) type Part = (&'static str, &'static str, &'static str, &'static str);

const PARTS: &[Part] = &[
    ("rIdStyles", "styles", "styles.xml", "styles"),
    ("rIdSettings", "settings", "settings.xml", "settings"),
    ("rIdHeader", "header", "header1.xml", "header"),
    ("rIdHeaderWide", "header", "header2.xml", "header"),
    ("rIdFooter", "footer", "footer1.xml", "footer"),
];

/// Writes all parts and packs them.
pub(super) fn pack(
    manuscript: &Manuscript,
    pictures: &[Picture],
    options: &Options,
) -> Result<Vec<u8>, Error> {
    let pictures = pictures.get(..manuscript.charts.len()).unwrap_or(pictures);
    let parts = [
        ("[Content_Types].xml", content_types(PARTS)?),
        ("_rels/.rels", root_relations()?),
        ("word/document.xml", body::document(manuscript, pictures, options)?),
        ("word/_rels/document.xml.rels", relations(PARTS, pictures.len())?),
        ("word/styles.xml", styles::styles(Paper::Upright.text_width())?),
        ("word/settings.xml", settings()?),
        ("word/header1.xml", furniture::header(manuscript, Paper::Upright)?),
        ("word/header2.xml", furniture::header(manuscript, Paper::OnSide)?),
        ("word/footer1.xml", furniture::footer()?),
        ("docProps/core.xml", core(&about(manuscript))?),
        ("docProps/app.xml", app(&manuscript.unit_name)?),
    ];
    let pictures: Vec<_> = pictures
        .iter()
        .enumerate()
        .map(|(index, picture)| (format!("word/{}", picture_file(index)), picture.png.as_slice()))
        .collect();
    zipped(&parts, &pictures)
}

/// Packs the parts, and pictures as they are. The same parts are the same file: times are fixed.
pub(super) fn zipped(parts: &[(&str, Vec<u8>)], pictures: &[(String, &[u8])]) -> Result<Vec<u8>, Error> {
    let packed = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8], method: CompressionMethod| -> Result<(), Error> {
        archive.start_file(name, packed.compression_method(method)).map_err(Error::Pack)?;
        archive.write_all(bytes).map_err(Error::Write)
    };
    for (name, bytes) in parts {
        put(name, bytes, CompressionMethod::Deflated)?;
    }
    for (name, png) in pictures {
        put(name, png, CompressionMethod::Stored)?;
    }
    Ok(archive.finish().map_err(Error::Pack)?.into_inner())
}

fn picture_file(index: usize) -> String {
    format!("media/chart{}.png", index + 1)
}

pub(super) fn content_types(parts: &[Part]) -> Result<Vec<u8>, Error> {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut xml = Xml::new();
    let types = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.element("Types", &[("xmlns", types)], |xml| {
        let relations = "application/vnd.openxmlformats-package.relationships+xml";
        for (extension, kind) in [("rels", relations), ("xml", "application/xml"), ("png", "image/png")] {
            xml.empty("Default", &[("Extension", extension), ("ContentType", kind)]);
        }
        let mut part = |name: &str, kind: &str| {
            xml.empty("Override", &[("PartName", name), ("ContentType", kind)]);
        };
        part("/word/document.xml", &format!("{WORD}.document.main+xml"));
        for (_, _, file, kind) in parts {
            part(&format!("/word/{file}"), &format!("{WORD}.{kind}+xml"));
        }
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
        part("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    });
    xml.finish()
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

pub(super) fn root_relations() -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    xml.element("Relationships", &[("xmlns", PACKAGE)], |xml| {
        relation(xml, "rId1", &format!("{RELATIONS}/officeDocument"), "word/document.xml");
        let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
        relation(xml, "rId2", core, "docProps/core.xml");
        relation(xml, "rId3", &format!("{RELATIONS}/extended-properties"), "docProps/app.xml");
    });
    xml.finish()
}

pub(super) fn relations(parts: &[Part], pictures: usize) -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    xml.element("Relationships", &[("xmlns", PACKAGE)], |xml| {
        for (id, kind, file, _) in parts {
            relation(xml, id, &format!("{RELATIONS}/{kind}"), file);
        }
        for index in 0..pictures {
            let id = format!("rIdPicture{}", index + 1);
            relation(xml, &id, &format!("{RELATIONS}/image"), &picture_file(index));
        }
    });
    xml.finish()
}

pub(super) fn settings() -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    xml.element("w:settings", &[("xmlns:w", MAIN)], |xml| {
        xml.empty("w:zoom", &[("w:percent", "100")]);
        xml.value("w:characterSpacingControl", "compressPunctuation");
        xml.element("w:compat", &[], |xml| {
            // Without it Word opens the file in the mode of 2007.
            let setting: Attributes<'_> = &[
                ("w:name", "compatibilityMode"),
                ("w:uri", "http://schemas.microsoft.com/office/word"),
                ("w:val", "15"),
            ];
            xml.empty("w:compatSetting", setting);
        });
        xml.empty("w:themeFontLang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
        xml.value("w:decimalSymbol", ".");
        xml.value("w:listSeparator", ",");
    });
    xml.finish()
}

/// What a file says of itself.
pub(super) struct About<'a> {
    pub(super) title: String,
    pub(super) by: &'a str,
    pub(super) is_draft: bool,
    /// `2026-01-01T00:00:00Z`; nothing where the file does not say.
    pub(super) time: Option<String>,
}

fn about(manuscript: &Manuscript) -> About<'_> {
    About {
        title: format!("{}{}", manuscript.unit_name, manuscript.title),
        by: &manuscript.unit_name,
        is_draft: manuscript.draft,
        // The year of the book, not of the clock: the same book is the same file.
        time: Some(format!("{:04}-01-01T00:00:00Z", manuscript.year.clamp(1980, 9999))),
    }
}

pub(super) fn core(about: &About<'_>) -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    let namespaces = [
        ("xmlns:cp", CORE),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:dcterms", "http://purl.org/dc/terms/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ];
    xml.element("cp:coreProperties", &namespaces, |xml| {
        xml.leaf("dc:title", &[], &about.title);
        xml.leaf("dc:creator", &[], about.by);
        xml.leaf("dc:language", &[], "zh-CN");
        if about.is_draft {
            xml.leaf("cp:contentStatus", &[], "草稿");
        }
        xml.leaf("cp:lastModifiedBy", &[], about.by);
        if let Some(time) = &about.time {
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.leaf(name, &[("xsi:type", "dcterms:W3CDTF")], time);
            }
        }
    });
    xml.finish()
}

pub(super) fn app(company: &str) -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    xml.element("Properties", &[("xmlns", namespace)], |xml| {
        xml.leaf("Application", &[], "mingzhang");
        xml.leaf("Company", &[], company);
    });
    xml.finish()
}

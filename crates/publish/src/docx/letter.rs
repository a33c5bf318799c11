//! A letter as offices write them: A4 with the margins, faces and sizes of GB/T 9704-2012 (党政机关公文格式). What it says is
//! the caller's; here is only how it looks.

use super::Error;
use super::package::{
    About, MAIN, NAMESPACES, Part, RELATIONS, app, content_types, core, relations, root_relations, settings,
    zipped,
};
use super::text;
use super::xml::Xml;

/// A letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// What it is: `关于……的整改通知`.
    pub title: String,
    /// To whom, 主送机关.
    pub to: String,
    /// What stands before the list.
    pub opening: Vec<String>,
    /// What is to be done, numbered.
    pub items: Vec<String>,
    /// What stands behind the list.
    pub closing: Vec<String>,
    /// From whom, 发文机关署名.
    pub from: String,
    /// `2026年2月14日`, 成文日期.
    pub date: String,
}

const PARTS: &[Part] = &[
    ("rIdStyles", "styles", "styles.xml", "styles"),
    ("rIdSettings", "settings", "settings.xml", "settings"),
    ("rIdFooter", "footer", "footer1.xml", "footer"),
];

/// A style: id, name as Word knows it, face, size in half points, alignment, other settings of its paragraphs.
struct Face {
    id: &'static str,
    name: &'static str,
    font: &'static str,
    size: &'static str,
    align: &'static str,
    /// Hundredths of a letter before the first line.
    first: Option<&'static str>,
    /// Hundredths of a letter on the right.
    right: Option<&'static str>,
}

const BODY: Face = Face {
    id: "Normal",
    name: "Normal",
    font: "仿宋",
    size: "32",
    align: "both",
    first: Some("200"),
    right: None,
};

/// 标题 2 号宋体居中；正文 3 号仿宋；成文日期右空四字；页码 4 号宋体.
const FACES: [Face; 5] = [
    BODY,
    Face { id: "Title", name: "Title", font: "宋体", size: "44", align: "center", first: None, ..BODY },
    Face { id: "Addressee", name: "主送机关", align: "left", first: None, ..BODY },
    Face { id: "Signature", name: "署名", align: "right", first: None, right: Some("400"), ..BODY },
    Face { id: "Footer", name: "footer", font: "宋体", size: "28", align: "center", first: None, ..BODY },
];

/// Writes the letter as a `.docx` file. The same letter gives the same bytes.
///
/// # Errors
///
/// If the file cannot be packed; nothing in a letter causes that.
pub fn letter(letter: &Letter) -> Result<Vec<u8>, Error> {
    let about = About {
        title: format!("{}：{}", letter.title, letter.to),
        by: &letter.from,
        is_draft: false,
        time: None,
    };
    let parts = [
        ("[Content_Types].xml", content_types(PARTS)?),
        ("_rels/.rels", root_relations()?),
        ("word/document.xml", document(letter)?),
        ("word/_rels/document.xml.rels", relations(PARTS, 0)?),
        ("word/styles.xml", styles()?),
        ("word/settings.xml", settings()?),
        ("word/footer1.xml", footer()?),
        ("docProps/core.xml", core(&about)?),
        ("docProps/app.xml", app(&letter.from)?),
    ];
    zipped(&parts, &[])
}

fn document(letter: &Letter) -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    xml.element("w:document", &NAMESPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            paragraph(xml, "Title", &letter.title);
            paragraph(xml, "Addressee", "");
            paragraph(xml, "Addressee", &format!("{}：", letter.to));
            let items = (1..).zip(&letter.items).map(|(number, item)| format!("{number}．{item}"));
            for text in letter.opening.iter().cloned().chain(items).chain(letter.closing.iter().cloned()) {
                paragraph(xml, "Normal", &text);
            }
            paragraph(xml, "Addressee", "");
            paragraph(xml, "Signature", &letter.from);
            paragraph(xml, "Signature", &letter.date);
            section(xml);
        });
    });
    xml.finish()
}

fn paragraph(xml: &mut Xml, style: &str, text: &str) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.value("w:pStyle", style);
            // A signature is never alone on a page.
            if style == "Signature" {
                xml.empty("w:keepLines", &[]);
            }
        });
        if !text.is_empty() {
            xml.element("w:r", &[], |xml| xml.leaf("w:t", &[("xml:space", "preserve")], text));
        }
    });
}

/// 天头 37 毫米，订口 28 毫米，版心 156 毫米 × 225 毫米.
fn section(xml: &mut Xml) {
    xml.element("w:sectPr", &[], |xml| {
        xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rIdFooter")]);
        xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        xml.empty(
            "w:pgMar",
            &[
                ("w:top", "2098"),
                ("w:right", "1474"),
                ("w:bottom", "1984"),
                ("w:left", "1588"),
                ("w:header", "851"),
                ("w:footer", "1400"),
                ("w:gutter", "0"),
            ],
        );
    });
}

fn footer() -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    xml.element("w:ftr", &[("xmlns:w", MAIN), ("xmlns:r", RELATIONS)], |xml| {
        xml.element("w:p", &[], |xml| {
            xml.element("w:pPr", &[], |xml| xml.value("w:pStyle", "Footer"));
            text::run(xml, text::Set::default(), "— ");
            text::field(xml, " PAGE ", "1");
            text::run(xml, text::Set::default(), " —");
        });
    });
    xml.finish()
}

fn styles() -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    xml.element("w:styles", &[("xmlns:w", MAIN)], |xml| {
        for face in &FACES {
            style(xml, face);
        }
    });
    xml.finish()
}

fn style(xml: &mut Xml, face: &Face) {
    let mut attributes = vec![("w:type", "paragraph"), ("w:styleId", face.id)];
    if face.id == BODY.id {
        attributes.insert(1, ("w:default", "1"));
    }
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", face.name);
        if face.id != BODY.id {
            xml.value("w:basedOn", BODY.id);
        }
        xml.empty("w:qFormat", &[]);
        xml.element("w:pPr", &[], |xml| {
            // 每面排 22 行: 28 points from line to line, the title's a little more.
            let line = if face.id == "Title" { "700" } else { "560" };
            xml.empty(
                "w:spacing",
                &[("w:before", "0"), ("w:after", "0"), ("w:line", line), ("w:lineRule", "exact")],
            );
            let (first, right) = (face.first.unwrap_or("0"), face.right.unwrap_or("0"));
            // In letters for Word, and in twentieths of a point for readers that know no letters: one of 3 号 has 16 points.
            let twips = |letters: &str| letters.parse::<u32>().map_or(0, |hundredths| hundredths * 320 / 100);
            let (first_twips, right_twips) = (twips(first).to_string(), twips(right).to_string());
            xml.empty(
                "w:ind",
                &[
                    ("w:rightChars", right),
                    ("w:right", &right_twips),
                    ("w:firstLineChars", first),
                    ("w:firstLine", &first_twips),
                ],
            );
            xml.value("w:jc", face.align);
        });
        xml.element("w:rPr", &[], |xml| {
            let latin = "Times New Roman";
            xml.empty(
                "w:rFonts",
                &[("w:ascii", latin), ("w:hAnsi", latin), ("w:eastAsia", face.font), ("w:cs", latin)],
            );
            xml.value("w:sz", face.size);
            xml.value("w:szCs", face.size);
            xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN")]);
        });
    });
}

//! The styles that a clerk finds in Word: changing one changes the book.

use super::Error;
use super::package::MAIN;
use super::room;
use super::text::Style;
use super::xml::Xml;

const SONG: &str = "宋体";
const HEI: &str = "黑体";
const FANG: &str = "仿宋";
const KAI: &str = "楷体";

/// Grey of the header cells.
pub(super) const SHADE: &str = "F4F2EC";
/// Red of the draft mark.
const VERMILION: &str = "B8321F";

/// A style of paragraphs.
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own in Word")]
struct Face {
    style: Style,
    /// As Word knows it; built-in styles have English names and are shown in the user's language.
    name: &'static str,
    based_on: Style,
    next: Style,
    font: &'static str,
    /// In half points.
    size: u32,
    bold: bool,
    /// Space before and after in twentieths of a point, and the distance of lines (240 is single).
    before: u32,
    after: u32,
    line: u32,
    /// Whether lines are exactly as far apart, whatever the font asks for.
    exact: bool,
    align: &'static str,
    keep_next: bool,
    page_before: bool,
    /// Level in the outline, from 0.
    outline: Option<u32>,
}

impl Face {
    const fn new(
        style: Style,
        name: &'static str,
        font: &'static str,
        size: u32,
        align: &'static str,
    ) -> Self {
        Self {
            style,
            name,
            based_on: Style::Body,
            next: style,
            font,
            size,
            bold: false,
            before: 0,
            after: 0,
            line: 240,
            exact: false,
            align,
            keep_next: false,
            page_before: false,
            outline: None,
        }
    }

    const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    const fn space(mut self, before: u32, after: u32) -> Self {
        (self.before, self.after) = (before, after);
        self
    }

    /// A line of a cell: its height must not depend on the font, or the count of rows on a page would.
    const fn cell(mut self) -> Self {
        (self.line, self.exact) = (room::line(self.size), true);
        self
    }

    const fn heading(mut self, outline: u32) -> Self {
        (self.outline, self.keep_next, self.next) = (Some(outline), true, Style::Body);
        self
    }

    const fn keep_next(mut self) -> Self {
        self.keep_next = true;
        self
    }
}

fn faces() -> Vec<Face> {
    let level1 = Face::new(Style::Heading(1), "heading 1", HEI, 36, "center").space(240, 360).heading(0);
    vec![
        Face::new(Style::CoverUnit, "封面单位", HEI, 52, "center").space(4_200, 600),
        Face::new(Style::CoverTitle, "封面标题", SONG, 44, "center").bold().space(0, 4_800),
        Face::new(Style::CoverDate, "封面日期", SONG, 32, "center"),
        Face::new(Style::ContentsTitle, "目录标题", HEI, 36, "center").space(0, 240),
        Face { page_before: true, ..level1 },
        Face::new(Style::Heading(2), "heading 2", HEI, 30, "left").space(240, 120).heading(1),
        Face::new(Style::Heading(3), "heading 3", KAI, 28, "left").bold().space(160, 80).heading(2),
        Face::new(Style::FormLabel, "表号", SONG, 21, "left").keep_next(),
        // In the outline with the headings of its level, so that the contents and the navigation list every table.
        Face::new(Style::FormTitle, "表题", HEI, 30, "center").space(60, 120).heading(1),
        Face::new(Style::FormCaption, "表头说明", SONG, 20, "left").space(0, 40).keep_next(),
        Face::new(Style::HeadCell, "表格表头", HEI, 18, "center").cell(),
        Face::new(Style::TextCell, "表格文字", SONG, 18, "left").cell(),
        Face::new(Style::NumberCell, "表格数字", SONG, 18, "right").cell(),
        Face::new(Style::Note, "表注", SONG, 18, "left").space(60, 120),
        Face::new(Style::Picture, "图", SONG, 21, "center").space(120, 60).keep_next(),
        Face::new(Style::PictureTitle, "图题", HEI, 21, "center").space(60, 120).keep_next(),
        Face::new(Style::SheetTitle, "绩效表题", HEI, 28, "center").space(0, 60).keep_next(),
        Face::new(Style::Contents(1), "toc 1", HEI, 24, "left").space(120, 40),
        Face::new(Style::Contents(2), "toc 2", SONG, 24, "left").space(0, 40),
        Face::new(Style::Header, "header", SONG, 18, "left"),
        Face::new(Style::Footer, "footer", SONG, 20, "center"),
        // Carries the settings of a section where a table ends it: must not take a line of its own.
        Face { line: 20, exact: true, ..Face::new(Style::Break, "分节", SONG, 2, "left") },
    ]
}

/// `word/styles.xml`
pub(super) fn styles(contents_width: u32) -> Result<Vec<u8>, Error> {
    let mut xml = Xml::new();
    xml.open("w:styles", &[("xmlns:w", MAIN)]);
    xml.element("w:docDefaults", &[], |xml| {
        xml.element("w:rPrDefault", &[], |xml| {
            xml.element("w:rPr", &[], |xml| {
                fonts(xml, SONG);
                xml.value("w:sz", "21");
                xml.value("w:szCs", "21");
                // Latin text in Chinese would break anywhere: 25.5 at the end of a line, 4万元 on the next.
                xml.empty("w:lang", &[("w:val", "en-US"), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")]);
            });
        });
        xml.element("w:pPrDefault", &[], |_| {});
    });
    body(&mut xml);
    for face in faces() {
        write(&mut xml, &face, contents_width);
    }
    characters(&mut xml);
    table(&mut xml);
    xml.close("w:styles");
    xml.finish()
}

/// 正文: the running text, two letters in from the left as official papers are set.
fn body(xml: &mut Xml) {
    xml.element("w:style", &[("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")], |xml| {
        xml.value("w:name", "Normal");
        xml.empty("w:qFormat", &[]);
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:spacing", &[("w:line", "520"), ("w:lineRule", "exact")]);
            xml.empty("w:ind", &[("w:firstLine", "560"), ("w:firstLineChars", "200")]);
            xml.value("w:jc", "both");
        });
        xml.element("w:rPr", &[], |xml| {
            fonts(xml, FANG);
            size(xml, 28);
        });
    });
}

fn write(xml: &mut Xml, face: &Face, contents_width: u32) {
    let built_in = face.name.is_ascii();
    let mut attributes = vec![("w:type", "paragraph")];
    if !built_in {
        attributes.push(("w:customStyle", "1"));
    }
    attributes.push(("w:styleId", face.style.id()));
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", face.name);
        xml.value("w:basedOn", face.based_on.id());
        xml.value("w:next", face.next.id());
        xml.empty("w:qFormat", &[]);
        xml.element("w:pPr", &[], |xml| {
            if face.keep_next {
                xml.empty("w:keepNext", &[]);
            }
            if face.outline.is_some() {
                xml.empty("w:keepLines", &[]);
            }
            if face.page_before {
                xml.empty("w:pageBreakBefore", &[]);
            }
            if face.style == Style::Header {
                xml.element("w:pBdr", &[], |xml| {
                    xml.empty(
                        "w:bottom",
                        &[("w:val", "single"), ("w:sz", "4"), ("w:space", "4"), ("w:color", "8F8A7C")],
                    );
                });
            }
            if let Style::Contents(_) = face.style {
                let at = contents_width.to_string();
                xml.element("w:tabs", &[], |xml| {
                    xml.empty("w:tab", &[("w:val", "right"), ("w:leader", "dot"), ("w:pos", &at)]);
                });
            }
            let (before, after) = (face.before.to_string(), face.after.to_string());
            let (line, rule) = (face.line.to_string(), if face.exact { "exact" } else { "auto" });
            let spacing =
                [("w:before", &*before), ("w:after", &*after), ("w:line", &*line), ("w:lineRule", rule)];
            xml.empty("w:spacing", &spacing);
            // The first line of 正文 is indented; nothing else is.
            let left = if face.style == Style::Contents(2) { "420" } else { "0" };
            xml.empty("w:ind", &[("w:left", left), ("w:firstLine", "0"), ("w:firstLineChars", "0")]);
            xml.value("w:jc", face.align);
            if let Some(level) = face.outline {
                xml.value("w:outlineLvl", &level.to_string());
            }
        });
        xml.element("w:rPr", &[], |xml| {
            fonts(xml, face.font);
            if face.bold {
                xml.empty("w:b", &[]);
                xml.empty("w:bCs", &[]);
            }
            size(xml, face.size);
        });
    });
}

fn characters(xml: &mut Xml) {
    let attributes = [("w:type", "character"), ("w:customStyle", "1"), ("w:styleId", "DraftMark")];
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", "草稿标记");
        xml.element("w:rPr", &[], |xml| {
            fonts(xml, HEI);
            xml.empty("w:b", &[]);
            xml.value("w:color", VERMILION);
        });
    });
    let attributes = [("w:type", "character"), ("w:customStyle", "1"), ("w:styleId", "TermName")];
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", "名词");
        xml.element("w:rPr", &[], |xml| {
            xml.empty("w:b", &[]);
            xml.empty("w:bCs", &[]);
        });
    });
}

/// The grid of the published forms.
fn table(xml: &mut Xml) {
    let attributes = [("w:type", "table"), ("w:customStyle", "1"), ("w:styleId", "FormTable")];
    xml.element("w:style", &attributes, |xml| {
        xml.value("w:name", "公开表格");
        xml.empty("w:qFormat", &[]);
        xml.element("w:tblPr", &[], |xml| {
            xml.element("w:tblBorders", &[], |xml| {
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    let heavy = if matches!(side, "w:top" | "w:bottom") { "8" } else { "4" };
                    xml.empty(
                        side,
                        &[("w:val", "single"), ("w:sz", heavy), ("w:space", "0"), ("w:color", "1D1F23")],
                    );
                }
            });
            xml.element("w:tblCellMar", &[], |xml| {
                for (side, width) in
                    [("w:top", "45"), ("w:left", "57"), ("w:bottom", "45"), ("w:right", "57")]
                {
                    xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
                }
            });
        });
    });
}

fn fonts(xml: &mut Xml, chinese: &str) {
    let latin = "Times New Roman";
    let attributes = [("w:ascii", latin), ("w:hAnsi", latin), ("w:eastAsia", chinese), ("w:cs", latin)];
    xml.empty("w:rFonts", &attributes);
}

fn size(xml: &mut Xml, half_points: u32) {
    xml.value("w:sz", &half_points.to_string());
    xml.value("w:szCs", &half_points.to_string());
}

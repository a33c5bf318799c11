//! A chart: the picture with its words, and the data beside it.

use mingzhang_model::manuscript::{Chart, Shape};
use mingzhang_model::{Money, MoneyUnit};

use super::Picture;
use super::room::{ORDINARY, Setting};
use super::section::Paper;
use super::table::{Cell, Table, table};
use super::text::{self, Set, Style};
use super::widths;
use super::xml::Xml;

/// English metric units in a twentieth of a point: drawings are measured in them.
const EMU: u64 = 635;
/// A picture is at most so high, in twentieths of a point: half a page, so that its data stands below it.
const TALLEST: u64 = 7_000;

/// Draws a chart.
pub(super) fn chart(xml: &mut Xml, chart: &Chart, index: usize, picture: Option<&Picture>) {
    let rows = rows(chart);
    if let Some(picture) = picture {
        text::paragraph(xml, Style::Picture, Set::default(), |xml| {
            drawing(xml, chart, index, picture, &spoken(chart, &rows));
        });
    }
    // Not as `单位：万元`: that opens a form, and the data of a chart is none.
    let title = format!("{}（{}）", chart.title, chart.unit.chinese());
    text::line(xml, Style::PictureTitle, Set::default(), &title);
    let labels = rows.first().map_or(0, Vec::len);
    let weights: Vec<u32> =
        (0..labels).map(|column| if column < label_columns(chart) { 3 } else { 2 }).collect();
    let columns = widths::divide(Paper::Upright.text_width() * 4 / 5, &weights, &vec![0; labels]);
    let cells = rows.iter().enumerate().flat_map(|(row, texts)| {
        texts.iter().enumerate().map(move |(column, text)| Cell {
            row,
            column,
            row_span: 1,
            column_span: 1,
            text,
            style: match (row, column) {
                (0, _) => Style::HeadCell,
                (_, column) if column < label_columns(chart) => Style::TextCell,
                _ => Style::NumberCell,
            },
            set: Set::default(),
            strong: false,
        })
    });
    let grid = Table {
        columns: &columns,
        rows: rows.len(),
        header: 1,
        cells: cells.collect(),
        setting: Setting::wanted(ORDINARY),
        whole: true,
        description: &chart.title,
    };
    table(xml, &grid);
    text::line(xml, Style::Note, Set::default(), "");
}

const fn label_columns(chart: &Chart) -> usize {
    match chart.shape {
        Shape::Bars { .. } => 1,
        Shape::Flow { .. } => 2,
    }
}

/// The data of a chart, its header first.
fn rows(chart: &Chart) -> Vec<Vec<String>> {
    let money = |amount: Money| amount.display(chart.unit, 2, true);
    match &chart.shape {
        Shape::Bars { series, bars, shares } => {
            let first = |amounts: &[Option<Money>]| amounts.first().copied().flatten().unwrap_or(Money::ZERO);
            let sum: Money = bars.iter().map(|bar| first(&bar.amounts)).sum();
            let mut header = vec!["项目".to_owned()];
            if series.len() > 1 {
                header.extend(series.iter().cloned());
            } else {
                header.push("金额".to_owned());
            }
            let columns = header.len() - 1;
            if *shares {
                header.push("占比".to_owned());
            }
            let data = bars.iter().map(|bar| {
                let amounts = (0..columns)
                    .map(|at| bar.amounts.get(at).copied().flatten().map(money).unwrap_or_default());
                let share = shares.then(|| share(first(&bar.amounts), sum));
                std::iter::once(bar.label.clone()).chain(amounts).chain(share).collect()
            });
            std::iter::once(header).chain(data).collect()
        }
        Shape::Flow { steps, .. } => {
            let header = ["环节", "项目", "金额"].map(str::to_owned).to_vec();
            let data = steps.iter().flat_map(|step| {
                let nodes = step.nodes.iter();
                nodes.map(move |(label, amount)| vec![step.title.clone(), label.clone(), money(*amount)])
            });
            std::iter::once(header).chain(data).collect()
        }
    }
}

/// A share in per cent with two decimals; nothing of nothing.
fn share(part: Money, whole: Money) -> String {
    let (part, whole) = (i128::from(part.fen()), i128::from(whole.fen()));
    if whole == 0 {
        return String::new();
    }
    let hundredths =
        part.saturating_mul(10_000).saturating_mul(2).saturating_add(whole.abs()) / whole.saturating_mul(2);
    let fen = Money::from_fen(i64::try_from(hundredths).unwrap_or(i64::MAX));
    format!("{}%", fen.display(MoneyUnit::Yuan, 2, false))
}

/// The picture in words, for those who do not see it.
fn spoken(chart: &Chart, rows: &[Vec<String>]) -> String {
    let data: Vec<String> = rows.iter().skip(1).map(|row| row.join(" ")).collect();
    format!("{}（{}）：{}", chart.title, chart.unit.chinese(), data.join("；"))
}

fn drawing(xml: &mut Xml, chart: &Chart, index: usize, picture: &Picture, words: &str) {
    let (width, height) = (u64::from(picture.width.max(1)), u64::from(picture.height.max(1)));
    let mut across = u64::from(Paper::Upright.text_width());
    let mut down = across * height / width;
    if down > TALLEST {
        (across, down) = (TALLEST * width / height, TALLEST);
    }
    let (cx, cy) = ((across * EMU).to_string(), (down * EMU).to_string());
    let id = (index + 1).to_string();
    let name = format!("图 {id}");
    let relation = format!("rIdPicture{id}");
    xml.open("w:r", &[]);
    xml.open("w:drawing", &[]);
    xml.element("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")], |xml| {
        xml.empty("wp:extent", &[("cx", &cx), ("cy", &cy)]);
        xml.empty("wp:docPr", &[("id", &id), ("name", &name), ("descr", words), ("title", &chart.title)]);
        xml.element("a:graphic", &[], |xml| {
            let kind = "http://schemas.openxmlformats.org/drawingml/2006/picture";
            xml.element("a:graphicData", &[("uri", kind)], |xml| {
                xml.element("pic:pic", &[], |xml| {
                    xml.element("pic:nvPicPr", &[], |xml| {
                        xml.empty("pic:cNvPr", &[("id", &id), ("name", &name), ("descr", words)]);
                        xml.empty("pic:cNvPicPr", &[]);
                    });
                    xml.element("pic:blipFill", &[], |xml| {
                        xml.empty("a:blip", &[("r:embed", &relation)]);
                        xml.element("a:stretch", &[], |xml| xml.empty("a:fillRect", &[]));
                    });
                    xml.element("pic:spPr", &[], |xml| {
                        xml.element("a:xfrm", &[], |xml| {
                            xml.empty("a:off", &[("x", "0"), ("y", "0")]);
                            xml.empty("a:ext", &[("cx", &cx), ("cy", &cy)]);
                        });
                        xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
                    });
                });
            });
        });
    });
    xml.close("w:drawing");
    xml.close("w:r");
}

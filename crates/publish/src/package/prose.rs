//! The prose of the book with the figures in it.

use mingzhang_model::Manuscript;
use mingzhang_model::manuscript::{Figure, FigureKind, Piece, Span};

use super::records::{Field, Kind, Records};

/// The chapter and section that a piece stands in.
#[derive(Default)]
struct Under {
    headings: [String; 3],
}

impl Under {
    fn open(&mut self, level: u8, text: &str) {
        let depth = usize::from(level.clamp(1, 3)) - 1;
        for (at, heading) in self.headings.iter_mut().enumerate().skip(depth) {
            *heading = if at == depth { text.to_owned() } else { String::new() };
        }
    }
}

/// Headings, paragraphs and the glossary.
pub(super) fn prose(manuscript: &Manuscript) -> Records {
    let fields = vec![
        Field::new("piece", "序号", Kind::Whole),
        Field::text("kind", "类别（heading 标题、paragraph 段落、term 名词解释）"),
        Field::text("part", "部分"),
        Field::text("section", "节"),
        Field::text("subsection", "小节"),
        Field::text("text", "正文"),
    ];
    let mut out = Records::named("prose", "文字说明", "标题、段落与名词解释，按书中顺序。", fields);
    let mut under = Under::default();
    for (number, piece) in (1usize..).zip(&manuscript.pieces) {
        let (kind, text) = match piece {
            Piece::Heading { level, text } => {
                under.open(*level, text);
                ("heading", text.clone())
            }
            Piece::Paragraph(spans) => ("paragraph", words(manuscript, spans)),
            Piece::Term { name, text } => ("term", format!("{name}{text}")),
            Piece::Form(_) | Piece::Chart(_) | Piece::Sheet(_) => continue,
        };
        let mut record = vec![number.to_string(), kind.to_owned()];
        record.extend(under.headings.iter().cloned());
        record.push(text);
        out.rows.push(record);
    }
    out
}

/// The figures of the prose with what they say.
pub(super) fn figures(manuscript: &Manuscript) -> Records {
    let fields = vec![
        Field::new("piece", "所在段落的序号", Kind::Whole),
        Field::text("text", "印出"),
        Field::text(
            "says",
            "含义（amount 金额、share 占比、change 增减额、change_rate 增减比例、count 计数）",
        ),
        Field::text("coordinate", "所指数据（维度=成员）"),
        Field::text("whole", "占比的分母"),
    ];
    let mut out = Records::named("figures", "文字中的数字", "文字说明中的每一个数字及其所指数据。", fields);
    for (number, piece) in (1usize..).zip(&manuscript.pieces) {
        let Piece::Paragraph(spans) = piece else { continue };
        for span in spans {
            let Span::Figure(index) = span else { continue };
            let Some(Figure { kind, text }) = manuscript.figures.get(*index) else { continue };
            let (says, at, whole) = match kind {
                FigureKind::Amount(at) => ("amount", at.to_string(), String::new()),
                FigureKind::Share { part, whole } => ("share", part.to_string(), whole.to_string()),
                FigureKind::Change(at) => ("change", at.to_string(), String::new()),
                FigureKind::ChangeRate(at) => ("change_rate", at.to_string(), String::new()),
                FigureKind::Count(what) => ("count", (*what).to_owned(), String::new()),
            };
            out.rows.push(vec![number.to_string(), text.clone(), says.to_owned(), at, whole]);
        }
    }
    out
}

fn words(manuscript: &Manuscript, spans: &[Span]) -> String {
    let word = |span| match span {
        &Span::Figure(index) => manuscript.figures.get(index).map_or("", |figure| figure.text.as_str()),
        Span::Text(text) => text.as_str(),
    };
    spans.iter().map(word).collect()
}

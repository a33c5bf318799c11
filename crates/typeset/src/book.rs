//! The book as the main template sees it: the cover, and runs of pages with their parts. Tables, sheets and charts are
//! files of their own.

use mingzhang_model::Manuscript;
use mingzhang_model::manuscript::{Piece, Span};
use serde::Serialize;

use crate::error::PdfError;
use crate::{chart, form, page, sheet};

#[derive(Serialize)]
struct BookData<'a> {
    unit: &'a str,
    title: &'a str,
    /// Title of the file.
    name: String,
    keywords: Vec<String>,
    published: Option<&'a str>,
    draft: bool,
    margin: Margin,
    runs: Vec<Run>,
}

#[derive(Serialize)]
struct Margin {
    side: f64,
    top: f64,
    bottom: f64,
}

/// Pages that begin anew and lie the same way.
#[derive(Default, Serialize)]
struct Run {
    landscape: bool,
    pieces: Vec<Part>,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Part {
    Heading { level: u8, text: String },
    Paragraph { text: String },
    Term { name: String, text: String },
    Form { file: String },
    Chart { file: String, first: bool },
    Sheet { file: String, level: u8 },
}

/// A file of data for the templates.
pub(crate) struct DataFile {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

/// The words of a paragraph, figures filled in.
pub(crate) fn paragraph(manuscript: &Manuscript, spans: &[Span]) -> String {
    let word = |span| match span {
        &Span::Figure(index) => manuscript.figures.get(index).map_or("", |figure| figure.text.as_str()),
        Span::Text(text) => text.as_str(),
    };
    spans.iter().map(word).collect()
}

/// All files for one book. `pictures` are the charts as SVG, as far as there are any.
pub(crate) fn files(manuscript: &Manuscript, pictures: &[String]) -> Result<Vec<DataFile>, PdfError> {
    let mut setter = Setter { manuscript, pictures, files: Vec::new(), runs: Vec::new(), level: 0 };
    for piece in &manuscript.pieces {
        setter.piece(piece)?;
    }
    let Setter { mut files, runs, .. } = setter;
    let mark = if manuscript.draft { "（草稿）" } else { "" };
    let book = BookData {
        unit: &manuscript.unit_name,
        title: &manuscript.title,
        name: format!("{}{}{mark}", manuscript.unit_name, manuscript.title),
        keywords: vec!["预算公开".to_owned(), manuscript.year.to_string()],
        published: manuscript.published.as_deref(),
        draft: manuscript.draft,
        margin: Margin { side: page::SIDE, top: page::TOP, bottom: page::BOTTOM },
        runs,
    };
    files.push(DataFile { name: "book.json".to_owned(), bytes: json(&book)? });
    Ok(files)
}

struct Setter<'a> {
    manuscript: &'a Manuscript,
    pictures: &'a [String],
    files: Vec<DataFile>,
    runs: Vec<Run>,
    /// Level of the last heading: PDF/UA lets none be skipped.
    level: u8,
}

impl Setter<'_> {
    fn piece(&mut self, piece: &Piece) -> Result<(), PdfError> {
        match piece {
            Piece::Heading { level, text } => {
                let level = self.next_level(*level);
                if level == 1 {
                    self.runs.push(Run::default());
                }
                self.add(Part::Heading { level, text: text.clone() });
            }
            Piece::Paragraph(spans) => {
                let text = paragraph(self.manuscript, spans);
                self.add(Part::Paragraph { text });
            }
            Piece::Term { name, text } => self.add(Part::Term { name: name.clone(), text: text.clone() }),
            Piece::Form(index) => {
                if let Some(table) = self.manuscript.forms.get(*index) {
                    let level = self.next_level(2);
                    let headings = self.open(table.landscape);
                    let file = self.file("form", *index, &form::form(table, level, headings))?;
                    self.add(Part::Form { file });
                }
            }
            Piece::Chart(index) => {
                if let Some(data) = self.manuscript.charts.get(*index) {
                    let picture = self.picture(*index);
                    let file = self.file("chart", *index, &chart::chart(data, picture))?;
                    let charts = |run: &Run| run.pieces.iter().any(|part| matches!(part, Part::Chart { .. }));
                    let first = !self.runs.last().is_some_and(charts);
                    self.add(Part::Chart { file, first });
                }
            }
            Piece::Sheet(index) => {
                if let Some(data) = self.manuscript.sheets.get(*index) {
                    let level = self.next_level(3);
                    let headings = self.open(false);
                    let file = self.file("sheet", *index, &sheet::sheet(data, headings))?;
                    self.add(Part::Sheet { file, level });
                }
            }
        }
        Ok(())
    }

    fn next_level(&mut self, wanted: u8) -> u8 {
        self.level = wanted.clamp(1, self.level + 1);
        self.level
    }

    /// Opens pages for a table or a sheet; the headings right above it come along. Says how many.
    fn open(&mut self, landscape: bool) -> usize {
        let mut pieces = Vec::new();
        if let Some(run) = self.runs.last_mut() {
            let text = run.pieces.iter().rposition(|part| !matches!(part, Part::Heading { .. }));
            pieces = run.pieces.split_off(text.map_or(0, |at| at + 1));
        }
        self.runs.retain(|run| !run.pieces.is_empty());
        let headings = pieces.len();
        self.runs.push(Run { landscape, pieces });
        headings
    }

    fn add(&mut self, part: Part) {
        let beside = |run: &Run| {
            let sheet_before = matches!(run.pieces.last(), Some(Part::Sheet { .. }));
            let alone = sheet_before || run.landscape;
            let text = !matches!(part, Part::Form { .. } | Part::Sheet { .. });
            alone && text
        };
        if self.runs.last().is_none_or(beside) {
            self.runs.push(Run::default());
        }
        if let Some(run) = self.runs.last_mut() {
            run.pieces.push(part);
        }
    }

    fn picture(&mut self, index: usize) -> Option<String> {
        let svg = self.pictures.get(index).filter(|svg| !svg.is_empty())?;
        let name = format!("chart-{index}.svg");
        self.files.push(DataFile { name: name.clone(), bytes: svg.clone().into_bytes() });
        Some(format!("/{name}"))
    }

    fn file(&mut self, kind: &str, index: usize, data: &impl Serialize) -> Result<String, PdfError> {
        let name = format!("{kind}-{index}.json");
        self.files.push(DataFile { name: name.clone(), bytes: json(data)? });
        Ok(format!("/{name}"))
    }
}

fn json(data: &impl Serialize) -> Result<Vec<u8>, PdfError> {
    serde_json::to_vec(data).map_err(|error| PdfError::Rejected(vec![error.to_string()]))
}

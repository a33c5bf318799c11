//! Whether every character of a book can be printed, before it is set: typst would only say that one is missing.

use mingzhang_model::Manuscript;
use mingzhang_model::manuscript::{Chart, Form, Piece, Shape, Sheet};

use crate::book::paragraph;
use crate::error::{Missing, Standing};

/// Every character that the fonts do not have, with its places, in the order of the book.
pub(crate) fn missing(manuscript: &Manuscript) -> Vec<Missing> {
    let mut search = Search::default();
    let date = manuscript.published.iter().map(String::as_str);
    let cover = [manuscript.unit_name.as_str(), &manuscript.title].into_iter().chain(date);
    search.texts(cover, |_| Standing::Cover);
    for piece in &manuscript.pieces {
        match piece {
            Piece::Heading { text, .. } => search.text(text, || Standing::Heading(text.clone())),
            Piece::Paragraph(spans) => {
                let text = paragraph(manuscript, spans);
                search.text(&text, || Standing::Paragraph(text.clone()));
            }
            Piece::Term { name, text } => {
                search.texts([name.as_str(), text], |_| Standing::Term(name.clone()));
            }
            Piece::Form(index) => manuscript.forms.get(*index).into_iter().for_each(|form| search.form(form)),
            Piece::Chart(index) => {
                manuscript.charts.get(*index).into_iter().for_each(|chart| search.chart(chart));
            }
            Piece::Sheet(index) => {
                manuscript.sheets.get(*index).into_iter().for_each(|sheet| search.sheet(sheet));
            }
        }
    }
    search.found
}

#[derive(Default)]
struct Search {
    found: Vec<Missing>,
}

impl Search {
    fn text(&mut self, text: &str, place: impl Fn() -> Standing) {
        for glyph in mingzhang_fonts::missing(text) {
            let missing = Missing { glyph, place: place() };
            // A row may hold it in several cells.
            if self.found.last() != Some(&missing) {
                self.found.push(missing);
            }
        }
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a str>, place: impl Fn(&str) -> Standing) {
        for text in texts {
            self.text(text, || place(text));
        }
    }

    fn form(&mut self, form: &Form) {
        let at = |row| Standing::Form { title: form.title.clone(), row };
        let around = [form.title.as_str(), &form.org, &form.ordinal].into_iter();
        let around = around.chain(form.label.as_deref()).chain(form.note.as_deref());
        let header = form.header.iter().flatten().map(|cell| cell.text.as_str());
        self.texts(around.chain(header), |_| at(None));
        for (index, row) in form.rows.iter().enumerate() {
            self.texts(row.cells.iter().map(|cell| cell.text.as_str()), |_| at(Some(index + 1)));
        }
    }

    fn sheet(&mut self, sheet: &Sheet) {
        let around = [sheet.project.as_str(), &sheet.title, &sheet.caption].into_iter();
        let foot = sheet.foot.iter().flat_map(|(label, value)| [label.as_str(), value]);
        let cells = sheet.cells.iter().map(|cell| cell.text.as_str());
        self.texts(around.chain(cells).chain(foot), |text| Standing::Sheet {
            project: sheet.project.clone(),
            text: text.to_owned(),
        });
    }

    fn chart(&mut self, chart: &Chart) {
        let labels: Vec<&str> = match &chart.shape {
            Shape::Bars { series, bars, .. } => {
                series.iter().chain(bars.iter().map(|bar| &bar.label)).map(String::as_str).collect()
            }
            Shape::Flow { steps, .. } => steps
                .iter()
                .flat_map(|step| std::iter::once(&step.title).chain(step.nodes.iter().map(|(name, _)| name)))
                .map(String::as_str)
                .collect(),
        };
        let texts = std::iter::once(chart.title.as_str()).chain(labels);
        self.texts(texts, |_| Standing::Chart(chart.title.clone()));
    }
}

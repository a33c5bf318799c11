//! What becomes of a checked file in each format: a piece a file, made by any thread, put together in the files' order.

use std::path::{Path, PathBuf};

use mingzhang_dossier::html::{HtmlOptions, HtmlReport, Section};
use mingzhang_dossier::marked::{MarkError, marked};
use mingzhang_dossier::register::{self, Entries};
use mingzhang_model::Message;
use mingzhang_report::json::{FindingsStream, file_json};
use mingzhang_report::sarif::{Sarif, SarifFile, SarifStream};
use mingzhang_report::text::{TextOptions, TextReport};
use mingzhang_report::wording::Wording;
use mingzhang_report::{CheckedFile, FileLine, Rules};

use crate::args::Findings;
use crate::build::write::write_files;
use crate::inputs::{Input, shown};
use crate::output::{Failure, Output};
use crate::screen::Screen;

/// Pictures of pages in a report: of one book, and of each of many.
const PICTURES: usize = 60;
const PICTURES_OF_MANY: usize = 8;

/// A file, ready to be put together with the others.
pub(super) enum Piece {
    Text(String),
    Log(Box<SarifFile>),
    Section(Box<Section>),
    Entries(Box<Entries>),
    Marked(PathBuf, Result<Vec<u8>, Message>),
}

/// Makes the pieces. Shared by all threads.
pub(super) struct Maker<'a> {
    format: Findings,
    text: TextReport<'a>,
    sarif: Sarif<'a>,
    html: HtmlReport<'a>,
    wording: Wording<'a>,
    rules: Rules<'a>,
    screen: &'a Screen,
}

/// Puts the pieces together.
pub(super) struct Sink {
    output: Output,
    json: FindingsStream,
    log: SarifStream,
    sections: Vec<Section>,
    entries: Vec<Entries>,
    /// Where marked files go: a folder, or the name of the only one.
    target: PathBuf,
    written: Vec<String>,
    /// Files that could not be marked, and why.
    unmarked: Vec<(String, Message)>,
}

/// What a run leaves behind.
pub(super) struct Finished {
    /// Names of what was written.
    pub(super) written: Vec<String>,
    /// Files that could not be marked, and why.
    pub(super) unmarked: Vec<(String, Message)>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(
        format: Findings,
        rules: Rules<'a>,
        options: TextOptions,
        screen: &'a Screen,
        files: usize,
    ) -> Self {
        let wording = Wording::new(&screen.words, rules);
        let pictures = if files > 1 { PICTURES_OF_MANY } else { PICTURES };
        Self {
            format,
            text: TextReport::new(&screen.words, rules, options),
            sarif: Sarif::new(&screen.words, rules, env!("CARGO_PKG_VERSION")),
            html: HtmlReport::new(wording, HtmlOptions { pictures }),
            wording,
            rules,
            screen,
        }
    }

    /// Whether the bytes of the file are needed once it is checked.
    pub(super) const fn needs_bytes(&self) -> bool {
        matches!(self.format, Findings::Html | Findings::Pdf)
    }

    pub(super) fn piece(&self, input: &Input, file: &CheckedFile, bytes: &[u8]) -> Piece {
        match self.format {
            Findings::Text => Piece::Text(self.text.file(file)),
            // Only strings and counts are written: serialising them cannot fail.
            Findings::Json => {
                Piece::Text(file_json(file, self.rules, &self.screen.words).unwrap_or_default())
            }
            Findings::Sarif => match self.sarif.file(file) {
                Ok(log) => Piece::Log(Box::new(log)),
                Err(_) => Piece::Text(String::new()),
            },
            Findings::Html => Piece::Section(Box::new(self.html.file(file, bytes))),
            Findings::Xlsx => Piece::Entries(Box::new(Entries::of(file, &self.wording))),
            Findings::Pdf => {
                let made = marked(bytes, file, &self.wording).map_err(MarkError::message);
                Piece::Marked(input.path.clone(), made)
            }
        }
    }

    /// What follows the last piece.
    pub(super) fn closing(&self, sink: &mut Sink, lines: &[FileLine]) -> Result<(), Failure> {
        let failed = |detail: String| Failure::Said(Message::new("internal-failure").with("detail", detail));
        match self.format {
            Findings::Text => sink.output.write(self.text.summary(lines).as_bytes()),
            Findings::Json => sink.output.write(sink.json.finish(lines).unwrap_or_default().as_bytes()),
            Findings::Sarif => {
                let log = std::mem::take(&mut sink.log);
                let end = log.finish(&self.sarif).map_err(|error| failed(error.to_string()))?;
                sink.output.write(end.as_bytes())
            }
            Findings::Html => sink.output.write(self.html.finish(&sink.sections).as_bytes()),
            Findings::Xlsx => {
                let book = register::xlsx(&sink.entries, &self.wording);
                sink.output.write(&book.map_err(|error| failed(error.to_string()))?)
            }
            Findings::Pdf => Ok(()),
        }
    }

    pub(super) fn take(&self, sink: &mut Sink, piece: Piece, files: usize) -> Result<(), Failure> {
        match piece {
            Piece::Text(text) => {
                if self.format == Findings::Json {
                    sink.output.write(sink.json.before_file().as_bytes())?;
                }
                sink.output.write(text.as_bytes())
            }
            Piece::Log(log) => {
                let text = sink.log.push(&self.sarif, *log);
                let failed = |error: serde_json::Error| {
                    Failure::Said(Message::new("internal-failure").with("detail", error.to_string()))
                };
                sink.output.write(text.map_err(failed)?.as_bytes())
            }
            Piece::Section(section) => {
                sink.sections.push(*section);
                Ok(())
            }
            Piece::Entries(entries) => {
                sink.entries.push(*entries);
                Ok(())
            }
            Piece::Marked(path, Ok(bytes)) => sink.marked(&path, &bytes, files),
            Piece::Marked(path, Err(message)) => {
                sink.unmarked.push((shown(&path), message));
                Ok(())
            }
        }
    }
}

impl Sink {
    /// Opens what is written to. Pages and workbooks are not for a screen.
    pub(super) fn open(format: Findings, path: Option<&Path>, inputs: &[Input]) -> Result<Self, Failure> {
        let needs_path = matches!(format, Findings::Xlsx | Findings::Pdf);
        if needs_path && path.is_none_or(|path| path == Path::new("-")) {
            let message = Message::new("check-needs-output").with("format", format.id());
            return Err(Failure::Said(message));
        }
        let stream = path.filter(|_| format != Findings::Pdf);
        Ok(Self {
            output: Output::open(stream, inputs)?,
            json: FindingsStream::default(),
            log: SarifStream::default(),
            sections: Vec::new(),
            entries: Vec::new(),
            target: path.map(Path::to_owned).unwrap_or_default(),
            written: Vec::new(),
            unmarked: Vec::new(),
        })
    }

    pub(super) fn write(&mut self, text: &[u8]) -> Result<(), Failure> {
        self.output.write(text)
    }

    pub(super) const fn is_screen(&self) -> bool {
        matches!(self.output, Output::Screen(_))
    }

    /// One file goes to the path itself unless that is a folder; several go into it.
    fn marked(&mut self, path: &Path, bytes: &[u8], files: usize) -> Result<(), Failure> {
        if files == 1 && !self.target.is_dir() {
            let mut output = Output::open(Some(&self.target), &[Input::named(path)])?;
            output.write(bytes)?;
            self.written.extend(output.finish()?);
            return Ok(());
        }
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let taken = |name: &str| self.written.iter().any(|written| written.ends_with(name));
        let mut name = format!("{stem}（标注问题）.pdf");
        let mut number = 2;
        while taken(&name) {
            name = format!("{stem}（标注问题）{number}.pdf");
            number += 1;
        }
        let written = write_files(&[(&name, bytes)], &self.target)?;
        self.written.extend(written.into_iter().map(|file| file.shown));
        Ok(())
    }

    /// Puts the file in its place.
    pub(super) fn finish(mut self) -> Result<Finished, Failure> {
        self.written.extend(self.output.finish()?);
        Ok(Finished { written: self.written, unmarked: self.unmarked })
    }
}

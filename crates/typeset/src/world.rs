//! The world that typst sees: our fonts, our templates, the data of one book. No file system, no clock.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::book::DataFile;
use crate::error::PdfError;

const TEMPLATES: [(&str, &str); 5] = [
    ("main.typ", include_str!("../templates/main.typ")),
    ("look.typ", include_str!("../templates/look.typ")),
    ("piece.typ", include_str!("../templates/piece.typ")),
    ("form.typ", include_str!("../templates/form.typ")),
    ("sheet.typ", include_str!("../templates/sheet.typ")),
];

const DRAFT: &str = include_str!("../templates/draft.svg");

pub(crate) struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: FileId,
    sources: HashMap<FileId, Source>,
    files: HashMap<FileId, Bytes>,
}

impl Desk {
    pub(crate) fn new() -> Result<Self, PdfError> {
        let fonts: Vec<Font> =
            mingzhang_fonts::FACES.iter().flat_map(|face| Font::iter(Bytes::new(face.bytes))).collect();
        let mut sources = HashMap::new();
        for (name, text) in TEMPLATES {
            let id = id(name)?;
            sources.insert(id, Source::new(id, text.to_owned()));
        }
        Ok(Self {
            library: LazyHash::new(library()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: id("main.typ")?,
            sources,
            files: HashMap::new(),
        })
    }

    /// Puts the data of a book in the place of the last one's.
    pub(crate) fn lay(&mut self, files: Vec<DataFile>) -> Result<(), PdfError> {
        self.files.clear();
        self.files.insert(id("draft.svg")?, Bytes::from_string(DRAFT));
        for file in files {
            self.files.insert(id(&file.name)?, Bytes::new(file.bytes));
        }
        Ok(())
    }
}

/// Labels of performance sheets are tagged as the heads of their rows, which typst offers as a feature to switch on.
fn library() -> Library {
    Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()
}

fn id(name: &str) -> Result<FileId, PdfError> {
    let path =
        VirtualPath::new(name).map_err(|error| PdfError::Rejected(vec![format!("{name}: {error:?}")]))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.sources.get(&id).cloned().ok_or_else(|| absent(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| absent(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}

//! `mingzhang build`: a ledger becomes the whole book. It is proofread first; with errors nothing is written unless the user
//! insists, and then every page says that it is a draft.

mod list;
mod load;
pub(crate) mod tell;
pub(crate) mod write;

use std::time::Instant;

use mingzhang_compile::{Compiled, compile};
use mingzhang_model::Severity;
use mingzhang_press::{Format, Press, PressError, Printed};
use mingzhang_report::text::{TextOptions, TextReport};
use mingzhang_report::{Checked, CheckedFile, Rules};

use crate::accept::Acceptances;
use crate::args::Build;
use crate::output::{Failure, Output};
use crate::screen::Screen;

pub(crate) use list::list as list_faults;
pub(crate) use load::{Handed, load};
pub(crate) use mingzhang_compose::Said;
pub(crate) use write::{write_all, write_files};

/// A book on its way to print.
pub(crate) struct Job {
    pub(crate) handed: Handed,
    pub(crate) compiled: Compiled,
    /// What is wrong with the ledger, errors first.
    pub(crate) faults: Vec<Said>,
    /// What a reader of the book would find; `None` where the ledger is so wrong that all of it would follow from that.
    pub(crate) checked: Option<CheckedFile>,
}

impl Job {
    /// Reads, compiles and proofreads.
    pub(crate) fn new(args: &Build) -> Result<Self, Failure> {
        let started = Instant::now();
        let mut handed = load(&args.path)?;
        if let Some(template) = &args.template {
            handed.imported.ledger.details.template.clone_from(template);
        }
        let template = mingzhang_compose::template(&handed.imported.ledger.details).map_err(Failure::Said)?;
        let mut compiled = compile(&handed.imported.ledger, template);
        let mut faults: Vec<Said> = handed.imported.faults.iter().map(Said::imported).collect();
        if handed.imported.is_whole() {
            faults.extend(Said::compiled(&compiled.faults, &handed.imported.book));
        }
        let checked = if mingzhang_compose::is_sound(&handed.imported, &compiled) {
            let proof = mingzhang_press::proof(&compiled.manuscript).map_err(|error| press_failed(&error))?;
            faults.extend(proof.strays.iter().map(Said::stray));
            let mut checked = Checked {
                sentences: mingzhang_recognise::sentences_read(&proof.book),
                book: proof.book,
                laws: proof.laws,
                findings: proof.findings,
                coverage: proof.coverage,
                ..Checked::default()
            };
            // What was accepted counts for a ledger as for a book: beside it, or above.
            let beside = if args.path.is_dir() { args.path.join("book.toml") } else { args.path.clone() };
            Acceptances::find([beside.as_path()].into_iter())?.apply(&beside, &mut checked);
            Some(CheckedFile {
                file: mingzhang_press::base_name(&compiled.manuscript),
                sha256: String::new(),
                seconds: started.elapsed().as_secs_f64(),
                outcome: Ok(checked),
            })
        } else {
            None
        };
        let missing = mingzhang_compose::missing_characters(&mut compiled.manuscript);
        let as_handed = match &handed.workbook {
            Some(bytes) => mingzhang_compose::Handed::Workbook(bytes),
            None => mingzhang_compose::Handed::Folder(&handed.files),
        };
        faults.extend(mingzhang_compose::said_of_characters(as_handed, &missing));
        faults.sort_by_key(|fault| std::cmp::Reverse(fault.severity));
        let found = checked.iter().filter_map(|file| file.outcome.as_ref().ok());
        compiled.manuscript.draft = faults.iter().any(|fault| fault.severity == Severity::Error)
            || found.flat_map(|checked| &checked.findings).any(|finding| finding.severity == Severity::Error);
        // A draft is printed all the same, with a mark where a character would be.
        mingzhang_compile::replace_characters(&mut compiled.manuscript, &missing);
        Ok(Self { handed, compiled, faults, checked })
    }

    /// Whether the book must not be published as it is.
    pub(crate) fn is_wrong(&self) -> bool {
        self.compiled.manuscript.draft
    }
}

/// Builds the book; the exit code says whether there was something to say.
pub(crate) fn run(args: &Build, screen: &Screen) -> Result<u8, Failure> {
    let started = Instant::now();
    let job = Job::new(args)?;
    let mut screen_out = Output::open(None, &[])?;
    if let Some(path) = &args.explain {
        screen_out.write(tell::explanation(&job, path, screen)?.as_bytes())?;
        return Ok(0);
    }
    screen_out.write(report(&job, args, screen).as_bytes())?;
    if job.is_wrong() && !args.force {
        let copy = write::marked_copy(&job, &args.output, screen)?;
        screen_out.write(tell::nothing_written(copy, screen).as_bytes())?;
        return Ok(1);
    }
    let printed = print(&mut Press::new().map_err(|error| press_failed(&error))?, &job, &args.formats())?;
    let files = write_all(&printed, &args.output)?;
    screen_out.write(tell::written(&files, started.elapsed(), job.is_wrong(), screen).as_bytes())?;
    Ok(u8::from(job.is_wrong()))
}

/// What is wrong with the ledger, then what a reader of the book would find.
pub(crate) fn report(job: &Job, args: &Build, screen: &Screen) -> String {
    let views = mingzhang_examine::rules();
    let options = TextOptions { width: screen.width, colour: screen.colours_stdout(), verbose: args.verbose };
    let mut out = tell::head(job, screen);
    out.push_str(&list::list(&job.faults, screen, args.verbose));
    match &job.checked {
        None => {
            out.push_str(&screen.words.words("build-unchecked"));
            out.push('\n');
        }
        Some(file) => {
            let findings = file.outcome.as_ref().map_or(&[][..], |checked| &checked.findings);
            if args.verbose || findings.iter().any(|finding| finding.severity > Severity::Info) {
                out.push('\n');
                out.push_str(&TextReport::new(&screen.words, Rules(&views), options).file(file));
            }
        }
    }
    out
}

/// Prints the forms; a character that no font has is said with its places.
pub(crate) fn print(press: &mut Press, job: &Job, formats: &[Format]) -> Result<Vec<Printed>, Failure> {
    press
        .print(&job.compiled.manuscript, formats)
        .into_iter()
        .collect::<Result<_, _>>()
        .map_err(|error| press_failed(&error))
}

pub(crate) fn press_failed(error: &PressError) -> Failure {
    Failure::Said(tell::press_message(error))
}

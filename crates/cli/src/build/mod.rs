//! `mingzhang build`: a ledger becomes the whole book. It is proofread first; with errors nothing is written unless the user
//! insists, and then every page says that it is a draft.

mod faults;
mod load;
pub(crate) mod tell;
mod write;

use std::time::Instant;

use mingzhang_catalog::Template;
use mingzhang_compile::{Compiled, compile};
use mingzhang_model::{BookKind, Message, Severity};
use mingzhang_press::{Format, Press, PressError, Printed};
use mingzhang_report::text::{TextOptions, TextReport};
use mingzhang_report::{Checked, CheckedFile, Rules};

use crate::args::Build;
use crate::output::{Failure, Output};
use crate::pipeline;
use crate::screen::Screen;

pub(crate) use faults::{Said, list as list_faults};
pub(crate) use load::{Handed, load};
pub(crate) use write::{write_all, write_files};

/// A book on its way to print.
pub(crate) struct Job {
    pub(crate) handed: Handed,
    pub(crate) compiled: Compiled,
    /// What is wrong with the ledger, errors first.
    pub(crate) faults: Vec<Said>,
    /// What a reader of the book would find.
    pub(crate) checked: CheckedFile,
}

impl Job {
    /// Reads, compiles and proofreads.
    pub(crate) fn new(args: &Build) -> Result<Self, Failure> {
        let started = Instant::now();
        let mut handed = load(&args.path)?;
        if let Some(template) = &args.template {
            handed.imported.ledger.details.template.clone_from(template);
        }
        let template = template(&handed)?;
        let mut compiled = compile(&handed.imported.ledger, template);
        let proof = mingzhang_press::proof(&compiled.manuscript).map_err(|error| press_failed(&error))?;
        let mut faults: Vec<Said> = handed.imported.faults.iter().map(Said::imported).collect();
        faults.extend(compiled.faults.iter().map(Said::compiled));
        faults.extend(proof.strays.iter().map(Said::stray));
        faults.sort_by_key(|fault| std::cmp::Reverse(fault.severity));
        let is_wrong = faults.iter().any(|fault| fault.severity == Severity::Error)
            || proof.findings.iter().any(|finding| finding.severity == Severity::Error);
        compiled.manuscript.draft = is_wrong;
        let checked = CheckedFile {
            file: mingzhang_press::base_name(&compiled.manuscript),
            sha256: String::new(),
            seconds: started.elapsed().as_secs_f64(),
            outcome: Ok(Checked { book: proof.book, laws: proof.laws, findings: proof.findings }),
        };
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
    let views = pipeline::rules();
    let options = TextOptions { width: screen.width, colour: screen.colours_stdout(), verbose: args.verbose };
    let mut out = tell::head(job, screen);
    out.push_str(&faults::list(&job.faults, screen, args.verbose));
    if let Ok(checked) = &job.checked.outcome
        && (args.verbose || checked.findings.iter().any(|finding| finding.severity > Severity::Info))
    {
        out.push('\n');
        out.push_str(&TextReport::new(&screen.words, Rules(&views), options).file(&job.checked));
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

fn template(handed: &Handed) -> Result<&'static Template, Failure> {
    let details = &handed.imported.ledger.details;
    let wanted = match (details.template.as_str(), details.kind) {
        ("", BookKind::FinalAccounts) => "final-accounts",
        ("", _) => "shanxi",
        (named, _) => named,
    };
    let found = Template::get(wanted).ok_or_else(|| {
        let known: Vec<&str> = Template::embedded().iter().map(|template| template.id.as_str()).collect();
        Message::new("build-template-unknown").with("template", wanted).with("known", known.join("、"))
    });
    let found = found.map_err(Failure::Said)?;
    if details.kind != BookKind::Unknown && found.kind != details.kind {
        return Err(Failure::Said(Message::new("build-template-kind").with("template", wanted)));
    }
    Ok(found)
}

pub(crate) fn press_failed(error: &PressError) -> Failure {
    Failure::Said(tell::press_message(error))
}

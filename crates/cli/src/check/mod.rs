//! `mingzhang check`: many files at a time, their findings in the order in which the files were named.

mod form;

use std::collections::BTreeMap;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::{Mutex, PoisonError, mpsc};

use indicatif::{ProgressBar, ProgressStyle};
use mingzhang_model::{Book, Message, Severity};
use mingzhang_read::Limits;
use mingzhang_report::folder::FolderSummary;
use mingzhang_report::text::{Paint, TextOptions, TextReport};
use mingzhang_report::{Baseline, Checked, FileLine, Rules};
use rayon::iter::{ParallelBridge as _, ParallelIterator as _};

use crate::accept::Acceptances;
use crate::args::{Check, Findings};
use crate::inputs::{self, Input};
use crate::output::Failure;
use crate::pipeline;
use crate::screen::Screen;
use crate::select::Selection;
use form::{Finished, Maker, Piece, Sink};

/// Units and rules that the summary of a folder names.
const WORST: usize = 10;
/// Stack of a worker. PDF content may nest forms and patterns deeply.
const STACK: usize = 16 << 20;

/// A file after its book is dropped: what is written, and what is counted.
struct Done {
    number: usize,
    piece: Piece,
    line: FileLine,
}

/// What the findings are held against: what is asked for, what was accepted, an earlier run, last year's book.
struct Beside<'a> {
    selection: &'a Selection,
    accepted: Acceptances,
    baseline: Option<Baseline>,
    last_year: Option<Book>,
    files: usize,
}

impl Beside<'_> {
    fn apply(&self, input: &Input, checked: &mut Checked) {
        checked.findings.retain(|finding| self.selection.wants(finding));
        self.accepted.apply(&input.path, checked);
        if let Some(baseline) = &self.baseline {
            checked.history = Some(baseline.history(&input.shown, &checked.findings, self.files));
        }
    }
}

fn baseline(path: &Path) -> Result<Baseline, Failure> {
    let fail = |detail: String| {
        let path = path.display().to_string();
        Failure::Said(Message::new("check-baseline").with("path", path).with("detail", detail))
    };
    let bytes = std::fs::read(path).map_err(|error| fail(error.to_string()))?;
    Baseline::parse(&bytes).map_err(fail)
}

fn last_year(path: &Path) -> Result<Book, Failure> {
    pipeline::read(&Input::named(path), &Limits::default()).book.map_err(Failure::Said)
}

/// Checks the files; the exit code says whether there was something to say.
pub(crate) fn run(args: &Check, screen: &Screen) -> Result<u8, Failure> {
    let views = mingzhang_examine::rules();
    let rules = Rules(&views);
    let selection = Selection::new(&args.select, &args.ignore, &views)?;
    let inputs = inputs::find(&args.paths);
    let beside = Beside {
        selection: &selection,
        accepted: Acceptances::find(inputs.iter().map(|input| input.path.as_path()))?,
        baseline: args.baseline.as_deref().map(baseline).transpose()?,
        last_year: args.last_year.as_deref().map(last_year).transpose()?,
        files: inputs.len(),
    };
    let mut sink = Sink::open(args.format, args.output.as_deref(), &inputs)?;
    let colour = if sink.is_screen() { screen.colours_stdout() } else { screen.colours_files() };
    let options = TextOptions { width: screen.width, colour, verbose: args.verbose };
    let maker = Maker::new(args.format, rules, options, screen, inputs.len());
    let summary = Mutex::new(FolderSummary::default());

    let mut lines = Vec::with_capacity(inputs.len());
    each_in_order(&inputs, args.jobs.map(Into::into), &beside, &maker, &summary, |done| {
        lines.push(done.line);
        maker.take(&mut sink, done.piece, inputs.len())
    })?;
    let is_text = args.format == Findings::Text;
    if is_text && inputs.len() > 1 {
        let summary = summary.into_inner().unwrap_or_else(PoisonError::into_inner);
        sink.write(summary.text(&screen.words, rules, Paint::new(colour), WORST).as_bytes())?;
    }
    maker.closing(&mut sink, &lines)?;
    let Finished { written, unmarked } = sink.finish()?;
    let quiet = TextReport::new(&screen.words, Rules::default(), TextOptions::default());
    for (path, message) in &unmarked {
        let _ = writeln!(std::io::stderr(), "{path}  {}", screen.words.message(message));
    }
    if !written.is_empty() {
        let mut told = quiet.summary(&lines);
        for path in written {
            told.push_str(&screen.words.message(&Message::new("ui-written").with("path", path)));
            told.push('\n');
        }
        // Nobody may be there to read it; the file is what counts.
        let _ = write!(std::io::stderr(), "{told}");
    }
    Ok(if unmarked.is_empty() { exit_code(&lines, args.fail_on.into()) } else { 2 })
}

fn exit_code(lines: &[FileLine], fail_on: Severity) -> u8 {
    if lines.iter().any(|line| line.unreadable) {
        2
    } else {
        u8::from(lines.iter().any(|line| line.at_least(fail_on) > 0))
    }
}

/// Works on several files at a time and hands them on in order. A file that is done before one named earlier waits
/// as text; a file has a time limit, so that few ever wait.
fn each_in_order(
    inputs: &[Input],
    jobs: Option<usize>,
    beside: &Beside<'_>,
    maker: &Maker<'_>,
    summary: &Mutex<FolderSummary>,
    mut emit: impl FnMut(Done) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let limits = Limits::default();
    let work = |(number, input): (usize, &Input)| {
        let (mut file, bytes) =
            pipeline::check(input, &limits, beside.last_year.as_ref(), maker.needs_bytes());
        if let Ok(checked) = &mut file.outcome {
            beside.apply(input, checked);
        }
        if inputs.len() > 1 {
            summary.lock().unwrap_or_else(PoisonError::into_inner).add(&file);
        }
        Done { number, piece: maker.piece(input, &file, &bytes), line: file.line() }
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.unwrap_or(0).min(256))
        .stack_size(STACK)
        .build()
        .map_err(|error| Failure::Said(Message::new("read-no-thread").with("detail", error.to_string())))?;
    let bar = progress(inputs.len());
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let sender = sender;
            pool.install(|| {
                // `None` means that nobody listens any more: stop.
                let _ =
                    inputs.iter().enumerate().par_bridge().try_for_each(|job| sender.send(work(job)).ok());
            });
        });
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        let receiver = receiver;
        for done in &receiver {
            waiting.insert(done.number, done);
            while let Some(done) = waiting.remove(&next) {
                bar.suspend(|| emit(done))?;
                next += 1;
            }
            bar.inc(1);
        }
        bar.finish_and_clear();
        Ok(())
    })
}

/// A bar on a terminal, for more than one file.
fn progress(files: usize) -> ProgressBar {
    if files < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len}  {eta}");
    ProgressBar::new(files as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

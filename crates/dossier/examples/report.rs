//! Writes every form of the findings of some files into a folder:
//! `cargo run -p mingzhang-dossier --example report -- OUT book.pdf other.txt`.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use mingzhang_dossier::html::{HtmlOptions, HtmlReport};
use mingzhang_dossier::marked::marked;
use mingzhang_dossier::register::{self, Entries};
use mingzhang_model::Message;
use mingzhang_report::folder::FolderSummary;
use mingzhang_report::sarif::{Sarif, SarifStream};
use mingzhang_report::text::Paint;
use mingzhang_report::wording::Wording;
use mingzhang_report::{Checked, CheckedFile, Lang, Localiser, RuleView, Rules, Unreadable};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("first argument: the folder to write to")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let lang =
        if std::env::var("MINGZHANG_LANG").is_ok_and(|lang| lang == "en") { Lang::En } else { Lang::Zh };
    let localiser = Localiser::new(lang).and(mingzhang_dossier::messages(lang));
    let views = rules();
    let wording = Wording::new(&localiser, Rules(&views));
    let sarif = Sarif::new(&localiser, Rules(&views), env!("CARGO_PKG_VERSION"));
    let html = HtmlReport::new(wording, HtmlOptions::default());
    let (mut stream, mut log) = (SarifStream::default(), String::new());
    let (mut sections, mut entries, mut summary) = (Vec::new(), Vec::new(), FolderSummary::default());
    for path in arguments {
        let bytes = std::fs::read(&path)?;
        let file = check(&path, &bytes);
        let start = Instant::now();
        log.push_str(&stream.push(&sarif, sarif.file(&file)?)?);
        sections.push(html.file(&file, &bytes));
        println!("{path}: read and checked in {:.2} s, pictures {:?}", file.seconds, start.elapsed());
        entries.push(Entries::of(&file, &wording));
        summary.add(&file);
        let start = Instant::now();
        match marked(&bytes, &file, &wording) {
            Ok(pdf) => {
                let name = Path::new(&path).file_stem().unwrap_or_default().to_string_lossy();
                std::fs::write(folder.join(format!("{name}.marked.pdf")), pdf)?;
                println!("  marked in {:?}", start.elapsed());
            }
            Err(error) => println!("  {}", localiser.message(&error.message())),
        }
    }
    log.push_str(&stream.finish(&sarif)?);
    std::fs::write(folder.join("findings.sarif"), log)?;
    std::fs::write(folder.join("report.html"), html.finish(&sections))?;
    std::fs::write(folder.join("register.xlsx"), register::xlsx(&entries, &wording)?)?;
    std::fs::write(folder.join("summary.json"), summary.json()?)?;
    println!("{}", summary.text(&localiser, Rules(&views), Paint::plain(), 10));
    Ok(())
}

fn check(path: &str, bytes: &[u8]) -> CheckedFile {
    let start = Instant::now();
    let outcome = match mingzhang_read::read(bytes, &mingzhang_read::Limits::default()) {
        Ok(document) => {
            let book = mingzhang_recognise::recognise(&document);
            let outcome = mingzhang_check::check(&book);
            Ok(Checked {
                book,
                laws: outcome.laws,
                findings: outcome.findings,
                coverage: outcome.coverage,
                ..Checked::default()
            })
        }
        Err(error) => {
            let message = Message::new("read-damaged").with("detail", error.to_string());
            Err(Unreadable { message })
        }
    };
    let seconds = start.elapsed().as_secs_f64();
    CheckedFile { file: path.to_owned(), sha256: String::new(), seconds, outcome }
}

fn rules() -> Vec<RuleView<'static>> {
    let view = |rule: &mingzhang_check::RuleDoc| RuleView {
        id: rule.id,
        title: rule.title,
        what: rule.what,
        basis: rule.basis,
        example: rule.example,
        severity: rule.severity,
    };
    mingzhang_check::rules().iter().map(view).collect()
}

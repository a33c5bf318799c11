//! Right books of many provinces, years and kinds: nothing above information is told of any of them. All bodies and figures are
//! made up; the forms and the ways of speaking are those of published books.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang_check::{check, rules};
use mingzhang_model::{Arg, Book, Finding, Reach, Severity};

type Tried = Result<(), Box<dyn std::error::Error>>;

/// Every book in the folder, by name.
fn books() -> Result<BTreeMap<String, Book>, Box<dyn std::error::Error>> {
    let mut out = BTreeMap::new();
    for entry in std::fs::read_dir(format!("{}/tests/right", env!("CARGO_MANIFEST_DIR")))? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let document = mingzhang_read::read(&std::fs::read(&path)?, &mingzhang_read::Limits::default())?;
        out.insert(name, mingzhang_recognise::recognise(&document));
    }
    Ok(out)
}

/// A finding as a line: what it points at, and the words of its message.
fn shown(finding: &Finding) -> String {
    let spot = finding.spots.first().map_or("", |spot| spot.text.as_str());
    let spot: String = spot.chars().take(60).collect();
    let arg = |arg: &Arg| format!("{arg:?}").chars().take(120).collect::<String>();
    let args: Vec<String> =
        finding.message.args.iter().map(|(name, value)| format!("{name}={}", arg(value))).collect();
    format!("{} {:?} {} “{spot}” {}", finding.rule, finding.severity, finding.message.id, args.join(" "))
}

#[test]
fn nothing_is_told_of_right_books() -> Tried {
    let books = books()?;
    let mut told = Vec::new();
    for (name, book) in &books {
        let serious = check(book).findings.into_iter().filter(|finding| finding.severity > Severity::Info);
        told.extend(serious.map(|finding| format!("{name}: {}", shown(&finding))));
    }
    assert!(told.is_empty(), "{} findings\n{}", told.len(), told.join("\n"));
    assert!(books.len() >= 12, "only {} books", books.len());
    Ok(())
}

/// Rules that only look where something is wrong already (a cell to locate, a figure in another unit, a rate of nothing), that need a
/// second book beside, or whose sentences stand in the tests of prose.
const UNREACHED: [&str; 12] = [
    "FIN-08", "FIN-12", "FMT-07", "LOC-01", "LOC-02", "LOC-03", "TXT-11", "TXT-13", "TXT-14", "TXT-15",
    "TXT-19", "YOY-12",
];

#[test]
fn the_right_books_reach_the_rules() -> Tried {
    let mut reached = BTreeSet::new();
    for book in books()?.values() {
        let coverage = check(book).coverage.into_iter();
        reached.extend(coverage.filter(|o| matches!(o.reach, Reach::Checked(_))).map(|o| o.rule));
    }
    let serious = rules().iter().filter(|rule| rule.severity > Severity::Info);
    let missed: Vec<&str> = serious.map(|rule| rule.id).filter(|id| !reached.contains(id)).collect();
    println!("not reached: {missed:?}");
    let new: Vec<&&str> = missed.iter().filter(|id| !UNREACHED.contains(id)).collect();
    assert!(new.is_empty(), "no right book reaches {new:?}");
    Ok(())
}

//! Read, recognise and check one book, each on its own and together. The book is the one that the repository carries; the
//! real PDFs beside the repository are measured too where they are.
#![allow(missing_docs)]

use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mingzhang_read::{Limits, read};

fn books() -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut paths: Vec<PathBuf> = vec![root.join("examples/datong-2026.txt")];
    let corpus = root.join("../shared/corpus");
    match std::fs::read_dir(&corpus) {
        Ok(entries) => {
            paths.extend(
                entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|x| x == "pdf")),
            );
        }
        Err(error) => eprintln!("only the repository's own book: {}: {error}", corpus.display()),
    }
    paths.sort();
    paths
        .into_iter()
        .filter_map(|path| {
            let name = path.file_name()?.to_string_lossy().into_owned();
            Some((name, std::fs::read(&path).ok()?))
        })
        .collect()
}

fn pipeline(criterion: &mut Criterion) {
    for (name, bytes) in books() {
        let Ok(document) = read(&bytes, &Limits::default()) else { continue };
        let book = mingzhang_recognise::recognise(&document);
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Elements(document.pages.len() as u64));
        group.bench_function("read", |b| b.iter(|| read(black_box(&bytes), &Limits::default())));
        group
            .bench_function("recognise", |b| b.iter(|| mingzhang_recognise::recognise(black_box(&document))));
        group.bench_function("check", |b| b.iter(|| mingzhang_check::check(black_box(&book))));
        group.finish();
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = pipeline
}
criterion_main!(benches);

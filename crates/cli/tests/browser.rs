//! The walks of `e2e/` in a real browser, where Node and Chromium are there.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs all walks on the program that was just built.
#[test]
fn people_find_their_way() {
    let Some(chromium) = chromium() else {
        return skip("there is no Chromium; on Debian: apt-get install chromium fonts-noto-cjk");
    };
    for program in ["node", "npm"] {
        if !answers(program) {
            return skip(&format!("there is no {program}; on Debian: apt-get install nodejs npm"));
        }
    }
    let folder = prepared();
    let mut playwright = Command::new("node");
    playwright
        .current_dir(&folder)
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .env("MINGZHANG_BINARY", env!("CARGO_BIN_EXE_mingzhang"))
        .env("MINGZHANG_CHROMIUM", chromium)
        .env("CI", "1");
    let status = playwright.stdin(Stdio::null()).status().unwrap();
    assert!(status.success(), "the walks failed; what was seen is in {}", folder.join("results").display());
}

/// The walks with their packages, outside the clone. They are installed anew only where the lock file changed.
fn prepared() -> PathBuf {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("e2e");
    let lock = fs::read(source.join("package-lock.json")).unwrap();
    let installed = folder.join("node_modules/installed.json");
    let is_installed = fs::read(&installed).is_ok_and(|last| last == lock);
    // Walks that are gone from the source must not be walked.
    let _ = fs::remove_dir_all(folder.join("walks"));
    copy(&source, &folder);
    if !is_installed {
        let npm = Command::new("npm").current_dir(&folder).args(["ci", "--ignore-scripts"]).status().unwrap();
        assert!(npm.success(), "npm ci failed in {}", folder.display());
        fs::write(installed, lock).unwrap();
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name();
        if ["node_modules", "results", "pictures"].iter().any(|made| name == *made) {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to.join(name));
        } else {
            fs::copy(entry.path(), to.join(name)).unwrap();
        }
    }
}

fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("MINGZHANG_CHROMIUM").map(PathBuf::from);
    let usual =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].map(PathBuf::from);
    named.into_iter().chain(usual).find(|path| path.exists())
}

fn answers(program: &str) -> bool {
    let version = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    version.is_ok_and(|status| status.success())
}

/// Past the test's captured output: whoever runs the tests is to know what was not tested.
fn skip(reason: &str) {
    eprintln!("the walks in a browser were skipped: {reason}");
}

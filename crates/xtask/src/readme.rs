//! `cargo xtask readme`: the outputs in the READMEs are what the program prints. A block of text below
//! `<!-- output: COMMAND -->` is that command's output, run at the top of the repository.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Gate, Outcome};

/// Arguments of `readme`.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Write nothing; name the stale outputs and exit with 1 if there are any
    #[arg(long)]
    check: bool,
    /// The program whose outputs are shown
    #[arg(long, value_name = "FILE", default_value = "target/release/mingzhang")]
    binary: PathBuf,
}

const MARK: &str = "<!-- output: ";

/// Runs every command and writes its output below it, or says which outputs are stale.
pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let root = &crate::root();
    let binary = fs::canonicalize(&arguments.binary)
        .map_err(|error| format!("{}: {error}; build it first", arguments.binary.display()))?;
    let mut stale = 0;
    for name in ["README.md", "README.zh-CN.md"] {
        let path = root.join(name);
        let text = fs::read_to_string(&path)?;
        let (fresh, changed) = refreshed(&text, |command| output(command, root, &binary))?;
        for command in &changed {
            println!("{}: {name}: {command}", if arguments.check { "stale" } else { "written" });
        }
        if !arguments.check && !changed.is_empty() {
            fs::write(&path, fresh)?;
        }
        stale += changed.len();
    }
    if stale == 0 {
        println!("the outputs in the READMEs are fresh");
    } else if arguments.check {
        println!("run `cargo xtask readme`");
    }
    Ok(Gate::passed_if(stale == 0 || !arguments.check))
}

/// The text with every output replaced that is no longer what `run` gives, and the commands of those.
fn refreshed(
    text: &str,
    run: impl Fn(&str) -> Result<String, Box<dyn Error>>,
) -> Result<(String, Vec<String>), Box<dyn Error>> {
    let (mut out, mut changed) = (String::new(), Vec::new());
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        out.push_str(line);
        let Some(command) = line.trim_end().strip_prefix(MARK).and_then(|rest| rest.strip_suffix(" -->"))
        else {
            continue;
        };
        let fence = lines.next().filter(|line| line.starts_with("```"));
        out.push_str(fence.ok_or_else(|| format!("no block below `{command}`"))?);
        let shown: String = lines.by_ref().take_while(|line| line.trim_end() != "```").collect();
        let real = run(command)?;
        if timeless(&real) == timeless(&shown) {
            out.push_str(&shown);
        } else {
            out.push_str(&real);
            changed.push(command.to_owned());
        }
        out.push_str("```\n");
    }
    Ok((out, changed))
}

/// What the command prints, `mingzhang` being the program in question.
fn output(command: &str, root: &Path, binary: &Path) -> Result<String, Box<dyn Error>> {
    let folder = binary.parent().unwrap_or(root);
    let path = std::env::join_paths(
        std::iter::once(folder.to_owned())
            .chain(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default())),
    )?;
    let done = Command::new("sh")
        .args(["-c", command])
        .current_dir(root)
        .env("PATH", path)
        .env("NO_COLOR", "1")
        .env("COLUMNS", "120")
        .env_remove("MINGZHANG_LANG")
        .output()?;
    // A command that finds something to correct ends with 1; one that cannot work ends with 2.
    if done.status.code().is_none_or(|code| code > 1) {
        return Err(format!("`{command}`: {}", String::from_utf8_lossy(&done.stderr)).into());
    }
    let mut text = String::from_utf8(done.stdout)?.trim_matches('\n').to_owned();
    text.push('\n');
    Ok(text)
}

/// Times differ from run to run and are not compared.
fn timeless(text: &str) -> String {
    let mut out = String::new();
    for piece in text.split_inclusive(" 秒") {
        match piece.strip_suffix(" 秒") {
            Some(before) => {
                out.push_str(before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.'));
                out.push('秒');
            }
            None => out.push_str(piece),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_is_replaced_where_more_than_the_time_differs() {
        let text = "a\n<!-- output: x -->\n```text\nold 0.01 秒\n```\nb\n";
        let same = refreshed(text, |_| Ok("old 0.27 秒\n".to_owned())).unwrap();
        assert_eq!(same, (text.to_owned(), vec![]));
        let other = refreshed(text, |command| Ok(format!("{command} 0.27 秒\n"))).unwrap();
        assert_eq!(other.0, "a\n<!-- output: x -->\n```text\nx 0.27 秒\n```\nb\n");
        assert_eq!(other.1, ["x"]);
    }
}

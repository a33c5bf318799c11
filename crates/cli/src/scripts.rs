//! Completions and man pages, from the same definitions as the help.

use std::path::Path;

use clap::Command;
use mingzhang_model::Message;

use crate::inputs::shown;
use crate::output::{Failure, Output};

/// A shell's completion script.
pub(crate) fn completions(shell: clap_complete::Shell, mut command: Command) -> Result<u8, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "mingzhang", &mut script);
    Output::open(None, &[])?.write(&script)?;
    Ok(0)
}

/// The main man page, or the pages of all commands into a folder.
pub(crate) fn man(folder: Option<&Path>, command: Command) -> Result<u8, Failure> {
    if let Some(folder) = folder {
        let failed = |error: std::io::Error| {
            let message = Message::new("write-failed").with("path", shown(folder));
            Failure::Said(message.with("detail", error.to_string()))
        };
        clap_mangen::generate_to(command, folder).map_err(failed)?;
    } else {
        let mut page = Vec::new();
        // Writing to memory cannot fail.
        let _ = clap_mangen::Man::new(command).render(&mut page);
        Output::open(None, &[])?.write(&page)?;
    }
    Ok(0)
}

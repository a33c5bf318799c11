//! Where results go: the screen, or a file that appears only when it is complete.

use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Stdout, Write};
use std::path::{Path, PathBuf};

use mingzhang_model::Message;
use tempfile::NamedTempFile;

use crate::inputs::{Input, shown};

/// Why the command stops.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something to say, then exit code 2.
    Said(Message),
    /// Something to say about a file, then exit code 2.
    File {
        /// The file as it is shown.
        path: String,
        /// What is wrong with it.
        message: Message,
    },
    /// Whoever reads our output has seen enough (`| head`): no reason to complain.
    Closed,
}

/// A place to write to.
pub(crate) enum Output {
    Screen(BufWriter<Stdout>),
    /// Written under a temporary name in the same folder, so that the rename is one step.
    File {
        temporary: BufWriter<NamedTempFile>,
        target: PathBuf,
    },
    /// `/dev/null`, a pipe: renaming over it would replace it.
    Device {
        file: File,
        target: PathBuf,
    },
}

impl Output {
    /// Opens `path`, or the screen for `None` and `-`. A file that is also read is refused.
    pub(crate) fn open(path: Option<&Path>, inputs: &[Input]) -> Result<Self, Failure> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Screen(BufWriter::new(io::stdout())));
        };
        // The file behind a link is replaced, not the link.
        let target = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let onto_input = |input: &Input| input.path.canonicalize().is_ok_and(|input| input == target);
        if inputs.iter().any(onto_input) {
            return Err(Failure::Said(Message::new("write-onto-input").with("path", shown(path))));
        }
        let failed = |error: io::Error| write_failed(path, &error);
        if target.is_dir() {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        if target.exists() && !target.is_file() {
            let file = OpenOptions::new().write(true).open(&target).map_err(failed)?;
            return Ok(Self::Device { file, target });
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
        let temporary = builder().tempfile_in(folder.unwrap_or(Path::new("."))).map_err(failed)?;
        Ok(Self::File { temporary: BufWriter::new(temporary), target })
    }

    /// Writes a piece.
    pub(crate) fn write(&mut self, piece: &[u8]) -> Result<(), Failure> {
        let result = match self {
            // Each piece is a whole file's findings: show it now.
            Self::Screen(screen) => screen.write_all(piece).and_then(|()| screen.flush()),
            Self::File { temporary, .. } => temporary.write_all(piece),
            Self::Device { file, .. } => file.write_all(piece),
        };
        result.map_err(|error| self.failure(&error))
    }

    /// Puts the file in its place; gives back its name as it is shown, `None` for the screen.
    pub(crate) fn finish(self) -> Result<Option<String>, Failure> {
        match self {
            Self::Screen(_) => Ok(None),
            Self::Device { target, .. } => Ok(Some(shown(&target))),
            Self::File { temporary, target } => {
                let temporary = temporary.into_inner().map_err(|e| write_failed(&target, e.error()))?;
                temporary.persist(&target).map_err(|e| write_failed(&target, &e.error))?;
                Ok(Some(shown(&target)))
            }
        }
    }

    fn failure(&self, error: &io::Error) -> Failure {
        match self {
            Self::Screen(_) if error.kind() == io::ErrorKind::BrokenPipe => Failure::Closed,
            Self::Screen(_) => write_failed(Path::new("-"), error),
            Self::File { target, .. } | Self::Device { target, .. } => write_failed(target, error),
        }
    }
}

/// A file in `folder` that is not there for anybody until it gets its name.
pub(crate) fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    builder().tempfile_in(folder)
}

/// Temporary files are for their owner only; a result is for whom the user's umask says.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mingzhang-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder
}

fn write_failed(path: &Path, error: &io::Error) -> Failure {
    Failure::Said(Message::new("write-failed").with("path", shown(path)).with("detail", error.to_string()))
}

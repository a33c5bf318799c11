//! What a worker may take of the machine. It sets the limits itself, first of all; the system holds it to them.

use rustix::process::{Resource, Rlimit, setrlimit};
use serde::{Deserialize, Serialize};

/// How far a worker stands back behind the server when both want the processor.
const NICE: i32 = 10;

/// What one task may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerLimits {
    /// Address space in bytes. Above it, an allocation fails and the process ends.
    pub memory: u64,
    /// Processor time of all threads, in seconds.
    pub seconds: u64,
    /// The largest file that it may write, in bytes.
    pub file: u64,
}

impl Default for WorkerLimits {
    fn default() -> Self {
        // A book of 200 pages takes some 200 MB and 2 s; the stacks of threads that are never used count as address space.
        Self { memory: 3 << 30, seconds: 60, file: 256 << 20 }
    }
}

impl WorkerLimits {
    /// Holds this process to the limits, for good.
    pub(crate) fn apply(self) -> std::io::Result<()> {
        let hold =
            |resource, limit: u64| setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) });
        hold(Resource::As, self.memory)?;
        hold(Resource::Cpu, self.seconds)?;
        hold(Resource::Fsize, self.file)?;
        hold(Resource::Nofile, 64)?;
        // No image of the memory with someone's budget in it.
        hold(Resource::Core, 0)?;
        // The server's pages come first.
        rustix::process::nice(NICE)?;
        Ok(())
    }
}

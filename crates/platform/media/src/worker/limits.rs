//! The limits that the child sets itself.

use rustix::process::{Resource, Rlimit, setrlimit};

/// How much memory it may map, in bytes.
const MEMORY: u64 = 1 << 30;

/// How long it may use the processor, in seconds.
const PROCESSOR: u64 = 30;

/// How large a file it may write, in bytes.
pub(crate) const WRITTEN_LIMIT: u64 = 64 << 20;

/// Sets them; they cannot be raised again.
pub(super) fn set() -> std::io::Result<()> {
    let limits =
        [(Resource::As, MEMORY), (Resource::Cpu, PROCESSOR), (Resource::Fsize, WRITTEN_LIMIT), (Resource::Core, 0)];
    for (resource, limit) in limits {
        setrlimit(resource, Rlimit { current: Some(limit), maximum: Some(limit) })?;
    }
    Ok(())
}

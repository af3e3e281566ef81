//! `malines`: the binary. Composition, operator settings, command line.

mod cli;
mod commands;

use std::process::ExitCode;

/// A page is some two thousand small allocations, an import millions: see `docs/decisions/0013-allocator.md`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run() {
        Ok(code) => code,
        Err(error) => {
            // One clear sentence; the chain of causes behind it.
            eprintln!("malines: {error:#}");
            ExitCode::FAILURE
        }
    }
}

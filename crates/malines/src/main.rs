//! `malines`: the binary. Composition, operator settings, command line.

mod cli;
mod commands;

use std::process::ExitCode;

/// A page makes some thousand small allocations: this allocator takes an eighth off its time.
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

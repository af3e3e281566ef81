//! `malines`: the binary. Composition, operator settings, command line.

mod cli;
mod commands;

use std::process::ExitCode;

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

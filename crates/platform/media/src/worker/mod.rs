//! The child process in which alone files from outside are opened. The parent writes one line of JSON to its standard
//! input, the child reads the file `source` of its working folder, writes renditions beside it and answers with one
//! line of JSON.

mod limits;
mod parent;
mod pdf;
mod picture;

use std::io::{BufRead as _, Write as _};

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use crate::Format;

pub(crate) use limits::WRITTEN_LIMIT;
pub use parent::Worker;

/// The name of the file to be opened, in the working folder.
pub(crate) const SOURCE: &str = "source";

/// What the parent asks.
#[derive(Serialize, Deserialize)]
struct Request {
    format: Format,
}

/// What the child answers.
#[derive(Serialize, Deserialize)]
enum Answer {
    Done(Report),
    /// The file is not what it should be, and why.
    Refused(String),
}

/// What the worker found out about a file.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) enum Report {
    /// A picture.
    Picture {
        /// Upright, in pixels.
        width: u32,
        /// Upright, in pixels.
        height: u32,
        /// What was written.
        renditions: Vec<Made>,
    },
    /// A PDF.
    Pdf {
        /// How many pages it has.
        pages: u32,
        /// Whether it says that it is tagged (`/MarkInfo` with `/Marked true`, ISO 32000-1, 14.7.1).
        tagged: bool,
    },
}

/// A rendition that was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Made {
    /// In pixels.
    pub(crate) width: u32,
    /// In pixels.
    pub(crate) height: u32,
    /// JPEG or WebP.
    pub(crate) format: Format,
}

impl Made {
    /// The file's name in the working folder; never the child's choice.
    pub(crate) fn file_name(&self) -> String {
        format!("{}.{}", self.width, self.format.extension())
    }
}

/// The child's whole life: what a binary runs for its argument `worker`, before it starts any thread. Errors: the
/// limits cannot be set, or the parent cannot be understood; a file that cannot be read is an answer, not an error.
pub fn main() -> anyhow::Result<()> {
    limits::set().context("the worker's limits")?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let request: Request = serde_json::from_str(&line).context("the worker's request")?;
    let outcome = std::panic::catch_unwind(|| examine(request.format));
    let answer = match outcome {
        Ok(Ok(report)) => Answer::Done(report),
        Ok(Err(error)) => Answer::Refused(format!("{error:#}")),
        Err(_) => Answer::Refused("the file makes its reader stumble".into()),
    };
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, &answer)?;
    out.flush().map_err(Into::into)
}

fn examine(format: Format) -> anyhow::Result<Report> {
    let source = std::path::Path::new(SOURCE);
    match format {
        Format::Pdf => pdf::examine(source),
        picture => picture::render(source, picture),
    }
}

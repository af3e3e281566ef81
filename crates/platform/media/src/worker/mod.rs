//! The child process in which alone files from outside are opened. The parent writes one line of JSON to its standard
//! input, the child reads the file `source` of its working folder, writes renditions beside it and answers with one
//! line of JSON.

mod clean;
mod heif;
mod limits;
mod office;
mod parent;
mod pdf;
mod picture;
pub(crate) mod place;
mod sound;

use std::io::{BufRead as _, Write as _};

use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use crate::{Focus, Format, Shape};

pub(crate) use limits::WRITTEN_LIMIT;
pub use parent::Worker;

/// The name of the file to be opened, in the working folder.
pub(crate) const SOURCE: &str = "source";

/// The name of the picture without what it tells beside its pixels.
pub(crate) const CLEAN: &str = "clean";

/// The name of the text that a document holds.
pub(crate) const TEXT: &str = "text";

/// What the parent asks.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Request {
    /// What the file is.
    pub(crate) format: Format,
    /// What is asked about it.
    pub(crate) task: Task,
}

/// What is asked about a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) enum Task {
    /// A picture's renditions, cropped around this point where one is given.
    Render(Option<Focus>),
    /// One more rendition of a picture, cropped around this point where one is given.
    Lighten(Made, Option<Focus>),
    /// What a document tells of itself, and its text.
    Read,
    /// A picture of a document's first page. Asked apart: drawing may fail where reading does not.
    Draw,
    /// How long sound or video lasts.
    Time,
    /// What a container of pictures tells beside them.
    Tell,
    /// Whom an office document names as its author.
    Sign,
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
    /// A picture, of a photograph or of a page.
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
        /// The language that it says it is in (`/Lang`, 14.9.2).
        language: Option<String>,
        /// Whom it names as its author (`/Author`, 14.3.3).
        author: Option<String>,
    },
    /// Sound or video.
    Sound {
        /// How long it lasts, in milliseconds; nothing where it does not say so.
        millis: Option<u64>,
        /// The bytes that tell where it was taken, which nobody is to get.
        places: Vec<std::ops::Range<u64>>,
    },
    /// A container of pictures.
    Told {
        /// The bytes that tell something beside the pictures, which nobody is to get.
        places: Vec<std::ops::Range<u64>>,
    },
    /// An office document.
    Signed {
        /// Whom it names as its author.
        author: Option<String>,
    },
}

/// A rendition that was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct Made {
    /// All of the picture, or a part.
    pub(crate) shape: Shape,
    /// In pixels.
    pub(crate) width: u32,
    /// In pixels.
    pub(crate) height: u32,
    /// JPEG, WebP or AVIF.
    pub(crate) format: Format,
}

impl Made {
    /// The file's name in the working folder; never the child's choice.
    pub(crate) fn file_name(&self) -> String {
        format!("{}-{}.{}", self.shape.code(), self.width, self.format.extension())
    }
}

/// The child's whole life: what a binary runs for its argument `worker`, before it starts any thread. Errors: the
/// limits cannot be set, or the parent cannot be understood; a file that cannot be read is an answer, not an error.
pub fn main() -> anyhow::Result<()> {
    limits::set().context("the worker's limits")?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    let request: Request = serde_json::from_str(&line).context("the worker's request")?;
    let outcome = std::panic::catch_unwind(|| examine(request));
    let answer = match outcome {
        Ok(Ok(report)) => Answer::Done(report),
        Ok(Err(error)) => Answer::Refused(format!("{error:#}")),
        Err(_) => Answer::Refused("the file makes its reader stumble".into()),
    };
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, &answer)?;
    out.flush().map_err(Into::into)
}

fn examine(Request { format, task }: Request) -> anyhow::Result<Report> {
    let source = std::path::Path::new(SOURCE);
    match task {
        Task::Render(focus) => picture::render(source, format, focus),
        Task::Lighten(wanted, focus) => picture::lighten(source, format, wanted, focus),
        Task::Read => pdf::read(source),
        Task::Draw => pdf::draw(source),
        Task::Time => sound::time(source, format),
        Task::Tell => heif::told(source),
        Task::Sign => Ok(office::read(source, format)),
    }
}

/// The longest line of authors that is kept, in characters.
const LONGEST_AUTHOR: usize = 200;

/// The authors that a file names, each once.
fn signed(names: Vec<String>) -> Option<String> {
    let mut once: Vec<String> = Vec::new();
    for name in names {
        let name = kernel::sober(&name).split_whitespace().collect::<Vec<_>>().join(" ");
        if !name.is_empty() && !once.contains(&name) {
            once.push(name);
        }
    }
    (!once.is_empty()).then(|| once.join(", ").chars().take(LONGEST_AUTHOR).collect())
}

//! The parent's side.

use std::{
    path::{Path, PathBuf},
    process::{ExitStatus, Stdio},
    sync::Arc,
    time::Duration,
};

use jobs::GiveUp;
use kernel::{Error, Result};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    process::Command,
    sync::Semaphore,
};

use super::{Answer, Report, Request};

/// How long a child may take in all; its own limit of processor time is shorter, but a busy machine is slow.
const PATIENCE: Duration = Duration::from_mins(2);

/// How long an answer may be, in bytes.
const ANSWER: u64 = 64 << 10;

/// Opens files from outside in a child process, one at a time. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Worker {
    program: PathBuf,
    turn: Arc<Semaphore>,
}

impl Worker {
    /// A worker that runs `program worker`, which calls [`super::main`]: in `serve`, the program itself.
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self { program: program.into(), turn: Arc::new(Semaphore::new(1)) }
    }

    /// Whether it has a file in its hands.
    pub(crate) fn is_busy(&self) -> bool {
        self.turn.available_permits() == 0
    }

    /// Has the file `source` in this folder opened. Errors: [`GiveUp`] where the file is at fault, its own faults among
    /// them that use up memory or time; `Unavailable` where the child is.
    pub(crate) async fn examine(&self, folder: &Path, request: Request) -> Result<Report> {
        let _turn = self.turn.acquire().await.map_err(anyhow::Error::from)?;
        let conversation = tokio::time::timeout(PATIENCE, self.converse(folder, request));
        let Ok(said) = conversation.await else {
            return Err(Error::Unavailable(anyhow::anyhow!("the worker took too long")));
        };
        let (answer, status) =
            said.map_err(|error| Error::Unavailable(anyhow::Error::new(error).context("the worker")))?;
        match serde_json::from_slice(&answer) {
            Ok(Answer::Done(report)) if status.success() => Ok(report),
            Ok(Answer::Refused(why)) => Err(GiveUp(why).into()),
            _ => Err(GiveUp(format!("the file needs more than the worker may use ({status})")).into()),
        }
    }

    async fn converse(&self, folder: &Path, request: Request) -> std::io::Result<(Vec<u8>, ExitStatus)> {
        let mut child = Command::new(&self.program)
            .arg("worker")
            .current_dir(folder)
            // The parent's environment may hold passwords.
            .env_clear()
            // The allocator would reserve a gigabyte of addresses at once, which is all that the child may have. In KiB.
            .env("MIMALLOC_ARENA_RESERVE", "32768")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            let request = serde_json::to_vec(&request)?;
            // A child that died before reading is heard of by its status.
            let _ = stdin.write_all(&[&request[..], b"\n"].concat()).await;
        }
        let mut answer = Vec::new();
        if let Some(stdout) = child.stdout.take() {
            stdout.take(ANSWER).read_to_end(&mut answer).await?;
        }
        Ok((answer, child.wait().await?))
    }
}

//! The job that sends.

use db::Write;
use jobs::{Context, Handler, Job};
use kernel::{Instant, JobId, Random, Result};
use serde::{Deserialize, Serialize};

use crate::{Mailer, Message, message::Stamp};

/// A mail to be sent, with what makes it the same mail if it is sent twice.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendMail {
    message: Message,
    key: uuid::Uuid,
    written_at: Instant,
}

/// Writes the job that sends this mail, within the transaction that makes it necessary.
pub async fn send(write: &mut Write, random: &Random, message: Message) -> Result<JobId> {
    let key = uuid::Builder::from_random_bytes(random.bytes()).into_uuid();
    let job = SendMail { message, key, written_at: write.now() };
    jobs::enqueue(write, random, &job).await
}

impl Job for SendMail {
    const KIND: &'static str = "mail-send";

    async fn run(self, context: &Context) -> Result<()> {
        let stamp = Stamp { key: self.key, written_at: self.written_at };
        context.get::<Mailer>()?.send(&self.message, stamp).await?;
        tracing::info!(key = %self.key, "a mail was handed over");
        Ok(())
    }
}

/// The jobs of this room; they ask the context for a [`Mailer`].
pub fn handlers() -> Vec<Handler> {
    vec![Handler::of::<SendMail>()]
}

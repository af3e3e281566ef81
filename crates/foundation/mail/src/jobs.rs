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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    calendar: Option<String>,
}

/// Writes the job that sends this mail, within the transaction that makes it necessary.
pub async fn send(write: &mut Write, random: &Random, message: Message) -> Result<JobId> {
    enqueue(write, random, message, None).await
}

/// The same, with a calendar (RFC 5545, `METHOD:PUBLISH`) beside the text, which people open to put it into their own.
pub async fn send_with_calendar(
    write: &mut Write,
    random: &Random,
    message: Message,
    calendar: String,
) -> Result<JobId> {
    enqueue(write, random, message, Some(calendar)).await
}

async fn enqueue(write: &mut Write, random: &Random, message: Message, calendar: Option<String>) -> Result<JobId> {
    let key = uuid::Builder::from_random_bytes(random.bytes()).into_uuid();
    let job = SendMail { message, key, written_at: write.now(), calendar };
    jobs::enqueue(write, random, &job).await
}

impl Job for SendMail {
    const KIND: &'static str = "mail-send";

    async fn run(self, context: &Context) -> Result<()> {
        let stamp = Stamp { key: self.key, written_at: self.written_at };
        context.get::<Mailer>()?.send(&self.message, self.calendar.as_deref(), stamp).await?;
        tracing::info!(key = %self.key, "a mail was handed over");
        Ok(())
    }
}

/// The jobs of this room; they ask the context for a [`Mailer`].
pub fn handlers() -> Vec<Handler> {
    vec![Handler::of::<SendMail>()]
}

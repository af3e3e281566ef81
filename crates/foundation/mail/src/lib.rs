//! Mails. A room writes a [`Message`] and hands it to [`send`] within its own transaction; the job `mail-send` gives it
//! to the [`Mailer`], which speaks SMTP or writes files, as the operator's [`MailSettings`] say.

mod jobs;
mod mailer;
mod message;
mod settings;

pub use crate::jobs::{SendMail, handlers, send, send_with_calendar};
pub use mailer::Mailer;
pub use message::Message;
pub use settings::{MailSettings, SmtpUrl};

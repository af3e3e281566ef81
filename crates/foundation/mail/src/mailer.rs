//! Sending and catching.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, bail};
use jobs::GiveUp;
use kernel::{Error, Result};
use lettre::{
    AsyncSmtpTransport, AsyncTransport as _, Tokio1Executor,
    message::Mailbox,
    transport::smtp::{self, response::Code},
};

use crate::{
    MailSettings, Message,
    message::{Stamp, address, compose},
};

/// How long a server may take for each answer.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Sends mails, or catches them.
#[derive(Clone, Debug)]
pub struct Mailer {
    from: Mailbox,
    way: Way,
}

#[derive(Clone, Debug)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Catcher(PathBuf),
}

impl Mailer {
    /// Reads the settings; speaks to nobody yet. Errors: neither or both of `smtp` and `catcher`, an address that is
    /// none.
    pub fn open(settings: &MailSettings) -> anyhow::Result<Self> {
        let from = address(&settings.from).context("mail.from")?;
        let way = match (&settings.smtp, &settings.catcher) {
            (Some(url), None) => {
                // The library's error would quote the address with its password.
                let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.as_str());
                let Ok(server) = server else { bail!("mail.smtp is not an address like smtps://user:password@host") };
                Way::Smtp(server.timeout(Some(TIMEOUT)).build())
            }
            (None, Some(folder)) => Way::Catcher(folder.clone()),
            _ => bail!("mail asks for one of smtp and catcher"),
        };
        Ok(Self { from: Mailbox::new(settings.name.as_ref().map(ToString::to_string), from), way })
    }

    /// Sends it now. Errors: `Unavailable` where it may go later, [`GiveUp`] where it never will.
    pub(crate) async fn send(&self, message: &Message, calendar: Option<&str>, stamp: Stamp) -> Result<()> {
        let mail = compose(message, calendar, &self.from, stamp)?;
        match &self.way {
            Way::Smtp(server) => server.send(mail).await.map(|_| ()).map_err(refusal),
            Way::Catcher(folder) => {
                let name = format!("{}-{}.eml", stamp.written_at.0, stamp.key.simple());
                catch(folder, &name, &mail.formatted()).await.map_err(|error| Error::Unavailable(error.into()))
            }
        }
    }
}

/// Written beside and renamed, so that who reads the folder never sees half a mail.
async fn catch(folder: &Path, name: &str, mail: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let beside = folder.join(format!(".{name}"));
    tokio::fs::write(&beside, mail).await?;
    tokio::fs::rename(&beside, folder.join(name)).await
}

/// RFC 5321: 5xx is the server's last word on this mail, unless it is about our password (RFC 4954), which the operator
/// will mend. All else, no answer among it, may pass.
fn refusal(error: smtp::Error) -> Error {
    let final_word = error.is_permanent() && !error.status().is_some_and(about_password);
    if final_word || error.is_client() {
        GiveUp(format!("refused: {}", with_causes(&error))).into()
    } else {
        Error::Unavailable(anyhow::Error::new(error).context("the mail server did not take it"))
    }
}

fn about_password(code: Code) -> bool {
    matches!(u16::from(code), 530 | 534 | 535 | 538)
}

fn with_causes(error: &smtp::Error) -> String {
    use std::error::Error as _;
    error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}

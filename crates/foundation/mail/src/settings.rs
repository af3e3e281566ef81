//! What the operator says about mail.

use std::{fmt, path::PathBuf};

use kernel::{Email, Name};

/// The table `[mail]` of the operator's settings. Exactly one of `smtp` and `catcher` is given.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MailSettings {
    /// The address that mails come from.
    pub from: Email,
    /// The name beside it, the site's.
    #[serde(default)]
    pub name: Option<Name>,
    /// The server that takes them.
    #[serde(default)]
    pub smtp: Option<SmtpUrl>,
    /// The folder that catches them instead, one `.eml` file each.
    #[serde(default)]
    pub catcher: Option<PathBuf>,
}

/// Where the server is: `smtps://user:password@mail.example.org` (TLS from the start, port 465),
/// `smtp://user:password@mail.example.org:587?tls=required` (STARTTLS) or `smtp://localhost` (no TLS).
#[derive(Clone, serde::Deserialize)]
#[serde(transparent)]
pub struct SmtpUrl(String);

impl SmtpUrl {
    /// Takes the address as given; [`crate::Mailer::open`] says whether it is one.
    pub fn new(url: impl Into<String>) -> Self {
        Self(url.into())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SmtpUrl {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = url::Url::parse(&self.0).ok();
        let host = url.as_ref().and_then(url::Url::host_str).unwrap_or("?");
        write!(f, "SMTP {host}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        let url = SmtpUrl::new("smtps://desk:s3cret@mail.example.org");
        assert_eq!(format!("{url:?}"), "SMTP mail.example.org");
    }
}

//! What mails say: a link with its end, or what was changed.

use i18n::DateStyle;
use kernel::{Instant, Result};
use mail::Message;

use crate::{Account, Accounts, Token, store::links::Purpose};

/// What somebody is told by mail, since they may not have done it themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notice {
    /// A passkey was added.
    PasskeyAdded,
    /// A passkey was removed.
    PasskeyRemoved,
    /// Password and codes were set.
    PasswordSet,
    /// Password and codes were taken away.
    PasswordRemoved,
    /// Recovery codes were made.
    CodesMade,
    /// A link of a mail was used to come in.
    LinkUsed,
}

impl Notice {
    fn key(self) -> &'static str {
        match self {
            Self::PasskeyAdded => "accounts-notice-passkey-added",
            Self::PasskeyRemoved => "accounts-notice-passkey-removed",
            Self::PasswordSet => "accounts-notice-password-set",
            Self::PasswordRemoved => "accounts-notice-password-removed",
            Self::CodesMade => "accounts-notice-codes-made",
            Self::LinkUsed => "accounts-notice-link-used",
        }
    }
}

impl Accounts {
    /// The address of a link. Its secret stands in the query, which is not logged.
    pub(crate) fn link_address(&self, token: &Token) -> String {
        self.web.absolute(&format!("/desk/links?token={}", token.as_str()))
    }

    /// Sends a link to its account.
    pub(crate) async fn send_link(
        &self,
        write: &mut db::Write,
        account: &Account,
        purpose: Purpose,
        token: &Token,
        ends_at: Instant,
    ) -> Result<()> {
        let (subject, text) = match purpose {
            Purpose::Recovery => ("accounts-mail-recovery-subject", "accounts-mail-recovery"),
            Purpose::First | Purpose::Invitation => ("accounts-mail-invitation-subject", "accounts-mail-invitation"),
        };
        let site = settings::store::site(write).await?;
        let language = account.language;
        let until = ends_at.civil(&site.zone());
        let i18n = &self.web.i18n;
        let args = [
            ("site", site.name_in(language).into()),
            ("link", self.link_address(token).into()),
            ("day", i18n.date(language, until, DateStyle::Weekday).into()),
            ("time", i18n.date(language, until, DateStyle::Time).into()),
        ];
        let text = bare(&i18n.text(language, text, &args), &self.link_address(token));
        self.mail(write, account, i18n.text(language, subject, &args), text).await
    }

    /// Tells somebody what was changed about how they sign in (ASVS 5.0, 6.3.7).
    pub(crate) async fn notify(&self, write: &mut db::Write, account: &Account, notice: Notice) -> Result<()> {
        let site = settings::store::site(write).await?;
        let language = account.language;
        let i18n = &self.web.i18n;
        let desk = self.web.absolute("/desk/me");
        let args = [
            ("site", site.name_in(language).into()),
            ("what", i18n.text(language, notice.key(), &[]).into()),
            ("desk", desk.as_str().into()),
        ];
        let subject = i18n.text(language, "accounts-mail-notice-subject", &args);
        let text = bare(&i18n.text(language, "accounts-mail-notice", &args), &desk);
        self.mail(write, account, subject, text).await
    }

    async fn mail(&self, write: &mut db::Write, account: &Account, subject: String, text: String) -> Result<()> {
        let (to, language) = (account.email.clone(), account.language);
        let message = Message { to, subject, text, reply_to: None, language };
        mail::send(write, &self.web.random, message).await.map(|_| ())
    }
}

/// The text with nothing around its link: mail readers would take the marks of direction that Arabic words put there
/// for a part of it. It stands on a line of its own, where it needs none.
fn bare(text: &str, link: &str) -> String {
    text.replace(&format!("\u{2068}{link}\u{2069}"), link)
}

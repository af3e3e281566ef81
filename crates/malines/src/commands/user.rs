//! Letting people into the desk.

use std::process::ExitCode;

use accounts::{Accounts, Invitation, Sent};
use anyhow::{Result, bail};
use db::DataLock;
use i18n::DateStyle;
use kernel::{Clock, Error, Grant, Language, Random};
use malines::{App, Operator};

use super::{block_on, ensure_schema, start_log};
use crate::cli::Invite;

/// `malines user invite`.
pub(crate) fn invite(operator: &Operator, invite: &Invite) -> Result<ExitCode> {
    start_log("warn");
    operator.prepare()?;
    block_on(async {
        ensure_schema(operator).await?;
        let _shared = DataLock::shared(&operator.data_dir)?;
        let app = App::open(operator, Clock::system(), Random::system()).await?;
        let invitation = invitation(&app, invite).await?;
        let made = Accounts::new(app.db.clone(), app.portal.web.clone()).invite_on_machine(&invitation).await;
        let outcome = match made {
            Ok(sent) => show(&app, invite, &sent).await,
            Err(Error::Invalid(faults)) => {
                for fault in faults {
                    let what = app.portal.web.i18n.text(Language::EN, fault.message, &[]);
                    eprintln!("{}: {what}", fault.field);
                }
                Ok(ExitCode::from(2))
            }
            Err(error) => Err(error.into()),
        };
        app.db.close().await;
        outcome
    })
}

async fn invitation(app: &App, invite: &Invite) -> Result<Invitation> {
    let site = app.portal.site().await?;
    if let Some(kind) = invite.only_kind.as_deref()
        && !app.portal.kinds.iter().any(|known| known.name == kind)
    {
        let kinds: Vec<_> = app.portal.kinds.iter().map(|known| known.name).collect();
        bail!("there is no kind {kind}: one of {}", kinds.join(", "));
    }
    let grant = Grant {
        role: invite.role,
        kind: invite.only_kind.clone(),
        theme: invite.only_theme,
        group: invite.only_group,
        language: invite.only_language,
        party: invite.only_party,
    };
    let language = invite.language.unwrap_or_else(|| site.settings.first_language());
    Ok(Invitation { email: invite.email.clone(), name: invite.name.clone(), language, grants: vec![grant] })
}

async fn show(app: &App, invite: &Invite, sent: &Sent) -> Result<ExitCode> {
    let site = app.portal.site().await?;
    let until = sent.ends_at.civil(&site.zone);
    let i18n = &app.portal.web.i18n;
    let day = i18n.date(Language::EN, until, DateStyle::Day);
    let time = i18n.date(Language::EN, until, DateStyle::Time);
    println!("For {}, once, until {day}, {time}:\n{}", invite.email, sent.address);
    Ok(ExitCode::SUCCESS)
}

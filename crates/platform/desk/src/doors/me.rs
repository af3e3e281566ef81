//! One's own account.

use accounts::{SessionId, store::sessions};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use kernel::{AccountId, FieldError};
use serde::Deserialize;
use web::{Failure, Form};

use super::{
    form::{accounts, faults, field, fields, head, languages, must_prove, out, status},
    views::{MePage, PasskeyView, SessionView},
};
use crate::{Desk, Field};

/// What the form of name and language sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Profile {
    name: String,
    language: String,
}

/// Which session is to end; all, where none is named.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ending {
    session: Option<db::Uuid>,
}

/// Shows it.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    page(&desk, None, &[]).await
}

/// Sets name and language.
pub(crate) async fn save(desk: Desk, Form(sent): Form<Profile>) -> Result<Response, Failure> {
    match accounts(&desk.portal).set_profile(&desk.me, &sent.name, &sent.language).await {
        Ok(()) => Ok(web::see_other("/desk/me?done=saved")),
        Err(error) => page(&desk, Some(&sent), &faults(error)?).await,
    }
}

/// Ends one session or all; where it was this one, at the door again. Others are ended by who has just proved who they are
/// (ASVS 5.0, 7.5.2): a stolen session does not keep its owner out.
pub(crate) async fn end_sessions(desk: Desk, Form(sent): Form<Ending>) -> Result<Response, Failure> {
    let one = sent.session.map(SessionId);
    if one != Some(desk.me.session)
        && let Some(away) = must_prove(&desk, "/desk/me")
    {
        return Ok(away);
    }
    accounts(&desk.portal).end_sessions(&desk.actor(), desk.me.account.id, one).await?;
    if one.is_none_or(|session| session == desk.me.session) {
        return Ok(out(&desk.portal, web::see_other("/desk/sign-in")));
    }
    Ok(web::see_other("/desk/me?done=removed"))
}

/// A copy of what is kept of oneself.
pub(crate) async fn copy(desk: Desk) -> Result<Response, Failure> {
    if let Some(away) = must_prove(&desk, "/desk/me") {
        return Ok(away);
    }
    copy_of(&desk, desk.me.account.id).await
}

/// A copy of what is kept of a person, as a file.
pub(super) async fn copy_of(desk: &Desk, id: AccountId) -> Result<Response, Failure> {
    let copy = accounts(&desk.portal).export(&desk.actor(), id).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"account.json\"")),
    ];
    Ok((headers, format!("{copy:#}\n")).into_response())
}

/// The page; with what was sent and is wrong.
pub(super) async fn page(desk: &Desk, sent: Option<&Profile>, faults: &[FieldError]) -> Result<Response, Failure> {
    let (accounts, account) = (accounts(&desk.portal), &desk.me.account);
    let snapshot = desk.portal.db.snapshot().await?;
    let ways = accounts.ways(&snapshot, account.id).await?;
    let sessions = sessions::list(&snapshot, account.id, desk.now()).await?;
    let passkey = |listed: &accounts::store::passkeys::Listed| PasskeyView {
        name: listed.name.clone(),
        added: listed.created_at.civil(&desk.site.zone).to_string(),
        used: listed.used_at.map(|at| at.civil(&desk.site.zone).to_string()),
        removal: format!("/desk/me/passkeys/{}/removal", listed.id.0),
    };
    let view = MePage {
        head: head(desk, desk.head(&desk.text("desk-doors-me")).help("start"), faults).assets(&[], &["passkey.js"]),
        fields: fields(desk, profile(desk, sent, faults), faults),
        email: account.email.to_string(),
        has_passkeys: accounts.has_passkeys(),
        is_new: ways.is_empty(),
        passkeys: ways.passkeys.iter().map(passkey).collect(),
        password: ways.password,
        recovery_codes: ways.recovery_codes,
        sessions: sessions.iter().map(|session| session_view(desk, session)).collect(),
    };
    desk.page_with(status(faults), &view)
}

fn profile(desk: &Desk, sent: Option<&Profile>, faults: &[FieldError]) -> Vec<Field> {
    let account = &desk.me.account;
    let name = sent.map_or(account.name.as_str(), |sent| &sent.name);
    let language = sent.map_or(account.language.as_str(), |sent| &sent.language);
    let choices = languages(&desk.portal, &kernel::Language::INTERFACE, language);
    let mut all = vec![
        field("name", desk.text("desk-doors-name"), name),
        Field { choices, ..field("language", desk.text("desk-doors-language"), "") },
    ];
    for (other, key) in [("passkey", "desk-doors-passkey"), ("password", "desk-doors-password")] {
        if faults.iter().any(|fault| fault.field == other) {
            all.push(field(other, desk.text(key), ""));
        }
    }
    all
}

pub(super) fn session_view(desk: &Desk, session: &sessions::Listed) -> SessionView {
    let at = |instant: kernel::Instant| instant.civil(&desk.site.zone).to_string();
    SessionView {
        id: session.id.0.to_string(),
        agent: agent(desk, &session.agent),
        began: at(session.created_at),
        seen: at(session.seen_at),
        current: session.id == desk.me.session,
    }
}

/// "Firefox, Linux": of what a browser says of itself, the two words that people know.
fn agent(desk: &Desk, text: &str) -> String {
    let browser = ["Edg", "OPR", "Firefox", "Chrome", "Safari"].into_iter().find(|name| text.contains(name));
    let browser = browser.map(|name| match name {
        "Edg" => "Edge",
        "OPR" => "Opera",
        other => other,
    });
    let system =
        ["Android", "iPhone", "iPad", "Windows", "Mac OS", "Linux"].into_iter().find(|name| text.contains(name));
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => desk.text("desk-doors-some-browser"),
    }
}

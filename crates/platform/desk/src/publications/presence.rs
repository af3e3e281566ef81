//! Archiving, withdrawing, restoring; and moving a draft: to review, back, away.

use axum::{http::StatusCode, response::Response};
use kernel::{Error, FieldError, Verb};
use publication::{
    Action,
    store::{
        desk::{presence, publish, review, schedule::Deed},
        redirects,
    },
};
use web::{Failure, Form};

use super::{
    form::say,
    new::by,
    place::Place,
    publishing::at_field,
    schedule,
    sent::Sent,
    states,
    views::{PresenceAction, PresencePage},
};
use crate::Field;

/// What may be done to what readers get: the action, what the form sends, its words.
const ACTIONS: [(Action, &str, &str, &str); 3] = [
    (Action::Archive, "archive", "desk-presence-archive", "desk-presence-archive-about"),
    (Action::Withdraw, "withdraw", "desk-presence-withdraw", "desk-presence-withdraw-about"),
    (Action::Restore, "restore", "desk-presence-restore", "desk-presence-restore-about"),
];

/// The longest remark, in characters.
const REMARK_AT_MOST: usize = 2_000;

/// Says what can be done, and what it will do.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    page(&place, "", None).await
}

/// Does it.
pub(crate) async fn set(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let asked = ACTIONS.iter().find(|(_, value, ..)| *value == sent.one("action"));
    let (action, name, ..) = *asked.ok_or(Error::BadRequest("an unknown action"))?;
    let desk = &place.desk;
    let target = sent.one("target");
    let leads = action == Action::Withdraw && !target.is_empty();
    if leads && !is_address(target) {
        let fault = FieldError::new("target", "desk-fault-address").quoting(target);
        return page(&place, target, Some(fault)).await;
    }
    let mut write = desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Publish).await?;
    let text = place.text(&work)?;
    if text.state.after(action).is_err() {
        return Err(Error::Conflict("the text is no longer in that state".into()).into());
    }
    if action == Action::Withdraw {
        match schedule::wanted(desk, &sent) {
            Ok(None) => {}
            Ok(Some(at)) => {
                schedule::plan(&place, &mut write, &work, text, (Deed::Withdraw, at)).await?;
                write.commit().await?;
                return Ok(web::see_other(&format!("{}?done=scheduled", place.text_href(work.id, text.language))));
            }
            Err(fault) => return page(&place, target, Some(fault)).await,
        }
    }
    presence::set(&mut write, &putting(&place), by(&place), &work, text, action).await?;
    let path = place.public_path(&work, text).ok_or(Error::NotFound)?;
    if leads {
        if let Err(error) = redirects::put(&mut write, &path, target).await {
            let fault = FieldError::new("target", "desk-fault-loop").quoting(target);
            return if matches!(error, Error::Invalid(_)) {
                page(&place, target, Some(fault)).await
            } else {
                Err(error.into())
            };
        }
    } else {
        redirects::remove(&mut write, &path).await?;
    }
    let detail = serde_json::json!({ "language": text.language.as_str(), "target": target });
    accounts::audit::record(&write, &desk.actor(), name, Some(("publication", work.id.0)), detail).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done={name}", place.text_href(work.id, text.language))))
}

/// Moves the draft.
pub(crate) async fn move_draft(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let desk = &place.desk;
    let (action, verb, name) = match sent.one("action") {
        "ask" => (Action::AskReview, Verb::Write, "asked"),
        "send_back" => (Action::SendBack, Verb::Publish, "sent_back"),
        "take_back" => (Action::SendBack, Verb::Write, "taken_back"),
        "discard" => (Action::Discard, Verb::Write, "discarded"),
        _ => return Err(Error::BadRequest("an unknown action").into()),
    };
    let said: String = sent.one("remark").chars().take(REMARK_AT_MOST).collect();
    let write = desk.portal.db.write().await?;
    let work = place.work_for_change(&write, verb).await?;
    let text = place.text(&work)?;
    if action == Action::Discard {
        publish::discard(&write, by(&place), &work, text).await?;
    } else {
        review::move_draft(&write, by(&place), &work, text, action, (name, &said)).await?;
    }
    let detail = serde_json::json!({ "language": text.language.as_str(), "remark": said });
    accounts::audit::record(&write, &desk.actor(), name, Some(("publication", work.id.0)), detail).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done=draft-moved", place.text_href(work.id, text.language))))
}

/// What putting publications needs to know.
pub(crate) fn putting(place: &Place) -> publication::store::put::Putting<'_> {
    putting_of(&place.desk.portal, &place.desk.site)
}

/// The same, without a request.
pub(crate) fn putting_of<'a>(
    portal: &'a portal::Portal,
    site: &'a portal::SiteView,
) -> publication::store::put::Putting<'a> {
    publication::store::put::Putting {
        kinds: &portal.kinds,
        themes: &site.themes,
        languages: site.languages(),
        zone: &site.zone,
        clock: &portal.web.clock,
        random: &portal.web.random,
    }
}

/// An address of this site, or of the web.
fn is_address(target: &str) -> bool {
    (target.starts_with('/') && !target.starts_with("//")) || target.parse::<kernel::Url>().is_ok()
}

async fn page(place: &Place, target: &str, fault: Option<FieldError>) -> Result<Response, Failure> {
    let desk = &place.desk;
    let snapshot = desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Publish).await?;
    let text = place.text(&work)?;
    let possible = ACTIONS.iter().filter(|(action, ..)| text.state.after(*action).is_ok());
    let action = |(action, value, label, about): &(Action, &str, &str, &str)| PresenceAction {
        value: (*value).to_owned(),
        label: desk.text(label),
        about: desk.text(about),
        leads: *action == Action::Withdraw,
    };
    let of = |name: &str| fault.as_ref().filter(|fault| fault.field == name).map(|fault| say(desk, fault));
    let view = PresencePage {
        head: place.head(&work, &desk.text("desk-presence"))?.help("withdraw"),
        action: format!("{}/presence", place.text_href(work.id, text.language)),
        states: states::view(desk, text.state),
        actions: possible.map(action).collect(),
        target: Field {
            name: "target".into(),
            label: desk.text("desk-presence-target"),
            hint: Some(desk.text("desk-presence-target-hint")),
            value: target.to_owned(),
            error: of("target"),
            ..Field::default()
        },
        at: Field { error: of("at"), ..at_field(desk, "desk-planned-withdraw-when") },
    };
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    desk.page_with(status, &view)
}

//! Publication and withdrawal at a set time, in the site's time zone.

use axum::response::Response;
use i18n::DateStyle;
use jobs::{Context, Job};
use kernel::{Civil, Error, FieldError, Instant, Verb};
use portal::Portal;
use publication::store::desk::{
    save::By,
    schedule::{self, Came, Deed},
    work::WorkText,
};
use serde::{Deserialize, Serialize};
use web::{Failure, Form};

use super::{form::civil, new::by, place::Place, presence::putting_of, sent::Sent, views::PlannedView};
use crate::Desk;

/// Performs what was planned, when its time has come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Perform {
    /// What was planned.
    pub(crate) schedule: db::Uuid,
}

impl Job for Perform {
    const KIND: &'static str = "desk-perform";

    async fn run(self, context: &Context) -> kernel::Result<()> {
        let portal = context.get::<Portal>()?;
        let site = portal.site().await?;
        let by = By { account: None, clock: &context.clock, random: &context.random };
        let mut write = context.db.write().await?;
        let planned = schedule::find(&write, self.schedule).await?;
        let came = schedule::perform(&mut write, &putting_of(portal, &site), by, self.schedule).await?;
        if let Some(planned) = planned {
            let what = match came {
                Came::Done => "scheduled-done",
                Came::Stopped => "scheduled-stopped",
                Came::Gone => return Ok(()),
            };
            let thing = Some(("publication", planned.publication.0));
            accounts::audit::record(&write, &kernel::Actor::System, what, thing, serde_json::json!({})).await?;
        }
        write.commit().await
    }
}

/// When a form wants it: nothing where it says no time, a fault where it is none or gone by.
pub(crate) fn wanted(desk: &Desk, sent: &Sent) -> Result<Option<Instant>, FieldError> {
    let given = sent.one("at");
    if given.is_empty() {
        return Ok(None);
    }
    let at = civil(given).ok_or_else(|| FieldError::new("at", "desk-fault-date").quoting(given))?;
    let at = at.instant(&desk.site.zone);
    if at <= desk.now() {
        return Err(FieldError::new("at", "desk-fault-past").quoting(given));
    }
    Ok(Some(at))
}

/// Plans a deed, and the job that performs it.
pub(crate) async fn plan(
    place: &Place,
    write: &mut db::Write,
    work: &publication::store::desk::work::Work,
    text: &WorkText,
    (deed, at): (Deed, Instant),
) -> Result<(), Failure> {
    let id = schedule::plan(write, by(place), work, text, deed, at).await?;
    jobs::enqueue_at(write, &place.desk.portal.web.random, &Perform { schedule: id }, at).await?;
    let detail = serde_json::json!({ "language": text.language.as_str(), "at": at.to_rfc3339() });
    let thing = Some(("publication", work.id.0));
    accounts::audit::record(write, &place.desk.actor(), "scheduled", thing, detail).await?;
    Ok(())
}

/// Takes something planned off the plan.
pub(crate) async fn remove(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let id = sent.one("planned").parse().map_err(|_| Error::NotFound)?;
    let desk = &place.desk;
    let write = desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Publish).await?;
    let text = place.text(&work)?;
    let planned = schedule::find(&write, id).await?.filter(|planned| planned.text == text.id);
    match planned.ok_or(Error::NotFound)?.deed {
        Deed::Publish => schedule::take_back(&write, by(&place), &work, text).await?,
        Deed::Withdraw => schedule::remove(&write, id).await?,
    }
    let detail = serde_json::json!({ "language": text.language.as_str() });
    accounts::audit::record(&write, &desk.actor(), "unscheduled", Some(("publication", work.id.0)), detail).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done=draft-moved", place.text_href(work.id, text.language))))
}

/// What is planned for a text, in words.
pub(crate) async fn planned(desk: &Desk, query: &impl db::Query, text: &WorkText) -> kernel::Result<Vec<PlannedView>> {
    let view = |planned: schedule::Scheduled| {
        let at: Civil = planned.at.civil(&desk.site.zone);
        let date = |style| desk.portal.web.i18n.date(desk.language, at, style);
        let args = [("date", date(DateStyle::Day).into()), ("time", date(DateStyle::Time).into())];
        let key = match planned.deed {
            Deed::Publish => "desk-planned-publish",
            Deed::Withdraw => "desk-planned-withdraw",
        };
        PlannedView { id: planned.id.to_string(), about: desk.text_with(key, &args) }
    };
    Ok(schedule::of_text(query, text.id).await?.into_iter().map(view).collect())
}

//! `/desk/notice`: the notice that stands on every page until its end.

use axum::response::Response;
use kernel::{Civil, FieldError, Url};
use settings::{Notice, Site, store};
use web::{Failure, Form};

use super::{
    Act, allowed,
    form::{Reading, Refused, add_translations, field, head, hinted, languages, shown_again, stamp, stand, status},
    record, tabs,
    views::NoticePage,
};
use crate::{Desk, Fields, publications::sent::Sent};

/// Where it is.
pub(super) const HREF: &str = "/desk/notice";

/// The longest notice, in characters: longer ones are articles.
const TEXT: usize = 300;

/// Shows the form.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::PutForward)?;
    page(&desk, &desk.site.settings, &None)
}

/// Sets the notice, or takes it away.
pub(crate) async fn save(desk: Desk, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    allowed(&desk, Act::PutForward)?;
    let sent = Sent(sent);
    let mut write = desk.portal.db.write().await?;
    write.queue("settings").await?;
    let mut site = store::site(&write).await?;
    let word = if sent.has("remove") { "removed" } else { "saved" };
    match read(&desk, &sent, &site) {
        Ok(notice) => site.notice = notice,
        Err(faults) => {
            drop(write);
            return page(&desk, &site, &Some((&sent, faults)));
        }
    }
    store::set_site(&mut write, &site).await?;
    record(&desk, &write, word, None, serde_json::json!({ "page": HREF })).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}?done={word}")))
}

fn read(desk: &Desk, sent: &Sent, site: &Site) -> Result<Option<Notice>, Vec<FieldError>> {
    if sent.has("remove") {
        return Ok(None);
    }
    let mut reading = Reading::new(sent);
    reading.is_fresh(&stamp(&site.notice));
    let old = site.notice.as_ref().map(|notice| notice.text.clone()).unwrap_or_default();
    let text = reading.translations(desk, "text", TEXT, &old);
    if text.is_empty() {
        let first = desk.site.settings.first_language();
        reading.blame(FieldError::new(format!("text-{first}"), "desk-fault-required"));
    }
    let link = reading.value::<Url>("link", "desk-fault-url");
    let until = reading.required::<Civil>("until", "desk-fault-date");
    if until.is_some_and(|until| until <= desk.civil_now()) {
        reading.blame(FieldError::new("until", "desk-site-fault-past"));
    }
    reading.end(until.map(|until| Notice { until, text, link }))
}

fn page(desk: &Desk, site: &Site, refused: &Refused<'_>) -> Result<Response, Failure> {
    let notice = site.notice.as_ref();
    let text = notice.map(|notice| notice.text.clone()).unwrap_or_default();
    let until = notice.map(|notice| notice.until.to_string()).unwrap_or_default();
    let link = notice.and_then(|notice| notice.link.as_ref()).map(ToString::to_string).unwrap_or_default();
    let mut fields = Fields::default();
    add_translations(desk, &mut fields, "text", "desk-site-notice-text", &text);
    fields.add(crate::Field { required: true, ..field(desk, "until", "desk-site-notice-until", &until) });
    fields.add(hinted(desk, "link", "desk-site-notice-link", "desk-site-notice-link-hint", &link));
    fields.add(stand(desk, &stamp(&site.notice)));
    let fields = shown_again(desk, fields, refused);
    let view = NoticePage {
        head: head(desk, &desk.text("desk-site-notice"), &fields),
        tabs: tabs(desk),
        languages: languages(desk, &["text"]),
        is_shown: notice.is_some_and(|notice| notice.until > desk.civil_now()),
        is_set: notice.is_some(),
        fields,
    };
    desk.page_with(status(&view.fields), &view)
}

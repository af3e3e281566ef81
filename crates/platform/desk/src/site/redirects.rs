//! `/desk/redirects`: old addresses, and where they lead.

pub(super) mod table;

use axum::response::Response;
use kernel::{Error, FieldError, Url};
use publication::store::redirects::{self, Redirect};
use serde::Deserialize;
use web::{Failure, Form};

use super::{
    Act, allowed,
    form::{Reading, Refused, field, head, hinted, line, shown_again, status},
    record, tabs,
    views::{RedirectRow, RedirectsPage},
};
use crate::{Desk, Field, Fields, once::Once, publications::sent::Sent};

/// Where they are.
pub(super) const HREF: &str = "/desk/redirects";

/// What the list takes, in this order.
pub(super) const PARAMS: &[&str] = &["q", "after", "done"];

/// How many stand on a page.
const MOST: u32 = 50;

/// The longest address, in characters.
const ADDRESS: usize = 2_000;

/// What the name of a line's field begins with.
const LINE: &str = "line-";

/// Shows them.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    page(&desk, None).await
}

/// Makes one more.
pub(crate) async fn add(desk: Desk, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let sent = Sent(sent);
    let (once, mut write) = (Once::of(&desk, &sent), desk.portal.db.write().await?);
    if let Some(made) = once.made_before(&write).await? {
        return Ok(web::see_other(&made));
    }
    let made = match read(&desk, &sent) {
        Ok(redirect) => redirects::put(&mut write, &redirect.raw, &redirect.target).await.map(|()| redirect),
        Err(faults) => Err(Error::Invalid(faults)),
    };
    let redirect = match made {
        Err(Error::Invalid(faults)) => {
            drop(write);
            let faults = faults.into_iter().map(here).collect();
            return page(&desk, Some((&sent, faults))).await;
        }
        made => made?,
    };
    let detail = serde_json::json!({ "from": redirect.raw, "to": redirect.target });
    record(&desk, &write, "created", None, detail).await?;
    let href = format!("{HREF}?done=created");
    once.made(&write, &href).await?;
    write.commit().await?;
    Ok(web::see_other(&href))
}

/// Which one is removed.
#[derive(Deserialize)]
pub(crate) struct Removal {
    from: String,
}

/// Removes one.
pub(crate) async fn remove(desk: Desk, Form(sent): Form<Removal>) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let mut write = desk.portal.db.write().await?;
    if !redirects::remove(&mut write, &line(&sent.from)).await? {
        return Err(Error::NotFound.into());
    }
    record(&desk, &write, "removed", None, serde_json::json!({ "from": line(&sent.from) })).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}?done=removed")))
}

/// A fault of the store at the field of this form.
fn here(fault: FieldError) -> FieldError {
    match fault.field.as_str() {
        "former_addresses" => FieldError::new("to", "desk-site-fault-loop"),
        _ => fault,
    }
}

fn read(desk: &Desk, sent: &Sent) -> Result<Redirect, Vec<FieldError>> {
    let mut reading = Reading::new(sent);
    let given = ["from", "to"].map(|name| reading.text(name, ADDRESS).unwrap_or_default());
    let (raw, target) = (old(desk, &given[0]), new(desk, &given[1]));
    for (name, is_right) in [("from", raw.is_some()), ("to", target.is_some())] {
        if !is_right {
            reading.blame(FieldError::new(name, "desk-site-fault-path"));
        }
    }
    let redirect = raw.zip(target).map(|(raw, target)| Redirect { raw, target });
    match reading.end(redirect)? {
        Some(redirect) => Ok(redirect),
        None => Err(vec![FieldError::new("from", "desk-fault-required")]),
    }
}

/// An address of the site: its path and query, however it was copied. The home page is no old address.
fn old(desk: &Desk, given: &str) -> Option<String> {
    let own = desk.portal.web.public_url.as_str();
    let path = given.strip_prefix(own).unwrap_or(given).split('#').next().unwrap_or_default();
    let is_path = path.starts_with('/') && !path.starts_with("//") && path.len() > 1 && !path.contains(['\\', ' ']);
    (is_path && path.chars().count() <= ADDRESS).then(|| path.to_owned())
}

/// Where it leads: a page of the site, or of another one.
fn new(desk: &Desk, given: &str) -> Option<String> {
    let own = desk.portal.web.public_url.as_str();
    let path = given.strip_prefix(own).unwrap_or(given);
    let is_path = path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', ' ']);
    let foreign = || path.parse::<Url>().ok().map(|url| url.to_string());
    if is_path { Some(path.to_owned()) } else { foreign() }.filter(|target| target.chars().count() <= ADDRESS)
}

/// The lines of a table that were refused.
fn lines(refused: &Refused<'_>) -> Vec<String> {
    let faults = refused.iter().flat_map(|(_, faults)| faults);
    faults.map(|fault| fault.field.clone()).filter(|field| field.starts_with(LINE)).collect()
}

async fn page(desk: &Desk, refused: Refused<'_>) -> Result<Response, Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let words = desk.param("q").map(|words| line(&words)).filter(|words| !words.is_empty());
    let after = desk.param("after").map(|after| line(&after)).unwrap_or_default();
    let mut all = redirects::list(&snapshot, words.as_deref(), &after, MOST + 1).await?;
    let more = all.len() > MOST as usize;
    all.truncate(MOST as usize);
    let next = all.last().filter(|_| more).map(|last| {
        let kept = words.as_deref().map(|words| ("q", words));
        let pairs: Vec<_> = kept.into_iter().chain([("after", last.raw.as_str())]).collect();
        format!("{HREF}{}", web::address::query(&pairs))
    });
    let mut fields = Fields::default();
    fields.add(hinted(desk, "from", "desk-site-redirect-from", "desk-site-redirect-from-hint", ""));
    fields.add(hinted(desk, "to", "desk-site-redirect-to", "desk-site-redirect-to-hint", ""));
    fields.add(hinted(desk, "table", "desk-site-redirect-table", "desk-site-redirect-table-hint", ""));
    let lines = lines(&refused);
    for name in &lines {
        let number = name.trim_start_matches(LINE).to_owned();
        fields.add(Field {
            label: desk.text_with("desk-site-line", &[("number", number.into())]),
            name: name.clone(),
            ..Field::default()
        });
    }
    let fields = shown_again(desk, fields, &refused);
    let view = RedirectsPage {
        head: head(desk, &desk.text("desk-site-redirects"), &fields),
        tabs: tabs(desk),
        search: field(desk, "q", "desk-site-search", words.as_deref().unwrap_or_default()),
        narrowed: words.is_some(),
        rows: all.into_iter().map(|redirect| RedirectRow { from: redirect.raw, to: redirect.target }).collect(),
        next,
        lines,
        fields,
    };
    desk.page_with(status(&view.fields), &view)
}

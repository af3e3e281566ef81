//! `/preview/TOKEN`: a text as its readers will see it, for whoever was given the link. No account is asked, the link has an end,
//! and the page is never stored. What is shown is the working draft of the day, with the files that it names and no others.

use accounts::Token;
use axum::{
    extract::Path,
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use db::{Query, Snapshot};
use i18n::DateStyle;
use kernel::{Actor, Error, Instant, MediaId, Result};
use publication::{
    Presence,
    store::{
        desk::{
            preview_link::{self, Opened},
            work::{self, Work},
        },
        read::Text,
    },
};
use web::{Failure, address};

use crate::{Asked, Portal, Reading, body::named, views::ErrorPage};

/// What marks a page that is shown by a secret link.
pub(crate) struct Preview {
    /// What it is, and until when, in words.
    pub(crate) about: String,
    /// The link's secret, which opens the files of the text.
    pub(crate) token: String,
}

/// What is never to be kept of such a page, nor passed on.
const PRIVATE: [(HeaderName, HeaderValue); 3] = [
    (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow")),
    (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
];

/// The address of the link with this secret.
pub fn address(portal: &Portal, token: &Token) -> String {
    portal.web.absolute(&address::path(&["preview", token.as_str()]))
}

/// `/preview/TOKEN`. A link that has ended, was revoked or never was is answered by the same page.
pub(crate) async fn show(portal: Portal, Path(token): Path<String>) -> Result<Response, Failure> {
    let snapshot = portal.db.snapshot().await?;
    let mut response = match open(&portal, &snapshot, &token).await? {
        Some((opened, work, text)) => page(&portal, snapshot, token, &opened, work, text).await?,
        None => ended(&portal).await?,
    };
    // A secret address is nobody else's, whoever it was rendered for.
    response.extensions_mut().remove::<web::Stored>();
    response.headers_mut().extend(PRIVATE);
    Ok(response)
}

/// Whether the link that a file's address names gives this file: its text names it today.
pub(crate) async fn gives(
    portal: &Portal,
    query: &impl Query,
    parameters: Option<&str>,
    media: MediaId,
) -> Result<bool> {
    let (pairs, _) = address::declared(parameters.unwrap_or_default(), &["preview"]);
    let Some((_, token)) = pairs.into_iter().next() else { return Ok(false) };
    let opened = open(portal, query, &token).await?;
    Ok(opened.is_some_and(|(_, _, text)| named(&text).contains(&media)))
}

/// What a secret opens: the publication, and its text as the link shows it.
async fn open(portal: &Portal, query: &impl Query, token: &str) -> Result<Option<(Opened, Work, Text)>> {
    let Some(token) = Token::read(token) else { return Ok(None) };
    let now = portal.web.clock.now();
    let Some(opened) = preview_link::find(query, &token.hash(), now).await? else { return Ok(None) };
    let Some(work) = work::find(query, opened.publication).await? else { return Ok(None) };
    let text = drafted(&work, &opened, now);
    Ok(text.map(|text| (opened, work, text)))
}

/// The draft, else what readers get. What was withdrawn is not shown this way either.
fn drafted(work: &Work, opened: &Opened, now: Instant) -> Option<Text> {
    let text = work.text(opened.language)?;
    let is_read = matches!(text.state.presence, Presence::Live | Presence::Archived);
    let live = text.live.as_ref().filter(|_| is_read).map(|live| &live.value);
    Some(Text {
        id: text.id,
        publication: work.id,
        language: text.language,
        presence: Presence::Live,
        first_published_at: text.first_published_at.unwrap_or(now),
        updated_at: now,
        facts: work.facts()?.clone(),
        words: text.draft.as_ref().map(|draft| &draft.value).or(live)?.clone(),
    })
}

async fn page(
    portal: &Portal,
    snapshot: Snapshot,
    token: String,
    opened: &Opened,
    work: Work,
    text: Text,
) -> Result<Response, Failure> {
    let site = portal.site().await?;
    // The last instant at which it holds: of a link that ends at midnight, the day before.
    let last = opened.ends_at.plus_millis(-1).civil(&site.zone);
    let date = portal.web.i18n.date(text.language, last, DateStyle::Day);
    let is_draft = work.text(text.language).is_some_and(|text| text.draft.is_some());
    let key = if is_draft { "portal-preview-draft" } else { "portal-preview-live" };
    let about = portal.web.i18n.text(text.language, key, &[("date", date.into())]);
    let show = portal.show(&work.kind).ok_or(Error::NotFound)?;
    let path = public_path(portal, &work, &text)?;
    let asked = Asked::for_preview(portal.clone(), site, text.language, Actor::Anonymous, &path);
    show(asked.by_link(Preview { about, token }), Reading { snapshot, text }).await
}

/// Where readers find the text, or its list before it is published: the secret address is not printed, shared or linked to.
fn public_path(portal: &Portal, work: &Work, text: &Text) -> Result<String> {
    let kind = portal.kinds.get(&work.kind).ok_or(Error::NotFound)?;
    let slug = work.text(text.language).and_then(|text| text.slug.as_deref());
    Ok(slug.map_or_else(|| kind.list_path(text.language), |slug| kind.path(text.language, slug)))
}

/// Says that such links end.
async fn ended(portal: &Portal) -> Result<Response, Failure> {
    let site = portal.site().await?;
    let language = site.settings.first_language();
    let asked = Asked::for_error(portal.clone(), site, language);
    let heading = asked.text("portal-preview-ended");
    let head = asked.head(&[heading.as_str()]).noindex(true).assets(&["portal.css"], &[]).build();
    let text = asked.text("portal-preview-ended-text");
    let status = StatusCode::NOT_FOUND;
    let (themes, latest) = (Vec::new(), Vec::new());
    let view = ErrorPage { head, status: status.as_u16(), heading, text, request: None, themes, latest };
    portal.page(&asked.site, &Actor::Anonymous, language, status, &view, None)
}

//! The words' fields.

use document::{Document, Href, Link};
use kernel::{FieldError, sober_json};
use publication::CommonWords;

use super::{TITLE_AT_MOST, field};
use crate::{Desk, Field, Fields, publications::sent::Sent};

/// The names of the fields.
pub(super) const NAMES: &[&str] = &[
    "title",
    "overline",
    "subtitle",
    "when",
    "place",
    "standfirst",
    "lead_alt",
    "lead_decorative",
    "lead_caption",
    "link_label",
    "body",
];

/// The longest short field, in characters.
const LINE_AT_MOST: usize = 500;
/// The longest standfirst, in characters.
const STANDFIRST_AT_MOST: usize = 3_000;

/// Fills the fields.
pub(super) fn fill(desk: &Desk, words: &CommonWords, fields: &mut Fields) {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let hinted = |field: Field, hint: &str| Field { hint: Some(desk.text(hint)), ..field };
    fields.add(Field { required: false, ..field("title", desk.text("desk-form-title"), words.title.clone()) });
    fields.add(field("overline", desk.text("desk-form-overline"), text(&words.overline)));
    fields.add(field("subtitle", desk.text("desk-form-subtitle"), text(&words.subtitle)));
    fields.add(hinted(field("when", desk.text("desk-form-when"), text(&words.when)), "desk-form-when-hint"));
    fields.add(hinted(field("place", desk.text("desk-form-place"), text(&words.place)), "desk-form-place-hint"));
    fields.add(field("standfirst", desk.text("desk-form-standfirst"), text(&words.standfirst)));
    let alt = field("lead_alt", desk.text("desk-form-lead-alt"), text(&words.lead.alt));
    fields.add(hinted(alt, "desk-form-lead-alt-hint"));
    let decorative = if words.lead.decorative { "yes" } else { "" };
    fields.add(field("lead_decorative", desk.text("desk-form-lead-decorative"), decorative));
    fields.add(field("lead_caption", desk.text("desk-form-lead-caption"), text(&words.lead.caption)));
    fields.add(field("link_label", desk.text("desk-form-link-label"), text(&words.link)));
    fields.add(hinted(field("body", desk.text("desk-form-body"), ""), "desk-form-body-hint"));
}

/// Reads them. Says what is wrong, and what the Markdown held that a text cannot.
pub(super) fn read(desk: &Desk, sent: &Sent, words: &mut CommonWords) -> (Vec<FieldError>, Vec<&'static str>) {
    let mut faults = Vec::new();
    let mut line = |name: &str, most: usize| -> Option<String> {
        let text = sent.one(name);
        if text.chars().count() > most {
            faults.push(FieldError::new(name, "desk-fault-too-long").quoting(most));
        }
        Some(text.to_owned()).filter(|text| !text.is_empty())
    };
    words.title = line("title", TITLE_AT_MOST).unwrap_or_default();
    words.overline = line("overline", LINE_AT_MOST);
    words.subtitle = line("subtitle", LINE_AT_MOST);
    words.when = line("when", LINE_AT_MOST);
    words.place = line("place", LINE_AT_MOST);
    words.standfirst = line("standfirst", STANDFIRST_AT_MOST);
    words.lead.alt = line("lead_alt", LINE_AT_MOST);
    words.lead.caption = line("lead_caption", LINE_AT_MOST);
    words.link = line("link_label", LINE_AT_MOST);
    words.lead.decorative = sent.has("lead_decorative");
    let (body, losses) = body(desk, sent, &words.body, &mut faults);
    if let Some(body) = body {
        words.body = body;
    }
    (faults, losses)
}

/// The body: the editor's JSON, else the Markdown of a browser without scripts. Untouched Markdown leaves the text as it is, with
/// all that Markdown cannot say.
fn body(
    desk: &Desk,
    sent: &Sent,
    before: &Document,
    faults: &mut Vec<FieldError>,
) -> (Option<Document>, Vec<&'static str>) {
    if sent.has("body") {
        let read = serde_json::from_str(sent.whole("body")).ok().map(sober_json);
        let document = read.and_then(|json| Document::draft_from_json(&json).ok());
        if document.is_none() {
            faults.push(FieldError::new("body", "desk-fault-body"));
        }
        return (document, Vec::new());
    }
    if !sent.has("markdown") {
        return (None, Vec::new());
    }
    let markdown = sent.whole("markdown").replace("\r\n", "\n");
    if markdown.trim() == document::markdown(before).trim() {
        return (None, Vec::new());
    }
    let random = &desk.portal.web.random;
    let mut known = |address: &str| known(desk, address);
    let imported = document::from_markdown(&markdown, &mut || super::block_id(random), &mut known);
    let mut losses: Vec<_> = imported.dropped.iter().map(|dropped| dropped.what.key()).collect();
    losses.sort_unstable();
    losses.dedup();
    (Some(document::keep_ids(before, imported.document)), losses)
}

/// An address of this very site becomes a path, which follows the site when it moves.
fn known(desk: &Desk, address: &str) -> Option<Link> {
    let path = address.strip_prefix(desk.portal.web.public_url.as_str())?;
    path.parse::<Href>().ok().map(Link::Href)
}

//! `/desk/settings`: the site's identity, languages, home page, colour.

use axum::response::Response;
use db::Query;
use jobs::enqueue;
use kernel::{Email, Error, FieldError, Language, MediaId};
use publication::Rederive;
use settings::{Colour, Home, Palette, Shades, Site, store};
use web::{Failure, Form};

use super::{
    Act, allowed,
    form::{
        NAME, Reading, Refused, add_translations, field, head, hinted, languages, shown_again, stamp, stand, status,
    },
    record, tabs,
    views::{PaletteView, SettingsPage, ShadesView},
};
use crate::{
    Desk, Field, Fields,
    publications::sent::{Sent, media_id},
};

/// Where they are.
pub(super) const HREF: &str = "/desk/settings";

/// How wide the sign is shown.
const SIZES: &str = "12rem";

/// Shows the form.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    page(&desk, &desk.site.settings, None).await
}

/// Saves them. Where languages or time zone are others than before, lists are made anew: each has a row for each language, and hours of the
/// site's own zone.
pub(crate) async fn save(desk: Desk, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let sent = Sent(sent);
    let mut write = desk.portal.db.write().await?;
    write.queue("settings").await?;
    let before = store::site(&write).await?;
    let site = match read(&desk, &write, &sent, &before).await? {
        Ok(site) => site,
        Err(faults) => {
            drop(write);
            return page(&desk, &before, Some((&sent, faults))).await;
        }
    };
    store::set_site(&mut write, &site).await?;
    if site.languages != before.languages || site.time_zone != before.time_zone {
        enqueue(&mut write, &desk.portal.web.random, &Rederive::all()).await?;
    }
    record(&desk, &write, "saved", None, serde_json::json!({ "page": HREF })).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}?done=saved")))
}

async fn read(
    desk: &Desk,
    query: &impl Query,
    sent: &Sent,
    before: &Site,
) -> Result<Result<Site, Vec<FieldError>>, Error> {
    let mut reading = Reading::new(sent);
    reading.is_fresh(&stamp(&shown(before)));
    let mut site = before.clone();
    site.name = reading.names(desk, "name", &before.name);
    site.tagline = reading.translations(desk, "tagline", NAME, &before.tagline);
    site.languages = reading.order(Language::INTERFACE.map(|language| (format!("language-{language}"), language)));
    site.home = reading.order(Home::ALL.map(|section| (home_field(section).to_owned(), section)));
    site.time_zone = reading.text("time_zone", NAME).unwrap_or_default();
    site.contact = reading.value::<Email>("contact", "desk-site-fault-email");
    site.colour = reading.value::<Colour>("colour", "desk-site-fault-colour");
    if site.colour.is_some_and(|colour| colour.palette().is_none()) {
        reading.blame(FieldError::new("colour", "desk-site-fault-pale"));
    }
    site.logo = logo(query, sent, &mut reading).await?;
    for fault in site.faults() {
        let field = if fault.field == "languages" { first_language_field() } else { fault.field.clone() };
        reading.blame(FieldError { field, ..fault });
    }
    Ok(reading.end(site))
}

/// The field at which the languages begin.
fn first_language_field() -> String {
    format!("language-{}", Language::INTERFACE[0])
}

/// The sign: a picture of the library that anybody may see.
async fn logo(query: &impl Query, sent: &Sent, reading: &mut Reading<'_>) -> Result<Option<MediaId>, Error> {
    let given = sent.one("logo");
    if given.is_empty() {
        return Ok(None);
    }
    let found = match media_id(given) {
        Some(id) => media::by_ids(query, &[id]).await?.remove(&id),
        None => None,
    };
    let fault = match &found {
        None => Some("desk-fault-media"),
        Some(medium) if !medium.format.is_picture() => Some("desk-site-fault-picture"),
        Some(medium) if !medium.is_public => Some("desk-site-fault-private"),
        Some(_) => None,
    };
    if let Some(fault) = fault {
        reading.blame(FieldError::new("logo", fault).quoting(given));
    }
    Ok(found.map(|medium| medium.id))
}

/// What this form shows of the site: what the other forms change does not make it stale.
fn shown(site: &Site) -> Site {
    let menus = settings::Menus::default();
    Site { notice: None, menus, accessibility_rate: None, accessibility_audited: None, ..site.clone() }
}

async fn page(desk: &Desk, site: &Site, refused: Refused<'_>) -> Result<Response, Failure> {
    let fields = shown_again(desk, fields(desk, site), &refused);
    let snapshot = desk.portal.db.snapshot().await?;
    let logo = match site.logo {
        Some(id) => media::by_ids(&snapshot, &[id]).await?.remove(&id),
        None => None,
    };
    let view = SettingsPage {
        head: head(desk, &desk.text("desk-site-settings"), &fields),
        tabs: tabs(desk),
        languages: languages(desk, &["name", "tagline"]),
        offered: Language::INTERFACE.map(|language| format!("language-{language}")).to_vec(),
        home: Home::ALL.map(|section| home_field(section).to_owned()).to_vec(),
        palette: site.colour.and_then(palette),
        logo: logo.and_then(|medium| portal::picture(&medium, SIZES, None, None)),
        fields,
    };
    desk.page_with(status(&view.fields), &view)
}

fn fields(desk: &Desk, site: &Site) -> Fields {
    let mut fields = Fields::default();
    add_translations(desk, &mut fields, "name", "desk-site-name", &site.name);
    add_translations(desk, &mut fields, "tagline", "desk-site-tagline", &site.tagline);
    for language in Language::INTERFACE {
        let place = site.languages.iter().position(|own| *own == language);
        let label = desk.portal.web.i18n.language_name(desk.language, language);
        fields.add(Field { label, ..numbered(desk, &format!("language-{language}"), "desk-site-position", place) });
    }
    for section in Home::ALL {
        let place = site.home.iter().position(|own| *own == section);
        fields.add(numbered(desk, home_field(section), home_name(section), place));
    }
    let or_empty = |value: Option<String>| value.unwrap_or_default();
    let zone = &site.time_zone;
    let contact = or_empty(site.contact.as_ref().map(ToString::to_string));
    let colour = or_empty(site.colour.map(|colour| colour.to_string()));
    let logo = or_empty(site.logo.map(|logo| logo.to_string()));
    fields.add(hinted(desk, "time_zone", "desk-site-zone", "desk-site-zone-hint", zone));
    fields.add(hinted(desk, "contact", "desk-site-contact", "desk-site-contact-hint", &contact));
    fields.add(hinted(desk, "colour", "desk-site-colour", "desk-site-colour-hint", &colour));
    fields.add(hinted(desk, "logo", "desk-site-logo", "desk-site-logo-hint", &logo));
    fields.add(stand(desk, &stamp(&shown(site))));
    fields
}

/// A field for a place in an order, counted from one; empty where the thing has none.
fn numbered(desk: &Desk, name: &str, key: &str, place: Option<usize>) -> Field {
    field(desk, name, key, &place.map(|place| (place + 1).to_string()).unwrap_or_default())
}

fn home_field(section: Home) -> &'static str {
    match section {
        Home::Featured => "home-featured",
        Home::Latest => "home-latest",
        Home::Coming => "home-coming",
        Home::Themes => "home-themes",
    }
}

fn home_name(section: Home) -> &'static str {
    match section {
        Home::Featured => "desk-site-home-featured",
        Home::Latest => "desk-site-home-latest",
        Home::Coming => "desk-site-home-coming",
        Home::Themes => "desk-site-home-themes",
    }
}

/// What the site makes of its colour.
fn palette(colour: Colour) -> Option<PaletteView> {
    let Palette { light, dark } = colour.palette()?;
    let view = |shades: Shades| ShadesView { line: shades.line.to_string(), text: shades.text.to_string() };
    Some(PaletteView { is_read: light.text == colour, light: view(light), dark: view(dark) })
}

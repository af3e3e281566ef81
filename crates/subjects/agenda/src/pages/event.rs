//! An event's page.

use axum::response::Response;
use i18n::DateStyle;
use kernel::{Civil, Instant, Language};
use parties::Shown;
use portal::{Asked, Files, Head, LanguageLink, Reading, ThemeLink, beside};
use publication::{
    Presence,
    own::typed,
    store::read::{Around, Text},
};
use web::Failure;

use super::{
    address_of, list,
    organisers::{self, Organisers},
    page, site_zone,
};
use crate::{
    KIND,
    form::kind_word,
    model::{EventFacts, EventWords, InSeries, Online},
    moment::{Stretch, Zone},
    point::Point,
    registration, structured,
    view::{DateView, EventPage, SeriesLink},
    when,
};

/// How many dates of an event that recurs its page names.
const DATES_SHOWN: usize = 12;

/// What is only an event's, read.
pub(crate) struct Event {
    /// Its own facts.
    pub(crate) facts: EventFacts,
    /// Its own words.
    pub(crate) words: EventWords,
    /// The zone of its place.
    pub(crate) zone: Zone,
    /// Its dates that are shown: those to come, else all of the past.
    pub(crate) dates: Vec<(String, Stretch)>,
    /// Whether all of it is over.
    pub(crate) is_over: bool,
    /// What those who organise it are called.
    pub(crate) organisers: Organisers,
}

impl Event {
    /// Where one registers elsewhere, until it is over.
    fn elsewhere(&self) -> Option<String> {
        let registration = self.facts.registration.as_ref().filter(|_| !self.is_over);
        registration.and_then(|registration| registration.elsewhere()).map(ToString::to_string)
    }
}

/// Shows an event.
pub(crate) async fn show(asked: Asked, reading: Reading) -> Result<Response, Failure> {
    let Reading { snapshot, text } = reading;
    let around = portal::around(&asked, &snapshot, &text, KIND).await?;
    let now = asked.portal.now(&asked.site);
    let shown = asked.site.shown(&snapshot, text.facts.issuer, text.facts.contact, now).await?;
    let files = portal::files_around(&snapshot, &text, &around).await?;
    let mut event = event(&asked, &text);
    event.organisers = organisers::named(&asked, &snapshot, event.facts.parties()).await?;
    let until = shown.until.into_iter().chain(changes(&asked, &event)).filter(|at| *at > now).min();
    let view = view(&asked, &text, &event, &around, shown, &files);
    page(&asked, &view, until)
}

fn event(asked: &Asked, text: &Text) -> Event {
    let facts: EventFacts = typed(&text.facts.own).unwrap_or_default();
    let words: EventWords = typed(&text.words.own).unwrap_or_default();
    let site = site_zone(asked);
    let zone = facts.zone.clone().or(site).unwrap_or_else(Zone::utc);
    let now = asked.portal.web.clock.now();
    let today = now.civil(zone.zone()).0.date();
    let dates: Vec<_> = facts.dates(&zone, today).iter().map(|date| (date.item.to_string(), date.stretch)).collect();
    let is_coming = |(_, stretch): &&(String, Stretch)| stretch.over_at(zone.zone()) > now;
    let is_over = !dates.is_empty() && !dates.iter().any(|date| is_coming(&date));
    let shown: Vec<_> = if facts.recurrence.is_some() && !is_over {
        dates.iter().filter(is_coming).take(DATES_SHOWN).cloned().collect()
    } else {
        dates.iter().take(50).cloned().collect()
    };
    Event { facts, words, zone, dates: shown, is_over, organisers: Organisers::new() }
}

/// When the page changes by itself: a date is over, an address appears.
fn changes(asked: &Asked, event: &Event) -> Vec<Civil> {
    let over = event.dates.iter().map(|(_, stretch)| stretch.over_at(event.zone.zone()).civil(&asked.site.zone));
    let online = event.facts.online.as_ref().and_then(|online| online.from);
    over.chain(online).chain(registration::closes(asked, &event.facts)).collect()
}

fn view(asked: &Asked, text: &Text, event: &Event, around: &Around, shown: Shown, files: &Files) -> EventPage {
    let (words, facts) = (&text.words, &text.facts);
    let head = head(asked, text, event, around);
    let (online, online_from) = online(asked, event);
    let (registration_here, registration_note) = registration::on_page(asked, &event.facts);
    EventPage {
        kind: asked.text(kind_word(event.facts.kind)),
        overline: words.overline.clone(),
        title: words.title.clone(),
        subtitle: words.subtitle.clone(),
        dated: facts.dated.to_string(),
        status: event.facts.status.word().map(|key| asked.text(key)),
        reason: event.words.reason.clone(),
        former: event.facts.postponed_from.map(|former| when::days(&asked.portal.web.i18n, asked.language, &former)),
        dates: dates(asked, event),
        over: event.is_over,
        place: words.place.clone(),
        address: event.words.address.clone(),
        access: event.words.access.clone(),
        public: event.words.public.clone(),
        languages: languages(asked, &event.facts),
        online,
        online_from,
        registration: event.elsewhere(),
        registration_here,
        registration_note,
        issuer: shown.issuer.map(|issuer| beside::issuer(asked, issuer)),
        organisers: organisers(asked, event),
        map: event.facts.point.map(map),
        series: series(asked, event),
        documents: beside::documents(asked, text, files),
        base: asked.portal.web.absolute(""),
        contact: shown.contact.map(|contact| beside::contact(asked, contact)),
        link: beside::link(text),
        standfirst: words.standfirst.clone(),
        picture: portal::lead_picture(asked, text, files),
        lace: portal::lace(&facts.themes, &facts.dated.to_string()),
        body: portal::body(asked, text, files, &around.linked),
        themes: facts.themes.iter().filter_map(|id| theme(asked, *id)).collect(),
        related: portal::related(asked, around, files),
        calendar: asked.beside(".ics"),
        coming: list(asked, asked.language),
        archived: text.presence == Presence::Archived,
        translations: head
            .languages
            .iter()
            .filter(|other| other.available && !other.current)
            .cloned()
            .collect::<Vec<LanguageLink>>(),
        text_language: text.language.to_string(),
        text_dir: text.language.direction().as_str().to_owned(),
        foreign: text.language != asked.language,
        head,
    }
}

fn dates(asked: &Asked, event: &Event) -> Vec<DateView> {
    let i18n = &asked.portal.web.i18n;
    let site = site_zone(asked);
    let view = |(item, stretch): &(String, Stretch)| DateView {
        name: event.words.sessions.iter().find(|(own, _)| own.as_str() == item).map(|(_, name)| name.clone()),
        day: stretch.starts.day().to_string(),
        when: when::when(i18n, asked.language, stretch),
        elsewhere: site.as_ref().and_then(|site| when::elsewhere(i18n, asked.language, stretch, &event.zone, site)),
    };
    event.dates.iter().map(view).collect()
}

/// The address of what is held online, or from when it is shown.
fn online(asked: &Asked, event: &Event) -> (Option<String>, Option<String>) {
    let Some(Online { link, from }) = event.facts.online.as_ref().filter(|_| !event.is_over) else {
        return (None, None);
    };
    let Some(from) = from.filter(|from| *from > asked.portal.now(&asked.site)) else {
        return (Some(link.to_string()), None);
    };
    let i18n = &asked.portal.web.i18n;
    let part = |style| i18n.date(asked.language, from, style);
    let args = [("day", part(DateStyle::Day).into()), ("hour", part(DateStyle::Time).into())];
    (None, Some(i18n.text(asked.language, "agenda-online-from", &args)))
}

fn languages(asked: &Asked, facts: &EventFacts) -> Vec<String> {
    let i18n = &asked.portal.web.i18n;
    let say = |key: &str, all: &[Language]| {
        let names: Vec<String> = all.iter().map(|language| i18n.language_name(asked.language, *language)).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let list = i18n.list(asked.language, &names);
        (!all.is_empty()).then(|| i18n.text(asked.language, key, &[("languages", list.into())]))
    };
    let own = say("agenda-languages", &facts.languages);
    own.into_iter().chain(say("agenda-interpretation", &facts.interpretation)).collect()
}

fn organisers(asked: &Asked, event: &Event) -> Option<String> {
    let names = organisers::list(asked, &event.organisers, event.facts.parties());
    let say = || asked.portal.web.i18n.text(asked.language, "agenda-organisers", &[("names", names.clone().into())]);
    (!names.is_empty()).then(say)
}

/// A place on the map that anybody may use and that anybody mends; only who follows the link asks for it.
fn map(point: Point) -> String {
    let (north, east) = point.degrees();
    format!("https://www.openstreetmap.org/?mlat={north:.6}&mlon={east:.6}#map=16/{north:.6}/{east:.6}")
}

fn series(asked: &Asked, event: &Event) -> Option<SeriesLink> {
    let InSeries { slug, number } = event.facts.series.as_ref()?;
    Some(SeriesLink {
        name: event.words.series.clone(),
        href: super::series::address(asked, asked.language, slug.as_str()),
        number: number.map(|number| asked.portal.web.i18n.number(asked.language, number.into())),
    })
}

fn theme(asked: &Asked, id: kernel::ThemeId) -> Option<ThemeLink> {
    let link = asked.site.theme_link(&asked.portal, id, asked.language)?;
    Some(ThemeLink { label: link.label, href: link.href, count: None })
}

fn head(asked: &Asked, text: &Text, event: &Event, around: &Around) -> Head {
    let label = asked.text("agenda-name");
    asked
        .head(&[text.words.title.as_str(), label.as_str()])
        .crumbs(vec![(label.clone(), Some(list(asked, asked.language))), (text.words.title.clone(), None)])
        .title_in(text.language)
        .languages(|language| place(asked, around, language))
        .description(text.words.standfirst.as_deref().or(Some(&document::excerpt(&text.words.body, 300))))
        .image(portal::lace_image(asked, text))
        .json_ld(&structured::event(asked, text, event))
        .assets(&["articles.css", "agenda.css"], &[])
        .build()
}

fn place(asked: &Asked, around: &Around, language: Language) -> (String, bool) {
    if language == asked.language {
        return (asked.path.clone(), true);
    }
    let place = around.places.iter().find(|place| place.language == language.as_str());
    place.map_or_else(
        || (list(asked, language), false),
        |place| (address_of(asked, language, &place.slug), place.is_own),
    )
}

/// When an instant is, with the offset of a zone, as search engines read it.
pub(crate) fn with_offset(at: Instant, zone: &Zone) -> String {
    let stamp = jiff::Timestamp::from_millisecond(at.0).unwrap_or_default();
    stamp.display_with_offset(zone.zone().to_offset(stamp)).to_string()
}

//! What search engines read of an event: schema.org `Event`.

use kernel::Civil;
use portal::Asked;
use publication::store::read::Text;
use serde_json::{Value, json};

use crate::{
    model::Status,
    moment::{Moment, Stretch, Zone},
    pages::event::{Event, with_offset},
    point::Point,
};

/// The event; of one with several sessions each is a part of it.
pub(crate) fn event(asked: &Asked, text: &Text, event: &Event) -> Value {
    let mut whole = json!({
        "@context": "https://schema.org",
        "@type": "Event",
        "name": text.words.title,
        "inLanguage": text.language,
        "url": asked.portal.web.absolute(&asked.path),
        "eventStatus": format!("https://schema.org/{}", status(event.facts.status)),
        "eventAttendanceMode": format!("https://schema.org/{}", attendance(text, event)),
        "location": locations(text, event),
        "organizer": organisers(asked, event),
    });
    if let Some(description) = &text.words.standfirst {
        whole["description"] = json!(description);
    }
    if let Some(former) = event.facts.postponed_from {
        whole["previousStartDate"] = json!(moment(former.starts, &event.zone));
    }
    if let Some((first, last)) = event.dates.first().zip(event.dates.last()) {
        whole["startDate"] = json!(moment(first.1.starts, &event.zone));
        if let Some(ends) = last.1.ends.or((event.dates.len() > 1).then_some(last.1.starts)) {
            whole["endDate"] = json!(moment(ends, &event.zone));
        }
    }
    if let Some(series) = &event.words.series {
        whole["superEvent"] = json!({ "@type": "EventSeries", "name": series });
    }
    if event.dates.len() > 1 {
        let part = |(_, stretch): &(String, Stretch)| part(&text.words.title, stretch, &event.zone);
        whole["subEvent"] = event.dates.iter().map(part).collect();
    }
    whole
}

/// Those who organise it; where nobody is named, the site.
fn organisers(asked: &Asked, event: &Event) -> Vec<Value> {
    let own: Vec<&str> =
        event.facts.parties().filter_map(|party| event.organisers.get(&party)).map(String::as_str).collect();
    let names = if own.is_empty() { vec![asked.site.settings.name_in(asked.language)] } else { own };
    names.into_iter().map(|name| json!({ "@type": "Organization", "name": name })).collect()
}

fn part(name: &str, stretch: &Stretch, zone: &Zone) -> Value {
    let mut part = json!({ "@type": "Event", "name": name, "startDate": moment(stretch.starts, zone) });
    if let Some(ends) = stretch.ends {
        part["endDate"] = json!(moment(ends, zone));
    }
    part
}

/// A day as a day, a time with the offset of its place.
fn moment(at: Moment, zone: &Zone) -> String {
    match at {
        Moment::Day(day) => day.to_string(),
        Moment::Time(at) => with_offset(Civil::instant(at, zone.zone()), zone),
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Confirmed | Status::SaveTheDate => "EventScheduled",
        Status::Postponed => "EventRescheduled",
        Status::Cancelled => "EventCancelled",
    }
}

fn is_somewhere(text: &Text, event: &Event) -> bool {
    text.words.place.is_some() || event.words.address.is_some()
}

fn attendance(text: &Text, event: &Event) -> &'static str {
    match (is_somewhere(text, event), event.facts.online.is_some()) {
        (true, true) => "MixedEventAttendanceMode",
        (false, true) => "OnlineEventAttendanceMode",
        (_, false) => "OfflineEventAttendanceMode",
    }
}

/// Where; of what is held online without the address, which may not be shown yet.
fn locations(text: &Text, event: &Event) -> Vec<Value> {
    let mut all = Vec::new();
    if is_somewhere(text, event) {
        let name = text.words.place.as_ref().or(event.words.address.as_ref());
        let address = event.words.address.as_ref().or(text.words.place.as_ref());
        let mut place = json!({ "@type": "Place", "name": name, "address": address });
        if let Some((latitude, longitude)) = event.facts.point.map(Point::degrees) {
            place["geo"] = json!({ "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude });
        }
        all.push(place);
    }
    if event.facts.online.is_some() {
        all.push(json!({ "@type": "VirtualLocation" }));
    }
    all
}

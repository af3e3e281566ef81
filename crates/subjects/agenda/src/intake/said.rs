//! What a calendar says of an event. It is kept beside the event, so that the next time only what the *calendar* changed is changed,
//! and what an editor wrote stays.

use std::collections::HashSet;

use document::{BlockId, Document};
use kernel::{Language, Random, Url};
use publication::{
    CommonFacts, CommonWords,
    own::{Item, typed},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    calendar::{Imported, Standing},
    model::{EventFacts, Online, Session, Status},
    moment::{Stretch, Zone},
    notation::{ReadStatus, read},
    recurrence::Recurrence,
};

/// The longest title, in characters.
const TITLE_AT_MOST: usize = 300;
/// The longest place, in characters.
const PLACE_AT_MOST: usize = 200;

/// What it says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Said {
    /// The title.
    pub title: String,
    /// Where.
    pub place: Option<String>,
    /// What is said of it, as plain text.
    pub text: String,
    /// Its page.
    pub link: Option<Url>,
    /// Where it can be followed from afar.
    pub online: Option<Url>,
    /// When.
    pub stretch: Stretch,
    /// The zone of its place.
    pub zone: Zone,
    /// When again.
    pub recurrence: Option<Recurrence>,
    /// What has become of it.
    pub status: Status,
}

impl Said {
    /// Of an event of a calendar in this language.
    pub(crate) fn of(imported: &Imported, language: Language) -> Self {
        let cut = |text: &str, most: usize| text.trim().chars().take(most).collect::<String>();
        let place = cut(&imported.location.replace('\n', ", "), PLACE_AT_MOST);
        let online: Option<Url> = place.parse().ok();
        Self {
            title: cut(&imported.summary.replace('\n', " "), TITLE_AT_MOST),
            place: Some(place).filter(|place| !place.is_empty() && online.is_none()),
            text: imported.description.trim().to_owned(),
            link: imported.url.clone(),
            online,
            stretch: imported.stretch,
            zone: imported.zone.clone(),
            recurrence: imported.recurrence.clone(),
            status: status(imported, language),
        }
    }

    /// Puts what it says into facts and words: all of it where nothing was said before, else what is said otherwise now and stands as
    /// it was said then. Says whether anything that an editor changed was left.
    pub(crate) fn put(
        &self,
        before: Option<&Self>,
        facts: &mut CommonFacts,
        words: &mut CommonWords,
        random: &Random,
    ) -> bool {
        let mut put = Put { before, is_left: false };
        put.one(&mut words.title, |said| said.title.clone(), self);
        put.one(&mut words.place, |said| said.place.clone(), self);
        put.one(&mut facts.link, |said| said.link.clone(), self);
        // Two bodies are the same where they say the same: blocks have ids.
        let (now, own) = (document::markdown(&self.body(random)), document::markdown(&words.body));
        let then = before.map(|said| document::markdown(&said.body(random)));
        if then.as_ref() != Some(&now) && own != now {
            if then.as_ref().is_none_or(|then| *then == own) {
                words.body = self.body(random);
            } else {
                put.is_left = true;
            }
        }
        let Some(mut own) = typed::<EventFacts>(&facts.own) else { return put.is_left };
        self.put_own(&mut put, &mut own);
        if let Ok(Value::Object(map)) = serde_json::to_value(&own) {
            let names: HashSet<&String> = map.keys().collect();
            facts.own.retain(|name, _| names.contains(name) || !is_known(name));
            facts.own.extend(map);
        }
        put.is_left
    }

    fn put_own(&self, put: &mut Put<'_>, own: &mut EventFacts) {
        let mut stretches: Vec<Stretch> = own.stretches().map(|(_, stretch)| stretch).collect();
        let former = stretches.clone();
        put.one(&mut stretches, |said| vec![said.stretch], self);
        if stretches != former {
            let session = Session { starts: Some(self.stretch.starts), ends: self.stretch.ends };
            let item = own.sessions.first().map(|row| row.item.clone()).or_else(|| "s1".parse().ok());
            own.sessions = item.into_iter().map(|item| Item { item, value: session.clone() }).collect();
        }
        put.one(&mut own.zone, |said| Some(said.zone.clone()), self);
        put.one(&mut own.recurrence, |said| said.recurrence.clone(), self);
        put.one(&mut own.status, |said| said.status, self);
        let mut link = own.online.as_ref().map(|online| online.link.clone());
        let former = link.clone();
        put.one(&mut link, |said| said.online.clone(), self);
        if link != former {
            own.online = link.map(|link| Online { link, from: None });
        }
    }

    /// The text, a paragraph for each of its own.
    fn body(&self, random: &Random) -> Document {
        let mut html = String::new();
        let text = self.text.replace("\r\n", "\n");
        for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            html.push_str("<p>");
            // Writing into a string does not fail.
            let _ = document::escape(&mut html, paragraph);
            html.push_str("</p>");
        }
        let html = html.replace('\n', "<br>");
        document::from_html(&html, &mut || BlockId::random(random), &mut |_| None).document
    }
}

/// Facts and words for a new event of this calendar.
pub(crate) fn blank(dated: kernel::Civil, title: &str) -> (CommonFacts, CommonWords) {
    let facts = CommonFacts {
        dated,
        audience: publication::Audience::Public,
        announce: false,
        themes: Vec::new(),
        lead: None,
        files: Vec::new(),
        contact: None,
        issuer: None,
        link: None,
        parent: None,
        own: Map::new(),
    };
    let words = CommonWords {
        overline: None,
        title: title.to_owned(),
        subtitle: None,
        when: None,
        place: None,
        standfirst: None,
        body: Document::empty(),
        lead: publication::LeadWords::default(),
        files: std::collections::BTreeMap::new(),
        link: None,
        own: Map::new(),
    };
    (facts, words)
}

/// Putting one value after the other.
struct Put<'s> {
    before: Option<&'s Said>,
    is_left: bool,
}

impl Put<'_> {
    fn one<T: PartialEq>(&mut self, own: &mut T, of: impl Fn(&Said) -> T, now: &Said) {
        let (now, then) = (of(now), self.before.map(of));
        if then.as_ref() == Some(&now) || *own == now {
            return;
        }
        if then.is_none_or(|then| then == *own) {
            *own = now;
        } else {
            self.is_left = true;
        }
    }
}

/// Whether an event has facts of this name: what a later version of the product wrote stays.
fn is_known(name: &str) -> bool {
    matches!(name, "zone" | "recurrence" | "online")
}

/// As the calendar says it; many say it in the title: "ANNULÉ : …".
fn status(imported: &Imported, language: Language) -> Status {
    match imported.standing {
        Standing::Cancelled => Status::Cancelled,
        Standing::Tentative => Status::SaveTheDate,
        Standing::Confirmed => match read(&imported.summary, language).status {
            Some(ReadStatus::Cancelled) => Status::Cancelled,
            Some(ReadStatus::Postponed) => Status::Postponed,
            Some(ReadStatus::SaveTheDate) => Status::SaveTheDate,
            None => Status::Confirmed,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(more: &str) -> Said {
        let text = format!(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART;TZID=Europe/Paris:20261218T093000\nSUMMARY:Rencontres\nLOCATION:Kobe\nDESCRIPTION:Une ligne\\n\\nUne *autre*\n{more}END:VEVENT\nEND:VCALENDAR\n"
        );
        let read = crate::calendar::read(&text, &"Europe/Paris".parse().unwrap()).unwrap().remove(0).unwrap();
        Said::of(&read, Language::FR)
    }

    fn put(said: &Said) -> (CommonFacts, CommonWords) {
        let (mut facts, mut words) = blank(kernel::Civil::default(), "");
        assert!(!said.put(None, &mut facts, &mut words, &Random::seeded(1)));
        (facts, words)
    }

    #[test]
    fn what_is_said_becomes_facts_and_words() {
        let (facts, words) = put(&said("STATUS:CANCELLED\nURL:https://villes.example/a\n"));
        assert_eq!((words.title.as_str(), words.place.as_deref()), ("Rencontres", Some("Kobe")));
        assert_eq!(document::text(&words.body), "Une ligne\nUne *autre*", "plain text stays plain");
        assert_eq!(facts.own["status"], "cancelled");
        assert_eq!(facts.own["sessions"][0]["starts"], "2026-12-18T09:30:00");
        assert_eq!(facts.link.unwrap().as_str(), "https://villes.example/a");
    }

    #[test]
    fn a_change_is_put_where_nobody_wrote_and_left_where_somebody_did() {
        let then = said("");
        let (mut facts, mut words) = put(&then);
        words.title = "Rencontres franco-japonaises".into();
        facts.own.insert("later".into(), true.into());
        let mut now = then.clone();
        now.title = "Rencontres annuelles".into();
        now.stretch.starts = "2026-12-19T09:30:00".parse().unwrap();
        now.text = "Autre chose".into();
        assert!(now.put(Some(&then), &mut facts, &mut words, &Random::seeded(1)), "something was left");
        assert_eq!(words.title, "Rencontres franco-japonaises");
        assert_eq!(facts.own["sessions"][0]["starts"], "2026-12-19T09:30:00");
        assert_eq!(document::text(&words.body), "Autre chose");
        assert_eq!(facts.own["later"], true);
        let before = (facts.clone(), words.clone());
        assert!(!now.put(Some(&now), &mut facts, &mut words, &Random::seeded(2)), "said again, it changes nothing");
        assert_eq!(before, (facts, words));
    }

    #[test]
    fn an_address_for_a_place_is_where_it_is_followed_from_afar() {
        let mut imported = said("");
        imported.place = None;
        imported.online = Some("https://salle.example/1".parse().unwrap());
        let (facts, words) = put(&imported);
        assert_eq!(facts.own["online"]["link"], "https://salle.example/1");
        assert_eq!(words.place, None);
    }
}

//! From a publication to what is searched of it: a record for each text that somebody may read.

use std::collections::{BTreeSet, HashMap};

use db::Snapshot;
use kernel::{Civil, Country, Language, MediaId, Result, ThemeId};
use portal::{Portal, SiteView};
use publication::{
    Audience, CommonFacts,
    store::searchable::{Searched, SearchedText},
};
use search::{Attached, Extent, Named, Record, Thing};
use serde_json::Value;
use themes::{Theme, ThemeKind};

/// So many bytes of a file's text are searched: a book is found by its first two hundred pages.
const LONGEST: usize = 400_000;

/// What records are made of beside the publications themselves, read for many of them at once.
pub(super) struct Composer<'a> {
    portal: &'a Portal,
    site: &'a SiteView,
    now: Civil,
    documents: HashMap<MediaId, String>,
    spoken: HashMap<MediaId, Vec<(Language, String)>>,
}

impl<'a> Composer<'a> {
    /// For these publications.
    pub(super) async fn new(
        portal: &'a Portal,
        site: &'a SiteView,
        snapshot: &Snapshot,
        all: &[Searched],
    ) -> Result<Composer<'a>> {
        let ids: BTreeSet<MediaId> = all.iter().flat_map(media).collect();
        let ids: Vec<MediaId> = ids.into_iter().collect();
        let documents = media::texts(snapshot, &ids).await?;
        let spoken = media::spoken(snapshot, &portal.files, &ids).await?;
        Ok(Self { portal, site, now: portal.now(site), documents, spoken })
    }

    /// The records of a publication.
    pub(super) async fn records(&self, snapshot: &Snapshot, one: &Searched) -> Result<Vec<Record>> {
        let shown = self.site.shown(snapshot, one.facts.issuer, None, self.now).await?;
        let issuer = shown.issuer.map(|issuer| {
            let names = issuer.names.iter().map(|(_, name)| name.to_owned());
            names.chain(issuer.acronym).collect::<Vec<_>>().join(" · ")
        });
        let languages: Vec<Language> = one.texts.iter().map(|text| text.language).collect();
        let (names, themes) = self.themes(&one.facts);
        let is_listed = self.portal.kinds.get(&one.kind).is_some_and(|kind| kind.is_listed);
        let mut records = Vec::with_capacity(one.texts.len());
        for text in &one.texts {
            let whole = Record {
                issuer: issuer.clone().unwrap_or_default(),
                names: names.clone(),
                themes: themes.iter().map(|theme| theme.id).collect(),
                countries: themes.iter().filter_map(|theme| country(theme)).collect(),
                attached: self.attached(&one.facts, text, &languages),
                // What stands in no list (the legal notice, who we are) makes way for the news.
                weight: if is_listed { 100 } else { 85 },
                ..record(one, text)
            };
            records.extend(announcement(&one.facts, &whole));
            records.push(whole);
        }
        Ok(records)
    }

    /// The themes with those that contain them, and their names in all languages.
    fn themes(&self, facts: &CommonFacts) -> (Vec<Named>, Vec<&'a Theme>) {
        let themes = &self.site.themes;
        let mut ids: Vec<ThemeId> = Vec::new();
        for id in facts.themes.iter().flat_map(|id| themes.with_broader(*id)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let all: Vec<&Theme> = ids.iter().filter_map(|id| themes.get(*id)).collect();
        let called = |theme: &Theme, language: Language| {
            let (name, of) = theme.name(language, self.site.languages(), &self.portal.web.i18n);
            (of == language).then(|| Named { language, name: name.to_owned() })
        };
        let names = all.iter().flat_map(|theme| Language::INTERFACE.map(|language| called(theme, language)));
        (names.flatten().collect(), all)
    }

    /// What its files say, and what is said in its films: with the text of the same language, else with each.
    fn attached(&self, facts: &CommonFacts, text: &SearchedText, languages: &[Language]) -> Vec<Attached> {
        let mut all = Vec::new();
        for file in &facts.files {
            let title = text.words.files.get(&file.item).cloned().unwrap_or_default();
            let is_elsewhere = file.language.is_some_and(|of| of != text.language && languages.contains(&of));
            let said = file.media.and_then(|media| self.documents.get(&media)).filter(|_| !is_elsewhere);
            let said = said.map(|said| beginning(said).to_owned()).unwrap_or_default();
            if !title.is_empty() || !said.is_empty() {
                all.push(Attached { title, text: said });
            }
        }
        for media in media_of(facts, text) {
            let Some(tracks) = self.spoken.get(&media) else { continue };
            let own = tracks.iter().find(|(language, _)| *language == text.language).or(tracks.first());
            all.extend(own.map(|(_, said)| Attached { title: String::new(), text: said.clone() }));
        }
        all
    }
}

/// What is known of a text by itself.
fn record(one: &Searched, text: &SearchedText) -> Record {
    let words = &text.words;
    let lines =
        |lines: &[&Option<String>]| lines.iter().filter_map(|line| line.as_deref()).collect::<Vec<_>>().join("\n");
    let mut body = vec![document::text(&words.body), lines(&[&words.when, &words.lead.caption, &words.lead.alt])];
    // Words are what a reader reads: those of the kind as well.
    words.own.values().for_each(|value| prose(value, &mut body));
    body.retain(|part| !part.is_empty());
    Record {
        thing: Thing { kind: one.kind.clone(), id: one.id.0 },
        language: text.language,
        audience: match one.facts.audience {
            Audience::Public => search::Audience::Public,
            Audience::Members => search::Audience::Members,
        },
        extent: Extent::Whole,
        is_archived: text.is_archived,
        overline: words.overline.clone().unwrap_or_default(),
        title: words.title.clone(),
        standfirst: lines(&[&words.subtitle, &words.standfirst]),
        body: body.join("\n"),
        issuer: String::new(),
        place: words.place.clone().unwrap_or_default(),
        names: Vec::new(),
        attached: Vec::new(),
        themes: Vec::new(),
        countries: Vec::new(),
        dated: dated(&one.facts),
        weight: 100,
    }
}

/// The day by which it is shown and found: of what takes place, the day when it first does.
fn dated(facts: &CommonFacts) -> Civil {
    let sessions = facts.own.get("sessions").and_then(Value::as_array);
    let starts = sessions.into_iter().flatten().filter_map(|session| session.get("starts")?.as_str()?.parse().ok());
    starts.min().unwrap_or(facts.dated)
}

/// What is announced to everybody of a text that is not for everybody: what its card shows.
fn announcement(facts: &CommonFacts, whole: &Record) -> Option<Record> {
    let is_announced = facts.announce && facts.audience != Audience::Public;
    is_announced.then(|| Record {
        extent: Extent::Announcement,
        body: String::new(),
        attached: Vec::new(),
        ..whole.clone()
    })
}

fn country(theme: &Theme) -> Option<Country> {
    if theme.kind == ThemeKind::Country { theme.key.parse().ok() } else { None }
}

/// Every string within a value.
fn prose(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(all) => all.iter().for_each(|value| prose(value, into)),
        Value::Object(all) => all.values().for_each(|value| prose(value, into)),
        _ => {}
    }
}

/// The files of a publication, in all its texts.
fn media(one: &Searched) -> Vec<MediaId> {
    let of_texts = one.texts.iter().flat_map(|text| media_of(&one.facts, text));
    of_texts.collect()
}

/// The files of a text: its documents, and what its body shows.
fn media_of(facts: &CommonFacts, text: &SearchedText) -> Vec<MediaId> {
    let shown = document::references(&text.words.body).into_iter().filter_map(|reference| match reference {
        document::Ref::Media(media) => Some(media),
        document::Ref::Publication(_) => None,
    });
    facts.files.iter().filter_map(|file| file.media).chain(shown).collect()
}

/// The beginning of a long text.
fn beginning(text: &str) -> &str {
    let end = text.len().min(LONGEST);
    let end = (0..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_kind_are_searched_wherever_they_stand() {
        let value = serde_json::json!({ "venue": "Salle", "sessions": { "a": "Ouverture", "n": 3 }, "rows": ["Fin"] });
        let mut found = Vec::new();
        prose(&value, &mut found);
        found.sort();
        assert_eq!(found, ["Fin", "Ouverture", "Salle"]);
    }

    #[test]
    fn what_takes_place_is_found_by_its_first_day() {
        let facts = |own: &str| -> CommonFacts {
            serde_json::from_str(&format!("{{\"dated\": \"2026-10-05T09:00:00\"{own}}}")).unwrap()
        };
        let day = |own: &str| dated(&facts(own)).day();
        assert_eq!(day(""), "2026-10-05");
        let sessions = ", \"sessions\": [{\"item\": \"b\", \"starts\": \"2026-12-02T09:30:00\"}, {\"item\": \"a\", \"starts\": \"2026-12-01\"}]";
        assert_eq!(day(sessions), "2026-12-01");
        assert_eq!(day(", \"sessions\": [{\"item\": \"a\"}]"), "2026-10-05");
    }
}

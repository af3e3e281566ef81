//! The derived rows of a publication, from what is live of it. A pure function: what goes in is in memory, what comes
//! out are rows.

use std::collections::BTreeMap;

use db::{Uuid, Value, values};
use kernel::{Instant, Language, MediaId, PublicationId, Slug, TextId, ThemeId};
use themes::Themes;

use crate::{Audience, CommonFacts, CommonWords, Projected, Projection};

/// A live text.
pub(super) struct LiveText<'a> {
    pub(super) id: TextId,
    pub(super) language: Language,
    pub(super) slug: &'a Slug,
    pub(super) words: &'a CommonWords,
    pub(super) first_published_at: Instant,
    pub(super) updated_at: Instant,
    pub(super) is_archived: bool,
}

/// What stands in lists of a publication.
pub(super) struct Published<'a> {
    pub(super) id: PublicationId,
    pub(super) kind: &'a str,
    pub(super) is_listed: bool,
    pub(super) facts: &'a CommonFacts,
    pub(super) texts: Vec<LiveText<'a>>,
    /// What the kind derives for lists of its own.
    pub(super) projection: Option<&'static Projection>,
    pub(super) now: Instant,
    pub(super) zone: &'a jiff::tz::TimeZone,
}

/// The rows to write, by table.
#[derive(Default)]
pub(super) struct Derived {
    pub(super) cards: Vec<Vec<Value>>,
    pub(super) themes: Vec<Vec<Value>>,
    pub(super) attachments: Vec<Vec<Value>>,
    pub(super) tallies: BTreeMap<(String, String), i64>,
    /// Of the kinds' own tables, with their columns.
    pub(super) own: BTreeMap<(&'static str, &'static str), Vec<Vec<Value>>>,
}

pub(super) const CARD: &str = "card (language, publication, kind, audience, dated, text, text_language, first_published_at, updated_at, title, overline, standfirst, when_words, place_words, slug, picture, themes, is_listed, is_open)";
pub(super) const CARD_THEME: &str = "card_theme (theme, publication, kind, audience, dated, published_at)";
pub(super) const ATTACHMENT: &str = "attachment (publication, text, media, item, role, live, audience)";

impl Derived {
    /// Adds the rows of a publication, for a site of these languages.
    pub(super) fn add(&mut self, published: &Published<'_>, languages: &[Language], themes: &Themes) {
        self.add_attachments(published);
        let listed: Vec<_> = published.texts.iter().filter(|text| !text.is_archived).collect();
        if listed.is_empty() {
            return;
        }
        let own = themes.each(&published.facts.themes);
        for language in languages {
            if let Some(best) = best(&listed, *language, languages) {
                self.cards.push(card(published, (*language, best), &own));
            }
        }
        let (id, facts) = (published.id.0, published.facts);
        let audience = facts.listed_for();
        let all = with_broader(&facts.themes, themes);
        let newest = listed.iter().map(|text| text.first_published_at.0).max();
        for theme in &all {
            let values = values![theme.0, id, published.kind, audience.as_str(), facts.dated.to_string(), newest];
            self.themes.push(values);
        }
        self.add_own(published, &listed, &all);
        if audience == Audience::Public && published.is_listed {
            let own = published.projection.and_then(|projection| projection.counted.as_ref());
            let own = own.into_iter().flat_map(|counted| (counted.scopes)(facts));
            for scope in scopes(facts, &all).into_iter().chain(own) {
                *self.tallies.entry((published.kind.to_owned(), scope)).or_default() += 1;
            }
        }
    }

    fn add_own(&mut self, published: &Published<'_>, listed: &[&LiveText<'_>], themes: &[ThemeId]) {
        let Some(projection) = published.projection else { return };
        let (facts, now, zone) = (published.facts, published.now, published.zone);
        let texts: Vec<_> = listed.iter().map(|text| (text.language, text.words)).collect();
        let rows = (projection.rows)(&Projected { id: published.id, facts, texts: &texts, themes, now, zone });
        for (table, rows) in projection.tables.iter().zip(rows) {
            self.own.entry(*table).or_default().extend(rows);
        }
    }

    fn add_attachments(&mut self, published: &Published<'_>) {
        let facts = published.facts;
        let is_live = !published.texts.is_empty();
        let mut add = |text: Option<TextId>, media: MediaId, item: &str, role: &str| {
            let audience = facts.audience.as_str();
            self.attachments.push(values![published.id.0, text.map(|id| id.0), media.0, item, role, is_live, audience]);
        };
        if let Some(lead) = &facts.lead {
            add(None, lead.media, "lead", "lead");
        }
        for file in &facts.files {
            if let Some(media) = file.media {
                add(None, media, file.item.as_str(), "document");
            }
        }
        for (item, media) in facts.own_files() {
            add(None, media, item.as_ref().map_or("", kernel::Code::as_str), "own");
        }
        for text in &published.texts {
            for reference in document::references(&text.words.body) {
                if let document::Ref::Media(media) = reference {
                    add(Some(text.id), media, "", "inline");
                }
            }
        }
    }
}

/// The text shown to readers of a language: in their own, else in the first of the site's languages, else any.
fn best<'t, 'w>(texts: &[&'t LiveText<'w>], language: Language, order: &[Language]) -> Option<&'t LiveText<'w>> {
    let of = |wanted: Language| texts.iter().copied().find(|text| text.language == wanted);
    of(language).or_else(|| order.iter().copied().find_map(of)).or_else(|| texts.first().copied())
}

fn card(published: &Published<'_>, (language, text): (Language, &LiveText<'_>), themes: &[ThemeId]) -> Vec<Value> {
    let (facts, words) = (published.facts, text.words);
    let themes: Vec<String> = themes.iter().map(|theme| theme.0.simple().to_string()).collect();
    let is_open = facts.audience == Audience::Public;
    values![
        language.as_str(),
        published.id.0,
        published.kind,
        facts.listed_for().as_str(),
        facts.dated.to_string(),
        text.id.0,
        text.language.as_str(),
        text.first_published_at.0,
        text.updated_at.0,
        words.title.clone(),
        words.overline.clone(),
        standfirst(words, is_open),
        words.when.clone(),
        words.place.clone(),
        text.slug.as_str(),
        facts.lead.as_ref().filter(|_| is_open).map(|lead| lead.media.0),
        themes.join(" "),
        published.is_listed,
        is_open,
    ]
}

/// What a list shows under the title: the standfirst, else the beginning of the text where anybody may read it.
fn standfirst(words: &CommonWords, is_open: bool) -> Option<String> {
    let excerpt = || document::excerpt(&words.body, 220);
    words.standfirst.clone().or_else(|| is_open.then(excerpt).filter(|text| !text.is_empty()))
}

/// The themes and those that contain them, each once.
fn with_broader(ids: &[ThemeId], themes: &Themes) -> Vec<ThemeId> {
    let mut all = Vec::new();
    for id in ids.iter().flat_map(|id| themes.with_broader(*id)) {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    all
}

fn scopes(facts: &CommonFacts, themes: &[ThemeId]) -> Vec<String> {
    let month = facts.dated.to_string()[..7].to_owned();
    let mut scopes = vec!["all".to_owned(), format!("month:{month}")];
    scopes.extend(themes.iter().map(|theme| theme_scope(theme.0)));
    scopes
}

/// The tally's scope of a theme.
pub(super) fn theme_scope(theme: Uuid) -> String {
    format!("theme:{}", theme.simple())
}

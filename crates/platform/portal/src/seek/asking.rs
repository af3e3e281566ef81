//! What a reader asks: the words, and what was chosen beside them. Nothing in an address is an error: what does not exist is
//! passed over, and the page shows what it has read.

use kernel::{Actor, Civil, Country, Language, PublicationId, Result, ThemeId};
use publication::{Audience, visible};
use search::{Answer, Ask, Filter, Query, Seen, Sort, store};
use themes::{Found, Place, ThemeKind};

use super::work;
use crate::{Asked, Portal, SiteView};

/// How many results stand on a page.
pub(crate) const SIZE: usize = 15;

/// A search, as its address says it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Wanted {
    /// What was typed.
    pub(crate) typed: String,
    /// A kind.
    pub(crate) kind: Option<&'static str>,
    /// A topic.
    pub(crate) theme: Option<ThemeId>,
    /// A country, by its theme.
    pub(crate) country: Option<ThemeId>,
    /// A language in which there is a text.
    pub(crate) text_language: Option<Language>,
    /// A year.
    pub(crate) year: Option<i16>,
    /// Not before this day.
    pub(crate) from: Option<Civil>,
    /// Not after this day.
    pub(crate) to: Option<Civil>,
    /// Whether the latest comes first.
    pub(crate) by_date: bool,
    /// Which page, from 0.
    pub(crate) page: usize,
}

impl Wanted {
    /// As the address says it.
    pub(crate) fn of(asked: &Asked) -> Self {
        let theme = |name: &str, place| {
            let slug = asked.param(name)?;
            let found = asked.site.themes.find(place, asked.language, &slug)?;
            let (Found::Current(theme) | Found::Former(theme)) = found;
            Some(theme)
        };
        let day = |name: &str| asked.param(name).filter(|day| day.len() == 10)?.parse::<Civil>().ok();
        let kind = asked.param("kind").and_then(|kind| asked.portal.kinds.get(&kind).map(|kind| kind.name));
        let year = asked.param("year").filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
        let page = asked.param("page").and_then(|page| page.parse::<usize>().ok()).unwrap_or(1);
        Self {
            typed: asked.param("q").map(|typed| typed.trim().to_owned()).unwrap_or_default(),
            kind,
            theme: theme("theme", Place::Themes).map(|theme| theme.id),
            country: theme("country", Place::Places)
                .filter(|theme| theme.kind == ThemeKind::Country)
                .map(|theme| theme.id),
            text_language: asked.param("lang").and_then(|tag| tag.parse().ok()),
            year: year.filter(|year: &i16| *year > 0),
            from: day("from"),
            to: day("to"),
            by_date: asked.param("sort").as_deref() == Some("date"),
            page: page.clamp(1, search::DEEPEST / SIZE + 1) - 1,
        }
    }

    /// Whether anything is asked at all.
    pub(crate) fn is_asked(&self) -> bool {
        !self.typed.is_empty() || self.is_narrowed()
    }

    /// Whether something was chosen beside the words.
    pub(crate) fn is_narrowed(&self) -> bool {
        let words_alone = Self { typed: self.typed.clone(), by_date: self.by_date, page: self.page, ..Self::default() };
        *self != words_alone
    }

    /// The same on its first page: what every choice leads to.
    pub(crate) fn first_page(&self) -> Self {
        Self { page: 0, ..self.clone() }
    }

    /// Names and values of its address in a language, in their order.
    pub(crate) fn pairs(&self, site: &SiteView, language: Language) -> Vec<(&'static str, String)> {
        let slug = |theme: Option<ThemeId>| theme.and_then(|id| site.themes.slug(id, language)).map(str::to_owned);
        let all = [
            ("q", Some(self.typed.clone())),
            ("kind", self.kind.map(str::to_owned)),
            ("theme", slug(self.theme)),
            ("country", slug(self.country)),
            ("lang", self.text_language.map(|language| language.to_string())),
            ("year", self.year.map(|year| format!("{year:04}"))),
            ("from", self.from.map(Civil::day)),
            ("to", self.to.map(Civil::day)),
            ("sort", self.by_date.then(|| "date".to_owned())),
            ("page", (self.page > 0).then(|| (self.page + 1).to_string())),
        ];
        let all = all.into_iter().filter_map(|(name, value)| Some((name, value?)));
        all.filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Its address in a language.
    pub(crate) fn href(&self, site: &SiteView, language: Language) -> String {
        super::path(language) + &self.query(site, language)
    }

    /// What follows the path in its address.
    pub(crate) fn query(&self, site: &SiteView, language: Language) -> String {
        let pairs = self.pairs(site, language);
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        web::address::query(&pairs)
    }

    /// The country chosen.
    fn country(&self, site: &SiteView) -> Option<Country> {
        site.themes.get(self.country?)?.key.parse().ok()
    }

    fn filter(&self, site: &SiteView) -> Filter {
        let next_day = |day: Civil| day.0.checked_add(jiff::Span::new().days(1)).map_or(day, Civil);
        Filter {
            kinds: self.kind.map(str::to_owned).into_iter().collect(),
            themes: self.theme.into_iter().collect(),
            countries: self.country(site).into_iter().collect(),
            languages: self.text_language.into_iter().collect(),
            years: self.year.into_iter().collect(),
            after: self.from,
            before: self.to.map(next_day),
        }
    }

    /// Asks it, for whoever asked the page.
    pub(crate) async fn answer(&self, asked: &Asked) -> Result<Answer> {
        let now = asked.portal.now(&asked.site);
        let snapshot = asked.portal.db.page_snapshot().await?;
        let promoted = store::promoted(&snapshot, &Query::read(&self.typed), asked.language, now).await?;
        drop(snapshot);
        let (index, seen, filter) = (asked.portal.search.clone(), seen(asked), self.filter(&asked.site));
        let (wanted, language) = (self.clone(), asked.language);
        work::done(move || {
            index.answer(&Ask {
                typed: &wanted.typed,
                language,
                seen: &seen,
                filter: &filter,
                sort: if wanted.by_date { Sort::Date } else { Sort::Relevance },
                offset: wanted.page * SIZE,
                limit: SIZE,
                promoted: &promoted,
                today: now,
            })
        })
        .await
    }
}

/// What whoever asks may find: what lists show them.
pub(crate) fn seen(asked: &Asked) -> Seen {
    seen_by(&asked.actor)
}

fn seen_by(actor: &Actor) -> Seen {
    Seen { members: visible(actor).contains(Audience::Members), ..Seen::public() }
}

/// So many publications are named at once.
const NAMED: usize = 50;

/// Publications of a kind that hold these words and that somebody may read, the best first, at most fifty; none where there is no
/// index yet or others are asking.
pub async fn holding(portal: &Portal, actor: &Actor, kind: &str, words: &str) -> Result<Vec<PublicationId>> {
    let (index, seen, words) = (portal.search.clone(), seen_by(actor), words.to_owned());
    let filter = Filter { kinds: vec![kind.to_owned()], ..Filter::default() };
    let today = portal.now(&*portal.site().await?);
    let answer = work::done_at_once(move || {
        index.answer(&Ask {
            typed: &words,
            language: Language::FR,
            seen: &seen,
            filter: &filter,
            sort: Sort::Relevance,
            offset: 0,
            limit: NAMED,
            promoted: &[],
            today,
        })
    });
    Ok(answer.await?.hits.into_iter().map(|hit| PublicationId(hit.thing.id)).collect())
}

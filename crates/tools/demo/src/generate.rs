//! Generated articles: the same for the same seed and number, over ten years, in one to four languages, with every
//! block that a real article has.

use std::collections::BTreeMap;

use document::BlockId;
use kernel::{Civil, Code, Language, MediaId, PartyId, Random, Result, Slug, ThemeId};
use parties::ContactRef;
use publication::{
    Audience, CommonFacts, CommonWords, FileFact, LeadWords, Presence,
    store::put::{Put, PutText},
};
use rand::{RngExt as _, SeedableRng as _, rngs::StdRng, seq::IndexedRandom as _};

use crate::words::{ALL, TOWNS, Words};

/// The importer's name of generated articles.
pub const IMPORTER: &str = "generated";

/// What generated articles refer to; it must be there.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    /// Topics, countries and regions.
    pub themes: Vec<ThemeId>,
    /// Documents.
    pub media: Vec<MediaId>,
    /// Who says it.
    pub issuers: Vec<PartyId>,
    /// Whom to ask.
    pub contacts: Vec<ContactRef>,
}

/// A generated article.
pub struct Generated {
    /// Its number, from 0.
    pub number: u64,
    /// The article.
    pub put: Put,
}

/// The article of this number.
pub fn generate(seed: u64, number: u64, pool: &Pool) -> Result<Generated> {
    let mut chance = StdRng::seed_from_u64(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let dated = day(&mut chance)?;
    let facts = facts(&mut chance, dated, pool)?;
    let languages = languages(&mut chance);
    let towns = (pick(&mut chance, TOWNS), pick(&mut chance, TOWNS));
    let mut texts = Vec::with_capacity(languages);
    for words in ALL.iter().take(languages) {
        texts.push(text(&mut chance, words, number, dated, towns, &facts)?);
    }
    let source = (IMPORTER, number.to_string(), i64::from_ne_bytes(seed.to_ne_bytes()));
    Ok(Generated { number, put: Put { source, kind: "article".to_owned(), facts, texts, featured: None } })
}

/// Half of the articles have one text, some have all four.
fn languages(chance: &mut StdRng) -> usize {
    match chance.random_range(0..20) {
        0..12 => 1,
        12..16 => 2,
        16..18 => 3,
        _ => 4,
    }
}

/// A time of the ten years before 2026.
fn day(chance: &mut StdRng) -> Result<Civil> {
    let first: Civil = "2016-01-01".parse().map_err(|_| kernel::Error::internal("a date"))?;
    let minutes = chance.random_range(0..10 * 365 * 24 * 60_i64);
    Ok(first.0.checked_add(jiff::Span::new().minutes(minutes)).map_or(first, Civil))
}

fn facts(chance: &mut StdRng, dated: Civil, pool: &Pool) -> Result<CommonFacts> {
    let mut themes: Vec<_> =
        (0..chance.random_range(1..5)).filter_map(|_| pool.themes.choose(chance).copied()).collect();
    themes.sort();
    themes.dedup();
    let file = |item: &str, media, language| {
        Ok::<_, kernel::Error>(FileFact { item: code(item)?, media, language: Some(language) })
    };
    let files = vec![
        file("minutes", pool.media.choose(chance).copied(), Language::FR)?,
        file("agreement", pool.media.choose(chance).copied(), Language::EN)?,
        file("guide", pool.media.choose(chance).copied(), Language::FR)?,
    ];
    Ok(CommonFacts {
        dated,
        audience: Audience::Public,
        announce: false,
        themes,
        lead: None,
        files,
        contact: pool.contacts.choose(chance).copied(),
        issuer: pool.issuers.choose(chance).copied(),
        link: "https://projet.example/".parse().ok(),
        parent: None,
        own: serde_json::Map::new(),
    })
}

fn code(text: &str) -> Result<Code> {
    text.parse().map_err(|_| kernel::Error::internal("a code"))
}

type Towns = (&'static str, &'static str);

fn text(
    chance: &mut StdRng,
    words: &Words,
    number: u64,
    dated: Civil,
    towns: Towns,
    facts: &CommonFacts,
) -> Result<PutText> {
    let title = pick(chance, words.titles)
        .replace("{a}", towns.0)
        .replace("{b}", towns.1)
        .replace("{t}", pick(chance, words.subjects));
    let title = capital(&title);
    let slug = Slug::from_title(&title).map(|slug| slug.numbered(usize::try_from(number).unwrap_or(usize::MAX)));
    let random = Random::seeded(number.wrapping_mul(4) + u64::from(words.language.as_str().as_bytes()[0]));
    let mut ids = || BlockId::random(&random);
    let body = document::from_markdown(&markdown(chance, words), &mut ids, &mut |_| None).document;
    let titles = facts.files.iter().zip(words.documents).map(|(file, title)| (file.item.clone(), title.to_owned()));
    let zone = jiff::tz::TimeZone::UTC;
    Ok(PutText {
        language: words.language,
        words: CommonWords {
            overline: Some(pick(chance, words.overlines).to_owned()),
            title,
            subtitle: Some(words.subtitle.to_owned()),
            when: None,
            place: Some(towns.0.to_owned()),
            standfirst: Some(pick(chance, words.standfirsts).to_owned()),
            body,
            lead: LeadWords::default(),
            files: titles.collect::<BTreeMap<_, _>>(),
            link: Some(words.link.to_owned()),
            own: serde_json::Map::new(),
        },
        slug: slug.ok_or_else(|| kernel::Error::internal("a title without a slug"))?,
        former_slugs: Vec::new(),
        presence: Presence::Live,
        first_published_at: dated.instant(&zone),
        updated_at: None,
    })
}

/// Paragraphs, headings, a list, a quotation, a table: the blocks of a real article.
fn markdown(chance: &mut StdRng, words: &Words) -> String {
    let paragraph = |chance: &mut StdRng| (0..4).map(|_| pick(chance, words.sentences)).collect::<Vec<_>>().join(" ");
    let list = (0..3).map(|_| format!("- {}", pick(chance, words.sentences))).collect::<Vec<_>>().join("\n");
    let row = |chance: &mut StdRng| format!("| {} | {} |\n", pick(chance, words.subjects), chance.random_range(1..90));
    let table = format!("| {} | n |\n| --- | --- |\n{}{}", pick(chance, words.subjects), row(chance), row(chance));
    format!(
        "{}\n\n{}\n\n## {}\n\n{}\n\n{list}\n\n> {}\n\n## {}\n\n{}\n\n{table}",
        paragraph(chance),
        paragraph(chance),
        pick(chance, words.headings),
        paragraph(chance),
        pick(chance, words.sentences),
        pick(chance, words.headings),
        paragraph(chance),
    )
}

fn pick(chance: &mut StdRng, from: &'static [&'static str]) -> &'static str {
    from.choose(chance).copied().unwrap_or_default()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_is_the_same_article() {
        let one =
            |number| serde_json::to_string(&generate(7, number, &Pool::default()).unwrap().put.texts[0].words).unwrap();
        assert_eq!(one(12), one(12));
        assert_ne!(one(12), one(13));
    }

    #[test]
    fn articles_come_in_several_languages_over_ten_years() {
        let all: Vec<_> = (0..200).map(|number| generate(7, number, &Pool::default()).unwrap().put).collect();
        assert!(all.iter().any(|put| put.texts.len() == 4) && all.iter().any(|put| put.texts.len() == 1));
        let years: std::collections::BTreeSet<_> =
            all.iter().map(|put| put.facts.dated.day()[..4].to_owned()).collect();
        assert_eq!(years.len(), 10);
    }
}

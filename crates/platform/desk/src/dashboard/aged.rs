//! What has grown old: translations whose source changed, pages that nobody has touched for a year, old news that is still read.

use db::Query;
use kernel::{Civil, Instant, Result, Verb};
use publication::{
    Standing,
    store::{
        desk::{
            list::{self, Listed, Sought},
            waiting::{self, Dated},
        },
        reading::ReadText,
    },
};

use super::{
    MOST,
    items::{about, at, href, of_listed},
    views::{Item, Link, Part},
};
use crate::{
    Desk, board,
    reach::{self, reach},
    title::Title,
};

/// After how many months a page is due for a look.
const PAGE_MONTHS: i32 = 12;

/// After how many months a text of a list is, where it is still read: most news is never written anew.
const LISTED_MONTHS: i32 = 24;

/// How many pages are looked at.
const LOOKED_AT: u32 = 200;

/// The parts that are not empty. `read` is what is read most.
pub(super) async fn parts(desk: &Desk, query: &impl Query, read: &[ReadText]) -> Result<Vec<Part>> {
    let mut items = pages(desk, query).await?;
    items.extend(still_read(desk, query, read).await?);
    let aging = Part::new(desk.text("desk-home-aging"), items);
    Ok(stale(desk, query).await?.into_iter().chain(aging).collect())
}

async fn stale(desk: &Desk, query: &impl Query) -> Result<Option<Part>> {
    let sought = Sought { of: reach(desk, Verb::Write), standings: vec![Standing::Stale] };
    let found = list::sought(query, &sought, None, MOST).await?;
    let languages = |listed: &Listed| listed.standings.iter().map(|(language, _)| *language).collect();
    let listed = reach::within(query, desk, Verb::Write, found.listed, languages).await?;
    let beside = |item: Item| Item { href: format!("{}/beside", item.href), ..item };
    let items = listed.iter().filter_map(|listed| of_listed(desk, listed)).map(beside).collect();
    let more = found.next.is_some().then(|| Link {
        label: desk.text("desk-home-stale-all"),
        href: format!("{}?state={}", board::HREF, Standing::Stale.as_str()),
    });
    Ok(Part::new(desk.text("desk-home-stale"), items).map(|part| Part { more, ..part }))
}

/// Pages stand by themselves: each that is old is due.
async fn pages(desk: &Desk, query: &impl Query) -> Result<Vec<Item>> {
    let before = months_ago(desk, PAGE_MONTHS)?;
    let mut all: Vec<Dated> = Vec::new();
    for kind in desk.portal.kinds.iter().filter(|kind| !kind.is_listed) {
        all.extend(waiting::aging(query, kind.name, before, LOOKED_AT).await?);
    }
    all.sort_by_key(|text| text.at);
    let all =
        reach::texts(query, desk, Verb::Write, all, MOST, |text| (text.kind.as_str(), text.publication, text.language));
    let all = all.await?;
    let item = |text: &Dated| Item {
        title: Title::new(desk, &text.title, text.language),
        href: href(desk, &text.kind, text.publication, text.language),
        at: at(desk, text.at),
        about: about(desk, &text.kind, text.language),
    };
    Ok(all.iter().map(item).collect())
}

async fn still_read(desk: &Desk, query: &impl Query, read: &[ReadText]) -> Result<Vec<Item>> {
    let before = months_ago(desk, LISTED_MONTHS)?;
    let is_listed = |text: &ReadText| desk.portal.kinds.get(&text.kind).is_some_and(|kind| kind.is_listed);
    let old = read.iter().filter(|text| is_listed(text) && text.updated_at.is_some_and(|updated| updated < before));
    let own = reach::texts(query, desk, Verb::Write, old.collect(), MOST / 2, |text: &&ReadText| text.what()).await?;
    let item = |text: &ReadText| {
        let updated = text.updated_at?;
        Some(Item {
            title: Title::new(desk, &text.title, text.language),
            href: href(desk, &text.kind, text.publication, text.language),
            at: at(desk, updated),
            about: about(desk, &text.kind, text.language),
        })
    };
    Ok(own.into_iter().filter_map(item).collect())
}

fn months_ago(desk: &Desk, months: i32) -> Result<Instant> {
    let then = desk.civil_now().0.checked_sub(jiff::Span::new().months(months)).map_err(anyhow::Error::from)?;
    Ok(Civil(then).instant(&desk.site.zone))
}

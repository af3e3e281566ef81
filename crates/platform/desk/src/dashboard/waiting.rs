//! What waits for who asks: what they may approve, what was sent back to them, what they write, what happens soon.

use db::Query;
use kernel::{Result, Verb};
use publication::{
    Standing,
    store::desk::{
        list::{self, Listed, Sought},
        schedule::Deed,
        waiting::{self, Dated},
    },
};

use super::{
    MOST,
    items::{about, at, href, of_listed},
    views::{Item, Part},
};
use crate::{
    Desk,
    reach::{self, is_within, reach},
    title::Title,
};

/// How many plans are looked at.
const PLANS: u32 = 40;

/// The parts that are not empty.
pub(super) async fn parts(desk: &Desk, query: &impl Query) -> Result<Vec<Part>> {
    let me = desk.me.account.id;
    let sought = Sought { of: reach(desk, Verb::Publish), standings: vec![Standing::InReview] };
    let found = list::sought(query, &sought, None, MOST).await?.listed;
    let reviews = reach::within(query, desk, Verb::Publish, found, languages).await?;
    let back = list::mine(query, me, Standing::SentBack, MOST).await?.listed;
    let back = reach::within(query, desk, Verb::Write, back, languages).await?;
    let drafts = list::mine(query, me, Standing::Writing, MOST).await?.listed;
    let drafts = reach::within(query, desk, Verb::Write, drafts, languages).await?;
    let items = |listed: &[Listed]| listed.iter().filter_map(|listed| of_listed(desk, listed)).collect();
    let all = [
        Part::new(desk.text("desk-home-in-review"), items(&reviews)),
        Part::new(desk.text("desk-home-sent-back"), items(&back)),
        Part::new(desk.text("desk-home-writing"), items(&drafts)),
        Part::new(desk.text("desk-home-scheduled"), soon(desk, query).await?),
    ];
    Ok(all.into_iter().flatten().collect())
}

fn languages(listed: &Listed) -> Vec<kernel::Language> {
    listed.standings.iter().map(|(language, _)| *language).collect()
}

async fn soon(desk: &Desk, query: &impl Query) -> Result<Vec<Item>> {
    let reach = reach(desk, Verb::Preview);
    let mut planned = Vec::new();
    for (deed, text) in waiting::soon(query, PLANS).await? {
        let named = (text.kind.as_str(), text.publication);
        if reach.contains(&(named.0, text.language))
            && is_within(query, desk, Verb::Preview, named, &[text.language]).await?
        {
            planned.push((deed, text));
        }
    }
    let item = |(deed, text): (Deed, Dated)| {
        let deed = desk.text(match deed {
            Deed::Publish => "desk-home-will-publish",
            Deed::Withdraw => "desk-home-will-withdraw",
        });
        Item {
            title: Title::new(desk, &text.title, text.language),
            href: href(desk, &text.kind, text.publication, text.language),
            at: at(desk, text.at),
            about: format!("{deed} · {}", about(desk, &text.kind, text.language)),
        }
    };
    Ok(planned.into_iter().take(MOST).map(item).collect())
}

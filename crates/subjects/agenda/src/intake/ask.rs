//! The polite job: it asks an address at most every six hours, and only for what has changed; it says in whose name it asks, and
//! waits longer where nobody answers.

use std::collections::HashSet;

use db::Uuid;
use jobs::{Context, Job, Pace};
use kernel::{Actor, Error, Instant, Result};
use portal::Portal;
use publication::store::{desk::save::By, put::Putting};
use serde::{Deserialize, Serialize};
use web::{Answered, Outgoing};

use super::{
    address::{Address, Report, Trouble},
    take::{self, Hand},
    weigh::{Key, Rules, Weighed},
};
use crate::{
    calendar,
    moment::Zone,
    store::{addresses, bringing},
};

/// The largest calendar that is taken, in bytes.
pub(crate) const LARGEST: usize = 2_000_000;

/// Asks an address, and plans when it is asked again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct AskCalendar {
    /// The address.
    pub(crate) calendar: Uuid,
    /// For when this was planned: where it is due at another time, another job is.
    pub(crate) due_at: i64,
}

impl AskCalendar {
    /// For an address, when it is due.
    pub(crate) fn of(address: &Address) -> Self {
        Self { calendar: address.id, due_at: address.due_at.0 }
    }
}

impl Job for AskCalendar {
    const KIND: &'static str = "agenda-ask-calendar";

    async fn run(self, context: &Context) -> Result<()> {
        let snapshot = context.db.snapshot().await?;
        let found = addresses::one(&snapshot, self.calendar).await?;
        drop(snapshot);
        let is_planned = |address: &Address| !address.is_paused && address.due_at.0 == self.due_at;
        let Some(mut address) = found.filter(is_planned) else { return Ok(()) };
        let portal = context.get::<Portal>()?;
        let client = context.get::<Outgoing>()?;
        let answer = client.ask(&address.url, LARGEST, Some(&portal.web.public_url), &address.state).await;
        let now = context.clock.now();
        match answer {
            Ok(Answered::Same) => address.answered(now),
            Ok(Answered::Found(found)) => match std::str::from_utf8(&found.bytes).ok().map(str::to_owned) {
                Some(text) => take_in(context, portal, &mut address, (text, found.state), now).await?,
                None => address.failed(now, Trouble::NoCalendar, None),
            },
            Ok(Answered::Refused(status, after)) => address.failed(now, Trouble::of_status(status), after),
            Err(Error::NotAllowed) => address.failed(now, Trouble::Private, None),
            Err(Error::TooLarge) => address.failed(now, Trouble::Large, None),
            Err(_) => address.failed(now, Trouble::Silent, None),
        }
        settle(context, &address, self.due_at).await
    }
}

/// Takes in what came.
async fn take_in(
    context: &Context,
    portal: &Portal,
    address: &mut Address,
    (text, state): (String, web::Known),
    now: Instant,
) -> Result<()> {
    let site = portal.site().await?;
    let zone = site.zone.iana_name().and_then(|name| name.parse().ok()).unwrap_or_else(Zone::utc);
    let read = tokio::task::spawn_blocking(move || calendar::read(&text, &zone)).await.map_err(anyhow::Error::from)?;
    let Ok(read) = read else {
        address.failed(now, Trouble::NoCalendar, None);
        return Ok(());
    };
    let rules = Rules {
        now,
        language: address.into.language,
        host: portal.web.public_url.split_once("://").map_or("", |(_, host)| host),
        with_past: false,
        calendar: Some(address.id),
    };
    let snapshot = context.db.snapshot().await?;
    let weighed = take::weighed(&snapshot, read, &rules).await?;
    let mut report = missing(&snapshot, address, &weighed, now).await?;
    drop(snapshot);
    let (clock, random) = (&context.clock, &context.random);
    let putting = Putting {
        kinds: &portal.kinds,
        themes: &site.themes,
        languages: site.languages(),
        zone: &site.zone,
        clock,
        random,
    };
    let hand = Hand { putting, by: By { account: None, clock, random }, actor: Actor::System };
    let mut pace = Pace::new(&context.db);
    for one in &weighed {
        take::one(pace.write().await?, &hand, one, &address.into, &mut report).await?;
        pace.step().await?;
    }
    pace.end().await?;
    address.answered(now);
    (address.state, address.report) = (state, Some(report));
    Ok(())
}

/// What the address brought and has no longer, though it is to come.
async fn missing(query: &impl db::Query, address: &Address, weighed: &[Weighed], now: Instant) -> Result<Report> {
    let mut report = Report::default();
    let there: HashSet<&Key> = weighed.iter().map(|one| &one.key).collect();
    for (key, brought) in bringing::of_calendar(query, address.id).await? {
        let Some(said) = brought.said.filter(|_| !there.contains(&key)) else { continue };
        if said.recurrence.is_some() || said.stretch.over_at(said.zone.zone()) > now {
            report.miss(&said.title, brought.publication);
        }
    }
    Ok(report)
}

/// Notes what came of it, and plans the next time; where an editor changed the address meanwhile, that holds.
async fn settle(context: &Context, address: &Address, due_at: i64) -> Result<()> {
    let mut write = context.db.write().await?;
    let present = addresses::one(&write, address.id).await?;
    if present.is_none_or(|present| present.due_at.0 != due_at) {
        return Ok(());
    }
    addresses::heard(&write, address).await?;
    if !address.is_paused {
        jobs::enqueue_at(&mut write, &context.random, &AskCalendar::of(address), address.due_at).await?;
    }
    write.commit().await
}

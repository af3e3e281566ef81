//! Dates as lists show them.

use i18n::DateStyle;
use kernel::{Civil, Instant, Language};
use portal::{Asked, EventRow, TileView};

use super::address_of;
use crate::{
    EventKind,
    form::kind_word,
    moment::{Moment, Stretch},
    store::Dated,
    when,
};

/// Dates as lists show them, in their order.
pub(crate) fn rows<'a>(asked: &Asked, all: impl IntoIterator<Item = &'a Dated>) -> Vec<EventRow> {
    let now = asked.portal.web.clock.now();
    all.into_iter().filter_map(|dated| row(asked, dated, now)).collect()
}

/// Until when such a list is right: one of them is over, or begins.
pub(crate) fn fresh_until(asked: &Asked, all: &[Dated]) -> Option<Civil> {
    let now = asked.portal.web.clock.now().0;
    let changes = all.iter().flat_map(|dated| [dated.begins_at, dated.over_at]).filter(|at| *at > now).min();
    changes.map(|at| Instant(at).civil(&asked.site.zone))
}

fn row(asked: &Asked, dated: &Dated, now: Instant) -> Option<EventRow> {
    let stretch = dated.stretch()?;
    let i18n = &asked.portal.web.i18n;
    let language = dated.text_language();
    let of: Language = if asked.site.languages().contains(&language) { language } else { asked.language };
    let hour = match stretch.starts {
        Moment::Time(at) => Some(i18n.date(asked.language, at, DateStyle::Time)),
        Moment::Day(_) => None,
    };
    Some(EventRow {
        tile: tile(&stretch),
        href: address_of(asked, of, &dated.slug),
        title: dated.title.clone(),
        language: language.to_string(),
        dir: language.direction().as_str().to_owned(),
        foreign: language != asked.language,
        when: said(asked, dated, &stretch),
        hour,
        place: dated.place_words.clone(),
        kind: asked.text(kind_word(EventKind::read(&dated.kind))),
        status: dated.status().word().map(|key| asked.text(key)),
        now: dated.begins_at <= now.0 && now.0 < dated.over_at,
    })
}

/// When, in words: whose hours these are where they are not the site's, and that it comes again.
fn said(asked: &Asked, dated: &Dated, stretch: &Stretch) -> String {
    let i18n = &asked.portal.web.i18n;
    let mut said = when::when(i18n, asked.language, stretch);
    let there = dated.zone().filter(|zone| {
        let at = Instant(dated.begins_at);
        !stretch.is_all_day() && at.civil(zone.zone()) != at.civil(&asked.site.zone)
    });
    if let Some(there) = there {
        let args = [("when", said.into()), ("place", there.place().into())];
        said = i18n.text(asked.language, "agenda-when-there", &args);
    }
    if dated.recurs() {
        said = i18n.text(asked.language, "agenda-when-again", &[("when", said.into())]);
    }
    said
}

/// The days of one month together, else the first alone: a tile says one month.
fn tile(stretch: &Stretch) -> TileView {
    let (first, last) = (stretch.starts.day(), stretch.last_day());
    let is_short = first != last && (first.year(), first.month()) == (last.year(), last.month());
    let days = if is_short { format!("{}–{}", first.day(), last.day()) } else { first.day().to_string() };
    TileView { day: first.to_string(), days, first: Moment::Day(first).civil().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_names_the_days_of_one_month_and_else_the_first() {
        let days = |starts: &str, ends: &str| {
            tile(&Stretch { starts: starts.parse().unwrap(), ends: Some(ends.parse().unwrap()) }).days
        };
        assert_eq!(days("2024-11-18", "2024-11-21"), "18–21");
        assert_eq!(days("2025-04-30", "2025-05-04"), "30");
        assert_eq!(days("2025-04-30T09:00", "2025-04-30T10:00"), "30");
    }
}

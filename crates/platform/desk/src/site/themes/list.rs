//! The list of themes: sought by words, narrowed to a kind.

use std::collections::HashMap;

use axum::response::Response;
use kernel::ThemeId;
use publication::store::lists;
use themes::{Theme, ThemeKind};
use web::Failure;

use super::{HREF, KINDS, href, name};
use crate::{
    Choice, Desk, Field,
    site::{
        Act, allowed,
        form::{field, line},
        tabs,
        views::{ThemeRow, ThemesPage},
    },
};

/// How many are shown; where there are more, words narrow them.
const MOST: usize = 100;

/// Shows it.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let counts = counts(&desk).await?;
    let words = desk.param("q").map(|words| line(&words)).unwrap_or_default();
    let kind = desk.param("kind").and_then(|kind| kind.parse::<ThemeKind>().ok());
    let (found, total) = found(&desk, &words, kind);
    let view = ThemesPage {
        head: desk.head(&desk.text("desk-site-themes")).help("site"),
        tabs: tabs(&desk),
        new_href: format!("{HREF}/new"),
        filters: filters(&desk, &words, kind),
        narrowed: !words.is_empty() || kind.is_some(),
        rows: found.into_iter().map(|(name, theme)| row(&desk, name, theme, &counts)).collect(),
        more: total.saturating_sub(MOST),
    };
    desk.page(&view)
}

/// How many public publications stand under each theme.
async fn counts(desk: &Desk) -> Result<HashMap<ThemeId, i64>, Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let mut counts = HashMap::new();
    for kind in desk.portal.kinds.iter().filter(|kind| kind.is_listed) {
        for (theme, count) in lists::theme_counts(&snapshot, kind.name).await? {
            *counts.entry(theme).or_default() += count;
        }
    }
    Ok(counts)
}

/// The first themes that fit, by their names, and how many fit in all. Only those that are shown are sorted: of ten thousand
/// that would take longer than the page may.
fn found<'d>(desk: &'d Desk, words: &str, kind: Option<ThemeKind>) -> (Vec<(String, &'d Theme)>, usize) {
    let wanted = words.to_lowercase();
    let of_kind = desk.site.themes.iter().filter(|theme| kind.is_none_or(|kind| kind == theme.kind));
    let fits = |(name, theme): &(String, &Theme)| {
        let other = || theme.names.iter().any(|(_, name)| name.to_lowercase().contains(&wanted));
        wanted.is_empty() || name.to_lowercase().contains(&wanted) || theme.key.to_lowercase() == wanted || other()
    };
    let mut all: Vec<_> = of_kind.map(|theme| (name(desk, theme), theme)).filter(fits).collect();
    let total = all.len();
    let order = |a: &(String, &Theme), b: &(String, &Theme)| {
        desk.portal.web.i18n.compare(desk.language, &a.0, &b.0).then(a.1.id.cmp(&b.1.id))
    };
    if total > MOST {
        all.select_nth_unstable_by(MOST, order);
        all.truncate(MOST);
    }
    all.sort_by(order);
    (all, total)
}

fn filters(desk: &Desk, words: &str, kind: Option<ThemeKind>) -> Vec<Field> {
    let any = Choice { label: desk.text("desk-list-any"), chosen: kind.is_none(), value: String::new() };
    let choice = |(own, key): (ThemeKind, &str)| Choice {
        value: own.as_str().to_owned(),
        label: desk.text(key),
        chosen: kind == Some(own),
    };
    let choices = std::iter::once(any).chain(KINDS.map(choice)).collect();
    vec![
        field(desk, "q", "desk-site-search", words),
        Field { choices, ..field(desk, "kind", "desk-site-theme-kind", "") },
    ]
}

fn row(desk: &Desk, own: String, theme: &Theme, counts: &HashMap<ThemeId, i64>) -> ThemeRow {
    let kind = KINDS.iter().find(|(kind, _)| *kind == theme.kind).map_or("", |(_, key)| key);
    let broader = theme.broader.and_then(|id| desk.site.themes.get(id));
    ThemeRow {
        name: own,
        href: href(theme.id),
        kind: desk.text(kind),
        broader: broader.map(|theme| name(desk, theme)),
        count: counts.get(&theme.id).copied().unwrap_or_default(),
    }
}

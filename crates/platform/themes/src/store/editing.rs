//! What the desk does with themes: making one, changing it, making one of two.

use std::collections::BTreeMap;

use db::{Entry, Query, Write, values};
use i18n::I18n;
use kernel::{Error, Language, Result, Slug, ThemeId};

use super::{
    BY_NAME, CURRENT_SLUGS, INSERT, LIFT, MERGE, MOVE_NARROWER, PUT_SLUG, RETIRE_SLUGS, Row, SLUG_OF, SlugRow, UPDATE,
    all, json, put_slug,
};
use crate::{Theme, Themes};

/// A theme's present slugs.
pub type Slugs = BTreeMap<Language, Slug>;

/// The present slugs of a theme.
pub async fn slugs(query: &impl Query, id: ThemeId) -> Result<Slugs> {
    let rows = query.all::<SlugRow>(CURRENT_SLUGS, values![id.0, true]).await?;
    Ok(rows.into_iter().filter_map(|row| Some((row.language.parse().ok()?, row.slug.parse().ok()?))).collect())
}

/// Makes a theme. Errors: `Invalid` where there is one of its kind and key.
pub async fn create(write: &mut Write, theme: &Theme, i18n: &I18n) -> Result<()> {
    let kind = theme.kind.as_str();
    if write.one::<Row>(BY_NAME, values![kind, theme.key.clone()]).await?.is_some() {
        return Err(Error::field("key", "desk-site-fault-theme-known"));
    }
    let broader = theme.broader.map(|id| id.0);
    write.execute(INSERT, values![theme.id.0, kind, theme.key.clone(), json(&theme.names)?, broader]).await?;
    for language in Language::INTERFACE {
        put_slug(write, theme, language, i18n).await?;
    }
    write.journal(Entry { room: "themes", thing: theme.id.0, what: "made" });
    Ok(())
}

/// All themes, where this one is itself. Errors: `NotFound` where it came into another.
async fn own(query: &impl Query, id: ThemeId) -> Result<Themes> {
    let themes = all(query).await?;
    if themes.present(id) == id { Ok(themes) } else { Err(Error::NotFound) }
}

/// Gives a theme other names, another place under the others, other slugs; a former slug leads to the present one. Errors:
/// `Invalid` where it would stand under itself, or where another theme has or had a slug.
pub async fn change(write: &mut Write, theme: &Theme, slugs: &Slugs) -> Result<()> {
    let themes = own(write, theme.id).await?;
    if theme.broader.is_some_and(|broader| themes.with_broader(broader).contains(&theme.id)) {
        return Err(Error::field("broader", "desk-site-fault-circle"));
    }
    write.execute(UPDATE, values![theme.id.0, json(&theme.names)?, theme.broader.map(|id| id.0)]).await?;
    for (language, slug) in slugs {
        set_slug(write, theme, *language, slug).await?;
    }
    write.journal(Entry { room: "themes", thing: theme.id.0, what: "renamed" });
    Ok(())
}

async fn set_slug(write: &Write, theme: &Theme, language: Language, slug: &Slug) -> Result<()> {
    let (place, tag) = (theme.kind.place().as_str(), language.as_str());
    match write.one::<SlugRow>(SLUG_OF, values![place, tag, slug.as_str()]).await? {
        Some(row) if row.theme != theme.id.0 => {
            Err(Error::field(format!("slug-{language}"), "desk-site-fault-slug-taken"))
        }
        Some(row) if row.current => Ok(()),
        _ => {
            write.execute(RETIRE_SLUGS, values![theme.id.0, tag, false]).await?;
            write.execute(PUT_SLUG, values![place, tag, slug.as_str(), theme.id.0, true]).await?;
            Ok(())
        }
    }
}

/// Makes one of two: the first is the second from now on, its slugs lead there, and what stood under it stands under the
/// second. Says all themes as they are then. Errors: `Invalid` where it is the same theme, `NotFound` where it is another already.
pub async fn merge(write: &mut Write, from: ThemeId, into: ThemeId) -> Result<Themes> {
    let themes = own(write, from).await?;
    let (from, into) = (themes.get(from).ok_or(Error::NotFound)?, themes.get(into).ok_or(Error::NotFound)?);
    if from.id == into.id {
        return Err(Error::field("into", "desk-site-fault-same-theme"));
    }
    if themes.with_broader(into.id).contains(&from.id) {
        // It stood under the one that goes: it takes its place, lest it come to stand under itself.
        write.execute(LIFT, values![into.id.0, from.broader.map(|id| id.0)]).await?;
    }
    write.execute(MOVE_NARROWER, values![from.id.0, into.id.0]).await?;
    write.execute(MERGE, values![from.id.0, into.id.0]).await?;
    write.journal(Entry { room: "themes", thing: from.id.0, what: "merged" });
    all(write).await
}

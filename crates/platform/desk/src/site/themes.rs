//! `/desk/themes`: topics, countries and regions of the world.

pub(super) mod list;
pub(super) mod merging;
pub(super) mod new;
pub(super) mod one;

use kernel::{FieldError, Language, Slug, ThemeId};
use publication::{Rederive, store::put::Putting, store::rederive::rederive};
use themes::{Theme, ThemeKind, Themes};

use super::form::{Reading, add_translations, field, hinted, languages};
use crate::{Desk, Fields};

/// Where they are.
pub(super) const HREF: &str = "/desk/themes";

/// How many publications are derived anew at once; a job does the others.
const AT_ONCE: u32 = 500;

/// The three kinds, each with the key of its name.
const KINDS: [(ThemeKind, &str); 3] = [
    (ThemeKind::Topic, "desk-site-theme-topic"),
    (ThemeKind::Country, "desk-site-theme-country"),
    (ThemeKind::Region, "desk-site-theme-region"),
];

/// The address of a theme in the desk.
fn href(id: ThemeId) -> String {
    format!("{HREF}/{id}")
}

/// A theme's name for who reads the page.
fn name(desk: &Desk, theme: &Theme) -> String {
    desk.site.theme_name(&desk.portal, theme, desk.language).to_owned()
}

/// A theme by its name in any language of the site, however it is written; or by its id.
fn named(desk: &Desk, given: &str) -> Option<ThemeId> {
    let wanted = given.to_lowercase();
    let is_so = |theme: &&Theme| {
        let mut languages = desk.site.languages().iter();
        languages.any(|language| desk.site.theme_name(&desk.portal, theme, *language).to_lowercase() == wanted)
    };
    let by_id = || given.parse().ok().filter(|id| desk.site.themes.get(*id).is_some());
    desk.site.themes.iter().find(is_so).map(|theme| theme.id).or_else(by_id)
}

/// The theme that a field names; nothing where it is empty.
fn theme_of(desk: &Desk, reading: &mut Reading<'_>, field: &str) -> Option<ThemeId> {
    let given = reading.text(field, super::form::NAME)?;
    let found = named(desk, &given);
    if found.is_none() {
        reading.blame(FieldError::new(field, "desk-fault-theme").quoting(given));
    }
    found
}

/// A slug in each language of the site, where one is given.
fn slugs_of(desk: &Desk, reading: &mut Reading<'_>) -> themes::store::Slugs {
    let slug = |language: &Language| {
        let given = reading.value::<Slug>(&format!("slug-{language}"), "desk-site-fault-slug");
        given.map(|slug| (*language, slug))
    };
    desk.site.languages().iter().filter_map(slug).collect()
}

/// Adds the fields that a theme has in any form: names, and what contains it.
fn add_fields(desk: &Desk, fields: &mut Fields, theme: &Theme) {
    add_translations(desk, fields, "name", "desk-site-theme-name", &theme.names);
    let broader = theme.broader.and_then(|id| desk.site.themes.get(id));
    let broader = broader.map(|theme| name(desk, theme)).unwrap_or_default();
    fields.add(hinted(desk, "broader", "desk-site-theme-broader", "desk-site-theme-broader-hint", &broader));
    // A fault of the whole form has its place too.
    fields.add(field(desk, "form", "desk-site-form", ""));
}

/// Derives what stands under a theme anew, after the theme came to stand elsewhere. What is more than can be done at once
/// is left to a job.
async fn derive_again(desk: &Desk, write: &mut db::Write, themes: &Themes, theme: ThemeId) -> kernel::Result<()> {
    let web = &desk.portal.web;
    let putting = Putting {
        kinds: &desk.portal.kinds,
        themes,
        languages: desk.site.languages(),
        zone: &desk.site.zone,
        clock: &web.clock,
        random: &web.random,
    };
    if let Some(last) = rederive(write, &putting, Some(theme), None, AT_ONCE).await? {
        jobs::enqueue(write, &web.random, &Rederive::rest_of(theme, last)).await?;
    }
    Ok(())
}

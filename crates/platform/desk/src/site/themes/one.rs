//! One theme.

use axum::{extract::Path, response::Response};
use kernel::{Error, FieldError, Language, ThemeId, Translations};
use publication::store::lists;
use themes::{
    Theme, ThemeKind,
    store::{self, Slugs},
};
use web::{Failure, Form};

use super::{HREF, add_fields, derive_again, href, languages, name, slugs_of, theme_of};
use crate::{
    Desk, Field, Fields,
    publications::sent::Sent,
    site::{
        Act, allowed,
        form::{NAME, Reading, Refused, head, hinted, shown_again, stamp, stand, status},
        record, tabs,
        views::{ThemeLink, ThemePage},
    },
};

/// Shows it; a theme that came into another leads to that other.
pub(crate) async fn show(desk: Desk, Path(id): Path<db::Uuid>) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let present = desk.site.themes.present(ThemeId(id));
    if present.0 != id {
        return Ok(web::see_other(&href(present)));
    }
    page(&desk, present, None).await
}

/// Changes its names, its slugs and what contains it.
pub(crate) async fn save(
    desk: Desk,
    Path(id): Path<db::Uuid>,
    Form(sent): Form<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let (sent, id) = (Sent(sent), ThemeId(id));
    let mut write = desk.portal.db.write().await?;
    let (before, slugs) = (store::get(&write, id).await?, store::slugs(&write, id).await?);
    let changed = match read(&desk, &sent, &before, &slugs) {
        Ok((theme, slugs)) => store::change(&mut write, &theme, &slugs).await.map(|()| theme),
        Err(faults) => Err(Error::Invalid(faults)),
    };
    let theme = match changed {
        Err(Error::Invalid(faults)) => {
            drop(write);
            return page(&desk, id, Some((&sent, faults))).await;
        }
        changed => changed?,
    };
    if theme.broader != before.broader {
        let themes = store::all(&write).await?;
        derive_again(&desk, &mut write, &themes, id).await?;
    }
    let detail = serde_json::json!({ "name": name(&desk, &theme) });
    record(&desk, &write, "saved", Some(("theme", id.0)), detail).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{}?done=saved", href(id))))
}

fn read(desk: &Desk, sent: &Sent, before: &Theme, slugs: &Slugs) -> Result<(Theme, Slugs), Vec<FieldError>> {
    let mut reading = Reading::new(sent);
    reading.is_fresh(&stamp(&(before, slugs)));
    // A country has the names of CLDR, and a topic that an import brought by its key alone has that.
    let names = if before.kind == ThemeKind::Country || before.names.is_empty() {
        reading.translations(desk, "name", NAME, &before.names)
    } else {
        reading.names(desk, "name", &before.names)
    };
    let broader = theme_of(desk, &mut reading, "broader");
    let slugs = slugs_of(desk, &mut reading);
    reading.end((Theme { names, broader, ..before.clone() }, slugs))
}

/// The page of a theme, with the forms to change it and to bring it into another.
pub(super) async fn page(desk: &Desk, id: ThemeId, refused: Refused<'_>) -> Result<Response, Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let (theme, slugs) = (store::get(&snapshot, id).await?, store::slugs(&snapshot, id).await?);
    let mut count = 0;
    for kind in desk.portal.kinds.iter().filter(|kind| kind.is_listed) {
        count += lists::theme_count(&snapshot, kind.name, id).await?;
    }
    let mut fields = Fields::default();
    add_fields(desk, &mut fields, &theme);
    add_slugs(desk, &mut fields, &slugs);
    fields.add(hinted(desk, "into", "desk-site-theme-into", "desk-site-theme-into-hint", ""));
    fields.add(stand(desk, &stamp(&(&theme, &slugs))));
    let fields = shown_again(desk, fields, &refused);
    let own = name(desk, &theme);
    let view = ThemePage {
        head: head(desk, &own, &fields).crumb(desk.text("desk-site-themes"), HREF),
        tabs: tabs(desk),
        action: href(id),
        is_new: false,
        languages: languages(desk, &["name", "slug"]),
        count,
        public: public(desk, &theme),
        narrower: narrower(desk, id),
        merging: Some(format!("{}/merging", href(id))),
        fields,
    };
    desk.page_with(status(&view.fields), &view)
}

fn add_slugs(desk: &Desk, fields: &mut Fields, slugs: &Slugs) {
    let all: Translations = slugs.iter().map(|(language, slug)| (*language, slug.to_string())).collect();
    super::add_translations(desk, fields, "slug", "desk-site-theme-slug", &all);
    let hint = desk.text("desk-site-theme-slug-hint");
    let first = format!("slug-{}", desk.site.settings.first_language());
    if let Some(field) = fields.by_name.remove(&first) {
        fields.add(Field { hint: Some(hint), ..field });
    }
}

/// Where readers find it, by language.
fn public(desk: &Desk, theme: &Theme) -> Vec<ThemeLink> {
    let link = |language: &Language| {
        let label = desk.portal.web.i18n.language_name(desk.language, *language);
        desk.site.theme_href(theme, *language).map(|href| ThemeLink { label, href })
    };
    desk.site.languages().iter().filter_map(link).collect()
}

/// The themes within it, by their names, at most a hundred.
fn narrower(desk: &Desk, id: ThemeId) -> Vec<ThemeLink> {
    let within = desk.site.themes.narrower(id).take(100);
    let mut links: Vec<_> = within.map(|theme| ThemeLink { label: name(desk, theme), href: href(theme.id) }).collect();
    links.sort_by(|a, b| desk.portal.web.i18n.compare(desk.language, &a.label, &b.label));
    links
}

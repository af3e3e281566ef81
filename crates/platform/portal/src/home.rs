//! The home page, and the address without a language.

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use kernel::Error;
use publication::{store::lists, visible};
use settings::Home;
use themes::ThemeKind;
use web::{Failure, RawTarget};

use crate::{
    Asked, Portal,
    cards::cards,
    coming::coming,
    feeds::feed_path,
    site::home_path,
    views::{HomePage, HomeThemes, ThemeLink},
};

/// `/`: to the home page in the language that the reader's browser asks for. An old address may hide in the query.
pub(crate) async fn negotiate(portal: Portal, request: Request) -> Result<Response, Failure> {
    let site = portal.site().await?;
    if let Some(RawTarget(raw)) = request.extensions().get::<RawTarget>()
        && raw.contains('?')
        && let Some(target) = publication::store::redirects::find(&portal.db.page_snapshot().await?, raw).await?
    {
        return Ok(web::redirect(&target));
    }
    let accepts = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let wanted = accepts.and_then(|accept| i18n::negotiate(accept, site.languages()));
    let language = wanted.unwrap_or_else(|| site.settings.first_language());
    let mut response = web::see_other(&home_path(language));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Language"));
    Ok(response)
}

/// `/fr`: the home page has a slash at its end.
pub(crate) async fn without_slash(asked: Asked) -> Result<Response, Failure> {
    Ok(web::redirect(&home_path(asked.language)))
}

/// `/fr/`.
pub(crate) async fn show(asked: Asked) -> Result<Response, Failure> {
    let kind = asked.portal.kinds.iter().find(|kind| kind.is_listed).ok_or(Error::NotFound)?;
    let snapshot = asked.portal.db.page_snapshot().await?;
    let seen = visible(&asked.actor);
    let now = asked.portal.now(&asked.site);
    let (featured, until) = lists::featured(&snapshot, &seen, asked.language, "home", now).await?;
    let news = lists::Filter { kind: Some(kind.name.to_owned()), ..lists::Filter::default() };
    let latest = lists::list(&snapshot, &seen, asked.language, &news, None, 11).await?;
    let latest: Vec<_> = latest
        .cards
        .into_iter()
        .filter(|card| featured.iter().all(|top| top.publication != card.publication))
        .take(6)
        .collect();
    let counts = lists::theme_counts(&snapshot, kind.name).await?;
    let (coming, coming_until) = if asked.site.settings.home.contains(&Home::Coming) {
        coming(&asked, &snapshot, None).await?
    } else {
        (None, None)
    };
    let title = asked.site.settings.tagline.best(asked.language, asked.site.languages()).map_or("", |(text, _)| text);
    let parts: Vec<&str> = [title].into_iter().filter(|part| !part.is_empty()).collect();
    let head = asked
        .head(&parts)
        .languages(|language| (home_path(language), true))
        .description(Some(title))
        .feed(asked.portal.kind_label(kind.name, asked.language), feed_path(asked.language))
        .image(crate::social::site_image(&asked))
        .json_ld(&organisation(&asked))
        .assets(&["portal.css"], &[])
        .build();
    let view = HomePage {
        head,
        sections: asked.site.settings.home.iter().map(|section| section_name(*section).to_owned()).collect(),
        featured: cards(&asked, &snapshot, &featured).await?,
        latest: cards(&asked, &snapshot, &latest).await?,
        latest_href: kind.list_path(asked.language),
        coming,
        themes: most_used(&asked, &counts),
    };
    asked.portal.page(
        &asked.site,
        &asked.actor,
        asked.language,
        StatusCode::OK,
        &view,
        until.into_iter().chain(coming_until).min(),
    )
}

fn section_name(section: Home) -> &'static str {
    match section {
        Home::Featured => "featured",
        Home::Latest => "latest",
        Home::Coming => "coming",
        Home::Themes => "themes",
    }
}

/// The themes with the most publications, by their names.
fn most_used(asked: &Asked, counts: &std::collections::HashMap<kernel::ThemeId, i64>) -> HomeThemes {
    let of = |kind: ThemeKind, most: usize| {
        let mut used: Vec<_> = asked.site.themes.iter().filter(|theme| theme.kind == kind).collect();
        used.retain(|theme| counts.get(&theme.id).is_some_and(|count| *count > 0));
        used.sort_by_key(|theme| (std::cmp::Reverse(counts.get(&theme.id).copied()), theme.id));
        let mut links: Vec<_> = used.into_iter().take(most).filter_map(|theme| link(asked, theme.id, counts)).collect();
        sort(asked, &mut links);
        links
    };
    HomeThemes {
        topics: of(ThemeKind::Topic, 12),
        countries: of(ThemeKind::Country, 12),
        regions: of(ThemeKind::Region, 8),
    }
}

/// A theme as a link with its count.
pub(crate) fn link(
    asked: &Asked,
    id: kernel::ThemeId,
    counts: &std::collections::HashMap<kernel::ThemeId, i64>,
) -> Option<ThemeLink> {
    let link = asked.site.theme_link(&asked.portal, id, asked.language)?;
    Some(ThemeLink { label: link.label, href: link.href, count: counts.get(&id).copied() })
}

/// Sorts links the language's way.
pub(crate) fn sort(asked: &Asked, links: &mut [ThemeLink]) {
    links.sort_by(|a, b| asked.portal.web.i18n.compare(asked.language, &a.label, &b.label));
}

/// The site's publisher, for search engines (schema.org Organization).
pub(crate) fn organisation(asked: &Asked) -> serde_json::Value {
    serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": asked.site.settings.name_in(asked.language),
        "url": asked.portal.web.absolute(&home_path(asked.language)),
    })
}

/// Answers that need no page.
pub(crate) fn plain(mime: &'static str, body: impl Into<axum::body::Body>) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(mime))], body.into()).into_response()
}

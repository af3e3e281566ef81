//! The sitemap for search engines (sitemaps.org): an index and files of at most 50,000 addresses, each with its
//! languages (`hreflang`).

use axum::{extract::Path, response::Response};
use kernel::{Actor, Error, Language, PublicationId};
use publication::{
    store::lists::{self, SitemapRow},
    visible,
};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use web::{Failure, Stored};

use crate::{Portal, SiteView, home::plain, site::home_path};

const NAMESPACE: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");
const XHTML: (&str, &str) = ("xmlns:xhtml", "http://www.w3.org/1999/xhtml");

/// `/sitemap.xml`: the index.
pub(crate) async fn index(portal: Portal) -> Result<Response, Failure> {
    let site = portal.site().await?;
    let snapshot = portal.db.page_snapshot().await?;
    let files = lists::sitemap_files(&snapshot, site.settings.first_language()).await?;
    let names = std::iter::once("/sitemap/pages.xml".to_owned())
        .chain((0..files.len()).map(|at| format!("/sitemap/{}.xml", at + 1)));
    document(|writer| {
        writer.create_element("sitemapindex").with_attribute(NAMESPACE).write_inner_content(|writer| {
            for name in names {
                let loc = portal.web.absolute(&name);
                writer.create_element("sitemap").write_inner_content(|writer| text(writer, "loc", &loc))?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

/// `/sitemap/pages.xml`, `/sitemap/1.xml`: a file.
pub(crate) async fn file(portal: Portal, Path(name): Path<String>) -> Result<Response, Failure> {
    let site = portal.site().await?;
    let number = name.strip_suffix(".xml").ok_or(Error::NotFound)?;
    if number == "pages" {
        return urls(&portal, &fixed(&portal, &site));
    }
    let one = number.parse::<usize>().ok().filter(|one| one.to_string() == number);
    let number = one.ok_or(Error::NotFound)?;
    let snapshot = portal.db.page_snapshot().await?;
    let files = lists::sitemap_files(&snapshot, site.settings.first_language()).await?;
    let from = *files.get(number.wrapping_sub(1)).ok_or(Error::NotFound)?;
    let rows = lists::sitemap(&snapshot, &visible(&Actor::Anonymous), from, files.get(number).copied()).await?;
    urls(&portal, &texts(&portal, &site, &rows))
}

/// An address with the languages of the same thing.
struct Url {
    path: String,
    updated: Option<String>,
    languages: Vec<(String, String)>,
}

/// Home, lists, themes, in every language of the site.
fn fixed(portal: &Portal, site: &SiteView) -> Vec<Url> {
    let mut all = Vec::new();
    let mut add = |paths: &dyn Fn(Language) -> Option<String>| {
        let languages: Vec<_> =
            site.languages().iter().filter_map(|language| Some((language.to_string(), paths(*language)?))).collect();
        for (_, path) in &languages {
            all.push(Url { path: path.clone(), updated: None, languages: languages.clone() });
        }
    };
    add(&|language| Some(home_path(language)));
    for kind in portal.kinds.iter().filter(|kind| kind.is_listed) {
        add(&|language| Some(kind.list_path(language)));
    }
    add(&|language| Some(crate::site::themes_path(language)));
    let mut themes: Vec<_> = site.themes.iter().collect();
    themes.sort_by_key(|theme| theme.id);
    for theme in themes {
        add(&|language| site.theme_href(theme, language));
    }
    all
}

/// Texts, each where it is in its own language.
fn texts(portal: &Portal, site: &SiteView, rows: &[SitemapRow]) -> Vec<Url> {
    let path = |row: &SitemapRow| {
        let language: Language = row.language.parse().ok()?;
        let page = || {
            site.pages
                .get(&language)?
                .iter()
                .find(|page| page.publication == PublicationId(row.publication))
                .map(|page| page.href.clone())
        };
        page().or_else(|| portal.kinds.path(&row.kind, language, &row.slug))
    };
    let mut all = Vec::new();
    for group in rows.chunk_by(|a, b| a.publication == b.publication) {
        let languages: Vec<_> = group.iter().filter_map(|row| Some((row.language.clone(), path(row)?))).collect();
        for (row, (_, path)) in group.iter().zip(&languages) {
            let updated = Some(kernel::Instant(row.updated_at).to_rfc3339());
            all.push(Url { path: path.clone(), updated, languages: languages.clone() });
        }
    }
    all
}

fn urls(portal: &Portal, all: &[Url]) -> Result<Response, Failure> {
    document(|writer| {
        writer.create_element("urlset").with_attribute(NAMESPACE).with_attribute(XHTML).write_inner_content(
            |writer| {
                for url in all {
                    writer.create_element("url").write_inner_content(|writer| {
                        text(writer, "loc", &portal.web.absolute(&url.path))?;
                        if let Some(updated) = &url.updated {
                            text(writer, "lastmod", updated)?;
                        }
                        for (language, path) in url.languages.iter().filter(|_| url.languages.len() > 1) {
                            let href = portal.web.absolute(path);
                            let attributes =
                                [("rel", "alternate"), ("hreflang", language.as_str()), ("href", href.as_str())];
                            writer.create_element("xhtml:link").with_attributes(attributes).write_empty()?;
                        }
                        Ok(())
                    })?;
                }
                Ok(())
            },
        )?;
        Ok(())
    })
}

type Xml = Writer<Vec<u8>>;

fn text(writer: &mut Xml, name: &str, value: &str) -> std::io::Result<()> {
    writer.create_element(name).write_text_content(BytesText::new(value))?;
    Ok(())
}

fn document(write: impl FnOnce(&mut Xml) -> std::io::Result<()>) -> Result<Response, Failure> {
    let mut writer = Writer::new(Vec::new());
    let written =
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).and_then(|()| write(&mut writer));
    written.map_err(|error| Error::internal(format!("writing the sitemap: {error}")))?;
    let mut response = plain("application/xml; charset=utf-8", writer.into_inner());
    if let Some(stored) = Stored::for_actor(&Actor::Anonymous, None) {
        response.extensions_mut().insert(stored);
    }
    Ok(response)
}

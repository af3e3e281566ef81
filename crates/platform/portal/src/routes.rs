//! The portal's addresses, for the kinds that the subjects bring.

use axum::routing::get;
use kernel::{Language, Verb};
use themes::Place;
use web::{Route, address};

use crate::{
    Subject, feeds, files, home, lists, machines, preview, seek, site::place_word, sitemap, social, text, theme_pages,
};

/// All addresses of the portal, with those of the subjects' texts and lists.
pub fn routes(subjects: &[Subject]) -> Vec<Route> {
    let mut routes = vec![
        Route::fresh("/", Verb::Read, get(home::negotiate)),
        Route::page("/sitemap.xml", get(sitemap::index)),
        Route::page("/sitemap/{file}", get(sitemap::file)),
        Route::page("/social/{whose}/{file}", get(social::show)),
        Route::page("/robots.txt", get(machines::robots)),
        Route::page("/icon.svg", get(machines::icon)),
        Route::page("/theme.css", get(machines::theme_css)),
        Route::fresh("/.well-known/security.txt", Verb::Read, get(machines::security)),
        Route::fresh("/fichiers/{id}/{name}", Verb::Read, get(files::show)).params(&["preview"]),
        Route::fresh("/preview/{*token}", Verb::Read, get(preview::show)).secret(),
        Route::fresh("/healthz", Verb::Read, get(machines::health)),
        Route::fresh("/readyz", Verb::Read, get(machines::ready)),
    ];
    for language in Language::INTERFACE {
        routes.push(Route::page(format!("/{language}"), get(home::without_slash)));
        routes.push(Route::page(format!("/{language}/"), get(home::show)));
        routes.push(Route::page(feeds::feed_path(language), get(feeds::site)));
        routes.extend(seek::routes(language));
        for place in [Place::Themes, Place::Places] {
            let index = address::path(&[language.as_str(), place_word(place, language)]);
            routes.push(Route::page(format!("{index}/{{slug}}"), get(theme_pages::show)).params(theme_pages::PARAMS));
            routes.push(Route::page(format!("{index}/{{slug}}/feed.atom"), get(feeds::theme)));
            routes.push(Route::page(index, get(theme_pages::index)));
        }
        for subject in subjects {
            let params = subject.pages.map_or(lists::PARAMS, |pages| pages.params);
            let words =
                subject.kind.segments.iter().filter(|(known, _)| *known == language).flat_map(|(_, words)| *words);
            for word in words {
                let list = address::path(&[language.as_str(), word]);
                routes.push(Route::page(format!("{list}/{{slug}}"), get(text::show)).params(params));
                routes.push(Route::page(format!("{list}/{{slug}}/{{month}}"), get(lists::show)).params(params));
                routes.push(Route::page(list, get(lists::show)).params(params));
            }
        }
    }
    routes
}

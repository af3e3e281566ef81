//! The portal's addresses, for the kinds that the subjects bring.

use axum::routing::get;
use kernel::{Language, Verb};
use publication::Kinds;
use themes::Place;
use web::{Route, address};

use crate::{feeds, files, home, lists, machines, preview, site::place_word, sitemap, social, text, theme_pages};

/// All addresses of the portal.
pub fn routes(kinds: &Kinds) -> Vec<Route> {
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
        for place in [Place::Themes, Place::Places] {
            let index = address::path(&[language.as_str(), place_word(place, language)]);
            routes.push(Route::page(format!("{index}/{{slug}}"), get(theme_pages::show)).params(theme_pages::PARAMS));
            routes.push(Route::page(format!("{index}/{{slug}}/feed.atom"), get(feeds::theme)));
            routes.push(Route::page(index, get(theme_pages::index)));
        }
        let words = kinds
            .iter()
            .flat_map(|kind| kind.segments)
            .filter(|(known, _)| *known == language)
            .flat_map(|(_, words)| *words);
        for word in words {
            let list = address::path(&[language.as_str(), word]);
            routes.push(Route::page(format!("{list}/{{slug}}"), get(text::show)).params(lists::PARAMS));
            routes.push(Route::page(format!("{list}/{{slug}}/{{month}}"), get(lists::show)).params(lists::PARAMS));
            routes.push(Route::page(list, get(lists::show)).params(lists::PARAMS));
        }
    }
    routes
}

//! What needs the whole room: its routes beside the portal's, its pages in the site's frame.

use axum::Router;
use i18n::{I18n, LocaleFile};
use kernel::Language;
use minijinja::{Value, value::Serde};
use portal::{
    Subject,
    views::{FrameView, SearchBox, SiteLink},
};
use proptest::prelude::*;
use publication::KindInfo;
use web::{Assets, Templates, View};

use crate::{
    contact::form::{Outcome, Refusal, fields},
    letter::Fields,
    room, subject,
    view::{ContactFields, ContactPage},
};

fn i18n() -> I18n {
    let files = room().locales.iter().map(|file| ("pages", file)).chain(portal::LOCALES.iter().map(|f| ("portal", f)));
    let files: Vec<_> = files
        .map(|(room, (language, source))| LocaleFile { room, language: *language, source: (*source).into() })
        .collect();
    I18n::new(&files, &[], Language::FR).unwrap()
}

fn templates(i18n: &I18n) -> Templates {
    let sources = [room().templates, portal::room().templates].concat();
    Templates::new(&sources, &web::Overrides::default(), i18n, &Assets::embedded()).unwrap()
}

fn frame(language: Language) -> Value {
    Value::from(Serde(FrameView {
        site: SiteLink { name: "Villes".into(), tagline: String::new(), href: "/fr/".into(), logo: None },
        language: language.to_string(),
        dir: language.direction().as_str().into(),
        search: SearchBox {
            href: "/fr/recherche".into(),
            suggestions: "/fr/recherche/suggestions".into(),
            description: "/fr/recherche/opensearch.xml".into(),
        },
        menu: vec![],
        footer: vec![],
        accessibility: None,
        notice: None,
        styles: vec![],
        scripts: vec![],
        icon: "/icon.svg".into(),
        generator: "Malines".into(),
        canonical_base: "https://villes.example".into(),
    }))
}

/// All routes of the portal, with a kind that has words of its own, and this room's.
fn all_routes() -> Vec<web::Route> {
    let news = KindInfo {
        is_tree: false,
        own: publication::Own::NONE,
        projection: None,
        name: "article",
        room: "articles",
        segments: &[(Language::FR, &["actualites", "nouvelles"]), (Language::AR, &["الأخبار"])],
        is_listed: true,
    };
    let news = Subject { kind: news, ..subject() };
    let mut routes = portal::routes(&[news, subject()]);
    routes.extend(web::asset_routes());
    routes.extend(room().routes);
    routes
}

#[test]
fn no_pattern_collides_with_those_of_the_portal() {
    let routes = all_routes();
    let _: Router = routes.iter().fold(Router::new(), |all, route| all.route(&route.path, route.handler.clone()));
    let mut known = matchit::Router::new();
    for route in &routes {
        known.insert(route.path.clone(), route.path.clone()).unwrap();
    }
    let news = web::address::path(&["ar", "الأخبار"]);
    let theme = web::address::path(&["ar", "مواضيع"]);
    for (path, pattern) in [
        ("/fr/le-reseau", "/fr/{page}"),
        ("/fr/actualites-du-reseau", "/fr/{page}"),
        ("/fr/le-reseau/gouvernance", "/fr/{page}/{child}"),
        ("/fr/le-reseau/feed.atom", "/fr/{page}/{child}"),
        ("/fr/", "/fr/"),
        ("/fr", "/fr"),
        ("/fr/feed.atom", "/fr/feed.atom"),
        ("/fr/themes", "/fr/themes"),
        ("/fr/themes/eau", "/fr/themes/{slug}"),
        ("/fr/themes/eau/feed.atom", "/fr/themes/{slug}/feed.atom"),
        ("/fr/actualites", "/fr/actualites"),
        ("/fr/actualites/2017", "/fr/actualites/{slug}"),
        ("/fr/nouvelles/2017/11", "/fr/nouvelles/{slug}/{month}"),
        (news.as_str(), news.as_str()),
        (&format!("{theme}/x"), &format!("{theme}/{{slug}}")),
        ("/ar/%D8%B4", "/ar/{page}"),
        ("/sitemap/pages.xml", "/sitemap/{file}"),
    ] {
        assert_eq!(known.at(path).unwrap().value, pattern, "{path}");
    }
    for path in ["/fr/a/b/c", "/fr/a/", "/xx/a"] {
        assert!(known.at(path).is_err(), "{path}");
    }
}

#[test]
fn every_sample_is_shown_in_every_language() {
    let i18n = i18n();
    let templates = templates(&i18n);
    for info in room().views {
        for sample in (info.samples)() {
            for language in Language::INTERFACE {
                let html = templates.render_shipped(sample.template, language, &frame(language), &sample.page).unwrap();
                assert!(!html.contains("pages-contact-"), "a key without words in {}: {language}", sample.template);
                assert_eq!(html.matches("<h1").count(), 1, "{}", sample.template);
            }
        }
    }
}

fn page(templates: &Templates, fields: ContactFields) -> String {
    let full = ContactPage::samples().swap_remove(0);
    let view = ContactPage { fields, reason: None, ..full };
    let view = Value::from(Serde(view));
    templates.render_shipped(ContactPage::TEMPLATE, Language::FR, &frame(Language::FR), &view).unwrap()
}

/// What HTML is made of, in their order: whatever is written in a field, it adds none of them.
fn skeleton(html: &str) -> String {
    html.chars().filter(|c| matches!(c, '<' | '>' | '"' | '\'')).collect()
}

/// Texts that try to get out, and any others.
fn texts() -> impl Strategy<Value = String> {
    let wicked = prop::sample::select(vec![
        "</textarea><script>alert(1)</script>",
        "\" onfocus=\"alert(1)",
        "' autofocus '",
        "<!--",
        "]]>",
        "{{ 7 * 7 }}",
        "{% raw %}",
        "&lt;script&gt;",
        "\u{0}<\u{feff}",
        "a@b.example\r\nBcc: x@y.example",
    ]);
    prop_oneof![wicked.prop_map(str::to_owned), any::<String>(), "[<>\"'&/ a-z\\r\\n\u{202e}]{0,40}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_is_written_stays_within_its_field(
        name in texts(), email in texts(), subject in texts(), message in texts(),
    ) {
        let i18n = i18n();
        let templates = templates(&i18n);
        let given = Fields { name, email, subject, message, ..Fields::default() };
        let refusal = match given.letter() {
            Err(faults) => Refusal::Faults(faults),
            Ok(_) => Refusal::Doubt(web::Doubt::TooOld),
        };
        let shown = |fields_given: Fields| {
            let outcome = Outcome { fields: fields_given, refusal: Some(refusal) };
            page(&templates, fields(&i18n, Language::FR, &outcome))
        };
        prop_assert_eq!(skeleton(&shown(given)), skeleton(&shown(Fields::default())));
    }
}

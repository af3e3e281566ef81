//! Samples of the views, light on data and full: what the tests render in every language.

use super::{
    Active, CalendarView, CardView, ComingView, Crumb, ElsewherePage, ErrorPage, EventRow, FilterLink, Filters, Head,
    HomePage, HomeThemes, ImageView, LaceView, LanguageLink, LetterPart, LinkTitle, LinkView, ListPage, MembersPage,
    PictureView, ThemeLink, ThemePage, ThemesPage, TileView, TopicLink,
};

/// A head with everything.
pub(crate) fn head() -> Head {
    let language = |tag: &str, current| LanguageLink {
        language: tag.into(),
        name: tag.to_uppercase(),
        dir: if tag == "ar" { "rtl" } else { "ltr" }.into(),
        href: format!("/{tag}/"),
        current,
        available: tag != "es",
    };
    Head {
        title: "Exemple — Villes en lien".into(),
        description: Some("Une description".into()),
        canonical: "https://villes.example/fr/exemple".into(),
        language: "fr".into(),
        dir: "ltr".into(),
        alternates: vec![super::Alternate { language: "en".into(), href: "https://villes.example/en/example".into() }],
        languages: vec![language("fr", true), language("en", false), language("es", false), language("ar", false)],
        feeds: vec![LinkTitle { title: "Actualités".into(), href: "/fr/feed.atom".into() }],
        breadcrumbs: vec![
            Crumb { label: "Accueil".into(), href: Some("/fr/".into()), language: None, dir: None },
            Crumb { label: "Example".into(), href: None, language: Some("en".into()), dir: Some("ltr".into()) },
        ],
        image: Some(ImageView {
            href: "https://villes.example/i.jpg".into(),
            width: 1600,
            height: 1067,
            alt: "Un pont".into(),
        }),
        kind: "article".into(),
        json_ld: Some("{}".into()),
        prev: Some("/fr/a".into()),
        next: Some("/fr/b".into()),
        noindex: true,
        preview: Some(
            "Aperçu d’un brouillon, qui n’est pas publié. Ce lien vaut jusqu’au 1 décembre 2026 inclus.".into(),
        ),
        styles: vec!["portal.css".into()],
        scripts: vec!["share.js".into()],
    }
}

/// A head with nothing but what must be.
fn bare() -> Head {
    Head {
        title: "Exemple".into(),
        canonical: "https://villes.example/".into(),
        language: "fr".into(),
        dir: "ltr".into(),
        kind: "website".into(),
        ..Head::default()
    }
}

fn link() -> LinkView {
    LinkView { label: "Belgique".into(), href: "/fr/pays/belgique".into() }
}

fn theme(count: Option<i64>) -> ThemeLink {
    ThemeLink { label: "Belgique".into(), href: "/fr/pays/belgique".into(), count }
}

pub(super) fn full_card() -> CardView {
    CardView {
        href: "/en/news/example".into(),
        title: "Cities <write> & talk".into(),
        language: "en".into(),
        dir: "ltr".into(),
        foreign: true,
        language_name: "anglais".into(),
        overline: Some("Conference".into()),
        standfirst: Some("A standfirst.".into()),
        when: Some("16 and 17 November 2017".into()),
        place: Some("Mechelen, Belgium".into()),
        dated: "2017-11-20T09:00:00".into(),
        themes: vec![link()],
        picture: Some(PictureView {
            src: "/fichiers/1/a.jpg".into(),
            srcset: "/fichiers/1/a-480.jpg 480w".into(),
            avif_srcset: Some("/fichiers/1/a-480.avif 480w".into()),
            webp_srcset: Some("/fichiers/1/a-480.webp 480w".into()),
            sizes: "100vw".into(),
            width: 1600,
            height: 1067,
            alt: "A bridge".into(),
            credit: Some("A town".into()),
            caption: Some("The bridge".into()),
        }),
        lace: LaceView { seed: 42 },
        kind_label: "Actualités".into(),
    }
}

fn light_card() -> CardView {
    CardView {
        language: "fr".into(),
        foreign: false,
        overline: None,
        standfirst: None,
        when: None,
        place: None,
        themes: vec![],
        picture: None,
        ..full_card()
    }
}

pub(super) fn home() -> Vec<HomePage> {
    let themes =
        || HomeThemes { topics: vec![theme(Some(3))], countries: vec![theme(None)], regions: vec![theme(Some(1))] };
    let none = || HomeThemes { topics: vec![], countries: vec![], regions: vec![] };
    let sections = || ["featured", "latest", "coming", "themes"].map(str::to_owned).to_vec();
    let latest_href = || "/fr/actualites".to_owned();
    vec![
        HomePage {
            head: head(),
            sections: sections(),
            featured: vec![full_card(), light_card()],
            latest: vec![light_card(), full_card()],
            latest_href: latest_href(),
            coming: Some(coming()),
            themes: themes(),
        },
        HomePage {
            head: bare(),
            sections: sections(),
            featured: vec![],
            latest: vec![],
            latest_href: latest_href(),
            coming: None,
            themes: none(),
        },
    ]
}

fn coming() -> ComingView {
    let event = |foreign: bool| EventRow {
        tile: TileView { day: "2024-11-18".into(), days: "18–21".into(), first: "2024-11-18T00:00:00".into() },
        href: "/fr/agenda/rencontres".into(),
        title: "8e Rencontres & débats".into(),
        language: "en".into(),
        dir: "ltr".into(),
        foreign,
        when: "18–21 novembre 2024".into(),
        hour: foreign.then(|| "17:30".into()),
        place: foreign.then(|| "Malines".into()),
        kind: "Conférence".into(),
        status: foreign.then(|| "Annulé".into()),
        now: foreign,
    };
    let webcal = "webcal://villes.example/fr/agenda.ics".into();
    ComingView {
        events: vec![event(true), event(false)],
        href: "/fr/agenda".into(),
        calendar: CalendarView { href: "/fr/agenda.ics".into(), webcal },
    }
}

pub(super) fn list() -> Vec<ListPage> {
    let choice = |current| FilterLink {
        label: "2017".into(),
        href: "/fr/actualites/2017".into(),
        current,
        count: (!current).then_some(12),
    };
    let filters = Filters {
        themes: vec![choice(false)],
        countries: vec![choice(true)],
        years: vec![choice(true)],
        months: vec![choice(false)],
        languages: vec![choice(false)],
        active: vec![Active { label: "2017".into(), remove_href: "/fr/actualites".into() }],
    };
    vec![
        ListPage {
            head: head(),
            heading: "Actualités".into(),
            intro: Some("Ce qui se passe".into()),
            cards: vec![full_card(), light_card()],
            filters,
            newer: Some("/fr/actualites?before=x".into()),
            older: Some("/fr/actualites?after=x".into()),
            feed: "/fr/feed.atom".into(),
            empty: false,
        },
        ListPage {
            head: bare(),
            heading: "Actualités".into(),
            intro: None,
            cards: vec![],
            filters: Filters::default(),
            newer: None,
            older: None,
            feed: "/fr/feed.atom".into(),
            empty: true,
        },
    ]
}

pub(super) fn themes() -> Vec<ThemesPage> {
    let inner = TopicLink { label: "Accueil".into(), href: "/fr/themes/accueil".into(), count: None, narrower: vec![] };
    let outer = TopicLink {
        label: "Migration".into(),
        href: "/fr/themes/migration".into(),
        count: Some(4),
        narrower: vec![inner],
    };
    let part = LetterPart { letter: "B".into(), items: vec![theme(Some(2))] };
    vec![
        ThemesPage { head: head(), topics: vec![outer], regions: vec![theme(None)], countries: vec![part] },
        ThemesPage { head: bare(), topics: vec![], regions: vec![], countries: vec![] },
    ]
}

fn theme_page(head: Head, full: bool) -> ThemePage {
    ThemePage {
        head,
        heading: "Belgique".into(),
        kind: if full { "country" } else { "topic" }.into(),
        broader: if full { vec![link()] } else { vec![] },
        narrower: if full { vec![theme(Some(1))] } else { vec![] },
        coming: full.then(coming),
        cards: if full { vec![full_card()] } else { vec![] },
        newer: full.then(|| "/fr/pays/belgique?before=x".to_owned()),
        older: full.then(|| "/fr/pays/belgique?after=x".to_owned()),
        feed: "/fr/pays/belgique/feed.atom".into(),
    }
}

pub(super) fn theme_pages() -> Vec<ThemePage> {
    vec![theme_page(head(), true), theme_page(bare(), false)]
}

pub(super) fn error() -> Vec<ErrorPage> {
    let page = |head, full: bool| ErrorPage {
        head,
        status: if full { 500 } else { 404 },
        heading: "Une erreur".into(),
        text: "Réessayez".into(),
        request: full.then(|| "a1b2c3".to_owned()),
        themes: if full { vec![theme(None)] } else { vec![] },
        latest: if full { vec![light_card()] } else { vec![] },
    };
    vec![page(head(), true), page(bare(), false)]
}

pub(super) fn elsewhere() -> Vec<ElsewherePage> {
    let available = head().languages;
    let page = |head, standfirst| ElsewherePage {
        head,
        title: "Cities".into(),
        standfirst,
        text_language: "en".into(),
        text_dir: "ltr".into(),
        dated: "2017-11-20T09:00:00".into(),
        available: available.clone(),
    };
    vec![page(head(), Some("A standfirst".into())), page(bare(), None)]
}

pub(super) fn members() -> Vec<MembersPage> {
    vec![
        MembersPage { head: head(), sign_in_href: Some("/desk".into()) },
        MembersPage { head: bare(), sign_in_href: None },
    ]
}

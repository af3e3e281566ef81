//! Pages as they may be, light on data and full.

use portal::{
    CardView, ContactView, DocumentView, ExternalLink, Head, LaceView, LanguageLink, LinkView, PictureView,
    RelatedView, ThemeLink,
};

use super::{
    ActiveFacet, AlbumPicture, BrowsePage, ChapterView, CiteView, FacetLink, FacetView, FactLine, FactValue, FileView,
    ReadView, RecordCard, RecordPage, SectionView,
};

fn head() -> Head {
    Head { title: "Exemple".into(), language: "fr".into(), dir: "ltr".into(), ..Head::default() }
}

fn picture() -> PictureView {
    PictureView {
        src: "/i.jpg".into(),
        srcset: "/i.jpg 480w".into(),
        avif_srcset: None,
        webp_srcset: None,
        sizes: "100vw".into(),
        width: 480,
        height: 320,
        alt: "Un pont".into(),
        credit: Some("Une ville".into()),
        caption: Some("Le pont".into()),
    }
}

pub(super) fn records() -> Vec<RecordPage> {
    vec![full(), bare()]
}

fn full() -> RecordPage {
    let entry = |number: usize| AlbumPicture {
        anchor: format!("picture-{number}"),
        picture: picture(),
        number,
        before: (number > 1).then(|| "picture-1".into()),
        after: (number < 2).then(|| "picture-2".into()),
        href: "/fichiers/1/a.jpg".into(),
        bytes: 120_000,
    };
    let line = |label: &str, href: Option<&str>| FactLine {
        label: label.into(),
        values: vec![FactValue { text: "Ville de Malines".into(), href: href.map(Into::into), is_name: true }],
    };
    RecordPage {
        head: head(),
        kind: "Film".into(),
        overline: Some("Au-dessus".into()),
        title: "Le port & la ville".into(),
        subtitle: Some("Sous-titre".into()),
        standfirst: Some("Chapô".into()),
        dated: "2017-11-20T09:00:00".into(),
        picture: Some(picture()),
        lace: LaceView { seed: 7 },
        read: Some(ReadView {
            href: "/fichiers/1/a.pdf".into(),
            pages: Some(12),
            bytes: 212_000,
            language: Some("fr".into()),
        }),
        html: Some("https://villes.example/guide".into()),
        album: vec![entry(1), entry(2)],
        chapters: vec![ChapterView {
            time: "1:23".into(),
            title: "Le quai".into(),
            href: "/fichiers/1/a.ogg#t=83".into(),
            seconds: 83,
        }],
        body: Some(document::Html::from_trusted("<p>Texte</p>".into()).into()),
        practice: vec![SectionView { heading: "Résultats".into(), words: "Une école.\nUn puits.".into() }],
        documents: DocumentView::samples(),
        lines: vec![line("Auteur", None), line("Droits", Some("https://villes.example/"))],
        themes: vec![ThemeLink { label: "Migration".into(), href: "/fr/themes/migration".into(), count: None }],
        contact: Some(ContactView::sample()),
        link: Some(ExternalLink { label: "Le site".into(), href: "https://villes.example/".into() }),
        cite: CiteView {
            words: "Ville de Malines. Guide. 2005. https://villes.example/fr/ressources/guide".into(),
            files: vec![LinkView { label: "BibTeX".into(), href: "/fr/ressources/guide.bib".into() }],
        },
        zip: Some(FileView { href: "/fr/ressources/guide.zip".into(), bytes: 1_200_000 }),
        related: vec![RelatedView::sample()],
        archived: true,
        translations: vec![LanguageLink {
            language: "ar".into(),
            name: "العربية".into(),
            dir: "rtl".into(),
            href: "/ar/x".into(),
            current: false,
            available: true,
        }],
        text_language: "en".into(),
        text_dir: "ltr".into(),
        foreign: true,
        all: "/fr/ressources".into(),
    }
}

fn bare() -> RecordPage {
    RecordPage {
        overline: None,
        subtitle: None,
        standfirst: None,
        picture: None,
        read: None,
        html: None,
        album: vec![],
        chapters: vec![],
        body: None,
        practice: vec![],
        documents: vec![],
        lines: vec![],
        themes: vec![],
        contact: None,
        link: None,
        zip: None,
        related: vec![],
        archived: false,
        translations: vec![],
        foreign: false,
        ..full()
    }
}

pub(super) fn browse() -> Vec<BrowsePage> {
    let record = |is_full: bool| RecordCard {
        card: card(is_full),
        kind: "Album".into(),
        is_page: is_full,
        date: is_full.then(|| "juin 2005".into()),
        creators: is_full.then(|| "Ville de Malines".into()),
        pictures: is_full.then_some(12),
    };
    let link = |count: Option<i64>| FacetLink {
        label: "Film".into(),
        href: "/fr/ressources?type=video".into(),
        current: count.is_none(),
        count,
    };
    let page = |is_list: bool, is_full: bool| BrowsePage {
        head: head(),
        heading: "Ressources".into(),
        total: is_full.then_some(1_234),
        facets: vec![FacetView { label: "Type".into(), links: vec![link(Some(12)), link(None)], is_of_names: false }],
        active: vec![ActiveFacet { label: "Film".into(), remove_href: "/fr/ressources".into() }],
        all: "/fr/ressources".into(),
        records: vec![record(true), record(false)],
        is_list,
        grid_href: "/fr/ressources".into(),
        list_href: "/fr/ressources?view=list".into(),
        newer: is_full.then(|| "/fr/ressources?before=x".into()),
        older: is_full.then(|| "/fr/ressources?after=x".into()),
    };
    let empty = BrowsePage { facets: vec![], active: vec![], records: vec![], ..page(false, false) };
    vec![page(false, true), page(true, true), BrowsePage { records: vec![], ..page(false, false) }, empty]
}

fn card(is_full: bool) -> CardView {
    CardView {
        href: "/fr/ressources/le-port".into(),
        title: "Le port".into(),
        language: "fr".into(),
        dir: "ltr".into(),
        foreign: !is_full,
        language_name: "français".into(),
        overline: is_full.then(|| "Au-dessus".into()),
        standfirst: is_full.then(|| "Chapô".into()),
        when: None,
        place: None,
        dated: "2017-11-20T09:00:00".into(),
        themes: vec![],
        picture: is_full.then(picture),
        lace: LaceView { seed: 7 },
        kind_label: "Ressources".into(),
    }
}

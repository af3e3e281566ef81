//! Samples of the library's pages, light on data and full.

use web::View;

use super::{
    CardView, CollectionView, CollectionsPage, FilePage, LanguageView, LibraryPage, RevisionView, TrackView,
    UploadPage, UseView,
};
use crate::{Choice, DeskHead, Field, Fields};

impl View for LibraryPage {
    const TEMPLATE: &'static str = "desk/media.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let card = CardView {
            href: "/desk/media/0195e1a0-0000-7000-8000-000000000001".into(),
            title: "إعلان مالين".into(),
            language: Some("ar".into()),
            dir: Some("rtl".into()),
            foreign: true,
            summary: "PDF, 12 pages, 1,2 Mo".into(),
            uses: "3 publications".into(),
            look: Some("En cours de lecture".into()),
            picture: None,
            class: "document".into(),
        };
        let full = Self {
            head: DeskHead::sample(),
            filters: vec![field("q"), Field { choices: vec![Choice::default()], ..field("class") }],
            saved: crate::filters::SavedView::sample(),
            unused: true,
            narrowed: true,
            upload_href: Some("/desk/media/upload".into()),
            collections_href: Some("/desk/media/collections".into()),
            files: vec![card],
            next: Some("/desk/media?before=0195e1a0-0000-7000-8000-000000000001".into()),
        };
        let light = Self { upload_href: None, collections_href: None, files: vec![], next: None, ..empty() };
        vec![light, full]
    }
}

fn empty() -> LibraryPage {
    LibraryPage {
        head: DeskHead::sample(),
        filters: vec![field("q")],
        saved: crate::filters::SavedView::default(),
        unused: false,
        narrowed: false,
        upload_href: None,
        collections_href: None,
        files: vec![],
        next: None,
    }
}

fn field(name: &str) -> Field {
    Field { name: name.into(), label: name.into(), hint: Some("…".into()), ..Field::default() }
}

fn fields(names: &[&str]) -> Fields {
    let mut fields = Fields::default();
    for name in names {
        fields.add(field(name));
    }
    fields
}

impl View for FilePage {
    const TEMPLATE: &'static str = "desk/media-file.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let names = [
            "title-fr",
            "description-fr",
            "transcript-fr",
            "creator",
            "credit",
            "licence",
            "consent",
            "language",
            "accessible",
            "untold",
            "poster",
            "focus_x",
            "focus_y",
            "is_public",
            "version",
        ];
        let light = || Self {
            head: DeskHead::sample(),
            fields: fields(&names),
            languages: vec![LanguageView {
                language: "fr".into(),
                dir: "ltr".into(),
                name: "français".into(),
                title: "title-fr".into(),
                description: "description-fr".into(),
                transcript: Some("transcript-fr".into()),
            }],
            arrived_at: "2017-11-20T09:00:00".into(),
            ..Self::default()
        };
        let mut faulty = fields(&names);
        faulty.faulty = vec!["version".into()];
        let full = Self {
            fields: faulty,
            collections: vec![Choice { value: "1".into(), label: "Sahel".into(), chosen: true }],
            look: Some("…".into()),
            is_picture: true,
            is_unshown: true,
            author: Some("Camille Exemple".into()),
            is_document: true,
            has_captions: true,
            is_video: true,
            is_scan: true,
            tracks: vec![TrackView::default()],
            text: Some("Déclaration de Malines".into()),
            text_in: Some(crate::Tongue::sample()),
            uses: vec![UseView { is_live: true, ..UseView::default() }],
            revisions: vec![RevisionView { at: "2017-11-20T09:00:00".into(), ..RevisionView::default() }],
            is_used: true,
            is_read: true,
            may_write: true,
            may_publish: true,
            may_configure: true,
            ..light()
        };
        vec![light(), full]
    }
}

impl View for UploadPage {
    const TEMPLATE: &'static str = "desk/media-upload.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let sample = |faulty: &[&str]| {
            let mut fields = fields(&["file"]);
            fields.faulty = faulty.iter().map(ToString::to_string).collect();
            Self {
                head: DeskHead::sample(),
                action: "/desk/media/upload".into(),
                uploads: "/desk/media/uploads".into(),
                largest: 512 << 20,
                fields,
            }
        };
        vec![sample(&[]), sample(&["file"])]
    }
}

impl View for CollectionsPage {
    const TEMPLATE: &'static str = "desk/media-collections.html";

    fn canonical(&self) -> &str {
        &self.head.canonical
    }

    fn samples() -> Vec<Self> {
        let sample = |collections| Self {
            head: DeskHead::sample(),
            collections,
            names: vec!["name-fr".into()],
            new: fields(&["name-fr"]),
            action: "/desk/media/collections".into(),
        };
        let one = CollectionView {
            name: "Sahel".into(),
            href: "/desk/media?collection=1".into(),
            action: "/desk/media/collections/1".into(),
            files: 12,
            fields: fields(&["name-fr"]),
        };
        vec![sample(vec![]), sample(vec![one])]
    }
}

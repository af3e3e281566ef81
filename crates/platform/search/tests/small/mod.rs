//! A small index in a temporary folder.

use std::sync::LazyLock;

use kernel::Language;
use search::{Audience, Extent, Index, Position, Record, Thing};

/// The folder and the index in it.
#[allow(dead_code, reason = "not every test file asks it")]
pub(crate) struct Shelf {
    pub(crate) index: Index,
    _folder: tempfile::TempDir,
}

#[allow(dead_code, reason = "not every test file asks it")]
impl Shelf {
    /// With these publications.
    pub(crate) fn of(publications: &[Vec<Record>]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::of(folder.path()).unwrap();
        let mut pen = index.build().unwrap();
        for records in publications {
            pen.add(records).unwrap();
        }
        pen.commit(Position { number: 1, at: 1 }).unwrap();
        index.put_in_place(&pen).unwrap();
        Self { index, _folder: folder }
    }
}

/// One for all that only ask.
#[allow(dead_code, reason = "not every test file asks it")]
pub(crate) fn shared() -> &'static Shelf {
    static SHARED: LazyLock<Shelf> = LazyLock::new(|| {
        let titled = |number, language, title: &str| vec![Record { title: title.into(), ..record(number, language) }];
        Shelf::of(&[
            titled(1, Language::FR, "Le droit de la coopération"),
            titled(2, Language::EN, "Water for the town"),
            titled(3, Language::AR, "إعلان الهجرة"),
        ])
    });
    &SHARED
}

/// A record about which nothing is known but its number.
pub(crate) fn record(number: u64, language: Language) -> Record {
    Record {
        thing: Thing { kind: "article".into(), id: db::Uuid::from_u64_pair(0x0197_0000_0000_7000, number) },
        language,
        audience: Audience::Public,
        extent: Extent::Whole,
        is_archived: false,
        overline: String::new(),
        title: String::new(),
        standfirst: String::new(),
        body: String::new(),
        issuer: String::new(),
        place: String::new(),
        names: Vec::new(),
        attached: Vec::new(),
        themes: Vec::new(),
        countries: Vec::new(),
        dated: "2020-01-01".parse().unwrap(),
        weight: 100,
    }
}

/// The index of a folder, opened, and what it lacks.
#[allow(dead_code, reason = "not every test file asks it")]
pub(crate) fn opened(folder: &std::path::Path) -> (Index, Option<search::Lack>) {
    let index = Index::of(folder).unwrap();
    let lack = index.open();
    (index, lack)
}

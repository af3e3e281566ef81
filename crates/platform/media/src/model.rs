//! A medium: what it consists of, and what is known of it.

use std::{collections::BTreeMap, str::FromStr};

use files::{Hash, Stored};
use kernel::{AccountId, Code, Instant, Language, MediaId, Name, Slug, ValueError};
use serde::{Deserialize, Serialize};

use crate::{Focus, Format, Picture, Rendition};

/// A file of the library.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Medium {
    /// Its id.
    pub id: MediaId,
    /// Its bytes, in the file store.
    pub hash: Hash,
    /// Its length.
    pub bytes: u64,
    /// What it is.
    pub format: Format,
    /// The name under which it is saved, without its ending.
    pub slug: Slug,
    /// The language of its content, where it has one.
    pub language: Option<Language>,
    /// Of a picture, upright, in pixels; known once the worker has seen it.
    pub width: Option<u32>,
    /// As `width`.
    pub height: Option<u32>,
    /// Of a PDF; known once the worker has seen it.
    pub pages: Option<u32>,
    /// Of sound and video, in milliseconds; known once the worker has seen it.
    pub millis: Option<u64>,
    /// Whether the worker has seen it.
    pub look: Look,
    /// What it is called and shows, by language; used where a publication says nothing of its own.
    pub words: BTreeMap<Language, MediaWords>,
    /// Who made it.
    pub creator: Option<Name>,
    /// What stands under it: "© A. Studio", often its maker's name.
    pub credit: Option<Name>,
    /// Under which licence, by its SPDX name or `rights-reserved`.
    pub licence: Option<Code>,
    /// What the people in a photograph have agreed to, and where that is kept. Never published.
    pub consent: Option<String>,
    /// What must stay in sight where a picture is cropped.
    pub focus: Option<Focus>,
    /// Whether a document can be read by assistive technology (RGAA 13.3). Where nobody has said so, a PDF without tags
    /// is known not to be, and one with tags is taken to be.
    pub accessible: Option<bool>,
    /// Whether anybody may have it, used or not.
    pub is_public: bool,
    /// When it came in.
    pub created_at: Instant,
    /// How often what is said of it was changed: a form that was opened before a change is told from one after.
    pub version: i64,
    /// The picture itself without what it tells beside its pixels (place, camera, author); none until the worker has
    /// made it. This is what readers get of it: [`Self::hash`] is for the library alone.
    pub clean: Option<Part>,
    /// The picture in the sizes of [`WIDTHS`](crate::WIDTHS), the smallest first, or those of a document's first page;
    /// none until the worker has made them.
    pub renditions: Vec<Rendition>,
    /// Its part around [`Self::focus`], twice as wide as tall, the smallest first; none where it has no focus.
    pub crops: Vec<Rendition>,
    /// Its part around [`Self::focus`], else its middle, for shared links; none until the worker has made it.
    pub shared: Option<Rendition>,
    /// Captions, by language.
    pub tracks: Vec<Track>,
    /// What is shown of a video before it plays.
    pub poster: Option<Poster>,
    /// Why sound or video has no transcript, where an editor has said so.
    pub untold: Option<Untold>,
    /// Whom the file itself names as its author, as everybody who saves it can read; known once the worker has seen it.
    pub author: Option<String>,
}

/// A picture that is shown of a video before it plays. It is read where the video is: [`Medium::poster_name`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Poster {
    /// The picture.
    pub media: MediaId,
    /// The rendition that is shown, once there is one.
    pub shown: Option<Rendition>,
}

/// Why sound or video needs no transcript (RGAA 4.1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Untold {
    /// It says what the page says.
    OnPage,
    /// Nobody speaks in it, and nothing is told.
    Wordless,
}

impl Untold {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::OnPage, Self::Wordless];

    /// The word under which it is stored and asked for.
    pub fn code(self) -> &'static str {
        match self {
            Self::OnPage => "on-page",
            Self::Wordless => "wordless",
        }
    }
}

impl FromStr for Untold {
    type Err = ValueError;

    fn from_str(code: &str) -> Result<Self, ValueError> {
        let known = Self::ALL.into_iter().find(|reason| reason.code() == code);
        known.ok_or_else(|| ValueError::new("untold", code))
    }
}

/// What a medium is called and shows, in one language.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MediaWords {
    /// Its title: "Déclaration finale".
    pub title: String,
    /// What there is to see, for who does not see it. Proposed, never imposed: an alternative belongs to a use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What is said and heard in sound or video, in full (RGAA 4.1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transcript: Option<String>,
}

/// Whether the worker has looked into a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Look {
    /// Not yet.
    #[default]
    Waiting,
    /// It has, or there is nothing to look for in files of this format.
    Done,
    /// The file is not what it should be.
    Unreadable,
}

impl Look {
    /// The word under which it is stored.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::Unreadable => "unreadable",
        }
    }
}

impl FromStr for Look {
    type Err = ValueError;

    fn from_str(code: &str) -> Result<Self, ValueError> {
        let known = [Self::Waiting, Self::Done, Self::Unreadable].into_iter().find(|look| look.code() == code);
        known.ok_or_else(|| ValueError::new("look", code))
    }
}

/// Captions of a video, in one language (`WebVTT`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Track {
    /// The language.
    pub language: Language,
    /// Its bytes, in the file store.
    pub hash: Hash,
    /// Its length.
    pub bytes: u64,
}

/// What a medium was before its bytes were replaced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Revision {
    /// Its number, from 1.
    pub number: u32,
    /// The bytes as they were.
    pub part: Part,
    /// When they were replaced.
    pub replaced_at: Instant,
    /// Who replaced them; nobody where the product did.
    pub replaced_by: Option<AccountId>,
}

/// What people say of a medium.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    /// See [`Medium::words`].
    pub words: BTreeMap<Language, MediaWords>,
    /// See [`Medium::language`].
    pub language: Option<Language>,
    /// See [`Medium::creator`].
    pub creator: Option<Name>,
    /// See [`Medium::credit`].
    pub credit: Option<Name>,
    /// See [`Medium::licence`].
    pub licence: Option<Code>,
    /// See [`Medium::consent`].
    pub consent: Option<String>,
    /// See [`Medium::focus`].
    pub focus: Option<Focus>,
    /// See [`Medium::accessible`].
    pub accessible: Option<bool>,
    /// See [`Medium::is_public`].
    pub is_public: bool,
    /// The picture of [`Medium::poster`].
    pub poster: Option<MediaId>,
    /// See [`Medium::untold`].
    pub untold: Option<Untold>,
}

/// A file that becomes a medium.
#[derive(Clone, Debug)]
pub struct NewMedia {
    /// Its bytes, as stored.
    pub file: Stored,
    /// What it is.
    pub format: Format,
    /// A title or a file name, with or without its ending, from which the name under which it is saved is made.
    pub name: String,
    /// The language of its content, where it has one.
    pub language: Option<Language>,
    /// See [`Medium::words`].
    pub words: BTreeMap<Language, MediaWords>,
    /// Who made it.
    pub credit: Option<Name>,
    /// Under which licence.
    pub licence: Option<Code>,
    /// See [`Medium::accessible`].
    pub accessible: Option<bool>,
    /// Whether anybody may have it, used or not.
    pub is_public: bool,
    /// What an import knows it by: the same source again is the same medium.
    pub source: Option<Source>,
}

/// What an import knows a medium by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// The importer: `spip`, `wxr`.
    pub importer: Code,
    /// Its key there: `document-271`.
    pub key: String,
}

impl NewMedia {
    /// A file with nothing said about it yet.
    pub fn new(file: Stored, format: Format, name: impl Into<String>) -> Self {
        Self {
            file,
            format,
            name: name.into(),
            language: None,
            words: BTreeMap::new(),
            credit: None,
            licence: None,
            accessible: None,
            is_public: false,
            source: None,
        }
    }

    /// The name under which it is saved, without its ending.
    pub(crate) fn slug(&self) -> kernel::Result<Slug> {
        let stem = match self.name.rsplit_once('.') {
            Some((stem, ending)) if (1..=5).contains(&ending.len()) && !ending.contains(' ') => stem,
            _ => &self.name,
        };
        let slug = Slug::from_title(stem).or_else(|| Slug::from_title(self.format.code()));
        slug.ok_or_else(|| kernel::Error::internal("a format's word is no slug"))
    }
}

/// One of the files that a medium consists of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it is.
    pub format: Format,
    /// Its bytes, in the file store.
    pub hash: Hash,
    /// Its length.
    pub bytes: u64,
}

impl Medium {
    /// The name under which it is saved: `declaration-de-malines.pdf`.
    pub fn file_name(&self) -> String {
        format!("{}.{}", self.slug, self.format.extension())
    }

    /// The name of a rendition: `la-place-960.webp`, `la-place-card-960.webp`.
    pub fn rendition_name(&self, rendition: &Rendition) -> String {
        let Rendition { shape, width, format, .. } = rendition;
        format!("{}{}-{width}.{}", self.slug, shape.infix(), format.extension())
    }

    /// The name of its captions in a language: `l-assemblee-fr.vtt`.
    pub fn track_name(&self, track: &Track) -> String {
        format!("{}-{}.{}", self.slug, track.language, Format::Vtt.extension())
    }

    /// The name of the picture that is shown before it plays: `l-assemblee-poster.jpg`.
    pub fn poster_name(&self) -> String {
        format!("{}-poster.{}", self.slug, Format::Jpeg.extension())
    }

    /// Whether somebody who does not hear or see it can know what it tells, or need not.
    pub fn is_told(&self) -> bool {
        self.untold.is_some() || self.words.values().any(|words| words.transcript.is_some())
    }

    /// The file of this name that readers may get: the medium's own, a rendition, captions or its poster. Of what may
    /// tell where it was taken, its own is the clean one, and there is none until that is made.
    pub fn part(&self, name: &str) -> Option<Part> {
        if name == self.file_name() {
            return if self.format.may_tell_place() { self.clean } else { Some(self.original()) };
        }
        let named = |rendition: &&Rendition| self.rendition_name(rendition) == name;
        if let Some(rendition) = self.renditions.iter().chain(&self.crops).chain(&self.shared).find(named) {
            return Some(Part { format: rendition.format, hash: rendition.hash, bytes: rendition.bytes });
        }
        if let Some(shown) = self.poster.and_then(|poster| poster.shown).filter(|_| name == self.poster_name()) {
            return Some(Part { format: shown.format, hash: shown.hash, bytes: shown.bytes });
        }
        let track = self.tracks.iter().find(|track| self.track_name(track) == name)?;
        Some(Part { format: Format::Vtt, hash: track.hash, bytes: track.bytes })
    }

    /// The file as it came in, for the library alone.
    pub fn original(&self) -> Part {
        Part { format: self.format, hash: self.hash, bytes: self.bytes }
    }

    /// Its words in the first of these languages in which it has any, else in any; and in which language they are.
    pub fn words_in(&self, languages: &[Language]) -> Option<(Language, &MediaWords)> {
        let wanted = languages.iter().find_map(|language| self.words.get_key_value(language));
        wanted.or_else(|| self.words.iter().next()).map(|(language, words)| (*language, words))
    }

    /// How to show all of it, where it is a picture (or a document with a first page) and its renditions are made.
    pub fn picture(&self) -> Option<Picture<'_>> {
        Picture::of(self, &self.renditions)
    }

    /// How to show it where it is cropped twice as wide as tall: its part around the focus, else all of it, which the
    /// page crops in the middle.
    pub fn card(&self) -> Option<Picture<'_>> {
        Picture::of(self, &self.crops).or_else(|| self.picture())
    }
}

/// How long sound or video lasts, the same in all languages: `1:02:03`, `4:05`.
pub fn duration(millis: u64) -> String {
    let seconds = millis.div_ceil(1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours == 0 { format!("{minutes}:{seconds:02}") } else { format!("{hours}:{minutes:02}:{seconds:02}") }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{Shape, WIDTHS, picture::RENDITION_FORMATS};

    pub(crate) fn medium() -> Medium {
        let hash = Hash::of(b"");
        let rendition = |shape, width, format| Rendition { shape, width, height: width / 2, format, hash, bytes: 1 };
        Medium {
            id: MediaId::nil(),
            hash,
            bytes: 10,
            format: Format::Png,
            slug: "la-place".parse().unwrap(),
            language: None,
            width: Some(2000),
            height: Some(1000),
            pages: None,
            millis: None,
            look: Look::Done,
            words: BTreeMap::from([(Language::FR, MediaWords { title: "La place".into(), ..MediaWords::default() })]),
            creator: None,
            credit: None,
            licence: None,
            consent: None,
            focus: None,
            accessible: None,
            is_public: true,
            created_at: Instant(0),
            version: 0,
            clean: Some(Part { format: Format::Png, hash, bytes: 8 }),
            renditions: WIDTHS
                .iter()
                .flat_map(|w| RENDITION_FORMATS.map(|format| rendition(Shape::Whole, *w, format)))
                .collect(),
            crops: vec![rendition(Shape::Card, 480, Format::Jpeg)],
            shared: Some(rendition(Shape::Shared, 1200, Format::Jpeg)),
            tracks: vec![Track { language: Language::AR, hash, bytes: 3 }],
            poster: Some(Poster { media: MediaId::nil(), shown: Some(rendition(Shape::Whole, 960, Format::Jpeg)) }),
            untold: None,
            author: None,
        }
    }

    #[test]
    fn files_are_found_by_their_names() {
        let medium = medium();
        assert_eq!(medium.part("la-place.png").unwrap().bytes, 8, "the clean one, not the one that tells where");
        assert_eq!(medium.part("la-place-480.webp").unwrap().format, Format::Webp);
        assert_eq!(medium.part("la-place-card-480.jpg").unwrap().format, Format::Jpeg);
        assert_eq!(medium.part("la-place-shared-1200.jpg").unwrap().format, Format::Jpeg);
        assert_eq!(medium.part("la-place-ar.vtt").unwrap().bytes, 3);
        assert_eq!(medium.part("la-place-poster.jpg").unwrap().format, Format::Jpeg);
        assert!(medium.part("la-place-481.webp").is_none());
        assert!(Medium { clean: None, ..medium }.part("la-place.png").is_none());
    }

    #[test]
    fn words_are_taken_in_the_order_asked_for() {
        let medium = medium();
        assert_eq!(medium.words_in(&[Language::AR, Language::FR]).unwrap().1.title, "La place");
        assert_eq!(medium.words_in(&[Language::AR]).unwrap().0, Language::FR);
    }

    #[test]
    fn names_become_slugs() {
        let slug = |name: &str| {
            let stored = Stored { hash: Hash::of(b""), bytes: 0 };
            NewMedia::new(stored, Format::Pdf, name).slug().unwrap().to_string()
        };
        assert_eq!(slug("Déclaration_finale.pdf"), "declaration-finale");
        assert_eq!(slug("Déclaration finale (en anglais)"), "declaration-finale-en-anglais");
        assert_eq!(slug("3e édition. Mali"), "3e-edition-mali");
        assert_eq!(slug("….pdf"), "pdf");
    }

    #[test]
    fn time_is_written_as_on_a_player() {
        assert_eq!(duration(1), "0:01");
        assert_eq!(duration(65_000), "1:05");
        assert_eq!(duration(3_723_000), "1:02:03");
    }
}

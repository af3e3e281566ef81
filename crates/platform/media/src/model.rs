//! A medium, its renditions, and how a page shows them.

use std::collections::BTreeMap;

use files::{Hash, Stored};
use kernel::{Code, Instant, Language, MediaId, Name, Slug};
use serde::{Deserialize, Serialize};

use crate::Format;

/// The widths in which pictures are shown, in pixels: a telephone, a column of text, the full width on a dense screen.
pub const WIDTHS: [u32; 4] = [480, 720, 960, 1600];

/// The format that every browser shows, and the lighter one that nearly all do.
pub(crate) const RENDITION_FORMATS: [Format; 2] = [Format::Jpeg, Format::Webp];

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
    /// What it is called and shows, by language; used where a publication says nothing of its own.
    pub words: BTreeMap<Language, MediaWords>,
    /// Who made it.
    pub credit: Option<Name>,
    /// Under which licence, by its SPDX name or `rights-reserved`.
    pub licence: Option<Code>,
    /// Whether a document can be read by assistive technology (RGAA 13.3). Where nobody has said so, a PDF without tags
    /// is known not to be, and one with tags is taken to be.
    pub accessible: Option<bool>,
    /// Whether anybody may have it, used or not.
    pub is_public: bool,
    /// When it came in.
    pub created_at: Instant,
    /// The picture in the sizes of [`WIDTHS`], the smallest first; none until the worker has made them.
    pub renditions: Vec<Rendition>,
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
}

/// A picture in one size and format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rendition {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// JPEG or WebP.
    pub format: Format,
    /// Its bytes, in the file store.
    pub hash: Hash,
    /// Its length.
    pub bytes: u64,
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

    /// The name of a rendition: `la-place-960.webp`.
    pub fn rendition_name(&self, rendition: &Rendition) -> String {
        format!("{}-{}.{}", self.slug, rendition.width, rendition.format.extension())
    }

    /// The file of this name, the medium's own or a rendition's.
    pub fn part(&self, name: &str) -> Option<Part> {
        if name == self.file_name() {
            return Some(Part { format: self.format, hash: self.hash, bytes: self.bytes });
        }
        let rendition = self.renditions.iter().find(|rendition| self.rendition_name(rendition) == name)?;
        Some(Part { format: rendition.format, hash: rendition.hash, bytes: rendition.bytes })
    }

    /// Its words in the first of these languages in which it has any, else in any; and in which language they are.
    pub fn words_in(&self, languages: &[Language]) -> Option<(Language, &MediaWords)> {
        let wanted = languages.iter().find_map(|language| self.words.get_key_value(language));
        wanted.or_else(|| self.words.iter().next()).map(|(language, words)| (*language, words))
    }

    /// How to show it, where it is a picture and its renditions are made.
    pub fn picture(&self) -> Option<Picture<'_>> {
        let of = |format| self.renditions.iter().filter(move |rendition| rendition.format == format);
        // The one for browsers without `srcset`, and for what takes one picture only: social cards, feeds.
        let single =
            of(Format::Jpeg).rfind(|rendition| rendition.width <= WIDTHS[2]).or_else(|| of(Format::Jpeg).next())?;
        Some(Picture { medium: self, single })
    }
}

/// How a picture is shown: the parts of a `picture` element.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    medium: &'a Medium,
    /// The rendition for who takes only one, a JPEG of at most 960 pixels in width. Its width and height are those of
    /// the `img` element, which keep its place while it loads.
    pub single: &'a Rendition,
}

impl Picture<'_> {
    /// The address of [`Self::single`], made by `address` from a file name.
    pub fn src(&self, address: impl Fn(&str) -> String) -> String {
        address(&self.medium.rendition_name(self.single))
    }

    /// The `srcset` of one format, JPEG or WebP: `/…-480.webp 480w, /…-960.webp 960w`, the addresses made by `address`
    /// from file names.
    pub fn srcset(&self, format: Format, address: impl Fn(&str) -> String) -> String {
        let of_format = self.medium.renditions.iter().filter(|rendition| rendition.format == format);
        let parts = of_format
            .map(|rendition| format!("{} {}w", address(&self.medium.rendition_name(rendition)), rendition.width));
        parts.collect::<Vec<_>>().join(", ")
    }
}

/// The sizes to make of a picture of this size: those of [`WIDTHS`] that are smaller, and its own where that is smaller
/// than the largest of them.
pub(crate) fn sizes(width: u32, height: u32) -> Vec<(u32, u32)> {
    let mut widths: Vec<u32> = WIDTHS.iter().copied().filter(|wanted| *wanted <= width).collect();
    if width < WIDTHS[3] && widths.last() != Some(&width) {
        widths.push(width);
    }
    let tall = |wanted: u32| (u64::from(height) * u64::from(wanted) + u64::from(width) / 2) / u64::from(width.max(1));
    widths.iter().map(|wanted| (*wanted, u32::try_from(tall(*wanted)).unwrap_or(u32::MAX).max(1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_picture_is_made_larger_than_it_is() {
        assert_eq!(sizes(3000, 2000), [(480, 320), (720, 480), (960, 640), (1600, 1067)]);
        assert_eq!(sizes(1200, 800), [(480, 320), (720, 480), (960, 640), (1200, 800)]);
        assert_eq!(sizes(960, 1), [(480, 1), (720, 1), (960, 1)]);
        assert_eq!(sizes(1, 1), [(1, 1)]);
    }

    proptest::proptest! {
        #[test]
        fn sizes_are_few_and_keep_the_shape(width in 1_u32..20_000, height in 1_u32..20_000) {
            let sizes = sizes(width, height);
            proptest::prop_assert!((1..=4).contains(&sizes.len()));
            for (w, h) in sizes {
                proptest::prop_assert!(w <= width && w <= WIDTHS[3]);
                proptest::prop_assert!((f64::from(h) - f64::from(height) * f64::from(w) / f64::from(width)).abs() <= 1.0);
            }
        }
    }

    fn medium() -> Medium {
        let hash = Hash::of(b"");
        let rendition = |width, format| Rendition { width, height: width / 2, format, hash, bytes: 1 };
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
            words: BTreeMap::from([(Language::FR, MediaWords { title: "La place".into(), description: None })]),
            credit: None,
            licence: None,
            accessible: None,
            is_public: true,
            created_at: Instant(0),
            renditions: WIDTHS.iter().flat_map(|w| RENDITION_FORMATS.map(|format| rendition(*w, format))).collect(),
        }
    }

    #[test]
    fn a_picture_says_its_sizes() {
        let medium = medium();
        let picture = medium.picture().unwrap();
        assert_eq!((picture.single.width, picture.single.format), (960, Format::Jpeg));
        assert_eq!(picture.src(|name| format!("/f/{name}")), "/f/la-place-960.jpg");
        let set = picture.srcset(Format::Webp, |name| format!("/f/{name}"));
        assert_eq!(
            set,
            "/f/la-place-480.webp 480w, /f/la-place-720.webp 720w, /f/la-place-960.webp 960w, /f/la-place-1600.webp 1600w"
        );
        assert!(Medium { renditions: Vec::new(), ..medium }.picture().is_none());
    }

    #[test]
    fn files_are_found_by_their_names() {
        let medium = medium();
        assert_eq!(medium.part("la-place.png").unwrap().bytes, 10);
        assert_eq!(medium.part("la-place-480.webp").unwrap().format, Format::Webp);
        assert!(medium.part("la-place-481.webp").is_none());
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
}

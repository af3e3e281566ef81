//! What the publications and files that a document names have become.

use std::collections::HashMap;

use kernel::{Language, MediaId, PublicationId};

/// What is known of the [`references()`](crate::references()) of a document. What is absent here renders as its text, without a link.
#[derive(Clone, Debug, Default)]
pub struct Resolved {
    /// Publications that this reader may read.
    pub publications: HashMap<PublicationId, Target>,
    /// Files that this reader may read.
    pub media: HashMap<MediaId, Medium>,
}

/// A publication to link to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its address, from the root of the site.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The language of the text at that address.
    pub language: Language,
}

/// A file to show or to link to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Medium {
    /// Its address, from the root of the site.
    pub href: String,
    /// Its title, in its own language.
    pub title: String,
    /// The language of its content.
    pub language: Option<Language>,
    /// What people call its format: `PDF`.
    pub format: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Pixels across, of a picture.
    pub width: Option<u32>,
    /// Pixels down, of a picture.
    pub height: Option<u32>,
    /// Pages, of a paper.
    pub pages: Option<u32>,
    /// The same picture in other sizes and formats.
    pub renditions: Vec<Rendition>,
    /// Whether the file itself is accessible (RGAA 13.3): a tagged PDF, a text.
    pub accessible: bool,
    /// What the library says of a picture, for uses that chose no alternative of their own.
    pub alt: Option<String>,
    /// How long it lasts, of sound and video: `4:05`.
    pub duration: Option<String>,
    /// How it is played, of sound and video.
    pub player: Option<Player>,
}

/// Sound or video to play.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Player {
    /// Whether there is something to see.
    pub is_video: bool,
    /// Its address.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// The address of a picture that is shown before it plays.
    pub poster: Option<String>,
    /// Captions.
    pub captions: Vec<Captions>,
    /// What is said and heard in it, and in which language that is written.
    pub transcript: Option<(Language, String)>,
}

/// Captions in one language (`WebVTT`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captions {
    /// Their address.
    pub href: String,
    /// Their language.
    pub language: Language,
}

/// A picture in one size and format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// Its address.
    pub href: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Its media type: `image/webp`.
    pub mime: String,
}

//! The formats of files, and what a browser may do with each.

/// Whether a browser shows a file or saves it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Disposition {
    /// Shown: it cannot act in the site's name.
    Inline,
    /// Saved: it might, or no browser shows it.
    Attachment,
}

impl Disposition {
    /// The first word of the `Content-Disposition` header (RFC 6266).
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inline => "inline",
            Self::Attachment => "attachment",
        }
    }
}

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident, $code:literal, $extension:literal, $mime:literal, $disposition:ident;)+) => {
        /// What a file is, told from its bytes.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
        pub enum Format {
            $($(#[$doc])* #[serde(rename = $code)] $name,)+
        }

        impl Format {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word under which it is stored.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// How names of such files end, without the dot.
            pub fn extension(self) -> &'static str {
                match self { $(Self::$name => $extension),+ }
            }

            /// The media type that such files are served with. What might act is served as mere bytes.
            pub fn mime(self) -> &'static str {
                match self { $(Self::$name => $mime),+ }
            }

            /// Whether a browser may show it.
            pub fn disposition(self) -> Disposition {
                match self { $(Self::$name => Disposition::$disposition),+ }
            }
        }
    };
}

formats! {
    /// JPEG.
    Jpeg, "jpeg", "jpg", "image/jpeg", Inline;
    /// PNG.
    Png, "png", "png", "image/png", Inline;
    /// GIF, moving or not.
    Gif, "gif", "gif", "image/gif", Inline;
    /// WebP.
    Webp, "webp", "webp", "image/webp", Inline;
    /// AVIF: made here, and taken from outside as a file that pages do not show.
    Avif, "avif", "avif", "image/avif", Inline;
    /// HEIC, as telephones make it, which few browsers show.
    Heic, "heic", "heic", "image/heic", Attachment;
    /// SVG: a document that may hold scripts.
    Svg, "svg", "svg", "image/svg+xml", Attachment;
    /// PDF.
    Pdf, "pdf", "pdf", "application/pdf", Inline;
    /// Plain text.
    Text, "text", "txt", "text/plain; charset=utf-8", Attachment;
    /// Values separated by commas or semicolons.
    Csv, "csv", "csv", "text/csv; charset=utf-8", Attachment;
    /// Captions of a video (`WebVTT`).
    Vtt, "vtt", "vtt", "text/vtt; charset=utf-8", Attachment;
    /// A calendar (RFC 5545).
    Calendar, "calendar", "ics", "text/calendar; charset=utf-8", Attachment;
    /// Word, since 2007.
    Docx, "docx", "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Attachment;
    /// Excel, since 2007.
    Xlsx, "xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Attachment;
    /// `PowerPoint`, since 2007.
    Pptx, "pptx", "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", Attachment;
    /// `OpenDocument` text.
    Odt, "odt", "odt", "application/vnd.oasis.opendocument.text", Attachment;
    /// `OpenDocument` spreadsheet.
    Ods, "ods", "ods", "application/vnd.oasis.opendocument.spreadsheet", Attachment;
    /// `OpenDocument` presentation.
    Odp, "odp", "odp", "application/vnd.oasis.opendocument.presentation", Attachment;
    /// Word before 2007.
    Doc, "doc", "doc", "application/msword", Attachment;
    /// Excel before 2007.
    Xls, "xls", "xls", "application/vnd.ms-excel", Attachment;
    /// `PowerPoint` before 2007.
    Ppt, "ppt", "ppt", "application/vnd.ms-powerpoint", Attachment;
    /// An office document that holds macros, of any make.
    MacroOffice, "macro-office", "bin", "application/octet-stream", Attachment;
    /// RTF.
    Rtf, "rtf", "rtf", "application/rtf", Attachment;
    /// An electronic book.
    Epub, "epub", "epub", "application/epub+zip", Attachment;
    /// A ZIP archive of anything else.
    Zip, "zip", "zip", "application/zip", Attachment;
    /// MP3 sound.
    Mp3, "mp3", "mp3", "audio/mpeg", Inline;
    /// AAC sound in MP4.
    M4a, "m4a", "m4a", "audio/mp4", Inline;
    /// Sound in Ogg: Vorbis, Opus.
    Ogg, "ogg", "ogg", "audio/ogg", Inline;
    /// WAV sound.
    Wav, "wav", "wav", "audio/wav", Inline;
    /// FLAC sound.
    Flac, "flac", "flac", "audio/flac", Inline;
    /// MP4 video.
    Mp4, "mp4", "mp4", "video/mp4", Inline;
    /// `QuickTime` video, as telephones make it.
    Mov, "mov", "mov", "video/quicktime", Attachment;
    /// `WebM` video.
    Webm, "webm", "webm", "video/webm", Inline;
    /// HTML, XML, or text that some browser might take for it.
    Markup, "markup", "bin", "application/octet-stream", Attachment;
    /// Anything else.
    Other, "other", "bin", "application/octet-stream", Attachment;
}

impl Format {
    /// The format stored under this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.code() == code)
    }

    /// What kind of thing it is, for who looks for one.
    pub fn class(self) -> Class {
        match self {
            Self::Jpeg | Self::Png | Self::Gif | Self::Webp | Self::Avif | Self::Heic | Self::Svg => Class::Picture,
            Self::Mp3 | Self::M4a | Self::Ogg | Self::Wav | Self::Flac => Class::Sound,
            Self::Mp4 | Self::Mov | Self::Webm => Class::Video,
            Self::MacroOffice | Self::Markup | Self::Zip | Self::Other => Class::Other,
            _ => Class::Document,
        }
    }

    /// Whether renditions are made of it.
    pub fn is_picture(self) -> bool {
        self.class() == Class::Picture && !self.has_items() && self != Self::Svg
    }

    /// Whether the worker has something to say about it.
    pub fn is_examined(self) -> bool {
        self.is_picture() || self == Self::Pdf || self.has_captions() || self.has_items() || self.has_properties()
    }

    /// Whether it is a container of items, of which some are pictures (ISO/IEC 23008-12); none of them is decoded here.
    pub fn has_items(self) -> bool {
        matches!(self, Self::Avif | Self::Heic)
    }

    /// Whether it is an office document whose properties, an archive's files, may name its author.
    pub fn has_properties(self) -> bool {
        matches!(self, Self::Docx | Self::Xlsx | Self::Pptx | Self::Odt | Self::Ods | Self::Odp)
    }

    /// Whether there is something to hear, which captions make readable.
    pub fn has_captions(self) -> bool {
        matches!(self.class(), Class::Sound | Class::Video)
    }

    /// Whether browsers play it.
    pub fn is_played(self) -> bool {
        self.has_captions() && self != Self::Mov
    }

    /// Whether such files may tell where they were taken, in a place that the worker knows.
    pub fn may_tell_place(self) -> bool {
        self.is_picture() || self.has_items() || matches!(self, Self::Mp4 | Self::Mov | Self::M4a)
    }

    /// What readers call it, the same in all languages: `PDF`, `DOCX`.
    pub fn label(self) -> String {
        match self {
            Self::Jpeg => "JPEG".into(),
            Self::MacroOffice | Self::Markup | Self::Other => String::new(),
            other => other.extension().to_ascii_uppercase(),
        }
    }
}

/// What kind of thing a file is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Class {
    /// A picture.
    Picture,
    /// What is read: PDF, office documents, tables, plain text.
    Document,
    /// Sound.
    Sound,
    /// Video.
    Video,
    /// Anything else: archives, what might act.
    Other,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Picture, Self::Document, Self::Sound, Self::Video, Self::Other];

    /// The word under which it is stored and asked for.
    pub fn code(self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Document => "document",
            Self::Sound => "sound",
            Self::Video => "video",
            Self::Other => "other",
        }
    }

    /// The class of this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_word() {
        for format in Format::ALL {
            assert_eq!(Format::from_code(format.code()), Some(*format));
        }
    }

    #[test]
    fn what_may_act_is_never_shown() {
        for format in [Format::Svg, Format::Markup, Format::MacroOffice, Format::Other, Format::Docx, Format::Zip] {
            assert_eq!(format.disposition(), Disposition::Attachment, "{format:?}");
        }
    }
}

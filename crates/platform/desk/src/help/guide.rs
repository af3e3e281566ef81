//! The pages and pictures of `docs/editors`, within the binary.

use std::borrow::Cow;

use document::{BlockId, Document, Href, Link, Medium, Resolved};
use kernel::{Language, MediaId, Random};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../../docs/editors"]
#[include = "*.md"]
#[include = "*.webp"]
struct Files;

/// The pages, in the order of the work.
pub(super) const PAGES: &[&str] = &[
    "start",
    "publish",
    "translate",
    "schedule",
    "correct",
    "withdraw",
    "files",
    "share",
    "resources",
    "events",
    "registrations",
    "calendars",
    "find",
    "site",
];

/// Pictures are made twice as fine as they are shown.
const FINENESS: u32 = 2;

/// A page of the guide in a language.
pub(super) struct Page {
    /// Its title.
    pub(super) title: String,
    /// Its text.
    pub(super) text: Document,
    /// Its pictures.
    pub(super) pictures: Resolved,
}

/// The page of this name, in French or in English; `None` where there is none.
pub(super) fn page(name: &str, language: Language) -> Option<Page> {
    let name = PAGES.iter().find(|known| **known == name)?;
    let file = Files::get(&format!("{language}/{name}.md"))?;
    let source = String::from_utf8_lossy(&file.data);
    let (title, text) = source.split_once('\n')?;
    // The same page has the same ids each time.
    let random = Random::seeded(0);
    let mut pictures = Resolved::default();
    let mut known = |address: &str| {
        if let Some(page) = address.strip_suffix(".md") {
            return format!("/desk/help/{page}").parse::<Href>().ok().map(Link::Href);
        }
        let medium = medium(address.strip_prefix("../pictures/")?)?;
        let id = format!("00000000-0000-7000-8000-{:012}", pictures.media.len()).parse::<MediaId>().ok()?;
        pictures.media.insert(id, medium);
        Some(Link::Media(id))
    };
    let text = document::from_markdown(text, &mut || BlockId::random(&random), &mut known).document;
    Some(Page { title: title.trim_start_matches("# ").to_owned(), text, pictures })
}

/// The bytes of a picture: `fr/form.webp`.
pub(super) fn picture(name: &str) -> Option<Cow<'static, [u8]>> {
    name.strip_suffix(".webp").and_then(|_| Files::get(&format!("pictures/{name}"))).map(|file| file.data)
}

fn medium(name: &str) -> Option<Medium> {
    let bytes = picture(name)?;
    let (width, height) = size(&bytes)?;
    Some(Medium {
        href: format!("/desk/help/pictures/{name}"),
        title: String::new(),
        language: None,
        format: "WebP".into(),
        bytes: bytes.len() as u64,
        width: Some(width / FINENESS),
        height: Some(height / FINENESS),
        pages: None,
        renditions: Vec::new(),
        accessible: true,
        alt: None,
        duration: None,
        player: None,
    })
}

/// Pixels across and down, of the two kinds of WebP that browsers write (RFC 9649): plain, where a frame of VP8 begins with
/// them (RFC 6386, 9.1), and extended, where each is written less one, in three bytes.
fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| Some(u32::from_le_bytes([*bytes.get(at)?, *bytes.get(at + 1)?, *bytes.get(at + 2)?, 0]));
    match bytes.get(12..16)? {
        b"VP8 " => Some((number(26)? & 0x3fff, number(28)? & 0x3fff)),
        b"VP8X" => Some((number(24)? + 1, number(27)? + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_title_and_a_sound_text_in_both_languages() {
        for name in PAGES {
            for language in [Language::FR, Language::EN] {
                let page = page(name, language).unwrap_or_else(|| panic!("{language}/{name}.md"));
                assert!(!page.title.is_empty() && !page.title.starts_with('#'), "{name}");
                assert!(page.text.blocks().len() > 4, "{name}");
                let errors: Vec<_> = document::check(&page.text, language)
                    .into_iter()
                    .filter(|finding| finding.kind.severity() == document::Severity::Error)
                    .collect();
                assert_eq!(errors, [], "{name}");
            }
        }
    }

    #[test]
    fn every_file_of_the_guide_is_shown_and_light() {
        let mut shown = String::new();
        for path in Files::iter() {
            if let Some((_, name)) = path.strip_suffix(".md").and_then(|path| path.split_once('/')) {
                assert!(PAGES.contains(&name), "{path} is no page of the desk");
                shown += &String::from_utf8_lossy(&Files::get(&path).unwrap().data);
            }
        }
        for path in Files::iter().filter(|path| path.ends_with(".webp")) {
            assert!(shown.contains(&format!("../{path})")), "{path} is shown nowhere");
            let bytes = Files::get(&path).unwrap().data;
            assert!(bytes.len() <= 60_000, "{path} has {} bytes", bytes.len());
            assert!(size(&bytes).is_some_and(|(width, height)| width > 100 && height > 50), "{path}");
        }
        for address in shown.split("](../").skip(1).filter_map(|rest| rest.split_once(')')) {
            assert!(Files::get(address.0).is_some(), "{} is not there", address.0);
        }
    }
}

//! The pictures of an album, and the parts of sound or video.

use portal::{Asked, Files};
use publication::store::read::Text;

use crate::{
    form::Clock,
    model::{ResourceFacts, ResourceWords},
    view::{AlbumPicture, ChapterView},
};

/// How wide a picture of an album is shown: the column of text, on a phone the page.
const SIZES: &str = "(min-width: 60rem) 46rem, calc(100vw - 2rem)";

/// The pictures whose renditions are made, in their order.
pub(super) fn pictures(
    asked: &Asked,
    files: &Files,
    facts: &ResourceFacts,
    words: &ResourceWords,
) -> Vec<AlbumPicture> {
    let view = |row: &publication::own::Item<crate::model::Picture>| {
        let medium = files.get(&row.value.media?)?;
        let words_of = |all: &std::collections::BTreeMap<_, String>| all.get(&row.item).cloned();
        let (alt, caption) = (words_of(&words.alts), words_of(&words.captions));
        let said = (alt.as_deref(), caption.as_deref());
        let picture = portal::picture_within(asked, medium, SIZES, said)?;
        Some((row.item.to_string(), picture, asked.file(medium, &medium.file_name()), medium.bytes))
    };
    let found: Vec<_> = facts.pictures.iter().filter_map(view).collect();
    let anchor = |at: usize| found.get(at).map(|(item, ..)| format!("picture-{item}"));
    let entry =
        |(at, (item, picture, href, bytes)): (usize, &(String, portal::PictureView, String, u64))| AlbumPicture {
            anchor: format!("picture-{item}"),
            picture: picture.clone(),
            number: at + 1,
            before: at.checked_sub(1).and_then(anchor),
            after: anchor(at + 1),
            href: href.clone(),
            bytes: *bytes,
        };
    found.iter().enumerate().map(entry).collect()
}

/// The parts of the first file that is played, each with the address that begins there (media fragments of the W3C).
pub(super) fn chapters(
    asked: &Asked,
    text: &Text,
    files: &Files,
    facts: &ResourceFacts,
    words: &ResourceWords,
) -> Vec<ChapterView> {
    let played =
        text.facts.files.iter().filter_map(|file| files.get(&file.media?)).find(|medium| medium.format.is_played());
    let Some(medium) = played else { return Vec::new() };
    let href = asked.file(medium, &medium.file_name());
    let mut all: Vec<(u32, &str)> = facts
        .chapters
        .iter()
        .filter_map(|row| Some((row.value.at?, words.chapters.get(&row.item).map_or("", String::as_str))))
        .collect();
    all.sort_by_key(|(at, _)| *at);
    let view = |(at, title): (u32, &str)| ChapterView {
        time: Clock(at).to_string(),
        title: title.to_owned(),
        href: format!("{href}#t={at}"),
        seconds: at,
    };
    all.into_iter().map(view).collect()
}

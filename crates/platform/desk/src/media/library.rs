//! Looking for files.

use axum::{
    http::header,
    response::{IntoResponse as _, Response},
};
use kernel::{Language, MediaId, Verb};
use media::{Class, Collection, Medium, Reach, Sought, collections};
use portal::files;
use publication::store::uses;
use web::Failure;

use super::{
    LIBRARY, facts, href,
    views::{CardView, LibraryPage, PickView, PickedView, WordsView},
};
use crate::{Choice, Desk, Field};

/// What the page takes, in this order.
pub(crate) const PARAMS: &[&str] = &["q", "class", "collection", "unused", "all", "before", "done"];

/// Those of them that say what is looked for.
pub(crate) const FILTERS: &[&str] = &["q", "class", "collection", "unused"];

/// What the editor's dialog asks: what is sought, or files that it knows, their ids separated by commas.
pub(crate) const JSON_PARAMS: &[&str] = &["q", "class", "before", "id"];

/// How many stand on a page.
const MOST: u32 = 48;

/// How many are asked for by their ids at once.
const NAMED: usize = 50;

/// What is sought, as the address says.
fn sought(desk: &Desk) -> Sought {
    let id = |name| desk.param(name).and_then(|text| text.parse::<db::Uuid>().ok());
    Sought {
        words: desk.param("q").unwrap_or_default(),
        class: desk.param("class").and_then(|code| Class::from_code(&code)),
        collection: id("collection").map(kernel::CollectionId),
        before: id("before").map(MediaId),
    }
}

/// The files of a page, and the last of them where more follow.
async fn found(
    desk: &Desk,
    query: &impl db::Query,
    sought: &Sought,
) -> Result<(Vec<Medium>, Option<MediaId>), Failure> {
    let visible = media::visible(&desk.actor())?;
    let mut ids = if desk.param("unused").is_some() {
        uses::unused(query, visible, sought, MOST + 1).await?
    } else {
        media::seek(query, visible, sought, MOST + 1).await?
    };
    let more = ids.len() > MOST as usize;
    ids.truncate(MOST as usize);
    let last = ids.last().copied().filter(|_| more);
    let mut all = media::by_ids(query, &ids).await?;
    Ok((ids.iter().filter_map(|id| all.remove(id)).collect(), last))
}

/// `/desk/media`: the library.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    let sought = sought(&desk);
    let snapshot = desk.portal.db.snapshot().await?;
    let saved = match crate::filters::of(&desk, &snapshot, "media").await? {
        crate::filters::Opened::With(filter) => return Ok(filter),
        crate::filters::Opened::Whole(saved) => saved,
    };
    let (media, last) = found(&desk, &snapshot, &sought).await?;
    let ids: Vec<_> = media.iter().map(|medium| medium.id).collect();
    let counts = uses::counts(&snapshot, &ids).await?;
    let known = collections::all(&snapshot).await?;
    let is_writer = media::may(&desk.actor(), Verb::Write, Reach::Inside);
    let view = LibraryPage {
        head: desk.head(&desk.text("desk-media")).help("files").assets(&["media.css"], &[]),
        filters: filters(&desk, &sought, &known),
        saved,
        unused: desk.param("unused").is_some(),
        narrowed: sought != Sought { before: sought.before, ..Sought::default() } || desk.param("unused").is_some(),
        upload_href: is_writer.then(|| format!("{LIBRARY}/upload")),
        collections_href: is_writer.then(|| format!("{LIBRARY}/collections")),
        files: media.iter().map(|medium| card(&desk, medium, counts.get(&medium.id).copied())).collect(),
        next: last.map(|last| next(&desk, last)),
    };
    desk.page(&view)
}

fn card(desk: &Desk, medium: &Medium, uses: Option<usize>) -> CardView {
    let (title, language) = facts::title(desk, medium);
    let uses = uses.unwrap_or_default();
    let count = i64::try_from(uses).unwrap_or(i64::MAX);
    CardView {
        href: href(medium.id),
        title,
        language: language.map(|language| language.to_string()),
        dir: language.map(|language| language.direction().as_str().to_owned()),
        foreign: language.is_some_and(|language| language != desk.language),
        summary: facts::summary(desk, medium),
        uses: if uses > uses::NAMED {
            desk.text("desk-media-many-uses")
        } else {
            desk.text_with("desk-media-uses", &[("count", count.into())])
        },
        look: facts::look(desk, medium),
        picture: portal::picture(medium, SIZES, None, None),
        class: medium.format.class().code().to_owned(),
    }
}

/// How wide a picture is shown in the grid.
const SIZES: &str = "12rem";

fn filters(desk: &Desk, sought: &Sought, known: &[Collection]) -> Vec<Field> {
    let any = || Choice { label: desk.text("desk-media-any"), ..Choice::default() };
    let class = |class: Class| Choice {
        value: class.code().to_owned(),
        label: facts::class_name(desk, class),
        chosen: sought.class == Some(class),
    };
    let collection = |collection: &Collection| Choice {
        value: collection.id.to_string(),
        label: name(desk, collection),
        chosen: sought.collection == Some(collection.id),
    };
    let field = |name: &str, key: &str, value: &str, choices: Vec<Choice>| Field {
        name: name.to_owned(),
        label: desk.text(key),
        value: value.to_owned(),
        choices,
        ..Field::default()
    };
    let classes = std::iter::once(any()).chain(Class::ALL.map(class)).collect();
    let mut fields =
        vec![field("q", "desk-media-words", &sought.words, vec![]), field("class", "desk-media-class", "", classes)];
    if !known.is_empty() {
        let choices = std::iter::once(any()).chain(known.iter().map(collection)).collect();
        fields.push(field("collection", "desk-media-collection", "", choices));
    }
    fields
}

/// The name of a collection for who reads the page.
pub(super) fn name(desk: &Desk, collection: &Collection) -> String {
    collection.names.best(desk.language, desk.site.languages()).map(|(name, _)| name.to_owned()).unwrap_or_default()
}

/// The address of the next page.
fn next(desk: &Desk, last: MediaId) -> String {
    let mut pairs: Vec<(&str, String)> =
        ["q", "class", "collection", "unused"].into_iter().filter_map(|name| Some((name, desk.param(name)?))).collect();
    pairs.push(("before", last.to_string()));
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
    format!("{LIBRARY}{}", web::address::query(&pairs))
}

/// `/desk/media.json`: what the editor's dialog shows.
pub(crate) async fn json(desk: Desk) -> Result<Response, Failure> {
    let snapshot = desk.portal.db.snapshot().await?;
    let (media, last) = match desk.param("id") {
        Some(ids) => (named(&desk, &snapshot, &ids).await?, None),
        None => found(&desk, &snapshot, &sought(&desk)).await?,
    };
    let files = media.iter().map(|medium| picked(&desk, medium)).collect();
    let view = PickView { files, next: last.map(|last| last.to_string()) };
    let body = serde_json::to_string(&view).map_err(anyhow::Error::from)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// The files of these ids, as many as stand on a page; those that are unknown are left out.
async fn named(desk: &Desk, query: &impl db::Query, ids: &str) -> Result<Vec<Medium>, Failure> {
    media::visible(&desk.actor())?;
    let ids: Vec<MediaId> = ids.split(',').filter_map(|id| id.trim().parse().ok()).take(NAMED).collect();
    let mut all = media::by_ids(query, &ids).await?;
    Ok(ids.iter().filter_map(|id| all.remove(id)).collect())
}

fn picked(desk: &Desk, medium: &Medium) -> PickedView {
    let thumbnail = medium.picture().map(|picture| picture.src(|name| files::path(medium, name)));
    let words = |(language, words): (&Language, &media::MediaWords)| {
        let said = WordsView { title: words.title.clone(), description: words.description.clone() };
        (language.to_string(), said)
    };
    PickedView {
        id: medium.id.to_string(),
        name: facts::title(desk, medium).0,
        href: files::path(medium, &medium.file_name()),
        class: medium.format.class().code().to_owned(),
        format: medium.format.label(),
        summary: facts::summary(desk, medium),
        language: medium.language.map(|language| language.to_string()),
        credit: medium.credit.as_ref().map(ToString::to_string),
        thumbnail,
        words: medium.words.iter().map(words).collect(),
    }
}

//! What search engines read of a record: schema.org `CreativeWork` and its kinds.

use media::Medium;
use portal::{Asked, Files, IssuerView};
use publication::store::read::Text;
use serde_json::{Value, json};

use crate::{
    facet, licence,
    model::{CreatorRole, ResourceFacts, ResourceKind},
};

/// The record, with its files.
pub(crate) fn creative_work(
    asked: &Asked,
    text: &Text,
    own: &ResourceFacts,
    files: &Files,
    issuer: Option<&IssuerView>,
) -> Value {
    let mut work = json!({
        "@context": "https://schema.org",
        "@type": kind(own),
        "name": text.words.title,
        "url": asked.portal.web.absolute(&asked.path),
        "inLanguage": facet::languages(&text.facts, own),
        "datePublished": own.date.map_or_else(|| text.first_published_at.to_rfc3339(), |date| date.to_string()),
        "dateModified": text.updated_at.to_rfc3339(),
    });
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            work[name] = value;
        }
    };
    add("description", text.words.standfirst.as_ref().map(|words| json!(words)));
    for (name, role) in [
        ("author", CreatorRole::Author),
        ("editor", CreatorRole::Editor),
        ("translator", CreatorRole::Translator),
        ("director", CreatorRole::Director),
        ("creator", CreatorRole::Photographer),
        ("contributor", CreatorRole::Contributor),
    ] {
        add(name, people(own, role));
    }
    let publisher = own.publisher.as_ref().map(ToString::to_string).or_else(|| Some(issuer?.name.clone()));
    add("publisher", publisher.map(|name| json!({ "@type": "Organization", "name": name })));
    add("license", own.licence.as_ref().and_then(licence::terms).map(|terms| json!(terms)));
    add("creditText", own.credit.as_ref().map(|credit| json!(credit)));
    add("isbn", own.isbn.first().map(|isbn| json!(isbn.digits())));
    add("issn", own.issn.as_ref().map(|issn| json!(issn)));
    add("sameAs", own.doi.as_ref().map(|doi| json!(doi.href())));
    add("isPartOf", own.series.as_ref().map(|series| json!({ "@type": "CreativeWorkSeries", "name": series.series })));
    add("associatedMedia", media(asked, text, own, files));
    work
}

/// The narrowest kind that says nothing wrong.
fn kind(own: &ResourceFacts) -> &'static str {
    match own.kind {
        ResourceKind::Text if !own.isbn.is_empty() => "Book",
        ResourceKind::Text => "DigitalDocument",
        ResourceKind::Picture => "Photograph",
        ResourceKind::Album => "ImageGallery",
        ResourceKind::Sound => "AudioObject",
        ResourceKind::Video => "VideoObject",
        ResourceKind::Practice => "Article",
    }
}

/// Whether a name is a person's or a body's is not known: both are things.
fn people(own: &ResourceFacts, role: CreatorRole) -> Option<Value> {
    let names = own.creators().filter(|(_, known)| *known == role);
    let all: Vec<Value> = names.map(|(name, _)| json!({ "@type": "Thing", "name": name })).collect();
    (!all.is_empty()).then(|| json!(all))
}

/// The files that readers can have, and the pictures of an album.
fn media(asked: &Asked, text: &Text, own: &ResourceFacts, files: &Files) -> Option<Value> {
    let documents = text.facts.files.iter().filter_map(|file| file.media);
    let pictures = own.pictures.iter().filter_map(|picture| picture.value.media);
    let object = |medium: &Medium| {
        let mut object = json!({
            "@type": "MediaObject",
            "contentUrl": asked.portal.web.absolute(&asked.file(medium, &medium.file_name())),
            "encodingFormat": medium.format.mime(),
            "contentSize": medium.bytes.to_string(),
        });
        if let Some(millis) = medium.millis {
            object["duration"] = json!(format!("PT{}S", millis.div_ceil(1_000)));
        }
        object
    };
    let all: Vec<Value> = documents.chain(pictures).filter_map(|id| files.get(&id)).map(object).collect();
    (!all.is_empty()).then(|| json!(all))
}

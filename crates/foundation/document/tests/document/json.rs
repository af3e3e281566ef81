//! The stored form.

use document::{Document, Link, Mark, Problem, Ref, references};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{ARTICLE, GUIDE, PICTURE, media, publication, strategies};

fn seed() -> Value {
    json!({ "type": "doc", "content": [
        { "type": "heading", "attrs": { "id": "h1", "level": 2 }, "content": [{ "type": "text", "text": "Une déclaration" }] },
        { "type": "paragraph", "attrs": { "id": "p1", "of": "src1" }, "content": [
            { "type": "text", "text": "Le " },
            { "type": "text", "text": "pacte", "marks": [
                { "type": "link", "attrs": { "publication": ARTICLE } }, { "type": "bold" }
            ] },
            { "type": "hardBreak" },
            { "type": "text", "text": "the pact", "marks": [{ "type": "language", "attrs": { "language": "en" } }] },
            { "type": "note", "content": [{ "type": "text", "text": "Adopté à Malines" }] }
        ] },
        { "type": "orderedList", "attrs": { "id": "l1", "start": 3 }, "content": [
            { "type": "listItem", "attrs": { "id": "i1" }, "content": [{ "type": "paragraph", "attrs": { "id": "p2" } }] }
        ] },
        { "type": "blockquote", "attrs": { "id": "q1", "language": "en", "source": "CGLU", "sourceUrl": "https://example.org/" },
          "content": [{ "type": "paragraph", "attrs": { "id": "p3" }, "content": [{ "type": "text", "text": "Cities" }] }] },
        { "type": "table", "attrs": { "id": "t1", "caption": "Villes" }, "content": [
            { "type": "tableRow", "content": [
                { "type": "tableHeader", "attrs": { "colspan": 2 }, "content": [{ "type": "paragraph", "attrs": { "id": "p4" } }] }
            ] },
            { "type": "tableRow", "content": [
                { "type": "tableCell", "content": [{ "type": "paragraph", "attrs": { "id": "p5" } }] },
                { "type": "tableCell", "content": [{ "type": "paragraph", "attrs": { "id": "p6" } }] }
            ] }
        ] },
        { "type": "figure", "attrs": { "id": "f1", "media": PICTURE, "alt": "Une place", "credit": "Ville" },
          "content": [{ "type": "text", "text": "La place" }] },
        { "type": "figure", "attrs": { "id": "f2", "media": PICTURE, "decorative": true } },
        { "type": "documentList", "attrs": { "id": "d1" }, "content": [
            { "type": "documentItem", "attrs": { "media": GUIDE, "title": "Guide" } }
        ] },
        { "type": "embed", "attrs": { "id": "e1", "url": "https://tube.example/w/1", "title": "Film", "poster": PICTURE } },
        { "type": "callout", "attrs": { "id": "c1", "title": "À savoir" },
          "content": [{ "type": "paragraph", "attrs": { "id": "p7" }, "content": [{ "type": "text", "text": "Oui" }] }] },
        { "type": "horizontalRule", "attrs": { "id": "r1" } }
    ] })
}

#[test]
fn every_block_comes_back_as_it_was() {
    let document = Document::from_json(&seed()).unwrap();
    assert_eq!(document.to_json(), seed());
    let text = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<Document>(&text).unwrap(), document);
    assert_eq!(serde_json::from_value::<Document>(seed()).unwrap(), document);
    assert_eq!(serde_json::from_reader::<_, Document>(text.as_bytes()).unwrap(), document);
}

#[test]
fn references_are_found_everywhere_once() {
    let document = Document::from_json(&seed()).unwrap();
    let refs = [Ref::Publication(publication(ARTICLE)), Ref::Media(media(GUIDE)), Ref::Media(media(PICTURE))];
    assert_eq!(references(&document), refs);
}

#[test]
fn the_empty_document_is_empty() {
    assert!(Document::empty().is_empty());
    assert_eq!(Document::from_json(&Document::empty().to_json()).unwrap(), Document::empty());
    let blank = json!({ "type": "doc", "content": [{ "type": "paragraph", "attrs": { "id": "p" } }] });
    assert!(Document::from_json(&blank).unwrap().is_empty());
    assert!(!Document::from_json(&seed()).unwrap().is_empty());
}

/// The seed with one value changed, by its JSON pointer.
fn changed(pointer: &str, value: &Value) -> Result<Document, (String, Problem)> {
    let mut json = seed();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = json.pointer_mut(parent).unwrap();
    match parent {
        Value::Array(list) if key == "-" => list.push(value.clone()),
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value.clone(),
        parent => parent[key] = value.clone(),
    }
    Document::from_json(&json).map_err(|error| (error.place, error.problem))
}

#[test]
fn a_fault_names_its_place() {
    let text = |text: &str| json!({ "type": "text", "text": text });
    let paragraph = |id: &str| json!({ "type": "paragraph", "attrs": { "id": id }, "content": [text("x")] });
    let heading =
        |level: i64| json!({ "type": "heading", "attrs": { "id": "hx", "level": level }, "content": [text("x")] });
    let cases = [
        ("/type", json!("page"), "", Problem::UnknownNode("page".into())),
        ("/content/0/type", json!("iframe"), "/content/0", Problem::UnknownNode("iframe".into())),
        ("/content/0/attrs/style", json!("color:red"), "/content/0/attrs", Problem::UnknownAttribute("style".into())),
        ("/content/0/attrs/level", json!(1), "/content/0/attrs/level", Problem::WrongAttribute("level")),
        ("/content/0/attrs/level", json!(null), "/content/0/attrs", Problem::MissingAttribute("level")),
        ("/content/0/attrs/level", json!(3), "/content/0", Problem::HeadingSkips),
        ("/content/0/content", json!([]), "/content/0", Problem::HeadingEmpty),
        ("/content/0/attrs/id", json!("a b"), "/content/0/attrs/id", Problem::WrongAttribute("id")),
        ("/content/0/attrs/id", json!(7), "/content/0/attrs/id", Problem::WrongAttribute("id")),
        ("/content/0/attrs", json!({ "level": 2 }), "/content/0/attrs", Problem::MissingAttribute("id")),
        ("/content/0/html", json!("<b>"), "/content/0", Problem::UnknownField("html".into())),
        ("/content/0/content", json!("x"), "/content/0", Problem::UnknownField("content".into())),
        ("/content/0/marks", json!([{ "type": "bold" }]), "/content/0", Problem::UnknownField("marks".into())),
        ("/content/1", json!(7), "/content/1", Problem::NotANode),
        ("/content/1", text("loose"), "/content/1", Problem::NotAllowedHere("text")),
        ("/content/1/attrs/id", json!("h1"), "/content/1", Problem::RepeatedId("h1".parse().unwrap())),
        ("/content/1/content/0", text(""), "/content/1/content/0", Problem::Empty),
        ("/content/1/content/0", paragraph("n"), "/content/1/content/0", Problem::NotAllowedHere("paragraph")),
        (
            "/content/1/content/0",
            json!({ "type": "image" }),
            "/content/1/content/0",
            Problem::UnknownNode("image".into()),
        ),
        (
            "/content/1/content/1/marks/1",
            json!({ "type": "blink" }),
            "/content/1/content/1/marks/1",
            Problem::UnknownMark("blink".into()),
        ),
        (
            "/content/1/content/1/marks/0/attrs",
            json!({ "href": "javascript:x" }),
            "/content/1/content/1/marks/0/attrs/href",
            Problem::WrongAttribute("href"),
        ),
        (
            "/content/1/content/1/marks/0/attrs/href",
            json!("https://a.example"),
            "/content/1/content/1/marks/0",
            Problem::WrongAttribute("href"),
        ),
        (
            "/content/1/content/4/content/0",
            json!({ "type": "note" }),
            "/content/1/content/4/content/0",
            Problem::NotAllowedHere("note"),
        ),
        ("/content/2/content", json!([]), "/content/2", Problem::Empty),
        ("/content/2/content/0", paragraph("n"), "/content/2/content/0", Problem::NotAllowedHere("paragraph")),
        ("/content/2/content/0/content", json!([]), "/content/2/content/0", Problem::Empty),
        (
            "/content/2/content/0/content/0",
            json!({ "type": "bulletList", "attrs": { "id": "n" } }),
            "/content/2/content/0",
            Problem::ItemWithoutParagraph,
        ),
        ("/content/3/content/0", heading(2), "/content/3/content/0", Problem::NotAllowedHere("heading")),
        (
            "/content/3/attrs/sourceUrl",
            json!("data:x"),
            "/content/3/attrs/sourceUrl",
            Problem::WrongAttribute("sourceUrl"),
        ),
        ("/content/4/content/0/content/0/attrs/colspan", json!(3), "/content/4", Problem::RaggedTable),
        (
            "/content/4/content/0/content/0/attrs/colspan",
            json!(0),
            "/content/4/content/0/content/0/attrs/colspan",
            Problem::WrongAttribute("colspan"),
        ),
        ("/content/5/attrs/alt", json!(null), "/content/5", Problem::AlternativeMissing),
        ("/content/5/attrs/alt", json!("IMG_2041.JPG"), "/content/5", Problem::AlternativeIsFileName),
        ("/content/5/attrs/decorative", json!(true), "/content/5", Problem::WrongAttribute("decorative")),
        ("/content/5/attrs/media", json!("../etc/passwd"), "/content/5/attrs/media", Problem::WrongAttribute("media")),
        ("/content/8/attrs/url", json!("file:///etc/passwd"), "/content/8/attrs/url", Problem::WrongAttribute("url")),
        ("/content/-", heading(4), "/content/11", Problem::HeadingSkips),
    ];
    for (pointer, value, place, problem) in cases {
        assert_eq!(changed(pointer, &value).unwrap_err(), (place.to_owned(), problem), "{pointer} = {value}");
    }
}

#[test]
fn what_the_editor_always_writes_is_read() {
    assert!(changed("/content/4/content/0/content/0/attrs/colwidth", &json!(null)).is_ok());
    assert!(changed("/content/2/attrs/type", &json!(null)).is_ok());
    assert!(changed("/content/0/attrs/of", &json!(null)).is_ok());
    assert!(changed("/content/4/content/0/content/0/attrs/colwidth", &json!([100])).is_err());
}

#[test]
fn a_draft_may_be_unfinished() {
    let mut json = seed();
    json["content"][0]["attrs"]["level"] = json!(4);
    json["content"][5]["attrs"]["alt"] = json!(null);
    let draft = Document::draft_from_json(&json).unwrap();
    assert_eq!(serde_json::from_value::<Document>(json).unwrap(), draft);
    let faults: Vec<_> = draft.faults().into_iter().map(|fault| (fault.place, fault.block, fault.problem)).collect();
    let block = |id: &str| Some(id.parse().unwrap());
    assert_eq!(
        faults,
        [
            ("/content/0".to_owned(), block("h1"), Problem::HeadingSkips),
            ("/content/5".to_owned(), block("f1"), Problem::AlternativeMissing),
        ]
    );
}

#[test]
fn every_problem_has_words() {
    let words = super::words();
    for problem in [
        Problem::NotANode,
        Problem::TooDeep,
        Problem::TooLarge,
        Problem::RaggedTable,
        Problem::HeadingSkips,
        Problem::HeadingEmpty,
        Problem::AlternativeMissing,
        Problem::AlternativeIsFileName,
    ] {
        for language in kernel::Language::INTERFACE {
            assert!(words.has(language, problem.key()), "{language} {}", problem.key());
        }
    }
}

#[test]
fn depth_and_size_are_bounded() {
    let nested = |levels: usize| {
        let inner = json!({ "type": "paragraph", "attrs": { "id": "p" } });
        let content = (0..levels).fold(
            inner,
            |inner, level| json!({ "type": "blockquote", "attrs": { "id": format!("q{level}") }, "content": [inner] }),
        );
        json!({ "type": "doc", "content": [content] })
    };
    assert!(Document::from_json(&nested(23)).is_ok());
    for levels in [24, 30, 40] {
        assert_eq!(Document::from_json(&nested(levels)).unwrap_err().problem, Problem::TooDeep, "{levels}");
    }
    let many: Vec<_> =
        (0..20_001).map(|n| json!({ "type": "paragraph", "attrs": { "id": format!("p{n}") } })).collect();
    let error = Document::from_json(&json!({ "type": "doc", "content": many })).unwrap_err();
    assert_eq!(error.problem, Problem::TooLarge);
    let long = json!({ "type": "doc", "content": [{ "type": "paragraph", "attrs": { "id": "p" }, "content": [
        { "type": "text", "text": "x".repeat(2_000_001) }
    ] }] });
    assert_eq!(Document::from_json(&long).unwrap_err().problem, Problem::TooLarge);
}

#[test]
fn the_last_mark_of_a_kind_stays() {
    let json = json!([{ "type": "language", "attrs": { "language": "en" } }, { "type": "bold" },
        { "type": "link", "attrs": { "media": GUIDE } }]);
    let document = changed("/content/1/content/1/marks", &json).unwrap();
    let marks = match &document.blocks()[1].kind {
        document::BlockKind::Paragraph(content) => content[1].marks.as_slice().to_vec(),
        _ => vec![],
    };
    let language = Mark::Language(kernel::Language::EN);
    assert_eq!(marks, [Mark::Link(Link::Media(media(GUIDE))), language, Mark::Bold]);
}

#[test]
fn the_schema_names_every_node() {
    let schema = serde_json::to_string(&schemars::schema_for!(Document)).unwrap();
    for name in ["documentList", "tableHeader", "note", "callout", "superscript"] {
        assert!(schema.contains(name), "{name}");
    }
}

proptest! {
    #[test]
    fn any_document_survives_its_json(document in strategies::any_document()) {
        let json = document.to_json();
        prop_assert_eq!(&Document::draft_from_json(&json).unwrap(), &document);
        let text = serde_json::to_string(&document).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Document>(&text).unwrap(), &document);
        prop_assert_eq!(&serde_json::from_str::<Value>(&text).unwrap(), &json);
    }
}

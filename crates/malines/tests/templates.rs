//! Templates: each sample of each view in each language, the operator's own, and the documentation of what they are
//! given.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::fmt::Write as _;

use kernel::Language;
use malines::rooms;
use serde_json::Value;
use site::{Site, dom, line, log, root, unsound};

/// A view's sample as JSON, for a test that changes it.
fn as_json(page: &minijinja::Value) -> Value {
    serde_json::to_value(page).unwrap()
}

fn views() -> Vec<web::ViewInfo> {
    rooms().into_iter().flat_map(|room| room.views).collect()
}

#[tokio::test]
async fn every_sample_renders_in_every_language_as_sound_html() {
    let site = Site::new().await;
    let (portal, view) = (&site.app.portal, site.app.portal.site().await.unwrap());
    let mut faults = Vec::new();
    for info in views() {
        let samples = (info.samples)();
        assert!(!samples.is_empty(), "{} has samples", info.template);
        for (number, sample) in samples.iter().enumerate() {
            for language in Language::INTERFACE {
                let what = format!("{} {number} {language}", sample.template);
                let frame = view.plain_frame(portal, language);
                match portal.web.templates.render_shipped(sample.template, language, &frame, &sample.page) {
                    Ok(html) => faults.extend(unsound(&html).into_iter().map(|fault| format!("{what}: {fault}"))),
                    Err(error) => faults.push(format!("{what}: {error:#}")),
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test]
async fn nothing_that_a_view_holds_becomes_markup() {
    const HOSTILE: &str = "hostile\"'<i>&";
    let site = Site::new().await;
    let (portal, view) = (&site.app.portal, site.app.portal.site().await.unwrap());
    let frame = view.plain_frame(portal, Language::FR);
    let (mut changed, mut seen) = (0, 0);
    for sample in views().iter().flat_map(|info| (info.samples)()) {
        let whole = as_json(&sample.page);
        for pointer in strings(&whole) {
            let mut page = whole.clone();
            let text = page.pointer_mut(&pointer).unwrap();
            *text = Value::from(format!("{}{HOSTILE}", text.as_str().unwrap()));
            let page = minijinja::Value::from(minijinja::value::Serde(&page));
            // A date, a language or a state that is none cannot be rendered, which is as well.
            let Ok(html) = portal.web.templates.render_shipped(sample.template, Language::FR, &frame, &page) else {
                continue;
            };
            changed += 1;
            seen += usize::from(html.contains("hostile"));
            for bare in ["hostile\"", "hostile'", "hostile<", "&#39;<i>", "&quot;<i>"] {
                assert!(!html.contains(bare), "{} {pointer}: {html}", sample.template);
            }
        }
    }
    assert!(changed > 300 && seen > changed / 2, "{seen} of {changed} were printed");
}

/// Where the strings of a sample are, but for those that are markup by their type: bodies, and JSON made safe.
fn strings(page: &Value) -> Vec<String> {
    fn walk(value: &Value, at: &str, all: &mut Vec<String>) {
        match value {
            Value::String(text)
                if !text.starts_with('<') && !at.ends_with("/json_ld") && !at.ends_with("/body/json") =>
            {
                all.push(at.to_owned());
            }
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(key, item)| walk(item, &format!("{at}/{key}"), all));
            }
            Value::Object(items) => items.iter().for_each(|(key, item)| walk(item, &format!("{at}/{key}"), all)),
            _ => {}
        }
    }
    let mut all = Vec::new();
    walk(page, "", &mut all);
    all
}

/// A site whose operator has these templates.
async fn with_templates(templates: &[(&str, &str)]) -> Site {
    let base = testkit::sqlite().unwrap();
    for (name, source) in templates {
        let path = base.folder.path().join("templates").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, source).unwrap();
    }
    let site = Site::on(base).await;
    site.import(&line("a", "Bonjour", "")).await;
    site
}

#[tokio::test]
async fn the_operators_template_replaces_the_shipped_one() {
    let own = "{% extends \"portal/frame.html\" %}{% block main %}<h1>Chez nous : {{ page.title }}</h1>{% endblock %}";
    let site = with_templates(&[("articles/article.html", own)]).await;
    let page = site.get("/fr/actualites/bonjour").await.text();
    assert!(page.contains("<h1>Chez nous : Bonjour</h1>") && page.contains("class=\"masthead\""), "{page}");
    assert!(!site.get("/fr/actualites").await.text().contains("Chez nous"), "only that page");
    // A frame of one's own stands around every page.
    let frame = "<!doctype html><title>{{ page.head.title }}</title><p>Mon cadre</p>{% block main %}{% endblock %}";
    let site = with_templates(&[("portal/frame.html", frame)]).await;
    for path in ["/fr/", "/fr/actualites", "/fr/actualites/bonjour", "/fr/rien"] {
        assert!(site.get(path).await.text().contains("Mon cadre"), "{path}");
    }
}

#[tokio::test]
async fn a_broken_template_is_logged_and_the_shipped_one_answers() {
    for (broken, at_start) in [
        ("{% if %}", true),
        ("{{ page.title }", true),
        ("{{ page.nothing_of_the_sort }}", false),
        ("{{ date(page.title, \"day\") }}", false),
        ("{% extends \"portal/other.html\" %}", false),
        ("{{ t(\"portal-skip\"", true),
    ] {
        let (lines, _guard) = log("warn");
        let site = with_templates(&[("articles/article.html", broken)]).await;
        assert_eq!(lines.text().contains("articles/article.html"), at_start, "{broken}: {}", lines.text());
        let page = site.get("/fr/actualites/bonjour").await;
        assert_eq!(page.status, 200, "{broken}");
        assert!(dom::parse(&page.text()).find("h1", |h1| h1.text == "Bonjour").is_some(), "{broken}");
        assert!(lines.text().contains("article.html"), "{broken}: {}", lines.text());
        assert_eq!(site.get("/fr/actualites").await.status, 200, "{broken}");
    }
}

/// The page that operators read, as the schemas give it.
#[test]
fn the_documentation_of_the_contexts_is_what_the_schemas_give() {
    let path = root().join("docs/operators/template-contexts.md");
    let documentation = documentation();
    if std::env::var_os("MALINES_UPDATE_DOCS").is_some() {
        std::fs::write(&path, &documentation).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = written.lines().zip(documentation.lines()).find(|(old, new)| old != new);
    assert!(
        written == documentation,
        "docs/operators/template-contexts.md is not what the views are: run this test with MALINES_UPDATE_DOCS=1. {differs:?}"
    );
}

const INTRODUCTION: &str = "# What templates are given

This page is made from the code, and a test holds it to it. How templates are replaced, and what functions they have, is in
[templates.md](templates.md).

Every template sees `frame` (what stands around the page), `page` (what the page shows) and `language` (that of the interface). *Html* is
printed with `|safe`; everything else is escaped. What may be nothing is asked for with `{% if %}`. Addresses are ready to be printed; dates are
civil times for `date` and `range`.
";

fn documentation() -> String {
    let mut text = INTRODUCTION.to_owned();
    let mut pieces = std::collections::BTreeMap::new();
    let frame = schemars::schema_for!(portal::views::FrameView).to_value();
    let mut views = views();
    views.sort_by_key(|view| view.template);
    let pages: Vec<(String, Value)> = std::iter::once(("The frame: `frame`".to_owned(), frame))
        .chain(views.iter().map(|view| (format!("`{}`", view.template), (view.schema)().to_value())))
        .collect();
    for (heading, schema) in &pages {
        let _ = write!(text, "\n## {heading}\n\n{}\n", described(schema));
        table(&mut text, schema);
        for (name, piece) in schema["$defs"].as_object().into_iter().flatten() {
            pieces.insert(name.clone(), piece.clone());
        }
    }
    text.push_str("\n# Pieces\n\nWhat several of them are made of.\n");
    for (name, piece) in pieces.iter().filter(|(_, piece)| piece["properties"].is_object()) {
        let _ = write!(text, "\n## {name}\n\n{}\n", described(piece));
        table(&mut text, piece);
    }
    text
}

fn described(schema: &Value) -> String {
    schema["description"].as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn table(text: &mut String, schema: &Value) {
    text.push_str("\n| name | is | meaning |\n| --- | --- | --- |\n");
    for (name, property) in schema["properties"].as_object().into_iter().flatten() {
        let _ = writeln!(text, "| `{name}` | {} | {} |", kind(property), described(property).replace('|', "\\|"));
    }
}

/// What a property is, in words.
fn kind(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return if name == "Html" { "Html".to_owned() } else { format!("[{name}](#{})", name.to_lowercase()) };
    }
    if let Some(choices) = schema["anyOf"].as_array() {
        let own = choices.iter().find(|choice| choice["type"] != "null").map(kind).unwrap_or_default();
        return format!("{own}, or nothing");
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    };
    let own = match types.iter().find(|kind| **kind != "null") {
        Some(&"string") => "text".to_owned(),
        Some(&"integer") => "whole number".to_owned(),
        Some(&"number") => "number".to_owned(),
        Some(&"boolean") => "yes or no".to_owned(),
        Some(&"array") => format!("list of {}", kind(&schema["items"])),
        _ => "value".to_owned(),
    };
    if types.contains(&"null") { format!("{own}, or nothing") } else { own }
}

#[test]
fn every_property_is_explained() {
    let mut bare = Vec::new();
    for view in views() {
        let schema = (view.schema)().to_value();
        let pieces = schema["$defs"].as_object().into_iter().flatten();
        for (name, piece) in pieces.chain([(&view.template.to_owned(), &schema)]) {
            for (property, inner) in piece["properties"].as_object().into_iter().flatten() {
                if described(inner).is_empty() {
                    bare.push(format!("{name}.{property}"));
                }
            }
        }
    }
    assert!(bare.is_empty(), "{bare:?}");
}

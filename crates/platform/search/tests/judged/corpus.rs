//! The texts on which queries are judged: the demonstration's articles, and real titles where the folder that holds them
//! is there.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use i18n::I18n;
use kernel::{Country, Language, ThemeId};
use search::{Audience, Extent, Named, Record, Thing};
use serde_json::Value;

/// The id under which a judgement names a text, and its records.
pub(crate) type Corpus = BTreeMap<String, Vec<Record>>;

/// The demonstration's articles that somebody may read.
pub(crate) fn demo() -> Corpus {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/demo/content/articles.jsonl");
    lines(&path)
        .iter()
        .map(|line| (text(line, "id"), demo_records(line)))
        .filter(|(_, records)| !records.is_empty())
        .collect()
}

/// Real articles and the titles beside them, where they are: `MALINES_CASES`, else beside the project.
pub(crate) fn real() -> Option<Corpus> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/cases");
    let folder = std::env::var_os("MALINES_CASES").map_or(beside, PathBuf::from);
    let path = folder.join("articles.jsonl");
    if !path.is_file() {
        eprintln!("skipped on real titles: {} is not there", path.display());
        return None;
    }
    Some(lines(&path).iter().flat_map(real_records).collect())
}

fn lines(path: &Path) -> Vec<Value> {
    let file = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    file.lines().filter(|line| !line.is_empty()).map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text(value: &Value, field: &str) -> String {
    value[field].as_str().unwrap_or_default().to_owned()
}

/// A record of an article about which nothing is known yet. Its id is made of its key.
pub(crate) fn bare(key: &str, language: Language) -> Record {
    let hash = key
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    Record {
        thing: Thing { kind: "article".into(), id: db::Uuid::from_u64_pair(0x0197_0000_0000_7000, hash) },
        language,
        audience: Audience::Public,
        extent: Extent::Whole,
        is_archived: false,
        overline: String::new(),
        title: String::new(),
        standfirst: String::new(),
        body: String::new(),
        issuer: String::new(),
        place: String::new(),
        names: Vec::new(),
        attached: Vec::new(),
        themes: Vec::new(),
        countries: Vec::new(),
        dated: "2020-01-01".parse().unwrap(),
        weight: 100,
    }
}

fn demo_records(line: &Value) -> Vec<Record> {
    let id = text(line, "id");
    let i18n = I18n::new(&[], &[], Language::FR).unwrap();
    let (mut names, mut themes, mut countries) = (Vec::new(), Vec::new(), Vec::new());
    for theme in line["themes"].as_array().into_iter().flatten() {
        if let Some(code) = theme["country"].as_str() {
            let country: Country = code.parse().unwrap();
            names.extend(country_names(&i18n, &country));
            countries.push(country);
        } else if let Some(region) = theme["region"].as_str() {
            let of_region =
                |language| i18n.region(language, region).map(|name| Named { language, name: name.to_owned() });
            names.extend(Language::INTERFACE.into_iter().filter_map(of_region));
        }
        if let Some(topic) = theme["topic"].as_str() {
            themes.push(ThemeId(bare(topic, Language::FR).thing.id));
        }
        names.extend(in_languages(&theme["names"]));
    }
    let issuer = in_languages(&line["issuer"]["name"]);
    let closed = text(line, "audience") == "members";
    let texts = line["texts"].as_object().unwrap();
    let readable = texts.iter().filter(|(_, words)| matches!(words["state"].as_str(), Some("live" | "archived")));
    readable
        .map(|(language, words)| {
            let language: Language = language.parse().unwrap();
            let of_issuer = issuer.iter().find(|named| named.language == language).map(|named| named.name.clone());
            Record {
                audience: if closed && line["announce"] != true { Audience::Members } else { Audience::Public },
                overline: text(words, "overline"),
                title: format!("{} {}", text(words, "title"), text(words, "subtitle")),
                standfirst: text(words, "standfirst"),
                body: if closed { String::new() } else { text(&words["body"], "markdown") },
                issuer: format!("{} {}", of_issuer.unwrap_or_default(), text(&line["issuer"], "acronym")),
                place: text(words, "place"),
                names: names.clone(),
                themes: themes.clone(),
                countries: countries.clone(),
                dated: text(line, "dated").parse().unwrap(),
                ..bare(&id, language)
            }
        })
        .collect()
}

fn in_languages(names: &Value) -> Vec<Named> {
    let of = |(language, name): (&String, &Value)| Named {
        language: language.parse().unwrap(),
        name: name.as_str().unwrap_or_default().to_owned(),
    };
    names.as_object().into_iter().flatten().map(of).collect()
}

fn country_names(i18n: &I18n, country: &Country) -> Vec<Named> {
    let named = |language| i18n.country(language, country).map(|name| Named { language, name: name.to_owned() });
    Language::INTERFACE.into_iter().filter_map(named).collect()
}

fn real_records(line: &Value) -> Vec<(String, Vec<Record>)> {
    let id = text(line, "id");
    let i18n = I18n::new(&[], &[], Language::FR).unwrap();
    let themes: Vec<_> = line["themes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let mut names: Vec<_> =
        themes.iter().map(|name| Named { language: Language::FR, name: (*name).to_owned() }).collect();
    let mut countries = Vec::new();
    for country in i18n
        .countries()
        .filter(|country| i18n.country(Language::FR, country).is_some_and(|name| themes.contains(&name)))
    {
        names.extend(country_names(&i18n, &country));
        countries.push(country);
    }
    let record = Record {
        overline: text(line, "overline"),
        title: text(line, "title"),
        body: text(line, "body"),
        place: text(line, "place"),
        names,
        countries,
        dated: line["event_start"]
            .as_str()
            .and_then(|day| day.parse().ok())
            .unwrap_or_else(|| "2020-01-01".parse().unwrap()),
        ..bare(&id, Language::FR)
    };
    let mut all = vec![(id.clone(), vec![record])];
    let mut title = |key: String, title: &str| {
        // "lundi 25 juin 2018 — TITLE"
        let title = title.split_once('—').map_or(title, |(_, title)| title.trim());
        all.push((key.clone(), vec![Record { title: title.to_owned(), ..bare(&key, Language::FR) }]));
    };
    for (place, beside) in line["neighbours"].as_object().into_iter().flatten() {
        match beside {
            Value::String(beside) => title(format!("{id}-{place}"), beside),
            Value::Array(list) => list.iter().enumerate().for_each(|(at, beside)| {
                title(format!("{id}-{place}-{}", at + 1), beside.as_str().unwrap_or_default());
            }),
            _ => {}
        }
    }
    for (at, beside) in line["agenda_box"].as_array().into_iter().flatten().enumerate() {
        title(format!("{id}-agenda-{}", at + 1), beside["title"].as_str().unwrap_or_default());
    }
    all
}

//! The words of the interface: none is missing, none is unused, all languages take the same arguments.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::path::{Path, PathBuf};

use i18n::check::{Used, compare, rust_keys, template_keys};
use malines::{locale_files, rooms};
use site::root;

/// All files below a folder with this ending, in a folder of this name.
fn files(folder: &Path, within: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(next) = waiting.pop() {
        for entry in std::fs::read_dir(&next).unwrap().map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|own| own == ending)
                && path.components().any(|part| part.as_os_str() == within)
            {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_word_is_there_and_is_used() {
    let (root, all) = (root(), rooms());
    let names: Vec<&str> = all.iter().filter(|room| !room.locales.is_empty()).map(|room| room.name).collect();
    let mut used = Vec::new();
    let mut note = |path: &Path, keys: Vec<(usize, String)>| {
        let file = path.strip_prefix(&root).unwrap().display().to_string();
        used.extend(keys.into_iter().map(|(line, key)| Used { file: file.clone(), line, key }));
    };
    for path in files(&root.join("crates"), "src", "rs") {
        let source = std::fs::read_to_string(&path).unwrap();
        note(&path, rust_keys(&source, &names).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
    }
    for path in files(&root.join("crates"), "templates", "html") {
        note(&path, template_keys(&std::fs::read_to_string(&path).unwrap(), &names));
    }
    assert!(used.len() > 100, "the sources were found: {}", used.len());
    let problems: Vec<_> = compare(&locale_files(&all), &used).iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_locale_file_and_template_is_handed_over_by_its_room() {
    let (root, all) = (root(), rooms());
    let mut handed: Vec<&str> = all.iter().flat_map(|room| room.locales.iter().map(|(_, source)| *source)).collect();
    handed.extend(all.iter().flat_map(|room| room.templates.iter().map(|(_, source)| *source)));
    for (within, ending) in [("locales", "ftl"), ("templates", "html")] {
        for path in files(&root.join("crates"), within, ending) {
            let source = std::fs::read_to_string(&path).unwrap();
            assert!(handed.contains(&source.as_str()), "{} is in no room", path.display());
        }
    }
}

//! Names of countries, regions and languages.

#![allow(clippy::unwrap_used)] // The functions that the tests share are tests as well.

use i18n::I18n;
use kernel::{Country, Language};

fn i18n() -> I18n {
    I18n::new(&[], &[], Language::FR).unwrap()
}

fn country(language: Language, code: &str) -> Option<&'static str> {
    i18n().country(language, &code.parse().unwrap())
}

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

#[test]
fn countries_have_names_in_the_four_languages() {
    let names = |code| Language::INTERFACE.map(|language| country(language, code).unwrap());
    assert_eq!(names("MR"), ["Mauritanie", "Mauritania", "Mauritania", "موريتانيا"]);
    assert_eq!(names("PS"), ["Palestine", "Palestine", "Palestina", "فلسطين"]);
    assert_eq!(names("CI")[0], "Côte d’Ivoire");
    assert_eq!(country(language("pt"), "MA"), Some("Maroc"));
    assert_eq!(country(Language::FR, "ZZ"), None);
}

#[test]
fn regions_go_by_their_m49_code() {
    let i18n = i18n();
    assert_eq!(i18n.region(Language::FR, "002"), Some("Afrique"));
    assert_eq!(i18n.region(Language::EN, "011"), Some("Western Africa"));
    assert_eq!(i18n.region(Language::AR, "001"), Some("العالم"));
    for wrong in ["", "FR", "2", "0002", "999"] {
        assert_eq!(i18n.region(Language::FR, wrong), None, "{wrong}");
    }
}

#[test]
fn every_country_listed_has_its_names() {
    let i18n = i18n();
    let all: Vec<Country> = i18n.countries().collect();
    assert!(all.is_sorted());
    assert_eq!(all.len(), 250);
    for code in &all {
        for language in Language::INTERFACE {
            assert!(i18n.country(language, code).is_some_and(|name| name != code.as_str()), "{code}");
        }
    }
}

#[test]
fn languages_have_names_in_a_sentence_and_alone() {
    let i18n = i18n();
    assert_eq!(i18n.language_name(Language::FR, Language::EN), "anglais");
    assert_eq!(i18n.language_name(Language::AR, Language::FR), "الفرنسية");
    assert_eq!(i18n.language_name(Language::FR, language("pt-BR")), "portugais brésilien");
    assert_eq!(i18n.language_name(Language::FR, language("pt-MZ")), "portugais (Mozambique)");
    assert_eq!(i18n.language_name(Language::FR, language("qq")), "qq");
    assert_eq!(Language::INTERFACE.map(|it| i18n.endonym(it)), ["Français", "English", "Español", "العربية"]);
    let others = ["pt-MZ", "tr", "ka", "zgh", "id", "xx"].map(|tag| i18n.endonym(language(tag)));
    assert_eq!(others, ["Português", "Türkçe", "ქართული", "ⵜⴰⵎⴰⵣⵉⵖⵜ", "Indonesia", "xx"]);
}

//! The words of the interface: keys, plurals, values, what is missing, what is refused.

#![allow(clippy::unwrap_used)] // The functions that the tests share are tests as well.

use i18n::{I18n, LocaleFile, Reason};
use kernel::Language;
use proptest::prelude::*;

const FR: &str = "\
articles-title = Actualités
articles-published = Publié le { $date }
articles-count = { $count ->
    [0] aucun article
    [one] { $count } article
   *[other] { $count } articles
}
articles-year = Année { NUMBER($year, useGrouping: \"false\") }
articles-only-french = En français
";

const AR: &str = "\
articles-title = الأخبار
articles-published = نُشر في { $date }
articles-count = { $count ->
    [zero] لا مقالات
    [one] مقال واحد
    [two] مقالان
    [few] { $count } مقالات
    [many] { $count } مقالًا
   *[other] { $count } مقال
}
";

fn file(language: Language, source: &'static str) -> LocaleFile {
    LocaleFile { room: "articles", language, source: source.into() }
}

fn words() -> I18n {
    I18n::new(&[file(Language::FR, FR), file(Language::AR, AR)], &[], Language::FR).unwrap()
}

fn refused(files: &[LocaleFile], overrides: &[(Language, String)]) -> Vec<String> {
    let faults = I18n::new(files, overrides, Language::FR).unwrap_err().0;
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn it_is_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + 'static>(_: &T) {}
    shared(&words());
}

#[test]
fn plurals_follow_the_language() {
    let words = words();
    let count = |language, n: i64| words.text(language, "articles-count", &[("count", n.into())]);
    for (n, text) in [(0, "aucun article"), (1, "1 article"), (2, "2 articles"), (12_345, "12\u{202f}345 articles")] {
        assert_eq!(count(Language::FR, n), text);
    }
    let arabic = [
        (0, "لا مقالات"),
        (1, "مقال واحد"),
        (2, "مقالان"),
        (3, "3 مقالات"),
        (10, "10 مقالات"),
        (11, "11 مقالًا"),
        (99, "99 مقالًا"),
        (100, "100 مقال"),
        (102, "102 مقال"),
        (1_103, "1,103 مقالات"),
    ];
    for (n, text) in arabic {
        assert_eq!(count(Language::AR, n), text);
    }
}

#[test]
fn a_number_may_stand_without_groups() {
    assert_eq!(words().text(Language::FR, "articles-year", &[("year", 2017.into())]), "Année 2017");
}

#[test]
fn only_a_text_of_the_other_direction_is_isolated() {
    let words = words();
    let published = |language, date: &str| words.text(language, "articles-published", &[("date", date.into())]);
    assert_eq!(published(Language::FR, "lundi"), "Publié le lundi");
    assert_eq!(published(Language::AR, "20 نوفمبر 2017"), "نُشر في 20 نوفمبر 2017");
    assert_eq!(published(Language::AR, "Malines 2017"), "نُشر في \u{2068}Malines 2017\u{2069}");
    assert_eq!(published(Language::FR, "نوفمبر"), "Publié le \u{2068}نوفمبر\u{2069}");
}

#[test]
fn a_missing_key_shows_the_first_language_then_itself() {
    let words = words();
    assert_eq!(words.text(Language::AR, "articles-only-french", &[]), "En français");
    assert_eq!(words.text(Language::ES, "articles-title", &[]), "Actualités");
    assert_eq!(words.text("pt-BR".parse().unwrap(), "articles-title", &[]), "Actualités");
    assert_eq!(words.text(Language::FR, "articles-nowhere", &[]), "articles-nowhere");
    assert!(words.has(Language::FR, "articles-only-french"));
    assert!(!words.has(Language::AR, "articles-only-french"));
}

#[test]
fn a_missing_argument_shows_its_name() {
    assert_eq!(words().text(Language::FR, "articles-published", &[]), "Publié le {$date}");
}

#[test]
fn keys_are_listed_in_order() {
    let words = words();
    let keys: Vec<_> = words.keys(Language::AR).collect();
    assert_eq!(keys, ["articles-count", "articles-published", "articles-title"]);
}

#[test]
fn the_operator_replaces_by_key() {
    let overrides = [(Language::FR, "articles-title = À la une\nnobody-knows = ?\n".to_owned())];
    let words = I18n::new(&[file(Language::FR, FR), file(Language::AR, AR)], &overrides, Language::FR).unwrap();
    assert_eq!(words.text(Language::FR, "articles-title", &[]), "À la une");
    assert_eq!(words.text(Language::AR, "articles-title", &[]), "الأخبار");
    assert_eq!(words.text(Language::FR, "articles-only-french", &[]), "En français");
}

#[test]
fn every_fault_is_reported_with_its_place() {
    let twice = LocaleFile { room: "articles", language: Language::FR, source: "\narticles-title = Encore\n".into() };
    let files = [
        file(Language::FR, "# Titles\narticles-title = T\ntitle = T\narticlestitle = T\narticles-title = T\n"),
        twice,
        file(Language::EN, "articles-a = A\n\narticles-b { B }\n"),
        file("pt".parse().unwrap(), "articles-a = A\n"),
    ];
    let expected = [
        "articles/locales/fr.ftl:3: the key title does not begin with its room's name",
        "articles/locales/fr.ftl:4: the key articlestitle does not begin with its room's name",
        "articles/locales/fr.ftl:5: the key articles-title stands already at articles/locales/fr.ftl:2",
        "articles/locales/fr.ftl:2: the key articles-title stands already at articles/locales/fr.ftl:2",
    ];
    let found = refused(&files, &[]);
    assert_eq!(found[..4], expected);
    assert!(found[4].starts_with("articles/locales/en.ftl:3: "), "{}", found[4]);
    assert_eq!(found[5], "articles/locales/pt.ftl:1: the interface does not speak this language");
    assert_eq!(found.len(), 6);
}

#[test]
fn a_key_of_two_rooms_is_refused() {
    let files = [
        LocaleFile { room: "media", language: Language::FR, source: "media-file-name = Nom\n".into() },
        LocaleFile { room: "media-file", language: Language::FR, source: "media-file-name = Nom\n".into() },
    ];
    let found = refused(&files, &[]);
    let place = "the key media-file-name stands already at media/locales/fr.ftl:1";
    assert_eq!(found, [format!("media-file/locales/fr.ftl:1: {place}")]);
}

#[test]
fn the_operators_words_are_checked_too() {
    let overrides = [(Language::FR, "articles-title = \u{c0}\n]\n".to_owned())];
    let faults = I18n::new(&[file(Language::FR, FR)], &overrides, Language::FR).unwrap_err().0;
    assert_eq!((faults[0].file.as_str(), faults[0].line), ("the operator's words (fr)", 2));
    assert!(matches!(faults[0].reason, Reason::Syntax(_)));
}

proptest! {
    #[test]
    fn a_value_is_never_taken_for_a_message(value in "\\PC{0,40}") {
        let words = words();
        let text = words.text(Language::FR, "articles-published", &[("date", value.as_str().into())]);
        let inner = text.strip_prefix("Publié le ").unwrap();
        prop_assert_eq!(inner.trim_start_matches('\u{2068}').trim_end_matches('\u{2069}'), value.trim_start_matches('\u{2068}').trim_end_matches('\u{2069}'));
    }

    #[test]
    fn any_file_is_read_or_refused(source in "[a-c={}$ \n\\-\\[\\]*>.#\"é]{0,80}") {
        let file = LocaleFile { room: "a", language: Language::FR, source: source.into() };
        let _ = I18n::new(&[file], &[], Language::FR);
    }
}

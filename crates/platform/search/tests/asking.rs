//! What is found by whom, in which order, with which counts, on a small index in a temporary folder.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod small;

use kernel::{GroupId, Language, ThemeId};
use proptest::prelude::*;
use search::{Answer, Ask, Audience, Extent, Filter, Index, Record, Seen, Sort};
use small::{Shelf, record};

fn ask<'a>(typed: &'a str, seen: &'a Seen, filter: &'a Filter) -> Ask<'a> {
    Ask {
        typed,
        language: Language::FR,
        seen,
        filter,
        sort: Sort::Relevance,
        offset: 0,
        limit: 10,
        promoted: &[],
        today: "2026-11-24".parse().unwrap(),
    }
}

fn found(index: &Index, typed: &str) -> Answer {
    index.answer(&ask(typed, &Seen::public(), &Filter::default())).unwrap()
}

fn titles(answer: &Answer) -> Vec<String> {
    answer.hits.iter().map(|hit| hit.title.iter().map(|piece| &*piece.text).collect()).collect()
}

fn title(number: u64, title: &str) -> Record {
    Record { title: title.into(), ..record(number, Language::FR) }
}

#[test]
fn pairs_that_people_write_differently_find_one_another() {
    let pairs = [
        ("Le métier d’élu", "metier elu"),
        ("L’eau à Saint-Louis", "l'eau saint louis"),
        ("Marché de Saint-Denis", "saintdenis"),
        ("Œuvres communes", "oeuvre"),
        ("Régime général", "REGIMES"),
        ("L’homme multiplié", "l'homme multiplié"),
        ("Télédéclaration ouverte", "télé-déclaration"),
        ("Le Fouta Djalon", "foutadjalon"),
        ("España y Francia", "espana"),
        ("إعلان الهجرة", "اعلان هجره"),
        ("اجتماع ٢٠٢٤", "2024"),
        ("Barcelone accueille", "Barcelonne"),
        ("Ouagadougou demain", "ouagadugou"),
        ("Coopération avec l’Allemagne", "Germany"),
        ("Un jumelage", "twinning"),
    ];
    for (written, typed) in pairs {
        let language =
            if written.chars().any(|c| c > '\u{600}' && c < '\u{700}') { Language::AR } else { Language::FR };
        let shelf =
            Shelf::of(&[vec![Record { title: written.into(), ..record(1, language) }], vec![title(2, "Autre chose")]]);
        assert_eq!(titles(&found(&shelf.index, typed)), [written], "{typed}");
    }
}

#[test]
fn exact_accents_rank_higher() {
    let shelf = Shelf::of(&[vec![title(1, "Le marche du port")], vec![title(2, "Le marché du port")]]);
    assert_eq!(titles(&found(&shelf.index, "marché"))[0], "Le marché du port");
    assert_eq!(titles(&found(&shelf.index, "marche"))[0], "Le marche du port");
}

#[test]
fn a_phrase_is_a_phrase() {
    let shelf = Shelf::of(&[vec![title(1, "Appel à projets au Mali")], vec![title(2, "Projets : un appel du Mali")]]);
    assert_eq!(titles(&found(&shelf.index, "\"appel à projets\"")), ["Appel à projets au Mali"]);
    assert_eq!(found(&shelf.index, "appel projets").total, 2);
    assert_eq!(titles(&found(&shelf.index, "mali -\"appel à projets\"")), ["Projets : un appel du Mali"]);
}

#[test]
fn texts_of_one_publication_are_one_result_in_the_readers_language() {
    let in_english = Record { title: "Migration and cities".into(), ..record(1, Language::EN) };
    let shelf = Shelf::of(&[vec![title(1, "Migration et villes"), in_english], vec![title(2, "Migration au Sahel")]]);
    let answer = found(&shelf.index, "migration");
    assert_eq!((answer.total, answer.hits.len()), (2, 2));
    let hit = answer.hits.iter().find(|hit| hit.thing == record(1, Language::FR).thing).unwrap();
    assert_eq!((hit.language, &*hit.others), (Language::FR, &[Language::EN][..]));
    let seen = Seen::public();
    let filter = Filter::default();
    let english = shelf.index.answer(&Ask { language: Language::EN, ..ask("migration", &seen, &filter) }).unwrap();
    assert!(english.hits.iter().any(|hit| hit.language == Language::EN));
    let counts: Vec<_> = answer.facets.languages.iter().map(|one| (one.value.to_string(), one.count)).collect();
    assert_eq!(counts, [("fr".to_owned(), 2), ("en".to_owned(), 1)]);
    assert_eq!(answer.facets.kinds[0].count, 2);
}

#[test]
fn facets_count_what_is_found_and_narrow_it() {
    let theme = |number: u128| ThemeId(db::Uuid::from_u128(number));
    let shelf = Shelf::of(&[
        vec![Record {
            themes: vec![theme(1), theme(2)],
            countries: vec!["ML".parse().unwrap()],
            ..title(1, "Eau au Mali")
        }],
        vec![Record { themes: vec![theme(1)], dated: "2019-05-01".parse().unwrap(), ..title(2, "Eau partout") }],
        vec![title(3, "Autre")],
    ]);
    let answer = found(&shelf.index, "eau");
    assert_eq!(answer.facets.themes.iter().map(|one| one.count).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(answer.facets.years.len(), 2);
    let seen = Seen::public();
    for (filter, total) in [
        (Filter { themes: vec![theme(2)], ..Filter::default() }, 1),
        (Filter { years: vec![2019], ..Filter::default() }, 1),
        (Filter { before: "2019-06-01".parse().ok(), ..Filter::default() }, 1),
        (Filter { after: "2019-05-01".parse().ok(), ..Filter::default() }, 2),
        (Filter { countries: vec!["ZZ".parse().unwrap()], ..Filter::default() }, 0),
        (Filter { kinds: vec!["no such kind".into()], ..Filter::default() }, 0),
    ] {
        assert_eq!(shelf.index.answer(&ask("eau", &seen, &filter)).unwrap().total, total, "{filter:?}");
    }
    let browsing = Filter { kinds: vec!["article".into()], ..Filter::default() };
    assert_eq!(shelf.index.answer(&ask("", &seen, &browsing)).unwrap().total, 3);
    assert_eq!(found(&shelf.index, "").total, 0);
}

#[test]
fn pages_hold_each_result_once() {
    let all: Vec<_> = (0..57).map(|number| vec![title(number, "Eau et villes")]).collect();
    let shelf = Shelf::of(&all);
    let (seen, filter) = (Seen::public(), Filter::default());
    for sort in [Sort::Relevance, Sort::Date] {
        let mut things = Vec::new();
        for page in 0..6 {
            let answer = shelf.index.answer(&Ask { sort, offset: page * 10, ..ask("eau", &seen, &filter) }).unwrap();
            assert_eq!(answer.has_more, page < 5);
            things.extend(answer.hits.into_iter().map(|hit| hit.thing));
        }
        assert_eq!(things.len(), 57);
        things.sort();
        things.dedup();
        assert_eq!(things.len(), 57);
    }
    let beyond =
        shelf.index.answer(&Ask { offset: usize::MAX, limit: usize::MAX, ..ask("eau", &seen, &filter) }).unwrap();
    assert!(beyond.hits.is_empty() && !beyond.has_more);
}

#[test]
fn the_latest_day_comes_first_where_days_sort() {
    let dated = |number, day: &str| vec![Record { dated: day.parse().unwrap(), ..title(number, "Eau") }];
    let shelf = Shelf::of(&[dated(1, "2019-01-01"), dated(2, "2024-01-01"), dated(3, "2021-01-01")]);
    let (seen, filter) = (Seen::public(), Filter::default());
    let answer = shelf.index.answer(&Ask { sort: Sort::Date, ..ask("eau", &seen, &filter) }).unwrap();
    let days: Vec<_> = answer.hits.iter().map(|hit| hit.dated.day()).collect();
    assert_eq!(days, ["2024-01-01", "2021-01-01", "2019-01-01"]);
}

#[test]
fn what_editors_promote_comes_first_and_once() {
    let shelf = Shelf::of(&[vec![title(1, "Eau")], vec![title(2, "Eau eau eau")], vec![title(3, "Rien de tel")]]);
    let (seen, filter) = (Seen::public(), Filter::default());
    let promoted = [record(3, Language::FR).thing, record(1, Language::FR).thing, record(99, Language::FR).thing];
    let answer = shelf.index.answer(&Ask { promoted: &promoted, ..ask("eau", &seen, &filter) }).unwrap();
    assert_eq!(titles(&answer), ["Rien de tel", "Eau", "Eau eau eau"]);
    assert_eq!((answer.total, answer.hits[0].is_promoted, answer.hits[2].is_promoted), (3, true, false));
}

#[test]
fn who_finds_nothing_is_helped() {
    let mut all: Vec<_> = (0..9).map(|number| vec![title(number, "Assainissement des villes")]).collect();
    all.push(vec![title(20, "Le parc")]);
    let shelf = Shelf::of(&all);
    let typo = found(&shelf.index, "assainisement");
    assert_eq!((typo.total, &*typo.read_as), (9, &[("assainisement".to_owned(), "assainissement".to_owned())][..]));
    assert_eq!(found(&shelf.index, "parc").did_you_mean, None);
    let nothing = found(&shelf.index, "xyzzy");
    assert!(nothing.total == 0 && nothing.help.is_some());
    let (seen, filter) = (Seen::public(), Filter { kinds: vec!["event".into()], ..Filter::default() });
    let narrow = shelf.index.answer(&ask("villes", &seen, &filter)).unwrap();
    assert_eq!(narrow.help.unwrap().without_filter, 9);
}

#[test]
fn a_rare_word_beside_a_frequent_one_is_asked_about() {
    let mut all: Vec<_> = (0..9).map(|number| vec![title(number, "Le climat change")]).collect();
    all.push(vec![title(20, "Le climax")]);
    let shelf = Shelf::of(&all);
    assert_eq!(found(&shelf.index, "climax").did_you_mean.as_deref(), Some("climat"));
}

#[test]
fn passages_hold_what_was_sought() {
    let body = format!("{}Les jumelages tiennent par leurs habitants.{}", "Un mot. ".repeat(80), " Un mot.".repeat(80));
    let file = search::Attached { title: "Le guide".into(), text: "Comment financer un forage ?".into() };
    let shelf = Shelf::of(&[vec![Record { body, attached: vec![file], ..title(1, "Deux villes") }]]);
    let answer = found(&shelf.index, "jumelage");
    let passage = &answer.hits[0].passage;
    assert!(passage.pieces.iter().any(|piece| piece.is_marked && piece.text == "jumelages"));
    assert!(passage.is_cut_before && passage.is_cut_after);
    assert_eq!(found(&shelf.index, "forages").hits[0].passage.of.as_deref(), Some("Le guide"));
}

#[test]
fn suggestions_are_titles_and_words_that_the_reader_may_see() {
    let closed = Record { audience: Audience::Members, ..title(3, "Migrants : note interne confidentielle") };
    let shelf =
        Shelf::of(&[vec![title(1, "Migration et villes")], vec![title(2, "La migration choisie")], vec![closed]]);
    let today = "2026-11-24".parse().unwrap();
    let offered = |typed: &str, seen: &Seen| shelf.index.suggest(typed, Language::FR, seen, today, 5).unwrap();
    let open = offered("migr", &Seen::public());
    assert_eq!((open.titles.len(), &*open.words), (2, &["migration".to_owned()][..]));
    assert_eq!(offered("confid", &Seen::public()), search::Suggestions::default());
    assert_eq!(offered("la migr", &Seen::public()).titles.len(), 1);
    assert_eq!(offered("mi", &Seen::public()), search::Suggestions::default());
}

#[test]
fn what_is_closed_is_found_by_those_whom_it_is_for() {
    let group = |number: u128| GroupId(db::Uuid::from_u128(number));
    let audiences = [Audience::Public, Audience::Members, Audience::Group(group(1)), Audience::Group(group(2))];
    let mut all = Vec::new();
    for (number, audience) in (1..).zip(audiences) {
        all.push(vec![Record { audience, ..title(number, "Eau") }]);
        let whole = Record { audience, ..title(100 + number, "Eau") };
        let announced = Record { extent: Extent::Announcement, ..whole.clone() };
        all.push(if audience == Audience::Public { vec![whole] } else { vec![whole, announced] });
    }
    let shelf = Shelf::of(&all);
    let readers = [
        Seen::public(),
        Seen { members: true, ..Seen::default() },
        Seen { members: true, groups: vec![group(1)], all: false },
        Seen { members: true, groups: vec![group(1), group(2)], all: false },
        Seen { all: true, ..Seen::default() },
    ];
    for seen in readers {
        let due = all.iter().flatten().filter(|record| seen.finds(record.audience, record.extent)).count();
        let answer = shelf.index.answer(&ask("eau", &seen, &Filter::default())).unwrap();
        assert_eq!(answer.total, due as u64, "{seen:?}");
        for hit in answer.hits {
            let record = all.iter().flatten().find(|record| record.thing == hit.thing).unwrap();
            let extent = if hit.reach == search::Reach::Announced { Extent::Announcement } else { Extent::Whole };
            assert!(seen.finds(record.audience, extent), "{seen:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_that_is_typed_fails(typed in "\\PC{0,80}|[a-zéàœ'’\"«»:*()^~+ -]{0,120}|[\u{600}-\u{6ff} ]{0,40}") {
        let shelf = small::shared();
        let answer = found(&shelf.index, &typed);
        prop_assert!(answer.hits.len() <= 10 && answer.total <= 3);
        shelf.index.suggest(&typed, Language::FR, &Seen::public(), "2026-11-24".parse().unwrap(), 5).unwrap();
    }
}

#[test]
fn a_query_of_ten_kilobytes_is_answered() {
    let shelf = small::shared();
    for typed in ["eau ".repeat(2_500), "\"".repeat(10_000), "e".repeat(10_000), "🙂".repeat(2_500), "- ".repeat(5_000)]
    {
        assert!(found(&shelf.index, &typed).total <= 3);
    }
    assert!(found(&shelf.index, "le de la").total > 0, "little words alone are sought");
}

#[test]
fn a_word_of_many_texts_is_ranked_and_counted_as_any_other() {
    let kind = |number: u64| if number.is_multiple_of(3) { "event" } else { "article" };
    let publication = |number: u64| {
        let mut records = vec![title(number, &format!("Eau {}", "des villes ".repeat((number % 7) as usize)))];
        if number.is_multiple_of(5) {
            records.push(Record { title: "Water eau".into(), ..record(number, Language::EN) });
        }
        for record in &mut records {
            record.thing.kind = kind(number).into();
            record.dated = format!("20{:02}-03-01", 10 + number % 15).parse().unwrap();
            record.audience = if number.is_multiple_of(11) { Audience::Members } else { Audience::Public };
        }
        records
    };
    let all: Vec<_> = (0..4_000).map(publication).collect();
    let shelf = Shelf::of(&all);
    let public: Vec<_> = all.iter().filter(|records| records[0].audience == Audience::Public).collect();
    let none = Filter::default();
    let events = Filter { kinds: vec!["event".into()], after: "2015-01-01".parse().ok(), ..Filter::default() };
    for filter in [&none, &events] {
        // A second, rarer way to ask the same goes the other way through the index.
        let once = shelf.index.answer(&ask("eau", &Seen::public(), filter)).unwrap();
        let twice = shelf.index.answer(&ask("eau -xyzzy", &Seen::public(), filter)).unwrap();
        assert_eq!((once.total, &once.facets), (twice.total, &twice.facets));
        let ids = |answer: &Answer| answer.hits.iter().map(|hit| hit.thing.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&once), ids(&twice));
        let due = public.iter().filter(|records| {
            filter.is_empty() || (records[0].thing.kind == "event" && records[0].dated >= filter.after.unwrap())
        });
        assert_eq!(once.total, due.count() as u64);
    }
}

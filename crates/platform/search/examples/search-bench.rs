//! One million generated records in an index, and what people would ask of them: prints how fast it is built and how
//! long answers take, facets and highlights included. `cargo run --release --example search-bench -- [FOLDER [RECORDS [QUERY]]]`; an index
//! that is already in the folder is asked again, not built again.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::disallowed_methods,
    reason = "a measurement: what fails ends it, and it reads the clock"
)]

use std::{path::Path, time::Instant};

use kernel::{Country, Language, ThemeId};
use search::{Ask, Attached, Audience, Extent, Filter, Index, Named, Position, Record, Seen, Sort, Thing};

/// A generator of numbers that are the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// The sentences of the demonstration in one language.
struct Tongue {
    language: Language,
    sentences: Vec<String>,
    words: Vec<String>,
}

fn tongues() -> Vec<Tongue> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/demo/content/articles.jsonl");
    let file = std::fs::read_to_string(path).unwrap();
    let lines: Vec<serde_json::Value> =
        file.lines().filter(|l| !l.is_empty()).map(|l| serde_json::from_str(l).unwrap()).collect();
    Language::INTERFACE
        .into_iter()
        .map(|language| {
            let bodies = lines.iter().filter_map(|line| line["texts"][language.as_str()]["body"]["markdown"].as_str());
            let sentences: Vec<String> = bodies
                .flat_map(|body| body.split(['.', '؟', '?', '!', '\n']))
                .map(|sentence| sentence.trim().to_owned())
                .filter(|sentence| sentence.len() > 30)
                .collect();
            let mut words: Vec<String> =
                sentences.iter().flat_map(|sentence| search::words(sentence)).map(|word| word.folded).collect();
            words.sort_unstable();
            words.dedup();
            words.retain(|word| word.chars().count() > 4);
            Tongue { language, sentences, words }
        })
        .collect()
}

/// A proper name out of syllables: some 200,000 there are.
fn name(dice: &mut Dice) -> String {
    const FIRST: [&str; 20] = [
        "Bar", "Ca", "Dou", "El", "Fan", "Gar", "Ha", "Ka", "Lo", "Ma", "Nia", "Ou", "Pe", "Ro", "Sa", "Ta", "Vi",
        "Ya", "Zi", "Bro",
    ];
    const MIDDLE: [&str; 25] = [
        "ba", "co", "da", "fi", "go", "gne", "la", "li", "ma", "mi", "na", "nou", "pa", "ra", "ri", "sa", "si", "ta",
        "ti", "ve", "vo", "ya", "za", "ssa", "lle",
    ];
    const LAST: [&str; 20] = [
        "bougou", "city", "court", "dougou", "fort", "gny", "ko", "lac", "mont", "nac", "polis", "ria", "sur", "thal",
        "tou", "val", "ville", "wald", "y", "zano",
    ];
    format!("{}{}{}{}", dice.of(&FIRST), dice.of(&MIDDLE), dice.of(&MIDDLE), dice.of(&LAST))
}

/// A sentence of words of the language, the more frequent ones more often (after Zipf), and now and then a name.
fn invented(dice: &mut Dice, tongue: &Tongue) -> String {
    let word = |dice: &mut Dice| {
        if dice.below(12) == 0 {
            return name(dice);
        }
        // Uniform over the logarithm of the rank.
        let most = (tongue.words.len() as f64).ln();
        let rank = (most * dice.below(10_000) as f64 / 10_000.0).exp() as usize;
        tongue.words[(rank * 7_919) % tongue.words.len()].clone()
    };
    (0..8 + dice.below(8)).map(|_| word(dice)).collect::<Vec<_>>().join(" ")
}

const COUNTRIES: [&str; 40] = [
    "FR", "ML", "SN", "MA", "BF", "MG", "JP", "PS", "DE", "ES", "BE", "TN", "DZ", "LB", "HT", "VN", "TG", "BJ", "NE",
    "MR", "CM", "CI", "GN", "TD", "CN", "IN", "BR", "CL", "CO", "EC", "PE", "MX", "US", "CA", "GB", "IT", "PT", "PL",
    "RO", "UA",
];

fn publication(dice: &mut Dice, tongues: &[Tongue], number: usize) -> (Thing, Vec<Record>) {
    let kind = *dice.of(&["article", "article", "article", "event", "resource", "call", "page"]);
    let thing =
        Thing { kind: kind.to_owned(), id: db::Uuid::from_u64_pair(0x0197_0000_0000_7000 + number as u64, dice.0) };
    let languages: &[usize] = match dice.below(20) {
        0..=11 => &[0],
        12..=13 => &[1],
        14 => &[2],
        15 => &[3],
        16..=18 => &[0, 1],
        _ => &[0, 1, 2, 3],
    };
    let themes: Vec<_> =
        (0..=dice.below(4)).map(|_| ThemeId(db::Uuid::from_u128(1 + dice.below(150) as u128))).collect();
    let countries: Vec<Country> = (0..dice.below(3)).map(|_| dice.of(&COUNTRIES).parse().unwrap()).collect();
    let dated = format!("{}-{:02}-{:02}", 2005 + dice.below(21), 1 + dice.below(12), 1 + dice.below(28));
    let (place, partner) = (name(dice), name(dice));
    let audience = if dice.below(50) == 0 { Audience::Members } else { Audience::Public };
    let i18n = i18n::I18n::new(&[], &[], Language::FR).unwrap();
    let names: Vec<Named> = countries
        .iter()
        .flat_map(|country| Language::INTERFACE.map(|language| (language, i18n.country(language, country))))
        .filter_map(|(language, name)| Some(Named { language, name: name?.to_owned() }))
        .collect();
    let records = languages
        .iter()
        .map(|at| {
            let tongue = &tongues[*at];
            let title: Vec<_> = (0..2 + dice.below(4)).map(|_| dice.of(&tongue.words).clone()).collect();
            let mut sentences: Vec<_> = (0..2).map(|_| dice.of(&tongue.sentences).clone()).collect();
            sentences.extend((0..5 + dice.below(8)).map(|_| invented(dice, tongue)));
            Record {
                thing: thing.clone(),
                language: tongue.language,
                audience,
                extent: Extent::Whole,
                is_archived: dice.below(30) == 0,
                overline: String::new(),
                title: format!("{place} {partner} {}", title.join(" ")),
                standfirst: dice.of(&tongue.sentences).clone(),
                body: format!("{}. {}. {} {}.", sentences.join(". "), name(dice), name(dice), name(dice)),
                issuer: format!("{} {}", name(dice), dice.of(&["CUF", "CGLU", "MEAE", "AIMF", "AFD"])),
                place: place.clone(),
                names: names.clone(),
                attached: Vec::<Attached>::new(),
                themes: themes.clone(),
                countries: countries.clone(),
                dated: dated.parse().unwrap(),
                weight: 100,
            }
        })
        .collect();
    (thing, records)
}

/// Seconds of processor time that this thread has had: on a machine that others use as well, a clock on the wall says
/// little.
fn processor() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// Seconds of processor time that the whole process has had.
fn processors() -> f64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("RssAnon:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse().ok()).unwrap_or(0) / 1024
}

fn build(index: &Index, tongues: &[Tongue], records: usize) {
    let began = Instant::now();
    let mut pen = index.build().unwrap();
    let mut dice = Dice(1);
    let (mut written, mut number, mut making) = (0, 0, std::time::Duration::ZERO);
    while written < records {
        let made = Instant::now();
        let (_, texts) = publication(&mut dice, tongues, number);
        making += made.elapsed();
        pen.add(&texts).unwrap();
        number += 1;
        if written / 100_000 != (written + texts.len()) / 100_000 {
            let seconds = began.elapsed().as_secs_f64();
            println!(
                "{:>9} records, {:>6.0} a second, {} MB",
                written + texts.len(),
                written as f64 / seconds,
                memory()
            );
        }
        written += texts.len();
    }
    pen.commit(Position { number: 1, at: 1 }).unwrap();
    index.put_in_place(&pen).unwrap();
    pen.finish().unwrap();
    let seconds = began.elapsed().as_secs_f64();
    println!("processor time: {:.0} s, {:.0} records a second of it", processors(), written as f64 / processors());
    println!(
        "built: {written} records of {number} publications in {seconds:.0} s, {:.0} a second (making them up took {:.0} s of it)",
        written as f64 / seconds,
        making.as_secs_f64()
    );
}

/// What is asked: words of the texts one, two, three at a time, names, names with a typo, phrases, with and without filters.
fn queries(dice: &mut Dice, tongues: &[Tongue]) -> Vec<(Language, String, Filter, &'static str)> {
    const COMMON: [&str; 12] = [
        "coopération",
        "villes",
        "eau",
        "migration",
        "jumelage",
        "développement",
        "cities",
        "water",
        "ciudades",
        "agua",
        "المدن",
        "mali",
    ];
    (0..2_000)
        .map(|at| {
            let tongue = dice.of(tongues);
            let word = |dice: &mut Dice| dice.of(&tongue.words).clone();
            let (sort, query) = match at % 10 {
                0 => ("common word", (*dice.of(&COMMON)).to_owned()),
                1 => ("word", word(dice)),
                2 | 3 => ("two words", format!("{} {}", word(dice), word(dice))),
                4 => ("common and word", format!("{} {}", dice.of(&COMMON), word(dice))),
                5 => ("three words", format!("{} {} {}", word(dice), word(dice), word(dice))),
                6 => ("name", name(dice)),
                7 => {
                    let mut name = name(dice);
                    name.remove(name.char_indices().nth(3).map_or(0, |(at, _)| at));
                    ("typo", name)
                }
                8 => {
                    let words: Vec<_> =
                        dice.of(&tongue.sentences).split_whitespace().take(3).map(str::to_owned).collect();
                    ("phrase", format!("\"{}\"", words.join(" ")))
                }
                _ => ("name and word", format!("{} {}", name(dice), word(dice))),
            };
            let mut filter = Filter::default();
            if dice.below(4) == 0 {
                filter.kinds = vec!["article".into()];
            }
            if dice.below(8) == 0 {
                filter.after = "2015-01-01".parse().ok();
            }
            (tongue.language, query, filter, sort)
        })
        .collect()
}

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "target/search-bench".into());
    let records: usize = arguments.next().map_or(1_000_000, |number| number.parse().unwrap());
    let tongues = tongues();
    let index = Index::of(Path::new(&folder)).unwrap();
    let lack = index.open();
    if lack.is_some() || index.texts() < records as u64 {
        build(&index, &tongues, records);
    }
    println!("{} records; {} MB", index.texts(), memory());
    let mut queries = queries(&mut Dice(2), &tongues);
    // One query alone, as often: to look into it with a profiler.
    if let Some(typed) = arguments.next() {
        queries = (0..200).map(|_| (Language::FR, typed.clone(), Filter::default(), "alone")).collect();
    }
    let mut took: Vec<(f64, &str, &str, u64)> = Vec::new();
    for round in 0..2 {
        took.clear();
        for (language, typed, filter, sort) in &queries {
            let began = processor();
            let answer = index
                .answer(&Ask {
                    typed,
                    language: *language,
                    seen: &Seen::public(),
                    filter,
                    sort: Sort::Relevance,
                    offset: 0,
                    limit: 10,
                    promoted: &[],
                    today: "2026-11-24".parse().unwrap(),
                })
                .unwrap();
            took.push(((processor() - began) * 1e3, sort, typed, answer.total));
        }
        println!("round {round}: {} MB", memory());
    }
    let report = |name: &str, mut times: Vec<f64>| {
        times.sort_unstable_by(f64::total_cmp);
        let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
        println!(
            "{name:>16}: {:>5} queries, p50 {:>6.2} ms, p90 {:>6.2} ms, p99 {:>6.2} ms, most {:>6.2} ms",
            times.len(),
            at(0.5),
            at(0.9),
            at(0.99),
            at(1.0)
        );
    };
    let mut sorts: Vec<_> = took.iter().map(|(_, sort, _, _)| *sort).collect();
    sorts.sort_unstable();
    sorts.dedup();
    for sort in sorts {
        report(sort, took.iter().filter(|one| one.1 == sort).map(|one| one.0).collect());
    }
    report("all", took.iter().map(|one| one.0).collect());
    took.sort_unstable_by(|one, other| other.0.total_cmp(&one.0));
    for (ms, sort, typed, total) in took.iter().take(12) {
        println!("  {ms:>7.2} ms {sort}: {typed} ({total})");
    }
}

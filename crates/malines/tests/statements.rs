//! Every statement of every store, explained on a filled base: none on the way to a page reads a whole table or sorts
//! more than a page. The plans are a snapshot: a statement that changes its plan is seen in the review.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::fmt::Write as _;

use db::{Query as _, Write};
use demo::{Pool, generate};
use publication::store::put::{Putting, put_all};
use site::{Site, line};

/// How many articles fill the base: enough that the planner has a choice to make.
const ARTICLES: u64 = 3_000;

/// What reads a whole table or sorts, and may: it is small by its nature, or no page waits for it.
const ALLOWED: &[(&str, &str)] = &[
    ("themes ALL", "all themes, once per generation"),
    ("themes ALL_SLUGS", "all themes, once per generation"),
    ("publication FEATURED", "a handful of rows by place, sorted by rank"),
    ("publication FORMER_SLUGS", "the former addresses of one text, a handful"),
    ("publication TOP", "the pages of the first level, for a form"),
    ("publication EVERY_FACTS", "the demo, the first hundred by key"),
    ("publication AROUND", "two neighbours, a row each"),
    ("publication DROP_FEATURED", "what editors put forward, a handful"),
    ("publication COUNT", "doctor"),
    ("publication PUT_FORWARD", "what is put forward, a handful of rows by place"),
    ("themes MERGE", "the themes that were merged before, a handful"),
    ("parties PAST", "offices that have ended, for a form"),
    ("parties ISSUERS", "the choices of a form, at most a thousand"),
    ("parties CONTACTS", "the choices of a form, at most a thousand"),
    ("media ALL_COLLECTIONS", "a handful, in the desk"),
    ("publication USES", "at most a hundred and one, by key"),
    ("publication COUNTS", "the same, of the files of a page"),
    ("resources COUNTS 1", "at most two thousand records, counted by value"),
    ("resources COUNTS 2", "the same"),
    ("resources COUNTS 3", "the same"),
    ("resources COUNTS 6", "the same"),
    ("search END", "one row, the last by its key"),
    ("search PROMOTED", "what comes first for one search, a handful"),
    ("search PROMOTIONS", "what comes first, a handful, in the desk"),
    ("search UNFOUND", "what ninety days did not find, summed up, in the desk"),
    ("agenda ADDRESSES", "two hundred at most, in the desk"),
    ("jobs LIST", "doctor"),
    ("jobs COUNT_OPEN", "doctor"),
];

async fn filled() -> Site {
    let site = Site::new().await;
    let themes = ["BE", "ML", "SN", "MA", "TN", "HT", "VN", "PS"].map(|code| format!("{{\"country\": \"{code}\"}}"));
    let topics = ["eau", "jeunesse", "climat", "culture"].map(|topic| format!("{{\"topic\": \"{topic}\"}}"));
    let all = themes.into_iter().chain(topics).collect::<Vec<_>>().join(", ");
    let first = line("first", "Premier", &format!(", \"themes\": [{all}], \"featured\": {{\"place\": \"home\"}}"));
    assert!(site.import(&first).await.is_clean());
    let view = site.app.portal.site().await.unwrap();
    let mut pool = Pool { themes: view.themes.iter().map(|theme| theme.id).collect(), ..Pool::default() };
    pool.themes.sort();
    for from in (0..ARTICLES).step_by(250) {
        let puts = (from..from + 250).map(|number| of_kinds(number, generate(1, number, &pool).unwrap().put)).collect();
        let mut write = site.app.db.write().await.unwrap();
        let putting = Putting {
            kinds: &site.app.portal.kinds,
            themes: &view.themes,
            languages: view.languages(),
            zone: &view.zone,
            clock: &site.app.clock,
            random: &site.app.random,
        };
        put_all(&mut write, &putting, puts).await.unwrap();
        write.commit().await.unwrap();
    }
    site.app.db.analyze().await.unwrap();
    site
}

/// Every fifth one is a record of the resource centre.
fn of_kinds(number: u64, mut put: publication::store::put::Put) -> publication::store::put::Put {
    if number.is_multiple_of(5) {
        put.kind = "resource".into();
        put.facts.own.insert("date".into(), format!("{}", 2000 + number % 20).into());
    }
    put
}

/// Every statement under its room and name.
fn statements() -> Vec<(String, String)> {
    let rooms = [
        ("settings", settings::store::STATEMENTS),
        ("themes", themes::store::STATEMENTS),
        ("parties", parties::store::STATEMENTS),
        ("jobs", jobs::STATEMENTS),
        ("search", search::store::STATEMENTS),
        ("relations", relations::store::STATEMENTS),
    ];
    let own = |room: &str, name: &str, sql: &str| (format!("{room} {name}"), sql.to_owned());
    let accounts = accounts::store::statements().map(|(name, sql)| own("accounts", name, sql));
    let stores = rooms.into_iter().flat_map(|(room, all)| all.iter().map(move |(name, sql)| own(room, name, sql)));
    let library = media::statements().map(|(name, sql)| own("media", name, sql));
    let catalogue = resources::statements().map(|(name, sql)| own("resources", &name, &sql));
    let agenda = agenda::statements().map(|(name, sql)| own("agenda", name, sql));
    let trunk = publication::store::statements().map(|(name, sql)| own("publication", name, sql));
    let shapes = publication::store::lists::shapes().into_iter().map(|(name, sql)| own("publication", &name, &sql));
    stores.chain(accounts).chain(library).chain(trunk).chain(shapes).chain(agenda).chain(catalogue).collect()
}

async fn plan(write: &Write, name: &str, sql: &str) -> Vec<String> {
    let rows = write.rows(&format!("EXPLAIN QUERY PLAN {sql}"), vec![]).await;
    let rows = rows.unwrap_or_else(|error| panic!("{name}: {error}\n{sql}"));
    rows.iter().map(|row| row.try_get::<String>("", "detail").unwrap()).collect()
}

/// What a page may not wait for.
fn is_heavy(step: &str) -> bool {
    let scans = step.starts_with("SCAN ") && !step.starts_with("SCAN CONSTANT ROW") && !step.starts_with("SCAN (");
    scans || step.contains("USE TEMP B-TREE") || step.contains("AUTOMATIC")
}

#[tokio::test]
async fn no_page_waits_for_a_whole_table_or_a_sort() {
    let site = filled().await;
    let write = site.app.db.write().await.unwrap();
    let (mut plans, mut faults, mut idle) = (String::new(), Vec::new(), Vec::new());
    let all = statements();
    assert!(all.len() > 100, "all stores were asked: {}", all.len());
    for (name, sql) in &all {
        let steps = plan(&write, name, sql).await;
        let allowed = ALLOWED.iter().any(|(known, _)| known == name);
        let heavy: Vec<_> = steps.iter().filter(|step| is_heavy(step)).cloned().collect();
        if allowed && heavy.is_empty() {
            idle.push(name.clone());
        }
        if !allowed && !heavy.is_empty() {
            faults.push(format!("{name}: {}", heavy.join("; ")));
        }
        if !steps.is_empty() {
            let _ = writeln!(plans, "{name}\n    {}", steps.join("\n    "));
        }
    }
    drop(write);
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("plans", plans);
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(idle.is_empty(), "these need no leave any more: {idle:?}");
}

#[tokio::test]
async fn a_page_asks_four_queries_at_most() {
    let site = filled().await;
    let full = line(
        "full",
        "Entier",
        ", \"themes\": [{\"country\": \"BE\"}], \"contact\": {\"unit\": {\"fr\": \"Le service\"}}, \"issuer\": {\"name\": {\"fr\": \"CGLU\"}}",
    );
    site.import(&full).await;
    // What the frame shows everywhere is read once per generation.
    site.app.portal.site().await.unwrap();
    for path in [
        "/fr/actualites/entier",
        "/fr/actualites",
        "/fr/actualites?country=belgique",
        "/fr/actualites/2017/11",
        "/fr/",
        "/fr/themes",
        "/fr/pays/belgique",
        "/fr/feed.atom",
        "/fr/ressources",
        "/fr/ressources?type=text",
        "/fr/ressources/2005?type=text&country=belgique",
    ] {
        let queries = site.queries(path).await;
        assert!((1..=4).contains(&queries), "{path} asks {queries} queries");
    }
}

//! What was read: counted where pages are answered, by number alone, whichever way the page came. Through the front door, on both
//! databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use db::{Query as _, values};
use kernel::{Grant, Language, Role};
use site::{Site, Time, line};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const PAGE: &str = "/fr/actualites/villes";

/// Opens a page as a browser does.
async fn open(site: &Site, path: &str) -> u16 {
    let headers = [
        ("user-agent", FIREFOX),
        ("sec-fetch-dest", "document"),
        ("sec-fetch-mode", "navigate"),
        ("accept", "text/html"),
    ];
    site.get_with(path, &headers).await.status
}

async fn write_down(site: &Site) {
    desk::write_readings(&site.app.portal, site.app.front.readings()).await.unwrap();
}

async fn number(site: &Site, sql: &str) -> i64 {
    site.app.db.snapshot().await.unwrap().number(sql, values![]).await.unwrap()
}

#[tokio::test]
async fn who_opens_a_text_is_counted_and_nobody_else() {
    for site in Site::each().await {
        site.import(&line("a", "Villes", "")).await;
        let editor = site.staff(Role::Publisher).await;
        for _ in 0..3 {
            assert_eq!(open(&site, PAGE).await, 200, "once made, then stored");
        }
        for headers in [
            &[("user-agent", FIREFOX), ("sec-fetch-dest", "empty")][..],
            &[("user-agent", FIREFOX), ("sec-purpose", "prefetch;prerender")],
            &[("user-agent", "Mozilla/5.0 (compatible; bingbot/2.0)")],
            &[("user-agent", FIREFOX), ("cookie", &editor.cookie)],
            &[],
        ] {
            assert_eq!(site.get_with(PAGE, headers).await.status, 200);
        }
        for path in ["/fr/actualites", "/fr/", "/fr/actualites/nulle-part", "/fr/feed.atom"] {
            open(&site, path).await;
        }
        write_down(&site).await;
        assert_eq!(number(&site, "SELECT count(*) FROM reading").await, 1, "one text on one day");
        assert_eq!(number(&site, "SELECT CAST(sum(count) AS bigint) FROM reading").await, 3);
        let generation = site.app.db.generation().get();
        assert_eq!(open(&site, PAGE).await, 200);
        write_down(&site).await;
        write_down(&site).await;
        assert_eq!(number(&site, "SELECT CAST(sum(count) AS bigint) FROM reading").await, 4, "counts add up");
        assert_eq!(site.app.db.generation().get(), generation, "no page is made anew for it");
        assert_eq!(number(&site, "SELECT total FROM read_total").await, 4);
    }
}

#[tokio::test]
async fn pages_of_the_tree_are_counted_too_and_several_nodes_add_up() {
    for site in Site::each().await {
        let editor = site.staff(Role::Publisher).await;
        let answer = editor.post("/desk/pages/new", &[("title", "Le réseau"), ("language", "fr")]).await;
        let text = answer.header("location").split('?').next().unwrap().to_owned();
        editor.fill(&text, &[("markdown", "Un réseau de villes.")]).await;
        let publishing = format!("{}/publishing", text.rsplit_once('/').unwrap().0);
        editor.post(&publishing, &[("text", "fr"), ("facts", "yes")]).await;
        assert_eq!(open(&site, "/fr/le-reseau").await, 200);
        let other = site.again().await;
        let id = number(&site, "SELECT count(*) FROM text").await;
        assert_eq!(id, 1);
        let row = site.app.db.snapshot().await.unwrap().row("SELECT id FROM text", vec![]).await.unwrap().unwrap();
        other.front.readings().add_many(row.try_get("", "id").unwrap(), 5);
        write_down(&site).await;
        desk::write_readings(&other.portal, other.front.readings()).await.unwrap();
        assert_eq!(number(&site, "SELECT CAST(sum(count) AS bigint) FROM reading").await, 6);
    }
}

#[tokio::test]
async fn what_was_read_is_shown_and_exported_to_publishers() {
    for site in Site::each().await {
        let themed = line("a", "Villes", ", \"themes\": [{\"topic\": \"eau\"}]");
        site.import(&(themed + &line("b", "=Régions", ""))).await;
        for path in [PAGE, PAGE, "/fr/actualites/regions"] {
            open(&site, path).await;
        }
        write_down(&site).await;
        let publisher = site.staff(Role::Publisher).await;
        let home = publisher.get("/desk").await.text();
        assert!(home.contains("Most read in 30 days") && home.contains("<meter"), "{home}");
        let table = publisher.get("/desk/reading.csv").await;
        let text = table.text();
        assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(text.lines().next(), Some("period,kind,language,title,text,count"));
        assert!(text.contains("\"article\",\"fr\",\"Villes\",") && text.contains("\"'=Régions\""), "{text}");
        assert_eq!(text.lines().count(), 3);
        let spanish = Grant { language: Some(Language::ES), ..Grant::everywhere(Role::Publisher) };
        let spanish = site.staff_with(vec![spanish]).await;
        assert_eq!(spanish.get("/desk/reading.csv").await.text().lines().count(), 1, "they publish nothing in French");
        let theme = site.app.portal.site().await.unwrap().themes.iter().next().unwrap().id;
        let themed = Grant { theme: Some(theme), ..Grant::everywhere(Role::Publisher) };
        let themed = site.staff_with(vec![themed]).await;
        for path in ["/desk/reading.csv", "/desk"] {
            let told = themed.get(path).await.text();
            assert!(told.contains("Villes") && !told.contains("Régions"), "{path}: {told}");
        }
        assert_eq!(site.staff(Role::Editor).await.get("/desk/reading.csv").await.status, 403);
        let list = publisher.get("/desk/articles?q=villes").await.text();
        let text = site::dom::parse(&list).find("a", |a| a.text == "Villes").map(|a| a.get("href").to_owned()).unwrap();
        let history = publisher.get(&format!("{text}/history")).await.text();
        assert!(history.contains("Readings in 30 days: 2; in all: 2."), "{history}");
    }
}

#[tokio::test]
async fn after_thirty_days_a_reading_is_no_longer_recent_and_after_thirteen_months_days_are_summed_up() {
    for base in testkit::bases().await.unwrap() {
        let time = Time::new();
        let site = Site::with(base, time.clock()).await;
        site.import(&(line("a", "Villes", "") + &line("b", "Régions", ""))).await;
        let day = 24 * 3_600_000;
        for _ in 0..2 {
            open(&site, PAGE).await;
            write_down(&site).await;
            site.work_off().await;
            time.pass(day);
        }
        assert_eq!(number(&site, "SELECT recent FROM read_total").await, 2);
        time.pass(29 * day);
        open(&site, "/fr/actualites/regions").await;
        write_down(&site).await;
        site.work_off().await;
        assert_eq!(
            number(&site, "SELECT CAST(sum(recent) AS bigint) FROM read_total").await,
            1,
            "only the last one is"
        );
        assert_eq!(number(&site, "SELECT CAST(sum(total) AS bigint) FROM read_total").await, 3);
        assert_eq!(number(&site, "SELECT count(*) FROM reading").await, 3, "days are still kept");

        time.pass(430 * day);
        open(&site, PAGE).await;
        write_down(&site).await;
        site.work_off().await;
        assert_eq!(number(&site, "SELECT count(*) FROM reading").await, 1);
        assert_eq!(number(&site, "SELECT CAST(sum(count) AS bigint) FROM reading_month").await, 3);
        assert_eq!(number(&site, "SELECT CAST(sum(total) AS bigint) FROM read_total").await, 4, "nothing is lost");
    }
}

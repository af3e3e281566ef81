//! What belongs to the whole site, changed at the desk through the front door.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use kernel::{Grant, Language, Role};
use site::{Answer, Site, line, staff::Staff};

/// All pages of this part that have no id in their address.
const PAGES: [&str; 14] = [
    "/desk/statements/accessibility",
    "/desk/statements/eco-design",
    "/desk/home",
    "/desk/notice",
    "/desk/menus",
    "/desk/themes",
    "/desk/themes/new",
    "/desk/contacts",
    "/desk/contacts/office/new",
    "/desk/contacts/service/new",
    "/desk/contacts/organisation/new",
    "/desk/redirects",
    "/desk/settings",
    "/desk/themes?q=%00%25_!&kind=country",
];

/// Where a form led, without what was done.
fn place(answer: &Answer) -> String {
    assert_eq!(answer.status, 303, "{}", answer.text());
    answer.header("location").split('?').next().unwrap().to_owned()
}

/// A form that was refused says so at this field.
fn refused(answer: &Answer, field: &str) {
    let page = answer.text();
    assert_eq!(answer.status, 422, "{field}: {page}");
    assert!(page.contains(&format!("href=\"#field-{field}\"")), "{field}: {page}");
    assert!(page.contains(&format!("id=\"field-{field}\"")), "{field}: {page}");
}

/// The address of a theme at the desk.
async fn theme(staff: &Staff<'_>, name: &str) -> String {
    let page = staff.get(&format!("/desk/themes?q={}", web::address::value(name))).await.text();
    let rest = page.split("href=\"/desk/themes/").skip(2).find(|rest| !rest.starts_with("new"));
    format!("/desk/themes/{}", rest.unwrap_or_else(|| panic!("{page}")).split('"').next().unwrap())
}

#[tokio::test]
async fn only_those_who_keep_the_whole_site_may_change_it() {
    let site = Site::new().await;
    let administrator = site.staff(Role::Administrator).await;
    let publisher = site.staff(Role::Publisher).await;
    let editor = site.staff(Role::Editor).await;
    let scoped = Grant { language: Some(Language::ES), ..Grant::everywhere(Role::Administrator) };
    let scoped = site.staff_with(vec![scoped]).await;
    for path in PAGES {
        let page = administrator.get(path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text());
        assert_eq!(site::unsound(&page.text()), Vec::<String>::new(), "{path}");
        let put_forward = ["/desk/home", "/desk/notice"].contains(&path);
        assert_eq!(publisher.get(path).await.status, if put_forward { 200 } else { 403 }, "{path}");
        for other in [&editor, &scoped] {
            assert_eq!(other.get(path).await.status, 403, "{path}");
            let path = path.split('?').next().unwrap();
            assert!([403, 405].contains(&other.post(path, &[("name-fr", "x")]).await.status), "{path}");
        }
        let stranger = site.get(path).await;
        assert!(stranger.header("location").starts_with("/desk/sign-in?next="), "{path}");
    }
    for path in ["/desk/home/adding", "/desk/redirects/removal", "/desk/redirects/table"] {
        let fields = [("from", "/a"), ("publication", "0195e1a0-0000-7000-8000-000000000001")];
        assert_eq!(editor.post(path, &fields).await.status, 403, "{path}");
        let forged = administrator.post_with(path, &fields, &[("sec-fetch-site", "cross-site")]).await;
        assert_eq!(forged.status, 403, "{path}");
    }
    assert!(!editor.get("/desk").await.text().contains("/desk/settings"));
    assert!(publisher.get("/desk").await.text().contains("\"/desk/home\""));
    for missing in [
        "/desk/themes/0195e1a0-0000-7000-8000-000000000001",
        "/desk/contacts/office/0195e1a0-0000-7000-8000-000000000001",
    ] {
        assert_eq!(administrator.get(missing).await.status, 404, "{missing}");
    }
}

#[tokio::test]
async fn the_settings_are_saved_and_what_is_wrong_changes_nothing() {
    for site in Site::each().await {
        let staff = site.staff(Role::Administrator).await;
        site.import(&line("a", "Bonjour", "")).await;
        let first = staff.form("/desk/settings").await;
        let changes = [("name-fr", "Villes en lien"), ("language-fr", "2"), ("language-en", "1"), ("language-es", "")];
        place(&staff.fill("/desk/settings", &changes).await);
        let page = site.get("/fr/").await;
        assert!(page.text().contains("Villes en lien"));
        assert_eq!(site.get("/es/").await.status, 404, "a language without a number is not offered");
        let settings = settings::store::site(&site.app.db.snapshot().await.unwrap()).await.unwrap();
        assert_eq!(settings.languages, [Language::EN, Language::FR, Language::AR]);
        let open = jobs::counts(&site.app.db.snapshot().await.unwrap()).await.unwrap();
        assert_eq!(open.waiting, 1, "lists are made anew by a job");
        let (db, clock, random) = (site.app.db.clone(), site.app.clock.clone(), site.app.random.clone());
        let context = jobs::Context::new(db, clock, random).with(site.app.portal.kinds.clone());
        jobs::Job::run(publication::Rederive::all(), &context).await.unwrap();
        assert_eq!(site.meddle("DELETE FROM card WHERE language = 'es'").await, 0, "no row is left of it");
        assert!(site.get("/en/news").await.text().contains("Bonjour"));

        let stale: Vec<_> = first.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        refused(&staff.post("/desk/settings", &stale).await, "stand");
        for (field, wrong) in [
            ("colour", "#ffd700"),
            ("colour", "red;}body{}"),
            ("time_zone", "Mars/Olympus"),
            ("contact", "a b@c"),
            ("logo", "<script>alert(1)</script>"),
            ("language-fr", "first"),
            ("home-latest", "-1"),
        ] {
            let answer =
                staff.fill("/desk/settings", &[(field, wrong), ("tagline-fr", "<script>alert(2)</script>")]).await;
            refused(&answer, field);
            assert!(!answer.text().contains("<script>alert"), "{field}");
            assert!(answer.text().contains("&lt;script&gt;alert(2)"), "{field}: what was typed is kept");
        }
        let none = [("language-fr", ""), ("language-en", ""), ("language-ar", "")];
        refused(&staff.fill("/desk/settings", &none).await, "language-fr");
        refused(&staff.fill("/desk/settings", &[("name-fr", &"x".repeat(201))]).await, "name-fr");
        let after = settings::store::site(&site.app.db.snapshot().await.unwrap()).await.unwrap();
        assert_eq!(after, settings);

        place(
            &staff.fill("/desk/settings", &[("colour", "#0088CC"), ("home-latest", "1"), ("home-featured", "")]).await,
        );
        let page = staff.get("/desk/settings").await.text();
        assert!(page.contains("fill=\"#0088cc\""), "{page}");
        let home = site.get("/fr/").await.text();
        assert!(!home.contains("id=\"featured\""), "{home}");
    }
}

#[tokio::test]
async fn menus_are_filled_ordered_and_emptied() {
    for site in Site::each().await {
        let staff = site.staff(Role::Administrator).await;
        let added = [
            ("main-0-position", "2"),
            ("main-1-to", "link"),
            ("main-1-link", "https://example.org/agenda"),
            ("main-1-label-fr", "L’agenda <b>"),
            ("main-1-position", "1"),
            ("footer-0-to", "themes"),
        ];
        place(&staff.fill("/desk/menus", &added).await);
        let page = site.get("/fr/").await.text();
        let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
        assert!(at("L’agenda &lt;b&gt;") < at("href=\"/fr/actualites\""), "in the order of the positions");
        for (field, value, at) in [
            ("main-0-link", "javascript:alert(1)", "main-0-link"),
            ("main-0-link", "", "main-0-link"),
            ("main-0-label-fr", "", "main-0-label-fr"),
            ("main-1-to", "list:nothing", "main-1-to"),
            ("main-1-to", "page:nothing", "main-1-to"),
            ("main-0-position", "one", "main-0-position"),
        ] {
            refused(&staff.fill("/desk/menus", &[(field, value)]).await, at);
        }
        place(&staff.fill("/desk/menus", &[("main-0-remove", "yes")]).await);
        assert!(!site.get("/fr/").await.text().contains("L’agenda"));
    }
}

#[tokio::test]
async fn a_publisher_sets_a_notice_that_ends() {
    for site in Site::each().await {
        let staff = site.staff(Role::Publisher).await;
        refused(&staff.fill("/desk/notice", &[("text-fr", "Fermé")]).await, "until");
        refused(&staff.fill("/desk/notice", &[("text-fr", "Fermé"), ("until", "2020-01-01")]).await, "until");
        refused(&staff.fill("/desk/notice", &[("until", "2030-01-01")]).await, "text-fr");
        let notice = [("text-fr", "Fermé <i>"), ("until", "2030-01-01T12:00"), ("link", "https://example.org/")];
        place(&staff.fill("/desk/notice", &notice).await);
        assert!(site.get("/fr/").await.text().contains("Fermé &lt;i&gt;"));
        place(&staff.post("/desk/notice", &[("remove", "yes")]).await);
        assert!(!site.get("/fr/").await.text().contains("Fermé"));
    }
}

#[tokio::test]
async fn old_addresses_lead_on_and_never_in_a_circle() {
    for site in Site::each().await {
        let staff = site.staff(Role::Administrator).await;
        let add = async |from: &str, to: &str| staff.post("/desk/redirects", &[("from", from), ("to", to)]).await;
        place(&add("https://villes.example/spip.php?article12", "/fr/actualites").await);
        let led = site.get("/spip.php?article12").await;
        assert_eq!((led.status, led.header("location")), (301, "/fr/actualites"));
        place(&add("/a", "/b").await);
        place(&add("/b/", "https://example.org/c").await);
        for (from, to, field) in [
            ("/c", "/c", "to"),
            ("/d", "/a\\evil", "to"),
            ("/d", "//evil.example", "to"),
            ("/d", "javascript:alert(1)", "to"),
            ("", "/fr/", "from"),
            ("/", "/fr/", "from"),
            ("no path", "/fr/", "from"),
        ] {
            refused(&add(from, to).await, field);
        }
        let circle = async || {
            place(&add("/e", "/f").await);
            refused(&add("/f", "/e").await, "to");
        };
        circle().await;
        let table = "ancienne;nouvelle\n/g;/fr/\n\"/h;1\";https://example.org/\n";
        place(&staff.post("/desk/redirects/table", &[("table", table)]).await);
        assert_eq!(site.get("/h;1").await.header("location"), "https://example.org/");
        let wrong = "/i,/fr/\n/j\n/k,nowhere\n/l,/l\n";
        let answer = staff.post("/desk/redirects/table", &[("table", wrong)]).await;
        for line in ["line-2", "line-3", "line-4"] {
            refused(&answer, line);
        }
        assert!(answer.text().contains("/k,nowhere"), "what was pasted is kept");
        assert_eq!(site.get("/i").await.status, 404, "all or nothing");
        let list = staff.get("/desk/redirects?q=SPIP").await.text();
        assert!(list.contains("/spip.php?article12") && !list.contains(">/a<"), "{list}");
        place(&staff.post("/desk/redirects/removal", &[("from", "/spip.php?article12")]).await);
        assert_eq!(site.get("/spip.php?article12").await.status, 404);
        assert_eq!(staff.post("/desk/redirects/removal", &[("from", "/spip.php?article12")]).await.status, 404);
    }
}

#[tokio::test]
async fn contacts_are_made_changed_and_followed_by_others() {
    for site in Site::each().await {
        let staff = site.staff(Role::Administrator).await;
        let make =
            async |sort: &str, fields: &[(&str, &str)]| staff.post(&format!("/desk/contacts/{sort}/new"), fields).await;
        let organisation =
            [("name-fr", "Cités unies"), ("acronym", "CUF"), ("type", "nationalngo"), ("url", "https://example.org/")];
        let organised = place(&make("organisation", &organisation).await);
        refused(&make("organisation", &organisation).await, "form");
        refused(&make("organisation", &[("name-fr", "")]).await, "name-fr");
        refused(&make("organisation", &[("name-fr", "x"), ("type", "10")]).await, "type");
        place(&staff.fill(&organised, &[("name-fr", "Cités <unies>"), ("type", "")]).await);
        assert!(staff.get("/desk/contacts?q=cuf").await.text().contains("Cités &lt;unies&gt;"));
        let unit = place(&make("service", &[("name-fr", "Secrétariat"), ("email", "s@example.org")]).await);
        let unit = unit.rsplit_once('/').unwrap().1;
        let office =
            [("name-fr", "Chargée de mission"), ("person", "D. Martin"), ("unit", unit), ("phone", "01 23 45")];
        let leaves = place(&make("office", &office).await);
        let stays = place(&make("office", &[("name-fr", "Chargé de mission"), ("person", "A. Diallo")]).await);
        for (field, wrong) in [("email", "a@b"), ("phone", "call me"), ("unit", "nonsense")] {
            refused(&staff.fill(&leaves, &[(field, wrong)]).await, field);
        }
        let forged = "0195e1a0-0000-7000-8000-000000000001";
        assert_eq!(staff.fill(&leaves, &[("unit", forged)]).await.status, 400);
        let end = format!("{leaves}/ending");
        let next = stays.rsplit_once('/').unwrap().1;
        refused(&staff.post(&end, &[("ends", "")]).await, "ends");
        for wrong in [leaves.rsplit_once('/').unwrap().1, forged, "x"] {
            refused(&staff.post(&end, &[("ends", "2026-01-01"), ("successor", wrong)]).await, "successor");
        }
        place(&staff.post(&end, &[("ends", "2026-01-01"), ("successor", next)]).await);
        let snapshot = site.app.db.snapshot().await.unwrap();
        let contact = parties::ContactRef::Position(leaves.rsplit_once('/').unwrap().1.parse().unwrap());
        let now = "2026-11-24".parse().unwrap();
        let shown = parties::store::shown(&snapshot, None, Some(contact), now).await.unwrap();
        assert_eq!(shown.contact.unwrap().person.as_deref(), Some("A. Diallo"));
    }
}

#[tokio::test]
async fn what_is_put_forward_stands_on_the_home_page() {
    for site in Site::each().await {
        let staff = site.staff(Role::Publisher).await;
        site.import(&[line("a", "Villes et migration", ""), line("b", "Eau et villes", "")].concat()).await;
        let found = staff.get("/desk/home?q=villes").await.text();
        let ids: Vec<&str> = found.split("id=\"found-").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert_eq!(ids.len(), 2, "{found}");
        for id in &ids {
            place(&staff.post("/desk/home/adding", &[("publication", id)]).await);
        }
        let featured = |html: &str| html.split("id=\"featured\"").nth(1).is_some();
        assert!(featured(&site.get("/fr/").await.text()));
        refused(
            &staff.fill("/desk/home", &[(&format!("until-{}", ids[0]), "demain")]).await,
            &format!("until-{}", ids[0]),
        );
        let stale = staff.form("/desk/home").await;
        let changes = [(format!("remove-{}", ids[0]), "yes"), (format!("until-{}", ids[1]), "2020-01-01")];
        let changes: Vec<_> = changes.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        place(&staff.fill("/desk/home", &changes).await);
        assert!(!featured(&site.get("/fr/").await.text()), "one is taken out, the other has ended");
        let stale: Vec<_> = stale.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        refused(&staff.post("/desk/home", &stale).await, "stand");
        let unknown = [("publication", "0195e1a0-0000-7000-8000-000000000001")];
        assert_eq!(staff.post("/desk/home/adding", &unknown).await.status, 404);
    }
}

#[tokio::test]
async fn themes_are_made_renamed_and_brought_together() {
    for site in Site::each().await {
        let staff = site.staff(Role::Administrator).await;
        let topics = |name: &str| format!(", \"themes\": [{{\"topic\": \"{name}\"}}]");
        site.import(&[line("a", "Premier", &topics("eau")), line("b", "Second", &topics("assainissement"))].concat())
            .await;
        let wide = place(&staff.post("/desk/themes/new", &[("kind", "topic"), ("name-fr", "Environnement")]).await);
        refused(&staff.post("/desk/themes/new", &[("kind", "topic"), ("name-fr", "Environnement")]).await, "key");
        refused(&staff.post("/desk/themes/new", &[("kind", "country"), ("key", "ZZZ")]).await, "key");
        refused(&staff.post("/desk/themes/new", &[("kind", "planet"), ("name-fr", "Mars")]).await, "kind");
        let (water, drains) = (theme(&staff, "eau").await, theme(&staff, "assainissement").await);

        // Another slug, and another theme around it: the old address leads to the new one, the lists follow.
        place(&staff.fill(&water, &[("slug-fr", "l-eau"), ("broader", "environnement")]).await);
        let moved = site.get("/fr/themes/eau").await;
        assert_eq!((moved.status, moved.header("location")), (301, "/fr/themes/l-eau"));
        assert!(site.get("/fr/themes/environnement").await.text().contains("Premier"));
        refused(&staff.fill(&wide, &[("broader", "Eau")]).await, "broader");
        refused(&staff.fill(&drains, &[("slug-fr", "l-eau")]).await, "slug-fr");
        refused(&staff.fill(&drains, &[("slug-fr", "L’eau !")]).await, "slug-fr");
        refused(&staff.fill(&wide, &[("name-fr", "")]).await, "name-fr");

        // Two become one.
        let merging = format!("{drains}/merging");
        refused(&staff.post(&merging, &[("into", "nothing of the sort")]).await, "into");
        refused(&staff.post(&merging, &[("into", "")]).await, "into");
        refused(&staff.post(&merging, &[("into", drains.rsplit_once('/').unwrap().1)]).await, "into");
        assert_eq!(place(&staff.post(&merging, &[("into", "eau")]).await), water);
        let page = site.get("/fr/themes/l-eau").await.text();
        assert!(page.contains("Premier") && page.contains("Second"), "{page}");
        assert!(site.get("/fr/themes/environnement").await.text().contains("Second"));
        let moved = site.get("/fr/themes/assainissement").await;
        assert_eq!((moved.status, moved.header("location")), (301, "/fr/themes/l-eau"));
        assert_eq!(place(&staff.get(&drains).await), water);
        assert_eq!(staff.post(&merging, &[("into", "environnement")]).await.status, 404, "it is the other one today");
        assert!(!staff.get("/desk/themes").await.text().contains("assainissement"));
        site.import(&line("c", "Troisième", &topics("assainissement"))).await;
        assert!(
            site.get("/fr/themes/l-eau").await.text().contains("Troisième"),
            "an import that names it finds the other"
        );
    }
}

#[tokio::test]
async fn ten_thousand_themes_do_not_hold_up_the_list() {
    let site = Site::new().await;
    let staff = site.staff(Role::Administrator).await;
    let mut write = site.app.db.write().await.unwrap();
    for number in 0..10_000 {
        let theme = themes::Theme {
            id: kernel::ThemeId::new(&site.app.clock, &site.app.random),
            kind: themes::ThemeKind::Topic,
            key: format!("t{number}"),
            names: kernel::Translations::of(Language::FR, format!("Thème {number:05}")),
            broader: None,
        };
        themes::store::create(&mut write, &theme, &site.app.portal.web.i18n).await.unwrap();
    }
    write.commit().await.unwrap();
    let page = staff.get("/desk/themes").await.text();
    assert!(page.contains("Thème 00000") && page.contains("Thème 00099") && !page.contains("Thème 00100"));
    let page = staff.get("/desk/themes?q=07777").await.text();
    assert!(page.contains("Thème 07777") && !page.contains("Thème 00000"));
}

/// The site's two statements, and the pages that show them.
const STATEMENTS: &str = r#"
[[pages]]
key = "accessibility"
role = "accessibility"
slug.fr = "accessibilite"
title.fr = "Accessibilité"
title.en = "Accessibility"

[[pages]]
key = "eco-design"
role = "eco-design"
slug.fr = "ecoconception"
title.fr = "Écoconception"
"#;

async fn with_statements(site: &Site) {
    let report = import::site(&site.app.importer(false), STATEMENTS, false).await.unwrap();
    assert_eq!(report.made, 2);
}

#[tokio::test]
async fn the_statement_of_accessibility_follows_its_audit() {
    for site in Site::each().await {
        with_statements(&site).await;
        let staff = site.staff(Role::Administrator).await;
        let at = "/desk/statements/accessibility";
        let page = site.get("/fr/accessibilite").await.text();
        assert!(page.contains("aucun audit n’a encore été réalisé") && page.contains(": non conforme</a>"), "{page}");
        assert!(page.contains("Défenseur des droits") && !page.contains("Résultats des tests"), "{page}");

        let said = [
            ("rate", "87"),
            ("audited", "2026-10-01"),
            ("auditor", "Cabinet <b>"),
            ("gap-0-criterion", "3.2"),
            ("gap-0-words-fr", "Des cartes sans contraste <i>"),
            ("burden-0-words-en", "Old recordings"),
            ("tools", "axe\n\n HTML validator \n"),
            ("sample-0-name", "Accueil"),
            ("sample-0-href", "/fr/"),
            ("plan", "https://example.org/plan"),
            ("contact", "acces@villes.example"),
        ];
        place(&staff.fill(at, &said).await);
        let page = site.get("/fr/accessibilite").await.text();
        assert_eq!(site::unsound(&page), Vec::<String>::new());
        for shown in [
            ": partiellement conforme</a>",
            "Critère 3.2",
            "Des cartes sans contraste &lt;i&gt;",
            "Cabinet &lt;b&gt;",
            "<span lang=\"en\" dir=\"ltr\">Old recordings",
            "<bdi>HTML validator</bdi>",
            "href=\"mailto:acces@villes.example\"",
            "href=\"https://example.org/plan\"",
        ] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        assert!(!page.contains("Contenus non soumis"), "what is empty has no heading");
        assert!(site.get("/en/").await.text().contains("Accessibility: partially compliant"));

        place(&staff.fill(at, &[("gap-0-criterion", ""), ("gap-0-words-fr", "")]).await);
        assert!(!site.get("/fr/accessibilite").await.text().contains("3.2"), "an emptied row is gone");
        place(&staff.fill(at, &[("audited", "2022-10-01")]).await);
        let page = site.get("/fr/accessibilite").await.text();
        assert!(page.contains("plus de trois ans") && page.contains(": non conforme</a>"), "{page}");

        let mut abroad = staff.form(at).await;
        abroad.retain(|(name, _)| name != "french");
        let abroad: Vec<_> = abroad.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        place(&staff.post(at, &abroad).await);
        let page = site.get("/fr/accessibilite").await.text();
        assert!(!page.contains("Défenseur des droits") && !page.contains("2005-102"), "{page}");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_statement_is_said_and_changes_nothing() {
    let site = Site::new().await;
    let staff = site.staff(Role::Administrator).await;
    let at = "/desk/statements/accessibility";
    let first = staff.form(at).await;
    let long = "x".repeat(1_001);
    for (changes, field) in [
        (vec![("rate", "101")], "rate"),
        (vec![("rate", "87 %")], "rate"),
        (vec![("rate", "87")], "audited"),
        (vec![("audited", "2999-01-01")], "audited"),
        (vec![("established", "demain")], "established"),
        (vec![("plan", "javascript:alert(1)")], "plan"),
        (vec![("form", "//evil.example")], "form"),
        (vec![("report", "plan de travail")], "report"),
        (vec![("contact", "a b@c")], "contact"),
        (vec![("gap-0-criterion", "3.2")], "gap-0-words-fr"),
        (vec![("gap-0-criterion", &long[..21]), ("gap-0-words-fr", "x")], "gap-0-criterion"),
        (vec![("exempt-1-words-fr", long.as_str())], "exempt-1-words-fr"),
        (vec![("sample-0-name", "Accueil")], "sample-0-href"),
        (vec![("sample-0-href", "/fr/")], "sample-0-name"),
        (vec![("sample-0-name", "A"), ("sample-0-href", "data:text/html,x")], "sample-0-href"),
        (vec![("tools", &long[..300])], "tools"),
    ] {
        let kept = "<script>alert(2)</script>";
        let changes = [changes, vec![("remedies-fr", kept)]].concat();
        let answer = staff.fill(at, &changes).await;
        refused(&answer, field);
        let page = answer.text();
        assert!(
            !page.contains("<script>alert") && page.contains("&lt;script&gt;alert(2)"),
            "{field}: kept and harmless"
        );
    }
    let own = settings::store::accessibility(&site.app.db.snapshot().await.unwrap()).await.unwrap();
    assert_eq!(own, settings::Accessibility::default());

    place(&staff.fill(at, &[("auditor", "Cabi\u{202e}net\u{7}"), ("responsible-ar", "\u{200f}الشبكة")]).await);
    let own = settings::store::accessibility(&site.app.db.snapshot().await.unwrap()).await.unwrap();
    assert_eq!(own.auditor.as_deref(), Some("Cabinet"), "an override of direction is taken out");
    assert!(own.updated.is_some(), "the day of the change is noted");
    let stale: Vec<_> = first.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    refused(&staff.post(at, &stale).await, "stand");

    let rows: Vec<_> = (0..200).map(|at| (format!("gap-{at}-criterion"), format!("gap-{at}-words-fr"))).collect();
    let many: Vec<_> = rows.iter().flat_map(|(a, b)| [(a.as_str(), "1.1"), (b.as_str(), "Une image")]).collect();
    place(&staff.fill(at, &many).await);
    let own = settings::store::accessibility(&site.app.db.snapshot().await.unwrap()).await.unwrap();
    assert_eq!(own.gaps.len(), 120, "no more rows than there are criteria");
}

#[tokio::test]
async fn the_statement_of_eco_design_says_what_is_measured_and_what_is_entered() {
    for site in Site::each().await {
        with_statements(&site).await;
        let staff = site.staff(Role::Administrator).await;
        let at = "/desk/statements/eco-design";
        let page = site.get("/fr/ecoconception").await.text();
        assert_eq!(site::unsound(&page), Vec::<String>::new());
        assert!(
            page.contains("n’a pas encore été évalué") && page.contains("site de démonstration de Malines"),
            "{page}"
        );
        assert!(page.contains("<th scope=\"row\">Accueil</th>") && !page.contains("Hébergement</h2>"), "{page}");
        for (field, value) in
            [("pue", "0,9"), ("pue", "moyen"), ("rate", "-1"), ("audited", "2999-01-01"), ("contact", "x")]
        {
            refused(&staff.fill(at, &[(field, value)]).await, field);
        }
        refused(&staff.fill(at, &[("rate", "60")]).await, "audited");
        let said = [
            ("rate", "60"),
            ("audited", "2026-01-15"),
            ("host", "Hébergeur Exemple <b>"),
            ("pue", "1,35"),
            ("energy-fr", "Hydraulique"),
            ("archival-fr", "Un an"),
            ("plan-en", "An audit"),
        ];
        place(&staff.fill(at, &said).await);
        let page = site.get("/fr/ecoconception").await.text();
        for shown in ["Hébergeur Exemple &lt;b&gt;", "1,35", "Hydraulique", "Un an", "lang=\"en\" dir=\"ltr\">An audit"]
        {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        assert!(page.contains("60\u{a0}%") || page.contains("60 %") || page.contains("60\u{202f}%"), "{page}");
        assert_eq!(staff.form(at).await.iter().find(|(name, _)| name == "pue").unwrap().1, "1.35");
    }
}

//! What reads for the agenda: titles, lines that are brought in, calendars in files and at addresses. Through the front door, on both
//! databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::sync::{Arc, Mutex};

use kernel::{Grant, Language, Role};
use site::{Site, Time, dom, staff::Staff, unsound};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

/// A new event of this title at the desk: the address of its form.
async fn drafted(editor: &Staff<'_>, title: &str) -> String {
    let made = editor.post("/desk/agenda/new", &[("title", title), ("language", "fr")]).await;
    assert_eq!(made.status, 303, "{}", made.text());
    made.header("location").split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_title_proposes_and_nothing_that_was_filled_is_overwritten_in_silence() {
    for site in Site::each().await {
        let editor = site.staff(Role::Editor).await;
        let text = drafted(&editor, "ANNULATION ! Mission en Palestine, du 30 avril au 4 mai 2027").await;
        let asked = editor.fill(&text, &[("go", "propose"), ("type", "training")]).await;
        assert_eq!(asked.status, 303, "{}", asked.text());
        let proposed = asked.header("location").to_owned();
        assert!(proposed.ends_with("propose=yes#proposal"), "{proposed}");
        let page = editor.get(proposed.split('#').next().unwrap()).await;
        assert!(unsound(&page.text()).is_empty(), "{:?}", unsound(&page.text()));
        let form = dom::parse(&page.text()).form("edit");
        let value = |end: &str| form.iter().find(|(name, _)| name.ends_with(end)).map(|(_, value)| value.clone());
        assert_eq!(value("-day").as_deref(), Some("2027-04-30"));
        assert_eq!(value("-last").as_deref(), Some("2027-05-04"));
        assert_eq!((value("status"), value("place")), (Some("cancelled".into()), Some("Palestine".into())));
        assert_eq!(value("type").as_deref(), Some("training"), "what was chosen stays");
        let page = page.text();
        assert!(page.contains(&site.word(Language::EN, "desk-proposal-left")), "and what the title says is said");
        assert!(page.contains(&site.word(Language::EN, "agenda-doubt-place")));
        let plain = editor.form(&text).await;
        assert!(plain.iter().all(|(name, value)| !name.ends_with("-day") || value.is_empty()), "nothing is kept yet");

        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let all = editor.post(&text, &[&pairs[..], &[("go", "propose-all")]].concat()).await;
        assert_eq!(all.status, 303);
        let page = editor.get(all.header("location").split('#').next().unwrap()).await;
        let form = dom::parse(&page.text()).form("edit");
        assert!(form.contains(&("type".into(), "mission".into())), "taken since it was asked for: {form:?}");
        let bare = drafted(&editor, "Décès de Mme Exemple, le 3 mai 2027").await;
        let page = editor.get(&format!("{bare}?propose=yes")).await.text();
        assert!(page.contains(&site.word(Language::EN, "agenda-doubt-obituary")), "{page}");
        let news = editor.post("/desk/articles/new", &[("title", "Le 3 mai 2027"), ("language", "fr")]).await;
        let page = editor.get(&news.header("location").replace("done=created", "propose=yes")).await.text();
        assert!(!page.contains("value=\"propose\"") && !page.contains("id=\"proposal\""), "the news reads no titles");
    }
}

#[tokio::test]
async fn lines_of_events_take_their_days_from_the_title_where_they_are_silent() {
    for site in Site::each().await {
        let line = |id: &str, title: &str, more: &str| {
            format!(
                "{{\"id\": \"{id}\", \"kind\": \"event\", \"dated\": \"2026-11-01\"{more}, \"texts\": {{\"fr\": {{\"title\": \"{title}\"}}}}}}\n"
            )
        };
        let lines = [
            line("a", "Rencontres du 18 au 21 janvier 2027", ""),
            line(
                "b",
                "Forum du 3 mai 2027",
                ", \"facts\": {\"sessions\": [{\"item\": \"a\", \"starts\": \"2027-05-04T09:00\"}]}",
            ),
            line("c", "Réunion, le 31 mars", ""),
            line("d", "Décès de Mme Exemple, le 3 mai 2027", ""),
            line("e", "Atelier le 5 mai 2027", ", \"facts\": {\"sesions\": [1]}"),
            line("f", "Atelier", ", \"facts\": {\"status\": \"later\"}"),
            line("g", "Atelier", "").replace("event", "circus"),
        ]
        .concat();
        let report = site.import(&lines).await;
        assert_eq!((report.made, report.bad.len()), (3, 4), "{:?}", report.bad);
        let words = |bad: &import::Bad| bad.words(&site.app.portal.web.i18n, Language::EN).join("; ");
        let bad: Vec<String> = report.bad.iter().map(words).collect();
        assert!(bad[0].starts_with("Line 4, texts.fr.title"), "{bad:?}");
        assert!(bad[1].starts_with("Line 5, facts.sesions") && bad[2].starts_with("Line 6, facts."), "{bad:?}");
        assert!(bad[3].starts_with("Line 7, kind"), "{bad:?}");
        let warned: Vec<String> = report.warnings.iter().map(words).collect();
        assert_eq!(report.warnings.iter().map(|bad| bad.line).collect::<Vec<_>>(), [3], "{warned:?}");
        assert!(warned[0].contains(&site.word(Language::EN, "agenda-doubt-no-year")), "{warned:?}");
        assert!(warned[0].contains(&site.word(Language::EN, "agenda-check-no-day")), "{warned:?}");
        let year = site.get("/fr/agenda/2027").await.text();
        assert!(year.contains("Rencontres du 18 au 21 janvier 2027") && year.contains("Forum du 3 mai 2027"), "{year}");
        let page = site.get("/fr/agenda/rencontres-du-18-au-21-janvier-2027").await.text();
        assert!(page.contains("\"startDate\":\"2027-01-18\"") && page.contains("\"endDate\":\"2027-01-21\""), "{page}");
        let page = site.get("/fr/agenda/forum-du-3-mai-2027").await.text();
        assert!(page.contains("2027-05-04T09:00"), "what the line says holds: {page}");
        assert_eq!(site.get("/fr/agenda/reunion-le-31-mars").await.status, 404, "a draft");
        let again = site.import(&lines).await;
        assert_eq!((again.made, again.changed, again.same), (0, 0, 3));
    }
}

fn event(uid: &str, starts: &str, title: &str, more: &str) -> String {
    format!(
        "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART;TZID=Europe/Paris:{starts}\r\nSUMMARY:{title}\r\n{more}END:VEVENT\r\n"
    )
}

fn calendar(events: &[String]) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:test\r\n{}END:VCALENDAR\r\n", events.concat())
}

async fn upload(editor: &Staff<'_>, text: &str) -> site::Answer {
    let mut body = Vec::new();
    for (name, file, value) in [("file", "; filename=\"a.ics\"", text), ("language", "", "fr"), ("theme", "", "")] {
        let head = format!("--limit\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
        body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
    }
    body.extend(b"--limit--\r\n");
    let kind = [("content-type", "multipart/form-data; boundary=limit")];
    editor.ask("POST", "/desk/calendars/reading", &kind, body).await
}

/// Presses the button of the page that shows what a file holds.
async fn take(editor: &Staff<'_>, text: &str) -> site::Answer {
    editor
        .post("/desk/calendars/taking", &[("calendar", text), ("language", "fr"), ("theme", ""), ("take", "yes")])
        .await
}

#[tokio::test]
async fn a_file_is_shown_then_made_drafts_of_and_is_one_however_often_it_comes() {
    for site in Site::each().await {
        let editor = site.staff(Role::Editor).await;
        let first = calendar(&[
            event(
                "1@ville",
                "20270118T093000",
                "Forum",
                "LOCATION:Malines\r\nDESCRIPTION:Une ligne\\, et\r\n  une autre\r\n",
            ),
            event("2@ville", "20200101T090000", "Autrefois", ""),
            event("3@ville", "99990101T090000", "Fin des temps", ""),
            event("4@ville", "20270105T090000", "Café", "RRULE:FREQ=SECONDLY\r\n"),
            event("5@ville", "20270105T090000", "Marche", "RRULE:FREQ=WEEKLY\r\n"),
            event("6@ville", "20270107T090000", "Ailleurs", "").replace("Europe/Paris", "Mars/Olympus"),
        ]);
        let page = upload(&editor, &first).await;
        assert_eq!(page.status, 200, "{}", page.text());
        let html = page.text();
        assert!(unsound(&html).is_empty(), "{:?}", unsound(&html));
        for key in
            ["agenda-intake-no-beginning", "agenda-intake-no-rule", "agenda-intake-endless", "agenda-intake-zone"]
        {
            assert!(html.contains(&site.word(Language::EN, key)), "{key}: {html}");
        }
        let count = async |sql: &str| {
            let read = site.app.db.snapshot().await.unwrap();
            db::Query::number(&read, sql, vec![]).await.unwrap()
        };
        assert_eq!(count("SELECT count(*) FROM publication").await, 0, "looking makes nothing");
        let taken = take(&editor, &first).await;
        assert_eq!(
            (taken.status, taken.header("location")),
            (303, "/desk/calendars?made=3&changed=0"),
            "{}",
            taken.text()
        );
        assert_eq!(count("SELECT count(*) FROM publication WHERE live_facts IS NULL").await, 3, "drafts");
        assert_eq!(site.get("/fr/agenda/forum").await.status, 404);
        let again = take(&editor, &first).await;
        assert_eq!(again.header("location"), "/desk/calendars?made=0&changed=0");
        assert_eq!(count("SELECT count(*) FROM publication").await, 3);

        let list = editor.get("/desk/agenda").await.text();
        let form = dom::parse(&list).all("a").find(|link| link.text == "Forum").unwrap().get("href").to_owned();
        let saved = editor.fill(&form, &[("title", "Forum des villes")]).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let moved = first.replace("20270118T093000", "20270119T100000").replace("SUMMARY:Forum", "SUMMARY:Grand forum");
        assert_eq!(take(&editor, &moved).await.header("location"), "/desk/calendars?made=0&changed=1");
        let fields = editor.form(&form).await;
        assert!(fields.contains(&("title".into(), "Forum des villes".into())), "what an editor wrote stays");
        let day = fields.iter().find(|(name, _)| name.ends_with("-day")).unwrap();
        assert_eq!(day.1, "2027-01-19", "and the day follows the calendar");

        let other = calendar(&[event("9@ailleurs", "20270105T090000", "Marche", "")]);
        let page = upload(&editor, &other).await.text();
        assert!(page.contains(&site.word(Language::EN, "agenda-intake-there")), "known by title and beginning: {page}");
        for broken in ["", "ville;pays\n", "BEGIN:VCARD\r\nEND:VCARD\r\n", "<html></html>"] {
            assert_eq!(upload(&editor, broken).await.status, 422, "{broken:?}");
        }
        let member = site.staff(Role::Member).await;
        assert_eq!(upload(&member, &first).await.status, 403);
        let elsewhere = Grant { language: Some(Language::ES), ..Grant::everywhere(Role::Editor) };
        let elsewhere = site.staff_with(vec![elsewhere]).await;
        assert_eq!(upload(&elsewhere, &first).await.status, 403, "not in French");
        assert_eq!(take(&elsewhere, &first).await.status, 403);
    }
}

/// A server that gives a calendar, and notes what it was asked.
struct Ville {
    url: String,
    heard: Arc<Mutex<Vec<String>>>,
    given: Arc<Mutex<(u16, String)>>,
    task: tokio::task::JoinHandle<()>,
}

impl Ville {
    async fn open(text: &str) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://127.0.0.1:{}/agenda.ics", listener.local_addr().unwrap().port());
        let heard = Arc::new(Mutex::new(Vec::new()));
        let given = Arc::new(Mutex::new((200, text.to_owned())));
        let (noted, answers) = (heard.clone(), given.clone());
        let task = tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let mut request = vec![0; 8192];
                let read = stream.read(&mut request).await.unwrap();
                let request = String::from_utf8_lossy(&request[..read]).to_lowercase();
                let (status, text) = answers.lock().unwrap().clone();
                let etag = format!("\"{}\"", files::Hash::of(text.as_bytes()));
                let answer = if request.contains(&format!("if-none-match: {etag}")) && status == 200 {
                    "HTTP/1.1 304 Not Modified\r\nconnection: close\r\n\r\n".to_owned()
                } else {
                    let (length, kind) = (text.len(), "content-type: text/calendar");
                    format!(
                        "HTTP/1.1 {status} X\r\netag: {etag}\r\n{kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{text}"
                    )
                };
                noted.lock().unwrap().push(request);
                let _ = stream.write_all(answer.as_bytes()).await;
            }
        });
        Self { url, heard, given, task }
    }

    fn heard(&self) -> usize {
        self.heard.lock().unwrap().len()
    }

    fn gives(&self, status: u16, text: &str) {
        *self.given.lock().unwrap() = (status, text.to_owned());
    }
}

impl Drop for Ville {
    fn drop(&mut self) {
        self.task.abort();
    }
}

const HOUR: i64 = 3_600_000;

#[tokio::test]
async fn an_address_is_asked_politely_and_what_came_is_said() {
    for base in testkit::bases().await.unwrap() {
        let time = Time::new();
        let mut site = Site::with(base, time.clock()).await;
        site.app.outgoing = web::Outgoing::within(|address| address.is_loopback()).unwrap();
        let first = calendar(&[
            event("1@ville", "20270118T093000", "Forum", ""),
            event("2@ville", "20270119T093000", "Bal", ""),
        ]);
        let ville = Ville::open(&first).await;
        let publisher = site.staff(Role::Publisher).await;
        let fields = [
            ("url", ville.url.as_str()),
            ("name", "Ville"),
            ("language", "fr"),
            ("theme", ""),
            ("issuer", ""),
            ("contact", ""),
        ];
        let added = publisher.post("/desk/calendars/new", &fields).await;
        assert_eq!(added.status, 303, "{}", added.text());
        let page = added.header("location").split('?').next().unwrap().to_owned();
        assert_eq!(publisher.post("/desk/calendars/new", &fields).await.status, 422, "once is enough");
        site.work_off().await;
        assert_eq!(ville.heard(), 1);
        assert!(ville.heard.lock().unwrap()[0].contains("(+https://villes.example)"));
        let list = publisher.get("/desk/agenda").await.text();
        assert!(list.contains("Forum") && list.contains("Bal"), "{list}");
        assert_eq!(site.get("/fr/agenda/forum").await.status, 404, "drafts, as nobody said otherwise");
        let html = publisher.get(&page).await.text();
        assert!(unsound(&html).is_empty(), "{:?}", unsound(&html));
        assert!(html.contains("new 2, changed 0"), "{html}");

        time.pass(5 * HOUR);
        site.work_off().await;
        assert_eq!(ville.heard(), 1, "six hours are not over");
        time.pass(2 * HOUR);
        site.work_off().await;
        assert_eq!(ville.heard(), 2);
        assert!(ville.heard.lock().unwrap()[1].contains("if-none-match"), "only what has changed");

        // Now it may publish; what is new is live at once, what changed in a draft stays one, what is gone is said.
        let mut edit = fields.to_vec();
        edit.push(("at_once", "yes"));
        assert_eq!(publisher.post(&page, &edit).await.status, 303);
        let next = calendar(&[
            event("1@ville", "20270120T093000", "Forum", ""),
            event("3@ville", "20270121T093000", "Marché", ""),
        ]);
        ville.gives(200, &next);
        time.pass(7 * HOUR);
        site.work_off().await;
        assert_eq!(site.get("/fr/agenda/marche").await.status, 200);
        assert_eq!(site.get("/fr/agenda/forum").await.status, 404);
        let html = publisher.get(&page).await.text();
        assert!(html.contains("new 1, changed 1"), "{html}");
        assert!(html.contains(&site.word(Language::EN, "agenda-bringing-gone")) && html.contains("Bal"), "{html}");
        ville.gives(200, &next.replace("20270121T093000", "20270122T093000"));
        time.pass(7 * HOUR);
        site.work_off().await;
        let live = site.get("/fr/agenda/marche").await.text();
        assert!(live.contains("2027-01-22"), "a live one follows: {live}");
        let before = ville.heard();
        for (status, text, key) in [
            (404, "", "agenda-trouble-gone"),
            (401, "", "agenda-trouble-closed"),
            (500, "", "agenda-trouble-broken"),
            (200, "<html>", "agenda-intake-no-calendar"),
        ] {
            ville.gives(status, text);
            time.pass(8 * 24 * HOUR);
            site.work_off().await;
            // The session of before has ended meanwhile.
            let html = site.staff(Role::Publisher).await.get(&page).await.text();
            assert!(html.contains(&site.word(Language::EN, key)), "{status}: {html}");
        }
        assert_eq!(ville.heard(), before + 4);
        time.pass(7 * HOUR);
        site.work_off().await;
        assert_eq!(ville.heard(), before + 4, "after failures it is left alone for longer");
        let publisher = site.staff(Role::Publisher).await;
        assert_eq!(publisher.post(&page, &[("action", "remove")]).await.status, 303);
        time.pass(30 * 24 * HOUR);
        site.work_off().await;
        assert_eq!(ville.heard(), before + 4, "nobody asks any more");
        assert_eq!(site.staff(Role::Publisher).await.get(&page).await.status, 404);
        assert_eq!(site.get("/fr/agenda/marche").await.status, 200, "what it brought stays");
    }
}

#[tokio::test]
async fn a_neighbour_is_not_asked_and_an_address_is_no_editors_business() {
    let site = Site::new().await;
    let ville = Ville::open(&calendar(&[])).await;
    let publisher = site.staff(Role::Publisher).await;
    let fields = [("url", ville.url.as_str()), ("name", "Voisin"), ("language", "fr")];
    let added = publisher.post("/desk/calendars/new", &fields).await;
    assert_eq!(added.status, 303, "{}", added.text());
    let page = added.header("location").split('?').next().unwrap().to_owned();
    site.work_off().await;
    assert_eq!(ville.heard(), 0);
    let html = publisher.get(&page).await.text();
    assert!(html.contains(&site.word(Language::EN, "agenda-trouble-private")), "{html}");
    let editor = site.staff(Role::Editor).await;
    let list = editor.get("/desk/calendars").await;
    assert_eq!(list.status, 200);
    assert!(!list.text().contains("Voisin"), "an address may be a secret");
    assert_eq!(editor.get(&page).await.status, 404);
    assert_eq!(editor.post("/desk/calendars/new", &fields).await.status, 403);
    for url in ["", "nowhere", "ftp://ville.example/a.ics", "https://name:word@ville.example/a.ics"] {
        let answer = publisher.post("/desk/calendars/new", &[("url", url), ("name", "X"), ("language", "fr")]).await;
        assert_eq!(answer.status, 422, "{url}");
    }
}

//! Forms that make something, sent twice as by a double click: each makes one thing; through the front door, on both databases.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use kernel::Role;
use site::{
    Site,
    crawl::{Form, forms},
    dom,
    peopled::article,
    staff::Staff,
};

/// The form of a page that leads there, as a browser would send it with these fields filled.
async fn filled(staff: &Staff<'_>, page: &str, action: &str, fields: &[(&str, &str)]) -> Form {
    let answer = staff.get(page).await.text();
    let mut form = forms(&dom::parse(&answer), page).into_iter().find(|form| form.action == action).unwrap();
    for (name, value) in fields {
        let field = form.fields.iter_mut().find(|field| field.name == *name);
        (*value).clone_into(&mut field.unwrap_or_else(|| panic!("{page} has no {name}")).value);
    }
    form
}

/// The page that has a form, where the form leads, what is filled in, and the table of what it makes.
type Case<'c> = (&'c str, &'c str, &'c [(&'c str, &'c str)], &'c str);

async fn count(site: &Site, table: &str) -> i64 {
    let snapshot = site.app.db.snapshot().await.unwrap();
    db::Query::number(&snapshot, &format!("SELECT count(*) FROM {table}"), vec![]).await.unwrap()
}

#[tokio::test]
async fn a_form_that_makes_something_makes_it_once_however_often_it_is_sent() {
    for site in Site::each().await {
        let staff = site.staff(Role::Administrator).await;
        let links = format!("{}/preview-links", article(&staff, "Lien").await);
        let all: [Case<'_>; 7] = [
            ("/desk/articles/new", "/desk/articles/new", &[("title", "Deux fois")], "publication"),
            ("/desk/media/collections", "/desk/media/collections", &[("name-fr", "Photos")], "collection"),
            ("/desk/themes/new", "/desk/themes/new", &[("name-fr", "Eau")], "theme"),
            ("/desk/redirects", "/desk/redirects", &[("from", "/vieux"), ("to", "/fr/")], "redirect"),
            (
                "/desk/contacts/organisation/new",
                "/desk/contacts/organisation/new",
                &[("name-fr", "Ville de Lys-sur-Lys")],
                "party",
            ),
            ("/desk/articles?state=writing", "/desk/filters", &[("name", "À finir")], "saved_filter"),
            (&links, &links, &[("note", "Pour relire")], "preview_link"),
        ];
        for (page, action, fields, table) in all {
            let form = filled(&staff, page, action, fields).await;
            let (before, logged) = (count(&site, table).await, count(&site, "audit").await);
            let (first, second) = (staff.send(&form).await, staff.send(&form).await);
            assert_eq!(first.status, second.status, "{page}: {}", second.text());
            assert_eq!(first.header("location"), second.header("location"), "{page}");
            assert_eq!(count(&site, table).await, before + 1, "{page}");
            assert_eq!(count(&site, "audit").await, logged + 1, "{page}: what is done once is noted once");
        }
    }
}

#[tokio::test]
async fn both_answers_show_the_same_secret_link() {
    for site in Site::each().await {
        let staff = site.staff(Role::Administrator).await;
        let links = format!("{}/preview-links", article(&staff, "Lien").await);
        let form = filled(&staff, &links, &links, &[]).await;
        let address = |html: &str| {
            dom::parse(html).find("input", |input| input.is("name", "made")).unwrap().get("value").to_owned()
        };
        let (first, second) = (staff.send(&form).await.text(), staff.send(&form).await.text());
        assert_eq!(address(&first), address(&second));
        let path = address(&first);
        let path = path.split_once("villes.example").map_or(path.as_str(), |(_, path)| path);
        assert_eq!(site.get(path).await.status, 200);
        let other = filled(&staff, &links, &links, &[]).await;
        assert_ne!(address(&staff.send(&other).await.text()), address(&first), "another page is another form");
    }
}

#[tokio::test]
async fn other_words_in_the_same_form_or_somebody_elses_make_another_thing() {
    for site in Site::each().await {
        let (staff, other) = (site.staff(Role::Administrator).await, site.staff(Role::Administrator).await);
        let at = "/desk/articles/new";
        let mut form = filled(&staff, at, at, &[("title", "Une")]).await;
        let first = staff.send(&form).await;
        // Back in the browser, another title in the same form.
        form.fields.iter_mut().filter(|field| field.name == "title").for_each(|field| field.value = "Deux".into());
        let second = staff.send(&form).await;
        let third = other.send(&form).await;
        let mut places = [first, second, third].map(|answer| answer.header("location").to_owned());
        places.sort();
        assert!(places[0] != places[1] && places[1] != places[2], "{places:?}");
        assert_eq!(count(&site, "publication").await, 3);
        // A form that was refused may be sent again.
        let mut refused =
            filled(&staff, "/desk/redirects", "/desk/redirects", &[("from", "/vieux"), ("to", "/vieux")]).await;
        assert_eq!(staff.send(&refused).await.status, 422);
        refused.fields.iter_mut().filter(|field| field.name == "to").for_each(|field| field.value = "/fr/".into());
        assert_eq!(staff.send(&refused).await.status, 303);
    }
}

//! `/desk/menus`: the menus of the header and of the footer, as rows.

use axum::response::Response;
use kernel::{FieldError, Translations, Url};
use settings::{MenuItem, Menus, store};
use web::{Failure, Form};

use super::{
    Act, allowed,
    form::{Reading, Refused, field, head, hinted, languages, select, shown_again, stamp, stand, status},
    record, tabs,
    views::{MenuRow, MenuView, MenusPage},
};
use crate::{Desk, Fields, publications::sent::Sent};

/// Where they are.
pub(super) const HREF: &str = "/desk/menus";

/// The longest label, in characters.
const LABEL: usize = 80;

/// How many entries a menu has at most; a longer one is read by nobody.
const MOST: usize = 30;

/// How many empty rows wait under each menu.
const EMPTY: usize = 2;

/// The two menus: the prefix of their fields, the key of the name.
const BOTH: [(&str, &str); 2] = [("main", "desk-site-menu-main"), ("footer", "desk-site-menu-footer")];

/// Shows the form.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    page(&desk, &desk.site.settings.menus, &None)
}

/// Saves both.
pub(crate) async fn save(desk: Desk, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let sent = Sent(sent);
    let mut write = desk.portal.db.write().await?;
    write.queue("settings").await?;
    let mut site = store::site(&write).await?;
    match read(&desk, &sent, &site.menus) {
        Ok(menus) => site.menus = menus,
        Err(faults) => {
            drop(write);
            return page(&desk, &site.menus, &Some((&sent, faults)));
        }
    }
    store::set_site(&mut write, &site).await?;
    record(&desk, &write, "saved", None, serde_json::json!({ "page": HREF })).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}?done=saved")))
}

fn read(desk: &Desk, sent: &Sent, before: &Menus) -> Result<Menus, Vec<FieldError>> {
    let mut reading = Reading::new(sent);
    reading.is_fresh(&stamp(before));
    let offered = choices(desk).into_iter().map(|(value, _)| value);
    let known: Vec<String> = offered.chain(before.main.iter().chain(&before.footer).filter_map(to)).collect();
    let menus = BOTH.map(|(menu, _)| {
        let rows = (0..MOST).map(|row| format!("{menu}-{row}")).filter(|row| !sent.has(&format!("{row}-remove")));
        let items: Vec<_> =
            rows.filter_map(|row| Some((row.clone(), item(desk, (sent, &known), &mut reading, &row)?))).collect();
        let numbered = |(row, item): (String, MenuItem)| {
            let position = reading.value::<u16>(&format!("{row}-position"), "desk-site-fault-position");
            (position.unwrap_or(u16::MAX), item)
        };
        let mut items: Vec<_> = items.into_iter().map(numbered).collect();
        items.sort_by_key(|(position, _)| *position);
        items.into_iter().map(|(_, item)| item).collect()
    });
    let [main, footer] = menus;
    reading.end(Menus { main, footer })
}

/// A row; nothing where it leads nowhere.
fn item(desk: &Desk, (sent, known): (&Sent, &[String]), reading: &mut Reading<'_>, row: &str) -> Option<MenuItem> {
    let label = reading.translations(desk, &format!("{row}-label"), LABEL, &Translations::default());
    let named = MenuItem { label, ..MenuItem::default() };
    let has_link = !sent.one(&format!("{row}-link")).is_empty();
    let to = Some(sent.one(&format!("{row}-to"))).filter(|to| !to.is_empty());
    let to = to.or_else(|| has_link.then_some("link"))?;
    if !known.iter().any(|value| value == to) {
        reading.blame(FieldError::new(format!("{row}-to"), "desk-fault-choice"));
    }
    match to.split_once(':') {
        Some(("list", room)) => Some(MenuItem { list: Some(room.to_owned()), ..named }),
        Some(("page", key)) => Some(MenuItem { page: Some(key.to_owned()), ..named }),
        _ if to == "themes" => Some(MenuItem { themes: true, ..named }),
        _ => link(desk, reading, row, named),
    }
}

/// A row that leads to another site: it needs an address and a label.
fn link(desk: &Desk, reading: &mut Reading<'_>, row: &str, named: MenuItem) -> Option<MenuItem> {
    if named.label.is_empty() {
        let first = desk.site.settings.first_language();
        reading.blame(FieldError::new(format!("{row}-label-{first}"), "desk-site-fault-label"));
    }
    let name = format!("{row}-link");
    let link = reading.required::<Url>(&name, "desk-fault-url")?;
    Some(MenuItem { link: Some(link), ..named })
}

/// What an entry may lead to, with its name.
fn choices(desk: &Desk) -> Vec<(String, String)> {
    let lists = desk.portal.kinds.iter().filter(|kind| kind.is_listed);
    let lists = lists.map(|kind| (format!("list:{}", kind.room), desk.portal.kind_label(kind.name, desk.language)));
    let themes = ("themes".to_owned(), desk.text("portal-by-theme"));
    let language = Some(desk.language).filter(|language| desk.site.languages().contains(language));
    let language = language.unwrap_or_else(|| desk.site.settings.first_language());
    let pages = desk.site.pages.get(&language).into_iter().flatten().map(|page| {
        let key = desk.site.page_key(page.publication).map(str::to_owned);
        let key = key.unwrap_or_else(|| page.publication.to_string());
        (format!("page:{key}"), desk.text_with("desk-site-menu-page", &[("title", page.title.as_str().into())]))
    });
    let link = ("link".to_owned(), desk.text("desk-site-menu-link"));
    lists.chain([themes]).chain(pages).chain([link]).collect()
}

fn page(desk: &Desk, menus: &Menus, refused: &Refused<'_>) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    fields.add(stand(desk, &stamp(menus)));
    let choices = choices(desk);
    let both = [&menus.main, &menus.footer].into_iter().zip(BOTH).map(|(items, (menu, key))| {
        let count = rows(items.len(), menu, refused);
        let row = |at: usize| row(desk, &mut fields, (menu, at), items.get(at), &choices);
        MenuView { heading: desk.text(key), rows: (0..count).map(row).collect() }
    });
    let menus = both.collect();
    let fields = shown_again(desk, fields, refused);
    let view = MenusPage { head: head(desk, &desk.text("desk-site-menus"), &fields), tabs: tabs(desk), menus, fields };
    desk.page_with(status(&view.fields), &view)
}

/// How many rows are shown: one for each entry and some to be filled, or as many as were sent.
fn rows(items: usize, menu: &str, refused: &Refused<'_>) -> usize {
    let sent = refused.iter().flat_map(|(sent, _)| &sent.0);
    let sent = sent.filter(|(name, _)| name.starts_with(&format!("{menu}-")) && name.ends_with("-to")).count();
    (items + EMPTY).max(sent).min(MOST)
}

fn row(
    desk: &Desk,
    fields: &mut Fields,
    (menu, at): (&str, usize),
    item: Option<&MenuItem>,
    choices: &[(String, String)],
) -> MenuRow {
    let name = |part: &str| format!("{menu}-{at}-{part}");
    let none = MenuItem::default();
    let shown = item.unwrap_or(&none);
    let to = to(shown);
    // What is not offered here, a page that is not published any more, stays what it is.
    let own = to.iter().filter(|to| choices.iter().all(|(value, _)| value != *to)).map(|to| (to.clone(), to.clone()));
    let all = choices.iter().cloned().chain(own);
    fields.add(select(desk, (&name("to"), "desk-site-menu-to"), to.as_deref(), all));
    let link = shown.link.as_ref().map(ToString::to_string).unwrap_or_default();
    fields.add(hinted(desk, &name("link"), "desk-site-menu-address", "desk-site-menu-address-hint", &link));
    let position = item.map(|_| (at + 1).to_string()).unwrap_or_default();
    fields.add(field(desk, &name("position"), "desk-site-position", &position));
    fields.add(field(desk, &name("remove"), "desk-site-menu-remove", ""));
    super::form::add_translations(desk, fields, &name("label"), "desk-site-menu-label", &shown.label);
    let number = i64::try_from(at + 1).unwrap_or(i64::MAX);
    MenuRow {
        legend: item.map_or_else(
            || desk.text("desk-site-menu-new"),
            |item| {
                named(desk, item)
                    .unwrap_or_else(|| desk.text_with("desk-site-menu-entry", &[("number", number.into())]))
            },
        ),
        to: name("to"),
        link: name("link"),
        position: name("position"),
        remove: item.map(|_| name("remove")),
        languages: languages(desk, &[name("label").as_str()]),
    }
}

/// What readers see of an entry.
fn named(desk: &Desk, item: &MenuItem) -> Option<String> {
    desk.site.menu_link(&desk.portal, item, desk.language).map(|link| link.label)
}

/// What an entry leads to, as the form sends it.
fn to(item: &MenuItem) -> Option<String> {
    let list = item.list.as_ref().map(|room| format!("list:{room}"));
    let page = item.page.as_ref().map(|key| format!("page:{key}"));
    let themes = item.themes.then(|| "themes".to_owned());
    list.or(page).or(themes).or_else(|| item.link.as_ref().map(|_| "link".to_owned()))
}

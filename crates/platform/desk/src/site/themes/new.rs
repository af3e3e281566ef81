//! A new theme.

use axum::response::Response;
use kernel::{Code, Country, Error, FieldError, Slug, ThemeId, Translations};
use themes::{Theme, ThemeKind, store};
use web::{Failure, Form};

use super::{HREF, KINDS, add_fields, href, languages, theme_of};
use crate::{
    Choice, Desk, Field, Fields,
    once::Once,
    publications::sent::Sent,
    site::{
        Act, allowed,
        form::{NAME, Reading, Refused, field, head, hinted, shown_again, status},
        record, tabs,
        views::ThemePage,
    },
};

/// Shows the form.
pub(crate) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    page(&desk, &None)
}

/// Makes it.
pub(crate) async fn make(desk: Desk, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let sent = Sent(sent);
    let (once, mut write) = (Once::of(&desk, &sent), desk.portal.db.write().await?);
    if let Some(made) = once.made_before(&write).await? {
        return Ok(web::see_other(&made));
    }
    let made = match read(&desk, &sent) {
        Ok(theme) => store::create(&mut write, &theme, &desk.portal.web.i18n).await.map(|()| theme),
        Err(faults) => Err(Error::Invalid(faults)),
    };
    let theme = match made {
        Err(Error::Invalid(faults)) => {
            drop(write);
            return page(&desk, &Some((&sent, faults)));
        }
        made => made?,
    };
    let detail = serde_json::json!({ "name": super::name(&desk, &theme) });
    record(&desk, &write, "created", Some(("theme", theme.id.0)), detail).await?;
    let href = format!("{}?done=created", href(theme.id));
    once.made(&write, &href).await?;
    write.commit().await?;
    Ok(web::see_other(&href))
}

fn read(desk: &Desk, sent: &Sent) -> Result<Theme, Vec<FieldError>> {
    let mut reading = Reading::new(sent);
    let kind = reading.required::<ThemeKind>("kind", "desk-fault-choice").unwrap_or(ThemeKind::Topic);
    // Countries and regions with a code have the names of CLDR.
    let names = match kind {
        ThemeKind::Country => reading.translations(desk, "name", NAME, &Translations::default()),
        ThemeKind::Topic | ThemeKind::Region => reading.names(desk, "name", &Translations::default()),
    };
    let key = key(desk, &mut reading, kind, &names);
    let broader = theme_of(desk, &mut reading, "broader");
    let web = &desk.portal.web;
    let id = ThemeId::new(&web.clock, &web.random);
    reading.end(Theme { id, kind, key: key.unwrap_or_default(), names, broader })
}

/// The key: a country's code, a region's; a topic's own word, by default made of its name.
fn key(desk: &Desk, reading: &mut Reading<'_>, kind: ThemeKind, names: &Translations) -> Option<String> {
    match kind {
        ThemeKind::Country => {
            let country = reading.required::<Country>("key", "desk-site-fault-country")?;
            if desk.portal.web.i18n.country(desk.language, &country).is_none() {
                reading.blame(FieldError::new("key", "desk-site-fault-country").quoting(&country));
            }
            Some(country.to_string())
        }
        ThemeKind::Region => reading.required::<Code>("key", "desk-site-fault-code").map(|code| code.to_string()),
        ThemeKind::Topic => {
            let given = reading.value::<Slug>("key", "desk-site-fault-slug");
            let made = || Slug::from_title(&super::super::form::best(desk, names));
            given.or_else(made).map(|key| key.to_string())
        }
    }
}

fn page(desk: &Desk, refused: &Refused<'_>) -> Result<Response, Failure> {
    let nothing = Theme {
        id: ThemeId::nil(),
        kind: ThemeKind::Topic,
        key: String::new(),
        names: Translations::default(),
        broader: None,
    };
    let mut fields = Fields::default();
    add_fields(desk, &mut fields, &nothing);
    let choice = |(kind, key): (ThemeKind, &str)| Choice {
        value: kind.as_str().to_owned(),
        label: desk.text(key),
        chosen: kind == ThemeKind::Topic,
    };
    let choices = KINDS.map(choice).to_vec();
    fields.add(Field { choices, ..field(desk, "kind", "desk-site-theme-kind", "") });
    fields.add(hinted(desk, "key", "desk-site-theme-key", "desk-site-theme-key-hint", ""));
    let fields = shown_again(desk, fields, refused);
    let heading = desk.text("desk-site-theme-new");
    let view = ThemePage {
        head: head(desk, &heading, &fields).crumb(desk.text("desk-site-themes"), HREF),
        tabs: tabs(desk),
        action: format!("{HREF}/new"),
        is_new: true,
        languages: languages(desk, &["name"]),
        count: 0,
        public: Vec::new(),
        narrower: Vec::new(),
        merging: None,
        fields,
    };
    desk.page_with(status(&view.fields), &view)
}

//! What the product knows, and the administrator enters, of accessibility and of eco-design.

mod accessibility;
mod eco_design;
mod figures;

pub(crate) use accessibility::accessibility;
pub(crate) use eco_design::eco_design;

use kernel::{Email, Translations};
use portal::{Asked, LinkView};

use crate::view::WordsView;

/// Words in the reader's language, or the best other of the site.
fn words(asked: &Asked, given: &Translations) -> Option<WordsView> {
    let (text, language) = given.best(asked.language, asked.site.languages())?;
    Some(WordsView {
        text: text.to_owned(),
        language: language.to_string(),
        dir: language.direction().as_str().to_owned(),
        foreign: language != asked.language,
    })
}

fn percent(asked: &Asked, rate: u8) -> String {
    asked.portal.web.i18n.text(asked.language, "pages-percent", &[("rate", u32::from(rate).into())])
}

fn link(asked: &Asked, key: &str, href: &impl ToString) -> LinkView {
    LinkView { label: asked.text(key), href: href.to_string() }
}

fn mail(email: &Email) -> LinkView {
    LinkView { label: email.to_string(), href: format!("mailto:{email}") }
}

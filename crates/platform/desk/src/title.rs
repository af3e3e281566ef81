//! What a publication is called in a list.

use kernel::Language;
use publication::store::desk::list::Listed;
use schemars::JsonSchema;
use serde::Serialize;

use crate::Desk;

/// A title with its language. Templates print its `lang` and `dir` by `language_of`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub(crate) struct Title {
    /// The title itself.
    pub words: String,
    /// Its language.
    pub language: String,
    /// Its direction.
    pub dir: String,
    /// Whether that is another than the interface's.
    pub foreign: bool,
}

impl Title {
    /// This one, in its language; or that there is none.
    pub(crate) fn new(desk: &Desk, title: &str, language: Language) -> Self {
        let has = !title.trim().is_empty();
        Self {
            foreign: has && language != desk.language,
            words: if has { title.to_owned() } else { desk.text("desk-untitled") },
            language: language.to_string(),
            dir: language.direction().as_str().to_owned(),
        }
    }

    /// Of a publication: in the interface's language, else in the site's order, else in any. With the language of the text.
    pub(crate) fn best(desk: &Desk, listed: &Listed) -> (Self, Language) {
        let own =
            |language: Language| listed.texts.iter().find(|text| text.language == language && !text.title.is_empty());
        let order = std::iter::once(desk.language).chain(desk.site.languages().iter().copied());
        let best = order.into_iter().find_map(own).or_else(|| listed.texts.first());
        let language = best.map_or(desk.language, |text| text.language);
        (Self::new(desk, best.map_or("", |text| text.title.as_str()), language), language)
    }

    /// For samples.
    pub(crate) fn sample() -> Self {
        Self { words: "Declaración de Malinas".into(), language: "es".into(), dir: "ltr".into(), foreign: true }
    }
}

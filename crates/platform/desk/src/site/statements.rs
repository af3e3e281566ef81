//! `/desk/statements/…`: what the statements of accessibility and of eco-design say.

pub(super) mod accessibility;
pub(super) mod eco_design;
mod rows;

use axum::response::Response;
use kernel::{Civil, Translations};
use web::Failure;

use super::{
    form::{Reading, add_translations, field, head, hinted, status},
    tabs,
    views::{LineView, PartView, RowView, StatementPage},
};
use crate::{Desk, Fields};

/// The longest words of a statement, in characters.
const WORDS: usize = 1_000;

/// How many lines a list takes.
const LINES: usize = 40;

/// A part of a form as it is put together: each field goes into the form and into the part's order.
struct Part<'a> {
    desk: &'a Desk,
    fields: &'a mut Fields,
    view: PartView,
}

impl<'a> Part<'a> {
    fn new(desk: &'a Desk, fields: &'a mut Fields, legend: &str) -> Self {
        let view = PartView { legend: desk.text(legend), about: None, lines: Vec::new(), rows: Vec::new() };
        Self { desk, fields, view }
    }

    fn about(mut self, key: &str) -> Self {
        self.view.about = Some(self.desk.text(key));
        self
    }

    /// A field of a kind: `text`, `area`, `check` or an input's type.
    fn line(mut self, kind: &'static str, name: &str, key: &str, value: Option<String>) -> Self {
        self.fields.add(field(self.desk, name, key, &value.unwrap_or_default()));
        self.view.lines.push(LineView::plain(name, kind));
        self
    }

    /// The same with a word of help.
    fn hinted(mut self, kind: &'static str, name: &str, (key, hint): (&str, &str), value: Option<String>) -> Self {
        self.fields.add(hinted(self.desk, name, key, hint, &value.unwrap_or_default()));
        self.view.lines.push(LineView::plain(name, kind));
        self
    }

    /// A field for each language of the site.
    fn words(mut self, kind: &'static str, name: &str, key: &str, values: &Translations) -> Self {
        let lines = words(self.desk, self.fields, kind, (name, key), values);
        self.view.lines.extend(lines);
        self
    }

    fn rows(mut self, make: impl FnOnce(&Desk, &mut Fields) -> Vec<RowView>) -> Self {
        self.view.rows = make(self.desk, self.fields);
        self
    }

    fn end(self) -> PartView {
        self.view
    }
}

/// The form of a statement: its name, what it is for, the page that readers see.
fn page(
    desk: &Desk,
    (name, about, key): (&str, &str, &str),
    fields: Fields,
    parts: Vec<PartView>,
) -> Result<Response, Failure> {
    let view = StatementPage {
        head: head(desk, &desk.text(name), &fields),
        tabs: tabs(desk),
        about: desk.text(about),
        public: desk.site.page(key, desk.language).map(|page| page.href.clone()),
        fields,
        parts,
    };
    desk.page_with(status(&view.fields), &view)
}

/// A field for each language of the site, and where they stand.
fn words(
    desk: &Desk,
    fields: &mut Fields,
    kind: &'static str,
    (name, key): (&str, &str),
    values: &Translations,
) -> Vec<LineView> {
    add_translations(desk, fields, name, key, values);
    let line = |language: &kernel::Language| LineView {
        name: format!("{name}-{language}"),
        kind,
        language: language.to_string(),
        dir: language.direction().as_str().to_owned(),
    };
    desk.site.languages().iter().map(line).collect()
}

/// A share in percent, or a fault.
fn rate(reading: &mut Reading<'_>, name: &str) -> Option<u8> {
    let rate = reading.value::<u8>(name, "import-error-rate");
    if rate.is_some_and(|rate| rate > 100) {
        reading.blame(kernel::FieldError::new(name, "import-error-rate"));
    }
    rate
}

/// A day that is not after today: what is stated has happened.
fn past(reading: &mut Reading<'_>, name: &str, now: Civil) -> Option<Civil> {
    let day = reading.value::<Civil>(name, "desk-fault-date");
    if day.is_some_and(|day| day > now) {
        reading.blame(kernel::FieldError::new(name, "desk-site-fault-future"));
    }
    day
}

//! The form itself: what is in its fields, what is wrong with them, why a message did not go.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use i18n::I18n;
use kernel::Language;
use portal::Asked;
use publication::store::read::Text;
use web::{Doubt, Failure, Markup, Stamp, View};

use crate::{
    find::own_address,
    letter::{Fault, Faults, Fields},
    pages,
    view::{ContactFields, ContactPage, FieldView},
};

/// What came of a form: blank where it was not sent yet.
#[derive(Default)]
pub(crate) struct Outcome {
    /// The fields as they came.
    pub(crate) fields: Fields,
    /// Why it did not go.
    pub(crate) refusal: Option<Refusal>,
}

/// Why a message does not go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Fields are wrong.
    Faults(Faults),
    /// It may not come from a person.
    Doubt(Doubt),
    /// Its visitor has sent many, and must wait so many seconds.
    TooMany(i64),
}

impl Refusal {
    fn status(self) -> StatusCode {
        match self {
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// The key of what is said of it; nothing where the fields say it themselves.
    fn reason(self) -> Option<&'static str> {
        Some(match self {
            Self::Faults(_) => return None,
            Self::Doubt(Doubt::Trapped) => "pages-contact-trapped",
            Self::Doubt(Doubt::TooSoon) => "pages-contact-too-soon",
            Self::Doubt(Doubt::TooOld) => "pages-contact-too-old",
            Self::TooMany(_) => "pages-contact-too-many",
        })
    }
}

/// Shows the form.
pub(crate) fn show(asked: &Asked, text: &Text, body: Markup, outcome: &Outcome) -> Result<Response, Failure> {
    let i18n = &asked.portal.web.i18n;
    let title = &text.words.title;
    let refusal = outcome.refusal;
    let shown = match refusal {
        None => title.clone(),
        Some(_) => i18n.text(asked.language, "pages-contact-error", &[("title", title.as_str().into())]),
    };
    let view = ContactPage {
        head: pages::head(asked, text, &shown).noindex(refusal.is_some()).build(),
        title: title.clone(),
        intro: text.words.standfirst.clone(),
        body,
        action: format!("{}#problems", own_address(asked)),
        stamp: stamp(asked, &outcome.fields),
        fields: fields(i18n, asked.language, outcome),
        problem: refusal.is_some(),
        reason: refusal.and_then(Refusal::reason).map(|key| asked.text(key)),
    };
    let mut response = unstored(asked, refusal.map_or(StatusCode::OK, Refusal::status), &view)?;
    if let Some(Refusal::TooMany(seconds)) = refusal {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(response)
}

/// A page that neither the page cache nor a browser keeps.
pub(crate) fn unstored<V: View>(asked: &Asked, status: StatusCode, view: &V) -> Result<Response, Failure> {
    let mut response = asked.portal.page(&asked.site, &asked.actor, asked.language, status, view, None)?;
    response.extensions_mut().remove::<web::Stored>();
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// The stamp that came, where it is still good, so that who mends a field at once need not wait; else a fresh one.
fn stamp(asked: &Asked, fields: &Fields) -> String {
    let web = &asked.portal.web;
    let now = web.clock.now();
    match Stamp::check(&fields.stamp, &web.secret, now) {
        Ok(_) => fields.stamp.clone(),
        Err(_) => Stamp(now).sign(&web.secret),
    }
}

/// The fields with their values, and with their errors in the visitor's language.
pub(crate) fn fields(i18n: &I18n, language: Language, outcome: &Outcome) -> ContactFields {
    let Outcome { fields, refusal } = outcome;
    let faults = match refusal {
        Some(Refusal::Faults(faults)) => *faults,
        _ => Faults::default(),
    };
    let field = |value: &str, fault: Option<Fault>, missing: &'static str| FieldView {
        value: value.to_owned(),
        error: fault.map(|fault| words(i18n, language, fault, missing)),
    };
    ContactFields {
        name: field(&fields.name, faults.name, "pages-contact-name-missing"),
        email: field(&fields.email, faults.email, "pages-contact-email-missing"),
        subject: field(&fields.subject, faults.subject, "pages-contact-subject-missing"),
        message: field(&fields.message, faults.message, "pages-contact-message-missing"),
    }
}

/// What is wrong, and how to mend it; `missing` is the key of what is said of an empty field.
fn words(i18n: &I18n, language: Language, fault: Fault, missing: &'static str) -> String {
    match fault {
        Fault::Missing => i18n.text(language, missing, &[]),
        Fault::TooShort(least) => i18n.text(language, "pages-contact-too-short", &[("least", least.into())]),
        Fault::TooLong(most) => i18n.text(language, "pages-contact-too-long", &[("most", most.into())]),
        Fault::NotOneLine => i18n.text(language, "pages-contact-not-one-line", &[]),
        Fault::NotAnAddress => i18n.text(language, "pages-contact-email-wrong", &[]),
    }
}

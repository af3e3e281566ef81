//! What the forms of this part have in common.

use accounts::Accounts;
use axum::{
    http::{HeaderName, HeaderValue, StatusCode},
    response::Response,
};
use i18n::Arg;
use kernel::{Error, FieldError, Language};
use portal::Portal;
use web::Failure;

use crate::{Choice, Desk, DeskHead, Door, Field, Fields};

/// What can be done with accounts.
pub(super) fn accounts(portal: &Portal) -> Accounts {
    Accounts::new(portal.db.clone(), portal.web.clone())
}

/// Whoever gives words: somebody signed in, or at the door.
pub(super) trait Says {
    /// A word of the interface.
    fn say(&self, key: &str) -> String;

    /// A word of the interface with its variables.
    fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String;
}

impl Says for Desk {
    fn say(&self, key: &str) -> String {
        self.text(key)
    }

    fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.text_with(key, args)
    }
}

impl Says for Door {
    fn say(&self, key: &str) -> String {
        self.text(key)
    }

    fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.text_with(key, args)
    }
}

/// A field that must be filled.
pub(super) fn field(name: &str, label: String, value: &str) -> Field {
    Field { name: name.to_owned(), label, value: value.to_owned(), required: true, ..Field::default() }
}

/// The fields of a form, with what is wrong with them.
pub(super) fn fields(says: &impl Says, all: impl IntoIterator<Item = Field>, faults: &[FieldError]) -> Fields {
    let mut fields = Fields::default();
    for field in all {
        fields.add(field);
    }
    fields.blame(faults, |fault| says.say(fault.message));
    fields
}

/// The head of a form: how many faults it has stands before its title (RGAA 8.6), and its styles are loaded.
pub(super) fn head(says: &impl Says, head: DeskHead, faults: &[FieldError]) -> DeskHead {
    let head = head.assets(&["doors.css"], &[]);
    if faults.is_empty() {
        return head;
    }
    let args = [("count", faults.len().into()), ("title", head.title.as_str().into())];
    DeskHead { title: says.say_with("desk-title-problems", &args), ..head }
}

/// The status of a form that is shown.
pub(super) fn status(faults: &[FieldError]) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// The faults of a form, which is then shown again; any other failure goes on.
pub(super) fn faults(error: Error) -> Result<Vec<FieldError>, Failure> {
    match error {
        Error::Invalid(faults) => Ok(faults),
        other => Err(other.into()),
    }
}

/// Languages of the interface, to choose from.
pub(super) fn languages(portal: &Portal, offered: &[Language], chosen: &str) -> Vec<Choice> {
    let choice = |language: &Language| Choice {
        value: language.to_string(),
        // Each in its own language: who cannot read the page finds their own.
        label: portal.web.i18n.endonym(*language),
        chosen: language.as_str() == chosen,
    };
    offered.iter().map(choice).collect()
}

/// Where somebody wanted to go before the door was in the way: a page of the desk, and nothing else.
pub(super) fn onward(next: Option<&str>) -> String {
    let within = |path: &&str| *path == "/desk" || path.starts_with("/desk/") || path.starts_with("/desk?");
    let sober = |path: &&str| !path.contains('\\') && !path.chars().any(char::is_control);
    web::address::location(next.filter(within).filter(sober).unwrap_or("/desk"))
}

/// The response with one more header.
pub(super) fn with(mut response: Response, (name, value): (HeaderName, HeaderValue)) -> Response {
    response.headers_mut().append(name, value);
    response
}

/// The response to somebody who is out: the browser forgets the cookie, and whatever of this site it has put by.
pub(super) fn out(portal: &Portal, response: Response) -> Response {
    let forget = (HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"cache\", \"storage\""));
    with(with(response, accounts(portal).no_cookie()), forget)
}

/// Where somebody goes who must prove again who they are, before what is dangerous; nothing where they just did.
pub(super) fn must_prove(desk: &Desk, next: &str) -> Option<Response> {
    let away = || web::see_other(&format!("/desk/proof?next={}", web::address::value(next)));
    (!desk.me.is_fresh(desk.now())).then(away)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_led_out_of_the_desk() {
        assert_eq!(onward(Some("/desk/users?after=a")), "/desk/users?after=a");
        for wicked in [
            "https://evil.example/desk",
            "//evil.example",
            "/\\evil.example",
            "/desk\\evil",
            "/deskevil",
            "javascript:alert(1)",
            "/desk/\r\nSet-Cookie: a=b",
            "",
        ] {
            assert_eq!(onward(Some(wicked)), "/desk", "{wicked}");
        }
        assert_eq!(onward(None), "/desk");
    }
}

//! A mail, and how it is written down.

use std::time::{Duration, SystemTime};

use jobs::GiveUp;
use kernel::{Email, Instant, Language, Result};
use lettre::{
    Address,
    message::{
        Attachment, Mailbox, MultiPart, SinglePart,
        header::{ContentType, HeaderName, HeaderValue},
    },
};

/// What is to be said to whom.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Message {
    /// Who gets it. One mail for each reader: nobody sees the others.
    pub to: Email,
    /// What it is about; written on one line whatever it holds.
    pub subject: String,
    /// The text, without markup.
    pub text: String,
    /// Who gets the answer, where it is not the sender.
    pub reply_to: Option<Email>,
    /// The language of subject and text.
    pub language: Language,
}

/// What makes a mail the same mail when it is sent again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stamp {
    pub(crate) key: uuid::Uuid,
    pub(crate) written_at: Instant,
}

/// Writes the mail as RFC 5322 and its kin ask: encoded words in the subject, an encoded body where it is not ASCII, a calendar
/// as a part of its own (RFC 6047). Errors: [`GiveUp`] where an address has a form that no mail server takes.
pub(crate) fn compose(
    message: &Message,
    calendar: Option<&str>,
    from: &Mailbox,
    stamp: Stamp,
) -> Result<lettre::Message> {
    let written_at = SystemTime::UNIX_EPOCH + Duration::from_millis(stamp.written_at.0.try_into().unwrap_or(0));
    let mut mail = lettre::Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, address(&message.to)?))
        .subject(one_line(&message.subject))
        .date(written_at)
        .message_id(Some(format!("<{}@{}>", stamp.key.simple(), from.email.domain())))
        .raw_header(header("Content-Language", message.language.as_str()))
        // Keeps out-of-office answers away (RFC 3834).
        .raw_header(header("Auto-Submitted", "auto-generated"));
    if let Some(reply_to) = &message.reply_to {
        mail = mail.reply_to(Mailbox::new(None, address(reply_to)?));
    }
    let refused = |error: &dyn std::fmt::Display| GiveUp(format!("the mail cannot be written: {error}"));
    let text = SinglePart::plain(message.text.clone());
    let Some(calendar) = calendar else { return mail.singlepart(text).map_err(|error| refused(&error).into()) };
    let kind = ContentType::parse("text/calendar; charset=utf-8; method=PUBLISH").map_err(|error| refused(&error))?;
    let calendar = Attachment::new("event.ics".to_owned()).body(calendar.to_owned(), kind);
    // Named after the mail, so that it is written the same way each time.
    let boundary = format!("part-{}", stamp.key.simple());
    let parts = MultiPart::mixed().boundary(boundary).singlepart(text).singlepart(calendar);
    mail.multipart(parts).map_err(|error| refused(&error).into())
}

/// The address with its domain in ASCII (IDNA), as every server takes it.
pub(crate) fn address(email: &Email) -> Result<Address> {
    let refused = || GiveUp(format!("{email} is not an address that mail can be sent to"));
    let (local, domain) = email.as_str().rsplit_once('@').ok_or_else(refused)?;
    let domain = url::Host::parse(domain).map_err(|_| refused())?.to_string();
    Address::new(local, domain).map_err(|_| refused().into())
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

/// Without line ends and other control characters, so that a subject never becomes a header.
fn one_line(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(subject: &str, text: &str) -> Message {
        Message {
            to: "d.martin@exemple-sur-lys.example".parse().unwrap(),
            subject: subject.into(),
            text: text.into(),
            reply_to: Some("accueil@réseau.example".parse().unwrap()),
            language: Language::AR,
        }
    }

    fn written(message: &Message) -> String {
        with(message, None)
    }

    fn with(message: &Message, calendar: Option<&str>) -> String {
        let from = Mailbox::new(Some("Réseau".into()), "site@reseau.example".parse().unwrap());
        let stamp = Stamp { key: uuid::Uuid::nil(), written_at: Instant(1_511_164_800_000) };
        String::from_utf8(compose(message, calendar, &from, stamp).unwrap().formatted()).unwrap()
    }

    #[test]
    fn an_arabic_mail_is_plain_ascii_on_the_wire() {
        let mail = written(&message("مدن مترابطة", "السلام عليكم\n.\nخط"));
        assert!(mail.is_ascii());
        assert!(mail.contains("Subject: =?utf-8?b?"), "{mail}");
        assert!(mail.contains("Content-Language: ar\r\n"));
        assert!(mail.contains("Content-Type: text/plain; charset=utf-8\r\n"));
        assert!(mail.contains("Reply-To: accueil@xn--rseau-bsa.example\r\n"), "{mail}");
        assert!(mail.contains("Date: Mon, 20 Nov 2017 08:00:00 +0000\r\n"), "{mail}");
        assert!(mail.contains("Message-ID: <00000000000000000000000000000000@reseau.example>\r\n"));
    }

    #[test]
    fn a_calendar_stands_beside_the_text_and_is_written_the_same_way_each_time() {
        let calendar = "BEGIN:VCALENDAR\r\nMETHOD:PUBLISH\r\nSUMMARY:Été à Kobé\r\nEND:VCALENDAR\r\n";
        let message = message("Rendez-vous", "Bonjour");
        let mail = with(&message, Some(calendar));
        assert!(mail.is_ascii());
        assert!(mail.contains("Content-Type: multipart/mixed"), "{mail}");
        assert!(mail.contains("Content-Type: text/calendar; charset=utf-8; method=PUBLISH"), "{mail}");
        assert!(mail.contains("filename=\"event.ics\""), "{mail}");
        assert!(mail.contains("Bonjour"));
        assert_eq!(mail, with(&message, Some(calendar)));
    }

    #[test]
    fn nothing_in_a_subject_becomes_a_header() {
        for wicked in
            ["Hello\r\nBcc: all@example.org", "Hello\nBcc: x@example.org", "a\u{0}b\u{85}Bcc: c", "\r\n\r\nBody"]
        {
            let mail = written(&message(wicked, "text"));
            let head = mail.split("\r\n\r\n").next().unwrap();
            assert!(!head.lines().any(|line| line.starts_with("Bcc")), "{head}");
            assert_eq!(mail.split("\r\n\r\n").nth(1).map(str::trim_end), Some("text"));
        }
    }

    #[test]
    fn the_same_mail_is_written_the_same_way_each_time() {
        let message = message("Rendez-vous", &"une très longue ligne ".repeat(200));
        assert_eq!(written(&message), written(&message));
        assert!(written(&message).lines().all(|line| line.len() <= 998), "RFC 5322, 2.1.1");
    }
}

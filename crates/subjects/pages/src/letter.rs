//! What a visitor writes in the contact form, and when it is a letter that can be sent.

use kernel::Email;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

/// The most characters of a name.
pub(crate) const LONGEST_NAME: usize = 200;
/// The most characters of a subject.
pub(crate) const LONGEST_SUBJECT: usize = 200;
/// The fewest characters of a message.
pub(crate) const SHORTEST_MESSAGE: usize = 10;
/// The most characters of a message.
pub(crate) const LONGEST_MESSAGE: usize = 10_000;

/// The fields of the form, as they came.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    /// The visitor's name.
    pub(crate) name: String,
    /// Where to answer.
    pub(crate) email: String,
    /// What it is about.
    pub(crate) subject: String,
    /// The message.
    pub(crate) message: String,
    /// A field that people do not see and that programs fill.
    pub(crate) website: String,
    /// When the form was shown, signed.
    pub(crate) stamp: String,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing in it.
    Missing,
    /// Fewer characters than this.
    TooShort(usize),
    /// More characters than this.
    TooLong(usize),
    /// A line end or another control character where one line is asked for: no field ever becomes a mail's header.
    NotOneLine,
    /// Not a mail address.
    NotAnAddress,
}

/// What is wrong with each field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Faults {
    /// With the name.
    pub(crate) name: Option<Fault>,
    /// With the address.
    pub(crate) email: Option<Fault>,
    /// With the subject.
    pub(crate) subject: Option<Fault>,
    /// With the message.
    pub(crate) message: Option<Fault>,
}

/// A letter that can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The visitor's name, on one line.
    pub(crate) name: String,
    /// Where to answer.
    pub(crate) email: Email,
    /// What it is about, on one line.
    pub(crate) subject: String,
    /// The message; its lines end in `\n`, and no other control character than a tab is in it.
    pub(crate) message: String,
}

impl Fields {
    /// Reads the letter, or says what is wrong with each field.
    pub(crate) fn letter(&self) -> Result<Letter, Faults> {
        let name = one_line(&self.name, LONGEST_NAME);
        let subject = one_line(&self.subject, LONGEST_SUBJECT);
        let message = message(&self.message);
        let email = match self.email.trim() {
            "" => Err(Fault::Missing),
            text => text.parse::<Email>().map_err(|_| Fault::NotAnAddress),
        };
        match (name, email, subject, message) {
            (Ok(name), Ok(email), Ok(subject), Ok(message)) => Ok(Letter { name, email, subject, message }),
            (name, email, subject, message) => {
                Err(Faults { name: name.err(), email: email.err(), subject: subject.err(), message: message.err() })
            }
        }
    }
}

fn one_line(text: &str, longest: usize) -> Result<String, Fault> {
    let text = text.replace('\t', " ");
    if text.chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Err(Fault::NotOneLine);
    }
    within(text.trim(), 1, longest)
}

fn message(text: &str) -> Result<String, Fault> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    within(text.trim(), SHORTEST_MESSAGE, LONGEST_MESSAGE)
}

fn within(text: &str, shortest: usize, longest: usize) -> Result<String, Fault> {
    match text.chars().count() {
        0 => Err(Fault::Missing),
        count if count < shortest => Err(Fault::TooShort(shortest)),
        count if count > longest => Err(Fault::TooLong(longest)),
        _ => Ok(text.to_owned()),
    }
}

impl Letter {
    /// The visitor's address where any mail server takes it as it is (RFC 5321, 4.1.2), so that no letter is lost for
    /// the header that names whom to answer; the text of the mail names the address in any case.
    pub(crate) fn reply_to(&self) -> Option<Email> {
        let (local, domain) = self.email.as_str().rsplit_once('@')?;
        let plain = local.len() <= 64 && local.is_ascii() && local.split('.').all(|atom| !atom.is_empty());
        let Ok(url::Host::Domain(domain)) = url::Host::parse(domain) else { return None };
        let sober = domain.split('.').all(|label| {
            (1..=63).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        });
        (plain && sober).then(|| self.email.clone())
    }

    /// The same for the same letter, and of no use to know what is in it without the secret.
    pub(crate) fn digest(&self, secret: &[u8]) -> [u8; 32] {
        let mut hash = Sha256::new_with_prefix(b"malines letter ");
        hash.update(secret);
        for part in [self.name.as_str(), self.email.as_str(), self.subject.as_str(), self.message.as_str()] {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn filled() -> Fields {
        Fields {
            name: " Aïcha Ndiaye ".into(),
            email: "aicha@ville.example ".into(),
            subject: "Jumelage".into(),
            message: "Bonjour,\r\n\r\nnotre ville cherche une partenaire.\r\n".into(),
            ..Fields::default()
        }
    }

    fn faults(change: impl Fn(&mut Fields)) -> Faults {
        let mut fields = filled();
        change(&mut fields);
        fields.letter().unwrap_err()
    }

    #[test]
    fn a_letter_is_read_without_what_surrounds_it() {
        let letter = filled().letter().unwrap();
        assert_eq!(letter.name, "Aïcha Ndiaye");
        assert_eq!(letter.email.as_str(), "aicha@ville.example");
        assert_eq!(letter.message, "Bonjour,\n\nnotre ville cherche une partenaire.");
    }

    #[test]
    fn every_faulty_field_is_named_at_once() {
        let all = Fields::default().letter().unwrap_err();
        let missing = Some(Fault::Missing);
        assert_eq!(all, Faults { name: missing, email: missing, subject: missing, message: missing });
    }

    #[test]
    fn lengths_are_counted_in_characters() {
        assert_eq!(faults(|f| f.name = "é".repeat(201)).name, Some(Fault::TooLong(200)));
        assert_eq!(faults(|f| f.subject = "é".repeat(201)).subject, Some(Fault::TooLong(200)));
        assert_eq!(faults(|f| f.message = "neuf car.".into()).message, Some(Fault::TooShort(10)));
        assert_eq!(faults(|f| f.message = "ب".repeat(10_001)).message, Some(Fault::TooLong(10_000)));
        let most =
            Fields { name: "é".repeat(200), subject: "é".repeat(200), message: "ب".repeat(10_000), ..filled() };
        assert!(most.letter().is_ok());
        assert!(Fields { message: "dix signes".into(), ..filled() }.letter().is_ok());
    }

    #[test]
    fn no_field_of_one_line_holds_a_line_end() {
        for end in ["\r\n", "\n", "\r", "\u{0}", "\u{85}", "\u{2028}"] {
            let wicked = format!("Bonjour{end}Bcc: all@example.org");
            assert_eq!(faults(|f| f.subject = wicked.clone()).subject, Some(Fault::NotOneLine));
            assert_eq!(faults(|f| f.name = wicked.clone()).name, Some(Fault::NotOneLine));
            assert_eq!(
                faults(|f| f.email = format!("a@b.example{end}Bcc:x@y.example")).email,
                Some(Fault::NotAnAddress)
            );
        }
    }

    #[test]
    fn whom_to_answer_is_named_where_any_server_takes_the_address() {
        let reply_to = |email: &str| Fields { email: email.into(), ..filled() }.letter().unwrap().reply_to();
        for plain in ["a@b.example", "a.b+c@sous.ville-1.example", "accueil@réseau.example"] {
            assert_eq!(reply_to(plain).unwrap().as_str(), plain);
        }
        for rare in ["a..b@c.example", ".a@c.example", "é@c.example", "a@1.2.3.4", "a@b%c.example", "a@b_c.example"] {
            assert_eq!(reply_to(rare), None, "{rare}");
        }
    }

    #[test]
    fn a_letter_is_the_same_by_all_its_parts() {
        let one = filled().letter().unwrap();
        let shifted = Letter { name: format!("{}a", one.name), subject: one.subject[1..].to_owned(), ..one.clone() };
        assert_eq!(one.digest(b"s"), filled().letter().unwrap().digest(b"s"));
        assert_ne!(one.digest(b"s"), shifted.digest(b"s"));
        assert_ne!(one.digest(b"s"), one.digest(b"t"));
    }

    proptest! {
        #[test]
        fn whatever_is_written_a_letter_is_within_its_bounds(
            name in any::<String>(),
            email in any::<String>(),
            subject in any::<String>(),
            message in any::<String>(),
        ) {
            let given = Fields { name, email, subject, message, ..Fields::default() };
            for fields in [given.clone(), Fields { email: "a@b.example".into(), ..given }] {
                if let Ok(letter) = fields.letter() {
                    prop_assert!(!letter.name.chars().any(char::is_control));
                    prop_assert!(!letter.subject.chars().any(char::is_control));
                    prop_assert!(!letter.message.chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
                    prop_assert!((1..=LONGEST_NAME).contains(&letter.name.chars().count()));
                    prop_assert!((SHORTEST_MESSAGE..=LONGEST_MESSAGE).contains(&letter.message.chars().count()));
                }
            }
        }
    }
}

//! What somebody writes who registers, and when it is a registration that can be taken.

use kernel::{Email, FieldError, Language};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::model::Applicant;

/// The most characters of a line.
const LONGEST_LINE: usize = 200;
/// The most characters of what must be known.
const LONGEST_NEEDS: usize = 1_000;

/// The fields of the form, as they came.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    /// The name.
    pub(crate) name: String,
    /// Where to write.
    pub(crate) email: String,
    /// For which authority or organisation.
    pub(crate) organisation: String,
    /// What they do there.
    pub(crate) function: String,
    /// What must be known to welcome them.
    pub(crate) needs: String,
    /// Into which language they need interpretation.
    pub(crate) interpretation: String,
    /// A field that people do not see and that programs fill.
    pub(crate) website: String,
    /// When the form was shown, signed.
    pub(crate) stamp: String,
    /// Where the desk puts somebody: a place, or the waiting list.
    pub(crate) state: String,
}

impl Fields {
    /// Reads what was written. `offered` are the languages of interpretation; without `must_write` an address may be missing.
    /// Errors: every faulty field.
    pub(crate) fn applicant(&self, offered: &[Language], must_write: bool) -> Result<Applicant, Vec<FieldError>> {
        let mut faults = Vec::new();
        let mut take = |name: &str, read: Result<Option<String>, FieldError>| {
            read.unwrap_or_else(|fault| {
                faults.push(FieldError { field: name.to_owned(), ..fault });
                None
            })
        };
        let name = take("name", required(line(&self.name)));
        let email = take("email", email(&self.email, must_write));
        let organisation = take("organisation", line(&self.organisation));
        let function = take("function", line(&self.function));
        let needs = take("needs", lines(&self.needs));
        let interpretation = offered.iter().copied().find(|language| language.as_str() == self.interpretation);
        if interpretation.is_none() && !self.interpretation.is_empty() {
            faults.push(FieldError::new("interpretation", "agenda-registration-fault-language"));
        }
        let email = email.and_then(|email| email.parse().ok());
        match name {
            Some(name) if faults.is_empty() => {
                Ok(Applicant { name, email, organisation, function, needs, interpretation })
            }
            _ => Err(faults),
        }
    }
}

impl Applicant {
    /// The same for the same registration, and of no use to know what is in it without the secret.
    pub(crate) fn digest(&self, event: db::Uuid, secret: &[u8]) -> [u8; 32] {
        let mut hash = Sha256::new_with_prefix(b"malines registration ");
        hash.update(secret);
        hash.update(event.as_bytes());
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        let rest = [part(&self.organisation), part(&self.function), part(&self.needs)];
        for part in [self.matching(), self.name.clone()].into_iter().chain(rest) {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }
}

fn fault(key: &'static str) -> FieldError {
    FieldError::new("", key)
}

fn required(read: Result<Option<String>, FieldError>) -> Result<Option<String>, FieldError> {
    read?.map(Some).ok_or_else(|| fault("agenda-registration-fault-name"))
}

/// One line; no field ever becomes a mail's header.
fn line(text: &str) -> Result<Option<String>, FieldError> {
    let text = text.replace('\t', " ");
    if text.trim().chars().any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        return Err(fault("agenda-registration-fault-line"));
    }
    within(&text, LONGEST_LINE)
}

fn lines(text: &str) -> Result<Option<String>, FieldError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    within(&text, LONGEST_NEEDS)
}

fn within(text: &str, most: usize) -> Result<Option<String>, FieldError> {
    let text = text.trim();
    if text.chars().count() > most {
        return Err(fault("agenda-registration-fault-long").quoting(most));
    }
    Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
}

fn email(text: &str, must_write: bool) -> Result<Option<String>, FieldError> {
    match text.trim() {
        "" if must_write => Err(fault("agenda-registration-fault-no-email")),
        "" => Ok(None),
        text if text.parse::<Email>().is_ok() => Ok(Some(text.to_owned())),
        _ => Err(fault("agenda-registration-fault-email")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn filled() -> Fields {
        Fields { name: " Aïcha Ndiaye ".into(), email: "Aicha@ville.example ".into(), ..Fields::default() }
    }

    fn faulty(change: impl Fn(&mut Fields)) -> Vec<(String, &'static str)> {
        let mut fields = filled();
        change(&mut fields);
        let faults = fields.applicant(&[], true).unwrap_err();
        faults.into_iter().map(|fault| (fault.field, fault.message)).collect()
    }

    #[test]
    fn a_registration_is_read_without_what_surrounds_it() {
        let applicant = filled().applicant(&[], true).unwrap();
        assert_eq!(applicant.name, "Aïcha Ndiaye");
        assert_eq!(applicant.matching(), "aicha@ville.example");
        assert_eq!((applicant.organisation, applicant.needs), (None, None));
    }

    #[test]
    fn every_faulty_field_is_named_at_once() {
        let faults = Fields { interpretation: "ja".into(), ..Fields::default() }.applicant(&[], true).unwrap_err();
        let names: Vec<&str> = faults.iter().map(|fault| fault.field.as_str()).collect();
        assert_eq!(names, ["name", "email", "interpretation"]);
        assert!(Fields { email: String::new(), ..filled() }.applicant(&[], false).is_ok(), "by hand");
    }

    #[test]
    fn no_line_is_two_and_none_too_long() {
        let one = |field: &str, key| vec![(field.to_owned(), key)];
        for end in ["\r\n", "\n", "\u{0}", "\u{85}", "\u{2028}"] {
            let wicked = format!("Bonjour{end}Bcc: all@example.org");
            assert_eq!(faulty(|f| f.name = wicked.clone()), one("name", "agenda-registration-fault-line"));
        }
        assert_eq!(faulty(|f| f.function = "é".repeat(201)), one("function", "agenda-registration-fault-long"));
        assert_eq!(faulty(|f| f.needs = "é".repeat(1_001)), one("needs", "agenda-registration-fault-long"));
        assert_eq!(faulty(|f| f.email = "a@b@c".into()), one("email", "agenda-registration-fault-email"));
        assert_eq!(
            faulty(|f| f.email = "a@b.example\r\nBcc: x@y".into()),
            one("email", "agenda-registration-fault-email")
        );
    }

    #[test]
    fn interpretation_is_into_a_language_that_is_offered() {
        let fields = Fields { interpretation: "es".into(), ..filled() };
        assert_eq!(fields.applicant(&[Language::ES], true).unwrap().interpretation, Some(Language::ES));
        assert!(fields.applicant(&[Language::AR], true).is_err());
    }

    #[test]
    fn a_registration_is_the_same_by_all_its_parts() {
        let (event, one) = (db::Uuid::nil(), filled().applicant(&[], true).unwrap());
        let other = Applicant { function: Some("Maire".into()), ..one.clone() };
        assert_eq!(one.digest(event, b"s"), filled().applicant(&[], true).unwrap().digest(event, b"s"));
        assert_ne!(one.digest(event, b"s"), other.digest(event, b"s"));
        assert_ne!(one.digest(event, b"s"), one.digest(db::Uuid::max(), b"s"));
    }

    proptest! {
        #[test]
        fn whatever_is_written_a_registration_is_within_its_bounds(name in any::<String>(), needs in any::<String>()) {
            if let Ok(one) = (Fields { name, needs, ..filled() }).applicant(&[], true) {
                prop_assert!(!one.name.chars().any(char::is_control));
                prop_assert!((1..=LONGEST_LINE).contains(&one.name.chars().count()));
                prop_assert!(one.needs.is_none_or(|needs| needs.chars().count() <= LONGEST_NEEDS));
            }
        }
    }
}

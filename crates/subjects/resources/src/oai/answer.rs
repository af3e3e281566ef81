//! Answers as XML, after the schema of the protocol (`OAI-PMH.xsd`) and of Dublin Core (`oai_dc.xsd`).

use std::io;

use kernel::{Error, Instant, Result};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use themes::Theme;

use super::{
    Provider,
    ask::{Fault, PREFIX},
    dublin_core::Term,
};

/// What is answered.
pub(super) enum Answer {
    /// Who answers, and since when there are records.
    Identify { earliest: Instant },
    /// The one format.
    Formats,
    /// The sets: each with its name.
    Sets(Vec<(String, String)>),
    /// A record.
    Record(Record),
    /// Records, or their headers; the token of the next ones (empty at the end) and how many were given before.
    List { headers: bool, records: Vec<Record>, token: Option<(String, u64)> },
    /// Why nothing is.
    Fault(Fault),
}

/// A record.
pub(super) struct Record {
    /// Its identifier.
    pub(super) identifier: String,
    /// The second of its last change.
    pub(super) changed: i64,
    /// Whether it is there no more.
    pub(super) is_gone: bool,
    /// Its sets.
    pub(super) sets: Vec<String>,
    /// What is said of it; nothing where it is gone, or headers alone are asked for.
    pub(super) terms: Option<Vec<Term>>,
}

const ENVELOPE: [(&str, &str); 3] = [
    ("xmlns", "http://www.openarchives.org/OAI/2.0/"),
    ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("xsi:schemaLocation", "http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"),
];
const DC_NAMESPACE: &str = "http://www.openarchives.org/OAI/2.0/oai_dc/";
const DC_SCHEMA: &str = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd";

/// The set of a theme: `topic.eau`, `country.ML`; by its id where its key has letters that a set may not have.
pub(super) fn set_spec(theme: &Theme) -> String {
    let is_plain =
        |key: &str| !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    let key = if is_plain(&theme.key) { theme.key.clone() } else { theme.id.0.simple().to_string() };
    format!("{}.{key}", theme.kind.as_str())
}

type Out<'w> = Writer<&'w mut Vec<u8>>;

impl Provider<'_> {
    /// The whole answer. `pairs` are the arguments of the request, which it says again where it could read them.
    pub(super) fn write(&self, pairs: &[(String, String)], answer: &Answer) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let written = self.envelope(&mut Writer::new(&mut bytes), pairs, answer);
        written.map_err(|error| Error::internal(format!("an answer for a harvester: {error}")))?;
        Ok(bytes)
    }

    fn envelope(&self, out: &mut Out<'_>, pairs: &[(String, String)], answer: &Answer) -> io::Result<()> {
        out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let base = self.portal.web.absolute("/oai");
        let is_said = !matches!(answer, Answer::Fault(fault) if fault.is_unread());
        let pairs: Vec<(String, String)> =
            pairs.iter().filter(|_| is_said).map(|(name, value)| (name.clone(), sound(value))).collect();
        out.create_element("OAI-PMH").with_attributes(ENVELOPE).write_inner_content(|out| {
            text(out, "responseDate", &self.portal.web.clock.now().to_rfc3339())?;
            out.create_element("request")
                .with_attributes(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
                .write_text_content(BytesText::new(&base))?;
            self.content(out, answer, &base)
        })?;
        Ok(())
    }

    fn content(&self, out: &mut Out<'_>, answer: &Answer, base: &str) -> io::Result<()> {
        match answer {
            Answer::Fault(fault) => {
                let error = out.create_element("error").with_attribute(("code", fault.code));
                error.write_text_content(BytesText::new(fault.words))?;
            }
            Answer::Identify { earliest } => self.identify(out, base, *earliest)?,
            Answer::Formats => {
                element(out, "ListMetadataFormats", |out| {
                    element(out, "metadataFormat", |out| {
                        text(out, "metadataPrefix", PREFIX)?;
                        text(out, "schema", DC_SCHEMA)?;
                        text(out, "metadataNamespace", DC_NAMESPACE)
                    })
                })?;
            }
            Answer::Sets(sets) => element(out, "ListSets", |out| {
                sets.iter().try_for_each(|(spec, name)| {
                    element(out, "set", |out| {
                        text(out, "setSpec", spec)?;
                        text(out, "setName", name)
                    })
                })
            })?,
            Answer::Record(one) => element(out, "GetRecord", |out| record(out, one))?,
            Answer::List { headers: true, records, token } => element(out, "ListIdentifiers", |out| {
                records.iter().try_for_each(|one| header(out, one))?;
                resumption(out, token.as_ref())
            })?,
            Answer::List { headers: false, records, token } => element(out, "ListRecords", |out| {
                records.iter().try_for_each(|one| record(out, one))?;
                resumption(out, token.as_ref())
            })?,
        }
        Ok(())
    }

    fn identify(&self, out: &mut Out<'_>, base: &str, earliest: Instant) -> io::Result<()> {
        let settings = &self.site.settings;
        // RFC 2142 names the mailbox of a site that says no other.
        let contact = settings.contact.as_ref().map(ToString::to_string);
        let contact = contact.unwrap_or_else(|| format!("webmaster@{}", self.host()));
        element(out, "Identify", |out| {
            text(out, "repositoryName", settings.name_in(settings.first_language()))?;
            text(out, "baseURL", base)?;
            text(out, "protocolVersion", "2.0")?;
            text(out, "adminEmail", &contact)?;
            text(out, "earliestDatestamp", &earliest.to_rfc3339())?;
            text(out, "deletedRecord", "persistent")?;
            text(out, "granularity", "YYYY-MM-DDThh:mm:ssZ")
        })
    }
}

fn element(out: &mut Out<'_>, name: &str, inner: impl FnOnce(&mut Out<'_>) -> io::Result<()>) -> io::Result<()> {
    out.create_element(name).write_inner_content(inner)?;
    Ok(())
}

fn text(out: &mut Out<'_>, name: &str, value: &str) -> io::Result<()> {
    out.create_element(name).write_text_content(BytesText::new(&sound(value)))?;
    Ok(())
}

/// Without characters that XML 1.0 cannot hold.
fn sound(text: &str) -> String {
    let fits = |c: &char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(fits).collect()
}

fn record(out: &mut Out<'_>, record: &Record) -> io::Result<()> {
    element(out, "record", |out| {
        header(out, record)?;
        match &record.terms {
            Some(terms) => element(out, "metadata", |out| dublin_core(out, terms)),
            None => Ok(()),
        }
    })
}

fn header(out: &mut Out<'_>, record: &Record) -> io::Result<()> {
    let deleted = record.is_gone.then_some(("status", "deleted"));
    out.create_element("header").with_attributes(deleted).write_inner_content(|out| {
        text(out, "identifier", &record.identifier)?;
        text(out, "datestamp", &Instant(record.changed.saturating_mul(1000)).to_rfc3339())?;
        record.sets.iter().try_for_each(|set| text(out, "setSpec", set))
    })?;
    Ok(())
}

fn dublin_core(out: &mut Out<'_>, terms: &[Term]) -> io::Result<()> {
    let attributes = [
        ("xmlns:oai_dc", DC_NAMESPACE),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
            "xsi:schemaLocation",
            "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
        ),
    ];
    out.create_element("oai_dc:dc").with_attributes(attributes).write_inner_content(|out| {
        for term in terms {
            let language = term.language.map(|language| language.to_string());
            let language = language.as_deref().map(|language| ("xml:lang", language));
            let element = out.create_element(term.name).with_attributes(language);
            element.write_text_content(BytesText::new(&sound(&term.value)))?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Where the list goes on; an empty token where a list that was resumed ends.
fn resumption(out: &mut Out<'_>, token: Option<&(String, u64)>) -> io::Result<()> {
    let Some((token, cursor)) = token else { return Ok(()) };
    let cursor = cursor.to_string();
    let element = out.create_element("resumptionToken").with_attribute(("cursor", cursor.as_str()));
    element.write_text_content(BytesText::new(token))?;
    Ok(())
}

//! What a harvester asks: the arguments of a request, checked as the protocol has it.

use jiff::Timestamp;
use kernel::PublicationId;

use super::token;

/// The one format of records here.
pub(super) const PREFIX: &str = "oai_dc";

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// Who answers.
    Identify,
    /// The formats, of all records or of one.
    Formats(Option<String>),
    /// The sets.
    Sets,
    /// A record.
    Record(String),
    /// Records, or their headers alone.
    List(List),
}

/// A list of records, from a place on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct List {
    /// Whether only headers are asked for.
    pub(crate) headers: bool,
    /// The first second of their datestamps.
    pub(crate) from: Option<i64>,
    /// The last one.
    pub(crate) until: Option<i64>,
    /// The set.
    pub(crate) set: Option<String>,
    /// The record after which it goes on.
    pub(crate) after: Option<PublicationId>,
    /// How many were given before.
    pub(crate) cursor: u64,
}

/// Why a request is not answered: a code of the protocol, and words for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// The code.
    pub(super) code: &'static str,
    /// The words.
    pub(super) words: &'static str,
}

pub(super) const BAD_TOKEN: Fault =
    Fault { code: "badResumptionToken", words: "the resumption token is not one of this repository" };
pub(super) const NO_RECORDS: Fault = Fault { code: "noRecordsMatch", words: "no record has these properties" };
pub(super) const NO_SETS: Fault = Fault { code: "noSetHierarchy", words: "this repository has no sets" };
pub(super) const NO_RECORD: Fault = Fault { code: "idDoesNotExist", words: "there is no record of this identifier" };
const NO_VERB: Fault = Fault { code: "badVerb", words: "the verb is missing, repeated or unknown" };
const NO_FORMAT: Fault = Fault { code: "cannotDisseminateFormat", words: "records are given as oai_dc alone" };

fn argument(words: &'static str) -> Fault {
    Fault { code: "badArgument", words }
}

/// Reads the arguments of a request.
pub(super) fn read(pairs: &[(String, String)]) -> Result<Ask, Fault> {
    let mut verbs = pairs.iter().filter(|(name, _)| name == "verb");
    let (Some((_, verb)), None) = (verbs.next(), verbs.next()) else { return Err(NO_VERB) };
    let list = ["from", "until", "set", "metadataPrefix", "resumptionToken"];
    let allowed: &[&str] = match verb.as_str() {
        "Identify" => &[],
        "ListMetadataFormats" => &["identifier"],
        "ListSets" => &["resumptionToken"],
        "GetRecord" => &["identifier", "metadataPrefix"],
        "ListIdentifiers" | "ListRecords" => &list,
        _ => return Err(NO_VERB),
    };
    let arguments = Arguments::read(pairs, allowed)?;
    match verb.as_str() {
        "Identify" => Ok(Ask::Identify),
        "ListMetadataFormats" => Ok(Ask::Formats(arguments.get("identifier").map(str::to_owned))),
        // All sets are given at once: there is no token to come back with.
        "ListSets" if arguments.get("resumptionToken").is_some() => Err(BAD_TOKEN),
        "ListSets" => Ok(Ask::Sets),
        "GetRecord" => arguments.record(),
        verb => arguments.list(verb == "ListIdentifiers"),
    }
}

/// The arguments beside the verb, each at most once.
struct Arguments<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Arguments<'a> {
    fn read(pairs: &'a [(String, String)], allowed: &[&str]) -> Result<Self, Fault> {
        let mut given: Vec<(&str, &str)> = Vec::new();
        for (name, value) in pairs.iter().filter(|(name, _)| name != "verb") {
            if !allowed.contains(&name.as_str()) {
                return Err(argument("this verb does not take one of the arguments"));
            }
            if given.iter().any(|(known, _)| known == name) {
                return Err(argument("an argument is repeated"));
            }
            given.push((name, value));
        }
        Ok(Self(given))
    }

    fn get(&self, name: &str) -> Option<&'a str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    fn format(&self) -> Result<(), Fault> {
        match self.get("metadataPrefix") {
            Some(PREFIX) => Ok(()),
            Some(_) => Err(NO_FORMAT),
            None => Err(argument("metadataPrefix is missing")),
        }
    }

    fn record(&self) -> Result<Ask, Fault> {
        let identifier = self.get("identifier").ok_or(argument("identifier is missing"))?;
        self.format()?;
        Ok(Ask::Record(identifier.to_owned()))
    }

    fn list(&self, headers: bool) -> Result<Ask, Fault> {
        if let Some(given) = self.get("resumptionToken") {
            if self.0.len() > 1 {
                return Err(argument("a resumption token stands alone"));
            }
            let list = token::read(given).filter(|list| list.headers == headers);
            return list.map(Ask::List).ok_or(BAD_TOKEN);
        }
        self.format()?;
        let day = |name| self.get(name).map(|text| stamp(text).ok_or(argument("a datestamp is none"))).transpose();
        let (from, until) = (day("from")?, day("until")?);
        let (from, until) = match (from, until) {
            (Some(from), Some(until)) if from.is_day != until.is_day => {
                return Err(argument("from and until are of different granularities"));
            }
            (Some(from), Some(until)) if from.first > until.last => return Err(argument("from is after until")),
            (from, until) => (from.map(|from| from.first), until.map(|until| until.last)),
        };
        let set = self.get("set").map(str::to_owned);
        Ok(Ask::List(List { headers, from, until, set, ..List::default() }))
    }
}

/// A datestamp: a day, or a second, of UTC.
struct Stamp {
    first: i64,
    last: i64,
    is_day: bool,
}

/// Reads `2026-11-24` or `2026-11-24T12:00:00Z`; no other writing.
fn stamp(text: &str) -> Option<Stamp> {
    let is_day = text.len() == 10;
    let shape: &str = if is_day { "0000-00-00" } else { "0000-00-00T00:00:00Z" };
    let fits = |(own, sign): (u8, u8)| if own == b'0' { sign.is_ascii_digit() } else { sign == own };
    if text.len() != shape.len() || !shape.bytes().zip(text.bytes()).all(fits) {
        return None;
    }
    let whole = if is_day { format!("{text}T00:00:00Z") } else { text.to_owned() };
    let first = whole.parse::<Timestamp>().ok()?.as_second();
    Some(Stamp { first, last: if is_day { first + 86_399 } else { first }, is_day })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(query: &str) -> Result<Ask, &'static str> {
        let pair = |pair: &str| {
            let (name, value) = pair.split_once('=').unwrap();
            (name.to_owned(), value.to_owned())
        };
        let pairs: Vec<_> = query.split('&').filter(|pair| !pair.is_empty()).map(pair).collect();
        read(&pairs).map_err(|fault| fault.code)
    }

    #[test]
    fn the_six_verbs_are_taken_with_their_arguments() {
        assert_eq!(ask("verb=Identify"), Ok(Ask::Identify));
        assert_eq!(ask("verb=ListMetadataFormats&identifier=oai:a:b"), Ok(Ask::Formats(Some("oai:a:b".into()))));
        assert_eq!(ask("verb=ListSets"), Ok(Ask::Sets));
        assert_eq!(ask("identifier=x&metadataPrefix=oai_dc&verb=GetRecord"), Ok(Ask::Record("x".into())));
        let list = List { from: Some(0), until: Some(86_399), set: Some("topic.eau".into()), ..List::default() };
        let query = "metadataPrefix=oai_dc&from=1970-01-01&until=1970-01-01&set=topic.eau";
        assert_eq!(ask(&format!("verb=ListRecords&{query}")), Ok(Ask::List(list.clone())));
        let headers = List { headers: true, ..list };
        assert_eq!(ask(&format!("verb=ListIdentifiers&{query}")), Ok(Ask::List(headers)));
    }

    #[test]
    fn what_is_wrong_has_the_code_of_the_protocol() {
        for (query, code) in [
            ("", "badVerb"),
            ("verb=", "badVerb"),
            ("verb=identify", "badVerb"),
            ("verb=Identify&verb=Identify", "badVerb"),
            ("verb=Identify&from=2020-01-01", "badArgument"),
            ("verb=GetRecord&identifier=x", "badArgument"),
            ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
            ("verb=GetRecord&identifier=x&metadataPrefix=marc21", "cannotDisseminateFormat"),
            ("verb=GetRecord&identifier=x&identifier=x&metadataPrefix=oai_dc", "badArgument"),
            ("verb=ListRecords", "badArgument"),
            ("verb=ListRecords&metadataPrefix=mods", "cannotDisseminateFormat"),
            ("verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x", "badArgument"),
            ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
            ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=2020-13-01", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=2020-02-30", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=2020", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01T00:00:00", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-01T00:00:00Z&until=2020-01-02", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&from=2020-01-02&until=2020-01-01", "badArgument"),
            ("verb=ListRecords&metadataPrefix=oai_dc&colour=red", "badArgument"),
        ] {
            assert_eq!(ask(query), Err(code), "{query}");
        }
    }

    #[test]
    fn a_token_holds_for_its_own_verb() {
        let list = List { headers: true, cursor: 100, after: Some(PublicationId::nil()), ..List::default() };
        let token = token::write(&list);
        assert_eq!(ask(&format!("verb=ListIdentifiers&resumptionToken={token}")), Ok(Ask::List(list)));
        assert_eq!(ask(&format!("verb=ListRecords&resumptionToken={token}")), Err("badResumptionToken"));
    }
}

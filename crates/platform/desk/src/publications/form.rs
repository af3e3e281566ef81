//! The form of a publication: from facts and words to fields, and from what was sent to facts and words.

mod facts;
mod files;
pub(crate) mod own;
mod parent;
mod words;

pub(crate) use facts::{civil, themes_of};
pub(crate) use files::{language_field, notes as file_notes, rows as file_rows};

use db::Query;
use document::BlockId;
use kernel::{FieldError, PartyId, PublicationId, Random, Result};
use parties::store::{ContactChoice, IssuerChoice};
use publication::{CommonFacts, CommonWords, KindInfo, store::desk::work::Work};

use super::{place::Place, sent::Sent, views::OwnGroup};
use crate::{Desk, Field, Fields};

/// The longest title, in characters.
pub(crate) const TITLE_AT_MOST: usize = 300;

/// Whom the form lets name.
pub(crate) struct Known {
    pub(super) issuers: Vec<IssuerChoice>,
    contacts: Vec<ContactChoice>,
    parents: Option<Vec<(PublicationId, String)>>,
}

impl Known {
    /// Those of the base.
    pub(crate) async fn read(place: &Place, query: &impl Query, work: &Work) -> Result<Self> {
        Ok(Self {
            issuers: parties::store::issuers(query).await?,
            contacts: parties::store::contacts(query).await?,
            parents: parent::known(place, query, work).await?,
        })
    }
}

/// What a form held: what could be read of it over what was there before, and what could not.
pub(crate) struct Read {
    pub(crate) facts: CommonFacts,
    pub(crate) words: CommonWords,
    /// Faults of the facts.
    pub(crate) facts_faults: Vec<FieldError>,
    /// Faults of the words.
    pub(crate) words_faults: Vec<FieldError>,
    /// What the Markdown held that a text cannot, as keys.
    pub(crate) losses: Vec<&'static str>,
}

impl Read {
    /// All faults, in the order of the form.
    pub(crate) fn faults(&self) -> Vec<FieldError> {
        self.words_faults.iter().chain(&self.facts_faults).cloned().collect()
    }
}

/// Reads a form over what was there before.
pub(crate) fn read(desk: &Desk, kind: &KindInfo, sent: &Sent, (facts, words): (&CommonFacts, &CommonWords)) -> Read {
    let (mut facts, mut words) = (facts.clone(), words.clone());
    let mut facts_faults = facts::read(desk, sent, &mut facts);
    if kind.is_tree {
        facts_faults.extend(parent::read(sent, &mut facts));
    }
    let (mut words_faults, losses) = words::read(desk, sent, &mut words);
    words_faults.extend(files::read(desk, sent, &mut facts, &mut words));
    let own = kind.own.read(&sent.0, &mut facts, &mut words);
    facts_faults.extend(own.facts);
    words_faults.extend(own.words);
    Read { facts, words, facts_faults, words_faults, losses }
}

/// The fields with their values, and the groups of those that only the kind has.
pub(crate) fn fields(
    desk: &Desk,
    kind: &KindInfo,
    known: &Known,
    (facts, words): (&CommonFacts, &CommonWords),
) -> (Fields, Vec<OwnGroup>) {
    let mut fields = Fields::default();
    words::fill(desk, words, &mut fields);
    facts::fill(desk, known, facts, &mut fields);
    if let Some(parents) = &known.parents {
        fields.add(parent::fill(desk, parents, facts));
    }
    let groups = kind.own.fill(facts, words, &desk.portal.web.random);
    let own = own::add(desk, &known.issuers, &groups, &mut fields);
    (fields, own)
}

/// The fields of the words alone, and the groups of those that only the kind has.
pub(crate) fn words_fields(
    desk: &Desk,
    kind: &KindInfo,
    (facts, words): (&CommonFacts, &CommonWords),
) -> (Fields, Vec<OwnGroup>) {
    let mut fields = Fields::default();
    words::fill(desk, words, &mut fields);
    for file in &facts.files {
        let title = words.files.get(&file.item).cloned().unwrap_or_default();
        fields.add(field(&files::title_name(&file.item), desk.text("desk-form-file-title"), title));
    }
    let own = own::add_words(desk, kind.own.groups(facts, words), &mut fields);
    (fields, own)
}

/// Reads the words alone over what was there before.
pub(crate) fn read_words(
    desk: &Desk,
    kind: &KindInfo,
    sent: &Sent,
    (facts, words): (&CommonFacts, &CommonWords),
) -> Read {
    let (mut facts, mut words) = (facts.clone(), words.clone());
    let (mut words_faults, losses) = words::read(desk, sent, &mut words);
    for file in &facts.files {
        files::read_title(sent, &file.item, &mut words, &mut words_faults);
    }
    words_faults.extend(kind.own.read(&sent.0, &mut facts, &mut words).words);
    Read { facts, words, facts_faults: Vec::new(), words_faults, losses }
}

/// Puts what was sent into the fields, so that nothing typed is lost.
pub(crate) fn refill(fields: &mut Fields, sent: &Sent) {
    for (name, field) in &mut fields.by_name {
        if field.choices.is_empty() {
            sent.whole(name).clone_into(&mut field.value);
        } else {
            let value = sent.one(name);
            field.choices.iter_mut().for_each(|choice| choice.chosen = choice.value == value);
        }
    }
}

/// A fault in the words of the interface.
pub(crate) fn say(desk: &Desk, fault: &FieldError) -> String {
    let given = fault.given.clone().unwrap_or_default();
    desk.text_with(fault.message, &[("given", given.into())])
}

/// The name of an issuer; nothing where there is none.
pub(super) fn issuer_name(desk: &Desk, known: &Known, issuer: Option<PartyId>) -> String {
    let Some(issuer) = issuer else { return String::new() };
    let choices = facts::organisations(desk, &known.issuers, Some(issuer)).into_iter();
    choices.filter(|choice| choice.chosen).map(|choice| choice.label).collect()
}

/// An id for a new block.
pub(crate) fn block_id(random: &Random) -> BlockId {
    BlockId::random(random)
}

/// A field with its label.
fn field(name: &str, label: String, value: impl Into<String>) -> Field {
    Field { name: name.to_owned(), label, value: value.into(), ..Field::default() }
}

/// A form with a value in every field, for samples.
pub(crate) fn sample() -> Fields {
    let mut fields = Fields::default();
    for name in words::NAMES.iter().chain(facts::NAMES).chain(&["add_file", "add_file_title"]) {
        fields.add(super::views::sample_field(name, "Champ"));
    }
    for name in ["audience", "issuer", "contact", "add_file_language"] {
        fields.add(super::views::sample_select(name, "Choix"));
    }
    fields
}

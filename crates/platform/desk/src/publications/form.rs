//! The form of a publication: from facts and words to fields, and from what was sent to facts and words.

mod facts;
mod files;
mod words;

pub(crate) use facts::{civil, themes_of};
pub(crate) use files::{language_field, rows as file_rows};

use db::Query;
use document::BlockId;
use kernel::{FieldError, Random, Result};
use parties::store::{ContactChoice, IssuerChoice};
use publication::{CommonFacts, CommonWords};

use super::sent::Sent;
use crate::{Desk, Field, Fields};

/// The longest title, in characters.
pub(crate) const TITLE_AT_MOST: usize = 300;

/// Whom the form lets name.
pub(crate) struct Known {
    issuers: Vec<IssuerChoice>,
    contacts: Vec<ContactChoice>,
}

impl Known {
    /// Those of the base.
    pub(crate) async fn read(query: &impl Query) -> Result<Self> {
        Ok(Self { issuers: parties::store::issuers(query).await?, contacts: parties::store::contacts(query).await? })
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
pub(crate) fn read(desk: &Desk, sent: &Sent, facts: &CommonFacts, words: &CommonWords) -> Read {
    let (mut facts, mut words) = (facts.clone(), words.clone());
    let facts_faults = facts::read(desk, sent, &mut facts);
    let (mut words_faults, losses) = words::read(desk, sent, &mut words);
    words_faults.extend(files::read(desk, sent, &mut facts, &mut words));
    Read { facts, words, facts_faults, words_faults, losses }
}

/// The fields with their values.
pub(crate) fn fields(desk: &Desk, known: &Known, facts: &CommonFacts, words: &CommonWords) -> Fields {
    let mut fields = Fields::default();
    words::fill(desk, words, &mut fields);
    facts::fill(desk, known, facts, &mut fields);
    fields
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

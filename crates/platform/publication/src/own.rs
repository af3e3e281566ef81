//! What only a kind has: its own facts and words, its own fields of the form. A kind writes its form once, as a function over
//! its two structs ([`OwnFields::form`]); filling the form, reading it, saying what is wrong and comparing two versions all
//! come of that one function. Here it is erased, so that whoever holds a [`crate::KindInfo`] need not know the structs.

mod form;
mod read;
mod value;

pub use form::{Field, Form, Group, Input, Part, Side};
pub use read::Sent;
pub use value::{Item, Typed};

use kernel::Random;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::{Check, CommonFacts, CommonWords};

/// What a kind adds to the facts, to the words and to the form.
pub trait OwnFields: 'static {
    /// Its facts: values and references, no free text.
    type Facts: Serialize + DeserializeOwned;
    /// Its words: what a reader reads, per language.
    type Words: Serialize + DeserializeOwned;

    /// Its fields, in groups, each bound to the place where its value is kept.
    fn form(form: &mut Form<'_>, facts: &mut Self::Facts, words: &mut Self::Words);

    /// What is found before publishing; nothing, unless a kind says more. A [`crate::Spot::Field`] names a field of the form.
    fn check(_facts: &Self::Facts, _words: &Self::Words) -> Vec<Check> {
        Vec::new()
    }
}

/// The facts or the words of a kind that has none of its own.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Nothing {}

/// The same, erased: what the registry of kinds holds.
#[derive(Clone, Copy, Debug)]
pub struct Own {
    form: fn(&mut Form<'_>, &mut CommonFacts, &mut CommonWords),
    check: fn(&CommonFacts, &CommonWords) -> Vec<Check>,
}

impl Own {
    /// Of a kind that has nothing of its own.
    pub const NONE: Self = Self { form: |_, _, _| {}, check: |_, _| Vec::new() };

    /// Of this kind.
    pub const fn of<K: OwnFields>() -> Self {
        Self { form: form_of::<K>, check: check_of::<K> }
    }

    /// The form, filled.
    pub fn fill(self, facts: &CommonFacts, words: &CommonWords, random: &Random) -> Vec<Group> {
        let mut form = Form::new(None, Some(random));
        (self.form)(&mut form, &mut facts.clone(), &mut words.clone());
        form.end().0
    }

    /// Reads what a form sent into facts and words. What is faulty, and what was not sent, stays as it was.
    pub fn read(self, sent: &[(String, String)], facts: &mut CommonFacts, words: &mut CommonWords) -> Faults {
        let mut form = Form::new(Some(Sent(sent)), None);
        (self.form)(&mut form, facts, words);
        form.end().1
    }

    /// The fields of one side as they stand, to compare two versions.
    pub fn lines(self, side: Side, facts: &CommonFacts, words: &CommonWords) -> Vec<Field> {
        let mut form = Form::new(None, None);
        (self.form)(&mut form, &mut facts.clone(), &mut words.clone());
        let groups = form.end().0.into_iter().filter(|group| group.side == side);
        groups.flat_map(|group| group.parts).flat_map(|part| part.fields).collect()
    }

    /// What is found before publishing.
    pub fn check(self, facts: &CommonFacts, words: &CommonWords) -> Vec<Check> {
        (self.check)(facts, words)
    }
}

/// What is wrong with a form's own fields.
#[derive(Debug, Default)]
pub struct Faults {
    /// Of the facts.
    pub facts: Vec<kernel::FieldError>,
    /// Of the words.
    pub words: Vec<kernel::FieldError>,
}

fn form_of<K: OwnFields>(form: &mut Form<'_>, facts: &mut CommonFacts, words: &mut CommonWords) {
    let (Some(mut own_facts), Some(mut own_words)) = (typed::<K::Facts>(&facts.own), typed::<K::Words>(&words.own))
    else {
        return;
    };
    let before = (map(&own_facts), map(&own_words));
    K::form(form, &mut own_facts, &mut own_words);
    put(&mut facts.own, &before.0, map(&own_facts));
    put(&mut words.own, &before.1, map(&own_words));
}

fn check_of<K: OwnFields>(facts: &CommonFacts, words: &CommonWords) -> Vec<Check> {
    let both = typed::<K::Facts>(&facts.own).zip(typed::<K::Words>(&words.own));
    both.map(|(facts, words)| K::check(&facts, &words)).unwrap_or_default()
}

/// The kind's own part; nothing where a later version of the product wrote it: then it is left alone.
pub fn typed<T: DeserializeOwned>(own: &Map<String, Value>) -> Option<T> {
    serde_json::from_value(Value::Object(own.clone())).ok()
}

fn map(value: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(value) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// Writes the kind's own part back. What it does not know passes through unharmed.
fn put(own: &mut Map<String, Value>, before: &Map<String, Value>, after: Map<String, Value>) {
    own.retain(|name, _| !before.contains_key(name) || after.contains_key(name));
    // What was not said and is still not said leaves no trace.
    let changed = after.into_iter().filter(|(name, value)| before.get(name) != Some(value));
    own.extend(changed);
}

#[cfg(test)]
mod tests;

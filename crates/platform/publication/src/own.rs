//! What only a kind has: its own facts and words, its own fields of the form. A kind writes its form once, as a function over
//! its two structs ([`OwnFields::form`]); filling the form, reading it, saying what is wrong and comparing two versions all
//! come of that one function. Here it is erased, so that whoever holds a [`crate::KindInfo`] need not know the structs.

mod form;
mod read;
mod title;
mod value;

pub use form::{Field, Form, Group, Input, Part, Side};
pub use read::Sent;
pub use title::{Proposed, Title};
pub use value::{Item, Typed};

use kernel::{FieldError, Random};
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

    /// Whether it reads titles.
    const READS_TITLES: bool = false;

    /// Puts what a title says into the facts. An editor is shown it before anything is kept; what is brought in takes it where a
    /// line is silent.
    fn propose(_title: Title<'_>, _facts: &mut Self::Facts) -> Proposed {
        Proposed::default()
    }

    /// Further pages of the desk about this kind: the address, and the key of what leads there.
    const TOOLS: &'static [(&'static str, &'static str)] = &[];

    /// Further pages of the desk about one publication, for those who may publish it: what follows its address, and the key of
    /// what leads there.
    const PAGES: &'static [(&'static str, &'static str)] = &[];
}

/// The facts or the words of a kind that has none of its own.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Nothing {}

/// The same, erased: what the registry of kinds holds.
#[derive(Clone, Copy, Debug)]
pub struct Own {
    form: fn(&mut Form<'_>, &mut CommonFacts, &mut CommonWords),
    check: fn(&CommonFacts, &CommonWords) -> Vec<Check>,
    propose: Option<fn(Title<'_>, &mut CommonFacts) -> Proposed>,
    admit: fn(&Map<String, Value>, bool) -> Vec<FieldError>,
    /// Further pages of the desk about this kind: the address, and the key of what leads there.
    pub tools: &'static [(&'static str, &'static str)],
    /// Further pages of the desk about one publication: what follows its address, and the key of what leads there.
    pub pages: &'static [(&'static str, &'static str)],
}

impl Own {
    /// Of a kind that has nothing of its own.
    pub const NONE: Self = Self {
        form: |_, _, _| {},
        check: |_, _| Vec::new(),
        propose: None,
        admit: |own, _| stray(own),
        tools: &[],
        pages: &[],
    };

    /// Of this kind.
    pub const fn of<K: OwnFields>() -> Self {
        Self {
            form: form_of::<K>,
            check: check_of::<K>,
            propose: if K::READS_TITLES { Some(propose_of::<K>) } else { None },
            admit: admit_of::<K>,
            tools: K::TOOLS,
            pages: K::PAGES,
        }
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

    /// The groups as they stand, without rows to fill.
    pub fn groups(self, facts: &CommonFacts, words: &CommonWords) -> Vec<Group> {
        let mut form = Form::new(None, None);
        (self.form)(&mut form, &mut facts.clone(), &mut words.clone());
        form.end().0
    }

    /// The fields of one side as they stand, to compare two versions.
    pub fn lines(self, side: Side, facts: &CommonFacts, words: &CommonWords) -> Vec<Field> {
        let parts = self.groups(facts, words).into_iter().flat_map(|group| group.parts);
        parts.flat_map(|part| part.fields).filter(|field| field.side == side).collect()
    }

    /// What is found before publishing.
    pub fn check(self, facts: &CommonFacts, words: &CommonWords) -> Vec<Check> {
        (self.check)(facts, words)
    }

    /// Whether the kind reads titles.
    pub fn reads_titles(self) -> bool {
        self.propose.is_some()
    }

    /// Puts what a title says into the facts; nothing where the kind reads no titles.
    pub fn propose(self, title: Title<'_>, facts: &mut CommonFacts) -> Proposed {
        self.propose.map(|propose| propose(title, facts)).unwrap_or_default()
    }

    /// What is wrong with own facts that were written by hand: what cannot be read, and names that the kind does not have.
    pub fn admit_facts(self, own: &Map<String, Value>) -> Vec<FieldError> {
        (self.admit)(own, true)
    }

    /// The same, of own words.
    pub fn admit_words(self, own: &Map<String, Value>) -> Vec<FieldError> {
        (self.admit)(own, false)
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

fn propose_of<K: OwnFields>(title: Title<'_>, facts: &mut CommonFacts) -> Proposed {
    let Some(mut own) = typed::<K::Facts>(&facts.own) else { return Proposed::default() };
    let before = map(&own);
    let proposed = K::propose(title, &mut own);
    put(&mut facts.own, &before, map(&own));
    proposed
}

fn admit_of<K: OwnFields>(own: &Map<String, Value>, is_facts: bool) -> Vec<FieldError> {
    if is_facts { admitted::<K::Facts>(own) } else { admitted::<K::Words>(own) }
}

/// A name that is read is written again, unless nothing was said under it.
fn admitted<T: Serialize + DeserializeOwned>(own: &Map<String, Value>) -> Vec<FieldError> {
    let read = match serde_json::from_value::<T>(Value::Object(own.clone())) {
        Ok(read) => map(&read),
        Err(error) => return vec![FieldError::new("", "publication-error-own").quoting(error)],
    };
    let is_empty = |value: &Value| match value {
        Value::Array(list) => list.is_empty(),
        Value::Object(map) => map.is_empty(),
        other => other.is_null(),
    };
    let strays = own.iter().filter(|(name, value)| !read.contains_key(*name) && !is_empty(value));
    stray(&strays.map(|(name, value)| (name.clone(), value.clone())).collect())
}

fn stray(own: &Map<String, Value>) -> Vec<FieldError> {
    own.keys().map(|name| FieldError::new(name, "publication-error-own").quoting(name)).collect()
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

//! Form fields as templates print them: a label, a value, what is wrong with it.

use std::collections::BTreeMap;

use kernel::FieldError;
use schemars::JsonSchema;
use serde::Serialize;

/// A field of a form.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Field {
    /// Its name in the form, and its id.
    pub name: String,
    /// Its label.
    pub label: String,
    /// A word of help under the label.
    pub hint: Option<String>,
    /// What is in it.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Whether it must be filled when the form is sent.
    pub required: bool,
    /// What may be chosen, where it is a choice.
    pub choices: Vec<Choice>,
}

/// Something that may be chosen.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// The fields of a form, by their names, and how many have a fault.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Fields {
    /// Each by its name.
    pub by_name: BTreeMap<String, Field>,
    /// The names of the faulty ones, in the order of the form.
    pub faulty: Vec<String>,
}

impl Fields {
    /// Adds a field.
    pub fn add(&mut self, field: Field) {
        self.by_name.insert(field.name.clone(), field);
    }

    /// Puts faults to their fields, in words; `say` gives the words of a fault. A fault of a field that the form does not
    /// have becomes a field of its own, so that it is read.
    pub fn blame(&mut self, faults: &[FieldError], say: impl Fn(&FieldError) -> String) {
        for fault in faults {
            let field = self.by_name.entry(fault.field.clone()).or_insert_with(|| Field {
                name: fault.field.clone(),
                label: fault.field.clone(),
                ..Field::default()
            });
            field.error = Some(say(fault));
            if !self.faulty.contains(&fault.field) {
                self.faulty.push(fault.field.clone());
            }
        }
    }
}

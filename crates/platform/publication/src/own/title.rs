//! What a kind reads in a title: dates, a place, who speaks. It *proposes*; a person, or a line that is brought in, decides.

use kernel::{FieldError, Language};

/// A title that is read.
#[derive(Clone, Copy, Debug)]
pub struct Title<'a> {
    /// The words.
    pub words: &'a str,
    /// Their language.
    pub language: Language,
    /// Whether what it says goes over what was there; else it fills what is empty alone.
    pub over: bool,
}

/// What was read beside the kind's own facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposed {
    /// Where, as the title writes it.
    pub place: Option<String>,
    /// Who speaks, as the title writes it.
    pub issuer: Option<String>,
    /// What is not sure, by the field of the form that it is about.
    pub doubts: Vec<FieldError>,
    /// Why what the title tells is nothing of this kind, where it is so; then nothing was proposed.
    pub refusal: Option<&'static str>,
}

//! Why locale files are refused.

use std::fmt;

/// Everything that is wrong with the locale files, in the order of the files.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", list(.0))]
pub struct I18nError(pub Vec<Fault>);

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file: `articles/locales/fr.ftl`, `the operator's words (fr)`.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Not Fluent; what its parser says.
    Syntax(String),
    /// The key does not begin with its room's name.
    Prefix(String),
    /// The key stands once already, in the place named second.
    Twice(String, String),
    /// The file is for a language that the interface does not speak.
    Language,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: ", self.file, self.line)?;
        match &self.reason {
            Reason::Syntax(message) => f.write_str(message),
            Reason::Prefix(key) => write!(f, "the key {key} does not begin with its room's name"),
            Reason::Twice(key, place) => write!(f, "the key {key} stands already at {place}"),
            Reason::Language => f.write_str("the interface does not speak this language"),
        }
    }
}

fn list(faults: &[Fault]) -> String {
    let each: Vec<_> = faults.iter().map(ToString::to_string).collect();
    each.join("\n")
}

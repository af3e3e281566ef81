//! What an import did.

use i18n::I18n;
use kernel::{FieldError, Language};

/// What an import did.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Lines read.
    pub read: u64,
    /// Publications made.
    pub made: u64,
    /// Publications changed.
    pub changed: u64,
    /// Publications left as they were.
    pub same: u64,
    /// What was wrong, by line.
    pub bad: Vec<Bad>,
    /// What could not be carried but did not stop a line.
    pub warnings: Vec<Bad>,
}

/// What was wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bad {
    /// The line, from 1.
    pub line: u64,
    /// The faults.
    pub faults: Vec<FieldError>,
}

impl Report {
    /// Whether everything went in.
    pub fn is_clean(&self) -> bool {
        self.bad.is_empty()
    }
}

impl Bad {
    /// The faults in words: one line of text each.
    pub fn words(&self, i18n: &I18n, language: Language) -> Vec<String> {
        let words = |fault: &FieldError| {
            let given = fault.given.clone().unwrap_or_default();
            let what = i18n.text(language, fault.message, &[("given", given.into())]);
            let line = self.line.to_string();
            i18n.text(
                language,
                "import-line",
                &[("line", line.into()), ("field", fault.field.as_str().into()), ("what", what.into())],
            )
        };
        self.faults.iter().map(words).collect()
    }
}

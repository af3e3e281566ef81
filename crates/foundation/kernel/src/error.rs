//! The kinds of failure. One place (`web`) turns them into a page, a problem document or an exit code; the message
//! of `Internal` goes to the log alone.

/// What the product's functions return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A failure, by its kind.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The input is wrong; each fault names its field.
    #[error("invalid input: {}", list(.0))]
    Invalid(Vec<FieldError>),
    /// The request cannot be understood at all (400).
    #[error("bad request: {0}")]
    BadRequest(&'static str),
    /// One must sign in first.
    #[error("not signed in")]
    NotSignedIn,
    /// Signed in or not: this actor may not.
    #[error("not allowed")]
    NotAllowed,
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// It was there and was withdrawn.
    #[error("gone")]
    Gone,
    /// It has another address.
    #[error("moved to {0}")]
    Moved(String),
    /// Somebody else changed it meanwhile.
    #[error("conflict: {0}")]
    Conflict(String),
    /// More than the limit.
    #[error("too large")]
    TooLarge,
    /// Too often.
    #[error("too many requests")]
    TooMany,
    /// Try again later: the database or another part does not answer.
    #[error("unavailable: {0:#}")]
    Unavailable(anyhow::Error),
    /// A fault of ours.
    #[error("internal: {0:#}")]
    Internal(#[from] anyhow::Error),
}

impl Error {
    /// An internal error with its message.
    pub fn internal(message: impl Into<String>) -> Self {
        Self::Internal(anyhow::anyhow!(message.into()))
    }

    /// An invalid input with one faulty field.
    pub fn field(field: impl Into<String>, message: &'static str) -> Self {
        Self::Invalid(vec![FieldError::new(field, message)])
    }
}

/// A fault of one field. The message is a key of the interface's words, so that it reaches people in their language.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FieldError {
    /// The field's name as the form or the file has it: `title`, `texts.fr.slug`.
    pub field: String,
    /// A key of the locale files: `import-error-required`.
    pub message: &'static str,
    /// What was given, where it helps to say so.
    pub given: Option<String>,
}

impl FieldError {
    /// A fault without a quotation.
    pub fn new(field: impl Into<String>, message: &'static str) -> Self {
        Self { field: field.into(), message, given: None }
    }

    /// The same fault, quoting what was given.
    #[must_use]
    pub fn quoting(mut self, given: impl std::fmt::Display) -> Self {
        self.given = Some(given.to_string());
        self
    }
}

fn list(faults: &[FieldError]) -> String {
    let each: Vec<_> = faults.iter().map(|fault| format!("{} ({})", fault.field, fault.message)).collect();
    each.join(", ")
}

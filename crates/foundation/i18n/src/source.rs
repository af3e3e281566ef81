//! Reading one locale file.

use fluent_bundle::FluentResource;

use crate::{Fault, Reason};

/// A locale file that has no fault of syntax.
pub(crate) struct Source {
    /// What a bundle takes.
    pub(crate) resource: FluentResource,
    /// Its keys in order, each with its line; a term (a word for other messages only) with its hyphen: `-articles-name`.
    pub(crate) keys: Vec<(String, usize)>,
}

/// Reads a file. `name` is how faults call it.
pub(crate) fn read(name: &str, text: &str) -> Result<Source, Vec<Fault>> {
    let fault = |error: fluent_syntax::parser::ParserError| Fault {
        file: name.to_owned(),
        line: 1 + text.get(..error.pos.start).unwrap_or(text).matches('\n').count(),
        reason: Reason::Syntax(error.to_string()),
    };
    match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => Ok(Source { resource, keys: keys(text) }),
        Err((_, errors)) => Err(errors.into_iter().map(fault).collect()),
    }
}

/// The keys and their lines. In Fluent's grammar only an entry has an identifier and `=` at the margin.
fn keys(text: &str) -> Vec<(String, usize)> {
    let key = |(at, line): (usize, &str)| {
        let (key, _) = line.split_once('=')?;
        let key = key.trim_end_matches(' ');
        let name = key.strip_prefix('-').unwrap_or(key);
        let identifier = name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        identifier.then(|| (key.to_owned(), at + 1))
    };
    text.lines().enumerate().filter_map(key).collect()
}

/// Whether a key belongs to a room: `articles-published-on` and the term `-articles-name` to `articles`.
pub(crate) fn belongs(key: &str, room: &str) -> bool {
    let name = key.strip_prefix('-').unwrap_or(key);
    name.strip_prefix(room).is_some_and(|rest| rest.len() > 1 && rest.starts_with('-'))
}

//! For tests: finds what is wrong between the locale files and the sources that use their keys. The test of the whole
//! product gives it every room's files, and what [`rust_keys`] and [`template_keys`] find in every source.
//!
//! It rests on a rule of the house: a key stands in the source as one literal, never composed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use kernel::Language;

use crate::{LocaleFile, source};

mod literals;

pub use literals::{rust_keys, template_keys};

/// A key that a source uses, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// The source, as the report shall call it.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The key.
    pub key: String,
}

/// Something wrong between locale files and sources.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Problem {
    /// A file cannot be read: [`crate::I18n::new`] says why.
    Unreadable(String),
    /// Another language has the key, this one does not.
    Missing(Language, String),
    /// A source uses the key and no language has it: the key, the file, the line.
    Undefined(String, String, usize),
    /// The key is used by no source and by no other message.
    Unused(String),
    /// The language's message does not take the same variables as those of the other languages together: the language,
    /// the key, the variables it lacks.
    Arguments(Language, String, Vec<String>),
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(file) => write!(f, "{file} cannot be read"),
            Self::Missing(language, key) => write!(f, "{key} is missing in {language}"),
            Self::Undefined(key, file, line) => write!(f, "{file}:{line}: {key} is in no locale file"),
            Self::Unused(key) => write!(f, "{key} is never used"),
            Self::Arguments(language, key, lacks) => write!(f, "{key} in {language} lacks ${}", lacks.join(", $")),
        }
    }
}

/// What a message or term of one language refers to.
#[derive(Default)]
struct Message {
    variables: BTreeSet<String>,
    /// Keys of other messages and, with their hyphen, of terms.
    references: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

/// Compares the languages with each other and with what the sources use. The problems come sorted, each once.
pub fn compare(files: &[LocaleFile], used: &[Used]) -> Vec<Problem> {
    let mut problems = BTreeSet::new();
    let mut languages: BTreeMap<Language, Messages> =
        Language::INTERFACE.into_iter().map(|language| (language, Messages::new())).collect();
    for file in files {
        match source::read(&file.name(), &file.source) {
            Ok(read) => gather(&read, languages.entry(file.language).or_default()),
            Err(_) => _ = problems.insert(Problem::Unreadable(file.name())),
        }
    }
    let defined: BTreeSet<&String> = languages.values().flat_map(BTreeMap::keys).collect();
    for key in &defined {
        problems.extend(between_languages(&languages, key));
    }
    problems.extend(undefined(used, &defined));
    problems.extend(unused(used, &languages, &defined));
    problems.into_iter().collect()
}

fn undefined(used: &[Used], defined: &BTreeSet<&String>) -> Vec<Problem> {
    let unknown = used.iter().filter(|it| !defined.contains(&it.key));
    unknown.map(|it| Problem::Undefined(it.key.clone(), it.file.clone(), it.line)).collect()
}

fn unused(used: &[Used], languages: &BTreeMap<Language, Messages>, defined: &BTreeSet<&String>) -> Vec<Problem> {
    let messages = languages.values().flat_map(BTreeMap::values);
    let mut reached: BTreeSet<&String> = messages.flat_map(|message| &message.references).collect();
    reached.extend(used.iter().map(|it| &it.key));
    defined.difference(&reached).map(|key| Problem::Unused((*key).clone())).collect()
}

fn between_languages(languages: &BTreeMap<Language, Messages>, key: &str) -> Vec<Problem> {
    let taken = |messages: &Messages| variables(messages, key, &mut BTreeSet::new());
    let all: BTreeSet<String> = languages.values().flat_map(taken).collect();
    let problem = |(language, messages): (&Language, &Messages)| {
        if !messages.contains_key(key) {
            return Some(Problem::Missing(*language, key.to_owned()));
        }
        let own = variables(messages, key, &mut BTreeSet::new());
        let lacks: Vec<String> = all.difference(&own).cloned().collect();
        // A term's variables come from the messages that use it, each language its own (cases, genders).
        let differs = !lacks.is_empty() && !key.starts_with('-');
        differs.then(|| Problem::Arguments(*language, key.to_owned(), lacks))
    };
    languages.iter().filter_map(problem).collect()
}

/// The variables of a message and of the messages that it includes. `seen` ends circles.
fn variables(messages: &Messages, key: &str, seen: &mut BTreeSet<String>) -> BTreeSet<String> {
    let Some(message) = messages.get(key) else { return BTreeSet::new() };
    if !seen.insert(key.to_owned()) {
        return BTreeSet::new();
    }
    let mut all = message.variables.clone();
    for reference in message.references.iter().filter(|reference| !reference.starts_with('-')) {
        all.extend(variables(messages, reference, seen));
    }
    all
}

fn gather(read: &source::Source, messages: &mut Messages) {
    for entry in read.resource.entries() {
        let (key, value, attributes) = match entry {
            Entry::Message(it) => (it.id.name.to_owned(), it.value.as_ref(), &it.attributes),
            Entry::Term(it) => (format!("-{}", it.id.name), Some(&it.value), &it.attributes),
            _ => continue,
        };
        let message = messages.entry(key).or_default();
        for pattern in value.into_iter().chain(attributes.iter().map(|it| &it.value)) {
            message.pattern(pattern);
        }
    }
}

impl Message {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(expression);
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => _ = self.variables.insert(id.name.to_owned()),
            InlineExpression::MessageReference { id, .. } => _ = self.references.insert(id.name.to_owned()),
            InlineExpression::TermReference { id, .. } => _ = self.references.insert(format!("-{}", id.name)),
            InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.inline(argument);
                }
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(language: Language, source: &'static str) -> LocaleFile {
        LocaleFile { room: "articles", language, source: source.into() }
    }

    fn all(source: &'static str) -> Vec<LocaleFile> {
        Language::INTERFACE.map(|language| file(language, source)).to_vec()
    }

    fn used(keys: &[&str]) -> Vec<Used> {
        keys.iter().map(|key| Used { file: "pages.rs".into(), line: 7, key: (*key).into() }).collect()
    }

    fn report(files: &[LocaleFile], keys: &[&str]) -> Vec<String> {
        compare(files, &used(keys)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn files_that_agree_with_the_sources_have_no_problem() {
        let files = all("-articles-name = News\narticles-title = { -articles-name } { $page }\n");
        assert_eq!(report(&files, &["articles-title"]), Vec::<String>::new());
    }

    #[test]
    fn missing_unused_and_undefined_keys_are_found() {
        let mut files = all("articles-title = T\narticles-old = O\n");
        files[2] = file(Language::ES, "articles-old = O\n");
        let expected = [
            "articles-title is missing in es",
            "pages.rs:7: articles-new is in no locale file",
            "articles-old is never used",
        ];
        assert_eq!(report(&files, &["articles-title", "articles-new"]), expected);
    }

    #[test]
    fn a_language_without_any_file_lacks_every_key() {
        let files = [file(Language::FR, "articles-title = T\n")];
        assert_eq!(report(&files, &["articles-title"]).len(), 3);
    }

    #[test]
    fn variables_are_compared_wherever_they_stand() {
        let plural = "articles-count = { $count ->\n    [one] one\n   *[other] { NUMBER($count) } by { $who }\n }\n";
        let mut files = all(plural);
        files[1] = file(Language::EN, "articles-count = { $who } wrote some\n");
        assert_eq!(report(&files, &["articles-count"]), ["articles-count in en lacks $count"]);
    }

    #[test]
    fn variables_of_included_messages_count_and_circles_end() {
        let mut files = all("articles-a = { articles-b }\narticles-b = { $x }\n");
        assert_eq!(report(&files, &["articles-a"]), Vec::<String>::new());
        files[3] = file(Language::AR, "articles-a = { articles-b }\narticles-b = { articles-a }\n");
        let expected = ["articles-a in ar lacks $x", "articles-b in ar lacks $x"];
        assert_eq!(report(&files, &["articles-a"]), expected);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_a_problem() {
        let mut files = all("articles-a = A\n");
        files[0] = file(Language::FR, "articles-a { A\n");
        let expected = ["articles/locales/fr.ftl cannot be read", "articles-a is missing in fr"];
        assert_eq!(report(&files, &["articles-a"]), expected);
    }
}

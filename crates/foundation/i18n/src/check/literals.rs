//! Finding keys in sources.

use std::iter::Peekable;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree, token_stream::IntoIter};

/// The keys that stand as literals in a Rust source, each with its line: literals in the form of a key that are
/// arguments of a call of `t` or `text`, and all others in that form that begin with the name of one of `rooms`.
/// What is under `#[cfg(test)]` is left out, and so is the constant `KIND`, which names a job.
///
/// Errors: what is not Rust, with the place.
pub fn rust_keys(source: &str, rooms: &[&str]) -> Result<Vec<(usize, String)>, String> {
    let tokens: TokenStream = source
        .parse()
        .map_err(|error: proc_macro2::LexError| format!("line {}: {error}", error.span().start().line))?;
    let mut found = Vec::new();
    walk(tokens, rooms, false, &mut found);
    Ok(found)
}

/// The keys that stand as literals in a minijinja template, within `{{ }}` and `{% %}`, by the same rule.
pub fn template_keys(source: &str, rooms: &[&str]) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = source[at..].find('{').map(|start| at + start) {
        let code = start + 2;
        let close = match source.get(start..code) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => {
                at = source[code..].find("#}").map_or(source.len(), |end| code + end);
                continue;
            }
            _ => {
                at = start + 1;
                continue;
            }
        };
        at = expression(source, code, close, rooms, &mut found);
    }
    found
}

/// Reads a template's expression from `at` to its end, which a literal may hold; returns where it ended.
fn expression(source: &str, mut at: usize, close: &str, rooms: &[&str], found: &mut Vec<(usize, String)>) -> usize {
    let start = at;
    while let Some(letter) = source[at..].chars().next() {
        if source[at..].starts_with(close) {
            return at + close.len();
        }
        at += letter.len_utf8();
        if matches!(letter, '"' | '\'') {
            let length = source[at..].find(letter).unwrap_or(source.len() - at);
            let literal = &source[at..at + length];
            if is_key(literal) && (opens_call(&source[start..at - 1]) || in_a_room(literal, rooms)) {
                found.push((1 + source[..at].matches('\n').count(), literal.to_owned()));
            }
            at = (at + length + 1).min(source.len());
        }
    }
    source.len()
}

/// Whether the text before a literal ends in `t(`.
fn opens_call(before: &str) -> bool {
    let name = before.trim_end().strip_suffix('(').map(str::trim_end).and_then(|before| before.strip_suffix('t'));
    name.is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '.')))
}

fn walk(tokens: TokenStream, rooms: &[&str], in_call: bool, found: &mut Vec<(usize, String)>) {
    let mut tokens = tokens.into_iter().peekable();
    let mut call = false;
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == '#' && is_test(&mut tokens) => skip_item(&mut tokens),
            TokenTree::Group(group) => {
                walk(group.stream(), rooms, call && group.delimiter() == Delimiter::Parenthesis, found);
            }
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                let key = text.trim_start_matches(['r', '#']).trim_end_matches('#').trim_matches('"');
                if text.contains('"') && is_key(key) && (in_call || in_a_room(key, rooms)) {
                    found.push((literal.span().start().line, key.to_owned()));
                }
            }
            // A kind of job is named like a key and is none.
            TokenTree::Ident(name) if name == "KIND" => skip_item(&mut tokens),
            TokenTree::Ident(name) => {
                call = name == "t" || name == "text";
                continue;
            }
            TokenTree::Punct(_) => {}
        }
        call = false;
    }
}

/// Whether the group after a `#` is `[cfg(test)]`.
fn is_test(tokens: &mut Peekable<IntoIter>) -> bool {
    let is = |group: &Group| group.stream().to_string().replace(' ', "") == "cfg(test)";
    matches!(tokens.peek(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket && is(group))
}

/// Passes over the rest of an item, to its body or its semicolon.
fn skip_item(tokens: &mut Peekable<IntoIter>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return,
            TokenTree::Punct(punct) if punct.as_char() == ';' => return,
            _ => {}
        }
    }
}

/// Words of small letters and digits, two or more, with single hyphens between them.
fn is_key(text: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.contains('-') && text.split('-').all(word)
}

fn in_a_room(key: &str, rooms: &[&str]) -> bool {
    rooms.iter().any(|room| key.strip_prefix(room).is_some_and(|rest| rest.starts_with('-')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn keys(found: Vec<(usize, String)>) -> Vec<String> {
        found.into_iter().map(|(line, key)| format!("{line} {key}")).collect()
    }

    #[test]
    fn keys_are_found_in_rust() {
        let source = r##"
            //! t("articles-in-a-comment")
            fn page<'a>(i18n: &'a I18n) {
                let quote = '"';
                i18n.text(language, "typo-title", &[("count", 3.into())]);
                t("articles-title");
                FieldError::new("title", r#"articles-error-required"#);
                header("content-type", "articles", "articles_x", "articles-", "Articles-x", b"x-y");
                part("other-room-key");
            }
            #[cfg(test)]
            mod tests { fn f() { t("articles-only-tested"); } }
            #[test]
            fn g() { t("articles-last") }
        "##;
        let expected = ["5 typo-title", "6 articles-title", "7 articles-error-required", "14 articles-last"];
        assert_eq!(keys(rust_keys(source, &["articles"]).unwrap()), expected);
        assert!(rust_keys("fn a() { \" }", &[]).is_err());
    }

    #[test]
    fn keys_are_found_in_templates() {
        let source = "<p class=\"articles-list\">{{ t(\"articles-title\") }}\n{# t(\"articles-comment\") #}\
            {% if x == 'content-type' %}{{ t( 'typo-title', count=n ) }}{% endif %}\n\
            { t(\"articles-not-code\") } {{ card(label='articles-label') ~ \"}} \" ~ t('articles-end') }} {{ cut('x-y";
        let expected = ["1 articles-title", "2 typo-title", "3 articles-label", "3 articles-end"];
        assert_eq!(keys(template_keys(source, &["articles"])), expected);
    }

    proptest! {
        #[test]
        fn any_source_is_safe(source in "[{}%#'\"té(\\- a-c]{0,60}") {
            template_keys(&source, &["a"]);
            let _ = rust_keys(&source, &["a"]);
        }
    }
}

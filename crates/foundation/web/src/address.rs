//! Addresses: one writing for each, so that a page has one key in the cache and one canonical link.

use kernel::sober;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What a path segment leaves as it is: RFC 3986's unreserved characters and the harmless of its `pchar`.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b':')
    .remove(b'@')
    .remove(b'=')
    .remove(b'+')
    .remove(b'\'')
    .remove(b'&');

/// What a query value leaves as it is.
const VALUE: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b':').remove(b',').remove(b'/');

/// A segment, percent-encoded.
pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, SEGMENT).to_string()
}

/// A path of segments, each percent-encoded: `["ar", "الأخبار"]` → `/ar/%D8…`.
pub fn path(segments: &[&str]) -> String {
    let mut path = String::new();
    for part in segments {
        path.push('/');
        path.extend(utf8_percent_encode(part, SEGMENT));
    }
    path
}

/// A query of the given pairs with its `?`, or nothing.
pub fn query(pairs: &[(&str, &str)]) -> String {
    let mut query = String::new();
    for (name, value) in pairs {
        query.push(if query.is_empty() { '?' } else { '&' });
        query.push_str(name);
        query.push('=');
        query.extend(utf8_percent_encode(value, VALUE));
    }
    query
}

/// A value for a `mailto:` or another foreign address.
pub fn value(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// A raw path and query, decoded for people and for keys; what is not UTF-8 becomes a replacement character.
pub fn decoded(raw: &str) -> String {
    sober(&percent_decode_str(raw).decode_utf8_lossy()).into_owned()
}

/// An address for a `Location` header: letters outside ASCII encoded, what is encoded left as it is.
pub fn location(to: &str) -> String {
    const LEFT: &AsciiSet = &percent_encoding::CONTROLS.add(b' ').add(b'"').add(b'<').add(b'>');
    utf8_percent_encode(to, LEFT).to_string()
}

/// A path that cannot be served.
#[derive(Debug, PartialEq, Eq)]
pub struct BadPath;

/// A path in its one writing: each segment decoded and encoded again. Refused: what is not UTF-8, a segment `.` or
/// `..`, a control character, an encoded slash.
pub fn normal(raw: &str) -> Result<String, BadPath> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'~');
    if raw.bytes().all(plain) && !raw.is_empty() {
        return Ok(raw.to_owned());
    }
    let mut path = String::with_capacity(raw.len());
    for part in raw.strip_prefix('/').ok_or(BadPath)?.split('/') {
        let decoded = percent_decode_str(part).decode_utf8().map_err(|_| BadPath)?;
        let refused =
            matches!(&*decoded, "." | "..") || decoded.chars().any(|c| c.is_control() || c == '/' || c == '\\');
        if refused {
            return Err(BadPath);
        }
        path.push('/');
        path.extend(utf8_percent_encode(&decoded, SEGMENT));
    }
    Ok(path)
}

/// The pairs of a query whose names are declared, in the declared order, decoded, without characters that nobody types; each
/// name once (the last one wins).
/// The flag says whether there was anything else.
pub fn declared<'n>(query: &str, names: &[&'n str]) -> (Vec<(&'n str, String)>, bool) {
    let mut found: Vec<Option<String>> = vec![None; names.len()];
    let mut others = false;
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        match names.iter().position(|known| *known == name) {
            Some(at) => {
                let value = value.replace('+', " ");
                found[at] = Some(sober(&percent_decode_str(&value).decode_utf8_lossy()).into_owned());
            }
            None => others = true,
        }
    }
    let pairs = names.iter().zip(found).filter_map(|(name, value)| value.map(|value| (*name, value)));
    (pairs.filter(|(_, value)| !value.is_empty()).collect(), others)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_path_has_one_writing() {
        assert_eq!(normal("/ar/الأخبار").unwrap(), normal("/ar/%d8%a7%d9%84%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1").unwrap());
        assert_eq!(normal("/fr/%61ctualites").unwrap(), "/fr/actualites");
    }

    #[test]
    fn what_climbs_or_is_not_utf8_is_refused() {
        for raw in ["/%ff", "/a/../b", "/a/%2e%2e/b", "/a%2fb", "/a%00", "", "*", "/a%5cb"] {
            assert_eq!(normal(raw), Err(BadPath), "{raw}");
        }
    }

    #[test]
    fn only_declared_names_reach_a_page() {
        let (pairs, others) = declared("utm_source=x&lang=fr&theme=a%20b&lang=en", &["theme", "lang"]);
        assert_eq!(pairs, [("theme", "a b".to_owned()), ("lang", "en".to_owned())]);
        assert!(others);
    }

    proptest! {
        #[test]
        fn normal_is_stable(raw in "/[ -~é]{0,40}") {
            if let Ok(once) = normal(&raw) {
                prop_assert_eq!(normal(&once).unwrap(), once);
            }
        }
    }
}

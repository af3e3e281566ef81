//! Text without what nobody types.

use std::borrow::Cow;

use serde_json::Value;

/// The text without control characters and noncharacters, which neither HTML nor XML takes, and PostgreSQL not all of: they come
/// with a clipboard now and then. Tabs and ends of lines stay; the other breaks of word processors become blanks.
pub fn sober(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_stray) {
        return Cow::Borrowed(text);
    }
    let kept = |c: char| match c {
        '\u{b}' | '\u{c}' | '\u{85}' => Some(' '),
        c => (!is_stray(c)).then_some(c),
    };
    Cow::Owned(text.chars().filter_map(kept).collect())
}

/// The same of every text within a value: a form knows such characters by their codes, JSON by another writing.
pub fn sober_json(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(sober(&text).into_owned()),
        Value::Array(all) => all.into_iter().map(sober_json).collect(),
        Value::Object(all) => all.into_iter().map(|(name, value)| (name, sober_json(value))).collect(),
        other => other,
    }
}

/// Whether a character is none of a text (HTML, 13.2.3.5; XML 1.0, 2.2).
fn is_stray(c: char) -> bool {
    let code = u32::from(c);
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_types_falls_away_and_all_else_stays() {
        assert_eq!(sober("a\u{0}\u{1}b\u{7f}\u{fffe}\u{10ffff}"), "ab");
        assert_eq!(sober("une\u{b}ligne"), "une ligne");
        let value = serde_json::json!({ "a": ["b\u{0}", 1], "c": "d" });
        assert_eq!(sober_json(value), serde_json::json!({ "a": ["b", 1], "c": "d" }));
        let typed = "Ville\u{202f}: \télan\r\n\u{200f}نص\u{200d}👩‍👩‍👧";
        assert!(matches!(sober(typed), Cow::Borrowed(same) if same == typed));
    }
}

//! Structured data (schema.org), for search engines.

/// JSON that may stand in a script element: nothing in it ends the element.
pub fn safe_json(data: &serde_json::Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_ends_the_script_element() {
        let data = serde_json::json!({ "headline": "</script><script>alert(1)</script>" });
        assert!(!super::safe_json(&data).contains('<'));
    }
}

//! Text made safe for elements and for quoted attributes alike.

/// Appends a text with `& < > " '` as character references.
pub(super) fn push(out: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let reference = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(reference);
        from = at + 1;
    }
    out.push_str(&text[from..]);
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_opens_or_closes() {
        let mut out = String::new();
        super::push(&mut out, "<a b=\"c\" d='é'> & fin");
        assert_eq!(out, "&lt;a b=&quot;c&quot; d=&#39;é&#39;&gt; &amp; fin");
    }
}

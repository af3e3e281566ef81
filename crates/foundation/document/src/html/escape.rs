//! Text made safe for elements and for quoted attributes alike.

use std::fmt::{self, Write};

/// Writes a text with `& < > " '` as character references. Errors: those of what it is written to.
pub fn escape(out: &mut impl Write, text: &str) -> fmt::Result {
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
        out.write_str(&text[from..at])?;
        out.write_str(reference)?;
        from = at + 1;
    }
    out.write_str(&text[from..])
}

/// Appends a text so. Writing to a string cannot fail.
pub(super) fn push(out: &mut String, text: &str) {
    let _ = escape(out, text);
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

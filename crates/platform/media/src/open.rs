//! A file's bytes, whole or in part.

use std::ops::Range;

use files::{ByteStream, FileStore};
use kernel::Result;

use crate::Part;

/// The bytes of a part, whole or those of the range. Errors: `NotFound`; `BadRequest` where nothing lies within the
/// range.
pub async fn open(files: &FileStore, part: &Part, range: Option<Range<u64>>) -> Result<ByteStream> {
    match range {
        Some(range) => files.range(part.hash, range).await,
        None => files.get(part.hash).await.map(|(_, stream)| stream),
    }
}

/// What a `Range` header asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asked {
    /// All of it (200): there is no such header, or it is one that may be ignored.
    Whole,
    /// These bytes (206).
    Part(Range<u64>),
    /// Bytes that there are not (416).
    Nothing,
}

/// Reads a `Range` header (RFC 9110, 14.1.2) for a file of so many bytes. Several ranges at once are ignored, as the
/// RFC allows.
pub fn asked(header: Option<&str>, bytes: u64) -> Asked {
    let span = header.and_then(|header| header.trim().strip_prefix("bytes="));
    let Some((first, last)) = span.and_then(|span| span.split_once('-')) else { return Asked::Whole };
    let range = match (digits(first), digits(last)) {
        (Some(first), Some(last)) if first <= last => first..last.saturating_add(1).min(bytes),
        (Some(first), None) if last.is_empty() => first..bytes,
        (None, Some(length)) if first.is_empty() => bytes.saturating_sub(length)..bytes,
        _ => return Asked::Whole,
    };
    if range.is_empty() { Asked::Nothing } else { Asked::Part(range) }
}

fn digits(text: &str) -> Option<u64> {
    let sober = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    sober.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_as_the_rfc_says() {
        for (header, wanted) in [
            ("bytes=0-499", Asked::Part(0..500)),
            ("bytes=500-", Asked::Part(500..1000)),
            ("bytes=-300", Asked::Part(700..1000)),
            ("bytes=-5000", Asked::Part(0..1000)),
            ("bytes=999-99999999999999999999999", Asked::Part(999..1000)),
            ("bytes=1000-", Asked::Nothing),
            ("bytes=-0", Asked::Nothing),
            ("bytes=5-2", Asked::Whole),
            ("bytes=0-1,5-6", Asked::Whole),
            ("bytes=+1-2", Asked::Whole),
            ("lines=0-1", Asked::Whole),
            ("bytes=-", Asked::Whole),
        ] {
            assert_eq!(asked(Some(header), 1000), wanted, "{header}");
        }
        assert_eq!(asked(None, 1000), Asked::Whole);
        assert_eq!(asked(Some("bytes=0-"), 0), Asked::Nothing);
    }

    proptest::proptest! {
        #[test]
        fn a_part_lies_within_the_file(header in "bytes=[0-9]{0,21}-[0-9]{0,21}", bytes: u64) {
            if let Asked::Part(range) = asked(Some(&header), bytes) {
                proptest::prop_assert!(range.start < range.end && range.end <= bytes);
            }
        }
    }
}

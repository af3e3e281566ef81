//! Compression: cheap at once, better in the background once a page proves wanted.

use std::io::Write as _;

use bytes::Bytes;

/// A content coding that is offered, in the order of preference among equals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Brotli,
    Zstd,
    Gzip,
}

impl Coding {
    pub(crate) const ALL: [Self; 3] = [Self::Brotli, Self::Zstd, Self::Gzip];

    /// As in `Content-Encoding`.
    pub(crate) fn token(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Zstd => "zstd",
            Self::Gzip => "gzip",
        }
    }
}

/// Which codings an `Accept-Encoding` header takes, by [`Coding`]'s order (RFC 9110, 12.5.3; `q=0` refuses).
pub(crate) fn accepted(header: &[u8]) -> [bool; 3] {
    let mut taken = [false; 3];
    for item in header.split(|b| *b == b',').take(16) {
        let mut parts = item.split(|b| *b == b';').map(<[u8]>::trim_ascii);
        let name = parts.next().unwrap_or_default();
        let refused = parts.any(|part| matches!(part, b"q=0" | b"q=0.0" | b"q=0.00" | b"q=0.000"));
        for (at, coding) in Coding::ALL.iter().enumerate() {
            if name.eq_ignore_ascii_case(coding.token().as_bytes()) {
                taken[at] = !refused;
            }
        }
    }
    taken
}

/// How much effort a compression is worth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// A visitor waits.
    Quick,
    /// In the background.
    Thorough,
}

/// The bytes, compressed; nothing where that fails, which no in-memory writer does.
pub(crate) fn compress(plain: &[u8], coding: Coding, effort: Effort) -> Option<Bytes> {
    let quick = effort == Effort::Quick;
    let bytes = match coding {
        Coding::Zstd => zstd::bulk::compress(plain, if quick { 1 } else { 12 }).ok()?,
        Coding::Gzip => {
            let level = flate2::Compression::new(if quick { 1 } else { 7 });
            let mut out = flate2::write::GzEncoder::new(Vec::with_capacity(plain.len() / 3), level);
            out.write_all(plain).ok()?;
            out.finish().ok()?
        }
        Coding::Brotli => {
            let params = brotli::enc::BrotliEncoderParams { quality: if quick { 2 } else { 9 }, ..Default::default() };
            let mut out = Vec::with_capacity(plain.len() / 3);
            brotli::BrotliCompress(&mut &*plain, &mut out, &params).ok()?;
            out
        }
    };
    Some(Bytes::from(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_of_browsers_are_understood() {
        assert_eq!(accepted(b"gzip, deflate, br, zstd"), [true, true, true]);
        assert_eq!(accepted(b"gzip;q=0, br;q=1.0"), [true, false, false]);
        assert_eq!(accepted(b"identity"), [false, false, false]);
    }

    #[test]
    fn what_is_compressed_comes_back() {
        let page = "<p>Malines</p>".repeat(500);
        for effort in [Effort::Quick, Effort::Thorough] {
            let zstd = compress(page.as_bytes(), Coding::Zstd, effort).unwrap();
            assert_eq!(zstd::bulk::decompress(&zstd, 1 << 20).unwrap(), page.as_bytes());
            let brotli = compress(page.as_bytes(), Coding::Brotli, effort).unwrap();
            let mut back = Vec::new();
            brotli::BrotliDecompress(&mut &brotli[..], &mut back).unwrap();
            assert_eq!(back, page.as_bytes());
            let gzip = compress(page.as_bytes(), Coding::Gzip, effort).unwrap();
            let mut back = Vec::new();
            std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&gzip[..]), &mut back).unwrap();
            assert_eq!(back, page.as_bytes());
        }
    }
}

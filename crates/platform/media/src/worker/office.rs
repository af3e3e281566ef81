//! Whom an office document names as its author, among the properties that travel with it (ECMA-376 part 2, 11;
//! `OpenDocument` 1.3, 4.3). The document itself is not opened.

use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom},
    path::Path,
};

use flate2::read::DeflateDecoder;
use quick_xml::{Reader, escape::unescape, events::Event};

use super::{Report, signed};
use crate::Format;

/// The longest table of contents, and the longest properties, in bytes.
const LARGEST: u64 = 4 << 20;

/// Where an archive's table of contents is told, at most so far from its end.
const TAIL: u64 = 66_000;

/// Reads its properties. A document without any, or with some that cannot be read, names nobody.
pub(super) fn read(source: &Path, format: Format) -> Report {
    let place = match format {
        Format::Odt | Format::Ods | Format::Odp => "meta.xml",
        _ => "docProps/core.xml",
    };
    let properties = File::open(source).ok().and_then(|mut file| entry(&mut file, place));
    let names = properties.map(|xml| names(&String::from_utf8_lossy(&xml))).unwrap_or_default();
    Report::Signed { author: signed(names) }
}

/// Who wrote it first, and who last.
fn names(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut names = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start))
                if matches!(start.local_name().as_ref(), "creator" | "initial-creator" | "lastModifiedBy") =>
            {
                let said = reader.read_text(start.name()).ok();
                let said = said.and_then(|text| unescape(&text.xml10_content()).ok().map(std::borrow::Cow::into_owned));
                names.extend(said);
            }
            Ok(Event::Eof) | Err(_) => return names,
            Ok(_) => {}
        }
    }
}

/// The file of this name in an archive (APPNOTE.TXT 6.3).
fn entry(file: &mut File, name: &str) -> Option<Vec<u8>> {
    let length = file.metadata().ok()?.len();
    let tail = piece(file, length.saturating_sub(TAIL), TAIL)?;
    let end = tail.windows(4).rposition(|bytes| bytes == b"PK\x05\x06")?;
    let (size, begin) = (number(&tail, end + 12, 4)?, number(&tail, end + 16, 4)?);
    let table = piece(file, begin, size)?;
    let mut at = 0;
    while table.get(at..at + 4)? == b"PK\x01\x02" {
        let [named, more, said] = [28, 30, 32].map(|place| number(&table, at + place, 2));
        let (named, more) = (usize::try_from(named?).ok()?, usize::try_from(more? + said?).ok()?);
        if table.get(at + 46..at + 46 + named)? == name.as_bytes() {
            let (method, packed) = (number(&table, at + 10, 2)?, number(&table, at + 20, 4)?);
            return unpacked(file, number(&table, at + 42, 4)?, method, packed);
        }
        at += 46 + named + more;
    }
    None
}

/// What an entry holds, as it is stored or deflated.
fn unpacked(file: &mut File, begin: u64, method: u64, packed: u64) -> Option<Vec<u8>> {
    let head = piece(file, begin, 30)?;
    let data = begin + 30 + number(&head, 26, 2)? + number(&head, 28, 2)?;
    let bytes = piece(file, data, packed)?;
    match method {
        0 => Some(bytes),
        8 => {
            let mut whole = Vec::new();
            DeflateDecoder::new(&bytes[..]).take(LARGEST).read_to_end(&mut whole).ok()?;
            Some(whole)
        }
        _ => None,
    }
}

/// At most so many bytes from there on.
fn piece(file: &mut File, from: u64, length: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(from)).ok()?;
    file.take(length.min(LARGEST)).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// A number, the least byte first.
fn number(bytes: &[u8], at: usize, width: usize) -> Option<u64> {
    let digits = bytes.get(at..at.checked_add(width)?)?;
    Some(digits.iter().rev().fold(0, |number, digit| number << 8 | u64::from(*digit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_name_who_wrote_first_and_last() {
        let core = "<?xml version=\"1.0\"?><cp:coreProperties><dc:title>Guide</dc:title><dc:creator>Ana &amp; Bo</dc:creator>\
                    <cp:lastModifiedBy> Ana &amp; Bo </cp:lastModifiedBy></cp:coreProperties>";
        assert_eq!(signed(names(core)).as_deref(), Some("Ana & Bo"), "once");
        let meta = "<office:meta><meta:initial-creator>Ana</meta:initial-creator><dc:creator>Bo\u{1}</dc:creator><dc:creator/>";
        assert_eq!(signed(names(meta)).as_deref(), Some("Ana, Bo"));
        for nothing in ["", "<dc:creator>", "<dc:creator> </dc:creator>", "<a>&nothing;</a>", "no properties <"] {
            assert_eq!(signed(names(nothing)), None, "{nothing}");
        }
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_stumble(before: Vec<u8>, size: u32, begin: u32, after: Vec<u8>) {
            let end = [&b"PK\x05\x06"[..], &[0; 8], &size.to_le_bytes(), &begin.to_le_bytes(), &after].concat();
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("source");
            std::fs::write(&path, [before, b"PK\x01\x02".to_vec(), end].concat()).unwrap();
            let report = read(&path, Format::Docx);
            proptest::prop_assert_eq!(report, Report::Signed { author: None });
        }
    }
}

//! What a file is, told from its bytes. A name only tells one harmless kind of text from another.

use crate::Format;

/// How many bytes of a file's beginning are looked at.
pub(crate) const HEAD: u64 = 16 << 10;

/// How many bytes of an archive's end are looked at: its table of contents stands there.
pub(crate) const TAIL: u64 = 1 << 20;

/// What the file is. `head` are its first bytes and `tail` its last ones (of an archive, as many as 1 MiB; otherwise
/// they may be none); `length` is the whole file's.
pub fn sniff(head: &[u8], tail: &[u8], length: u64, name: &str) -> Format {
    if head.starts_with(b"PK\x03\x04") {
        return archive(head, tail, length);
    }
    let known = infer::get(head).map(|kind| kind.extension());
    match known {
        Some("jpg") => Format::Jpeg,
        Some("png") => Format::Png,
        Some("gif") => Format::Gif,
        Some("webp") => Format::Webp,
        Some("avif") => Format::Avif,
        Some("heif") => Format::Heic,
        Some("pdf") => Format::Pdf,
        Some("doc") => Format::Doc,
        Some("xls") => Format::Xls,
        Some("ppt") => Format::Ppt,
        Some("rtf") => Format::Rtf,
        Some("mp3") => Format::Mp3,
        Some("m4a") => Format::M4a,
        Some("ogg" | "opus") => Format::Ogg,
        Some("wav") => Format::Wav,
        Some("flac") => Format::Flac,
        Some("mp4" | "m4v") => Format::Mp4,
        Some("mov") => Format::Mov,
        Some("webm") => Format::Webm,
        Some("html" | "xml") => markup(head),
        _ if is_text(head) => text(head, name),
        _ => Format::Other,
    }
}

/// Whether there is nothing in it that only machines write. Bytes beyond ASCII may be of any encoding.
fn is_text(head: &[u8]) -> bool {
    head.iter().all(|byte| *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c))
}

fn text(head: &[u8], name: &str) -> Format {
    let plain = head.strip_prefix("\u{feff}".as_bytes()).unwrap_or(head);
    let lower: Vec<u8> = plain.to_ascii_lowercase();
    // Browsers that guess look for tags near the beginning; so anything that has one is markup.
    let tag = lower.windows(2).any(|pair| pair[0] == b'<' && matches!(pair[1], b'a'..=b'z' | b'!' | b'?' | b'/'));
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        _ if plain.starts_with(b"WEBVTT") => Format::Vtt,
        _ if plain.starts_with(b"BEGIN:VCALENDAR") => Format::Calendar,
        _ if tag => markup(head),
        Some("csv" | "tsv") => Format::Csv,
        _ => Format::Text,
    }
}

fn markup(head: &[u8]) -> Format {
    let text = String::from_utf8_lossy(head).to_ascii_lowercase();
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    // Past the declaration, comments and the document type stands the root.
    loop {
        let end = match rest {
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<!doctype svg") => ">",
            _ => break,
        };
        match rest.split_once(end) {
            Some((_, after)) => rest = after.trim_start(),
            None => break,
        }
    }
    if rest.starts_with("<svg") { Format::Svg } else { Format::Markup }
}

/// An archive, by the names in its table of contents; an `OpenDocument` also by its first entry.
fn archive(head: &[u8], tail: &[u8], length: u64) -> Format {
    let names = names(tail, length).unwrap_or_default();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let macros = names
        .iter()
        .any(|name| name.ends_with("vbaproject.bin") || name.starts_with("basic/") || name.starts_with("scripts/"));
    let first = first_entry(head).unwrap_or_default();
    let format = match first {
        b"application/vnd.oasis.opendocument.text" => Format::Odt,
        b"application/vnd.oasis.opendocument.spreadsheet" => Format::Ods,
        b"application/vnd.oasis.opendocument.presentation" => Format::Odp,
        b"application/epub+zip" => Format::Epub,
        _ if has("word/document.xml") => Format::Docx,
        _ if has("xl/workbook.xml") => Format::Xlsx,
        _ if has("ppt/presentation.xml") => Format::Pptx,
        _ => Format::Zip,
    };
    if macros && !matches!(format, Format::Zip | Format::Epub) { Format::MacroOffice } else { format }
}

/// The bytes of an uncompressed first entry named `mimetype`.
fn first_entry(head: &[u8]) -> Option<&[u8]> {
    let stored = number(head, 8, 2)? == 0;
    let size = number(head, 18, 4)?;
    let start = 30 + number(head, 26, 2)? + number(head, 28, 2)?;
    let named = head.get(30..38)? == b"mimetype";
    if stored && named { head.get(start..start.checked_add(size)?) } else { None }
}

/// The names in a ZIP's central directory, in small letters; `None` where it does not lie within the tail.
fn names(tail: &[u8], length: u64) -> Option<Vec<String>> {
    let end = tail.windows(4).rposition(|bytes| bytes == b"PK\x05\x06")?;
    let begin = u64::try_from(number(tail, end + 16, 4)?).ok()?;
    let before = length.checked_sub(u64::try_from(tail.len()).ok()?)?;
    let mut at = usize::try_from(begin.checked_sub(before)?).ok()?;
    let mut names = Vec::new();
    while tail.get(at..at + 4)? == b"PK\x01\x02" {
        let name = number(tail, at + 28, 2)?;
        names.push(String::from_utf8_lossy(tail.get(at + 46..at + 46 + name)?).to_lowercase());
        at += 46 + name + number(tail, at + 30, 2)? + number(tail, at + 32, 2)?;
    }
    Some(names)
}

/// A little-endian number of so many bytes.
fn number(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let digits = bytes.get(at..at + width)?;
    Some(digits.iter().rev().fold(0, |number, digit| number << 8 | usize::from(*digit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An archive of these entries, uncompressed.
    fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
        let (mut all, mut table) = (Vec::new(), Vec::new());
        let word = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
        let long = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
        for (name, content) in entries {
            let sizes =
                [&[0; 10][..], &long(0), &long(content.len()), &long(content.len()), &word(name.len())].concat();
            table.extend([&b"PK\x01\x02\x14\0"[..], &sizes[..10], &sizes[10..], &[0; 12], &long(all.len())].concat());
            table.extend(name.bytes());
            let local = [&b"PK\x03\x04"[..], &sizes, &[0; 2], name.as_bytes(), content.as_bytes()].concat();
            all.extend(local);
        }
        let start = all.len();
        all.extend(&table);
        all.extend([&b"PK\x05\x06\0\0\0\0"[..], &word(entries.len()), &word(entries.len())].concat());
        all.extend([&long(table.len())[..], &long(start), &[0; 2]].concat());
        all
    }

    fn told(bytes: &[u8], name: &str) -> Format {
        sniff(bytes, bytes, bytes.len() as u64, name)
    }

    #[test]
    fn a_name_deceives_nobody() {
        assert_eq!(told(b"<html><script>alert(1)</script>", "photo.jpg"), Format::Markup);
        assert_eq!(told(b"\xff\xd8\xff\xe0\0\x10JFIF\0", "page.html"), Format::Jpeg);
        assert_eq!(told(b"hello <b onmouseover=x>", "notes.txt"), Format::Markup);
        assert_eq!(told(b"%PDF-1.7\n", "x.svg"), Format::Pdf);
        assert_eq!(told(b"MZ\x90\0\x03", "guide.pdf"), Format::Other);
        assert_eq!(told(b"", "empty.pdf"), Format::Text);
    }

    #[test]
    fn drawings_are_known_behind_what_stands_before_them() {
        for svg in [
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "\u{feff}<?xml version='1.0'?>\n<!-- a drawing -->\n<svg/>",
            "<?xml version='1.0'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'x'><SVG/>",
        ] {
            assert_eq!(told(svg.as_bytes(), "a.png"), Format::Svg, "{svg}");
        }
        assert_eq!(told(b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>", "a.svg"), Format::Markup);
    }

    #[test]
    fn texts_are_told_apart_by_their_name_where_they_are_harmless() {
        assert_eq!(told(b"ville;pays\nBamako;Mali\n", "villes.CSV"), Format::Csv);
        assert_eq!(told("ville;pays\nMéxico".as_bytes(), "villes"), Format::Text);
        assert_eq!(told(b"Montr\xe9al (a < b)", "latin1.txt"), Format::Text);
        assert_eq!(told(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Fred>Hi", "x"), Format::Vtt);
        assert_eq!(told(b"BEGIN:VCALENDAR\r\n", "x"), Format::Calendar);
    }

    #[test]
    fn office_documents_are_known_by_what_they_hold() {
        let types = ("[Content_Types].xml", "<Types/>");
        assert_eq!(told(&zip(&[types, ("word/document.xml", "")]), "a.zip"), Format::Docx);
        assert_eq!(told(&zip(&[types, ("xl/workbook.xml", "")]), "a.docx"), Format::Xlsx);
        assert_eq!(told(&zip(&[types, ("ppt/presentation.xml", "")]), "a"), Format::Pptx);
        assert_eq!(told(&zip(&[("mimetype", "application/epub+zip")]), "a"), Format::Epub);
        let odt = ("mimetype", "application/vnd.oasis.opendocument.text");
        assert_eq!(told(&zip(&[odt, ("content.xml", "")]), "a"), Format::Odt);
        assert_eq!(told(&zip(&[("photo.jpg", "x")]), "a.docx"), Format::Zip);
    }

    #[test]
    fn macros_are_found_whatever_the_file_is_called() {
        let with = zip(&[("word/document.xml", ""), ("word/vbaProject.bin", "x")]);
        assert_eq!(told(&with, "harmless.docx"), Format::MacroOffice);
        let odt = ("mimetype", "application/vnd.oasis.opendocument.text");
        assert_eq!(told(&zip(&[odt, ("Basic/Standard/Module1.xml", "")]), "a.odt"), Format::MacroOffice);
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_stumble(head: Vec<u8>, tail: Vec<u8>, length: u64, name: String) {
            sniff(&head, &tail, length, &name);
            sniff(&[b"PK\x03\x04", &head[..]].concat(), &[&tail[..], b"PK\x05\x06", &head].concat(), length, &name);
        }
    }
}

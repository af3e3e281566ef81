//! What an AVIF or HEIC picture tells beside its pixels (ISO/IEC 23008-12, ISO/IEC 14496-12): where, when, by which camera.
//! Nothing is decoded and nothing moves: as of a film, what tells becomes free space of the same length. What is kept is
//! named, so what nobody has thought of goes too.

use std::{ops::Range, path::Path};

use anyhow::{Context as _, ensure};

use super::{
    Report,
    place::{DEEPEST, Part, parts, shifted, walk},
};

/// The largest picture that is read, in bytes.
const LARGEST: u64 = 128 << 20;

/// Items that are pictures, or say how one is put together.
const PICTURES: [&[u8; 4]; 10] =
    [b"av01", b"hvc1", b"hev1", b"avc1", b"vvc1", b"jpeg", b"grid", b"iden", b"iovl", b"tmap"];

/// Which bytes are to be made free space. Errors: parts do not follow each other, or it is not said in a known way where
/// things are.
pub(super) fn told(source: &Path) -> anyhow::Result<Report> {
    ensure!(std::fs::metadata(source)?.len() <= LARGEST, "a picture that is too long");
    let places = find(&std::fs::read(source)?)?;
    Ok(Report::Told { places: places.into_iter().map(|range| shifted(range, 0)).collect() })
}

fn find(bytes: &[u8]) -> anyhow::Result<Vec<Range<usize>>> {
    let all = parts(bytes, 0..bytes.len());
    ensure!(all.last().is_some_and(|last| last.end == bytes.len()), "parts that do not follow each other");
    let mut found = Vec::new();
    for part in &all {
        match &part.kind {
            b"ftyp" | b"mdat" | b"meta" | b"free" | b"skip" => {}
            b"moov" => walk(bytes, part.start..part.end, DEEPEST, &mut found),
            // A film of the same moment, and whatever else makers hang behind.
            _ => found.push(part.start + 4..part.end),
        }
    }
    for meta in all.iter().filter(|part| part.kind == *b"meta") {
        found.extend(items(bytes, meta).context("a picture that does not say in a known way where things are")?);
    }
    Ok(found)
}

/// The bytes of the items that are no pictures.
fn items(bytes: &[u8], meta: &Part) -> Option<Vec<Range<usize>>> {
    // After its version.
    let inside = parts(bytes, meta.holds.checked_add(4)?..meta.end);
    let of = |kind: &[u8; 4]| inside.iter().find(|part| part.kind == *kind);
    let Some(info) = of(b"iinf") else { return Some(Vec::new()) };
    let tales = tales(bytes, info)?;
    if tales.is_empty() {
        return Some(Vec::new());
    }
    extents(bytes, of(b"iloc")?, of(b"idat"), &tales)
}

/// The numbers of the items that are no pictures (14496-12, 8.11.6).
fn tales(bytes: &[u8], info: &Part) -> Option<Vec<u64>> {
    let head = if *bytes.get(info.holds)? == 0 { 6 } else { 8 };
    let mut tales = Vec::new();
    for part in parts(bytes, info.holds.checked_add(head)?..info.end) {
        let mut entry = Reader { bytes, at: part.holds };
        let version = entry.number(1)?;
        // Older ones have no kind.
        (version >= 2).then_some(())?;
        entry.number(3)?;
        let item = entry.number(if version == 2 { 2 } else { 4 })?;
        entry.number(2)?;
        let kind = bytes.get(entry.at..entry.at + 4)?;
        if !PICTURES.iter().any(|known| *known == kind) {
            tales.push(item);
        }
    }
    Some(tales)
}

/// Where these items lie (14496-12, 8.11.3); nothing where one of them lies in a way that is not known.
fn extents(bytes: &[u8], places: &Part, data: Option<&Part>, wanted: &[u64]) -> Option<Vec<Range<usize>>> {
    let mut read = Reader { bytes, at: places.holds };
    let version = read.number(1)?;
    read.number(3)?;
    let widths = read.number(2)?;
    let width = |by: u32| usize::try_from(widths >> by & 15).unwrap_or_default();
    let (offset, length, base, index) = (width(12), width(8), width(4), if version == 0 { 0 } else { width(0) });
    let wide = if version < 2 { 2 } else { 4 };
    let (mut found, mut seen) = (Vec::new(), Vec::new());
    for _ in 0..read.number(wide)? {
        let item = read.number(wide)?;
        let method = if version == 0 { 0 } else { read.number(2)? & 15 };
        read.number(2)?;
        let begins = read.number(base)?;
        for _ in 0..read.number(2)? {
            read.number(index)?;
            let (from, long) = (begins.checked_add(read.number(offset)?)?, read.number(length)?);
            if !wanted.contains(&item) {
                continue;
            }
            let start = match method {
                0 => 0,
                1 => data?.holds,
                _ => return None,
            };
            let start = start.checked_add(usize::try_from(from).ok()?)?;
            let end = start.checked_add(usize::try_from(long).ok()?)?;
            (start < end && end <= bytes.len()).then_some(())?;
            found.push(start..end);
            seen.push(item);
        }
    }
    wanted.iter().all(|item| seen.contains(item)).then_some(found)
}

/// Numbers that follow each other.
struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Reader<'_> {
    /// The next number of so many bytes, the greatest first.
    fn number(&mut self, width: usize) -> Option<u64> {
        let digits = self.bytes.get(self.at..self.at.checked_add(width)?)?;
        self.at += width;
        Some(digits.iter().fold(0, |number, digit| number << 8 | u64::from(*digit)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::worker::place::blank;

    fn part(kind: &[u8], holds: &[u8]) -> Vec<u8> {
        [&u32::try_from(holds.len() + 8).unwrap().to_be_bytes()[..], kind, holds].concat()
    }

    /// A picture with its EXIF among its pixels, its XMP in its description, and a film behind it.
    fn picture() -> Vec<u8> {
        let head = part(b"ftyp", b"heic\0\0\0\0heicmif1");
        let entry = |item: u8, kind: &[u8]| part(b"infe", &[&[2, 0, 0, 0, 0, item, 0, 0], kind, b"\0"].concat());
        let entries = [entry(1, b"hvc1"), entry(2, b"Exif"), entry(3, b"mime")].concat();
        let info = part(b"iinf", &[&[0, 0, 0, 0, 0, 3][..], &entries].concat());
        let data = part(b"idat", b"..+51.0259 in words..");
        let make = |pixels: u32| {
            let place = |item: u8, method: u8, at: u32, length: u32| {
                let at = [at.to_be_bytes(), length.to_be_bytes()].concat();
                [&[0, item, 0, method, 0, 0, 0, 1][..], &at].concat()
            };
            let all = [place(1, 0, pixels, 6), place(2, 0, pixels + 6, 13), place(3, 1, 2, 17)].concat();
            let places = part(b"iloc", &[&[1, 0, 0, 0, 0x44, 0, 0, 3][..], &all].concat());
            part(b"meta", &[&[0; 4][..], &part(b"hdlr", b"pict"), &info, &places, &data].concat())
        };
        let from = u32::try_from(head.len() + make(0).len() + 8).unwrap();
        let film = part(b"mpvd", b"a film at 51.0259");
        [head, make(from), part(b"mdat", b"pixels51.0259 Exif."), film].concat()
    }

    #[test]
    fn a_picture_loses_its_place_and_nothing_else() {
        let before = picture();
        let mut after = before.clone();
        let ranges: Vec<_> = find(&before).unwrap().into_iter().map(|range| shifted(range, 0)).collect();
        blank(&mut after, 0, &ranges);
        let has = |needle: &[u8]| after.windows(needle.len()).any(|window| window == needle);
        assert!(!has(b"51.0259") && !has(b"in words") && !has(b"a film"));
        assert!(has(b"pixels") && has(b"hvc1") && after.len() == before.len());
        assert_eq!(find(&after).unwrap().len(), 2, "the items are still named, and say nothing");
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        let whole = picture();
        assert!(find(&whole[..whole.len() - 3]).is_err(), "cut off");
        assert!(find(b"").is_err());
        let at = whole.windows(4).position(|window| window == b"iloc").unwrap();
        let mut nowhere = whole.clone();
        // The way in which the second item is stored: one that is not known.
        nowhere[at + 4 + 8 + 16 + 3] = 2;
        assert!(find(&nowhere).is_err());
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_stumble(bytes: Vec<u8>, at in 0_usize..400, byte: u8) {
            let _ = find(&part(b"meta", &bytes));
            let mut whole = picture();
            let index = at % whole.len();
            whole[index] = byte;
            if let Ok(ranges) = find(&whole) {
                proptest::prop_assert!(ranges.iter().all(|range| range.end <= whole.len()));
            }
        }
    }
}

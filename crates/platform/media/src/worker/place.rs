//! Where a film was taken: the parts of an MP4 or `QuickTime` file that say it (ISO/IEC 14496-12, 3GPP TS 26.244,
//! `QuickTime` File Format). Nothing is decoded and nothing moves: each part becomes free space of the same length, so the
//! places that the other parts name stay right.

use std::{
    fs::File,
    io::{Read as _, Seek as _, SeekFrom},
    ops::Range,
    path::Path,
};

use anyhow::{Context as _, ensure};

/// The largest description of a film that is read, in bytes.
const LARGEST: u64 = 128 << 20;

/// How deep parts lie within parts, at most.
pub(super) const DEEPEST: u8 = 8;

/// How many parts may tell a place.
const MOST: usize = 500;

/// What the keys of Apple's descriptions begin with that tell a place.
const PLACE: &[u8] = b"com.apple.quicktime.location.";

/// Which bytes are to be made free space ([`blank`]). Errors: parts do not follow each other, as in a file that is cut
/// off.
pub(super) fn find(source: &Path) -> anyhow::Result<Vec<Range<u64>>> {
    let mut file = File::open(source)?;
    let length = file.metadata()?.len();
    let (mut at, mut found, mut described) = (0, Vec::new(), false);
    while at < length {
        let mut head = [0; 16];
        file.seek(SeekFrom::Start(at))?;
        let read = file.by_ref().take(16).read(&mut head)?;
        let part = Part::read(&head[..read], 0, length - at).context("parts that do not follow each other")?;
        let whole = u64::try_from(part.end)?;
        ensure!(at + whole <= length, "a film that is cut off");
        if part.kind == *b"moov" || part.kind == *b"uuid" || part.kind == *b"meta" {
            ensure!(whole <= LARGEST, "a film with too long a description");
            let mut bytes = vec![0; part.end];
            file.seek(SeekFrom::Start(at))?;
            file.read_exact(&mut bytes)?;
            let mut within = Vec::new();
            walk(&bytes, 0..bytes.len(), DEEPEST, &mut within);
            found.extend(within.into_iter().map(|range| shifted(range, at)));
            described |= part.kind == *b"moov";
        }
        at += whole;
    }
    ensure!(described, "a film without a description");
    ensure!(found.len() <= MOST, "a film that tells very many places");
    Ok(found)
}

/// A range of bytes that were read from there on, as one of the file.
pub(super) fn shifted(range: Range<usize>, by: u64) -> Range<u64> {
    let far = |at: usize| u64::try_from(at).unwrap_or(u64::MAX).saturating_add(by);
    far(range.start)..far(range.end)
}

/// A part: four letters after its length, then what it holds.
pub(super) struct Part {
    pub(super) kind: [u8; 4],
    pub(super) start: usize,
    pub(super) holds: usize,
    pub(super) end: usize,
}

impl Part {
    /// The part that begins there; nothing where none does. `limit` is where the last one may end.
    fn read(bytes: &[u8], start: usize, limit: u64) -> Option<Self> {
        let number = |at: usize, width: usize| {
            let digits = bytes.get(at..at + width)?;
            Some(digits.iter().fold(0_u64, |number, digit| number << 8 | u64::from(*digit)))
        };
        let kind = bytes.get(start + 4..start + 8)?.try_into().ok()?;
        let (length, head) = match number(start, 4)? {
            0 => (limit.checked_sub(u64::try_from(start).ok()?)?, 8),
            1 => (number(start + 8, 8)?, 16),
            length => (length, 8),
        };
        let length = usize::try_from(length).ok()?;
        (length >= head).then_some(())?;
        Some(Self { kind, start, holds: start + head, end: start.checked_add(length)? })
    }
}

/// The parts of these bytes. What is no part ends the row: no player reads on from there.
pub(super) fn parts(bytes: &[u8], within: Range<usize>) -> Vec<Part> {
    let (mut at, mut all) = (within.start, Vec::new());
    while let Some(part) = Part::read(bytes, at, u64::try_from(within.end).unwrap_or(u64::MAX)) {
        if part.end > within.end {
            break;
        }
        at = part.end;
        all.push(part);
    }
    all
}

/// Finds the parts that tell a place, within others too.
pub(super) fn walk(bytes: &[u8], within: Range<usize>, depth: u8, found: &mut Vec<Range<usize>>) {
    for part in parts(bytes, within) {
        let tells = matches!(&part.kind, b"\xa9xyz" | b"loci" | b"XMP_" | b"uuid");
        if tells {
            // From its letters on: `free`, then nothing.
            found.push(part.start + 4..part.end);
        } else if depth > 0 && matches!(&part.kind, b"moov" | b"trak" | b"udta" | b"ilst") {
            walk(bytes, part.holds..part.end, depth - 1, found);
        } else if depth > 0 && part.kind == *b"meta" {
            // In QuickTime its parts follow at once, in MP4 after a version.
            let is_plain = bytes.get(part.holds + 4..part.holds + 8) == Some(b"hdlr");
            let holds = part.holds + if is_plain { 0 } else { 4 };
            keyed(bytes, holds..part.end, found);
            walk(bytes, holds..part.end, depth - 1, found);
        }
    }
}

/// Apple's descriptions: `keys` names them, `ilst` holds them by the number of their key, from 1.
fn keyed(bytes: &[u8], within: Range<usize>, found: &mut Vec<Range<usize>>) {
    let all = parts(bytes, within);
    let of = |kind: &[u8; 4]| all.iter().find(|part| part.kind == *kind);
    let (Some(keys), Some(list)) = (of(b"keys"), of(b"ilst")) else { return };
    // After its version and their count.
    let names = parts(bytes, (keys.holds + 8).min(keys.end)..keys.end);
    for item in parts(bytes, list.holds..list.end) {
        let number = usize::try_from(u32::from_be_bytes(item.kind)).unwrap_or_default();
        let name = number.checked_sub(1).and_then(|index| names.get(index));
        if name.and_then(|name| bytes.get(name.holds..name.end)).is_some_and(|name| name.starts_with(PLACE)) {
            found.push(item.start + 4..item.end);
        }
    }
}

/// Makes free space of these ranges, in a piece of the file that begins there.
pub(crate) fn blank(piece: &mut [u8], at: u64, ranges: &[Range<u64>]) {
    let end = at + u64::try_from(piece.len()).unwrap_or_default();
    for range in ranges.iter().filter(|range| range.start < end && range.end > at) {
        for place in range.start.max(at)..range.end.min(end) {
            let letter = usize::try_from(place - range.start).ok().and_then(|index| b"free".get(index));
            if let Some(byte) = usize::try_from(place - at).ok().and_then(|index| piece.get_mut(index)) {
                *byte = letter.copied().unwrap_or_default();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(kind: &[u8], holds: &[u8]) -> Vec<u8> {
        [&u32::try_from(holds.len() + 8).unwrap().to_be_bytes()[..], kind, holds].concat()
    }

    /// A film that tells its place in every way that is known.
    fn film() -> Vec<u8> {
        let long = |number: u32| number.to_be_bytes();
        let keys = [
            &long(0)[..],
            &long(2),
            &part(b"mdta", b"com.apple.quicktime.make"),
            &part(b"mdta", b"com.apple.quicktime.location.ISO6709"),
        ];
        let items = [part(&long(1), b"a maker"), part(&long(2), b"+51.0259+004.4775/")].concat();
        let meta = [part(b"hdlr", b"mdta"), part(b"keys", &keys.concat()), part(b"ilst", &items)].concat();
        let udta = [part(b"\xa9xyz", b"+51.0259+004.4775/"), part(b"\xa9nam", b"a name"), part(b"loci", b"Malines")];
        let itunes = [&long(0)[..], &part(b"ilst", &part(b"\xa9xyz", b"+51.0259"))].concat();
        let udta = [udta.concat(), part(b"meta", &itunes), long(0).to_vec()].concat();
        let track = part(b"trak", &part(b"udta", &part(b"loci", b"Malines")));
        let moov = [part(b"mvhd", b"head"), track, part(b"meta", &meta), part(b"udta", &udta)].concat();
        [
            part(b"ftyp", b"isom"),
            part(b"mdat", b"+51.0259 is no place here"),
            part(b"moov", &moov),
            part(b"uuid", b"GPS"),
        ]
        .concat()
    }

    fn found(bytes: &[u8]) -> anyhow::Result<Vec<Range<u64>>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("film");
        std::fs::write(&path, bytes).unwrap();
        find(&path)
    }

    #[test]
    fn a_film_loses_its_place_and_nothing_else() {
        let film = film();
        let ranges = found(&film).unwrap();
        let mut whole = film.clone();
        blank(&mut whole, 0, &ranges);
        // The same in pieces, however they are cut.
        for size in [1, 7, 64] {
            let mut pieces = film.clone();
            for (index, piece) in pieces.chunks_mut(size).enumerate() {
                blank(piece, u64::try_from(index * size).unwrap(), &ranges);
            }
            assert_eq!(pieces, whole, "in pieces of {size}");
        }
        assert_eq!(whole.len(), film.len());
        let count = |needle: &[u8]| whole.windows(needle.len()).filter(|window| *window == needle).count();
        assert_eq!((count(b"51.0259"), count(b"Malines"), count(b"GPS")), (1, 0, 0), "only what the film itself holds");
        assert_eq!((count(b"a maker"), count(b"a name"), count(b"mvhd"), count(b"free")), (1, 1, 1, 6));
        assert_eq!(found(&whole).unwrap(), [], "nothing is left to find");
    }

    #[test]
    fn a_cut_film_is_refused() {
        let film = film();
        assert!(found(&film[..film.len() - 30]).is_err());
        assert!(found(b"").is_err());
        assert!(found(&part(b"ftyp", b"isom")).is_err(), "without a description");
        assert!(found(b"\0\0\0\x04moov").is_err());
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_stumble(bytes: Vec<u8>, at in 0_usize..400, byte: u8) {
            let _ = found(&part(b"moov", &bytes));
            let mut film = film();
            let index = at % film.len();
            film[index] = byte;
            if let Ok(ranges) = found(&film) {
                proptest::prop_assert!(ranges.iter().all(|range| range.end <= film.len() as u64));
            }
        }
    }
}

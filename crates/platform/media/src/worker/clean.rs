//! A picture without what it tells beside its pixels: the place, the camera, the author, a smaller picture of what was
//! cut away. Its pixels are not touched. What is kept is named, so what nobody has thought of goes too.

use std::path::Path;

use anyhow::{Context as _, ensure};

use super::CLEAN;
use crate::Format;

/// Writes the clean picture into the working folder. `turn` is its orientation as EXIF has it (1 to 8), which is all
/// that is kept of EXIF: without it, browsers would show a photograph on its side.
pub(super) fn write(source: &Path, format: Format, turn: u8) -> anyhow::Result<()> {
    let bytes = std::fs::read(source)?;
    let clean = match format {
        Format::Jpeg => jpeg(&bytes, turn),
        Format::Png => png(&bytes, turn),
        Format::Webp => webp(&bytes, turn),
        _ => gif(&bytes),
    };
    std::fs::write(CLEAN, clean.context("a picture whose parts do not follow each other")?).map_err(Into::into)
}

/// EXIF that says nothing but the orientation (TIFF 6.0, big-endian, one entry of type SHORT).
fn orientation(turn: u8) -> Vec<u8> {
    [&b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"[..], &[turn], &[0; 6]].concat()
}

fn big(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    Some(bytes.get(at..at.checked_add(width)?)?.iter().fold(0, |number, digit| number << 8 | usize::from(*digit)))
}

fn little(bytes: &[u8], at: usize) -> Option<usize> {
    Some(bytes.get(at..at.checked_add(4)?)?.iter().rev().fold(0, |number, digit| number << 8 | usize::from(*digit)))
}

/// The segments up to the end of the image (ITU-T T.81, annex B), without application data and comments. Kept of those
/// are JFIF (APP0), the colour profile (APP2) and Adobe's word on colours (APP14).
fn jpeg(bytes: &[u8], turn: u8) -> Option<Vec<u8>> {
    let mut clean = b"\xff\xd8".to_vec();
    if turn != 1 {
        let exif = [&b"Exif\0\0"[..], &orientation(turn)].concat();
        clean.extend([&b"\xff\xe1"[..], &u16::try_from(exif.len() + 2).ok()?.to_be_bytes(), &exif].concat());
    }
    let mut at = 2;
    loop {
        // Any number of 0xff may stand before a marker.
        while bytes.get(at..at + 2)? == b"\xff\xff" {
            at += 1;
        }
        let marker = *bytes.get(at..at + 2)?.strip_prefix(b"\xff")?.first()?;
        if marker == 0xd9 {
            clean.extend(b"\xff\xd9");
            return Some(clean);
        }
        let end = at + 2 + big(bytes, at + 2, 2)?;
        let (segment, content) = (bytes.get(at..end)?, bytes.get(at + 4..end)?);
        let is_kept = match marker {
            0xe0 => content.starts_with(b"JFIF\0"),
            0xe2 => content.starts_with(b"ICC_PROFILE\0"),
            0xee => content.starts_with(b"Adobe"),
            0xe1..=0xef | 0xfe => false,
            _ => true,
        };
        if is_kept {
            clean.extend(segment);
        }
        at = end;
        if marker == 0xda {
            let data = scan(bytes, at);
            clean.extend(bytes.get(at..data)?);
            at = data;
            if at == bytes.len() {
                // Cut off: browsers show what there is.
                return Some(clean);
            }
        }
    }
}

/// Where the data of a scan ends: at the next marker that is neither a stuffed byte nor a restart.
fn scan(bytes: &[u8], from: usize) -> usize {
    let is_marker = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xff | 0xd0..=0xd7);
    bytes.get(from..).unwrap_or_default().windows(2).position(is_marker).map_or(bytes.len(), |found| from + found)
}

/// The chunks that say how the picture looks (PNG, third edition, 11; APNG's among them), up to `IEND`.
fn png(bytes: &[u8], turn: u8) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 17] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV",
        b"cLLI", b"pHYs", b"acTL", b"fcTL", b"fdAT",
    ];
    let mut clean = bytes.get(..8)?.to_vec();
    let mut at = 8_usize;
    loop {
        let end = at.checked_add(12)?.checked_add(big(bytes, at, 4)?)?;
        let (chunk, name) = (bytes.get(at..end)?, bytes.get(at + 4..at + 8)?);
        if KEPT.iter().any(|kept| *kept == name) {
            clean.extend(chunk);
        }
        match name {
            b"IEND" => return Some(clean),
            b"IHDR" if turn != 1 => clean.extend(exif_chunk(turn)),
            _ => {}
        }
        at = end;
    }
}

fn exif_chunk(turn: u8) -> Vec<u8> {
    let body = [&b"eXIf"[..], &orientation(turn)].concat();
    let sum = crc32(&body).to_be_bytes();
    [&[0, 0, 0, 26][..], &body, &sum].concat()
}

/// CRC-32 as PNG asks for it, of a few bytes.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| sum >> 1 ^ if sum & 1 == 1 { 0xedb8_8320 } else { 0 })
    })
}

/// The chunks of the container that say how the picture looks (RFC 9649, 2.7).
fn webp(bytes: &[u8], turn: u8) -> Option<Vec<u8>> {
    const EXIF: u8 = 0b0000_1000;
    const XMP: u8 = 0b0000_0100;
    let end = little(bytes, 4)?.checked_add(8)?.min(bytes.len());
    let (mut body, mut at, mut is_extended) = (b"WEBP".to_vec(), 12, false);
    while at + 8 <= end {
        let length = little(bytes, at + 4)?;
        let next = at.checked_add(8)?.checked_add(length)?.checked_add(length % 2)?;
        let chunk = bytes.get(at..next.min(end))?;
        match chunk.get(..4)? {
            b"VP8X" => {
                let mut header = chunk.to_vec();
                *header.get_mut(8)? &= !(EXIF | XMP);
                *header.get_mut(8)? |= if turn == 1 { 0 } else { EXIF };
                body.extend(header);
                is_extended = true;
            }
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" | b"ANMF" | b"ICCP" => body.extend(chunk),
            _ => {}
        }
        at = next;
    }
    if turn != 1 && is_extended {
        body.extend([&b"EXIF\x1a\0\0\0"[..], &orientation(turn)].concat());
    }
    let length = u32::try_from(body.len()).ok()?.to_le_bytes();
    Some([&b"RIFF"[..], &length, &body].concat())
}

/// The blocks of a GIF (`GIF89a`, 12 to 27) up to its trailer, without comments and foreign application data.
fn gif(bytes: &[u8]) -> Option<Vec<u8>> {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let mut at = 13 + table(*bytes.get(10)?);
    let mut clean = bytes.get(..at)?.to_vec();
    loop {
        let (data, is_kept) = match *bytes.get(at)? {
            0x3b => {
                clean.push(0x3b);
                return Some(clean);
            }
            0x2c => (at + 11 + table(*bytes.get(at + 9)?), true),
            0x21 => (at + 2, is_gif_extension_kept(bytes.get(at..)?)),
            _ => return None,
        };
        let end = after_sub_blocks(bytes, data)?;
        if is_kept {
            clean.extend(bytes.get(at..end)?);
        }
        at = end;
    }
}

/// Whether an extension says how the picture looks: its control, its plain text, how often it moves.
fn is_gif_extension_kept(block: &[u8]) -> bool {
    let owner = block.get(3..14).unwrap_or_default();
    let loops = owner == b"NETSCAPE2.0" || owner == b"ANIMEXTS1.0";
    match block.get(1) {
        Some(0xf9 | 0x01) => true,
        Some(0xff) => loops,
        _ => false,
    }
}

/// What follows sub-blocks, each with its length before it, until an empty one.
fn after_sub_blocks(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let length = usize::from(*bytes.get(at)?);
        at += 1 + length;
        if length == 0 {
            return Some(at);
        }
    }
}

/// What must hold of a clean picture before it is given out: it still begins like one of its format.
pub(super) fn check(format: Format) -> anyhow::Result<()> {
    let bytes = std::fs::read(CLEAN)?;
    let head = &bytes[..bytes.len().min(1 << 14)];
    let told = crate::sniff(head, &[], u64::try_from(bytes.len())?, "");
    ensure!(told == format, "a clean picture that is no {} any more", format.label());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photograph_keeps_its_turn_and_loses_its_place_and_what_hangs_behind_it() {
        let segment = |marker: u8, content: &[u8]| {
            [&[0xff, marker][..], &u16::try_from(content.len() + 2).unwrap().to_be_bytes(), content].concat()
        };
        let image = [&segment(0xdb, b"table")[..], &segment(0xda, b"scan"), b"\x12\xff\x00\x34\xff\xd0\x56"].concat();
        let parts = [
            b"\xff\xd8".to_vec(),
            segment(0xe0, b"JFIF\0"),
            segment(0xe1, b"Exif\0\0 48.85 N"),
            segment(0xe1, b"http://ns.adobe.com/xap/1.0/\0 a place"),
            segment(0xe2, b"ICC_PROFILE\0\x01\x01"),
            segment(0xe2, b"MPF\0 another picture"),
            segment(0xed, b"Photoshop 3.0\0 an author"),
            segment(0xfe, b"a comment"),
            image.clone(),
            b"\xff\xd9".to_vec(),
            b"PK\x03\x04 an archive, or a film with a place".to_vec(),
        ];
        let clean = jpeg(&parts.concat(), 1).unwrap();
        let wanted = [&parts[0][..], &parts[1], &parts[4], &image, &parts[9]].concat();
        assert_eq!(clean, wanted);
        let turned = jpeg(&parts.concat(), 6).unwrap();
        assert!(turned.windows(12).any(|window| window == b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0"));
        assert!(!turned.windows(4).any(|window| window == b"48.8"));
    }

    #[test]
    fn a_cut_photograph_is_given_as_far_as_it_goes() {
        let cut = b"\xff\xd8\xff\xda\0\x02\x12\x34";
        assert_eq!(jpeg(cut, 1).unwrap(), cut);
        assert_eq!(jpeg(b"\xff\xd8\xff\xe1\xff", 1), None);
    }

    #[test]
    fn a_moving_picture_goes_on_moving() {
        let head = b"GIF89a\x01\0\x01\0\0\0\0".to_vec();
        let loops = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0".to_vec();
        let xmp = b"\x21\xff\x0bXMP DataXMP\x05place\0".to_vec();
        let comment = b"\x21\xfe\x02hi\0".to_vec();
        let frame = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0".to_vec();
        let all = [&head[..], &loops, &xmp, &comment, &frame, b"\x3b", b"<script>"].concat();
        assert_eq!(gif(&all).unwrap(), [&head[..], &loops, &frame, b"\x3b"].concat());
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_stumble(bytes: Vec<u8>, turn in 1_u8..9) {
            for head in [&b""[..], b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF\xff\0\0\0WEBP", b"GIF89a"] {
                let bytes = [head, &bytes].concat();
                jpeg(&bytes, turn);
                png(&bytes, turn);
                webp(&bytes, turn);
                gif(&bytes);
            }
        }
    }
}

//! Captions, checked when they come in: `WebVTT` (W3C, 4.1), of which browsers pass over a wrong cue without a word.

use files::{FileStore, Hash};
use futures::TryStreamExt as _;
use kernel::{Error, Result};

use crate::{Format, Received};

/// The field of the form that brings them.
const FIELD: &str = "track";

/// Checks captions that have arrived. Errors: an invalid `track`, with the line where something is wrong; those of the
/// store.
pub async fn check_captions(files: &FileStore, received: &Received) -> Result<()> {
    if received.format != Format::Vtt {
        return Err(Error::field(FIELD, "desk-media-fault-captions"));
    }
    check(&bytes(files, received.file.hash).await?).map_err(|fault| match fault {
        Fault::Bytes => Error::field(FIELD, "desk-media-fault-captions-utf-8"),
        Fault::None => Error::field(FIELD, "desk-media-fault-captions-none"),
        Fault::Line(line) => Error::Invalid(vec![kernel::FieldError::new(FIELD, "desk-media-fault-cue").quoting(line)]),
    })
}

/// The bytes of captions.
pub(crate) async fn bytes(files: &FileStore, hash: Hash) -> Result<Vec<u8>> {
    let (_, stream) = files.get(hash).await?;
    stream.try_fold(Vec::new(), async |all, piece| Ok([all, piece.to_vec()].concat())).await
}

/// What is said in captions, without their times and marks.
pub(crate) fn spoken(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
    let mut said = String::new();
    for block in text.split("\n\n") {
        let lines = block.lines().skip_while(|line| !line.contains("-->")).skip(1);
        for line in lines.map(str::trim).filter(|line| !line.is_empty()) {
            if !said.is_empty() {
                said.push(' ');
            }
            let mut is_mark = false;
            said.extend(line.chars().filter(|c| {
                let was_mark = is_mark;
                is_mark = *c == '<' || (is_mark && *c != '>');
                !is_mark && !was_mark
            }));
        }
    }
    said
}

/// What is wrong with captions.
#[derive(PartialEq, Eq, Debug)]
enum Fault {
    /// They are no UTF-8.
    Bytes,
    /// They hold no cue.
    None,
    /// This line, from 1.
    Line(usize),
}

fn check(bytes: &[u8]) -> Result<(), Fault> {
    let text = std::str::from_utf8(bytes).map_err(|_| Fault::Bytes)?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let mut lines = text.split('\n').enumerate().map(|(at, line)| (at + 1, line));
    let head = lines.next().map_or("", |(_, line)| line);
    if !matches!(head.strip_prefix("WEBVTT").map(|rest| rest.chars().next()), Some(None | Some(' ' | '\t'))) {
        return Err(Fault::Line(1));
    }
    // What stands under the head belongs to it, up to the first blank line.
    let mut block = Block::Head;
    let mut cues = 0;
    for (at, line) in lines {
        block = match block {
            _ if line.trim().is_empty() => Block::None,
            Block::Head | Block::Other if !line.contains("-->") => block,
            Block::Cue if !line.contains("-->") => Block::Cue,
            Block::None if ["NOTE", "STYLE", "REGION"].iter().any(|word| line.starts_with(word)) => Block::Other,
            // The name of a cue stands before its times.
            Block::None if !line.contains("-->") => Block::Named(at),
            Block::None | Block::Named(_) if is_timing(line) => {
                cues += 1;
                Block::Cue
            }
            Block::Named(name) => return Err(Fault::Line(name)),
            _ => return Err(Fault::Line(at)),
        };
    }
    match block {
        Block::Named(name) => Err(Fault::Line(name)),
        _ if cues == 0 => Err(Fault::None),
        _ => Ok(()),
    }
}

/// What a line stands in.
#[derive(Clone, Copy)]
enum Block {
    Head,
    None,
    /// A name that stands on this line; its times must follow.
    Named(usize),
    Cue,
    /// A note, a style, a region.
    Other,
}

/// `00:01.000 --> 01:02:03.500 line:0`, the end after the beginning.
fn is_timing(line: &str) -> bool {
    let Some((from, rest)) = line.split_once("-->") else { return false };
    let until = rest.split_whitespace().next().unwrap_or_default();
    match (millis(from.trim()), millis(until)) {
        (Some(from), Some(until)) => from < until,
        _ => false,
    }
}

/// `01:02:03.500`, the hours of two digits or more, or none.
fn millis(time: &str) -> Option<u64> {
    let (clock, thousandths) = time.split_once('.')?;
    let number = |digits: &str, fits: bool| {
        let sober = fits && digits.bytes().all(|digit| digit.is_ascii_digit());
        sober.then(|| digits.parse::<u64>().ok()).flatten()
    };
    let below_sixty = |digits: &str| number(digits, digits.len() == 2).filter(|number| *number < 60);
    let parts: Vec<&str> = clock.split(':').collect();
    let (hours, minutes, seconds) = match parts[..] {
        [minutes, seconds] => (0, minutes, seconds),
        [hours, minutes, seconds] => (number(hours, (2..=6).contains(&hours.len()))?, minutes, seconds),
        _ => return None,
    };
    let thousandths = number(thousandths, thousandths.len() == 3)?;
    Some(((hours * 60 + below_sixty(minutes)?) * 60 + below_sixty(seconds)?) * 1000 + thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_as_programs_write_them_are_taken() {
        for text in [
            "WEBVTT\n\n00:00.000 --> 00:02.000\nBonjour.\n",
            "\u{feff}WEBVTT - Malines\r\nKind: captions\r\n\r\nNOTE by hand\r\n\r\n1\r\n00:00:00.000 --> 00:00:02.000 line:0 align:start\r\n<v Anna>Bonjour.\r\nDeux lignes.\r\n\r\n2\r\n100:00:02.000 --> 100:00:03.000\r\nمرحبا",
            "WEBVTT\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:fred\n\n00:00.000 --> 00:02.000\n",
        ] {
            assert_eq!(check(text.as_bytes()), Ok(()), "{text}");
        }
    }

    #[test]
    fn a_wrong_cue_is_named_by_its_line() {
        for (text, fault) in [
            ("1\n00:00:00,000 --> 00:00:02,000\nSubRip", Fault::Line(1)),
            ("WEBVTT\n\n00:00,000 --> 00:02,000\nSubRip", Fault::Line(3)),
            ("WEBVTT\n\n00:03.000 --> 00:02.000\nbackwards", Fault::Line(3)),
            ("WEBVTT\n\n1\nno times", Fault::Line(3)),
            ("WEBVTT\n\n00:00.000 --> 00:02.000\none\n00:02.000 --> 00:03.000\nno blank line", Fault::Line(5)),
            ("WEBVTT\n\n00:61.000 --> 00:62.000\nx", Fault::Line(3)),
            ("WEBVTTX\n\n00:00.000 --> 00:02.000\nx", Fault::Line(1)),
            ("WEBVTT\n\nNOTE nothing\n", Fault::None),
            ("WEBVTT", Fault::None),
        ] {
            assert_eq!(check(text.as_bytes()), Err(fault), "{text}");
        }
        assert_eq!(check(b"WEBVTT\n\n00:00.000 --> 00:02.000\n\xe9"), Err(Fault::Bytes));
    }

    #[test]
    fn what_is_said_stands_without_times_names_and_marks() {
        let text = "WEBVTT\nKind: captions\n\nNOTE by hand\n\n1\r\n00:00.000 --> 00:02.000 line:0\r\n<v Anna>Bonjour</v> à\ntous.\n\n00:02.000 --> 00:03.000\nمرحبا";
        assert_eq!(spoken(text.as_bytes()), "Bonjour à tous. مرحبا");
        assert_eq!(spoken(b"\xff"), "");
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_stumble(text in "(WEBVTT)?[\n0-9:. ->NOTEa-z]{0,80}") {
            let _ = check(text.as_bytes());
        }
    }
}

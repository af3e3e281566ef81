//! The hand-written content, within the binary.

use std::{borrow::Cow, path::Path};

use anyhow::{Context as _, Result};
use jiff::{ToSpan as _, civil::Date, tz::TimeZone};
use kernel::Instant;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "content"]
#[include = "*.jsonl"]
#[include = "*.toml"]
#[include = "documents/*"]
#[include = "pictures/*.jpg"]
#[include = "sounds/*.wav"]
#[include = "films/*.webm"]
#[exclude = "documents/src/*"]
struct Content;

/// The file whose days are partly reckoned.
const EVENTS: &str = "events.jsonl";

/// Writes the content into a folder: `site.toml`, `articles.jsonl`, `events.jsonl`, `resources.jsonl`, and the files that they
/// name. What is still to come is reckoned from the present day.
pub fn unpack(folder: &Path, now: Instant) -> Result<()> {
    let today = now.civil(&TimeZone::UTC).0.date();
    for name in Content::iter() {
        let path = folder.join(&*name);
        let file = Content::get(&name).with_context(|| format!("{name} is not within the binary"))?;
        std::fs::create_dir_all(path.parent().unwrap_or(folder))
            .with_context(|| format!("making the folder of {name}"))?;
        let data = if &*name == EVENTS { Cow::Owned(around(&file.data, today)?) } else { file.data };
        std::fs::write(&path, &data).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

/// The text with its days: `{+2.1}` is the Tuesday of the week after next, `{-1.0}` the Monday of last week.
fn around(data: &[u8], today: Date) -> Result<Vec<u8>> {
    let text = std::str::from_utf8(data).context("the events are not UTF-8")?;
    let monday = today.checked_sub(i64::from(today.weekday().to_monday_zero_offset()).days())?;
    let mut whole = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = [rest.find("{+"), rest.find("{-")].into_iter().flatten().min() {
        let (before, after) = (&rest[..at], &rest[at + 2..]);
        let sign = if rest[at..].starts_with("{-") { -1 } else { 1 };
        let (mark, behind) = after.split_once('}').context("a day without its end")?;
        let (weeks, day) = mark.split_once('.').context("a day is weeks and a day of the week")?;
        let days = sign * weeks.parse::<i64>()? * 7 + day.parse::<i64>()?;
        whole.push_str(before);
        whole.push_str(&monday.checked_add(days.days())?.to_string());
        rest = behind;
    }
    whole.push_str(rest);
    Ok(whole.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_reckoned_from_the_present_week() {
        let today = "2026-11-26".parse().unwrap();
        let read = |text: &str| String::from_utf8(around(text.as_bytes(), today).unwrap()).unwrap();
        assert_eq!(
            read("{\"a\": \"{-1.4}T09:00:00\", \"b\": \"{+0.0}\"}"),
            "{\"a\": \"2026-11-20T09:00:00\", \"b\": \"2026-11-23\"}"
        );
        assert_eq!(read("{+2.1} {-1.0} {+1.6}"), "2026-12-08 2026-11-16 2026-12-06");
        assert!(around(b"{+2}", today).is_err());
    }
}

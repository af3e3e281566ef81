//! How long sound and video last, as their containers say. Nothing is decoded.

use std::{fs::File, path::Path};

use anyhow::Context as _;
use symphonia::core::{
    formats::{FormatOptions, probe::Hint},
    io::{MediaSourceStream, MediaSourceStreamOptions},
    meta::MetadataOptions,
};

use super::{Report, place};
use crate::Format;

/// Reads the head of the file, and where it tells its place.
pub(super) fn time(source: &Path, format: Format) -> anyhow::Result<Report> {
    if !format.may_tell_place() {
        return Ok(Report::Sound { millis: length(source, format)?, places: Vec::new() });
    }
    let places = place::find(source)?;
    // The parts of the film follow each other: a player may know more of it than this reader.
    Ok(Report::Sound { millis: length(source, format).unwrap_or_default(), places })
}

/// In milliseconds; nothing where it does not say so.
fn length(source: &Path, format: Format) -> anyhow::Result<Option<u64>> {
    let stream = MediaSourceStream::new(Box::new(File::open(source)?), MediaSourceStreamOptions::default());
    let mut hint = Hint::new();
    hint.with_extension(format.extension());
    let reader = symphonia::default::get_probe()
        .probe(&hint, stream, FormatOptions::default(), MetadataOptions::default())
        .context("not readable as sound or video")?;
    let media = reader.media_info();
    let whole = media.time_base.zip(media.duration);
    let each = reader.tracks().iter().map(|track| track.time_base.zip(track.duration));
    let millis = std::iter::once(whole)
        .chain(each)
        .flatten()
        .filter_map(|(base, length)| base.calc_duration(length).and_then(|time| u64::try_from(time.as_millis()).ok()));
    Ok(millis.max().filter(|millis| *millis > 0))
}

//! What is told about a PDF.

use std::path::Path;

use anyhow::Context as _;
use lopdf::{Document, Object};

use super::Report;

/// Counts its pages and asks whether it is tagged.
pub(super) fn examine(source: &Path) -> anyhow::Result<Report> {
    let document = Document::load(source).context("not a readable PDF")?;
    let pages = u32::try_from(document.page_iter().count())?;
    anyhow::ensure!(pages > 0, "a PDF without pages");
    let marks = document.catalog().and_then(|catalog| document.get_dict_in_dict(catalog, b"MarkInfo"));
    let marked = marks.and_then(|marks| marks.get(b"Marked")).and_then(Object::as_bool);
    Ok(Report::Pdf { pages, tagged: marked.unwrap_or(false) })
}

//! The rows of the page: what the source says, beside a field for what the translation says.

use document::{Block, BlockKind, Document, Html, Pair, Rendering, Resolved, align, stale};
use publication::{CommonFacts, CommonWords, KindInfo, WordsField, words_lines};

use super::views::BesideRow;
use crate::{
    Desk, Field,
    publications::own_words::{self, OwnLine},
};

/// What is laid beside each other.
pub(super) struct Both<'a> {
    /// The source as it is.
    pub(super) source: &'a CommonWords,
    /// The source as it was when the translation last followed it.
    pub(super) base: Option<&'a CommonWords>,
    /// The translation.
    pub(super) own: &'a CommonWords,
    /// The facts of both.
    pub(super) facts: &'a CommonFacts,
    /// Their kind.
    pub(super) kind: &'a KindInfo,
    /// The language of the source.
    pub(super) language: kernel::Language,
}

/// The fields of every kind that either text fills, with what the form calls them.
pub(super) fn lines(source: &CommonWords, own: &CommonWords) -> Vec<(WordsField, &'static str, String)> {
    let mut fields: Vec<WordsField> = Vec::new();
    for (field, text) in words_lines(source).into_iter().chain(words_lines(own)) {
        if !text.is_empty() && !fields.contains(&field) {
            fields.push(field);
        }
    }
    let named = |field: WordsField| {
        let (label, name) = match &field {
            WordsField::Title => ("desk-form-title", "title".to_owned()),
            WordsField::Overline => ("desk-form-overline", "overline".to_owned()),
            WordsField::Subtitle => ("desk-form-subtitle", "subtitle".to_owned()),
            WordsField::When => ("desk-form-when", "when".to_owned()),
            WordsField::Place => ("desk-form-place", "place".to_owned()),
            WordsField::Standfirst => ("desk-form-standfirst", "standfirst".to_owned()),
            WordsField::LeadAlt => ("desk-form-lead-alt", "lead_alt".to_owned()),
            WordsField::LeadCaption => ("desk-form-lead-caption", "lead_caption".to_owned()),
            WordsField::Link => ("desk-form-link-label", "link_label".to_owned()),
            WordsField::File(item) => ("desk-form-file-title", format!("file-{}-title", item.as_str())),
            WordsField::Own(_) => return None,
        };
        Some((field, label, name))
    };
    fields.into_iter().filter_map(named).collect()
}

/// The name of a pair's field.
pub(super) fn name(pair: &Pair<'_>) -> String {
    match (pair.source, pair.translation.first()) {
        (Some(source), _) => format!("block-{}", source.id),
        (None, Some(own)) => format!("own-{}", own.id),
        (None, None) => String::new(),
    }
}

/// Some blocks as Markdown.
pub(super) fn markdown(blocks: &[&Block]) -> String {
    let blocks = blocks.iter().map(|block| (*block).clone()).collect();
    Document::new(blocks).map(|document| document::markdown(&document).trim().to_owned()).unwrap_or_default()
}

/// All rows.
pub(super) fn of(desk: &Desk, both: &Both<'_>) -> Vec<BesideRow> {
    let mut rows: Vec<BesideRow> = lines(both.source, both.own).iter().map(|line| line_row(desk, both, line)).collect();
    rows.extend(own_rows(desk, both));
    let stale: Vec<_> = both.base.map(|base| stale(&base.body, &both.source.body, &both.own.body)).unwrap_or_default();
    for (at, pair) in align(&both.source.body, &both.own.body).iter().enumerate() {
        let is_stale = pair.translation.iter().any(|own| stale.iter().any(|stale| stale.block == own.id));
        rows.push(block_row(desk, both, pair, is_stale, at + 1));
    }
    rows
}

fn line_row(desk: &Desk, both: &Both<'_>, (field, label, name): &(WordsField, &'static str, String)) -> BesideRow {
    let line = |words: &CommonWords| {
        words_lines(words).into_iter().find(|(own, _)| own == field).map(|(_, text)| text).unwrap_or_default()
    };
    let label = desk.text(label);
    let said = Said { source: line(both.source), base: both.base.map(line), own: line(both.own) };
    said_row(desk, both, said, (name.clone(), label), matches!(field, WordsField::Standfirst))
}

/// The lines that only the kind has and that either text fills.
fn own_rows(desk: &Desk, both: &Both<'_>) -> Vec<BesideRow> {
    let lines = |words| own_words::words_lines(desk, both.kind, (both.facts, words));
    let (source, base) = (lines(both.source), both.base.map(lines));
    let of = |all: &[OwnLine], name: &str| {
        all.iter().find(|line| line.name == name).map(|line| line.value.clone()).unwrap_or_default()
    };
    let row = |line: OwnLine| {
        let base = base.as_ref().map(|base| of(base, &line.name));
        let said = Said { source: of(&source, &line.name), base, own: line.value };
        let is_said = !said.source.is_empty() || !said.own.is_empty();
        is_said.then(|| said_row(desk, both, said, (line.name, line.label), line.is_long))
    };
    lines(both.own).into_iter().filter_map(row).collect()
}

/// What a line says.
struct Said {
    source: String,
    /// What the source said when the translation last followed it.
    base: Option<String>,
    own: String,
}

fn said_row(desk: &Desk, both: &Both<'_>, said: Said, (name, label): (String, String), is_long: bool) -> BesideRow {
    let Said { source, base, own: value } = said;
    let was = base.filter(|was| *was != source && !value.is_empty());
    let pieces = document::compare_words(was.as_deref().unwrap_or(&source), &source);
    let markup = document::pieces_html(&pieces, &rendering(desk, both, &Resolved::default()));
    BesideRow {
        source: (!source.is_empty() || was.is_some()).then(|| markup.into()),
        changed: was.is_some(),
        missing: value.is_empty(),
        lines: if is_long { 4 } else { 1 },
        field: Field { name, label, value, ..Field::default() },
    }
}

fn block_row(desk: &Desk, both: &Both<'_>, pair: &Pair<'_>, is_stale: bool, number: usize) -> BesideRow {
    let value = markdown(&pair.translation);
    let missing = pair.translation.is_empty();
    let number = desk.portal.web.i18n.number(desk.language, i64::try_from(number).unwrap_or(i64::MAX));
    let label = desk.text_with("desk-compare-block", &[("number", number.into())]);
    let value = match pair.source {
        Some(source) if missing && is_carried(&source.kind) => markdown(&[source]),
        _ => value,
    };
    BesideRow {
        source: pair.source.map(|source| source_html(desk, both, source, is_stale).into()),
        changed: is_stale,
        missing,
        lines: value.lines().map(|line| 1 + line.chars().count() / 60).sum::<usize>().clamp(3, 20),
        field: Field { name: name(pair), label, value, ..Field::default() },
    }
}

/// Whether a block has little to translate, so that a translation begins with the source's own.
fn is_carried(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Figure(_) | BlockKind::DocumentList(_) | BlockKind::Embed(_) | BlockKind::HorizontalRule)
}

/// A block of the source; compared with what it was where the translation has not followed.
fn source_html(desk: &Desk, both: &Both<'_>, source: &Block, is_stale: bool) -> Html {
    let resolved = Resolved::default();
    let rendering = rendering(desk, both, &resolved);
    let alone = |block: &Block| Document::new(vec![block.clone()]).unwrap_or_default();
    let was = both.base.filter(|_| is_stale).and_then(|base| base.body.blocks().iter().find(|was| was.id == source.id));
    match was {
        Some(was) => document::compared_html(&document::compare(&alone(was), &alone(source)), &rendering),
        None => document::html(&alone(source), &rendering),
    }
}

fn rendering<'a>(desk: &'a Desk, both: &Both<'_>, resolved: &'a Resolved) -> Rendering<'a> {
    Rendering { resolved, i18n: &desk.portal.web.i18n, language: desk.language, text_language: both.language }
}

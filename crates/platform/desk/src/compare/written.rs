//! What somebody wrote beside the source, made words again. A field that was left as it was leaves its blocks as they are,
//! with all that Markdown cannot say.

use document::{Block, BlockKind, Document, Loss, Pair, align};
use kernel::{FieldError, Random};
use publication::{CommonWords, set_words_line, store::desk::work::Work};

use super::rows::{lines, markdown, name};
use crate::publications::{place::Place, sent::Sent};

/// The longest line, in characters.
const LINE_AT_MOST: usize = 3_000;

/// What was read.
pub(super) struct Written {
    /// The translation's words.
    pub(super) words: CommonWords,
    /// What is wrong with them.
    pub(super) faults: Vec<FieldError>,
    /// Whether something of the Markdown could not be carried.
    pub(super) lost: bool,
}

/// Reads the form.
pub(super) fn read(
    place: &Place,
    work: &Work,
    sent: &Sent,
    (source, own): (&CommonWords, &CommonWords),
) -> kernel::Result<Written> {
    let mut words = own.clone();
    let mut faults = Vec::new();
    for (field, _, name) in lines(source, own) {
        let text = sent.one(&name);
        if text.chars().count() > LINE_AT_MOST {
            faults.push(FieldError::new(&name, "desk-fault-too-long").quoting(LINE_AT_MOST));
        } else if sent.has(&name) {
            set_words_line(&mut words, &field, text);
        }
    }
    let mut lost = false;
    let mut blocks = Vec::new();
    for pair in align(&source.body, &own.body) {
        lost |= written(&place.desk.portal.web.random, sent, &pair, &mut blocks);
    }
    match Document::new(blocks) {
        Ok(body) => words.body = body,
        Err(error) => faults.push(FieldError::new("body", error.problem.key())),
    }
    if let Some(facts) = work.facts() {
        faults.extend(place.kind()?.own.read(&sent.0, &mut facts.clone(), &mut words).words);
    }
    Ok(Written { words, faults, lost })
}

/// Adds the blocks of a row; says whether something was lost.
fn written(random: &Random, sent: &Sent, pair: &Pair<'_>, blocks: &mut Vec<Block>) -> bool {
    let name = name(pair);
    let value = sent.whole(&name).replace("\r\n", "\n");
    let of = pair.source.map(|source| source.id);
    if !sent.has(&name) || value.trim() == markdown(&pair.translation) {
        let kept = pair.translation.iter().map(|own| Block { of: own.of.or(of), ..(*own).clone() });
        blocks.extend(kept);
        return false;
    }
    let imported = document::from_markdown(&value, &mut || document::BlockId::random(random), &mut |_| None);
    for (at, block) in imported.document.blocks().iter().enumerate() {
        let before = pair.translation.get(at);
        let mut block = Block { id: before.map_or(block.id, |own| own.id), of, kind: block.kind.clone() };
        // A block alone does not know under which heading it stands.
        if let (BlockKind::Heading(heading), Some(BlockKind::Heading(like))) =
            (&mut block.kind, pair.source.or(before.copied()).map(|block| &block.kind))
        {
            heading.level = like.level;
        }
        blocks.push(block);
    }
    imported.dropped.iter().any(|dropped| dropped.what != Loss::Heading)
}

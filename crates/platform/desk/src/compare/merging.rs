//! A body that two people changed at once: both versions of each block that both changed, and what was chosen of them. What
//! one of them changed alone comes together by itself.

use db::Query;
use document::{Block, BlockId, Choice, Document, Rendering, Resolved};
use kernel::{Error, FieldError, Language, Result};
use publication::store::desk::{history, work::WorkText};
use schemars::JsonSchema;
use serde::Serialize;
use web::Markup;

use crate::{
    Desk,
    publications::{Read, sent::Sent},
};

/// A block that both changed.
#[derive(Debug, Serialize, JsonSchema)]
pub(crate) struct MergeBlock {
    /// The name of the choice in the form.
    pub name: String,
    /// What somebody else made of it; nothing where they removed it.
    pub theirs: Option<Markup>,
    /// What was sent; nothing where it was removed.
    pub mine: Option<Markup>,
    /// What is chosen: `theirs`, `mine` or `both`.
    pub chosen: String,
}

impl MergeBlock {
    /// One for samples.
    pub(crate) fn sample() -> Self {
        let shown = || Some(document::Html::from_trusted("<p>Texte</p>".into()).into());
        Self { name: "merge-a".into(), theirs: shown(), mine: shown(), chosen: "both".into() }
    }
}

/// The revision that a form of the text is filled over: the newest one, and the one that the form says once it was sent.
/// What both versions grew from is it, or a draft after it; an earlier base only asks more, while a later one would drop
/// words of the other version.
pub(crate) async fn base_number(query: &impl Query, text: &WorkText, sent: Option<&Sent>) -> Result<i64> {
    if let Some(sent) = sent {
        return Ok(sent.one(BASE).parse().unwrap_or(0));
    }
    Ok(history::of_text(query, text.id).await?.first().map_or(0, |newest| newest.number))
}

/// The field that says it.
const BASE: &str = "words_base";

/// The body of that revision; an empty one where there was none.
async fn base(query: &impl Query, text: &WorkText, sent: &Sent) -> Result<Document> {
    match history::words(query, text.id, base_number(query, text, Some(sent)).await?).await {
        Ok(words) => Ok(words.body),
        Err(Error::NotFound) => Ok(Document::empty()),
        Err(error) => Err(error),
    }
}

/// Puts what the form's choices make in the place of the body that was sent, where it has choices.
pub(crate) async fn take_up(query: &impl Query, sent: &Sent, text: &WorkText, read: &mut Read) -> Result<()> {
    if let (true, Some(theirs)) = (is_asked(sent), text.words()) {
        match merged(sent, &base(query, text, sent).await?, &read.words.body, &theirs.body) {
            Ok(body) => read.words.body = body,
            Err(fault) => read.words_faults.push(fault),
        }
    }
    Ok(())
}

/// Whether the form has such choices.
pub(crate) fn is_asked(sent: &Sent) -> bool {
    sent.has("merging")
}

/// The body that the choices of the form make. Errors: a fault of the field `body`.
fn merged(
    sent: &Sent,
    base: &Document,
    mine: &Document,
    theirs: &Document,
) -> std::result::Result<Document, FieldError> {
    let fault = |error: document::DocumentError| FieldError::new("body", error.problem.key());
    let merged = document::merge(base, mine, theirs).map_err(fault)?;
    merged.settle(|block| choice(sent, block)).map_err(fault)
}

/// The blocks that both changed, for the form.
pub(crate) async fn blocks(
    desk: &Desk,
    query: &impl Query,
    sent: &Sent,
    text: &WorkText,
    mine: &Document,
) -> Result<Vec<MergeBlock>> {
    let Some(theirs) = text.words() else { return Ok(Vec::new()) };
    let Ok(merged) = document::merge(&base(query, text, sent).await?, mine, &theirs.body) else {
        return Ok(Vec::new());
    };
    Ok(views(desk, text.language, &merged.conflicts, |block| choice(sent, block)))
}

/// Blocks that both versions changed, each with what is chosen of them.
pub(crate) fn views(
    desk: &Desk,
    text_language: Language,
    conflicts: &[document::Conflict],
    chosen: impl Fn(BlockId) -> Choice,
) -> Vec<MergeBlock> {
    let resolved = Resolved::default();
    let i18n = &desk.portal.web.i18n;
    let rendering = Rendering { resolved: &resolved, i18n, language: desk.language, text_language };
    let shown = |block: &Option<Block>| {
        let alone = block.as_ref().and_then(|block| Document::new(vec![block.clone()]).ok());
        alone.map(|document| Markup::from(document::html(&document, &rendering)))
    };
    let view = |conflict: &document::Conflict| MergeBlock {
        name: name(conflict.block),
        theirs: shown(&conflict.theirs),
        mine: shown(&conflict.ours),
        chosen: word(chosen(conflict.block)).to_owned(),
    };
    conflicts.iter().map(view).collect()
}

/// The name of a block's choice in the form.
pub(crate) fn name(block: BlockId) -> String {
    format!("merge-{block}")
}

/// What the form chose; both where it did not say, so that no word is lost.
fn choice(sent: &Sent, block: BlockId) -> Choice {
    match sent.one(&name(block)) {
        "mine" => Choice::Ours,
        "theirs" => Choice::Theirs,
        _ => Choice::Both,
    }
}

fn word(choice: Choice) -> &'static str {
    match choice {
        Choice::Ours => "mine",
        Choice::Theirs => "theirs",
        Choice::Both => "both",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(words: &[(&str, &str)]) -> Document {
        let block = |(id, text): &(&str, &str)| {
            let content = vec![document::Inline::text(*text)];
            Block::new(id.parse().unwrap(), document::BlockKind::Paragraph(content))
        };
        Document::new(words.iter().map(block).collect()).unwrap()
    }

    #[test]
    fn what_is_chosen_stands_and_what_is_not_said_keeps_both() {
        let base = document(&[("a", "Un"), ("b", "Deux")]);
        let mine = document(&[("a", "Un à moi"), ("b", "Deux"), ("c", "Trois")]);
        let theirs = document(&[("a", "Un à eux"), ("b", "Deux bis")]);
        let lines = |sent: &[(&str, &str)]| {
            let sent = Sent(sent.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
            document::text(&merged(&sent, &base, &mine, &theirs).unwrap()).replace('\n', " / ")
        };
        assert_eq!(lines(&[("merge-a", "mine")]), "Un à moi / Deux bis / Trois");
        assert_eq!(lines(&[("merge-a", "theirs")]), "Un à eux / Deux bis / Trois");
        assert_eq!(lines(&[]), "Un à moi / Un à eux / Deux bis / Trois");
    }
}

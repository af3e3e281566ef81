//! What to mend before a text is published: what makes it hard to read for some of its readers.

mod capitals;
mod phrases;
mod text;

use std::collections::HashMap;

use kernel::Language;

use crate::{Block, BlockId, BlockKind, Document, Inline, Marks, Problem, Table, inline};

/// Something to mend in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The block that it is in.
    pub block: BlockId,
    /// What it is.
    pub kind: FindingKind,
    /// The words that it is about, where it is about some.
    pub words: String,
}

/// Whether something to mend stands in the way of publishing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It does.
    Error,
    /// It does not: an editor may know better.
    Warning,
}

/// What can be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindingKind {
    /// A heading that skips a level (RGAA 9.1).
    HeadingSkips,
    /// A heading without words (RGAA 9.1).
    HeadingEmpty,
    /// A picture with neither alternative nor the word that it is decorative (RGAA 1.1).
    AlternativeMissing,
    /// A picture whose alternative is the name of its file (RGAA 1.3).
    AlternativeIsFileName,
    /// A link without words (RGAA 6.2).
    LinkEmpty,
    /// A link whose words do not say where it leads: "here" (RGAA 6.1).
    LinkVague,
    /// A link whose words are its address (RGAA 6.1).
    LinkIsAddress,
    /// Something pointed to by where it stands: "on the right" (RGAA 10.9).
    Position,
    /// Something pointed to by its colour: "in red" (RGAA 3.1).
    Colour,
    /// A table none of whose cells is a header (RGAA 5.6).
    TableWithoutHeaders,
    /// A table that nothing says the subject of (RGAA 5.4).
    TableWithoutCaption,
    /// Words in capitals, which some read letter by letter (RGAA 10.1: presentation is for style sheets).
    Capitals,
    /// A paragraph in bold that stands for a heading (RGAA 9.1).
    BoldForHeading,
    /// A video whose link would be its address (RGAA 6.1).
    EmbedWithoutTitle,
}

impl FindingKind {
    /// Whether it stands in the way of publishing.
    pub fn severity(self) -> Severity {
        match self {
            Self::HeadingSkips
            | Self::HeadingEmpty
            | Self::AlternativeMissing
            | Self::AlternativeIsFileName
            | Self::LinkEmpty => Severity::Error,
            _ => Severity::Warning,
        }
    }

    /// The key of the interface's words that tells an editor; they may name the finding's `words`.
    pub fn key(self) -> &'static str {
        match self {
            Self::HeadingSkips => Problem::HeadingSkips.key(),
            Self::HeadingEmpty => Problem::HeadingEmpty.key(),
            Self::AlternativeMissing => Problem::AlternativeMissing.key(),
            Self::AlternativeIsFileName => Problem::AlternativeIsFileName.key(),
            Self::LinkEmpty => "document-check-link-empty",
            Self::LinkVague => "document-check-link-vague",
            Self::LinkIsAddress => "document-check-link-is-address",
            Self::Position => "document-check-position",
            Self::Colour => "document-check-colour",
            Self::TableWithoutHeaders => "document-check-table-headers",
            Self::TableWithoutCaption => "document-check-table-caption",
            Self::Capitals => "document-check-capitals",
            Self::BoldForHeading => "document-check-bold-for-heading",
            Self::EmbedWithoutTitle => "document-check-embed-title",
        }
    }

    fn of(problem: &Problem) -> Option<Self> {
        match problem {
            Problem::HeadingSkips => Some(Self::HeadingSkips),
            Problem::HeadingEmpty => Some(Self::HeadingEmpty),
            Problem::AlternativeMissing => Some(Self::AlternativeMissing),
            Problem::AlternativeIsFileName => Some(Self::AlternativeIsFileName),
            _ => None,
        }
    }
}

/// What to mend in a text in this language, in the order of the text. Its [`Document::faults`] are among it.
pub fn check(document: &Document, language: Language) -> Vec<Finding> {
    let mut checker = Checker { findings: Vec::new(), order: HashMap::new(), block: None };
    checker.blocks(document.blocks(), language);
    checker.bold(document.blocks());
    let Checker { mut findings, order, .. } = checker;
    let fault = |fault: crate::DocumentError| {
        Some(Finding { block: fault.block?, kind: FindingKind::of(&fault.problem)?, words: String::new() })
    };
    findings.extend(document.faults().into_iter().filter_map(fault));
    findings.sort_by_key(|finding| order.get(&finding.block).copied());
    findings
}

struct Checker {
    findings: Vec<Finding>,
    /// The place of each block in the text.
    order: HashMap<BlockId, usize>,
    /// The block that is looked at.
    block: Option<BlockId>,
}

impl Checker {
    fn found(&mut self, kind: FindingKind, words: impl Into<String>) {
        if let Some(block) = self.block {
            self.findings.push(Finding { block, kind, words: words.into() });
        }
    }

    fn blocks(&mut self, blocks: &[Block], language: Language) {
        for block in blocks {
            self.order.insert(block.id, self.order.len());
            self.block = Some(block.id);
            match &block.kind {
                BlockKind::Heading(heading) => self.text(&heading.content, language),
                BlockKind::Paragraph(content) => self.text(content, language),
                BlockKind::Figure(figure) => self.text(&figure.caption, language),
                BlockKind::Table(table) => self.table(table),
                BlockKind::Callout(callout) => self.line(&callout.title, language),
                BlockKind::Embed(embed) if embed.title.is_none() => {
                    self.found(FindingKind::EmbedWithoutTitle, embed.url.as_str());
                }
                _ => {}
            }
            let language = match &block.kind {
                BlockKind::Quote(quote) => quote.language.unwrap_or(language),
                _ => language,
            };
            block.kind.within().into_iter().for_each(|blocks| self.blocks(blocks, language));
        }
    }

    fn table(&mut self, table: &Table) {
        if !table.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.is_header) {
            self.found(FindingKind::TableWithoutHeaders, "");
        }
        if table.caption.trim().is_empty() {
            self.found(FindingKind::TableWithoutCaption, "");
        }
    }

    /// Paragraphs of the body that are all bold, and short, with text after them.
    fn bold(&mut self, blocks: &[Block]) {
        for pair in blocks.windows(2) {
            if let [Block { id, kind: BlockKind::Paragraph(content), .. }, next] = pair
                && !matches!(next.kind, BlockKind::Heading(_) | BlockKind::HorizontalRule)
                && content.iter().any(|inline| !inline.is_blank())
                && content.iter().all(|inline| inline.is_blank() || is_bold(&inline.marks))
            {
                let words = inline::plain(content);
                if words.chars().count() <= 100 && !words.trim_end().ends_with(['.', '…', '!', ',', ';', '؛', '،'])
                {
                    self.block = Some(*id);
                    self.found(FindingKind::BoldForHeading, words.trim());
                }
            }
        }
    }
}

fn is_bold(marks: &Marks) -> bool {
    marks.as_slice().contains(&crate::Mark::Bold)
}

/// Text of one line, as inline content.
fn line(text: &str) -> Vec<Inline> {
    if text.is_empty() { Vec::new() } else { vec![Inline::text(text)] }
}

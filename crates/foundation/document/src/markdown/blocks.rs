//! Blocks, each on lines of its own.

use super::{
    Writer,
    inline::{Place, escape},
};
use crate::{Alternative, Block, BlockKind, DocumentItem, Embed, Figure, Inline, List, Quote, inline};

impl<'a> Writer<'a> {
    pub(super) fn blocks(&mut self, blocks: &'a [Block], prefix: &str) {
        // Two lists that follow each other differ in their signs, or they would be one.
        let mut other_sign = false;
        let mut before: Option<&Block> = None;
        for block in blocks.iter().filter(|block| !is_blank(block)) {
            if let Some(before) = before {
                self.gap(prefix);
                other_sign = !other_sign && is_same_list(before, block);
            }
            self.block(block, prefix, other_sign);
            before = Some(block);
        }
        if before.is_none() && std::mem::take(&mut self.fresh) {
            self.out.push('\n');
        }
    }

    fn block(&mut self, block: &'a Block, prefix: &str, other_sign: bool) {
        match &block.kind {
            BlockKind::Heading(heading) => {
                self.begin(prefix);
                self.out.push_str(&"#".repeat(heading.level.number().into()));
                self.out.push(' ');
                self.text(&heading.content, Place::Line);
                self.out.push('\n');
            }
            BlockKind::Paragraph(content) => self.paragraph(content, prefix),
            BlockKind::List(list) => self.list(list, prefix, other_sign),
            BlockKind::Quote(quote) => self.quote(quote, prefix),
            BlockKind::Table(table) => self.table(table, prefix),
            BlockKind::Figure(figure) => self.figure(figure, prefix),
            BlockKind::DocumentList(items) => self.documents(items, prefix, other_sign),
            BlockKind::Embed(embed) => self.embed(embed, prefix),
            BlockKind::Callout(callout) => {
                self.begin(prefix);
                let title = one_line(&callout.title);
                self.out.push_str(if title.is_empty() { "> [!NOTE]" } else { "> [!NOTE] " });
                self.out.push_str(&title);
                self.out.push('\n');
                self.blocks(&callout.blocks, &format!("{prefix}> "));
            }
            BlockKind::HorizontalRule => {
                self.begin(prefix);
                self.out.push_str("---\n");
            }
        }
    }

    fn paragraph(&mut self, content: &'a [Inline], prefix: &str) {
        self.begin(prefix);
        self.text(content, Place::Lines(prefix));
        self.out.push('\n');
    }

    fn list(&mut self, list: &'a List, prefix: &str, other_sign: bool) {
        for (index, item) in list.items.iter().enumerate() {
            let sign = match (list.start, other_sign) {
                (None, false) => "- ".to_owned(),
                (None, true) => "* ".to_owned(),
                (Some(start), false) => format!("{}. ", start as usize + index),
                (Some(start), true) => format!("{}) ", start as usize + index),
            };
            self.begin(prefix);
            self.out.push_str(&sign);
            self.fresh = true;
            self.blocks(&item.blocks, &format!("{prefix}{}", " ".repeat(sign.len())));
        }
    }

    fn quote(&mut self, quote: &'a Quote, prefix: &str) {
        let inner = format!("{prefix}> ");
        self.begin(prefix);
        self.out.push_str("> ");
        self.fresh = true;
        self.blocks(&quote.blocks, &inner);
        let url = quote.source_url.as_ref().map(kernel::Url::as_str);
        if let Some(source) = quote.source.as_deref().or(url) {
            self.gap(&inner);
            self.begin(&inner);
            self.out.push_str("— ");
            let source = escape(&one_line(source));
            match url {
                Some(url) => self.put(format_args!("[{source}](<{url}>)")),
                None => self.out.push_str(&source),
            }
            self.out.push('\n');
        }
    }

    fn figure(&mut self, figure: &Figure, prefix: &str) {
        let alt = match &figure.alternative {
            Alternative::Text(text) => escape(&one_line(text)),
            Alternative::Missing | Alternative::Decorative => String::new(),
        };
        let mut caption = one_line(&inline::plain(&figure.caption));
        if let Some(credit) = &figure.credit {
            caption.push_str(if caption.is_empty() { "" } else { " — " });
            caption.push_str(&one_line(credit));
        }
        self.begin(prefix);
        self.put(format_args!("![{alt}](media:{}", figure.media));
        if !caption.is_empty() {
            let caption = caption.replace('\\', "\\\\").replace('"', "\\\"").replace('&', "\\&");
            self.put(format_args!(" \"{caption}\""));
        }
        self.out.push_str(")\n");
    }

    fn documents(&mut self, items: &[DocumentItem], prefix: &str, other_sign: bool) {
        for item in items {
            self.begin(prefix);
            self.out.push_str(if other_sign { "* " } else { "- " });
            self.put(format_args!("[{}](media:{})\n", escape(&one_line(&item.title)), item.media));
        }
    }

    fn embed(&mut self, embed: &Embed, prefix: &str) {
        self.begin(prefix);
        let title = embed.title.as_deref().unwrap_or(embed.url.as_str());
        self.put(format_args!("[{}](<{}>)\n", escape(&one_line(title)), embed.url));
    }

    /// What the notes say, after everything.
    pub(super) fn footnotes(&mut self) {
        let mut number = 0;
        while let Some(note) = self.notes.get(number).copied() {
            number += 1;
            self.put(format_args!("\n[^{number}]: "));
            self.text(note, Place::Lines("    "));
            self.out.push('\n');
        }
    }
}

/// A text in one line: all blanks single.
pub(super) fn one_line(text: &str) -> String {
    text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn is_blank(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Paragraph(content) if content.iter().all(Inline::is_blank))
}

fn is_same_list(before: &Block, block: &Block) -> bool {
    let numbered = |kind: &BlockKind| match kind {
        BlockKind::List(list) => Some(list.start.is_some()),
        BlockKind::DocumentList(_) => Some(false),
        _ => None,
    };
    numbered(&before.kind).is_some() && numbered(&before.kind) == numbered(&block.kind)
}

//! Blocks, each by its element.

use super::Writer;
use crate::{Block, BlockId, BlockKind, Callout, Embed, Heading, Inline, List, Quote};

impl<'a> Writer<'a> {
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::Heading(heading) => self.heading(heading, block.id),
            BlockKind::Paragraph(content) => self.paragraph(content),
            BlockKind::List(list) => self.list(list),
            BlockKind::Quote(quote) => self.quote(quote),
            BlockKind::Table(table) => self.table(table, block.id),
            BlockKind::Figure(figure) => self.figure(figure),
            BlockKind::DocumentList(items) => self.documents(items),
            BlockKind::Embed(embed) => self.embed(embed),
            BlockKind::Callout(callout) => self.callout(callout, block.id),
            BlockKind::HorizontalRule => self.raw("<hr>"),
        }
    }

    fn heading(&mut self, heading: &'a Heading, id: BlockId) {
        let (open, close) = match heading.level.number() {
            2 => ("<h2", "</h2>"),
            3 => ("<h3", "</h3>"),
            _ => ("<h4", "</h4>"),
        };
        self.raw(open);
        self.id("b-", id);
        self.raw(">");
        self.inlines(&heading.content);
        self.raw(close);
    }

    /// ` id="…"`.
    pub(super) fn id(&mut self, prefix: &str, id: BlockId) {
        self.raw(" id=\"");
        self.raw(prefix);
        self.raw(id.as_str());
        self.raw("\"");
    }

    /// Blank paragraphs, which the editor leaves behind, are not written (RGAA 8.9).
    fn paragraph(&mut self, content: &'a [Inline]) {
        if !content.iter().all(Inline::is_blank) {
            self.raw("<p>");
            self.inlines(content);
            self.raw("</p>");
        }
    }

    fn list(&mut self, list: &'a List) {
        match list.start {
            None => self.raw("<ul>"),
            Some(1) => self.raw("<ol>"),
            Some(start) => {
                self.raw("<ol");
                self.attribute("start", &start.to_string());
                self.raw(">");
            }
        }
        for item in &list.items {
            self.raw("<li>");
            self.tight(&item.blocks);
            self.raw("</li>");
        }
        self.raw(if list.start.is_some() { "</ol>" } else { "</ul>" });
    }

    /// Blocks of an item or a cell: one paragraph, with lists at most, needs no `p` around it.
    pub(super) fn tight(&mut self, blocks: &'a [Block]) {
        match blocks.split_first() {
            Some((Block { kind: BlockKind::Paragraph(content), .. }, rest))
                if rest.iter().all(|block| matches!(block.kind, BlockKind::List(_))) =>
            {
                self.inlines(content);
                self.blocks(rest);
            }
            _ => self.blocks(blocks),
        }
    }

    fn quote(&mut self, quote: &'a Quote) {
        let sourced = quote.source.is_some() || quote.source_url.is_some();
        if sourced {
            self.raw("<figure class=\"quote\">");
        }
        self.raw("<blockquote");
        if let Some(url) = &quote.source_url {
            self.attribute("cite", url.as_str());
        }
        let around = self.language;
        if let Some(language) = quote.language {
            self.language(language, around);
            self.language = language;
        }
        self.raw(">");
        self.blocks(&quote.blocks);
        self.language = around;
        self.raw("</blockquote>");
        if sourced {
            self.source(quote);
            self.raw("</figure>");
        }
    }

    fn source(&mut self, quote: &Quote) {
        self.raw("<figcaption>");
        let host = quote.source_url.as_ref().map(|url| host(url.as_str())).unwrap_or_default();
        if let Some(url) = &quote.source_url {
            self.raw("<a");
            self.attribute("href", url.as_str());
            self.raw(">");
        }
        match &quote.source {
            Some(source) => self.words(source),
            None => self.value(host),
        }
        if quote.source_url.is_some() {
            self.raw("</a>");
        }
        self.raw("</figcaption>");
    }

    fn embed(&mut self, embed: &Embed) {
        let host = host(embed.url.as_str());
        self.raw("<p class=\"embed\"><a");
        self.attribute("href", embed.url.as_str());
        self.raw(">");
        match &embed.title {
            Some(title) => {
                self.words(title);
                self.raw(" <span class=\"host\"");
                self.language(self.with.language, self.language);
                self.raw(">(");
                let on = self.interface("document-embed-on", &[("host", host.into())]);
                self.value(&on);
                self.raw(")</span>");
            }
            None => self.value(embed.url.as_str()),
        }
        self.raw("</a></p>");
    }

    /// A note in the margin (ARIA `note`), named by its title.
    fn callout(&mut self, callout: &'a Callout, id: BlockId) {
        self.raw("<aside class=\"callout\" role=\"note\"");
        if callout.title.is_empty() {
            let name = self.interface("document-callout", &[]);
            self.attribute("aria-label", &name);
            self.raw(">");
        } else {
            self.raw(" aria-labelledby=\"c-");
            self.raw(id.as_str());
            self.raw("\"><p class=\"callout-title\"");
            self.id("c-", id);
            self.raw(">");
            self.words(&callout.title);
            self.raw("</p>");
        }
        self.blocks(&callout.blocks);
        self.raw("</aside>");
    }
}

/// The host of an address, without `www.`: what people call the site.
pub(super) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or_default();
    host.strip_prefix("www.").unwrap_or(host)
}

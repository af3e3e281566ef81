//! Makes what an importer gathered keep the rules of a document: kinds where they may stand, items that begin with a
//! paragraph, headings in order, nothing blank.

use crate::{
    Block, BlockKind, Heading, Inline, Level, List, ListItem, Loss, Mark, Quote, imported::Gather, inline,
    model::Container,
};

/// The blocks of a body.
pub(crate) fn body(blocks: Vec<Block>, gather: &mut Gather<'_>) -> Vec<Block> {
    let mut blocks = fit(Container::Body, blocks, gather);
    level(&mut blocks, gather);
    blocks
}

/// The blocks that may stand in a container, out of those found there. Words always stay.
pub(crate) fn fit(container: Container, blocks: Vec<Block>, gather: &mut Gather<'_>) -> Vec<Block> {
    let mut fitting = Vec::with_capacity(blocks.len());
    for block in blocks {
        if container.allows(&block.kind) {
            fitting.extend(whole(block, gather));
        } else {
            gather.lose(Loss::Structure, crate::json::name(&block.kind));
            let loose = loosen(block, gather);
            fitting.extend(fit(container, loose, gather));
        }
    }
    match container {
        Container::Body => {}
        Container::Item => {
            if !matches!(fitting.first(), Some(Block { kind: BlockKind::Paragraph(_), .. })) {
                fitting.insert(0, gather.block(BlockKind::Paragraph(Vec::new())));
            }
        }
        Container::Quote | Container::Cell | Container::Callout => {
            if fitting.is_empty() {
                fitting.push(gather.block(BlockKind::Paragraph(Vec::new())));
            }
        }
    }
    fitting
}

/// A block of an allowed kind, unless there is nothing in it.
fn whole(block: Block, gather: &mut Gather<'_>) -> Option<Block> {
    let kind = match block.kind {
        BlockKind::Paragraph(content) | BlockKind::Heading(Heading { content, .. })
            if content.iter().all(Inline::is_blank) =>
        {
            return None;
        }
        BlockKind::List(list) if list.items.is_empty() => return None,
        BlockKind::DocumentList(items) if items.is_empty() => return None,
        BlockKind::Quote(quote) if quote.blocks.is_empty() => return None,
        BlockKind::Callout(callout) if callout.blocks.is_empty() => {
            return whole(Block { kind: BlockKind::Paragraph(vec![Inline::text(callout.title)]), ..block }, gather);
        }
        BlockKind::Quote(quote) => {
            BlockKind::Quote(Quote { blocks: fit(Container::Quote, quote.blocks, gather), ..quote })
        }
        BlockKind::Callout(callout) => {
            let blocks = fit(Container::Callout, callout.blocks, gather);
            BlockKind::Callout(crate::Callout { blocks, ..callout })
        }
        BlockKind::List(List { start, items }) => {
            let items = items
                .into_iter()
                .map(|item| ListItem { blocks: fit(Container::Item, item.blocks, gather), ..item })
                .collect();
            BlockKind::List(List { start, items })
        }
        kind => kind,
    };
    Some(Block { kind, ..block })
}

/// What a block that may not stand in its place leaves there.
fn loosen(block: Block, gather: &mut Gather<'_>) -> Vec<Block> {
    match block.kind {
        BlockKind::Heading(heading) => {
            let bold = heading.content.into_iter().map(|mut inline| {
                inline.marks.set(Mark::Bold);
                inline
            });
            vec![Block { kind: BlockKind::Paragraph(bold.collect()), ..block }]
        }
        BlockKind::Quote(quote) => quote.blocks,
        BlockKind::Callout(callout) => {
            let title = Inline::marked(callout.title, [Mark::Bold]);
            let title = Block { kind: BlockKind::Paragraph(vec![title]), ..block };
            std::iter::once(title).chain(callout.blocks).filter(|block| !is_untitled(block)).collect()
        }
        BlockKind::Table(table) => {
            let caption = (!table.caption.is_empty()).then(|| vec![Inline::text(table.caption)]);
            let caption = caption.map(|content| gather.block(BlockKind::Paragraph(content)));
            let cells = table.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.blocks);
            caption.into_iter().chain(cells).collect()
        }
        BlockKind::Embed(embed) => {
            let title = embed.title.unwrap_or_else(|| embed.url.to_string());
            let link = embed.url.as_str().parse().ok().map(|href| Mark::Link(crate::Link::Href(href)));
            vec![Block { kind: BlockKind::Paragraph(vec![Inline::marked(title, link)]), ..block }]
        }
        _ => Vec::new(),
    }
}

fn is_untitled(block: &Block) -> bool {
    matches!(&block.kind, BlockKind::Paragraph(content) if inline::plain(content).is_empty())
}

/// Gives each heading of a body its level: the first h2, none skipped, parallel parts parallel.
fn level(blocks: &mut [Block], gather: &mut Gather<'_>) {
    // The headings that the current one stands under: level in the source, level here.
    let mut above: Vec<(u8, u8)> = Vec::new();
    for block in blocks {
        if let BlockKind::Heading(heading) = &mut block.kind {
            let (source, line) = gather.source_level(block.id);
            above.retain(|(level, _)| *level < source);
            let here = (above.last().map_or(1, |(_, here)| *here) + 1).min(4);
            above.push((source, here));
            heading.level = Level::from_number(i64::from(here)).unwrap_or(Level::Four);
            if here != source {
                gather.line = line;
                gather.lose(Loss::Heading, &format!("h{source} → h{here}"));
            }
        }
    }
}

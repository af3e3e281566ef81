//! Documents drawn by chance.

use document::{
    Alternative, Block, BlockId, BlockKind, Callout, Cell, Document, DocumentItem, Embed, Figure, Heading, Inline,
    InlineNode, Level, Link, List, ListItem, Mark, Marks, Quote, Row, Table,
};
use kernel::Language;
use proptest::prelude::*;

use super::{ARTICLE, GUIDE, NOTHING, PICTURE, media, publication};

/// Text that would like to be markup.
pub(crate) fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{1,12}",
        Just("<script>alert(1)</script>".to_owned()),
        Just("\"><img src=x onerror=alert(1)>".to_owned()),
        Just("' onload='x".to_owned()),
        Just("</p></div><!--".to_owned()),
        Just("&lt;b&gt; &amp; ]]>".to_owned()),
        Just("« quoi ? » : 12 %".to_owned()),
    ]
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        Just(Mark::Bold),
        Just(Mark::Italic),
        Just(Mark::Code),
        Just(Mark::Subscript),
        Just(Mark::Superscript),
        Just(Mark::Language(Language::AR)),
        Just(Mark::Language(Language::EN)),
        Just(Mark::Link(Link::Href("https://example.org/?a=1&b=%22".parse().unwrap()))),
        Just(Mark::Link(Link::Href("mailto:a@b.example".parse().unwrap()))),
        Just(Mark::Link(Link::Publication(publication(ARTICLE)))),
        Just(Mark::Link(Link::Publication(publication(NOTHING)))),
        Just(Mark::Link(Link::Media(media(GUIDE)))),
    ]
}

fn inline(notes: bool) -> BoxedStrategy<Inline> {
    let marks = prop::collection::vec(mark(), 0..4).prop_map(Marks::new);
    let text = hostile().prop_map(InlineNode::Text);
    let node = if notes {
        let note = prop::collection::vec(inline(false), 0..3).prop_map(join).prop_map(InlineNode::Note);
        prop_oneof![6 => text, 1 => Just(InlineNode::HardBreak), 1 => note].boxed()
    } else {
        prop_oneof![6 => text, 1 => Just(InlineNode::HardBreak)].boxed()
    };
    (node, marks).prop_map(|(node, marks)| Inline { node, marks }).boxed()
}

/// Runs with the same marks joined, as the editor does.
fn join(content: Vec<Inline>) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::new();
    for next in content {
        match (joined.last_mut(), &next.node) {
            (Some(Inline { node: InlineNode::Text(before), marks }), InlineNode::Text(after))
                if *marks == next.marks =>
            {
                before.push_str(after);
            }
            _ => joined.push(next),
        }
    }
    joined
}

fn text() -> impl Strategy<Value = Vec<Inline>> {
    prop::collection::vec(inline(true), 0..5).prop_map(join)
}

fn level() -> impl Strategy<Value = Level> {
    prop_oneof![Just(Level::Two), Just(Level::Three), Just(Level::Four)]
}

/// A block that may stand anywhere, without ids of its own yet.
fn simple() -> BoxedStrategy<BlockKind> {
    prop_oneof![
        4 => text().prop_map(BlockKind::Paragraph),
        1 => (text(), prop::option::of(hostile()), prop::option::of(hostile())).prop_map(|(caption, alt, credit)| {
            let alternative = alt.map_or(Alternative::Decorative, Alternative::Text);
            BlockKind::Figure(Figure { media: media(PICTURE), alternative, caption, credit })
        }),
        1 => prop::collection::vec(hostile(), 1..3).prop_map(|titles| {
            let item = |title| DocumentItem { media: media(GUIDE), title };
            BlockKind::DocumentList(titles.into_iter().map(item).collect())
        }),
    ]
    .boxed()
}

fn block(kind: BlockKind) -> Block {
    Block::new("x".parse().unwrap(), kind)
}

fn item_blocks() -> impl Strategy<Value = Vec<Block>> {
    (text(), prop::collection::vec(simple(), 0..2))
        .prop_map(|(first, rest)| std::iter::once(BlockKind::Paragraph(first)).chain(rest).map(block).collect())
}

fn cell(is_header: bool) -> impl Strategy<Value = Cell> {
    prop::collection::vec(simple(), 1..2).prop_map(move |kinds| {
        let blocks = kinds.into_iter().map(block).collect();
        Cell { is_header, colspan: 1, rowspan: 1, blocks }
    })
}

fn top() -> impl Strategy<Value = BlockKind> {
    let list = (prop::option::of(0_u32..100), prop::collection::vec(item_blocks(), 1..3)).prop_map(|(start, items)| {
        let items = items.into_iter().map(|blocks| ListItem { id: "x".parse().unwrap(), of: None, blocks }).collect();
        BlockKind::List(List { start, items })
    });
    let quote = (item_blocks(), prop::option::of(hostile()), any::<bool>()).prop_map(|(blocks, source, linked)| {
        let source_url = linked.then(|| "https://example.org/a?b=<c>".parse().unwrap());
        BlockKind::Quote(Quote { language: Some(Language::EN), source, source_url, blocks })
    });
    let row = |is_header| prop::collection::vec(cell(is_header), 2..=2).prop_map(|cells| Row { cells });
    let table = (hostile(), row(true), prop::collection::vec(row(false), 0..2)).prop_map(|(caption, head, rows)| {
        BlockKind::Table(Table { caption, rows: std::iter::once(head).chain(rows).collect() })
    });
    let embed = prop::option::of(hostile()).prop_map(|title| {
        BlockKind::Embed(Embed { url: "https://tube.example/w/1".parse().unwrap(), title, poster: None })
    });
    let callout = (hostile(), item_blocks()).prop_map(|(title, blocks)| BlockKind::Callout(Callout { title, blocks }));
    prop_oneof![
        3 => simple(),
        2 => (level(), text()).prop_map(|(level, content)| BlockKind::Heading(Heading { level, content })),
        1 => list, 1 => quote, 1 => table, 1 => embed, 1 => callout,
        1 => Just(BlockKind::HorizontalRule),
    ]
}

/// Any document whatever, drafts included.
pub(crate) fn any_document() -> impl Strategy<Value = Document> {
    prop::collection::vec(top(), 0..6).prop_map(|kinds| {
        let mut blocks: Vec<Block> = kinds.into_iter().map(block).collect();
        number(&mut blocks);
        Document::new(blocks).unwrap()
    })
}

/// Gives every block and item an id in the order of the text.
pub(crate) fn number(blocks: &mut [Block]) {
    let mut ids = super::ids();
    walk(blocks, &mut |id| *id = ids());
}

/// Visits every id, of blocks and of items, in the order of the text.
pub(crate) fn walk(blocks: &mut [Block], visit: &mut dyn FnMut(&mut BlockId)) {
    for block in blocks {
        visit(&mut block.id);
        match &mut block.kind {
            BlockKind::List(list) => list.items.iter_mut().for_each(|item| {
                visit(&mut item.id);
                walk(&mut item.blocks, visit);
            }),
            BlockKind::Quote(quote) => walk(&mut quote.blocks, visit),
            BlockKind::Callout(callout) => walk(&mut callout.blocks, visit),
            BlockKind::Table(table) => {
                table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| walk(&mut cell.blocks, visit));
            }
            _ => {}
        }
    }
}

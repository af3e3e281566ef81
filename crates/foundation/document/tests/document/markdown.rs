//! There and back, for what Markdown carries.

use document::{
    Alternative, Block, BlockKind, Callout, Cell, Document, DocumentItem, Figure, Heading, Inline, Level, Link, List,
    ListItem, Mark, Quote, Row, Table, from_markdown, markdown,
};
use proptest::prelude::*;

use super::{ARTICLE, GUIDE, PICTURE, ids, media, publication, strategies::number};

/// A run of letters and signs without a blank at its ends, not an address that would become a link.
fn word() -> impl Strategy<Value = String> {
    let signs = "[a-zA-Zéü0-9*_`\\[\\](){}<>#+.!|~^&$%:;,'\"\\\\/=?-]{1,8}( [a-z*_`\\[\\]<>#+|~^&=-]{1,6}){0,2}";
    signs.prop_filter("an address", |word| !word.to_lowercase().contains("www.") && !word.contains("://"))
}

fn marked() -> impl Strategy<Value = Inline> {
    let mark = prop_oneof![
        Just(Mark::Bold),
        Just(Mark::Italic),
        Just(Mark::Link(Link::Href("https://example.org/a_(b)?c=*d*".parse().unwrap()))),
        Just(Mark::Link(Link::Publication(publication(ARTICLE)))),
        Just(Mark::Link(Link::Media(media(GUIDE)))),
    ];
    let letters = ("[a-z]{1,5}( [a-z]{1,3}){0,2}", prop::collection::vec(mark, 0..3));
    let code = "[a-z`|*]{1,6}".prop_map(|text| Inline::marked(text, [Mark::Code]));
    let small = prop_oneof![Just(Mark::Subscript), Just(Mark::Superscript)];
    prop_oneof![
        3 => letters.prop_map(|(text, marks)| Inline::marked(text, marks)),
        1 => code,
        1 => ("[a-z0-9]{1,3}", small).prop_map(|(text, mark)| Inline::marked(text, [mark])),
    ]
}

/// Plain words around marked ones; blanks between them, so that each mark stands at the border of words.
fn line() -> impl Strategy<Value = Vec<Inline>> {
    (word(), prop::collection::vec((marked(), word()), 0..3)).prop_map(|(first, rest)| {
        let mut content = vec![Inline::text(first)];
        for (marked, after) in rest {
            let last = content.len() - 1;
            if let document::InlineNode::Text(text) = &mut content[last].node {
                text.push(' ');
            }
            if marked.marks.as_slice().is_empty() {
                content.push(Inline::hard_break());
            } else {
                content.push(marked);
                content.push(Inline::text(format!(" {after}")));
                continue;
            }
            content.push(Inline::text(after));
        }
        trimmed(content)
    })
}

/// No blank before a line break, which Markdown would not keep.
fn trimmed(mut content: Vec<Inline>) -> Vec<Inline> {
    for index in 1..content.len() {
        let is_break = matches!(content[index].node, document::InlineNode::HardBreak);
        if let (true, document::InlineNode::Text(text)) = (is_break, &mut content[index - 1].node) {
            text.truncate(text.trim_end().len());
        }
    }
    content
}

fn one_line() -> impl Strategy<Value = Vec<Inline>> {
    line().prop_filter("one line", |content| {
        !content.iter().any(|inline| matches!(inline.node, document::InlineNode::HardBreak))
    })
}

fn block(kind: BlockKind) -> Block {
    Block::new("x".parse().unwrap(), kind)
}

fn paragraph() -> impl Strategy<Value = Block> {
    let note = prop::option::of(one_line());
    (line(), note).prop_map(|(mut content, note)| {
        content.extend(note.map(Inline::note));
        block(BlockKind::Paragraph(content))
    })
}

fn list(inner: impl Strategy<Value = Block>) -> impl Strategy<Value = Block> {
    let item = (line(), prop::collection::vec(inner, 0..2)).prop_map(|(content, rest)| {
        let blocks = std::iter::once(block(BlockKind::Paragraph(content))).chain(rest).collect();
        ListItem { id: "x".parse().unwrap(), of: None, blocks }
    });
    (prop::option::of(0_u32..20), prop::collection::vec(item, 1..3))
        .prop_map(|(start, items)| block(BlockKind::List(List { start, items })))
}

fn inner() -> impl Strategy<Value = Block> {
    let quote =
        (prop::collection::vec(paragraph(), 1..3), prop::option::of("[A-Z][a-z]{2,8}( [a-z]{2,4})?"), any::<bool>())
            .prop_map(|(blocks, source, linked)| {
                let source_url = linked.then(|| "https://example.org/".parse().unwrap());
                block(BlockKind::Quote(Quote { language: None, source, source_url, blocks }))
            });
    let figure = ("[a-z*]{1,6}", prop::collection::vec("[A-Z][a-z\"\\\\&*]{1,8}", 0..2)).prop_map(|(alt, caption)| {
        let caption = caption.into_iter().map(Inline::text).collect();
        block(BlockKind::Figure(Figure {
            media: media(PICTURE),
            alternative: Alternative::Text(alt),
            caption,
            credit: None,
        }))
    });
    let documents = prop::collection::vec("[a-z*\\[\\]]{0,6}", 1..3).prop_map(|titles| {
        let item = |title| DocumentItem { media: media(GUIDE), title };
        block(BlockKind::DocumentList(titles.into_iter().map(item).collect()))
    });
    prop_oneof![3 => paragraph(), 1 => quote, 1 => figure, 1 => documents]
}

fn top() -> impl Strategy<Value = Block> {
    let heading = one_line().prop_map(|content| block(BlockKind::Heading(Heading { level: Level::Two, content })));
    let row = |is_header| {
        prop::collection::vec(one_line(), 2..=2).prop_map(move |cells| {
            let cell = |content| Cell {
                is_header,
                colspan: 1,
                rowspan: 1,
                blocks: vec![block(BlockKind::Paragraph(content))],
            };
            Row { cells: cells.into_iter().map(cell).collect() }
        })
    };
    let table = (row(true), prop::collection::vec(row(false), 0..3)).prop_map(|(head, rows)| {
        let rows = std::iter::once(head).chain(rows).collect();
        block(BlockKind::Table(Table { caption: String::new(), rows }))
    });
    let callout = ("[A-Z][a-z*]{0,6}( [a-z]{1,4})?", prop::collection::vec(paragraph(), 1..3))
        .prop_map(|(title, blocks)| block(BlockKind::Callout(Callout { title, blocks })));
    prop_oneof![
        4 => inner(),
        2 => heading,
        2 => list(inner()),
        1 => list(list(paragraph())),
        1 => table,
        1 => callout,
        1 => Just(block(BlockKind::HorizontalRule)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]
    #[test]
    fn what_markdown_carries_comes_back(blocks in prop::collection::vec(top(), 0..5)) {
        let mut blocks = blocks;
        number(&mut blocks);
        let document = Document::new(blocks).unwrap();
        let written = markdown(&document);
        let imported = from_markdown(&written, &mut ids(), &mut |_| None);
        prop_assert!(imported.dropped.is_empty(), "{:?}\n{}", imported.dropped, written);
        let mut back = imported.document.blocks().to_vec();
        number(&mut back);
        prop_assert_eq!(&back[..], document.blocks(), "{}", written);
    }

    #[test]
    fn any_document_becomes_markdown(document in super::strategies::any_document()) {
        let written = markdown(&document);
        // Reading it back loses nothing but what Markdown lacks: never to a script, never to an error.
        let imported = from_markdown(&written, &mut ids(), &mut |_| None);
        prop_assert!(imported.dropped.iter().all(|dropped| dropped.what != document::Loss::RawHtml), "{}", written);
    }
}

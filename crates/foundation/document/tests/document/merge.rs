use std::collections::HashSet;

use document::{Block, BlockId, BlockKind, Choice, Document, Inline, Merged, merge};
use proptest::prelude::*;

use super::{paragraph, strategies};

fn text(id: &str, words: &str) -> Block {
    paragraph(id, vec![Inline::text(words)])
}

fn document(blocks: Vec<Block>) -> Document {
    Document::new(blocks).unwrap()
}

fn lines(document: &Document) -> Vec<String> {
    document::text(document).lines().map(str::to_owned).collect()
}

fn base() -> Vec<Block> {
    vec![text("a", "Un"), text("b", "Deux"), text("c", "Trois")]
}

fn merged(ours: Vec<Block>, theirs: Vec<Block>) -> Merged {
    merge(&document(base()), &document(ours), &document(theirs)).unwrap()
}

#[test]
fn changes_in_different_places_come_together() {
    let ours = vec![text("a", "Un bis"), text("x", "Nouveau"), text("b", "Deux"), text("c", "Trois")];
    let theirs = vec![text("a", "Un"), text("c", "Trois bis"), text("y", "Dernier")];
    let merged = merged(ours, theirs);
    assert_eq!(lines(&merged.document), ["Un bis", "Nouveau", "Trois bis", "Dernier"]);
    assert_eq!(merged.conflicts, []);
}

#[test]
fn what_one_moved_keeps_what_the_other_wrote() {
    let ours = vec![text("c", "Trois"), text("a", "Un"), text("b", "Deux")];
    let theirs = vec![text("a", "Un"), text("b", "Deux"), text("x", "Deux et demi"), text("c", "Trois bis")];
    let merged = merged(ours, theirs);
    assert_eq!(lines(&merged.document), ["Trois bis", "Un", "Deux", "Deux et demi"]);
}

#[test]
fn a_paragraph_that_both_changed_is_offered_twice() {
    let ours = vec![text("a", "Un à nous"), text("b", "Deux"), text("c", "Trois")];
    let theirs = vec![text("a", "Un à eux"), text("b", "Deux"), text("c", "Trois")];
    let merged = merged(ours, theirs);
    assert_eq!(merged.conflicts.len(), 1);
    for (choice, expected) in [
        (Choice::Ours, vec!["Un à nous", "Deux", "Trois"]),
        (Choice::Theirs, vec!["Un à eux", "Deux", "Trois"]),
        (Choice::Both, vec!["Un à nous", "Un à eux", "Deux", "Trois"]),
    ] {
        assert_eq!(lines(&merged.clone().settle(|_| choice).unwrap()), expected);
    }
}

#[test]
fn what_one_removed_and_the_other_changed_is_asked() {
    let theirs = vec![text("a", "Un"), text("b", "Deux bis"), text("c", "Trois")];
    let merged = merged(vec![text("a", "Un"), text("c", "Trois")], theirs);
    assert_eq!(lines(&merged.document), ["Un", "Deux bis", "Trois"]);
    assert_eq!(merged.conflicts[0].ours, None);
    assert_eq!(lines(&merged.settle(|_| Choice::Ours).unwrap()), ["Un", "Trois"]);
}

#[test]
fn a_block_moved_into_a_quotation_and_changed_where_it_was_stays_readable() {
    let quote = document::Quote { language: None, source: None, source_url: None, blocks: vec![text("a", "Un")] };
    let ours = vec![Block::new("q".parse().unwrap(), BlockKind::Quote(quote)), text("b", "Deux"), text("c", "Trois")];
    let theirs = vec![text("a", "Un bis"), text("b", "Deux"), text("c", "Trois")];
    let merged = merged(ours, theirs);
    let lines = lines(&merged.document);
    assert!(lines.contains(&"Un".to_owned()) && lines.contains(&"Un bis".to_owned()), "{lines:?}");
}

/// Something that an editor does to a document.
#[derive(Clone, Debug)]
enum Edit {
    Write(usize, String),
    Remove(usize),
    Insert(usize, String),
    Move(usize, usize),
}

fn edits(who: &'static str) -> impl Strategy<Value = Vec<Edit>> {
    let word = (0_u32..1000).prop_map(move |number| format!("{who}{number}"));
    let edit = (0..4_usize, any::<prop::sample::Index>(), any::<prop::sample::Index>(), word).prop_map(
        |(what, at, to, word)| match what {
            0 => Edit::Write(at.index(1000), word),
            1 => Edit::Remove(at.index(1000)),
            2 => Edit::Insert(at.index(1000), word),
            _ => Edit::Move(at.index(1000), to.index(1000)),
        },
    );
    prop::collection::vec(edit, 0..5)
}

fn edited(document: &Document, edits: &[Edit], who: &str) -> Document {
    let mut blocks = document.blocks().to_vec();
    for (number, edit) in edits.iter().enumerate() {
        let count = blocks.len();
        match edit {
            Edit::Write(at, word) => {
                let mut texts = texts(&mut blocks);
                let count = texts.len();
                if count > 0 {
                    texts[at % count].push(Inline::marked(format!(" {word} "), [document::Mark::Italic]));
                }
            }
            Edit::Remove(at) if count > 0 => drop(blocks.remove(at % count)),
            Edit::Insert(at, word) => blocks.insert(at % (count + 1), text(&format!("{who}{number}"), word)),
            Edit::Move(at, to) if count > 0 => {
                let block = blocks.remove(at % count);
                blocks.insert(to % count, block);
            }
            Edit::Remove(_) | Edit::Move(..) => {}
        }
    }
    Document::new(blocks).unwrap()
}

/// Every text of paragraphs and headings, wherever it stands.
fn texts(blocks: &mut [Block]) -> Vec<&mut Vec<Inline>> {
    let mut found = Vec::new();
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(content) => found.push(content),
            BlockKind::Heading(heading) => found.push(&mut heading.content),
            BlockKind::List(list) => list.items.iter_mut().for_each(|item| found.extend(texts(&mut item.blocks))),
            BlockKind::Quote(quote) => found.extend(texts(&mut quote.blocks)),
            BlockKind::Callout(callout) => found.extend(texts(&mut callout.blocks)),
            BlockKind::Table(table) => {
                table
                    .rows
                    .iter_mut()
                    .flat_map(|row| &mut row.cells)
                    .for_each(|cell| found.extend(texts(&mut cell.blocks)));
            }
            _ => {}
        }
    }
    found
}

fn words(text: &str) -> HashSet<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn versions() -> impl Strategy<Value = (Document, Document, Document)> {
    (strategies::any_document(), edits("o"), edits("t")).prop_map(|(base, ours, theirs)| {
        let (ours, theirs) = (edited(&base, &ours, "o"), edited(&base, &theirs, "t"));
        (base, ours, theirs)
    })
}

fn settled(document: &Document) -> Merged {
    Merged { document: document.clone(), conflicts: vec![] }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn who_changed_alone_is_followed((base, ours, theirs) in versions()) {
        prop_assert_eq!(merge(&base, &ours, &base).unwrap(), settled(&ours));
        prop_assert_eq!(merge(&base, &base, &theirs).unwrap(), settled(&theirs));
        prop_assert_eq!(merge(&base, &ours, &ours).unwrap(), settled(&ours));
    }

    #[test]
    fn no_word_that_anybody_wrote_is_lost((base, ours, theirs) in versions()) {
        let merged = merge(&base, &ours, &theirs).unwrap();
        let mut kept = words(&document::text(&merged.document));
        for conflict in &merged.conflicts {
            for block in [&conflict.ours, &conflict.theirs].into_iter().flatten() {
                kept.extend(words(&document::text(&Document::new(vec![block.clone()]).unwrap())));
            }
        }
        let was = words(&document::text(&base));
        for version in [&ours, &theirs] {
            for word in words(&document::text(version)).difference(&was) {
                prop_assert!(kept.contains(word), "{}", word);
            }
        }
    }

    #[test]
    fn both_versions_of_every_conflict_can_be_kept((base, ours, theirs) in versions()) {
        let merged = merge(&base, &ours, &theirs).unwrap();
        let was = words(&document::text(&base));
        let kept = words(&document::text(&merged.settle(|_| Choice::Both).unwrap()));
        for version in [&ours, &theirs] {
            for word in words(&document::text(version)).difference(&was) {
                prop_assert!(kept.contains(word), "{}", word);
            }
        }
    }

    #[test]
    fn whose_version_is_ours_decides_no_conflict((base, ours, theirs) in versions()) {
        let blocks = |merged: Merged| -> HashSet<BlockId> { merged.conflicts.iter().map(|conflict| conflict.block).collect() };
        prop_assert_eq!(blocks(merge(&base, &ours, &theirs).unwrap()), blocks(merge(&base, &theirs, &ours).unwrap()));
    }
}

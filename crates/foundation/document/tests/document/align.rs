use document::{Block, Document, Inline, Pair, Stale, align, stale};

use super::{from_markdown_of, paragraph};

fn source(id: &str, words: &str) -> Block {
    paragraph(id, vec![Inline::text(words)])
}

fn rendered(id: &str, of: &str, words: &str) -> Block {
    Block { of: Some(of.parse().unwrap()), ..source(id, words) }
}

fn document(blocks: Vec<Block>) -> Document {
    Document::new(blocks).unwrap()
}

/// `a=x+y` where `x` and `y` render `a`.
fn ids(pairs: &[Pair<'_>]) -> Vec<String> {
    let pair = |pair: &Pair<'_>| {
        let source = pair.source.map(|block| block.id.to_string()).unwrap_or_default();
        let translation: Vec<_> = pair.translation.iter().map(|block| block.id.as_str()).collect();
        format!("{source}={}", translation.join("+"))
    };
    pairs.iter().map(pair).collect()
}

#[test]
fn blocks_stand_beside_what_they_render_in_the_order_of_the_source() {
    let french = document(vec![source("a", "Un"), source("b", "Deux"), source("c", "Trois")]);
    let spanish = document(vec![
        source("u", "Aviso"),
        rendered("v", "c", "Tres"),
        rendered("w", "a", "Uno"),
        rendered("x", "a", "y medio"),
        source("y", "Nota"),
        rendered("z", "gone", "Cuatro"),
    ]);
    assert_eq!(ids(&align(&french, &spanish)), ["=u", "a=w+x", "=y", "=z", "b=", "c=v"]);
}

#[test]
fn an_imported_translation_lies_beside_by_its_kinds() {
    let french = from_markdown_of("## Un\n\nDeux\n\n- trois\n\nQuatre");
    let english = from_markdown_of("## One\n\nTwo\n\nFour");
    let pairs = align(&french, &english);
    let beside: Vec<_> = pairs.iter().map(|pair| (pair.source.is_some(), pair.translation.len())).collect();
    assert_eq!(beside, [(true, 1), (true, 1), (true, 0), (true, 1)]);
}

#[test]
fn what_the_source_changed_or_removed_since_is_stale() {
    let base = document(vec![source("a", "Un"), source("b", "Deux"), source("c", "Trois")]);
    let now = document(vec![source("b", "Deux bis"), source("a", "Un"), source("d", "Nouveau")]);
    let translation = document(vec![
        rendered("x", "a", "One"),
        rendered("y", "b", "Two"),
        rendered("z", "c", "Three"),
        source("w", "Own"),
    ]);
    let expected = [("y", "b", false), ("z", "c", true)].map(|(block, source, is_removed)| Stale {
        block: block.parse().unwrap(),
        source: source.parse().unwrap(),
        is_removed,
    });
    assert_eq!(stale(&base, &now, &translation), expected);
    assert_eq!(stale(&now, &now, &translation), []);
}

//! Plain text and excerpts.

use document::{Block, BlockKind, Document, Heading, Inline, Level, excerpt, text};
use proptest::prelude::*;

use super::{paragraph, strategies};

fn document() -> Document {
    let heading = Heading { level: Level::Two, content: vec![Inline::text("Une déclaration adoptée")] };
    let note = Inline::note(vec![Inline::text("Acte final")]);
    Document::new(vec![
        Block::new("h".parse().unwrap(), BlockKind::Heading(heading)),
        paragraph("a", vec![Inline::text("Les villes"), note, Inline::text(" ont parlé."), Inline::hard_break()]),
        paragraph("b", vec![Inline::text("Elles  seront\nentendues, dit-on.")]),
    ])
    .unwrap()
}

#[test]
fn blocks_are_never_glued() {
    assert_eq!(
        text(&document()),
        "Une déclaration adoptée\nLes villes ont parlé.\nElles  seront\nentendues, dit-on.\nActe final"
    );
}

#[test]
fn an_excerpt_ends_at_a_word() {
    let document = document();
    for (room, cut) in [
        (200, "Les villes ont parlé. Elles seront entendues, dit-on."),
        (52, "Les villes ont parlé. Elles seront entendues…"),
        (45, "Les villes ont parlé. Elles seront entendues…"),
        (22, "Les villes ont parlé.…"),
        (20, "Les villes ont…"),
        (3, "Le…"),
        (1, "…"),
        (0, ""),
    ] {
        assert_eq!(excerpt(&document, room), cut, "{room}");
    }
}

proptest! {
    #[test]
    fn an_excerpt_has_room(document in strategies::any_document(), room in 0_usize..60) {
        let cut = excerpt(&document, room);
        prop_assert!(cut.chars().count() <= room, "{:?}", cut);
        prop_assert!(!cut.contains('\n'));
    }
}

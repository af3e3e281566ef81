use document::{
    Alternative, Block, BlockKind, Cell, Change, Document, Figure, Heading, Inline, Level, Link, List, ListItem, Mark,
    Rendering, Row, Table, Tally, compare, compared_html, keep_ids,
};
use kernel::Language;
use proptest::prelude::*;

use super::{ARTICLE, PICTURE, from_markdown_of, media, paragraph, publication, resolved, strategies, words};

fn document(blocks: Vec<Block>) -> Document {
    Document::new(blocks).unwrap()
}

fn text(id: &str, words: &str) -> Block {
    paragraph(id, vec![Inline::text(words)])
}

fn shown(old: Vec<Block>, new: Vec<Block>) -> String {
    let comparison = compare(&document(old), &document(new));
    let (resolved, i18n) = (resolved(), words());
    let rendering = Rendering { resolved: &resolved, i18n: &i18n, language: Language::EN, text_language: Language::EN };
    compared_html(&comparison, &rendering).as_str().to_owned()
}

/// The same without what screen readers alone hear.
fn seen(old: Vec<Block>, new: Vec<Block>) -> String {
    let mut html = shown(old, new);
    while let Some(from) = html.find("<span class=\"hidden\">") {
        let to = from + html[from..].find("</span>").unwrap() + "</span>".len();
        html.replace_range(from..to, "");
    }
    html
}

#[test]
fn the_words_of_a_changed_paragraph_are_told_apart_and_said() {
    assert_eq!(
        shown(vec![text("a", "Sixteen towns met")], vec![text("a", "Twenty towns met")]),
        "<div class=\"change changed\" id=\"change-a\"><p><span class=\"change-what\">Changed</span> </p>\
         <p><del><span class=\"hidden\"> [removed: </span>Sixteen<span class=\"hidden\"> end of removal] </span></del>\
         <ins><span class=\"hidden\"> [added: </span>Twenty<span class=\"hidden\"> end of addition] </span></ins> towns met</p></div>"
    );
}

#[test]
fn what_came_went_and_moved_stands_where_one_looks_for_it() {
    let first = || text("a", "The mayors of twelve towns met in Mechelen");
    let second = || text("b", "They signed a declaration on migration");
    let third = || text("c", "The next conference is in Bamako");
    let comparison = compare(
        &document(vec![first(), second(), third()]),
        &document(vec![third(), first(), text("d", "Read it here")]),
    );
    let changes: Vec<_> = comparison.changes().map(|(id, change)| (id.to_string(), change)).collect();
    let expected = [("c", Change::Kept), ("a", Change::Kept), ("d", Change::Added), ("b", Change::Removed)];
    assert_eq!(changes, expected.map(|(id, change)| (id.to_owned(), change)));
    assert_eq!(comparison.tally(), Tally { added: 1, removed: 1, changed: 0, moved: 1 });
}

#[test]
fn ids_that_an_import_gave_anew_do_not_hide_what_stayed() {
    let (one, two) = ("The mayors of twelve towns met in Mechelen", "They signed a declaration on migration");
    let old = document(vec![text("a", one), text("b", two)]);
    let new = document(vec![text("a", "A word before all others"), text("b", one), text("c", two)]);
    assert_eq!(compare(&old, &new).tally(), Tally { added: 1, ..Tally::default() });
}

#[test]
fn a_paragraph_made_a_heading_is_still_itself() {
    let heading = BlockKind::Heading(Heading { level: Level::Two, content: vec![Inline::text("Twelve towns")] });
    let html = seen(vec![text("a", "Twelve towns")], vec![Block::new("a".parse().unwrap(), heading)]);
    assert!(html.contains("Changed (Paragraph → Heading 2)"), "{html}");
    assert!(html.contains("<h2>Twelve towns</h2>"), "{html}");
}

#[test]
fn links_of_the_same_words_say_where_they_lead() {
    let link = |link| vec![paragraph("a", vec![Inline::text("Read "), Inline::marked("the pact", [Mark::Link(link)])])];
    let (old, new) = (Link::Href("https://example.org/pact".parse().unwrap()), Link::Publication(publication(ARTICLE)));
    let html = seen(link(old), link(new));
    assert!(
        html.contains("<del><a href=\"https://example.org/pact\">the pact</a> (https://example.org/pact)</del>"),
        "{html}"
    );
    assert!(html.contains("<ins><a href=\"/en/news/pact\">the pact</a> (Pact)</ins>"), "{html}");
}

#[test]
fn items_come_and_go_one_by_one() {
    let list = |items: &[(&str, &str)]| {
        let item = |(id, words): &(&str, &str)| ListItem {
            id: id.parse().unwrap(),
            of: None,
            blocks: vec![text(&format!("p{id}"), words)],
        };
        vec![Block::new(
            "l".parse().unwrap(),
            BlockKind::List(List { start: None, items: items.iter().map(item).collect() }),
        )]
    };
    let html = seen(list(&[("a", "Mali"), ("b", "Senegal")]), list(&[("a", "Mali and Niger"), ("c", "Morocco")]));
    assert!(html.contains("<p>Mali<ins> and Niger</ins></p>"), "{html}");
    assert!(html.contains("<li class=\"change added\" id=\"change-c\"><span class=\"change-what\">Added</span> <p><ins>Morocco</ins></p></li>"), "{html}");
    assert!(html.contains("<li class=\"change removed\" id=\"removed-b\"><span class=\"change-what\">Removed</span> <p><del>Senegal</del></p></li>"), "{html}");
}

#[test]
fn a_row_that_came_is_one_row() {
    let table = |rows: &[[(&str, &str); 2]]| {
        let cell = |(id, words): &(&str, &str)| Cell {
            is_header: false,
            colspan: 1,
            rowspan: 1,
            blocks: vec![text(id, words)],
        };
        let rows = rows.iter().map(|cells| Row { cells: cells.iter().map(cell).collect() }).collect();
        vec![Block::new("t".parse().unwrap(), BlockKind::Table(Table { caption: "Towns".into(), rows }))]
    };
    let old = [[("a", "Kayes"), ("b", "Mali")], [("c", "Dakar"), ("d", "Senegal")]];
    let html = seen(table(&old), table(&[old[0], [("e", "Rabat"), ("f", "Morocco")], old[1]]));
    assert_eq!(html.matches("<ins>").count(), 2, "{html}");
    assert_eq!(html.matches("<del>").count(), 0, "{html}");
    assert_eq!(html.matches("Added").count(), 1, "{html}");
}

#[test]
fn what_a_picture_says_is_compared_too() {
    let figure = |alt: &str| {
        let alternative = Alternative::Text(alt.into());
        let figure = Figure { media: media(PICTURE), alternative, caption: vec![], credit: None };
        vec![Block::new("f".parse().unwrap(), BlockKind::Figure(figure))]
    };
    let html = seen(figure("The square of Mechelen"), figure("The station of Mechelen"));
    assert!(html.contains("Description:</span> The <del>square</del><ins>station</ins> of Mechelen</p>"), "{html}");
    assert_eq!(html.matches("<img").count(), 1, "{html}");
}

/// A document in which every id is another.
fn anew(document: &Document) -> Document {
    let mut blocks = document.blocks().to_vec();
    let mut number = 0;
    strategies::walk(&mut blocks, &mut |id| {
        number += 1;
        *id = format!("new{number}").parse().unwrap();
    });
    Document::new(blocks).unwrap()
}

#[test]
fn a_text_written_anew_keeps_the_ids_of_what_it_still_says() {
    let before = from_markdown_of("## Villes\n\nLes villes se sont réunies.\n\n- Mali\n- Sénégal\n\nFin");
    let mut ids = (1..).map(|number| format!("new{number}").parse().unwrap());
    let markdown = "Un mot d’abord\n\n## Villes\n\nLes régions se sont réunies.\n\n- Sénégal\n- Mali\n- Maroc\n\nFin";
    let imported = document::from_markdown(markdown, &mut || ids.next().unwrap(), &mut |_| None);
    let after = keep_ids(&before, imported.document);
    let names: Vec<_> = after.blocks().iter().map(|block| block.id.to_string()).collect();
    let expected: Vec<_> = before.blocks().iter().map(|block| block.id.to_string()).collect();
    assert!(names[0].starts_with("new"));
    assert_eq!(names[1..], expected);
    let items = |document: &Document| match &document.blocks()[document.blocks().len() - 2].kind {
        BlockKind::List(list) => list.items.iter().map(|item| item.id).collect::<Vec<_>>(),
        kind => panic!("{kind:?}"),
    };
    let (was, is) = (items(&before), items(&after));
    assert_eq!((is[0], is[1]), (was[1], was[0]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_text_that_only_got_other_ids_is_the_one_that_was_there(document in strategies::any_document()) {
        let kept = keep_ids(&document, anew(&document));
        prop_assert!(compare(&document, &kept).is_same());
        let ids = |document: &Document| document.blocks().iter().map(|block| block.id).collect::<Vec<_>>();
        prop_assert_eq!(ids(&kept), ids(&document));
    }

    #[test]
    fn keeping_ids_changes_no_word(before in strategies::any_document(), after in strategies::any_document()) {
        let after = anew(&after);
        prop_assert!(compare(&after, &keep_ids(&before, after.clone())).is_same());
    }

    #[test]
    fn nothing_changed_where_nothing_did(document in strategies::any_document()) {
        prop_assert!(compare(&document, &document).is_same());
    }

    #[test]
    fn any_two_documents_compare_to_sound_markup(old in strategies::any_document(), new in strategies::any_document()) {
        let comparison = compare(&old, &new);
        prop_assert_eq!(comparison.is_same(), old == new);
        let html = shown(old.blocks().to_vec(), new.blocks().to_vec());
        prop_assert!(!html.contains("<script") && !html.contains("<img src=x"), "{}", html);
        for element in ["del", "ins", "div", "p", "span", "li", "td", "table"] {
            let opened = html.matches(&format!("<{element}>")).count() + html.matches(&format!("<{element} ")).count();
            prop_assert_eq!(opened, html.matches(&format!("</{element}>")).count(), "{}", element);
        }
    }
}

//! The markup.

use document::{
    Alternative, Block, BlockKind, Callout, Cell, Document, DocumentItem, Embed, Figure, Heading, Inline, Level, Link,
    List, ListItem, Mark, Quote, Row, Table,
};
use kernel::Language;
use proptest::prelude::*;

use super::{ARTICLE, GUIDE, NOTHING, PICTURE, media, paragraph, publication, render, strategies};

fn one(kind: BlockKind) -> String {
    render(&Document::new(vec![Block::new("x1".parse().unwrap(), kind)]).unwrap(), Language::FR)
}

fn text(content: Vec<Inline>) -> String {
    one(BlockKind::Paragraph(content))
}

#[test]
fn headings_carry_their_anchor() {
    let heading = Heading { level: Level::Three, content: vec![Inline::text("Et après ?")] };
    assert_eq!(one(BlockKind::Heading(heading)), "<h3 id=\"b-x1\">Et après\u{202f}?</h3>");
}

#[test]
fn marks_nest_and_never_overlap() {
    let content = vec![
        Inline::marked("a", [Mark::Bold]),
        Inline::marked("b", [Mark::Bold, Mark::Italic]),
        Inline::marked("c", [Mark::Italic]),
        Inline::hard_break(),
        Inline::marked("Hi!", [Mark::Language(Language::EN)]),
        Inline::marked("a ; b", [Mark::Code]),
    ];
    assert_eq!(
        text(content),
        "<p><strong>a<em>b</em></strong><em>c</em><br><span lang=\"en\" dir=\"ltr\">Hi!</span><code>a ; b</code></p>"
    );
}

#[test]
fn links_say_where_they_lead() {
    let linked = |link| text(vec![Inline::marked("là", [Mark::Link(link)])]);
    assert_eq!(
        linked(Link::Href("https://example.org/?a&b".parse().unwrap())),
        "<p><a href=\"https://example.org/?a&amp;b\">là</a></p>"
    );
    assert_eq!(
        linked(Link::Publication(publication(ARTICLE))),
        "<p><a href=\"/en/news/pact\" hreflang=\"en\">là</a></p>"
    );
    assert_eq!(
        linked(Link::Media(media(GUIDE))),
        "<p><a href=\"/fichiers/1/guide.pdf\" hreflang=\"en\">là <span class=\"file\">(PDF, 1,2\u{a0}Mo, en anglais)</span></a></p>"
    );
    assert_eq!(linked(Link::Publication(publication(NOTHING))), "<p>là</p>");
    assert_eq!(linked(Link::Media(media(NOTHING))), "<p>là</p>");
}

#[test]
fn words_of_the_interface_are_marked_in_a_text_of_another_language() {
    let content = vec![Inline::marked("là", [Mark::Link(Link::Media(media(GUIDE)))])];
    let document = Document::new(vec![paragraph("p", content)]).unwrap();
    assert!(render(&document, Language::AR).contains("<span class=\"file\" lang=\"ar\" dir=\"rtl\">(PDF، "));
}

#[test]
fn lists_are_tight_where_they_can_be() {
    let item = |id: &str, blocks| ListItem { id: id.parse().unwrap(), of: None, blocks };
    let nested = BlockKind::List(List {
        start: Some(3),
        items: vec![item("i2", vec![paragraph("p2", vec![Inline::text("b")])])],
    });
    let blocks = vec![paragraph("p1", vec![Inline::text("a")]), Block::new("l2".parse().unwrap(), nested)];
    let list = BlockKind::List(List { start: None, items: vec![item("i1", blocks)] });
    assert_eq!(one(list), "<ul><li>a<ol start=\"3\"><li>b</li></ol></li></ul>");
}

#[test]
fn a_quotation_names_its_source() {
    let quote = |source: Option<&str>, url: Option<&str>| {
        one(BlockKind::Quote(Quote {
            language: Some(Language::AR),
            source: source.map(str::to_owned),
            source_url: url.map(|url| url.parse().unwrap()),
            blocks: vec![paragraph("p", vec![Inline::text("نعم")])],
        }))
    };
    assert_eq!(quote(None, None), "<blockquote lang=\"ar\" dir=\"rtl\"><p>نعم</p></blockquote>");
    assert_eq!(
        quote(Some("CGLU"), Some("https://www.example.org/a")),
        "<figure class=\"quote\"><blockquote cite=\"https://www.example.org/a\" lang=\"ar\" dir=\"rtl\"><p>نعم</p></blockquote>\
         <figcaption><a href=\"https://www.example.org/a\">CGLU</a></figcaption></figure>"
    );
    assert!(quote(None, Some("https://www.example.org/a")).contains(">example.org</a>"));
}

fn table(caption: &str) -> String {
    let cell = |id: &str, is_header, colspan| Cell {
        is_header,
        colspan,
        rowspan: 1,
        blocks: vec![paragraph(id, vec![Inline::text(id)])],
    };
    let rows =
        vec![Row { cells: vec![cell("a", true, 2)] }, Row { cells: vec![cell("b", true, 1), cell("c", false, 1)] }];
    one(BlockKind::Table(Table { caption: caption.into(), rows }))
}

#[test]
fn tables_have_a_name_scopes_and_a_frame_for_the_keyboard() {
    assert_eq!(
        table("Villes"),
        "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-labelledby=\"t-x1\"><table><caption id=\"t-x1\">Villes</caption>\
         <thead><tr><th scope=\"col\" colspan=\"2\">a</th></tr></thead>\
         <tbody><tr><th scope=\"row\">b</th><td>c</td></tr></tbody></table></div>"
    );
    let unnamed = "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"Tableau\"><table><thead>";
    assert!(table("").starts_with(unnamed), "no landmark without a name of its own");
}

fn figure(id: &str, alternative: Alternative, caption: &str, credit: Option<&str>) -> String {
    let caption = if caption.is_empty() { vec![] } else { vec![Inline::text(caption)] };
    one(BlockKind::Figure(Figure { media: media(id), alternative, caption, credit: credit.map(str::to_owned) }))
}

#[test]
fn pictures_come_in_sizes_with_an_alternative() {
    assert_eq!(
        figure(PICTURE, Alternative::Text("Deux élus".into()), "À Malines", Some("Ville")),
        "<figure class=\"picture\" role=\"figure\" aria-label=\"À Malines Crédit\u{a0}: Ville\"><picture>\
         <source type=\"image/webp\" srcset=\"/i/640.webp 640w, /i/1280.webp 1280w\" sizes=\"(min-width: 48em) 42rem, 100vw\">\
         <img src=\"/i/1280.jpeg\" alt=\"Deux élus\" width=\"3000\" height=\"1500\" loading=\"lazy\" decoding=\"async\" \
         srcset=\"/i/640.jpeg 640w, /i/1280.jpeg 1280w\" sizes=\"(min-width: 48em) 42rem, 100vw\"></picture>\
         <figcaption>À Malines <small>Crédit\u{a0}: Ville</small></figcaption></figure>"
    );
    assert!(figure(PICTURE, Alternative::Decorative, "", None).contains("alt=\"\""));
    assert!(figure(PICTURE, Alternative::Missing, "", None).contains("alt=\"La grand-place\""));
}

#[test]
fn a_picture_that_is_gone_leaves_its_words() {
    assert_eq!(
        figure(NOTHING, Alternative::Text("Deux élus".into()), "", None),
        "<figure class=\"picture\"><p>Deux élus</p></figure>"
    );
    assert_eq!(figure(NOTHING, Alternative::Decorative, "", None), "");
}

#[test]
fn files_are_listed_with_what_one_must_know() {
    let item = |id: &str, title: &str| DocumentItem { media: media(id), title: title.into() };
    let list = one(BlockKind::DocumentList(vec![item(GUIDE, "Le guide"), item(GUIDE, ""), item(NOTHING, "Perdu")]));
    let file = "<span class=\"file\">(PDF, 48 pages, 1,2\u{a0}Mo, en anglais, accessible)</span></a></li>";
    assert_eq!(
        list,
        format!(
            "<ul class=\"documents\"><li><a href=\"/fichiers/1/guide.pdf\" hreflang=\"en\"><span class=\"title\">Le guide</span> {file}\
             <li><a href=\"/fichiers/1/guide.pdf\" hreflang=\"en\"><span class=\"title\" lang=\"en\" dir=\"ltr\">Guide</span> {file}\
             <li>Perdu</li></ul>"
        )
    );
}

#[test]
fn an_embed_is_a_link_and_a_callout_a_note() {
    let embed =
        Embed { url: "https://www.tube.example/w/1".parse().unwrap(), title: Some("Film".into()), poster: None };
    assert_eq!(
        one(BlockKind::Embed(embed)),
        "<p class=\"embed\"><a href=\"https://www.tube.example/w/1\">Film <span class=\"host\">(sur tube.example)</span></a></p>"
    );
    let callout = |title: &str| {
        let blocks = vec![paragraph("p", vec![Inline::text("a")])];
        one(BlockKind::Callout(Callout { title: title.into(), blocks }))
    };
    assert_eq!(
        callout("À savoir"),
        "<aside class=\"callout\" role=\"note\" aria-labelledby=\"c-x1\"><p class=\"callout-title\" id=\"c-x1\">À savoir</p><p>a</p></aside>"
    );
    assert_eq!(callout(""), "<aside class=\"callout\" role=\"note\" aria-label=\"À noter\"><p>a</p></aside>");
}

#[test]
fn notes_lead_there_and_back() {
    let note = Inline::note(vec![Inline::text("Acte final")]);
    let html = text(vec![Inline::text("Adopté"), note.clone(), Inline::text(" ici"), note]);
    assert_eq!(html.matches("role=\"doc-noteref\"").count(), 2);
    assert!(html.starts_with(
        "<p>Adopté<sup class=\"note\"><a id=\"note-call-1\" href=\"#note-1\" role=\"doc-noteref\" aria-label=\"Note 1\">1</a></sup> ici"
    ));
    assert!(html.contains(
        "<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"notes\"><h2 id=\"notes\">Notes</h2><ol>\
         <li id=\"note-1\"><span>Acte final</span> <a href=\"#note-call-1\" role=\"doc-backlink\""
    ));
}

#[test]
fn french_spaces_cross_the_borders_of_marks_and_spare_code() {
    let content = vec![Inline::text("«"), Inline::marked("pacte", [Mark::Italic]), Inline::text("» : oui")];
    assert_eq!(text(content), "<p>«\u{a0}<em>pacte</em>\u{a0}»\u{a0}: oui</p>");
    let content = vec![Inline::marked("a ? b", [Mark::Language(Language::EN)]), Inline::marked("x ? y", [Mark::Code])];
    assert!(!text(content).contains('\u{202f}'));
}

/// The tags and attributes of markup, by a reader that is not ours.
fn tags(html: &str) -> Vec<(String, Vec<String>)> {
    use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer};
    struct Tags(std::cell::RefCell<Vec<(String, Vec<String>)>>);
    impl TokenSink for Tags {
        type Handle = ();
        fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
            match token {
                Token::TagToken(tag) => {
                    let attributes = tag.attrs.iter().map(|attribute| attribute.name.local.to_string()).collect();
                    self.0.borrow_mut().push((tag.name.to_string(), attributes));
                }
                Token::CommentToken(_) => self.0.borrow_mut().push(("comment".into(), vec![])),
                Token::ParseError(error) => self.0.borrow_mut().push((error.to_string(), vec![])),
                _ => {}
            }
            TokenSinkResult::Continue
        }
    }
    let tokenizer = Tokenizer::new(Tags(std::cell::RefCell::default()), html5ever::tokenizer::TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

proptest! {
    #[test]
    fn no_text_in_any_place_yields_a_tag(document in strategies::any_document()) {
        let html = render(&document, Language::FR);
        let known = [
            "p", "h2", "h3", "h4", "strong", "em", "code", "sub", "sup", "span", "a", "br", "hr", "ul", "ol", "li", "div",
            "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "blockquote", "picture",
            "source", "img", "small", "aside", "section",
        ];
        let attributes = [
            "id", "class", "href", "hreflang", "lang", "dir", "role", "aria-label", "aria-labelledby", "tabindex", "scope",
            "colspan", "rowspan", "start", "cite", "src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding",
            "type",
        ];
        for (tag, found) in tags(&html) {
            prop_assert!(known.contains(&tag.as_str()), "{} in {}", tag, html);
            for attribute in found {
                prop_assert!(attributes.contains(&attribute.as_str()), "{} in {}", attribute, html);
            }
        }
    }

    #[test]
    fn every_element_that_opens_closes(document in strategies::any_document()) {
        let html = render(&document, Language::EN);
        let mut open = Vec::new();
        for tag in html.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default().to_owned();
            if tag.starts_with('/') {
                prop_assert_eq!(open.pop(), Some(name));
            } else if !["br", "hr", "img", "source"].contains(&name.as_str()) {
                open.push(name);
            }
        }
        prop_assert!(open.is_empty());
    }
}

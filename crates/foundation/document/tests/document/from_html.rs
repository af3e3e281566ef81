//! What importers hand over.

use document::{Imported, Link, Loss, from_html, markdown};

use super::{ARTICLE, PICTURE, ids, media, publication};

fn read(html: &str) -> Imported {
    let mut known = |address: &str| match address {
        "/photo.jpg" => Some(Link::Media(media(PICTURE))),
        "/ancien" => Some(Link::Publication(publication(ARTICLE))),
        _ => None,
    };
    let imported = from_html(html, &mut ids(), &mut known);
    // Whatever comes in keeps the rules of structure and can be stored.
    let stored = document::Document::draft_from_json(&imported.document.to_json()).unwrap();
    assert_eq!(document::text(&stored), document::text(&imported.document));
    imported
}

/// What is read, as Markdown, which shows structure at a glance.
fn shown(html: &str) -> String {
    markdown(&read(html).document)
}

fn lost(html: &str) -> Vec<(Loss, String)> {
    read(html).dropped.into_iter().map(|dropped| (dropped.what, dropped.detail)).collect()
}

#[test]
fn text_keeps_its_marks() {
    for (html, markdown) in [
        ("<p>Un <b>mot</b> et <em>un autre</em></p>", "Un **mot** et _un autre_\n"),
        ("<strong><p>a</p><p>b</p></strong>c", "**a**\n\n**b**\n\nc\n"),
        ("<b>a <i>b</b> c</i>", "**a _b_** _c_\n"),
        ("a<br>b<br><br>c<br/>", "a\\\nb\n\nc\n"),
        ("  a \n\n b&nbsp;c  ", "a b\u{a0}c\n"),
        ("H<sub>2</sub>O, 3<sup>e</sup>", "H~2~O, 3^e^\n"),
        ("<p>a<p>b</p></p><p> &nbsp; </p><div></div>c", "a\n\nb\n\nc\n"),
        ("<pre>let a;\n  b</pre>", "`let a;`\\\n`  b`\n"),
        ("<q>oui</q>", "“oui”\n"),
        ("<dl><dt>Mot</dt><dd>Sens</dd></dl>", "**Mot**\n\nSens\n"),
    ] {
        assert_eq!(shown(html), markdown, "{html}");
    }
}

#[test]
fn headings_begin_at_two_and_skip_nothing() {
    let html = "<h1>A</h1><h3>B</h3><h3><b>C</b></h3><h6>D</h6><h2>E</h2><h2> </h2>";
    assert_eq!(shown(html), "## A\n\n### B\n\n### C\n\n#### D\n\n### E\n");
    let told = lost(html);
    assert!(told.contains(&(Loss::Heading, "h1 → h2".into())) && told.contains(&(Loss::Heading, "h6 → h4".into())));
    assert!(read(html).document.faults().is_empty());
    assert!(lost("<h2>A</h2><h3>B</h3><h4>C</h4><h2>D</h2>").is_empty());
}

#[test]
fn lists_nest_however_they_are_written() {
    for (html, markdown) in [
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n\n  - b\n- c\n"),
        ("<ul><li>a</li><ul><li>b</li></ul><li>c</ul>", "- a\n\n  - b\n- c\n"),
        ("<ol start=3><li>a<li>b</ol>", "3. a\n4. b\n"),
        ("<li>a<li>b", "- a\n- b\n"),
        ("<ul>a<p>b</p></ul>", "- a\n\n  b\n"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b\n"),
        ("<ul><li><h2>a</h2></ul>", "- **a**\n"),
        ("<ul><li></li></ul>", ""),
        ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b\n"),
    ] {
        assert_eq!(shown(html), markdown, "{html}");
    }
}

#[test]
fn tables_of_data_stay_and_layout_goes() {
    let data = "<table><caption>Villes</caption><thead><tr><th>A<th>B</thead><tr><td>1<td><b>2</b></table>";
    assert_eq!(shown(data), "Villes\n\n| A | B |\n| --- | --- |\n| 1 | **2** |\n");
    assert!(lost(data).is_empty());
    let plain = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d<td>e</table>";
    assert_eq!(shown(plain), "| a | b |\n| --- | --- |\n| c |  |\n| d | e |\n");
    for layout in [
        "<table><tr><td>a</td><td>b</td></tr></table>",
        "<table role=presentation><tr><td>a</td></tr><tr><td>b</table>",
        "<table><tr><td><p>a</p></td></tr><tr><td><h2></h2>b</td></tr></table>",
        "<table>a<tr><td>b</table>",
    ] {
        assert_eq!(shown(layout), "a\n\nb\n", "{layout}");
        assert_eq!(lost(layout), [(Loss::LayoutTable, "table".into())], "{layout}");
    }
    let nested = "<table><tr><td><table><tr><th>A<th>B<tr><td>1<td>2</table></td><td>x</td></tr></table>";
    assert_eq!(shown(nested), "| A | B |\n| --- | --- |\n| 1 | 2 |\n\nx\n");
}

#[test]
fn marks_end_with_their_cell() {
    let html = "<table><tr><th>A<th>B<tr><td><b>1<td>2</table>c";
    assert_eq!(shown(html), "| A | B |\n| --- | --- |\n| **1** | 2 |\n\nc\n");
}

#[test]
fn quotations_keep_their_source() {
    let html = "<figure><blockquote lang=en cite='https://example.org/'>Yes</blockquote><figcaption>CGLU</figcaption></figure>";
    assert_eq!(shown(html), "> Yes\n>\n> — [CGLU](<https://example.org/>)\n");
    assert_eq!(shown("<blockquote><p>a</p><p>b</p></blockquote>"), "> a\n>\n> b\n");
}

#[test]
fn pictures_and_links_are_asked_for() {
    assert_eq!(
        shown("<p>a <a href='/x'><img src=/photo.jpg alt='Une place'></a> b</p>"),
        format!("a\n\n![Une place](media:{PICTURE})\n\nb\n")
    );
    assert_eq!(
        shown("<figure><img src=/photo.jpg alt='Une place'><figcaption>À <i>Malines</i></figcaption></figure>"),
        format!("![Une place](media:{PICTURE} \"À Malines\")\n")
    );
    assert_eq!(lost("<img src='data:x'>"), [(Loss::Image, "data:x".into())]);
    assert_eq!(shown("<a href=/ancien>a</a>"), format!("[a](publication:{ARTICLE})\n"));
    assert_eq!(shown("<a href='https://example.org'>a</a>"), "[a](<https://example.org/>)\n");
    for href in ["javascript:alert(1)", "/relatif", "#nb1", "data:text/html,x"] {
        let html = format!("<a href='{href}'>a</a> b");
        assert_eq!(shown(&html), "a b\n");
        assert_eq!(lost(&html), [(Loss::Link, href.to_owned())]);
    }
}

#[test]
fn an_alternative_that_is_a_file_name_is_none() {
    let faults = |html: &str| read(html).document.faults().len();
    assert_eq!(faults("<img src=/photo.jpg alt=IMG_1.jpg>"), 1);
    assert_eq!(faults("<img src=/photo.jpg>"), 1);
    assert_eq!(faults("<img src=/photo.jpg alt=''>"), 0);
}

#[test]
fn what_runs_or_asks_is_dropped_and_told() {
    let html = "a<script>alert('<p>x</p>')</script><style>p{}</style><form action=/x>b<input name=n><button>Envoyer</button>\
                <select><option>o</select></form><p onclick=x ONMOUSEOVER=y>c</p><svg><text>d</text></svg><object>e</object>\
                <iframe src=https://tracker.example/f>f</iframe><title>g</title><textarea><b>h</textarea>";
    assert_eq!(shown(html), "a\n\nb\n\nc\n");
    let told = lost(html);
    for element in ["script", "style", "form", "input", "button", "select", "svg", "object", "textarea"] {
        assert!(told.contains(&(Loss::Element, element.into())), "{element} in {told:?}");
    }
    assert!(told.contains(&(Loss::Element, "iframe https://tracker.example/f".into())));
    for event in ["onclick", "onmouseover"] {
        assert!(told.contains(&(Loss::EventAttribute, event.into())), "{event}");
    }
}

#[test]
fn losses_are_counted_and_placed() {
    let dropped = read("<p>a</p>\n<script></script>\n<script></script>").dropped;
    assert_eq!((dropped[0].line, dropped[0].count, dropped.len()), (2, 2, 1));
}

#[test]
fn videos_become_cards() {
    assert_eq!(
        shown("<p>a<iframe src='//www.youtube.com/embed/abc' title='Film' onload=x></iframe>b"),
        "a\n\n[Film](<https://www.youtube.com/watch?v=abc>)\n\nb\n"
    );
}

#[test]
fn languages_of_passages_are_kept() {
    let imported =
        read("<p>un <em lang=en>pact</em> <span lang=ar dir=rtl>نعم</span></p><div lang=es><div>sí</div>dos</div>fin");
    let json = imported.document.to_json().to_string();
    assert_eq!(json.matches("\"language\":\"en\"").count(), 1);
    assert_eq!(json.matches("\"language\":\"es\"").count(), 2);
    assert!(json.contains("\"language\":\"ar\""));
}

#[test]
fn our_own_page_is_read_again() {
    let source = "## Titre\n\nUn **mot** et [un lien](<https://example.org/>)\n\n> a\n>\n> — CGLU\n\n- a\n\n  1. b\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n";
    let document = document::from_markdown(source, &mut ids(), &mut |_| None).document;
    assert_eq!(shown(&super::render(&document, kernel::Language::EN)), source);
}

#[test]
fn hostile_nesting_ends() {
    let words = |html: &str| document::text(&read(html).document);
    for tag in [
        "div",
        "b",
        "ul",
        "li",
        "ul><li",
        "blockquote",
        "table><tr><td",
        "figure",
        "figcaption",
        "span lang=ar",
        "p",
        "pre",
        "a href=https://a.example",
        "dl><dt",
        "caption",
        "button",
        "h2",
        "td",
        "q",
    ] {
        let html = format!("x{}y", format!("<{tag}>").repeat(50_000));
        assert!(words(&html).starts_with('x'), "{tag}");
        let closed = format!("{html}{}z", "</div></b></ul></blockquote></table></figure></td></li>".repeat(2_000));
        assert!(words(&closed).starts_with('x'), "{tag}");
    }
    assert_eq!(words(&format!("{}y", "<div>".repeat(200_000))), "y");
    assert_eq!(words(&format!("{}y", "<ul><li>".repeat(50_000))), "y");
}

#[test]
fn what_is_too_long_is_cut_and_told() {
    let imported = read(&"<p>mot</p>".repeat(100_000));
    assert!(imported.dropped.iter().any(|dropped| dropped.what == Loss::Size));
    assert!(!imported.document.is_empty());
    let wide = "<table>".to_owned() + &("<tr><th rowspan=9 colspan=9>a".repeat(20_000)) + "</table>fin";
    assert!(document::text(&read(&wide).document).starts_with('a'));
}

proptest::proptest! {
    #[test]
    fn any_tags_make_a_document(html in "(<(/)?(p|b|ul|li|ol|table|tr|td|th|blockquote|figure|figcaption|caption|h1|h3|a href=https://a.example|img src=/photo.jpg|br|hr|pre|span lang=en|iframe|q|dt|thead)>|[a-z ]{0,4}|&amp;|<!--x-->){0,40}") {
        let imported = read(&html);
        let headings = imported.document.faults().into_iter().all(|fault| fault.problem == document::Problem::AlternativeMissing);
        proptest::prop_assert!(headings);
    }
}

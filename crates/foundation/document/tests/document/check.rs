use document::{Document, FindingKind, Severity, check};
use kernel::Language;

use super::{from_markdown_of, words};

/// What is found in Markdown, and the words that it is about.
fn found(markdown: &str, language: Language) -> Vec<(FindingKind, String)> {
    check(&from_markdown_of(markdown), language).into_iter().map(|finding| (finding.kind, finding.words)).collect()
}

fn kinds(markdown: &str, language: Language) -> Vec<FindingKind> {
    found(markdown, language).into_iter().map(|(kind, _)| kind).collect()
}

#[test]
fn a_sober_text_has_nothing_to_mend() {
    let sober = "Les villes signent [la déclaration de Malines](https://example.org), avec l’ONU, l’UE et CGLU.\n\n\
                 ## Suite\n\n**Important.** Écrire à [ville@example.org](mailto:ville@example.org).";
    assert_eq!(found(sober, Language::FR), []);
}

#[test]
fn links_say_where_they_lead() {
    let text = "Le pacte : [cliquez ici](https://example.org), [https://example.org/pacte](https://example.org/pacte)";
    let expected = [
        (FindingKind::LinkVague, "cliquez ici".to_owned()),
        (FindingKind::LinkIsAddress, "https://example.org/pacte".to_owned()),
    ];
    assert_eq!(found(text, Language::FR), expected);
    assert_eq!(kinds("[**en savoir** *plus*](https://example.org)", Language::FR), [FindingKind::LinkVague]);
    assert_eq!(kinds("Informe [aquí](https://example.org)", Language::ES), [FindingKind::LinkVague]);
    assert_eq!(kinds("للتسجيل [اضغط هنا](https://example.org)", Language::AR), [FindingKind::LinkVague]);
}

#[test]
fn nothing_is_told_by_place_colour_or_capitals_alone() {
    assert_eq!(
        kinds("Voir ci-dessous les villes en rouge", Language::FR),
        [FindingKind::Position, FindingKind::Colour]
    );
    assert_eq!(kinds("DÉCLARATION FINALE DE MALINES", Language::FR), [FindingKind::Capitals]);
    assert_eq!(kinds("انظر الجدول أدناه", Language::AR), [FindingKind::Position]);
}

#[test]
fn tables_have_a_caption_and_headers() {
    let table = document::Document::from_json(&serde_json::json!({
        "type": "doc", "content": [{ "type": "table", "attrs": { "id": "t" }, "content": [
            { "type": "tableRow", "content": [{ "type": "tableCell", "content": [{ "type": "paragraph", "attrs": { "id": "p" } }] }] }
        ] }]
    }));
    let found: Vec<_> = check(&table.unwrap(), Language::FR).into_iter().map(|finding| finding.kind).collect();
    assert_eq!(found, [FindingKind::TableWithoutHeaders, FindingKind::TableWithoutCaption]);
    assert_eq!(kinds("| a | b |\n| - | - |\n| c | d |", Language::FR), [FindingKind::TableWithoutCaption]);
}

#[test]
fn what_stands_for_a_heading_is_made_one() {
    assert_eq!(kinds("**Le programme**\n\nLe matin, accueil.", Language::FR), [FindingKind::BoldForHeading]);
    assert_eq!(kinds("**La salle est pleine.**\n\nVenez tôt.", Language::FR), []);
}

#[test]
fn faults_are_errors_and_stand_in_the_order_of_the_text() {
    let document: Document = serde_json::from_value(serde_json::json!({
        "type": "doc", "content": [
            { "type": "figure", "attrs": { "id": "f", "media": super::PICTURE, "alt": "IMG_2041.jpg" } },
            { "type": "heading", "attrs": { "id": "h", "level": 3 }, "content": [{ "type": "text", "text": "Suite" }] },
        ]
    }))
    .unwrap();
    let findings = check(&document, Language::FR);
    let expected = [("f", FindingKind::AlternativeIsFileName), ("h", FindingKind::HeadingSkips)];
    let found: Vec<_> = findings.iter().map(|finding| (finding.block.as_str(), finding.kind)).collect();
    assert_eq!(found, expected);
    assert!(findings.iter().all(|finding| finding.kind.severity() == Severity::Error));
}

#[test]
fn every_finding_has_its_words() {
    let i18n = words();
    for kind in [
        FindingKind::LinkEmpty,
        FindingKind::LinkVague,
        FindingKind::LinkIsAddress,
        FindingKind::Position,
        FindingKind::Colour,
        FindingKind::TableWithoutHeaders,
        FindingKind::TableWithoutCaption,
        FindingKind::Capitals,
        FindingKind::BoldForHeading,
        FindingKind::EmbedWithoutTitle,
        FindingKind::HeadingSkips,
        FindingKind::HeadingEmpty,
        FindingKind::AlternativeMissing,
        FindingKind::AlternativeIsFileName,
    ] {
        assert!(i18n.has(Language::FR, kind.key()), "{}", kind.key());
    }
}

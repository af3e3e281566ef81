//! What people write by hand.

use document::{Imported, Loss, from_markdown, markdown};

use super::{GUIDE, ids};

fn read(source: &str) -> Imported {
    from_markdown(source, &mut ids(), &mut |_| None)
}

fn again(source: &str) -> String {
    markdown(&read(source).document)
}

#[test]
fn markdown_reads_as_it_is_written_elsewhere() {
    for (source, written) in [
        ("Titre\n=====\n\ntexte", "## Titre\n\ntexte\n"),
        ("* a\n* b\n    * c", "- a\n- b\n\n  - c\n"),
        ("1) a\n2) b", "1. a\n2. b\n"),
        ("__a__ *b* ~~c~~", "**a** _b_ c\n"),
        ("a  \nb\nc", "a\\\nb c\n"),
        (
            "https://example.org et a@b.example",
            "[https\\://example.org](<https://example.org/>) et [a@b.example](<mailto:a@b.example>)\n",
        ),
        ("    code\n    deux", "`code`\\\n`deux`\n"),
        ("> a\n>\n> — CGLU", "> a\n>\n> — CGLU\n"),
        ("> [!WARNING] Attention\n> texte", "> [!NOTE] Attention\n> texte\n"),
        ("a[^x]\n\n[^x]: note", "a[^1]\n\n[^1]: note\n"),
        ("***", "---\n"),
    ] {
        assert_eq!(again(source), written, "{source}");
    }
}

#[test]
fn raw_html_is_dropped_and_told() {
    let imported = read("a <b onclick=x>b</b>\n\n<script>alert(1)</script>\n\nc");
    assert_eq!(markdown(&imported.document), "a b\n\nc\n");
    assert!(imported.dropped.iter().all(|dropped| dropped.what == Loss::RawHtml));
    assert_eq!(imported.dropped.iter().map(|dropped| dropped.line).collect::<Vec<_>>(), [1, 1, 3]);
}

#[test]
fn headings_are_levelled_and_told() {
    let imported = read("# A\n\n### B\n\n###### C\n\n# D");
    assert_eq!(markdown(&imported.document), "## A\n\n### B\n\n#### C\n\n## D\n");
    let told: Vec<_> =
        imported.dropped.iter().map(|dropped| (dropped.detail.as_str(), dropped.line, dropped.count)).collect();
    assert_eq!(told, [("h1 → h2", 1, 2), ("h6 → h4", 5, 1)]);
    assert!(imported.document.faults().is_empty());
}

#[test]
fn links_and_pictures_that_lead_nowhere_are_told() {
    let imported = read("[a](javascript:alert(1)) [b](/relatif) ![c](photo.jpg)");
    assert_eq!(document::text(&imported.document).trim(), "a b");
    let told: Vec<_> = imported.dropped.iter().map(|dropped| dropped.what).collect();
    assert_eq!(told, [Loss::Link, Loss::Link, Loss::Image]);
}

#[test]
fn files_of_the_site_come_back() {
    for source in [
        format!("- [Le guide](media:{GUIDE})\n- [](media:{GUIDE})\n"),
        format!("![Une place](media:{GUIDE} \"À Malines — Ville\")\n"),
        format!("voir [ici](media:{GUIDE})\n"),
        format!("[ici](publication:{GUIDE})\n"),
    ] {
        assert_eq!(again(&source), source);
    }
}

#[test]
fn hostile_nesting_ends() {
    for source in
        ["> ".repeat(20_000), "- ".repeat(5_000), "[".repeat(20_000), "*a **b ".repeat(5_000), "(".repeat(50_000)]
    {
        let imported = read(&format!("{source}x"));
        assert!(document::text(&imported.document).contains('x'), "{}", &source[..8]);
    }
}

proptest::proptest! {
    #[test]
    fn any_text_makes_a_document(source in "([a-z*_~^\\[\\]()<>#|`\\\\\n >!-]|\\[\\^a\\]|\n\n|1. ){0,60}") {
        let imported = read(&source);
        let json = imported.document.to_json();
        proptest::prop_assert_eq!(document::Document::draft_from_json(&json).map(|document| document.to_json()), Ok(json));
        proptest::prop_assert!(imported.document.faults().iter().all(|fault| fault.problem == document::Problem::AlternativeMissing));
    }
}

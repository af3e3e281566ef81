//! `docs/security.md` says for each point what holds it and which test shows it: what it names is there, and no point is left out.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::collections::BTreeSet;

/// How many points of levels 1 and 2 each chapter of ASVS 5.0 has.
const POINTS: [(&str, usize); 8] =
    [("1", 27), ("2", 11), ("3", 19), ("5", 9), ("6", 35), ("7", 18), ("8", 7), ("9", 7)];

/// The cells of the rows of a page's tables.
fn rows(page: &str) -> Vec<Vec<&str>> {
    let rows = page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| ---"));
    rows.map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect()
}

/// What stands between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn what_the_page_on_security_names_is_there() {
    let root = site::root();
    let page = std::fs::read_to_string(root.join("docs/security.md")).unwrap();
    let sources = site::sources(".rs");
    let text: String = sources.iter().map(|path| std::fs::read_to_string(root.join(path)).unwrap()).collect();
    for row in rows(&page) {
        for test in quoted(row.last().unwrap()) {
            assert!(text.contains(&format!("fn {test}(")), "there is no test {test}: {row:?}");
        }
        for path in row.iter().flat_map(|cell| quoted(cell)).filter(|name| name.starts_with("crates/")) {
            assert!(root.join(path).exists(), "there is no {path}: {row:?}");
        }
    }
    for path in quoted(&page).filter(|name| name.starts_with("crates/")) {
        assert!(root.join(path).exists(), "there is no {path}");
    }
}

#[test]
fn no_point_is_left_out_of_the_page_on_security() {
    let page = std::fs::read_to_string(site::root().join("docs/security.md")).unwrap();
    let numbers: Vec<String> = rows(&page).iter().map(|row| row[0].to_owned()).collect();
    let points: Vec<&String> =
        numbers.iter().filter(|number| number.starts_with(|c: char| c.is_ascii_digit())).collect();
    assert_eq!(points.len(), points.iter().collect::<BTreeSet<_>>().len(), "a point stands twice");
    for (chapter, count) in POINTS {
        let own = points.iter().filter(|number| number.split('.').next() == Some(chapter)).count();
        assert_eq!(own, count, "points of chapter {chapter}");
    }
    for row in rows(&page).iter().filter(|row| row.len() == 5 && row[0].contains('.')) {
        assert!(!row[3].is_empty(), "what holds {}?", row[0]);
    }
}

/// The log only grows: whatever room writes to the base.
#[test]
fn no_statement_of_any_room_touches_the_log() {
    let verbs = ["UPDATE ", "DELETE FROM ", "TRUNCATE ", "DROP TABLE ", "REPLACE INTO "];
    let touching: Vec<String> = verbs.iter().map(|verb| format!("{verb}{}", "audit")).collect();
    for path in site::sources(".rs") {
        let text = std::fs::read_to_string(site::root().join(&path)).unwrap();
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        for statement in &touching {
            let after = words.split(statement.as_str()).nth(1);
            assert!(
                after.is_none_or(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')),
                "{path}: {statement}"
            );
        }
    }
}

//! What the editor writes, the server reads: the documents that the tests of the editor keep (`ui/test/editor`).

use std::{fs, path::Path};

use document::Document;
use serde_json::Value;

#[test]
fn every_document_of_the_editor_is_read_and_written_as_it_was() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/test/editor");
    let pasted = fs::read_dir(folder.join("paste")).unwrap().map(|entry| entry.unwrap().path());
    let kept: Vec<_> = pasted.filter(|path| path.extension().is_some_and(|extension| extension == "json")).collect();
    assert!(kept.len() >= 4, "{kept:?}");
    for path in kept.into_iter().chain([folder.join("all.json")]) {
        let json: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let document = Document::draft_from_json(&json);
        assert_eq!(document.map(|document| document.to_json()), Ok(json), "{}", path.display());
    }
}

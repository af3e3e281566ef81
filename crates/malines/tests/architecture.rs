//! The house: arrows go down only, statements stand in stores only. The floors and their rooms are read from
//! ARCHITECTURE.md.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;
use site::root;

/// The floors, from the ground up, each with its rooms in order.
type House = Vec<(String, Vec<String>)>;

/// Reads the fenced block `rooms`: a floor a line, `floor: room room …`; the last line is the roof, a room alone.
fn house(text: &str) -> House {
    let block = text.split_once("```rooms\n").expect("ARCHITECTURE.md has a block `rooms`").1;
    let block = block.split_once("\n```").expect("the block ends").0;
    let line = |line: &str| {
        let (floor, rooms) = line.split_once(':').unwrap_or((line, line));
        (floor.trim().to_owned(), rooms.split_whitespace().map(str::to_owned).collect())
    };
    block.lines().filter(|text| !text.trim().is_empty()).map(line).collect()
}

/// Where a room is: its floor's number and its own within it.
fn place(house: &House, room: &str) -> Option<(usize, usize)> {
    let mut rooms = house.iter().enumerate();
    rooms.find_map(|(floor, (_, rooms))| Some((floor, rooms.iter().position(|known| known == room)?)))
}

/// Why a room may not use another; nothing where it may.
fn refused(house: &House, from: &str, to: &str) -> Option<String> {
    let (Some((floor, at)), Some((other_floor, other_at))) = (place(house, from), place(house, to)) else {
        return Some(format!("{from} → {to}: one of them has no place in ARCHITECTURE.md"));
    };
    let ordered = matches!(house[floor].0.as_str(), "foundation" | "platform");
    let fits = other_floor < floor || (other_floor == floor && ordered && other_at < at);
    (!fits).then(|| format!("{from} → {to}: the arrow goes {}", if other_floor > floor { "up" } else { "sideways" }))
}

/// Every crate of the workspace: its name, its folder, the rooms that it is built with.
fn crates() -> Vec<(String, PathBuf, Vec<String>)> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let read = |package: &Value| {
        let dependencies = package["dependencies"].as_array().unwrap().iter();
        // `kind` is null for a normal dependency.
        let built_with = dependencies.filter(|one| one["path"].is_string() && one["kind"] != "dev");
        let folder = Path::new(package["manifest_path"].as_str().unwrap()).parent().unwrap().to_owned();
        (text(&package["name"]), folder, built_with.map(|one| text(&one["name"])).collect())
    };
    metadata["packages"].as_array().unwrap().iter().map(read).collect()
}

fn ours() -> House {
    house(&std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap())
}

#[test]
fn arrows_go_down_only() {
    let (house, crates) = (ours(), crates());
    assert!(crates.len() > 15, "the workspace was read");
    let arrows = crates.iter().flat_map(|(from, _, to)| to.iter().map(move |to| (from, to)));
    let faults: Vec<_> = arrows.filter_map(|(from, to)| refused(&house, from, to)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_crate_lies_on_its_floor() {
    let house = ours();
    for (name, folder, _) in crates() {
        let (floor, _) = place(&house, &name).unwrap_or_else(|| panic!("{name} is not in ARCHITECTURE.md"));
        let expected = match house[floor].0.as_str() {
            roof if roof == name => root().join("crates").join(&name),
            floor => root().join("crates").join(floor).join(&name),
        };
        assert_eq!(folder, expected, "{name}");
    }
}

#[test]
fn no_room_has_two_places() {
    let mut seen = HashMap::new();
    for (floor, rooms) in ours() {
        for room in rooms {
            assert_eq!(seen.insert(room.clone(), floor.clone()), None, "{room}");
        }
    }
}

#[test]
fn the_rule_itself_refuses_what_goes_up_or_sideways() {
    let house = house(
        "x\n```rooms\nfoundation: kernel db\nplatform: settings portal\nsubjects: pages articles\nmalines\n```\n",
    );
    for (from, to) in [("db", "kernel"), ("portal", "settings"), ("articles", "portal"), ("malines", "pages")] {
        assert_eq!(refused(&house, from, to), None);
    }
    for (from, to) in
        [("kernel", "db"), ("settings", "portal"), ("articles", "pages"), ("db", "portal"), ("pages", "new")]
    {
        assert!(refused(&house, from, to).is_some(), "{from} → {to}");
    }
}

/// Only `db` and the stores speak to the database.
#[test]
fn statements_stand_in_stores_only() {
    let mut faults = Vec::new();
    for (name, folder, _) in crates() {
        if matches!(name.as_str(), "db" | "testkit") {
            continue;
        }
        for path in sources(&folder.join("src")) {
            let inner = path.strip_prefix(folder.join("src")).unwrap();
            let is_store =
                inner.starts_with("store") || matches!(inner.to_str(), Some("store.rs" | "migrations.rs" | "tests.rs"));
            if is_store {
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            let shipped = source.split("#[cfg(test)]").next().unwrap_or_default();
            for (number, line) in shipped.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
                if ["SELECT ", "INSERT ", "UPDATE ", "DELETE "].iter().any(|verb| line.contains(verb)) {
                    faults.push(format!("{name}/src/{}:{}: {}", inner.display(), number + 1, line.trim()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

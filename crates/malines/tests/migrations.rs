//! Migrations: their names, and that a base is the same whichever way it came about.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::{collections::BTreeSet, path::Path, process::Command};

use db::{DbBackend, Migrations, Target};
use malines::{migrations, rooms};
use sea_orm::{ConnectionTrait as _, Database, Statement};

#[test]
fn names_are_well_formed_and_given_once() {
    db::check(&migrations()).unwrap();
    let mut seen = BTreeSet::new();
    for room in rooms() {
        for migration in (room.migrations)() {
            let name = migration.name().to_owned();
            let (stamp, rest) = name.split_at(16);
            let digits = stamp.trim_start_matches('m').replace('_', "");
            assert!(
                stamp.starts_with('m') && digits.len() == 14 && digits.bytes().all(|byte| byte.is_ascii_digit()),
                "{name}"
            );
            let (month, day): (u8, u8) = (digits[4..6].parse().unwrap(), digits[6..8].parse().unwrap());
            assert!((1..=12).contains(&month) && (1..=31).contains(&day), "{name}");
            assert!(rest.starts_with(&format!("_{}_", room.name)), "{name} names its room");
            assert!(seen.insert(name.clone()), "{name} is given twice");
        }
    }
    assert!(seen.len() > 5, "the rooms bring their tables");
}

/// The whole schema in a form that can be compared.
async fn schema(target: &Target) -> Vec<String> {
    let (address, backend, ask) = match target {
        Target::Sqlite(path) => (
            format!("sqlite://{}?mode=ro", path.display()),
            DbBackend::Sqlite,
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1",
        ),
        Target::Postgres(address) => (
            address.clone(),
            DbBackend::Postgres,
            "SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(collation_name, '')
                FROM information_schema.columns WHERE table_schema = current_schema()
             UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = current_schema()
             UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || pg_get_constraintdef(oid)
                FROM pg_constraint WHERE connamespace = current_schema()::regnamespace
             ORDER BY 1",
        ),
    };
    let connection = Database::connect(address).await.unwrap();
    let rows = connection.query_all_raw(Statement::from_string(backend, ask)).await.unwrap();
    let lines: Vec<String> = rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect();
    connection.close().await.unwrap();
    lines.iter().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// Brings a base up room by room, as one that was upgraded again and again.
async fn upgraded(target: &Target, all: &[Migrations]) {
    for count in 0..=all.len() {
        db::migrate(target, &all[..count]).await.unwrap();
    }
}

#[tokio::test]
async fn an_upgraded_base_is_a_fresh_one() {
    let (fresh, stepped) = (testkit::bases().await.unwrap(), testkit::bases().await.unwrap());
    for (fresh, stepped) in fresh.iter().zip(&stepped) {
        db::migrate(&fresh.target, &migrations()).await.unwrap();
        upgraded(&stepped.target, &migrations()).await;
        let (one, other) = (schema(&fresh.target).await, schema(&stepped.target).await);
        assert!(one.len() > 20, "{one:?}");
        assert_eq!(one, other);
        assert_eq!(db::pending(&stepped.target, &migrations()).await.unwrap(), db::Pending::None);
        // Again changes nothing.
        db::migrate(&fresh.target, &migrations()).await.unwrap();
        assert_eq!(schema(&fresh.target).await, one);
    }
}

#[tokio::test]
async fn a_base_older_than_the_binary_says_so() {
    for base in testkit::bases().await.unwrap() {
        let all = migrations();
        assert_eq!(db::pending(&base.target, &all).await.unwrap(), db::Pending::Fresh);
        db::migrate(&base.target, &all[..4]).await.unwrap();
        assert!(matches!(db::pending(&base.target, &all).await.unwrap(), db::Pending::Some(1..)));
    }
}

fn run(folder: &Path, arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_malines"))
        .args(arguments)
        .arg("--data-dir")
        .arg(folder)
        .current_dir(folder)
        .env_remove("MALINES_DATABASE")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// By `malines migrate`, by an import into an empty folder, and by this binary's `migrate` on an older base, which it
/// copies first.
#[tokio::test]
async fn every_command_makes_the_same_base() {
    let library = testkit::sqlite().unwrap();
    db::migrate(&library.target, &migrations()).await.unwrap();
    let expected = schema(&library.target).await;
    let at = |folder: &Path| Target::Sqlite(folder.join("malines.db"));
    let migrated = tempfile::tempdir().unwrap();
    run(migrated.path(), &["migrate"]);
    assert_eq!(schema(&at(migrated.path())).await, expected);
    let imported = tempfile::tempdir().unwrap();
    std::fs::write(imported.path().join("lines.jsonl"), site::line("a", "Bonjour", "")).unwrap();
    run(imported.path(), &["import", "articles", "lines.jsonl"]);
    assert_eq!(schema(&at(imported.path())).await, expected);
    let older = tempfile::tempdir().unwrap();
    db::migrate(&at(older.path()), &migrations()[..4]).await.unwrap();
    run(older.path(), &["migrate"]);
    assert_eq!(schema(&at(older.path())).await, expected);
    let copies = std::fs::read_dir(older.path()).unwrap().map(|entry| entry.unwrap().file_name());
    let copies = copies.filter(|name| name.to_string_lossy().contains("before-")).count();
    assert_eq!(copies, 1, "the older base was copied");
}

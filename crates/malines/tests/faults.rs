//! What may go wrong around the product: killed in mid-write, a port that is taken, a folder that cannot be written, a
//! base of tomorrow, a setting that there is not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod site;

use std::{
    io::{BufRead as _, BufReader},
    net::TcpListener,
    os::unix::{fs::PermissionsExt as _, process::CommandExt as _},
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::Duration,
};

use db::DbBackend;
use sea_orm::{ConnectionTrait as _, Database, Statement};
use site::line;

const BINARY: &str = env!("CARGO_BIN_EXE_malines");

/// The binary on this data folder, as somebody would call it who has nothing set.
fn malines(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(BINARY);
    command.args(arguments).arg("--data-dir").arg(folder).current_dir(folder.parent().unwrap());
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("MALINES_")) {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// It ended well.
fn done(output: &Output) -> String {
    assert!(output.status.success(), "{}{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// It refused in one clear sentence, which names all of this.
fn refused(output: &Output, names: &[&str]) {
    let said = text(&output.stderr);
    assert!(!output.status.success(), "{said}{}", text(&output.stdout));
    assert!(output.status.code().is_some_and(|code| code != 0 && code != 101), "{said}");
    assert_eq!(said.trim_end().lines().count(), 1, "one sentence: {said}");
    for name in names {
        assert!(said.contains(name), "{name} in {said}");
    }
    for inside in ["panicked", "backtrace", "RUST_", ".rs:", "Caused by"] {
        assert!(!said.contains(inside), "{said}");
    }
}

/// Rows of a base that others may be writing, each column as text; nothing while it cannot be read.
async fn rows(folder: &Path, sql: &str) -> Option<Vec<String>> {
    let path = folder.join("malines.db");
    if !path.exists() {
        return None;
    }
    let mut options = sea_orm::ConnectOptions::new(format!("sqlite://{}?mode=ro", path.display()));
    options.sqlx_logging(false);
    let connection = Database::connect(options).await.ok()?;
    let rows = connection.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await;
    let _ = connection.close().await;
    Some(rows.ok()?.iter().map(|row| row.try_get_by_index::<String>(0).unwrap_or_default()).collect())
}

async fn count(folder: &Path, of: &str) -> u64 {
    let rows = rows(folder, &format!("SELECT CAST(count(*) AS TEXT) FROM {of}")).await;
    rows.and_then(|rows| rows.first()?.parse().ok()).unwrap_or(0)
}

/// Waits until there are so many rows, then kills without warning.
async fn killed(mut child: Child, folder: &Path, of: &str, least: u64) {
    while count(folder, of).await < least {
        assert!(child.try_wait().unwrap().is_none(), "it ended before there were {least} rows of {of}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    child.kill().unwrap();
    assert!(!child.wait().unwrap().success());
}

/// The base is whole, and what is derived is what it would be if it were made anew.
async fn is_whole(folder: &Path) {
    assert_eq!(rows(folder, "SELECT CAST(\"table\" AS TEXT) FROM pragma_foreign_key_check").await, Some(vec![]));
    assert_eq!(rows(folder, "SELECT integrity_check FROM pragma_integrity_check").await, Some(vec!["ok".to_owned()]));
    let derived = [
        "SELECT language || hex(publication) || kind || audience || dated || hex(text) || text_language || first_published_at
            || updated_at || title || coalesce(standfirst, '') || slug || coalesce(hex(picture), '') || themes FROM card ORDER BY 1",
        "SELECT hex(theme) || hex(publication) || kind || audience || dated FROM card_theme ORDER BY 1",
        "SELECT kind || ' ' || scope || ' ' || count FROM tally WHERE count <> 0 ORDER BY 1",
        "SELECT hex(publication) || coalesce(hex(text), '') || hex(media) || item || role || live || audience FROM attachment ORDER BY 1",
    ];
    let mut before = Vec::new();
    for sql in derived {
        before.push(rows(folder, sql).await.expect(sql));
    }
    done(&malines(folder, &["doctor", "--rebuild"]).output().unwrap());
    for (sql, before) in derived.iter().zip(before) {
        let after = rows(folder, sql).await.expect(sql);
        assert!(!after.is_empty() || sql.contains("attachment"), "{sql}");
        let differs = before.iter().zip(&after).find(|(one, other)| one != other);
        assert!(before == after, "{sql}: {} before, {} after; {differs:?}", before.len(), after.len());
    }
}

#[tokio::test]
async fn a_demo_killed_and_begun_again_ends_whole() {
    const GENERATED: &str = "source WHERE importer = 'generated'";
    const BROUGHT: &str = "publication WHERE kind <> 'page'";
    let all = tempfile::tempdir().unwrap();
    let folder = all.path().join("data");
    let demo = || malines(&folder, &["demo", "--articles", "3000"]);
    killed(demo().spawn().unwrap(), &folder, "source", 1).await;
    killed(demo().spawn().unwrap(), &folder, GENERATED, 250).await;
    killed(demo().spawn().unwrap(), &folder, GENERATED, 1_000).await;
    done(&demo().output().unwrap());
    assert_eq!(count(&folder, GENERATED).await, 3_000);
    let hand_written = count(&folder, "source WHERE importer = 'articles'").await;
    assert!(hand_written >= 10, "{hand_written}");
    assert_eq!(count(&folder, BROUGHT).await, 3_000 + hand_written);
    is_whole(&folder).await;
    // Once more changes nothing.
    done(&demo().output().unwrap());
    assert_eq!(count(&folder, BROUGHT).await, 3_000 + hand_written);
}

#[tokio::test]
async fn an_import_killed_and_run_again_has_each_article_once() {
    let all = tempfile::tempdir().unwrap();
    let folder = all.path().join("data");
    let lines: String = (0..4_000)
        .map(|number| {
            let themes = format!(", \"themes\": [{{\"topic\": \"sujet-{}\"}}]", number % 7);
            line(&number.to_string(), &format!("Même titre {}", number % 50), &themes)
        })
        .collect();
    let path = all.path().join("lines.jsonl");
    std::fs::write(&path, lines).unwrap();
    let import = || malines(&folder, &["import", "articles", path.to_str().unwrap()]);
    killed(import().spawn().unwrap(), &folder, "source", 200).await;
    killed(import().spawn().unwrap(), &folder, "source", 1_500).await;
    let said = done(&import().output().unwrap());
    assert!(said.contains("4000 read") && said.contains(" 0 refused"), "{said}");
    assert_eq!(count(&folder, "publication").await, 4_000);
    assert_eq!(count(&folder, "source").await, 4_000);
    assert_eq!(count(&folder, "(SELECT DISTINCT publication FROM source)").await, 4_000);
    assert_eq!(count(&folder, "address WHERE current").await, 4_000);
    is_whole(&folder).await;
    let said = done(&import().output().unwrap());
    assert!(said.contains("0 made, 0 changed, 4000 left"), "{said}");
}

/// A serving process; ended with the value.
struct Serving(Child);

impl Serving {
    /// Serves the folder on any port, and waits until it says so.
    fn on(folder: &Path) -> Self {
        let mut child = malines(folder, &["serve", "--listen", "127.0.0.1:0"]).spawn().unwrap();
        let mut said = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
        assert!(said.contains("http://"), "it prints its address: {said}");
        Self(child)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn one_folder_has_one_server() {
    let all = tempfile::tempdir().unwrap();
    let folder = all.path().join("data");
    let mut first = Serving::on(&folder);
    let number = first.0.id().to_string();
    refused(&malines(&folder, &["serve", "--listen", "127.0.0.1:0"]).output().unwrap(), &["already served", &number]);
    for alone in [&["migrate"][..], &["demo"]] {
        refused(&malines(&folder, alone).output().unwrap(), &["in use", &number]);
    }
    // Others may come in meanwhile.
    let path = all.path().join("lines.jsonl");
    std::fs::write(&path, line("a", "Bonjour", "")).unwrap();
    done(&malines(&folder, &["import", "articles", path.to_str().unwrap()]).output().unwrap());
    done(&malines(&folder, &["doctor"]).output().unwrap());
    // Asked to end, it ends well, and the folder is free again.
    assert!(Command::new("kill").args(["-TERM", &number]).status().unwrap().success());
    assert!(first.0.wait().unwrap().success());
    done(&malines(&folder, &["migrate"]).output().unwrap());
    assert_eq!(count(&folder, "publication").await, 1);
}

#[test]
fn a_server_that_was_killed_leaves_the_folder_free() {
    let all = tempfile::tempdir().unwrap();
    let folder = all.path().join("data");
    drop(Serving::on(&folder));
    drop(Serving::on(&folder));
}

#[test]
fn a_port_that_is_taken() {
    let all = tempfile::tempdir().unwrap();
    let folder = all.path().join("data");
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = malines(&folder, &["serve", "--listen", &address]).output().unwrap();
    refused(&output, &["cannot listen on", &address]);
    assert!(!folder.join("malines.db").exists(), "nothing is touched");
}

#[test]
fn a_folder_that_cannot_be_written() {
    let all = tempfile::tempdir().unwrap();
    let file = all.path().join("file");
    std::fs::write(&file, "mine").unwrap();
    for folder in [file.clone(), file.join("data")] {
        for arguments in [&["serve"][..], &["demo"], &["migrate"], &["doctor"], &["import", "articles", "x.jsonl"]] {
            let mut command = malines(&folder, arguments);
            let output = command.current_dir(all.path()).output().unwrap();
            refused(&output, &["data folder", folder.to_str().unwrap()]);
        }
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
}

/// The same for somebody whom the system holds to permissions, which it does not hold root to.
#[test]
fn a_folder_of_somebody_else() {
    const NOBODY: u32 = 65_534;
    let all = tempfile::tempdir().unwrap();
    std::fs::set_permissions(all.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let folder = all.path().join("data");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    let is_root = std::fs::write(folder.join("probe"), "").is_ok();
    let mut command = malines(&folder, &["serve", "--listen", "127.0.0.1:0"]);
    if is_root {
        std::fs::remove_file(folder.join("probe")).unwrap();
        command.uid(NOBODY).gid(NOBODY);
        if Command::new(BINARY).arg("version").uid(NOBODY).gid(NOBODY).output().is_err() {
            eprintln!("skipped: nobody may not run {BINARY}");
            return;
        }
    }
    refused(&command.output().unwrap(), &["cannot write in the data folder", folder.to_str().unwrap()]);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0, "nothing is touched");
}

#[tokio::test]
async fn a_base_newer_than_the_binary() {
    let all = tempfile::tempdir().unwrap();
    let folder = all.path().join("data");
    let lines = all.path().join("lines.jsonl");
    std::fs::write(&lines, line("a", "Bonjour", "")).unwrap();
    done(&malines(&folder, &["migrate"]).output().unwrap());
    let base = folder.join("malines.db");
    let connection = Database::connect(format!("sqlite://{}?mode=rw", base.display())).await.unwrap();
    let tomorrow = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20990101_000000_agenda_event', 0)";
    connection.execute_unprepared(tomorrow).await.unwrap();
    connection.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await.unwrap();
    connection.close().await.unwrap();
    let before = std::fs::read(&base).unwrap();
    let import = ["import", "articles", lines.to_str().unwrap()];
    for arguments in [&["serve", "--listen", "127.0.0.1:0"][..], &["migrate"], &["demo"], &["doctor"], &import] {
        let output = malines(&folder, arguments).output().unwrap();
        refused(&output, &["newer than this binary", "m20990101_000000_agenda_event"]);
    }
    assert!(std::fs::read(&base).unwrap() == before, "nothing is touched");
    let copies = std::fs::read_dir(&folder)
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("before-"));
    assert_eq!(copies.count(), 0);
}

#[test]
fn a_setting_that_is_none() {
    for (settings, names) in [
        ("lisen = \"127.0.0.1:8080\"\n", &["malines.toml", "lisen"][..]),
        ("listen = \"here\"\n", &["malines.toml"]),
        ("public_url = \"example.org\"\n", &["malines.toml"]),
        ("cache_bytes = \"many\"\n", &["malines.toml"]),
        ("trusted_proxies = [\"proxy\"]\n", &["malines.toml"]),
        ("database = \"mysql://localhost/x\"\n", &["database", "postgres://"]),
        ("listen = \n", &["malines.toml"]),
        ("[mail]\nfrom = \"nobody\"\n", &["malines.toml"]),
    ] {
        let all = tempfile::tempdir().unwrap();
        std::fs::write(all.path().join("malines.toml"), settings).unwrap();
        let folder = all.path().join("data");
        for arguments in [&["serve"][..], &["migrate"], &["demo"]] {
            refused(&malines(&folder, arguments).output().unwrap(), names);
        }
        assert!(!folder.join("malines.db").exists(), "nothing is touched: {settings}");
    }
    let all = tempfile::tempdir().unwrap();
    let folder = all.path().join("data");
    refused(&malines(&folder, &["serve", "--config", "absent.toml"]).output().unwrap(), &["absent.toml"]);
    assert!(!folder.exists());
}

#[test]
fn a_database_that_does_not_answer() {
    let all = tempfile::tempdir().unwrap();
    let folder = all.path().join("data");
    let output = malines(&folder, &["serve", "--database", "postgres://me:secret@127.0.0.1:1/x"]).output().unwrap();
    refused(&output, &[]);
    assert!(!text(&output.stderr).contains("secret"), "the password stays out of the log");
}

#[test]
fn lines_that_are_wrong_are_told_by_number_and_the_code_says_so() {
    let all = tempfile::tempdir().unwrap();
    let folder = all.path().join("data");
    let path = all.path().join("lines.jsonl");
    let import = |more: &[&str]| {
        let arguments = [&["import", "articles", path.to_str().unwrap()][..], more].concat();
        malines(&folder, &arguments).env("LC_ALL", "en_GB.UTF-8").output().unwrap()
    };
    let lines = [line("a", "Bon", ""), "{\"id\": \"b\"\n".to_owned(), line("c", "Autre", ""), line("d", " ", "")];
    std::fs::write(&path, lines.concat()).unwrap();
    for (more, made) in [(&["--dry-run"][..], "2 made"), (&[], "2 made"), (&[], "0 made")] {
        let output = import(more);
        assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
        let (said, told) = (text(&output.stdout), text(&output.stderr));
        assert!(said.contains("4 read") && said.contains(made) && said.contains("2 refused"), "{said}");
        assert!(told.contains('2') && told.contains('4') && told.contains("texts.fr.title"), "{told}");
    }
    std::fs::write(&path, "").unwrap();
    assert!(import(&[]).status.success(), "nothing to do is no fault");
    std::fs::remove_file(&path).unwrap();
    refused(&import(&[]), &["lines.jsonl"]);
}

//! A fresh base for each test: SQLite always, PostgreSQL too where `MALINES_TEST_POSTGRES` holds a server's address.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use db::{Db, Migrations, Target};
use kernel::{Clock, Instant, Random};

/// A migrated base that vanishes with this value (on PostgreSQL: a schema of its own, which stays).
pub(crate) struct Base {
    pub(crate) db: Db,
    pub(crate) clock: Time,
    /// Where the base lies; free for the test's own files.
    pub(crate) folder: tempfile::TempDir,
}

/// A clock that the test moves.
#[derive(Clone, Default)]
pub(crate) struct Time(Arc<AtomicI64>);

impl Time {
    pub(crate) fn clock(&self) -> Clock {
        let own = self.0.clone();
        Clock::by(move || Instant(own.load(Ordering::Acquire)))
    }

    pub(crate) fn pass(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::AcqRel);
    }
}

pub(crate) async fn bases(rooms: &[Migrations]) -> Vec<Base> {
    let folder = tempfile::tempdir().unwrap();
    let mut targets = vec![Target::Sqlite(folder.path().join("malines.sqlite"))];
    if let Ok(server) = std::env::var("MALINES_TEST_POSTGRES") {
        targets.push(Target::Postgres(own_schema(&server).await));
    }
    let mut bases = Vec::new();
    let mut folder = Some(folder);
    for target in targets {
        let clock = Time::default();
        clock.pass(1_700_000_000_000);
        db::migrate(&target, rooms).await.unwrap();
        let db = Db::open(&target, clock.clock()).await.unwrap();
        bases.push(Base { db, clock, folder: folder.take().unwrap_or_else(|| tempfile::tempdir().unwrap()) });
    }
    bases
}

async fn own_schema(server: &str) -> String {
    let outer = Target::Postgres(server.to_owned());
    db::migrate(&outer, &[]).await.unwrap();
    let name = format!("test_{:032x}", u128::from_be_bytes(Random::system().bytes()));
    let db = Db::open(&outer, Clock::system()).await.unwrap();
    let write = db.write().await.unwrap();
    write.execute(&format!("CREATE SCHEMA {name}"), vec![]).await.unwrap();
    write.commit().await.unwrap();
    db.close().await;
    let mark = if server.contains('?') { '&' } else { '?' };
    format!("{server}{mark}options[search_path]={name}")
}

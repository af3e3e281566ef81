//! Column types of both databases, under the names that TRUNK section 3 uses.

use sea_orm::DbBackend;

/// The words in which a migration writes its tables.
pub struct Schema {
    backend: DbBackend,
}

impl Schema {
    /// For this database.
    pub fn new(backend: DbBackend) -> Self {
        Self { backend }
    }

    fn either(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        if self.backend == DbBackend::Sqlite { sqlite } else { postgres }
    }

    /// An id: 16 bytes.
    pub fn id(&self) -> &'static str {
        self.either("BLOB", "uuid")
    }

    /// An instant: milliseconds, UTC. Also any other whole number.
    pub fn instant(&self) -> &'static str {
        self.either("INTEGER", "bigint")
    }

    /// Text, sorted by its bytes on both databases: keys, civil times, slugs. People's sorting is the interface's.
    pub fn text(&self) -> &'static str {
        self.either("TEXT", "text COLLATE \"C\"")
    }

    /// Yes or no.
    pub fn flag(&self) -> &'static str {
        "boolean"
    }

    /// A primary key that counts up in the order of inserts and is never given twice.
    pub fn serial(&self) -> &'static str {
        self.either("INTEGER PRIMARY KEY AUTOINCREMENT", "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY")
    }

    /// What follows the columns of a small table that is only ever reached by its key: on SQLite the rows then lie in
    /// the key's own tree, one look-up instead of two.
    pub fn by_key(&self) -> &'static str {
        self.either(" WITHOUT ROWID", "")
    }
}

//! What a job reaches.

use std::{
    any::{Any, TypeId, type_name},
    collections::HashMap,
    sync::Arc,
};

use db::Db;
use kernel::{Clock, Error, Random, Result};

/// What a job reaches: the database, time, chance, and what the binary brings for other rooms. Cheap to clone.
#[derive(Clone)]
pub struct Context {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// The chance.
    pub random: Random,
    brought: HashMap<TypeId, Arc<dyn Any + Send + Sync>>,
}

impl Context {
    /// A context that brings nothing yet.
    pub fn new(db: Db, clock: Clock, random: Random) -> Self {
        Self { db, clock, random, brought: HashMap::new() }
    }

    /// Brings a value that jobs ask for by its type: the mailer, the file store. A second one of a type replaces the
    /// first.
    #[must_use]
    pub fn with<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        self.brought.insert(TypeId::of::<T>(), Arc::new(value));
        self
    }

    /// What was brought of this type. Errors: `Internal` where nothing was, a fault of the composition.
    pub fn get<T: Send + Sync + 'static>(&self) -> Result<&T> {
        let value = self.brought.get(&TypeId::of::<T>()).and_then(|value| value.downcast_ref());
        value.ok_or_else(|| Error::internal(format!("no {} was brought to the jobs", type_name::<T>())))
    }
}

//! Registrations' work done later: looking at those of an event, telling people what has changed.

use jobs::{Context, Handler, Job};
use kernel::{Error, Instant, PublicationId, Result};
use portal::Portal;
use serde::{Deserialize, Serialize};

use super::office::Office;

/// Looks at the registrations of an event: see [`Office::look`].
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Look {
    /// The event.
    pub(crate) publication: PublicationId,
    /// When it was planned for.
    pub(crate) at: Instant,
}

impl Job for Look {
    const KIND: &'static str = "agenda-look-at-registrations";

    async fn run(self, context: &Context) -> Result<()> {
        settled(office(context).await?.look(self.publication, self.at).await)
    }
}

/// Tells those who registered what has changed about the event.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct Tell {
    /// The event.
    pub(crate) publication: PublicationId,
}

impl Job for Tell {
    const KIND: &'static str = "agenda-tell-registered";

    async fn run(self, context: &Context) -> Result<()> {
        let office = office(context).await?;
        while settled(office.tell(self.publication).await)? {}
        Ok(())
    }
}

async fn office(context: &Context) -> Result<Office> {
    let portal = context.get::<Portal>()?.clone();
    let site = portal.site().await?;
    Ok(Office { portal, site })
}

/// An event that is no more asks for nothing.
fn settled<T: Default>(done: Result<T>) -> Result<T> {
    match done {
        Err(Error::NotFound) => Ok(T::default()),
        done => done,
    }
}

/// The jobs of this part; they ask the context for a [`Portal`].
pub(crate) fn handlers() -> Vec<Handler> {
    vec![Handler::of::<Look>(), Handler::of::<Tell>()]
}

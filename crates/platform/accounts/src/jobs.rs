//! Work done later: the mail that lets somebody in again.

use jobs::{Context, Handler, Job};
use kernel::{Email, Result};
use serde::{Deserialize, Serialize};
use web::Web;

use crate::Accounts;

/// Lets somebody in again by mail, where there is such an account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendRecovery {
    pub(crate) email: Email,
}

impl Job for SendRecovery {
    const KIND: &'static str = "account-recovery";

    async fn run(self, context: &Context) -> Result<()> {
        let web = context.get::<Web>()?.clone();
        Accounts::new(context.db.clone(), web).send_recovery(&self.email).await
    }
}

/// The jobs of this room; they ask the context for a [`Web`].
pub fn handlers() -> Vec<Handler> {
    vec![Handler::of::<SendRecovery>()]
}

//! What the deeds of this room reach, and who knocks.

use std::{convert::Infallible, net::IpAddr};

use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, header, request::Parts},
};
use db::{Db, Write};
use kernel::{AccountId, Actor, Result};
use web::{Visitor, Web};

use crate::{
    SessionId, Token, audit, identify,
    store::{ceremonies, links, sessions, throttle},
};

/// What the deeds of this room reach; cheap to make and to clone.
#[derive(Clone)]
pub struct Accounts {
    /// The database.
    pub db: Db,
    /// Words, the site's own address, time, chance, the secret that signs.
    pub web: Web,
}

/// Who knocks: what a request says of its browser.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// The browser, as it names itself.
    pub agent: String,
    /// Where it asks from; for limits, never written down.
    pub network: Option<IpAddr>,
    /// The session that it carried, which ends where another begins.
    pub former: Option<Token>,
}

/// A session that has begun.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Whose it is.
    pub account: AccountId,
    token: Token,
}

impl Accounts {
    /// Of these parts.
    pub fn new(db: Db, web: Web) -> Self {
        Self { db, web }
    }

    /// Whether the site is served by https, so that cookies are kept for it.
    pub fn https(&self) -> bool {
        self.web.public_url.starts_with("https://")
    }

    /// Begins a session for this account, and ends the one that the browser had.
    pub async fn open(&self, write: &Write, account: AccountId, visit: &Visit, way: &'static str) -> Result<Opened> {
        self.tidy(write).await?;
        if let Some(former) = &visit.former {
            sessions::end_by_token(write, former).await?;
        }
        let (token, id) = (Token::new(&self.web.random), SessionId(self.new_id()));
        let new = sessions::New { id, token: &token, account, agent: &visit.agent, now: write.now() };
        sessions::insert(write, &new).await?;
        let by = Actor::Person { id: account, grants: Vec::new() };
        audit::record(write, &by, "signed-in", None, serde_json::json!({ "way": way })).await?;
        Ok(Opened { account, token })
    }

    /// What is over is removed when somebody comes in: nothing of a person is kept longer than it serves.
    async fn tidy(&self, write: &Write) -> Result<()> {
        let now = write.now();
        sessions::tidy(write, now).await?;
        links::tidy(write, now).await?;
        ceremonies::tidy(write, now).await?;
        throttle::tidy(write, now).await
    }

    /// A new id for a row of this room.
    pub(crate) fn new_id(&self) -> db::Uuid {
        AccountId::new(&self.web.clock, &self.web.random).0
    }

    /// The header that hands the session to the browser.
    pub fn cookie(&self, opened: &Opened) -> (header::HeaderName, HeaderValue) {
        self.carry(&opened.token)
    }

    /// The header that hands a session's secret to the browser.
    pub(crate) fn carry(&self, token: &Token) -> (header::HeaderName, HeaderValue) {
        (header::SET_COOKIE, identify::keep(token, self.https(), sessions::ABSOLUTE / 1000))
    }

    /// The header that takes the session's cookie away.
    pub fn no_cookie(&self) -> (header::HeaderName, HeaderValue) {
        (header::SET_COOKIE, identify::forget(self.https()))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let agent = parts.headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok());
        let network = parts.extensions.get::<Visitor>().map(|visitor| visitor.0);
        let https = parts.extensions.get::<Web>().is_some_and(|web| web.public_url.starts_with("https://"));
        let former = identify::token(&parts.headers, https);
        Ok(Self { agent: agent.unwrap_or_default().to_owned(), network, former })
    }
}

//! A form that makes something makes it once. Its page gives the form a number; whoever sends the same form again, by a double
//! click or since the line was cut before the answer came, is led to what it made. With other words in it, it is another form.

use accounts::{Token, store::once as store};
use db::Write;
use files::Hash;
use kernel::{Random, Result};

use crate::{Desk, publications::sent::Sent};

/// The field of the number.
const FIELD: &str = "once";

/// A number that no other page has.
pub(crate) fn number(random: &Random) -> String {
    format!("{:032x}", u128::from_be_bytes(random.bytes()))
}

/// A form that was sent to make something.
pub(crate) struct Once<'d> {
    desk: &'d Desk,
    /// Who sent what where; nothing where the form has no number, as a script's: that makes a thing each time.
    whole: Option<Vec<u8>>,
}

impl<'d> Once<'d> {
    /// This one.
    pub(crate) fn of(desk: &'d Desk, sent: &Sent) -> Self {
        let is_numbered = !sent.one(FIELD).is_empty();
        let whole = serde_json::to_vec(&(desk.me.account.id.0, &desk.path, &sent.0)).ok();
        Self { desk, whole: whole.filter(|_| is_numbered) }
    }

    /// Claims the form for this transaction. Where it was sent before, says where what it made is.
    pub(crate) async fn made_before(&self, write: &Write) -> Result<Option<String>> {
        match self.hash() {
            Some(hash) => store::claim(write, &hash, self.desk.me.account.id).await,
            None => Ok(None),
        }
    }

    /// Notes where what it made is.
    pub(crate) async fn made(&self, write: &Write, href: &str) -> Result<()> {
        match self.hash() {
            Some(hash) => store::note(write, &hash, href).await,
            None => Ok(()),
        }
    }

    /// A secret that is the same whenever this form is sent. Nobody finds it in the base, which holds the form's hash alone.
    pub(crate) fn token(&self) -> Token {
        let web = &self.desk.portal.web;
        let derived = self.whole.as_ref().map(|whole| Token::derived(&web.secret, whole));
        derived.unwrap_or_else(|| Token::new(&web.random))
    }

    fn hash(&self) -> Option<String> {
        self.whole.as_ref().map(|whole| Hash::of(whole).to_string())
    }
}

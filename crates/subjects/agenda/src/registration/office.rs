//! What is done with registrations: each deed is one transaction, with the mails that it makes necessary.

use std::sync::Arc;

use accounts::Token;
use db::{Query, Write};
use kernel::{Actor, Error, Instant, Language, PublicationId, Result};
use portal::{Asked, Portal, SiteView};
use publication::{
    own::typed,
    store::desk::work::{self, Work},
};

use super::{
    jobs::Look,
    mails::{About, Saying},
    model::{Applicant, DAY, Door, Event, HELD, Registered, RegistrationId, Room, State},
    store,
};
use crate::{KIND, moment::Zone};

/// How long after a mail the same registration is not written to again because somebody asks once more, in milliseconds.
const RESENT_AFTER: i64 = 10 * 60_000;

/// Where registrations are dealt with.
#[derive(Clone)]
pub(crate) struct Office {
    /// The portal.
    pub(crate) portal: Portal,
    /// The site.
    pub(crate) site: Arc<SiteView>,
}

/// What became of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// A mail is on its way, whether or not the address was registered before.
    Asked,
    /// Not one place is left, and there is no waiting list.
    Full,
    /// One may not register, or no longer.
    Shut(Door),
}

/// What can be done with a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// The button of the mail's page is pressed: the place, or that on the waiting list, is theirs.
    Confirm,
    /// They do not come after all. What must be known to welcome them is forgotten at once.
    Withdraw,
    /// The desk takes their place away; forgotten likewise.
    Strike,
    /// The desk gives them a place, whether or not one is free.
    GivePlace,
}

/// An event with its texts, as the base has it.
pub(crate) struct Found {
    /// The publication.
    pub(crate) work: Work,
    /// The event.
    pub(crate) event: Event,
}

impl Office {
    /// Of the portal and the site of a page.
    pub(crate) fn of(asked: &Asked) -> Self {
        Self { portal: asked.portal.clone(), site: asked.site.clone() }
    }

    /// The event of a publication; its live facts, or those that are worked on where it never was published.
    /// Errors: `NotFound` where it is no event.
    pub(crate) async fn event(&self, query: &impl Query, id: PublicationId) -> Result<Found> {
        let work = work::find(query, id).await?.filter(|work| work.kind == KIND).ok_or(Error::NotFound)?;
        let facts = work.live_facts.as_ref().map(|live| &live.value).or(work.facts());
        let facts = facts.and_then(|facts| typed(&facts.own)).ok_or(Error::NotFound)?;
        let event = self.event_of(facts);
        Ok(Found { work, event })
    }

    /// An event of these facts.
    pub(crate) fn event_of(&self, facts: crate::model::EventFacts) -> Event {
        let site = self.site.zone.clone();
        let own = facts.zone.clone().or_else(|| site.iana_name()?.parse().ok());
        Event { zone: own.unwrap_or_else(Zone::utc), facts, site }
    }

    fn now(&self) -> Instant {
        self.portal.web.clock.now()
    }

    /// Takes a registration, to be confirmed by the link of a mail.
    pub(crate) async fn register(&self, id: PublicationId, applicant: Applicant, language: Language) -> Result<Taken> {
        let mut write = self.portal.db.write().await?;
        store::alone(&write, id).await?;
        let found = self.event(&write, id).await?;
        let door = found.event.door(self.now());
        let (Door::Open, Some(terms)) = (door, found.event.terms()) else { return Ok(Taken::Shut(door)) };
        self.settle(&mut write, &found).await?;
        let room = terms.room(store::seats(&write, id).await?);
        if room == Room::Full {
            return Ok(Taken::Full);
        }
        let state = if room == Room::Free { State::ToConfirm } else { State::WaitingToConfirm };
        match store::same(&write, id, &applicant).await? {
            Some(known) if known.state != State::Cancelled => self.once_more(&mut write, &found, known).await?,
            former => {
                if let Some(former) = former {
                    store::remove(&write, former.id).await?;
                }
                let one = self.new_one(&found, applicant, language, state);
                self.hold(&mut write, &found, one).await?;
            }
        }
        self.watch(&mut write, &found).await?;
        write.commit().await?;
        Ok(Taken::Asked)
    }

    /// Holds what somebody asks for, until they confirm it or the time is over.
    async fn hold(&self, write: &mut Write, found: &Found, mut one: Registered) -> Result<()> {
        one.ends_at = Some(self.now().plus_millis(HELD));
        one.mailed_at = Some(self.now());
        store::insert(write, &one).await?;
        self.write_to(write, found, &one, Saying::of(one.state)).await
    }

    /// A registration of now.
    fn new_one(&self, found: &Found, applicant: Applicant, language: Language, state: State) -> Registered {
        let id = PublicationId::new(&self.portal.web.clock, &self.portal.web.random).0;
        Registered {
            id: RegistrationId(id),
            publication: found.work.id,
            applicant,
            language,
            state,
            asked_at: self.now(),
            ends_at: None,
            came: false,
            told: found.event.said(),
            mailed_at: None,
        }
    }

    /// Somebody asks for what they have: the mail goes again, not too often.
    async fn once_more(&self, write: &mut Write, found: &Found, mut one: Registered) -> Result<()> {
        let now = self.now();
        if one.mailed_at.is_some_and(|at| now.0 - at.0 < RESENT_AFTER) {
            return Ok(());
        }
        one.mailed_at = Some(now);
        store::change(write, &one).await?;
        self.write_to(write, found, &one, Saying::of(one.state)).await
    }

    /// Does this with a registration, with its mail; then those who wait move up. What is so already stays as it is.
    pub(crate) async fn act(&self, event: PublicationId, id: RegistrationId, deed: Deed) -> Result<()> {
        let mut write = self.portal.db.write().await?;
        self.act_within(&mut write, event, id, deed).await?;
        write.commit().await
    }

    /// The same, within a transaction.
    pub(crate) async fn act_within(
        &self,
        write: &mut Write,
        event: PublicationId,
        id: RegistrationId,
        deed: Deed,
    ) -> Result<()> {
        store::alone(write, event).await?;
        let found = self.event(write, event).await?;
        let mut one = store::by_id(write, event, id).await?.ok_or(Error::NotFound)?;
        if let Some((state, saying)) = self.outcome(write, &found, &one, deed).await? {
            self.put(write, &found, &mut one, state, saying).await?;
        }
        self.settle(write, &found).await?;
        self.watch(write, &found).await
    }

    /// What becomes of it, and what is said of that; nothing where it is so already.
    async fn outcome(
        &self,
        write: &Write,
        found: &Found,
        one: &Registered,
        deed: Deed,
    ) -> Result<Option<(State, Saying)>> {
        Ok(match deed {
            Deed::Confirm if one.state == State::ToConfirm => Some((State::Confirmed, Saying::Place)),
            Deed::Confirm if one.state == State::WaitingToConfirm => {
                let seats = store::seats(write, found.work.id).await?;
                let is_free = found.event.terms().is_some_and(|terms| terms.room(seats) == Room::Free);
                let state = if is_free { State::Confirmed } else { State::Waiting };
                Some((state, Saying::of(state)))
            }
            Deed::Confirm => None,
            Deed::Withdraw => (one.state != State::Cancelled).then_some((State::Cancelled, Saying::Withdrawn)),
            Deed::Strike => (one.state != State::Cancelled).then_some((State::Cancelled, Saying::Struck)),
            Deed::GivePlace if one.state == State::Waiting => Some((State::Confirmed, Saying::MovedUp)),
            Deed::GivePlace => (one.state != State::Confirmed).then_some((State::Confirmed, Saying::Place)),
        })
    }

    async fn put(
        &self,
        write: &mut Write,
        found: &Found,
        one: &mut Registered,
        state: State,
        saying: Saying,
    ) -> Result<()> {
        one.state = state;
        one.ends_at = None;
        one.told = found.event.said();
        if state == State::Cancelled {
            one.applicant.needs = None;
        }
        store::change(write, one).await?;
        self.write_to(write, found, one, saying).await
    }

    /// Adds somebody by hand, at once in this state. Errors: the field
    /// `email` or `name`, where they are registered.
    pub(crate) async fn add(
        &self,
        write: &mut Write,
        found: &Found,
        applicant: Applicant,
        (language, state): (Language, State),
    ) -> Result<RegistrationId> {
        match store::same(write, found.work.id, &applicant).await? {
            Some(former) if former.state == State::Cancelled => store::remove(write, former.id).await?,
            // The same form, sent twice.
            Some(known) if known.applicant == applicant && self.now().0 - known.asked_at.0 < 60_000 => {
                return Ok(known.id);
            }
            Some(_) => {
                let field = if applicant.email.is_some() { "email" } else { "name" };
                let known = kernel::FieldError::new(field, "agenda-registration-fault-known");
                return Err(Error::Invalid(vec![known]));
            }
            None => {}
        }
        let one = self.new_one(found, applicant, language, state);
        store::insert(write, &one).await?;
        self.write_to(write, found, &one, Saying::of(state)).await?;
        self.watch(write, found).await?;
        Ok(one.id)
    }

    /// Deletes one, wholly.
    pub(crate) async fn remove(&self, write: &mut Write, found: &Found, id: RegistrationId) -> Result<()> {
        store::remove(write, id).await?;
        self.settle(write, found).await
    }

    /// Frees the places that nobody confirmed in time, and lets those who wait move up.
    pub(crate) async fn settle(&self, write: &mut Write, found: &Found) -> Result<()> {
        let id = found.work.id;
        store::remove_expired(write, id, self.now()).await?;
        let Some(terms) = found.event.terms().filter(|_| self.may_move_up(&found.event)) else { return Ok(()) };
        while terms.room(store::seats(write, id).await?) == Room::Free {
            let Some(mut next) = store::first_waiting(write, id).await? else { return Ok(()) };
            self.put(write, found, &mut next, State::Confirmed, Saying::MovedUp).await?;
        }
        Ok(())
    }

    /// Nobody is given a place in what is over or does not take place.
    fn may_move_up(&self, event: &Event) -> bool {
        matches!(event.door(self.now()), Door::Open | Door::Closed)
    }

    /// Tells some of those who were told something else of the event. Says whether more are left.
    pub(crate) async fn tell(&self, id: PublicationId) -> Result<bool> {
        let mut write = self.portal.db.write().await?;
        store::alone(&write, id).await?;
        let found = self.event(&write, id).await?;
        let said = found.event.said();
        let some = store::untold(&write, id, &said).await?;
        let is_more = some.len() >= usize::try_from(store::AT_ONCE).unwrap_or(usize::MAX);
        for mut one in some {
            one.told.clone_from(&said);
            store::change(&write, &one).await?;
            self.write_to(&mut write, &found, &one, Saying::news(&found.event)).await?;
        }
        write.commit().await?;
        Ok(is_more)
    }

    /// Plans when the registrations of an event are next looked at, unless it is planned.
    async fn watch(&self, write: &mut Write, found: &Found) -> Result<()> {
        match store::watched(write, found.work.id).await? {
            Some(_) => Ok(()),
            None => self.plan(write, found.work.id).await,
        }
    }

    /// Plans the next look: when a held place is free again, and once a day.
    async fn plan(&self, write: &mut Write, id: PublicationId) -> Result<()> {
        let tomorrow = self.now().plus_millis(DAY);
        let at = store::next_to_end(write, id).await?.map_or(tomorrow, |end| end.min(tomorrow));
        let at = at.max(self.now().plus_millis(60_000));
        store::watch(write, id, at).await?;
        let look = Look { publication: id, at };
        jobs::enqueue_at(write, &self.portal.web.random, &look, at).await.map(|_| ())
    }

    /// Looks at the registrations of an event: frees places, moves people up, deletes what has been kept long enough. A look that
    /// was done, or is no longer the planned one, does nothing.
    pub(crate) async fn look(&self, id: PublicationId, planned: Instant) -> Result<()> {
        let mut write = self.portal.db.write().await?;
        store::alone(&write, id).await?;
        if store::watched(&write, id).await? != Some(planned) {
            return Ok(());
        }
        let found = self.event(&write, id).await?;
        self.settle(&mut write, &found).await?;
        match store::last_asked(&write, id).await? {
            None => store::unwatch(&write, id).await?,
            Some(last) if found.event.forget_at(last) <= self.now() => {
                let count = store::remove_all(&write, id, self.now()).await?;
                store::unwatch(&write, id).await?;
                let (actor, thing) = (Actor::System, Some(("publication", id.0)));
                let detail = serde_json::json!({ "registrations": count });
                accounts::audit::record(&write, &actor, "registrations-deleted", thing, detail).await?;
            }
            Some(_) => self.plan(&mut write, id).await?,
        }
        write.commit().await
    }

    /// Writes the mail that says this, with a link of its own; to whom has no address nothing is written.
    async fn write_to(&self, write: &mut Write, found: &Found, one: &Registered, saying: Saying) -> Result<()> {
        let Some(to) = one.applicant.email.clone() else { return Ok(()) };
        let token = Token::new(&self.portal.web.random);
        store::add_link(write, one.id, &token.hash()).await?;
        let about = About::of(self, found, one.language);
        let calendar = if saying.has_calendar() {
            let (portal, site) = (self.portal.clone(), self.site.clone());
            let asked = Asked::for_preview(portal, site, about.language, Actor::System, "");
            crate::pages::calendar_of(&asked, write, found.work.id).await?
        } else {
            None
        };
        let message = about.message(self, one, to, &token, saying);
        let random = &self.portal.web.random;
        match calendar {
            Some(calendar) => mail::send_with_calendar(write, random, message, calendar).await.map(|_| ()),
            None => mail::send(write, random, message).await.map(|_| ()),
        }
    }
}

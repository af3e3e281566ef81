//! Who may do what with an account and with the audit log.

use kernel::{AccountId, Actor, Grant, Role};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// See the list of users, and one of them.
    See,
    /// Invite somebody, or send another link.
    Invite,
    /// Change what somebody was granted.
    Grant,
    /// Keep somebody out, and let them in again.
    Suspend,
    /// Change name, language and what one signs in with.
    Change,
    /// See and end sessions.
    EndSessions,
    /// Take a copy of what is kept of a person.
    Export,
    /// Remove what is kept of a person.
    Erase,
    /// Read the audit log.
    ReadAudit,
}

impl Act {
    /// Every act, for the tests that walk the table.
    pub const ALL: [Self; 9] = [
        Self::See,
        Self::Invite,
        Self::Grant,
        Self::Suspend,
        Self::Change,
        Self::EndSessions,
        Self::Export,
        Self::Erase,
        Self::ReadAudit,
    ];
}

/// Whether the actor may do this with the account; with none, where it is not about one of them.
///
/// | act | anonymous | oneself | another with any role | administrator of the whole site | system |
/// |---|---|---|---|---|---|
/// | see, invite, read the audit log | no | no | no | yes | yes |
/// | grant, suspend | no | no | no | yes, but not oneself | yes |
/// | change | no | yes | no | no, but oneself | yes |
/// | end sessions, export, erase | no | yes | no | yes | yes |
///
/// Whoever grants and suspends never does so to themselves: the last administrator cannot lock the door from outside.
pub fn may(actor: &Actor, act: Act, of: Option<AccountId>) -> bool {
    let (id, grants) = match actor {
        Actor::System => return true,
        Actor::Anonymous => return false,
        Actor::Person { id, grants } => (*id, grants),
    };
    let (own, administers) = (of == Some(id), grants.contains(&Grant::everywhere(Role::Administrator)));
    match act {
        Act::See | Act::Invite | Act::ReadAudit => administers,
        Act::Grant | Act::Suspend => administers && !own,
        Act::Change => own,
        Act::EndSessions | Act::Export | Act::Erase => own || administers,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ROLES;

    const ME: AccountId = AccountId(db::Uuid::from_u128(1));
    const OTHER: AccountId = AccountId(db::Uuid::from_u128(2));

    fn person(grants: Vec<Grant>) -> Actor {
        Actor::Person { id: ME, grants }
    }

    #[test]
    fn the_table_holds_for_every_role_and_act() {
        for role in ROLES {
            let administers = role == Role::Administrator;
            for act in Act::ALL {
                let actor = person(vec![Grant::everywhere(role)]);
                let (own, others) = match act {
                    Act::See | Act::Invite | Act::ReadAudit => (administers, administers),
                    Act::Grant | Act::Suspend => (false, administers),
                    Act::Change => (true, false),
                    Act::EndSessions | Act::Export | Act::Erase => (true, administers),
                };
                assert_eq!(may(&actor, act, Some(ME)), own, "{role:?} {act:?} oneself");
                assert_eq!(may(&actor, act, Some(OTHER)), others, "{role:?} {act:?} another");
                assert!(!may(&Actor::Anonymous, act, Some(OTHER)), "{act:?}");
                assert!(may(&Actor::System, act, Some(OTHER)), "{act:?}");
            }
        }
    }

    #[test]
    fn an_administrator_of_a_part_does_not_administer_accounts() {
        let part = Grant { kind: Some("article".into()), ..Grant::everywhere(Role::Administrator) };
        let actor = person(vec![part, Grant::everywhere(Role::Publisher)]);
        for act in Act::ALL {
            assert!(!may(&actor, act, Some(OTHER)), "{act:?}");
        }
    }
}

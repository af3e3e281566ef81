//! Who may change what belongs to the whole site.

use kernel::{Actor, Grant, Role};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Say what the home page puts forward, and the notice on every page.
    PutForward,
    /// Change menus, themes, contacts, old addresses, settings.
    Configure,
}

impl Act {
    /// Every act, for the tests that walk the table.
    pub const ALL: [Self; 2] = [Self::PutForward, Self::Configure];
}

/// Whether the actor may do this.
///
/// | act | anonymous, member … editor | publisher of the whole site | administrator of the whole site | system |
/// |---|---|---|---|---|
/// | put forward | no | yes | yes | yes |
/// | configure | no | no | yes | yes |
///
/// Whose role holds for one language, theme or kind alone may neither: these things are everybody's.
pub fn may(actor: &Actor, act: Act) -> bool {
    let grants = match actor {
        Actor::System => return true,
        Actor::Anonymous => return false,
        Actor::Person { grants, .. } => grants,
    };
    let has = |role: Role| grants.contains(&Grant::everywhere(role));
    match act {
        Act::PutForward => has(Role::Publisher) || has(Role::Administrator),
        Act::Configure => has(Role::Administrator),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{AccountId, Language};

    #[test]
    fn the_table_is_as_written() {
        let person = |grant| Actor::Person { id: AccountId::nil(), grants: vec![grant] };
        let every = [Role::Member, Role::Contributor, Role::Translator, Role::Editor];
        for role in every {
            let actor = person(Grant::everywhere(role));
            assert!(!may(&actor, Act::PutForward) && !may(&actor, Act::Configure), "{role:?}");
        }
        let publisher = person(Grant::everywhere(Role::Publisher));
        assert!(may(&publisher, Act::PutForward) && !may(&publisher, Act::Configure));
        let administrator = person(Grant::everywhere(Role::Administrator));
        assert!(may(&administrator, Act::PutForward) && may(&administrator, Act::Configure));
        let scoped = person(Grant { language: Some(Language::ES), ..Grant::everywhere(Role::Administrator) });
        for nobody in [Actor::Anonymous, scoped] {
            assert!(!may(&nobody, Act::PutForward) && !may(&nobody, Act::Configure));
        }
    }
}

//! Who may do what in the library. Which file a reader gets is not asked here: that follows from the publications that
//! use it.

use kernel::{Actor, Error, Result, Role, Verb};

/// What the policy needs to know of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// It is new, or no reader gets it yet.
    Inside,
    /// Readers get it: something live uses it, or it is open to all.
    Readers,
}

/// Whether the actor may do this with the file. A scope of kind, theme or language narrows what one may publish, not which files
/// one finds: the library is one. A role for a group or a party is none of the site's, and does not count.
///
/// | verb | anonymous, member | contributor, translator | editor | publisher, administrator | system |
/// |---|---|---|---|---|---|
/// | preview: find it, see where it is used | no | yes | yes | yes | yes |
/// | write: bring it in, describe it, sort it | no | unless readers get it | yes | yes | yes |
/// | publish: replace it, remove it | no | unless readers get it | unless readers get it | yes | yes |
/// | configure: open it to all | no | no | no | yes | yes |
pub fn may(actor: &Actor, verb: Verb, reach: Reach) -> bool {
    let role = match actor {
        Actor::System => return true,
        Actor::Anonymous => return false,
        Actor::Person { grants, .. } => {
            let of_site = grants.iter().filter(|grant| grant.group.is_none() && grant.party.is_none());
            of_site.map(|grant| grant.role).max()
        }
    };
    let least = match (verb, reach) {
        (Verb::Read | Verb::Send, _) => return false,
        (Verb::Preview, _) | (Verb::Write | Verb::Publish, Reach::Inside) => Role::Contributor,
        (Verb::Write, Reach::Readers) => Role::Editor,
        (Verb::Publish, Reach::Readers) | (Verb::Configure, _) => Role::Publisher,
    };
    role >= Some(least)
}

/// Leave to look into the library. Made here alone; stores take it by its type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Visible(());

/// Leave to look into the library. Errors: `NotAllowed`.
pub fn visible(actor: &Actor) -> Result<Visible> {
    if may(actor, Verb::Preview, Reach::Readers) { Ok(Visible(())) } else { Err(Error::NotAllowed) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{AccountId, Grant};

    fn person(role: Role) -> Actor {
        Actor::Person { id: AccountId::nil(), grants: vec![Grant::everywhere(role)] }
    }

    #[test]
    fn the_table_holds() {
        use Reach::{Inside, Readers};
        let questions = [
            (Verb::Preview, Inside),
            (Verb::Write, Inside),
            (Verb::Write, Readers),
            (Verb::Publish, Inside),
            (Verb::Publish, Readers),
            (Verb::Configure, Inside),
        ];
        for (actor, answers) in [
            (Actor::Anonymous, [false; 6]),
            (Actor::Person { id: AccountId::nil(), grants: vec![] }, [false; 6]),
            (person(Role::Member), [false; 6]),
            (person(Role::Contributor), [true, true, false, true, false, false]),
            (person(Role::Translator), [true, true, false, true, false, false]),
            (person(Role::Editor), [true, true, true, true, false, false]),
            (person(Role::Publisher), [true; 6]),
            (person(Role::Administrator), [true; 6]),
            (Actor::System, [true; 6]),
        ] {
            let given = questions.map(|(verb, reach)| may(&actor, verb, reach));
            assert_eq!(given, answers, "{actor:?}");
            assert_eq!(visible(&actor).is_ok(), answers[0], "{actor:?}");
        }
    }
}

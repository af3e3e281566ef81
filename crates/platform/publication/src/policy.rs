//! Who may do what with a publication, and what is visible to whom in lists: two faces of one table.

use std::borrow::Cow;

use kernel::{Actor, Grant, Language, Role, ThemeId, Verb};

use crate::{Audience, Presence};

/// What the policy needs to know of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing<'a> {
    /// Its kind.
    pub kind: &'a str,
    /// Its language.
    pub language: Language,
    /// What a reader gets.
    pub presence: Presence,
    /// Who may read it.
    pub audience: Audience,
    /// Its themes.
    pub themes: &'a [ThemeId],
}

/// Whether the actor may do this with the text.
///
/// | verb | anonymous | member | contributor, translator | editor | publisher, administrator | system |
/// |---|---|---|---|---|---|---|
/// | read what is public | yes | yes | yes | yes | yes | yes |
/// | read what is for members | no | yes | yes | yes | yes | yes |
/// | preview, write | no | no | in scope | in scope | in scope | yes |
/// | publish | no | no | no | no | in scope | yes |
/// | configure | no | no | no | no | administrator | yes |
pub fn may(actor: &Actor, verb: Verb, thing: &Thing<'_>) -> bool {
    let grants = match actor {
        Actor::System => return true,
        Actor::Anonymous => &[][..],
        Actor::Person { grants, .. } => grants,
    };
    match verb {
        Verb::Send => true,
        Verb::Read => {
            let readable = matches!(thing.presence, Presence::Live | Presence::Archived);
            readable && audiences(grants).contains(&thing.audience)
        }
        Verb::Preview | Verb::Write => in_scope(grants, Role::Contributor, thing),
        Verb::Publish => in_scope(grants, Role::Publisher, thing),
        Verb::Configure => in_scope(grants, Role::Administrator, thing),
    }
}

/// What the actor sees in lists. Made here alone; stores take it by its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visible(&'static [Audience]);

/// What the actor sees in lists.
pub fn visible(actor: &Actor) -> Visible {
    Visible(match actor {
        Actor::System => &[Audience::Public, Audience::Members],
        Actor::Anonymous => audiences(&[]),
        Actor::Person { grants, .. } => audiences(grants),
    })
}

impl Visible {
    /// The statement, for these audiences. Statements are written for visitors, `audience = 'public'`, a prefix of
    /// their indices.
    pub fn narrow<'s>(&self, sql: &'s str) -> Cow<'s, str> {
        if self.0 == [Audience::Public] {
            return Cow::Borrowed(sql);
        }
        Cow::Owned(sql.replace("audience = 'public'", "audience IN ('public', 'members')"))
    }

    /// Whether this audience is within it.
    pub fn contains(&self, audience: Audience) -> bool {
        self.0.contains(&audience)
    }
}

/// Whoever is signed in with any role reads what members read.
fn audiences(grants: &[Grant]) -> &'static [Audience] {
    if grants.is_empty() { &[Audience::Public] } else { &[Audience::Public, Audience::Members] }
}

fn in_scope(grants: &[Grant], least: Role, thing: &Thing<'_>) -> bool {
    grants.iter().any(|grant| {
        grant.role >= least
            && grant.kind.as_deref().is_none_or(|kind| kind == thing.kind)
            && grant.language.is_none_or(|language| language == thing.language)
            && grant.theme.is_none_or(|theme| thing.themes.contains(&theme))
            && grant.group.is_none()
            && grant.party.is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::AccountId;
    use proptest::prelude::*;

    fn actors() -> impl Strategy<Value = Actor> {
        let roles = prop::sample::select(vec![
            Role::Member,
            Role::Contributor,
            Role::Editor,
            Role::Publisher,
            Role::Administrator,
        ]);
        let person = prop::collection::vec(roles.prop_map(Grant::everywhere), 0..3)
            .prop_map(|grants| Actor::Person { id: AccountId::nil(), grants });
        prop_oneof![Just(Actor::Anonymous), Just(Actor::System), person]
    }

    proptest! {
        #[test]
        fn what_is_listed_may_be_read_and_the_reverse(actor in actors(), members in any::<bool>()) {
            let audience = if members { Audience::Members } else { Audience::Public };
            let thing = Thing { kind: "article", language: Language::FR, presence: Presence::Live, audience, themes: &[] };
            prop_assert_eq!(may(&actor, Verb::Read, &thing), visible(&actor).contains(audience));
        }

        #[test]
        fn nobody_reads_what_is_not_there(actor in actors()) {
            for presence in [Presence::Never, Presence::Withdrawn] {
                let thing = Thing { kind: "article", language: Language::FR, presence, audience: Audience::Public, themes: &[] };
                prop_assert!(actor == Actor::System || !may(&actor, Verb::Read, &thing));
            }
        }
    }

    #[test]
    fn a_grant_holds_within_its_scope() {
        let grant =
            Grant { kind: Some("article".into()), language: Some(Language::ES), ..Grant::everywhere(Role::Publisher) };
        let actor = Actor::Person { id: AccountId::nil(), grants: vec![grant] };
        let thing = |kind, language| Thing {
            kind,
            language,
            presence: Presence::Live,
            audience: Audience::Public,
            themes: &[],
        };
        assert!(may(&actor, Verb::Publish, &thing("article", Language::ES)));
        assert!(!may(&actor, Verb::Publish, &thing("article", Language::FR)));
        assert!(!may(&actor, Verb::Publish, &thing("page", Language::ES)));
        assert!(!may(&actor, Verb::Configure, &thing("article", Language::ES)));
    }
}

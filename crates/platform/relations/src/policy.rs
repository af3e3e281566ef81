//! Who may link, and who sees a link.
//!
//! Who sees one is the trunk's answer ([`publication::visible`]): a link is shown where the card of its other end is.

use kernel::{Actor, Verb};
use publication::{Presence, Thing};

/// Whether the actor may link a publication, given by its texts, with others, and take such links away. A link is the same in all
/// languages, and stands on both pages at once; so it may be changed at either end.
///
/// | the publication | who may |
/// |---|---|
/// | nobody reads it yet | who may write one of its texts |
/// | readers get one of its texts | who may publish one of its texts |
pub fn may(actor: &Actor, texts: &[Thing<'_>]) -> bool {
    let is_read = texts.iter().any(|text| matches!(text.presence, Presence::Live | Presence::Archived));
    let verb = if is_read { Verb::Publish } else { Verb::Write };
    texts.iter().any(|text| publication::may(actor, verb, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{AccountId, Grant, Language, Role};
    use publication::Audience;

    #[test]
    fn what_readers_get_is_changed_by_who_publishes() {
        let actor = |grant| Actor::Person { id: AccountId::nil(), grants: vec![grant] };
        let text =
            |language, presence| Thing { kind: "article", language, presence, audience: Audience::Public, themes: &[] };
        let drafted = [text(Language::FR, Presence::Never)];
        let live = [text(Language::FR, Presence::Live), text(Language::ES, Presence::Never)];
        for (role, of_draft, of_live) in [
            (Role::Member, false, false),
            (Role::Contributor, true, false),
            (Role::Editor, true, false),
            (Role::Publisher, true, true),
        ] {
            let actor = actor(Grant::everywhere(role));
            assert_eq!((may(&actor, &drafted), may(&actor, &live)), (of_draft, of_live), "{role:?}");
        }
        let in_spanish = actor(Grant { language: Some(Language::ES), ..Grant::everywhere(Role::Publisher) });
        assert!(may(&in_spanish, &live) && !may(&in_spanish, &drafted));
        assert!(!may(&Actor::Anonymous, &drafted) && may(&Actor::System, &live));
        assert!(!may(&Actor::Anonymous, &[]));
    }
}

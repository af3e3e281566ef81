//! The two states of a text and their one table of transitions. `presence` is what a reader gets; `draft` moves apart
//! from it: review, scheduling and sending back never touch what is read, withdrawing never touches the draft.

/// What a reader gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    /// Nothing yet: 404.
    Never,
    /// The text: 200.
    Live,
    /// The text, marked; out of home, lists, feeds and sitemap.
    Archived,
    /// 410, or the address that its editor named.
    Withdrawn,
}

/// Where the work on a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DraftState {
    /// No work under way.
    None,
    /// Somebody writes.
    Writing,
    /// Somebody is asked to read it.
    InReview,
    /// Sent back with a word.
    SentBack,
    /// To be published at a set time.
    Scheduled,
}

/// Both states of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextState {
    /// What a reader gets.
    pub presence: Presence,
    /// Where the work stands.
    pub draft: DraftState,
}

/// What can be done to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Write on the working draft.
    Write,
    /// Ask for a review.
    AskReview,
    /// Send it back to its author.
    SendBack,
    /// Set the time of its publication.
    Schedule,
    /// Take that time back.
    Unschedule,
    /// Throw the draft away.
    Discard,
    /// Publish the draft.
    Publish,
    /// Correct the live text at once, whatever waits beside it.
    Correct,
    /// Move the live text to the archive.
    Archive,
    /// Bring it back from the archive, or from withdrawal, as it was.
    Restore,
    /// Take it off the site.
    Withdraw,
}

impl Action {
    /// All of them, for tables and tests.
    pub const ALL: [Self; 11] = [
        Self::Write,
        Self::AskReview,
        Self::SendBack,
        Self::Schedule,
        Self::Unschedule,
        Self::Discard,
        Self::Publish,
        Self::Correct,
        Self::Archive,
        Self::Restore,
        Self::Withdraw,
    ];

    /// Whether it changes what a reader gets.
    pub fn is_public(self) -> bool {
        matches!(self, Self::Publish | Self::Correct | Self::Archive | Self::Restore | Self::Withdraw)
    }
}

/// An action that the text's state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

impl TextState {
    /// A text that nobody has written yet.
    pub const NEW: Self = Self { presence: Presence::Never, draft: DraftState::None };

    /// The state after an action. The table: rows are actions, what stands left of `=>` is the state that allows them.
    #[expect(clippy::match_same_arms, reason = "a table: one row for each action")]
    pub fn after(self, action: Action) -> Result<Self, Refused> {
        use DraftState as D;
        use Presence as P;
        let draft = |draft| Ok(Self { draft, ..self });
        let presence = |presence| Ok(Self { presence, ..self });
        match (action, self.presence, self.draft) {
            (Action::Write, _, D::None | D::Writing | D::SentBack) => draft(D::Writing),
            (Action::AskReview, _, D::Writing | D::SentBack) => draft(D::InReview),
            (Action::SendBack, _, D::InReview) => draft(D::SentBack),
            (Action::Schedule, _, D::Writing | D::InReview) => draft(D::Scheduled),
            (Action::Unschedule, _, D::Scheduled) => draft(D::Writing),
            (Action::Discard, _, D::Writing | D::InReview | D::SentBack | D::Scheduled) => draft(D::None),
            (Action::Publish, _, D::Writing | D::InReview | D::Scheduled) => {
                Ok(Self { presence: P::Live, draft: D::None })
            }
            (Action::Correct, P::Live | P::Archived, _) => Ok(self),
            (Action::Archive, P::Live, _) => presence(P::Archived),
            (Action::Restore, P::Archived | P::Withdrawn, _) => presence(P::Live),
            (Action::Withdraw, P::Live | P::Archived, _) => presence(P::Withdrawn),
            _ => Err(Refused),
        }
    }
}

impl Presence {
    /// As written in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Live => "live",
            Self::Archived => "archived",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl DraftState {
    /// As written in the table.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Writing => "writing",
            Self::InReview => "in_review",
            Self::SentBack => "sent_back",
            Self::Scheduled => "scheduled",
        }
    }
}

impl std::str::FromStr for Presence {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        [Self::Never, Self::Live, Self::Archived, Self::Withdrawn]
            .into_iter()
            .find(|one| one.as_str() == text)
            .ok_or(Refused)
    }
}

impl std::str::FromStr for DraftState {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let all = [Self::None, Self::Writing, Self::InReview, Self::SentBack, Self::Scheduled];
        all.into_iter().find(|one| one.as_str() == text).ok_or(Refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn only_public_actions_change_what_a_reader_gets(steps in prop::collection::vec(0..Action::ALL.len(), 0..40)) {
            let mut state = TextState::NEW;
            for step in steps {
                let action = Action::ALL[step];
                let Ok(next) = state.after(action) else { continue };
                if !action.is_public() {
                    prop_assert_eq!(next.presence, state.presence, "{:?}", action);
                }
                if action == Action::Withdraw || action == Action::Archive {
                    prop_assert_eq!(next.draft, state.draft);
                }
                prop_assert!(!(next.presence == Presence::Never && state.presence != Presence::Never));
                state = next;
            }
        }
    }

    #[test]
    fn a_live_text_is_corrected_while_a_draft_waits() {
        let live = TextState { presence: Presence::Live, draft: DraftState::InReview };
        assert_eq!(live.after(Action::Withdraw).unwrap().draft, DraftState::InReview);
        assert_eq!(live.after(Action::Write), Err(Refused));
        assert_eq!(live.after(Action::Correct), Ok(live));
        assert_eq!(TextState { presence: Presence::Withdrawn, ..live }.after(Action::Correct), Err(Refused));
    }
}

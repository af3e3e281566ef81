//! The states of texts in words.

use kernel::Language;
use publication::{DraftState, Presence, TextState, store::desk::work::Work};

use super::views::StateView;
use crate::{Desk, Tongue};

/// A text's states, in words: what readers get, and where the work stands.
pub(crate) fn view(desk: &Desk, state: TextState) -> Vec<StateView> {
    let presence = match state.presence {
        Presence::Never if state.draft == DraftState::None => Some(("desk-state-empty", "")),
        Presence::Never => None,
        Presence::Live => Some(("desk-state-live", "live")),
        Presence::Archived => Some(("desk-state-archived", "")),
        Presence::Withdrawn => Some(("desk-state-withdrawn", "")),
    };
    let draft = match state.draft {
        DraftState::None => None,
        DraftState::Writing => Some(("desk-state-writing", "")),
        DraftState::InReview => Some(("desk-state-in-review", "waits")),
        DraftState::SentBack => Some(("desk-state-sent-back", "waits")),
        DraftState::Scheduled => Some(("desk-state-scheduled", "")),
    };
    let both = presence.into_iter().chain(draft);
    both.map(|(key, class)| StateView { label: desk.text(key), class: class.to_owned() }).collect()
}

/// What a publication is called here: its title in this language, else in another, else that it has none.
pub(crate) fn title(desk: &Desk, work: &Work, language: Language) -> String {
    titled(work, language).map_or_else(|| desk.text("desk-untitled"), |(title, _)| title.to_owned())
}

/// The language of that title, where it is another than the interface's.
pub(crate) fn title_in(desk: &Desk, work: &Work, language: Language) -> Option<Tongue> {
    titled(work, language).and_then(|(_, language)| Tongue::of(desk, language))
}

fn titled(work: &Work, language: Language) -> Option<(&str, Language)> {
    let own = work.text(language).into_iter().chain(&work.texts);
    let mut titled = own.filter_map(|text| Some((text.words()?.title.trim(), text.language)));
    titled.find(|(title, _)| !title.is_empty())
}

//! Where texts stand, as the desk's lists look for it: a row per publication, language and [`Standing`], in the order in which
//! somebody last worked on the publication. Derived, in the transaction of what it is derived from.

use db::{FromQueryResult, Query as _, Uuid, Value, Write, values};
use kernel::{Instant, Language, PublicationId, Result, TextId};

use crate::{DraftState, Presence};

db::statements! {
    STANDINGS = "SELECT language, state, kind, touched_at, made_by FROM standing WHERE publication = $1";
    STANDING_TEXTS = "SELECT p.kind, p.touched_at, t.language, t.presence, t.draft, t.source_revision, d.saved_by, s.number AS followed, l.number AS newest
        FROM publication p JOIN text t ON t.publication = p.id LEFT JOIN text_draft d ON d.text = t.id LEFT JOIN text_revision s ON s.id = t.source_revision
            LEFT JOIN text o ON o.id = s.text LEFT JOIN text_revision l ON l.id = o.live_revision WHERE p.id = $1";
    PUBLICATION_OF = "SELECT publication FROM text WHERE id = $1";
    DROP_STANDINGS = "DELETE FROM standing WHERE publication = $1";
    ALL_IDS = "SELECT id FROM publication WHERE id > $1 ORDER BY id LIMIT 500";
}

/// The table with its columns.
pub(super) const STANDING: &str = "standing (publication, language, kind, state, touched_at, made_by)";

/// Where a text stands, or that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Readers get another language of it, and have nothing in this one.
    Missing,
    /// Readers have it, and what it translates has changed since.
    Stale,
    /// A translation that somebody writes.
    Translating,
    /// A translation that somebody is asked to read.
    TranslationInReview,
    /// Somebody writes.
    Writing,
    /// Somebody is asked to read it.
    InReview,
    /// Sent back with a word.
    SentBack,
    /// To be published at a set time.
    Scheduled,
    /// Out of lists, and still read.
    Archived,
    /// Taken off the site.
    Withdrawn,
}

impl Standing {
    /// All of them.
    const ALL: [Self; 10] = [
        Self::Missing,
        Self::Stale,
        Self::Translating,
        Self::TranslationInReview,
        Self::Writing,
        Self::InReview,
        Self::SentBack,
        Self::Scheduled,
        Self::Archived,
        Self::Withdrawn,
    ];

    /// What awaits a translator.
    pub const AWAITED: [Self; 4] = [Self::Missing, Self::Stale, Self::Translating, Self::TranslationInReview];

    /// As written in the table, and in addresses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Stale => "stale",
            Self::Translating => "translating",
            Self::TranslationInReview => "translation_in_review",
            Self::Writing => "writing",
            Self::InReview => "in_review",
            Self::SentBack => "sent_back",
            Self::Scheduled => "scheduled",
            Self::Archived => "archived",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.as_str() == name)
    }
}

/// What is known of a text to say where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    pub(super) language: Language,
    pub(super) presence: Presence,
    pub(super) draft: DraftState,
    /// Whether it says which revision of another text it translates.
    pub(super) follows: bool,
    /// Whether that text is live in a later one.
    pub(super) is_behind: bool,
    /// Who saved its draft last.
    pub(super) by: Option<Uuid>,
}

/// Where the texts of a publication stand; and in which of these languages, those of the site, one is missing.
pub(super) fn standings(texts: &[Known], languages: &[Language]) -> Vec<(Language, Standing, Option<Uuid>)> {
    let is_live = |text: &Known| text.presence == Presence::Live;
    let mut all = Vec::new();
    for text in texts {
        let others_live = texts.iter().any(|other| other.language != text.language && is_live(other));
        let is_empty = text.presence == Presence::Never && text.draft == DraftState::None;
        let translates = text.follows || (text.presence == Presence::Never && others_live);
        let presence = match text.presence {
            Presence::Archived => Some(Standing::Archived),
            Presence::Withdrawn => Some(Standing::Withdrawn),
            Presence::Never if is_empty && others_live => Some(Standing::Missing),
            Presence::Never | Presence::Live => None,
        };
        let stale = (text.is_behind && text.presence == Presence::Live).then_some(Standing::Stale);
        let (draft, translation) = match text.draft {
            DraftState::None => (None, None),
            DraftState::Writing => (Some(Standing::Writing), Some(Standing::Translating)),
            DraftState::SentBack => (Some(Standing::SentBack), Some(Standing::Translating)),
            DraftState::InReview => (Some(Standing::InReview), Some(Standing::TranslationInReview)),
            DraftState::Scheduled => (Some(Standing::Scheduled), None),
        };
        all.extend(presence.into_iter().chain(stale).map(|standing| (text.language, standing, None)));
        let drafts = draft.into_iter().chain(translation.filter(|_| translates));
        all.extend(drafts.map(|standing| (text.language, standing, text.by)));
    }
    let has = |language: &Language| texts.iter().any(|text| text.language == *language);
    if texts.iter().any(is_live) {
        let missing = languages.iter().copied().filter(|language| !has(language));
        all.extend(missing.map(|language| (language, Standing::Missing, None)));
    }
    all
}

/// The row of one.
pub(super) fn row(
    id: PublicationId,
    (kind, touched_at): (&str, Instant),
    (language, standing, by): (Language, Standing, Option<Uuid>),
) -> Vec<Value> {
    values![id.0, language.as_str(), kind, standing.as_str(), touched_at.0, by]
}

#[derive(FromQueryResult, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    language: String,
    state: String,
    kind: String,
    touched_at: i64,
    made_by: Option<Uuid>,
}

#[derive(FromQueryResult)]
struct TextRow {
    kind: String,
    touched_at: i64,
    language: String,
    presence: String,
    draft: String,
    source_revision: Option<Uuid>,
    saved_by: Option<Uuid>,
    followed: Option<i64>,
    newest: Option<i64>,
}

/// Says anew where the texts of a publication stand. Without the site's languages, a text is missing where one was, unless it is
/// there by now.
pub(super) async fn renew(write: &Write, id: PublicationId, languages: Option<&[Language]>) -> Result<()> {
    let mut before = write.all::<Row>(STANDINGS, values![id.0]).await?;
    let texts = write.all::<TextRow>(STANDING_TEXTS, values![id.0]).await?;
    let Some((kind, touched_at)) = texts.first().map(|text| (text.kind.clone(), text.touched_at)) else {
        return Ok(());
    };
    let missing = before.iter().filter(|row| row.state == Standing::Missing.as_str());
    let known: Vec<Language> = missing.filter_map(|row| row.language.parse().ok()).collect();
    let texts: Vec<Known> = texts.into_iter().filter_map(TextRow::read).collect();
    let all = standings(&texts, languages.unwrap_or(&known));
    let row = |(language, standing, by): &(Language, Standing, Option<Uuid>)| Row {
        language: language.to_string(),
        state: standing.as_str().to_owned(),
        kind: kind.clone(),
        touched_at,
        made_by: *by,
    };
    let mut after: Vec<Row> = all.iter().map(row).collect();
    before.sort();
    after.sort();
    if before != after {
        write.execute(DROP_STANDINGS, values![id.0]).await?;
        let about = (kind.as_str(), Instant(touched_at));
        write.insert_all(STANDING, all.into_iter().map(|standing| self::row(id, about, standing)).collect()).await?;
    }
    Ok(())
}

/// The same for the publication of a text.
pub(super) async fn renew_of_text(write: &Write, text: TextId) -> Result<()> {
    let Some(row) = write.row(PUBLICATION_OF, values![text.0]).await? else { return Ok(()) };
    renew(write, PublicationId(row.try_get("", "publication").map_err(db::failure)?), None).await
}

/// The same for all publications: a part of `doctor --rebuild`.
pub(super) async fn renew_all(write: &Write, languages: &[Language]) -> Result<()> {
    let mut last = Uuid::nil();
    loop {
        let chunk = write.rows(ALL_IDS, values![last]).await?;
        if chunk.is_empty() {
            return Ok(());
        }
        for row in chunk {
            last = row.try_get("", "id").map_err(db::failure)?;
            renew(write, PublicationId(last), Some(languages)).await?;
        }
    }
}

impl TextRow {
    fn read(self) -> Option<Known> {
        Some(Known {
            language: self.language.parse().ok()?,
            presence: self.presence.parse().ok()?,
            draft: self.draft.parse().ok()?,
            follows: self.source_revision.is_some(),
            is_behind: self.followed.zip(self.newest).is_some_and(|(followed, newest)| newest > followed),
            by: self.saved_by,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE: [Language; 3] = [Language::FR, Language::EN, Language::AR];

    fn text(language: Language, presence: Presence, draft: DraftState) -> Known {
        Known { language, presence, draft, follows: false, is_behind: false, by: None }
    }

    fn stand(texts: &[Known]) -> Vec<(Language, Standing)> {
        standings(texts, &SITE).into_iter().map(|(language, standing, _)| (language, standing)).collect()
    }

    #[test]
    fn what_readers_have_is_missing_in_the_other_languages() {
        let live = text(Language::FR, Presence::Live, DraftState::None);
        assert_eq!(stand(&[live]), [(Language::EN, Standing::Missing), (Language::AR, Standing::Missing)]);
        let draft = text(Language::FR, Presence::Never, DraftState::Writing);
        assert_eq!(
            stand(&[draft]),
            [(Language::FR, Standing::Writing)],
            "nothing is translated before it is published"
        );
        let gone = text(Language::EN, Presence::Withdrawn, DraftState::None);
        assert_eq!(stand(&[live, gone]), [(Language::EN, Standing::Withdrawn), (Language::AR, Standing::Missing)]);
        let empty = text(Language::EN, Presence::Never, DraftState::None);
        assert!(stand(&[live, empty]).contains(&(Language::EN, Standing::Missing)), "a draft that was thrown away");
    }

    #[test]
    fn a_draft_is_a_translation_where_another_language_is_read() {
        let (live, own) = (Presence::Live, Presence::Never);
        let texts = [text(Language::FR, live, DraftState::Writing), text(Language::EN, own, DraftState::InReview)];
        let all = stand(&texts);
        assert!(all.contains(&(Language::EN, Standing::TranslationInReview)));
        assert!(!all.contains(&(Language::FR, Standing::Translating)), "a correction of the original: {all:?}");
        let behind = Known { follows: true, is_behind: true, ..text(Language::EN, live, DraftState::None) };
        assert!(stand(&[texts[0], behind]).contains(&(Language::EN, Standing::Stale)));
    }

    #[test]
    fn every_standing_is_found_by_its_name() {
        assert!(Standing::ALL.into_iter().all(|one| Standing::named(one.as_str()) == Some(one)));
    }
}

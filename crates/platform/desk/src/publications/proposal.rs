//! What a kind reads in a title, offered in the form. It is shown in the fields, and kept when somebody saves; what was filled
//! stays, and is shown beside what the title says.

use kernel::{FieldError, Language, PartyId};
use publication::{
    CommonFacts, CommonWords, KindInfo,
    own::{Side, Title},
};

use schemars::JsonSchema;
use serde::Serialize;

use super::form::{self, Known};
use crate::Desk;

/// What a title proposes, in words.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct ProposalView {
    /// What was put into fields that were empty.
    pub filled: Vec<ProposedView>,
    /// What the title says otherwise than the form.
    pub left: Vec<ProposedView>,
    /// What is not sure.
    pub doubts: Vec<String>,
}

/// A field of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub(crate) struct ProposedView {
    /// The field.
    pub label: String,
    /// What the title says.
    pub said: String,
    /// What stands in the form.
    pub mine: String,
}

impl ProposalView {
    /// One of each, for samples.
    pub(super) fn sample() -> Self {
        let line = |label: &str, said: &str, mine: &str| ProposedView {
            label: label.into(),
            said: said.into(),
            mine: mine.into(),
        };
        Self {
            filled: vec![line("Premier jour", "2024-11-18", "")],
            left: vec![line("Lieu", "Malines", "Bruxelles")],
            doubts: vec!["Le lieu est déduit : vérifiez-le.".into()],
        }
    }
}

/// Facts and words with what the title says, and what is told of that.
pub(super) struct Proposal {
    pub(super) facts: CommonFacts,
    pub(super) words: CommonWords,
    pub(super) view: ProposalView,
}

/// What the title proposes, where the page is asked for it (`propose`): into what is empty, or, with `all`, into everything.
pub(super) fn of(
    desk: &Desk,
    kind: &KindInfo,
    known: &Known,
    language: Language,
    (facts, words): (&CommonFacts, &CommonWords),
) -> Option<Proposal> {
    let over = desk.param("propose").filter(|_| kind.own.reads_titles())? == "all";
    let before = Version { facts: facts.clone(), words: words.clone() };
    let (own, told) = before.with_title(kind, known, language, over);
    let (all, _) = before.with_title(kind, known, language, true);
    let differing = |from: &Version, to: &Version| differing(desk, kind, known, from, to);
    let view = ProposalView {
        filled: differing(&before, &own),
        left: differing(&own, &all),
        doubts: told.iter().map(|doubt| form::say(desk, doubt)).collect(),
    };
    Some(Proposal { facts: own.facts, words: own.words, view })
}

/// Facts and words as they stand, or as a title would have them.
struct Version {
    facts: CommonFacts,
    words: CommonWords,
}

impl Version {
    /// The same with what the title says, and what is to be looked at.
    fn with_title(&self, kind: &KindInfo, known: &Known, language: Language, over: bool) -> (Self, Vec<FieldError>) {
        let (mut facts, mut words) = (self.facts.clone(), self.words.clone());
        let proposed = kind.own.propose(Title { words: &self.words.title, language, over }, &mut facts);
        let mut told = proposed.doubts;
        told.extend(proposed.refusal.map(|refusal| FieldError::new("title", refusal)));
        if proposed.place.is_some() && (over || words.place.is_none()) {
            words.place = proposed.place;
        }
        if let Some(name) = proposed.issuer.filter(|_| over || facts.issuer.is_none()) {
            match issuer_named(known, &name) {
                Some(issuer) => facts.issuer = Some(issuer),
                None => told.push(FieldError::new("issuer", "desk-proposal-stranger").quoting(name)),
            }
        }
        (Self { facts, words }, told)
    }
}

/// An organisation by its acronym, or by its name in any language.
fn issuer_named(known: &Known, name: &str) -> Option<PartyId> {
    let wanted = name.to_lowercase();
    let is_called = |own: &str| own.to_lowercase() == wanted;
    let named = known.issuers.iter().find(|(_, names, acronym)| {
        acronym.as_deref().is_some_and(is_called) || names.iter().any(|(_, own)| is_called(own))
    });
    named.map(|(id, _, _)| *id)
}

/// What differs, field by field.
fn differing(desk: &Desk, kind: &KindInfo, known: &Known, from: &Version, to: &Version) -> Vec<ProposedView> {
    let lines = |version: &Version| kind.own.lines(Side::Facts, &version.facts, &version.words);
    let own = form::own::differing(desk, &known.issuers, &lines(from), &lines(to));
    let place = |version: &Version| version.words.place.clone().unwrap_or_default();
    let issuer = |version: &Version| form::issuer_name(desk, known, version.facts.issuer);
    let common = [
        (desk.text("desk-form-place"), place(from), place(to)),
        (desk.text("desk-form-issuer"), issuer(from), issuer(to)),
    ];
    let all = own.into_iter().chain(common).filter(|(_, from, to)| from != to && !to.is_empty());
    all.map(|(label, mine, said)| ProposedView { label, said, mine }).collect()
}

//! What links are: relations, each with its inverse, and the ends that they join.

use db::Uuid;
use kernel::PublicationId;

/// How one end of a link stands to the other. Each has an inverse, by which the other end tells the same link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// It reports an event afterwards.
    ReportOf,
    /// It is reported afterwards by the other.
    ReportedBy,
    /// It speaks of the other: announces it, explains it.
    About,
    /// The other speaks of it.
    SubjectOf,
    /// It is a part of the other.
    PartOf,
    /// The other is a part of it.
    HasPart,
    /// Who reads one may want to read the other. It is its own inverse.
    SeeAlso,
}

impl Relation {
    /// All of them, in the order in which a page shows them and a form offers them.
    pub const ALL: [Self; 7] =
        [Self::ReportOf, Self::ReportedBy, Self::About, Self::SubjectOf, Self::PartOf, Self::HasPart, Self::SeeAlso];

    /// The same link, told by the other end.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::ReportOf => Self::ReportedBy,
            Self::ReportedBy => Self::ReportOf,
            Self::About => Self::SubjectOf,
            Self::SubjectOf => Self::About,
            Self::PartOf => Self::HasPart,
            Self::HasPart => Self::PartOf,
            Self::SeeAlso => Self::SeeAlso,
        }
    }

    /// As a form and the tables write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ReportOf => "report-of",
            Self::ReportedBy => "reported-by",
            Self::About => "about",
            Self::SubjectOf => "subject-of",
            Self::PartOf => "part-of",
            Self::HasPart => "has-part",
            Self::SeeAlso => "see-also",
        }
    }

    /// The relation of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.as_str() == name)
    }

    /// The relation that a part of what stands around a text is named by; nothing for other parts, and for relations of a later
    /// version.
    pub fn of_part(part: &str) -> Option<Self> {
        match part.strip_prefix('<') {
            Some(told) => Self::named(told).map(Self::inverse),
            None => Self::named(part),
        }
    }

    /// The heading over the other ends, on a page.
    pub fn heading(self) -> &'static str {
        match self {
            Self::ReportOf => "relations-report-of",
            Self::ReportedBy => "relations-reported-by",
            Self::About => "relations-about",
            Self::SubjectOf => "relations-subject-of",
            Self::PartOf => "relations-part-of",
            Self::HasPart => "relations-has-part",
            Self::SeeAlso => "relations-see-also",
        }
    }

    /// What a form calls it, told by the end whose form it is.
    pub fn choice(self) -> &'static str {
        match self {
            Self::ReportOf => "relations-choice-report-of",
            Self::ReportedBy => "relations-choice-reported-by",
            Self::About => "relations-choice-about",
            Self::SubjectOf => "relations-choice-subject-of",
            Self::PartOf => "relations-choice-part-of",
            Self::HasPart => "relations-choice-has-part",
            Self::SeeAlso => "relations-choice-see-also",
        }
    }

    /// Whether rows are written under this name; a link told by its inverse is the same row, from the other end.
    fn is_kept(self) -> bool {
        matches!(self, Self::ReportOf | Self::About | Self::PartOf | Self::SeeAlso)
    }

    /// Whether a link so and one the other way would contradict each other.
    pub(crate) fn excludes_its_inverse(self) -> bool {
        self != self.inverse() && !matches!(self, Self::About | Self::SubjectOf)
    }
}

/// What a link joins: a thing of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The kind: `article`, `event`.
    pub kind: String,
    /// The thing.
    pub id: Uuid,
}

impl End {
    /// A publication.
    pub fn publication(kind: &str, id: PublicationId) -> Self {
        Self { kind: kind.to_owned(), id: id.0 }
    }
}

/// A link as it is kept: always told the same way, whichever end told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Kept<'a> {
    pub(crate) source: &'a End,
    pub(crate) relation: Relation,
    pub(crate) target: &'a End,
}

impl<'a> Kept<'a> {
    /// The link that this end tells.
    pub(crate) fn new(from: &'a End, relation: Relation, to: &'a End) -> Self {
        let is_turned = if relation == relation.inverse() { to.id < from.id } else { !relation.is_kept() };
        if is_turned {
            Self { source: to, relation: relation.inverse(), target: from }
        } else {
            Self { source: from, relation, target: to }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn both_ends_tell_one_link(relation in prop::sample::select(Relation::ALL.to_vec()), from: u128, to: u128) {
            let end = |id| End { kind: "article".to_owned(), id: Uuid::from_u128(id) };
            let (from, to) = (end(from), end(to));
            let kept = Kept::new(&from, relation, &to);
            prop_assert!(kept.relation.is_kept());
            prop_assert_eq!(kept, Kept::new(&to, relation.inverse(), &from));
            prop_assert_eq!(relation.inverse().inverse(), relation);
            prop_assert_eq!(Relation::named(relation.as_str()), Some(relation));
        }
    }
}

//! What is handed to the index: one [`Record`] per text, and who may see it.

use kernel::{Civil, Country, GroupId, Language, ThemeId};

/// What a text belongs to: a publication, an authority, a file. All texts of a thing are brought together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Thing {
    /// Its kind, as the room that owns it names it: `article`, `event`.
    pub kind: String,
    /// Its id.
    pub id: db::Uuid,
}

/// Who may read a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everybody.
    Public,
    /// Whoever is signed in as a member.
    Members,
    /// A group of members.
    Group(GroupId),
}

/// How much of a text a record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Extent {
    /// The text, for those whom the audience names.
    #[default]
    Whole,
    /// What is announced to everybody else of a text that its audience keeps closed: title and standfirst. It comes
    /// beside the whole one, and is found by those who do not find that one.
    Announcement,
}

/// A name in one language: themes and countries are found by their names in all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The language of the name.
    pub language: Language,
    /// The name.
    pub name: String,
}

/// Text that belongs to a text: a file's, a caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// What it comes from, as a reader would name it: the title of the document. Empty for a caption.
    pub title: String,
    /// Its plain text.
    pub text: String,
}

/// One text, as it is searched for. Only texts that somebody may read are brought: live and archived ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// What it is a text of.
    pub thing: Thing,
    /// The language of the text.
    pub language: Language,
    /// Who may read it.
    pub audience: Audience,
    /// The text, or what is announced of it.
    pub extent: Extent,
    /// Whether it has moved to the archive: still found, lower.
    pub is_archived: bool,
    /// The line above the title.
    pub overline: String,
    /// The title.
    pub title: String,
    /// What opens it.
    pub standfirst: String,
    /// The body as plain text.
    pub body: String,
    /// Who issued it: name and acronym.
    pub issuer: String,
    /// The place in words.
    pub place: String,
    /// Names of themes, regions and countries, in all languages, those of broader themes among them.
    pub names: Vec<Named>,
    /// Texts of files and captions.
    pub attached: Vec<Attached>,
    /// Its themes, the broader ones among them.
    pub themes: Vec<ThemeId>,
    /// Its countries.
    pub countries: Vec<Country>,
    /// The day shown, and sorted by.
    pub dated: Civil,
    /// What its kind weighs, in percent of an article: see `ranking.rs`.
    pub weight: u8,
}

/// Whose searches: what the actor may find. The composition makes it from the policies' `Visible`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Seen {
    /// Whether what is for members is found.
    pub members: bool,
    /// The groups whose things are found. Only of a member.
    pub groups: Vec<GroupId>,
    /// Everything: the product itself.
    pub all: bool,
}

impl Seen {
    /// What a visitor finds.
    pub fn public() -> Self {
        Self::default()
    }

    /// Whether these are a visitor's.
    pub(crate) fn is_public(&self) -> bool {
        !self.members && !self.all
    }

    /// Whether a record is found: the rule that the index's filter follows.
    pub fn finds(&self, audience: Audience, extent: Extent) -> bool {
        let whole = match audience {
            Audience::Public => true,
            Audience::Members => self.members || self.all,
            Audience::Group(group) => self.all || (self.members && self.groups.contains(&group)),
        };
        match extent {
            Extent::Whole => whole,
            Extent::Announcement => !whole,
        }
    }
}

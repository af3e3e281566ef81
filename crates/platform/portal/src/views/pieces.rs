//! Pieces that many views share.

use schemars::JsonSchema;
use serde::Serialize;

/// A link.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LinkView {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// A theme, with how many publications it has where that is shown.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ThemeLink {
    /// Its name.
    pub label: String,
    /// Its page.
    pub href: String,
    /// How many; absent where it is not shown.
    pub count: Option<i64>,
}

/// A publication in a list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CardView {
    /// Its address.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The language of the words shown.
    pub language: String,
    /// Their direction.
    pub dir: String,
    /// Whether that is another language than the page's.
    pub foreign: bool,
    /// That language's name in the page's language.
    pub language_name: String,
    /// Above the title.
    pub overline: Option<String>,
    /// Under the title.
    pub standfirst: Option<String>,
    /// When, in words.
    pub when: Option<String>,
    /// Where, in words.
    pub place: Option<String>,
    /// The civil time shown and sorted by.
    pub dated: String,
    /// Its themes.
    pub themes: Vec<LinkView>,
    /// Its lead picture.
    pub picture: Option<PictureView>,
    /// Its lace, where it has no picture.
    pub lace: LaceView,
    /// What kind of publication it is, in words.
    pub kind_label: String,
}

/// What a text is linked with in one way.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RelatedView {
    /// How, in words: "See also".
    pub heading: String,
    /// The publications.
    pub cards: Vec<CardView>,
}

impl RelatedView {
    /// For samples of pages.
    pub fn sample() -> Self {
        Self { heading: "Voir aussi".into(), cards: vec![super::samples::full_card()] }
    }
}

/// What a lace is drawn from.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct LaceView {
    /// The seed.
    pub seed: u64,
}

/// A picture in the sizes and formats that there are.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PictureView {
    /// Its address.
    pub src: String,
    /// JPEG or PNG renditions, as in `srcset`.
    pub srcset: String,
    /// AVIF renditions, where they are made.
    pub avif_srcset: Option<String>,
    /// WebP renditions.
    pub webp_srcset: Option<String>,
    /// As in `sizes`.
    pub sizes: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What stands for it; empty where it is decorative.
    pub alt: String,
    /// Who made it.
    pub credit: Option<String>,
    /// What is written under it.
    pub caption: Option<String>,
}

/// The publication before or after one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Neighbour {
    /// Its address.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Its civil time.
    pub dated: String,
    /// The language of its title.
    pub language: String,
    /// Its direction.
    pub dir: String,
}

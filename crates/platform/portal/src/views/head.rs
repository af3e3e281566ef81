//! The frame, the same for all pages of a language, and the head, which is the page's own.

use schemars::JsonSchema;
use serde::Serialize;

use super::{LinkView, PictureView};

/// What stands around every page. Templates see it as `frame`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FrameView {
    /// The site.
    pub site: SiteLink,
    /// The language of the page.
    pub language: String,
    /// Its direction: `ltr` or `rtl`.
    pub dir: String,
    /// The search box.
    pub search: SearchBox,
    /// The menu of the header.
    pub menu: Vec<MenuLink>,
    /// The links of the footer.
    pub footer: Vec<LinkView>,
    /// The accessibility statement, named by the site's state of conformity; absent where there is no such page.
    pub accessibility: Option<LinkView>,
    /// The notice that stands on every page.
    pub notice: Option<NoticeView>,
    /// Addresses of the site's own styles.
    pub styles: Vec<String>,
    /// Addresses of the site's own scripts.
    pub scripts: Vec<String>,
    /// The address of the icon.
    pub icon: String,
    /// What made the page: `Malines 0.1.0`.
    pub generator: String,
    /// The site's address, without a slash at its end.
    pub canonical_base: String,
}

/// The site's name and home.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SiteLink {
    /// Its name.
    pub name: String,
    /// The line under its name; may be empty.
    pub tagline: String,
    /// Its home page in this language.
    pub href: String,
    /// Its own sign, in place of the product's.
    pub logo: Option<PictureView>,
}

/// The search box of every page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SearchBox {
    /// Where it leads.
    pub href: String,
    /// Where its script asks what to offer.
    pub suggestions: String,
    /// What describes it to browsers.
    pub description: String,
}

/// An entry of the menu.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MenuLink {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether the page is there or within it.
    pub current: bool,
}

/// A notice.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NoticeView {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// What a page says of itself. Templates see it as `page.head`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Head {
    /// The whole title: page — section — site.
    pub title: String,
    /// A description for search engines and shared links.
    pub description: Option<String>,
    /// The page's one absolute address.
    pub canonical: String,
    /// The language of the page.
    pub language: String,
    /// Its direction.
    pub dir: String,
    /// The same page in other languages, where it exists, for search engines.
    pub alternates: Vec<Alternate>,
    /// The language switch.
    pub languages: Vec<LanguageLink>,
    /// Feeds of this page.
    pub feeds: Vec<LinkTitle>,
    /// The way from home to here.
    pub breadcrumbs: Vec<Crumb>,
    /// A picture for shared links.
    pub image: Option<ImageView>,
    /// `article` or `website` (Open Graph).
    pub kind: String,
    /// Structured data, as JSON that may stand in a script element.
    pub json_ld: Option<String>,
    /// The page before this one.
    pub prev: Option<String>,
    /// The page after this one.
    pub next: Option<String>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// That it is a preview, and until when: in words, where it is shown by a secret link.
    pub preview: Option<String>,
    /// Names of the styles that the page needs beside `base.css`.
    pub styles: Vec<String>,
    /// Names of its scripts.
    pub scripts: Vec<String>,
}

/// The same page in another language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Alternate {
    /// The language, or `x-default`.
    pub language: String,
    /// Its absolute address.
    pub href: String,
}

/// An entry of the language switch.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LanguageLink {
    /// The language.
    pub language: String,
    /// Its name in itself.
    pub name: String,
    /// Its direction.
    pub dir: String,
    /// Where it leads.
    pub href: String,
    /// Whether the page is in it.
    pub current: bool,
    /// Whether the page exists in it.
    pub available: bool,
}

/// A titled address.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LinkTitle {
    /// Its title.
    pub title: String,
    /// Its address.
    pub href: String,
}

/// A step of the way from home.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Crumb {
    /// What it is called.
    pub label: String,
    /// Where it is; absent for the page itself.
    pub href: Option<String>,
    /// The language of its words, where it is another than the page's.
    pub language: Option<String>,
    /// The direction of that language.
    pub dir: Option<String>,
}

/// A picture for shared links.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ImageView {
    /// Its absolute address.
    pub href: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
}

//! What all pages show of the site: settings, themes, the tree of pages. Read once per generation.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use db::Query;
use kernel::{Actor, Civil, Language, PartyId, PublicationId, Result, ThemeId};
use parties::{ContactRef, Shown};
use publication::{CommonFacts, store::lists::Card, visible};
use settings::{Conformity, MenuItem, Site};
use themes::{Place, Theme, Themes};

use crate::{
    Portal, seek,
    views::{FrameView, LinkView, MenuLink, NoticeView, PictureView, SearchBox, SiteLink},
};

/// The site as all pages know it.
pub struct SiteView {
    pub(crate) generation: i64,
    /// The site's settings.
    pub settings: Site,
    /// Its time zone.
    pub zone: jiff::tz::TimeZone,
    /// All themes.
    pub themes: Themes,
    /// Pages by language.
    pub pages: HashMap<Language, Vec<PageNode>>,
    /// Page keys (`legal`) of the site's own import, to publications.
    page_keys: HashMap<String, PublicationId>,
    /// Its own sign.
    logo: Option<PictureView>,
    /// Issuers and contacts that pages have asked for.
    shown: Mutex<HashMap<Named, Shown>>,
    /// When the frame changes by itself: the notice ends, or the audit of accessibility no longer holds.
    pub(crate) changes_at: Option<Civil>,
}

/// The issuer and the contact that a text names.
type Named = (Option<PartyId>, Option<ContactRef>);

/// A page in the tree, as readers of one language know it.
#[derive(Clone, Debug)]
pub struct PageNode {
    /// The page.
    pub publication: PublicationId,
    /// The page that contains it.
    pub parent: Option<PublicationId>,
    /// Its title.
    pub title: String,
    /// The language of its best text.
    pub text_language: Language,
    /// Its address.
    pub href: String,
    /// What the product adds to it: `accessibility`, `contact`.
    pub role: Option<String>,
}

/// The site's own sign, as wide as the masthead has room for.
async fn logo(query: &impl Query, id: Option<kernel::MediaId>) -> Result<Option<PictureView>> {
    let Some(id) = id else { return Ok(None) };
    let found = media::by_ids(query, &[id]).await?;
    Ok(found.get(&id).and_then(|medium| crate::picture(medium, "12rem", None, None)))
}

/// How many pairs of issuer and contact are remembered.
const SHOWN_AT_MOST: usize = 1_000;

/// The role of the page that holds the statement of accessibility.
const ACCESSIBILITY: &str = "accessibility";

/// What the product adds to pages.
async fn roles(query: &impl Query) -> Result<HashMap<PublicationId, String>> {
    let all = publication::store::read::facts_of_kind(query, "page").await?;
    let role = |(id, facts): (PublicationId, CommonFacts)| Some((id, facts.own.get("role")?.as_str()?.to_owned()));
    Ok(all.into_iter().filter_map(role).collect())
}

/// The icon's address.
pub(crate) const ICON: &str = "/icon.svg";

impl SiteView {
    pub(crate) async fn read(portal: &Portal, generation: i64) -> Result<Self> {
        let snapshot = portal.db.page_snapshot().await?;
        let settings = settings::store::site(&snapshot).await?;
        let themes = themes::store::all(&snapshot).await?;
        let seen = visible(&Actor::Anonymous);
        let roles = roles(&snapshot).await?;
        let mut pages = HashMap::new();
        for language in settings.languages.iter().copied() {
            let tree = publication::store::read::tree(&snapshot, &seen, "page", language).await?;
            pages.insert(language, nodes(language, &tree, &roles));
        }
        let page_keys = publication::store::read::keys(&snapshot, "pages").await?;
        let zone = settings.zone();
        let now = portal.web.clock.now().civil(&zone);
        let notice = settings.notice.as_ref().map(|notice| notice.until);
        let changes_at = notice.into_iter().chain(settings.audit_ends()).filter(|until| *until > now).min();
        let logo = logo(&snapshot, settings.logo).await?;
        let shown = Mutex::default();
        Ok(Self { generation, settings, zone, themes, pages, page_keys, logo, shown, changes_at })
    }

    /// Who says it and whom to ask: asked once per generation, since thousands of texts share a few.
    pub async fn shown(
        &self,
        query: &impl Query,
        issuer: Option<PartyId>,
        contact: Option<ContactRef>,
        now: Civil,
    ) -> Result<Shown> {
        if issuer.is_none() && contact.is_none() {
            return Ok(Shown::default());
        }
        let memo = || self.shown.lock().unwrap_or_else(PoisonError::into_inner);
        let still = |shown: &&Shown| shown.until.is_none_or(|until| until > now);
        if let Some(shown) = memo().get(&(issuer, contact)).filter(still) {
            return Ok(shown.clone());
        }
        let shown = parties::store::shown(query, issuer, contact, now).await?;
        let mut memo = memo();
        if memo.len() >= SHOWN_AT_MOST {
            memo.clear();
        }
        memo.insert((issuer, contact), shown.clone());
        Ok(shown)
    }

    /// The site's languages.
    pub fn languages(&self) -> &[Language] {
        &self.settings.languages
    }

    /// The address of a theme's page.
    pub fn theme_href(&self, theme: &Theme, language: Language) -> Option<String> {
        let slug = self.themes.slug(theme.id, language)?;
        Some(web::address::path(&[language.as_str(), place_word(theme.kind.place(), language), slug]))
    }

    /// A theme's name.
    pub fn theme_name<'a>(&'a self, portal: &Portal, theme: &'a Theme, language: Language) -> &'a str {
        theme.name(language, self.languages(), &portal.web.i18n).0
    }

    /// A theme as a link.
    pub fn theme_link(&self, portal: &Portal, id: ThemeId, language: Language) -> Option<LinkView> {
        let theme = self.themes.get(id)?;
        let label = self.theme_name(portal, theme, language).to_owned();
        Some(LinkView { label, href: self.theme_href(theme, language)? })
    }

    /// The page of this key, or of this id, for readers of a language.
    pub fn page(&self, key: &str, language: Language) -> Option<&PageNode> {
        let id = self.page_keys.get(key).copied().or_else(|| key.parse().ok())?;
        self.pages.get(&language)?.iter().find(|page| page.publication == id)
    }

    /// The page to which the product adds this, for readers of a language.
    pub fn page_of_role(&self, role: &str, language: Language) -> Option<&PageNode> {
        self.pages.get(&language)?.iter().find(|page| page.role.as_deref() == Some(role))
    }

    /// The key of a page, where the site's own import gave it one.
    pub fn page_key(&self, id: PublicationId) -> Option<&str> {
        self.page_keys.iter().find(|(_, page)| **page == id).map(|(key, _)| key.as_str())
    }

    pub(crate) fn frame(&self, portal: &Portal, language: Language, canonical: &str) -> minijinja::Value {
        let site = &self.settings;
        let now = portal.now(self);
        let notice = site.notice.as_ref().filter(|notice| notice.until > now).and_then(|notice| {
            let (text, _) = notice.text.best(language, self.languages())?;
            Some(NoticeView { text: text.to_owned(), href: notice.link.as_ref().map(ToString::to_string) })
        });
        let menu = |items: &[MenuItem]| {
            items.iter().filter_map(|item| self.menu_link(portal, item, language)).collect::<Vec<_>>()
        };
        let path = canonical.strip_prefix(portal.web.public_url.as_str()).unwrap_or_default();
        let within = |href: &str| path == href || path.starts_with(&format!("{href}/"));
        let main = menu(&site.menus.main).into_iter();
        let frame = FrameView {
            site: SiteLink {
                name: site.name_in(language).to_owned(),
                tagline: site.tagline.best(language, self.languages()).map_or("", |(text, _)| text).to_owned(),
                href: home_path(language),
                logo: self.logo.clone(),
            },
            language: language.to_string(),
            dir: language.direction().as_str().to_owned(),
            search: SearchBox {
                href: seek::path(language),
                suggestions: seek::suggestions_path(language),
                description: seek::description_path(language),
            },
            menu: main
                .map(|link| MenuLink { current: within(&link.href), label: link.label, href: link.href })
                .collect(),
            footer: menu(&site.menus.footer),
            accessibility: self.accessibility(portal, language),
            notice,
            styles: site
                .colour
                .and_then(settings::Colour::palette)
                .map(|_| "/theme.css".to_owned())
                .into_iter()
                .collect(),
            scripts: Vec::new(),
            icon: ICON.to_owned(),
            generator: concat!("Malines ", env!("CARGO_PKG_VERSION")).to_owned(),
            canonical_base: portal.web.public_url.clone(),
        };
        minijinja::Value::from(minijinja::value::Serde(frame))
    }

    /// The frame of a page that stands at no address of the portal: of the desk's pages, of samples.
    pub fn plain_frame(&self, portal: &Portal, language: Language) -> minijinja::Value {
        self.frame(portal, language, "")
    }

    /// An entry of a menu; nothing where it leads to what is not there.
    pub fn menu_link(&self, portal: &Portal, item: &MenuItem, language: Language) -> Option<LinkView> {
        let own = item.label.best(language, self.languages()).map(|(label, _)| label.to_owned());
        let (label, href) = if let Some(room) = &item.list {
            let kind = portal.kinds.of_room(room)?;
            (portal.kind_label(kind.name, language), kind.list_path(language))
        } else if item.themes {
            (portal.web.i18n.text(language, "portal-by-theme", &[]), themes_path(language))
        } else if let Some(key) = &item.page {
            // The accessibility statement has a place of its own in the footer, named by its state.
            let page = self.page(key, language).filter(|page| page.role.as_deref() != Some(ACCESSIBILITY))?;
            (page.title.clone(), page.href.clone())
        } else {
            (item.link.as_ref()?.to_string(), item.link.as_ref()?.to_string())
        };
        Some(LinkView { label: own.unwrap_or(label), href })
    }

    /// "Accessibility: partially compliant", with the statement behind it (law 2005-102, art. 47).
    fn accessibility(&self, portal: &Portal, language: Language) -> Option<LinkView> {
        let page = self.page_of_role(ACCESSIBILITY, language)?;
        let text = |key: &str| portal.web.i18n.text(language, key, &[]);
        let label = text(match self.settings.conformity(portal.now(self)) {
            Conformity::Full => "portal-accessibility-full",
            Conformity::Partial => "portal-accessibility-partial",
            Conformity::NoAudit | Conformity::Lapsed | Conformity::Low => "portal-accessibility-none",
        });
        Some(LinkView { label, href: page.href.clone() })
    }
}

/// `/fr/`.
pub(crate) fn home_path(language: Language) -> String {
    format!("/{language}/")
}

/// `/fr/themes`: all themes.
pub(crate) fn themes_path(language: Language) -> String {
    web::address::path(&[language.as_str(), place_word(Place::Themes, language)])
}

/// The word of a list of themes in addresses.
pub(crate) fn place_word(place: Place, language: Language) -> &'static str {
    match (place, language.as_str()) {
        (Place::Themes, "es") => "temas",
        (Place::Themes, "ar") => "مواضيع",
        (Place::Themes, _) => "themes",
        (Place::Places, "fr") => "pays",
        (Place::Places, "es") => "paises",
        (Place::Places, "ar") => "بلدان",
        (Place::Places, _) => "countries",
    }
}

/// The pages with their addresses: `/fr/qui-sommes-nous/gouvernance`.
fn nodes(
    language: Language,
    tree: &[(Card, Option<PublicationId>)],
    roles: &HashMap<PublicationId, String>,
) -> Vec<PageNode> {
    let find = |id: PublicationId| tree.iter().find(|(card, _)| card.publication == id.0);
    let href = |card: &Card, parent: Option<PublicationId>| {
        let above = parent.and_then(find).map(|(above, _)| above.slug.as_str());
        let slugs: Vec<&str> = std::iter::once(language.as_str()).chain(above).chain([card.slug.as_str()]).collect();
        web::address::path(&slugs)
    };
    tree.iter()
        .map(|(card, parent)| PageNode {
            publication: PublicationId(card.publication),
            parent: parent.filter(|parent| find(*parent).is_some()),
            title: card.title.clone(),
            text_language: card.text_language(),
            href: href(card, *parent),
            role: roles.get(&PublicationId(card.publication)).cloned(),
        })
        .collect()
}

impl SiteView {
    /// A site of which nothing could be read: for the page that says so.
    pub(crate) fn bare() -> Self {
        let settings = Site { menus: settings::Menus::default(), ..Site::default() };
        Self {
            generation: -1,
            zone: settings.zone(),
            settings,
            themes: Themes::default(),
            pages: HashMap::new(),
            page_keys: HashMap::new(),
            logo: None,
            shown: Mutex::default(),
            changes_at: None,
        }
    }
}

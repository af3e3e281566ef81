//! Building what a page says of itself.

use kernel::Language;

use crate::{
    Portal, SiteView,
    site::home_path,
    views::{Alternate, Crumb, Head, ImageView, LanguageLink, LinkTitle},
};

/// Builds a head, step by step.
pub struct HeadBuilder<'a> {
    portal: &'a Portal,
    site: &'a SiteView,
    language: Language,
    head: Head,
}

impl<'a> HeadBuilder<'a> {
    /// A head for a page at this path, with the title's parts before the site's name.
    pub fn new(portal: &'a Portal, site: &'a SiteView, language: Language, path: &str, title: &[&str]) -> Self {
        let name = site.settings.name_in(language);
        let mut parts: Vec<&str> = title.to_vec();
        parts.push(name);
        let head = Head {
            title: parts.join(" — "),
            canonical: portal.web.absolute(path),
            language: language.to_string(),
            dir: language.direction().as_str().to_owned(),
            kind: "website".to_owned(),
            ..Head::default()
        };
        Self { portal, site, language, head }
    }

    /// The way from home to here; the last one is the page itself.
    #[must_use]
    pub fn crumbs(mut self, steps: Vec<(String, Option<String>)>) -> Self {
        let home = self.portal.web.i18n.text(self.language, "portal-home", &[]);
        let first = Crumb { label: home, href: Some(home_path(self.language)), language: None, dir: None };
        let steps = steps.into_iter().map(|(label, href)| Crumb { label, href, language: None, dir: None });
        self.head.breadcrumbs = std::iter::once(first).chain(steps).collect();
        self
    }

    /// The language of the page's own title, the last of the crumbs, where it is another than the page's.
    #[must_use]
    pub fn title_in(mut self, language: Language) -> Self {
        if let Some(last) = self.head.breadcrumbs.last_mut().filter(|_| language != self.language) {
            last.language = Some(language.to_string());
            last.dir = Some(language.direction().as_str().to_owned());
        }
        self
    }

    /// The language switch: where the page stands in each language of the site, and whether it exists in it. Only
    /// where it exists is it an alternate for search engines.
    #[must_use]
    pub fn languages(mut self, place: impl Fn(Language) -> (String, bool)) -> Self {
        for language in self.site.languages().iter().copied() {
            let (href, available) = place(language);
            if available {
                let href = self.portal.web.absolute(&href);
                self.head.alternates.push(Alternate { language: language.to_string(), href });
            }
            self.head.languages.push(LanguageLink {
                language: language.to_string(),
                name: self.portal.web.i18n.endonym(language),
                dir: language.direction().as_str().to_owned(),
                href,
                current: language == self.language,
                available,
            });
        }
        if let Some(first) = self.head.alternates.first().filter(|_| self.head.alternates.len() > 1) {
            let href = first.href.clone();
            self.head.alternates.push(Alternate { language: "x-default".to_owned(), href });
        }
        self
    }

    /// A description for search engines and shared links, cut at a word.
    #[must_use]
    pub fn description(mut self, text: Option<&str>) -> Self {
        self.head.description = text.map(|text| shorten(text, 300)).filter(|text| !text.is_empty());
        self
    }

    /// A feed of the page.
    #[must_use]
    pub fn feed(mut self, title: String, href: String) -> Self {
        self.head.feeds.push(LinkTitle { title, href });
        self
    }

    /// The pages before and after this one.
    #[must_use]
    pub fn around(mut self, prev: Option<String>, next: Option<String>) -> Self {
        (self.head.prev, self.head.next) = (prev, next);
        self
    }

    /// An article for Open Graph.
    #[must_use]
    pub fn article(mut self) -> Self {
        "article".clone_into(&mut self.head.kind);
        self
    }

    /// A picture for shared links.
    #[must_use]
    pub fn image(mut self, image: ImageView) -> Self {
        self.head.image = Some(image);
        self
    }

    /// Structured data.
    #[must_use]
    pub fn json_ld(mut self, data: &serde_json::Value) -> Self {
        self.head.json_ld = Some(crate::safe_json(data));
        self
    }

    /// Asks search engines to leave the page out.
    #[must_use]
    pub fn noindex(mut self, noindex: bool) -> Self {
        self.head.noindex |= noindex;
        self
    }

    /// Marks the page as a preview, in these words; search engines are asked to leave it out.
    pub(crate) fn preview(mut self, about: Option<&str>) -> Self {
        self.head.preview = about.map(str::to_owned);
        self.head.noindex |= about.is_some();
        self
    }

    /// The styles and scripts that the page needs beside the base.
    #[must_use]
    pub fn assets(mut self, styles: &[&str], scripts: &[&str]) -> Self {
        self.head.styles = styles.iter().map(ToString::to_string).collect();
        self.head.scripts = scripts.iter().map(ToString::to_string).collect();
        self
    }

    /// The head.
    pub fn build(self) -> Head {
        self.head
    }
}

/// The text, cut at a word.
fn shorten(text: &str, most: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= most {
        return text;
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', ' ']))
}

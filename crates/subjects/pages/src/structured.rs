//! What search engines read of a page: schema.org `WebPage` and `BreadcrumbList`.

use portal::Asked;
use publication::store::read::Text;
use serde_json::{Value, json};

use crate::model::Role;

/// The page at this path, and the way to it from home.
pub(crate) fn web_page(asked: &Asked, text: &Text, path: &str, steps: &[(String, Option<String>)]) -> Value {
    let absolute = |path: &str| asked.portal.web.absolute(path);
    let home = absolute(&format!("/{}/", asked.language));
    let kind = if Role::of(&text.facts) == Some(Role::Contact) { "ContactPage" } else { "WebPage" };
    let mut page = json!({
        "@type": kind,
        "name": text.words.title,
        "url": absolute(path),
        "inLanguage": text.language,
        "dateModified": text.updated_at.to_rfc3339(),
        "isPartOf": { "@type": "WebSite", "name": asked.site.settings.name_in(asked.language), "url": home },
    });
    if let Some(standfirst) = &text.words.standfirst {
        page["description"] = json!(standfirst);
    }
    let first = (asked.text("portal-home"), Some(format!("/{}/", asked.language)));
    let item = |(at, (name, href)): (usize, &(String, Option<String>))| {
        let mut item = json!({ "@type": "ListItem", "position": at + 1, "name": name });
        if let Some(href) = href {
            item["item"] = json!(absolute(href));
        }
        item
    };
    let items: Vec<_> = std::iter::once(&first).chain(steps).enumerate().map(item).collect();
    let crumbs = json!({ "@type": "BreadcrumbList", "itemListElement": items });
    json!({ "@context": "https://schema.org", "@graph": [page, crumbs] })
}

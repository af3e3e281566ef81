//! What search engines read of an article: schema.org `NewsArticle` and `BreadcrumbList`.

use portal::{Asked, ImageView};
use publication::store::read::Text;
use serde_json::{Value, json};

/// The article and the way to it.
pub(crate) fn news_article(asked: &Asked, text: &Text, issuer: Option<&str>, image: Option<&ImageView>) -> Value {
    let site = asked.site.settings.name_in(asked.language);
    let home = asked.portal.web.absolute(&format!("/{}/", asked.language));
    let own = asked.portal.web.absolute(&asked.path);
    let label = asked.portal.kind_label("article", asked.language);
    let list = asked.portal.kinds.get("article").map(|kind| asked.portal.web.absolute(&kind.list_path(asked.language)));
    let publisher = json!({ "@type": "Organization", "name": site, "url": home });
    let mut article = json!({
        "@type": "NewsArticle",
        "headline": text.words.title,
        "inLanguage": text.language,
        "datePublished": text.first_published_at.to_rfc3339(),
        "dateModified": text.updated_at.to_rfc3339(),
        "mainEntityOfPage": own,
        "publisher": publisher,
        "author": { "@type": "Organization", "name": issuer.unwrap_or(site) },
    });
    if let Some(standfirst) = &text.words.standfirst {
        article["description"] = json!(standfirst);
    }
    if let Some(image) = image {
        article["image"] = json!([image.href]);
    }
    let step = |position: u32, name: &str, item: Option<&str>| {
        let mut step = json!({ "@type": "ListItem", "position": position, "name": name });
        if let Some(item) = item {
            step["item"] = json!(item);
        }
        step
    };
    let home_name = asked.text("portal-home");
    let steps = [step(1, &home_name, Some(&home)), step(2, &label, list.as_deref()), step(3, &text.words.title, None)];
    let crumbs = json!({ "@type": "BreadcrumbList", "itemListElement": steps });
    json!({ "@context": "https://schema.org", "@graph": [article, crumbs] })
}

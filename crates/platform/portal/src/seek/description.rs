//! `/fr/recherche/opensearch.xml`: by which a browser adds the site's search to its own box (`OpenSearch` 1.1).

use axum::response::Response;
use kernel::Error;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use web::{Failure, Stored};

use crate::{Asked, home::plain};

const NAMESPACE: (&str, &str) = ("xmlns", "http://a9.com/-/spec/opensearch/1.1/");
/// The longest name that it takes.
const LONGEST: usize = 16;

/// The description.
pub(crate) async fn show(asked: Asked) -> Result<Response, Failure> {
    let xml = written(&asked).map_err(|error| Error::internal(format!("writing a description: {error}")))?;
    let mut response = plain("application/opensearchdescription+xml; charset=utf-8", xml);
    if let Some(stored) = Stored::for_actor(&asked.actor, None) {
        response.extensions_mut().insert(stored);
    }
    Ok(response)
}

fn written(asked: &Asked) -> std::io::Result<Vec<u8>> {
    let name = asked.site.settings.name_in(asked.language);
    let short: String = name.chars().take(LONGEST).collect();
    let about = asked.portal.web.i18n.text(asked.language, "portal-search-in", &[("site", name.into())]);
    let address = |path: String| format!("{}?q={{searchTerms}}", asked.portal.web.absolute(&path));
    let urls = [
        ("text/html", "results", address(super::path(asked.language))),
        ("application/atom+xml", "results", address(format!("{}/feed.atom", super::path(asked.language)))),
    ];
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer.create_element("OpenSearchDescription").with_attribute(NAMESPACE).write_inner_content(|writer| {
        let texts = [("ShortName", short.trim()), ("Description", &about), ("InputEncoding", "UTF-8")];
        for (element, text) in texts {
            writer.create_element(element).write_text_content(BytesText::new(text))?;
        }
        writer.create_element("Language").write_text_content(BytesText::new(asked.language.as_str()))?;
        for (kind, rel, template) in &urls {
            let attributes = [("type", *kind), ("rel", *rel), ("template", template.as_str())];
            writer.create_element("Url").with_attributes(attributes).write_empty()?;
        }
        Ok(())
    })?;
    Ok(writer.into_inner())
}

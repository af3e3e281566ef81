//! HTML within a view.

use document::Html;

/// A piece of HTML that a template prints as it is. It is only ever made of [`Html`], which `document` and the lace
/// alone can make.
#[derive(Clone, Debug)]
pub struct Markup(minijinja::Value);

impl From<Html> for Markup {
    fn from(html: Html) -> Self {
        Self(minijinja::Value::from_safe_string(html.to_string()))
    }
}

impl serde::Serialize for Markup {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serde::Serialize::serialize(&self.0, serializer)
    }
}

impl schemars::JsonSchema for Markup {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Html".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "html" })
    }
}

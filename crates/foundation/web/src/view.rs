//! A view: what a page shows, as a struct that names its template and can give samples of itself.

use schemars::{JsonSchema, Schema};
use serde::Serialize;

/// A page's data. The template sees it as `page`.
pub trait View: Serialize + JsonSchema + Sized {
    /// The template's name: `articles/article.html`.
    const TEMPLATE: &'static str;

    /// The page's own absolute address; the frame marks the menu by it.
    fn canonical(&self) -> &str;

    /// Samples, light on data and full. A test renders each in every language.
    fn samples() -> Vec<Self>;
}

/// A sample of a view, ready to be rendered.
pub struct Sample {
    /// The template's name.
    pub template: &'static str,
    /// The view, as the template sees it.
    pub page: minijinja::Value,
}

/// What the tests and the templates' documentation know of a view.
pub struct ViewInfo {
    /// The template's name.
    pub template: &'static str,
    /// The JSON schema of the view.
    pub schema: fn() -> Schema,
    /// Its samples.
    pub samples: fn() -> Vec<Sample>,
}

impl ViewInfo {
    /// Of this view.
    pub fn of<V: View>() -> Self {
        Self {
            template: V::TEMPLATE,
            schema: || schemars::SchemaGenerator::default().into_root_schema_for::<V>(),
            samples: || {
                let sample = |view| Sample {
                    template: V::TEMPLATE,
                    page: minijinja::Value::from(minijinja::value::Serde(view)),
                };
                V::samples().into_iter().map(sample).collect()
            },
        }
    }
}

//! A text's body and pictures, with what its references lead to.

use std::collections::HashMap;

use document::{Medium, Rendering, Resolved};
use kernel::{Language, MediaId, Result};
use publication::store::read::Text;
use web::Markup;

use crate::{ImageView, PictureView, Portal};

impl Portal {
    /// The files that a text names: lead picture, documents, within the body. One query, or none.
    pub async fn files(&self, _query: &impl db::Query, _text: &Text) -> Result<HashMap<MediaId, Medium>> {
        Ok(HashMap::new())
    }

    /// The body as HTML.
    pub fn body(&self, language: Language, text: &Text, files: &HashMap<MediaId, Medium>) -> Markup {
        let resolved = Resolved { publications: HashMap::new(), media: files.clone() };
        let rendering = Rendering { resolved: &resolved, i18n: &self.web.i18n, language, text_language: text.language };
        document::html(&text.words.body, &rendering).into()
    }

    /// The lead picture, with this text's words.
    pub fn lead_picture(&self, _text: &Text, _files: &HashMap<MediaId, Medium>) -> Option<PictureView> {
        None
    }

    /// The lead picture for shared links.
    pub fn lead_image(&self, _text: &Text, _files: &HashMap<MediaId, Medium>) -> Option<ImageView> {
        None
    }
}

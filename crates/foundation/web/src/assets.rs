//! Styles, scripts and fonts under names that carry their content's hash: stored by browsers for a year.

use std::{borrow::Cow, collections::HashMap, path::PathBuf, sync::Arc};

use axum::{
    Extension,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use kernel::{Error, Verb};
use rust_embed::RustEmbed;

use crate::{Failure, Route, Web};

#[derive(RustEmbed)]
#[folder = "../../../ui/dist"]
struct Dist;

/// Where the assets are: within the binary, or in a folder read anew at each request while developing.
#[derive(Clone)]
pub enum Assets {
    /// Within the binary.
    Embedded(Arc<HashMap<String, String>>),
    /// In this folder.
    Folder(PathBuf),
}

impl Assets {
    /// Those built into the binary.
    pub fn embedded() -> Self {
        let manifest = Dist::get("manifest.json").map(|file| file.data).unwrap_or_default();
        Self::Embedded(Arc::new(serde_json::from_slice(&manifest).unwrap_or_default()))
    }

    /// The address of an asset by the name that templates use: `base.css` → `/assets/base-1a2b3c.css`. Nothing where
    /// the interface has not been built.
    pub fn href(&self, name: &str) -> Option<String> {
        let hashed = match self {
            Self::Embedded(manifest) => manifest.get(name).cloned(),
            Self::Folder(folder) => {
                let manifest = std::fs::read(folder.join("manifest.json")).unwrap_or_default();
                serde_json::from_slice::<HashMap<String, String>>(&manifest).ok()?.remove(name)
            }
        };
        hashed.map(|hashed| format!("/assets/{hashed}"))
    }

    fn read(&self, hashed: &str) -> Option<Cow<'static, [u8]>> {
        match self {
            Self::Embedded(_) => Dist::get(hashed).map(|file| file.data),
            Self::Folder(folder) => std::fs::read(folder.join(hashed)).ok().map(Cow::Owned),
        }
    }
}

/// The address of all assets.
pub fn routes() -> Vec<Route> {
    vec![Route { stored: true, ..Route::fresh("/assets/{file}", Verb::Read, get(show)) }]
}

async fn show(Extension(web): Extension<Web>, Path(file): Path<String>) -> Result<Response, Failure> {
    let plain = file.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    let mime = mime(&file).filter(|_| plain).ok_or(Error::NotFound)?;
    let data = web.assets.read(&file).ok_or(Error::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(mime)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    let mut response = (StatusCode::OK, headers, data.into_owned()).into_response();
    response.extensions_mut().insert(crate::Stored::asset());
    Ok(response)
}

fn mime(file: &str) -> Option<&'static str> {
    Some(match file.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => return None,
    })
}

//! The hand-written content, within the binary.

use std::path::Path;

use anyhow::{Context as _, Result};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "content"]
#[include = "*.jsonl"]
#[include = "*.toml"]
#[include = "documents/*"]
#[include = "pictures/*.jpg"]
#[exclude = "documents/src/*"]
struct Content;

/// Writes the content into a folder: `site.toml`, `articles.jsonl`, `documents/`, `pictures/`.
pub fn unpack(folder: &Path) -> Result<()> {
    for name in Content::iter() {
        let path = folder.join(&*name);
        let file = Content::get(&name).with_context(|| format!("{name} is not within the binary"))?;
        std::fs::create_dir_all(path.parent().unwrap_or(folder))
            .with_context(|| format!("making the folder of {name}"))?;
        std::fs::write(&path, &file.data).with_context(|| format!("writing {}", path.display()))?;
    }
    Ok(())
}

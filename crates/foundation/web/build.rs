//! Where the interface has not been built there is no `ui/dist`: an empty manifest stands in, so that `cargo check`
//! and unit tests need no Node.

use std::{fs, path::Path};

fn main() -> std::io::Result<()> {
    let dist = Path::new("../../../ui/dist");
    println!("cargo::rerun-if-changed=../../../ui/dist");
    fs::create_dir_all(dist)?;
    let manifest = dist.join("manifest.json");
    if !manifest.exists() {
        fs::write(manifest, "{}\n")?;
    }
    Ok(())
}

//! What the operator says about files.

use std::{fmt, path::PathBuf};

/// The table `[files]` of the operator's settings. Exactly one of `folder` and `s3` is given.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSettings {
    /// A folder of this machine.
    #[serde(default)]
    pub folder: Option<PathBuf>,
    /// A bucket that several nodes share.
    #[serde(default)]
    pub s3: Option<S3Settings>,
}

impl FileSettings {
    /// Files in this folder.
    pub fn folder(folder: impl Into<PathBuf>) -> Self {
        Self { folder: Some(folder.into()), s3: None }
    }
}

/// A bucket of Amazon S3 or of anything that speaks like it.
#[derive(Clone, Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct S3Settings {
    /// The bucket's name.
    pub bucket: String,
    /// The region, as the provider names it: `eu-west-3`.
    pub region: String,
    /// The provider's address where it is not Amazon: `https://s3.example.org`.
    #[serde(default)]
    pub endpoint: Option<String>,
    /// What all names begin with, where the bucket holds other things too.
    #[serde(default)]
    pub prefix: Option<String>,
    /// The key's name; without it, the machine's own role is asked for one.
    #[serde(default)]
    pub access_key: Option<String>,
    /// The key.
    #[serde(default)]
    pub secret_key: Option<Secret>,
}

/// A text that is never shown.
#[derive(Clone, serde::Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Takes the text.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

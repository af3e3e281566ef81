//! The operator's settings: where things are on this machine. Read at start from `malines.toml`, the environment and
//! the command line, the later over the earlier; the defaults run with none of them.

use std::{
    net::{IpAddr, SocketAddr},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail};
use db::Target;
use files::FileSettings;
use kernel::Url;
use mail::MailSettings;
use serde::Deserialize;

/// The operator's settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Operator {
    /// The data folder.
    pub data_dir: PathBuf,
    /// Where to listen.
    pub listen: SocketAddr,
    /// The site's own address; made of `listen` where absent. Where it is given, other hosts are redirected to it.
    pub public_url: Option<Url>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// A `postgres://` address; without one, an SQLite file in the data folder.
    pub database: Option<String>,
    /// The most bytes that stored pages take.
    pub cache_bytes: u64,
    /// Where files are; without it, a folder in the data folder.
    pub files: Option<FileSettings>,
    /// How mail goes out; without it, a folder in the data folder catches it.
    pub mail: Option<MailSettings>,
    /// Templates and assets are read from the source tree at each request, and no page is stored: for those who write
    /// them.
    pub develop: bool,
}

impl Default for Operator {
    fn default() -> Self {
        Self {
            data_dir: PathBuf::from("data"),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: None,
            trusted_proxies: Vec::new(),
            database: None,
            cache_bytes: 48 << 20,
            files: None,
            mail: None,
            develop: false,
        }
    }
}

impl Operator {
    /// Reads the file: the one given, else `malines.toml` of the present folder, else that of the data folder.
    /// Errors: a file that is not there although it was named, or that has a setting that there is not.
    pub fn read(given: Option<&Path>, data_dir: Option<&Path>) -> Result<Self> {
        let beside = PathBuf::from("malines.toml");
        let within = data_dir.map(|folder| folder.join("malines.toml"));
        let found = given
            .map(Path::to_owned)
            .or_else(|| Some(beside).filter(|path| path.exists()))
            .or_else(|| within.filter(|path| path.exists()));
        let Some(path) = found else { return Ok(Self::default()) };
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        toml::from_str(&text).map_err(|error| anyhow::anyhow!("{}: {}", path.display(), error.message()))
    }

    /// Where the database is.
    pub fn target(&self) -> Target {
        match &self.database {
            Some(address) => Target::Postgres(address.clone()),
            None => Target::Sqlite(self.data_dir.join("malines.db")),
        }
    }

    /// The site's own address, without a slash at its end.
    pub fn public_url(&self) -> String {
        match &self.public_url {
            Some(url) => url.as_str().trim_end_matches('/').to_owned(),
            None if self.listen.ip().is_loopback() => format!("http://localhost:{}", self.listen.port()),
            None => format!("http://{}", self.listen),
        }
    }

    /// Where files are.
    pub fn files(&self) -> FileSettings {
        self.files.clone().unwrap_or_else(|| FileSettings::folder(self.data_dir.join("files")))
    }

    /// Where the index of the search is: each node makes its own.
    pub fn search(&self) -> PathBuf {
        self.data_dir.join("search")
    }

    /// How mail goes out.
    pub fn mail(&self) -> Result<MailSettings> {
        if let Some(mail) = &self.mail {
            return Ok(mail.clone());
        }
        let from = "no-reply@localhost.localdomain".parse().context("the default sender")?;
        Ok(MailSettings { from, name: None, smtp: None, catcher: Some(self.data_dir.join("mail")) })
    }

    /// Makes the data folder where it is not there. Errors: it cannot be written in.
    pub fn prepare(&self) -> Result<()> {
        std::fs::create_dir_all(&self.data_dir)
            .with_context(|| format!("cannot make the data folder {}", self.data_dir.display()))?;
        let probe = self.data_dir.join(".writable");
        std::fs::write(&probe, b"")
            .with_context(|| format!("cannot write in the data folder {}", self.data_dir.display()))?;
        std::fs::remove_file(&probe).context("cannot remove a file from the data folder")?;
        if let Some(url) = self.public_url.as_ref().filter(|_| self.public_url().matches('/').count() > 2) {
            bail!("the setting public_url is a scheme and a host, without a path: {url}");
        }
        if let Some(address) = &self.database
            && !address.starts_with("postgres://")
            && !address.starts_with("postgresql://")
        {
            bail!("the setting database is a postgres:// address, or left out for SQLite");
        }
        Ok(())
    }
}

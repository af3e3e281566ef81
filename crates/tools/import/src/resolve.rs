//! Themes, issuers, contacts and files that lines name: each is made once, however many lines name it.

use std::{
    collections::HashMap,
    path::{Component, Path, PathBuf},
};

use db::Write;
use kernel::{FieldError, Language, MediaId, PartyId, PersonId, PositionId, Result, ThemeId, UnitId};
use media::{MediaWords, NewMedia, Source};
use parties::{ContactRef, Organisation, Position, Unit};
use themes::{Theme, ThemeKind};

use crate::{
    Importer, Own,
    line::{ContactLine, IssuerLine, ThemeLine},
    own,
};

/// The largest file that an import takes: 512 MiB.
const LARGEST: u64 = 512 << 20;

/// What was already made in this run.
#[derive(Default)]
pub(crate) struct Resolver {
    /// Whether files are only looked at.
    is_dry: bool,
    themes: HashMap<(ThemeKind, String), ThemeId>,
    issuers: HashMap<String, PartyId>,
    contacts: HashMap<String, ContactRef>,
    media: HashMap<String, MediaId>,
}

/// A file that a line names.
pub(crate) struct FileNamed<'a> {
    pub(crate) field: &'a str,
    pub(crate) path: &'a str,
    pub(crate) language: Option<Language>,
    pub(crate) title: Option<(Language, String)>,
    pub(crate) credit: Option<kernel::Name>,
    pub(crate) licence: Option<kernel::Code>,
}

/// A theme's kind and key, or what is wrong with the line.
pub(crate) fn theme_key(line: &ThemeLine) -> std::result::Result<(ThemeKind, String), FieldError> {
    match (&line.topic, &line.country, &line.region) {
        (Some(topic), None, None) => Ok((ThemeKind::Topic, topic.to_string())),
        (None, Some(country), None) => Ok((ThemeKind::Country, country.to_string())),
        (None, None, Some(region)) => Ok((ThemeKind::Region, region.to_string())),
        _ => Err(FieldError::new("themes", "import-error-theme")),
    }
}

impl Resolver {
    /// Nothing made yet; a dry run only looks at the files that lines name.
    pub(crate) fn new(is_dry: bool) -> Self {
        Self { is_dry, ..Self::default() }
    }

    /// A theme that was made before.
    pub(crate) fn theme(&self, line: &ThemeLine) -> Option<ThemeId> {
        self.themes.get(&theme_key(line).ok()?).copied()
    }

    /// Makes the themes that lines name, first all of them, then what contains them.
    pub(crate) async fn put_themes(
        &mut self,
        importer: &Importer,
        write: &mut Write,
        lines: &[ThemeLine],
    ) -> Result<()> {
        for with_broader in [false, true] {
            for line in lines.iter().filter(|line| !with_broader || line.broader.is_some()) {
                let Ok((kind, key)) = theme_key(line) else { continue };
                let broader = line
                    .broader
                    .as_ref()
                    .filter(|_| with_broader)
                    .and_then(|broader| self.themes.get(&(kind, broader.to_string())).copied());
                let id = ThemeId::new(&importer.clock, &importer.random);
                let theme = Theme { id, kind, key: key.clone(), names: line.names.clone(), broader };
                let id = themes::store::put(write, theme, &importer.i18n).await?;
                self.themes.insert((kind, key), id);
            }
        }
        Ok(())
    }

    /// The issuer that a line names.
    pub(crate) async fn issuer(
        &mut self,
        importer: &Importer,
        write: &mut Write,
        line: &IssuerLine,
    ) -> Result<PartyId> {
        let key = serde_json::to_string(line).unwrap_or_default();
        if let Some(id) = self.issuers.get(&key) {
            return Ok(*id);
        }
        let given = Organisation {
            id: PartyId::new(&importer.clock, &importer.random),
            names: line.name.clone(),
            acronym: line.acronym.clone(),
            organisation_type: line.organisation_type,
            url: line.url.clone(),
        };
        let id = parties::store::put_organisation(write, &given).await?;
        self.issuers.insert(key, id);
        Ok(id)
    }

    /// The contact that a line names.
    pub(crate) async fn contact(
        &mut self,
        importer: &Importer,
        write: &mut Write,
        line: &ContactLine,
    ) -> Result<ContactRef> {
        let key = serde_json::to_string(line).unwrap_or_default();
        if let Some(known) = self.contacts.get(&key) {
            return Ok(*known);
        }
        let (clock, random) = (&importer.clock, &importer.random);
        let unit = |names| Unit {
            id: UnitId::new(clock, random),
            names,
            email: line.email.clone(),
            phone: line.phone.clone(),
        };
        let contact = if line.person.is_none() && line.function.is_empty() {
            ContactRef::Unit(parties::store::put_unit(write, &unit(line.unit.clone())).await?)
        } else {
            let given = Position {
                id: PositionId::new(clock, random),
                person: line.person.clone(),
                titles: line.function.clone(),
                email: line.email.clone(),
                phone: line.phone.clone(),
                unit: None,
            };
            ContactRef::Position(parties::store::put_position(write, &given, PersonId::new(clock, random)).await?)
        };
        self.contacts.insert(key, contact);
        Ok(contact)
    }

    /// The medium of a file that a line names. The path stays within the folder of files.
    pub(crate) async fn medium(
        &mut self,
        importer: &Importer,
        write: &mut Write,
        folder: Option<&Path>,
        named: FileNamed<'_>,
    ) -> Result<MediaId> {
        if let Some(id) = self.media.get(named.path) {
            return Ok(*id);
        }
        let path = within(folder, named.path).ok_or_else(|| fault(&named, "import-error-file-outside"))?;
        let file = tokio::fs::File::open(&path).await.map_err(|_| fault(&named, "import-error-file-missing"))?;
        if self.is_dry {
            let length = file.metadata().await.map_err(|_| fault(&named, "import-error-file-missing"))?.len();
            let fits = length <= LARGEST;
            return if fits { Ok(MediaId::nil()) } else { Err(fault(&named, "import-error-file-too-large")) };
        }
        let received =
            media::receive(&importer.files, file, named.path, LARGEST).await.map_err(|error| match error {
                kernel::Error::TooLarge => fault(&named, "import-error-file-too-large"),
                other => other,
            })?;
        let name =
            Path::new(named.path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let mut new = NewMedia::new(received.file, received.format, name);
        new.language = named.language;
        new.words = named
            .title
            .clone()
            .map(|(language, title)| (language, MediaWords { title, ..MediaWords::default() }))
            .into_iter()
            .collect();
        (new.credit, new.licence) = (named.credit, named.licence);
        new.source = "articles".parse().ok().map(|importer| Source { importer, key: named.path.to_owned() });
        let id = media::insert(write, &importer.random, new).await?;
        self.media.insert(named.path.to_owned(), id);
        Ok(id)
    }

    /// What only a kind has, with the files that it names by their paths (`file`) become media (`media`).
    pub(crate) async fn own(
        &mut self,
        importer: &Importer,
        write: &mut Write,
        folder: Option<&Path>,
        own: &Own,
    ) -> Result<Own> {
        let mut media = HashMap::new();
        for path in own::paths(own) {
            let named =
                FileNamed { field: "facts", path: &path, language: None, title: None, credit: None, licence: None };
            let id = self.medium(importer, write, folder, named).await?;
            media.insert(path, id);
        }
        Ok(own::with_media(own, &media))
    }

    /// Forgets what a transaction that was dropped had made.
    pub(crate) fn forget(&mut self) {
        *self = Self::new(self.is_dry);
    }
}

fn fault(named: &FileNamed<'_>, message: &'static str) -> kernel::Error {
    kernel::Error::Invalid(vec![FieldError::new(named.field, message).quoting(named.path)])
}

/// The path within the folder; nothing where it climbs out of it.
fn within(folder: Option<&Path>, path: &str) -> Option<PathBuf> {
    let path = Path::new(path);
    let stays = path.components().all(|part| matches!(part, Component::Normal(_)));
    stays.then(|| folder.map(|folder| folder.join(path))).flatten()
}

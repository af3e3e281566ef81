//! The tables of themes.

mod editing;

pub use editing::{Slugs, change, create, merge, slugs};

use db::{Entry, FromQueryResult, MigrationTrait, Query, Uuid, Write, values};
use i18n::I18n;
use kernel::{Error, Language, Result, Slug, ThemeId, Translations};

use crate::{Place, Theme, ThemeKind, Themes};

db::statements! {
    ALL = "SELECT id, kind, name, names, broader, merged_into FROM theme";
    ALL_SLUGS = "SELECT place, language, slug, theme, current FROM theme_slug";
    BY_ID = "SELECT id, kind, name, names, broader, merged_into FROM theme WHERE id = $1";
    BY_NAME = "SELECT id, kind, name, names, broader, merged_into FROM theme WHERE kind = $1 AND name = $2";
    INSERT = "INSERT INTO theme (id, kind, name, names, broader) VALUES ($1, $2, $3, $4, $5)";
    UPDATE = "UPDATE theme SET names = $2, broader = $3 WHERE id = $1";
    SLUG_OF = "SELECT place, language, slug, theme, current FROM theme_slug WHERE place = $1 AND language = $2 AND slug = $3";
    RETIRE_SLUGS = "UPDATE theme_slug SET current = $3 WHERE theme = $1 AND language = $2";
    PUT_SLUG = "INSERT INTO theme_slug (place, language, slug, theme, current) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (place, language, slug) DO UPDATE SET current = excluded.current";
    CURRENT_SLUGS = "SELECT place, language, slug, theme, current FROM theme_slug WHERE theme = $1 AND current = $2";
    MERGE = "UPDATE theme SET merged_into = $2 WHERE id = $1 OR merged_into = $1";
    LIFT = "UPDATE theme SET broader = $2 WHERE id = $1";
    MOVE_NARROWER = "UPDATE theme SET broader = $2 WHERE broader = $1";
}

/// This room's tables.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(db::Statements { name: "m20261124_080600_themes_theme", up: themes }),
        Box::new(db::Statements {
            name: "m20261124_151500_themes_merged",
            up: |s| {
                let id = s.id();
                vec![
                    format!("ALTER TABLE theme ADD COLUMN merged_into {id}"),
                    "CREATE INDEX theme_merged ON theme (merged_into)".to_owned(),
                ]
            },
        }),
    ]
}

fn themes(s: &db::schema::Schema) -> Vec<String> {
    let (id, text, flag, by_key) = (s.id(), s.text(), s.flag(), s.by_key());
    vec![
        format!(
            "CREATE TABLE theme (id {id} NOT NULL PRIMARY KEY, kind {text} NOT NULL, name {text} NOT NULL,
                        names {text} NOT NULL, broader {id} REFERENCES theme (id), UNIQUE (kind, name)){by_key}"
        ),
        format!(
            "CREATE TABLE theme_slug (place {text} NOT NULL, language {text} NOT NULL, slug {text} NOT NULL,
                        theme {id} NOT NULL REFERENCES theme (id), current {flag} NOT NULL,
                        PRIMARY KEY (place, language, slug)){by_key}"
        ),
        "CREATE INDEX theme_slug_theme ON theme_slug (theme, language)".to_owned(),
        "CREATE INDEX theme_broader ON theme (broader)".to_owned(),
    ]
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    kind: String,
    name: String,
    names: String,
    broader: Option<Uuid>,
    merged_into: Option<Uuid>,
}

impl Row {
    /// What the theme is today, where it came into another.
    fn present(&self) -> Option<ThemeId> {
        self.merged_into.map(ThemeId)
    }

    fn theme(self) -> Result<Theme> {
        let broken = || Error::internal(format!("theme {} cannot be read", self.id));
        Ok(Theme {
            id: ThemeId(self.id),
            kind: self.kind.parse().map_err(|()| broken())?,
            names: serde_json::from_str(&self.names).map_err(|_| broken())?,
            key: self.name,
            broader: self.broader.map(ThemeId),
        })
    }
}

#[derive(FromQueryResult)]
struct SlugRow {
    place: String,
    language: String,
    slug: String,
    theme: Uuid,
    current: bool,
}

/// All themes and their addresses.
pub async fn all(query: &impl Query) -> Result<Themes> {
    let themes = query.all::<Row>(ALL, vec![]).await?;
    let read = |row: Row| {
        let into = row.present();
        Ok((row.theme()?, into))
    };
    let themes = themes.into_iter().map(read).collect::<Result<Vec<_>>>()?;
    let slugs = query.all::<SlugRow>(ALL_SLUGS, vec![]).await?;
    let slugs = slugs.into_iter().filter_map(|row| {
        let place = if row.place == "themes" { Place::Themes } else { Place::Places };
        Some((place, row.language.parse().ok()?, row.slug, ThemeId(row.theme), row.current))
    });
    Ok(Themes::new(themes, slugs.collect()))
}

/// A theme by its kind and key; where it came into another, that other.
pub async fn find(query: &impl Query, kind: ThemeKind, key: &str) -> Result<Option<Theme>> {
    let Some(row) = query.one::<Row>(BY_NAME, values![kind.as_str(), key]).await? else { return Ok(None) };
    match row.present() {
        Some(into) => get(query, into).await.map(Some),
        None => row.theme().map(Some),
    }
}

/// A theme by its id. Errors: `NotFound`.
pub async fn get(query: &impl Query, id: ThemeId) -> Result<Theme> {
    query.one::<Row>(BY_ID, values![id.0]).await?.ok_or(Error::NotFound)?.theme()
}

/// Makes the theme, or adds the names that are new and sets what contains it. Says which theme it is.
pub async fn put(write: &mut Write, theme: Theme, i18n: &I18n) -> Result<ThemeId> {
    let found = find(write, theme.kind, &theme.key).await?;
    let (theme, what) = match found {
        None => {
            let names = json(&theme.names)?;
            let broader = theme.broader.map(|id| id.0);
            let values = values![theme.id.0, theme.kind.as_str(), theme.key.clone(), names, broader];
            write.execute(INSERT, values).await?;
            (theme, "made")
        }
        // It came into another, whose names are its own affair.
        Some(known) if known.key != theme.key || known.kind != theme.kind => return Ok(known.id),
        Some(mut known) => {
            let before = known.clone();
            known.names.extend(&theme.names);
            known.broader = theme.broader.filter(|id| *id != known.id).or(known.broader);
            if known == before {
                return Ok(known.id);
            }
            write.execute(UPDATE, values![known.id.0, json(&known.names)?, known.broader.map(|id| id.0)]).await?;
            (known, "renamed")
        }
    };
    for language in Language::INTERFACE {
        put_slug(write, &theme, language, i18n).await?;
    }
    write.journal(Entry { room: "themes", thing: theme.id.0, what });
    Ok(theme.id)
}

/// The theme's slug in a language, made of its name there; another theme's slug is never taken.
async fn put_slug(write: &Write, theme: &Theme, language: Language, i18n: &I18n) -> Result<()> {
    let (name, _) = theme.name(language, &Language::INTERFACE, i18n);
    let Some(wanted) = Slug::from_title(name).or_else(|| Slug::from_title(&theme.key)) else { return Ok(()) };
    let place = theme.kind.place().as_str();
    for number in 1..100 {
        let slug = if number == 1 { wanted.clone() } else { wanted.numbered(number) };
        let holder = write.one::<SlugRow>(SLUG_OF, values![place, language.as_str(), slug.as_str()]).await?;
        match holder {
            Some(row) if row.theme != theme.id.0 => {}
            Some(row) if row.current => return Ok(()),
            _ => {
                write.execute(RETIRE_SLUGS, values![theme.id.0, language.as_str(), false]).await?;
                write.execute(PUT_SLUG, values![place, language.as_str(), slug.as_str(), theme.id.0, true]).await?;
                return Ok(());
            }
        }
    }
    Err(Error::Conflict(format!("no address left for the theme {name}")))
}

fn json(names: &Translations) -> Result<String> {
    serde_json::to_string(names).map_err(|error| Error::internal(error.to_string()))
}

//! `malines import site FILE.toml`.

use kernel::{Civil, Code, Error, FieldError, Language, PublicationId, Random, Result, Slug};
use publication::{
    CommonFacts, CommonWords, LeadWords, Presence,
    store::{
        put::{Change, Put, PutText, put_all},
        read::keys,
    },
};
use settings::Site;

use crate::{Importer, Report, SiteFile, site_file::PageFile};

/// Brings the site's settings and pages in. Nothing is changed where something is wrong.
pub async fn site(importer: &Importer, text: &str, dry_run: bool) -> Result<Report> {
    let file = SiteFile::read(text)?;
    let mut write = importer.db.write().await?;
    let before = settings::store::site(&write).await?;
    let (languages, time_zone) = (before.languages.clone(), before.time_zone.clone());
    let site = merged(before, &file);
    let mut faults = site.faults();
    faults.extend(page_faults(importer, &file.pages));
    if !faults.is_empty() {
        return Err(Error::Invalid(faults));
    }
    settings::store::set_site(&mut write, &site).await?;
    if let Some(statement) = &file.statements.accessibility {
        settings::store::set_accessibility(&mut write, statement).await?;
    }
    if let Some(statement) = &file.statements.eco_design {
        settings::store::set_eco_design(&mut write, statement).await?;
    }
    let mut report = Report::default();
    let zone = site.zone();
    // Pages that contain others come first.
    for depth in 0..2 {
        let themes = themes::store::all(&write).await?;
        let known = keys(&write, "pages").await?;
        let level = file.pages.iter().enumerate().filter(|(_, page)| usize::from(page.parent.is_some()) == depth);
        let puts = level.map(|(rank, page)| put(importer, &site, page, rank, &known)).collect::<Result<Vec<_>>>()?;
        let putting = importer.putting(&site.languages, &zone, &themes);
        for done in put_all(&mut write, &putting, puts).await? {
            report.read += 1;
            match done.change {
                Change::Made => report.made += 1,
                Change::Changed => report.changed += 1,
                Change::Same => report.same += 1,
            }
        }
    }
    if languages != site.languages || time_zone != site.time_zone {
        // Lists hold a row for each language of the site, and hours of its zone.
        let themes = themes::store::all(&write).await?;
        let putting = importer.putting(&site.languages, &zone, &themes);
        publication::store::rebuild::rebuild(&mut write, &putting).await?;
    }
    if !dry_run {
        write.commit().await?;
    }
    Ok(report)
}

/// The site with what the file says over it.
fn merged(mut site: Site, file: &SiteFile) -> Site {
    let over = |old: &mut kernel::Translations, new: &kernel::Translations| {
        if !new.is_empty() {
            old.clone_from(new);
        }
    };
    over(&mut site.name, &file.name);
    over(&mut site.tagline, &file.tagline);
    site.languages = file.languages.clone().unwrap_or(site.languages);
    site.time_zone = file.time_zone.clone().unwrap_or(site.time_zone);
    site.home = file.home.clone().unwrap_or(site.home);
    site.contact = file.contact.recipient.clone().or(site.contact);
    site.notice = file.notice.clone().or(site.notice);
    site.menus = file.menus.clone().unwrap_or(site.menus);
    site.accessibility_rate = file.accessibility.rate.or(site.accessibility_rate);
    site.accessibility_audited = file.accessibility.audited.or(site.accessibility_audited);
    site
}

fn page_faults(importer: &Importer, pages: &[PageFile]) -> Vec<FieldError> {
    let mut faults = Vec::new();
    for (at, page) in pages.iter().enumerate() {
        let field = |name: &str| format!("pages.{}.{name}", page.key);
        let above = page.parent.as_ref().map(|parent| pages.iter().find(|other| other.key == *parent));
        match above {
            Some(None) => faults.push(FieldError::new(field("parent"), "import-error-unknown-page")),
            Some(Some(parent)) if parent.parent.is_some() => {
                faults.push(FieldError::new(field("parent"), "import-error-depth"));
            }
            _ => {}
        }
        if pages[..at].iter().any(|other| other.key == page.key) {
            faults.push(FieldError::new(field("key"), "import-error-twice").quoting(&page.key));
        }
        if page.title.is_empty() {
            faults.push(FieldError::new(field("title"), "import-error-required"));
        }
        for slug in page.slug.values().filter(|slug| page.parent.is_none() && importer.kinds.is_reserved(slug)) {
            faults.push(FieldError::new(field("slug"), "import-error-reserved").quoting(slug));
        }
    }
    faults
}

/// A page as a publication. Its place among its siblings is kept in its civil time, since pages have no date to show.
fn put(
    importer: &Importer,
    site: &Site,
    page: &PageFile,
    rank: usize,
    known: &std::collections::HashMap<String, PublicationId>,
) -> Result<Put> {
    let now = importer.clock.now();
    let rank = i64::try_from(rank).unwrap_or(i64::MAX).min(86_399);
    let first: Civil = "2000-01-01".parse().map_err(|_| Error::internal("a date"))?;
    let dated = first.0.checked_add(jiff::Span::new().seconds(86_399 - rank)).map_or(first, Civil);
    let mut own = serde_json::Map::new();
    if let Some(role) = &page.role {
        own.insert("role".to_owned(), serde_json::Value::from(role.as_str()));
    }
    let facts = CommonFacts {
        dated,
        audience: publication::Audience::Public,
        announce: false,
        themes: Vec::new(),
        lead: None,
        files: Vec::new(),
        contact: None,
        issuer: None,
        link: None,
        parent: parent(page, known)?,
        own,
    };
    let texts = page.title.iter().map(|(language, title)| text(page, language, title, now));
    let mut texts = texts.collect::<Result<Vec<_>>>()?;
    texts.sort_by_key(|text| site.languages.iter().position(|known| *known == text.language).unwrap_or(usize::MAX));
    let hash = xxhash_rust::xxh3::xxh3_64(format!("{page:?} {rank}").as_bytes()).cast_signed();
    Ok(Put { source: ("pages", page.key.to_string(), hash), kind: "page".into(), facts, texts, featured: None })
}

/// The page that contains it, which was brought before.
fn parent(page: &PageFile, known: &std::collections::HashMap<String, PublicationId>) -> Result<Option<PublicationId>> {
    let find = |parent: &Code| known.get(parent.as_str()).copied().ok_or_else(|| unknown(&page.key));
    page.parent.as_ref().map(find).transpose()
}

fn unknown(key: &Code) -> Error {
    Error::field(format!("pages.{key}.parent"), "import-error-unknown-page")
}

fn text(page: &PageFile, language: Language, title: &str, now: kernel::Instant) -> Result<PutText> {
    let markdown = page.body.get(language).unwrap_or_default();
    let random = Random::seeded(xxhash_rust::xxh3::xxh3_64(format!("{} {language}", page.key).as_bytes()));
    let imported = document::from_markdown(markdown, &mut || document::BlockId::random(&random), &mut |_| None);
    let slug = page.slug.get(&language).cloned().or_else(|| Slug::from_title(title));
    let words = CommonWords {
        overline: None,
        title: title.to_owned(),
        subtitle: None,
        when: None,
        place: None,
        standfirst: page.standfirst.get(language).map(str::to_owned),
        body: imported.document,
        lead: LeadWords::default(),
        files: std::collections::BTreeMap::new(),
        link: None,
        own: serde_json::Map::new(),
    };
    Ok(PutText {
        language,
        words,
        slug: slug.ok_or_else(|| Error::field(format!("pages.{}.slug", page.key), "import-error-required"))?,
        former_slugs: Vec::new(),
        presence: Presence::Live,
        first_published_at: now,
        updated_at: None,
    })
}

//! `malines import articles FILE.jsonl`.

use std::{collections::HashMap, io::BufRead, path::PathBuf, time::Duration};

use db::Write;
use kernel::{Civil, Error, FieldError, Language, Random, Result, Slug};
use publication::{
    CommonFacts, CommonWords, FileFact, Lead, LeadWords, Presence,
    store::{
        put::{Change, Put, PutText, put_all},
        redirects,
    },
};
use settings::Site;
use themes::Themes;

use crate::{
    Bad, Importer, Line, Report,
    check::check,
    line::{StateLine, TextLine, ThemeLine},
    own,
    resolve::{FileNamed, Resolver, theme_key},
};

/// How an import is to run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Where the files that lines name are.
    pub files: Option<PathBuf>,
    /// Say what would happen, and change nothing.
    pub dry_run: bool,
}

/// A transaction lasts about so long at most, so that other writers are never refused.
const SLICE: Duration = Duration::from_millis(40);
/// The most lines that go into one transaction.
const MOST: usize = 100;
/// The longest line, in bytes.
const LONGEST: usize = 8 << 20;

/// Brings articles in. `open` gives the file from its beginning: it is read twice, first for its themes, since a line
/// may name a theme that a later one describes. `progress` is told after each transaction.
pub async fn articles<R: BufRead>(
    importer: &Importer,
    open: impl Fn() -> std::io::Result<R>,
    options: &Options,
    mut progress: impl FnMut(&Report),
) -> Result<Report> {
    let io = |error: std::io::Error| Error::Internal(anyhow::Error::new(error).context("reading the file"));
    let themes = all_themes(open().map_err(io)?).map_err(io)?;
    let mut run = Run {
        importer,
        options,
        resolver: Resolver::new(options.dry_run),
        themes,
        report: Report::default(),
        index: None,
        order: HashMap::new(),
    };
    let mut lines = Lines { reader: open().map_err(io)?, number: 0 };
    let mut size = 20;
    loop {
        let mut chunk = Vec::with_capacity(size);
        while chunk.len() < size
            && let Some(line) = lines.next().map_err(io)?
        {
            chunk.push(line);
        }
        if chunk.is_empty() {
            return Ok(run.report);
        }
        #[expect(clippy::disallowed_methods, reason = "paces the import")]
        let begun = std::time::Instant::now();
        run.chunk(chunk).await?;
        progress(&run.report);
        let lasted = begun.elapsed();
        size = if lasted > SLICE { (size * 2 / 3).max(1) } else { (size * 3 / 2).min(MOST) };
        if importer.is_served {
            tokio::time::sleep(lasted.min(Duration::from_millis(200))).await;
        }
    }
}

/// The lines of a file with their numbers, blank ones left out, too long ones as an error.
struct Lines<R> {
    reader: R,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> std::io::Result<Option<(u64, std::result::Result<String, FieldError>)>> {
        loop {
            let mut bytes = Vec::new();
            let limit = u64::try_from(LONGEST).unwrap_or(u64::MAX);
            let read = std::io::Read::take(&mut self.reader, limit + 1).read_until(b'\n', &mut bytes)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if bytes.len() > LONGEST {
                self.reader.skip_until(b'\n')?;
                return Ok(Some((self.number, Err(FieldError::new("line", "import-error-too-long")))));
            }
            match String::from_utf8(bytes) {
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => return Ok(Some((self.number, Ok(text)))),
                Err(_) => return Ok(Some((self.number, Err(FieldError::new("line", "import-error-utf8"))))),
            }
        }
    }
}

/// Every theme that the file names, once, with all the names that its lines give.
fn all_themes(reader: impl BufRead) -> std::io::Result<Vec<ThemeLine>> {
    #[derive(serde::Deserialize)]
    struct Themes {
        #[serde(default)]
        themes: Vec<ThemeLine>,
    }
    let mut lines = Lines { reader, number: 0 };
    let mut all: Vec<ThemeLine> = Vec::new();
    let mut places = HashMap::new();
    while let Some((_, line)) = lines.next()? {
        // A line that cannot be read is reported by the second reading.
        let Some(found) = line.ok().and_then(|line| serde_json::from_str::<Themes>(&line).ok()) else { continue };
        for theme in found.themes {
            let Ok(key) = theme_key(&theme) else { continue };
            if let Some(known) = places.get(&key).and_then(|at: &usize| all.get_mut(*at)) {
                known.names.extend(&theme.names);
                known.broader = theme.broader.or(known.broader.take());
            } else {
                places.insert(key, all.len());
                all.push(theme);
            }
        }
    }
    Ok(all)
}

/// An import under way.
struct Run<'a> {
    importer: &'a Importer,
    options: &'a Options,
    resolver: Resolver,
    themes: Vec<ThemeLine>,
    report: Report,
    /// All themes, once they are written.
    index: Option<Themes>,
    /// How many lines gave a day alone, by day: they are sorted by the order of the lines.
    order: HashMap<String, i64>,
}

type Chunk = Vec<(u64, std::result::Result<String, FieldError>)>;

impl Run<'_> {
    async fn chunk(&mut self, chunk: Chunk) -> Result<()> {
        let importer = self.importer;
        let mut write = importer.db.write().await?;
        let site = settings::store::site(&write).await?;
        if !self.themes.is_empty() && (self.options.dry_run || self.resolver.theme(&self.themes[0]).is_none()) {
            self.resolver.put_themes(importer, &mut write, &self.themes).await?;
            self.index = None;
        }
        let themes = match self.index.take() {
            Some(index) => index,
            None => themes::store::all(&write).await?,
        };
        let (mut puts, mut numbers, mut redirects) = (Vec::new(), Vec::new(), Vec::new());
        for (number, line) in chunk {
            self.report.read += 1;
            match self.prepare(&mut write, &site, number, line).await {
                Ok((put, old)) => {
                    puts.push(put);
                    numbers.push(number);
                    redirects.push(old);
                }
                Err(Error::Invalid(faults)) => self.report.bad.push(Bad { line: number, faults }),
                Err(error) => return Err(error),
            }
        }
        let zone = site.zone();
        let putting = importer.putting(&site.languages, &zone, &themes);
        let done = put_all(&mut write, &putting, puts).await?;
        for ((done, old), number) in done.iter().zip(redirects).zip(numbers) {
            match done.change {
                Change::Made => self.report.made += 1,
                Change::Changed => self.report.changed += 1,
                Change::Same => self.report.same += 1,
            }
            self.redirect(&mut write, done, old, number).await?;
        }
        if self.options.dry_run {
            // What this transaction made goes with it.
            self.resolver.forget();
            return Ok(());
        }
        self.index = Some(themes);
        write.commit().await
    }

    /// Old addresses lead to the text in the site's first language in which readers have it; a withdrawn text's own address leads
    /// where its editor said.
    async fn redirect(
        &mut self,
        write: &mut Write,
        done: &publication::store::put::Done,
        old: Old,
        number: u64,
    ) -> Result<()> {
        let path = |language, slug: &Slug| self.importer.kinds.path(old.kind, language, slug.as_str());
        let readable = done.slugs.iter().find(|(language, _)| old.readable.contains(language));
        let target = readable.and_then(|(language, slug)| path(*language, slug));
        let former = old.former.into_iter().filter_map(|raw| Some((raw, target.clone()?)));
        let moved = old.moved.into_iter().filter_map(|(language, to)| {
            let (_, slug) = done.slugs.iter().find(|(known, _)| *known == language)?;
            Some((path(language, slug)?, to))
        });
        for (raw, target) in former.chain(moved).collect::<Vec<_>>() {
            match redirects::put(write, &raw, &target).await {
                Ok(()) => {}
                Err(Error::Invalid(faults)) => self.report.warnings.push(Bad { line: number, faults }),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn prepare(
        &mut self,
        write: &mut Write,
        site: &Site,
        number: u64,
        line: std::result::Result<String, FieldError>,
    ) -> Result<(Put, Old)> {
        let text = line.map_err(|fault| Error::Invalid(vec![fault]))?;
        let hash = xxhash_rust::xxh3::xxh3_64(text.trim().as_bytes()).cast_signed();
        let line = Line::read(&text)
            .map_err(|error| Error::Invalid(vec![FieldError::new("json", "import-error-json").quoting(error)]))?;
        let kind = self.importer.kinds.get(&line.kind).filter(|kind| kind.is_listed);
        let mut faults = check(&line, kind);
        let dated = self.dated(&line).unwrap_or_else(|fault| {
            faults.push(fault);
            Civil::default()
        });
        let Some(kind) = kind.filter(|_| faults.is_empty()) else { return Err(Error::Invalid(faults)) };
        let mut facts = self.facts(write, &line, dated).await?;
        let mut texts = Vec::new();
        for (language, text) in &line.texts {
            texts.push(self.text(site, number, &line.id, *language, text, dated)?);
        }
        // The site's languages come first, in its order: old addresses lead to the first.
        texts.sort_by_key(|text| site.languages.iter().position(|known| *known == text.language).unwrap_or(usize::MAX));
        let warnings = own::complete(kind, &mut facts, &mut texts)?;
        if !warnings.is_empty() {
            self.report.warnings.push(Bad { line: number, faults: warnings });
        }
        let moved = line.texts.iter().filter_map(|(language, text)| Some((*language, text.moved_to.clone()?)));
        let readable = texts.iter().filter(|text| text.presence != Presence::Never).map(|text| text.language);
        let old = Old {
            kind: kind.name,
            former: line.former_addresses,
            moved: moved.collect(),
            readable: readable.collect(),
        };
        let featured = line.featured.map(|featured| (featured.place.to_string(), featured.until, featured.rank));
        Ok((Put { source: ("articles", line.id, hash), kind: kind.name.into(), facts, texts, featured }, old))
    }

    /// The civil time: as given, else the first publication. A day alone is sorted by the order of the lines.
    fn dated(&mut self, line: &Line) -> std::result::Result<Civil, FieldError> {
        let published = line.texts.values().filter_map(|text| text.published).min();
        let Some(given) = &line.dated else {
            return published.ok_or_else(|| FieldError::new("dated", "import-error-required"));
        };
        let civil: Civil = given.parse().map_err(|_| FieldError::new("dated", "import-error-date").quoting(given))?;
        if given.trim().len() > 10 {
            return Ok(civil);
        }
        let order = self.order.entry(civil.day()).or_default();
        *order += 1;
        let later = jiff::Span::new().seconds((*order - 1).min(86_399));
        Ok(civil.0.checked_add(later).map_or(civil, Civil))
    }

    async fn facts(&mut self, write: &mut Write, line: &Line, dated: Civil) -> Result<CommonFacts> {
        let importer = self.importer;
        let folder = self.options.files.as_deref();
        let issuer = match &line.issuer {
            Some(issuer) => Some(self.resolver.issuer(importer, write, issuer).await?),
            None => None,
        };
        let contact = match &line.contact {
            Some(contact) => Some(self.resolver.contact(importer, write, contact).await?),
            None => None,
        };
        let lead = match &line.lead {
            Some(lead) => {
                let named = FileNamed {
                    field: "lead",
                    path: &lead.file,
                    language: None,
                    title: None,
                    credit: lead.credit.clone(),
                    licence: lead.licence.clone(),
                };
                Some(Lead {
                    media: self.resolver.medium(importer, write, folder, named).await?,
                    credit: lead.credit.clone(),
                })
            }
            None => None,
        };
        let mut files = Vec::new();
        for document in &line.documents {
            let media = match &document.file {
                Some(path) => {
                    let title = title_of(line, &document.item, document.language);
                    let named = FileNamed {
                        field: "documents",
                        path,
                        language: document.language,
                        title,
                        credit: None,
                        licence: None,
                    };
                    Some(self.resolver.medium(importer, write, folder, named).await?)
                }
                None => None,
            };
            files.push(FileFact { item: document.item.clone(), media, language: document.language });
        }
        Ok(CommonFacts {
            dated,
            audience: line.audience,
            announce: line.announce,
            themes: line.themes.iter().filter_map(|theme| self.resolver.theme(theme)).collect(),
            lead,
            files,
            contact,
            issuer,
            link: line.link.as_ref().map(|link| link.url.clone()),
            parent: None,
            own: self.resolver.own(importer, write, folder, &line.facts).await?,
        })
    }

    fn text(
        &mut self,
        site: &Site,
        number: u64,
        id: &str,
        language: Language,
        text: &TextLine,
        dated: Civil,
    ) -> Result<PutText> {
        let zone = site.zone();
        // The same text again gets the same ids, so that what hangs on a block stays there.
        let random = Random::seeded(xxhash_rust::xxh3::xxh3_64(format!("{id} {language}").as_bytes()));
        let mut fresh = || document::BlockId::random(&random);
        let imported = match (&text.body.markdown, &text.body.html) {
            (Some(markdown), _) => document::from_markdown(markdown, &mut fresh, &mut |_| None),
            (None, Some(html)) => document::from_html(html, &mut fresh, &mut |_| None),
            (None, None) => document::from_markdown("", &mut fresh, &mut |_| None),
        };
        let losses = imported.dropped.iter().map(|dropped| {
            FieldError::new(format!("texts.{language}.body"), dropped.what.key()).quoting(&dropped.detail)
        });
        let losses: Vec<_> = losses.collect();
        if !losses.is_empty() {
            self.report.warnings.push(Bad { line: number, faults: losses });
        }
        let slug = text.slug.clone().or_else(|| Slug::from_title(&text.title));
        let slug = slug.ok_or_else(|| Error::field(format!("texts.{language}.slug"), "import-error-required"))?;
        let words = CommonWords {
            overline: given(text.overline.as_deref()),
            title: text.title.trim().to_owned(),
            subtitle: given(text.subtitle.as_deref()),
            when: given(text.when.as_deref()),
            place: given(text.place.as_deref()),
            standfirst: given(text.standfirst.as_deref()),
            body: imported.document,
            lead: LeadWords {
                alt: given(text.lead.alt.as_deref()),
                caption: given(text.lead.caption.as_deref()),
                ..LeadWords::default()
            },
            files: text.documents.clone(),
            link: given(text.link.as_deref()),
            own: text.words.clone(),
        };
        let presence = match text.state {
            StateLine::Draft => Presence::Never,
            StateLine::Live => Presence::Live,
            StateLine::Archived => Presence::Archived,
            StateLine::Withdrawn => Presence::Withdrawn,
        };
        Ok(PutText {
            language,
            words,
            slug,
            former_slugs: text.former_slugs.clone(),
            presence,
            first_published_at: text.published.unwrap_or(dated).instant(&zone),
            updated_at: text.updated.map(|updated| updated.instant(&zone)),
        })
    }
}

/// Addresses that lead elsewhere.
struct Old {
    kind: &'static str,
    former: Vec<String>,
    moved: Vec<(Language, String)>,
    /// The languages in which readers have, or had, a text.
    readable: Vec<Language>,
}

/// A text with something in it.
fn given(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

/// A document's title in its own language, else in any.
fn title_of(line: &Line, item: &kernel::Code, language: Option<Language>) -> Option<(Language, String)> {
    let of = |language: Language| Some((language, line.texts.get(&language)?.documents.get(item)?.clone()));
    language.and_then(of).or_else(|| line.texts.keys().find_map(|language| of(*language)))
}

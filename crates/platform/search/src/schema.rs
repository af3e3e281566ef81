//! The fields of the index, and how a record becomes a document.

use jiff::tz::TimeZone;
use kernel::Civil;
use serde::{Deserialize, Serialize};
use tantivy::{
    Index, TantivyDocument,
    schema::{BytesOptions, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions},
    tokenizer::TextAnalyzer,
};

use crate::{
    Audience, Extent, Reach, Record, Thing,
    analysis::{Terms, Tongue, marked},
};

/// Goes up with each change of fields or analysis: an index of another version is built anew.
pub(crate) const VERSION: u32 = 1;

/// So much of a text is kept for passages, in letters of a body and of what is attached.
const KEPT: usize = 20_000;
/// So much of a text is searched, in bytes.
const SEARCHED: usize = 2_000_000;

/// The fields.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// Kind and id of the thing: what is deleted by.
    pub(crate) thing: Field,
    /// Stems of everything.
    pub(crate) text: Field,
    /// Stems and words of overline, title.
    pub(crate) title: Field,
    /// Stems of standfirst, place, issuer, names.
    pub(crate) head: Field,
    /// Words as written, of what everybody may read: also for spelling and suggestions.
    pub(crate) words: Field,
    /// Words as written, of what not everybody may read.
    pub(crate) closed_words: Field,
    /// `k:article`, `t:UUID`, `c:ML`, `l:fr`, `y:2024`.
    pub(crate) facet: Field,
    /// Whom the text is kept from: see [`closed_to`].
    pub(crate) audience: Field,
    /// What the ranking reads of every text found: [`Pack`].
    pub(crate) pack: Field,
    /// Seconds of the civil time of `dated`.
    pub(crate) dated: Field,
    /// Part of the id: the order of equals.
    pub(crate) tie: Field,
    /// What a hit shows: [`Shown`].
    pub(crate) shown: Field,
}

/// What a hit shows of a text, kept in the index.
#[derive(Serialize, Deserialize, Debug)]
pub(crate) struct Shown {
    pub(crate) thing: Thing,
    pub(crate) language: kernel::Language,
    pub(crate) overline: String,
    pub(crate) title: String,
    pub(crate) standfirst: String,
    pub(crate) body: String,
    /// Title and text of what is attached.
    pub(crate) attached: Vec<(String, String)>,
    pub(crate) dated: Civil,
    pub(crate) is_archived: bool,
    pub(crate) reach: Reach,
}

/// What is read of every text found, in one number: its place among the texts of its thing (6 bits), weight (8), archive
/// (1), language (3), day (20), closed (1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pack(pub(crate) u64);

impl Pack {
    fn new(record: &Record, place: usize) -> Self {
        let language = record.language.interface_index().map_or(7, |index| index as u64 & 7);
        Self(
            (place as u64 & 63)
                | u64::from(record.weight) << 6
                | u64::from(record.is_archived) << 14
                | language << 15
                | u64::from(day(record.dated)) << 18
                | u64::from(reach(record) == Reach::Closed) << 38,
        )
    }

    /// How many texts of the same thing stand before it: the documents of a thing are neighbours.
    pub(crate) fn place(self) -> u32 {
        (self.0 & 63) as u32
    }

    /// Percent.
    pub(crate) fn weight(self) -> u8 {
        (self.0 >> 6 & 0xff) as u8
    }

    pub(crate) fn is_archived(self) -> bool {
        self.0 >> 14 & 1 == 1
    }

    /// The place of its language among the interface's.
    pub(crate) fn language(self) -> Option<u8> {
        Some((self.0 >> 15 & 7) as u8).filter(|index| *index < 7)
    }

    /// Whether visitors must not find it.
    pub(crate) fn is_closed(self) -> bool {
        self.0 >> 38 & 1 == 1
    }

    /// Days since 1 January of the year 1, at most 2,870 years.
    pub(crate) fn day(self) -> u32 {
        (self.0 >> 18 & 0xf_ffff) as u32
    }
}

/// Days since 1 January of the year 1.
pub(crate) fn day(civil: Civil) -> u32 {
    u32::try_from(seconds(civil).div_euclid(86_400) + 719_162).unwrap_or(0).min(0xf_ffff)
}

/// Seconds since 1970 of a civil time, as if it were UTC.
pub(crate) fn seconds(civil: Civil) -> i64 {
    civil.instant(&TimeZone::UTC).0.div_euclid(1000)
}

impl Fields {
    /// The schema, and the fields in it.
    pub(crate) fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        let terms = |terms: Terms, option, norms| {
            let indexing = TextFieldIndexing::default().set_tokenizer(terms.name());
            TextOptions::default().set_indexing_options(indexing.set_index_option(option).set_fieldnorms(norms))
        };
        let raw = || {
            let indexing = TextFieldIndexing::default().set_tokenizer("raw").set_fieldnorms(false);
            TextOptions::default().set_indexing_options(indexing.set_index_option(IndexRecordOption::Basic))
        };
        let number = || NumericOptions::default().set_fast();
        let positions = IndexRecordOption::WithFreqsAndPositions;
        let fields = Self {
            thing: schema.add_text_field("thing", raw()),
            text: schema.add_text_field("text", terms(Terms::Stems, positions, true)),
            title: schema.add_text_field("title", terms(Terms::StemsAndWords, positions, true)),
            head: schema.add_text_field("head", terms(Terms::Stems, IndexRecordOption::WithFreqs, true)),
            words: schema.add_text_field("words", terms(Terms::Written, IndexRecordOption::WithFreqs, false)),
            closed_words: schema.add_text_field("closed_words", terms(Terms::Written, IndexRecordOption::Basic, false)),
            facet: schema.add_text_field("facet", raw().set_fast("raw")),
            audience: schema.add_text_field("audience", raw()),
            pack: schema.add_u64_field("pack", number()),
            dated: schema.add_i64_field("dated", number()),
            tie: schema.add_u64_field("tie", number()),
            shown: schema.add_bytes_field("shown", BytesOptions::default().set_stored()),
        };
        (schema.build(), fields)
    }

    /// Makes the room's analysis known to an index.
    pub(crate) fn teach(index: &Index) {
        for terms in [Terms::Stems, Terms::StemsAndWords, Terms::Written] {
            index.tokenizers().register(terms.name(), TextAnalyzer::from(terms));
        }
    }

    /// The document of a record that stands at this place among those of its thing.
    pub(crate) fn document(&self, record: &Record, place: usize) -> kernel::Result<TantivyDocument> {
        let mut document = TantivyDocument::new();
        let tongue = Tongue::of(record.language);
        let words = if reach(record) == Reach::Closed { self.closed_words } else { self.words };
        let mut add = |field: Option<Field>, tongue: Tongue, text: &str, is_written: bool| {
            let text = marked(tongue, cut(text, SEARCHED));
            if let Some(field) = field {
                document.add_text(field, &text);
            }
            if is_written {
                document.add_text(words, &text);
            }
            document.add_text(self.text, text);
        };
        for text in [&record.overline, &record.title] {
            add(Some(self.title), tongue, text, true);
        }
        for text in [&record.standfirst, &record.place, &record.issuer] {
            add(Some(self.head), tongue, text, true);
        }
        add(None, tongue, &record.body, true);
        for attached in &record.attached {
            add(None, tongue, &attached.title, true);
            add(None, tongue, &attached.text, true);
        }
        for named in &record.names {
            add(Some(self.head), Tongue::of(named.language), &named.name, named.language == record.language);
        }
        document.add_text(self.thing, key(&record.thing));
        for facet in facets(record) {
            document.add_text(self.facet, facet);
        }
        for token in closed_to(record.audience, record.extent) {
            document.add_text(self.audience, token);
        }
        document.add_u64(self.pack, Pack::new(record, place).0);
        document.add_i64(self.dated, seconds(record.dated));
        document.add_u64(self.tie, record.thing.id.as_u64_pair().1);
        let shown = serde_json::to_vec(&shown(record)).map_err(anyhow::Error::from)?;
        document.add_bytes(self.shown, &shown);
        Ok(document)
    }
}

fn shown(record: &Record) -> Shown {
    let attached = |a: &crate::Attached| (a.title.clone(), cut(&a.text, KEPT).to_owned());
    Shown {
        thing: record.thing.clone(),
        language: record.language,
        overline: record.overline.clone(),
        title: record.title.clone(),
        standfirst: record.standfirst.clone(),
        body: cut(&record.body, KEPT).to_owned(),
        attached: record.attached.iter().take(3).map(attached).collect(),
        dated: record.dated,
        is_archived: record.is_archived,
        reach: reach(record),
    }
}

fn reach(record: &Record) -> Reach {
    match (record.audience, record.extent) {
        (Audience::Public, _) => Reach::Open,
        (_, Extent::Announcement) => Reach::Announced,
        _ => Reach::Closed,
    }
}

/// The term by which the documents of a thing are replaced.
pub(crate) fn key(thing: &Thing) -> String {
    format!("{}/{}", thing.kind, thing.id.simple())
}

/// The terms of the facet field.
fn facets(record: &Record) -> Vec<String> {
    let mut all = vec![
        format!("k:{}", record.thing.kind),
        format!("l:{}", record.language),
        format!("y:{}", record.dated.0.year()),
    ];
    all.extend(record.themes.iter().map(|theme| format!("t:{}", theme.0.simple())));
    all.extend(record.countries.iter().map(|country| format!("c:{country}")));
    all.sort_unstable();
    all.dedup();
    all
}

/// Whom a text is kept from, as terms that [`crate::plan`] excludes: nothing for what is public.
pub(crate) fn closed_to(audience: Audience, extent: Extent) -> Vec<String> {
    let own = match audience {
        Audience::Public => return Vec::new(),
        Audience::Members => "m".to_owned(),
        Audience::Group(group) => format!("g{}", group.0.simple()),
    };
    match extent {
        Extent::Whole if audience == Audience::Members => vec!["closed".into(), own],
        Extent::Whole => vec!["closed".into(), "group".into(), own],
        Extent::Announcement => vec!["announced".into(), format!("a{own}")],
    }
}

/// The beginning of a text, so many bytes at most.
fn cut(text: &str, most: usize) -> &str {
    let end = text.len().min(most);
    let end = (0..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    &text[..end]
}

//! What is read of every text that a query finds: in memory, since a query may find half of them all.

use tantivy::{DocId, SegmentReader};

use crate::schema::Pack;

/// What the ranking and the facets read of each text of a segment, in memory: 16 bytes and 2 for each facet value. Made once
/// a segment.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    texts: Vec<Text>,
    /// What the weightiest kind weighs.
    heaviest: u8,
    facets: Vec<u16>,
    /// The labels of the facets, by their numbers.
    names: Vec<String>,
    /// Where the languages' numbers lie.
    languages: std::ops::Range<u16>,
}

/// What is read of one text, side by side in memory.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Text {
    /// See [`Pack`].
    pack: u64,
    /// Where its facets begin, and how many there are.
    start: u32,
    facets: u16,
}

impl Text {
    /// Its pack.
    #[inline]
    pub(crate) fn pack(self) -> Pack {
        Pack(self.pack)
    }
}

impl Columns {
    /// Reads them.
    pub(crate) fn of(segment: &SegmentReader) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        let mut packs = vec![0; segment.max_doc() as usize];
        fast.column_first_or_default::<u64>("pack")?.get_range(0, &mut packs);
        let heaviest = packs.iter().map(|pack| Pack(*pack).weight()).max().unwrap_or_default();
        let texts = packs.into_iter().map(|pack| Text { pack, ..Text::default() }).collect();
        let mut columns = Self { texts, heaviest, ..Self::default() };
        let Some(facet) = fast.str("facet")? else { return Ok(columns) };
        // More than 65,535 different values of all facets together: the last ones are not counted.
        for ord in 0..facet.num_terms().min(usize::from(u16::MAX)) as u64 {
            let mut name = String::new();
            facet.ord_to_str(ord, &mut name)?;
            columns.names.push(name);
        }
        let place =
            |bound: &str| u16::try_from(columns.names.partition_point(|name| &**name < bound)).unwrap_or(u16::MAX);
        columns.languages = place("l:")..place("l;");
        for (doc, text) in (0..).zip(&mut columns.texts) {
            let start = columns.facets.len();
            columns.facets.extend(facet.ords().values_for_doc(doc).filter_map(|ord| u16::try_from(ord).ok()));
            text.start = u32::try_from(start).unwrap_or(u32::MAX);
            text.facets = u16::try_from(columns.facets.len() - start).unwrap_or(u16::MAX);
        }
        Ok(columns)
    }

    /// What is read of a text.
    #[inline]
    pub(crate) fn text(&self, doc: DocId) -> Text {
        self.texts.get(doc as usize).copied().unwrap_or_default()
    }

    /// What the weightiest kind weighs, in percent.
    pub(crate) fn heaviest(&self) -> u8 {
        self.heaviest
    }

    /// How many different facet values there are.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// The labels of the facets, by their numbers.
    pub(crate) fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether a facet is a language's.
    #[inline]
    pub(crate) fn is_language(&self, number: u16) -> bool {
        self.languages.contains(&number)
    }

    /// The numbers of a text's facets.
    #[inline]
    pub(crate) fn facets(&self, text: Text) -> &[u16] {
        let start = text.start as usize;
        self.facets.get(start..start + usize::from(text.facets)).unwrap_or_default()
    }

    /// Asks the memory for the facets of these texts, all at once: one after the other each would be waited for.
    #[inline]
    pub(crate) fn reach_for(&self, texts: &[Text]) {
        let first = |text: &Text| self.facets.get(text.start as usize).copied().unwrap_or_default();
        std::hint::black_box(texts.iter().map(first).fold(0, u16::wrapping_add));
    }
}

/// What narrows a search without a clause of its own: the same as [`crate::Filter::clauses`], asked of each text found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sieve {
    /// Facet labels; a text has one of each group.
    pub(crate) groups: Vec<Vec<String>>,
    /// Not before this day.
    pub(crate) from: Option<u32>,
    /// Before this day.
    pub(crate) to: Option<u32>,
}

impl Sieve {
    /// The groups by their numbers in a segment.
    pub(crate) fn numbers(&self, columns: &Columns) -> Vec<Vec<u16>> {
        let number = |label: &String| columns.names.binary_search(label).ok().and_then(|at| u16::try_from(at).ok());
        self.groups.iter().map(|group| group.iter().filter_map(number).collect()).collect()
    }
}

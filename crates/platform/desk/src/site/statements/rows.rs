//! The rows of a statement: what is not accessible, and the pages that were tried. An emptied row is removed; some more
//! stand ready to be filled.

use kernel::{FieldError, Translations};
use settings::{Gap, Sample};

use super::{WORDS, words};
use crate::{
    Desk, Fields,
    site::{
        form::{NAME, Reading, field},
        views::{LineView, RowView},
    },
};

/// How many rows a form takes.
const MOST: usize = 120;

/// How many rows stand ready to be filled.
const MORE: usize = 2;

/// The longest name of a criterion: `10.14`, `WCAG 1.4.11`.
const CRITERION: usize = 20;

/// What is not accessible, as it was sent.
pub(super) fn read_gaps(desk: &Desk, reading: &mut Reading<'_>, prefix: &str, old: &[Gap]) -> Vec<Gap> {
    let count = reading.rows(prefix, "criterion", MOST);
    let gaps = (0..count).filter_map(|at| {
        let name = format!("{prefix}-{at}-words");
        let kept = old.get(at).map(|gap| gap.words.clone()).unwrap_or_default();
        let criterion = reading.text(&format!("{prefix}-{at}-criterion"), CRITERION).unwrap_or_default();
        let words = reading.translations(desk, &name, WORDS, &kept);
        let is_said = desk.site.languages().iter().any(|language| words.get(*language).is_some());
        if !is_said && !criterion.is_empty() {
            let first = desk.site.settings.first_language();
            reading.blame(FieldError::new(format!("{name}-{first}"), "desk-fault-required"));
        }
        is_said.then_some(Gap { criterion, words })
    });
    gaps.collect()
}

/// The pages that were tried, as they were sent.
pub(super) fn read_samples(reading: &mut Reading<'_>) -> Vec<Sample> {
    let count = reading.rows("sample", "name", MOST);
    let samples = (0..count).filter_map(|at| {
        let [name, href] = [format!("sample-{at}-name"), format!("sample-{at}-href")];
        let (label, leads) = (reading.text(&name, NAME), reading.value(&href, "desk-site-fault-path"));
        match (label, leads) {
            (Some(name), Some(href)) => Some(Sample { name, href }),
            (Some(_), None) => {
                reading.require(&href);
                None
            }
            (None, Some(_)) => {
                reading.require(&name);
                None
            }
            (None, None) => None,
        }
    });
    samples.collect()
}

/// The rows of what is not accessible; with what was sent, as many as were.
pub(super) fn show_gaps(desk: &Desk, fields: &mut Fields, prefix: &str, gaps: &[Gap], sent: usize) -> Vec<RowView> {
    let nothing = Gap { criterion: String::new(), words: Translations::default() };
    let show = |at: usize| {
        let gap = gaps.get(at).unwrap_or(&nothing);
        let name = format!("{prefix}-{at}-criterion");
        fields.add(field(desk, &name, "desk-site-criterion", &gap.criterion));
        let mut lines = vec![LineView::plain(&name, "text")];
        let key = (format!("{prefix}-{at}-words"), "desk-site-gap-words");
        lines.extend(words(desk, fields, "area", (&key.0, key.1), &gap.words));
        RowView { legend: legend(desk, at, gaps.len()), lines }
    };
    (0..length(gaps.len(), sent)).map(show).collect()
}

/// The rows of the pages that were tried.
pub(super) fn show_samples(desk: &Desk, fields: &mut Fields, samples: &[Sample], sent: usize) -> Vec<RowView> {
    let show = |at: usize| {
        let sample = samples.get(at);
        let [name, href] = [format!("sample-{at}-name"), format!("sample-{at}-href")];
        let (label, leads) = sample.map(|sample| (sample.name.clone(), sample.href.to_string())).unwrap_or_default();
        fields.add(field(desk, &name, "desk-site-sample-name", &label));
        fields.add(field(desk, &href, "desk-site-sample-href", &leads));
        let lines = vec![LineView::plain(&name, "text"), LineView::left(&href)];
        RowView { legend: legend(desk, at, samples.len()), lines }
    };
    (0..length(samples.len(), sent)).map(show).collect()
}

fn length(own: usize, sent: usize) -> usize {
    (own + MORE).max(sent).min(MOST)
}

fn legend(desk: &Desk, at: usize, own: usize) -> String {
    if at < own {
        desk.text_with("desk-site-row", &[("number", u32::try_from(at + 1).unwrap_or(u32::MAX).into())])
    } else {
        desk.text("desk-site-row-new")
    }
}

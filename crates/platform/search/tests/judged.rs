//! The ranking on judged queries: good enough, and better than chance by far.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot go on says where"
)]

#[path = "judged/corpus.rs"]
mod corpus;
#[path = "judged/measure.rs"]
mod measure;

#[test]
fn what_people_seek_in_the_demonstration_stands_first() {
    must_be_good(&corpus::demo(), "demonstration");
}

#[test]
fn what_people_seek_among_real_titles_stands_first() {
    let Some(real) = corpus::real() else { return };
    must_be_good(&corpus::demo().into_iter().chain(real).collect(), "with real titles");
}

fn must_be_good(corpus: &corpus::Corpus, name: &str) {
    let means = measure::means(corpus);
    eprintln!("{}", means.said(name));
    assert!(means.queries >= 60 && means.ranked >= 0.85 && means.shuffled < 0.5, "{}", means.said(name));
}

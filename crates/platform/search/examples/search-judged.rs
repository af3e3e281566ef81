//! Prints how good the ranking is on the judged queries: nDCG@10, and that of an order by chance. For `make bench`.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement: what fails ends it")]

#[path = "../tests/judged/corpus.rs"]
mod corpus;
#[path = "../tests/judged/measure.rs"]
mod measure;

fn main() {
    let demo = corpus::demo();
    let real = corpus::real();
    println!("{}", measure::means(&demo).said("demonstration"));
    if let Some(real) = real {
        println!("{}", measure::means(&demo.into_iter().chain(real).collect()).said("with real titles"));
    }
}

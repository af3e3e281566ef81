//! The addresses of pages. First words of other rooms are literal in their patterns, so the router finds those first.

use std::sync::Arc;

use axum::{
    extract::Request,
    routing::{MethodRouter, any},
};
use kernel::Language;
use portal::Asked;
use web::{Gate, Route};

use crate::{contact, pages};

/// The parameters of a page: `sent` says that the message of the contact form was taken.
const PARAMS: &[&str] = &["sent"];

/// How many messages a visitor may send within an hour.
const MOST_LETTERS: usize = 5;

/// `/fr/PAGE` and `/fr/PAGE/CHILD`, in every language of the interface. Which page is the contact page is known at run
/// time alone: its answers say for themselves that they are not to be stored.
pub(crate) fn routes() -> Vec<Route> {
    let gate = Arc::new(Gate::new(MOST_LETTERS));
    let patterns = Language::INTERFACE
        .into_iter()
        .flat_map(|language| [format!("/{language}/{{page}}"), format!("/{language}/{{page}}/{{child}}")]);
    patterns.map(|pattern| Route::page(pattern, handler(&gate)).params(PARAMS)).collect()
}

fn handler(gate: &Arc<Gate>) -> MethodRouter {
    let gate = gate.clone();
    let write = move |asked: Asked, request: Request| contact::write(gate.clone(), asked, request);
    // Named beside `any`: what guards a route is put around the methods that it names.
    any(write.clone()).get(pages::read).post(write)
}

//! From HTML, as other systems stored it: a report tells what was dropped.
//!
//! The tokens of a conforming tokenizer (html5ever) go straight into blocks; there is no tree between. Frames that are
//! open (lists, tables, quotations) are bounded by the limit of depth, and `div` and its like open none, so that the
//! work grows with the length of the source alone, however deep it nests.

mod attributes;
mod builder;
mod embeds;
mod frames;
mod tables;
mod tags;
mod words;

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer,
        states::{RawKind, Rawtext, Rcdata, ScriptData},
    },
};

use crate::{BlockId, Imported, Link, imported::Gather};
use builder::Builder;

/// Reads a document from a piece or a page of HTML.
///
/// `ids` makes the ids of blocks ([`BlockId::random`], or the same ones again for an importer that runs twice). `known`
/// is asked for each address of a link or picture, as written there, before anything else: it answers with the
/// publication or file of the site that the address has become. A picture that it does not know as a file is dropped;
/// a link that it does not know stays if it is absolute.
pub fn from_html(
    html: &str,
    ids: &mut dyn FnMut() -> BlockId,
    known: &mut dyn FnMut(&str) -> Option<Link>,
) -> Imported {
    let sink = Sink(RefCell::new(Builder::new(Gather::new(ids), known)));
    let tokenizer = Tokenizer::new(sink, html5ever::tokenizer::TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // The sink never asks to stop, so that one call takes all.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Sink<'a>(RefCell<Builder<'a>>);

impl TokenSink for Sink<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut builder = self.0.borrow_mut();
        builder.gather.line = u32::try_from(line).unwrap_or(u32::MAX);
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                builder.start(&tag);
                return raw(&tag.name).map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            Token::TagToken(tag) => builder.end(&tag.name),
            Token::CharacterTokens(text) => builder.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// How the tokenizer reads what such an element holds (HTML, 13.2.6.4).
fn raw(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(Rawtext),
        "title" | "textarea" => Some(Rcdata),
        _ => None,
    }
}

//! Pictures: in the sizes and formats that there are, with an alternative, a caption and a credit.

use super::{Writer, set};
use crate::{Alternative, Figure, Medium, Rendition, inline};

/// How wide a picture of the body is shown: the column of text, or the screen.
const SIZES: &str = "(min-width: 48em) 42rem, 100vw";

/// Pixels across of the picture for browsers that do not choose.
const PLAIN_WIDTH: u32 = 1280;

impl<'a> Writer<'a> {
    pub(super) fn figure(&mut self, figure: &'a Figure) {
        let medium = self.with.resolved.media.get(&figure.media);
        let spoken = medium.is_none().then_some(&figure.alternative);
        let unseen = match spoken {
            Some(Alternative::Text(text)) => Some(text),
            _ => None,
        };
        if medium.is_none() && unseen.is_none() && figure.caption.is_empty() && figure.credit.is_none() {
            return;
        }
        self.raw("<figure class=\"picture\"");
        self.name(figure);
        self.raw(">");
        if let Some(medium) = medium {
            self.picture(medium, &figure.alternative);
        } else if let Some(text) = unseen {
            self.raw("<p>");
            self.words(text);
            self.raw("</p>");
        }
        self.caption(figure);
        self.raw("</figure>");
    }

    /// The name of a figure that has a caption is the caption (RGAA 1.9).
    fn name(&mut self, figure: &Figure) {
        let mut name = set(&inline::plain(&figure.caption), self.language).into_owned();
        if let Some(credit) = &figure.credit {
            name.push_str(if name.is_empty() { "" } else { " " });
            name.push_str(&self.credit(credit));
        }
        if !name.is_empty() {
            self.raw(" role=\"figure\"");
            self.attribute("aria-label", &name);
        }
    }

    fn credit(&self, credit: &str) -> String {
        self.interface("document-credit", &[("credit", credit.into())])
    }

    fn caption(&mut self, figure: &'a Figure) {
        if figure.caption.is_empty() && figure.credit.is_none() {
            return;
        }
        self.raw("<figcaption>");
        self.inlines(&figure.caption);
        if let Some(credit) = &figure.credit {
            self.raw(if figure.caption.is_empty() { "<small" } else { " <small" });
            self.language(self.with.language, self.language);
            self.raw(">");
            let credit = self.credit(credit);
            self.value(&credit);
            self.raw("</small>");
        }
        self.raw("</figcaption>");
    }

    pub(super) fn picture(&mut self, medium: &Medium, alternative: &Alternative) {
        let modern = ["image/avif", "image/webp"];
        let plain: Vec<&Rendition> = medium.renditions.iter().filter(|r| !modern.contains(&r.mime.as_str())).collect();
        self.raw("<picture>");
        for mime in modern {
            let of_this: Vec<&Rendition> = medium.renditions.iter().filter(|r| r.mime == mime).collect();
            if !of_this.is_empty() {
                self.raw("<source");
                self.attribute("type", mime);
                self.candidates(&of_this);
                self.raw(">");
            }
        }
        let shown = plain.iter().filter(|r| r.width <= PLAIN_WIDTH).max_by_key(|r| r.width).or(plain.first());
        self.raw("<img");
        self.attribute("src", shown.map_or(&medium.href, |r| &r.href));
        let alt = match alternative {
            Alternative::Text(text) => text,
            Alternative::Decorative => "",
            Alternative::Missing => medium.alt.as_deref().unwrap_or_default(),
        };
        self.attribute("alt", alt);
        let size = medium.width.zip(medium.height).or(shown.map(|r| (r.width, r.height)));
        if let Some((width, height)) = size {
            self.attribute("width", &width.to_string());
            self.attribute("height", &height.to_string());
        }
        self.raw(" loading=\"lazy\" decoding=\"async\"");
        if !plain.is_empty() {
            self.candidates(&plain);
        }
        self.raw("></picture>");
    }

    /// ` srcset="…" sizes="…"`. A blank or a comma would end an address there.
    fn candidates(&mut self, renditions: &[&Rendition]) {
        self.raw(" srcset=\"");
        for (index, rendition) in renditions.iter().enumerate() {
            self.raw(if index > 0 { ", " } else { "" });
            self.value(&rendition.href.replace(' ', "%20").replace(',', "%2C"));
            self.raw(" ");
            self.raw(&rendition.width.to_string());
            self.raw("w");
        }
        self.raw("\"");
        self.attribute("sizes", SIZES);
    }
}

//! The sizes and shapes in which a picture is shown.

use files::Hash;
use serde::{Deserialize, Serialize};

use crate::{Format, Medium};

/// The widths in which pictures are shown, in pixels: a telephone, a column of text, the full width on a dense screen.
pub const WIDTHS: [u32; 4] = [480, 720, 960, 1600];

/// The widths in which a picture's part around its focus is shown: on cards, which are narrow.
pub(crate) const CARD_WIDTHS: [u32; 3] = [480, 720, 960];

/// The format that every browser shows, and the lighter one that nearly all do. A still lighter one, AVIF, follows where
/// nothing else is to be done.
pub(crate) const RENDITION_FORMATS: [Format; 2] = [Format::Jpeg, Format::Webp];

/// A picture in one size and format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rendition {
    /// All of the picture, or a part.
    pub shape: Shape,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// JPEG, WebP or AVIF.
    pub format: Format,
    /// Its bytes, in the file store.
    pub hash: Hash,
    /// Its length.
    pub bytes: u64,
}

/// Which part of a picture is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Shape {
    /// All of it.
    Whole,
    /// The part around its focus, [`Self::CARD_RATIO`] times as wide as tall.
    Card,
    /// The part around its focus that stands beside shared links: [`SHARED_SIZE`], or as much of that as there is.
    Shared,
}

/// The size that networks ask for (Open Graph), in pixels.
pub const SHARED_SIZE: (u32, u32) = (1200, 630);

impl Shape {
    /// How many times a card's picture is as wide as it is tall; `ui/frame.css` says the same.
    pub const CARD_RATIO: u32 = 2;

    /// The word under which it is stored.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Card => "card",
            Self::Shared => "shared",
        }
    }

    /// The shape stored under this word.
    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Whole, Self::Card, Self::Shared].into_iter().find(|shape| shape.code() == code)
    }

    /// What stands for it in a file's name.
    pub(crate) fn infix(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Card => "-card",
            Self::Shared => "-shared",
        }
    }
}

/// The point of a picture that must stay in sight where it is cropped, in thousandths of its width from its left and of
/// its height from its top.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Focus {
    x: u16,
    y: u16,
}

impl Focus {
    /// The point; nothing where it lies outside.
    pub fn new(x: u16, y: u16) -> Option<Self> {
        (x <= 1000 && y <= 1000).then_some(Self { x, y })
    }

    /// From its left, in thousandths.
    pub fn x(self) -> u16 {
        self.x
    }

    /// From its top, in thousandths.
    pub fn y(self) -> u16 {
        self.y
    }

    /// The middle, where nobody has said what must stay in sight.
    pub(crate) const MIDDLE: Self = Self { x: 500, y: 500 };

    /// The largest part of a card's shape, see [`Self::part`].
    pub(crate) fn card(self, width: u32, height: u32) -> (u32, u32, u32, u32) {
        self.part((width, height), (Shape::CARD_RATIO, 1))
    }

    /// The largest part of these proportions whose middle is as near to the point as the picture allows: left, top, width
    /// and height, in pixels.
    pub(crate) fn part(self, (width, height): (u32, u32), (wide, tall): (u32, u32)) -> (u32, u32, u32, u32) {
        let scaled = |length: u32, by: u32, of: u32| {
            u32::try_from(u64::from(length) * u64::from(by) / u64::from(of.max(1))).unwrap_or(u32::MAX)
        };
        let part_width = width.min(scaled(height, wide, tall)).max(1);
        let part_height = scaled(part_width, tall, wide).clamp(1, height.max(1));
        let begin = |whole: u32, part: u32, point: u16| {
            let middle = u64::from(whole) * u64::from(point) / 1000;
            let begin = middle.saturating_sub(u64::from(part) / 2).min(u64::from(whole.saturating_sub(part)));
            u32::try_from(begin).unwrap_or_default()
        };
        (begin(width, part_width, self.x), begin(height, part_height, self.y), part_width, part_height)
    }
}

/// How a picture is shown: the parts of a `picture` element.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    medium: &'a Medium,
    renditions: &'a [Rendition],
    /// The rendition for who takes only one, a JPEG of at most 960 pixels in width. Its width and height are those of
    /// the `img` element, which keep its place while it loads.
    pub single: &'a Rendition,
}

impl<'a> Picture<'a> {
    /// These renditions of a medium; nothing where there are none.
    pub(crate) fn of(medium: &'a Medium, renditions: &'a [Rendition]) -> Option<Self> {
        let of = |format| renditions.iter().filter(move |rendition| rendition.format == format);
        // The one for browsers without `srcset`, and for what takes one picture only: social cards, feeds.
        let single =
            of(Format::Jpeg).rfind(|rendition| rendition.width <= WIDTHS[2]).or_else(|| of(Format::Jpeg).next())?;
        Some(Self { medium, renditions, single })
    }

    /// The address of [`Self::single`], made by `address` from a file name.
    pub fn src(&self, address: impl Fn(&str) -> String) -> String {
        address(&self.medium.rendition_name(self.single))
    }

    /// The `srcset` of one format, JPEG, WebP or AVIF, empty where there is none: `/…-480.webp 480w, /…-960.webp 960w`, the addresses made by `address`
    /// from file names.
    pub fn srcset(&self, format: Format, address: impl Fn(&str) -> String) -> String {
        let of_format = self.renditions.iter().filter(|rendition| rendition.format == format);
        let parts = of_format
            .map(|rendition| format!("{} {}w", address(&self.medium.rendition_name(rendition)), rendition.width));
        parts.collect::<Vec<_>>().join(", ")
    }
}

/// The sizes to make of a picture of this size: those of [`WIDTHS`] that are smaller, and its own where that is smaller
/// than the largest of them.
pub(crate) fn sizes(width: u32, height: u32) -> Vec<(u32, u32)> {
    let mut widths: Vec<u32> = WIDTHS.iter().copied().filter(|wanted| *wanted <= width).collect();
    if width < WIDTHS[3] && widths.last() != Some(&width) {
        widths.push(width);
    }
    let tall = |wanted: u32| (u64::from(height) * u64::from(wanted) + u64::from(width) / 2) / u64::from(width.max(1));
    widths.iter().map(|wanted| (*wanted, u32::try_from(tall(*wanted)).unwrap_or(u32::MAX).max(1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::tests::medium;

    #[test]
    fn a_picture_says_its_sizes() {
        let medium = medium();
        let picture = medium.picture().unwrap();
        assert_eq!((picture.single.width, picture.single.format), (960, Format::Jpeg));
        assert_eq!(picture.src(|name| format!("/f/{name}")), "/f/la-place-960.jpg");
        let set = picture.srcset(Format::Webp, |name| format!("/f/{name}"));
        assert_eq!(
            set,
            "/f/la-place-480.webp 480w, /f/la-place-720.webp 720w, /f/la-place-960.webp 960w, /f/la-place-1600.webp 1600w"
        );
        assert_eq!(medium.card().unwrap().src(str::to_owned), "la-place-card-480.jpg");
        let uncropped = Medium { crops: Vec::new(), ..medium };
        assert_eq!(uncropped.card().unwrap().single.width, 960);
        assert!(Medium { renditions: Vec::new(), ..uncropped }.card().is_none());
    }

    #[test]
    fn no_picture_is_made_larger_than_it_is() {
        assert_eq!(sizes(3000, 2000), [(480, 320), (720, 480), (960, 640), (1600, 1067)]);
        assert_eq!(sizes(1200, 800), [(480, 320), (720, 480), (960, 640), (1200, 800)]);
        assert_eq!(sizes(960, 1), [(480, 1), (720, 1), (960, 1)]);
        assert_eq!(sizes(1, 1), [(1, 1)]);
    }

    proptest::proptest! {
        #[test]
        fn sizes_are_few_and_keep_the_shape(width in 1_u32..20_000, height in 1_u32..20_000) {
            let sizes = sizes(width, height);
            proptest::prop_assert!((1..=4).contains(&sizes.len()));
            for (w, h) in sizes {
                proptest::prop_assert!(w <= width && w <= WIDTHS[3]);
                proptest::prop_assert!((f64::from(h) - f64::from(height) * f64::from(w) / f64::from(width)).abs() <= 1.0);
            }
        }

        #[test]
        fn a_part_lies_within_the_picture_around_its_focus(
            width in 2_u32..20_000, height in 1_u32..20_000, x in 0_u16..=1000, y in 0_u16..=1000
        ) {
            let (left, top, part_width, part_height) = Focus::new(x, y).unwrap().card(width, height);
            proptest::prop_assert!(part_width >= 1 && part_height >= 1);
            proptest::prop_assert!(left + part_width <= width && top + part_height <= height);
            let (at_x, at_y) = (width * u32::from(x) / 1000, height * u32::from(y) / 1000);
            proptest::prop_assert!((left..=left + part_width).contains(&at_x));
            proptest::prop_assert!((top..=top + part_height).contains(&at_y));
        }
    }
}

//! Pictures for shared links, 1200 × 630: the lace of a publication that has no lead picture, with the mark, in the
//! site's own colours, and without a word, so that one picture serves all languages. An address names what it shows
//! ([`stamp`]), so browsers and networks may keep it for good; it is drawn when it is asked for, and the page cache
//! keeps it meanwhile.

use std::fmt::Write as _;

use axum::{
    body::Bytes,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse as _, Response},
};
use image::{RgbImage, codecs::jpeg::JpegEncoder};
use kernel::{Actor, Error, Result};
use publication::store::{read::Text, readable};
use resvg::{tiny_skia::Pixmap, usvg};
use tokio::sync::Semaphore;
use web::{
    Failure, Stored,
    lace::{Lace, Shape},
};

use crate::{Asked, ImageView, Portal, SiteView};

/// The size that networks ask for (Open Graph), in pixels.
pub(crate) const WIDTH: u32 = 1200;
/// As [`WIDTH`].
pub(crate) const HEIGHT: u32 = 630;

/// Changes whenever the drawing does: kept pictures are then asked for anew.
const DRAWING: u64 = 1;

/// JPEG of thin lines: below it, they fray.
const QUALITY: u8 = 82;

/// The address of the picture that stands for the site as a whole.
const SITE: &str = "site";

/// A drawing takes some tens of milliseconds of a core: one at once.
static AT_ONCE: Semaphore = Semaphore::const_new(1);

/// The picture of a text without a lead picture.
pub fn lace_image(asked: &Asked, text: &Text) -> ImageView {
    let lace = crate::lace(&text.facts.themes, &text.facts.dated.to_string());
    view(asked, &text.publication.to_string(), lace.seed)
}

/// The picture of the site itself.
pub(crate) fn site_image(asked: &Asked) -> ImageView {
    view(asked, SITE, site_seed(&asked.site))
}

fn view(asked: &Asked, whose: &str, seed: u64) -> ImageView {
    ImageView {
        href: asked.portal.web.absolute(&path(whose, seed, &Colours::of(&asked.site))),
        width: WIDTH,
        height: HEIGHT,
        alt: asked.text("portal-social-alt"),
    }
}

fn path(whose: &str, seed: u64, colours: &Colours) -> String {
    format!("/social/{whose}/{}.jpg", stamp(seed, colours))
}

/// The lace of the site: the same while it keeps its name.
fn site_seed(site: &SiteView) -> u64 {
    let name = site.settings.name_in(site.settings.first_language());
    web::lace::seed(&[], name.bytes().fold(0, |sum: i32, byte| sum.wrapping_mul(31).wrapping_add(byte.into())))
}

/// `/social/ID/STAMP.jpg`: for whom the publication is readable without signing in, as networks are.
pub(crate) async fn show(portal: Portal, Path((whose, file)): Path<(String, String)>) -> Result<Response, Failure> {
    let site = portal.site().await?;
    let colours = Colours::of(&site);
    let seed = if whose == SITE {
        site_seed(&site)
    } else {
        let id = whose.parse().map_err(|_| Error::NotFound)?;
        let snapshot = portal.db.page_snapshot().await?;
        let facts = readable::facts(&snapshot, &Actor::Anonymous, id).await?.ok_or(Error::NotFound)?;
        crate::lace(&facts.themes, &facts.dated.to_string()).seed
    };
    if file.strip_suffix(".jpg") != Some(stamp(seed, &colours).as_str()) {
        return Ok(web::redirect(&path(&whose, seed, &colours)));
    }
    let bytes = drawn(seed, colours).await?;
    let headers =
        [(header::CONTENT_TYPE, "image/jpeg"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    let mut response = (StatusCode::OK, headers, bytes).into_response();
    response.extensions_mut().insert(Stored { fresh_until: None, immutable: true });
    Ok(response)
}

/// What a picture shows, in sixteen digits.
fn stamp(seed: u64, colours: &Colours) -> String {
    let all = format!("{DRAWING} {seed} {}", colours.thread);
    let sum =
        all.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{sum:016x}")
}

/// The colours by day of `ui/tokens.css`, the network's own in the place of the thread's.
struct Colours {
    thread: String,
}

const PAPER: &str = "#fbfaf6";
const LINEN: &str = "#efeae0";
const SECOND: &str = "#0a5462";
const THREAD: &str = "#8c1c3a";

impl Colours {
    fn of(site: &SiteView) -> Self {
        let own = site.settings.colour.and_then(settings::Colour::palette);
        Self { thread: own.map_or_else(|| THREAD.to_owned(), |palette| palette.light.line.to_string()) }
    }
}

async fn drawn(seed: u64, colours: Colours) -> Result<Bytes> {
    let _place = AT_ONCE.acquire().await.map_err(|error| Error::internal(error.to_string()))?;
    let drawn = tokio::task::spawn_blocking(move || draw(&drawing(seed, &colours)));
    drawn.await.map_err(|error| Error::internal(error.to_string()))?
}

/// The drawing as SVG: the lace over all of it, the mark on a round of paper at its lower end.
fn drawing(seed: u64, colours: &Colours) -> String {
    let Colours { thread } = colours;
    let mut svg = String::with_capacity(12_288);
    let style = format!(
        "path{{fill:none;stroke:{thread};stroke-linecap:round;stroke-linejoin:round}}circle.town{{fill:{thread}}}\
         path.ground{{stroke:{SECOND};stroke-width:2.6;stroke-linecap:butt;opacity:.6}}path.heavy{{stroke-width:10}}\
         path.fine{{stroke-width:4.5}}path.petal,circle.petal{{fill:{LINEN};stroke:{thread};stroke-width:7.5}}\
         path.vein{{stroke-width:2.8}}path.net{{stroke:{SECOND};stroke-width:2.6}}svg.mark path.heavy{{stroke-width:2.6}}"
    );
    let figure = web::lace::figure(&Lace { seed, shape: Shape::Wide }, 1);
    let mark = web::lace::mark();
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"><style>{style}</style><rect width="{WIDTH}" height="{HEIGHT}" fill="{LINEN}"/>{}<circle cx="1092" cy="522" r="72" fill="{PAPER}"/>{}</svg>"#,
        placed(figure.as_str(), "0 0 1200 630", true),
        placed(mark.as_str(), "1044 474 96 96", false),
    );
    svg
}

/// A figure in a place of the drawing: left, top, width and height. `fills` it where it covers all of the place.
fn placed(figure: &str, place: &str, fills: bool) -> String {
    let mut numbers = place.split(' ');
    let mut next = || numbers.next().unwrap_or_default();
    let (x, y, width, height) = (next(), next(), next(), next());
    let fit = if fills { "xMidYMid slice" } else { "xMidYMid meet" };
    let head = format!(r#"<svg x="{x}" y="{y}" width="{width}" height="{height}" preserveAspectRatio="{fit}" "#);
    figure.replacen("<svg ", &head, 1)
}

fn draw(svg: &str) -> Result<Bytes> {
    let tree = usvg::Tree::from_str(svg, &usvg::Options::default()).map_err(anyhow::Error::from)?;
    let mut canvas = Pixmap::new(WIDTH, HEIGHT).ok_or_else(|| Error::internal("no room for a picture"))?;
    resvg::render(&tree, resvg::tiny_skia::Transform::identity(), &mut canvas.as_mut());
    // The ground is opaque, so the colours need no division by what covers them.
    let pixels = canvas.data().chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
    let picture =
        RgbImage::from_raw(WIDTH, HEIGHT, pixels).ok_or_else(|| Error::internal("a picture of another size"))?;
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&picture).map_err(anyhow::Error::from)?;
    Ok(bytes.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colours(thread: &str) -> Colours {
        Colours { thread: thread.to_owned() }
    }

    #[test]
    fn a_drawing_fills_its_frame_in_the_networks_colour() {
        let colour = [0x1f, 0x3a, 0x8a];
        let bytes = draw(&drawing(7, &colours("#1f3a8a"))).unwrap();
        let picture = image::load_from_memory(&bytes).unwrap().into_rgb8();
        assert_eq!(picture.dimensions(), (WIDTH, HEIGHT));
        assert!(bytes.len() < 300_000, "{} bytes: networks leave larger ones out", bytes.len());
        let near = |pixel: &image::Rgb<u8>, wanted: [u8; 3]| {
            pixel.0.iter().zip(wanted).all(|(one, other)| one.abs_diff(other) < 24)
        };
        let thread = picture.pixels().filter(|pixel| near(pixel, colour)).count();
        assert!(thread > 5_000, "{thread} pixels of thread");
        assert!(near(picture.get_pixel(1092, 460), [0xfb, 0xfa, 0xf6]), "the mark lies on paper");
        let ground = |x0: u32, y0: u32| {
            (0..200).flat_map(|x| (0..100).map(move |y| (x0 + x, y0 + y))).any(|(x, y)| {
                let [red, green, blue] = picture.get_pixel(x, y).0;
                green > red && blue > red && red < 0xc0
            })
        };
        assert!(ground(0, 0) && ground(1000, 0) && ground(0, 530), "the net runs to the corners");
    }

    #[test]
    fn another_lace_another_colour_another_address() {
        let red = colours("#8c1c3a");
        assert_eq!(stamp(1, &red), stamp(1, &colours("#8c1c3a")));
        assert_ne!(stamp(1, &red), stamp(2, &red));
        assert_ne!(stamp(1, &red), stamp(1, &colours("#1f3a8a")));
    }
}

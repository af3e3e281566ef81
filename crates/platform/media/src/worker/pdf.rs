//! What a PDF tells of itself, its text, and how its first page looks.

use std::path::Path;

use anyhow::{Context as _, ensure};
use hayro::{
    PixmapSettings, RenderCache, RenderSettings, hayro_interpret::InterpreterSettings, hayro_syntax::Pdf,
    vello_cpu::color::palette::css::WHITE,
};
use image::{DynamicImage, RgbaImage};
use lopdf::{Document, Object};

use super::{Report, TEXT, signed};

/// How wide the picture of a page is, in pixels.
const PAGE_WIDTH: f32 = 960.0;

/// How tall it may be: beyond, a page is a strip that nobody reads.
const PAGE_HEIGHT: f32 = 4_000.0;

/// How much text is kept, in bytes; a book has some 500,000.
const LONGEST_TEXT: usize = 2 << 20;

/// How far one page may unfold, in bytes.
const LARGEST_PAGE: usize = 16 << 20;

/// Counts its pages, asks for its tags and its language, and writes its text into the working folder.
pub(super) fn read(source: &Path) -> anyhow::Result<Report> {
    let document = Document::load(source).context("not a readable PDF")?;
    ensure!(!document.is_encrypted(), "a PDF that only a password opens");
    let pages = u32::try_from(document.page_iter().count())?;
    ensure!(pages > 0, "a PDF without pages");
    let catalog = document.catalog();
    let marks = catalog.and_then(|catalog| document.get_dict_in_dict(catalog, b"MarkInfo"));
    let marked = marks.and_then(|marks| marks.get(b"Marked")).and_then(Object::as_bool);
    let language = document.catalog().and_then(|catalog| catalog.get_deref(b"Lang", &document));
    let language = language.ok().and_then(|object| lopdf::decode_text_string(object).ok());
    let properties = document.trailer.get_deref(b"Info", &document).and_then(Object::as_dict);
    let author = properties.and_then(|properties| properties.get_deref(b"Author", &document));
    let author = author.ok().and_then(|object| lopdf::decode_text_string(object).ok());
    std::fs::write(TEXT, text(&document, pages))?;
    let language = language.filter(|language| !language.is_empty() && language.len() <= 40);
    let author = signed(author.into_iter().collect());
    Ok(Report::Pdf { pages, tagged: marked.unwrap_or(false), language, author })
}

/// Its text, page by page, without pages that cannot be read.
fn text(document: &Document, pages: u32) -> String {
    let mut text = String::new();
    for page in 1..=pages {
        let found = document.extract_text_with_limit(&[page], LARGEST_PAGE).unwrap_or_default();
        let lines = found.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        for line in lines.filter(|line| !line.is_empty()) {
            if text.len() + line.len() >= LONGEST_TEXT {
                return text;
            }
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

/// Draws the first page and writes it in the sizes of a picture.
pub(super) fn draw(source: &Path) -> anyhow::Result<Report> {
    let pdf = Pdf::new(std::fs::read(source)?).map_err(|_| anyhow::anyhow!("not a PDF that can be drawn"))?;
    let page = pdf.pages().first().context("a PDF without pages")?;
    let (width, height) = page.render_dimensions();
    ensure!(width >= 1.0 && height >= 1.0, "a page without a surface");
    let scale = (PAGE_WIDTH / width).min(PAGE_HEIGHT / height);
    let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let fonts = InterpreterSettings::default();
    let drawn = hayro::render(page, &RenderCache::new(), &fonts, &RenderSettings::default(), &size);
    let (width, height) = (drawn.width().into(), drawn.height().into());
    // On white, nothing is left transparent, so premultiplied or not is the same.
    let pixels = drawn.data().iter().flat_map(|pixel| [pixel.r, pixel.g, pixel.b, u8::MAX]).collect();
    let picture = RgbaImage::from_raw(width, height, pixels).context("a page of another size than its picture")?;
    super::picture::draw(DynamicImage::from(picture).into_rgb8().into())
}

#[cfg(test)]
mod tests {
    use lopdf::{EncryptionState, EncryptionVersion, Permissions, StringFormat, dictionary};

    use super::*;

    /// A PDF of one page that this password opens; an empty one opens it for everybody, and forbids some things.
    fn closed(password: &str) -> tempfile::NamedTempFile {
        let mut document = Document::with_version("1.5");
        let pages = document.new_object_id();
        let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => pages });
        let all = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
        document.objects.insert(pages, all.into());
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        document.trailer.set("Root", catalog);
        let id = || Object::String(b"0123456789abcdef".to_vec(), StringFormat::Hexadecimal);
        document.trailer.set("ID", vec![id(), id()]);
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        let file = tempfile::NamedTempFile::new().unwrap();
        document.save(file.path()).unwrap();
        file
    }

    #[test]
    fn what_only_a_password_opens_is_told_from_what_forbids_printing() {
        assert!(read(closed("secret").path()).is_err());
        let open = Document::load(closed("").path()).unwrap();
        assert!(!open.is_encrypted() && open.page_iter().count() == 1);
    }
}

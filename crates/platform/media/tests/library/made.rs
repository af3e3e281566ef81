//! Files made for the tests.

use std::io::Cursor;

use image::{DynamicImage, ImageEncoder as _, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage, codecs};

/// A picture that is red at its top and blue below.
pub(crate) fn two_colours(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |_, y| if y < height / 2 { Rgb([200, 30, 40]) } else { Rgb([20, 40, 200]) })
}

pub(crate) fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG that says it was taken on its side (orientation 6: to be turned clockwise), and where.
pub(crate) fn photograph_on_its_side(width: u32, height: u32) -> Vec<u8> {
    let plain = encoded(two_colours(width, height), ImageFormat::Jpeg);
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    tiff.extend(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    tiff.extend(b"\x01\x0e\0\x02\0\0\0\x14\0\0\0\x26");
    tiff.extend(b"\0\0\0\0");
    tiff.extend(b"at 51.0259, 4.47754\0");
    let length = u16::try_from(tiff.len() + 8).unwrap().to_be_bytes();
    [&plain[..2], b"\xff\xe1", &length, b"Exif\0\0", &tiff, &plain[2..]].concat()
}

pub(crate) fn cmyk(width: u16, height: u16) -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    let pixels = [0, 200, 200, 20].repeat(usize::from(width) * usize::from(height));
    encoder.encode(&pixels, width, height, jpeg_encoder::ColorType::Cmyk).unwrap();
    bytes
}

pub(crate) fn sixteen_bits(width: u32, height: u32) -> Vec<u8> {
    let picture = image::ImageBuffer::from_fn(width, height, |x, _| Rgb([u16::try_from(x * 7).unwrap(), 0xffff, 0]));
    encoded(DynamicImage::ImageRgb16(picture), ImageFormat::Png)
}

pub(crate) fn moving(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = codecs::gif::GifEncoder::new(&mut bytes);
    for colour in [[255, 0, 0, 255], [0, 255, 0, 255]] {
        let frame = RgbaImage::from_pixel(width, height, Rgba(colour));
        encoder.encode_frame(image::Frame::new(frame)).unwrap();
    }
    drop(encoder);
    bytes
}

/// Half of it transparent green.
pub(crate) fn transparent(width: u32, height: u32) -> Vec<u8> {
    let half = |x| if x < width / 2 { Rgba([0, 255, 0, 0]) } else { Rgba([0, 0, 0, 255]) };
    encoded(RgbaImage::from_fn(width, height, |x, _| half(x)), ImageFormat::Png)
}

/// A picture of one colour in Display P3, as telephones take them.
pub(crate) fn in_display_p3(colour: [u8; 3], width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = codecs::png::PngEncoder::new(&mut bytes);
    encoder.set_icc_profile(moxcms::ColorProfile::new_display_p3().encode().unwrap()).unwrap();
    let picture = RgbImage::from_pixel(width, height, Rgb(colour));
    encoder.write_image(&picture, width, height, image::ExtendedColorType::Rgb8).unwrap();
    bytes
}

/// A PNG that promises so many pixels and holds none.
pub(crate) fn promising(width: u32, height: u32) -> Vec<u8> {
    let header = [&b"IHDR"[..], &width.to_be_bytes(), &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    let data = b"IDAT\x78\x9c\x03\0\0\0\0\x01".to_vec();
    let chunk = |body: &[u8]| {
        let length = u32::try_from(body.len() - 4).unwrap().to_be_bytes();
        [&length[..], body, &crc(body).to_be_bytes()].concat()
    };
    [&b"\x89PNG\r\n\x1a\n"[..], &chunk(&header), &chunk(&data), &chunk(b"IEND")].concat()
}

/// CRC-32, as PNG asks for it.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| crc >> 1 ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 })
    })
}

/// A PDF of so many empty pages.
pub(crate) fn pdf(pages: usize, tagged: bool) -> Vec<u8> {
    use lopdf::{Document, Object, dictionary};
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let kids: Vec<Object> =
        (0..pages).map(|_| document.add_object(dictionary! { "Type" => "Page", "Parent" => tree }).into()).collect();
    let count = i64::try_from(pages).unwrap();
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let marks = document.add_object(dictionary! { "Marked" => tagged });
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree, "MarkInfo" => marks });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A PDF of one page in Spanish, with text and a red square.
pub(crate) fn written_pdf() -> Vec<u8> {
    use lopdf::{Document, Object, Stream, dictionary};
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let font = document.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" },
    );
    let drawing = b"1 0 0 rg 0 0 300 300 re f BT /F1 24 Tf 72 700 Td (Declaracion de Malinas) Tj ET".to_vec();
    let content = document.add_object(Stream::new(dictionary! {}, drawing));
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => tree, "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } }, "Contents" => content,
    });
    let kids: Vec<Object> = vec![page.into()];
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 }.into());
    let lang = Object::string_literal("es-MX");
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree, "Lang" => lang });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The same document, which names its author.
pub(crate) fn signed_pdf(author: &str) -> Vec<u8> {
    use lopdf::{Document, Object, dictionary};
    let mut document = Document::load_mem(&written_pdf()).unwrap();
    let utf16: Vec<u8> = author.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let author = Object::string_literal([&b"\xfe\xff"[..], &utf16].concat());
    let properties = document.add_object(dictionary! { "Author" => author });
    document.trailer.set("Info", properties);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// A page whose content unfolds to 300 MB of nothing.
pub(crate) fn unfolding_pdf() -> Vec<u8> {
    use lopdf::{Document, Object, Stream, dictionary};
    let mut document = Document::with_version("1.7");
    let tree = document.new_object_id();
    let mut stream = Stream::new(dictionary! {}, vec![b' '; 300 << 20]);
    stream.compress().unwrap();
    let content = document.add_object(stream);
    let page = document.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content });
    let kids: Vec<Object> = vec![page.into()];
    document.objects.insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// Silence of so many milliseconds: WAV, 8,000 samples of one byte a second.
pub(crate) fn silence(millis: u32) -> Vec<u8> {
    let samples = millis * 8;
    let long = |number: u32| number.to_le_bytes();
    let format = [&long(16)[..], b"\x01\0\x01\0", &long(8_000), &long(8_000), b"\x01\0\x08\0"].concat();
    let data = vec![128; usize::try_from(samples).unwrap()];
    [&b"RIFF"[..], &long(36 + samples), b"WAVEfmt ", &format, b"data", &long(samples), &data].concat()
}

/// A red left and a blue right half.
pub(crate) fn left_and_right(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([200, 30, 40]) } else { Rgb([20, 40, 200]) })
}

/// Something like a photograph: slopes, waves and grain, the same each time.
pub(crate) fn landscape(width: u32, height: u32) -> RgbImage {
    let mut grain = 1_u32;
    RgbImage::from_fn(width, height, |x, y| {
        grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let wave = ((f64::from(x) / 23.0).sin() + (f64::from(y) / 17.0 + f64::from(x) / 90.0).cos()) * 30.0;
        let tone = |base: f64| {
            let value = base + wave + f64::from(y * 60 / height) + f64::from(grain >> 28);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 255")]
            let byte = value.clamp(0.0, 255.0) as u8;
            byte
        };
        Rgb([tone(90.0), tone(110.0), tone(130.0)])
    })
}

/// The parts of an MP4 film without frames, which tells this place, where one is given.
pub(crate) fn film(place: &str) -> Vec<u8> {
    let part =
        |kind: &[u8], holds: &[u8]| [&u32::try_from(holds.len() + 8).unwrap().to_be_bytes()[..], kind, holds].concat();
    let place = if place.is_empty() { Vec::new() } else { part(b"udta", &part(b"\xa9xyz", place.as_bytes())) };
    let moov = [part(b"mvhd", &[0; 100]), place].concat();
    [part(b"ftyp", b"isom\0\0\x02\0isomiso2mp41"), part(b"mdat", b"frames"), part(b"moov", &moov)].concat()
}

/// A HEIC picture that tells this place among its pixels, with a film behind it that tells it too.
pub(crate) fn heic(place: &str) -> Vec<u8> {
    let long = |number: usize| u32::try_from(number).unwrap().to_be_bytes();
    let part = |kind: &[u8], holds: &[u8]| [&long(holds.len() + 8)[..], kind, holds].concat();
    let entry = |item: u8, kind: &[u8]| part(b"infe", &[&[2, 0, 0, 0, 0, item, 0, 0], kind, b"\0"].concat());
    let info = part(b"iinf", &[&[0, 0, 0, 0, 0, 2][..], &entry(1, b"hvc1"), &entry(2, b"Exif")].concat());
    let head = part(b"ftyp", b"heic\0\0\0\0mif1heic");
    let meta = |from: usize| {
        let lies = |item: u8, at: usize, length: usize| [&[0, item, 0, 0, 0, 1][..], &long(at), &long(length)].concat();
        let all = [lies(1, from, 6), lies(2, from + 6, place.len())].concat();
        let lie = part(b"iloc", &[&[0, 0, 0, 0, 0x44, 0, 0, 2][..], &all].concat());
        part(b"meta", &[&[0; 4][..], &part(b"hdlr", b"pict"), &info, &lie].concat())
    };
    let from = head.len() + meta(0).len() + 8;
    [head, meta(from), part(b"mdat", format!("pixels{place}").as_bytes()), part(b"mpvd", &film(place))].concat()
}

/// An archive of these files, each deflated.
pub(crate) fn archive(entries: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write as _;
    let (mut all, mut table) = (Vec::new(), Vec::new());
    let word = |number: usize| u16::try_from(number).unwrap().to_le_bytes();
    let long = |number: usize| u32::try_from(number).unwrap().to_le_bytes();
    for (name, content) in entries {
        let mut packed = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(content.as_bytes()).unwrap();
        let packed = packed.finish().unwrap();
        let sizes = [&long(packed.len())[..], &long(content.len()), &word(name.len())].concat();
        let about = [&b"\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0"[..], &sizes, &[0; 2]].concat();
        table.extend([&b"PK\x01\x02\x14\0"[..], &about, &[0; 10], &long(all.len()), name.as_bytes()].concat());
        all.extend([&b"PK\x03\x04"[..], &about, name.as_bytes(), &packed].concat());
    }
    let start = all.len();
    let end = [&b"PK\x05\x06\0\0\0\0"[..], &word(entries.len()), &word(entries.len())].concat();
    [all, table.clone(), end, long(table.len()).to_vec(), long(start).to_vec(), vec![0; 2]].concat()
}

//! From a picture of any making to renditions that hold pixels and nothing else.

use std::{
    fs::File,
    io::{BufReader, BufWriter, Write as _},
    path::Path,
};

use anyhow::{Context as _, bail, ensure};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, images::Image};
use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage, codecs::jpeg::JpegEncoder,
};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::{Made, Report, clean};
use crate::{
    Focus, Format, Shape,
    picture::{CARD_WIDTHS, RENDITION_FORMATS, sizes},
};

/// The longest side that is read, in pixels.
const LONGEST: u32 = 20_000;

/// How much memory the decoded picture may take, in bytes: some 130 million pixels of a photograph.
const DECODED: u64 = 400 << 20;

/// The longest side of a WebP (its container specification).
const LONGEST_WEBP: u32 = 16_383;

const JPEG_QUALITY: u8 = 78;
const WEBP_QUALITY: f32 = 70.0;

/// Reads the file and writes its renditions into the working folder, and the picture itself without what it tells
/// beside its pixels.
pub(super) fn render(source: &Path, format: Format, focus: Option<Focus>) -> anyhow::Result<Report> {
    let Read { picture, profile, turn } = read(source, format)?;
    clean::write(source, format, turn)?;
    clean::check(format)?;
    write_all(&picture, profile.as_deref(), focus)
}

/// Writes the renditions of a picture, and those of its part around the focus.
pub(super) fn write_all(
    picture: &DynamicImage,
    profile: Option<&[u8]>,
    focus: Option<Focus>,
) -> anyhow::Result<Report> {
    let (width, height) = (picture.width(), picture.height());
    let mut renditions = Vec::new();
    for (width, height) in sizes(width, height) {
        ensure!(height <= LONGEST_WEBP, "a picture too narrow to be shown");
        let small = in_srgb(resize(picture, width, height, ResizeOptions::new())?, profile);
        renditions.extend(write_formats(&small, Shape::Whole)?);
    }
    if let Some(focus) = focus {
        let (x, y, part_width, part_height) = focus.card(width, height);
        for width in CARD_WIDTHS.into_iter().filter(|wanted| *wanted <= part_width) {
            let part = ResizeOptions::new().crop(x.into(), y.into(), part_width.into(), part_height.into());
            let small = in_srgb(resize(picture, width, (width / Shape::CARD_RATIO).max(1), part)?, profile);
            renditions.extend(write_formats(&small, Shape::Card)?);
        }
    }
    Ok(Report::Picture { width, height, renditions })
}

fn write_formats(picture: &DynamicImage, shape: Shape) -> anyhow::Result<Vec<Made>> {
    let mut all = Vec::new();
    for format in RENDITION_FORMATS {
        let made = Made { shape, width: picture.width(), height: picture.height(), format };
        write(picture, &made).with_context(|| format!("writing {}", made.file_name()))?;
        all.push(made);
    }
    Ok(all)
}

/// A picture as it was read.
struct Read {
    /// Upright, with 8 bits a channel.
    picture: DynamicImage,
    /// Its colour profile, where it has one.
    profile: Option<Vec<u8>>,
    /// How it was turned, as EXIF has it: 1 to 8.
    turn: u8,
}

fn read(source: &Path, format: Format) -> anyhow::Result<Read> {
    let known = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::Gif => ImageFormat::Gif,
        Format::Webp => ImageFormat::WebP,
        _ => bail!("not a picture"),
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(DECODED);
    let mut reader = ImageReader::with_format(BufReader::new(File::open(source)?), known);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().context("not a readable picture")?;
    ensure!(decoder.total_bytes() <= DECODED, "a picture of too many pixels");
    let upright = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).context("not a readable picture")?;
    ensure!(picture.width() > 0 && picture.height() > 0, "a picture without pixels");
    picture.apply_orientation(upright);
    Ok(Read { picture: plain(picture), profile, turn: upright.to_exif() })
}

/// Eight bits a channel; with transparency only where something is transparent.
fn plain(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8().into();
    }
    let picture = picture.into_rgba8();
    let opaque = picture.pixels().all(|pixel| pixel.0[3] == u8::MAX);
    let picture = DynamicImage::from(picture);
    if opaque { picture.into_rgb8().into() } else { picture }
}

fn resize(picture: &DynamicImage, width: u32, height: u32, part: ResizeOptions) -> anyhow::Result<DynamicImage> {
    let pixels = if picture.color().has_alpha() { PixelType::U8x4 } else { PixelType::U8x3 };
    let mut small = Image::new(width, height, pixels);
    let options = part.resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
    Resizer::new().resize(picture, &mut small, &options)?;
    let bytes = small.into_vec();
    let made = match pixels {
        PixelType::U8x4 => RgbaImage::from_raw(width, height, bytes).map(DynamicImage::from),
        _ => RgbImage::from_raw(width, height, bytes).map(DynamicImage::from),
    };
    made.context("a resized picture has another length")
}

/// Renditions carry no profile, so other colours than sRGB are turned into it. A profile that cannot be used (a
/// printer's, a broken one) leaves the picture as it is, which is what browsers do.
fn in_srgb(picture: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let profile = profile.and_then(|profile| ColorProfile::new_from_slice(profile).ok());
    let Some(profile) = profile.filter(|profile| profile.color_space == DataColorSpace::Rgb) else { return picture };
    let layout = if picture.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let srgb = ColorProfile::new_srgb();
    let Ok(turn) = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()) else {
        return picture;
    };
    let mut turned = picture.clone();
    let done = match &mut turned {
        DynamicImage::ImageRgb8(pixels) => turn.transform(picture.as_bytes(), pixels),
        DynamicImage::ImageRgba8(pixels) => turn.transform(picture.as_bytes(), pixels),
        _ => return picture,
    };
    if done.is_ok() { turned } else { picture }
}

fn write(picture: &DynamicImage, made: &Made) -> anyhow::Result<()> {
    let mut file = BufWriter::new(File::create(made.file_name())?);
    match made.format {
        Format::Webp => {
            let encoder = match picture {
                DynamicImage::ImageRgba8(pixels) => webp::Encoder::from_rgba(pixels, made.width, made.height),
                other => webp::Encoder::from_rgb(other.as_bytes(), made.width, made.height),
            };
            let done = encoder.encode_simple(false, WEBP_QUALITY);
            file.write_all(&done.map_err(|error| anyhow::anyhow!("WebP: {error:?}"))?)?;
        }
        _ => JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY).encode_image(&on_white(picture))?,
    }
    file.flush().map_err(Into::into)
}

/// JPEG knows no transparency: what was transparent becomes paper.
fn on_white(picture: &DynamicImage) -> RgbImage {
    let DynamicImage::ImageRgba8(pixels) = picture else { return picture.to_rgb8() };
    RgbImage::from_fn(pixels.width(), pixels.height(), |x, y| {
        let [r, g, b, a] = pixels.get_pixel(x, y).0;
        let blend = |channel: u8| {
            let sum = u32::from(channel) * u32::from(a) + 255 * (255 - u32::from(a));
            u8::try_from((sum + 127) / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([r, g, b].map(blend))
    })
}

//! From a picture of any making to renditions that hold pixels and nothing else.

use std::{
    fs::File,
    io::{BufReader, BufWriter, Write as _},
    path::Path,
};

use anyhow::{Context as _, bail, ensure};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, images::Image};
use image::{
    DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage, RgbaImage,
    codecs::{avif::AvifEncoder, jpeg::JpegEncoder},
};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use super::{Made, Report, clean};
use crate::{
    Focus, Format, SHARED_SIZE, Shape,
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
/// How hard AVIF is tried: the fastest of 10 is 10.
const AVIF_SPEED: u8 = 8;
const AVIF_QUALITY: u8 = 60;

/// Reads the file and writes its renditions into the working folder, and the picture itself without what it tells
/// beside its pixels.
pub(super) fn render(source: &Path, format: Format, focus: Option<Focus>) -> anyhow::Result<Report> {
    let read = read(source, format)?;
    clean::write(source, format, read.turn)?;
    clean::check(format)?;
    let Report::Picture { width, height, mut renditions } = write_all(&read, focus)? else { bail!("no picture") };
    renditions.push(write_shared(&read, focus.unwrap_or(Focus::MIDDLE))?);
    Ok(Report::Picture { width, height, renditions })
}

/// Writes the renditions of a picture that was drawn here.
pub(super) fn draw(picture: DynamicImage) -> anyhow::Result<Report> {
    write_all(&Read { picture, profile: None, turn: 1 }, None)
}

/// Writes one more rendition.
pub(super) fn lighten(source: &Path, format: Format, made: Made, focus: Option<Focus>) -> anyhow::Result<Report> {
    let read = read(source, format)?;
    let (width, height) = (read.picture.width(), read.picture.height());
    let part = match focus {
        Some(focus) => crop(focus.card(width, height)),
        None => ResizeOptions::new(),
    };
    write(&read.small(made.width, made.height, part)?, &made)?;
    Ok(Report::Picture { width, height, renditions: vec![made] })
}

/// Writes the renditions of a picture, and those of its part around the focus.
fn write_all(read: &Read, focus: Option<Focus>) -> anyhow::Result<Report> {
    let (width, height) = (read.picture.width(), read.picture.height());
    let mut renditions = Vec::new();
    for (width, height) in sizes(width, height) {
        ensure!(height <= LONGEST_WEBP, "a picture too narrow to be shown");
        renditions.extend(write_formats(&read.small(width, height, ResizeOptions::new())?, Shape::Whole)?);
    }
    if let Some(focus) = focus {
        let part = focus.card(width, height);
        for width in CARD_WIDTHS.into_iter().filter(|wanted| *wanted <= part.2) {
            let small = read.small(width, (width / Shape::CARD_RATIO).max(1), crop(part))?;
            renditions.extend(write_formats(&small, Shape::Card)?);
        }
    }
    Ok(Report::Picture { width, height, renditions })
}

/// Writes the part that stands beside shared links: JPEG alone, which every network takes.
fn write_shared(read: &Read, focus: Focus) -> anyhow::Result<Made> {
    let part = focus.part((read.picture.width(), read.picture.height()), SHARED_SIZE);
    let (width, height) = if part.2 < SHARED_SIZE.0 { (part.2, part.3) } else { SHARED_SIZE };
    let made = Made { shape: Shape::Shared, width, height, format: Format::Jpeg };
    write(&read.small(width, height, crop(part))?, &made)?;
    Ok(made)
}

fn crop((left, top, width, height): (u32, u32, u32, u32)) -> ResizeOptions {
    ResizeOptions::new().crop(left.into(), top.into(), width.into(), height.into())
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

impl Read {
    /// The picture, or a part of it, in this size and in sRGB.
    fn small(&self, width: u32, height: u32, part: ResizeOptions) -> anyhow::Result<DynamicImage> {
        Ok(in_srgb(resize(&self.picture, width, height, part)?, self.profile.as_deref()))
    }
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
        Format::Avif => {
            let encoder = AvifEncoder::new_with_speed_quality(&mut file, AVIF_SPEED, AVIF_QUALITY);
            picture.write_with_encoder(encoder.with_num_threads(Some(1)))?;
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

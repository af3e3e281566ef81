//! What the worker tells of files, and what it refuses.

use std::time::Duration;

use db::Query as _;
use futures::TryStreamExt as _;
use image::ImageFormat;
use kernel::{Language, MediaId};
use media::{Format, MediaWords, Source, Worker};

use crate::{
    made,
    shelf::{Library, program, worker},
};

fn near(pixel: [u8; 3], wanted: [u8; 3]) -> bool {
    pixel.iter().zip(wanted).all(|(one, other)| one.abs_diff(other) < 12)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photograph_is_turned_upright_and_told_of_nothing() {
    for library in Library::each().await {
        let medium = library.examined(&made::photograph_on_its_side(2000, 1500), "La place.JPG").await.unwrap();
        assert_eq!((medium.width, medium.height), (Some(1500), Some(2000)));
        assert_eq!(medium.file_name(), "la-place.jpg");
        let sizes: Vec<_> = medium.renditions.iter().map(|r| (r.width, r.height, r.format)).collect();
        let wanted = [(480, 640), (720, 960), (960, 1280), (1500, 2000)];
        assert_eq!(sizes, wanted.map(|(w, h)| [(w, h, Format::Jpeg), (w, h, Format::Webp)]).concat());
        let clean = medium.part("la-place.jpg").unwrap();
        let pieces: Vec<_> = media::open(&library.files, &clean, None).await.unwrap().try_collect().await.unwrap();
        let clean = pieces.concat();
        assert!(!clean.windows(7).any(|piece| piece == b"51.0259"), "its place is not told");
        let upright = image::load_from_memory(&clean).unwrap();
        assert_eq!(
            (upright.width(), upright.height()),
            (2000, 1500),
            "its pixels are as they were, with the turn beside"
        );
        assert!(clean.windows(4).any(|piece| piece == b"Exif"));
        for rendition in &medium.renditions {
            let bytes = library.bytes(rendition).await;
            assert_eq!(bytes.len() as u64, rendition.bytes);
            for secret in [&b"Exif"[..], b"51.0259", b"EXIF", b"ICC_PROFILE"] {
                assert!(!bytes.windows(secret.len()).any(|piece| piece == secret));
            }
            // Turned clockwise, what was on top is at the right.
            let pixels = library.pixels(rendition).await.into_rgb8();
            let (right, middle) = (rendition.width - 9, rendition.height / 2);
            assert!(near(pixels.get_pixel(right, middle).0, [200, 30, 40]), "{:?}", pixels.get_pixel(right, middle));
            assert!(near(pixels.get_pixel(8, middle).0, [20, 40, 200]));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_that_is_not_decoded_tells_no_place_either() {
    for library in Library::each().await {
        let avif = made::encoded(made::two_colours(64, 48), ImageFormat::Avif);
        let plain = library.examined(&avif, "La place.avif").await.unwrap();
        assert_eq!((plain.format, plain.renditions.len()), (Format::Avif, 0));
        assert_eq!(plain.part("la-place.avif").unwrap().hash, plain.hash, "it tells nothing");
        let heic = made::heic("at 51.0259, 4.47754");
        let telling = library.examined(&heic, "IMG_2041.HEIC").await.unwrap();
        assert_eq!(telling.format, Format::Heic);
        let clean = telling.part("img-2041.heic").unwrap();
        let pieces: Vec<_> = media::open(&library.files, &clean, None).await.unwrap().try_collect().await.unwrap();
        let clean = pieces.concat();
        assert!(!clean.windows(7).any(|piece| piece == b"51.0259"), "its place is not told");
        assert!(clean.windows(6).any(|piece| piece == b"pixels") && clean.len() == heic.len());
        let why = library.examined(&heic[..heic.len() - 5], "cut.heic").await;
        assert!(why.is_err(), "{why:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_says_whom_it_names_as_its_author() {
    for library in Library::each().await {
        let core = "<cp:coreProperties><dc:creator>Ana Nováková</dc:creator><cp:lastModifiedBy>Bo</cp:lastModifiedBy></cp:coreProperties>";
        let docx = made::archive(&[("word/document.xml", "<w:document/>"), ("docProps/core.xml", core)]);
        let medium = library.examined(&docx, "Guide.docx").await.unwrap();
        assert_eq!((medium.format, medium.author.as_deref()), (Format::Docx, Some("Ana Nováková, Bo")));
        assert_eq!(medium.part("guide.docx").unwrap().hash, medium.hash, "it is given out as it came");
        let bare = made::archive(&[("xl/workbook.xml", "<workbook/>")]);
        assert_eq!(library.examined(&bare, "a.xlsx").await.unwrap().author, None);
        let pdf = library.examined(&made::signed_pdf("Ana Nováková"), "a.pdf").await.unwrap();
        assert_eq!((pdf.pages, pdf.author.as_deref()), (Some(1), Some("Ana Nováková")));
        assert_eq!(library.examined(&made::written_pdf(), "b.pdf").await.unwrap().author, None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_of_all_makings_become_renditions() {
    let library = Library::each().await.remove(0);
    let one_pixel = made::encoded(made::two_colours(1, 1), ImageFormat::Png);
    for (bytes, name, width, colour) in [
        (one_pixel, "pixel.png", 1, [20, 40, 200]),
        (made::moving(40, 30), "moving.gif", 40, [255, 0, 0]),
        (made::transparent(100, 50), "logo.png", 100, [255, 255, 255]),
        (made::sixteen_bits(60, 40), "scan.png", 60, [0, 255, 0]),
        (made::encoded(made::two_colours(64, 64), ImageFormat::WebP), "x.webp", 64, [200, 30, 40]),
    ] {
        let medium = library.examined(&bytes, name).await.unwrap();
        let sizes: Vec<_> = medium.renditions.iter().map(|rendition| (rendition.width, rendition.format)).collect();
        assert_eq!(sizes, [(width, Format::Jpeg), (width, Format::Webp)], "{name}");
        let pixels = library.pixels(&medium.renditions[0]).await.into_rgb8();
        assert!(near(pixels.get_pixel(0, 0).0, colour), "{name}: {:?}", pixels.get_pixel(0, 0));
        if name == "logo.png" {
            let webp = library.pixels(&medium.renditions[1]).await.into_rgba8();
            assert_eq!((webp.get_pixel(0, 0).0[3], webp.get_pixel(99, 0).0[3]), (0, 255));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn colours_look_as_they_were_meant() {
    let library = Library::each().await.remove(0);
    let telephone = library.examined(&made::in_display_p3([200, 100, 100], 50, 50), "p3.png").await.unwrap();
    let pixels = library.pixels(&telephone.renditions[0]).await.into_rgb8();
    let [red, green, _] = pixels.get_pixel(20, 20).0;
    assert!(red > 206 && green < 98, "turned into sRGB: {red} {green}");
    let printed = library.examined(&made::cmyk(50, 50), "print.jpg").await.unwrap();
    let pixels = library.pixels(&printed.renditions[0]).await.into_rgb8();
    let [red, green, blue] = pixels.get_pixel(20, 20).0;
    assert!(red > 180 && green < 110 && blue < 110, "red ink is red: {red} {green} {blue}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_said_so_and_harms_nobody() {
    for (bytes, name) in [
        (made::promising(19_000, 19_000), "bomb.png"),
        (made::promising(60_000, 60_000), "a bomb.png"),
        (made::promising(60_000, 2), "strip.png"),
        (made::promising(100, 100), "empty.png"),
        (made::encoded(made::two_colours(300, 200), ImageFormat::Png)[..400].to_vec(), "cut.png"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01".to_vec(), "cut.jpg"),
        (b"GIF89a\xff\xff\xff\xff\0\0\0".to_vec(), "cut.gif"),
        (b"%PDF-1.7\nnothing of the kind".to_vec(), "cut.pdf"),
    ] {
        let library = Library::each().await.remove(0);
        let why = library.examined(&bytes, name).await.expect_err(name);
        let failed = jobs::failed(&library.base.db.snapshot().await.unwrap(), 5).await.unwrap();
        assert_eq!(failed.len(), 1, "{name} is not tried again: {why}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photograph_that_was_cut_is_shown_as_far_as_it_goes_or_refused() {
    let library = Library::each().await.remove(0);
    let whole = made::encoded(made::two_colours(600, 400), ImageFormat::Jpeg);
    match library.examined(&whole[..whole.len() / 2], "cut.jpg").await {
        Ok(medium) => assert_eq!((medium.width, medium.height), (Some(600), Some(400))),
        Err(why) => assert!(why.contains("readable"), "{why}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_s_pages_are_counted_and_its_tags_asked_for() {
    let library = Library::each().await.remove(0);
    let tagged = library.examined(&made::pdf(3, true), "guide.pdf").await.unwrap();
    assert_eq!((tagged.pages, tagged.accessible), (Some(3), Some(true)));
    let plain = library.examined(&made::pdf(1, false), "scan.pdf").await.unwrap();
    assert_eq!((plain.pages, plain.accessible), (Some(1), Some(false)));
    let said = library.take_in(&made::pdf(2, true), "said.pdf", |new| new.accessible = Some(false)).await;
    assert_eq!(library.work(worker()).await, None);
    assert_eq!(library.find(said).await.accessible, Some(false), "what an editor said stands");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_fails_is_told_from_a_file_that_does() {
    let picture = made::encoded(made::two_colours(10, 10), ImageFormat::Png);
    let library = Library::each().await.remove(0);
    library.take_in(&picture, "a.png", |_| {}).await;
    library.work(Worker::new("/nowhere/worker")).await.unwrap();
    let snapshot = library.base.db.snapshot().await.unwrap();
    assert_eq!(jobs::counts(&snapshot).await.unwrap().failed, 0, "it may be there later");
    // One that dies without a word has met a file that is too much for it.
    let died = Library::each().await.remove(0);
    died.take_in(&picture, "a.png", |_| {}).await;
    assert!(died.work(Worker::new("/bin/false")).await.unwrap().contains("more than the worker may use"));
}

#[tokio::test(flavor = "multi_thread")]
#[cfg(target_os = "linux")]
async fn a_worker_limits_itself_before_it_reads_anything() {
    let mut child =
        tokio::process::Command::new(program()).stdin(std::process::Stdio::piped()).kill_on_drop(true).spawn().unwrap();
    let limits = format!("/proc/{}/limits", child.id().unwrap());
    let limited = async {
        loop {
            let limits = std::fs::read_to_string(&limits).unwrap();
            let limit = |name: &str| limits.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().nth(1));
            let wanted = [
                ("Max cpu time", "30"),
                ("Max file size", "67108864"),
                ("Max core file size", "0"),
                ("Max address space", "1073741824"),
            ];
            if wanted.iter().all(|(name, value)| limit(name) == Some(value)) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), limited).await.expect("it never limited itself");
    child.kill().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn records_are_kept_whole_and_found_in_one_query() {
    for library in Library::each().await {
        let words =
            MediaWords { title: "إعلان مالين".into(), description: Some("مدن".into()), transcript: None };
        let full = library
            .take_in(b"ville;pays\n", "Villes.csv", |new| {
                new.language = Some(Language::FR);
                new.words.insert(Language::AR, words.clone());
                new.credit = Some("A. Studio".parse().unwrap());
                new.licence = Some("CC-BY-4.0".parse().unwrap());
                new.accessible = Some(true);
                new.is_public = true;
            })
            .await;
        let picture =
            library.examined(&made::encoded(made::two_colours(500, 300), ImageFormat::Png), "a.png").await.unwrap();
        let snapshot = library.base.db.snapshot().await.unwrap();
        let ids = [full, picture.id, MediaId::nil()];
        let (found, queries) = db::counted(media::by_ids(&snapshot, &ids)).await;
        let found = found.unwrap();
        assert_eq!((found.len(), queries), (2, 1));
        assert_eq!(found[&picture.id], picture);
        assert_eq!(found[&picture.id].renditions.len(), 4);
        let table = &found[&full];
        assert_eq!((table.format, table.bytes), (Format::Csv, 11));
        assert_eq!(table.words_in(&[Language::FR]), Some((Language::AR, &words)));
        assert_eq!(table.credit.as_ref().unwrap().as_str(), "A. Studio");
        assert_eq!(table.licence.as_ref().unwrap().as_str(), "CC-BY-4.0");
        assert_eq!((table.accessible, table.is_public, table.language), (Some(true), true, Some(Language::FR)));
        assert!(matches!(media::find(&snapshot, MediaId::nil()).await, Err(kernel::Error::NotFound)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_source_again_is_the_same_medium() {
    for library in Library::each().await {
        let source = || Some(Source { importer: "spip".parse().unwrap(), key: "document-271".into() });
        let first = made::encoded(made::two_colours(20, 20), ImageFormat::Png);
        let id = library.take_in(&first, "a.png", |new| new.source = source()).await;
        assert_eq!(library.work(worker()).await, None);
        let rendered = library.find(id).await.renditions;
        // Nothing new: the renditions stay and no job is made.
        let again = library.take_in(&first, "a.png", |new| new.source = source()).await;
        assert_eq!((again, library.find(id).await.renditions), (id, rendered));
        assert!(!library.waits("media-renditions").await);
        // New bytes: the former renditions go at once, new ones follow.
        let second = made::encoded(made::two_colours(30, 20), ImageFormat::Png);
        let again = library.take_in(&second, "b.png", |new| new.source = source()).await;
        assert_eq!((again, library.find(id).await.renditions), (id, vec![]));
        assert_eq!(library.work(worker()).await, None);
        let now = library.find(id).await;
        assert_eq!((now.width, now.renditions.len(), now.file_name()), (Some(30), 2, "b.png".to_owned()));
        // Other records of the same bytes share them, and nothing else.
        let other = library.take_in(&second, "c.png", |_| {}).await;
        assert_ne!(other, id);
        assert_eq!(library.find(other).await.hash, now.hash);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_hear_of_new_renditions() {
    for library in Library::each().await {
        let picture = made::encoded(made::two_colours(10, 10), ImageFormat::Png);
        library.take_in(&picture, "a.png", |_| {}).await;
        let before = library.base.db.generation().get();
        assert_eq!(library.work(worker()).await, None);
        assert_eq!(library.base.db.generation().get(), before + 1);
        let snapshot = library.base.db.snapshot().await.unwrap();
        let rendered =
            snapshot.number("SELECT count(*) FROM journal WHERE room = 'media' AND what = 'rendered'", vec![]).await;
        assert_eq!(rendered.unwrap(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_of_a_file_is_opened() {
    let library = Library::each().await.remove(0);
    let id = library.take_in(b"Malines, 16 et 17 novembre", "notes.txt", |_| {}).await;
    let medium = library.find(id).await;
    let part = medium.part("notes.txt").unwrap();
    let media::Asked::Part(range) = media::asked(Some("bytes=0-6"), part.bytes) else { panic!("a part was asked for") };
    let pieces: Vec<_> = media::open(&library.files, &part, Some(range)).await.unwrap().try_collect().await.unwrap();
    assert_eq!(pieces.concat(), b"Malines");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_unfolds_without_end_is_read_without_that_page() {
    let library = Library::each().await.remove(0);
    let medium = library.examined(&made::unfolding_pdf(), "bomb.pdf").await.unwrap();
    assert_eq!(medium.pages, Some(1));
    let snapshot = library.base.db.snapshot().await.unwrap();
    assert_eq!(media::text(&snapshot, medium.id).await.unwrap(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_that_is_also_an_archive_is_served_as_a_picture_alone() {
    let library = Library::each().await.remove(0);
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        let picture = made::encoded(made::two_colours(30, 20), format);
        let medium = library.examined(&[&picture[..], b"PK\x03\x04<script>"].concat(), "x").await.unwrap();
        let served = medium.part(&medium.file_name()).unwrap();
        assert!(served.bytes <= picture.len().try_into().unwrap(), "{format:?}: {} of {}", served.bytes, picture.len());
    }
}

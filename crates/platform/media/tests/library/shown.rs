//! What is made of files so that they are light, fit beside links, and tell no place.

use futures::TryStreamExt as _;
use image::ImageFormat;
use media::{Focus, Format, Look, Medium, Part, Rendition, Said};

use crate::{
    made,
    shelf::{Library, worker},
};

/// Longer than a new picture waits before it is made lighter.
const LATER: i64 = 61_000;

fn of(renditions: &[Rendition], format: Format) -> Vec<Rendition> {
    renditions.iter().copied().filter(|rendition| rendition.format == format).collect()
}

async fn read(library: &Library, part: &Part) -> Vec<u8> {
    let pieces: Vec<_> = media::open(&library.files, part, None).await.unwrap().try_collect().await.unwrap();
    pieces.concat()
}

async fn look_at(library: &Library, medium: &Medium, focus: Focus) -> Medium {
    let said = Said { focus: Some(focus), ..Said::default() };
    let mut write = library.base.db.write().await.unwrap();
    media::say(&mut write, &library.random, medium.id, medium.version, &said).await.unwrap();
    write.commit().await.unwrap();
    assert_eq!(library.work(worker()).await, None);
    library.find(medium.id).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_made_lighter_later_and_only_where_it_spares_a_lot() {
    for library in Library::each().await {
        let picture = made::encoded(made::landscape(480, 320), ImageFormat::Png);
        let medium = library.examined(&picture, "La place.png").await.unwrap();
        let medium = look_at(&library, &medium, Focus::new(500, 0).unwrap()).await;
        assert_eq!(of(&medium.renditions, Format::Avif), [], "its editor's work comes first");
        // A flat one is as light in WebP.
        let flat = made::encoded(made::two_colours(480, 320), ImageFormat::Png);
        let flat = library.examined(&flat, "Plat.png").await.unwrap();

        for _ in 0..3 {
            library.base.clock.pass(LATER);
            assert_eq!(library.work(worker()).await, None);
        }
        let now = library.find(medium.id).await;
        for (all, infix) in [(&now.renditions, ""), (&now.crops, "-card")] {
            let (light, webp) = (of(all, Format::Avif), of(all, Format::Webp));
            assert_eq!(light.iter().map(|one| (one.width, one.height)).collect::<Vec<_>>(), [(480, webp[0].height)]);
            assert!(light[0].bytes * 100 <= webp[0].bytes * 90, "{} of {}", light[0].bytes, webp[0].bytes);
            let part = now.part(&format!("la-place{infix}-480.avif")).unwrap();
            let bytes = read(&library, &part).await;
            assert_eq!((&bytes[4..12], part.format.mime()), (&b"ftypavif"[..], "image/avif"));
        }
        assert_eq!(of(&library.find(flat.id).await.renditions, Format::Avif), []);
        assert!(!library.waits("media-lighten").await, "nothing is left to do");
        // Another focus: what was made before goes, the lighter ones come again.
        let turned = look_at(&library, &now, Focus::new(500, 1000).unwrap()).await;
        assert_eq!(of(&turned.crops, Format::Avif), []);
        library.base.clock.pass(LATER);
        assert_eq!(library.work(worker()).await, None);
        let again = library.find(medium.id).await;
        assert_eq!(of(&again.crops, Format::Avif).len(), 1);
        assert_ne!(of(&again.crops, Format::Avif)[0].hash, of(&now.crops, Format::Avif)[0].hash);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_picture_of_a_shared_link_shows_what_must_stay_in_sight() {
    let library = Library::each().await.remove(0);
    let picture = made::encoded(made::left_and_right(3000, 1000), ImageFormat::Jpeg);
    let medium = library.examined(&picture, "La place.jpg").await.unwrap();
    let shared = medium.shared.unwrap();
    assert_eq!((shared.width, shared.height, shared.format), (1200, 630, Format::Jpeg));
    assert!(medium.part("la-place-shared-1200.jpg").is_some());
    let side = async |medium: &Medium, x: u32| {
        let pixels = library.pixels(&medium.shared.unwrap()).await.into_rgb8();
        if pixels.get_pixel(x, 300).0[0] > 100 { "left" } else { "right" }
    };
    assert_eq!((side(&medium, 100).await, side(&medium, 1100).await), ("left", "right"), "the middle");
    let right = look_at(&library, &medium, Focus::new(1000, 500).unwrap()).await;
    assert_eq!((side(&medium, 400).await, side(&right, 400).await), ("left", "right"));
    // No picture is made larger than it is.
    let small = library.examined(&made::encoded(made::two_colours(300, 300), ImageFormat::Png), "x.png").await.unwrap();
    assert_eq!((small.shared.unwrap().width, small.shared.unwrap().height), (300, 157));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_film_does_not_tell_where_it_was_taken() {
    for library in Library::each().await {
        let film = made::film("+51.0259+004.4775/");
        let id = library.take_in(&film, "Film.mp4", |_| {}).await;
        assert!(library.find(id).await.part("film.mp4").is_none(), "nobody gets it before the worker has seen it");
        assert_eq!(library.work(worker()).await, None);
        let medium = library.find(id).await;
        let given = read(&library, &medium.part("film.mp4").unwrap()).await;
        assert_eq!(given.len(), film.len());
        assert!(!given.windows(7).any(|window| window == b"51.0259"));
        assert!(given.windows(6).any(|window| window == b"frames"));
        assert_eq!(read(&library, &medium.original()).await, film, "the library keeps what came in");
        // One that tells nothing is given as it came, and stored once.
        let silent = library.examined(&made::film(""), "Autre.mp4").await.unwrap();
        assert_eq!(silent.clean.unwrap().hash, silent.hash);
        // One that is cut off is given to nobody.
        let cut = library.take_in(&film[..film.len() - 9], "Coupe.mp4", |_| {}).await;
        assert!(library.work(worker()).await.unwrap().contains("cut off"));
        let cut = library.find(cut).await;
        assert_eq!((cut.look, cut.part("coupe.mp4")), (Look::Unreadable, None));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_video_shows_its_poster_and_says_why_it_has_no_transcript() {
    for library in Library::each().await {
        let picture = made::encoded(made::two_colours(1000, 500), ImageFormat::Png);
        let picture = library.examined(&picture, "Affiche.png").await.unwrap();
        let film = library.examined(&made::film(""), "Film.mp4").await.unwrap();
        let said = Said { poster: Some(picture.id), untold: Some(media::Untold::Wordless), ..Said::default() };
        let mut write = library.base.db.write().await.unwrap();
        media::say(&mut write, &library.random, film.id, 0, &said).await.unwrap();
        write.commit().await.unwrap();
        let known = library.find(film.id).await;
        assert!(known.is_told() && !film.is_told());
        assert_eq!(known.poster.unwrap().media, picture.id);
        let poster = known.part("film-poster.jpg").unwrap();
        assert_eq!(poster.hash, of(&picture.renditions, Format::Jpeg)[2].hash, "the one of 960 pixels");
        // The picture gone, the video stays.
        let mut write = library.base.db.write().await.unwrap();
        media::remove(&mut write, &library.random, picture.id).await.unwrap();
        write.commit().await.unwrap();
        let known = library.find(film.id).await;
        assert_eq!((known.poster, known.part("film-poster.jpg")), (None, None));
    }
}

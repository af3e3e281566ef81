//! What editors do with files: describe, replace, sort, look for.

use db::Query as _;
use image::ImageFormat;
use kernel::{Actor, Error, Language, MediaId, Translations};
use media::{Class, Focus, Format, Look, MediaWords, Said, Sought, collections};

use crate::{
    made,
    shelf::{Library, worker},
};

impl Library {
    async fn say(&self, id: MediaId, version: i64, said: &Said) -> kernel::Result<()> {
        let mut write = self.base.db.write().await.unwrap();
        media::say(&mut write, &self.random, id, version, said).await?;
        write.commit().await
    }

    async fn replace(&self, id: MediaId, bytes: &[u8], name: &str) -> kernel::Result<()> {
        let received = media::receive(&self.files, bytes, name, 1 << 20).await.unwrap();
        let mut write = self.base.db.write().await.unwrap();
        media::replace_bytes(&mut write, &self.random, id, received, None).await?;
        write.commit().await
    }

    async fn seek(&self, sought: &Sought) -> Vec<MediaId> {
        let visible = media::visible(&Actor::System).unwrap();
        media::seek(&self.base.db.snapshot().await.unwrap(), visible, sought, 10).await.unwrap()
    }
}

fn titled(title: &str) -> Said {
    let words = MediaWords { title: title.into(), ..MediaWords::default() };
    Said { words: [(Language::FR, words)].into(), ..Said::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_describe_a_file_at_once_the_later_is_told() {
    for library in Library::each().await {
        let id = library.take_in(b"ville;pays\n", "villes.csv", |_| {}).await;
        let said = Said {
            creator: Some("D. Martin".parse().unwrap()),
            credit: Some("© D. Martin".parse().unwrap()),
            licence: Some("CC-BY-4.0".parse().unwrap()),
            consent: Some("Accords signés, dossier 12".into()),
            language: Some(Language::AR),
            accessible: Some(true),
            is_public: true,
            ..titled("Villes jumelées")
        };
        library.say(id, 0, &said).await.unwrap();
        assert!(matches!(library.say(id, 0, &titled("Autre")).await, Err(Error::Conflict(_))));
        let medium = library.find(id).await;
        assert_eq!((&medium.words, medium.language, medium.version), (&said.words, said.language, 1));
        assert_eq!((&medium.creator, &medium.credit, &medium.licence), (&said.creator, &said.credit, &said.licence));
        assert_eq!((&medium.consent, medium.accessible, medium.is_public), (&said.consent, Some(true), true));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_is_cropped_around_its_focus() {
    for library in Library::each().await {
        let picture = made::encoded(made::left_and_right(2000, 400), ImageFormat::Png);
        let medium = library.examined(&picture, "a.png").await.unwrap();
        assert_eq!((medium.crops.len(), medium.card().unwrap().single.width), (0, 960));
        let said = Said { focus: Focus::new(1000, 500), ..titled("À droite") };
        library.say(medium.id, medium.version, &said).await.unwrap();
        let waiting = library.find(medium.id).await;
        assert_eq!(
            (waiting.look, &waiting.renditions),
            (Look::Waiting, &medium.renditions),
            "pages keep what they show"
        );
        assert_eq!(library.work(worker()).await, None);
        let cropped = library.find(medium.id).await;
        let sizes: Vec<_> = cropped.crops.iter().map(|crop| (crop.width, crop.height, crop.format)).collect();
        let wanted = [(480, 240), (720, 360)];
        assert_eq!(sizes, wanted.map(|(w, h)| [(w, h, Format::Jpeg), (w, h, Format::Webp)]).concat());
        let pixels = library.pixels(&cropped.crops[0]).await.into_rgb8();
        assert!(pixels.get_pixel(4, 4).0[2] > 150, "the left of the part is blue: {:?}", pixels.get_pixel(4, 4));
        assert_eq!(cropped.renditions, medium.renditions);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replaced_file_keeps_its_name_and_its_past() {
    for library in Library::each().await {
        let first = made::encoded(made::two_colours(40, 30), ImageFormat::Png);
        let medium = library.examined(&first, "La place.png").await.unwrap();
        library.say(medium.id, 0, &titled("La place")).await.unwrap();
        assert!(matches!(library.replace(medium.id, &first, "x.png").await, Err(Error::Conflict(_))));
        let second = made::encoded(made::two_colours(50, 30), ImageFormat::Jpeg);
        library.replace(medium.id, &second, "IMG_2.JPG").await.unwrap();
        let replaced = library.find(medium.id).await;
        assert_eq!((replaced.file_name().as_str(), replaced.look), ("la-place.jpg", Look::Waiting));
        assert_eq!((replaced.clean, replaced.part("la-place.jpg")), (None, None), "nothing unclean is given out");
        assert_eq!(library.work(worker()).await, None);
        let replaced = library.find(medium.id).await;
        assert_eq!((replaced.width, replaced.words[&Language::FR].title.as_str()), (Some(50), "La place"));
        let snapshot = library.base.db.snapshot().await.unwrap();
        let past = media::revisions(&snapshot, medium.id).await.unwrap();
        assert_eq!((past.len(), past[0].number, past[0].part), (1, 1, medium.original()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_found_by_their_words_class_and_collection() {
    for library in Library::each().await {
        let table = library.take_in(b"ville;pays\n", "villes.csv", |_| {}).await;
        library.base.clock.pass(1);
        let picture = made::encoded(made::two_colours(4, 3), ImageFormat::Png);
        let picture = library.take_in(&picture, "IMG_1.png", |_| {}).await;
        library.say(picture, 0, &titled("Sécheresse au Mali, 50 %")).await.unwrap();
        let sought = |words: &str| Sought { words: words.into(), ..Sought::default() };
        assert_eq!(library.seek(&sought("")).await, [picture, table]);
        assert_eq!(library.seek(&sought("SECHERESSE mali")).await, [picture]);
        assert_eq!(library.seek(&sought("50 %")).await, [picture]);
        assert_eq!(library.seek(&sought("5_ %")).await, [], "what is no letter is meant literally");
        assert_eq!(library.seek(&sought("img-1")).await, [picture]);
        assert_eq!(library.seek(&Sought { class: Some(Class::Document), ..sought("") }).await, [table]);
        assert_eq!(library.seek(&Sought { before: Some(picture), ..sought("") }).await, [table]);
        let write = library.base.db.write().await.unwrap();
        assert!(matches!(
            collections::create(&write, &library.random, &Translations::default()).await,
            Err(Error::Invalid(_))
        ));
        let names = Translations::of(Language::FR, "Sahel");
        let sahel = collections::create(&write, &library.random, &names).await.unwrap();
        collections::sort(&write, picture, &[sahel, sahel, kernel::CollectionId::nil()]).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(library.seek(&Sought { collection: Some(sahel), ..sought("secheresse") }).await, [picture]);
        assert_eq!(library.seek(&Sought { collection: Some(sahel), ..sought("ville") }).await, []);
        let snapshot = library.base.db.snapshot().await.unwrap();
        let all = collections::all(&snapshot).await.unwrap();
        assert_eq!((all.len(), all[0].files, all[0].names.get(Language::FR)), (1, 1, Some("Sahel")));
        assert_eq!(collections::of_media(&snapshot, picture).await.unwrap(), [sahel]);
        let hash = library.find(table).await.hash;
        assert_eq!(media::by_hash(&snapshot, hash).await.unwrap(), [table]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn captions_belong_to_what_is_heard() {
    for library in Library::each().await {
        let sound = library.examined(&made::silence(1500), "assemblee.wav").await.unwrap();
        assert_eq!((sound.millis, sound.look), (Some(1500), Look::Done));
        let table = library.take_in(b"ville;pays\n", "villes.csv", |_| {}).await;
        let captions =
            media::receive(&library.files, &b"WEBVTT\n\n00:00.000 --> 00:01.000\nBonjour"[..], "x", 999).await.unwrap();
        let text = media::receive(&library.files, &b"bonjour"[..], "x.vtt", 999).await.unwrap();
        let mut write = library.base.db.write().await.unwrap();
        for (id, received) in [(table, captions), (sound.id, text)] {
            let refused = media::put_track(&mut write, &library.random, id, Language::AR, received).await;
            assert!(matches!(refused, Err(Error::Invalid(_))));
        }
        for _ in 0..2 {
            media::put_track(&mut write, &library.random, sound.id, Language::AR, captions).await.unwrap();
        }
        write.commit().await.unwrap();
        let heard = library.find(sound.id).await;
        assert_eq!(heard.tracks.len(), 1);
        assert_eq!(heard.part("assemblee-ar.vtt").unwrap().hash, captions.file.hash);
        let mut write = library.base.db.write().await.unwrap();
        media::remove_track(&mut write, &library.random, sound.id, Language::AR).await.unwrap();
        write.commit().await.unwrap();
        assert_eq!(library.find(sound.id).await.tracks, []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_tells_its_language_and_text_and_shows_its_first_page() {
    for library in Library::each().await {
        let medium = library.examined(&made::written_pdf(), "declaracion.pdf").await.unwrap();
        assert_eq!((medium.pages, medium.language, medium.accessible), (Some(1), Some(Language::ES), Some(false)));
        let snapshot = library.base.db.snapshot().await.unwrap();
        assert_eq!(media::text(&snapshot, medium.id).await.unwrap().unwrap().trim(), "Declaracion de Malinas");
        let shown = medium.picture().unwrap().single;
        assert_eq!((shown.width, shown.height), (960, 1280));
        let pixels = library.pixels(shown).await.into_rgb8();
        assert!(pixels.get_pixel(10, 1270).0[1] < 40, "red below: {:?}", pixels.get_pixel(10, 1270));
        assert!(pixels.get_pixel(900, 10).0.iter().all(|channel| *channel > 240), "white above");
        let dark = pixels.enumerate_pixels().filter(|(_, y, pixel)| *y < 400 && pixel.0[1] < 100).count();
        assert!(dark > 200, "its letters are there: {dark}");
        // The next file of these bytes shares what was made; a PDF served is the one that came.
        assert_eq!(medium.part("declaracion.pdf").unwrap().hash, medium.hash);
        assert_eq!(snapshot.number("SELECT count(*) FROM media_text", vec![]).await.unwrap(), 1);
    }
}

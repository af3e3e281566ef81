//! Sound and video, in the browser's own player: it is reached by keyboard, spoken and translated as its user is used to
//! (RGAA 4.11, 4.12). Nothing is loaded before somebody asks for it, and nothing starts by itself (RGAA 4.10).

use super::{Html, Rendering, Writer};
use crate::Player;

/// The player of a file, and its transcript (RGAA 4.1).
pub fn player_html(player: &Player, rendering: &Rendering<'_>) -> Html {
    let mut writer = Writer::new(rendering);
    writer.player(player);
    Html(writer.out)
}

impl Writer<'_> {
    pub(super) fn player(&mut self, player: &Player) {
        let (element, key) = if player.is_video { ("video", "document-watch") } else { ("audio", "document-listen") };
        self.raw("<div class=\"player\"><");
        self.raw(element);
        self.raw(" controls preload=\"none\"");
        if player.is_video {
            self.raw(" playsinline");
        }
        if let Some(poster) = &player.poster {
            self.attribute("poster", poster);
        }
        self.attribute("src", &player.href);
        let name = self.interface(key, &[("title", player.title.as_str().into())]);
        self.attribute("aria-label", &name);
        self.raw(">");
        for captions in &player.captions {
            self.raw("<track kind=\"captions\"");
            self.attribute("src", &captions.href);
            self.attribute("srclang", captions.language.as_str());
            let name = self.with.i18n.language_name(self.with.language, captions.language);
            self.attribute("label", &name);
            self.raw(">");
        }
        self.raw("</");
        self.raw(element);
        self.raw(">");
        self.transcript(player);
        self.raw("</div>");
    }

    /// What is said and heard, a paragraph for each part between blank lines.
    fn transcript(&mut self, player: &Player) {
        let Some((language, text)) = &player.transcript else { return };
        self.raw("<details><summary");
        self.language(self.with.language, self.language);
        self.raw(">");
        let summary = self.interface("document-transcript", &[]);
        self.value(&summary);
        self.raw("</summary><div");
        self.language(*language, self.language);
        self.raw(">");
        let around = std::mem::replace(&mut self.language, *language);
        for paragraph in text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
            self.raw("<p>");
            for (index, line) in paragraph.lines().enumerate() {
                self.raw(if index > 0 { "<br>" } else { "" });
                self.words(line);
            }
            self.raw("</p>");
        }
        self.language = around;
        self.raw("</div></details>");
    }
}

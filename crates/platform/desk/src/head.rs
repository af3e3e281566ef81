//! What a page of the desk says of itself, and what stands around it.

use kernel::{Language, Role};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{Desk, Door, board, once, site};

/// What a page of the desk says of itself. Templates see it as `page.head`.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct DeskHead {
    /// The page's heading.
    pub heading: String,
    /// Its language, where that is another than the interface's.
    pub heading_in: Option<Tongue>,
    /// The whole title: page — desk — site; with the number of faults before it where a form has some.
    pub title: String,
    /// The page's own address.
    pub canonical: String,
    /// The language of the interface.
    pub language: String,
    /// Its direction.
    pub dir: String,
    /// The way from the desk's first page to here.
    pub crumbs: Vec<Step>,
    /// The desk's menu, by what one may; empty before signing in.
    pub menu: Vec<MenuEntry>,
    /// The name of who is signed in.
    pub me: Option<String>,
    /// What was done a moment ago.
    pub done: Option<String>,
    /// A number that no other page has: a form that makes something carries it, so that sent twice it makes one.
    pub once: String,
    /// The help about this page.
    pub help: Option<String>,
    /// Styles beside the base.
    pub styles: Vec<String>,
    /// Scripts.
    pub scripts: Vec<String>,
}

/// A language that is another than the interface's, with its direction (RGAA 8.7, 8.10).
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Tongue {
    /// Its code.
    pub language: String,
    /// `ltr` or `rtl`.
    pub dir: String,
}

impl Tongue {
    /// This one, where it is not the interface's.
    pub fn of(desk: &Desk, language: Language) -> Option<Self> {
        let dir = || language.direction().as_str().to_owned();
        (language != desk.language).then(|| Self { language: language.to_string(), dir: dir() })
    }

    /// One for samples.
    pub(crate) fn sample() -> Self {
        Self { language: "ar".into(), dir: "rtl".into() }
    }
}

/// A step of the way to a page.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Step {
    /// What it says.
    pub label: String,
    /// Its language, where that is another than the interface's.
    pub label_in: Option<Tongue>,
    /// Where it leads.
    pub href: String,
}

/// A link of the desk.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Crumb {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
}

/// An entry of the desk's menu.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct MenuEntry {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether the page is there or within it.
    pub current: bool,
}

impl DeskHead {
    /// With a step of the way to it.
    #[must_use]
    pub fn crumb(self, label: impl Into<String>, href: impl Into<String>) -> Self {
        self.crumb_in(label, None, href)
    }

    /// The same, with words of another language.
    #[must_use]
    pub fn crumb_in(mut self, label: impl Into<String>, label_in: Option<Tongue>, href: impl Into<String>) -> Self {
        self.crumbs.push(Step { label: label.into(), label_in, href: href.into() });
        self
    }

    /// With what the page needs beside the base: `editor.css`, `editor.js`.
    #[must_use]
    pub fn assets(mut self, styles: &[&str], scripts: &[&str]) -> Self {
        self.styles.extend(styles.iter().map(ToString::to_string));
        self.scripts.extend(scripts.iter().map(ToString::to_string));
        self
    }

    /// With the help about it: a page of the editors' guide.
    #[must_use]
    pub fn help(mut self, page: &str) -> Self {
        self.help = Some(format!("/desk/help/{page}"));
        self
    }

    /// A head for samples.
    pub fn sample() -> Self {
        Self {
            heading: "Actualités".into(),
            heading_in: Some(Tongue::sample()),
            title: "Actualités — Bureau — Exemple".into(),
            canonical: "/desk/articles".into(),
            language: "fr".into(),
            dir: "ltr".into(),
            crumbs: vec![Step { label: "Bureau".into(), label_in: Some(Tongue::sample()), href: "/desk".into() }],
            menu: vec![MenuEntry { label: "Actualités".into(), href: "/desk/articles".into(), current: true }],
            me: Some("Camille Exemple".into()),
            done: Some("C’est enregistré.".into()),
            once: "00".into(),
            help: Some("/desk/help/publish".into()),
            styles: Vec::new(),
            scripts: Vec::new(),
        }
    }
}

pub(crate) fn of_desk(desk: &Desk, heading: &str) -> DeskHead {
    let site = desk.site.settings.name_in(desk.language);
    DeskHead {
        title: format!("{heading} — {} — {site}", desk.text("desk-name")),
        menu: menu(desk),
        me: Some(desk.me.account.name.clone()),
        once: once::number(&desk.portal.web.random),
        done: desk.param("done").and_then(|word| done(&word)).map(|key| desk.text(key)),
        ..bare(heading, &desk.path, desk.language)
    }
}

pub(crate) fn of_door(door: &Door, heading: &str) -> DeskHead {
    let site = door.site.settings.name_in(door.language);
    DeskHead {
        title: format!("{heading} — {site}"),
        done: door.param("done").and_then(|word| done(&word)).map(|key| door.text(key)),
        ..bare(heading, &door.path, door.language)
    }
}

fn bare(heading: &str, path: &str, language: Language) -> DeskHead {
    DeskHead {
        heading: heading.to_owned(),
        canonical: path.to_owned(),
        language: language.to_string(),
        dir: language.direction().as_str().to_owned(),
        ..DeskHead::default()
    }
}

/// What one may do decides what one sees of the menu; each page asks its own policy again.
fn menu(desk: &Desk) -> Vec<MenuEntry> {
    let highest = desk.me.grants.iter().map(|grant| grant.role).max();
    let at_least = |role: Role| highest >= Some(role);
    let current = |href: &str| desk.path == href || (href != "/desk" && desk.path.starts_with(&format!("{href}/")));
    let entry = |label: String, href: String| MenuEntry { current: current(&href), label, href };
    let mut entries = vec![entry(desk.text("desk-home"), "/desk".to_owned())];
    if at_least(Role::Contributor) {
        for kind in desk.portal.kinds.iter() {
            let label = desk.portal.kind_label(kind.name, desk.language);
            entries.push(entry(label, format!("/desk/{}", kind.room)));
        }
        entries.push(entry(desk.text("desk-board"), board::HREF.to_owned()));
        entries.push(entry(desk.text("desk-menu-media"), "/desk/media".to_owned()));
    }
    entries.extend(site::menu_entry(desk));
    if at_least(Role::Administrator) {
        entries.push(entry(desk.text("desk-doors-users"), "/desk/users".to_owned()));
        entries.push(entry(desk.text("desk-doors-audit"), "/desk/audit".to_owned()));
    }
    entries
}

/// The words for what was done, by the word of the address that a form led to.
fn done(word: &str) -> Option<&'static str> {
    Some(match word {
        "saved" => "desk-done-saved",
        "created" => "desk-done-created",
        "removed" => "desk-done-removed",
        "saved-in-part" => "desk-done-saved-in-part",
        "link-sent" => "desk-done-link-sent",
        "scheduled" => "desk-done-scheduled",
        "published" => "desk-done-published",
        "corrected" => "desk-life-done-corrected",
        "archive" => "desk-done-archived",
        "withdraw" => "desk-done-withdrawn",
        "restore" => "desk-done-restored",
        "restored" => "desk-done-revision-restored",
        "draft-moved" => "desk-done-draft-moved",
        "taken" => "desk-done-media-taken",
        "replaced" => "desk-done-media-replaced",
        "looking" => "desk-done-media-looking",
        _ => return None,
    })
}

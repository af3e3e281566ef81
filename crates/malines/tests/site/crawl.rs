//! The desk walked link by link as an administrator finds it: every page, and every form with what a browser would send.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use malines::rooms;

use super::{Answer, dom, peopled::Things, staff::Staff};

/// How many addresses of one pattern are read.
const EACH: usize = 6;

/// A form of a page, as a browser would send it untouched.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    /// Where it leads.
    pub(crate) action: String,
    /// Its fields.
    pub(crate) fields: Vec<Input>,
    /// Whether it sends files.
    pub(crate) with_files: bool,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Input {
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) value: String,
}

impl Form {
    /// Names and values.
    pub(crate) fn pairs(&self) -> Vec<(&str, &str)> {
        self.fields.iter().map(|field| (field.name.as_str(), field.value.as_str())).collect()
    }

    /// What it would do, for messages: where it leads and by which button.
    pub(crate) fn name(&self) -> String {
        let button = self.fields.iter().find(|field| field.kind == "button");
        let button = button.map(|field| format!(" {}={}", field.name, field.value)).unwrap_or_default();
        format!("{}{button}", pattern(&self.action))
    }
}

/// What was found.
#[derive(Default)]
pub(crate) struct Found {
    /// Pages that were read, by the pattern of their route.
    pub(crate) pages: BTreeMap<String, BTreeSet<String>>,
    /// Forms that are posted, each button of a form for itself; the first of each pattern and button.
    pub(crate) forms: BTreeMap<String, Form>,
}

/// Every pattern of the desk's routes.
pub(crate) fn patterns() -> Vec<String> {
    let all = rooms().into_iter().flat_map(|room| room.routes).map(|route| route.path);
    let mut all: Vec<String> = all.filter(|path| path.starts_with("/desk")).collect();
    all.sort();
    all
}

/// The pattern that this address belongs to: the one with the most words of its own.
pub(crate) fn pattern(path: &str) -> String {
    let path = path.split('?').next().unwrap_or_default();
    let fits = |pattern: &String| {
        let (own, asked): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
        own.len() == asked.len() && own.iter().zip(asked).all(|(own, asked)| own.starts_with('{') || *own == asked)
    };
    let words = |pattern: &String| pattern.split('/').filter(|part| !part.starts_with('{')).count();
    patterns().into_iter().filter(fits).max_by_key(words).unwrap_or_else(|| panic!("no route takes {path}"))
}

/// Walks from these addresses on.
pub(crate) async fn crawl(staff: &Staff<'_>, seeds: &[String]) -> Found {
    let mut found = Found::default();
    let mut waiting: VecDeque<String> = std::iter::once("/desk".to_owned()).chain(seeds.iter().cloned()).collect();
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    while let Some(path) = waiting.pop_front() {
        let pages = found.pages.entry(pattern(&path)).or_default();
        if pages.len() >= EACH && !seeds.contains(&path) {
            continue;
        }
        let answer = staff.get(&path).await;
        assert!(answer.status < 500, "{path} fails: {}", answer.text());
        if let Some(to) = Some(answer.header("location")).filter(|to| to.starts_with("/desk")) {
            waiting.extend(seen.insert(to.to_owned()).then(|| to.to_owned()));
        }
        pages.insert(path.clone());
        if !answer.header("content-type").starts_with("text/html") {
            continue;
        }
        let page = dom::parse(&answer.text());
        for link in page.all("a").map(|link| link.get("href").to_owned()).filter(|href| is_desk(href)) {
            let link = link.split('#').next().unwrap_or_default().to_owned();
            waiting.extend(seen.insert(link.clone()).then_some(link));
        }
        for form in forms(&page, &path) {
            found.forms.entry(form.name()).or_insert(form);
        }
    }
    found
}

fn is_desk(href: &str) -> bool {
    href == "/desk" || href.starts_with("/desk/") || href.starts_with("/desk?")
}

/// The forms of a page that are posted; one for each of their buttons.
pub(crate) fn forms(page: &dom::Page, here: &str) -> Vec<Form> {
    let mut all = Vec::new();
    for (at, form) in page.elements.iter().enumerate().filter(|(_, element)| element.name == "form") {
        if !form.get("method").eq_ignore_ascii_case("post") {
            continue;
        }
        let inside = page.elements[at + 1..].iter().take_while(|element| element.path.contains(" form"));
        let id = form.get("id");
        let outside = page.elements.iter().filter(|element| !id.is_empty() && element.is("form", id));
        let (fields, buttons) = fields(inside.chain(outside));
        let action = Some(form.get("action")).filter(|action| !action.is_empty()).unwrap_or(here).to_owned();
        let with_files = form.get("enctype") == "multipart/form-data";
        let one = |button: Option<Input>| {
            let fields = fields.iter().cloned().chain(button).collect();
            Form { action: action.clone(), fields, with_files }
        };
        if buttons.is_empty() {
            all.push(one(None));
        } else {
            all.extend(buttons.into_iter().map(|button| one(Some(button))));
        }
    }
    all
}

/// What is sent, and the buttons that say which.
fn fields<'a>(elements: impl Iterator<Item = &'a dom::Element>) -> (Vec<Input>, Vec<Input>) {
    let (mut sent, mut buttons) = (Vec::new(), Vec::new());
    let mut select: Option<Input> = None;
    for element in elements {
        let name = element.get("name").to_owned();
        let input =
            |kind: &str, value: &str| Input { name: name.clone(), kind: kind.to_owned(), value: value.to_owned() };
        if element.name != "option" && element.name != "optgroup" {
            sent.extend(select.take());
        }
        match element.name.as_str() {
            "input" if name.is_empty() => {}
            "input"
                if matches!(element.get("type"), "checkbox" | "radio")
                    && !element.attributes.contains_key("checked") => {}
            "input" => sent.push(input(element.get("type"), element.get("value"))),
            "textarea" => sent.push(input("textarea", &element.own)),
            "select" => select = Some(input("select", "")),
            "option" => {
                let first = !element.path.is_empty();
                if let Some(select) = &mut select
                    && (element.attributes.contains_key("selected") || (first && select.kind == "select"))
                {
                    // The first is sent where none is chosen.
                    let chosen = element.attributes.contains_key("selected");
                    if chosen { "select-chosen" } else { "select-first" }.clone_into(&mut select.kind);
                    element.get("value").clone_into(&mut select.value);
                }
            }
            "button" if !name.is_empty() => buttons.push(input("button", element.get("value"))),
            _ => {}
        }
    }
    sent.extend(select);
    (sent, buttons)
}

impl Staff<'_> {
    /// Sends a form as a browser does.
    pub(crate) async fn send(&self, form: &Form) -> Answer {
        if !form.with_files {
            return self.post(&form.action, &form.pairs()).await;
        }
        let kind = [("content-type", "multipart/form-data; boundary=limit")];
        self.ask("POST", &form.action, &kind, multipart(form)).await
    }
}

/// A form with files, as it is sent: a small one where a file is asked for.
pub(crate) fn multipart(form: &Form) -> Vec<u8> {
    let mut body = Vec::new();
    for field in &form.fields {
        let (file, value) = match field.kind.as_str() {
            "file" => ("; filename=\"page.csv\"", "ville;pays\n"),
            _ => ("", field.value.as_str()),
        };
        let head = format!("--limit\r\nContent-Disposition: form-data; name=\"{}\"{file}\r\n\r\n", field.name);
        body.extend([head.as_bytes(), value.as_bytes(), b"\r\n"].concat());
    }
    body.extend(b"--limit--\r\n");
    body
}

/// The forms that no page of somebody signed in has, or that a script sends.
pub(crate) fn forms_by_hand(things: &Things) -> Vec<(String, Form)> {
    let all: &[(&str, &[(&str, &str)])] = &[
        ("/desk/sign-in", &[("email", "a@ville.example"), ("password", "x"), ("next", "/desk")]),
        ("/desk/sign-in/code", &[("ceremony", "x"), ("code", "123456"), ("next", "/desk")]),
        ("/desk/sign-in/passkey", &[("ceremony", "x"), ("answer", "{}"), ("next", "/desk")]),
        ("/desk/sign-in/challenge", &[]),
        ("/desk/recovery", &[("email", "a@ville.example")]),
        ("/desk/links", &[("token", "x"), ("name", "Camille"), ("email", "a@ville.example"), ("language", "fr")]),
        ("/desk/proof", &[("password", "x"), ("code", "123456"), ("next", "/desk")]),
        ("/desk/proof/passkey", &[("ceremony", "x"), ("answer", "{}"), ("next", "/desk")]),
        ("/desk/me/passkeys/challenge", &[]),
        ("/desk/me/passkeys", &[("ceremony", "x"), ("answer", "{}"), ("name", "clé")]),
        ("/desk/me/passkeys/0195e1a0-0000-7000-8000-000000000001/removal", &[]),
        ("/desk/me/password/removal", &[]),
        ("/desk/me/recovery-codes", &[]),
        ("/desk/media/uploads", &[]),
        ("/desk/home/adding", &[("publication", "0195e1a0-0000-7000-8000-000000000001")]),
        ("/desk/filters", &[("list", "articles"), ("query", "state=live"), ("name", "En ligne")]),
        ("/desk/filters/0195e1a0-0000-7000-8000-000000000001", &[("action", "remove")]),
        ("ONE/links", &[("relation", "see-also"), ("publication", "0195e1a0-0000-7000-8000-000000000001")]),
        ("ONE/links/removing", &[("link", "see-also~0195e1a0-0000-7000-8000-000000000001")]),
        ("DRAFT/planned", &[("planned", "0195e1a0-0000-7000-8000-000000000001")]),
        ("DRAFT/history/1/restoring", &[]),
        ("ONE/history/1/restoring", &[]),
        ("DRAFT/text", &[]),
        ("DRAFT/beside", &[]),
        ("DRAFT/correction/settling", &[]),
        ("/desk/contacts/organisation/0195e1a0-0000-7000-8000-000000000001/ending", &[("end", "2026-12-01")]),
        ("DRAFT/company", &[("here", "yes")]),
        ("/desk/search/adding", &[("words", "jumelage"), ("publication", "0195e1a0-0000-7000-8000-000000000001")]),
        ("/desk/search/removal", &[("words", "jumelage"), ("publication", "0195e1a0-0000-7000-8000-000000000001")]),
        ("/desk/calendars/taking", &[("calendar", "BEGIN:VCALENDAR"), ("language", "fr"), ("take", "yes")]),
        ("/desk/calendars/0195e1a0-0000-7000-8000-000000000001", &[("action", "remove")]),
        ("DRAFT/preview-links/revoking", &[("link", "0195e1a0-0000-7000-8000-000000000001")]),
        ("/desk/agenda/0195e1a0-0000-7000-8000-000000000001/registrations/new", &[("name", "Aïcha")]),
        ("/desk/agenda/0195e1a0-0000-7000-8000-000000000001/registrations/attendance", &[]),
        ("/desk/agenda/0195e1a0-0000-7000-8000-000000000001/registrations/telling", &[]),
        ("/desk/agenda/0195e1a0-0000-7000-8000-000000000001/registrations/export", &[]),
        (
            "/desk/agenda/0195e1a0-0000-7000-8000-000000000001/registrations/0195e1a0-0000-7000-8000-000000000001",
            &[("deed", "remove")],
        ),
        ("FILE/captions", &[]),
        ("FILE/captions/fr", &[]),
        ("FILE/look", &[]),
        ("FILE/removal", &[]),
        ("FILE/revisions/1/restoring", &[]),
    ];
    let form = |(action, fields): &(&str, &[(&str, &str)])| {
        let action = action
            .replace("ONE", things.draft.trim_end_matches("/fr"))
            .replace("DRAFT", &things.draft)
            .replace("FILE", &things.file);
        let input = |(name, value): &(&str, &str)| Input {
            name: (*name).to_owned(),
            kind: "text".to_owned(),
            value: (*value).to_owned(),
        };
        let form = Form { action, fields: fields.iter().map(input).collect(), with_files: false };
        (format!("{} by hand", form.name()), form)
    };
    all.iter().map(form).collect()
}

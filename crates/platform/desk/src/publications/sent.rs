//! What a form sent: names and values, some names more than once.

use kernel::MediaId;

/// The pairs of a form.
pub(crate) struct Sent(pub(crate) Vec<(String, String)>);

impl Sent {
    /// The value of a name, without blanks at its ends; empty where it was not sent.
    pub(crate) fn one(&self, name: &str) -> &str {
        self.whole(name).trim()
    }

    /// The value of a name just as it came.
    pub(crate) fn whole(&self, name: &str) -> &str {
        self.0.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.as_str())
    }

    /// Whether a name was sent.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(own, _)| own == name)
    }

    /// All values of a name.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// The file that somebody names: by its id, or by an address of it that they copied.
pub(crate) fn media_id(text: &str) -> Option<MediaId> {
    text.split('/').find_map(|part| part.trim().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_its_id_or_its_address() {
        let id = "0195e1a0-0000-7000-8000-000000000001";
        let expected = id.parse::<MediaId>().ok();
        assert!(expected.is_some());
        for text in [
            id,
            "/fichiers/0195e1a0-0000-7000-8000-000000000001/guide.pdf",
            "https://x.example/fichiers/0195e1a0-0000-7000-8000-000000000001/a.pdf",
        ] {
            assert_eq!(media_id(text), expected, "{text}");
        }
        assert_eq!(media_id("guide.pdf"), None);
    }
}

//! Licences: what readers call them, and where their terms stand.

use kernel::Code;

/// The key of a licence's name; nothing of one that the product does not know.
pub(crate) fn word(code: &str) -> Option<&'static str> {
    LICENCES.iter().find(|(known, _)| *known == code).map(|(_, word)| *word)
}

/// The licences of the library, each with the key of its name.
pub(crate) const LICENCES: [(&str, &str); 10] = [
    ("rights-reserved", "resources-licence-reserved"),
    ("CC-BY-4.0", "resources-licence-cc-by"),
    ("CC-BY-SA-4.0", "resources-licence-cc-by-sa"),
    ("CC-BY-ND-4.0", "resources-licence-cc-by-nd"),
    ("CC-BY-NC-4.0", "resources-licence-cc-by-nc"),
    ("CC-BY-NC-SA-4.0", "resources-licence-cc-by-nc-sa"),
    ("CC-BY-NC-ND-4.0", "resources-licence-cc-by-nc-nd"),
    ("CC0-1.0", "resources-licence-cc0"),
    ("etalab-2.0", "resources-licence-etalab"),
    ("ODbL-1.0", "resources-licence-odbl"),
];

/// Where its terms can be read.
pub fn terms(code: &Code) -> Option<String> {
    let code = code.as_str();
    let own = match code {
        "CC0-1.0" => "https://creativecommons.org/publicdomain/zero/1.0/",
        "etalab-2.0" => "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
        "ODbL-1.0" => "https://opendatacommons.org/licenses/odbl/1-0/",
        _ => {
            let (kind, version) = code.strip_prefix("CC-")?.rsplit_once('-')?;
            return Some(format!("https://creativecommons.org/licenses/{}/{version}/", kind.to_ascii_lowercase()));
        }
    };
    Some(own.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_licence_of_the_library_has_a_name() {
        assert!(media::LICENCES.iter().all(|code| word(code).is_some()));
        assert_eq!(media::LICENCES.len(), LICENCES.len());
    }

    #[test]
    fn terms_stand_where_the_licence_was_written() {
        let of = |code: &str| terms(&code.parse().unwrap());
        assert_eq!(of("CC-BY-NC-SA-4.0").unwrap(), "https://creativecommons.org/licenses/by-nc-sa/4.0/");
        assert!(of("etalab-2.0").is_some() && of("rights-reserved").is_none());
    }
}

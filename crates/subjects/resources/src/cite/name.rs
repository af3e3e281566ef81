//! Names of those who made a work. A body's name is one piece; a person's is a family name with what stands before it.

/// Who made a work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Author {
    /// A body, or a person whose name is not to be taken apart.
    Whole(String),
    /// A person.
    Person {
        /// The name by which they are filed.
        family: String,
        /// The particle before it, by which they are not filed: "de".
        particle: Option<String>,
        /// What stands before both.
        given: String,
    },
}

impl Author {
    /// By the name as a catalogue prints it: "Charles de Gaulle", or "Gaulle, Charles de" turned already. Of a name without capitals
    /// (Arabic, Chinese) nobody can tell which part is which: it stays whole.
    pub(crate) fn new(name: &str, is_person: bool) -> Self {
        let whole = || Self::Whole(name.to_owned());
        if !is_person {
            return whole();
        }
        if let Some((family, given)) = name.split_once(',') {
            return Self::person(family.trim(), given.trim()).unwrap_or_else(whole);
        }
        if !name.chars().any(char::is_uppercase) {
            return whole();
        }
        let words: Vec<&str> = name.split_whitespace().collect();
        let is_particle = |word: &&&str| word.chars().next().is_some_and(char::is_lowercase);
        // The particle begins with the first word in small letters after the first name.
        let family_at = match words.iter().skip(1).position(|word| is_particle(&word)) {
            Some(at) if at + 2 < words.len() => at + 1,
            _ => words.len().saturating_sub(1),
        };
        let (given, family) = words.split_at(family_at);
        Self::person(&family.join(" "), &given.join(" ")).unwrap_or_else(whole)
    }

    fn person(family: &str, given: &str) -> Option<Self> {
        if family.is_empty() || given.is_empty() {
            return None;
        }
        let is_small = |word: &&str| word.chars().next().is_some_and(char::is_lowercase);
        let words: Vec<&str> = family.split_whitespace().collect();
        let before = words.iter().take_while(|word| is_small(word)).count();
        let (particle, family) = words.split_at(if before == words.len() { 0 } else { before });
        let particle = Some(particle.join(" ")).filter(|particle| !particle.is_empty());
        Some(Self::Person { family: family.join(" "), particle, given: given.to_owned() })
    }

    /// "de Gaulle, Charles"; a body as it is.
    pub(crate) fn inverted(&self) -> String {
        match self {
            Self::Whole(name) => name.clone(),
            Self::Person { family, particle, given } => {
                let particle = particle.as_ref().map(|particle| format!("{particle} ")).unwrap_or_default();
                format!("{particle}{family}, {given}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_filed_by_its_family() {
        for (name, expected) in [
            ("Charles de Gaulle", "de Gaulle, Charles"),
            ("Camille Exemple", "Exemple, Camille"),
            ("Exemple, Camille", "Exemple, Camille"),
            ("de Gaulle, Charles", "de Gaulle, Charles"),
            ("Ludwig van der Rohe", "van der Rohe, Ludwig"),
            ("Jean Luc Exemple", "Exemple, Jean Luc"),
            ("Stromae", "Stromae"),
            ("محمد بن سلمان", "محمد بن سلمان"),
            ("Camille, ", "Camille, "),
            ("Camille de", "de, Camille"),
            ("", ""),
        ] {
            assert_eq!(Author::new(name, true).inverted(), expected, "{name}");
            assert_eq!(Author::new(name, false), Author::Whole(name.to_owned()));
        }
    }
}

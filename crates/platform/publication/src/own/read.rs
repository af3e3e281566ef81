//! What a form sent, as the kind's own fields read it.

/// The pairs of a form.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'s>(pub &'s [(String, String)]);

impl<'s> Sent<'s> {
    /// The value of a name without blanks at its ends; nothing where it was not sent.
    pub fn one(self, name: &str) -> Option<&'s str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.trim())
    }

    /// All values of a name.
    pub fn all(self, name: &str) -> impl Iterator<Item = &'s str> {
        self.0.iter().filter(move |(own, _)| own == name).map(|(_, value)| value.trim())
    }
}

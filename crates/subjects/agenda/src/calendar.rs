//! Calendars (RFC 5545): events out ([`write()`]), events in ([`read`]).

mod lines;
mod read;
mod write;
mod zones;

#[cfg(test)]
mod tests;

pub use read::{Fault, Imported, read};
pub use write::{Calendar, Entry, write};

/// What a calendar says of an event's status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// `TENTATIVE`: save the date, or postponed to a day that is not known.
    Tentative,
    /// `CONFIRMED`.
    Confirmed,
    /// `CANCELLED`.
    Cancelled,
}

impl Standing {
    /// As RFC 5545 writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tentative => "TENTATIVE",
            Self::Confirmed => "CONFIRMED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

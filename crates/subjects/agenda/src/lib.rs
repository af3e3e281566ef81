//! The agenda: events, when and where they take place, and their calendars.

pub mod calendar;
pub mod moment;
pub mod notation;
pub mod recurrence;

/// What kind of event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EventKind {
    /// Members or a group meet.
    Meeting,
    /// A conference, a forum, a debate.
    Conference,
    /// A delegation travels.
    Mission,
    /// People are trained.
    Training,
    /// It is held online alone.
    Online,
    /// A day until which something may be done.
    Deadline,
}

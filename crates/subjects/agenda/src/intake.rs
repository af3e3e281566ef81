//! Bringing in the calendars of others: a file, or an address that is asked again and again. What is brought in is a draft, unless an
//! address says otherwise; what an editor changed or threw away stays so.
//!
//! * [`said`]: what a calendar says of an event, and how that goes into facts and words that people work on;
//! * [`weigh`]: which of its events are new, changed, there already, over, or not to be taken;
//! * [`take`]: writing them;
//! * [`address`], [`ask`]: addresses, and the polite job that asks them.

pub(crate) mod address;
pub(crate) mod ask;
pub(crate) mod said;
pub(crate) mod take;
pub(crate) mod weigh;

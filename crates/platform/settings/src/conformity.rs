//! The state of conformity that a site must say of itself on every page (law 2005-102, article 47).

use jiff::Span;
use kernel::Civil;

use crate::Site;

/// For how many years an audit, and the statement made of it, hold (decree 2019-768, article 5).
const YEARS: i16 = 3;

/// The state of conformity (French order of 20 September 2019, on the RGAA). The law knows three: without an audit that still
/// holds, a site is not compliant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conformity {
    /// Not compliant, since no audit was made.
    NoAudit,
    /// Not compliant, since the audit is older than three years.
    Lapsed,
    /// Not compliant: fewer than half of the criteria are met.
    Low,
    /// Partially compliant: at least half of the criteria are met.
    Partial,
    /// Fully compliant: all criteria are met.
    Full,
}

impl Site {
    /// The state of conformity at a time. An audit whose day is not known is taken to hold.
    pub fn conformity(&self, now: Civil) -> Conformity {
        match self.accessibility_rate {
            None => Conformity::NoAudit,
            Some(_) if self.audit_ends().is_some_and(|end| end <= now) => Conformity::Lapsed,
            Some(..50) => Conformity::Low,
            Some(50..100) => Conformity::Partial,
            Some(100..) => Conformity::Full,
        }
    }

    /// When the audit no longer holds.
    pub fn audit_ends(&self) -> Option<Civil> {
        self.accessibility_audited.and_then(|day| day.0.checked_add(Span::new().years(YEARS)).ok()).map(Civil)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str) -> Civil {
        day.parse().unwrap()
    }

    #[test]
    fn the_state_follows_the_rate_while_the_audit_holds() {
        let states = [
            (None, Conformity::NoAudit),
            (Some(0), Conformity::Low),
            (Some(49), Conformity::Low),
            (Some(50), Conformity::Partial),
            (Some(99), Conformity::Partial),
            (Some(100), Conformity::Full),
        ];
        for (rate, state) in states {
            let site = Site { accessibility_rate: rate, ..Site::default() };
            assert_eq!(site.conformity(at("2026-11-24")), state, "{rate:?}");
        }
        let audited = Some(at("2024-02-29"));
        let site = Site { accessibility_rate: Some(100), accessibility_audited: audited, ..Site::default() };
        assert_eq!(site.conformity(at("2027-02-27T23:59")), Conformity::Full);
        assert_eq!(site.conformity(at("2027-02-28")), Conformity::Lapsed);
    }
}

//! What the product adds to a page, and the rules behind it.

use publication::CommonFacts;

/// What the product adds to a page: a fact of its own, `role`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The statement of accessibility: the state of conformity that the site's settings tell.
    Accessibility,
    /// The statement of eco-design: what a page may weigh.
    EcoDesign,
    /// The map of the site.
    SiteMap,
    /// The contact form.
    Contact,
}

impl Role {
    /// The role of a page; one that this binary does not know adds nothing.
    pub(crate) fn of(facts: &CommonFacts) -> Option<Self> {
        Some(match facts.own.get("role")?.as_str()? {
            "accessibility" => Self::Accessibility,
            "eco-design" => Self::EcoDesign,
            "site-map" => Self::SiteMap,
            "contact" => Self::Contact,
            _ => return None,
        })
    }
}

/// The state of conformity that a statement of accessibility must name (French order of 20 September 2019 on the RGAA,
/// for article 47 of law 2005-102).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Conformity {
    /// No audit has been made.
    NotAssessed,
    /// Fewer than half of the criteria are met.
    NotCompliant,
    /// At least half of the criteria are met.
    Partial,
    /// All criteria are met.
    Full,
}

impl Conformity {
    /// By the share of criteria met, in percent.
    pub(crate) fn of(rate: Option<u8>) -> Self {
        match rate {
            None => Self::NotAssessed,
            Some(..50) => Self::NotCompliant,
            Some(50..100) => Self::Partial,
            Some(100..) => Self::Full,
        }
    }
}

/// What the first visit of a page may cost (RGESN 4.1 asks to set it and to say it).
pub(crate) struct Budget {
    /// Bytes sent, fonts included.
    pub(crate) bytes: u64,
    /// Requests made.
    pub(crate) requests: i64,
}

/// The product's budget.
pub(crate) const BUDGET: Budget = Budget { bytes: 100_000, requests: 8 };

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(role: &serde_json::Value) -> CommonFacts {
        serde_json::from_value(serde_json::json!({ "dated": "2000-01-01", "role": role })).unwrap()
    }

    #[test]
    fn a_role_is_one_that_is_known() {
        assert_eq!(Role::of(&facts(&"contact".into())), Some(Role::Contact));
        assert_eq!(Role::of(&facts(&"eco-design".into())), Some(Role::EcoDesign));
        assert_eq!(Role::of(&facts(&"site-map".into())), Some(Role::SiteMap));
        assert_eq!(Role::of(&facts(&"accessibility".into())), Some(Role::Accessibility));
        assert_eq!(Role::of(&facts(&"Contact".into())), None);
        assert_eq!(Role::of(&facts(&3.into())), None);
    }

    #[test]
    fn the_law_knows_three_states_of_conformity() {
        let states = [
            (None, Conformity::NotAssessed),
            (Some(0), Conformity::NotCompliant),
            (Some(49), Conformity::NotCompliant),
            (Some(50), Conformity::Partial),
            (Some(99), Conformity::Partial),
            (Some(100), Conformity::Full),
        ];
        for (rate, state) in states {
            assert_eq!(Conformity::of(rate), state, "{rate:?}");
        }
    }
}

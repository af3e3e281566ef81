//! What the product adds to a page, and the rules behind it.

use publication::{
    CommonFacts, OwnFields,
    own::{Form, Nothing, typed},
};
use serde::{Deserialize, Serialize};

/// What a page has of its own among the facts.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct PageFacts {
    /// What the product adds to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<Role>,
}

/// A page's own fields.
pub(crate) struct PageFields;

impl OwnFields for PageFields {
    type Facts = PageFacts;
    type Words = Nothing;

    fn form(form: &mut Form<'_>, facts: &mut PageFacts, _: &mut Nothing) {
        let roles = [
            (None, "", "pages-role-none"),
            (Some(Role::Accessibility), "accessibility", "pages-role-accessibility"),
            (Some(Role::EcoDesign), "eco-design", "pages-role-eco-design"),
            (Some(Role::SiteMap), "site-map", "pages-role-site-map"),
            (Some(Role::Contact), "contact", "pages-role-contact"),
        ];
        form.facts("pages-form");
        form.hint("pages-form-role-hint").choice("role", "pages-form-role", &mut facts.role, &roles);
    }
}

/// What the product adds to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Role {
    /// The statement of accessibility, as the administrator enters it.
    Accessibility,
    /// The statement of eco-design: what pages weigh, and what the administrator enters.
    EcoDesign,
    /// The map of the site.
    SiteMap,
    /// The contact form.
    Contact,
}

impl Role {
    /// The role of a page; one that this binary does not know adds nothing.
    pub(crate) fn of(facts: &CommonFacts) -> Option<Self> {
        typed::<PageFacts>(&facts.own)?.role
    }
}

/// What the first visit of a page may cost (RGESN 6.1 asks to set it).
pub(crate) struct Budget {
    /// Bytes sent, fonts included, pictures of articles left out.
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
}

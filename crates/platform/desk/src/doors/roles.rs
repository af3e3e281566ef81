//! Roles and their scopes, as a form has them: a row each, and two empty ones to add by.

use accounts::{ROLES, role_name, role_named};
use kernel::{FieldError, Grant, GroupId, Language, PartyId, Role, ThemeId};

use super::views::RoleRow;
use crate::{Choice, Desk, Field};

/// How many empty rows there are.
const EMPTY: usize = 2;
/// How many rows are read.
const AT_MOST: usize = 50;

/// A row, as the form has it.
#[derive(Default)]
pub(super) struct Given {
    role: String,
    kind: String,
    language: String,
    theme: String,
    group: String,
    party: String,
}

impl Given {
    /// The rows of these grants.
    pub(super) fn of(desk: &Desk, grants: &[Grant]) -> Vec<Self> {
        let number = |id: Option<db::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
        let given = |grant: &Grant| Self {
            role: role_name(grant.role).to_owned(),
            kind: grant.kind.clone().unwrap_or_default(),
            language: grant.language.map(|language| language.to_string()).unwrap_or_default(),
            theme: grant.theme.map(|theme| theme_name(desk, theme)).unwrap_or_default(),
            group: number(grant.group.map(|group| group.0)),
            party: number(grant.party.map(|party| party.0)),
        };
        grants.iter().map(given).collect()
    }

    /// The rows that a form sent; those that are empty do not count.
    pub(super) fn sent(sent: &[(String, String)]) -> Vec<Self> {
        let one = |name: &str, row: usize| {
            let name = format!("{name}-{row}");
            sent.iter().find(|(own, _)| *own == name).map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
        };
        let given = |row| Self {
            role: one("role", row),
            kind: one("kind", row),
            language: one("language", row),
            theme: one("theme", row),
            group: one("group", row),
            party: one("party", row),
        };
        (0..AT_MOST).map(given).filter(|given| !given.role.is_empty() || !given.theme.is_empty()).collect()
    }

    /// The grant. Errors: the field of this row that is not known.
    fn grant(&self, desk: &Desk, row: usize) -> Result<Grant, FieldError> {
        let fault = |name: &str, message| FieldError::new(format!("{name}-{row}"), message);
        // A limit that is not known is a fault: without it the role would hold everywhere.
        let is_known = |kind: &String| desk.portal.kinds.iter().any(|known| known.name == *kind);
        let theme = match self.theme.as_str() {
            "" => None,
            name => Some(theme_named(desk, name).ok_or_else(|| fault("theme", "desk-doors-error-theme"))?),
        };
        Ok(Grant {
            role: role_named(&self.role).ok_or_else(|| fault("role", "accounts-error-no-role"))?,
            kind: limit(&self.kind)
                .ok()
                .filter(|kind| kind.as_ref().is_none_or(is_known))
                .ok_or_else(|| fault("kind", "desk-doors-error-limit"))?,
            theme,
            group: limit(&self.group).map_err(|_| fault("role", "desk-doors-error-limit"))?.map(GroupId),
            language: limit(&self.language).map_err(|_| fault("language", "desk-doors-error-limit"))?,
            party: limit(&self.party).map_err(|_| fault("role", "desk-doors-error-limit"))?.map(PartyId),
        })
    }
}

/// A limit of a role, as a form has it: none where it is empty. Errors: what cannot be read.
fn limit<T: std::str::FromStr>(text: &str) -> Result<Option<T>, T::Err> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
}

/// The grants of these rows. Errors: the fields that are not known.
pub(super) fn grants(desk: &Desk, given: &[Given]) -> Result<Vec<Grant>, Vec<FieldError>> {
    let (mut grants, mut faults) = (Vec::new(), Vec::new());
    for (row, given) in given.iter().enumerate() {
        match given.grant(desk, row) {
            Ok(grant) => grants.push(grant),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(grants) } else { Err(faults) }
}

/// The rows as they are shown, and two empty ones.
pub(super) fn rows(desk: &Desk, given: &[Given], faults: &[FieldError]) -> Vec<RoleRow> {
    let empty: [Given; EMPTY] = std::array::from_fn(|_| Given::default());
    given.iter().chain(&empty).enumerate().map(|(number, given)| row(desk, number, given, faults)).collect()
}

fn row(desk: &Desk, number: usize, given: &Given, faults: &[FieldError]) -> RoleRow {
    let field = |name: &str, label: &str, choices| {
        let name = format!("{name}-{number}");
        let error = faults.iter().find(|fault| fault.field == name).map(|fault| desk.text(fault.message));
        Field { name, label: desk.text(label), error, choices, ..Field::default() }
    };
    let kept = |name: &str, id: &str| (!id.is_empty()).then(|| (format!("{name}-{number}"), id.to_owned()));
    let theme = field("theme", "desk-doors-only-theme", Vec::new());
    RoleRow {
        role: field("role", "desk-doors-role", role_choices(desk, &given.role)),
        kind: field("kind", "desk-doors-only-kind", kind_choices(desk, &given.kind)),
        language: field("language", "desk-doors-only-language", language_choices(desk, &given.language)),
        theme: Field { value: given.theme.clone(), ..theme },
        kept: kept("group", &given.group).into_iter().chain(kept("party", &given.party)).collect(),
    }
}

/// What a summary of faults calls the fields of these rows.
pub(super) fn named(rows: &[RoleRow]) -> Vec<Field> {
    rows.iter().flat_map(|row| [&row.role, &row.kind, &row.language, &row.theme].map(Clone::clone)).collect()
}

fn none(desk: &Desk, key: &str, chosen: bool) -> Choice {
    Choice { value: String::new(), label: desk.text(key), chosen }
}

fn role_choices(desk: &Desk, chosen: &str) -> Vec<Choice> {
    let choice = |role: Role| Choice {
        value: role_name(role).to_owned(),
        label: desk.text(role_words(role)),
        chosen: chosen == role_name(role),
    };
    std::iter::once(none(desk, "desk-doors-no-role", chosen.is_empty())).chain(ROLES.into_iter().map(choice)).collect()
}

fn kind_choices(desk: &Desk, chosen: &str) -> Vec<Choice> {
    let choice = |name: &'static str| Choice {
        value: name.to_owned(),
        label: desk.portal.kind_label(name, desk.language),
        chosen: chosen == name,
    };
    let kinds = desk.portal.kinds.iter().map(|kind| choice(kind.name));
    std::iter::once(none(desk, "desk-doors-everything", chosen.is_empty())).chain(kinds).collect()
}

fn language_choices(desk: &Desk, chosen: &str) -> Vec<Choice> {
    let choice = |language: &Language| Choice {
        value: language.to_string(),
        label: desk.portal.web.i18n.language_name(desk.language, *language),
        chosen: chosen == language.as_str(),
    };
    let languages = desk.site.languages().iter().map(choice);
    std::iter::once(none(desk, "desk-doors-every-language", chosen.is_empty())).chain(languages).collect()
}

/// What a role is called.
pub(super) fn role_words(role: Role) -> &'static str {
    match role {
        Role::Member => "desk-doors-role-member",
        Role::Contributor => "desk-doors-role-contributor",
        Role::Translator => "desk-doors-role-translator",
        Role::Editor => "desk-doors-role-editor",
        Role::Publisher => "desk-doors-role-publisher",
        Role::Administrator => "desk-doors-role-administrator",
    }
}

/// What a role lets one do.
pub(super) fn role_about(role: Role) -> &'static str {
    match role {
        Role::Member => "desk-doors-role-member-about",
        Role::Contributor => "desk-doors-role-contributor-about",
        Role::Translator => "desk-doors-role-translator-about",
        Role::Editor => "desk-doors-role-editor-about",
        Role::Publisher => "desk-doors-role-publisher-about",
        Role::Administrator => "desk-doors-role-administrator-about",
    }
}

/// A grant in a few words: the role, and within what.
pub(super) fn in_words(desk: &Desk, grant: &Grant) -> String {
    let kind = grant.kind.as_deref().map(|kind| desk.portal.kind_label(kind, desk.language));
    let language = grant.language.map(|language| desk.portal.web.i18n.language_name(desk.language, language));
    let theme = grant.theme.map(|theme| theme_name(desk, theme));
    let within: Vec<String> = kind.into_iter().chain(language).chain(theme).collect();
    let role = desk.text(role_words(grant.role));
    if within.is_empty() { role } else { format!("{role} ({})", within.join(", ")) }
}

fn theme_name(desk: &Desk, id: ThemeId) -> String {
    let name =
        |theme: &themes::Theme| theme.name(desk.language, desk.site.languages(), &desk.portal.web.i18n).0.to_owned();
    desk.site.themes.get(id).map_or_else(|| id.to_string(), name)
}

/// The theme of this name, in any language of the site.
fn theme_named(desk: &Desk, name: &str) -> Option<ThemeId> {
    let name = name.to_lowercase();
    let (order, i18n) = (desk.site.languages(), &desk.portal.web.i18n);
    let fits = |theme: &&themes::Theme| {
        order.iter().any(|language| theme.name(*language, order, i18n).0.to_lowercase() == name)
    };
    // A name that was not known when the page was made is written by its number.
    let by_number = || name.parse().ok();
    desk.site.themes.iter().find(fits).map(|theme| theme.id).or_else(by_number)
}

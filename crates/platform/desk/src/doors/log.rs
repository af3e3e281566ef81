//! Rows of the audit log in words.

use accounts::{audit::Entry, names, role_named};
use db::Query;
use kernel::AccountId;
use serde_json::Value;
use web::Failure;

use super::{roles::role_words, views::DeedRow};
use crate::Desk;

/// The rows, with the names of who did it and to whom.
pub(super) async fn rows(desk: &Desk, query: &impl Query, entries: &[Entry]) -> Result<Vec<DeedRow>, Failure> {
    let done_by = entries.iter().filter_map(|entry| entry.account);
    let of = entries.iter().filter_map(|entry| entry.thing.as_ref());
    let done_to = of.filter(|(kind, _)| kind == "account").map(|(_, id)| AccountId(*id));
    let ids: Vec<AccountId> = done_by.chain(done_to).collect();
    let names = names(query, &ids).await?;
    let name = |id: AccountId| names.get(&id).cloned().unwrap_or_else(|| id.to_string());
    let row = |entry: &Entry| DeedRow {
        at: entry.at.civil(&desk.site.zone).to_string(),
        by: match entry.account {
            Some(id) => name(id),
            None if entry.by_system => desk.text("desk-doors-by-system"),
            None => desk.text("desk-doors-by-stranger"),
        },
        what: what(&entry.what).map_or_else(|| entry.what.clone(), |key| desk.text(key)),
        thing: entry.thing.as_ref().filter(|(kind, _)| kind == "account").map(|(_, id)| name(AccountId(*id))),
        href: entry.thing.as_ref().and_then(|(kind, id)| href(kind, *id)),
        detail: detail(desk, &entry.detail),
    };
    Ok(entries.iter().map(row).collect())
}

fn href(kind: &str, id: db::Uuid) -> Option<String> {
    match kind {
        "account" => Some(format!("/desk/users/{id}")),
        _ => None,
    }
}

/// The particulars that are words or numbers: a title, a language, a way, roles.
fn detail(desk: &Desk, detail: &Value) -> String {
    let grants = detail.get("grants").and_then(Value::as_array).into_iter().flatten();
    let roles = grants.filter_map(|grant| grant.get("role")?.as_str().and_then(role_named));
    let roles = roles.map(|role| desk.text(role_words(role)));
    let own = detail.as_object().into_iter().flatten().filter_map(|(key, value)| particular(desk, key, value));
    own.chain(roles).collect::<Vec<_>>().join(", ")
}

fn particular(desk: &Desk, key: &str, value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) if !text.is_empty() => text.as_str(),
        Value::Number(number) => return Some(number.to_string()),
        _ => return None,
    };
    let language = || text.parse().ok().map(|tag| desk.portal.web.i18n.language_name(desk.language, tag));
    Some(match (key, text) {
        ("way", "password") => desk.text("desk-doors-way-password"),
        ("way", "passkey") => desk.text("desk-doors-way-passkey"),
        ("way", "link") => desk.text("desk-doors-way-link"),
        ("language", _) => language().unwrap_or_else(|| text.to_owned()),
        _ => text.to_owned(),
    })
}

/// A deed in words; nothing for one of a later version.
pub(super) fn what(code: &str) -> Option<&'static str> {
    Some(match code {
        "signed-in" => "desk-doors-did-signed-in",
        "signed-out" => "desk-doors-did-signed-out",
        "sign-in-refused" => "desk-doors-did-sign-in-refused",
        "proved" => "desk-doors-did-proved",
        "recovered" => "desk-doors-did-recovered",
        "recovery-code-spent" => "desk-doors-did-recovery-code-spent",
        "recovery-codes-made" => "desk-doors-did-recovery-codes-made",
        "passkey-added" => "desk-doors-did-passkey-added",
        "passkey-removed" => "desk-doors-did-passkey-removed",
        "password-set" => "desk-doors-did-password-set",
        "password-removed" => "desk-doors-did-password-removed",
        "profile-changed" => "desk-doors-did-profile-changed",
        "site-opened" => "desk-doors-did-site-opened",
        "user-invited" => "desk-doors-did-user-invited",
        "invitation-accepted" => "desk-doors-did-invitation-accepted",
        "link-sent" => "desk-doors-did-link-sent",
        "roles-changed" => "desk-doors-did-roles-changed",
        "user-suspended" => "desk-doors-did-user-suspended",
        "user-resumed" => "desk-doors-did-user-resumed",
        "user-erased" => "desk-doors-did-user-erased",
        "sessions-ended" => "desk-doors-did-sessions-ended",
        "data-exported" => "desk-doors-did-data-exported",
        "created" => "desk-doors-did-created",
        "saved" => "desk-doors-did-saved",
        "published" => "desk-doors-did-published",
        "corrected" => "desk-life-did-corrected",
        "settled" => "desk-life-did-settled",
        "renamed" => "desk-life-did-renamed",
        "archive" => "desk-doors-did-archived",
        "withdraw" => "desk-doors-did-withdrawn",
        "restore" => "desk-doors-did-restored",
        "language-added" => "desk-doors-did-language-added",
        "restored" => "desk-doors-did-revision-restored",
        "asked" => "desk-doors-did-asked",
        "sent_back" => "desk-doors-did-sent-back",
        "taken_back" => "desk-doors-did-taken-back",
        "discarded" => "desk-doors-did-discarded",
        "scheduled" => "desk-doors-did-scheduled",
        "unscheduled" => "desk-doors-did-unscheduled",
        "scheduled-done" => "desk-doors-did-scheduled-done",
        "scheduled-stopped" => "desk-doors-did-scheduled-stopped",
        "removed" => "desk-doors-did-removed",
        "merged" => "desk-doors-did-merged",
        "ended" => "desk-doors-did-ended",
        "uploaded" => "desk-doors-did-uploaded",
        "replaced" => "desk-doors-did-replaced",
        "filter-saved" => "desk-doors-did-filter-saved",
        "filter-removed" => "desk-doors-did-filter-removed",
        "filter-shared" => "desk-doors-did-filter-shared",
        "filter-kept" => "desk-doors-did-filter-kept",
        "described" => "desk-doors-did-described",
        "linked" => "desk-linked-did-linked",
        "unlinked" => "desk-linked-did-unlinked",
        "preview-link-made" => "desk-doors-did-preview-link-made",
        "preview-link-revoked" => "desk-doors-did-preview-link-revoked",
        "registration-added" => "desk-doors-did-registration-added",
        "registration-changed" => "desk-doors-did-registration-changed",
        "registration-removed" => "desk-doors-did-registration-removed",
        "attendance-noted" => "desk-doors-did-attendance-noted",
        "registrations-told" => "desk-doors-did-registrations-told",
        "registrations-exported" => "desk-doors-did-registrations-exported",
        "registrations-deleted" => "desk-doors-did-registrations-deleted",
        _ => return None,
    })
}

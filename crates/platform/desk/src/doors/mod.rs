//! The doors: signing in, links of mails, one's own account, users, the audit log.

mod audit;
mod erase;
mod form;
mod link;
mod log;
mod me;
mod passkeys;
mod password;
mod prove;
mod recover;
mod roles;
mod samples;
mod sign_in;
mod user;
mod users;
pub(crate) mod views;

pub(crate) use audit::FILTERS as AUDIT_FILTERS;

use axum::routing::{get, post};
use kernel::Verb;
use web::Route;

/// Where the log is.
pub(crate) const AUDIT: &str = "/desk/audit";

/// This part's addresses. A door is open to whoever knocks; who may do what behind it, `accounts::policy` says.
pub(crate) fn routes() -> Vec<Route> {
    let door = |path: &str, handler| Route::fresh(path, Verb::Read, handler);
    let own = |path: &str, handler| Route::fresh(path, Verb::Send, handler);
    let administration = |path: &str, handler| Route::fresh(path, Verb::Configure, handler);
    vec![
        door("/desk/sign-in", get(sign_in::show).post(sign_in::password)).params(&["next", "done"]),
        door("/desk/sign-in/code", post(sign_in::code)),
        door("/desk/sign-in/passkey", post(sign_in::passkey)),
        door("/desk/sign-in/challenge", post(passkeys::challenge)),
        door("/desk/sign-out", post(sign_in::out)),
        door("/desk/recovery", get(recover::show).post(recover::ask)).params(&["done"]),
        door("/desk/links", get(link::show).post(link::follow)).params(&["token"]),
        own("/desk/proof", get(prove::show).post(prove::prove)).params(&["next"]),
        own("/desk/proof/passkey", post(prove::passkey)),
        own("/desk/me", get(me::show).post(me::save)).params(&["done"]),
        own("/desk/me/password", get(password::show).post(password::set)),
        own("/desk/me/password/removal", post(password::remove)),
        own("/desk/me/password/picture.svg", get(password::picture)).params(&["number"]),
        own("/desk/me/passkeys/challenge", post(passkeys::new_challenge)),
        own("/desk/me/passkeys", post(passkeys::add)),
        own("/desk/me/passkeys/{id}/removal", post(passkeys::remove)),
        own("/desk/me/recovery-codes", post(password::codes)),
        own("/desk/me/sessions/end", post(me::end_sessions)),
        own("/desk/me/copy.json", get(me::copy)),
        own("/desk/me/erasing", get(erase::show_own).post(erase::erase_own)),
        administration("/desk/users", get(users::list)).params(&["after", "done"]),
        administration("/desk/users/new", get(users::new).post(users::invite)),
        administration("/desk/users/{id}", get(user::show)).params(&["done"]),
        administration("/desk/users/{id}/roles", post(user::set_roles)),
        administration("/desk/users/{id}/state", post(user::set_state)),
        administration("/desk/users/{id}/copy.json", get(user::copy)),
        administration("/desk/users/{id}/erasing", get(erase::show).post(erase::erase)),
        administration("/desk/audit", get(audit::show)).params(audit::PARAMS),
        administration("/desk/audit.csv", get(audit::export)).params(audit::PARAMS),
    ]
}

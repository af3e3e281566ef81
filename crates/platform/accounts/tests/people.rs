//! What administrators do with accounts, what is kept of a person, and the log of it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod world;

use accounts::{
    AccountState, ROLES,
    audit::{self, Filter},
    names,
    store::{accounts as store, statements},
};
use kernel::{Actor, Error, Grant, Language, Role};
use world::{invitation, visit, worlds};

#[tokio::test]
async fn only_an_administrator_of_the_whole_site_does_what_administrators_do() {
    for world in worlds().await {
        let admin = world.first().await;
        let victim = world.accounts.invite(&admin.actor(), &invitation("v@ville.example", Role::Editor)).await.unwrap();
        let part = Grant { kind: Some("article".into()), ..Grant::everywhere(Role::Administrator) };
        let others = ROLES.into_iter().filter(|role| *role != Role::Administrator).map(Grant::everywhere);
        for grant in others.chain([part]) {
            let by = Actor::Person { id: kernel::AccountId::nil(), grants: vec![grant] };
            let own = vec![Grant::everywhere(Role::Administrator)];
            let new = invitation("w@ville.example", Role::Administrator);
            let tried = [
                world.accounts.invite(&by, &new).await.map(|_| ()),
                world.accounts.send_another_link(&by, victim.account).await,
                world.accounts.set_grants(&by, victim.account, &own).await,
                world.accounts.suspend(&by, victim.account).await,
                world.accounts.resume(&by, victim.account).await,
                world.accounts.end_sessions(&by, victim.account, None).await,
                world.accounts.export(&by, victim.account).await.map(|_| ()),
                world.accounts.erase(&by, victim.account).await,
            ];
            for tried in tried {
                assert!(matches!(tried, Err(Error::NotAllowed)), "{by:?}: {tried:?}");
            }
        }
        let own = world.accounts.set_grants(&admin.actor(), admin.account.id, &[Grant::everywhere(Role::Member)]).await;
        assert!(matches!(own, Err(Error::NotAllowed)), "nobody changes what they themselves may do");
    }
}

#[tokio::test]
async fn roles_with_their_scopes_come_back_as_given() {
    for world in worlds().await {
        let admin = world.first().await;
        let id = |n: u128| db::Uuid::from_u128(n);
        let grants = vec![
            Grant { language: Some(Language::ES), ..Grant::everywhere(Role::Translator) },
            Grant {
                kind: Some("article".into()),
                theme: Some(kernel::ThemeId(id(1))),
                group: Some(kernel::GroupId(id(2))),
                party: Some(kernel::PartyId(id(3))),
                ..Grant::everywhere(Role::Contributor)
            },
        ];
        let sent = world.accounts.invite(&admin.actor(), &invitation("v@ville.example", Role::Editor)).await.unwrap();
        world.accounts.set_grants(&admin.actor(), sent.account, &grants).await.unwrap();
        let read = world.accounts.db.snapshot().await.unwrap();
        assert_eq!(store::grants(&read, sent.account).await.unwrap(), grants);
        let none = world.accounts.set_grants(&admin.actor(), sent.account, &[]).await;
        assert!(matches!(none, Err(Error::Invalid(_))));
    }
}

#[tokio::test]
async fn the_last_administrator_stays() {
    for world in worlds().await {
        let admin = world.first().await;
        for tried in [
            world.accounts.suspend(&Actor::System, admin.account.id).await,
            world.accounts.erase(&admin.actor(), admin.account.id).await,
            world.accounts.set_grants(&Actor::System, admin.account.id, &[Grant::everywhere(Role::Editor)]).await,
        ] {
            assert!(
                matches!(&tried, Err(Error::Invalid(faults)) if faults[0].message == "accounts-error-last-administrator"),
                "{tried:?}"
            );
        }
        let (second, _) = world.somebody("second@ville.example", Role::Administrator).await;
        world.accounts.erase(&admin.actor(), admin.account.id).await.unwrap();
        assert!(world.accounts.erase(&second.actor(), second.account.id).await.is_err());
    }
}

#[tokio::test]
async fn who_was_invited_or_erased_is_not_let_in_by_another_door() {
    for world in worlds().await {
        let admin = world.first().await;
        let by = admin.actor();
        let invited = world.accounts.invite(&by, &invitation("v@ville.example", Role::Editor)).await.unwrap().account;
        assert!(matches!(world.accounts.resume(&by, invited).await, Err(Error::Conflict(_))));
        world.accounts.suspend(&by, invited).await.unwrap();
        assert!(matches!(world.accounts.send_another_link(&by, invited).await, Err(Error::Conflict(_))));
        world.accounts.erase(&by, invited).await.unwrap();
        let grants = [Grant::everywhere(Role::Editor)];
        assert!(matches!(world.accounts.set_grants(&by, invited, &grants).await, Err(Error::NotFound)));
        assert!(matches!(world.accounts.resume(&by, invited).await, Err(Error::NotFound)));
        let read = world.accounts.db.snapshot().await.unwrap();
        assert!(store::grants(&read, invited).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn two_accounts_never_have_one_address() {
    for world in worlds().await {
        let admin = world.first().await;
        let again = world.accounts.invite(&admin.actor(), &invitation("ADMIN@Villes.example", Role::Editor)).await;
        assert!(matches!(again, Err(Error::Invalid(faults)) if faults[0].message == "accounts-error-known"));
    }
}

#[tokio::test]
async fn what_is_kept_of_a_person_is_given_and_goes() {
    for world in worlds().await {
        let admin = world.first().await;
        let (me, _) = world.somebody("camille@ville.example", Role::Editor).await;
        let id = me.account.id;
        let copy = world.accounts.export(&me.actor(), id).await.unwrap();
        assert_eq!(copy["email"], "camille@ville.example");
        assert_eq!(copy["roles"][0]["role"], "editor");
        assert_eq!(copy["sessions"][0]["browser"], "Firefox");
        assert!(copy["did"].as_array().unwrap().iter().any(|row| row["what"] == "password-set"));
        assert!(!copy.to_string().contains("argon2"), "no secret is copied");
        world.accounts.erase(&admin.actor(), id).await.unwrap();
        let rows = world.everything().await.join("\n");
        assert!(!rows.contains("camille") && !rows.contains("Camille"), "{rows}");
        let read = world.accounts.db.snapshot().await.unwrap();
        assert_eq!(store::by_id(&read, id).await.unwrap().state, AccountState::Erased);
        let name = names(&read, &[id, admin.account.id]).await.unwrap();
        assert!(id.0.simple().to_string().ends_with(&name[&id]));
        let log = audit::of_thing(&read, id.0, 10).await.unwrap();
        assert_eq!(log[0].what, "user-erased");
        assert_eq!(log[0].account, Some(admin.account.id));
        assert_eq!(store::list(&read, "", 10).await.unwrap().len(), 1);
    }
}

#[tokio::test]
async fn the_log_is_filtered_and_paged_by_its_keys() {
    for world in worlds().await {
        let me = world.first().await;
        let begun = world.now();
        for n in 0..7 {
            world.pass(1_000);
            let write = world.accounts.db.write().await.unwrap();
            let (by, what) = if n % 2 == 0 { (me.actor(), "saved") } else { (Actor::System, "imported") };
            audit::record(&write, &by, what, None, serde_json::json!({ "n": n })).await.unwrap();
            write.commit().await.unwrap();
        }
        let read = world.accounts.db.snapshot().await.unwrap();
        let list = async |filter: Filter, before| audit::list(&read, &filter, before, 3).await.unwrap();
        let numbers =
            |page: &audit::Page| page.entries.iter().filter_map(|row| row.detail["n"].as_i64()).collect::<Vec<_>>();
        let first = list(Filter::default(), None).await;
        assert_eq!(numbers(&first), [6, 5, 4]);
        let second = list(Filter::default(), first.next).await;
        assert_eq!(numbers(&second), [3, 2, 1]);
        let mine = Filter { account: Some(me.account.id), what: Some("saved".into()), ..Filter::default() };
        let first = list(mine.clone(), None).await;
        assert_eq!(numbers(&first), [6, 4, 2]);
        assert_eq!((numbers(&list(mine, first.next).await), first.next.is_some()), (vec![0], true));
        let between =
            Filter { from: Some(begun.plus_millis(2_000)), until: Some(begun.plus_millis(4_000)), ..Filter::default() };
        assert_eq!(numbers(&list(between, None).await), [2, 1]);
        let system = list(Filter { what: Some("imported".into()), ..Filter::default() }, None).await;
        assert!(system.entries.iter().all(|row| row.by_system && row.account.is_none()));
        assert_eq!(audit::deeds(&read).await.unwrap(), ["imported", "saved", "signed-in", "site-opened"]);
        let _ = visit();
    }
}

#[test]
fn nothing_changes_or_removes_a_row_of_the_log() {
    let touching = statements().filter(|(_, sql)| sql.contains(" audit") && !sql.starts_with("SELECT"));
    let touching: Vec<_> = touching.map(|(_, sql)| sql).collect();
    assert_eq!(touching.len(), 1);
    assert!(touching[0].starts_with("INSERT INTO audit"));
}

//! Signing in by password and code, sessions, limits: on each database there is.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod world;

use accounts::{Proof, store::sessions};
use kernel::{Error, Role};
use world::{PASSWORD, visit, worlds};

const EMAIL: &str = "camille@ville.example";
const HOUR: i64 = 3_600_000;

fn fields<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<(String, &'static str)> {
    match result.unwrap_err() {
        Error::Invalid(faults) => faults.into_iter().map(|fault| (fault.field, fault.message)).collect(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_password_and_a_code_make_a_session_and_each_code_serves_once() {
    for world in worlds().await {
        let (me, secret) = world.somebody(EMAIL, Role::Editor).await;
        let ceremony = world.accounts.password("CAMILLE@ville.example", PASSWORD, &visit()).await.unwrap();
        let code = world.code(&secret);
        let opened = world.accounts.code(ceremony.as_str(), &code, &visit()).await.unwrap();
        let found = world.signed_in(&opened).await.unwrap();
        assert_eq!((found.account.id, found.grants.clone()), (me.account.id, me.grants.clone()));
        assert!(found.is_fresh(world.now()));
        // The ceremony is over, and the code is spent.
        assert!(matches!(world.accounts.code(ceremony.as_str(), &code, &visit()).await, Err(Error::Gone)));
        let again = world.accounts.password(EMAIL, PASSWORD, &visit()).await.unwrap();
        let refused = world.accounts.code(again.as_str(), &code, &visit()).await;
        assert_eq!(fields(refused), [("code".to_owned(), "accounts-error-code")]);
    }
}

#[tokio::test]
async fn an_answer_tells_nothing_of_whether_an_address_is_known() {
    for world in worlds().await {
        let (me, _) = world.somebody(EMAIL, Role::Editor).await;
        world
            .accounts
            .suspend(&kernel::Actor::System, world.somebody("x@ville.example", Role::Editor).await.0.account.id)
            .await
            .unwrap();
        let refused = vec![("password".to_owned(), "accounts-error-sign-in")];
        for (email, password) in [
            (EMAIL, "not the password at all"),
            ("nobody@ville.example", PASSWORD),
            ("x@ville.example", PASSWORD),
            ("no address", PASSWORD),
            ("", ""),
            (EMAIL, &"a".repeat(100_000)),
        ] {
            assert_eq!(fields(world.accounts.password(email, password, &visit()).await), refused, "{email}");
        }
        let ceremonies = world.everything().await.iter().filter(|row| row.starts_with("ceremony")).count();
        assert_eq!(ceremonies, 6, "the same is written in every case");
        assert_eq!(world.deeds().await.iter().filter(|deed| *deed == "sign-in-refused").count(), 6);
        let _ = me;
    }
}

#[tokio::test]
async fn too_many_tries_are_refused_by_account_and_by_network_until_time_has_passed() {
    for world in worlds().await {
        world.somebody(EMAIL, Role::Editor).await;
        for _ in 0..10 {
            fields(world.accounts.password(EMAIL, "wrong password here", &visit()).await);
        }
        let blocked = world.accounts.password(EMAIL, PASSWORD, &visit()).await;
        assert!(matches!(blocked, Err(Error::TooMany)), "the right one neither");
        let elsewhere = accounts::Visit { network: Some("198.51.100.1".parse().unwrap()), ..visit() };
        assert!(matches!(world.accounts.password(EMAIL, PASSWORD, &elsewhere).await, Err(Error::TooMany)));
        // Another address from the same network goes on, until the network has had its share.
        let mut tries = 0;
        while !matches!(
            world.accounts.password(&format!("n{tries}@ville.example"), PASSWORD, &visit()).await,
            Err(Error::TooMany)
        ) {
            tries += 1;
        }
        assert_eq!(tries, 50 - 11);
        world.pass(15 * 60_000 + 1);
        world.accounts.password(EMAIL, PASSWORD, &visit()).await.unwrap();
        let rows = world.everything().await;
        let counted = rows.iter().filter(|row| row.starts_with("throttle"));
        assert!(counted.clone().count() > 1);
        assert!(!counted.into_iter().any(|row| row.contains("ville.example") || row.contains("192.0")));
    }
}

#[tokio::test]
async fn a_session_ends_by_rest_by_age_by_leaving_and_by_suspension() {
    for world in worlds().await {
        let (me, secret) = world.somebody(EMAIL, Role::Editor).await;
        let open = async || {
            world.pass(60_000);
            let ceremony = world.accounts.password(EMAIL, PASSWORD, &visit()).await.unwrap();
            let opened = world.accounts.code(ceremony.as_str(), &world.code(&secret), &visit()).await.unwrap();
            world.cookie(&opened)
        };
        let cookie = open().await;
        world.pass(23 * HOUR);
        assert!(world.by_cookie(&cookie).await.is_some(), "RGAA 13.1: twenty hours at least");
        world.pass(23 * HOUR);
        let found = world.by_cookie(&cookie).await.expect("each use prolongs it");
        assert!(!found.is_fresh(world.now()));
        world.pass(24 * HOUR + 1);
        assert!(world.by_cookie(&cookie).await.is_none());

        let cookie = open().await;
        for _ in 0..31 {
            world.pass(23 * HOUR);
            world.by_cookie(&cookie).await;
        }
        world.pass(23 * HOUR);
        assert!(world.by_cookie(&cookie).await.is_none(), "thirty days at most");

        let cookie = open().await;
        let found = world.by_cookie(&cookie).await.unwrap();
        world.accounts.sign_out(&found).await.unwrap();
        assert!(world.by_cookie(&cookie).await.is_none());

        let cookie = open().await;
        world.accounts.suspend(&kernel::Actor::System, me.account.id).await.unwrap();
        assert!(world.by_cookie(&cookie).await.is_none());
        world.accounts.resume(&kernel::Actor::System, me.account.id).await.unwrap();
        assert!(world.by_cookie(&cookie).await.is_none(), "what was ended stays so");
        assert!(world.by_cookie(&open().await).await.is_some());
    }
}

#[tokio::test]
async fn sessions_are_listed_and_ended_by_their_owner_alone() {
    for world in worlds().await {
        let (me, _) = world.somebody(EMAIL, Role::Editor).await;
        let (other, _) = world.somebody("other@ville.example", Role::Editor).await;
        let open =
            async |id| sessions::list(&world.accounts.db.snapshot().await.unwrap(), id, world.now()).await.unwrap();
        let mine = open(me.account.id).await;
        assert_eq!(mine.len(), 1);
        assert_eq!(mine[0].agent, "Firefox");
        let theirs = open(other.account.id).await[0].id;
        let foreign = world.accounts.end_sessions(&me.actor(), me.account.id, Some(theirs)).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "a forged id");
        let refused = world.accounts.end_sessions(&me.actor(), other.account.id, Some(theirs)).await;
        assert!(matches!(refused, Err(Error::NotAllowed)));
        assert_eq!(open(other.account.id).await.len(), 1);
        world.accounts.end_sessions(&me.actor(), me.account.id, None).await.unwrap();
        assert!(open(me.account.id).await.is_empty());
    }
}

#[tokio::test]
async fn proving_again_makes_a_session_fresh_and_changes_its_secret() {
    for world in worlds().await {
        let (_, secret) = world.somebody(EMAIL, Role::Editor).await;
        let ceremony = world.accounts.password(EMAIL, PASSWORD, &visit()).await.unwrap();
        let opened = world.accounts.code(ceremony.as_str(), &world.code(&secret), &visit()).await.unwrap();
        let cookie = world.cookie(&opened);
        world.pass(HOUR);
        let me = world.by_cookie(&cookie).await.unwrap();
        assert!(!me.is_fresh(world.now()));
        let wrong = Proof::Password { password: "wrong password here", code: &world.code(&secret) };
        assert_eq!(fields(world.accounts.prove(&me, wrong, &visit()).await)[0].1, "accounts-error-password-wrong");
        let right = Proof::Password { password: PASSWORD, code: &world.code(&secret) };
        let (_, header) = world.accounts.prove(&me, right, &visit()).await.unwrap();
        let text = header.to_str().unwrap();
        for attribute in ["HttpOnly", "SameSite=Lax", "Path=/", "Secure"] {
            assert!(text.contains(attribute), "{text}");
        }
        assert!(world.by_cookie(&cookie).await.is_none(), "the former secret holds no longer");
        let found = world.by_cookie(text.split(';').next().unwrap()).await.unwrap();
        assert!(found.is_fresh(world.now()));
        assert_eq!(found.session, me.session);
    }
}

#[tokio::test]
async fn a_weak_password_or_a_wrong_code_sets_nothing() {
    for world in worlds().await {
        let me = world.first().await;
        let application = world.accounts.new_application(me.account.id);
        let code = world.code(&application.secret);
        let set = async |password, code| {
            let number = &application.number;
            world.accounts.set_password(&me, password, number, code, "Malines").await
        };
        assert_eq!(fields(set("short", "000000").await).len(), 2, "all that is wrong is said at once");
        assert_eq!(fields(set("passwordpassword", &code).await)[0].1, "accounts-error-password-weak");
        assert_eq!(fields(set(PASSWORD, "000000").await)[0].0, "code");
        let ways = world.accounts.ways(&world.accounts.db.snapshot().await.unwrap(), me.account.id).await.unwrap();
        assert!(ways.is_empty());
        let codes = set(PASSWORD, &code).await.unwrap().expect("the first recovery codes");
        assert_eq!(codes.len(), 10);
        let refused = world.accounts.remove_password(&me).await;
        assert_eq!(fields(refused)[0].1, "accounts-error-last-way");
    }
}

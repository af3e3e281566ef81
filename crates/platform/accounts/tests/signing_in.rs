//! Signing in by password and code, sessions, limits: on each database there is.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod world;

use accounts::{Chosen, Proof, store::sessions};
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
            let chosen = Chosen { password, number: &application.number, code, ..Chosen::default() };
            world.accounts.set_password(&me, chosen, &visit(), "Malines").await
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

#[tokio::test]
async fn another_password_asks_for_the_present_one_and_ends_the_other_sessions() {
    for world in worlds().await {
        let (me, secret) = world.somebody(EMAIL, Role::Editor).await;
        let ceremony = world.accounts.password(EMAIL, PASSWORD, &visit()).await.unwrap();
        let opened = world.accounts.code(ceremony.as_str(), &world.code(&secret), &visit()).await.unwrap();
        let other = world.cookie(&opened);
        let application = world.accounts.new_application(me.account.id);
        let code = world.code(&application.secret);
        let set = async |current| {
            let password = "quatre navettes sur un tambour";
            let chosen = Chosen { current, password, number: &application.number, code: &code };
            world.accounts.set_password(&me, chosen, &visit(), "Malines").await
        };
        for wrong in ["", "not the password at all"] {
            assert_eq!(fields(set(wrong).await), [("current".to_owned(), "accounts-error-password-wrong")]);
        }
        assert!(world.by_cookie(&other).await.is_some());
        assert!(set(PASSWORD).await.unwrap().is_none(), "there are recovery codes already");
        assert!(world.by_cookie(&other).await.is_none(), "whoever was in elsewhere is out");
        for _ in 0..10 {
            let _ = set("not the password at all").await;
        }
        assert!(matches!(set(PASSWORD).await, Err(Error::TooMany)), "nor is it guessed here");
    }
}

#[tokio::test]
async fn signing_in_gives_another_secret_and_ends_the_session_that_the_browser_had() {
    for world in worlds().await {
        let (_, secret) = world.somebody(EMAIL, Role::Editor).await;
        let open = async |former: Option<&str>| {
            world.pass(60_000);
            let former = former.and_then(|cookie| accounts::Token::read(cookie.split_once('=').unwrap().1));
            let visit = accounts::Visit { former, ..visit() };
            let ceremony = world.accounts.password(EMAIL, PASSWORD, &visit).await.unwrap();
            let opened = world.accounts.code(ceremony.as_str(), &world.code(&secret), &visit).await.unwrap();
            world.cookie(&opened)
        };
        let first = open(None).await;
        let second = open(Some(&first)).await;
        assert_ne!(first, second);
        assert!(world.by_cookie(&first).await.is_none(), "the former one is over");
        assert!(world.by_cookie(&second).await.is_some());
        let planted = format!("__Host-malines_session={}", "A".repeat(43));
        assert_ne!(open(Some(&planted)).await, planted, "what somebody planted is not taken over");
    }
}

#[tokio::test]
async fn a_recovery_code_serves_once() {
    for world in worlds().await {
        let (me, _) = world.somebody(EMAIL, Role::Editor).await;
        let codes = world.accounts.new_recovery_codes(&me).await.unwrap();
        let enter = async |code: &str| {
            let ceremony = world.accounts.password(EMAIL, PASSWORD, &visit()).await.unwrap();
            world.accounts.code(ceremony.as_str(), code, &visit()).await
        };
        assert!(enter(&codes[0]).await.is_ok());
        assert_eq!(fields(enter(&codes[0]).await)[0].0, "code");
        let others = world.accounts.new_recovery_codes(&me).await.unwrap();
        assert_eq!(fields(enter(&codes[1]).await)[0].0, "code", "former ones hold no longer");
        assert!(enter(&others[1]).await.is_ok());
    }
}

#[tokio::test]
async fn a_challenge_is_over_with_the_first_answer_and_belongs_to_its_session() {
    for world in worlds().await {
        let (me, _) = world.somebody(EMAIL, Role::Editor).await;
        let kept = async || world.everything().await.iter().filter(|row| row.starts_with("ceremony")).count();
        let answer = include_str!("answer.json");
        for (session, proves) in [(None, false), (Some(&me), true), (None, true), (Some(&me), false)] {
            let asked = world.accounts.ask_passkey(session, &visit()).await.unwrap();
            assert_eq!(kept().await, 1, "{:?}", world.everything().await);
            let (ceremony, refused) = (asked.ceremony.as_str(), vec![("passkey".to_owned(), "accounts-error-passkey")]);
            let before = world.deeds().await.iter().filter(|deed| *deed == "sign-in-refused").count();
            if proves {
                let proof = Proof::Passkey { ceremony, answer };
                assert_eq!(fields(world.accounts.prove(&me, proof, &visit()).await), refused);
            } else {
                assert_eq!(fields(world.accounts.sign_in_by_passkey(ceremony, answer, &visit()).await), refused);
            }
            assert_eq!(kept().await, 0, "wrong answers spend it too");
            let after = world.deeds().await.iter().filter(|deed| *deed == "sign-in-refused").count();
            assert_eq!(after, before + 1, "and are noted");
        }
        let new = world.accounts.ask_new_passkey(&me).await.unwrap();
        let (other, _) = world.somebody("other@ville.example", Role::Editor).await;
        let refused = world.accounts.add_passkey(&other, new.ceremony.as_str(), include_str!("made.json"), "clé").await;
        assert!(matches!(refused, Err(Error::NotAllowed)), "{refused:?}");
    }
}

#[tokio::test]
async fn whoever_changes_how_one_signs_in_is_told_by_mail() {
    for world in worlds().await {
        let (me, _) = world.somebody(EMAIL, Role::Editor).await;
        world.accounts.new_recovery_codes(&me).await.unwrap();
        world.accounts.ask_recovery(EMAIL, &visit()).await.unwrap();
        let mails = world.mails().await;
        let told = |what: &str| mails.iter().filter(|mail| mail.contains(what)).count();
        assert_eq!(told("/desk/me"), 2, "password set, codes made: {mails:?}");
        assert_eq!(told("/desk/links?token="), 2, "the invitation and the way back: {mails:?}");
    }
}

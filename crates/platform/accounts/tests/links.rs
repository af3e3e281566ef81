//! Links of mails: looking changes nothing, a button spends them once; the way back in does not weaken the way in.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says where")]

mod world;

use accounts::{AccountState, Given, Purpose, store::accounts as store};
use kernel::{Actor, Error, Role};
use world::{PASSWORD, invitation, links, secret, visit, worlds};

const EMAIL: &str = "camille@ville.example";

#[tokio::test]
async fn the_first_link_makes_the_first_administrator_and_nobody_else() {
    for world in worlds().await {
        // Who was invited on the machine before does not stand in the way.
        world.accounts.invite_on_machine(&invitation(EMAIL, Role::Editor)).await.unwrap();
        let former = world.accounts.first_link().await.unwrap().unwrap();
        let link = world.accounts.first_link().await.unwrap().unwrap();
        let given = Given { email: "admin@villes.example", name: "Dominique", language: "fr", code: "" };
        let gone = world.accounts.follow(secret(&former), given, &visit()).await;
        assert!(matches!(gone, Err(Error::Gone)), "printed again, the former holds no longer");
        let wrong = Given { email: "no address", ..given };
        assert!(matches!(world.accounts.follow(secret(&link), wrong, &visit()).await, Err(Error::Invalid(_))));
        let opened = world.accounts.follow(secret(&link), given, &visit()).await.unwrap();
        let me = world.signed_in(&opened).await.unwrap();
        assert!(store::configures(&me.grants));
        assert!(matches!(world.accounts.follow(secret(&link), given, &visit()).await, Err(Error::Gone)));
        assert_eq!(world.accounts.first_link().await.unwrap(), None, "there is an administrator now");
        assert_eq!(world.deeds().await, ["signed-in", "site-opened", "user-invited"]);
    }
}

#[tokio::test]
async fn opening_every_link_of_every_mail_twice_changes_nothing() {
    for world in worlds().await {
        world.first().await;
        world.accounts.invite(&Actor::System, &invitation("new@ville.example", Role::Editor)).await.unwrap();
        world.somebody(EMAIL, Role::Editor).await;
        world.accounts.ask_recovery(EMAIL, &visit()).await.unwrap();
        let mails = world.mails().await;
        let all: Vec<String> = mails.iter().flat_map(|mail| links(mail)).collect();
        assert!(all.len() >= 4, "{mails:#?}");
        let before = world.everything().await;
        let mut held = 0;
        for link in all.iter().chain(&all).filter(|link| link.contains("token=")) {
            held += usize::from(world.accounts.look(secret(link)).await.is_ok());
        }
        assert_eq!(held, 4, "an invitation and a recovery hold, each looked at twice; the followed one does not");
        assert_eq!(world.everything().await, before);
        for mail in mails {
            assert!(mail.contains("Content-Language: fr"), "{mail}");
        }
    }
}

#[tokio::test]
async fn the_same_is_written_whether_or_not_there_is_somebody_to_let_in() {
    for world in worlds().await {
        world.somebody(EMAIL, Role::Editor).await;
        let sent = world.mails().await.len();
        let waiting = async || jobs::counts(&world.accounts.db.snapshot().await.unwrap()).await.unwrap();
        world.accounts.ask_recovery("nobody@ville.example", &visit()).await.unwrap();
        let unknown = waiting().await;
        assert_eq!(world.mails().await.len(), sent, "nobody gets a mail");
        world.accounts.ask_recovery(EMAIL, &visit()).await.unwrap();
        assert_eq!(waiting().await, unknown);
        assert_eq!(world.mails().await.len(), sent + 1);
        for _ in 0..2 {
            world.accounts.ask_recovery(EMAIL, &visit()).await.unwrap();
        }
        assert!(matches!(world.accounts.ask_recovery(EMAIL, &visit()).await, Err(Error::TooMany)));
    }
}

#[tokio::test]
async fn a_mailbox_alone_does_not_let_in_whom_a_second_proof_protects() {
    for world in worlds().await {
        let (me, application) = world.somebody(EMAIL, Role::Editor).await;
        let codes = world.accounts.new_recovery_codes(&me).await.unwrap();
        let link = async || {
            world.pass(3_600_001);
            world.accounts.ask_recovery(EMAIL, &visit()).await.unwrap();
            let mail = world.mails().await.pop().unwrap();
            links(&mail).into_iter().find(|link| link.contains("token=")).unwrap()
        };
        let first = link().await;
        let looked = world.accounts.look(secret(&first)).await.unwrap();
        assert!(looked.asks_code && looked.link.purpose == Purpose::Recovery);
        for wrong in ["", "000000", "AAAA-AAAA-AAAA-AAAA"] {
            let refused =
                world.accounts.follow(secret(&first), Given { code: wrong, ..Given::default() }, &visit()).await;
            assert!(matches!(refused, Err(Error::Invalid(_))), "{wrong}");
        }
        let code = world.code(&application);
        let opened = world.accounts.follow(secret(&first), Given { code: &code, ..Given::default() }, &visit()).await;
        assert!(world.signed_in(&opened.unwrap()).await.is_some());
        let second = link().await;
        let given = Given { code: &codes[0], ..Given::default() };
        world.accounts.follow(secret(&second), given, &visit()).await.unwrap();
        let third = link().await;
        let spent = world.accounts.follow(secret(&third), given, &visit()).await;
        assert!(matches!(spent, Err(Error::Invalid(_))), "a recovery code serves once");
        world.pass(3_600_001);
        assert!(matches!(world.accounts.look(secret(&third)).await, Err(Error::Gone)), "it holds an hour");
    }
}

#[tokio::test]
async fn another_invitation_sets_aside_what_one_signed_in_with() {
    for world in worlds().await {
        let admin = world.first().await;
        let (me, _) = world.somebody(EMAIL, Role::Editor).await;
        world.accounts.send_another_link(&admin.actor(), me.account.id).await.unwrap();
        world.accounts.password(EMAIL, PASSWORD, &visit()).await.expect("until it is followed nothing changes");
        let mail = world.mails().await.pop().unwrap();
        let link = links(&mail).into_iter().find(|link| link.contains("token=")).unwrap();
        let given = Given { name: "Camille Exemple", language: "es", ..Given::default() };
        world.accounts.follow(secret(&link), given, &visit()).await.unwrap();
        assert!(world.accounts.password(EMAIL, PASSWORD, &visit()).await.is_err());
        let account = store::by_id(&world.accounts.db.snapshot().await.unwrap(), me.account.id).await.unwrap();
        assert_eq!((account.name.as_str(), account.language.as_str()), ("Camille Exemple", "es"));
        assert_eq!(account.state, AccountState::Active);
    }
}

#[tokio::test]
async fn a_command_on_the_machine_lets_a_lost_administrator_in_again() {
    for world in worlds().await {
        let (me, _) = world.somebody(EMAIL, Role::Editor).await;
        world.accounts.suspend(&Actor::System, me.account.id).await.unwrap();
        let sent = world.accounts.invite_on_machine(&invitation(EMAIL, Role::Administrator)).await.unwrap();
        assert_eq!(sent.account, me.account.id);
        let given = Given { name: "Camille", language: "fr", ..Given::default() };
        let opened = world.accounts.follow(secret(&sent.address), given, &visit()).await.unwrap();
        assert!(store::configures(&world.signed_in(&opened).await.unwrap().grants));
    }
}

#[tokio::test]
async fn a_link_is_whole_in_a_mail_of_any_language() {
    for world in worlds().await {
        for language in kernel::Language::INTERFACE {
            let email = format!("{language}@ville.example");
            let invitation = accounts::Invitation { language, ..invitation(&email, Role::Editor) };
            let sent = world.accounts.invite(&Actor::System, &invitation).await.unwrap();
            let mails = world.mails().await;
            let mail = mails.iter().find(|mail| mail.contains(&format!("Content-Language: {language}"))).unwrap();
            assert!(mail.lines().any(|line| line == sent.address), "{mail}");
        }
    }
}

//! Mails through the job, the mailer and a small server of the test's own.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by them")]

#[path = "../../jobs/tests/base/mod.rs"]
mod base;

use std::time::Duration;

use base::{Base, bases};
use jobs::{Context, Listed, Runner, State};
use kernel::{Language, Random};
use mail::{MailSettings, Mailer, Message, SmtpUrl};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader},
    net::{TcpListener, TcpStream},
    sync::{mpsc, oneshot},
};

fn message() -> Message {
    Message {
        to: "d.martin@exemple-sur-lys.example".parse().unwrap(),
        subject: "Réunion du groupe Mali".into(),
        text: "Bonjour,\n\nla réunion aura lieu à Malines.\n.\nÀ bientôt".into(),
        reply_to: None,
        language: Language::FR,
    }
}

fn settings(smtp: Option<SmtpUrl>, catcher: Option<std::path::PathBuf>) -> MailSettings {
    MailSettings { from: "site@reseau.example".parse().unwrap(), name: None, smtp, catcher }
}

/// Takes connections one after the other. Answers `RCPT` with each of these in turn, the last one for ever, and hands
/// out each mail it has taken.
async fn server(answers: &'static [&'static str]) -> (SmtpUrl, mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = SmtpUrl::new(format!("smtp://{}", listener.local_addr().unwrap()));
    let (taken, mails) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        let mut turn = 0;
        while let Ok((stream, _)) = listener.accept().await {
            // A client that leaves in the middle is its own affair.
            let _ = converse(stream, answers[turn], &taken).await;
            turn = (turn + 1).min(answers.len() - 1);
        }
    });
    (url, mails)
}

async fn converse(stream: TcpStream, rcpt: &str, taken: &mpsc::UnboundedSender<String>) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 test\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let answer = match line.get(..4).unwrap_or_default() {
            "EHLO" => "250 test",
            "RCPT" => rcpt,
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let mut mail = String::new();
                while let Some(line) = lines.next_line().await? {
                    if line == "." {
                        break;
                    }
                    mail.push_str(&line);
                    mail.push('\n');
                }
                let _ = taken.send(mail);
                "250 taken"
            }
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "250 ok",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}

/// Sends the mail and runs jobs until the only one is as wanted.
async fn until(base: &Base, mailer: Mailer, wanted: impl Fn(Option<&Listed>) -> bool) -> Option<Listed> {
    let context = Context::new(base.db.clone(), base.clock.clock(), Random::seeded(7)).with(mailer);
    let (stop, stopped) = oneshot::channel::<()>();
    let work = Runner::new(context, mail::handlers()).unwrap().run(async {
        let _ = stopped.await;
    });
    let work = tokio::spawn(work);
    let look = async {
        loop {
            let listed = jobs::list(&base.db.snapshot().await.unwrap(), 1).await.unwrap().pop();
            if wanted(listed.as_ref()) {
                return listed;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let found = tokio::time::timeout(Duration::from_secs(30), look).await.expect("it never came to look so");
    stop.send(()).unwrap();
    work.await.unwrap();
    found
}

async fn send(base: &Base) {
    let mut write = base.db.write().await.unwrap();
    mail::send(&mut write, &Random::seeded(3), message()).await.unwrap();
    write.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_says_later_gets_it_later() {
    for base in bases(&[jobs::migrations]).await {
        let (url, mut mails) = server(&["451 try again later", "250 ok"]).await;
        let mailer = Mailer::open(&settings(Some(url), None)).unwrap();
        send(&base).await;
        let refused = |job: Option<&Listed>| job.is_some_and(|job| job.last_error.is_some());
        let job = until(&base, mailer.clone(), refused).await.unwrap();
        assert_eq!((job.state, job.attempts), (State::Waiting, 1));
        assert!(job.last_error.unwrap().contains("try again later"));
        base.clock.pass(60_000);
        until(&base, mailer, |job| job.is_none()).await;
        let mail = mails.recv().await.unwrap();
        assert!(mail.contains("To: d.martin@exemple-sur-lys.example"), "{mail}");
        assert!(mails.try_recv().is_err(), "it came once");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_says_never_is_not_asked_again() {
    for base in bases(&[jobs::migrations]).await {
        let (url, _mails) = server(&["550 no such mailbox"]).await;
        let mailer = Mailer::open(&settings(Some(url), None)).unwrap();
        send(&base).await;
        let job = until(&base, mailer, |job| job.is_some_and(|job| job.state == State::Failed)).await.unwrap();
        assert!(job.last_error.unwrap().contains("no such mailbox"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_down_is_waited_for() {
    for base in bases(&[jobs::migrations]).await {
        let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        let mailer = Mailer::open(&settings(Some(SmtpUrl::new(format!("smtp://{nobody}"))), None)).unwrap();
        send(&base).await;
        let job = until(&base, mailer, |job| job.is_some_and(|job| job.last_error.is_some())).await.unwrap();
        assert_eq!(job.state, State::Waiting);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_folder_catches_one_file_for_each_mail() {
    for base in bases(&[jobs::migrations]).await {
        let caught = base.folder.path().join("mail");
        let mailer = Mailer::open(&settings(None, Some(caught.clone()))).unwrap();
        send(&base).await;
        until(&base, mailer, |job| job.is_none()).await;
        let files: Vec<_> = std::fs::read_dir(&caught).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].extension().unwrap(), "eml");
        let mail = std::fs::read_to_string(&files[0]).unwrap();
        assert!(mail.contains("Subject: =?utf-8?b?"), "{mail}");
    }
}

#[test]
fn settings_are_one_of_two() {
    let both = settings(Some(SmtpUrl::new("smtp://localhost")), Some("mail".into()));
    assert!(Mailer::open(&both).is_err());
    assert!(Mailer::open(&settings(None, None)).is_err());
    let wrong = Mailer::open(&settings(Some(SmtpUrl::new("https://desk:s3cret@host")), None)).unwrap_err();
    assert!(!format!("{wrong:#}").contains("s3cret"));
}

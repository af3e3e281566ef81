//! The room run small: a temporary base on each database, a clock that the test moves, a folder that catches mails.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use accounts::{Accounts, Chosen, Given, Invitation, Opened, SignedIn, Visit};
use base64::Engine as _;
use db::Db;
use i18n::{I18n, LocaleFile};
use kernel::{Actor, Clock, Grant, Instant, Language, Random, Role};
use mail::{MailSettings, Mailer};
use web::{Assets, Overrides, Parts, Templates, Web};

/// The password of everybody here.
pub(crate) const PASSWORD: &str = "le fil rouge des dentellières";

pub(crate) struct World {
    pub(crate) accounts: Accounts,
    time: Arc<AtomicI64>,
    base: testkit::Base,
}

/// A world on each database there is.
pub(crate) async fn worlds() -> Vec<World> {
    let mut all = Vec::new();
    for base in testkit::bases().await.unwrap() {
        all.push(World::on(base).await);
    }
    all
}

impl World {
    async fn on(base: testkit::Base) -> Self {
        db::migrate(&base.target, &[settings::store::migrations, jobs::migrations, accounts::migrations])
            .await
            .unwrap();
        let time = Arc::new(AtomicI64::new(testkit::clock().now().0));
        let own = time.clone();
        let clock = Clock::by(move || Instant(own.load(Ordering::Acquire)));
        let db = Db::open(&base.target, clock.clone()).await.unwrap();
        let file = |(language, source): &(Language, &'static str)| LocaleFile {
            room: "accounts",
            language: *language,
            source: (*source).into(),
        };
        let files: Vec<_> = accounts::LOCALES.iter().map(file).collect();
        let i18n = I18n::new(&files, &[], Language::FR).unwrap();
        let assets = Assets::embedded();
        let templates = Templates::new(&[], &Overrides { folders: Vec::new(), reload: false }, &i18n, &assets).unwrap();
        let public_url = "https://villes.example".to_owned();
        let random = Random::seeded(1);
        let web = Web::new(Parts { i18n, templates, assets, public_url, clock, random, secret: [7; 32] });
        Self { accounts: Accounts::new(db, web), time, base }
    }

    /// Lets so many milliseconds pass.
    pub(crate) fn pass(&self, millis: i64) {
        self.time.fetch_add(millis, Ordering::AcqRel);
    }

    pub(crate) fn now(&self) -> Instant {
        self.accounts.web.clock.now()
    }

    /// The first administrator, by the first link.
    pub(crate) async fn first(&self) -> SignedIn {
        let link = self.accounts.first_link().await.unwrap().expect("there is no account yet");
        let given = Given { email: "admin@villes.example", name: "Dominique", language: "fr", code: "" };
        let opened = self.accounts.follow(secret(&link), given, &visit()).await.unwrap();
        self.signed_in(&opened).await.unwrap()
    }

    /// Somebody with this role, who has followed the link and set a password with its application. Says the secret of
    /// the application too.
    pub(crate) async fn somebody(&self, email: &str, role: Role) -> (SignedIn, String) {
        let invitation = invitation(email, role);
        let sent = self.accounts.invite(&Actor::System, &invitation).await.unwrap();
        let given = Given { name: "Camille", language: "fr", ..Given::default() };
        let opened = self.accounts.follow(secret(&sent.address), given, &visit()).await.unwrap();
        let me = self.signed_in(&opened).await.unwrap();
        let application = self.accounts.new_application(me.account.id);
        let code = self.code(&application.secret);
        let chosen = Chosen { password: PASSWORD, number: &application.number, code: &code, ..Chosen::default() };
        self.accounts.set_password(&me, chosen, &visit(), "Malines").await.unwrap();
        // The code that proved the application is spent.
        self.pass(30_000);
        (me, application.secret)
    }

    /// The code that an application shows now.
    pub(crate) fn code(&self, secret: &str) -> String {
        let secret = totp_rs::Secret::try_from_base32(secret).unwrap();
        let totp = totp_rs::Builder::new().with_secret(secret).build().unwrap();
        totp.generate(u64::try_from(self.now().0 / 1000).unwrap()).to_string()
    }

    /// Whose session this is, as the middleware finds it.
    pub(crate) async fn signed_in(&self, opened: &Opened) -> Option<SignedIn> {
        self.by_cookie(&self.cookie(opened)).await
    }

    /// The name and value of the cookie that hands the session over.
    pub(crate) fn cookie(&self, opened: &Opened) -> String {
        let (_, value) = self.accounts.cookie(opened);
        value.to_str().unwrap().split(';').next().unwrap().to_owned()
    }

    /// Who the middleware says that a request with this cookie is.
    pub(crate) async fn by_cookie(&self, cookie: &str) -> Option<SignedIn> {
        use axum::{Extension, Router, body::Body, http::Request, middleware, routing::get};
        use tower::ServiceExt as _;
        let identity =
            accounts::Identity { db: self.accounts.db.clone(), clock: self.accounts.web.clock.clone(), https: true };
        let found: Arc<std::sync::Mutex<Option<SignedIn>>> = Arc::default();
        let kept = found.clone();
        let handler = move |me: Option<Extension<Arc<SignedIn>>>| async move {
            *kept.lock().unwrap() = me.map(|Extension(me)| (*me).clone());
        };
        let layer = middleware::from_fn(move |request, next| accounts::identify(identity.clone(), request, next));
        let router = Router::new().route("/", get(handler)).layer(layer);
        let request = Request::get("/").header("cookie", cookie).body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        let found = found.lock().unwrap().take();
        assert_eq!(response.headers().contains_key("set-cookie"), found.is_none(), "a dead cookie is taken away");
        found
    }

    /// Runs every job that waits, and reads the mails that were sent so far, their text decoded, oldest first.
    pub(crate) async fn mails(&self) -> Vec<String> {
        let folder = self.base.folder.path().join("mail");
        let settings = MailSettings {
            from: "site@villes.example".parse().unwrap(),
            name: None,
            smtp: None,
            catcher: Some(folder.clone()),
        };
        let (db, web) = (self.accounts.db.clone(), self.accounts.web.clone());
        let context = jobs::Context::new(db, web.clock.clone(), web.random.clone())
            .with(Mailer::open(&settings).unwrap())
            .with(web);
        let handlers = mail::handlers().into_iter().chain(accounts::handlers());
        let runner = jobs::Runner::new(context, handlers).unwrap();
        let db = self.accounts.db.clone();
        let until = async move {
            while jobs::counts(&db.snapshot().await.unwrap()).await.unwrap() != jobs::Counts::default() {
                tokio::time::sleep(std::time::Duration::from_millis(10)).await;
            }
        };
        runner.run(until).await;
        let mut names: Vec<_> =
            std::fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
        names.sort();
        names.iter().map(|path| text(&std::fs::read_to_string(path).unwrap())).collect()
    }

    /// Every row of the room, to see whether anything changed.
    pub(crate) async fn everything(&self) -> Vec<String> {
        use db::Query as _;
        let read = self.accounts.db.snapshot().await.unwrap();
        let mut all = Vec::new();
        for table in ["account", "session", "link", "passkey", "ceremony", "recovery_code", "throttle", "audit"] {
            let rows = read.rows(&format!("SELECT * FROM {table}"), vec![]).await.unwrap();
            all.extend(rows.iter().map(|row| format!("{table} {row:?}")));
        }
        all.sort();
        all
    }

    /// What the audit log says was done, the newest first.
    pub(crate) async fn deeds(&self) -> Vec<String> {
        let read = self.accounts.db.snapshot().await.unwrap();
        let page = accounts::audit::list(&read, &accounts::audit::Filter::default(), None, 100).await.unwrap();
        page.entries.into_iter().map(|entry| entry.what).collect()
    }
}

/// A browser at a network.
pub(crate) fn visit() -> Visit {
    Visit { agent: "Firefox".into(), network: Some("192.0.2.7".parse().unwrap()), former: None }
}

/// The secret of a link.
pub(crate) fn secret(link: &str) -> &str {
    link.split_once("token=").expect("a link has a secret").1
}

pub(crate) fn invitation(email: &str, role: Role) -> Invitation {
    Invitation {
        email: email.parse().unwrap(),
        name: String::new(),
        language: Language::FR,
        grants: vec![Grant::everywhere(role)],
    }
}

/// Every link of a mail.
pub(crate) fn links(mail: &str) -> Vec<String> {
    mail.split_whitespace().filter(|word| word.starts_with("https://")).map(str::to_owned).collect()
}

fn text(mail: &str) -> String {
    let (head, body) = mail.split_once("\r\n\r\n").unwrap();
    if head.contains("Content-Transfer-Encoding: base64") {
        let bytes = base64::engine::general_purpose::STANDARD.decode(body.replace("\r\n", "")).unwrap();
        return format!("{head}\n\n{}", String::from_utf8(bytes).unwrap());
    }
    let joined = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = joined.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'=' && head.contains("quoted-printable") {
            bytes.push(u8::from_str_radix(std::str::from_utf8(&after[..2]).unwrap(), 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    format!("{head}\n\n{}", String::from_utf8(bytes).unwrap())
}

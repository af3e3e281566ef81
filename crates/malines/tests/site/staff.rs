//! Somebody signed in, who asks the desk for pages and sends forms.

use accounts::{
    Account, AccountState, SessionId, Token,
    store::{accounts as store, sessions},
};
use axum::{body::Body, http::Request};
use kernel::{AccountId, Grant, Language, Role};

use super::{Answer, Site};

/// A person with a session.
pub(crate) struct Staff<'s> {
    site: &'s Site,
    pub(crate) id: AccountId,
    pub(crate) cookie: String,
}

impl Site {
    /// Somebody of this role, on the whole site.
    pub(crate) async fn staff(&self, role: Role) -> Staff<'_> {
        self.staff_with(vec![Grant::everywhere(role)]).await
    }

    /// Somebody with these grants.
    pub(crate) async fn staff_with(&self, grants: Vec<Grant>) -> Staff<'_> {
        let (clock, random) = (&self.app.clock, &self.app.random);
        let id = AccountId::new(clock, random);
        let account = Account {
            id,
            email: format!("{}@exemple-sur-lys.example", id.0.simple()).parse().unwrap(),
            name: "Camille Exemple".into(),
            language: Language::EN,
            state: AccountState::Active,
            created_at: clock.now(),
            last_seen_at: None,
        };
        let token = Token::new(random);
        let write = self.app.db.write().await.unwrap();
        store::insert(&write, &account).await.unwrap();
        store::set_grants(&write, id, &grants).await.unwrap();
        let session = SessionId(AccountId::new(clock, random).0);
        let new = sessions::New { id: session, token: &token, account: id, agent: "test", now: clock.now() };
        sessions::insert(&write, &new).await.unwrap();
        write.commit().await.unwrap();
        Staff { site: self, id, cookie: format!("{}={}", web::session_cookie(true), token.as_str()) }
    }
}

impl Staff<'_> {
    /// Asks for a page.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.site.get_with(path, &[("cookie", &self.cookie)]).await
    }

    /// Sends a form as a browser does from a page of the site.
    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_with(path, fields, &[]).await
    }

    /// Sends a form with more headers.
    pub(crate) async fn post_with(&self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", web::address::value(value))).collect();
        let mut request = Request::post(path)
            .header("host", "villes.example")
            .header("cookie", &self.cookie)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded");
        if let Some(all) = request.headers_mut() {
            for (name, value) in headers {
                let name: axum::http::HeaderName = name.parse().unwrap();
                all.insert(name, value.parse().unwrap());
            }
        }
        self.site.ask(request.body(Body::from(pairs.join("&"))).unwrap()).await
    }

    /// Sends anything as a script of a page of the site does.
    pub(crate) async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let own = [("sec-fetch-site", "same-origin")];
        let headers: Vec<_> = own.iter().chain(headers).copied().collect();
        self.ask_from(method, path, &headers, body).await
    }

    /// Sends anything from anywhere: the headers say where from.
    pub(crate) async fn ask_from(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Answer {
        let request = Request::builder().method(method).uri(path).header("host", "villes.example");
        let mut request = request.header("cookie", &self.cookie);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.site.ask(request.body(Body::from(body)).unwrap()).await
    }

    /// The form of a page as a browser would send it untouched: names and values.
    pub(crate) async fn form(&self, path: &str) -> Vec<(String, String)> {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        super::dom::parse(&answer.text()).form("edit")
    }

    /// Sends a page's own form back with some fields changed. Says where it led.
    pub(crate) async fn fill(&self, path: &str, changes: &[(&str, &str)]) -> Answer {
        let mut form = self.form(path).await;
        for (name, value) in changes {
            form.retain(|(own, _)| own != name);
            form.push(((*name).to_owned(), (*value).to_owned()));
        }
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(path, &pairs).await
    }
}

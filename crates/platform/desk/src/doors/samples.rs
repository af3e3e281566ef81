//! Samples of what the pages of this part show, light on data and full; a test renders each in every language.

use web::View;

use super::views::{
    AuditPage, CodePage, CodesPage, DeedRow, ErasingPage, InvitePage, LinkForm, LinkPage, MePage, PasskeyView,
    PasswordPage, ProofPage, RecoveryPage, RoleAbout, RoleRow, SessionView, SignInPage, UserAction, UserPage, UserRow,
    UsersPage,
};
use crate::{Choice, DeskHead, Field, Fields};

macro_rules! views {
    ($($page:ident $template:literal $samples:expr;)+) => {$(
        impl View for $page {
            const TEMPLATE: &'static str = $template;

            fn canonical(&self) -> &str {
                &self.head.canonical
            }

            fn samples() -> Vec<Self> {
                $samples
            }
        }
    )+};
}

fn sample_fields(names: &[&str], faulty: bool) -> Fields {
    let mut fields = Fields::default();
    for name in names {
        let error = faulty.then(|| "Ce champ est nécessaire.".to_owned());
        let choices = vec![Choice { value: "fr".into(), label: "français".into(), chosen: true }];
        let hint = Some("Comme vous voulez.".to_owned());
        let (name, label) = ((*name).to_owned(), "Libellé".to_owned());
        fields.add(Field { name: name.clone(), label, hint, value: "Valeur".into(), error, required: true, choices });
        if faulty {
            fields.faulty.push(name);
        }
    }
    fields
}

fn sample_session(current: bool) -> SessionView {
    SessionView {
        id: "0193a5b0-0000-7000-8000-000000000001".into(),
        agent: "Firefox, Linux".into(),
        began: "2026-11-24T09:00:00".into(),
        seen: "2026-11-24T12:00:00".into(),
        current,
    }
}

fn sample_roles() -> Vec<RoleRow> {
    let row = |number: usize, kept: Vec<(String, String)>| {
        let field = |name: &str| {
            let choices = vec![Choice { value: "one".into(), label: "Un choix".into(), chosen: true }];
            Field { name: format!("{name}-{number}"), label: "Libellé".into(), choices, ..Field::default() }
        };
        let theme = Field { choices: Vec::new(), value: "Mali".into(), ..field("theme") };
        RoleRow { role: field("role"), kind: field("kind"), language: field("language"), theme, kept }
    };
    vec![row(0, vec![("party-0".into(), "0193a5b0-0000-7000-8000-000000000001".into())]), row(1, Vec::new())]
}

fn sample_abouts() -> Vec<RoleAbout> {
    vec![RoleAbout { name: "Rédaction".into(), about: "Écrit et corrige.".into() }]
}

fn sample_deeds() -> Vec<DeedRow> {
    let full = DeedRow {
        at: "2026-11-24T12:00:00".into(),
        by: "Dominique Exemple".into(),
        what: "a invité quelqu’un".into(),
        thing: Some("Camille Exemple".into()),
        href: Some("/desk/users/0193a5b0-0000-7000-8000-000000000001".into()),
        detail: "editor".into(),
    };
    vec![DeedRow { thing: None, href: None, detail: String::new(), ..full.clone() }, full]
}

views! {
    SignInPage "desk/door-sign-in.html" [false, true].map(|full| Self {
        head: DeskHead::sample(),
        fields: sample_fields(if full { &["email", "password", "passkey"] } else { &["email", "password"] }, full),
        next: if full { "/desk/users".into() } else { String::new() },
        passkeys: full,
    }).into();
    CodePage "desk/door-code.html" [false, true].map(|full| Self {
        head: DeskHead::sample(),
        fields: sample_fields(&["code"], full),
        ceremony: "abc".into(),
        next: "/desk".into(),
    }).into();
    RecoveryPage "desk/door-recovery.html" [false, true].map(|sent| Self {
        head: DeskHead::sample(),
        fields: sample_fields(&["email"], !sent),
        sent,
    }).into();
    LinkPage "desk/door-link.html" vec![
        Self { head: DeskHead::sample(), form: None },
        Self {
            head: DeskHead::sample(),
            form: Some(LinkForm {
                about: "Ce lien ouvre votre accès.".into(),
                until: "Il vaut jusqu’à demain.".into(),
                button: "Ouvrir".into(),
                token: "abc".into(),
                fields: sample_fields(&["email", "name", "language", "code"], true),
                order: ["email", "name", "language", "code"].map(str::to_owned).into(),
            }),
        },
    ];
    ProofPage "desk/me-proof.html" [false, true].map(|full| Self {
        head: DeskHead::sample(),
        fields: sample_fields(if full { &["password", "code", "passkey"] } else { &["password", "code"] }, full),
        next: "/desk/users".into(),
        passkeys: full,
        password: full,
        email: "camille@ville.example".into(),
    }).into();
    MePage "desk/me.html" [false, true].map(|full| Self {
        head: DeskHead::sample(),
        fields: sample_fields(if full { &["name", "language", "passkey", "password"] } else { &["name", "language"] }, full),
        email: "camille@ville.example".into(),
        has_passkeys: full,
        is_new: !full,
        passkeys: if full {
            let key = PasskeyView {
                name: "Téléphone".into(),
                added: "2026-11-24T09:00:00".into(),
                used: Some("2026-11-24T12:00:00".into()),
                removal: "/desk/me/passkeys/1/removal".into(),
            };
            vec![PasskeyView { used: None, ..key.clone() }, key]
        } else {
            Vec::new()
        },
        password: full,
        recovery_codes: if full { 10 } else { 0 },
        sessions: vec![sample_session(true), sample_session(false)],
    }).into();
    PasswordPage "desk/me-password.html" [false, true].map(|full| Self {
        head: DeskHead::sample(),
        fields: sample_fields(if full { &["current", "password", "code"] } else { &["password", "code"] }, full),
        email: "camille@ville.example".into(),
        secret: "ABCD EFGH".into(),
        picture: "/desk/me/password/picture.svg?number=1".into(),
        number: "1".into(),
    }).into();
    CodesPage "desk/me-codes.html" vec![Self { head: DeskHead::sample(), codes: vec!["7K3D-0000-0000-0000".into()] }];
    ErasingPage "desk/users-erasing.html" [false, true].map(|faulty| Self {
        head: DeskHead::sample(),
        fields: sample_fields(&["roles"], faulty),
        name: "Camille Exemple".into(),
        email: "camille@ville.example".into(),
        action: "/desk/me/erasing".into(),
        back: "/desk/me".into(),
    }).into();
    UsersPage "desk/users.html" vec![
        Self { head: DeskHead::sample(), rows: Vec::new(), next: None },
        {
            let row = UserRow {
                name: "Camille Exemple".into(),
                email: "camille@ville.example".into(),
                href: "/desk/users/1".into(),
                roles: vec!["Rédaction (espagnol)".into()],
                state: "Actif".into(),
                is_active: true,
                seen: Some("2026-11-24T12:00:00".into()),
            };
            let rows = vec![UserRow { seen: None, is_active: false, ..row.clone() }, row];
            Self { head: DeskHead::sample(), rows, next: Some("/desk/users?after=c".into()) }
        },
    ];
    InvitePage "desk/users-new.html" [false, true].map(|full| Self {
        head: DeskHead::sample(),
        fields: sample_fields(&["email", "name", "language", "roles"], full),
        roles: sample_roles(),
        abouts: sample_abouts(),
    }).into();
    UserPage "desk/users-one.html" [false, true].map(|full| Self {
        head: DeskHead::sample(),
        email: "camille@ville.example".into(),
        state: "Actif".into(),
        made: "2026-11-24T09:00:00".into(),
        seen: full.then(|| "2026-11-24T12:00:00".into()),
        may_grant: full,
        actions: if full {
            vec![UserAction { value: "suspend".into(), label: "Suspendre".into(), about: "Ferme les sessions.".into() }]
        } else {
            Vec::new()
        },
        is_erased: false,
        fields: sample_fields(&["roles"], full),
        roles: sample_roles(),
        abouts: sample_abouts(),
        sessions: if full { vec![sample_session(false)] } else { Vec::new() },
        deeds: if full { sample_deeds() } else { Vec::new() },
        href: "/desk/users/1".into(),
    }).into();
    AuditPage "desk/audit.html" [false, true].map(|full| Self {
        head: DeskHead::sample(),
        filters: sample_fields(&["who", "what", "from", "until"], false).by_name.into_values().collect(),
        saved: if full { crate::filters::SavedView::sample() } else { crate::filters::SavedView::default() },
        rows: if full { sample_deeds() } else { Vec::new() },
        next: full.then(|| "/desk/audit?before=1".into()),
        export: "/desk/audit.csv".into(),
        narrowed: full,
    }).into();
}

//! Where in the desk a request is: of which kind, which publication, which language.

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use db::Query;
use kernel::{Error, Language, PublicationId, Result, Verb};
use publication::{
    KindInfo, may,
    store::desk::work::{self, Work, WorkText},
};
use web::Failure;

use super::states;
use crate::Desk;

/// The variables of an address of this part.
#[derive(serde::Deserialize)]
struct Variables {
    room: String,
    id: Option<String>,
    language: Option<String>,
}

/// Where a request is.
pub(crate) struct Place {
    pub(crate) desk: Desk,
    room: String,
    id: Option<PublicationId>,
    language: Option<Language>,
}

impl<S: Send + Sync> FromRequestParts<S> for Place {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> std::result::Result<Self, Response> {
        let missing = || Failure(Error::NotFound).into_response();
        let desk = Desk::from_request_parts(parts, state).await?;
        let Path(given) = Path::<Variables>::from_request_parts(parts, state).await.map_err(|_| missing())?;
        let id = given.id.map(|id| id.parse()).transpose().map_err(|_| missing())?;
        let language = given.language.map(|language| language.parse()).transpose().map_err(|_| missing())?;
        Ok(Self { desk, room: given.room, id, language })
    }
}

impl Place {
    /// The kind. Errors: `NotFound`.
    pub(crate) fn kind(&self) -> Result<&KindInfo> {
        self.desk.portal.kinds.of_room(&self.room).ok_or(Error::NotFound)
    }

    /// The language of the address. Errors: `NotFound` where it is none.
    pub(crate) fn language(&self) -> Result<Language> {
        self.language.ok_or(Error::NotFound)
    }

    /// The publication's id. Errors: `NotFound`.
    pub(crate) fn id(&self) -> Result<PublicationId> {
        self.id.ok_or(Error::NotFound)
    }

    /// The publication, if this actor may do this with its text in the language of the address (in any, where the
    /// address has none). What one may not preview is not there.
    pub(crate) async fn work(&self, query: &impl Query, verb: Verb) -> Result<Work> {
        let work = work::find(query, self.id()?).await?.ok_or(Error::NotFound)?;
        self.allow(&work, verb)?;
        Ok(work)
    }

    /// The same, kept from others until the transaction ends.
    pub(crate) async fn work_for_change(&self, write: &db::Write, verb: Verb) -> Result<Work> {
        let work = work::for_change(write, self.id()?).await?;
        self.allow(&work, verb)?;
        Ok(work)
    }

    fn allow(&self, work: &Work, verb: Verb) -> Result<()> {
        if work.kind != self.kind()?.name {
            return Err(Error::NotFound);
        }
        let actor = self.desk.actor();
        let languages: Vec<Language> = match self.language {
            Some(language) => vec![language],
            None => work.texts.iter().map(|text| text.language).collect(),
        };
        let any = |verb: Verb| languages.iter().any(|language| may(&actor, verb, &work.thing(*language)));
        match (any(Verb::Preview), any(verb)) {
            (false, _) => Err(Error::NotFound),
            (true, false) => Err(Error::NotAllowed),
            (true, true) => Ok(()),
        }
    }

    /// Whether this actor may do this with the text in a language.
    pub(crate) fn may(&self, work: &Work, verb: Verb, language: Language) -> bool {
        may(&self.desk.actor(), verb, &work.thing(language))
    }

    /// The text in the language of the address. Errors: `NotFound`.
    pub(crate) fn text<'w>(&self, work: &'w Work) -> Result<&'w WorkText> {
        work.text(self.language()?).ok_or(Error::NotFound)
    }

    /// `/desk/articles`.
    pub(crate) fn list_href(&self) -> String {
        format!("/desk/{}", self.room)
    }

    /// `/desk/articles/ID`.
    pub(crate) fn work_href(&self, id: PublicationId) -> String {
        format!("/desk/{}/{id}", self.room)
    }

    /// `/desk/articles/ID/fr`.
    pub(crate) fn text_href(&self, id: PublicationId, language: Language) -> String {
        format!("/desk/{}/{id}/{language}", self.room)
    }

    /// The address at which readers know a text: where the tree of pages has it, else by its kind and slug.
    pub(crate) fn public_path(&self, work: &Work, text: &WorkText) -> Option<String> {
        let node = self.desk.site.pages.get(&text.language).into_iter().flatten();
        let own = node.into_iter().find(|node| node.publication == work.id && node.text_language == text.language);
        own.map(|node| node.href.clone()).or_else(|| Some(self.kind().ok()?.path(text.language, text.slug.as_deref()?)))
    }

    /// The name of the kind's list: "Actualités".
    pub(crate) fn list_name(&self) -> Result<String> {
        Ok(self.desk.portal.kind_label(self.kind()?.name, self.desk.language))
    }

    /// A head for a page about this publication.
    pub(crate) fn head(&self, work: &Work, heading: &str) -> Result<crate::DeskHead> {
        let mut head = self.desk.head(heading).crumb(self.list_name()?, self.list_href());
        if let Some(language) = self.language {
            let title = states::title(&self.desk, work, language);
            let title_in = states::title_in(&self.desk, work, language);
            if title == heading {
                head.heading_in = title_in;
            } else {
                head = head.crumb_in(title, title_in, self.text_href(work.id, language));
            }
        }
        Ok(head)
    }
}

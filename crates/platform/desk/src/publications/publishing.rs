//! `/desk/articles/ID/publishing`: what would go live, by ticking: each text, and the facts as a line of their own.

use axum::{http::StatusCode, response::Response};
use kernel::{Error, FieldError, Instant, Language, Slug, Verb};
use parties::store::IssuerChoice;
use publication::{
    Action, CommonFacts, Fact, Presence, compare_facts,
    own::Side,
    store::desk::{
        address as addresses,
        publish::{self, Publishing},
        schedule::Deed,
        tree,
        work::{Work, WorkText},
    },
};
use web::{Failure, Form};

use super::{
    address,
    findings::{self, Found},
    form::{self, say},
    new::by,
    place::Place,
    presence::putting,
    schedule,
    sent::Sent,
    states,
    views::{PublishingPage, PublishingText},
};

/// Shows what would be published.
pub(crate) async fn show(place: Place) -> Result<Response, Failure> {
    let snapshot = place.desk.portal.db.snapshot().await?;
    let work = place.work(&snapshot, Verb::Preview).await?;
    page(&place, &snapshot, &work, None).await
}

/// Publishes what was ticked.
pub(crate) async fn publish(place: Place, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    let sent = Sent(sent);
    let desk = &place.desk;
    let mut write = desk.portal.db.write().await?;
    let work = place.work_for_change(&write, Verb::Publish).await?;
    let languages: Vec<Language> = sent.all("text").filter_map(|code| code.parse().ok()).collect();
    let what = Publishing { facts: sent.has("facts"), languages };
    let at = match ready(&place, &write, &work, &what, &sent).await? {
        Ok(at) => at,
        Err(asked) => return page(&place, &write, &work, Some(asked)).await,
    };
    let work = place.work_for_change(&write, Verb::Publish).await?;
    if let Some(at) = at {
        return plan(&place, write, &work, &what, at).await;
    }
    publish::publish(&mut write, &putting(&place), by(&place), &work, &what).await?;
    let languages: Vec<&str> = what.languages.iter().map(Language::as_str).collect();
    let detail = serde_json::json!({ "languages": languages, "facts": what.facts });
    accounts::audit::record(&write, &desk.actor(), "published", Some(("publication", work.id.0)), detail).await?;
    write.commit().await?;
    let first = what.languages.first().or(work.texts.first().map(|text| &text.language));
    let to = first.map_or_else(|| place.list_href(), |language| place.text_href(work.id, *language));
    Ok(web::see_other(&format!("{to}?done=published")))
}

/// Makes it ready, the slugs that were chosen given: for when it is wanted, nothing where at once. Or why it is not done.
async fn ready<'a>(
    place: &Place,
    write: &db::Write,
    work: &Work,
    what: &'a Publishing,
    sent: &'a Sent,
) -> Result<Result<Option<Instant>, Asked<'a>>, Failure> {
    let desk = &place.desk;
    let asked = |problem, faults| Ok(Err(Asked { what, sent, problem, faults }));
    if let Some(problem) = problem(place, write, work, what).await? {
        return asked(problem, Vec::new());
    }
    let at = match schedule::wanted(desk, sent) {
        Ok(at) => at,
        Err(fault) => return asked(say(desk, &fault), Vec::new()),
    };
    let faults = give_slugs(place, write, work, what, sent).await?;
    if faults.is_empty() { Ok(Ok(at)) } else { asked(desk.text("desk-life-slug-faults"), faults) }
}

/// Plans it for later.
async fn plan(
    place: &Place,
    mut write: db::Write,
    work: &Work,
    what: &Publishing,
    at: Instant,
) -> Result<Response, Failure> {
    for language in &what.languages {
        // Each as the one before has left it.
        let work = place.work_for_change(&write, Verb::Publish).await?;
        let text = work.text(*language).ok_or(Error::NotFound)?;
        schedule::plan(place, &mut write, &work, text, (Deed::Publish, at)).await?;
    }
    write.commit().await?;
    let first = what.languages.first().map(|language| place.text_href(work.id, *language));
    Ok(web::see_other(&format!("{}?done=scheduled", first.unwrap_or_else(|| place.list_href()))))
}

/// What was asked for and not done.
struct Asked<'a> {
    what: &'a Publishing,
    sent: &'a Sent,
    problem: String,
    /// Faults of slugs.
    faults: Vec<FieldError>,
}

/// Gives texts that were never published the slugs that were chosen for them. Says what is wrong with those.
async fn give_slugs(
    place: &Place,
    write: &db::Write,
    work: &Work,
    what: &Publishing,
    sent: &Sent,
) -> Result<Vec<FieldError>, Failure> {
    let mut faults = Vec::new();
    for text in what.languages.iter().filter_map(|language| work.text(*language)) {
        let name = slug_name(text.language);
        if sent.one(&name).is_empty() || text.state.presence != Presence::Never {
            continue;
        }
        let slug = match address::read(&name, sent.one(&name)) {
            Ok(slug) => slug,
            Err(fault) => {
                faults.push(fault);
                continue;
            }
        };
        let (kinds, spot) = (&place.desk.portal.kinds, work.spot(text.language));
        match addresses::problem(write, kinds, spot, text.id, (&name, &slug)).await? {
            Some(fault) => faults.push(fault),
            None => addresses::give(write, spot, text.id, &slug).await?,
        }
    }
    Ok(faults)
}

fn slug_name(language: Language) -> String {
    format!("slug-{language}")
}

/// The field of the slug of a text that was never published: the one that it has, else a free one that its title proposes.
async fn slug_field(
    place: &Place,
    query: &impl db::Query,
    work: &Work,
    text: &WorkText,
    asked: Option<&Asked<'_>>,
) -> kernel::Result<Option<crate::Field>> {
    if text.state.presence != Presence::Never {
        return Ok(None);
    }
    let desk = &place.desk;
    let name = slug_name(text.language);
    let sent = asked.filter(|asked| asked.sent.has(&name)).map(|asked| asked.sent.one(&name).to_owned());
    let own = sent.or_else(|| text.slug.clone());
    let title = text.words().filter(|_| own.is_none()).and_then(|words| Slug::from_title(&words.title));
    let proposed = match title {
        Some(title) => addresses::free(query, &desk.portal.kinds, work.spot(text.language), text.id, &title).await?,
        None => None,
    };
    let value = own.or(proposed.map(|slug| slug.to_string())).unwrap_or_default();
    let fault = asked.and_then(|asked| asked.faults.iter().find(|fault| fault.field == name));
    Ok(Some(crate::Field { error: fault.map(|fault| say(desk, fault)), ..address::field(desk, name, &value) }))
}

/// Why this cannot be published: nothing ticked, a text that one may not publish, or that has faults.
async fn problem(
    place: &Place,
    query: &impl db::Query,
    work: &Work,
    what: &Publishing,
) -> Result<Option<String>, Failure> {
    let desk = &place.desk;
    let facts = what.facts && work.facts_draft.is_some();
    if what.languages.is_empty() && !facts {
        return Ok(Some(desk.text("desk-publishing-nothing")));
    }
    let moved = work.facts_draft.as_ref().filter(|_| facts || work.live_facts.is_none());
    if let Some(draft) = moved
        && let Some(fault) = tree::problem(query, &desk.portal.kinds, work, draft.value.parent).await?
    {
        return Ok(Some(say(desk, &fault)));
    }
    if facts && what.languages.is_empty() && work.live_facts.is_none() {
        return Ok(Some(desk.text("desk-publishing-facts-alone")));
    }
    for language in &what.languages {
        let text = work.text(*language).ok_or(Error::NotFound)?;
        if !place.may(work, Verb::Publish, *language) {
            return Err(Error::NotAllowed.into());
        }
        if text.draft.is_none() || text.state.after(Action::Publish).is_err() {
            return Ok(Some(desk.text("desk-publishing-changed")));
        }
        if findings::of(place, query, work, text).await?.is_blocked() {
            return Ok(Some(desk.text("desk-publishing-blocked")));
        }
    }
    // Facts are seen in all languages: whoever publishes them alone must be allowed in each that is live.
    let live = work.texts.iter().filter(|text| text.live.is_some());
    let all = live.into_iter().all(|text| place.may(work, Verb::Publish, text.language));
    if facts && !all { Err(Error::NotAllowed.into()) } else { Ok(None) }
}

async fn page(
    place: &Place,
    query: &impl db::Query,
    work: &Work,
    asked: Option<Asked<'_>>,
) -> Result<Response, Failure> {
    let desk = &place.desk;
    let mut texts = Vec::new();
    let mut drafts: Vec<&WorkText> = work.texts.iter().filter(|text| text.draft.is_some()).collect();
    let order = desk.site.languages();
    drafts.sort_by_key(|text| order.iter().position(|language| *language == text.language).unwrap_or(usize::MAX));
    for text in drafts {
        let found = findings::of(place, query, work, text).await?;
        let slug = slug_field(place, query, work, text, asked.as_ref()).await?;
        texts.push(PublishingText { slug, ..text_view(place, work, text, asked.as_ref(), found) });
    }
    let title = states::title(desk, work, desk.language);
    let title_in = states::title_in(desk, work, desk.language);
    let back = work.text(desk.language).or(work.texts.first()).map(|text| place.text_href(work.id, text.language));
    let back = back.unwrap_or_else(|| place.list_href());
    let view = PublishingPage {
        head: place.head(work, &desk.text("desk-publishing"))?.crumb_in(title, title_in, back.clone()).help("publish"),
        action: format!("{}/publishing", place.work_href(work.id)),
        texts,
        facts: changed_facts(place, work, &parties::store::issuers(query).await?),
        facts_needed: work.live_facts.is_none(),
        at: at_field(desk, "desk-planned-when"),
        problem: asked.as_ref().map(|asked| asked.problem.clone()),
        back,
    };
    let status = if asked.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    desk.page_with(status, &view)
}

fn text_view(place: &Place, work: &Work, text: &WorkText, asked: Option<&Asked<'_>>, found: Found) -> PublishingText {
    let desk = &place.desk;
    let allowed = place.may(work, Verb::Publish, text.language) && text.state.after(Action::Publish).is_ok();
    let open = allowed && !found.is_blocked();
    let ticked = asked.map_or(open, |asked| asked.what.languages.contains(&text.language));
    let title = text.words().map(|words| words.title.clone()).filter(|title| !title.is_empty());
    PublishingText {
        language: text.language.to_string(),
        name: desk.portal.web.i18n.language_name(desk.language, text.language),
        title: title.unwrap_or_else(|| desk.text("desk-untitled")),
        dir: text.language.direction().as_str().to_owned(),
        states: states::view(desk, text.state),
        ticked: ticked && open,
        open,
        slug: None,
        errors: found.errors,
        warnings: found.warnings,
    }
}

/// The field of a time to come.
pub(crate) fn at_field(desk: &crate::Desk, key: &str) -> crate::Field {
    let zone = desk.site.settings.time_zone.clone();
    let hint = Some(desk.text_with("desk-planned-when-hint", &[("zone", zone.into())]));
    crate::Field { name: "at".into(), label: desk.text(key), hint, ..crate::Field::default() }
}

/// The names of the facts that would change for all readers; nothing where none would.
fn changed_facts(place: &Place, work: &Work, parties: &[IssuerChoice]) -> Option<Vec<String>> {
    let desk = &place.desk;
    let (draft, live) = (&work.facts_draft.as_ref()?.value, work.live_facts.as_ref().map(|live| &live.value));
    let Some(live) = live else { return Some(Vec::new()) };
    let mut changed: Vec<String> = Vec::new();
    for fact in compare_facts(live, draft) {
        match key(fact) {
            Some(key) => changed.push(desk.text(key)),
            None => changed.extend(own_facts(place, work, parties, (live, draft))),
        }
    }
    (!changed.is_empty()).then_some(changed)
}

/// The key of what a fact is called; nothing for those that only the kind has.
fn key(fact: Fact) -> Option<&'static str> {
    Some(match fact {
        Fact::Dated => "desk-form-dated",
        Fact::Audience => "desk-form-audience",
        Fact::Themes => "desk-form-themes",
        Fact::Lead => "desk-form-lead",
        Fact::Files => "desk-form-files",
        Fact::Issuer => "desk-form-issuer",
        Fact::Contact => "desk-form-contact",
        Fact::Link => "desk-form-link",
        Fact::Parent => "desk-life-parent",
        Fact::Own => return None,
    })
}

/// The facts that only the kind has and that differ: what each is called, and what it will say.
fn own_facts(
    place: &Place,
    work: &Work,
    parties: &[IssuerChoice],
    (live, draft): (&CommonFacts, &CommonFacts),
) -> Vec<String> {
    let desk = &place.desk;
    let words = work.texts.iter().find_map(|text| text.words());
    let (Ok(kind), Some(words)) = (place.kind(), words) else { return vec![desk.text("desk-form-own")] };
    let lines = |facts: &CommonFacts| kind.own.lines(Side::Facts, facts, words);
    let all = form::own::differing(desk, parties, &lines(live), &lines(draft)).into_iter();
    let told: Vec<String> = all
        .map(|(label, _, now)| desk.text_with("desk-life-fact-now", &[("fact", label.into()), ("now", now.into())]))
        .collect();
    if told.is_empty() { vec![desk.text("desk-form-own")] } else { told }
}

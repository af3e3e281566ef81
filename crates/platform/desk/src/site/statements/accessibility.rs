//! `/desk/statements/accessibility`.

use axum::response::Response;
use kernel::{Civil, FieldError};
use settings::{Accessibility, Site, store};
use web::{Failure, Form, WHOLE_TEXT};

use super::{LINES, Part, WORDS, past, rate, rows};
use crate::{
    Desk, Fields,
    publications::sent::Sent,
    site::{
        Act, allowed,
        form::{NAME, Reading, Refused, count_rows, shown_again, stamp, stand},
        record,
        views::PartView,
    },
};

/// Where it is.
pub(in crate::site) const HREF: &str = "/desk/statements/accessibility";

/// The statement, and the audit that every page tells of.
#[derive(Debug)]
struct Whole {
    site: Site,
    own: Accessibility,
}

/// Shows the form.
pub(in crate::site) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let own = store::accessibility(&desk.portal.db.snapshot().await?).await?;
    page(&desk, &Whole { site: desk.site.settings.clone(), own }, &None)
}

/// Saves the statement, with the day of the change where something is another than before.
pub(in crate::site) async fn save(
    desk: Desk,
    Form(sent): Form<Vec<(String, String)>, WHOLE_TEXT>,
) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let sent = Sent(sent);
    let mut write = desk.portal.db.write().await?;
    write.queue("settings").await?;
    let before = Whole { site: store::site(&write).await?, own: store::accessibility(&write).await? };
    let whole = match read(&desk, &sent, &before) {
        Ok(whole) => whole,
        Err(faults) => {
            drop(write);
            return page(&desk, &before, &Some((&sent, faults)));
        }
    };
    store::set_site(&mut write, &whole.site).await?;
    store::set_accessibility(&mut write, &whole.own).await?;
    record(&desk, &write, "saved", None, serde_json::json!({ "page": HREF })).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}?done=saved")))
}

fn read(desk: &Desk, sent: &Sent, before: &Whole) -> Result<Whole, Vec<FieldError>> {
    let mut reading = Reading::new(sent);
    reading.is_fresh(&stamp(&shown(before)));
    let now = desk.civil_now();
    let mut site = before.site.clone();
    site.accessibility_rate = rate(&mut reading, "rate");
    site.accessibility_audited = past(&mut reading, "audited", now);
    if site.accessibility_rate.is_some() {
        reading.require("audited");
    }
    let mut own = statement(desk, &mut reading, &before.own);
    own.established = past(&mut reading, "established", now);
    own.updated = before.own.updated;
    if own != before.own || site != before.site {
        own.updated = now.day().parse().ok();
    }
    reading.end(Whole { site, own })
}

fn statement(desk: &Desk, reading: &mut Reading<'_>, old: &Accessibility) -> Accessibility {
    Accessibility {
        responsible: reading.translations(desk, "responsible", NAME, &old.responsible),
        is_french: reading.is_ticked("french"),
        plan: reading.value("plan", "desk-site-fault-path"),
        actions: reading.value("actions", "desk-site-fault-path"),
        auditor: reading.text("auditor", NAME),
        reference: reading.text("reference", NAME).unwrap_or_else(|| settings::RGAA.to_owned()),
        report: reading.value("report", "desk-site-fault-path"),
        gaps: rows::read_gaps(desk, reading, "gap", &old.gaps),
        burdens: rows::read_gaps(desk, reading, "burden", &old.burdens),
        exempt: rows::read_gaps(desk, reading, "exempt", &old.exempt),
        established: None,
        updated: None,
        technologies: reading.lines("technologies", NAME, LINES),
        environments: reading.lines("environments", NAME, LINES),
        tools: reading.lines("tools", NAME, LINES),
        samples: rows::read_samples(reading),
        contact: reading.value("contact", "desk-site-fault-email"),
        form: reading.value("form", "desk-site-fault-path"),
        remedies: reading.translations(desk, "remedies", WORDS, &old.remedies),
    }
}

/// What the form shows: its stamp is made of it.
fn shown(whole: &Whole) -> impl std::fmt::Debug + '_ {
    (whole.site.accessibility_rate, whole.site.accessibility_audited, &whole.own)
}

fn page(desk: &Desk, whole: &Whole, refused: &Refused<'_>) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    let sent = refused.as_ref().map(|(sent, _)| *sent);
    let parts = parts(desk, &mut fields, whole, sent);
    fields.add(stand(desk, &stamp(&shown(whole))));
    let fields = shown_again(desk, fields, refused);
    super::page(desk, ("desk-site-accessibility", "desk-site-accessibility-about", "accessibility"), fields, parts)
}

fn parts(desk: &Desk, fields: &mut Fields, whole: &Whole, sent: Option<&Sent>) -> Vec<PartView> {
    let own = &whole.own;
    let text = |value: &Option<settings::Address>| value.as_ref().map(ToString::to_string);
    let day = |value: Option<Civil>| value.map(Civil::day);
    let many = |prefix: &str| sent.map_or(0, |sent| count_rows(sent, prefix, "criterion"));
    let plans = Part::new(desk, fields, "desk-site-part-body")
        .words("text", "responsible", "desk-site-responsible", &own.responsible)
        .line("check", "french", "desk-site-french", own.is_french.then(|| "yes".to_owned()))
        .line("text", "plan", "desk-site-plan", text(&own.plan))
        .line("text", "actions", "desk-site-actions", text(&own.actions))
        .end();
    let audit = Part::new(desk, fields, "desk-site-part-audit")
        .about("desk-site-part-audit-about")
        .hinted(
            "number",
            "rate",
            ("desk-site-rate", "desk-site-rate-hint"),
            whole.site.accessibility_rate.map(|rate| rate.to_string()),
        )
        .line("date", "audited", "desk-site-audited", day(whole.site.accessibility_audited))
        .hinted("text", "auditor", ("desk-site-auditor", "desk-site-auditor-hint"), own.auditor.clone())
        .line("text", "reference", "desk-site-reference", Some(own.reference.clone()))
        .line("text", "report", "desk-site-report", text(&own.report))
        .end();
    let mut gaps = |legend, prefix, gaps: &[_]| {
        let rows = |desk: &Desk, fields: &mut Fields| rows::show_gaps(desk, fields, prefix, gaps, many(prefix));
        Part::new(desk, fields, legend).about("desk-site-rows-about").rows(rows).end()
    };
    let missing = [
        gaps("desk-site-part-gaps", "gap", &own.gaps),
        gaps("desk-site-part-burdens", "burden", &own.burdens),
        gaps("desk-site-part-exempt", "exempt", &own.exempt),
    ];
    [plans, audit].into_iter().chain(missing).chain(last_parts(desk, fields, own, sent)).collect()
}

fn last_parts(desk: &Desk, fields: &mut Fields, own: &Accessibility, sent: Option<&Sent>) -> [PartView; 3] {
    let lines = |values: &[String]| Some(values.join("\n"));
    let made = Part::new(desk, fields, "desk-site-part-making")
        .line("date", "established", "desk-site-established", own.established.map(Civil::day))
        .hinted("area", "technologies", ("desk-site-technologies", "desk-site-lines-hint"), lines(&own.technologies))
        .hinted(
            "area",
            "environments",
            ("desk-site-environments", "desk-site-environments-hint"),
            lines(&own.environments),
        )
        .hinted("area", "tools", ("desk-site-tools", "desk-site-lines-hint"), lines(&own.tools))
        .end();
    let many = sent.map_or(0, |sent| count_rows(sent, "sample", "name"));
    let samples = Part::new(desk, fields, "desk-site-part-samples")
        .about("desk-site-rows-about")
        .rows(|desk, fields| rows::show_samples(desk, fields, &own.samples, many))
        .end();
    let contact = Part::new(desk, fields, "desk-site-part-contact")
        .line("email", "contact", "desk-site-email", own.contact.as_ref().map(ToString::to_string))
        .hinted(
            "text",
            "form",
            ("desk-site-feedback", "desk-site-feedback-hint"),
            own.form.as_ref().map(ToString::to_string),
        )
        .words("area", "remedies", "desk-site-remedies", &own.remedies)
        .end();
    [made, samples, contact]
}

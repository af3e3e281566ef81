//! `/desk/statements/eco-design`.

use axum::response::Response;
use kernel::{Civil, FieldError};
use settings::{EcoDesign, store};
use web::{Failure, Form};

use super::{Part, WORDS, past, rate};
use crate::{
    Desk, Fields,
    publications::sent::Sent,
    site::{
        Act, allowed,
        form::{NAME, Reading, Refused, shown_again, stamp, stand},
        record,
        views::PartView,
    },
};

/// Where it is.
pub(in crate::site) const HREF: &str = "/desk/statements/eco-design";

/// Shows the form.
pub(in crate::site) async fn show(desk: Desk) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let own = store::eco_design(&desk.portal.db.snapshot().await?).await?;
    page(&desk, &own, &None)
}

/// Saves the statement.
pub(in crate::site) async fn save(desk: Desk, Form(sent): Form<Vec<(String, String)>>) -> Result<Response, Failure> {
    allowed(&desk, Act::Configure)?;
    let sent = Sent(sent);
    let mut write = desk.portal.db.write().await?;
    write.queue("settings").await?;
    let before = store::eco_design(&write).await?;
    let own = match read(&desk, &sent, &before) {
        Ok(own) => own,
        Err(faults) => {
            drop(write);
            return page(&desk, &before, &Some((&sent, faults)));
        }
    };
    store::set_eco_design(&mut write, &own).await?;
    record(&desk, &write, "saved", None, serde_json::json!({ "page": HREF })).await?;
    write.commit().await?;
    Ok(web::see_other(&format!("{HREF}?done=saved")))
}

fn read(desk: &Desk, sent: &Sent, before: &EcoDesign) -> Result<EcoDesign, Vec<FieldError>> {
    let mut reading = Reading::new(sent);
    reading.is_fresh(&stamp(before));
    let own = EcoDesign {
        responsible: reading.text("responsible", NAME),
        contact: reading.value("contact", "desk-site-fault-email"),
        rate: rate(&mut reading, "rate"),
        audited: past(&mut reading, "audited", desk.civil_now()),
        auditor: reading.text("auditor", NAME),
        host: reading.text("host", NAME),
        pue: pue(&mut reading, sent),
        energy: reading.translations(desk, "energy", WORDS, &before.energy),
        archival: reading.translations(desk, "archival", WORDS, &before.archival),
        compression: reading.translations(desk, "compression", WORDS, &before.compression),
        plan: reading.translations(desk, "plan", WORDS, &before.plan),
    };
    if own.rate.is_some() {
        reading.require("audited");
    }
    reading.end(own)
}

/// A number from 1 to 5, with a comma or a point, in hundredths.
fn pue(reading: &mut Reading<'_>, sent: &Sent) -> Option<u16> {
    let given = Some(sent.one("pue")).filter(|given| !given.is_empty())?;
    let hundredths = hundredths(&given.replace(',', "."));
    if hundredths.is_none() {
        reading.blame(FieldError::new("pue", "desk-site-fault-pue"));
    }
    hundredths
}

fn hundredths(text: &str) -> Option<u16> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let is_written = whole.len() == 1 && rest.len() <= 2 && rest.bytes().all(|digit| digit.is_ascii_digit());
    let number: u16 = format!("{whole}{rest:0<2}").parse().ok()?;
    Some(number).filter(|number| is_written && (100..=500).contains(number))
}

fn page(desk: &Desk, own: &EcoDesign, refused: &Refused<'_>) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    let parts = parts(desk, &mut fields, own);
    fields.add(stand(desk, &stamp(own)));
    let fields = shown_again(desk, fields, refused);
    super::page(desk, ("desk-site-eco-design", "desk-site-eco-design-about", "eco-design"), fields, parts)
}

fn parts(desk: &Desk, fields: &mut Fields, own: &EcoDesign) -> Vec<PartView> {
    let audit = Part::new(desk, fields, "desk-site-part-audit")
        .hinted("number", "rate", ("desk-site-eco-rate", "desk-site-rate-hint"), own.rate.map(|rate| rate.to_string()))
        .line("date", "audited", "desk-site-audited", own.audited.map(Civil::day))
        .hinted("text", "auditor", ("desk-site-auditor", "desk-site-auditor-hint"), own.auditor.clone())
        .end();
    let written = |hundredths: u16| format!("{}.{:02}", hundredths / 100, hundredths % 100);
    let hosting = Part::new(desk, fields, "desk-site-part-hosting")
        .hinted("text", "host", ("desk-site-host", "desk-site-host-hint"), own.host.clone())
        .hinted("text", "pue", ("desk-site-pue", "desk-site-pue-hint"), own.pue.map(written))
        .words("area", "energy", "desk-site-energy", &own.energy)
        .end();
    let policies = Part::new(desk, fields, "desk-site-part-policies")
        .words("area", "compression", "desk-site-compression", &own.compression)
        .words("area", "archival", "desk-site-archival", &own.archival)
        .words("area", "plan", "desk-site-eco-plan", &own.plan)
        .end();
    let contact = Part::new(desk, fields, "desk-site-part-contact")
        .line("text", "responsible", "desk-site-eco-responsible", own.responsible.clone())
        .line("email", "contact", "desk-site-email", own.contact.as_ref().map(ToString::to_string))
        .end();
    vec![audit, hosting, policies, contact]
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn a_pue_is_a_number_from_one_to_five() {
        for (text, found) in [("1.35", 135), ("1", 100), ("1.3", 130), ("5", 500), ("2.00", 200)] {
            assert_eq!(hundredths(text), Some(found), "{text}");
        }
        for wrong in ["0.9", "5.01", "1.234", "-1", "1.-3", "+1", "", ".", "1,2", "12", "é", "1.é"] {
            assert_eq!(hundredths(wrong), None, "{wrong}");
        }
    }
}

//! What facts say, in words: a line for each, named as in the form.

use std::collections::HashMap;

use db::Query;
use kernel::{MediaId, Result};
use media::Medium;
use publication::{CommonFacts, FileFact, own::Side, store::desk::work::Work};

use super::{
    form::{self, Known},
    new::blank_words,
    place::Place,
};
use crate::{Desk, Field};

/// The lines of facts that say something: label, words.
pub(crate) async fn lines(
    place: &Place,
    query: &impl Query,
    work: &Work,
    facts: &CommonFacts,
) -> Result<Vec<(String, String)>> {
    let desk = &place.desk;
    let (kind, blank) = (place.kind()?, blank_words(""));
    let words = work.texts.iter().find_map(|text| text.words()).unwrap_or(&blank);
    let known = Known::read(place, query, work).await?;
    let (fields, _) = form::fields(desk, kind, &known, (facts, words));
    let named = facts.lead.iter().map(|lead| lead.media).chain(facts.files.iter().filter_map(|file| file.media));
    let files = media::by_ids(query, &named.collect::<Vec<_>>()).await?;
    let of = |name: &str| fields.by_name.get(name).map(|field| (field.label.clone(), said(desk, field)));
    let mut all = vec![(desk.text("desk-form-dated"), form::own::time(desk, facts.dated))];
    all.extend(["audience", "announce"].into_iter().filter_map(of));
    let (themes, _) = form::themes_of(desk, facts);
    let themes = themes.into_iter().map(|theme| theme.label).collect::<Vec<_>>().join(", ");
    all.push((desk.text("desk-form-themes"), themes));
    let lead = facts.lead.as_ref().map(|lead| file_name(&files, lead.media));
    all.push((desk.text("desk-form-lead"), lead.unwrap_or_default()));
    all.extend(of("lead_credit"));
    let documents = facts.files.iter().map(|file| document(desk, &files, file)).collect::<Vec<_>>().join("; ");
    all.push((desk.text("desk-form-files"), documents));
    all.extend(["issuer", "contact", "link", "parent"].into_iter().filter_map(of));
    let own = kind.own.lines(Side::Facts, facts, words);
    all.extend(own.iter().map(|field| (desk.text(field.label), form::own::line(desk, &known.issuers, field))));
    all.retain(|(_, said)| !said.is_empty());
    Ok(joined(all))
}

/// What a field of the form says.
fn said(desk: &Desk, field: &Field) -> String {
    match field.choices.iter().find(|choice| choice.chosen) {
        Some(choice) if choice.value.is_empty() => String::new(),
        Some(choice) => choice.label.clone(),
        None if field.value == "yes" => desk.text("desk-life-yes"),
        None => field.value.clone(),
    }
}

/// The name of a file; its id where the library no longer has it.
fn file_name(files: &HashMap<MediaId, Medium>, id: MediaId) -> String {
    files.get(&id).map_or_else(|| id.to_string(), Medium::file_name)
}

fn document(desk: &Desk, files: &HashMap<MediaId, Medium>, file: &FileFact) -> String {
    let name = match file.media {
        Some(id) => file_name(files, id),
        None => desk.text("desk-form-file-announced"),
    };
    match file.language {
        Some(language) => format!("{name} ({})", desk.portal.web.i18n.language_name(desk.language, language)),
        None => name,
    }
}

/// Lines of one label as one: rows of a list have the same labels.
fn joined(lines: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for (label, said) in lines {
        match all.iter_mut().find(|(own, _)| *own == label) {
            Some((_, words)) => {
                words.push_str("; ");
                words.push_str(&said);
            }
            None => all.push((label, said)),
        }
    }
    all
}

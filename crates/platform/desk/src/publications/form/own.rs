//! What only a kind has: its own fields, as the trunk describes them, made fields of the desk.

use i18n::DateStyle;
use kernel::Civil;
use parties::store::IssuerChoice;
use publication::{
    CommonFacts, CommonWords, KindInfo,
    own::{Field as OwnField, Group, Input, Part, Side, Typed as _},
};

use super::field;
use crate::{
    Choice, Desk, Field, Fields,
    publications::views::{OwnGroup, OwnInput, OwnPart},
};

/// Adds the fields, and says how they are grouped. These are the organisations that one may choose from.
pub(crate) fn add(desk: &Desk, parties: &[IssuerChoice], groups: &[Group], fields: &mut Fields) -> Vec<OwnGroup> {
    let input = |field: &OwnField| OwnInput {
        name: field.name.clone(),
        kind: kind(field.input).to_owned(),
        is_words: field.side == Side::Words,
    };
    for field in groups.iter().flat_map(|group| &group.parts).flat_map(|part| &part.fields) {
        fields.add(shown(desk, parties, field));
    }
    let view = |group: &Group| OwnGroup {
        legend: desk.text(group.legend),
        is_facts: group.side == Side::Facts,
        rows: group.rows.map(str::to_owned),
        parts: group
            .parts
            .iter()
            .map(|part| OwnPart {
                item: part.item.as_ref().map(ToString::to_string),
                about: None,
                inputs: part.fields.iter().map(input).collect(),
            })
            .collect(),
    };
    groups.iter().map(view).collect()
}

/// The same of the words alone: a row of facts is named by what it says, and has the fields of its words.
pub(crate) fn add_words(desk: &Desk, groups: Vec<Group>, fields: &mut Fields) -> Vec<OwnGroup> {
    let abouts: Vec<Vec<_>> =
        groups.iter().map(|group| group.parts.iter().map(|part| about(desk, part)).collect()).collect();
    let words = |mut group: Group| {
        group.side = Side::Words;
        group.parts.iter_mut().for_each(|part| part.fields.retain(|field| field.side == Side::Words));
        group
    };
    let groups: Vec<Group> = groups.into_iter().map(words).collect();
    let mut all = add(desk, &[], &groups, fields);
    for (group, abouts) in all.iter_mut().zip(abouts) {
        group.parts.iter_mut().zip(abouts).for_each(|(part, about)| part.about = about);
    }
    all.retain(|group| group.parts.iter().any(|part| !part.inputs.is_empty()));
    all
}

/// What a row of facts says, to tell it from the others.
fn about(desk: &Desk, part: &Part) -> Option<String> {
    part.item.as_ref()?;
    let said = part.fields.iter().filter(|field| field.side == Side::Facts && !field.value.is_empty());
    let said = said.map(|field| line(desk, &[], field)).filter(|said| !said.is_empty());
    let said: Vec<String> = said.collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// A line of words that only a kind has.
#[derive(Clone, Debug)]
pub(crate) struct OwnLine {
    /// The name of its field.
    pub(crate) name: String,
    /// What it is called, with the row that it belongs to.
    pub(crate) label: String,
    /// What it says.
    pub(crate) value: String,
    /// Whether it may have several lines.
    pub(crate) is_long: bool,
}

/// All lines of words that only a kind has, in the order of its form.
pub(crate) fn words_lines(desk: &Desk, kind: &KindInfo, (facts, words): (&CommonFacts, &CommonWords)) -> Vec<OwnLine> {
    let line = |part: &Part, field: &OwnField| {
        let label = desk.text(field.label);
        let label = match about(desk, part) {
            Some(row) => desk.text_with("desk-compare-of-row", &[("field", label.into()), ("row", row.into())]),
            None => label,
        };
        let (name, value) = (field.name.clone(), field.value.clone());
        OwnLine { name, label, value, is_long: field.input == Input::Area }
    };
    let is_line = |field: &&OwnField| field.side == Side::Words && matches!(field.input, Input::Line | Input::Area);
    let parts = kind.own.groups(facts, words).into_iter().flat_map(|group| group.parts);
    parts.flat_map(|part| part.fields.iter().filter(is_line).map(|own| line(&part, own)).collect::<Vec<_>>()).collect()
}

/// The rows of facts, by the names under which a form sends them: what a form of words says, so that its lines find theirs.
pub(crate) fn rows(kind: &KindInfo, facts: &CommonFacts, words: &CommonWords) -> Vec<(String, String)> {
    let groups = kind.own.groups(facts, words).into_iter().filter_map(|group| Some((group.rows?, group.parts)));
    let of = |(name, parts): (&str, Vec<Part>)| {
        let items = parts.into_iter().filter_map(|part| part.item);
        items.map(|item| (name.to_owned(), item.to_string())).collect::<Vec<_>>()
    };
    groups.flat_map(of).collect()
}

fn shown(desk: &Desk, parties: &[IssuerChoice], own: &OwnField) -> Field {
    let choice = |(value, label): &(&'static str, &'static str)| Choice {
        value: (*value).to_owned(),
        label: desk.text(label),
        chosen: own.value == *value,
    };
    let choices = match own.input {
        Input::Party => super::facts::organisations(desk, parties, own.value.parse().ok()),
        _ => own.choices.iter().map(choice).collect(),
    };
    Field {
        hint: own.hint.map(|key| desk.text(key)),
        choices,
        ..field(&own.name, desk.text(own.label), own.value.as_str())
    }
}

/// What the templates' macro calls it.
fn kind(input: Input) -> &'static str {
    match input {
        Input::Line => "text",
        Input::Area => "area",
        Input::Flag => "check",
        Input::Choice | Input::Party => "select",
        Input::Time => "datetime-local",
        Input::Day => "date",
        Input::Hour => "time",
        Input::Number => "number",
        Input::Url => "url",
        Input::Email => "email",
        Input::Picture => "picture",
    }
}

/// What a field says, in words.
pub(crate) fn line(desk: &Desk, parties: &[IssuerChoice], field: &OwnField) -> String {
    match (field.chosen(), field.input) {
        (None, Input::Party) if !field.value.is_empty() => {
            let chosen = super::facts::organisations(desk, parties, field.value.parse().ok()).into_iter();
            chosen.filter(|choice| choice.chosen).map(|choice| choice.label).collect()
        }
        (Some(key), _) => desk.text(key),
        (None, Input::Flag) => desk.text(if field.value.is_empty() { "desk-life-no" } else { "desk-life-yes" }),
        (None, Input::Time | Input::Day) => {
            Civil::read(&field.value).map_or_else(|| field.value.clone(), |at| time(desk, at))
        }
        _ => field.value.clone(),
    }
}

/// A civil time in words; without the hour where it is midnight, as a day alone is kept.
pub(crate) fn time(desk: &Desk, at: Civil) -> String {
    let i18n = &desk.portal.web.i18n;
    let day = i18n.date(desk.language, at, DateStyle::Day);
    if at.0.time() == jiff::civil::Time::midnight() {
        return day;
    }
    let time = i18n.date(desk.language, at, DateStyle::Time);
    desk.text_with("desk-day-time", &[("day", day.into()), ("time", time.into())])
}

/// Of two versions of a kind's own fields those that differ: the label, and what each says.
pub(crate) fn differing(
    desk: &Desk,
    parties: &[IssuerChoice],
    before: &[OwnField],
    after: &[OwnField],
) -> Vec<(String, String, String)> {
    let of = |fields: &[OwnField], name: &str| {
        fields.iter().find(|field| field.name == name).map(|own| line(desk, parties, own))
    };
    let gone = before.iter().filter(|own| after.iter().all(|other| other.name != own.name));
    let all = after.iter().chain(gone).map(|own| {
        let name = own.name.as_str();
        (desk.text(own.label), of(before, name).unwrap_or_default(), of(after, name).unwrap_or_default())
    });
    all.filter(|(_, before, after)| before != after).collect()
}

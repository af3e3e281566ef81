//! What only a kind has: its own fields, as the trunk describes them, made fields of the desk.

use publication::own::{Field as OwnField, Group, Input, Side};

use super::field;
use crate::{
    Choice, Desk, Field, Fields,
    publications::views::{OwnGroup, OwnInput, OwnPart},
};

/// Adds the fields, and says how they are grouped.
pub(crate) fn add(desk: &Desk, groups: &[Group], fields: &mut Fields) -> Vec<OwnGroup> {
    let input = |field: &OwnField| OwnInput { name: field.name.clone(), kind: kind(field.input).to_owned() };
    for field in groups.iter().flat_map(|group| &group.parts).flat_map(|part| &part.fields) {
        fields.add(shown(desk, field));
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
                inputs: part.fields.iter().map(input).collect(),
            })
            .collect(),
    };
    groups.iter().map(view).collect()
}

fn shown(desk: &Desk, own: &OwnField) -> Field {
    let choice = |(value, label): &(&'static str, &'static str)| Choice {
        value: (*value).to_owned(),
        label: desk.text(label),
        chosen: own.value == *value,
    };
    Field {
        hint: own.hint.map(|key| desk.text(key)),
        choices: own.choices.iter().map(choice).collect(),
        ..field(&own.name, desk.text(own.label), own.value.as_str())
    }
}

/// What the templates' macro calls it.
fn kind(input: Input) -> &'static str {
    match input {
        Input::Line => "text",
        Input::Area => "area",
        Input::Flag => "check",
        Input::Choice => "select",
        Input::Time => "datetime-local",
        Input::Number => "number",
        Input::Url => "url",
        Input::Email => "email",
    }
}

/// What a field says, in words.
pub(crate) fn line(desk: &Desk, field: &OwnField) -> String {
    match (field.chosen(), field.input) {
        (Some(key), _) => desk.text(key),
        (None, Input::Flag) => desk.text(if field.value.is_empty() { "desk-life-no" } else { "desk-life-yes" }),
        _ => field.value.clone(),
    }
}

/// Of two versions of a kind's own fields those that differ: the label, and what each says.
pub(crate) fn differing(desk: &Desk, before: &[OwnField], after: &[OwnField]) -> Vec<(String, String, String)> {
    let of =
        |fields: &[OwnField], name: &str| fields.iter().find(|field| field.name == name).map(|own| line(desk, own));
    let gone = before.iter().filter(|own| after.iter().all(|other| other.name != own.name));
    let all = after.iter().chain(gone).map(|own| {
        let name = own.name.as_str();
        (desk.text(own.label), of(before, name).unwrap_or_default(), of(after, name).unwrap_or_default())
    });
    all.filter(|(_, before, after)| before != after).collect()
}

//! The form of a kind's own fields: what a field is, and the one walk over them that fills or reads it.

use std::collections::BTreeMap;

use kernel::{Code, FieldError, Random};

use super::{Faults, Item, Sent, Typed};

/// The longest line, in characters.
const LINE_AT_MOST: usize = 500;
/// The longest text of several lines, in characters.
const AREA_AT_MOST: usize = 3_000;
/// How many rows a list may have.
const ROWS_AT_MOST: usize = 50;
/// How many empty rows a list shows under those that it has.
const ROWS_EMPTY: usize = 2;

/// Where a value is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// With the facts: seen in all languages.
    Facts,
    /// With the words of one language.
    Words,
}

/// What a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// A line.
    Line,
    /// Several lines.
    Area,
    /// Yes or no.
    Flag,
    /// One of several.
    Choice,
    /// A civil time.
    Time,
    /// A day.
    Day,
    /// A time of a day.
    Hour,
    /// An organisation, by its id.
    Party,
    /// A number.
    Number,
    /// An address of the web.
    Url,
    /// An address of mail.
    Email,
    /// A picture of the library, by its id or its address.
    Picture,
}

/// A field with its value. Labels and hints are keys of the locale files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name in the form.
    pub name: String,
    /// The key of its label.
    pub label: &'static str,
    /// The key of a word of help.
    pub hint: Option<&'static str>,
    /// What it is.
    pub input: Input,
    /// Where its value is kept: words about a row of facts stand among the facts.
    pub side: Side,
    /// What is in it.
    pub value: String,
    /// What may be chosen: what is sent, and the key of what is read.
    pub choices: Vec<(&'static str, &'static str)>,
}

impl Field {
    /// The key of what is chosen, where it is a choice.
    pub fn chosen(&self) -> Option<&'static str> {
        self.choices.iter().find(|(value, _)| *value == self.value).map(|(_, label)| *label)
    }
}

/// Fields under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Where their values are kept, but for words about rows of facts.
    pub side: Side,
    /// The key of the heading.
    pub legend: &'static str,
    /// The name under which its rows are sent, where it is a list of rows.
    pub rows: Option<&'static str>,
    /// Its fields; of a list, row by row.
    pub parts: Vec<Part>,
}

/// The fields of a group, or of one row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What the row is called by.
    pub item: Option<Code>,
    /// The fields.
    pub fields: Vec<Field>,
}

/// One walk over a kind's fields. With what a form sent, each value is read into its place; the fields say how it stands then.
pub struct Form<'f> {
    sent: Option<Sent<'f>>,
    random: Option<&'f Random>,
    groups: Vec<Group>,
    faults: Faults,
    hint: Option<&'static str>,
    /// Where the next field's value is kept, if not where its group's are.
    side: Option<Side>,
    /// Whether a field of the present row says something.
    is_said: bool,
}

impl<'f> Form<'f> {
    /// A walk that reads what was sent, or that fills. With chance it shows empty rows to fill as well.
    pub(super) fn new(sent: Option<Sent<'f>>, random: Option<&'f Random>) -> Self {
        Self { sent, random, groups: Vec::new(), faults: Faults::default(), hint: None, side: None, is_said: false }
    }

    pub(super) fn end(self) -> (Vec<Group>, Faults) {
        (self.groups, self.faults)
    }

    /// Begins a group of facts, under a heading.
    pub fn facts(&mut self, legend: &'static str) {
        self.begin(Side::Facts, legend, None);
    }

    /// Begins a group of words, under a heading.
    pub fn words(&mut self, legend: &'static str) {
        self.begin(Side::Words, legend, None);
    }

    fn begin(&mut self, side: Side, legend: &'static str, rows: Option<&'static str>) {
        let parts = if rows.is_some() { Vec::new() } else { vec![Part::default()] };
        self.groups.push(Group { side, legend, rows, parts });
    }

    /// Gives the next field a word of help.
    pub fn hint(&mut self, key: &'static str) -> &mut Self {
        self.hint = Some(key);
        self
    }

    /// A line of words.
    pub fn line(&mut self, name: &str, label: &'static str, value: &mut Option<String>) {
        self.text((name, label, Input::Line), LINE_AT_MOST, value);
    }

    /// Several lines of words.
    pub fn area(&mut self, name: &str, label: &'static str, value: &mut Option<String>) {
        self.text((name, label, Input::Area), AREA_AT_MOST, value);
    }

    /// A line of words about a row of facts, kept under the row's item.
    pub fn line_of(&mut self, name: &str, label: &'static str, item: &Code, words: &mut BTreeMap<Code, String>) {
        let mut value = words.remove(item);
        self.side = Some(Side::Words);
        self.line(name, label, &mut value);
        self.side = None;
        if let Some(value) = value {
            words.insert(item.clone(), value);
        }
    }

    fn text(&mut self, (name, label, input): (&str, &'static str, Input), most: usize, value: &mut Option<String>) {
        let name = self.name(name);
        if let Some(sent) = self.sent.and_then(|sent| sent.one(&name)) {
            if sent.chars().count() > most {
                self.blame(FieldError::new(name.clone(), "desk-fault-too-long").quoting(most));
            } else {
                *value = Some(sent.to_owned()).filter(|text| !text.is_empty());
            }
            self.is_said |= !sent.is_empty();
        }
        self.add(name, label, input, value.clone().unwrap_or_default(), Vec::new());
    }

    /// A value of facts.
    pub fn value<T: Typed>(&mut self, name: &str, label: &'static str, value: &mut Option<T>) {
        let name = self.name(name);
        if let Some(sent) = self.sent.and_then(|sent| sent.one(&name)) {
            match T::read(sent) {
                Some(read) => *value = Some(read),
                None if sent.is_empty() => *value = None,
                None => self.blame(FieldError::new(name.clone(), T::FAULT).quoting(sent)),
            }
            self.is_said |= !sent.is_empty();
        }
        let shown = value.as_ref().map(ToString::to_string).unwrap_or_default();
        self.add(name, label, T::INPUT, shown, Vec::new());
    }

    /// One of several, each with what is sent and the key of what is read.
    pub fn choice<T: Copy + PartialEq>(
        &mut self,
        name: &str,
        label: &'static str,
        value: &mut T,
        choices: &[(T, &'static str, &'static str)],
    ) {
        let name = self.name(name);
        if let Some(sent) = self.sent.and_then(|sent| sent.one(&name)) {
            match choices.iter().find(|(_, known, _)| *known == sent) {
                Some((chosen, _, _)) => *value = *chosen,
                None => self.blame(FieldError::new(name.clone(), "desk-fault-choice")),
            }
        }
        let shown = choices.iter().find(|(own, _, _)| own == value).map_or("", |(_, shown, _)| shown);
        let choices = choices.iter().map(|(_, value, label)| (*value, *label)).collect();
        self.add(name, label, Input::Choice, shown.to_owned(), choices);
    }

    /// Yes or no. A browser sends nothing for no: the field beside it says that the form has it.
    pub fn flag(&mut self, name: &str, label: &'static str, value: &mut bool) {
        let name = self.name(name);
        if let Some(sent) = self.sent.filter(|sent| sent.all("flag").any(|own| own == name)) {
            *value = sent.one(&name).is_some();
        }
        self.add(name, label, Input::Flag, if *value { "yes".to_owned() } else { String::new() }, Vec::new());
    }

    /// A list of rows of facts, a group of its own. A row of which every line is left empty goes.
    pub fn rows<T: Default>(
        &mut self,
        name: &'static str,
        legend: &'static str,
        rows: &mut Vec<Item<T>>,
        mut row: impl FnMut(&mut Self, &Code, &mut T),
    ) {
        self.begin(Side::Facts, legend, Some(name));
        if let Some(sent) = self.sent {
            self.read_rows(sent, name, rows, &mut row);
            return;
        }
        for Item { item, value } in rows.iter_mut() {
            self.row(item, |form, item| row(form, item, value));
        }
        let Some(random) = self.random else { return };
        for _ in 0..ROWS_EMPTY {
            let [a, b, c, d] = random.bytes::<4>();
            if let Ok(item) = format!("i{a:02x}{b:02x}{c:02x}{d:02x}").parse::<Code>() {
                self.row(&item, |form, item| row(form, item, &mut T::default()));
            }
        }
    }

    /// Reads the rows that were sent, in their order. A form that sent none, since it has none, changes nothing.
    fn read_rows<T: Default>(
        &mut self,
        sent: Sent<'f>,
        name: &'static str,
        rows: &mut Vec<Item<T>>,
        row: &mut impl FnMut(&mut Self, &Code, &mut T),
    ) {
        let mut items: Vec<Code> = Vec::new();
        items.extend(sent.all(name).filter_map(|item| item.parse().ok()));
        if items.len() > ROWS_AT_MOST + ROWS_EMPTY {
            self.blame(FieldError::new(name, "desk-fault-too-many").quoting(ROWS_AT_MOST));
            return;
        }
        let mut before = std::mem::take(rows);
        if items.is_empty() {
            *rows = before;
            return;
        }
        for item in items {
            let known = before.iter().position(|row| row.item == item);
            let mut value = known.map(|at| before.remove(at).value).unwrap_or_default();
            self.row(&item, |form, item| row(form, item, &mut value));
            if self.is_said && rows.iter().all(|row| row.item != item) {
                rows.push(Item { item, value });
            }
        }
    }

    fn row(&mut self, item: &Code, fields: impl FnOnce(&mut Self, &Code)) {
        if let Some(group) = self.groups.last_mut() {
            group.parts.push(Part { item: Some(item.clone()), fields: Vec::new() });
        }
        self.is_said = false;
        fields(self, item);
    }

    /// The name of a field: of a row, `NAME-ITEM-FIELD`.
    fn name(&self, name: &str) -> String {
        let group = self.groups.last();
        let row = group.and_then(|group| Some((group.rows?, group.parts.last()?.item.as_ref()?)));
        row.map_or_else(|| name.to_owned(), |(rows, item)| format!("{rows}-{}-{name}", item.as_str()))
    }

    /// Where the present field's value is kept.
    fn side(&self) -> Side {
        self.side.or(self.groups.last().map(|group| group.side)).unwrap_or(Side::Facts)
    }

    fn blame(&mut self, fault: FieldError) {
        match self.side() {
            Side::Words => self.faults.words.push(fault),
            Side::Facts => self.faults.facts.push(fault),
        }
    }

    fn add(
        &mut self,
        name: String,
        label: &'static str,
        input: Input,
        value: String,
        choices: Vec<(&'static str, &'static str)>,
    ) {
        let (hint, side) = (self.hint.take(), self.side());
        let Some(part) = self.groups.last_mut().and_then(|group| group.parts.last_mut()) else { return };
        part.fields.push(Field { name, label, hint, input, side, value, choices });
    }
}

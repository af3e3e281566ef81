//! The words of the interface: one Fluent bundle per interface language.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::{Mutex, PoisonError},
};

use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue, concurrent::FluentBundle};
use icu::properties::{CodePointMapData, props::BidiClass};
use kernel::{Direction, Language};

use crate::{
    Fault, I18nError, LocaleFile, Reason,
    formats::{Formats, MOST_DECIMALS},
    plurals, source,
};

/// What a message is given for one of its variables.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Put in as it is.
    Text(String),
    /// Written the language's way; chooses between the plural forms.
    Number(f64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

macro_rules! numbers {
    ($($number:ty),+) => {$(
        impl From<$number> for Arg {
            #[allow(clippy::cast_precision_loss, clippy::cast_lossless)] // What people read stays under 2^53.
            fn from(number: $number) -> Self {
                Self::Number(number as f64)
            }
        }
    )+};
}
numbers!(i32, u32, i64, u64, usize);

type Bundle = FluentBundle<FluentResource>;

/// One language: its messages, and their keys in order.
struct Speech {
    bundle: Bundle,
    keys: BTreeSet<String>,
}

pub(crate) struct Words {
    /// In the order of [`Language::INTERFACE`].
    speeches: [Speech; 4],
    first: usize,
    /// What was complained of already: the language and the key.
    logged: Mutex<HashSet<(usize, String)>>,
}

/// Complaints beyond these many are not kept, nor made: something else is wrong by then.
const MOST_LOGGED: usize = 1000;

impl Words {
    pub(crate) fn new(
        files: &[LocaleFile],
        overrides: &[(Language, String)],
        first: Language,
    ) -> Result<Self, I18nError> {
        let mut faults = Vec::new();
        let speeches = std::array::from_fn(|at| Speech::new(at, files, overrides, &mut faults));
        let known = |language: Language| language.interface_index().is_some();
        let foreign = files.iter().filter(|file| !known(file.language)).map(LocaleFile::name);
        let foreign = foreign.chain(overrides.iter().filter(|it| !known(it.0)).map(|it| operators(it.0)));
        faults.extend(foreign.map(|file| Fault { file, line: 1, reason: Reason::Language }));
        if faults.is_empty() {
            let first = first.interface_index().unwrap_or_default();
            Ok(Self { speeches, first, logged: Mutex::default() })
        } else {
            Err(I18nError(faults))
        }
    }

    pub(crate) fn text(&self, language: Language, key: &str, args: &[(&str, Arg)]) -> String {
        let at = self.index(language);
        if let Some(text) = self.say(at, key, args) {
            return text;
        }
        self.log(at, key, "missing");
        self.say(self.first, key, args).unwrap_or_else(|| key.to_owned())
    }

    pub(crate) fn has(&self, language: Language, key: &str) -> bool {
        self.speeches[self.index(language)].bundle.has_message(key)
    }

    pub(crate) fn keys(&self, language: Language) -> impl Iterator<Item = &str> {
        self.speeches[self.index(language)].keys.iter().map(String::as_str)
    }

    fn index(&self, language: Language) -> usize {
        language.interface_index().unwrap_or(self.first)
    }

    fn say(&self, at: usize, key: &str, args: &[(&str, Arg)]) -> Option<String> {
        let bundle = &self.speeches[at].bundle;
        let message = bundle.get_message(key)?;
        let pattern = message.value()?;
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => given.set(*name, text.as_str()),
                Arg::Number(number) => given.set(*name, *number),
            }
        }
        let mut text = String::with_capacity(64);
        let mut errors: Vec<FluentError> = Vec::new();
        // Writing to a string does not fail; what is wrong with the message is in `errors`.
        let _ = bundle.write_pattern(&mut text, pattern, Some(&given), &mut errors);
        if let Some(error) = errors.first() {
            self.log(at, key, &error.to_string());
        }
        Some(text)
    }

    fn log(&self, at: usize, key: &str, what: &str) {
        let mut logged = self.logged.lock().unwrap_or_else(PoisonError::into_inner);
        if logged.len() < MOST_LOGGED && logged.insert((at, key.to_owned())) {
            tracing::warn!(language = %Language::INTERFACE[at], key, "words of the interface: {what}");
        }
    }
}

impl Speech {
    fn new(at: usize, files: &[LocaleFile], overrides: &[(Language, String)], faults: &mut Vec<Fault>) -> Self {
        let language = Language::INTERFACE[at];
        let mut speech = Self { bundle: bundle(at), keys: BTreeSet::new() };
        let mut places = HashMap::new();
        for file in files.iter().filter(|file| file.language == language) {
            let wrong = |key: &str| !source::belongs(key, file.room);
            speech.add(&file.name(), &file.source, wrong, &mut places, faults);
        }
        for (_, text) in overrides.iter().filter(|(of, _)| *of == language) {
            speech.replace(&operators(language), text, &places, faults);
        }
        speech
    }

    fn add(
        &mut self,
        name: &str,
        text: &str,
        wrong: impl Fn(&str) -> bool,
        places: &mut HashMap<String, String>,
        faults: &mut Vec<Fault>,
    ) {
        let source = match source::read(name, text) {
            Ok(source) => source,
            Err(errors) => return faults.extend(errors),
        };
        for (key, line) in source.keys {
            let mut refuse = |reason| faults.push(Fault { file: name.to_owned(), line, reason });
            if wrong(&key) {
                refuse(Reason::Prefix(key.clone()));
            }
            if let Some(place) = places.get(&key) {
                refuse(Reason::Twice(key, place.clone()));
                continue;
            }
            places.insert(key.clone(), format!("{name}:{line}"));
            if !key.starts_with('-') {
                self.keys.insert(key);
            }
        }
        // The keys that stand twice are reported above, with their places.
        let _ = self.bundle.add_resource(plurals::through_function(source.resource));
    }

    fn replace(&mut self, name: &str, text: &str, places: &HashMap<String, String>, faults: &mut Vec<Fault>) {
        match source::read(name, text) {
            Ok(source) => {
                for (key, line) in source.keys.iter().filter(|(key, _)| !places.contains_key(key)) {
                    tracing::warn!("{name}:{line}: no room has the key {key} in this language");
                }
                self.bundle.add_resource_overriding(plurals::through_function(source.resource));
            }
            Err(errors) => faults.extend(errors),
        }
    }
}

impl LocaleFile {
    pub(crate) fn name(&self) -> String {
        format!("{}/locales/{}.ftl", self.room, self.language)
    }
}

fn operators(language: Language) -> String {
    format!("the operator's words ({language})")
}

fn bundle(at: usize) -> Bundle {
    // Fluent asks the tag for its own plural rules alone, and `plurals` keeps it from asking.
    let tag = Language::INTERFACE[at].as_str().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Fluent would isolate every value, numbers too; `shown` isolates those that need it.
    bundle.set_use_isolating(false);
    // Neither function is there yet: adding them cannot fail.
    let _ = bundle.add_builtins();
    let _ = bundle.add_function(plurals::FUNCTION, move |positional, named| {
        plurals::category(Language::INTERFACE[at], positional, named)
    });
    bundle.set_formatter(Some(match at {
        0 => shown::<0, _>,
        1 => shown::<1, _>,
        2 => shown::<2, _>,
        _ => shown::<3, _>,
    }));
    bundle
}

/// How a value is written in the interface language of this index. `None` leaves it as it is.
fn shown<const AT: usize, M>(value: &FluentValue, _: &M) -> Option<String> {
    let language = Language::INTERFACE[AT];
    match value {
        FluentValue::Number(number) => {
            let options = &number.options;
            let least = options.minimum_fraction_digits.unwrap_or(0);
            let most = options.maximum_fraction_digits.unwrap_or(MOST_DECIMALS).max(least);
            let formats = Formats::of(language)?;
            Some(if options.use_grouping {
                formats.decimal(number.value, least, most)
            } else {
                formats.ungrouped(number.value, least, most)
            })
        }
        FluentValue::String(text) if runs_against(text, language.direction()) => {
            Some(format!("\u{2068}{text}\u{2069}"))
        }
        _ => None,
    }
}

/// Whether a text holds letters that are written in the other direction.
fn runs_against(text: &str, direction: Direction) -> bool {
    let class = CodePointMapData::<BidiClass>::new();
    text.chars().any(|letter| match direction {
        Direction::Ltr => matches!(class.get(letter), BidiClass::RightToLeft | BidiClass::ArabicLetter),
        Direction::Rtl => class.get(letter) == BidiClass::LeftToRight,
    })
}

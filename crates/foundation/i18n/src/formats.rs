//! The formatters of one language, made once and kept for the life of the process: making one costs a hundred times
//! what using it does.

use std::{
    cmp::Ordering,
    collections::HashMap,
    sync::{OnceLock, PoisonError, RwLock},
};

use icu::{
    calendar::{Date, Gregorian},
    collator::{Collator, CollatorBorrowed},
    datetime::{
        FixedCalendarDateTimeFormatter, NoCalendarFormatter,
        fieldsets::{E, T, YM, YMD, YMDE},
        pattern::FixedCalendarDateTimeNames,
    },
    decimal::{
        DecimalFormatter,
        input::{Decimal, SignDisplay},
        options::{DecimalFormatterOptions, GroupingStrategy},
    },
    list::{ListFormatter, options::ListFormatterOptions},
    locale::Locale,
    plurals::{PluralCategory, PluralRules},
};
use kernel::Language;

use crate::ranges::Ranges;

/// What ICU needs in one language.
pub(crate) struct Formats {
    pub(crate) french: bool,
    pub(crate) day: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    pub(crate) weekday: FixedCalendarDateTimeFormatter<Gregorian, YMDE>,
    pub(crate) month: FixedCalendarDateTimeFormatter<Gregorian, YM>,
    pub(crate) weekday_name: FixedCalendarDateTimeFormatter<Gregorian, E>,
    pub(crate) weekday_short: FixedCalendarDateTimeFormatter<Gregorian, E>,
    pub(crate) time: NoCalendarFormatter<T>,
    pub(crate) ranges: Option<Ranges>,
    grouped: DecimalFormatter,
    plain: DecimalFormatter,
    cardinal: PluralRules,
    ordinal: PluralRules,
    list: ListFormatter,
    order: CollatorBorrowed<'static>,
}

/// Content languages beyond these many share the first language's formats: a bound on what is kept.
const MOST_CONTENT_LANGUAGES: usize = 500;

/// The decimals of a number in a sentence, if the message does not say.
pub(crate) const MOST_DECIMALS: usize = 3;

impl Formats {
    /// The formats of a language; `None` where ICU does not have it.
    pub(crate) fn of(language: Language) -> Option<&'static Self> {
        static INTERFACE: [OnceLock<Option<Formats>>; 4] = [const { OnceLock::new() }; 4];
        static CONTENT: OnceLock<RwLock<HashMap<Language, Option<&'static Formats>>>> = OnceLock::new();

        if let Some(at) = language.interface_index() {
            return INTERFACE[at].get_or_init(|| Self::new(language.as_str())).as_ref();
        }
        let content = CONTENT.get_or_init(RwLock::default);
        if let Some(known) = content.read().unwrap_or_else(PoisonError::into_inner).get(&language) {
            return *known;
        }
        let mut content = content.write().unwrap_or_else(PoisonError::into_inner);
        if content.len() >= MOST_CONTENT_LANGUAGES {
            return None;
        }
        *content.entry(language).or_insert_with(|| {
            let made = Self::new(language.as_str()).filter(Self::is_known)?;
            Some(Box::leak(Box::new(made)))
        })
    }

    fn new(tag: &str) -> Option<Self> {
        // English is for readers all over the world: the day comes before the month.
        let tag = if tag == "en" { "en-001" } else { tag };
        // Hours from 0 to 23, numbers within texts sorted by value, Western digits.
        let locale: Locale = format!("{tag}-u-hc-h23-kn-nu-latn").parse().ok()?;
        let plain = DecimalFormatterOptions::from(GroupingStrategy::Never);
        Some(Self {
            french: locale.id.language.as_str() == "fr",
            day: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long()).ok()?,
            weekday: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMDE::long()).ok()?,
            month: month(&locale)?,
            weekday_name: FixedCalendarDateTimeFormatter::try_new((&locale).into(), E::long()).ok()?,
            weekday_short: FixedCalendarDateTimeFormatter::try_new((&locale).into(), E::medium()).ok()?,
            time: NoCalendarFormatter::try_new((&locale).into(), T::hm()).ok()?,
            ranges: Ranges::new(&locale),
            grouped: DecimalFormatter::try_new((&locale).into(), DecimalFormatterOptions::default()).ok()?,
            plain: DecimalFormatter::try_new((&locale).into(), plain).ok()?,
            cardinal: PluralRules::try_new_cardinal((&locale).into()).ok()?,
            ordinal: PluralRules::try_new_ordinal((&locale).into()).ok()?,
            list: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).ok()?,
            order: Collator::try_new((&locale).into(), icu::collator::options::CollatorOptions::default()).ok()?,
        })
    }

    /// Whether the months have names: without data of its own a language gets the root's, `2017 M11 20`.
    fn is_known(&self) -> bool {
        let november = Date::try_new_gregorian(2017, 11, 20);
        november.is_ok_and(|date| !self.day.format(&date).to_string().contains("M11"))
    }

    /// A whole number, in groups.
    pub(crate) fn whole(&self, n: i64) -> String {
        self.grouped.format_to_string(&Decimal::from(n))
    }

    /// A number in groups, rounded to `most` decimals, of which at least `least` are shown.
    pub(crate) fn decimal(&self, value: f64, least: usize, most: usize) -> String {
        rounded(value, least, most).map_or_else(|| value.to_string(), |decimal| self.grouped.format_to_string(&decimal))
    }

    /// The same without groups.
    pub(crate) fn ungrouped(&self, value: f64, least: usize, most: usize) -> String {
        rounded(value, least, most).map_or_else(|| value.to_string(), |decimal| self.plain.format_to_string(&decimal))
    }

    /// CLDR's plural category of a number, of which at least `least` decimals are shown.
    pub(crate) fn category(&self, value: f64, least: usize, ordinal: bool) -> &'static str {
        let rules = if ordinal { &self.ordinal } else { &self.cardinal };
        let category = rounded(value, least, least.max(MOST_DECIMALS)).map(|decimal| rules.category_for(&decimal));
        match category.unwrap_or(PluralCategory::Other) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }

    pub(crate) fn list(&self, items: &[&str]) -> String {
        self.list.format_to_string(items.iter())
    }

    pub(crate) fn compare(&self, a: &str, b: &str) -> Ordering {
        self.order.compare(a, b)
    }
}

/// ICU's formatter of year and month forgets the digits in some languages (`pt`): they are brought in here.
fn month(locale: &Locale) -> Option<FixedCalendarDateTimeFormatter<Gregorian, YM>> {
    let formatter = FixedCalendarDateTimeFormatter::try_new(locale.into(), YM::long()).ok()?;
    let mut names = FixedCalendarDateTimeNames::from_formatter(locale.into(), formatter);
    names.include_decimal_formatter().ok()?;
    names.try_into_formatter(YM::long()).ok()
}

/// With 255 decimals at most. `None` for what is not finite. What rounds to zero loses its sign.
fn rounded(value: f64, least: usize, most: usize) -> Option<Decimal> {
    let digits = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
    let mut decimal: Decimal = format!("{value:.*}", usize::from(digits(most))).parse().ok()?;
    decimal.absolute.trim_end();
    decimal.apply_sign_display(SignDisplay::Negative);
    decimal.absolute.pad_end(-i16::from(digits(least)));
    Some(decimal)
}

//! When an event takes place, in words.

use i18n::{DateStyle, I18n};
use kernel::{Civil, Language};

use crate::moment::{Moment, Stretch, Zone};

/// "lundi 18 novembre 2024, de 17:30 à 18:15", "18–21 novembre 2024".
pub(crate) fn when(i18n: &I18n, language: Language, stretch: &Stretch) -> String {
    let days = days(i18n, language, stretch);
    let hour = |at: Civil| i18n.date(language, at, DateStyle::Time);
    match (stretch.starts, stretch.ends) {
        (Moment::Day(_), _) => days,
        (Moment::Time(from), Some(Moment::Time(to))) if from.0.date() == to.0.date() => i18n.text(
            language,
            "agenda-when-hours",
            &[("days", days.into()), ("from", hour(from).into()), ("to", hour(to).into())],
        ),
        (Moment::Time(from), Some(Moment::Time(to))) => {
            let day = |at: Civil| i18n.date(language, at, DateStyle::Day);
            let args = [
                ("first", day(from).into()),
                ("from", hour(from).into()),
                ("last", day(to).into()),
                ("to", hour(to).into()),
            ];
            i18n.text(language, "agenda-when-span", &args)
        }
        (Moment::Time(from), _) => {
            i18n.text(language, "agenda-when-from", &[("days", days.into()), ("from", hour(from).into())])
        }
    }
}

/// Its days alone.
pub(crate) fn days(i18n: &I18n, language: Language, stretch: &Stretch) -> String {
    let first = Moment::Day(stretch.starts.day()).civil();
    let last = Moment::Day(stretch.last_day()).civil();
    if first == last { i18n.date(language, first, DateStyle::Weekday) } else { i18n.range(language, first, last) }
}

/// The hours on another wall than the reader's: whose they are, and what the site's own clock shows then.
pub(crate) fn elsewhere(
    i18n: &I18n,
    language: Language,
    stretch: &Stretch,
    zone: &Zone,
    site: &Zone,
) -> Option<String> {
    let Moment::Time(at) = stretch.starts else { return None };
    let own = at.instant(zone.zone()).civil(site.zone());
    if own == at {
        return None;
    }
    let own = Stretch { starts: Moment::Time(own), ends: None };
    let args =
        [("there", zone.place().into()), ("here", site.place().into()), ("when", when(i18n, language, &own).into())];
    Some(i18n.text(language, "agenda-when-elsewhere", &args))
}

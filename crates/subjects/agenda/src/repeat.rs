//! How an event comes again, as a form asks for it: the rules that people speak of. A rule that none of them says, such as
//! another calendar may bring, is kept as it is.

use jiff::civil::{Date, Weekday};

use crate::recurrence::Rule;

/// How an event comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// It does not.
    Never,
    /// Every day.
    Daily,
    /// Every week on the same day of it.
    Weekly,
    /// Every other week.
    Fortnightly,
    /// Every month on the same day of it.
    Monthly,
    /// Every month on the same weekday: its second Tuesday.
    MonthlyWeekday,
    /// Every year.
    Yearly,
    /// By a rule that is none of these.
    Other,
}

impl Repeat {
    /// Which of them a rule is, with its last day, for an event that first takes place on this day.
    pub(crate) fn of(rule: Option<&Rule>, first: Option<Date>) -> (Self, Option<Date>) {
        let Some(rule) = rule else { return (Self::Never, None) };
        let (mut kept, mut until) = (Vec::new(), None);
        for part in rule.as_str().split(';') {
            match part.strip_prefix("UNTIL=").and_then(|day| Date::strptime("%Y%m%d", day.get(..8)?).ok()) {
                Some(day) => until = Some(day),
                None => kept.push(part),
            }
        }
        let kept = kept.join(";");
        let all = [Self::Daily, Self::Weekly, Self::Fortnightly, Self::Monthly, Self::MonthlyWeekday, Self::Yearly];
        (all.into_iter().find(|one| one.text(first).as_deref() == Some(&kept)).unwrap_or(Self::Other), until)
    }

    /// The rule, up to a last day; the former one where it is of another kind.
    pub(crate) fn rule(self, first: Option<Date>, until: Option<Date>, former: Option<Rule>) -> Option<Rule> {
        if self == Self::Other {
            return former;
        }
        let until = until.map(|day| format!(";UNTIL={}", day.strftime("%Y%m%d"))).unwrap_or_default();
        (self.text(first)? + &until).parse().ok()
    }

    fn text(self, first: Option<Date>) -> Option<String> {
        Some(match self {
            Self::Never | Self::Other => return None,
            Self::Daily => "FREQ=DAILY".to_owned(),
            Self::Weekly => "FREQ=WEEKLY".to_owned(),
            Self::Fortnightly => "FREQ=WEEKLY;INTERVAL=2".to_owned(),
            Self::Monthly => "FREQ=MONTHLY".to_owned(),
            Self::MonthlyWeekday => format!("FREQ=MONTHLY;BYDAY={}", nth_weekday(first?)),
            Self::Yearly => "FREQ=YEARLY".to_owned(),
        })
    }
}

/// `2TU` for a second Tuesday; the fifth is called the last.
fn nth_weekday(day: Date) -> String {
    let nth = match (day.day() - 1) / 7 + 1 {
        5 => -1,
        nth => nth,
    };
    let weekday = match day.weekday() {
        Weekday::Monday => "MO",
        Weekday::Tuesday => "TU",
        Weekday::Wednesday => "WE",
        Weekday::Thursday => "TH",
        Weekday::Friday => "FR",
        Weekday::Saturday => "SA",
        Weekday::Sunday => "SU",
    };
    format!("{nth}{weekday}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_known_again_by_its_rule() {
        let first = Some("2024-11-12".parse().unwrap());
        let until = Some("2025-06-30".parse().unwrap());
        for one in [
            Repeat::Daily,
            Repeat::Weekly,
            Repeat::Fortnightly,
            Repeat::Monthly,
            Repeat::MonthlyWeekday,
            Repeat::Yearly,
        ] {
            for until in [None, until] {
                let rule = one.rule(first, until, None).unwrap();
                assert_eq!(Repeat::of(Some(&rule), first), (one, until), "{rule}");
            }
        }
        assert_eq!(Repeat::MonthlyWeekday.rule(first, None, None).unwrap().as_str(), "FREQ=MONTHLY;BYDAY=2TU");
        assert_eq!(Repeat::Never.rule(first, until, None), None);
    }

    #[test]
    fn a_rule_of_another_calendar_is_kept() {
        let rule: Rule = "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10".parse().unwrap();
        assert_eq!(Repeat::of(Some(&rule), None), (Repeat::Other, None));
        assert_eq!(Repeat::Other.rule(None, None, Some(rule.clone())), Some(rule));
    }

    #[test]
    fn the_fifth_weekday_of_a_month_is_its_last() {
        assert_eq!(nth_weekday("2024-10-29".parse().unwrap()), "-1TU");
    }
}

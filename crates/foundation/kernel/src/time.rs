//! Time: instants are milliseconds of UTC, civil times are text of the site's own zone, the clock is injected.

use std::{fmt, str::FromStr, sync::Arc};

use crate::ValueError;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Instant(pub i64);

impl Instant {
    /// This instant moved by so many milliseconds.
    #[must_use]
    pub fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// RFC 3339 in UTC, to the second: `2017-11-20T08:00:00Z`.
    pub fn to_rfc3339(self) -> String {
        let stamp = jiff::Timestamp::from_second(self.0.div_euclid(1000)).unwrap_or_default();
        stamp.to_string()
    }

    /// What a clock on the wall of this zone shows at this instant, to the second.
    pub fn civil(self, zone: &jiff::tz::TimeZone) -> Civil {
        let stamp = jiff::Timestamp::from_second(self.0.div_euclid(1000)).unwrap_or_default();
        Civil(zone.to_datetime(stamp))
    }
}

/// A civil date and time without an offset, `YYYY-MM-DDTHH:MM:SS`, in the site's time zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Civil(pub jiff::civil::DateTime);

impl Civil {
    /// The instant at which a clock of this zone shows this time; the earlier one where the hour happens twice,
    /// the later one where it does not happen at all (jiff's "compatible").
    pub fn instant(self, zone: &jiff::tz::TimeZone) -> Instant {
        let stamp = zone.to_ambiguous_zoned_datetime(self.0).compatible();
        Instant(stamp.map_or(0, |zoned| zoned.timestamp().as_millisecond()))
    }

    /// The day alone: `2017-11-20`.
    pub fn day(self) -> String {
        self.0.date().to_string()
    }
}

impl FromStr for Civil {
    type Err = ValueError;

    /// Reads `2017-11-20T08:00:00`, `2017-11-20T08:00` and `2017-11-20` (midnight).
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let refused = || ValueError::new("civil", text);
        // jiff would also take an offset and drop it; a civil time has none.
        let sober = text.len() <= 19 && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b':' | b'T'));
        let time = sober.then(|| text.parse::<jiff::civil::DateTime>().ok()).flatten().ok_or_else(refused)?;
        if time.year() < 1 { Err(refused()) } else { Ok(Self(time)) }
    }
}

impl fmt::Display for Civil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime("%Y-%m-%dT%H:%M:%S"))
    }
}

impl fmt::Debug for Civil {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Civil({self})")
    }
}

impl serde::Serialize for Civil {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Civil {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Civil {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Civil".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "civil" })
    }
}

/// Where the time comes from: the system in `serve`, a fixed instant in tests and in the demo.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Instant + Send + Sync>);

impl Clock {
    /// The clock of the machine.
    pub fn system() -> Self {
        Self(Arc::new(|| Instant(jiff::Timestamp::now().as_millisecond())))
    }

    /// A clock that always shows this instant.
    pub fn fixed(at: Instant) -> Self {
        Self(Arc::new(move || at))
    }

    /// A clock read by the given function: a test that lets time pass.
    pub fn by(read: impl Fn() -> Instant + Send + Sync + 'static) -> Self {
        Self(Arc::new(read))
    }

    /// The present instant.
    pub fn now(&self) -> Instant {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({})", self.now().to_rfc3339())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn civil_times_are_read_and_written() {
        assert_eq!("2017-11-20".parse::<Civil>().unwrap().to_string(), "2017-11-20T00:00:00");
        assert_eq!("2017-11-20T08:30".parse::<Civil>().unwrap().to_string(), "2017-11-20T08:30:00");
        for wrong in
            ["", "2017", "2017-02-30", "2017-11-20T25:00:00", "2017-11-20T08:00:00Z", "2017-11-20T08:00:00+01:00"]
        {
            assert!(wrong.parse::<Civil>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_civil_time_becomes_an_instant_of_its_zone() {
        let paris = jiff::tz::TimeZone::get("Europe/Paris").unwrap();
        let winter: Civil = "2017-11-20T09:00:00".parse().unwrap();
        assert_eq!(winter.instant(&paris).to_rfc3339(), "2017-11-20T08:00:00Z");
        assert_eq!(winter.instant(&paris).civil(&paris), winter);
    }
}

//! A point on the earth.

use std::{fmt, str::FromStr};

use kernel::ValueError;

/// Degrees north and east, in millionths (a tenth of a metre). As text: `51.028090;4.480280`, as RFC 5545 writes `GEO`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    north: i32,
    east: i32,
}

impl Point {
    /// Degrees north and east.
    pub(crate) fn degrees(self) -> (f64, f64) {
        (f64::from(self.north) / 1e6, f64::from(self.east) / 1e6)
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (north, east) = self.degrees();
        write!(f, "{north:.6};{east:.6}")
    }
}

impl FromStr for Point {
    type Err = ValueError;

    /// Two numbers as people copy them from a map: `51.02809, 4.48028`, and as RFC 5545 has them, with a semicolon.
    fn from_str(text: &str) -> Result<Self, ValueError> {
        let wrong = || ValueError::new("point", text);
        let (north, east) = text.split_once([';', ',']).ok_or_else(wrong)?;
        let read = |part: &str, most: f64| {
            let degrees: f64 = part.trim().parse().ok().filter(|degrees: &f64| degrees.abs() <= most)?;
            format!("{:.0}", degrees * 1e6).parse().ok()
        };
        let (north, east) = read(north, 90.0).zip(read(east, 180.0)).ok_or_else(wrong)?;
        Ok(Self { north, east })
    }
}

impl serde::Serialize for Point {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Point {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl schemars::JsonSchema for Point {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Point".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "point" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_read_as_people_and_as_calendars_write_it() {
        for text in ["51.02809, 4.48028", "51.02809,4.48028", "51.028090;4.480280"] {
            assert_eq!(text.parse::<Point>().unwrap().to_string(), "51.028090;4.480280", "{text}");
        }
        assert_eq!("-33.45;-70.666667".parse::<Point>().unwrap().degrees(), (-33.45, -70.666_667));
        for wrong in ["", "51", "91;0", "0;181", "nord;est", "NaN;1", "inf;1"] {
            assert!(wrong.parse::<Point>().is_err(), "{wrong}");
        }
    }
}

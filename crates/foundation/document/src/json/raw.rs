//! Any JSON, seen as a node: shape first, meaning later, so that a fault can be told with its place and so that the
//! same reader serves text, bytes and values without building a second tree of maps.

use std::{borrow::Cow, fmt};

use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::limits;

/// A node as it came.
#[derive(Debug, Default)]
pub(super) struct Raw<'a> {
    /// Whether it is an object at all.
    pub(super) is_node: bool,
    /// `type`; empty where it is absent or not a string.
    pub(super) name: Cow<'a, str>,
    pub(super) attrs: Vec<(Cow<'a, str>, Scalar<'a>)>,
    pub(super) content: Vec<Raw<'a>>,
    pub(super) marks: Vec<Raw<'a>>,
    pub(super) text: Option<Cow<'a, str>>,
    /// The first key that is none of the five, or one of them in another shape.
    pub(super) unknown: Option<Cow<'a, str>>,
    /// Whether content was left unread because it lies beyond the limit of depth.
    pub(super) too_deep: bool,
}

/// The value of an attribute.
#[derive(Debug)]
pub(super) enum Scalar<'a> {
    Null,
    Bool(bool),
    Number(i64),
    Text(Cow<'a, str>),
    /// A fraction, a list or an object.
    Other,
}

/// JSON nodes within nodes: blocks, then text, then the text of a note.
const DEPTH: usize = limits::DEPTH + 4;

pub(super) struct NodeSeed(pub(super) usize);

impl<'de> DeserializeSeed<'de> for NodeSeed {
    type Value = Raw<'de>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Answers that whatever is not of the wanted shape is just that.
macro_rules! otherwise {
    ($value:expr; $($method:ident: $type:ty),+) => {
        $(fn $method<E: serde::de::Error>(self, _: $type) -> Result<Self::Value, E> { Ok($value) })+
        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> { Ok($value) }
    };
}

impl<'de> Visitor<'de> for NodeSeed {
    type Value = Raw<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a node")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw<'de>, A::Error> {
        let mut raw = Raw { is_node: true, ..Raw::default() };
        while let Some(Text(key)) = map.next_key()? {
            match &*key {
                "type" => match map.next_value()? {
                    Scalar::Text(name) => raw.name = name,
                    _ => raw.unknown = Some(key),
                },
                "text" => match map.next_value()? {
                    Scalar::Text(text) => raw.text = Some(text),
                    _ => raw.unknown = Some(key),
                },
                "attrs" => match map.next_value_seed(AttrsSeed)? {
                    Some(attrs) => raw.attrs = attrs,
                    None => raw.unknown = Some(key),
                },
                "content" if self.0 >= DEPTH => {
                    map.next_value::<IgnoredAny>()?;
                    raw.too_deep = true;
                }
                "content" | "marks" => match map.next_value_seed(ListSeed(self.0 + 1))? {
                    Some(list) if key == "content" => raw.content = list,
                    Some(list) => raw.marks = list,
                    None => raw.unknown = Some(key),
                },
                _ => {
                    map.next_value::<IgnoredAny>()?;
                    raw.unknown.get_or_insert(key);
                }
            }
        }
        Ok(raw)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Raw<'de>, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Raw::default())
    }

    otherwise!(Raw::default(); visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);
}

/// A list of nodes; `None` where it is something else.
struct ListSeed(usize);

impl<'de> DeserializeSeed<'de> for ListSeed {
    type Value = Option<Vec<Raw<'de>>>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ListSeed {
    type Value = Option<Vec<Raw<'de>>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of nodes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = seq.next_element_seed(NodeSeed(self.0))? {
            nodes.push(node);
        }
        Ok(Some(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    otherwise!(None; visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);
}

/// The attributes of a node; `None` where they are no object. `null` is an empty one.
struct AttrsSeed;

impl<'de> DeserializeSeed<'de> for AttrsSeed {
    type Value = Option<Vec<(Cow<'de, str>, Scalar<'de>)>>;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AttrsSeed {
    type Value = Option<Vec<(Cow<'de, str>, Scalar<'de>)>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("attributes")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut attrs = Vec::with_capacity(map.size_hint().unwrap_or(0).min(16));
        while let Some((Text(key), value)) = map.next_entry()? {
            attrs.push((key, value));
        }
        Ok(Some(attrs))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    otherwise!(None; visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);
}

/// A key or a text, borrowed from the source where it is written there without escapes.
struct Text<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match deserializer.deserialize_any(ScalarVisitor)? {
            Scalar::Text(text) => Ok(Self(text)),
            _ => Err(serde::de::Error::custom("a key is a text")),
        }
    }
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }
    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Scalar::Bool(value))
    }
    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Scalar::Number(value))
    }
    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(i64::try_from(value).map_or(Scalar::Other, Scalar::Number))
    }
    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(Scalar::Other)
    }
    fn visit_borrowed_str<E>(self, value: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Borrowed(value)))
    }
    fn visit_str<E>(self, value: &str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Owned(value.to_owned())))
    }
    fn visit_string<E>(self, value: String) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Owned(value)))
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Scalar::Null)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }
}

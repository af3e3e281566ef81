//! Identifiers: `UUIDv7` (RFC 9562), so that they sort by the time they were made; one newtype per table.

use crate::{Clock, Random};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// A new id; sorts after those made before it by the same clock.
            pub fn new(clock: &Clock, random: &Random) -> Self {
                Self(next(clock, random))
            }

            /// The id that stands for "none" in key columns, which cannot hold a null.
            pub const fn nil() -> Self {
                Self(uuid::Uuid::nil())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                uuid::Uuid::parse_str(text).map(Self)
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": "string", "format": "uuid" })
            }
        }
    )+};
}

ids! {
    /// A publication: what an editor publishes, in all its languages.
    PublicationId,
    /// One language version of a publication.
    TextId,
    /// A topic, a country or a region of the world.
    ThemeId,
    /// An authority or an organisation.
    PartyId,
    /// A human being known to the site.
    PersonId,
    /// A person's office in a party.
    PositionId,
    /// A service of a party, with its own address.
    UnitId,
    /// A file kept by the media room.
    MediaId,
    /// A collection of files.
    CollectionId,
    /// A file that is arriving.
    UploadId,
    /// A job to run later.
    JobId,
    /// An account.
    AccountId,
    /// A group of members.
    GroupId,
}

fn next(clock: &Clock, random: &Random) -> uuid::Uuid {
    let millis = u64::try_from(clock.now().0).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random.bytes()).into_uuid()
}

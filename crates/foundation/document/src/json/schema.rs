//! The schema of the stored form (JSON Schema): nodes, marks and their names; attributes are checked by the reader.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::write::{BLOCKS, PARTS};
use crate::Document;

impl JsonSchema for Document {
    fn schema_name() -> Cow<'static, str> {
        "Document".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let node = generator.subschema_for::<Node>();
        json_schema!({
            "type": "object",
            "properties": { "type": { "const": "doc" }, "content": { "type": "array", "items": node } },
            "required": ["type"],
            "additionalProperties": false,
        })
    }
}

/// A node, for the schema alone.
struct Node;

impl JsonSchema for Node {
    fn schema_name() -> Cow<'static, str> {
        "DocumentNode".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let node = generator.subschema_for::<Self>();
        let names: Vec<_> = BLOCKS.iter().chain(PARTS).collect();
        let marks = ["link", "language", "bold", "italic", "subscript", "superscript", "code"];
        json_schema!({
            "type": "object",
            "properties": {
                "type": { "enum": names },
                "attrs": { "type": "object" },
                "content": { "type": "array", "items": node },
                "text": { "type": "string", "minLength": 1 },
                "marks": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": { "type": { "enum": marks }, "attrs": { "type": "object" } },
                        "required": ["type"],
                        "additionalProperties": false,
                    },
                },
            },
            "required": ["type"],
            "additionalProperties": false,
        })
    }
}

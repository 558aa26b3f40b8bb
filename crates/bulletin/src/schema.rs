//! The JSON Schema of both formats, generated from the types.
//!
//! It describes what a file of version 1 should have. Reading is more lenient with
//! what it does not know.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::model::{
    Amount, Archive, Block, BlockKind, Bound, Cell, Date, Figure, Heading, Inline, Issue, List,
    ListItem, Run, Table,
};

/// The schema of `issue.json`, as text.
pub fn issue() -> String {
    of::<Issue>("bulletin/1")
}

/// The schema of `archive.json`, as text.
pub fn archive() -> String {
    of::<Archive>("bulletin-archive/1")
}

fn of<T: JsonSchema>(format: &str) -> String {
    // Fields that writing can leave out are optional.
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<T>();
    // The format's name and version are not a field of the model, and come first.
    let version = json!({
        "type": "string",
        "description": "The format and its major version; a minor one may follow.",
        "pattern": format!(r"^{format}(\.(0|[1-9][0-9]*))?$"),
    });
    let mut root = Map::new();
    for name in ["$schema", "title", "description", "type"] {
        root.insert(
            name.to_owned(),
            schema.get(name).cloned().unwrap_or_default(),
        );
    }
    root.insert("title".to_owned(), format.into());
    let mut properties = Map::from_iter([("format".to_owned(), version)]);
    properties.extend(object(&schema, "properties"));
    root.insert("properties".to_owned(), properties.into());
    let mut required = vec![Value::from("format")];
    if let Some(Value::Array(names)) = schema.get("required") {
        required.extend(names.iter().cloned());
    }
    root.insert("required".to_owned(), required.into());
    root.insert("$defs".to_owned(), object(&schema, "$defs").into());
    let mut text = format!("{:#}", Value::from(root));
    text.push('\n');
    text
}

fn object(schema: &Schema, name: &str) -> Map<String, Value> {
    match schema.get(name) {
        Some(Value::Object(object)) => object.clone(),
        _ => Map::new(),
    }
}

/// Types that `write.rs` serializes by hand have a schema written by hand.
macro_rules! describe {
    ($($name:ident: |$generator:ident| $schema:expr;)*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}

describe! {
    Inline: |generator| json_schema!({
        "description": "Text: a string, or an array of runs.",
        "anyOf": [
            { "type": "string" },
            { "type": "array", "items": generator.subschema_for::<Run>() },
        ],
    });

    Run: |generator| json_schema!({
        "description": "A part of inline text.",
        "anyOf": [
            { "type": "string" },
            one_field("strong", "Strong importance, shown in bold.", generator.subschema_for::<Inline>()),
            one_field("em", "Emphasis.", generator.subschema_for::<Inline>()),
            one_field("link", "A link; the address is http, https, mailto, tel or relative.", json_schema!({
                "type": "object",
                "properties": {
                    "href": { "type": "string" },
                    "text": generator.subschema_for::<Inline>(),
                },
                "required": ["href", "text"],
            })),
            one_field("noteRef", "A reference to the note with this id.", json_schema!({ "type": "string" })),
            one_field("break", "A line break.", json_schema!({ "const": true })),
        ],
    });

    Block: |generator| json_schema!({
        "description": "A block of text: an object with one field, named after its kind.",
        "anyOf": BlockKind::ALL.iter().map(|&kind| block(kind, generator)).collect::<Vec<_>>(),
    });

    ListItem: |generator| json_schema!({
        "description": "A point of a list: inline text, or an object if it has points below it.",
        "anyOf": [
            generator.subschema_for::<Inline>(),
            {
                "type": "object",
                "properties": {
                    "text": generator.subschema_for::<Inline>(),
                    "items": generator.subschema_for::<Vec<ListItem>>(),
                },
                "required": ["text"],
            },
        ],
    });

    Cell: |generator| json_schema!({
        "description": "A cell: inline text, or an object if it spans several rows or columns.",
        "anyOf": [
            generator.subschema_for::<Inline>(),
            {
                "type": "object",
                "properties": {
                    "text": generator.subschema_for::<Inline>(),
                    "colSpan": { "type": "integer", "minimum": 1, "maximum": 1000 },
                    "rowSpan": { "type": "integer", "minimum": 1, "maximum": 65534 },
                },
                "required": ["text"],
            },
        ],
    });

    Amount: |generator| json_schema!({
        "description": "A sum of money in yuan, exact to the fen. A range has `upTo`, its upper end, and the bound `exact` or `about`.",
        "type": "object",
        "properties": {
            "yuan": yuan(),
            "bound": generator.subschema_for::<Bound>(),
            "upTo": yuan(),
        },
        "required": ["yuan"],
    });

    Date: |_generator| json_schema!({
        "description": "A day of the calendar.",
        "type": "string",
        "format": "date",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    });
}

fn block(kind: BlockKind, generator: &mut SchemaGenerator) -> Value {
    let (description, value) = match kind {
        BlockKind::Paragraph => ("A paragraph.", generator.subschema_for::<Inline>()),
        BlockKind::Heading => (
            "A heading inside a section.",
            generator.subschema_for::<Heading>(),
        ),
        BlockKind::List => (
            "A list; the markers are part of the text.",
            generator.subschema_for::<List>(),
        ),
        BlockKind::Figure => (
            "Pictures under one caption.",
            generator.subschema_for::<Figure>(),
        ),
        BlockKind::Table => ("A table.", generator.subschema_for::<Table>()),
        BlockKind::Quote => (
            "Words of somebody else.",
            generator.subschema_for::<Vec<Block>>(),
        ),
    };
    one_field(kind.name(), description, value)
}

fn one_field(name: &str, description: &str, value: Schema) -> Value {
    json!({
        "description": description,
        "type": "object",
        "properties": { name: value },
        "required": [name],
    })
}

fn yuan() -> Value {
    json!({ "type": "string", "pattern": r"^[0-9]+(\.[0-9]{1,2})?$" })
}

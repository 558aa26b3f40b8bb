//! Writes the JSON Schema of both formats into `schema/`:
//! `cargo run -p bulletin --features schema --example schema`.

use std::path::Path;
use std::{fs, io};

use bulletin::schema;

fn main() -> io::Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    fs::create_dir_all(&folder)?;
    for (name, text) in [
        ("issue.schema.json", schema::issue()),
        ("archive.schema.json", schema::archive()),
    ] {
        fs::write(folder.join(name), text)?;
        println!("schema/{name}");
    }
    Ok(())
}

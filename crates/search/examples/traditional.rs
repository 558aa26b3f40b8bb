//! Writes `src/traditional.txt` anew: `cargo run -p bulletin-search --example traditional`.

#[path = "../tests/shared/traditional.rs"]
mod traditional;

fn main() -> std::io::Result<()> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/traditional.txt");
    std::fs::write(path, traditional::table())
}

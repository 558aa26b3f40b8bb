//! The table of traditional characters is what OpenCC's data gives.

#[path = "shared/traditional.rs"]
mod traditional;

#[test]
fn the_table_is_up_to_date() {
    let table = traditional::table();
    let own = include_str!("../src/traditional.txt");
    assert!(
        own == table,
        "run: cargo run -p bulletin-search --example traditional"
    );
}
